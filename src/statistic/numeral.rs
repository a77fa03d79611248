//! Numerals: digits, words, both mixed, fractions, and magnitudes without a number ("thousands").

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With at least one digit.
    Digits,
    /// In words alone.
    Words,
    /// A fraction without a whole number: "two-thirds", "½".
    Fraction,
    /// A magnitude: "thousands", "several hundred".
    Vague,
}

/// A numeral: the words that give a number, without unit or qualifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its value; `None` for a magnitude.
    pub(super) value: Option<f64>,
    /// How it is written.
    pub(super) form: Form,
    /// It holds a scale ("million", "bn", "hundred").
    pub(super) scaled: bool,
}

impl Numeral {
    /// A number without a scale.
    pub(super) fn new(first: usize, end: usize, value: f64, form: Form) -> Numeral {
        Numeral { first, end, value: Some(value), form, scaled: false }
    }

    /// A magnitude without a number.
    pub(super) fn vague(first: usize, end: usize) -> Numeral {
        Numeral { first, end, value: None, form: Form::Vague, scaled: true }
    }

    /// The one that no word gives: "per | kilometre".
    pub(super) fn one(at: usize) -> Numeral {
        Numeral::new(at, at, 1.0, Form::Words)
    }
}
