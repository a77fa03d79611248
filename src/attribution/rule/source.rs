//! The source behind a cue: a noun phrase with what describes it, and what can be a source at all.

use super::{Finder, Tokens};
use crate::lexicon::attribution as lists;
use crate::phrase::{Form, Kind};
use crate::span::Span;
use crate::word::{Class, Gap, Pos};

/// Words of the longest source.
const LONGEST: usize = 28;

/// What a comma behind a source may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    /// Nothing: the source ends there.
    Ends,
    /// An apposition that another comma closes, or none.
    OpensClosed,
    /// An apposition that may run to the end of the sentence.
    Opens,
}

impl Finder<'_, '_> {
    /// The source that begins at `start` and ends before `to`.
    pub(super) fn source_after(&self, start: usize, to: usize, comma: Comma) -> Option<Tokens> {
        let phrases = &self.passage.phrases;
        // "both police and the fire service", "at least two officials"
        let begins = |at: &usize| *at == start && phrases.at(*at).is_some() || phrases.after(*at).is_some();
        let first = (start..to.min(start + 4)).find(begins)?;
        if !(start..first).all(|at| matches!(self.pos(at), Pos::Adv | Pos::Det | Pos::Cconj | Pos::Adj) || self.is(at, "at")) {
            return None;
        }
        let reach = to.min(start + LONGEST);
        let mut end = phrases[phrases.at(first)?].words.end.min(reach);
        while end < reach {
            let behind = phrases.after(end + 1).map(|i| phrases[i].words.end).filter(|&e| e <= reach);
            end = match (self.pos(end), behind) {
                // "Ronald R. Fieldstone"
                _ if self.is(end, ".") && self.text(end - 1).len() == 1 && self.passage.words[end - 1].capital && behind.is_some() => {
                    behind.unwrap_or(end)
                }
                // "Jim Clyburn (D-S.C.)"
                _ if self.is(end, "(") => match (end + 1..reach.min(end + 8)).find(|&i| self.is(i, ")")) {
                    Some(close) => close + 1,
                    None => break,
                },
                // "offered by the government | during the talks"
                (Pos::Adp, Some(behind)) if !lists::TEMPORAL_PREPOSITIONS.contains(&self.lower(end)) => behind,
                // "figures released on Monday", "people familiar with the case"
                (Pos::Verb | Pos::Adj, _) if self.describes_behind(end) => self.described_to(end, reach),
                (Pos::Pron, _) if matches!(self.lower(end), "who" | "which" | "whose") => self.described_to(end, reach),
                // "the Arts and Humanities Index"
                (Pos::Cconj, Some(behind))
                    if self.passage.words[end - 1].capital && self.passage.words[end + 1].capital || !self.clause_at(end + 1, to) =>
                {
                    behind
                }
                _ => break,
            };
        }
        if self.is_comma(end) && end < to && comma != Comma::Ends {
            end = self.apposed_to(end, to, comma == Comma::OpensClosed).unwrap_or(end);
        }
        (end > start).then_some(start..end)
    }

    /// Whether the word at `at`, right behind a noun, begins what describes it: a participle or an adjective with its preposition.
    fn describes_behind(&self, at: usize) -> bool {
        let participle = self.lower(at).ends_with("ed") || self.lower(at).ends_with("ing") || self.lower(at).ends_with("en");
        matches!(self.pos(at + 1), Pos::Adp | Pos::Adv)
            && (participle || self.pos(at) == Pos::Adj || matches!(self.lower(at), "seen" | "made" | "sent" | "held"))
    }

    /// Where a description that begins at `at` ends: at a mark, or where a new noun phrase stands right behind another.
    fn described_to(&self, at: usize, reach: usize) -> usize {
        let phrases = &self.passage.phrases;
        let ends = |i: &usize| {
            self.pos(*i) == Pos::Punct && self.passage.words[*i].gap == Gap::Glued
                || self.pos(*i) == Pos::Cconj
                || *i > at + 1 && phrases.after(*i).is_some() && phrases.before(*i).is_some()
                || *i > at + 1 && self.finite(*i)
        };
        (at + 1..reach).find(ends).unwrap_or(reach)
    }

