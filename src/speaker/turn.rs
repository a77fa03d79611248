//! Whose turn it is: paragraphs of a transcript that begin with a name, and questions and answers that take turns.

use rustc_hash::FxHashMap;

use crate::analysis::{Analysis, BlockKind, LinkReason};
use crate::lexicon::INTERVIEW_WORDS;
use crate::span::Span;

use super::cast::{Cast, Found, Id};
use super::kind::Kind;
use super::phrase;
use super::survey::{Mention, Who};
use super::tag::Owner;
use super::word::{Gap, Word, words};

/// Words of a label: "REP. ANN LEE (D-Ohio):".
const LABEL: usize = 6;
/// Bytes of a label.
const LABEL_BYTES: usize = 60;
/// Times that a label must stand before some paragraph to be one: "Note:" stands once.
const TURNS: usize = 2;
/// Questions from which on a text is an interview.
const QUESTIONS: usize = 3;
/// Words of a paragraph that are read to see whether it asks.
const QUESTION: usize = 120;
/// Words between "interviewed" and whoever was.
const INTRODUCTION: usize = 12;
/// Words of a sentence that is read for whoever is interviewed.
const SENTENCE: usize = 120;

/// A turn of a transcript or an interview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turn {
    /// Who speaks, where the text says so.
    pub(super) speaker: Option<Id>,
    /// Who is spoken to, where the paragraph is a question.
    pub(super) hearer: Option<Id>,
    /// How likely it is that it is they.
    pub(super) confidence: f32,
    /// The words that name them: a label, or the introduction.
    pub(super) named: Span,
    /// What is said: the paragraph without its label.
    pub(super) said: Span,
}

/// The turn of each paragraph; empty for a text without turns.
pub(super) fn turns(text: &str, analysis: &Analysis, mentions: &[Mention], cast: &mut Cast) -> Vec<Option<Turn>> {
    let labelled = labelled(text, analysis, mentions, cast);
    if labelled.is_empty() { alternating(text, analysis, mentions, cast) } else { labelled }
}

/// `SMITH: …`, `Q: …`: paragraphs that begin with the name of whoever speaks.
fn labelled(text: &str, analysis: &Analysis, mentions: &[Mention], cast: &mut Cast) -> Vec<Option<Turn>> {
    let labels: Vec<Option<Span>> = analysis.paragraphs.iter().map(|p| label(text, p.span)).collect();
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for label in labels.iter().flatten() {
        *uses.entry(label.of(text)).or_default() += 1;
    }
    let repeated = uses.values().filter(|&&n| n >= TURNS).count();
    if repeated < 2 {
        return Vec::new();
    }
    let first = labels.iter().position(Option::is_some).unwrap_or(0);
    let answers = interviewee(text, analysis, mentions, cast, first, true);
    let mut who: FxHashMap<&str, (Option<Id>, f32)> = FxHashMap::default();
    let mut turn: Option<Turn> = None;
    let mut turns = Vec::with_capacity(labels.len());
    for (paragraph, label) in analysis.paragraphs.iter().zip(&labels) {
        if let Some(label) = *label {
            let (speaker, confidence) = *who.entry(label.of(text)).or_insert_with(|| match label.of(text) {
                "Q" | "Question" => (None, 0.0),
                "A" | "Answer" => answers.map_or((None, 0.0), |(id, confidence, _)| (Some(id), confidence)),
                _ => (bearer(text, label, cast), 0.95),
            });
            let hearer = matches!(label.of(text), "Q" | "Question").then(|| answers.map(|a| a.0)).flatten();
            turn = Some(Turn { speaker, hearer, confidence, named: label, said: paragraph.span });
        }
        let begin = label.map_or(paragraph.span.start, |label| (label.end + 1).min(paragraph.span.end));
        let speaks = !matches!(paragraph.kind, BlockKind::Headline | BlockKind::Metadata);
        turns.push(turn.filter(|_| speaks).map(|turn| Turn { said: Span::new(begin, paragraph.span.end), ..turn }));
    }
    turns
}

