//! How far the words of others reach: to the end of a sentence, a quotation, around a tag.

use super::{Finder, Tokens};
use crate::lexicon::attribution as lists;
use crate::span::Span;
use crate::word::Class;

impl Finder<'_, '_> {
    /// What is said on both sides of a tag whose tokens are `from..to`.
    pub(super) fn around(&self, sentence: &Tokens, from: usize, to: usize) -> Vec<Tokens> {
        let mut content = Vec::new();
        let left = from.checked_sub(1).filter(|&l| self.passage.words[l].quoted);
        let before = match left {
            Some(l) => self.quoted_to(l),
            None => self.stripped(sentence.start..from),
        };
        if !before.is_empty() {
            content.push(before);
        }
        let goes_on = (to..(to + 12).min(self.passage.words.len())).find(|&at| self.passage.words[at].quoted);
        if left.is_some()
            && let Some(opening) = goes_on
        {
            content.push(self.quoted_from(opening));
        }
        content
    }

    /// What follows a verb, to the end of its sentence; a person who is told stands between.
    pub(super) fn complement(&self, sentence: &Tokens, at: usize) -> Vec<Tokens> {
        let verb = self.verb_of(at);
        let mut start = at + 1;
        if verb.is_some_and(|v| lists::TELLING_VERBS.contains(&v.lemma)) {
            let reach = sentence.end.min(at + 14);
            let opens = (at + 1..reach).find(|&i| {
                self.passage.words[i].quoted
                    || lists::CONJUNCTIONS.contains(&self.lower(i))
                    || i > at + 1 && (self.is(i, "to") || self.is(i, "of"))
            });
            start = opens.unwrap_or((at + 2).min(sentence.end));
            // "told the court | the suit was void"
            if let Some(behind) = self.behind_hearer(sentence, at).filter(|&behind| behind < start || opens.is_none()) {
                start = behind;
            }
            // "asked | not to be named"
            if start > at + 1 && self.is(start - 1, "not") {
                start -= 1;
            }
        }
        while start < sentence.end && (self.passage.words.has(start, Class::Day) || self.separates(start)) {
            start += 1;
        }
        let mut end = sentence.end;
        if self.passage.words.get(start).is_some_and(|w| w.quoted) {
            end = end.max(self.quoted_from(start).end);
        }
        let content = self.stripped(start..end);
        if content.is_empty() { Vec::new() } else { vec![content] }
    }

    /// Where the clause begins that somebody is told: behind who is told and when.
    fn behind_hearer(&self, sentence: &Tokens, at: usize) -> Option<usize> {
        let phrases = &self.passage.phrases;
        let mut start = phrases[phrases.after(at + 1)?].words.end;
        if self.is(start, "on") && self.passage.words.has(start + 1, Class::Day) {
            start += 2;
        }
        (start < sentence.end && self.clause_at(start, sentence.end)).then_some(start)
    }

    /// Whether a comma, a stop, a dash or a bracket stands at `at`.
    fn separates(&self, at: usize) -> bool {
        matches!(self.text(at), "," | "." | ";" | ":" | "!" | "?" | "--" | "—" | "–" | "(" | ")" | "[" | "]" | "…" | "...")
    }

    /// A range without the commas and stops at its ends (marks of quotation stay).
    pub(super) fn stripped(&self, tokens: Tokens) -> Tokens {
        let Tokens { mut start, mut end } = tokens;
        while start < end && (self.separates(start) || matches!(self.lower(start), "and" | "or" | "&")) {
            start += 1;
        }
        while start < end && self.separates(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// The quotation to which token `at` belongs, from there to its end.
    pub(super) fn quoted_from(&self, at: usize) -> Tokens {
        let place = self.passage.tokens[at].span.start;
        match self.outermost(place) {
            Some(span) => at..self.token_at(span.end),
            None => at..at + 1,
        }
    }

    /// The quotation to which token `at` belongs, from its beginning to there.
    pub(super) fn quoted_to(&self, at: usize) -> Tokens {
        let place = self.passage.tokens[at].span.start;
        match self.outermost(place) {
            Some(span) => self.token_at(span.start)..at + 1,
            None => at..at + 1,
        }
    }

    pub(super) fn outermost(&self, place: usize) -> Option<Span> {
        let marked = &self.passage.marked;
        let after = marked.partition_point(|m| m.span.start <= place);
        marked[..after].iter().rev().take(8).find(|m| m.depth == 0).map(|m| m.span).filter(|s| place < s.end)
    }

    pub(super) fn token_at(&self, place: usize) -> usize {
        self.passage.tokens.partition_point(|t| t.span.start < place)
    }
}
