//! A subject, a verb that reports, and a clause: "Prosecutors allege that …", "She claimed in a lawsuit that …", "Records show Lee sold it".

use super::{Finder, Found, Rule, Tokens};
use crate::analysis::Act;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Forms, Verb};
use crate::phrase::Form;
use crate::word::{Class, Pos};

/// Words between a verb and the "that" of its clause.
const REACH: usize = 9;

impl Finder<'_, '_> {
    pub(super) fn asserted(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        if verb.act == Act::Stance
            || self.pos(at) != Pos::Verb
            || verb.forms == Forms::ING
            || self.passage.words[at].capital
            || self.passage.words[at].quoted
            || self.has_be(sentence.start, at)
        {
            return None;
        }
        let start = self.group_start(sentence.start, at);
        let source = self.subject_ending(sentence.start, start).or_else(|| {
            let left = start.checked_sub(1).filter(|&l| l > sentence.start)?;
            if self.is_comma(left) {
                return self.subject_before_insertion(sentence.start, left);
            }
            // "Ann Lee, the host of “The Mole,” said": the comma stands before the mark.
            let comma = left.checked_sub(1).filter(|&c| self.passage.words[left].quoted && self.is_comma(c))?;
            let source = self.subject_before_insertion(sentence.start, comma)?;
            Some(source.start..if source.end == comma { start } else { source.end })
        })?;
        let speaks = self.speaks(&source) && !self.hears_in_session(&source, &(at..at + 1));
        if !self.opens_clause(sentence.start, source.start) || !speaks || !self.goes_with(&source, at, start, verb) {
            return None;
        }
        let asserts = lists::ASSERTING_VERBS.contains(&verb.lemma);
        let that = self.that_behind(sentence, at, asserts);
        let quotes = || self.passage.words.get(at + 1).is_some_and(|w| w.quoted) && self.opens_content(sentence, at + 2);
        let clause = that.is_some() || asserts && (self.opens_content(sentence, at + 1) || quotes());
        // "in what Strand has described as “a shame”": a verb of speech right before a mark can do nothing else.
        let mark = at + 1 + usize::from(matches!(self.lower(at + 1), "as" | "," | ":"));
        let introduces = verb.act == Act::Speech && self.is_mark(mark);
        let document = || {
            let phrase = self.passage.phrases.at(source.start).map(|i| &self.passage.phrases[i]);
            let is_document = phrase.is_some_and(|p| p.form == Form::Nominal && self.passage.words.has(p.head, Class::Document));
            let object = matches!(self.pos(at + 1), Pos::Noun | Pos::Propn | Pos::Det | Pos::Num | Pos::Adj);
            verb.act == Act::Speech && is_document && object
        };
        let rule = match () {
            () if clause || introduces => Rule::Asserted,
            () if document() => Rule::OfDocument,
            () => return None,
        };
        let content = self.complement(sentence, at);
        (!content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content, rule })
    }

    /// "Engineers, however, are sure that the wall will hold": an adjective of believing with its clause.
    pub(super) fn assured(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let be = at.checked_sub(1).filter(|&be| be > sentence.start && self.pos(be) == Pos::Aux)?;
        let finite = lists::FINITE_BE.contains(&self.lower(be));
        if !lists::ASSURED_ADJECTIVES.contains(&self.lower(at)) || !finite || self.passage.words[at].quoted {
            return None;
        }
        let opens = matches!(self.lower(at + 1), "that" | "whether" | "if");
        let clause = self.clause_at(at + 1 + usize::from(opens), sentence.end);
        let source = self.subject(sentence.start, at).filter(|s| self.speaks(s))?;
        // "is it certain that …": nobody is.
        let nobody = source.len() == 1 && matches!(self.lower(source.start), "it" | "there");
        let content = self.stripped(at + 1..sentence.end);
        (clause && !nobody && !content.is_empty()).then(|| Found {
            source: Some(source),
            cue: be..at + 1,
            content: vec![content],
            rule: Rule::Assured,
        })
    }

    /// Whether a subject and a form of a verb go together: "prosecutors allege", not "the claims that".
    pub(super) fn goes_with(&self, source: &Tokens, at: usize, start: usize, verb: Verb) -> bool {
        let phrase = self.passage.phrases.after(source.start).map(|i| &self.passage.phrases[i]);
        let plural = phrase.is_some_and(|p| p.plural || p.joined.is_some()) || self.passage.words.has(source.end - 1, Class::Unnamed);
        let third = self.lower(at).ends_with('s') && verb.forms.has(Forms::THIRD);
        let base = verb.forms == Forms::BASE && start == at;
        let pronoun = self.pos(source.start) == Pos::Pron;
        pronoun || if third { !plural } else { !base || plural || matches!(self.lower(source.end - 1), "police" | "data") }
    }

    /// The "that" of the clause that the verb at `at` brings, right behind it or behind "in a filing on Monday".
    fn that_behind(&self, sentence: &Tokens, at: usize, clausal: bool) -> Option<usize> {
        let reach = sentence.end.min(at + REACH);
        let that = (at + 1..reach).find(|&i| self.is(i, "that"))?;
        let direct = that == at + 1;
        let phrase = |i: usize| {
            self.passage.phrases.at(i).is_some() || matches!(self.pos(i), Pos::Adp | Pos::Adv) || self.passage.words.has(i, Class::Day)
        };
        let between = clausal && (at + 1..that).all(phrase) && matches!(self.pos(at + 1), Pos::Adp | Pos::Adv);
        (direct || between).then_some(that).filter(|&t| direct || self.clause_at(t + 1, sentence.end))
    }

    /// Whether a clause begins at `at`, perhaps behind a time: "by 2050, farms would".
    fn opens_content(&self, sentence: &Tokens, at: usize) -> bool {
        let behind_time = self.pos(at) == Pos::Adp
            && self.passage.phrases.after(at + 1).is_some_and(|i| self.is_comma(self.passage.phrases[i].words.end));
        let at = if behind_time { (at..sentence.end).find(|&i| self.is_comma(i)).unwrap_or(at) + 1 } else { at };
        self.clause_at(at, sentence.end)
    }
}
