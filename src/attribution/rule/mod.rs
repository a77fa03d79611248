//! Attributions by rule: a verb that reports with its subject on either side, "according to", "is said to", a name and a colon.

mod credit;
mod noun_phrase;
mod transcript;
mod word;

use crate::analysis::{Act, Attribution, AttributionKind};
use crate::attribution::act;
use crate::lexicon::WEAK_VERBS;
use crate::lexicon::verb::{Forms, Verb};
use crate::passage::Passage;
use crate::span::Span;
use crate::token::TokenKind;
use noun_phrase::Tokens;
use word::{Class, Word};

/// Finds the attributions of a paragraph, in the order of their first word. Linear: every look to the side is capped.
pub(super) fn attributions(passage: &Passage) -> Vec<Attribution> {
    let finder = Finder::new(passage);
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in &passage.sentences {
        while next < passage.tokens.len() && passage.tokens[next].span.start < sentence.span.start {
            next += 1;
        }
        let first = next;
        while next < passage.tokens.len() && passage.tokens[next].span.start < sentence.span.end {
            next += 1;
        }
        if sentence.kind != crate::analysis::SentenceKind::Metadata {
            finder.sentence(first..next, &mut found);
        }
    }
    let mut attributions: Vec<Attribution> = found.into_iter().map(|f| finder.attribution(f)).collect();
    attributions.sort_by_key(|a| a.source.first().into_iter().chain(&a.cue).chain(&a.content).map(|s| s.start).min());
    attributions
}

/// A relation in tokens.
struct Found {
    source: Option<Tokens>,
    cue: Tokens,
    content: Vec<Tokens>,
    rule: &'static str,
    confidence: f32,
}

struct Finder<'p, 't> {
    passage: &'p Passage<'t>,
    words: Vec<Word>,
    /// How many of the tokens before each one stand inside quotation marks.
    quoted_before: Vec<usize>,
}

impl<'p, 't> Finder<'p, 't> {
    fn new(passage: &'p Passage<'t>) -> Finder<'p, 't> {
        let words = word::words(passage);
        let mut quoted_before = Vec::with_capacity(words.len() + 1);
        let mut sum = 0;
        quoted_before.push(0);
        for word in &words {
            sum += usize::from(word.quoted);
            quoted_before.push(sum);
        }
        Finder { passage, words, quoted_before }
    }

    fn sentence(&self, sentence: Tokens, found: &mut Vec<Found>) {
        let mut subject: Option<Tokens> = None;
        found.extend(self.name_and_colon(&sentence));
        found.extend(self.dash_and_name(&sentence));
        found.extend(self.turn(&sentence));
        found.extend(self.in_poll(&sentence));
        for at in sentence.clone() {
            if self.is(at, "according") && self.is(at + 1, "to") {
                found.extend(self.according_to(&sentence, at));
            } else if at + 1 < sentence.end && self.is(at + 1, "it") && (self.is(at, "put") || self.is(at, "puts")) {
                found.extend(self.as_put(&sentence, at));
            } else if let Some(verb) = self.words[at].verb
                && let Some(relation) = self.verb(&sentence, at, verb, subject.as_ref())
                && !self.speaks_of_itself(&relation)
            {
                if relation.source.is_some() {
                    subject.clone_from(&relation.source);
                }
                found.push(relation);
            }
        }
    }

    /// "I think", "we want" inside a quotation: that is what its speaker says, and no second source.
    fn speaks_of_itself(&self, found: &Found) -> bool {
        let own = |t: &Tokens| t.len() == 1 && ["i", "we", "you"].iter().any(|p| self.is(t.start, p));
        self.words[found.cue.start].quoted && found.source.as_ref().is_none_or(own)
    }

