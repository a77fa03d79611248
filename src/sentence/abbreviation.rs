//! What a word before a stop says about the stop.

use crate::lexicon;
use crate::lexicon::sentence as lists;
use crate::token::{Token, TokenKind};

/// What kind of abbreviation stands before a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// "Sen.": a name follows.
    Title,
    /// "vs.", "e.g.", "No.": something follows that it speaks of.
    Lead,
    /// "Inc.", "Fla.", "Oct.", "U.S.": may stand anywhere.
    Ending,
    /// "a.m.", "p.m."
    Hour,
    /// "J.": one letter.
    Initial,
}

/// Reads the word before a stop; `None` for an ordinary word. The stop may be part of the token.
pub(super) fn abbreviation(text: &str, token: &Token) -> Option<Abbreviation> {
    if token.kind == TokenKind::Symbol || token.kind == TokenKind::Number {
        return None;
    }
    let word = token.of(text);
    let word = word.strip_suffix('.').unwrap_or(word);
    if is_unit(&text[..token.span.start], word) {
        return None;
    }
    let mut letters = word.chars();
    if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
        return Some(if matches!(word, "p" | "v" | "c") { Abbreviation::Lead } else { Abbreviation::Initial });
    }
    if word.len() > 8 {
        return None;
    }
    if lexicon::ABBREVIATED_TITLES.contains_folded(word) && starts_as_written(word) {
        return Some(Abbreviation::Title);
    }
    // "a village (pop. 969)"
    if word == "pop" && text[..token.span.start].ends_with('(') {
        return Some(Abbreviation::Lead);
    }
    // "said Del. Lee", a delegate; the state stands behind a comma: "in Dover, Del."
    if word == "Del" && !text[..token.span.start].ends_with(", ") {
        return Some(Abbreviation::Title);
    }
    if ["a.m", "p.m", "am", "pm"].iter().any(|hour| hour.eq_ignore_ascii_case(word)) {
        return (word.len() == 3).then_some(Abbreviation::Hour);
    }
    if lexicon::ABBREVIATED_LEADS.contains_folded(word) {
        return Some(Abbreviation::Lead);
    }
    if lexicon::ABBREVIATED_ENDINGS.contains_folded(word) && (starts_as_written(word) || lists::SMALL_ENDINGS.contains(&word)) {
        return Some(Abbreviation::Ending);
    }
    (token.kind == TokenKind::Abbreviation).then_some(Abbreviation::Ending)
}

/// "£22.5m.", "250 km/h.", "50 g.": a letter behind a number is its unit, and no initial.
fn is_unit(before: &str, word: &str) -> bool {
    let counted = |before: &str| before.ends_with(|c: char| c.is_ascii_digit());
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    word.len() == 1 && (counted(before) || before.ends_with('/') || small && before.strip_suffix(' ').is_some_and(counted))
}

fn starts_as_written(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) || lists::TITLES_IN_NAMES.contains(&word)
}
