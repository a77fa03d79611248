//! Names: what belongs to a source's name.

use super::Finder;
use crate::analysis::Attribution;
use crate::lexicon::ABBREVIATED_TITLES;
use crate::span::Span;

impl Finder<'_, '_> {
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