/// The label before a paragraph's colon: capitalised words, or a single letter.
fn label(text: &str, paragraph: Span) -> Option<Span> {
    let head: usize = paragraph.of(text).chars().take(LABEL_BYTES).map(char::len_utf8).sum();
    let head = Span::new(paragraph.start, paragraph.start + head);
    let colon = head.start + head.of(text).find(':')?;
    let said = text[colon + 1..paragraph.end].starts_with([' ', '\n', '\u{a0}']);
    let label = Span::new(paragraph.start, colon);
    let mut all = Vec::new();
    words(text, label, LABEL + 1, &mut all);
    let name = !all.is_empty() && all.len() <= LABEL && all[0].capital;
    let whole =
        all.iter().all(|w| w.capital || w.gap == Gap::Open) && !label.of(text).contains(['.', '?', '!', '"', '“']) || titled(text, label);
    (said && name && whole).then_some(label)
}

/// "SEN. LEE", "Dr. Roe": the stop belongs to a title.
fn titled(text: &str, label: Span) -> bool {
    let stops = label.of(text).matches('.').count();
    let mut all = Vec::new();
    words(text, label, LABEL, &mut all);
    stops > 0 && all.iter().filter(|w| w.span.of(text).ends_with('.')).count() == stops && all.iter().all(|w| w.capital)
}

/// Whose label it is; somebody who is named nowhere else is added.
fn bearer(text: &str, label: Span, cast: &mut Cast) -> Option<Id> {
    let mut all = Vec::new();
    words(text, label, LABEL, &mut all);
    let shouted = all.iter().all(|w| w.span.of(text).chars().all(|c| !c.is_lowercase()));
    let surname = all.iter().take_while(|w| w.gap != Gap::Open).last()?;
    if shouted && let Some(found) = cast.known(&surname.lower(text), surname.span.start) {
        let entity = &mut cast.entities[found.entity as usize];
        // Capitals that make a label make no acronym.
        if entity.kind == Kind::Organisation && entity.name.chars().all(|c| !c.is_lowercase()) {
            entity.kind = Kind::Person;
        }
        return Some(found.entity);
    }
    let phrase = phrase::read(text, label)?;
    let found = cast.find(text, &phrase)?;
    let entity = &mut cast.entities[found.entity as usize];
    if entity.kind == Kind::Unknown || shouted && all.len() == 1 {
        entity.kind = Kind::Person;
    }
    Some(found.entity)
}

/// Paragraphs that ask, and those that answer, after an introduction that names one interviewee.
fn alternating(text: &str, analysis: &Analysis, mentions: &[Mention], cast: &Cast) -> Vec<Option<Turn>> {
    let asks: Vec<bool> = analysis.paragraphs.iter().map(|p| p.kind != BlockKind::Metadata && is_question(text, p.span)).collect();
    let answered = asks.windows(2).filter(|pair| pair[0] && !pair[1]).count();
    let Some(first) = asks.iter().position(|&asks| asks).filter(|_| answered >= QUESTIONS) else { return Vec::new() };
    let personal = is_conversation(text, analysis, &asks);
    let Some((id, confidence, named)) = interviewee(text, analysis, mentions, cast, first, personal) else { return Vec::new() };
    let mut turns = vec![None; first];
    for (paragraph, &asks) in analysis.paragraphs[first..].iter().zip(&asks[first..]) {
        let turn = Turn { speaker: (!asks).then_some(id), hearer: asks.then_some(id), confidence, named, said: paragraph.span };
        let speaks = asks || !matches!(paragraph.kind, BlockKind::Headline | BlockKind::Metadata);
        turns.push(speaks.then_some(turn));
    }
    turns
}

/// Gives what a headline quotes, above an interview with one, to whoever is interviewed.
pub(super) fn quoted_above(analysis: &Analysis, turns: &[Option<Turn>], owners: &mut [Owner]) {
    let mut speaking = turns.iter().flatten().filter(|turn| turn.speaker.is_some());
    let Some((first, id)) = speaking.next().and_then(|turn| Some((*turn, turn.speaker?))) else { return };
    if speaking.any(|turn| turn.speaker != Some(id)) {
        return;
    }
    for (quotation, owner) in analysis.quotations.iter().zip(owners) {
        let above = quotation.spans.first().is_some_and(|s| s.end <= first.said.start);
        if above && owner.found.is_none() {
            *owner = Owner { found: Some(Found { entity: id, confidence: 0.7, reason: LinkReason::Interviewee }), orphan: false, ..*owner };
        }
    }
}

