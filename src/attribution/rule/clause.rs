//! Clauses, by part of speech: which verbs are finite, what the subject of a verb is, what is set off by commas.

use super::Finder;
use super::Tokens;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::Forms;
use crate::word::{Class, Pos};

/// Words of the longest subject, and of the longest insertion between a subject and its verb.
const LONGEST: usize = 32;

/// Words before a tag among which a verb is looked for.
const FARTHEST: usize = 60;

/// Auxiliaries and adverbs before a verb that are looked at.
const HELPERS: usize = 8;

/// Verbs that are joined to each other: "rose, spoke and left".
const MOST_JOINED: usize = 3;

impl Finder<'_, '_> {
    pub(super) fn pos(&self, at: usize) -> Pos {
        self.passage.words.pos(at)
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.passage.words.lower(at)
    }

    /// Whether the word at `at` opens a finite verb: "said", "had" of "had said". Where past tense and participle look alike, it does.
    pub(super) fn finite(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let before = self.skipped_back(0, at);
        let helped = before.checked_sub(1).is_some_and(|i| self.pos(i) == Pos::Aux || self.is(i, "to") && self.pos(i) == Pos::Part);
        match self.pos(at) {
            Pos::Aux => !helped && !matches!(lower, "be" | "been" | "being" | "having"),
            Pos::Verb => !helped && !lower.ends_with("ing") && self.passage.phrases.at(at).is_none(),
            _ => false,
        }
    }

    /// Whether one of the last of these words is a finite verb.
    pub(super) fn has_finite(&self, words: &Tokens) -> bool {
        (words.start.max(words.end.saturating_sub(FARTHEST))..words.end).any(|at| self.finite(at))
    }

    /// Whether the word at `at` opens a finite verb and can be neither a participle nor a plural.
    pub(super) fn certainly_finite(&self, at: usize) -> bool {
        let lower = self.lower(at);
        self.finite(at) && (self.pos(at) == Pos::Aux || !lower.ends_with('s') && !lower.ends_with("ed") && !self.participle(at))
    }

    /// Whether the word at `at` may be a participle that describes the noun before it: "figures | released on Monday".
    fn participle(&self, at: usize) -> bool {
        let lower = self.lower(at);
        let past = lower.ends_with("ed") || lower.ends_with("en") || self.verb_of(at).is_some_and(|v| v.forms.has(Forms::PAST));
        self.pos(at) == Pos::Verb
            && (lower.ends_with("ing")
                || past && (matches!(self.pos(at + 1), Pos::Adp | Pos::Adv) || self.passage.words.has(at + 1, Class::Day)))
    }

    /// `at`, or the first of the adverbs and negations right before it.
    pub(super) fn skipped_back(&self, from: usize, at: usize) -> usize {
        let from = from.max(at.saturating_sub(HELPERS));
        let mut at = at;
        while at > from && (self.pos(at - 1) == Pos::Adv || matches!(self.lower(at - 1), "not" | "n't")) {
            at -= 1;
        }
        at
    }

    /// The first word of the verb whose main word is at `at`, with its auxiliaries and adverbs: "had also said".
    pub(super) fn group_start(&self, from: usize, at: usize) -> usize {
        let from = from.max(at.saturating_sub(HELPERS));
        let mut start = at;
        while start > from && (matches!(self.pos(start - 1), Pos::Aux | Pos::Adv) || matches!(self.lower(start - 1), "not" | "n't")) {
            start -= 1;
        }
        start
    }

    /// Whether a form of "be" stands among the auxiliaries of the verb at `at`.
    pub(super) fn has_be(&self, from: usize, at: usize) -> bool {
        (self.group_start(from, at)..at).any(|i| self.pos(i) == Pos::Aux && lists::BE_WITH_CLITICS.contains(&self.lower(i)))
    }

    /// The subject of the verb at `at`: right before it, before what commas set off, or that of the verb to which it is joined.
    pub(super) fn subject(&self, from: usize, at: usize) -> Option<Tokens> {
        self.subject_joined(from, at, MOST_JOINED)
    }

