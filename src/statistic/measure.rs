//! What stands behind a numeral and is its unit: "km", "square miles", "degrees Celsius", "per cent", "euros".

use super::numeral::{Form, Numeral};
use super::unit::{Dimension, Unit};
use super::view::View;
use super::{money, unit};
use crate::lexicon::statistic as lists;

/// The unit behind a numeral, a hyphen between them or not.
pub(super) fn read(view: View, numeral: &Numeral) -> Option<Unit> {
    let at = numeral.end;
    let start = if view.joins(at) || (view.is_hyphen(at) && view.glued(at) && view.is_wordlike(at + 1)) { at + 1 } else { at };
    // "8- to 16-meter" is read with the second number; a dash with words behind it is none of the number's.
    percent(view, start)
        .or_else(|| money::after(view, start, numeral))
        .or_else(|| measure(view, start))
        .or_else(|| part_of_one(view, start, numeral))
}

/// "half a percentage point", "a quarter of a point", "0.2 of a cent", "half a mile": the unit that a number below one is a part of.
fn part_of_one(view: View, at: usize, numeral: &Numeral) -> Option<Unit> {
    let part = numeral.form == Form::Fraction || numeral.form == Form::Digits && numeral.value.is_some_and(|v| v.abs() < 1.0);
    // "three-quarters-of-a-point"
    let unhyphened = |i: usize| if view.joins(i) { i + 1 } else { i };
    let from = if view.one_of(at, &["of"]) { unhyphened(at + 1) } else { at };
    // "one-half of one percent"
    let one = from > at && (view.one_of(from, &["one"]) || view.word(from) == "1");
    if !part || numeral.scaled || !one && !view.one_of(from, &["a", "an"]) {
        return None;
    }
    let unit = unhyphened(from + 1);
    let one = Numeral { end: unit, ..*numeral };
    percent(view, unit).or_else(|| money::after(view, unit, &one)).or_else(|| named(view, unit))
}

fn percent(view: View, at: usize) -> Option<Unit> {
    // "one full percentage point"
    let full = view.one_of(at, &["full", "whole"]) && view.one_of(at + 1, &["point", "points", "percent", "percentage"]);
    let at = at + usize::from(full);
    let lower = view.lower(at);
    let points = |from: usize| {
        let from = if view.is_hyphen(from) { from + 1 } else { from };
        view.one_of(from, &["point", "points", "pts"]).then_some(from + 1)
    };
    let end = match lower {
        "%" | "percent" | "pct" | "percents" | "％" => at + 1,
        "pc" if view.word(at) == "pc" => at + 1,
        "per" if view.one_of(at + 1, &["cent", "cents"]) => at + 2,
        "percentage" => return points(at + 1).map(|end| Unit::new("percentage point", Dimension::Point, end)),
        "bp" | "bps" => return Some(Unit::new("basis point", Dimension::Point, at + 1)),
        "basis" => return points(at + 1).map(|end| Unit::new("basis point", Dimension::Point, end)),
        // "a 10-point plan" has ten of them.
        "point" if view.glued(at) && view.one_of(at + 1, lists::PLANS) => {
            return None;
        }
        "point" | "points" | "pts" if !view.glued(at) || view.is_hyphen(at.wrapping_sub(1)) => {
            return Some(Unit::new("point", Dimension::Point, at + 1));
        }
        _ => return None,
    };
    match points(end) {
        Some(end) => Some(Unit::new("percentage point", Dimension::Point, end)),
        None => Some(Unit::new("percent", Dimension::Percent, end)),
    }
}

fn measure(view: View, at: usize) -> Option<Unit> {
    bracketed(view, at).or_else(|| powered(view, at)).or_else(|| degrees(view, at)).or_else(|| named(view, at)).or_else(|| symbol(view, at))
}

/// "20 (kg)", "20 [kg]".
fn bracketed(view: View, at: usize) -> Option<Unit> {
    let close = match view.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let (name, dimension) = unit::symbol(view, at + 1)?;
    (view.word(at + 2) == close).then(|| Unit::new(name, dimension, at + 3))
}

/// "square kilometres", "cubic feet", "sq mi".
pub(super) fn power(view: View, at: usize) -> Option<Unit> {
    let power = match view.lower(at) {
        "square" | "sq" => '2',
        "cubic" | "cu" => '3',
        _ => return None,
    };
    let from = if view.is_hyphen(at + 1) || view.word(at + 1) == "." { at + 2 } else { at + 1 };
    let (name, dimension) = unit::word(view, from).or_else(|| unit::symbol(view, from))?;
    (dimension == Dimension::Length).then(|| Unit::new(format!("{name}{power}"), Dimension::Other, from + 1))
}

/// The same, and "km squared", "km^2".
fn powered(view: View, at: usize) -> Option<Unit> {
    if let Some(unit) = power(view, at) {
        return Some(unit);
    }
    let (name, dimension) = unit::symbol(view, at)?;
    if dimension != Dimension::Length {
        return None;
    }
    let (power, end) = match (view.word(at + 1), view.word(at + 2)) {
        ("squared", _) => ('2', at + 2),
        ("cubed", _) => ('3', at + 2),
        ("^", "2") => ('2', at + 3),
        ("^", "3") => ('3', at + 3),
        _ => return None,
    };
    Some(Unit::new(format!("{name}{power}"), Dimension::Other, end))
}

