//! Numbers for which nobody is named, neither in the sentence nor beside it.

use crate::analysis::{Act, Analysis, AttributionId, BlockKind, Finding, FindingKind, SentenceKind, Statistic, StatisticKind, Value};
use crate::span::Span;
use crate::speaker;

use super::record::Records;
use super::sentence_at;

/// Sentences before and behind a number that may say where the figures come from.
const NEIGHBOURS: usize = 3;
/// How far a headline rounds a number of the article, as a part of it.
const ROUNDED: f64 = 0.1;

pub(super) fn without_source(
    text: &str,
    analysis: &Analysis,
    by_sentence: &[(usize, AttributionId)],
    records: &mut Records<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut last = None;
    let neighbours = Neighbours::of(text, analysis, by_sentence);
    // The numbers in somebody's words come from whoever is quoted, also where that is a guess.
    let mut quoted: Vec<Span> =
        analysis.quotations.iter().filter(|q| q.speaker.is_some() && !q.orphan).flat_map(|q| q.spans.iter().copied()).collect();
    quoted.sort_unstable();
    let (mut next, mut quoted_until) = (0, 0);
    for statistic in analysis.statistics.iter().filter(|s| s.attribution.is_none()) {
        while let Some(span) = quoted.get(next).filter(|q| q.start <= statistic.span.start) {
            quoted_until = quoted_until.max(span.end);
            next += 1;
        }
        if statistic.span.end <= quoted_until {
            continue;
        }
        let sentence = sentence_at(analysis, statistic.span.start);
        let silent = neighbours.source(sentence) || neighbours.is_repeated(sentence, statistic) || records.hold(sentence, statistic);
        if last == Some(sentence) || silent {
            continue;
        }
        last = Some(sentence);
        findings.push(Finding { kind: FindingKind::StatisticWithoutSource, sentences: vec![sentence], speaker: None });
    }
}

/// What stands around a number and says where it comes from, though not in so many words: it silences the finding and is no source.
struct Neighbours<'a> {
    analysis: &'a Analysis,
    /// Of each sentence: somebody says something in it.
    attributed: Vec<bool>,
    /// Of each sentence: it speaks of "the figures".
    of_figures: Vec<bool>,
    /// Of each paragraph: the one before it, or the list that it belongs to, leads up to it with a colon and says who gives it.
    introduced: Vec<bool>,
    /// The values of the article's own sentences, from the least: a headline repeats one of them, or rounds it.
    values: Vec<f64>,
    /// The article's own sentences have an amount without a number: "millions of workers".
    vague: bool,
}

impl<'a> Neighbours<'a> {
    fn of(text: &str, analysis: &'a Analysis, by_sentence: &[(usize, AttributionId)]) -> Neighbours<'a> {
        let mut attributed = vec![false; analysis.sentences.len()];
        for &(sentence, id) in by_sentence {
            let attribution = &analysis.attributions[id];
            attributed[sentence] |= attribution.act == Act::Speech && !attribution.nested && !attribution.source.is_empty();
        }
        // "She said it rained. “We measured 30 millimetres.”": the words go on in a sentence of their own.
        for span in analysis.quotations.iter().filter(|q| q.speaker.is_some() && !q.orphan).flat_map(|q| &q.spans) {
            let last = sentence_at(analysis, span.end.saturating_sub(1).max(span.start));
            attributed[sentence_at(analysis, span.start)..=last].fill(true);
        }
        let of_figures = analysis.sentences.iter().map(|s| speaker::speaks_of_figures(text, s.span)).collect();
        let mut introduced = Vec::with_capacity(analysis.paragraphs.len());
        let (mut sentence, mut led) = (0, false);
        for (at, paragraph) in analysis.paragraphs.iter().enumerate() {
            // A list goes on with what led up to its first item.
            introduced.push(led);
            let first = sentence;
            while analysis.sentences.get(sentence).is_some_and(|s| s.paragraph == at) {
                sentence += 1;
            }
            let leads = paragraph.span.of(text).ends_with(':') && attributed[first..sentence].contains(&true);
            led = leads || (led && paragraph.kind == BlockKind::ListItem);
        }
        let own =
            |s: &&Statistic| analysis.sentences.get(sentence_at(analysis, s.span.start)).is_some_and(|s| s.kind == SentenceKind::Prose);
        let mut values: Vec<f64> = analysis.statistics.iter().filter(own).filter_map(value).collect();
        values.sort_by(f64::total_cmp);
        let vague = analysis.statistics.iter().filter(own).any(|s| s.kind == StatisticKind::Vague);
        Neighbours { analysis, attributed, of_figures, introduced, values, vague }
    }

    /// Whether a sentence near this one says who gives its numbers.
    fn source(&self, sentence: usize) -> bool {
        let sentences = &self.analysis.sentences;
        let Some(own) = sentences.get(sentence) else { return false };
        let same = |&other: &usize| sentences.get(other).is_some_and(|s| s.paragraph == own.paragraph);
        let beside = [sentence.checked_sub(1), Some(sentence + 1)].into_iter().flatten().filter(same).any(|other| self.attributed[other]);
        let behind = sentence + 1..(sentence + 1 + NEIGHBOURS).min(sentences.len());
        beside || self.introduced[own.paragraph] || self.of_figures[behind].contains(&true)
    }

    /// Whether a headline only repeats or rounds a number of the article, or an amount without one, where it has its source or its finding.
    fn is_repeated(&self, sentence: usize, statistic: &Statistic) -> bool {
        let headline = self.analysis.sentences.get(sentence).is_some_and(|s| s.kind == SentenceKind::Headline);
        let repeats = |value: f64| {
            let from = self.values.partition_point(|&v| v < value - ROUNDED * value.abs());
            self.values.get(from).is_some_and(|&v| v <= value + ROUNDED * value.abs())
        };
        // "Millions to lose jobs": as many as the article says.
        headline && if statistic.kind == StatisticKind::Vague { self.vague } else { value(statistic).is_some_and(repeats) }
    }
}

/// The number of a statistic, the first of two.
fn value(statistic: &Statistic) -> Option<f64> {
    match statistic.value? {
        Value::Exact(number) | Value::Range(number, _) => Some(number),
    }
}
