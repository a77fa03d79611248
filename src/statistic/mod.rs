//! Numbers: the quantities that one could check, and the numbers that are something else.

use crate::analysis::{PassedOver, Statistic};
use crate::passage::Passage;

/// The numbers of a paragraph: statistics, and what was passed over with the reason. Both in order.
pub fn numbers(passage: &Passage) -> (Vec<Statistic>, Vec<PassedOver>) {
    let _ = passage;
    (Vec::new(), Vec::new())
}
