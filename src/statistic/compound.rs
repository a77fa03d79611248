//! Two numbers of one amount: "12 feet 2 inches", "13 dollars and 45 cents", "six pounds fifty".

use super::numeral::{Form, Numeral};
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{currency, measure, number, per};
use crate::word::Class;

/// Two units of one amount: "12 feet 2 inches", "13 dollars and 45 cents".
pub(super) fn join(view: View, quantity: Quantity) -> Quantity {
    if let Some((end, value)) = with_inches(view, &quantity) {
        return Quantity { end, low: Some(value), ..quantity };
    }
    if let Some((end, value, unit)) = with_smaller_unit(view, &quantity) {
        // "two hours, 15 minutes and 37 seconds"
        return join(view, Quantity { end, low: Some(value), unit: Some(unit.into()), ..quantity });
    }
    if let Some(price) = price_in_words(view, &quantity) {
        return price;
    }
    if quantity.dimension != Dimension::Money || quantity.scaled || quantity.unit.as_deref() == Some("cent") {
        return quantity;
    }
    let at = quantity.end + usize::from(view.one_of(quantity.end, &["and"]));
    let coins = number::at(view, at).filter(|n| view.one_of(n.end, &["cents", "cent", "pence"]));
    match (coins, quantity.low) {
        (Some(Numeral { end, value: Some(coins), .. }), Some(value)) if coins < 100.0 => {
            Quantity { end: end + 1, low: Some(value + coins / 100.0), ..quantity }
        }
        _ => quantity,
    }
}

/// "20 degrees below zero", "5 below zero".
pub(super) fn below_zero(view: View, quantity: Quantity) -> Quantity {
    let heat = matches!(quantity.dimension, Dimension::Plain | Dimension::Temperature) && quantity.shape == Shape::Single;
    match heat && view.one_of(quantity.end, &["below"]) && view.one_of(quantity.end + 1, &["zero"]) {
        true => Quantity {
            end: quantity.end + 2,
            low: quantity.low.map(|value| -value.abs()),
            unit: quantity.unit.or(Some("deg".into())),
            dimension: Dimension::Temperature,
            ..quantity
        },
        false => quantity,
    }
}

/// "a pound fifty", "a dollar twenty-five": one of a currency, and the coins behind it.
pub(super) fn one_and_coins(view: View, coins: &Numeral) -> Option<Quantity> {
    let first = coins.first.checked_sub(2).filter(|&at| view.one_of(at, &["a"]) && coins.form == Form::Words)?;
    let one = Numeral::new(first, first + 1, 1.0, Form::Words);
    let iso = match view.lower(first + 1) {
        "pound" | "quid" => "GBP",
        "dollar" | "buck" => "USD",
        "euro" => "EUR",
        _ => return None,
    };
    price_in_words(view, &Quantity { end: first + 2, unit: Some(iso.into()), dimension: Dimension::Money, ..Quantity::of(&one) })
}

/// "six pounds fifty", "two euros twenty a cup", "6 pounds 50": the coins behind a currency without their name. A noun behind them makes
/// them a number of their own ("six pounds fifty days ago").
fn price_in_words(view: View, quantity: &Quantity) -> Option<Quantity> {
    let noun = quantity.end.checked_sub(1).filter(|&noun| noun > quantity.first)?;
    let pounds = view.one_of(noun, &["pound", "pounds"]);
    let coined = pounds || quantity.dimension == Dimension::Money && currency::has_coins(view.lower(noun));
    let plain = quantity.shape == Shape::Single && !quantity.scaled && quantity.per.is_none() && !view.is_hyphen(noun - 1);
    let weighed = || (quantity.first.saturating_sub(4)..quantity.first).any(|at| view.lower(at).starts_with("weigh"));
    let low = quantity.low.filter(|v| coined && plain && v.fract() == 0.0 && !(pounds && weighed()))?;
    let coins = number::at(view, quantity.end).filter(|n| n.form == quantity.form && !n.scaled)?;
    let value = coins.value.filter(|v| v.fract() == 0.0 && (10.0..100.0).contains(v))?;
    let named = view.one_of(coins.end, &["pence", "cents", "p"]);
    let after = coins.end + usize::from(named);
    let closed = !view.is_wordlike(after) && !view.is_number(after) && !view.is_hyphen(after) && view.word(after) != "%";
    if !named && !closed && !view.is(after, Class::Function) || view.one_of(after, &["per"]) && view.one_of(after + 1, &["cent"]) {
        return None;
    }
    let unit = if pounds { Some("GBP".into()) } else { quantity.unit.clone() };
    let mut price = Quantity { end: after, low: Some(low + value / 100.0), unit, dimension: Dimension::Money, ..quantity.clone() };
    per::read(view, &mut price);
    Some(price)
}

/// "3 hours and 20 minutes", "5 lb 3 oz": the end, the value and the unit it is in. Times are given in the smaller unit, which keeps
/// them whole; weights in the larger.
fn with_smaller_unit(view: View, quantity: &Quantity) -> Option<(usize, f64, &'static str)> {
    const PAIRS: [(&str, &str, f64, bool); 4] =
        [("h", "min", 60.0, true), ("min", "s", 60.0, true), ("st", "lb", 14.0, false), ("lb", "oz", 16.0, false)];
    let large = quantity.unit.as_deref()?;
    let low = quantity.low.filter(|v| v.fract() == 0.0 && quantity.shape == Shape::Single && quantity.per.is_none())?;
    let comma = quantity.end + usize::from(large == "h" && view.word(quantity.end) == ",");
    let at = comma + usize::from(view.one_of(comma, &["and"]));
    let number = number::at(view, at)?;
    let small = measure::read(view, &number)?;
    let &(large, name, factor, smaller) = PAIRS.iter().find(|pair| pair.0 == large && pair.1 == &*small.name)?;
    let value = number.value.filter(|v| *v < factor && !view.one_of(small.end, &["a", "per", "each", "every"]))?;
    Some(match smaller {
        true => (small.end, low * factor + value, name),
        false => (small.end, low + value / factor, large),
    })
}

/// Inches in a foot.
const INCHES: f64 = 12.0;

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
    let number = number::at(view, at)?;
    let value = number.value.filter(|v| *v < INCHES)?;
    let unit = measure::read(view, &number);
    match unit {
        Some(unit) if unit.name == "in" => Some((value, unit.end)),
        None if view.one_of(number.end, &["in"]) => Some((value, number.end + 1)),
        None if view.joins(quantity.end) => Some((value, number.end)),
        _ => None,
    }
}
