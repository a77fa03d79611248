//! Whose each quotation is: by its tag, by the tag next to it, by the quotation that it goes on from.

use crate::analysis::{Act, Analysis, Attribution, AttributionId, BlockKind, LinkReason, Quotation, QuotationKind, SentenceKind};
use crate::lexicon::AUXILIARIES;
use crate::lexicon::attribution::HEARING_VERBS;
use crate::lexicon::verb::{Forms, verb};
use crate::span::Span;

use super::cast::{Cast, Found, Id};
use super::fragment::Named;
use super::sentence_at;
use super::survey::{Mention, Who};

/// Attributions of one sentence that are looked at for one quotation.
const CANDIDATES: usize = 12;

/// Bytes from a quotation to a tag that stands beside it.
const RIVAL_REACH: usize = 100;
/// Characters of a sentence among which its first letter stands, if it has words.
const GLANCE: usize = 40;
/// Paragraphs without words, captions and notes between two that belong together.
const BETWEEN: usize = 3;
/// Paragraphs over which a quotation without a tag is guessed to be of whoever was quoted last.
const GUESS_REACH: usize = 3;
/// Bytes of a sentence before its subject.
const SUBJECT_REACH: usize = 120;

/// Whose a quotation is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Owner {
    pub(super) found: Option<Found>,
    pub(super) attribution: Option<AttributionId>,
    pub(super) orphan: bool,
}

/// Attributions by the sentence of their cue.
struct Tags<'a> {
    analysis: &'a Analysis,
    sources: &'a [Option<Found>],
    /// Sentence, attribution; sorted.
    by_sentence: Vec<(usize, AttributionId)>,
    mentions: &'a [Mention],
    cast: &'a Cast,
}

