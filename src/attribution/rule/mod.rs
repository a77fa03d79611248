//! Rules beside the network: what it has seen too rarely to know, what it takes for somebody's words and is none, and where the
//! noun phrases say better who speaks.
//!
//! Each rule that finds a relation is a [`Rule`], a row of [`Rule::entry`]: how far it is trusted. The rules that mend a
//! relation of the network's stand in `sources` and `contents`, the idioms in `idiom`.

mod according;
mod agent;
mod asserted;
mod clause;
mod content;
mod contents;
mod credit;
mod idiom;
mod judged;
mod merge;
mod names;
mod noun;
mod passive;
mod source;
mod sources;
mod tag;
mod transcript;

use crate::analysis::{Act, Attribution, AttributionKind, FoundBy, Rule, SentenceKind};
use crate::attribution::act;
use crate::left_out::is_left_out;
use crate::lexicon::verb::Verb;
use crate::passage::Passage;
use crate::span::Span;
use crate::word::Pos;

#[cfg(feature = "leave-out")]
pub(super) use merge::mends;
pub(super) use merge::merged;

/// How far a rule is trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Trust {
    /// Its source, its cue and what it says of the content hold against the network.
    Whole,
    /// It is believed where the network has found no cue; where the network has torn source and cue apart, the rule's hold.
    Sure,
    /// It is believed where the network has found no cue, and gives a source where the network has none.
    Alone,
}

/// Words between "as she put it" and the comma before her words.
const INSERTED: usize = 9;

impl Rule {
    /// How far it is trusted, and the confidence of what it finds.
    fn entry(self) -> (Trust, f32) {
        match self {
            Rule::AccordingTo => (Trust::Whole, 0.95),
            Rule::Per => (Trust::Whole, 0.85),
            Rule::InWordsOf => (Trust::Whole, 0.85),
            Rule::AsPut => (Trust::Whole, 0.85),
            Rule::InPoll => (Trust::Sure, 0.8),
            Rule::DashAndName => (Trust::Sure, 0.9),
            Rule::NameAndColon => (Trust::Sure, 0.8),
            Rule::InvertedTag => (Trust::Whole, 0.9),
            Rule::UtteringTag => (Trust::Sure, 0.8),
            Rule::ByAgent => (Trust::Alone, 0.8),
            Rule::PutsAt => (Trust::Sure, 0.8),
            Rule::RatesAs => (Trust::Sure, 0.75),
            Rule::NounOfWords => (Trust::Sure, 0.8),
            Rule::Hearsay => (Trust::Sure, 0.75),
            Rule::Told => (Trust::Sure, 0.75),
            Rule::Assured => (Trust::Alone, 0.75),
            Rule::ClosingTag => (Trust::Alone, 0.8),
            Rule::Asserted => (Trust::Alone, 0.8),
            Rule::OfDocument => (Trust::Alone, 0.6),
        }
    }

    fn trust(self) -> Trust {
        self.entry().0
    }

    /// The act that the rule itself tells; otherwise the cue does.
    fn act(self) -> Option<Act> {
        let speech = [Rule::Per, Rule::InWordsOf, Rule::PutsAt, Rule::RatesAs, Rule::UtteringTag, Rule::Hearsay];
        speech.contains(&self).then_some(Act::Speech)
    }
}

/// A range of tokens.
type Tokens = std::ops::Range<usize>;

/// A relation in tokens.
struct Found {
    source: Option<Tokens>,
    cue: Tokens,
    content: Vec<Tokens>,
    rule: Rule,
}

impl Found {
    fn is_wanted(&self) -> bool {
        !is_left_out("attribution", &self.rule)
    }
}

/// A rule that looks for its cue at one word of a sentence.
type AtWord<'p, 't> = fn(&Finder<'p, 't>, &Tokens, usize) -> Option<Found>;

pub(super) struct Finder<'p, 't> {
    passage: &'p Passage<'t>,
    /// How many of the tokens before each one stand inside quotation marks.
    quoted_before: Vec<usize>,
}

impl<'p, 't> Finder<'p, 't> {
    /// The rules for a word whose signals are all but certain; the first that finds something has it.
    const AT_WORD: [AtWord<'p, 't>; 16] = [
        Self::according_to,
        Self::per,
        Self::in_words_of,
        Self::as_put,
        Self::by_agent,
        Self::so_tag,
        Self::inverted_tag,
        Self::puts_at,
        Self::rates_as,
        Self::uttering_tag,
        Self::uttering_before,
        Self::noun_of_words,
        Self::hearsay,
        Self::told,
        Self::assured,
        Self::closing_tag,
    ];

    pub(super) fn new(passage: &'p Passage<'t>) -> Finder<'p, 't> {
        let mut quoted_before = Vec::with_capacity(passage.words.len() + 1);
        let mut sum = 0;
        quoted_before.push(0);
        for word in passage.words.iter() {
            sum += usize::from(word.quoted);
            quoted_before.push(sum);
        }
        Finder { passage, quoted_before }
    }

