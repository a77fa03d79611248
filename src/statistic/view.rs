//! A paragraph's words as the readers of numbers see them: by index, with nothing beyond the ends.

use std::cell::Cell;

use super::cue::{Cue, cue};
use crate::analysis::BlockKind;
use crate::passage::Passage;
use crate::phrase::Phrases;
use crate::span::Span;
use crate::token::TokenKind;
use crate::word::{Class, Gap, Pos, Words};

/// The words of one paragraph. An index beyond the ends is the empty word, so that look-behind and look-ahead need no checks.
#[derive(Clone, Copy)]
pub(super) struct View<'p> {
    pub(super) text: &'p str,
    pub(super) words: &'p Words,
    pub(super) phrases: &'p Phrases,
    /// The stretch that was last asked whether it is a link.
    pub(super) stretch: &'p Cell<Stretch>,
    passage: &'p Passage<'p>,
}

/// A stretch of text without a space, and whether it is a link: asked once for all the numbers in it.
#[derive(Clone, Copy, Default)]
pub(super) struct Stretch {
    pub(super) end: usize,
    pub(super) link: bool,
}

/// How many quotations that opened last may be closed by one mark.
const DEEPEST: usize = 8;

/// How many words around a number decide whether it stands in title case.
const TITLE_CASE_WINDOW: usize = 5;

impl<'p> View<'p> {
    pub(super) fn new(passage: &'p Passage<'p>, stretch: &'p Cell<Stretch>) -> View<'p> {
        View { text: passage.text, words: &passage.words, phrases: &passage.phrases, stretch, passage }
    }

    /// The word as it is written; empty beyond the ends.
    #[inline]
    pub(super) fn word(&self, i: usize) -> &'p str {
        self.words.get(i).map_or("", |word| word.span.of(self.text))
    }

