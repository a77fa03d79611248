//! What a bare number is by the words before it: "the index closed at 7,412.5", "rates near zero".

use super::numeral::Form;
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// How far before "zero" the word may stand that makes it a rate, in tokens.
const RATE_WINDOW: usize = 6;

/// "Interest rates were near zero": of a rate, zero is zero per cent.
pub(super) fn zero_rate(view: View, quantity: Quantity) -> Quantity {
    let zero = quantity.low == Some(0.0) && quantity.dimension == Dimension::Plain && quantity.shape == Shape::Single;
    let rate = |at: usize| view.one_of(at, &["rate", "rates", "inflation", "yield", "yields"]);
    let alone = !view.goes_on(quantity.end);
    match zero && alone && (quantity.first.saturating_sub(RATE_WINDOW)..quantity.first).any(rate) {
        true => Quantity { unit: Some("percent".into()), dimension: Dimension::Percent, ..quantity },
        false => quantity,
    }
}

/// How far before a level the name of its index may stand, in tokens.
const INDEX_WINDOW: usize = 12;

/// Makes a score of the level of an index: "the Dow fell to 26,430", "closed at 7,412.5".
pub(super) fn of_index(view: View, quantity: Quantity) -> Quantity {
    let level = quantity.dimension == Dimension::Plain
        && quantity.shape == Shape::Single
        && quantity.form == Form::Digits
        && quantity.low.is_some_and(|v| v >= 100.0)
        && view.back_one_of(quantity.first, 1, lists::BEFORE_LEVELS)
        && (!view.goes_on(quantity.end));
    // "S&P" is three tokens.
    let index = |at: usize| view.is(at, Class::Index) || view.word(at) == "&" && view.word(at + 1) == "P" && view.back(at, 1) == "S";
    let mut before =
        (quantity.first.saturating_sub(INDEX_WINDOW)..quantity.first).rev().take_while(|&at| !matches!(view.word(at), "." | "!" | "?"));
    match level && before.any(index) {
        true => Quantity { shape: Shape::Score, ..quantity },
        false => quantity,
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::StatisticKind;
    use crate::statistic::tests::kinds;

    #[test]
    fn the_level_of_an_index_is_a_score() {
        assert_eq!(kinds("The index lost 1.2%, to 26,430."), [StatisticKind::Change, StatisticKind::Score]);
        assert_eq!(kinds("The crowd grew to 26,430."), [StatisticKind::Count]);
    }
}
