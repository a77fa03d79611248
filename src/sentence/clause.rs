//! Whether an abbreviation or a letter ends its clause: what it belongs to, and what follows it.

use super::boundary::Reader;
use super::written::{begins_small, is_all_capitals};
use crate::lexicon::{
    self, sentence as lists,
    verb::{act, is_finite},
};
use crate::token::TokenKind;

/// How far back a predicate is looked for, in tokens.
const CLAUSE: usize = 24;

/// What a single letter before a stop belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// "Ruth B. Oduya".
    OfName,
    /// "Platform B."
    OfThing,
    /// "vitamin C.": no name stands before it.
    Open,
}

impl Reader<'_> {
    /// Whether the abbreviation whose stop is `at` may be the last word of its clause: "the U.S. | Nobody came", but "sold U.S. Steel".
    pub(super) fn may_close(&self, at: usize) -> bool {
        let initials = self.tokens[at].kind == TokenKind::Abbreviation && is_all_capitals(&self.tokens[at].of(self.text).replace('.', ""));
        !initials || at > 0 && matches!(self.tokens[at - 1].of(self.text), "the" | "," | "in" | "from" | "to")
    }

    /// "He joined Acme Corp. | Shares rose": whether a predicate stands before the stop `at`, and a subject with a verb of its own
    /// behind it.
    pub(super) fn clauses_meet(&self, start: usize, at: usize, first: usize) -> bool {
        let of = |i: usize| self.tokens.get(i).map_or("", |t| t.of(self.text));
        // "She works for Acme Inc."
        let third = |i: usize| i > 0 && of(i).ends_with('s') && lists::THIRD_PERSON.contains(&of(i - 1));
        let finite = |i: usize| is_finite(of(i)) || third(i);
        if !(start.max(at.saturating_sub(CLAUSE))..at).any(finite) {
            return false;
        }
        let word = self.tokens[first].of(self.text);
        // "the U.S. Navy", "Acme Inc. Chairman Ann Lee"
        if lexicon::ORGANISATION_NOUNS.contains_folded(word)
            || lexicon::ORGANISATION_NAME_WORDS.contains_folded(word)
            || lexicon::PERSON_NOUNS.contains_folded(word)
            || lexicon::ABBREVIATED_TITLES.contains_folded(word)
        {
            return false;
        }
        let small = |i: usize| begins_small(of(i));
        let plural = word.ends_with('s') && self.tokens.get(first + 1).is_some_and(|t| act(t.of(self.text)).is_some());
        finite(first + 1) || (small(first + 1) && plural) || (small(first + 1) && finite(first + 2))
    }

    /// What the single letter before the stop `at` belongs to.
    pub(super) fn letter(&self, at: usize) -> Letter {
        let letter = if self.tokens[at].kind == TokenKind::Abbreviation { at } else { at - 1 };
        let Some(before) = letter.checked_sub(1).map(|i| &self.tokens[i]).filter(|t| t.kind == TokenKind::Word) else {
            return Letter::OfName;
        };
        let word = before.of(self.text);
        match () {
            () if lexicon::numbers::NUMBERED.contains_folded(word) => Letter::OfThing,
            () if lexicon::ORGANISATION_NOUNS.contains_folded(word) => Letter::OfThing,
            () if !begins_small(word) || word.len() < 4 => Letter::OfName,
            () if lexicon::PERSON_NOUNS.contains(word) || lexicon::numbers::FUNCTION_WORDS.contains(word) => Letter::OfName,
            () => Letter::Open,
        }
    }

    /// "7 p.m. Friday", "8 a.m. May 3", "9 p.m. Eastern time".
    pub(super) fn goes_with_hour(&self, first: usize) -> bool {
        let word = self.tokens[first].of(self.text);
        let numbered = self.tokens.get(first + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let dated = lists::CALENDAR_OPENERS.iter().any(|c| word.starts_with(c));
        let day = dated && (word.len() <= 4 || word.ends_with("day"));
        let zone = (2..=4).contains(&word.len()) && is_all_capitals(word) && word.ends_with(['T', 'C']);
        day || (dated && numbered) || zone || lists::ZONES.contains(&word)
    }
}