    fn subject_joined(&self, from: usize, at: usize, joined: usize) -> Option<Tokens> {
        let end = self.group_start(from, at);
        let left = end.checked_sub(1).filter(|&l| l >= from)?;
        if self.is_comma(left) {
            return self.subject_before_insertion(from, left).or_else(|| self.subject_of_joined(from, left, joined));
        }
        let opens_participle = self.lower(at).ends_with("ing") && matches!(self.pos(left), Pos::Adp | Pos::Sconj);
        if self.pos(left) == Pos::Cconj || opens_participle {
            return self.subject_of_joined(from, left, joined);
        }
        self.subject_ending(from, end)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.is(at, ",")
    }

    /// The noun phrase, with what describes it, that ends before the word at `end` and does not belong to something before it.
    pub(super) fn subject_ending(&self, from: usize, end: usize) -> Option<Tokens> {
        let (start, clean) = self.nominal_before(from, end)?;
        clean.then_some(start..end)
    }

    /// Where the nominal that ends before `end` begins, and whether nothing before it takes it as an object.
    fn nominal_before(&self, from: usize, end: usize) -> Option<(usize, bool)> {
        let phrases = &self.passage.phrases;
        let reach = from.max(end.saturating_sub(LONGEST));
        let (mut at, mut start) = (end, None);
        while at > reach {
            let left = at - 1;
            if let Some(phrase) = phrases
                .at(left)
                .map(|i| phrases[i].words.clone())
                .filter(|p| (p.end == at || at == end && p.start < at && p.end == at + 1) && p.start >= reach)
            {
                // Two phrases side by side: the second begins something new ("last week | officials").
                if start == Some(at) && !matches!(self.lower(at), "who" | "which" | "that" | "whose") {
                    return Some((at, true));
                }
                // "Last week | officials"
                if let Some(time) = (phrase.start..at.saturating_sub(1)).take(3).rfind(|&i| lists::TIME_NOUNS.contains(&self.lower(i))) {
                    return Some((time + 1, true));
                }
                at = phrase.start;
                start = Some(at);
                continue;
            }
            let noun_left = phrases.before(left).is_some();
            match self.pos(left) {
                // "a study of more than 100,000 adults"
                _ if start == Some(at)
                    && left > reach
                    && self.is(left, "than")
                    && matches!(self.lower(left - 1), "more" | "fewer" | "less") =>
                {
                    at = left - 1;
                    start = Some(at);
                    continue;
                }
                Pos::Adp if start == Some(at) && (noun_left || left > reach && self.participle(left - 1)) => {}
                Pos::Adp if start == Some(at) => return Some((at, false)),
                Pos::Verb if at < end && (self.participle(left) && noun_left || self.relative_before(reach, left).is_some()) => {
                    if let Some(relative) = self.relative_before(reach, left) {
                        at = relative + 1;
                        continue;
                    }
                }
                Pos::Aux if at < end && self.relative_before(reach, left).is_some() => {
                    at = self.relative_before(reach, left).map_or(left, |r| r + 1);
                    continue;
                }
                Pos::Adv if at < end && start != Some(at) => {}
                Pos::Cconj if start == Some(at) && noun_left => {
                    let joined =
                        self.nominal_before(from, left).filter(|&(s, clean)| clean && !(s..left).any(|i| self.pos(i) == Pos::Verb));
                    return match joined {
                        Some((s, _)) if self.opens_clause(from, s) => Some((s, true)),
                        _ => Some((at, true)),
                    };
                }
                _ => break,
            }
            at = left;
        }
        start.filter(|&s| s < end).map(|s| (s, s <= reach || self.pos(s - 1) != Pos::Adp))
    }

