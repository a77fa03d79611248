//! What rules put right in the sources that the network has found: nobody where the subject only hears, the subject where it found
//! none, a noun phrase where it took a clause.

use super::{Finder, Tokens};
use crate::analysis::{Act, Attribution, BlockKind};
use crate::lexicon::attribution as lists;
use crate::lexicon::numbers::QUALIFIERS;
use crate::lexicon::verb::Forms;
use crate::phrase::Form;
use crate::span::Span;
use crate::word::{Class, Pos};

impl Finder<'_, '_> {
    /// The words of a relation's sentence, and its cue's.
    pub(super) fn sentence_and_cue(&self, relation: &Attribution) -> Option<(Tokens, Tokens)> {
        let cue = *relation.cue.first()?;
        let passage = self.passage;
        let sentence = passage.sentences.partition_point(|s| s.span.end <= cue.start);
        let sentence = passage.sentences.get(sentence)?.span;
        let (sentence, cue) = (passage.words.within(sentence), passage.words.within(cue));
        (!cue.is_empty() && cue.end <= sentence.end).then_some((sentence, cue))
    }

    /// The main word of the verb that opens a cue: "said" of "has said", "adamant" of "are adamant".
    pub(super) fn main_verb(&self, cue: &Tokens) -> Option<usize> {
        let opens = cue.clone().find(|&at| !matches!(self.pos(at), Pos::Adv | Pos::Aux | Pos::Part))?;
        let verb = self.pos(opens) == Pos::Verb || opens > cue.start && self.pos(cue.start) == Pos::Aux;
        verb.then_some(opens)
    }

    /// A source stands in the sentence of its cue, or right beside the cue where a stop is none of a sentence's: "Ann P. Lee | noted".
    pub(super) fn own_source(&self, relation: &mut Attribution) {
        let (Some((sentence, cue)), Some(source)) = (self.sentence_and_cue(relation), relation.source.first()) else { return };
        let within = self.passage.words.within(*source);
        if within.start >= sentence.end || within.end <= sentence.start && within.end != cue.start {
            relation.source.clear();
        }
    }

    /// "The offer was rejected, while | Norvik | has said it will pay": the subject of the next cue, in a clause of its own, is no source of
    /// the one before.
    pub(super) fn source_of_next(&self, relations: &mut [Attribution]) {
        let words = &self.passage.words;
        for second in 1..relations.len() {
            let (before, rest) = relations.split_at_mut(second);
            let (Some(first), Some(second)) = (before.last_mut(), rest.first()) else { continue };
            let ([source], Some(cue), Some(next)) = (&first.source[..], first.cue.first(), second.cue.first()) else { continue };
            let subject = words.within(*source);
            if second.source[..] != [*source] || subject.end != self.group_start(subject.end, words.within(*next).start) {
                continue;
            }
            let cue = words.within(*cue);
            let joined = (cue.end..subject.start).any(|at| matches!(self.pos(at), Pos::Sconj | Pos::Cconj));
            // "After the inquiry was announced Ann Lee said": nobody is the agent of a passive without "by".
            let passive = cue.end == subject.start && self.has_be(cue.start, cue.end.saturating_sub(1));
            if joined || passive {
                first.source.clear();
            }
        }
    }

    /// "Residents were told that …", "the jury was asked whether …": whoever hears does not speak.
    pub(super) fn hearer(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        if relation.source.first().is_some_and(|source| self.hears_in_session(&self.passage.words.within(*source), &cue)) {
            relation.source.clear();
            relation.act = Act::Speech;
            self.without_subject(relation);
            return;
        }
        let told =
            cue.clone().find(|&at| self.verb_of(at).is_some_and(|v| v.forms.has(Forms::PAST) && lists::HEARING_VERBS.contains(&v.lemma)));
        let before = relation.source.first().is_some_and(|s| s.end <= relation.cue[0].start);
        // "Moe, asked about the plan, | said"; but "the auditor, Nils Aamot, warned of rust".
        let reduced = |at: usize| {
            let comma = at.checked_sub(1).is_some_and(|left| self.is_comma(left));
            let resumes = || (cue.end..sentence.end).any(|i| self.is_comma(i) && self.finite(self.skipped_on(i + 1, sentence.end)));
            before && comma && at == cue.start && self.is_objectless(at) && resumes()
        };
        if !told.is_some_and(|at| self.has_be(sentence.start, at) || reduced(at)) {
            return;
        }
        if before {
            relation.source.clear();
        }
        self.without_subject(relation);
    }

    /// "A court has heard that …", "…, an inquest heard": who sits to hear others repeats what somebody says there.
    pub(super) fn hears_in_session(&self, subject: &Tokens, cue: &Tokens) -> bool {
        let words = &self.passage.words;
        let sits = subject.end.checked_sub(1).is_some_and(|last| lists::HEARING_BODIES.contains(&self.lower(last)));
        sits && cue.clone().any(|at| words.lemma(at) == "hear")
    }