impl Tags<'_> {
    /// The attributions of a sentence, nested ones and stances left out.
    fn of(&self, sentence: usize) -> impl DoubleEndedIterator<Item = AttributionId> {
        let from = self.by_sentence.partition_point(|t| t.0 < sentence);
        let rest = &self.by_sentence[from..];
        let len = rest.iter().take(CANDIDATES).take_while(|t| t.0 == sentence).count();
        rest[..len].iter().map(|t| t.1)
    }

    fn attribution(&self, id: AttributionId) -> &Attribution {
        &self.analysis.attributions[id]
    }

    /// The attribution of a sentence whose content holds some of the quotation: the one with the shortest content.
    fn covering(&self, sentence: usize, quotation: &Quotation) -> Option<AttributionId> {
        let covers = |&id: &AttributionId| self.attribution(id).content.iter().any(|c| quotation.spans.iter().any(|s| c.overlaps(*s)));
        let size = |&id: &AttributionId| {
            let attribution = self.attribution(id);
            let nameless = self.sources[id.0].is_none();
            (nameless, attribution.act != Act::Speech, attribution.content.iter().map(|c| c.len()).sum::<usize>())
        };
        self.of(sentence).filter(covers).min_by_key(size)
    }

    /// Whether the cue of an attribution stands in a sentence of the quotation or next to one, as it does unless its content runs on
    /// over sentences. A pull quote, which is no part of the content, has its tag anywhere.
    fn is_beside(&self, attribution: AttributionId, quotation: &Quotation) -> bool {
        let tag = self.attribution(attribution);
        let Some(&cue) = tag.cue.first().or(tag.source.first()) else { return true };
        if !tag.content.iter().any(|c| quotation.spans.iter().any(|s| c.overlaps(*s))) {
            return true;
        }
        let cue = sentence_at(self.analysis, cue.start);
        quotation.spans.iter().any(|s| {
            let (first, last) = (sentence_at(self.analysis, s.start), sentence_at(self.analysis, s.end.saturating_sub(1)));
            first <= cue + 1 && cue <= last + 1
        })
    }

    /// Whether a tag without words of its own stands right behind a quotation whose own tag is far: "Lee said it was bad, with
    /// “shame” on a wall, as the painter had said."
    fn has_rival(&self, attribution: AttributionId, quotation: &Quotation) -> bool {
        let (Some(cue), Some(first), Some(last)) =
            (self.attribution(attribution).cue.first(), quotation.spans.first(), quotation.spans.last())
        else {
            return false;
        };
        let is_far = cue.end + RIVAL_REACH < first.start || last.end + RIVAL_REACH < cue.start;
        let is_rival = |id: AttributionId| {
            let other = self.attribution(id);
            let behind = other.cue.first().is_some_and(|c| last.end <= c.start && c.start - last.end <= RIVAL_REACH);
            id != attribution && other.act == Act::Speech && other.content.is_empty() && behind
        };
        is_far && self.of(sentence_at(self.analysis, last.start)).any(is_rival)
    }

    /// Whether a verb of speech that is not the tag's stands right before the quotation.
    fn has_verb_between(&self, text: &str, attribution: AttributionId, quotation: &Quotation) -> bool {
        let tag = self.attribution(attribution);
        let (Some(cue), Some(first)) = (tag.cue.last(), quotation.spans.first()) else { return false };
        cue.end < first.start && super::verb_of_speech(super::word::last_word(text, cue.end, first.start))
    }

    /// Whether an attribution is a statement of its own behind a quotation that has ended: "“We lost.” Ann Lee shook her head." A tag
    /// has a verb of speech and no words of its own.
    fn stands_apart(&self, text: &str, attribution: AttributionId, quotation: &Quotation) -> bool {
        let tag = self.attribution(attribution);
        let (Some(cue), Some(last)) = (tag.cue.first(), quotation.spans.last()) else { return false };
        let starts = tag.source.first().map_or(cue.start, |s| s.start.min(cue.start));
        let ended =
            last.of(text).trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?')).ends_with(['.', '!', '?']);
        let behind = last.end <= starts && sentence_at(self.analysis, last.end.saturating_sub(1)) < sentence_at(self.analysis, starts);
        let says = tag.cue.iter().any(|c| c.of(text).split(super::word::is_space).any(super::verb_of_speech));
        let more = tag.content.iter().any(|c| c.start > cue.start && !quotation.spans.iter().any(|s| s.overlaps(*c)));
        ended && behind && (!says || more)
    }

    /// "She was told only that “the sea had her”": a tag that says who heard the words and not whose they are.
    fn is_only_heard(&self, text: &str, quotation: &Quotation) -> bool {
        let Some(tag) = quotation.attribution.map(|id| self.attribution(id)).filter(|tag| tag.source.is_empty()) else { return false };
        let hears = |word: &str| verb(word).is_some_and(|v| v.forms.has(Forms::PAST) && HEARING_VERBS.contains(&v.lemma));
        tag.cue.iter().any(|cue| cue.of(text).split_whitespace().any(hears))
    }

    /// The last attribution of a sentence with a source that is known.
    fn last_speaker(&self, sentence: usize) -> Option<AttributionId> {
        self.of(sentence).rev().filter(|&id| self.attribution(id).act == Act::Speech).find(|&id| self.sources[id.0].is_some())
    }

    /// The person whom a sentence names first, before `at` and before any verb that a list can tell: most likely its subject.
    fn subject(&self, text: &str, sentence: usize, at: usize) -> Option<Id> {
        let from = self.mentions.partition_point(|m| m.sentence < sentence);
        let first = self.mentions.get(from).filter(|m| m.sentence == sentence && m.span.end <= at && !m.modifier)?;
        let start = self.analysis.sentences[sentence].span.start;
        let ahead = text.get(start..first.span.start).filter(|ahead| super::word::length(ahead) <= SUBJECT_REACH)?;
        if ahead.split_whitespace().any(|word| AUXILIARIES.contains(word)) {
            return None;
        }
        match first.who {
            Who::Entity(id) if self.cast.entities[id as usize].can_be_person() => Some(id),
            _ => None,
        }
    }

    /// How many persons a sentence names before `at`.
    fn persons(&self, sentence: usize, at: usize) -> usize {
        let from = self.mentions.partition_point(|m| m.sentence < sentence);
        let here = self.mentions[from..].iter().take(CANDIDATES).take_while(|m| m.sentence == sentence && m.span.end <= at);
        let mut persons: Vec<Id> = here
            .filter_map(|m| match m.who {
                Who::Entity(id) if self.cast.entities[id as usize].can_be_person() => Some(id),
                _ => None,
            })
            .collect();
        persons.sort_unstable();
        persons.dedup();
        persons.len()
    }

    /// `reason`: what ties them, where it is not what ties the attribution to its source.
    fn owner(&self, attribution: AttributionId, at_most: f32, reason: Option<LinkReason>) -> Option<Owner> {
        let found = self.sources[attribution.0]?;
        let reason = reason.unwrap_or(found.reason);
        Some(Owner {
            found: Some(Found { confidence: found.confidence.min(at_most), reason, ..found }),
            attribution: Some(attribution),
            orphan: false,
        })
    }
}

