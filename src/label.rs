//! Labels of sentences, with their evidence.

use crate::analysis::Analysis;

/// Fills the labels of every sentence and the evidence for each.
pub(crate) fn label(analysis: &mut Analysis) {
    let _ = analysis;
}
