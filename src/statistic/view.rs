//! A paragraph's tokens as the readers of numbers see them: words by index, with nothing beyond the ends.

use std::ops::Deref;

use crate::analysis::BlockKind;
use crate::mark::Marked;
use crate::passage::Passage;
use crate::sentence::SentenceSpan;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::word::{Pos, Words};

/// The tokens of one paragraph. An index beyond the ends is the empty word, so that look-behind and look-ahead need no checks.
#[derive(Clone, Copy)]
pub(super) struct View<'p> {
    pub(super) text: &'p str,
    pub(super) tokens: &'p [Token],
    words: &'p Words,
    sentences: &'p [SentenceSpan],
    marked: &'p [Marked],
    headline: bool,
}

/// How many quotations that opened last may be closed by one mark.
const DEEPEST: usize = 8;

/// How many words around a number decide whether it stands in title case.
const TITLE_CASE_WINDOW: usize = 5;

impl<'p> View<'p> {
    pub(super) fn new(passage: &'p Passage<'_>) -> View<'p> {
        View {
            text: passage.text,
            tokens: &passage.tokens,
            words: &passage.words,
            sentences: &passage.sentences,
            marked: &passage.marked,
            headline: passage.kind == BlockKind::Headline,
        }
    }

    /// The token's text; empty beyond the ends.
    #[inline]
    pub(super) fn word(&self, i: usize) -> &'p str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// The text of the token `by` before `i`.
    #[inline]
    pub(super) fn back(&self, i: usize, by: usize) -> &'p str {
        i.checked_sub(by).map_or("", |at| self.word(at))
    }

    /// The token in lower case (ASCII).
    #[inline]
    pub(super) fn lower(&self, i: usize) -> Lower<'p> {
        Lower::of(self.word(i))
    }

    #[inline]
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// Whether the token is a verb here, as the words around it show.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        self.tokens.get(i).is_some() && matches!(self.words.pos(i), Pos::Verb | Pos::Aux)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    pub(super) fn is_wordlike(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation))
    }

    /// Whether the token is one of `words`, whatever its case. No list of words holds a number.
    #[inline]
    pub(super) fn one_of(&self, i: usize, words: &[&str]) -> bool {
        match self.word(i) {
            "" => false,
            word if word.as_bytes()[0].is_ascii_digit() => false,
            word => words.iter().any(|w| w.len() == word.len() && w.eq_ignore_ascii_case(word)),
        }
    }

    /// Whether the token `by` before `i` is one of `words`, whatever its case.
    #[inline]
    pub(super) fn back_one_of(&self, i: usize, by: usize, words: &[&str]) -> bool {
        i.checked_sub(by).is_some_and(|at| self.one_of(at, words))
    }

    /// Whether nothing stands between the token and the one before it.
    #[inline]
    pub(super) fn glued(&self, i: usize) -> bool {
        match (i.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(i)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    /// Whether the token is a hyphen or dash that may join numbers or words: `-`, `‐`, `‑`, `–`, `−`.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "‐" | "‑" | "–" | "−")
    }

    /// Whether a hyphen glued on both sides stands at `i`.
    pub(super) fn joins(&self, i: usize) -> bool {
        self.is_hyphen(i) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether the token starts with an upper-case letter.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// From the first byte of token `first` to the last byte before token `end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// Whether a sentence starts with the token, marks and brackets before it aside.
    pub(super) fn starts_sentence(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        let mark = self.back(i, 1);
        // A straight mark that opens, single or doubled.
        let opens = matches!(mark, "'" | "`") && self.glued(i) && (!self.glued(i - 1) || self.back(i, 2) == mark);
        if i == 0 || opens || matches!(mark, "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "—" | "--" | "|" | "•") {
            return true;
        }
        let after = self.sentences.partition_point(|s| s.span.start <= token.span.start);
        after > 0 && self.sentences[after - 1].span.start == token.span.start
    }

    /// Whether the token closes a quotation, so that it is no mark of feet or inches.
    pub(super) fn closes(&self, i: usize) -> bool {
        let Some(token) = self.tokens.get(i) else { return false };
        let opened = self.marked.partition_point(|m| m.span.start < token.span.start);
        self.marked[..opened].iter().rev().take(DEEPEST).any(|m| m.span.end == token.span.end)
    }

    /// Whether the words around token `i` are capitalised as in a title, so that a capital says nothing.
    pub(super) fn title_case(&self, i: usize) -> bool {
        let near = |at: usize| {
            let word = self.word(at);
            (self.kind(at) == Some(TokenKind::Word) && word.len() >= 4).then(|| self.capital(at))
        };
        let before = (i.saturating_sub(TITLE_CASE_WINDOW)..i).filter_map(near);
        let after = (i + 1..i + 1 + TITLE_CASE_WINDOW).filter_map(near);
        let (mut all, mut capital) = (0, 0);
        for upper in before.chain(after) {
            all += 1;
            capital += usize::from(upper);
        }
        capital == all && (all >= 3 || self.headline)
    }

    /// The text that starts with token `i`, at most `cap` bytes of it: what an anchored pattern may read.
    pub(super) fn window(&self, i: usize, cap: usize) -> &'p str {
        let start = self.tokens.get(i).map_or(self.text.len(), |t| t.span.start);
        let mut end = (start + cap).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[start..end]
    }

    /// The token that ends where byte `at` of the text stands, given the token it starts to look from.
    pub(super) fn end_at(&self, from: usize, at: usize) -> usize {
        let mut end = from;
        while self.tokens.get(end).is_some_and(|t| t.span.end <= at) {
            end += 1;
        }
        end
    }
}

/// Longest word that a lexicon of numbers holds, in bytes.
const LONGEST: usize = 24;

/// A word in lower case, without the heap; empty where the word is longer than any entry of a lexicon.
#[derive(Clone, Copy)]
pub(super) enum Lower<'p> {
    /// Written so.
    Written(&'p str),
    /// Made so.
    Made { bytes: [u8; LONGEST], len: usize },
}

impl<'p> Lower<'p> {
    #[inline]
    pub(super) fn of(word: &'p str) -> Lower<'p> {
        if word.len() > LONGEST {
            return Lower::Written("");
        }
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return Lower::Written(word);
        }
        let mut bytes = [0; LONGEST];
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        bytes[..word.len()].make_ascii_lowercase();
        Lower::Made { bytes, len: word.len() }
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Lower::Written(word) => word,
            Lower::Made { bytes, len } => std::str::from_utf8(&bytes[..*len]).unwrap_or(""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::OpenQuotation;

    #[test]
    fn beyond_the_ends_there_is_the_empty_word() {
        let (passage, _) = Passage::read("Two-thirds left", BlockKind::Prose, OpenQuotation::default());
        let view = View::new(&passage);
        assert_eq!((view.word(9), view.back(1, 2), &*view.lower(0)), ("", "", "two"));
        assert!(view.joins(1) && !view.glued(3));
        assert_eq!(view.span(0, 3).of(view.text), "Two-thirds");
    }

    #[test]
    fn a_window_ends_on_a_char_boundary() {
        let (passage, _) = Passage::read("5 ££", BlockKind::Prose, OpenQuotation::default());
        assert_eq!(View::new(&passage).window(0, 3), "5 ");
    }
}
