//! A verb that reports, with its subject before it, behind it or in a clause before.

use super::noun_phrase::{self, Tokens};
use super::word::Class;
use super::{Finder, Found, Rule};
use crate::analysis::Act;
use crate::lexicon::WEAK_VERBS;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Forms, Verb};
use crate::token::TokenKind;

impl Finder<'_, '_> {
    /// The relation of the verb at `at`; `subject`: the source of the verb before it in the sentence.
    pub(super) fn verb(&self, sentence: &Tokens, at: usize, verb: Verb, subject: Option<&Tokens>) -> Option<Found> {
        let left = at.checked_sub(1).filter(|&l| l >= sentence.start);
        let after_mark_or_comma = left.is_some_and(|l| matches!(self.words[l].class, Class::Mark | Class::Comma));
        let in_name = self.words[at].capital && at > sentence.start && !after_mark_or_comma;
        if in_name || noun_phrase::noun_like(&self.words, sentence.start, at) {
            return None;
        }
        let finite = verb.forms.has(Forms::THIRD.or(Forms::PAST));
        if WEAK_VERBS.contains(verb.lemma) && !self.clause_follows(sentence, at) && !after_mark_or_comma {
            return None;
        }
        let relation = |source: Option<Tokens>, content, rule| Some(Found { source, cue: at..at + 1, content, rule });
        if verb.forms.has(Forms::PAST) && (self.in_passive(sentence, at) || self.is_headline_passive(sentence.start, at)) {
            let by = (self.is(at + 1, "by")).then(|| noun_phrase::after(&self.words, at + 2, sentence.end, false)).flatten();
            let reported_to = self.is(at + 1, "to") && lists::UNSOURCED_VERBS.contains(&verb.lemma);
            let head = self.stripped(sentence.start..at);
            if by.is_some() || reported_to {
                let tail = self.stripped(at + 1..sentence.end);
                let content = if by.is_some() { vec![head] } else { vec![tail] };
                return relation(by, content, Rule::Passive);
            }
            return None;
        }
        let apposed = left
            .is_some_and(|l| self.class(l) == Some(Class::Comma))
            .then(|| noun_phrase::before(&self.words, sentence.start, at))
            .flatten();
        // "…," said Ann Lee.
        if finite
            && apposed.is_none()
            && after_mark_or_comma
            && verb.act == Act::Speech
            && !self.is(at + 1, "to")
            && self.opens_noun_phrase(at + 1)
        {
            let source = noun_phrase::after(&self.words, at + 1, sentence.end, false)?;
            let content = self.around(sentence, at, source.end);
            return relation(Some(source), content, Rule::VerbBeforeSource);
        }
        if verb.forms == Forms::ING {
            let direct =
                left.filter(|&l| self.words[l].class == Class::Open).and_then(|_| noun_phrase::before(&self.words, sentence.start, at));
            let being = left.is_some_and(|l| self.is_be(l));
            let source = match (being, direct) {
                (true, _) => noun_phrase::before(&self.words, sentence.start, at),
                (false, Some(direct)) => Some(direct),
                (false, None) if after_mark_or_comma => subject.cloned().or_else(|| self.first_subject(sentence)),
                _ => None,
            }?;
            let absolute = (!being).then(|| self.absolute(sentence, &source)).flatten();
            let rule = if absolute.is_some() { Rule::Absolute } else { Rule::Participle };
            let source = absolute.unwrap_or(source);
            return relation(Some(source), self.complement(sentence, at), rule);
        }
        if left.is_some_and(|l| self.is(l, "to")) {
            return None;
        }
        if left.is_some_and(|l| self.words[l].class == Class::And) || (after_mark_or_comma && verb.forms.has(Forms::PAST)) {
            let coordinate = subject.cloned().filter(|s| s.end + 40 > at);
            let source = apposed.or(coordinate)?;
            return relation(Some(source), self.complement(sentence, at), Rule::SameSubject);
        }
        let source = noun_phrase::before(&self.words, sentence.start, at)?;
        if !self.agrees(&source, at, verb) {
            return None;
        }
        if self.is_tag(sentence, &source, at) {
            let content = self.around(sentence, source.start, at + 1);
            return relation(Some(source), content, Rule::TagBehind);
        }
        let content = self.complement(sentence, at);
        // "Vitter demanded." stands for what was said before; "said the roof leaks" holds no second relation.
        if content.is_empty() && source.start > sentence.start {
            return None;
        }
        relation(Some(source), content, Rule::SubjectAndVerb)
    }

