//! A headline's marks mean what the article means by them: the words are somebody's where the article quotes them, and a title or a
//! slogan where it passes over them as one.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::pull::insert;
use super::unmarked;
use crate::analysis::{Analysis, AttributionId, BlockKind, Passed, PassedOver, Quotation, QuotationId, QuotationKind, Reason};
use crate::span::Span;

/// A longer quotation in a headline needs no article to be one.
const MOST_WORDS: usize = 8;

/// So many words stand in a longer quotation by chance: they are found again only in a short one.
const BY_CHANCE: usize = 2;

/// A quotation of so many words is short.
const SHORT: usize = 4;

/// What the article says of the words of a headline.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// They stand in a quotation; the attribution of it.
    quoted: Option<Option<AttributionId>>,
    /// They are marked and passed over.
    passed: Option<Reason>,
}

/// Brings the marks of headlines in line with the article. Linear in the text: an article is read once for each length that a fragment
/// in a headline has, of which there are no more than [`MOST_WORDS`].
pub(crate) fn follow_article(text: &str, analysis: &mut Analysis) {
    let headlines: Vec<Span> = analysis.paragraphs.iter().filter(|p| p.kind == BlockKind::Headline).map(|p| p.span).collect();
    if headlines.is_empty() {
        return;
    }
    let inside = |span: Span| {
        let at = headlines.partition_point(|h| h.end <= span.start);
        headlines.get(at).is_some_and(|h| h.contains(span))
    };
    let mut said: FxHashMap<Vec<u64>, Said> = FxHashMap::default();
    let alone = |q: &Quotation| q.parent.is_none() && q.spans.len() == 1 && q.kind == QuotationKind::Partial;
    let quoted = analysis.quotations.iter().filter(|q| alone(q)).flat_map(|q| q.spans.iter().copied());
    let passed = analysis.passed_over.iter().filter(|p| p.what == Passed::Marks && p.reason == Reason::ScareQuote).map(|p| p.span);
    for span in quoted.chain(passed).filter(|span| inside(*span)) {
        let words = words(span.of(text));
        if (1..=MOST_WORDS).contains(&words.len()) {
            said.insert(words, Said::default());
        }
    }
    if said.is_empty() {
        return;
    }
    read_article(text, analysis, &inside, &mut said);
    let of = |span: Span| said.get(&words(span.of(text))).copied().unwrap_or_default();
    let mut found = Vec::new();
    analysis.passed_over.retain(|p| {
        let marks = p.what == Passed::Marks && p.reason == Reason::ScareQuote && inside(p.span);
        let Some(attribution) = marks.then(|| of(p.span).quoted).flatten() else { return true };
        found.push(Quotation { kind: QuotationKind::Partial, attribution, ..unmarked(p.span) });
        false
    });
    let parents: FxHashSet<usize> = analysis.quotations.iter().filter_map(|q| Some(q.parent?.0)).collect();
    let mut gone = Vec::new();
    for (id, quotation) in analysis.quotations.iter().enumerate().filter(|(id, q)| alone(q) && !parents.contains(id)) {
        let Some(span) = quotation.spans.first().copied().filter(|span| inside(*span)) else { continue };
        if let Said { quoted: None, passed: Some(reason) } = of(span) {
            gone.push(id);
            analysis.passed_over.push(PassedOver { span, what: Passed::Marks, reason, value: None, unit: None });
        }
    }
    if !gone.is_empty() {
        remove(&mut analysis.quotations, &gone);
        analysis.passed_over.sort_by_key(|p| p.span);
    }
    insert(&mut analysis.quotations, found);
}

/// Looks in the article for the words that `said` asks for.
fn read_article(text: &str, analysis: &Analysis, inside: &impl Fn(Span) -> bool, said: &mut FxHashMap<Vec<u64>, Said>) {
    let mut lengths: Vec<usize> = said.keys().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    for quotation in analysis.quotations.iter().filter(|q| q.parent.is_none()) {
        for span in quotation.spans.iter().filter(|span| !inside(**span)) {
            let words = words(span.of(text));
            for &length in lengths.iter().filter(|&&length| length > BY_CHANCE || words.len() <= SHORT) {
                for window in words.windows(length) {
                    if let Some(said) = said.get_mut(window) {
                        said.quoted = said.quoted.or(Some(quotation.attribution));
                    }
                }
            }
        }
    }
    for passed in analysis.passed_over.iter().filter(|p| p.what == Passed::Marks && !inside(p.span)) {
        if let Some(said) = said.get_mut(&words(passed.span.of(text))) {
            said.passed = said.passed.or(Some(passed.reason));
        }
    }
}

/// The words of a stretch, each as a hash that knows no case.
fn words(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut hash = FxHasher::default();
            word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hash));
            hash.finish()
        })
        .collect()
}

/// Takes quotations out of a list, and moves the ids in it. `gone` is in order.
fn remove(quotations: &mut Vec<Quotation>, gone: &[usize]) {
    let moved = |id: QuotationId| QuotationId(id.0 - gone.partition_point(|&g| g < id.0));
    let mut id = 0;
    quotations.retain_mut(|quotation| {
        let keep = gone.binary_search(&id).is_err();
        id += 1;
        quotation.parent = quotation.parent.map(moved);
        keep
    });
}
