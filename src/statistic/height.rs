//! Heights of persons: "6-foot-2", "5 feet 11 inches", `6'2"`, "6 feet tall".

use super::compound;
use super::quantity::{Candidate, Quantity};
use super::unit::Dimension;
use super::view::View;

/// Feet of a person, from a child to the tallest.
const FEET: std::ops::Range<f64> = 4.0..8.0;
/// Metres of a person.
const METRES: std::ops::Range<f64> = 1.2..2.5;

/// The height of a person that begins with the quantity.
pub(super) fn read(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = candidate.alone.clone();
    let value = quantity.low.filter(|_| quantity.dimension == Dimension::Length)?;
    let person = match quantity.unit.as_deref() {
        Some("ft") => FEET.contains(&value),
        Some("m") => METRES.contains(&value),
        _ => false,
    };
    // "a 6'2" by 3' hole" is nobody's.
    let side = |end: usize| view.one_of(end, &["by", "x", "×"]);
    if let Some((end, value)) = compound::with_inches(view, &quantity).filter(|(end, _)| person && !side(*end)) {
        return Some(Quantity { end, low: Some(value), ..quantity });
    }
    let tall = quantity.end + usize::from(view.is_hyphen(quantity.end));
    (person && view.one_of(tall, &["tall"])).then_some(Quantity { end: tall + 1, ..quantity })
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn heights_of_persons_are_passed_over_and_lengths_are_not() {
        assert_eq!(passed("He is 6-foot-2."), [("6-foot-2", Reason::Height)]);
        assert_eq!(passed("She stands 5 feet 11 inches."), [("5 feet 11 inches", Reason::Height)]);
        assert_eq!(passed("He is 6'2\"."), [("6'2\"", Reason::Height)]);
        assert_eq!(statistics("a plank of 12 feet 2 inches")[0].0, "12 feet 2 inches");
    }
}
