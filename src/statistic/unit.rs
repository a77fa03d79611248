//! Units of measure, by word and by symbol, and what they measure.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::view::View;

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

/// A symbol of a unit: "km", "°C".
pub(super) fn symbol(view: View, i: usize) -> Option<(&'static str, Dimension)> {
    SYMBOLS.get(view.word(i)).copied()
}

/// The time unit that stands at `i`, as a word.
pub(super) fn time(view: View, i: usize) -> Option<&'static str> {
    word(view, i).filter(|(_, dimension)| *dimension == Dimension::Time).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicons_of_units_are_sorted_and_whole() {
        for lexicon in [include_str!("../lexicon/unit_words.txt"), include_str!("../lexicon/unit_symbols.txt")] {
            let lines: Vec<&str> = lexicon.lines().filter(|l| !l.starts_with('#')).collect();
            assert!(lines.is_sorted());
            assert_eq!(units(lexicon).len(), lines.len(), "each line is one entry");
        }
    }
}
