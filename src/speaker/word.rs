//! Words as names need them: "O'Neill", "Abercrombie-Winstanley", "U.S." and "Reuters/Ipsos" are one word each, "Sen." keeps
//! its stop, and a possessive 's is no part of the word.

use std::ops::Deref;

use rustc_hash::FxHasher;
use std::hash::Hasher;

use crate::lexicon::ORGANISATION_NOUNS;
use crate::lexicon::speaker as lists;
use crate::span::Span;
use crate::token::{is_apostrophe, is_word};

/// Characters by which a span grows to reach the start of its first word.
const WORD_LIMIT: usize = 24;

/// Characters before "Sanders' team" in which the mark of a quotation that the apostrophe may close is looked for.
const QUOTE_LIMIT: usize = 80;

/// A word of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Without a possessive 's.
    pub(super) span: Span,
    /// Starts with a capital that is its own: not "Hamburg-based".
    pub(super) capital: bool,
    /// Holds nothing but small letters from a to z.
    plain: bool,
    /// A possessive 's follows.
    pub(super) possessive: bool,
    /// What stands between it and the word before.
    pub(super) gap: Gap,
}

/// What stands between two words; the strongest of several, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space.
    Space,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// A dash.
    Dash,
    /// Any other symbol: a stop, a colon, a closing bracket.
    Other,
    /// An opening bracket.
    Open,
}

impl Word {
    /// The word in lower case, without stops ("U.S." → "us"), its apostrophes straight.
    pub(super) fn lower(self, text: &str) -> Lower<'_> {
        if self.plain { Lower::AsWritten(self.span.of(text)) } else { lower(self.span.of(text)) }
    }
}

/// Longest word that is put into lower case without an allocation, in bytes.
const SHORT: usize = 23;

/// A word in lower case, as lists have it. Every source and every name asks for many: none of them allocates but the longest.
#[derive(Clone, Debug)]
pub(super) enum Lower<'t> {
    AsWritten(&'t str),
    Short([u8; SHORT], u8),
    Long(String),
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Lower::AsWritten(word) => word,
            Lower::Short(letters, len) => std::str::from_utf8(&letters[..usize::from(*len)]).unwrap_or_default(),
            Lower::Long(word) => word,
        }
    }
}

impl PartialEq<&str> for Lower<'_> {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

/// Several words in lower case, with one space between them.
pub(super) fn joined(text: &str, words: &[Word]) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word.lower(text));
    }
    joined
}

/// `word` in lower case, without stops, its apostrophes straight.
pub(super) fn lower(word: &str) -> Lower<'_> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return Lower::AsWritten(word);
    }
    if word.len() <= SHORT && word.is_ascii() {
        let (mut letters, mut len) = ([0; SHORT], 0);
        for b in word.bytes().filter(|&b| b != b'.') {
            letters[len] = b.to_ascii_lowercase();
            len += 1;
        }
        return Lower::Short(letters, len as u8);
    }
    let straight = |c| if c == '’' { '\'' } else { c };
    Lower::Long(word.chars().filter(|&c| c != '.').map(straight).flat_map(char::to_lowercase).collect())
}

/// The words of `span`, at most `limit`.
pub(super) fn words(text: &str, span: Span, limit: usize, out: &mut Vec<Word>) {
    out.clear();
    let mut at = span.start;
    let mut gap = Gap::Space;
    let within = &text[..span.end.min(text.len())];
    loop {
        // A single space between two words: nearly all that there is between words.
        at += usize::from(within.as_bytes().get(at) == Some(&b' '));
        let Some(first) = within.get(at..).and_then(|rest| rest.chars().next()) else { return };
        if !is_word(first) {
            gap = gap.max(gap_of(first, within, at));
            at += first.len_utf8();
            continue;
        }
        if out.len() == limit {
            return;
        }
        let (end, next, possessive) = word_end(within, at);
        // "Hamburg-based Norvik"
        let compound = || within[at..end].rsplit_once('-').is_some_and(|(_, last)| lists::COMPOUND_PARTICIPLES.contains(&last));
        let capital = first.is_uppercase() && !compound() || has_article(&within[at..end]);
        let plain = !capital && within.as_bytes()[at..end].iter().all(u8::is_ascii_lowercase);
        let owns = !possessive && capital && owns(within, end);
        let next = if owns { next + within[next..].chars().next().map_or(0, char::len_utf8) } else { next };
        // "The Traders’ Association" has its name from them.
        let possessive = possessive || owns && !names_a_body(&within[next..]);
        out.push(Word { span: Span::new(at, end), capital, plain, possessive, gap });
        gap = Gap::Space;
        at = next;
    }
}

