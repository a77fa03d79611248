//! Attributions: who says, thinks or wants what.

pub mod act;
mod rule;

use crate::analysis::Attribution;
use crate::passage::Passage;

/// The attributions of a paragraph, in the order of their first word. `speaker` is left open.
pub fn attributions(passage: &Passage) -> Vec<Attribution> {
    rule::attributions(passage)
}
