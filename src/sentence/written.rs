//! What a token says by how it is written: a stop, an opening mark, a capital.

use crate::token::{Token, is_apostrophe};

/// What a run of stops is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// One full stop.
    Full,
    /// Two or more stops, or `…`.
    Ellipsis,
    /// A run that holds a question or an exclamation mark.
    Exclaim,
    /// A stop that is used for nothing else (`。`, `।`).
    Sure,
}

/// How a word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    Upper,
    Lower,
    Digit,
    /// A letter of a script without case.
    Caseless,
    /// No letter and no digit.
    Symbol,
}

pub(super) fn is_apostrophe_token(text: &str, token: &Token) -> bool {
    token.of(text).chars().all(is_apostrophe)
}

pub(super) fn stop(token: &str) -> Option<Stop> {
    match token {
        "." => Some(Stop::Full),
        "…" => Some(Stop::Ellipsis),
        "!" | "?" | "‽" | "؟" | "⁇" | "⁈" | "⁉" => Some(Stop::Exclaim),
        "。" | "！" | "？" | "।" | "॥" | "።" | "፧" | "။" | "۔" | "｡" | "։" | "．" => Some(Stop::Sure),
        _ if token.starts_with("..") => Some(Stop::Ellipsis),
        _ => None,
    }
}

pub(super) fn is_opener(token: &str) -> bool {
    matches!(token, "\"" | "“" | "‘" | "'" | "«" | "„" | "‹" | "「" | "『" | "(" | "[" | "¿" | "¡" | "``" | "`" | "”")
}

pub(super) fn begins(word: &str) -> Begins {
    match word.chars().next() {
        Some(c) if c.is_ascii_digit() || c.is_numeric() => Begins::Digit,
        Some(c) if c.is_uppercase() => Begins::Upper,
        Some(c) if c.is_lowercase() => match word.chars().nth(1) {
            // "iPhone", "eBay"; an address
            Some(second) if second.is_uppercase() => Begins::Upper,
            _ if matches!(word, "http" | "https" | "www") || word.chars().any(char::is_uppercase) => Begins::Upper,
            _ => Begins::Lower,
        },
        Some(c) if c.is_alphabetic() => Begins::Caseless,
        _ => Begins::Symbol,
    }
}

pub(super) fn is_all_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

pub(super) fn begins_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}
