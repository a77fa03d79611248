//! Words, numbers and symbols: the ground under every other stage, and what the attribution model reads.
//!
//! One pass, left to right, no look-behind. The rules, in the order in which they are tried:
//!
//! 1. digits, with single `.` `,` `:` `/` between digits: `15,000`, `9.58`, `2023/11`, `7:30`;
//! 2. letters each followed by a stop, two or more: `U.S.`, `p.m.`;
//! 3. a word from which `n't` or a clitic splits: `do|n't`, `Miller|'s`, `we|'ll`;
//! 4. an abbreviated title with its stop before white space: `Dr.`, `Sen.`;
//! 5. letters and digits: `G7`, `naïve`;
//! 6. a run of stops or of hyphens: `...`, `--`;
//! 7. every other symbol alone.

use crate::lexicon::sentence as lists;
use crate::span::Span;

/// What a [`Token`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, or letters and digits (`G7`).
    Word,
    /// Starts with a digit: `15,000`, `7:30`. A word glued to it is a token of its own (`15|th`).
    Number,
    /// Letters with stops (`U.S.`) or a title with its stop (`Dr.`).
    Abbreviation,
    /// `n't`, `'s`, `'ll` and the like, split from their word.
    Clitic,
    /// One symbol, or a run of stops or hyphens.
    Symbol,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// Splits `text` into tokens. White space belongs to none. Linear in the length of the text.
///
/// ```
/// # use sourcelight::stage::tokens;
/// let text = "The U.S. didn't say $1.2bn.";
/// let words: Vec<&str> = tokens(text).iter().map(|t| t.of(text)).collect();
/// assert_eq!(words, ["The", "U.S.", "did", "n't", "say", "$", "1.2", "bn", "."]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 4);
    let mut at = 0;
    while let Some(first) = char_at(text, at) {
        let end = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_ascii_digit() {
            push(&mut out, at, number_end(text, at), TokenKind::Number)
        } else if is_word(first) {
            word(text, at, &mut out)
        } else if let Some(end) = clitic_end(text, at, &out) {
            push(&mut out, at, end, TokenKind::Clitic)
        } else if first == '.' || first == '-' {
            push(&mut out, at, run_end(text, at, first), TokenKind::Symbol)
        } else {
            push(&mut out, at, at + first.len_utf8(), TokenKind::Symbol)
        };
        at = end;
    }
    out
}

fn push(out: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) -> usize {
    out.push(Token { span: Span::new(start, end), kind });
    end
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(byte as char),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// Letters, digits, and the marks that combine with the letter before them or join letters (so that `é` written as two
/// code points and scripts with vowel signs stay whole words).
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}' | '\u{00AD}')
    }
}

/// An apostrophe, straight or curly.
#[inline]
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let joined = matches!(bytes.get(end), Some(b'.' | b',' | b':' | b'/')) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !joined {
            return end;
        }
        end += 1;
    }
}

fn run_end(text: &str, start: usize, symbol: char) -> usize {
    text.as_bytes()[start..].iter().position(|&byte| byte != symbol as u8).map_or(text.len(), |n| start + n)
}

/// `U.S.`: letters each followed by a stop, at least two of them.
fn dotted_end(text: &str, start: usize) -> Option<usize> {
    let (mut at, mut letters) = (start, 0);
    while let Some(letter) = char_at(text, at).filter(|c| c.is_alphabetic()) {
        let stop = at + letter.len_utf8();
        if text.as_bytes().get(stop) != Some(&b'.') {
            break;
        }
        letters += 1;
        at = stop + 1;
    }
    (letters >= 2).then_some(at)
}

fn word(text: &str, start: usize, out: &mut Vec<Token>) -> usize {
    if let Some(end) = dotted_end(text, start) {
        return push(out, start, end, TokenKind::Abbreviation);
    }
    let mut end = start;
    let mut last = start;
    while let Some(c) = char_at(text, end).filter(|&c| is_word(c)) {
        last = end;
        end += c.len_utf8();
    }
    let written = &text[start..end];
    // "didn't": the n belongs to the clitic.
    let negated = last > start
        && matches!(&text[last..end], "n" | "N")
        && char_at(text, end).is_some_and(is_apostrophe)
        && negation_end(text, end).is_some();
    if negated {
        push(out, start, last, TokenKind::Word);
        let end = negation_end(text, end).unwrap_or(end);
        return push(out, last, end, TokenKind::Clitic);
    }
    let stopped = text.as_bytes().get(end) == Some(&b'.')
        && char_at(text, end + 1).is_some_and(char::is_whitespace)
        && written.len() <= 4
        && lists::TITLES.contains(&written);
    match stopped {
        true => push(out, start, end + 1, TokenKind::Abbreviation),
        false => push(out, start, end, TokenKind::Word),
    }
}

/// The end of `'t` at an apostrophe, where a word ends there.
fn negation_end(text: &str, apostrophe: usize) -> Option<usize> {
    let after = apostrophe + char_at(text, apostrophe)?.len_utf8();
    let ends = matches!(text.as_bytes().get(after), Some(b't' | b'T')) && !char_at(text, after + 1).is_some_and(is_word);
    ends.then_some(after + 1)
}

/// The end of a clitic that starts with the apostrophe at `start`, glued to a word before it.
fn clitic_end(text: &str, start: usize, before: &[Token]) -> Option<usize> {
    let apostrophe = char_at(text, start).filter(|&c| is_apostrophe(c))?;
    if !before.last().is_some_and(|t| t.span.end == start && t.kind != TokenKind::Symbol) {
        return None;
    }
    let from = start + apostrophe.len_utf8();
    let letters = text.as_bytes()[from..].iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    let end = from + letters;
    let known = (1..=2).contains(&letters) && lists::CLITICS.iter().any(|c| c.eq_ignore_ascii_case(&text[from..end]));
    (known && !char_at(text, end).is_some_and(is_word)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_inner_marks_and_lose_the_final_one() {
        assert_eq!(words("15,000, 9.58. 7:30"), ["15,000", ",", "9.58", ".", "7:30"]);
        assert_eq!(words("25-year 40%"), ["25", "-", "year", "40", "%"]);
    }

    #[test]
    fn clitics_split_and_other_apostrophes_stand_alone() {
        assert_eq!(words("Miller’s dogs' home can't"), ["Miller", "’s", "dogs", "'", "home", "ca", "n't"]);
        assert_eq!(words("'s U.S.’s"), ["'", "s", "U.S.", "’s"]);
    }

    #[test]
    fn titles_keep_their_stop_only_before_white_space() {
        assert_eq!(words("Dr. Who, Dr.Who and Co."), ["Dr.", "Who", ",", "Dr", ".", "Who", "and", "Co", "."]);
    }

    #[test]
    fn runs_of_stops_and_hyphens_are_one_token() {
        assert_eq!(words("Well... no -- yes"), ["Well", "...", "no", "--", "yes"]);
    }
}
