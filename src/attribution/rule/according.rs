//! "According to", "per", "in the words of": a preposition names the source.

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::analysis::Attribution;
use crate::lexicon::attribution as lists;
use crate::phrase::{Form, Kind};
use crate::word::{Class, Pos};

/// How far a semicolon is looked for, in tokens.
const LONGEST_CLAUSE: usize = 60;

impl Finder<'_, '_> {
    /// "…, according to the ministry.", "According to police the man fled." and "He was, according to neighbours, quiet."
    pub(super) fn according_to(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if !self.is(at, "according") || !self.is(at + 1, "to") {
            return None;
        }
        self.named_by(sentence, at..at + 2, Rule::AccordingTo).filter(|_| !self.follows_measure(sentence, at))
    }

    /// "…, per court filings", "Per the lawsuit, …", "as per the report"; not "two people per room".
    pub(super) fn per(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if !self.is(at, "per") {
            return None;
        }
        let as_per = at > sentence.start && self.is(at - 1, "as");
        let start = at - usize::from(as_per);
        let set_off = start == sentence.start || matches!(self.lower(start - 1), "," | "(" | "–" | "—" | "--");
        let found = self.named_by(sentence, start..at + 1, Rule::Per)?;
        let source = found.source.as_ref()?;
        (set_off && self.speaks(source) && !self.is_bare_person(source)).then_some(found)
    }

    /// "person" of "per person".
    fn is_bare_person(&self, source: &Tokens) -> bool {
        self.is_bare(source) && !self.passage.words.has(source.end - 1, Class::Document)
    }

    /// "in the words of the judge, “…”", "in Lee's words", "in economist Ann Lee's phrase", "by the council's own count".
    pub(super) fn in_words_of(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let nouns = match self.lower(at) {
            "in" => lists::VIEW_NOUNS,
            "by" => lists::RECKONING_NOUNS,
            _ => return None,
        };
        let worded = |i: usize| nouns.contains(&self.lower(i));
        let phrases = &self.passage.phrases;
        let phrase = &phrases[phrases.after(at + 1)?];
        let end = phrase.words.end;
        if !worded(end - 1) || end > sentence.end {
            return None;
        }
        let (source, cue, behind) = match phrase.owner.map(|owner| &phrases[owner]) {
            Some(owner) => {
                if owner.form == Form::Nominal && owner.kind == Kind::Other {
                    return None;
                }
                let owner = owner.words.clone();
                let named = owner.end - usize::from(self.pos(owner.end - 1) == Pos::Part);
                (owner.start..named, named..end, end)
            }
            // "by her own count"
            None if matches!(self.lower(at + 1), "his" | "her" | "its" | "their") => (at + 1..at + 2, at + 2..end, end),
            None if self.is(end, "of") => {
                let source = self.source_after(end + 1, sentence.end, Comma::OpensClosed).filter(|source| self.speaks(source))?;
                let behind = source.end;
                (source, at..end + 1, behind)
            }
            None => return None,
        };
        let content = self.either_side(sentence, at, behind);
        (!content.is_empty()).then_some(Found { source: Some(source), cue, content, rule: Rule::InWordsOf })
    }

    /// A relation whose cue, a preposition, stands before its source.
    fn named_by(&self, sentence: &Tokens, cue: Tokens, rule: Rule) -> Option<Found> {
        let clause = self.clause_around(sentence, cue.start);
        let turn =
            cue.start - clause.start < 2 && (clause.start..cue.start).all(|i| matches!(self.pos(i), Pos::Cconj | Pos::Adv | Pos::Punct));
        // "He had promised help, and, according to Reuters, gave none": what is joined has a source, not what it is joined to.
        let joint = cue.start.checked_sub(2).filter(|&i| i > clause.start && self.is_comma(i + 1) && self.pos(i) == Pos::Cconj);
        let turn = turn || joint.is_some_and(|joint| self.has_finite(&(clause.start..joint)));
        let before = if turn { clause.start..clause.start } else { self.stripped(clause.start..cue.start) };
        let comma = match () {
            () if turn => Comma::OpensClosed,
            () if self.is_incomplete(&before, cue.start) => Comma::Ends,
            () => Comma::Opens,
        };
        let mut source = self.source_after(cue.end, clause.end, comma)?;
        if turn && !self.is_comma(source.end) {
            source = self.parted(source, clause.end);
        }
        let mut content = Vec::new();
        if !before.is_empty() {
            content.push(before);
        }
        let mut behind = source.end;
        // "According to the Courier, quoting the mayor, …"
        if turn && self.is_comma(behind) && self.lower(behind + 1).ends_with("ing") {
            behind = (behind + 1..clause.end).find(|&i| self.is_comma(i)).unwrap_or(behind);
        }
        let after = self.stripped(behind..clause.end);
        if !after.is_empty() && (turn || self.is_comma(source.end)) {
            content.push(after);
        }
        (!content.is_empty()).then_some(Found { source: Some(source), cue, content, rule })
    }

