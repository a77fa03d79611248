//! How often and how many times: "twice", "41 times", "three times as many", "doubled", "18-fold".

use super::cue::Cue;
use super::numeral::{Form, Numeral};
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{per, unit};
use crate::lexicon::statistic as lists;

fn word(first: usize, end: usize, value: f64, shape: Shape) -> Quantity {
    Quantity { shape, ..Quantity::of(&Numeral::new(first, end, value, Form::Words)) }
}

/// "twice", "doubled", "tenfold", "double-digit" at token `i`.
pub(super) fn read(view: View, i: usize) -> Option<Quantity> {
    match view.cue(i)? {
        Cue::Times(count) => often(view, i, count),
        Cue::Multiple(value) => multiple(view, i, value),
        _ => None,
    }
}

/// "twice"; "once" only where it counts ("only once", "once a week"), not where it means "formerly".
fn often(view: View, i: usize, count: f64) -> Option<Quantity> {
    if count == 1.0 {
        let counts = view.back_one_of(i, 1, &["only", "just", "than", "least"])
            || (view.one_of(i + 1, &["a", "every", "each", "per"]) && (unit::time(view, i + 2).is_some() || view.is_number(i + 2)));
        if !counts || view.back_one_of(i, 1, &["at"]) {
            return None;
        }
    }
    if view.back_one_of(i, 1, &["think", "thought", "thinking"]) {
        return None;
    }
    let mut quantity = word(i, i + 1, count, Shape::Times);
    if is_compared(view, i + 1) {
        quantity.shape = Shape::Ratio;
        quantity.end = compared_end(view, i + 1);
    } else {
        per::read(view, &mut quantity);
    }
    Some(quantity)
}

/// Whether "as many", "more", "the size" stands at `at`.
fn is_compared(view: View, at: usize) -> bool {
    view.one_of(at, lists::BEHIND_TIMES)
}

fn compared_end(view: View, at: usize) -> usize {
    match view.one_of(at, &["as", "the"]) && view.is_wordlike(at + 1) {
        true => at + 2,
        false => at + 1,
    }
}

/// "doubled", "tripling", "threefold", "double the number", "double digits".
fn multiple(view: View, i: usize, value: f64) -> Option<Quantity> {
    let written = view.lower(i);
    // A capital inside a sentence is a name's: "Triple Crown".
    if view.capital(i) && !view.starts_sentence(i) && !view.title_case(i) {
        return None;
    }
    let next = if view.is_hyphen(i + 1) { i + 2 } else { i + 1 };
    if view.one_of(next, &["digit", "digits"]) {
        return Some(Quantity::without_value(i, next + 1));
    }
    if written == "single" || view.one_of(i + 1, &["as"]) {
        return None;
    }
    if view.one_of(next, &["down", "check", "checked", "over", "up"]) && !view.one_of(next + 1, &["from", "to"]) {
        return None;
    }
    match written {
        "double" | "triple" | "treble" | "quadruple" | "quintuple" => {
            let compared = view.one_of(i + 1, lists::BEHIND_DOUBLE);
            let verb = view.back_one_of(i, 1, lists::BEFORE_DOUBLE);
            if !compared && !verb {
                return None;
            }
        }
        "doubles" | "triples" | "trebles" if !view.one_of(i + 1, lists::BEHIND_DOUBLES) => return None,
        _ => {}
    }
    Some(word(i, i + 1, value, Shape::Multiple))
}

/// Makes "41 times" and "18-fold" of a plain number: how often, or how many times as much.
pub(super) fn times(view: View, quantity: Quantity) -> Quantity {
    if quantity.dimension != Dimension::Plain || !matches!(quantity.shape, Shape::Single | Shape::Range) {
        return quantity;
    }
    let at = if view.is_hyphen(quantity.end) { quantity.end + 1 } else { quantity.end };
    // "3x"
    if view.one_of(at, &["x"]) && view.glued(at) && at == quantity.end {
        return Quantity { end: at + 1, shape: Shape::Ratio, ..quantity };
    }
    if view.one_of(at, &["fold"]) {
        return Quantity { end: at + 1, shape: Shape::Multiple, ..quantity };
    }
    if !view.one_of(at, &["times", "time"]) || (view.one_of(at, &["time"]) && at == quantity.end) {
        return quantity;
    }
    let mut quantity = Quantity { end: at + 1, ..quantity };
    let single = quantity.shape == Shape::Single;
    if is_compared(view, at + 1) {
        quantity.end = compared_end(view, at + 1);
        quantity.shape = if single { Shape::Ratio } else { quantity.shape };
    } else {
        quantity.shape = if single { Shape::Times } else { quantity.shape };
        per::read(view, &mut quantity);
    }
    quantity
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::{exact, statistics};

    #[test]
    fn how_often_and_how_much_more_are_told_apart() {
        assert_eq!(statistics("shot at 41 times"), [("41 times", exact(41.0), None)]);
        assert_eq!(statistics("three times as many"), [("three times as many", exact(3.0), None)]);
        assert_eq!(statistics("sales doubled"), [("doubled", exact(2.0), None)]);
        assert_eq!(statistics("output was halved"), [("halved", exact(0.5), None)]);
        assert_eq!(statistics("an 18-fold rise"), [("18-fold", exact(18.0), None)]);
        assert_eq!(statistics("twice a week"), [("twice a week", exact(2.0), Some("1/wk".into()))]);
    }

    #[test]
    fn idioms_with_double_and_once_count_nothing() {
        for text in ["he doubled down", "a double standard", "she once sang", "at once", "think twice"] {
            assert_eq!(statistics(text), [], "{text}");
        }
    }
}
