//! Who "I" is outside quotations and turns: whoever the byline or the signature names, or the author.

use crate::analysis::{Analysis, BlockKind, LinkReason, SentenceKind};
use crate::span::Span;

use super::cast::{Cast, Found};
use super::kind::Kind;
use super::phrase::{self, Form};
use super::word::{Gap, is_space, words};
use super::{doubted, sentence_at, turn};

/// Things that somebody says of himself from which on a text is its author's own.
const OWN: usize = 2;
/// Sentences at the top among which the byline stands.
const TOP: usize = 8;
/// Paragraphs at the end among which the signature stands.
const END: usize = 4;
/// Words of a byline or a signature.
const NAME: usize = 6;

/// Fills the sources that are "I" and that nobody else is.
pub(super) fn fill(text: &str, analysis: &Analysis, cast: &mut Cast, sources: &mut [Option<Found>]) {
    let mut pronoun = Vec::new();
    let mut own: Vec<(usize, f32)> = Vec::new();
    for (id, attribution) in analysis.attributions.iter().enumerate() {
        let Some(&span) = attribution.source.first().filter(|_| sources[id].is_none() && !attribution.nested) else { continue };
        words(text, span, 2, &mut pronoun);
        let prose = analysis.sentences.get(sentence_at(analysis, span.start)).is_some_and(|s| s.kind == SentenceKind::Prose);
        if let Some(weight) = turn::is_first_person(text, &pronoun).filter(|_| prose) {
            own.push((id, weight));
        }
    }
    if own.iter().filter(|(_, weight)| *weight >= 1.0).count() < OWN {
        return;
    }
    let named = byline(text, analysis).or_else(|| signature(text, analysis));
    let found = named.and_then(|span| {
        let phrase = phrase::read(text, span)?;
        let person = matches!(phrase.form, Form::Name { .. }) && matches!(phrase.kind, Kind::Person | Kind::Unknown);
        cast.find(text, &phrase).filter(|_| person)
    });
    let (entity, confidence) = found.map_or_else(|| (cast.author(), 0.65), |found| (found.entity, 0.8));
    for (id, weight) in own {
        let found = Found { entity, confidence: confidence * weight, reason: LinkReason::Author };
        sources[id] = Some(doubted(found, &analysis.attributions[id]));
    }
}

/// "By Ann Lee", above the text.
fn byline(text: &str, analysis: &Analysis) -> Option<Span> {
    let mut all = Vec::new();
    analysis.sentences.iter().take(TOP).filter(|s| s.kind == SentenceKind::Metadata).find_map(|sentence| {
        words(text, sentence.span, NAME, &mut all);
        let [by, name @ ..] = &all[..] else { return None };
        let end = name.iter().position(|w| !w.capital || w.gap != Gap::Space).unwrap_or(name.len());
        let name = name.get(..end).filter(|name| by.lower(text) == "by" && name.len() >= 2)?;
        Some(name[0].span.cover(name[name.len() - 1].span))
    })
}

/// "Yours, / Ann Lee", below the text.
fn signature(text: &str, analysis: &Analysis) -> Option<Span> {
    let greets =
        analysis.paragraphs.iter().take(TOP).any(|p| p.span.of(text).strip_prefix("Dear").is_some_and(|rest| rest.starts_with(is_space)));
    let from = analysis.paragraphs.len().saturating_sub(END);
    let mut all = Vec::new();
    (from.max(1)..analysis.paragraphs.len()).find_map(|at| {
        let (before, line) = (analysis.paragraphs[at - 1], analysis.paragraphs[at]);
        words(text, line.span, NAME, &mut all);
        let name = (2..NAME).contains(&all.len()) && all.iter().all(|w| w.capital && w.gap <= Gap::Space);
        let closes = greets || before.span.of(text).ends_with(',') && before.kind != BlockKind::Metadata;
        (name && closes && !line.span.of(text).ends_with(['.', '?', '!', ':'])).then_some(line.span)
    })
}
