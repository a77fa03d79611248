//! Quotations whose speaker is named without a verb of speech: "in the words of the judge, “…”", "“…” — Ann Lee", "From Ann Lee:".

use crate::analysis::{Analysis, LinkReason, Quotation};
use crate::lexicon::SPEECH_OF;
use crate::span::Span;

use super::cast::{Cast, Found};
use super::kind::Kind;
use super::phrase::{self, Form};
use super::sentence_at;
use super::word::{Gap, Word, beginning, words};

/// Words of a sentence before a quotation that are read.
const BEFORE: usize = 60;
/// Bytes of it.
const BEFORE_BYTES: usize = 600;
/// Words behind a quotation that are read.
const BEHIND: usize = 12;
/// Bytes behind a quotation that are read.
const BEHIND_BYTES: usize = 120;
/// Words of a line that signs or introduces a quotation.
const LINE: usize = 16;

/// Somebody who is named for a quotation without a verb of speech.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) found: Found,
    /// By a line that does nothing else, so that no tag can know better.
    pub(super) by_a_line: bool,
}

/// For each quotation whoever the words around it name as its speaker.
pub(super) fn speakers(text: &str, analysis: &Analysis, cast: &mut Cast) -> Vec<Option<Named>> {
    let mut speaker = |quotation: &Quotation| {
        let (first, last) = (quotation.spans.first()?, quotation.spans.last()?);
        let line = signed(text, analysis, *last).or_else(|| introduced(text, analysis, *first));
        let by_a_line = line.is_some();
        let (span, confidence, reason) = line.or_else(|| worded(text, analysis, *first, *last))?;
        Some(Named { found: of_name(text, span, confidence, reason, cast)?, by_a_line })
    };
    analysis.quotations.iter().map(|quotation| if quotation.parent.is_none() { speaker(quotation) } else { None }).collect()
}

/// Whom the words of `span` speak of, if that can speak.
fn of_name(text: &str, span: Span, confidence: f32, reason: LinkReason, cast: &mut Cast) -> Option<Found> {
    let phrase = phrase::read(text, span)?;
    let speaks = match phrase.form {
        Form::Pronoun(_) => false,
        Form::Name { .. } => true,
        Form::Description { .. } => matches!(phrase.kind, Kind::Person | Kind::Unnamed | Kind::Organisation | Kind::Collective),
    };
    let found = cast.find(text, &phrase).filter(|_| speaks)?;
    Some(Found { confidence: found.confidence.min(confidence), reason, ..found })
}

/// The words that name somebody, how sure that is, and why.
type Naming = (Span, f32, LinkReason);

const WORDS: LinkReason = LinkReason::InWordsOf;

/// "“…” — Ann Lee", in the same paragraph or as a line of its own behind it.
fn signed(text: &str, analysis: &Analysis, quotation: Span) -> Option<Naming> {
    let sentence = sentence_at(analysis, quotation.end.saturating_sub(1));
    let at = analysis.sentences.get(sentence)?.paragraph;
    let paragraph = analysis.paragraphs.get(at)?.span;
    if quotation.end > paragraph.end {
        return None;
    }
    let behind = Span::new(quotation.end, paragraph.end);
    let line = if behind.of(text).trim().is_empty() { analysis.paragraphs.get(at + 1)?.span } else { behind };
    let written = line.of(text).trim_start();
    let dashed = written.starts_with(['—', '–', '-', '―']) || written.starts_with('(') && written.ends_with(')') && line == behind;
    let mut all = Vec::new();
    words(text, beginning(text, line, BEHIND_BYTES), LINE + 1, &mut all);
    let name = all.first().is_some_and(|w| w.capital) && all.len() <= LINE && !written.ends_with(['?', ':', ',']);
    let alone = || all.iter().all(|w| w.capital || w.gap != Gap::Space || !super::verb_of_speech(&w.lower(text)));
    (dashed && name && alone()).then(|| (all[0].span.cover(all[all.len() - 1].span), 0.9, LinkReason::Signature))
}

