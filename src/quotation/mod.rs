//! Which marked words are somebody's own: direct speech told apart from scare quotes, titles, slogans, nicknames and words as words.
//!
//! Every outermost marked stretch is weighed once ([`weigher`]): it becomes a quotation, or it is passed over with the
//! reason. Stretches that one tag interrupts are one quotation. Marks inside a quotation are kept as nested where the
//! speaker quotes in turn.

mod context;
mod credit;
mod evidence;
mod headline;
mod naming;
mod pull;
mod set_off;
mod tag;
mod weigher;

use std::cmp::Reverse;

use crate::analysis::{Attribution, AttributionId, BlockKind, Passed, PassedOver, Quotation, QuotationId, QuotationKind};
use crate::mark::Marked;
use crate::passage::Passage;
use crate::span::Span;
use context::Stretch;
pub(crate) use credit::introduction;
pub(crate) use headline::follow_article;
pub(crate) use pull::pull_quotes;
pub(crate) use set_off::{hands_over, may_be_set_off, unmarked};
use weigher::Weigher;
#[cfg(feature = "leave-out")]
pub(crate) use weigher::tests;

/// The quotations of a paragraph and what was passed over; relations that the marks alone show are added to `attributions`. Ids are
/// local to the paragraph: `attribution` is an index into `attributions`, `parent` into the list that is returned. `speaker` and
/// `orphan` are left to the document. Linear in the number of tokens.
pub fn quotations(passage: &Passage, attributions: &mut Vec<Attribution>) -> (Vec<Quotation>, Vec<PassedOver>) {
    let (mut found, mut passed_over): (Vec<Quotation>, Vec<PassedOver>) = (Vec::new(), Vec::new());
    if passage.kind == BlockKind::Metadata {
        return (found, passed_over);
    }
    let mut weigher = Weigher::new(passage, attributions);
    // The outermost quotation that was read last, and the stretch that closed it.
    let mut last: Option<(usize, Stretch)> = None;
    let mut stretches: Vec<(usize, Stretch)> = Vec::new();
    for marked in &passage.marked {
        let stretch = Stretch::read(passage, marked);
        if stretch.words == 0 {
            continue;
        }
        if marked.depth > 0 {
            let parent = last.as_ref().filter(|(_, outer)| outer.span.contains(marked.span)).map(|&(id, _)| id);
            if let Some(parent) = parent
                && weigher.speaks_in_turn(&stretch)
            {
                found.push(quotation(marked, &stretch, Some(QuotationId(parent))));
            }
            continue;
        }
        if let Some(reason) = weigher.weigh(&stretch, marked) {
            passed_over.push(PassedOver { span: marked.span, what: Passed::Marks, reason, value: None, unit: None });
            continue;
        }
        match last.as_mut().filter(|(_, before)| weigher.interrupts(before, &stretch)) {
            Some((id, before)) => {
                found[*id].spans.push(marked.span);
                *before = stretch;
                stretches.push((*id, stretch));
            }
            None => {
                stretches.push((found.len(), stretch));
                last = Some((found.len(), stretch));
                found.push(quotation(marked, &stretch, None));
            }
        }
    }
    // "Tembo ‘insisting he stays’": words in marks that are no quotation are the writer's.
    for attribution in attributions.iter_mut().filter(|a| a.nested) {
        let (Some(cue), Some(source)) = (attribution.cue.first(), attribution.source.first()) else { continue };
        let passed = passed_over.partition_point(|p| p.span.end <= cue.start);
        let Some(marks) = passed_over.get(passed).map(|p| p.span).filter(|m| m.contains(*cue) && source.end <= m.start) else { continue };
        attribution.nested = false;
        if let Some(last) = attribution.content.iter_mut().rfind(|c| c.end == marks.end && c.start > marks.start) {
            let mark = passage.text[..last.end].chars().next_back().map_or(0, char::len_utf8);
            *last = Span::new(last.start, (last.end - mark).max(last.start)).trimmed(passage.text);
        }
    }
    credit::credit(&weigher, &stretches, &found, attributions);
    if found.is_empty()
        && let Some(span) = set_off::post(passage)
    {
        found.push(unmarked(span));
    }
    attributions.sort_by_key(|a| a.source.iter().chain(&a.cue).chain(&a.content).map(|s| s.start).min());
    attribute(&mut found, attributions);
    (found, passed_over)
}

fn quotation(marked: &Marked, stretch: &Stretch, parent: Option<QuotationId>) -> Quotation {
    let kind = if stretch.sentence_like || marked.open || marked.continues { QuotationKind::Full } else { QuotationKind::Partial };
    Quotation { kind, parent, ..unmarked(marked.span) }
}

/// How many contents are compared for one quotation: those that begin last before its end.
const COMPARED: usize = 32;

/// Gives every quotation the attribution with most of it in its content; of two that hold as much, the inner one: "she said what a critic
/// has called “a farce”".
fn attribute(quotations: &mut [Quotation], attributions: &[Attribution]) {
    let told = attributions.iter().enumerate().filter(|(_, a)| !a.nested);
    let mut contents: Vec<(Span, usize)> = told.flat_map(|(id, a)| a.content.iter().map(move |&c| (c, id))).collect();
    contents.sort();
    for quotation in quotations {
        let (Some(first), Some(last)) = (quotation.spans.first(), quotation.spans.last()) else { continue };
        let around = first.cover(*last);
        let before = contents.partition_point(|(content, _)| content.start < around.end);
        let shared = |content: &Span| -> usize {
            quotation.spans.iter().map(|s| s.end.min(content.end).saturating_sub(s.start.max(content.start))).sum()
        };
        let near = contents[..before].iter().rev().take(COMPARED);
        let best = near.map(|(content, id)| (shared(content), Reverse(content.len()), Reverse(*id))).filter(|best| best.0 > 0).max();
        quotation.attribution = best.map(|(_, _, id)| AttributionId(id.0));
    }
}