    /// What a parenthesis over the words `from..to` says something of: what stands before it and behind it.
    pub(super) fn either_side(&self, sentence: &Tokens, from: usize, to: usize) -> Vec<Tokens> {
        let parts = [self.stripped(sentence.start..from), self.stripped(to..sentence.end)];
        parts.into_iter().filter(|part| !part.is_empty()).collect()
    }

    /// Whether the words before a parenthesis go on behind it: "He was, …, quiet", "which, …, fell".
    pub(super) fn is_incomplete(&self, before: &Tokens, at: usize) -> bool {
        let Some(last) = at.checked_sub(2).filter(|&l| before.contains(&l)) else { return false };
        let joins = matches!(self.pos(last), Pos::Aux | Pos::Adp | Pos::Sconj | Pos::Det)
            || lists::BE.contains(&self.lower(last))
            || lists::RELATIVE_WORDS.contains(&self.lower(last))
            || lists::SUBJECT_PRONOUNS.contains(&self.lower(last));
        joins || !self.has_finite(before)
    }

    /// Whether the words before a relation's cue go on behind its source.
    pub(super) fn goes_on_behind(&self, relation: &Attribution) -> bool {
        let ([before, ..], [cue]) = (&relation.content[..], &relation.cue[..]) else { return false };
        let words = &self.passage.words;
        before.end <= cue.start && self.is_incomplete(&words.within(*before), words.at(cue.start))
    }

    /// "According to experts rents will rise": where no comma parts the source from what it says, its phrase may have run on.
    fn parted(&self, source: Tokens, to: usize) -> Tokens {
        let next = self.skipped_on(source.end, to);
        if source.len() < 2 || next >= to || !self.finite(next) {
            return source;
        }
        let phrases = &self.passage.phrases;
        let Some(last) = phrases.before(source.end).map(|i| phrases[i].words.clone()) else { return source };
        let inner = last.start.max(source.start) + 1..source.end;
        let number = inner.clone().find(|&i| self.pos(i) == Pos::Num && self.pos(i - 1) != Pos::Det && i + 1 < source.end);
        // "Lee | rents", "documents | Lee"; not "minister Lee".
        let words = &self.passage.words;
        let case = inner.clone().find(|&i| {
            // "Norvik figures | sales fell": what is named for its maker.
            let document = words.has(i, Class::Document);
            words[i - 1].capital && !words[i].capital && self.pos(i - 1) == Pos::Propn && !document
                || words[i].capital && !words[i - 1].capital && self.pos(i - 1) == Pos::Noun && !words.has(i - 1, Class::Person)
        });
        let cut = number.or(case).or((!inner.is_empty() && last.start == source.start).then_some(source.end - 1));
        match cut {
            Some(cut) if cut > source.start => source.start..cut,
            _ => source,
        }
    }

    pub(super) fn skipped_on(&self, at: usize, to: usize) -> usize {
        (at..to).find(|&i| self.pos(i) != Pos::Adv).unwrap_or(to)
    }

    /// "priced according to size", "seated according to their rank": a measure, and nobody's account.
    fn follows_measure(&self, sentence: &Tokens, at: usize) -> bool {
        let Some(source) = self.source_after(at + 2, sentence.end, Comma::Ends) else { return true };
        let set_off = at == sentence.start || self.pos(at - 1) != Pos::Verb && self.pos(at - 1) != Pos::Noun;
        !set_off && !self.speaks(&source)
    }

    /// The part of a sentence between semicolons, as far as one looks: "according to Lee, rents will fall; according to Bell, they rise".
    fn clause_around(&self, sentence: &Tokens, at: usize) -> Tokens {
        let first = sentence.start.max(at.saturating_sub(LONGEST_CLAUSE));
        let last = sentence.end.min(at + LONGEST_CLAUSE);
        let start = (first..at).rev().find(|&i| self.is(i, ";")).map_or(sentence.start, |i| i + 1);
        start..(at..last).find(|&i| self.is(i, ";")).unwrap_or(sentence.end)
    }
}
