//! Units of measure behind a numeral: "km", "square miles", "degrees Celsius", "per cent", "percentage points".

use crate::lexicon::statistic as lists;
use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::money;
use super::numeral::{Form, Numeral};
use super::view::View;
use crate::word::Class;

/// What a unit measures, as far as a rule asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    /// No unit: a count.
    Plain,
    /// Per cent.
    Percent,
    /// Percentage points, index points, basis points.
    Point,
    /// Money.
    Money,
    /// Seconds to centuries.
    Time,
    /// Millimetres to light years.
    Length,
    /// Temperatures.
    Temperature,
    /// Everything else that is measured.
    Other,
}

/// A unit read from the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// `percent`, `percentage point`, ISO 4217 for money, the name as in UCUM for measures.
    pub(super) name: Cow<'static, str>,
    /// What it measures.
    pub(super) dimension: Dimension,
    /// One past its last token.
    pub(super) end: usize,
}

impl Unit {
    pub(super) fn new(name: impl Into<Cow<'static, str>>, dimension: Dimension, end: usize) -> Unit {
        Unit { name: name.into(), dimension, end }
    }
}

type Units = FxHashMap<&'static str, (&'static str, Dimension)>;

static WORDS: LazyLock<Units> = LazyLock::new(|| units(include_str!("../lexicon/unit_words.txt")));
static SYMBOLS: LazyLock<Units> = LazyLock::new(|| units(include_str!("../lexicon/unit_symbols.txt")));

fn units(lexicon: &'static str) -> Units {
    let entry = |line: &'static str| {
        let mut fields = line.split('\t');
        let (surface, name, dimension) = (fields.next()?, fields.next()?, fields.next()?);
        let dimension = match dimension {
            "time" => Dimension::Time,
            "length" => Dimension::Length,
            "temperature" => Dimension::Temperature,
            _ => Dimension::Other,
        };
        Some((surface, (name, dimension)))
    };
    lexicon.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
}

/// A unit word: "kilometres", "years".
pub(super) fn word(view: View, i: usize) -> Option<(&'static str, Dimension)> {
    WORDS.get(view.lower(i)).copied()
}

/// The time unit that stands at `i`, as a word.
pub(super) fn time(view: View, i: usize) -> Option<&'static str> {
    word(view, i).filter(|(_, dimension)| *dimension == Dimension::Time).map(|(name, _)| name)
}

/// The unit behind a numeral, a hyphen between them or not. `money` says that a currency stands before the numeral.
pub(super) fn read(view: View, numeral: &Numeral, money: bool) -> Option<Unit> {
    let at = numeral.end;
    let start = if view.joins(at) || (view.is_hyphen(at) && view.glued(at) && view.is_wordlike(at + 1)) { at + 1 } else { at };
    // "8- to 16-meter" is read with the second number; a dash with words behind it is none of the number's.
    percent(view, start).or_else(|| {
        if money {
            return None;
        }
        let whole = money::after(view, start, numeral).or_else(|| measure(view, start));
        whole.or_else(|| part_of_one(view, start, numeral))
    })
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
    if let Some(unit) = bracketed(view, at) {
        return Some(unit);
    }
    if let Some(unit) = powered(view, at).or_else(|| degrees(view, at)).or_else(|| named(view, at)) {
        return Some(unit);
    }
    symbol(view, at)
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
    let (name, dimension) = *SYMBOLS.get(view.word(at + 1))?;
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
    let (name, dimension) = WORDS.get(view.lower(from)).or_else(|| SYMBOLS.get(view.word(from)))?;
    (*dimension == Dimension::Length).then(|| Unit::new(format!("{name}{power}"), Dimension::Other, from + 1))
}

/// The same, and "km squared", "km^2".
fn powered(view: View, at: usize) -> Option<Unit> {
    if let Some(unit) = power(view, at) {
        return Some(unit);
    }
    let (name, dimension) = *SYMBOLS.get(view.word(at))?;
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
            return time(view, at + 1).map(|name| Unit::new(name, Dimension::Time, at + 2));
        }
        (power, "-" | "hour" | "hours") if lists::UNITS_OF_POWER.contains(&power) => {
            let end = if view.is_hyphen(at + 1) { at + 3 } else { at + 2 };
            if view.one_of(end - 1, &["hour", "hours"]) {
                let (name, _) = word(view, at)?;
                return Some(Unit::new(format!("{name}h"), Dimension::Other, end));
            }
        }
        _ => {}
    }
    let (name, dimension) = word(view, at)?;
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
    let (name, dimension) = *SYMBOLS.get(written)?;
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
        word if lists::UNITS_THAT_ARE_WORDS.contains(&word) => glued || !view.is_wordlike(at + 1) || view.is(at + 1, Class::Function),
        word if lists::LETTER_UNITS.contains(&word) => glued || !view.capital(at + 1) || at + 1 >= view.words.len(),
        _ => true,
    };
    alone.then(|| Unit::new(name, dimension, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::mark::OpenQuotation;
    use crate::passage::Passage;
    use crate::statistic::numeral;

    fn unit(text: &str) -> String {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        let view = View::new(&passage);
        let numeral = (0..view.words.len()).find_map(|i| numeral::read(view, i)).expect("the text starts with a number");
        read(view, &numeral, false).map(|u| u.name.into_owned()).unwrap_or_default()
    }

    #[test]
    fn the_lexicons_of_units_are_sorted_and_whole() {
        for lexicon in [include_str!("../lexicon/unit_words.txt"), include_str!("../lexicon/unit_symbols.txt")] {
            let lines: Vec<&str> = lexicon.lines().filter(|l| !l.starts_with('#')).collect();
            assert!(lines.is_sorted());
            assert_eq!(units(lexicon).len(), lines.len(), "each line is one entry");
        }
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
