//! Attributions by rule: a verb that reports with its subject on either side, "according to", "is said to", a name and a colon.

mod content;
mod credit;
mod noun_phrase;
mod transcript;
mod verb;
mod word;

use crate::analysis::{Attribution, AttributionKind};
use crate::attribution::act;
use crate::passage::Passage;
use crate::span::Span;
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

/// How far a semicolon is looked for, in tokens.
const LONGEST_CLAUSE: usize = 60;

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
        let clause = self.clause(sentence, at);
        let source = noun_phrase::after(&self.words, at + 2, clause.end, at < clause.start + 2)?;
        let mut content = Vec::new();
        let before = self.stripped(clause.start..at);
        let after = self.stripped(source.end..clause.end);
        // What stands before is the content, unless it is only a turn ("But according to …").
        if before.len() > 2 {
            content.push(before);
        }
        if self.class(source.end) == Some(Class::Comma) && !after.is_empty() {
            content.push(after);
        }
        Some(Found { source: Some(source), cue: at..at + 2, content, rule: "according to", confidence: 0.95 })
    }

    /// The part of a sentence between semicolons, as far as one looks: "according to Lee, rents will fall; according to Bell, they rise".
    fn clause(&self, sentence: &Tokens, at: usize) -> Tokens {
        let first = sentence.start.max(at.saturating_sub(LONGEST_CLAUSE));
        let last = sentence.end.min(at + LONGEST_CLAUSE);
        let start = (first..at).rev().find(|&i| self.text(i) == ";").map_or(sentence.start, |i| i + 1);
        start..(at..last).find(|&i| self.text(i) == ";").unwrap_or(sentence.end)
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
