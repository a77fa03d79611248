//! Heights of persons: "6-foot-2", "5 feet 11 inches", `6'2"`, "6 feet tall".

use super::compound;
use super::quantity::Quantity;
use super::unit::Dimension;
use super::view::View;

/// Feet of a person, from a child to the tallest.
const FEET: std::ops::Range<f64> = 4.0..8.0;
/// Metres of a person.
const METRES: std::ops::Range<f64> = 1.2..2.5;

/// The height that starts with the quantity: one past its last token, and its value in the quantity's unit.
pub(super) fn read(view: View, quantity: &Quantity) -> Option<(usize, f64)> {
    let value = quantity.low?;
    if quantity.dimension == Dimension::Length {
        let feet = quantity.unit.as_deref() == Some("ft");
        // "a 6'2" by 3' hole" is nobody's.
        let side = |end: usize| view.one_of(end, &["by", "x", "×"]);
        if let Some((end, value)) = compound::with_inches(view, quantity).filter(|(end, _)| FEET.contains(&value) && !side(*end)) {
            return Some((end, value));
        }
        let person = feet && FEET.contains(&value) || quantity.unit.as_deref() == Some("m") && METRES.contains(&value);
        let at = if view.is_hyphen(quantity.end) { quantity.end + 1 } else { quantity.end };
        return (person && view.one_of(at, &["tall"])).then_some((at + 1, value));
    }
    None
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