    /// The end of the apposition or relative clause that the comma at `comma` opens.
    fn apposed_to(&self, comma: usize, to: usize, closed: bool) -> Option<usize> {
        let start = comma + 1;
        let relative = matches!(self.lower(start), "who" | "which" | "whose");
        let phrase = self.passage.phrases.after(start).map(|i| &self.passage.phrases[i]);
        let describes = phrase.is_some_and(|p| {
            p.form != Form::Pronoun && matches!(p.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::Document | Kind::Other)
        });
        if !relative && !describes {
            return None;
        }
        let reach = to.min(start + LONGEST);
        let ends = |i: &usize| self.pos(*i) == Pos::Punct && !matches!(self.lower(*i), "-" | "'" | "’" | "/");
        let end = (start..reach).find(ends).unwrap_or(reach);
        let clause =
            !relative && (start..end).any(|i| self.finite(i) && !(start..i).any(|j| matches!(self.lower(j), "who" | "which" | "that")));
        let closes = end < to && self.is_comma(end);
        // "by the mayor, Eva Lind.": whose name ends the sentence is whom the words before it describe.
        let named = phrase.is_some_and(|p| p.form == Form::Name && p.kind == Kind::Person && p.words == (start..end))
            && self.passage.phrases.before(comma).is_some_and(|i| self.passage.phrases[i].form == Form::Nominal);
        (!clause && end > start && (closes || (!closed || named) && self.stripped(end..to).is_empty())).then_some(end)
    }

    /// Whether the network's source runs over the end of a rule's into what is said: another phrase, a verb, or words that the rule has as
    /// content.
    pub(super) fn runs_on(&self, by_rule: Span, source: Span, content: &[Span]) -> bool {
        let words = &self.passage.words;
        let rest = words.at(by_rule.end)..words.at(source.end);
        let opens = content.last().is_some_and(|c| c.start >= by_rule.end);
        let beside = self.passage.phrases.after(rest.start).is_some() || matches!(self.pos(rest.start), Pos::Det | Pos::Num | Pos::Pron);
        let relative = |at: usize| (rest.start..at).any(|i| matches!(self.lower(i), "who" | "which" | "that" | "whose"));
        // Behind a tag that ends a sentence only an auxiliary is sure enough: "people familiar with the matter".
        let verb = rest.clone().any(|at| self.certainly_finite(at) && (opens || self.pos(at) == Pos::Aux) && !relative(at));
        // Where a comma closes the network's source, its border is the better one.
        let closed = self.is_comma(rest.end)
            && !rest.clone().any(|at| self.is_comma(at))
            && !(self.pos(rest.start) == Pos::Det || self.passage.words.has(rest.start, Class::Determiner));
        verb || opens && beside && !closed || content.iter().any(|c| c.overlaps(source)) && !(opens && closed)
    }

    /// Whether a noun phrase can speak: somebody, a body, a document, or a name.
    pub(super) fn speaks(&self, source: &Tokens) -> bool {
        let Some(phrase) = (source.start..source.end.min(source.start + 4)).find_map(|at| self.passage.phrases.at(at)) else {
            return false;
        };
        let phrase = &self.passage.phrases[phrase];
        // A phrase that ran on over a verb: the words of the source decide.
        let last = source.end - 1;
        if phrase.words.end > source.end && self.passage.words[last].capital && self.pos(last) == Pos::Propn {
            return true;
        }
        let listed = [Class::Person, Class::Organisation, Class::Document, Class::Unnamed, Class::People, Class::Medium, Class::Body];
        match phrase.form {
            Form::Pronoun => !lists::THING_PRONOUNS.contains(&self.lower(phrase.head)),
            Form::Name => !self.passage.words.has(phrase.head, Class::Day) && !self.passage.words.has(phrase.head, Class::Month),
            Form::Nominal => phrase.kind != Kind::Other || listed.into_iter().any(|class| self.passage.words.has(phrase.head, class)),
        }
    }

    /// Whether a determiner, a number or a possessive opens a phrase.
    pub(super) fn is_determined(&self, source: &Tokens) -> bool {
        let owned = self.passage.phrases.at(source.start).is_some_and(|i| self.passage.phrases[i].owner.is_some());
        owned || matches!(self.pos(source.start), Pos::Det | Pos::Num | Pos::Pron)
    }

    /// Whether a phrase is a bare noun in the singular: "size" of "according to size".
    pub(super) fn is_bare(&self, source: &Tokens) -> bool {
        let phrase = self.passage.phrases.at(source.start).map(|i| &self.passage.phrases[i]);
        phrase.is_some_and(|p| {
            p.form == Form::Nominal && !matches!(self.pos(source.start), Pos::Det | Pos::Num | Pos::Pron) && p.owner.is_none() && !p.plural
        })
    }
}