/// A short paragraph without marks that ends by asking.
fn is_question(text: &str, paragraph: Span) -> bool {
    let written = paragraph.of(text);
    let mut all = Vec::new();
    let asks = written.ends_with('?') && !written.starts_with(['"', '“', '‘', '\'']);
    asks && {
        words(text, paragraph, QUESTION, &mut all);
        all.len() < QUESTION
    }
}

/// Whether one paragraph in four asks, as a rule to "you", and who answers speaks of himself.
fn is_conversation(text: &str, analysis: &Analysis, asks: &[bool]) -> bool {
    let mut all = Vec::new();
    let (mut questions, mut asked, mut answered) = (0, 0, 0);
    for (paragraph, &asks) in analysis.paragraphs.iter().zip(asks) {
        words(text, paragraph.span, QUESTION, &mut all);
        if asks {
            questions += 1;
            asked += usize::from(all.iter().any(|w| matches!(&*w.lower(text), "you" | "your")));
        } else {
            answered += usize::from(all.iter().any(|w| is_first_person(text, std::slice::from_ref(w)).is_some()));
        }
    }
    asked >= TURNS && 2 * asked >= questions && 4 * questions >= asks.len() && answered >= TURNS
}

/// Whoever the paragraphs before `first` introduce as the one who answers, how sure that is, and the words that name them. In a
/// conversation it is whoever alone is named there.
fn interviewee(
    text: &str,
    analysis: &Analysis,
    mentions: &[Mention],
    cast: &Cast,
    first: usize,
    conversation: bool,
) -> Option<(Id, f32, Span)> {
    let sentences = analysis.sentences.partition_point(|s| s.paragraph < first);
    let person = |m: &Mention| match m.who {
        Who::Entity(id) if cast.entities[id as usize].kind == Kind::Person && !m.modifier => Some(id),
        _ => None,
    };
    let before = || mentions.iter().take_while(|m| m.sentence < sentences);
    let mut all = Vec::new();
    let mut told = false;
    let mut introduced: Vec<(Id, Span)> = Vec::new();
    for (at, sentence) in analysis.sentences[..sentences].iter().enumerate() {
        words(text, sentence.span, SENTENCE, &mut all);
        let from = mentions.partition_point(|m| m.sentence < at);
        let here = || mentions[from..].iter().take_while(move |m| m.sentence == at);
        for cue in (0..all.len()).filter(|&cue| INTERVIEW_WORDS.contains(&all[cue].lower(text))) {
            told = true;
            let passive = all.get(cue + 1).is_some_and(|w| w.lower(text) == "by");
            let found = if passive {
                here().filter(|m| person(m).is_some() && m.span.end <= all[cue].span.start).last()
            } else {
                let end = all.get(cue + INTRODUCTION).map_or(sentence.span.end, |w| w.span.end);
                here().find(|m| person(m).is_some() && m.span.start > all[cue].span.start && m.span.end <= end)
            };
            introduced.extend(found.and_then(|m| Some((person(m)?, m.span))));
        }
    }
    let mut counts: FxHashMap<Id, usize> = FxHashMap::default();
    before().filter_map(person).for_each(|id| *counts.entry(id).or_default() += 1);
    let most = counts.iter().max_by_key(|&(id, n)| (*n, std::cmp::Reverse(*id))).map(|(&id, _)| id);
    let (id, span, confidence) = match introduced.as_slice() {
        [] if told || conversation && counts.len() == 1 => {
            let id = most?;
            (id, before().find(|m| person(m) == Some(id))?.span, 0.7)
        }
        [] => return None,
        [(id, span), rest @ ..] if rest.iter().all(|(other, _)| other == id) => (*id, *span, 0.88),
        [(id, span), ..] => (*id, *span, 0.6),
    };
    Some((id, confidence, span))
}

/// Whether the pronoun is of whoever speaks, and how much surer or less sure "we" is than "I".
pub(super) fn is_first_person(text: &str, source: &[Word]) -> Option<f32> {
    let [only] = source else { return None };
    match &*only.lower(text) {
        "i" | "me" | "my" | "myself" => Some(1.0),
        "we" | "us" | "our" | "ourselves" => Some(0.8),
        _ => None,
    }
}
