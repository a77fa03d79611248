//! Relations that quotation marks show where nothing else does: a tag whose verb no list knows, a signature, "in her words", the line that
//! introduces a quotation.

use std::ops::Range;

use super::context::Stretch;
use super::evidence::{is_dash, says};
use super::tag::Tag;
use super::weigher::Weigher;
use crate::analysis::{Act, Attribution, AttributionKind, BlockKind, FoundBy, Quotation};
use crate::lexicon::{self, quotation as lists};
use crate::passage::Passage;
use crate::span::Span;
use crate::token::TokenKind;

/// How sure these rules are.
const CONFIDENCE: f32 = 0.85;

/// Quotations that are looked at for one content.
const COVERED: usize = 32;

/// Tokens of the longest signature, and of the longest line that introduces a quotation.
const LONGEST: usize = 18;

/// Adds a relation for each outermost quotation that has no source yet and shows one. `stretches`: each stretch of a quotation with the
/// quotation's id, in order. Linear: each look to the side is capped.
pub(super) fn credit(weigher: &Weigher<'_>, stretches: &[(usize, Stretch)], found: &[Quotation], attributions: &mut Vec<Attribution>) {
    // The end of the last cue that speaks for each quotation.
    let mut told: Vec<Option<usize>> = vec![None; found.len()];
    // "Council accused of “failing” victims": a headline may name nobody.
    let headline = weigher.passage.kind == BlockKind::Headline;
    for attribution in attributions.iter().filter(|a| !a.nested && (headline || !a.source.is_empty()) && a.act != Act::Stance) {
        let cue = attribution.cue.last().or(attribution.source.last()).map(|s| s.end);
        for content in &attribution.content {
            let first = stretches.partition_point(|(_, s)| s.span.end <= content.start);
            for (id, _) in stretches[first..].iter().take(COVERED).take_while(|(_, s)| s.span.start < content.end) {
                told[*id] = told[*id].max(cue);
            }
        }
    }
    let mut credits = Vec::new();
    for (at, (id, stretch)) in stretches.iter().enumerate() {
        let next = stretches.get(at + 1).map(|(_, s)| s);
        let tag = match told[*id] {
            None => weigher.credit_of(stretch, next),
            // “We won,” he said. “We did,” beamed Ann Lee: words with a tag of their own are not those of the sentence before.
            Some(cue) => weigher.tag(stretch).filter(|_| found[*id].spans.len() == 1 && cue < weigher.sentence_start(stretch)),
        };
        // A reply that names who gives it is no more than that: "came the reply from Holt".
        let tag = weigher.answer_behind(stretch).or(tag);
        if let Some(tag) = tag {
            let span = |tokens: &Range<usize>| {
                let tokens = &weigher.passage.tokens[tokens.clone()];
                tokens.first().zip(tokens.last()).map_or(stretch.span, |(first, last)| first.span.cover(last.span))
            };
            credits.push(Credit { quotation: *id, source: span(&tag.source), cue: span(&tag.cue) });
            told[*id] = Some(usize::MAX);
        }
    }
    add(&credits, found, attributions);
}

/// Who says a quotation, and by which word.
struct Credit {
    quotation: usize,
    source: Span,
    cue: Span,
}