    /// The whole subject of "with nurses and many doctors saying …", of which `source` is the end.
    fn absolute(&self, sentence: &Tokens, source: &Tokens) -> Option<Tokens> {
        let reach = sentence.start.max(source.end.saturating_sub(12));
        let joins = |at: usize| matches!(self.words[at].class, Class::Open | Class::Determiner | Class::And);
        let mut start = source.start;
        while start > reach && joins(start - 1) && !self.is(start - 1, "with") {
            start -= 1;
        }
        (start > sentence.start && self.is(start - 1, "with")).then_some(start..source.end)
    }

    /// Whether a clause or a quotation begins within the next words: "that …", "how …", "she …", "“…".
    fn clause_follows(&self, sentence: &Tokens, at: usize) -> bool {
        let ahead = at + 1..sentence.end.min(at + 4);
        let opens = |i: usize| {
            let word = &self.words[i];
            word.quoted && !self.words[at].quoted
                || matches!(word.class, Class::Pronoun)
                || matches!(word.class, Class::Conjunction) && !self.is(i, "as")
        };
        ahead.clone().any(opens)
    }

    /// Whether a subject and a form of a verb may go together: "polls show", not "poll show"; after a plural or a number "claims" is a noun.
    fn agrees(&self, source: &Tokens, at: usize, verb: Verb) -> bool {
        let head = source.end - 1;
        let pronoun = self.words[head].class == Class::Pronoun;
        let ends_in_s = self.text(head).ends_with('s');
        let number = self.passage.tokens[head].kind == TokenKind::Number;
        let several = lists::PLURAL_OPENERS.iter().any(|w| self.is(source.start, w));
        match () {
            () if at > source.end || verb.forms.has(Forms::PAST) => true,
            () if verb.forms.has(Forms::THIRD) => pronoun || !(several || number || ends_in_s && !self.words[head].capital),
            () => pronoun || ends_in_s || self.is(head, "people") || lists::CLAUSAL_VERBS.contains(&verb.lemma),
        }
    }

    /// Whether the verb at `at` is in the passive: a form of "be" before it, adverbs between.
    fn in_passive(&self, sentence: &Tokens, at: usize) -> bool {
        let mut left = at;
        while left > sentence.start && at - left < 4 && matches!(self.words[left - 1].class, Class::Adverb) {
            left -= 1;
        }
        left > sentence.start && self.is_be(left - 1)
    }

    fn is_be(&self, at: usize) -> bool {
        lists::BE_WITH_CLITICS.iter().any(|be| self.is(at, be))
    }

    fn opens_noun_phrase(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.class == Class::Determiner || w.class == Class::Pronoun || w.capital && w.class != Class::Day)
    }

    /// The first noun phrase of a sentence: what a participle after a comma speaks of.
    fn first_subject(&self, sentence: &Tokens) -> Option<Tokens> {
        let start =
            sentence.clone().take(3).find(|&at| matches!(self.words[at].class, Class::Open | Class::Determiner | Class::Pronoun))?;
        noun_phrase::after(&self.words, start, sentence.end, true)
    }

    /// Whether source and verb only close or interrupt what is said: "…," she said.
    fn is_tag(&self, sentence: &Tokens, source: &Tokens, at: usize) -> bool {
        let follows = source.start > sentence.start && matches!(self.words[source.start - 1].class, Class::Comma | Class::Mark);
        let mut next = at + 1;
        while next < sentence.end
            && next < at + 6
            && matches!(self.words[next].class, Class::Day | Class::Preposition | Class::Adverb | Class::Open)
        {
            next += 1;
        }
        let closes = next >= sentence.end || matches!(self.words[next].class, Class::Comma | Class::Break);
        follows && (closes || self.words[source.start - 1].class == Class::Mark)
    }
}