/// "degrees Celsius", "deg. F", "°C", "degrees".
fn degrees(view: View, at: usize) -> Option<Unit> {
    let sign = matches!(view.word(at), "°" | "º" | "˚");
    let word = matches!(view.lower(at), "degree" | "degrees" | "deg");
    if !sign && !word {
        return None;
    }
    let from = if view.word(at + 1) == "." && !sign { at + 2 } else { at + 1 };
    let scale = match view.lower(from) {
        "c" | "celsius" | "celcius" | "centigrade" => Some("degC"),
        "f" | "fahrenheit" | "farenheit" => Some("degF"),
        "k" | "kelvin" => Some("K"),
        _ => None,
    };
    Some(match scale {
        Some(name) => Unit::new(name, Dimension::Temperature, from + 1),
        None => Unit::new("deg", Dimension::Temperature, at + 1),
    })
}

/// A unit word, some of two words: "miles", "nautical miles", "metric tons", "light years", "fluid ounces".
fn named(view: View, at: usize) -> Option<Unit> {
    let second = view.lower(at + 1);
    match (view.lower(at), second) {
        ("nautical", "mile" | "miles") => return Some(Unit::new("nmi", Dimension::Length, at + 2)),
        ("metric", "ton" | "tons" | "tonne" | "tonnes") => return Some(Unit::new("t", Dimension::Other, at + 2)),
        ("light", "year" | "years") => return Some(Unit::new("ly", Dimension::Length, at + 2)),
        ("light", "-") if view.one_of(at + 2, &["year", "years"]) => return Some(Unit::new("ly", Dimension::Length, at + 3)),
        ("fluid", "ounce" | "ounces") | ("fl", "oz") => return Some(Unit::new("fl oz", Dimension::Other, at + 2)),
        (word, _) if lists::TIME_MODIFIERS.contains(&word) => {
            return unit::time(view, at + 1).map(|name| Unit::new(name, Dimension::Time, at + 2));
        }
        (power, "-" | "hour" | "hours") if lists::UNITS_OF_POWER.contains(&power) => {
            let end = if view.is_hyphen(at + 1) { at + 3 } else { at + 2 };
            if view.one_of(end - 1, &["hour", "hours"]) {
                let (name, _) = unit::word(view, at)?;
                return Some(Unit::new(format!("{name}h"), Dimension::Other, end));
            }
        }
        _ => {}
    }
    let (name, dimension) = unit::word(view, at)?;
    // "two stone houses".
    if name == "st" && view.is_wordlike(at + 1) {
        return None;
    }
    Some(Unit::new(name, dimension, at + 1))
}

/// A symbol, glued or not. Letters that are words of their own must be glued or end the phrase.
fn symbol(view: View, at: usize) -> Option<Unit> {
    let written = view.word(at);
    // 5', 3": feet and inches, where the mark closes no quotation.
    let mark = match written {
        "'" | "’" | "′" => Some("ft"),
        "\"" | "”" | "″" => Some("in"),
        _ => None,
    };
    if let Some(name) = mark {
        let measures = view.is_number(at.wrapping_sub(1)) && view.glued(at) && !view.closes(at);
        let letter = view.glued(at + 1) && view.is_wordlike(at + 1) && view.lower(at + 1).ne("x");
        return (measures && !letter).then(|| Unit::new(name, Dimension::Length, at + 1));
    }
    let (name, dimension) = unit::symbol(view, at)?;
    let glued = view.glued(at);
    // "in the 30s", "AK-47s".
    if written == "s" && !view.back(at, 1).contains('.') {
        return None;
    }
    let alone = match written {
        // "1-in-100-year" is a ratio.
        "in" if view.joins(at + 1) => false,
        "in" | "am" | "pm" => glued || !view.is_wordlike(at + 1) && !view.is_number(at + 1),
        // "30 bar staff", "two PS games" are none.
        word if lists::UNITS_THAT_ARE_WORDS.contains(&word) => glued || !view.goes_on(at + 1),
        word if lists::LETTER_UNITS.contains(&word) => glued || !view.capital(at + 1) || at + 1 >= view.words.len(),
        _ => true,
    };
    alone.then(|| Unit::new(name, dimension, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistic::number;
    use crate::statistic::tests::first;

    fn unit(text: &str) -> String {
        let unit = first(text, |view, i| number::read(view, i).map(|numeral| read(view, &numeral)));
        unit.flatten().map_or_else(String::new, |unit| unit.name.into())
    }

    #[test]
    fn percent_and_points_are_told_apart() {
        assert_eq!(unit("40 %"), "percent");
        assert_eq!(unit("40 per cent"), "percent");
        assert_eq!(unit("120bp"), "basis point");
        assert_eq!(unit("40pc of readers"), "percent");
        assert_eq!(unit("a 35-percent tariff"), "percent");
        assert_eq!(unit("4.2 percentage points"), "percentage point");
        assert_eq!(unit("25 basis points"), "basis point");
        assert_eq!(unit("4 points"), "point");
    }

    #[test]
    fn measures_have_names_as_in_ucum() {
        assert_eq!(unit("301,338 km²"), "km2");
        assert_eq!(unit("12 square miles"), "mi2");
        assert_eq!(unit("a 27-kilometer ring"), "km");
        assert_eq!(unit("45 degrees Celsius"), "degC");
        assert_eq!(unit("30 °C"), "degC");
        assert_eq!(unit("50 megawatt-hours"), "MWh");
        assert_eq!(unit("20 (kg)"), "kg");
        assert_eq!(unit("half a mile"), "mi");
        assert_eq!(unit("20 in Iraq"), "");
    }
}