    fn text(&self, at: usize) -> &'t str {
        self.passage.tokens.get(at).map_or("", |t| t.of(self.passage.text))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.words.get(at).map(|w| w.class)
    }

    /// "…, according to the ministry." and "According to the ministry, …"
    fn according_to(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let source = noun_phrase::after(&self.words, at + 2, sentence.end, at < sentence.start + 2)?;
        let mut content = Vec::new();
        let before = self.stripped(sentence.start..at);
        let after = self.stripped(source.end..sentence.end);
        // What stands before is the content, unless it is only a turn ("But according to …").
        if before.len() > 2 {
            content.push(before);
        }
        if self.class(source.end) == Some(Class::Comma) && !after.is_empty() {
            content.push(after);
        }
        Some(Found { source: Some(source), cue: at..at + 2, content, rule: "according to", confidence: 0.95 })
    }

    /// "…, as a memo put it." and "As a memo put it, …"; inside a quotation that holds more than it, the words are its speaker's.
    fn as_put(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let source = noun_phrase::before(&self.words, sentence.start, at)?;
        let opening = source.start.checked_sub(1).filter(|&o| o >= sentence.start && self.is(o, "as"))?;
        let goes_on = self.class(at + 2) == Some(Class::Comma) || self.text(at + 2) == ":";
        let before = self.stripped(sentence.start..opening);
        let after = self.stripped(at + 2..if goes_on { sentence.end } else { at + 2 });
        let content: Vec<Tokens> = [before, after].into_iter().filter(|part| !part.is_empty()).collect();
        (!content.is_empty() && !self.words[at].quoted).then(|| Found {
            source: Some(source),
            cue: at..at + 2,
            content,
            rule: "as put",
            confidence: 0.85,
        })
    }

    /// "Ann Lee: “We won.”": a short name that opens the sentence, a colon, a quotation.
    fn name_and_colon(&self, sentence: &Tokens) -> Option<Found> {
        let colon = (sentence.start..sentence.end.min(sentence.start + 7)).find(|&at| self.text(at) == ":")?;
        let named = sentence.start..colon;
        let is_name = !named.is_empty() && named.clone().all(|at| self.words[at].capital && self.words[at].class == Class::Open);
        let opens = self.class(colon + 1) == Some(Class::Mark) && colon + 1 < sentence.end;
        (is_name && opens).then(|| Found {
            source: Some(named),
            cue: colon..colon + 1,
            content: vec![self.quoted_from(colon + 1)],
            rule: "name and colon",
            confidence: 0.8,
        })
    }

    fn verb(&self, sentence: &Tokens, at: usize, verb: Verb, subject: Option<&Tokens>) -> Option<Found> {
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
        let relation =
            |source: Option<Tokens>, content, rule, confidence| Some(Found { source, cue: at..at + 1, content, rule, confidence });
        if verb.forms.has(Forms::PAST) && self.passive(sentence, at) {
            let by = (self.is(at + 1, "by")).then(|| noun_phrase::after(&self.words, at + 2, sentence.end, false)).flatten();
            let reported_to = self.is(at + 1, "to") && UNSOURCED.contains(&verb.lemma);
            let head = self.stripped(sentence.start..at);
            if by.is_some() || reported_to {
                let tail = self.stripped(at + 1..sentence.end);
                let content = if by.is_some() { vec![head] } else { vec![tail] };
                return relation(by, content, "passive verb", 0.6);
            }
            if !ASKED.contains(&verb.lemma) {
                return None;
            }
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
            return relation(Some(source), content, "verb before its source", 0.85);
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
            let (rule, confidence) = if absolute.is_some() { ("with a source and a participle", 0.8) } else { ("participle", 0.6) };
            let source = absolute.unwrap_or(source);
            return relation(Some(source), self.complement(sentence, at), rule, confidence);
        }
        if left.is_some_and(|l| self.is(l, "to")) {
            return None;
        }
        if left.is_some_and(|l| self.words[l].class == Class::And) || (after_mark_or_comma && verb.forms.has(Forms::PAST)) {
            let coordinate = subject.cloned().filter(|s| s.end + 40 > at);
            let source = apposed.or(coordinate)?;
            return relation(Some(source), self.complement(sentence, at), "verb of the same subject", 0.5);
        }
        let source = noun_phrase::before(&self.words, sentence.start, at)?;
        if !self.agrees(&source, at, verb) {
            return None;
        }
        if self.is_tag(sentence, &source, at) {
            let content = self.around(sentence, source.start, at + 1);
            return relation(Some(source), content, "source and verb after what is said", 0.85);
        }
        let content = self.complement(sentence, at);
        // "Vitter demanded." stands for what was said before; "said the roof leaks" holds no second relation.
        if content.is_empty() && source.start > sentence.start {
            return None;
        }
        let confidence = match verb.act {
            Act::Speech => 0.85,
            Act::Thought => 0.7,
            Act::Stance => 0.6,
        };
        relation(Some(source), content, "subject and verb", confidence)
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
        let several = SEVERAL.iter().any(|w| self.is(source.start, w));
        match () {
            () if at > source.end || verb.forms.has(Forms::PAST) => true,
            () if verb.forms.has(Forms::THIRD) => pronoun || !(several || number || ends_in_s && !self.words[head].capital),
            () => pronoun || ends_in_s || self.is(head, "people") || CLAUSAL.contains(&verb.lemma),
        }
    }

    /// Whether the verb at `at` is in the passive: a form of "be" before it, adverbs between.
    fn passive(&self, sentence: &Tokens, at: usize) -> bool {
        let mut left = at;
        while left > sentence.start && at - left < 4 && matches!(self.words[left - 1].class, Class::Adverb) {
            left -= 1;
        }
        left > sentence.start && self.is_be(left - 1)
    }

    fn is_be(&self, at: usize) -> bool {
        ["is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "'m", "’m", "'s", "’s"].iter().any(|be| self.is(at, be))
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

    /// What is said on both sides of a tag whose tokens are `from..to`.
    fn around(&self, sentence: &Tokens, from: usize, to: usize) -> Vec<Tokens> {
        let mut content = Vec::new();
        let left = from.checked_sub(1).filter(|&l| self.words[l].quoted);
        let before = match left {
            Some(l) => self.quoted_to(l),
            None => self.stripped(sentence.start..from),
        };
        if !before.is_empty() {
            content.push(before);
        }
        let goes_on = (to..(to + 12).min(self.words.len())).find(|&at| self.words[at].quoted);
        if left.is_some()
            && let Some(opening) = goes_on
        {
            content.push(self.quoted_from(opening));
        }
        content
    }

    /// What follows a verb, to the end of its sentence; a person who is told stands between.
    fn complement(&self, sentence: &Tokens, at: usize) -> Vec<Tokens> {
        let verb = self.words[at].verb;
        let mut start = at + 1;
        if verb.is_some_and(|v| TOLD.contains(&v.lemma)) {
            let reach = sentence.end.min(at + 14);
            let opens = (at + 1..reach).find(|&i| {
                self.words[i].quoted
                    || matches!(self.words[i].class, Class::Conjunction)
                    || i > at + 1 && (self.is(i, "to") || self.is(i, "of"))
            });
            start = opens.unwrap_or((at + 2).min(sentence.end));
        }
        while start < sentence.end && matches!(self.words[start].class, Class::Day | Class::Comma | Class::Break) {
            start += 1;
        }
        let mut end = sentence.end;
        if self.words.get(start).is_some_and(|w| w.quoted) {
            end = end.max(self.quoted_from(start).end);
        }
        let content = self.stripped(start..end);
        if content.is_empty() { Vec::new() } else { vec![content] }
    }

    /// A range without the commas and stops at its ends (marks of quotation stay).
    fn stripped(&self, tokens: Tokens) -> Tokens {
        let Tokens { mut start, mut end } = tokens;
        while start < end && matches!(self.words[start].class, Class::Comma | Class::Break | Class::And) {
            start += 1;
        }
        while start < end && matches!(self.words[end - 1].class, Class::Comma | Class::Break) {
            end -= 1;
        }
        start..end
    }

    /// The quotation to which token `at` belongs, from there to its end.
    fn quoted_from(&self, at: usize) -> Tokens {
        let place = self.passage.tokens[at].span.start;
        match self.outermost(place) {
            Some(span) => at..self.token_at(span.end),
            None => at..at + 1,
        }
    }

    /// The quotation to which token `at` belongs, from its beginning to there.
    fn quoted_to(&self, at: usize) -> Tokens {
        let place = self.passage.tokens[at].span.start;
        match self.outermost(place) {
            Some(span) => self.token_at(span.start)..at + 1,
            None => at..at + 1,
        }
    }

    fn outermost(&self, place: usize) -> Option<Span> {
        let marked = &self.passage.marked;
        let after = marked.partition_point(|m| m.span.start <= place);
        marked[..after].iter().rev().take(8).find(|m| m.depth == 0).map(|m| m.span).filter(|s| place < s.end)
    }

    fn token_at(&self, place: usize) -> usize {
        self.passage.tokens.partition_point(|t| t.span.start < place)
    }

    fn attribution(&self, found: Found) -> Attribution {
        let span = |t: &Tokens| Span::new(self.passage.tokens[t.start].span.start, self.passage.tokens[t.end - 1].span.end);
        let (mut quoted, mut all) = (0, 0);
        for part in &found.content {
            quoted += self.quoted_before[part.end] - self.quoted_before[part.start];
            all += part.len();
        }
        let kind = match quoted {
            0 => AttributionKind::Indirect,
            _ if quoted == all => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        };
        let cue = vec![span(&found.cue)];
        let content: Vec<Span> = found.content.iter().filter(|c| !c.is_empty()).map(span).collect();
        let source: Vec<Span> = found.source.iter().map(span).collect();
        Attribution {
            act: act::act(self.passage, &source, &cue, &content),
            source,
            cue,
            content,
            kind,
            nested: self.words[found.cue.start].quoted,
            speaker: None,
            confidence: found.confidence,
            rule: found.rule,
            link: None,
        }
    }
}

/// Verbs that report in the passive without a source: "is said to be".
const UNSOURCED: [&str; 11] =
    ["say", "report", "believe", "think", "allege", "rumour", "understand", "know", "expect", "suspect", "estimate"];

/// What opens a plural: "multiple battleground states" reports nothing.
const SEVERAL: [&str; 12] = ["all", "both", "few", "many", "most", "multiple", "several", "these", "those", "three", "two", "various"];

/// Verbs that are never nouns and bring a clause: "many voters saying".
const CLAUSAL: [&str; 20] = [
    "say",
    "think",
    "believe",
    "know",
    "argue",
    "insist",
    "acknowledge",
    "suggest",
    "expect",
    "deny",
    "admit",
    "describe",
    "tell",
    "allege",
    "accuse",
    "warn",
    "complain",
    "concede",
    "maintain",
    "assert",
];

/// Verbs whose passive is a question put to the source: "was asked whether".
const ASKED: [&str; 1] = ["ask"];

/// Verbs with the person who is told between them and what is said.
const TOLD: [&str; 10] = ["tell", "assure", "remind", "inform", "warn", "ask", "convince", "persuade", "reassure", "notify"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::mark::OpenQuotation;

    /// Source, cue and content of every attribution of a paragraph.
    fn found(text: &str) -> Vec<(String, String, String)> {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        let words = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
        attributions(&passage).iter().map(|a| (words(&a.source), words(&a.cue), words(&a.content))).collect()
    }

    fn assert_found(text: &str, source: &str, cue: &str, content: &str) {
        assert_eq!(found(text), [(source.to_owned(), cue.to_owned(), content.to_owned())], "{text}");
    }

    #[test]
    fn a_subject_says_what_follows() {
        assert_found(
            "A spokesman for the harbour board said that the pier would close.",
            "A spokesman for the harbour board",
            "said",
            "that the pier would close",
        );
        assert_found("Polls show the race is tied.", "Polls", "show", "the race is tied");
    }

    #[test]
    fn an_apposition_belongs_to_the_source() {
        assert_found(
            "Ann Lee, a lawyer for the tenants, said the roof leaks.",
            "Ann Lee, a lawyer for the tenants",
            "said",
            "the roof leaks",
        );
    }

    #[test]
    fn the_verb_may_stand_before_its_source() {
        assert_found("The pier will close, said Ann Lee.", "Ann Lee", "said", "The pier will close");
    }

    #[test]
    fn according_to_names_its_source_on_either_side() {
        assert_found("The pier will close, according to the harbour board.", "the harbour board", "according to", "The pier will close");
        assert_found("According to the harbour board, the pier will close.", "the harbour board", "According to", "the pier will close");
    }

    #[test]
    fn what_is_said_to_be_has_no_source() {
        assert_found("The pier is said to be rotten.", "", "said", "to be rotten");
    }

    #[test]
    fn a_dash_gives_the_credit_for_a_quotation() {
        assert_found("“It was our worst year.” ― Sonia Hart, Leeds", "Sonia Hart", "―", "“It was our worst year.”");
        assert_found("“It was our worst year.” ― Sonia Hart.", "Sonia Hart", "―", "“It was our worst year.”");
        assert_eq!(found("It was “a farce” — Leeds had lost again."), []);
        assert_eq!(found("It was “a farce” — Leeds."), []);
    }

    #[test]
    fn a_name_in_capitals_takes_its_turn() {
        assert_found("HART: Well, the pier is old. Nobody goes.", "HART", ":", "Well, the pier is old. Nobody goes.");
        assert_found("ANN HART: Is it safe to go there?", "ANN HART", ":", "Is it safe to go there?");
        assert_eq!(found("UPDATE: The pier has been closed since noon."), []);
        assert_eq!(found("HEALTH: Pier closed by mould"), []);
    }

    #[test]
    fn a_poll_is_the_source_of_its_figures() {
        assert_found(
            "In a poll by the college, half of the voters liked rain.",
            "a poll by the college",
            "In",
            "half of the voters liked rain",
        );
    }

    #[test]
    fn a_noun_that_looks_like_a_verb_reports_nothing() {
        assert_eq!(found("The report was long."), []);
        assert_eq!(found("His claims fill a shelf."), []);
    }
}