/// Whose each quotation is.
///
/// `named`: for each quotation whoever is named for it without a verb.
pub(super) fn owners(
    text: &str,
    analysis: &Analysis,
    sources: &[Option<Found>],
    named: &[Option<Named>],
    mentions: &[Mention],
    cast: &Cast,
) -> Vec<Owner> {
    let mut by_sentence: Vec<(usize, AttributionId)> = analysis
        .attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| !a.nested && a.act != Act::Stance)
        .filter_map(|(id, a)| a.cue.first().or(a.source.first()).map(|s| (sentence_at(analysis, s.start), AttributionId(id))))
        .collect();
    by_sentence.sort_unstable();
    let tags = Tags { analysis, sources, by_sentence, mentions, cast };
    let mut owners: Vec<Owner> = Vec::with_capacity(analysis.quotations.len());
    // Quotations that run on from paragraph to paragraph: the first of them that is still without an owner.
    let mut chain: Option<usize> = None;
    let mut last: Option<usize> = None;
    for (id, quotation) in analysis.quotations.iter().enumerate() {
        let Some(&first) = quotation.spans.first().filter(|_| quotation.parent.is_none()) else {
            owners.push(nested(&tags, quotation));
            continue;
        };
        let sentence = sentence_at(analysis, first.start);
        let previous = last.map(|l: usize| (l, owners[l]));
        let runs_on = previous.filter(|&(l, _)| left_open(text, analysis, l, first));
        let named = named.get(id).copied().flatten();
        let named_if = |by_a_line: bool| {
            let named = named.filter(|named| named.by_a_line == by_a_line)?;
            Some(Owner { found: Some(named.found), ..Owner::default() })
        };
        let owner = named_if(true)
            .or_else(|| tagged(text, &tags, quotation, sentence))
            .or_else(|| named_if(false))
            .or_else(|| runs_on.filter(|(_, o)| o.found.is_some() && !o.orphan).and_then(|(_, o)| goes_on(o, 0.95, LinkReason::RunsOn)))
            .or_else(|| {
                let told = |o: &Owner| o.attribution.is_some_and(|id| tags.attribution(id).content.iter().any(|c| c.contains(first)));
                previous.filter(|(_, o)| told(o)).and_then(|(_, o)| goes_on(o, 0.95, LinkReason::TagGoesOn))
            })
            .or_else(|| tags.is_only_heard(text, quotation).then_some(Owner { orphan: true, ..Owner::default() }))
            .or_else(|| neighbouring(text, &tags, quotation, sentence, previous))
            .or_else(|| {
                let given = quotation.attribution.filter(|&id| !tags.attribution(id).nested && !tags.stands_apart(text, id, quotation));
                given.and_then(|id| tags.owner(id, 0.65, Some(LinkReason::TagFurtherOff)))
            })
            .or_else(|| before(text, &tags, sentence, previous))
            .unwrap_or(Owner { orphan: true, ..Owner::default() });
        let owner = doubted(text, &tags, quotation, owner);
        owners.push(owner);
        chain = match (runs_on, chain) {
            (Some((l, _)), open) => open.or(Some(l)),
            (None, _) => None,
        };
        // The tag of a later paragraph owns the paragraphs before it too.
        if let Some(start) = chain.filter(|_| owner.attribution.is_some() && !owner.orphan) {
            for earlier in owners[start..id].iter_mut().filter(|o| o.attribution.is_none()) {
                *earlier = goes_on(owner, 0.95, LinkReason::RunsOnToTag).unwrap_or(*earlier);
            }
            chain = Some(id);
        }
        last = Some(id);
    }
    owners
}

/// What speaks against an owner, whatever its tag says.
fn doubted(text: &str, tags: &Tags<'_>, quotation: &Quotation, owner: Owner) -> Owner {
    let Some(found) = owner.found else { return owner };
    let several = tags.cast.entities[found.entity as usize].plural;
    let thinks = || owner.attribution.is_some_and(|id| tags.attribution(id).act == Act::Thought);
    let of_one = || quotation.spans.iter().any(|s| s.of(text).split(char::is_whitespace).any(is_first_person));
    let doubt = match () {
        () if several && thinks() => LinkReason::SeveralThink,
        () if several && of_one() => LinkReason::OneOfSeveral,
        () if owner.attribution.is_some_and(|id| tags.has_rival(id, quotation)) => LinkReason::RivalTag,
        // "Lee said she heard them shout, “…”"
        () if owner.attribution.is_some_and(|id| tags.has_verb_between(text, id, quotation)) => LinkReason::RivalVerb,
        () => return owner,
    };
    goes_on(owner, 0.7, doubt).unwrap_or(owner)
}