/// "al-Sisi", "el-Baradei": the article of an Arabic name, in small letters.
fn has_article(word: &str) -> bool {
    let Some((article, name)) = word.split_once('-') else { return false };
    article.len() <= 3 && name.starts_with(char::is_uppercase) && lists::NAME_ARTICLES.contains(&article)
}

/// "Fox News' Ann Lee", "Sanders' team": an apostrophe behind an s, and what is owned behind it. Before a word in lower case it
/// may as well close a quotation.
fn owns(text: &str, end: usize) -> bool {
    if text.as_bytes()[end - 1] != b's' {
        return false;
    }
    let mut behind = text[end..].chars();
    let apostrophe = behind.next().is_some_and(is_apostrophe) && behind.next().is_some_and(is_space);
    if !apostrophe {
        return false;
    }
    let quoted = || {
        let mut before = text[..end].chars().rev().take(QUOTE_LIMIT).peekable();
        while let Some(c) = before.next() {
            if c == '‘' || c == '\'' && before.peek().is_none_or(|b| b.is_whitespace()) {
                return true;
            }
        }
        false
    };
    behind.next().is_some_and(|c| c.is_uppercase() || c.is_lowercase() && !quoted())
}

/// Whether a text goes on with a capitalised noun of a body: " Association said".
fn names_a_body(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(is_space) else { return false };
    let word = &rest[..rest.bytes().take(LONGEST_BODY_NOUN).take_while(u8::is_ascii_alphabetic).count()];
    word.starts_with(|c: char| c.is_ascii_uppercase()) && ORGANISATION_NOUNS.contains(&lower(word))
}

/// Bytes of the longest noun that is looked up.
const LONGEST_BODY_NOUN: usize = 24;

fn gap_of(symbol: char, text: &str, at: usize) -> Gap {
    match symbol {
        ',' => Gap::Comma,
        '"' | '“' | '”' | '«' | '»' | '„' | '‘' | '’' | '\'' => Gap::Quote,
        '–' | '—' => Gap::Dash,
        '-' if text[..at].ends_with(|c| c == '-' || is_space(c)) => Gap::Dash,
        '(' | '[' => Gap::Open,
        // "Marlow & Finch" is one name.
        // "75% of drivers" is one phrase.
        c if c.is_whitespace() || matches!(c, '-' | '&' | '%') => Gap::Space,
        _ => Gap::Other,
    }
}

/// Where the word that starts at `start` ends, where to read on, and whether a possessive 's stands between the two.
fn word_end(text: &str, start: usize) -> (usize, usize, bool) {
    let mut end = start;
    let mut segment = start;
    loop {
        let rest = &text.as_bytes()[end..];
        end += rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if text.as_bytes().get(end) == Some(&b' ') {
            return (end, end, false);
        }
        let mut last = ' ';
        for c in text[end..].chars() {
            if !is_word(c) {
                last = c;
                break;
            }
            end += c.len_utf8();
        }
        let after = end + last.len_utf8();
        let next = text.get(after..).and_then(|rest| rest.chars().next());
        let digits = text.as_bytes()[end - 1].is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit());
        let joins = next.is_some_and(is_word)
            && match last {
                '-' | '&' | '/' => true,
                // "a survey of 1,180 households"
                ',' | '.' if digits => true,
                // "U.S.", "Tradewatch.com"
                '.' => {
                    let before = text.as_bytes()[end - 1];
                    end - segment == 1 || before.is_ascii_lowercase() && next.is_some_and(|c| c.is_ascii_lowercase())
                }
                c => is_apostrophe(c),
            };
        if !joins {
            let stopped = last == '.'
                && (end - segment == 1 || lists::STOPPED.contains(&&text[start..end]))
                && text[start..].starts_with(char::is_uppercase);
            if !stopped {
                return (end, end, false);
            }
            let mut behind = text[after..].chars();
            let possessive = behind.next().is_some_and(is_apostrophe) && behind.next() == Some('s') && !behind.next().is_some_and(is_word);
            let clitic = text[after..].chars().take(2).map(char::len_utf8).sum::<usize>();
            return (after, if possessive { after + clitic } else { after }, possessive);
        }
        if is_apostrophe(last) && text[after..].starts_with('s') && !text[after + 1..].starts_with(is_word) {
            return (end, after + 1, true);
        }
        end = after;
        segment = after;
    }
}