    /// The relative pronoun that opens the clause of the verb at `at`, adverbs and auxiliaries between.
    fn relative_before(&self, from: usize, at: usize) -> Option<usize> {
        let left = self.group_start(from, at).checked_sub(1).filter(|&l| l > from)?;
        let relative = matches!(self.lower(left), "who" | "which") || self.is(left, "that") && self.pos(left) == Pos::Pron;
        (relative && self.passage.phrases.before(left).is_some()).then_some(left)
    }

    /// Whether a clause may begin at `at`: at the start, behind a mark, a comma, a conjunction, an adverb or a relative pronoun.
    pub(super) fn opens_clause(&self, from: usize, at: usize) -> bool {
        at <= from
            || matches!(self.pos(at - 1), Pos::Punct | Pos::Cconj | Pos::Sconj | Pos::Adv)
            || matches!(self.lower(at - 1), "what" | "which" | "whom")
    }

    /// "Ann Lee, speaking in Oslo, | said": the subject before what the comma at `comma` closes.
    pub(super) fn subject_before_insertion(&self, from: usize, comma: usize) -> Option<Tokens> {
        let reach = from.max(comma.saturating_sub(LONGEST));
        let openings = (reach..comma).rev().filter(|&i| self.is_comma(i)).take(4);
        for opening in openings {
            let Some(subject) = self.subject_ending(from, opening) else { continue };
            if self.opens_clause(from, subject.start) && self.is_insertion(opening + 1, comma) {
                // What describes the subject belongs to it: "Ann Lee, a lawyer".
                let relative = matches!(self.lower(opening + 1), "who" | "which" | "whose");
                let described = relative || self.passage.phrases.after(opening + 1).is_some();
                return Some(subject.start..if described { comma } else { opening });
            }
        }
        None
    }

    /// Whether the words between two commas add to a noun and are no clause of their own.
    fn is_insertion(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        let lower = self.lower(start);
        match self.pos(start) {
            _ if matches!(lower, "who" | "which" | "whose" | "where" | "whom") => true,
            Pos::Cconj => false,
            Pos::Sconj | Pos::Adp => true,
            Pos::Verb if lower.ends_with("ing") || self.verb_of(start).is_none_or(|v| v.forms.has(Forms::PAST)) => {
                !(start + 1..end).any(|i| self.is_comma(i))
            }
            _ => !(start..end).any(|i| self.finite(i) && self.relative_before(start, i).is_none()),
        }
    }

    /// The subject of the nearest verb before `at` that is not in a relative clause.
    fn subject_of_joined(&self, from: usize, at: usize, joined: usize) -> Option<Tokens> {
        let joined = joined.checked_sub(1)?;
        let reach = from.max(at.saturating_sub(LONGEST));
        let mut before = at;
        while before > reach {
            before -= 1;
            if matches!(self.lower(before), ";" | ":" | "”" | "\"") {
                return None;
            }
            if self.finite(before) && self.relative_before(reach, before).is_none() {
                return self.subject_joined(from, before, joined);
            }
        }
        None
    }

    /// Whether a clause with a subject and a finite verb begins at `at`.
    pub(super) fn clause_at(&self, at: usize, end: usize) -> bool {
        let phrases = &self.passage.phrases;
        // A phrase may have run on over the verb before it.
        let Some(first) = phrases.at(at) else { return false };
        let mut at = phrases[first].words.end;
        let reach = end.min(at + LONGEST);
        while at < reach {
            let behind = phrases.after(at + 1).map(|i| phrases[i].words.end);
            at = match (self.pos(at), behind) {
                _ if self.finite(at) => return true,
                (Pos::Adv, _) => at + 1,
                (Pos::Adp | Pos::Cconj, Some(behind)) => behind,
                // "plants, such as beans, cotton and clover, | lose"
                _ if self.is_comma(at) && (self.is(at + 1, "such") || self.is(at + 1, "including")) => {
                    let Some(close) = (at + 2..reach).rev().find(|&i| self.is_comma(i)) else { return false };
                    close + 1
                }
                _ => return false,
            };
        }
        false
    }
}