/// Puts relations into the list. What the model took for their cues or for part of their sources goes, and no other relation keeps
/// their words.
fn add(credits: &[Credit], found: &[Quotation], attributions: &mut Vec<Attribution>) {
    if credits.is_empty() {
        return;
    }
    let sorted = |mut spans: Vec<Span>| {
        spans.sort();
        spans
    };
    let cues = sorted(credits.iter().map(|c| c.cue).collect());
    let sources = sorted(credits.iter().map(|c| c.source).collect());
    let words = sorted(credits.iter().flat_map(|c| found[c.quotation].spans.iter().copied()).collect());
    let marked = sorted(found.iter().flat_map(|q| q.spans.iter().copied()).collect());
    let near = |spans: &[Span], of: Span| spans.get(spans.partition_point(|s| s.end <= of.start)).copied().filter(|s| s.overlaps(of));
    attributions.retain_mut(|a| {
        let wrong = a.cue.iter().chain(&a.source).any(|s| near(&cues, *s).is_some())
            || (a.source.is_empty() && a.cue.iter().any(|s| near(&sources, *s).is_some()));
        // What begins in these words and runs on over their tag has gone too far as well.
        let taken = |c: &Span| near(&words, *c).is_some_and(|w| w.contains(*c) || (w.start <= c.start && near(&cues, *c).is_some()));
        let before = a.content.len();
        a.content.retain(|c| a.nested || !taken(c));
        if a.content.len() < before && a.content.iter().all(|c| near(&marked, *c).is_some_and(|m| m.contains(*c))) {
            a.kind = AttributionKind::Direct;
        }
        !wrong
    });
    attributions.extend(credits.iter().map(|credit| Attribution {
        source: vec![credit.source],
        cue: vec![credit.cue],
        content: found[credit.quotation].spans.clone(),
        kind: AttributionKind::Direct,
        act: Act::Speech,
        nested: false,
        speaker: None,
        confidence: CONFIDENCE,
        rule: FoundBy::Marks,
        link: None,
    }));
}

