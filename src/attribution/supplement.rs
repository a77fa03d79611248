//! What rules add to the relations that the model has found.

use super::{Model, Quoted};
use crate::analysis::{Act, Attribution, AttributionKind};
use crate::lexicon::DOCUMENT_NOUNS;
use crate::passage::Passage;
use crate::span::Span;

/// Rules that are believed where the model has found no cue: signals that it has seen too rarely.
const SURE_RULES: [&str; 7] =
    ["according to", "as put", "dash and name", "in a poll", "name and colon", "tag behind a quotation", "with a source and a participle"];

/// What the model must at least give a cue that it did not choose, where another rule speaks for it.
const HALF_BELIEVED: f32 = 0.4;
/// The same where the subject is a document: it can do little else than say something.
const OF_DOCUMENT: f32 = 0.25;

/// Adds what the rules have found and the model has not. `likely`: how likely each token is part of a cue. Where a sure rule sees
/// another source than the model, or one that the model took for the cue, the rule's source and cue hold.
pub(super) fn by_rule(
    passage: &Passage,
    model: &Model,
    quoted: &Quoted,
    found: Vec<Attribution>,
    likely: &[f32],
    out: &mut Vec<Attribution>,
) {
    let mut tags: Vec<Span> = Vec::new();
    // Every relation of the model has one cue, and they come in order.
    let by_model: Vec<Span> = out.iter().flat_map(|a| a.cue.iter().copied()).collect();
    for mut relation in found {
        let Some(&cue) = relation.cue.first() else { continue };
        let after = by_model.partition_point(|c| c.end <= cue.start);
        if let Some(c) = by_model.get(after).filter(|c| c.overlaps(cue)) {
            let shared = |s: &Span| out[after].source.iter().any(|o| o.overlaps(*s));
            let torn = relation.source.iter().any(|s| s.overlaps(*c) || !shared(s));
            if SURE_RULES.contains(&relation.rule) && torn {
                out[after].source = relation.source;
                out[after].cue = relation.cue;
            } else if relation.rule == "according to"
                && !relation.content.is_empty()
                && !relation.content.iter().any(|c| out[after].content.iter().any(|o| o.overlaps(*c)))
            {
                out[after].kind = quoted.kind(&relation.content);
                out[after].content = relation.content;
            } else if relation.rule == "verb before its source" {
                give_source(quoted, relation.source.first(), &mut out[after]);
            }
            continue;
        }
        let first = passage.tokens.partition_point(|t| t.span.start < cue.start);
        let within = passage.tokens[first..].iter().take_while(|t| t.span.end <= cue.end).count();
        let probability = likely[first..first + within].iter().copied().fold(0.0, f32::max);
        let enough = if is_document(passage.text, &relation) { OF_DOCUMENT } else { HALF_BELIEVED };
        if SURE_RULES.contains(&relation.rule) {
            if relation.rule == "tag behind a quotation" {
                tags.push(cue);
            }
            out.push(relation);
        } else if opens_a_quotation(passage, &relation, cue) {
            out.push(relation);
        } else if probability >= enough {
            relation.confidence = model.calibration.confidence(probability);
            out.push(relation);
        }
    }
    // “…,” | raged the | roofer: a verb that the model does not know, taken for part of the source.
    tags.sort_unstable();
    out.retain(|relation| {
        let Some(source) = relation.source.first() else { return true };
        !tags.get(tags.partition_point(|tag| tag.end <= source.start)).is_some_and(|tag| tag.overlaps(*source))
    });
}

/// Strand said “nobody listened”: a verb of speech between its subject and a mark, which can do nothing else.
fn opens_a_quotation(passage: &Passage, relation: &Attribution, cue: Span) -> bool {
    let behind = passage.marked.partition_point(|m| m.span.start < cue.end);
    let mark = passage.marked.get(behind).filter(|m| m.depth == 0);
    relation.rule == "subject and verb"
        && relation.act == Act::Speech
        && !relation.source.is_empty()
        && mark.is_some_and(|m| passage.text[cue.end..m.span.start].trim().is_empty())
}

/// "The report details …": a document before a verb of speech.
fn is_document(text: &str, relation: &Attribution) -> bool {
    let last = |source: &Span| source.of(text).rsplit(' ').next().unwrap_or_default().to_lowercase();
    relation.rule == "subject and verb"
        && relation.act == Act::Speech
        && !relation.content.is_empty()
        && relation.source.first().is_some_and(|source| DOCUMENT_NOUNS.contains(last(source).as_str()))
}

/// “…”, said Bo Falk, who had asked for it, the office said: the last words have the model take what stands behind the first verb for
/// words that the office reports. Where nobody else is the source, and a quotation stands before the verb, he is it.
fn give_source(quoted: &Quoted, source: Option<&Span>, relation: &mut Attribution) {
    let Some(source) = source.filter(|_| relation.source.is_empty()) else { return };
    let behind = relation.content.iter().position(|c| c.start == source.start);
    if let Some(behind) = behind
        && relation.content[..behind].last().is_some_and(|before| quoted.kind(&[*before]) == AttributionKind::Direct)
    {
        relation.source.push(relation.content.remove(behind));
        relation.kind = quoted.kind(&relation.content);
    }
}
