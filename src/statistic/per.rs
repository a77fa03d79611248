//! What a quantity is per: "an hour", "per 100,000", "-a-year", "/kg", "annually".

use std::borrow::Cow;

use super::numeral::Numeral;
use super::quantity::Quantity;
use super::unit::Dimension;
use super::view::View;
use super::{measure, number, unit};
use crate::lexicon::statistic as lists;

/// Reads what the quantity is per: "an hour", "per 100,000", "-a-year", "/kg", "annually".
pub(super) fn read(view: View, quantity: &mut Quantity) {
    let hyphen = view.joins(quantity.end);
    let at = if hyphen { quantity.end + 1 } else { quantity.end };
    let word = view.lower(at);
    match word {
        "per" | "/" | "p" if word != "p" || view.word(at + 1) == "/" => per_anything(view, quantity, at + 1),
        "a" | "an" | "each" | "every" => {
            let noun = if view.joins(at + 1) { at + 2 } else { at + 1 };
            let name = match unit::word(view, noun) {
                Some((name, _)) if is_singular(view, noun) => Some(Cow::Borrowed(name)),
                _ if view.one_of(noun, lists::HEADS) => Some(Cow::Owned(view.lower(noun).to_string())),
                _ => None,
            };
            // "£30 a square foot".
            if let Some(area) = measure::power(view, noun).filter(|_| quantity.dimension == Dimension::Money) {
                (quantity.per, quantity.end) = (Some(area.name), area.end);
                return;
            }
            // "every three months".
            let spell = || {
                let count = number::read(view, noun).filter(|_| matches!(word, "every" | "each"))?;
                let name = unit::time(view, count.end)?;
                Some((Cow::Owned(format!("{} {name}", count.value?)), count.end + 1))
            };
            // "killed two a day later" is no rate.
            let later = view.one_of(noun + 1, lists::BEHIND_LATER) && unit::time(view, noun).is_some();
            match name.map(|name| (name, noun + 1)).or_else(spell) {
                Some((name, end)) if !later => (quantity.per, quantity.end) = (Some(name), end),
                _ => {}
            }
        }
        // "£67 for every person"; "two for every three" is a ratio.
        "for" if view.one_of(at + 1, &["every", "each"]) && !hyphen => {
            let base = number::at(view, at + 2).is_some();
            let counted = quantity.end > quantity.first && view.is_plural(quantity.end - 1);
            if base && counted || !base && quantity.dimension == Dimension::Money && view.one_of(at + 2, lists::HEADS) {
                per_anything(view, quantity, at + 2);
            }
        }
        "annually" | "yearly" => (quantity.per, quantity.end) = (Some("a".into()), at + 1),
        "monthly" => (quantity.per, quantity.end) = (Some("mo".into()), at + 1),
        "weekly" => (quantity.per, quantity.end) = (Some("wk".into()), at + 1),
        "daily" => (quantity.per, quantity.end) = (Some("d".into()), at + 1),
        "hourly" => (quantity.per, quantity.end) = (Some("h".into()), at + 1),
        "apiece" => (quantity.per, quantity.end) = (Some("piece".into()), at + 1),
        _ => {}
    }
}

fn is_singular(view: View, i: usize) -> bool {
    let word = view.word(i);
    !word.ends_with('s') && word != "feet"
}

/// What stands behind "per" or "/".
fn per_anything(view: View, quantity: &mut Quantity, at: usize) {
    if let Some(base) = number::at(view, at) {
        // "180C/350F": one heat in two scales.
        if quantity.dimension == Dimension::Temperature {
            return;
        }
        let Some(value) = base.value else { return };
        quantity.parts = quantity.low.map(|low| (low, value));
        let unit = measure::read(view, &base);
        quantity.end = unit.as_ref().map_or(base.end, |unit| unit.end);
        quantity.per = Some(match unit {
            Some(unit) => Cow::Owned(format!("{value} {}", unit.name)),
            None => Cow::Owned(format!("{value}")),
        });
        return;
    }
    let one = Numeral::one(at);
    if let Some(unit) = measure::read(view, &one).filter(|unit| unit.end > at) {
        (quantity.per, quantity.end) = (Some(unit.name), unit.end);
    } else if view.is_wordlike(at) && !view.capital(at) {
        (quantity.per, quantity.end) = (Some(Cow::Owned(view.lower(at).to_string())), at + 1);
    }
}