impl Weigher<'_> {
    /// Who says a stretch, by what stands beside it; `next`: the stretch behind it.
    fn credit_of(&self, stretch: &Stretch, next: Option<&Stretch>) -> Option<Tag> {
        self.tag(stretch)
            .filter(|tag| next.is_none_or(|next| tag.source.end.max(tag.cue.end) <= next.first))
            .or_else(|| self.in_words_of(stretch))
            .or_else(|| self.signature(stretch))
            .or_else(|| self.headline_tag(stretch))
            .or_else(|| self.tag_before(stretch))
            .or_else(|| self.verb_before(stretch))
    }

    /// The tokens of the sentence in which a stretch begins.
    fn sentence_of(&self, stretch: &Stretch) -> Range<usize> {
        let (tokens, sentences) = (&self.passage.tokens, &self.passage.sentences);
        let at = sentences.partition_point(|s| s.span.end <= stretch.span.start);
        let span = sentences.get(at).map_or(stretch.span, |s| s.span);
        tokens.partition_point(|t| t.span.start < span.start)..tokens.partition_point(|t| t.span.end <= span.end)
    }

    /// Where the sentence begins in which a stretch does.
    fn sentence_start(&self, stretch: &Stretch) -> usize {
        let sentences = &self.passage.sentences;
        sentences.get(sentences.partition_point(|s| s.span.end <= stretch.span.start)).map_or(0, |s| s.span.start)
    }

    /// "in the words of the judge, “…”", "In Holt's words, it was “…”", "(in Ann Lee's phrase) “…”".
    pub(super) fn in_words_of(&self, stretch: &Stretch) -> Option<Tag> {
        let sentence = self.sentence_of(stretch);
        if let Some(tag) = self.in_eyes_of(stretch, &sentence).or_else(|| self.in_answer_of(stretch, &sentence)) {
            return Some(tag);
        }
        let before = sentence.start.max(stretch.first.saturating_sub(LONGEST))..stretch.first;
        let after = stretch.end..sentence.end.max(stretch.end).min(stretch.end + LONGEST);
        before.chain(after).find_map(|at| {
            if !matches!(self.of(at), "words" | "phrase" | "word") {
                return None;
            }
            if self.of(at + 1) == "of" && self.of(at.checked_sub(1)?) == "the" {
                let source = self.noun_phrase(at + 2, (at + 2 + LONGEST).min(self.passage.tokens.len()))?;
                return Some(Tag { source, cue: at.checked_sub(2)?..at + 2 });
            }
            let own = matches!(self.of(at.checked_sub(1)?), "’s" | "'s" | "’" | "'");
            let opening = (at.saturating_sub(LONGEST)..at).rev().find(|&i| matches!(self.of(i), "in" | "In"))?;
            (own && opening + 1 < at - 1).then(|| Tag { source: opening + 1..at - 1, cue: at..at + 1 })
        })
    }

    /// "For Holt, the deal was “a waste”": whoever it is that to.
    fn in_eyes_of(&self, stretch: &Stretch, sentence: &Range<usize>) -> Option<Tag> {
        let be = |n: usize| lists::BE_AS_WRITTEN.contains(&self.before(stretch, n));
        if !matches!(self.of(sentence.start), "For" | "To") || !(be(1) || be(2)) || stretch.capital {
            return None;
        }
        let source = self.noun_phrase(sentence.start + 1, stretch.first)?;
        let head = self.of(source.end - 1);
        let person =
            head.starts_with(char::is_uppercase) && !lexicon::PLACES.contains_folded(head) || lexicon::PERSON_NOUNS.contains_folded(head);
        let set_off = self.of(source.end) == "," && source.end + 2 < stretch.first;
        (person && set_off).then(|| Tag { source, cue: sentence.start..sentence.start + 1 })
    }

    /// "Holt's verdict was “a waste”", "Her answer was “no”".
    fn in_answer_of(&self, stretch: &Stretch, sentence: &Range<usize>) -> Option<Tag> {
        let noun = stretch.first.checked_sub(2).filter(|&at| at > sentence.start)?;
        let was = matches!(self.of(noun + 1), "was" | "is");
        if !was || !lists::REPLIES.contains(&self.of(noun)) {
            return None;
        }
        let owner = noun - 1;
        let cue = noun..noun + 1;
        if matches!(&*self.of(owner).to_ascii_lowercase(), "his" | "her" | "their") {
            return Some(Tag { source: owner..noun, cue });
        }
        let own = matches!(self.of(owner), "’s" | "'s" | "’" | "'");
        let name = |at: &usize| self.of(*at).starts_with(char::is_uppercase);
        let start = (sentence.start.max(owner.saturating_sub(LONGEST / 3))..owner).rev().take_while(name).last()?;
        own.then_some(Tag { source: start..owner, cue })
    }

    /// "“…,” was Holt's verdict", "“…,” came the reply from Holt": what answers stands behind the marks.
    fn answer_behind(&self, stretch: &Stretch) -> Option<Tag> {
        let sentence = self.sentence_of(stretch);
        let comma = usize::from(self.of(stretch.end) == ",");
        let at = stretch.end + comma;
        if !matches!(self.of(at), "was" | "is" | "came" | "comes") {
            return None;
        }
        let noun = (at + 2..sentence.end.min(at + LONGEST)).find(|&i| lists::REPLIES.contains(&self.of(i)))?;
        let cue = noun..noun + 1;
        if self.of(noun + 1) == "from" {
            let source = self.noun_phrase(noun + 2, sentence.end)?;
            return Some(Tag { source, cue });
        }
        let owner = noun - 1;
        if matches!(self.of(owner), "his" | "her" | "their") {
            return Some(Tag { source: owner..noun, cue });
        }
        let source = self.noun_phrase(at + 1, noun)?;
        let own = matches!(self.of(owner), "’s" | "'s" | "’" | "'") && source.end >= owner;
        own.then_some(Tag { source: source.start..owner, cue })
    }

    /// "“…” — Ann Lee, mayor", "“…” -Ann Lee", "“…” (Ann Lee)" at the end of a paragraph.
    pub(super) fn signature(&self, stretch: &Stretch) -> Option<Tag> {
        let end = self.passage.tokens.len();
        if !stretch.capital || stretch.words < 2 || end - stretch.end > LONGEST {
            return None;
        }
        let opening = stretch.end;
        let bracket = self.of(opening) == "(" && end > opening + 1 && self.of(end - 1) == ")";
        let close = if bracket { end - 1 } else { end };
        if !(bracket || is_dash(self.of(opening))) {
            return None;
        }
        let source = self.noun_phrase(opening + 1, close)?;
        // "— Ann Lee (1901–1980)"
        let lived = self.of(source.end) == "(" && self.passage.tokens.get(source.end + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let close = if lived { source.end } else { close };
        let comma = source.end == close || self.of(source.end) == ",";
        let named = self.passage.tokens[source.clone()].iter().all(|t| t.of(self.passage.text).starts_with(char::is_uppercase));
        (comma && named && (source.len() > 1 || !bracket)).then(|| Tag { source: source.start..close, cue: opening..opening + 1 })
    }

    /// "Fares ‘will double’, says union chief": in a headline the noun behind the verb needs no article.
    fn headline_tag(&self, stretch: &Stretch) -> Option<Tag> {
        if self.passage.kind != BlockKind::Headline {
            return None;
        }
        let end = self.passage.tokens.len();
        let comma = (stretch.end..end.min(stretch.end + LONGEST)).find(|&i| self.of(i) == ",")?;
        let to = (comma + 2..end).find(|&i| matches!(self.of(i), "," | ":" | ";" | ".") || is_dash(self.of(i))).unwrap_or(end);
        let tag = says(self.of(comma + 1)) && comma + 2 < to && to - comma <= LONGEST;
        tag.then(|| Tag { source: comma + 2..to, cue: comma + 1..comma + 2 })
    }

    /// "Holt apologised for “a mistake”": a verb of speech with its subject at the start of the sentence.
    fn verb_before(&self, stretch: &Stretch) -> Option<Tag> {
        let sentence = self.sentence_of(stretch);
        let source = self.noun_phrase(sentence.start, stretch.first)?;
        let at = source.end;
        let near = at < stretch.first && stretch.first - at <= LONGEST / 3;
        (near && says(self.of(at))).then(|| Tag { source, cue: at..at + 1 })
    }
}