    /// "| Residents | were told | that …", "| It | is said | that": the subject is no part of what a clause behind the cue says.
    pub(super) fn without_subject(&self, relation: &mut Attribution) {
        let words = &self.passage.words;
        let cue = words.within(relation.cue[0]);
        let group = self.group_start(0, cue.start);
        let clause = relation.content.iter().any(|c| {
            let content = words.within(*c);
            content.start >= cue.end && lists::CLAUSE_OPENERS.contains(&self.lower(content.start))
        });
        if clause {
            relation.content.retain(|c| words.within(*c).end != group || words[words.within(*c).start].quoted);
        }
    }

    /// A source for a verb that has none, or one that the network took from elsewhere though its subject stands before it:
    /// "Ann Lee, speaking in Oslo, said", "put up her picture and wrote that", "Lee, elected after Moe was ousted, said".
    pub(super) fn subject_of_cue(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        let Some(verb) = self.main_verb(&cue) else { return };
        let mut left = self.group_start(sentence.start, verb).checked_sub(1).filter(|&l| l >= sentence.start);
        // "Norvik, a maker of snacks, today announced"
        if let Some(day) = left.filter(|&l| self.passage.words.has(l, Class::Day) && l > sentence.start && self.is_comma(l - 1)) {
            left = Some(day - 1);
        }
        let set_off = left.is_some_and(|l| self.is_comma(l));
        // The subject of a verb of its own, inside what the comma closes.
        let inner = relation.source.first().map(|s| self.passage.words.within(*s)).is_some_and(|s| {
            set_off && left.is_some_and(|l| s.end < l && self.certainly_finite(self.skipped_on(s.end, l))) && s.start > sentence.start
        });
        // "the trust that owns | it | said": the subject is what the clause with the pronoun describes.
        let pronoun =
            relation.source.first().map(|s| self.passage.words.within(*s)).filter(|s| s.len() == 1 && self.pos(s.start) == Pos::Pron);
        if let Some(pronoun) = pronoun
            && let Some(whole) = self.subject_ending(sentence.start, pronoun.end)
            && whole.start < pronoun.start
            && (whole.start..pronoun.start).any(|at| matches!(self.lower(at), "that" | "which" | "who"))
            && pronoun.end == self.group_start(pronoun.end, verb)
        {
            relation.source = vec![self.passage.words.span(whole)];
            return;
        }
        let behind = inner || relation.source.first().is_some_and(|s| s.start >= relation.cue[0].end);
        if !(relation.source.is_empty() || behind) || relation.act == Act::Stance || self.spoken_of(&sentence, verb) {
            return;
        }
        // An inverted tag has its subject behind it.
        let inverted =
            !inner && self.passage.phrases.after(cue.end).is_some() && relation.content.iter().all(|c| c.end <= relation.cue[0].start);
        if behind && (!set_off || inverted) {
            return;
        }
        let subject = match set_off {
            true if behind => left.and_then(|l| self.subject_before_insertion(sentence.start, l)),
            _ => self.subject(sentence.start, verb),
        };
        let Some(subject) = subject.filter(|s| self.speaks(s) && !self.hears_in_session(s, &cue)) else { return };
        let source = self.passage.words.span(subject);
        // "| Hale |, who was accused of theft, denied | it |": the subject is no part of what its own verb reports.
        if set_off && relation.content.iter().any(|c| c.start >= relation.cue[0].end) {
            relation.content.retain(|c| !source.contains(*c));
        }
        if !relation.content.iter().any(|c| c.overlaps(source)) {
            relation.source = vec![source];
        }
    }

    /// "started to get comments | accusing her": what she gets speaks, and she does not.
    pub(super) fn own_participle(&self, relation: &mut Attribution) {
        let Some((_, cue)) = self.sentence_and_cue(relation) else { return };
        let last = cue.end - 1;
        let speaks = self.verb_of(last).is_some_and(|v| v.act == Act::Speech) && self.lower(last).ends_with("ing");
        let Some(noun) = self.passage.phrases.before(last).map(|i| self.passage.phrases[i].words.clone()) else { return };
        let gets = (cue.start..noun.start).any(|at| lists::GETTING_VERBS.contains(&self.passage.words.lemma(at)));
        if speaks && noun.start > cue.start && gets && (self.speaks(&noun) || self.names_words(noun.end - 1)) {
            relation.source = vec![self.passage.words.span(noun)];
            relation.cue = vec![self.passage.words.span(last..cue.end)];
        }
    }

    /// Whether the verb at `at` has its subject spoken of or to: "is said to", "were told".
    fn spoken_of(&self, sentence: &Tokens, at: usize) -> bool {
        let past = self.verb_of(at).is_some_and(|v| v.forms.has(Forms::PAST));
        past && (self.has_be(sentence.start, at) || self.is_headline_passive(sentence.start, at))
    }