/// "I", "I'm", "“I".
fn is_first_person(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.strip_prefix('I').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn goes_on(owner: Owner, at_most: f32, reason: LinkReason) -> Option<Owner> {
    let found = owner.found?;
    Some(Owner { found: Some(Found { confidence: found.confidence.min(at_most), reason, ..found }), ..owner })
}

/// A quotation inside another: only a tag of its own names its speaker.
fn nested(tags: &Tags<'_>, quotation: &Quotation) -> Owner {
    let own = quotation.attribution.filter(|&a| tags.attribution(a).nested);
    own.and_then(|a| tags.owner(a, 0.8, None)).unwrap_or(Owner { attribution: own, ..Owner::default() })
}

/// The tag that the quotation belongs to: the attribution that holds it.
fn tagged(text: &str, tags: &Tags<'_>, quotation: &Quotation, sentence: usize) -> Option<Owner> {
    let given = quotation.attribution.filter(|&a| tags.sources[a.0].is_some() && !tags.attribution(a).nested);
    let given = given.filter(|&a| !tags.stands_apart(text, a, quotation));
    if let Some(id) = given.filter(|&a| tags.attribution(a).act == Act::Speech) {
        return if tags.is_beside(id, quotation) { tags.owner(id, 0.98, None) } else { None };
    }
    let here = quotation.spans.iter().map(|s| sentence_at(tags.analysis, s.start)).take(CANDIDATES);
    let covering = here
        .chain([sentence + 1, sentence.wrapping_sub(1)])
        .find_map(|s| tags.covering(s, quotation).filter(|&id| tags.sources[id.0].is_some() && !tags.stands_apart(text, id, quotation)));
    // Wanting something is not saying it: the tag goes before a stance that holds the same words.
    let own = given.filter(|&a| tags.attribution(a).act != Act::Stance);
    own.or(covering)
        .and_then(|id| tags.owner(id, 0.98, None))
        .or_else(|| given.and_then(|id| tags.owner(id, 0.65, Some(LinkReason::Wanted))))
}

/// A tag in the same sentence or in the one before or after, in the same paragraph.
fn neighbouring(text: &str, tags: &Tags<'_>, quotation: &Quotation, sentence: usize, previous: Option<(usize, Owner)>) -> Option<Owner> {
    let sentences = &tags.analysis.sentences;
    let here = sentences.get(sentence)?;
    let same_paragraph = |s: usize| sentences.get(s).is_some_and(|other| other.paragraph == here.paragraph);
    if let Some(id) = tags.last_speaker(sentence) {
        // A tag that has words of its own may leave the quotation to somebody else.
        let free = tags.attribution(id).content.is_empty();
        return tags.owner(id, if free { 0.85 } else { 0.65 }, Some(LinkReason::TagInSentence));
    }
    let named = |entity, confidence, reason| Owner { found: Some(Found { entity, confidence, reason }), attribution: None, orphan: false };
    let start = quotation.spans.first()?.start;
    // "Ann Lee, who had waited long, retorted, “…”"
    if super::verb_of_speech(super::word::last_word(text, here.span.start.min(start), start))
        && let Some(subject) = tags.subject(text, sentence, start)
    {
        let only = tags.persons(sentence, start) == 1;
        return Some(named(subject, if only { 0.8 } else { 0.65 }, LinkReason::BeforeVerb));
    }
    // "Norberg put it plainly: “…”"
    if Span::new(here.span.start, start).of(text).trim_end().ends_with(':')
        && let Some(subject) = tags.subject(text, sentence, start)
    {
        return Some(named(subject, 0.85, LinkReason::BeforeColon));
    }
    let quotation_end = quotation.spans.last()?.end;
    let whole = quotation.kind == QuotationKind::Full && quotation.spans.iter().any(|s| s.start <= here.span.start + 2);
    let before = sentence.checked_sub(1).filter(|&s| same_paragraph(s));
    if let Some(before) = before {
        let announced = Span::new(sentences[before].span.start, here.span.start).of(text).trim_end().ends_with(':');
        if let Some(id) = tags.last_speaker(before) {
            return match (announced, whole) {
                (true, _) => tags.owner(id, 0.93, Some(LinkReason::AnnouncedInSentence)),
                (_, true) => tags.owner(id, 0.85, Some(LinkReason::SpeakerGoesOn)),
                _ => tags.owner(id, 0.7, Some(LinkReason::SpeakerOfSentence)),
            };
        }
    }
    // "We lost." She said it twice.
    let after = Some(sentence_at(tags.analysis, quotation_end.saturating_sub(1)) + 1).filter(|&s| same_paragraph(s));
    if let Some(id) = after.and_then(|s| tags.of(s).find(|&id| tags.attribution(id).content.is_empty() && tags.sources[id.0].is_some())) {
        return tags.owner(id, if whole { 0.7 } else { 0.6 }, Some(LinkReason::TagInNextSentence));
    }
    if let Some(subject) = before.filter(|_| whole).and_then(|b| tags.subject(text, b, start)) {
        return Some(named(subject, 0.55, LinkReason::SubjectOfSentence));
    }
    // Sentences further up in the paragraph: whoever spoke last there.
    let (last, owner) = previous?;
    let spoke = sentence_at(tags.analysis, tags.analysis.quotations[last].spans.first()?.start);
    (same_paragraph(spoke) && !owner.orphan)
        .then(|| goes_on(owner, if whole { 0.72 } else { 0.6 }, LinkReason::SpeakerOfParagraphGoesOn))
        .flatten()
}

/// The speaker of the paragraph before: announced with a colon, or a guess.
fn before(text: &str, tags: &Tags<'_>, sentence: usize, previous: Option<(usize, Owner)>) -> Option<Owner> {
    let analysis = tags.analysis;
    let paragraph = analysis.sentences.get(sentence)?.paragraph;
    let is_text = |s: &usize| {
        let sentence = &analysis.sentences[*s];
        sentence.paragraph < paragraph
            && sentence.kind != SentenceKind::Metadata
            && sentence.span.of(text).chars().take(GLANCE).any(char::is_alphabetic)
    };
    let last = (0..sentence).rev().take(CANDIDATES).find(is_text)?;
    let previous_paragraph = analysis.sentences[last].paragraph;
    // What has no words, and what is no article, stands between nobody.
    let adjacent = (previous_paragraph + 1..paragraph).len() <= BETWEEN && analysis.sentences[last].kind == SentenceKind::Prose;
    let speaker = tags.last_speaker(last).filter(|_| adjacent);
    if let Some(id) = speaker {
        let colon = analysis.sentences[last].span.of(text).trim_end().ends_with(':');
        let block = analysis.paragraphs.get(paragraph).is_some_and(|p| p.kind == BlockKind::BlockQuote);
        if colon || block {
            return tags.owner(id, 0.93, Some(LinkReason::AnnouncedInParagraph));
        }
    }
    let quoted_last = previous.map(|(last, _)| sentence_at(analysis, analysis.quotations[last].spans.last().map_or(0, |s| s.start)));
    let quoted_there = quoted_last.is_some_and(|s| analysis.sentences[s].paragraph == previous_paragraph);
    if adjacent && !quoted_there {
        // Whoever is told of right before, in words or by name.
        if let Some(id) = speaker {
            return tags.owner(id, 0.7, Some(LinkReason::SpeakerOfParagraph));
        }
        if let Some(entity) = tags.subject(text, last, analysis.sentences[last].span.end) {
            let found = Found { entity, confidence: 0.6, reason: LinkReason::SubjectOfParagraph };
            return Some(Owner { found: Some(found), attribution: None, orphan: true });
        }
    }
    let (last_quotation, owner) = previous?;
    let spoke = sentence_at(analysis, analysis.quotations[last_quotation].spans.last()?.start);
    // Further on it would be a guess at random, and a guess from a guess is none.
    let far = analysis.sentences.get(spoke).is_none_or(|s| s.paragraph + GUESS_REACH < paragraph);
    if far || !quoted_there && owner.orphan {
        return None;
    }
    let guess = goes_on(owner, if quoted_there { 0.6 } else { 0.35 }, LinkReason::SpeakerOfQuotation)?;
    Some(Owner { orphan: !quoted_there || owner.orphan, attribution: None, ..guess })
}

/// Whether quotation `last` has no closing mark and `next` opens the paragraph behind it, or stands right behind it.
fn left_open(text: &str, analysis: &Analysis, last: usize, next: Span) -> bool {
    let Some(&end) = analysis.quotations[last].spans.last() else { return false };
    let closed = end.of(text).ends_with(['"', '”', '’', '\'', '»', '“', '‹', '›', '」', '』', '«']);
    let here = sentence_at(analysis, next.start);
    let there = sentence_at(analysis, end.start);
    let paragraph = |s: usize| analysis.sentences.get(s).map(|s| s.paragraph);
    let opens = paragraph(here).and_then(|p| analysis.paragraphs.get(p)).is_some_and(|p| next.start <= p.span.start + 2);
    let beside = || end.end <= next.start && text[end.end..next.start].trim().is_empty();
    !closed && (opens && paragraph(there).map(|p| p + 1) == paragraph(here) || paragraph(there) == paragraph(here) && beside())
}
