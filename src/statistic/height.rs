//! Heights of persons: "6-foot-2", "5 feet 11 inches", `6'2"`, "6 feet tall".

use super::numeral;
use super::quantity::Quantity;
use super::unit::{self, Dimension};
use super::view::View;

/// Feet of a person, from a child to the tallest.
const FEET: std::ops::Range<f64> = 4.0..8.0;
/// Metres of a person.
const METRES: std::ops::Range<f64> = 1.2..2.5;
/// Inches in a foot.
const INCHES: f64 = 12.0;

/// The height that starts with the quantity: one past its last token, and its value in the quantity's unit.
pub(super) fn read(view: View, quantity: &Quantity) -> Option<(usize, f64)> {
    let value = quantity.low?;
    if quantity.dimension == Dimension::Length {
        let feet = quantity.unit.as_deref() == Some("ft");
        // "a 6'2" by 3' hole" is nobody's.
        let side = |end: usize| view.one_of(end, &["by", "x", "×"]);
        if let Some((end, value)) = with_inches(view, quantity).filter(|(end, _)| FEET.contains(&value) && !side(*end)) {
            return Some((end, value));
        }
        let person = feet && FEET.contains(&value) || quantity.unit.as_deref() == Some("m") && METRES.contains(&value);
        let at = if view.is_hyphen(quantity.end) { quantity.end + 1 } else { quantity.end };
        return (person && view.one_of(at, &["tall"])).then_some((at + 1, value));
    }
    None
}

/// Feet with the inches behind them: one past the last token, and the value in feet.
pub(super) fn with_inches(view: View, quantity: &Quantity) -> Option<(usize, f64)> {
    if quantity.unit.as_deref() != Some("ft") {
        return None;
    }
    let (inches, end) = inches(view, quantity)?;
    Some((end, quantity.low? + inches / INCHES))
}

fn is_foot_mark(view: View, at: usize) -> bool {
    matches!(view.word(at), "'" | "’" | "′")
}

/// The inches behind feet: "2 inches", "2", "-2".
fn inches(view: View, quantity: &Quantity) -> Option<(f64, usize)> {
    let at = match view.joins(quantity.end) || matches!(view.word(quantity.end), "," | "and") {
        true => quantity.end + 1,
        false => quantity.end,
    };
    let foot_mark = is_foot_mark(view, quantity.end - 1);
    if foot_mark && view.is_number(at) && view.glued(at) {
        // 6'2", 6'2'' and 6'2
        let value = view.word(at).parse().ok().filter(|v| *v < INCHES)?;
        let marks = match (view.word(at + 1), view.word(at + 2)) {
            ("\"" | "”" | "″", _) => 1,
            ("'" | "’", "'" | "’") if view.glued(at + 2) => 2,
            _ => 0,
        };
        return Some((value, at + 1 + marks));
    }
    let number = numeral::read(view, at).filter(|n| n.first == at)?;
    let value = number.value.filter(|v| *v < INCHES)?;
    let unit = unit::read(view, &number, false);
    match unit {
        Some(unit) if unit.name == "in" => Some((value, unit.end)),
        None if view.one_of(number.end, &["in"]) => Some((value, number.end + 1)),
        None if view.joins(quantity.end) => Some((value, number.end)),
        _ => None,
    }
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