/// "And from the chairwoman, Rosa Wirth:" on the line before.
fn introduced(text: &str, analysis: &Analysis, quotation: Span) -> Option<Naming> {
    let at = analysis.sentences.get(sentence_at(analysis, quotation.start))?.paragraph;
    let opens = quotation.start <= analysis.paragraphs.get(at)?.span.start + 2;
    let line = analysis.paragraphs.get(at.checked_sub(1)?).filter(|_| opens)?.span;
    let introduces = line.len() < BEHIND_BYTES && line.of(text).ends_with([':', '.']);
    let mut all = Vec::new();
    words(text, line, LINE + 1, &mut all);
    let from = all.iter().take(2).position(|w| w.lower(text) == "from").filter(|_| introduces && all.len() <= LINE)?;
    // "From the desk of Jon Dorr."
    let desk = all.iter().position(|w| matches!(&*w.lower(text), "desk" | "office" | "pen"));
    let desk = desk.filter(|&d| all.get(d + 1).is_some_and(|w| w.lower(text) == "of")).map(|d| d + 2);
    let colon = line.of(text).ends_with(':');
    let name = all.get(desk.unwrap_or(from + 1)..).filter(|name| !name.is_empty() && (colon || desk.is_some()))?;
    Some((name[0].span.cover(name[name.len() - 1].span), 0.9, LinkReason::LineBefore))
}

/// "in the words of the judge", "in Holt's words", "for Holt,", "branded “…” by the union", in the quotation's sentence.
fn worded(text: &str, analysis: &Analysis, first: Span, last: Span) -> Option<Naming> {
    let sentence = analysis.sentences.get(sentence_at(analysis, first.start))?.span;
    let mut all = Vec::new();
    words(text, beginning(text, Span::new(sentence.start.min(first.start), first.start), BEFORE_BYTES), BEFORE, &mut all);
    let cover = |words: &[Word]| Some(words.first()?.span.cover(words.last()?.span));
    let is = |w: Option<&Word>, word: &str| w.is_some_and(|w| w.lower(text) == word);
    for at in 0..all.len() {
        if !SPEECH_OF.contains(&all[at].lower(text)) {
            continue;
        }
        // "in the words of the judge", right before the quotation.
        if is(all.get(at + 1), "of")
            && at >= 1
            && is(all.get(at - 1), "the")
            && at + 2 < all.len()
            && all[at + 2..].iter().all(|w| w.gap == Gap::Space)
        {
            return Some((cover(&all[at + 2..])?, 0.9, WORDS));
        }
        // "in Holt's words"
        let from = all[..at].iter().rposition(|w| w.lower(text) == "in").filter(|&from| at - from <= 5 && from + 1 < at);
        if let Some(from) = from
            && all[at - 1].possessive
        {
            return Some((cover(&all[from + 1..at])?, 0.9, WORDS));
        }
    }
    let put = all.iter().rposition(|w| matches!(&*w.lower(text), "put" | "puts")).filter(|&put| is(all.get(put + 1), "it"));
    if let Some(put) = put
        && let Some(from) = all[..put].iter().rposition(|w| w.lower(text) == "as").filter(|&from| from + 1 < put && put - from <= 5)
    {
        return Some((cover(&all[from + 1..put])?, 0.9, WORDS));
    }
    // "For Holt, the dam is “a waste”."
    if is(all.first(), "for") && all.get(1).is_some_and(|w| w.capital || w.lower(text) == "the") {
        let comma = all.iter().skip(2).position(|w| w.gap == Gap::Comma).map(|at| at + 2).filter(|&at| at <= 6)?;
        let name = &all[1..comma];
        if name.iter().all(|w| w.capital || w.lower(text) == "the") && name.iter().any(|w| w.capital) {
            return Some((cover(name)?, 0.8, LinkReason::ForWhom));
        }
    }
    behind(text, analysis, last, &all)
}

/// "… “a disgrace” by the union": behind the participle that the quotation completes.
fn behind(text: &str, analysis: &Analysis, last: Span, before: &[Word]) -> Option<Naming> {
    let branded = before.iter().rev().take(6).any(|w| super::verb_of_speech(&w.lower(text)) && w.lower(text).ends_with("ed"));
    let sentence = analysis.sentences.get(sentence_at(analysis, last.end.saturating_sub(1)))?.span;
    let reach = (last.end + BEHIND_BYTES).min(sentence.end);
    let reach = (last.end..=reach).rev().find(|&at| text.is_char_boundary(at))?;
    let mut all = Vec::new();
    words(text, Span::new(last.end, reach), BEHIND, &mut all);
    let [by, name @ ..] = &all[..] else { return None };
    let end = name.iter().position(|w| !matches!(w.gap, Gap::Space | Gap::Quote)).unwrap_or(name.len());
    let name = name.get(..end).filter(|name| branded && by.lower(text) == "by" && !name.is_empty())?;
    Some((name[0].span.cover(name[name.len() - 1].span), 0.88, LinkReason::ByWhom))
}
