//! Names: what belongs to a source's name, and what stands before a text's first words.

use super::Finder;
use crate::analysis::{Attribution, SentenceKind};
use crate::lexicon::verb::verb;
use crate::lexicon::{ABBREVIATED_TITLES, SENTENCE_STARTERS};
use crate::span::Span;

/// Bytes of the longest dateline.
const LONGEST_DATELINE: usize = 80;

/// Bytes of the longest name that stands before what describes it.
const LONGEST_NAME: usize = 60;

impl Finder<'_, '_> {
    /// "VELSK, Karvia — Forces warned": the place and the date belong to nobody's words and to no source.
    pub(super) fn behind_dateline(&self, relation: &mut Attribution) {
        let first = |spans: &[Span]| spans.first().map_or(usize::MAX, |span| span.start);
        // Only the first words of a paragraph can be one.
        if first(&relation.source).min(first(&relation.content)) > LONGEST_DATELINE {
            return;
        }
        // "date 2023-11-27 A storm cut power": a sentence of metadata is nobody's words either.
        let sentences = &self.passage.sentences;
        let stamp = sentences.get(1).filter(|_| sentences[0].kind == SentenceKind::Metadata).map(|s| s.span.start);
        let Some(end) = dateline(self.passage.text).max(stamp) else { return };
        for span in [relation.source.first_mut(), relation.content.first_mut()].into_iter().flatten() {
            if span.start < end && end < span.end {
                span.start = end;
            }
        }
    }

    /// "Not everyone agrees": the "not" belongs to the source, or it would say the opposite.
    pub(super) fn negated(&self, relation: &mut Attribution) {
        let text = self.passage.text;
        let Some(source) = relation.source.first_mut() else { return };
        let first = source.of(text).split(char::is_whitespace).next().unwrap_or_default();
        let counts = ["all", "every", "everybody", "everyone", "many"].contains(&first);
        let before = text[..source.start].strip_suffix(char::is_whitespace).filter(|_| counts).unwrap_or_default();
        let not = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if not.eq_ignore_ascii_case("not") {
            source.start = before.len() - not.len();
        }
    }

    /// "Theresa | May said": a verb that is also a month, a name that is also a verb. A capital right behind a name belongs to it.
    pub(super) fn whole_names(&self, relations: &mut [Attribution]) {
        let text = self.passage.text;
        let mut grown: Option<(Span, Span)> = None;
        for relation in relations {
            let [source] = &mut relation.source[..] else { continue };
            if let Some((_, whole)) = grown.filter(|(short, _)| short == source) {
                *source = whole;
            }
            let Some(cue) = relation.cue.first_mut().filter(|cue| cue.start == source.end + 1) else { continue };
            let Some((name, reports)) = cue.of(text).split_once(char::is_whitespace) else { continue };
            let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
            let behind_name = source.of(text).rsplit(char::is_whitespace).next().is_some_and(capital)
                && text[source.end..].starts_with(char::is_whitespace);
            if behind_name && capital(name) && !name.ends_with("day") && reports.split(char::is_whitespace).any(|w| verb(w).is_some()) {
                let short = *source;
                source.end = cue.start + name.len();
                cue.start = source.end + 1;
                grown = Some((short, *source));
            }
        }
    }

    /// "Ms | Vance said": a title belongs to the name behind it.
    pub(super) fn titles(&self, relations: &mut [Attribution]) {
        let text = self.passage.text;
        for source in relations.iter_mut().filter_map(|relation| relation.source.first_mut()) {
            let Some(before) = text[..source.start].strip_suffix(char::is_whitespace) else { continue };
            let written = before.rsplit(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or_default();
            let title = written.trim_end_matches('.');
            let abbreviated = title.starts_with(char::is_uppercase) && ABBREVIATED_TITLES.contains_folded(title);
            if (abbreviated || title == "Miss") && source.of(text).starts_with(char::is_uppercase) {
                source.start = before.len() - written.len();
            }
        }
    }

    /// "Northlight, a ferry company, said": the name at the head of the sentence belongs to the source, where the model has seen only what
    /// describes it.
    pub(super) fn described_names(&self, relations: &mut [Attribution]) {
        let passage = self.passage;
        let text = passage.text;
        for relation in relations {
            let ([source], [cue]) = (&mut relation.source[..], &relation.cue[..]) else { continue };
            let describes = ["a ", "an ", "the "].iter().any(|article| source.of(text).starts_with(article));
            // The model may have taken the comma for the source's last token.
            let end = source.start + source.of(text).trim_end_matches(',').len();
            if !describes || end > cue.start || text[end..cue.start].trim() != "," {
                continue;
            }
            let sentence = passage.sentences.partition_point(|s| s.span.end <= source.start);
            let Some(sentence) = passage.sentences.get(sentence).filter(|s| s.span.start < source.start) else { continue };
            let Some(head) = text[sentence.span.start..source.start].strip_suffix(", ").filter(|head| head.len() <= LONGEST_NAME) else {
                continue;
            };
            let name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
            let mut words = head.split(char::is_whitespace);
            let opens = words.next().is_some_and(|first| name(first) && !SENTENCE_STARTERS.contains(&first.to_lowercase()));
            if opens && words.all(name) {
                *source = Span::new(sentence.span.start, end);
            }
        }
    }

    /// "According to the Courier, Strand said", “…”, said Ivo Brandt, the office said: one source on either side of the comma, where the
    /// model has seen both in one.
    pub(super) fn source_behind_source(&self, relations: &mut [Attribution]) {
        let text = self.passage.text;
        for second in 1..relations.len() {
            let (before, rest) = relations.split_at_mut(second);
            let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { continue };
            let ([source], [cue], [next]) = (&first.source[..], &first.cue[..], &second.cue[..]) else { continue };
            let shared = second.source[..] == [*source];
            let according = cue.of(text).eq_ignore_ascii_case("according to");
            let Some(comma) = source.of(text).rfind(", ").filter(|_| shared && cue.end < source.start && source.end < next.start) else {
                continue;
            };
            let subject = Span::new(source.start + comma + ", ".len(), source.end);
            if !text[source.end..next.start].trim().is_empty() || according && !subject.of(text).starts_with(char::is_uppercase) {
                continue;
            }
            first.source = vec![Span::new(source.start, source.start + comma)];
            second.source = vec![subject];
        }
    }
}

/// One past a dateline at the beginning of a text: a place in capitals, up to a dash.
fn dateline(text: &str) -> Option<usize> {
    let place = text.split(|c: char| !c.is_uppercase()).next().unwrap_or_default();
    let next = text[place.len()..].chars().next()?;
    if place.chars().nth(2).is_none() || !matches!(next, ' ' | ',' | '.' | '-') {
        return None;
    }
    let (at, dash) = text.char_indices().take(LONGEST_DATELINE).find(|(_, c)| matches!(c, '—' | '–' | '.' | '“' | '"' | '\n'))?;
    // A headline in capitals is longer, and names no second place.
    let line = &text[..at];
    if line.split_whitespace().count() > if line.contains([',', '(']) { 7 } else { 3 } {
        return None;
    }
    let rest = &text[at + dash.len_utf8()..];
    (matches!(dash, '—' | '–') && rest.starts_with(char::is_whitespace))
        .then(|| text.len() - rest.trim_start_matches(char::is_whitespace).len())
}