    /// The relations that rules find in a paragraph, in the order of their cues. Linear: every look to the side is capped.
    fn found(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut next = 0;
        let tokens = &self.passage.tokens;
        for sentence in &self.passage.sentences {
            while next < tokens.len() && tokens[next].span.start < sentence.span.start {
                next += 1;
            }
            let first = next;
            while next < tokens.len() && tokens[next].span.start < sentence.span.end {
                next += 1;
            }
            if sentence.kind != SentenceKind::Metadata {
                self.sentence(first..next, &mut found);
            }
        }
        found.retain(Found::is_wanted);
        found.sort_by_key(|f: &Found| f.cue.start);
        found
    }

    fn sentence(&self, sentence: Tokens, found: &mut Vec<Found>) {
        found.extend(self.name_and_colon(&sentence));
        found.extend(self.dash_and_name(&sentence));
        found.extend(self.turn(&sentence));
        found.extend(self.in_poll(&sentence));
        for at in sentence.clone() {
            let sure = Self::AT_WORD.iter().find_map(|rule| rule(self, &sentence, at).filter(Found::is_wanted));
            found.extend(sure.or_else(|| self.asserted(&sentence, at).filter(|relation| !self.speaks_of_itself(relation))));
        }
    }

    /// "I think", "we want" inside a quotation: that is what its speaker says, and no second source.
    fn speaks_of_itself(&self, found: &Found) -> bool {
        let own = |t: &Tokens| t.len() == 1 && ["i", "we", "you"].iter().any(|p| self.is(t.start, p));
        self.passage.words[found.cue.start].quoted && found.source.as_ref().is_none_or(own)
    }

    fn text(&self, at: usize) -> &'t str {
        self.passage.tokens.get(at).map_or("", |t| t.of(self.passage.text))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    fn verb_of(&self, at: usize) -> Option<Verb> {
        self.passage.words.get(at).and_then(|word| word.verb)
    }

    /// Whether a quotation begins or ends at `at`.
    fn is_mark(&self, at: usize) -> bool {
        self.passage.words.get(at).is_some_and(|word| word.quoted)
            && matches!(self.text(at), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "„")
    }

    /// "…, as a memo put it." and "As a memo put it, …"; inside a quotation that holds more than it, the words are its speaker's.
    fn as_put(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if at + 1 >= sentence.end || !self.is(at + 1, "it") || !(self.is(at, "put") || self.is(at, "puts")) {
            return None;
        }
        let source = self.subject(sentence.start, at)?;
        let opening = source.start.checked_sub(1).filter(|&o| o >= sentence.start && self.is(o, "as"))?;
        // "as she put it in her last interview, “…”"
        let behind = if self.pos(at + 2) == Pos::Adp {
            let comma = (at + 3..sentence.end.min(at + 2 + INSERTED)).find(|&i| self.pos(i) == Pos::Punct);
            comma.filter(|&i| self.is_mark(i + 1)).unwrap_or(at + 2)
        } else {
            at + 2
        };
        let goes_on = matches!(self.text(behind), "," | ":");
        let before = self.stripped(sentence.start..opening);
        let after = self.stripped(behind..if goes_on { sentence.end } else { behind });
        let content: Vec<Tokens> = [before, after].into_iter().filter(|part| !part.is_empty()).collect();
        (!content.is_empty() && !self.passage.words[at].quoted).then(|| Found {
            source: Some(source),
            cue: at..at + 2,
            content,
            rule: Rule::AsPut,
        })
    }

    /// "Ann Lee: “We won.”": a short name that opens the sentence, a colon, a quotation.
    fn name_and_colon(&self, sentence: &Tokens) -> Option<Found> {
        let colon = (sentence.start..sentence.end.min(sentence.start + 7)).find(|&at| self.text(at) == ":")?;
        // "Tweeted Ann Lee: “…”"
        let inverted = colon - sentence.start > 1 && self.verb_of(sentence.start).is_some_and(|verb| verb.act == Act::Speech);
        let named = sentence.start + usize::from(inverted)..colon;
        let is_name = !named.is_empty() && named.clone().all(|at| self.passage.words[at].capital && self.passage.words[at].is_noun());
        let opens = self.is_mark(colon + 1) && colon + 1 < sentence.end;
        (is_name && opens).then(|| Found {
            source: Some(named),
            cue: colon..colon + 1,
            content: vec![self.quoted_from(colon + 1)],
            rule: Rule::NameAndColon,
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
            act: found.rule.act().unwrap_or_else(|| act::act(self.passage, &source, &cue, &content)),
            source,
            cue,
            content,
            kind,
            nested: self.passage.words[found.cue.start].quoted,
            speaker: None,
            confidence: found.rule.entry().1,
            rule: FoundBy::Rule(found.rule),
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
        let finder = Finder::new(&passage);
        finder.found().into_iter().map(|f| finder.attribution(f)).map(|a| (words(&a.source), words(&a.cue), words(&a.content))).collect()
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
