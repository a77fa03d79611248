//! Which marked words are somebody's own: direct speech told apart from scare quotes, titles, slogans, nicknames and words as words.

use crate::analysis::{Attribution, PassedOver, Quotation};
use crate::passage::Passage;

/// The quotations of a paragraph and what was passed over. Ids are local to the paragraph: `attribution` is an index into
/// `attributions`, `parent` into the list that is returned. `speaker` and `orphan` are left to the document.
pub fn quotations(passage: &Passage, attributions: &[Attribution]) -> (Vec<Quotation>, Vec<PassedOver>) {
    let _ = (passage, attributions);
    (Vec::new(), Vec::new())
}