/// The relation of a line that only introduces the quotation in the next paragraph: "From the chairwoman, Rosa Wirth:", "From the desk of
/// Ann Lee, mayor."
pub(crate) fn introduction(passage: &Passage<'_>) -> Option<Attribution> {
    let (text, tokens) = (passage.text, &passage.tokens);
    let of = |at: usize| tokens.get(at).map_or("", |t| t.of(text));
    let end = tokens.len().checked_sub(1).filter(|&end| (2..=LONGEST).contains(&end))?;
    let from = usize::from(matches!(of(0), "And" | "But" | "Also"));
    let desk = of(from + 1) == "the" && of(from + 2) == "desk" && of(from + 3) == "of";
    if !of(from).eq_ignore_ascii_case("from") || !(of(end) == ":" || desk && matches!(of(end), "." | ",")) {
        return None;
    }
    let start = from + if desk { 4 } else { 1 };
    let words = tokens.get(start..end)?;
    let person = |word: &str| lexicon::PERSON_NOUNS.contains_folded(word) || lexicon::ABBREVIATED_TITLES.contains_folded(word);
    let named = words.windows(2).any(|w| w.iter().all(|t| t.kind != TokenKind::Symbol && t.of(text).starts_with(char::is_uppercase)));
    let clause = words.iter().any(|t| lexicon::verb::is_finite(t.of(text)));
    if words.is_empty() || clause || !(named || words.iter().any(|t| person(t.of(text)))) {
        return None;
    }
    let cover = |range: Range<usize>| tokens[range.start].span.cover(tokens[range.end - 1].span);
    Some(Attribution {
        source: vec![cover(start..end)],
        cue: vec![cover(from..start)],
        content: Vec::new(),
        kind: AttributionKind::Direct,
        act: Act::Speech,
        nested: false,
        speaker: None,
        confidence: CONFIDENCE,
        rule: FoundBy::Introduction,
        link: None,
    })
}
