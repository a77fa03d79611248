//! Names: what belongs to a source's name.

use super::Finder;
use crate::analysis::Attribution;
use crate::lexicon::ABBREVIATED_TITLES;

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
}
