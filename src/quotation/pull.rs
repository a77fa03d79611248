//! Pull quotes: words that the article quotes, set out once more as a paragraph of their own, often without marks.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::unmarked;
use crate::analysis::{Analysis, BlockKind, Passed, Quotation, QuotationId, Sentence};
use crate::span::Span;

/// A shorter paragraph that repeats quoted words is a heading rather than a pull quote.
const FEWEST_WORDS: usize = 4;

/// Adds the paragraphs that say again, word for word and without marks, what a quotation of the article says. They belong to the
/// source of that quotation. Linear in the text: whole sentences and whole quotations are compared by their hash.
pub(crate) fn pull_quotes(text: &str, analysis: &mut Analysis) {
    let said = said(text, analysis);
    if said.is_empty() {
        return;
    }
    let mut starts: Vec<Span> = analysis.quotations.iter().flat_map(|q| q.spans.iter().copied()).collect();
    starts.sort();
    let mut found = Vec::new();
    for paragraph in analysis.paragraphs.iter().filter(|p| matches!(p.kind, BlockKind::Prose | BlockKind::Headline | BlockKind::BlockQuote))
    {
        let next = starts.partition_point(|s| s.end <= paragraph.span.start);
        if starts.get(next).is_some_and(|s| s.start < paragraph.span.end) {
            continue;
        }
        let whole = || said.get(&Words::of(paragraph.span.of(text)).long()?).copied();
        let by_sentence = || {
            let ids = sentences(&analysis.sentences, paragraph.span).map(|s| said.get(&Words::of(s.span.of(text)).long()?).copied());
            ids.reduce(|first, next| first.filter(|_| next.is_some())).flatten()
        };
        if let Some(id) = whole().or_else(by_sentence) {
            let attribution = analysis.quotations.get(id).and_then(|q| q.attribution);
            found.push(Quotation { attribution, ..unmarked(paragraph.span) });
        }
    }
    // Marks around it were no title after all.
    analysis.passed_over.retain(|p| {
        let next = found.partition_point(|q: &Quotation| q.spans.last().is_some_and(|s| s.end <= p.span.start));
        let pulled = found.get(next).is_some_and(|q| q.holds(p.span));
        p.what != Passed::Marks || !pulled
    });
    insert(&mut analysis.quotations, found);
}

/// What is said in marks: each sentence of each quotation, and each quotation as a whole, with the quotation's id.
fn said(text: &str, analysis: &Analysis) -> FxHashMap<u64, usize> {
    let mut said = FxHashMap::default();
    for (id, quotation) in analysis.quotations.iter().enumerate().filter(|(_, q)| q.parent.is_none()) {
        let mut whole = Words::default();
        for span in &quotation.spans {
            whole.read(span.of(text));
            for sentence in sentences(&analysis.sentences, *span) {
                let inside = Span { start: sentence.span.start.max(span.start), end: sentence.span.end.min(span.end) };
                if let Some(words) = Words::of(inside.of(text)).long() {
                    said.entry(words).or_insert(id);
                }
            }
        }
        if let Some(words) = whole.long() {
            said.entry(words).or_insert(id);
        }
    }
    said
}

/// The sentences that share a byte with the span.
fn sentences(all: &[Sentence], span: Span) -> impl Iterator<Item = &Sentence> {
    let first = all.partition_point(|s| s.span.end <= span.start);
    all[first..].iter().take_while(move |s| s.span.start < span.end)
}

/// Words without marks, stops and capitals, hashed.
#[derive(Default)]
struct Words {
    hash: FxHasher,
    count: usize,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words = Words::default();
        words.read(text);
        words
    }

    fn read(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut self.hash));
            ' '.hash(&mut self.hash);
            self.count += 1;
        }
    }

    /// Their hash, where they are enough to be recognised.
    fn long(self) -> Option<u64> {
        (self.count >= FEWEST_WORDS).then(|| self.hash.finish())
    }
}

/// Puts quotations into a list in the order in which they open, and moves the ids in it.
pub(super) fn insert(quotations: &mut Vec<Quotation>, found: Vec<Quotation>) {
    if found.is_empty() {
        return;
    }
    let mut order: Vec<(Option<usize>, Quotation)> =
        std::mem::take(quotations).into_iter().enumerate().map(|(id, q)| (Some(id), q)).collect();
    let known = order.len();
    order.extend(found.into_iter().map(|q| (None, q)));
    order.sort_by_key(|(_, q)| q.spans.first().map_or(0, |s| s.start));
    let mut moved = vec![0; known];
    for (now, (before, _)) in order.iter().enumerate() {
        if let Some(before) = *before {
            moved[before] = now;
        }
    }
    quotations.extend(order.into_iter().map(|(_, q)| Quotation { parent: q.parent.map(|p| QuotationId(moved[p.0])), ..q }));
}
