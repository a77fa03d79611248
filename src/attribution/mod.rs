//! Attributions: who says, thinks or wants what.
//!
//! The [network](crate::network) finds relations, and a few rules speak for signals that it has seen too rarely. What a paragraph's attributions are
//! depends on that paragraph alone.

mod act;
mod rule;

use std::ops::Range;

use crate::analysis::{Attribution, AttributionKind, BlockKind, FoundBy};
use crate::network::Found;
use crate::passage::Passage;
use crate::span::Span;
use crate::token::Token;

/// The rules that find relations.
#[cfg(feature = "leave-out")]
pub(crate) fn rules() -> impl Iterator<Item = impl std::fmt::Debug> {
    crate::analysis::Rule::ALL.iter()
}

/// The names of those that mend the network's.
#[cfg(feature = "leave-out")]
pub(crate) fn mends() -> impl Iterator<Item = &'static str> {
    rule::mends()
}

/// The attributions of a paragraph, in the order of their first word. `speaker` is left open. Linear in its length.
pub fn attributions(passage: &Passage) -> Vec<Attribution> {
    // A byline, a table, a ruler of hyphens, another script's digits: nobody speaks there.
    if passage.kind == BlockKind::Metadata || !passage.text.bytes().any(|b| b.is_ascii_alphabetic() || b >= 0x80) {
        return Vec::new();
    }
    let quoted = Quoted::new(passage);
    let found = passage.reading.relations.iter().map(|found| by_network(passage, &quoted, found)).collect();
    let mut out = rule::merged(passage, &quoted, found, &passage.reading.cue);
    out.sort_by_key(|a: &Attribution| a.source.iter().chain(&a.cue).chain(&a.content).map(|s| s.start).min());
    out
}

/// A relation that the network found.
fn by_network(passage: &Passage, quoted: &Quoted, found: &Found) -> Attribution {
    let span = |tokens: &Range<usize>| passage.tokens[tokens.start].span.cover(passage.tokens[tokens.end - 1].span);
    let content: Vec<Span> = found.content.iter().map(span).collect();
    let source: Vec<Span> = found.source.iter().map(span).collect();
    let cue = without_audience(&passage.tokens[found.cue.clone()], passage.text);
    Attribution {
        act: act::act(passage, &source, &[cue], &content),
        source,
        cue: vec![cue],
        kind: quoted.kind(&content),
        content,
        nested: quoted.kind(&[cue]) == AttributionKind::Direct,
        speaker: None,
        link: None,
        confidence: found.confidence,
        rule: FoundBy::Model,
    }
}

/// The words of a cue without those who are told: "has told" of "has told the Gazette".
fn without_audience(cue: &[Token], text: &str) -> Span {
    let telling = |t: &Token| ["tell", "tells", "told", "telling"].iter().any(|form| t.of(text).eq_ignore_ascii_case(form));
    let last = cue.iter().position(telling).unwrap_or(cue.len() - 1);
    cue[0].span.cover(cue[last].span)
}

/// Which words of a passage stand inside quotation marks, counted once so that a giant paragraph stays linear.
struct Quoted<'p> {
    tokens: &'p [Token],
    /// Words before each token, and how many of them stand inside marks.
    before: Vec<(u32, u32)>,
}

impl<'p> Quoted<'p> {
    fn new(passage: &'p Passage) -> Quoted<'p> {
        let mut marks = passage.marked.iter().filter(|m| m.depth == 0).map(|m| m.span).peekable();
        let mut before = Vec::with_capacity(passage.tokens.len() + 1);
        let (mut words, mut quoted) = (0, 0);
        before.push((0, 0));
        for token in &passage.tokens {
            while marks.next_if(|m| m.end <= token.span.start).is_some() {}
            if token.of(passage.text).chars().any(char::is_alphanumeric) {
                words += 1;
                quoted += u32::from(marks.peek().is_some_and(|m| m.contains(token.span)));
            }
            before.push((words, quoted));
        }
        Quoted { tokens: &passage.tokens, before }
    }

    /// Words of a span, and how many of them stand inside marks.
    fn words(&self, span: Span) -> (u32, u32) {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end).max(first);
        (self.before[end].0 - self.before[first].0, self.before[end].1 - self.before[first].1)
    }

    /// Whether content stands in quotation marks.
    fn kind(&self, content: &[Span]) -> AttributionKind {
        let (words, quoted) = content.iter().map(|&c| self.words(c)).fold((0, 0), |(w, q), (words, quoted)| (w + words, q + quoted));
        match quoted {
            0 => AttributionKind::Indirect,
            _ if quoted == words => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        }
    }
}

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    use crate::Analyzer;

    /// The attributions of a text as (source, cue, content).
    fn found(text: &str) -> Vec<[String; 3]> {
        let analysis = Analyzer::embedded().analyze(text);
        let words = |spans: &[crate::Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
        analysis.attributions.iter().map(|a| [words(&a.source), words(&a.cue), words(&a.content)]).collect()
    }

    #[test]
    fn a_source_its_cue_and_its_content_are_found_and_linked() {
        let text =
            "“The bridge will close in May,” said Olga Brandt, the city's engineer. The mayor said the repairs would cost $4 million.";
        let expected = [
            ["Olga Brandt, the city's engineer", "said", "“The bridge will close in May,”"],
            ["The mayor", "said", "the repairs would cost $4 million"],
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn a_text_in_which_nobody_speaks_has_no_attributions() {
        assert_eq!(found("The bridge is long. Two rivers meet beneath it.\n\n--- 12 34 ---\n\n* * *"), Vec::<[String; 3]>::new());
    }

    #[test]
    fn a_turn_of_the_writer_is_no_attribution() {
        assert_eq!(found("The pier is old. That said, it will stand for years."), Vec::<[String; 3]>::new());
    }

    #[test]
    fn a_paragraph_of_many_windows_is_read_to_its_end() {
        let text = "The mayor said that taxes would rise. ".repeat(600);
        let relations = found(text.trim_end());
        assert!((595..=600).contains(&relations.len()), "{} relations", relations.len());
        assert_eq!(relations.last().map(|r| r[1].as_str()), Some("said"));
    }

    #[test]
    fn confidence_is_a_probability() {
        let analysis = Analyzer::embedded().analyze("Critics doubt it. He said so. She reportedly plans to leave.");
        assert!(!analysis.attributions.is_empty());
        assert!(analysis.attributions.iter().all(|a| (0.0..=1.0).contains(&a.confidence)));
    }
}