/// The space between two words of a line: a plain one, or one at which no line breaks.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// What stands behind the comma and the space with which `text` begins.
pub(super) fn behind_comma(text: &str) -> Option<&str> {
    text.strip_prefix(',')?.strip_prefix(is_space)
}

/// What stands before the comma and the space with which `text` ends.
pub(super) fn before_comma(text: &str) -> Option<&str> {
    text.strip_suffix(is_space)?.strip_suffix(',')
}

/// The bytes of `text`, each space counted as one.
pub(super) fn length(text: &str) -> usize {
    text.len() - text.chars().filter(|&c| is_space(c)).map(|c| c.len_utf8() - 1).sum::<usize>()
}

/// `written` with plain spaces between its words.
pub(super) fn plainly(written: &str) -> String {
    written.replace(is_space, " ")
}

/// The beginning of `span`, at most `bytes` long.
pub(super) fn beginning(text: &str, span: Span, bytes: usize) -> Span {
    let end = (span.start + bytes).min(span.end);
    Span::new(span.start, (span.start..=end).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(span.start))
}

/// The word that ends at byte `end`, but for a comma or a colon behind it; at most [`WORD_LIMIT`] bytes of it.
pub(super) fn last_word(text: &str, start: usize, end: usize) -> &str {
    let from = (end.saturating_sub(WORD_LIMIT).max(start)..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    text[from..end].trim_end_matches(|c| is_space(c) || matches!(c, ',' | ':')).rsplit(is_space).next().unwrap_or_default()
}

/// The span with the rest of the word in which it starts: tokens cut "O'Neill" in three.
pub(super) fn whole(text: &str, span: Span) -> Span {
    let mut start = span.start;
    for c in text[..span.start].chars().rev().take(WORD_LIMIT) {
        if !(is_word(c) || is_apostrophe(c) || c == '-') {
            break;
        }
        start -= c.len_utf8();
    }
    let dropped = text[start..span.start].len() - text[start..span.start].trim_start_matches(|c| !is_word(c)).len();
    Span::new(start + dropped, span.end)
}

/// A key for a sequence of words, case and stops aside. Two names with the same words have the same key.
pub(super) fn key<'t>(words: impl Iterator<Item = &'t str>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Gap)> {
        let mut out = Vec::new();
        words(text, Span::new(0, text.len()), 99, &mut out);
        out.iter().map(|w| (w.span.of(text).to_owned(), w.gap)).collect()
    }

    #[test]
    fn joined_words_are_one_and_the_possessive_is_cut_off() {
        let words: Vec<String> = read("O'Neill’s U.S.’s Reuters/Ipsos Abercrombie-Winstanley AT&T").into_iter().map(|w| w.0).collect();
        assert_eq!(words, ["O'Neill", "U.S.", "Reuters/Ipsos", "Abercrombie-Winstanley", "AT&T"]);
    }

    #[test]
    fn titles_and_initials_keep_their_stop_and_a_sentence_end_does_not() {
        assert_eq!(
            read("Sen. J. Poe, of Ohio. (R)"),
            [("Sen.", Gap::Space), ("J.", Gap::Space), ("Poe", Gap::Space), ("of", Gap::Comma), ("Ohio", Gap::Space), ("R", Gap::Open)]
                .map(|(w, g)| (w.to_owned(), g))
        );
    }

    #[test]
    fn dashes_set_off_and_hyphens_join() {
        assert_eq!(read("Kall -- co-editor")[1], ("co-editor".to_owned(), Gap::Dash));
    }
}
