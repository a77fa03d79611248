//! Passives: who is only spoken of or to, and who judges behind "by".

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::analysis::{Attribution, BlockKind};
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Forms, Verb};
use crate::span::Span;
use crate::word::Pos;

/// Words from the verb to its agent.
const REACH: usize = 40;

/// A verb in the passive.
struct Passive {
    at: usize,
    verb: Verb,
    /// Without a form of "be": "Stokes, described as …".
    reduced: bool,
}

impl Finder<'_, '_> {
    /// "We're told they have seen the tape": who is told something hears it, and nobody is named who says it.
    pub(super) fn told(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at).filter(|v| v.forms.has(Forms::PAST) && lists::HEARING_VERBS.contains(&v.lemma))?;
        let clause = self.clause_at(at + 1, sentence.end) || self.is(at + 1, "that") && self.clause_at(at + 2, sentence.end);
        if verb.lemma == "ask" || !self.has_be(sentence.start, at) || !clause || self.passage.words[at].quoted {
            return None;
        }
        let content = self.stripped(at + 1..sentence.end);
        Some(Found { source: None, cue: at..at + 1, content: vec![content], rule: Rule::Told })
    }

    /// "We know they were there | and we're told they have seen it": who is told in a second clause of the same subject's reports no more
    /// of what the first knows.
    pub(super) fn told_beside(&self, relations: &mut [Attribution]) {
        let words = &self.passage.words;
        let hears = |cue: &Span| words.within(*cue).any(|at| self.tells(at) && self.has_be(0, at));
        let told: Vec<Span> =
            relations.iter().filter(|r| r.source.is_empty()).filter_map(|r| r.cue.first().copied()).filter(hears).collect();
        for relation in relations.iter_mut().filter(|_| !told.is_empty()) {
            let ([source], [cue]) = (&relation.source[..], &relation.cue[..]) else { continue };
            let text = self.passage.text;
            let Some(content) = relation.content.last_mut() else { continue };
            let inside = told.get(told.partition_point(|t| t.start < content.start)).filter(|t| content.contains(**t) && t.start > cue.end);
            let Some(verb) = inside.and_then(|t| words.within(*t).find(|&at| self.tells(at))) else { continue };
            let subject = self.group_start(words.at(content.start), verb).wrapping_sub(1);
            let same = self.pos(subject) == Pos::Pron && source.of(text).eq_ignore_ascii_case(self.text(subject));
            let joined = subject.checked_sub(1).filter(|&and| self.pos(and) == Pos::Cconj);
            // "He said he left and he was told to wait": one report of both.
            let now = self.verb_of(words.at(cue.start)).is_some_and(|v| !v.forms.has(Forms::PAST));
            if let Some(and) = joined.filter(|_| same && now) {
                let kept = self.stripped(words.at(content.start)..and);
                if !kept.is_empty() {
                    *content = words.span(kept);
                }
            }
        }
    }

    /// The "it" of a passive between commas whose verb is at `at`: "it is claimed".
    pub(super) fn interposed_it(&self, sentence: &Tokens, at: usize) -> Option<usize> {
        let reports = self.verb_of(at).is_some_and(|v| v.forms.has(Forms::PAST) && lists::IMPERSONAL_VERBS.contains(&v.lemma));
        if !reports || !self.has_be(sentence.start, at) || !self.is_comma(at + 1) {
            return None;
        }
        let it = self.group_start(sentence.start, at).checked_sub(1).filter(|&it| it > sentence.start)?;
        (self.is(it, "it") && self.is_comma(it - 1)).then_some(it)
    }

    /// "was branded “a disgrace” by Tom Ball", "was dismissed by Hale as “a fairy tale”", "Stokes, dubbed “the king”": the agent judges,
    /// or nobody does; the subject is what is judged.
    pub(super) fn judged(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        let Some(passive) = self.passive(relation).filter(|p| lists::JUDGING_VERBS.contains(&p.verb.lemma)) else { return };
        let words = &self.passage.words;
        let object = relation.source.first().copied().filter(|source| source.end <= relation.cue[0].start);
        let reach = sentence.end.min(passive.at + REACH);
        let by = (passive.at + 1..reach).find(|&at| self.is(at, "by") && !words[at].quoted);
        let agent = by.and_then(|by| Some((by, self.source_after(by + 1, reach, Comma::OpensClosed).filter(|s| self.speaks(s))?)));
        let Some((by, agent)) = agent else {
            // Nobody is named: whoever is judged is no source.
            if let Some(object) = object {
                relation.source.clear();
                relation.content.insert(0, object);
            }
            return;
        };
        let place = words[by].span.start;
        let before = relation.content.iter().filter(|c| c.start < place).map(|c| Span::new(c.start, c.end.min(place)));
        let mut content: Vec<Span> = object.into_iter().chain(before).filter_map(|c| self.trimmed(c)).collect();
        let ends = relation.content.iter().map(|c| words.at(c.end)).filter(|&end| end > agent.end).max();
        let end = ends.unwrap_or(if self.is(agent.end, "as") { sentence.end } else { agent.end });
        let behind = self.stripped(agent.end..end);
        if !behind.is_empty() {
            content.push(words.span(behind));
        }
        content.dedup();
        if passive.reduced && content.is_empty() {
            return;
        }
        if cue.end == by + 1 && by > cue.start {
            relation.cue[0].end = words[by - 1].span.end;
        }
        relation.content = content;
        relation.source = vec![words.span(agent)];
    }

    /// "Moe was quoted (by the Tribune) as saying the plan was dead", "the Tribune quoted Moe as saying": whoever is quoted has said it.
    pub(super) fn quoted_as_saying(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        let words = &self.passage.words;
        let Some((at, says)) = cue.clone().find_map(|at| Some((at, self.as_saying(at)?))) else { return };
        let quoted = if self.has_be(sentence.start, at) { self.subject(sentence.start, at) } else { self.extent_after(at + 1) };
        let Some(quoted) = quoted else { return };
        let quoted = words.span(quoted);
        // What stands up to "as saying" is no content.
        let end = words[says + 1].span.end;
        let tag = quoted.cover(Span::new(words[at].span.start, end));
        for content in &mut relation.content {
            if content.overlaps(tag) && content.end > end {
                *content = Span::new(end, content.end);
            }
        }
        relation.content.retain(|content| !content.overlaps(tag));
        relation.content = relation.content.iter().filter_map(|&content| self.trimmed(content)).collect();
        if relation.content.is_empty() {
            let behind = self.stripped(says + 2..sentence.end);
            relation.content.extend((!behind.is_empty()).then(|| words.span(behind)));
        }
        if says > at + 1 {
            relation.cue = vec![words.span(cue.start..at + 1), words.span(says..says + 2)];
        }
        relation.source = vec![quoted];
    }

    /// The "as" of "quoted (by the Tribune) as saying", "quoted Moe as saying", where the verb at `at` is "quote".
    pub(super) fn as_saying(&self, at: usize) -> Option<usize> {
        let words = &self.passage.words;
        let other = self.extent_after(if self.is(at + 1, "by") { at + 2 } else { at + 1 });
        let says = other.map_or(at + 1, |other| other.end);
        (words.lemma(at) == "quote" && self.is(says, "as") && matches!(words.lemma(says + 1), "say" | "tell")).then_some(says)
    }

    /// The noun phrase that begins with the word at `at`, with all that describes it.
    fn extent_after(&self, at: usize) -> Option<Tokens> {
        self.passage.phrases.after(at).map(|phrase| self.passage.phrases.extent(phrase))
    }

    /// "Mayor told to quit", "Council accused of delay": in a headline a participle without an object is a passive; its subject hears what is
    /// said, or is spoken of, and says nothing.
    pub(super) fn headline_passive(&self, relation: &mut Attribution) {
        let ([source], Some((sentence, cue))) = (&relation.source[..], self.sentence_and_cue(relation)) else { return };
        let past = |at: &usize| self.verb_of(*at).is_some_and(|v| v.forms.has(Forms::PAST));
        let Some(at) = cue.clone().find(past).filter(|_| source.end <= relation.cue[0].start) else { return };
        if !self.is_headline_passive(sentence.start, at) {
            return;
        }
        let spoken_to = lists::HEARING_VERBS.contains(&self.passage.words.lemma(at));
        let subject = relation.source.remove(0);
        if !spoken_to {
            relation.content.insert(0, subject);
        }
    }

    /// Whether the verb at `at` is a passive of a headline.
    pub(super) fn is_headline_passive(&self, from: usize, at: usize) -> bool {
        self.passage.kind == BlockKind::Headline && self.group_start(from, at) == at && self.is_objectless(at)
    }

    /// Whether nothing that the participle at `at` could act on stands behind it.
    pub(super) fn is_objectless(&self, at: usize) -> bool {
        let (lemma, next) = (self.passage.words.lemma(at), self.lower(at + 1));
        let quoted = || self.pos(at + 1) == Pos::Punct && self.passage.words.get(at + 1).is_some_and(|w| w.quoted);
        match () {
            // "asked for more" is what somebody did.
            () if lists::HEARING_VERBS.contains(&lemma) => lists::OPENERS_BEHIND_TOLD.contains(&next) || quoted() || next.is_empty(),
            () if lists::VERBS_WITH_OF.contains(&lemma) => matches!(next, "of" | "over" | "by"),
            () if lists::JUDGING_VERBS.contains(&lemma) || lemma == "name" => matches!(next, "as" | "by") || quoted(),
            // "two confirmed dead"
            () if lists::UNSOURCED_VERBS.contains(&lemma) || matches!(lemma, "confirm" | "declare" | "presume" | "fear") => {
                self.pos(at + 1) == Pos::Adj && self.passage.phrases.at(at + 1).is_none()
            }
            () => false,
        }
    }

    /// A span without the space and commas at its ends; `None` where nothing is left.
    fn trimmed(&self, span: Span) -> Option<Span> {
        let within: Tokens = self.stripped(self.passage.words.within(span));
        (!within.is_empty()).then(|| self.passage.words.span(within))
    }

    /// The verb of a relation's cue, if it is in the passive.
    fn passive(&self, relation: &Attribution) -> Option<Passive> {
        let (sentence, cue) = self.sentence_and_cue(relation)?;
        let past = |at: usize| self.verb_of(at).filter(|v| v.forms.has(Forms::PAST)).map(|verb| (at, verb));
        let (at, verb) = cue.clone().rev().find_map(past)?;
        if self.has_be(sentence.start, at) {
            return Some(Passive { at, verb, reduced: false });
        }
        let source = relation.source.first().filter(|source| source.end <= relation.cue[0].start)?;
        let text = self.passage.text;
        let between = text[source.end..relation.cue[0].start].trim();
        let name = source.of(text);
        // "Minister branded “a disgrace” by the union"
        if between.is_empty() && self.is_headline_passive(sentence.start, at) {
            return Some(Passive { at, verb, reduced: true });
        }
        let comma = between == "," || between.is_empty() && name.ends_with(',');
        // "Lee, a nurse, described the plan as rushed" has an object, and an apposition before its verb.
        let objectless = matches!(self.lower(cue.end), "as" | "by")
            || self.pos(cue.end) == Pos::Punct && self.passage.words.get(cue.end).is_some_and(|w| w.quoted);
        let reduced = comma && objectless && !name.trim_end_matches(',').contains(',') && cue.end == at + 1;
        reduced.then_some(Passive { at, verb, reduced: true })
    }
}
