//! Where a number comes from: the attribution that covers it, or one beside it that speaks of it.

use crate::analysis::{Act, Analysis, Attribution, AttributionId, SpeakerKind, Statistic};
use crate::span::Span;
use crate::speaker;

use super::{of_sentence, sentence_at};

/// The attribution that tells where a statistic comes from: the one that covers it, or one beside it that speaks of "the figures".
pub(super) fn source_of(
    text: &str,
    analysis: &Analysis,
    by_sentence: &[(usize, AttributionId)],
    statistic: usize,
) -> Option<AttributionId> {
    let Statistic { span, .. } = analysis.statistics[statistic];
    let here = sentence_at(analysis, span.start);
    let paragraph = analysis.sentences.get(here)?.paragraph;
    let near = |s: usize| analysis.sentences.get(s).is_some_and(|n| n.paragraph == paragraph);
    let named = |&id: &AttributionId| !analysis.attributions[id].source.is_empty();
    // "A count of the 300 wells shows": the number belongs to the document itself.
    let covers = |&id: &AttributionId| {
        let attribution = &analysis.attributions[id];
        attribution.content.iter().any(|c| c.overlaps(span))
            || attribution.source.iter().any(|s| s.overlaps(span)) && is_body_or_document(analysis, attribution)
    };
    let size = |&id: &AttributionId| {
        let attribution = &analysis.attributions[id];
        (attribution.nested, attribution.act != Act::Speech, attribution.content.iter().map(|c| c.len()).sum::<usize>())
    };
    let beside = [here.checked_sub(1), Some(here + 1)].into_iter().flatten().filter(|&s| near(s));
    // A transcript's turn: its name stands in the paragraph's first sentence.
    let turn = analysis.sentences.partition_point(|s| s.paragraph < paragraph);
    let covering = std::iter::once(here)
        .chain(beside)
        .chain([turn])
        .find_map(|s| of_sentence(by_sentence, s).filter(covers).filter(named).min_by_key(size));
    let quoted = || {
        let at = analysis.quotations.partition_point(|q| q.spans.first().is_none_or(|s| s.start <= span.start)).checked_sub(1)?;
        let quotation = &analysis.quotations[at];
        quotation.attribution.filter(|id| named(id) && quotation.holds(span))
    };
    // "Rents rose by 3 percent, the bank said, compared with 1 percent in May": the tag stands inside what it attributes.
    let around = || {
        let sentence = analysis.sentences.get(here)?.span;
        let opens = |a: &Attribution| {
            a.content.first().is_some_and(|c| c.start <= sentence.start + 2) && a.cue.last().is_some_and(|c| c.end <= span.start)
        };
        let broken_off = |a: &Attribution| {
            let end = a.content.last().map(|c| c.end).filter(|&e| sentence.start <= e && e <= span.start);
            end.is_some_and(|e| Span::new(e, span.start).of(text).trim_start().starts_with(['-', '–', '—', '(']))
        };
        // "It will grow by 2 percent, half a point less than in May": the number goes on with the one before the comma.
        let goes_on = |&id: &AttributionId| {
            let end = analysis.attributions[id].content.last().map(|c| c.end).filter(|&e| sentence.start <= e && e <= span.start);
            end.is_some_and(|e| Span::new(e, span.start).of(text).trim() == ",")
                && statistic.checked_sub(1).is_some_and(|before| Some(analysis.statistics[before].span.end) == end)
        };
        if let Some(id) = of_sentence(by_sentence, here).filter(named).find(goes_on) {
            return Some(id);
        }
        let mut said = of_sentence(by_sentence, here).filter(named).filter(|&id| analysis.attributions[id].act == Act::Speech);
        let only = said.next().filter(|_| said.next().is_none())?;
        let attribution = &analysis.attributions[only];
        (opens(attribution) || broken_off(attribution)).then_some(only)
    };
    let pointed_at = || {
        let next = analysis.sentences.get(here + 1)?.span;
        speaker::speaks_of_figures(text, next).then(|| of_sentence(by_sentence, here + 1).find(named)).flatten()
    };
    // "Just 13 percent in the survey approved": the sentence before says whose survey.
    let taken_up = || {
        let before = here.checked_sub(1).filter(|&s| near(s))?;
        let survey = |&id: &AttributionId| named(&id) && is_body_or_document(analysis, &analysis.attributions[id]);
        speaker::takes_up_a_survey(text, analysis.sentences.get(here)?.span)
            .then(|| of_sentence(by_sentence, before).find(survey))
            .flatten()
    };
    covering.or_else(quoted).or_else(around).or_else(pointed_at).or_else(taken_up)
}

fn is_body_or_document(analysis: &Analysis, attribution: &Attribution) -> bool {
    let speaker = attribution.speaker.and_then(|s| analysis.speakers.get(s.0));
    speaker.is_some_and(|s| matches!(s.kind, SpeakerKind::Document | SpeakerKind::Organisation))
}