    /// "The drills began on May 3 and Norland | says": of a clause that was taken for a source, only the subject of the cue is one.
    pub(super) fn snapped(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        let [source] = &mut relation.source[..] else { return };
        let words = &self.passage.words;
        let mut within = words.within(*source);
        // "[22] Mozilla said": the number of a note.
        if self.is(within.start, "[")
            && let Some(close) = within.clone().take(4).find(|&at| self.is(at, "]"))
            && close + 1 < within.end
        {
            within.start = close + 1;
            *source = words.span(within.clone());
        }
        if source.end > relation.cue[0].start {
            // "says Ann Lee, | is safe": the comma closes the tag.
            let text = source.of(self.passage.text);
            if text.find(',') == Some(text.len() - 1) {
                source.end -= 1;
                within = words.within(*source);
            }
            // "said Ann Lee later": the adverb is the verb's.
            let last = within.end.wrapping_sub(1);
            if within.len() > 1 && self.pos(last) == Pos::Adv && !words[last].capital {
                *source = words.span(within.start..last);
            }
            return;
        }
        // "Cairns nursery operator Daryl | Madder says": the name goes on.
        if within.end == cue.start
            && cue.len() > 1
            && self.passage.kind != BlockKind::Headline
            && words[cue.start].capital
            && words[within.end - 1].capital
            && !words[cue.start + 1].capital
            && self.pos(cue.start) != Pos::Aux
            && self.verb_of(cue.start).is_none()
        {
            within.end += 1;
            *source = words.span(within.clone());
            relation.cue[0].start = words[cue.start + 1].span.start;
        }
        // "Privately | ministers believe": the adverb is the clause's.
        if within.start == sentence.start
            && within.len() > 1
            && self.pos(within.start) == Pos::Adv
            && self.lower(within.start).ends_with("ly")
            && matches!(self.pos(within.start + 1), Pos::Noun | Pos::Propn)
            && !QUALIFIERS.contains(self.lower(within.start))
        {
            within.start += 1;
            *source = words.span(within.clone());
        }
        // "Moe, | asked about it, said": the comma opens what stands between.
        let commas = within.clone().filter(|&at| self.is_comma(at)).count();
        if within.len() > 1 && commas == 1 && self.is_comma(within.end - 1) && self.group_start(within.end, cue.start) > within.end {
            within.end -= 1;
            *source = words.span(within.clone());
        }
        // "Not everyone agrees"
        if within.start > sentence.start && self.is(within.start - 1, "not") {
            within.start -= 1;
            *source = words.span(within.clone());
        }
        // "Norvik, | Orm Rail and Halden | said": a list of names at the beginning of a sentence is whole.
        if let Some(first) = self.opens_list(&sentence, &within) {
            *source = words.span(first..within.end);
            return;
        }
        // "Lee's warning": the possessive is the cue's.
        let last = within.end.wrapping_sub(1);
        if within.len() > 1 && within.end == cue.start && self.pos(last) == Pos::Part && matches!(self.lower(last), "'s" | "'" | "’") {
            *source = words.span(within.start..last);
            return;
        }
        // "She says Moe and | Lee | have found": a plural verb has both.
        let joined = within.start > sentence.start + 1 && self.is(within.start - 1, "and") && words[within.start].capital;
        if joined
            && matches!(self.lower(within.end), "have" | "are" | "were")
            && let Some(first) = self.passage.phrases.before(within.start - 1).map(|i| self.passage.phrases[i].words.clone())
            && words[first.end - 1].capital
        {
            *source = words.span(first.start..within.end);
            return;
        }
        let clause = within.clone().any(|at| self.certainly_finite(at) && !self.in_relative(&within, at));
        if !clause {
            return;
        }
        let verb = self.main_verb(&cue).unwrap_or(cue.start);
        if let Some(subject) = self.subject(sentence.start, verb)
            && within.start < subject.start
            && subject.end <= within.end
            && self.opens_clause(sentence.start, subject.start)
        {
            *source = words.span(subject);
        }
    }

    /// Where a list of names begins of which a source has all but the first.
    fn opens_list(&self, sentence: &Tokens, source: &Tokens) -> Option<usize> {
        let words = &self.passage.words;
        let comma = source.start.checked_sub(1).filter(|&at| self.is_comma(at))?;
        // "Yesterday, Lee and Roe said": when they said it is none of them.
        let phrase = &self.passage.phrases[self.passage.phrases.before(comma)?];
        let first = Some(phrase).filter(|p| p.form == Form::Name && !words.has(p.head, Class::Day)).map(|p| p.words.clone())?;
        let joint = |at: usize| matches!(self.lower(at), "and" | "," | "&" | "of");
        let named = |of: &Tokens| of.clone().all(|at| words[at].capital || joint(at));
        let list = source.clone().any(|at| self.is(at, "and")) && named(source) && named(&first);
        (list && first.start == sentence.start).then_some(first.start)
    }

    /// Whether the verb of a cue makes a clause of the source around it: "the firm | said on Monday".
    pub(super) fn is_clause_of(&self, source: Span, cue: Span) -> bool {
        let words = &self.passage.words;
        let within = words.within(source);
        words.within(cue).any(|at| at > within.start && self.finite(at) && !self.in_relative(&within, at))
    }

    /// Whether a relative pronoun stands between the start of a span and the verb at `at`.
    pub(super) fn in_relative(&self, within: &Tokens, at: usize) -> bool {
        (within.start + 1..at).any(|i| lists::RELATIVE_WORDS.contains(&self.lower(i)))
    }
}