    /// The text of the word `by` before `i`.
    #[inline]
    pub(super) fn back(&self, i: usize, by: usize) -> &'p str {
        i.checked_sub(by).map_or("", |at| self.word(at))
    }

    /// The word in lower case, the apostrophe of a clitic straight. An abbreviation is as it is written: "U.S." is no "us".
    #[inline]
    pub(super) fn lower(&self, i: usize) -> &'p str {
        match self.kind(i) {
            Some(TokenKind::Abbreviation) => self.word(i),
            _ => self.words.lower(i),
        }
    }

    #[inline]
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.words.get(i).map(|word| word.kind)
    }

    /// Whether the lists say that the word is one; they say nothing of an abbreviation.
    #[inline]
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.words.has(i, class) && self.kind(i) != Some(TokenKind::Abbreviation)
    }

    /// What the word does in a numeral.
    #[inline]
    pub(super) fn cue(&self, i: usize) -> Option<Cue> {
        if self.is(i, Class::Number) { cue(self.lower(i)) } else { None }
    }

    /// Whether the word is a verb here, as the words around it show.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        matches!(self.words.pos(i), Pos::Verb | Pos::Aux)
    }

    /// Whether the word looks like a plural noun.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let word = self.lower(i);
        let in_s = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
        self.is(i, Class::IrregularPlural) || in_s && !self.is(i, Class::NoPlural) && !self.is(i, Class::Function)
    }

    /// Whether the word may go on with the noun phrase that a number begins.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        self.is_wordlike(i) && !self.is(i, Class::Function)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    pub(super) fn is_wordlike(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation))
    }

    /// Whether the word, in lower case, is one of `words`.
    #[inline]
    pub(super) fn one_of(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(i))
    }

    /// Whether the word `by` before `i` is one of `words`.
    #[inline]
    pub(super) fn back_one_of(&self, i: usize, by: usize, words: &[&str]) -> bool {
        i.checked_sub(by).is_some_and(|at| self.one_of(at, words))
    }

    /// Whether nothing stands between the word and the one before it.
    #[inline]
    pub(super) fn glued(&self, i: usize) -> bool {
        i > 0 && self.words.get(i).is_some_and(|word| word.gap == Gap::Glued)
    }

    /// Whether it is a hyphen or dash that may join numbers or words: `-`, `‐`, `‑`, `–`, `−`.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "‐" | "‑" | "–" | "−")
    }

    /// Whether a hyphen glued on both sides stands at `i`.
    pub(super) fn joins(&self, i: usize) -> bool {
        self.is_hyphen(i) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether the word starts with an upper-case letter.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|word| word.capital)
    }

    /// From the first byte of word `first` to the last byte before word `end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        self.words.span(first..end)
    }

    /// Whether a sentence starts with the word, marks and brackets before it aside.
    pub(super) fn starts_sentence(&self, i: usize) -> bool {
        let Some(word) = self.words.get(i) else { return false };
        let mark = self.back(i, 1);
        // A straight mark that opens, single or doubled.
        let opens = matches!(mark, "'" | "`") && self.glued(i) && (!self.glued(i - 1) || self.back(i, 2) == mark);
        if i == 0 || opens || matches!(mark, "." | "!" | "?" | ":" | "“" | "\"" | "‘" | "—" | "--" | "|" | "•") {
            return true;
        }
        self.passage.sentences.binary_search_by_key(&word.span.start, |sentence| sentence.span.start).is_ok()
    }

    /// Whether the word closes a quotation, so that it is no mark of feet or inches.
    pub(super) fn closes(&self, i: usize) -> bool {
        let Some(word) = self.words.get(i) else { return false };
        let marked = &self.passage.marked;
        let opened = marked.partition_point(|m| m.span.start < word.span.start);
        marked[..opened].iter().rev().take(DEEPEST).any(|m| m.span.end == word.span.end)
    }

    /// Whether the words around `i` are capitalised as in a title, so that a capital says nothing.
    pub(super) fn title_case(&self, i: usize) -> bool {
        let long = |at: &usize| self.kind(*at) == Some(TokenKind::Word) && self.word(*at).len() >= 4;
        let near = || (i.saturating_sub(TITLE_CASE_WINDOW)..i).chain(i + 1..i + 1 + TITLE_CASE_WINDOW).filter(long);
        near().all(|at| self.capital(at)) && (near().count() >= 3 || self.passage.kind == BlockKind::Headline)
    }

    /// The text that starts with word `i`, at most `cap` bytes of it: what an anchored pattern may read.
    pub(super) fn window(&self, i: usize, cap: usize) -> &'p str {
        let start = self.words.get(i).map_or(self.text.len(), |word| word.span.start);
        let end = (start..=(start + cap).min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(start);
        &self.text[start..end]
    }

    /// The word that ends where byte `at` of the text stands, given the word it starts to look from.
    pub(super) fn end_at(&self, from: usize, at: usize) -> usize {
        let mut end = from;
        while self.words.get(end).is_some_and(|word| word.span.end <= at) {
            end += 1;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::first;

    #[test]
    fn beyond_the_ends_there_is_the_empty_word() {
        first("Two-thirds left", |view, _| {
            assert_eq!((view.word(9), view.back(1, 2), view.lower(0)), ("", "", "two"));
            assert!(view.joins(1) && !view.glued(3));
            assert_eq!(view.span(0, 3).of(view.text), "Two-thirds");
            Some(())
        });
    }

    #[test]
    fn a_window_ends_on_a_char_boundary() {
        assert_eq!(first("5 ££", |view, i| Some(view.window(i, 3).to_owned())).as_deref(), Some("5 "));
    }

    #[test]
    fn plurals_are_told_from_other_words_in_s() {
        let plural = |text| first(text, |view, i| Some(view.is_plural(i)));
        assert!(["teams", "people", "children"].iter().all(|text| plural(text) == Some(true)));
        assert!(["congress", "has", "virus", "basis"].iter().all(|text| plural(text) == Some(false)));
    }
}
