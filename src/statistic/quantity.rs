//! What a quantity is: its numbers, its unit, and how they go together.

use std::borrow::Cow;

use super::numeral::{Form, Numeral};
use super::unit::Dimension;

/// How the numbers of a quantity go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One number.
    Single,
    /// "10 to 20", "between 5 and 6".
    Range,
    /// "from 9 to 10 percent".
    FromTo,
    /// "one in five", "3-to-1".
    Ratio,
    /// "5-4".
    Score,
    /// "twice", "41 times": how often.
    Times,
    /// "doubled": what became of it.
    Multiple,
}

/// A quantity as it is read, before it is decided whether it is a statistic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// Its first token, currency included.
    pub(super) first: usize,
    /// One past its last token, unit included.
    pub(super) end: usize,
    /// The number, the lower end of a range, or the quotient of a ratio; `None` for a magnitude.
    pub(super) low: Option<f64>,
    /// The upper end of a range, the second number of a score.
    pub(super) high: Option<f64>,
    /// Both numbers of a ratio, a rate or a score.
    pub(super) parts: Option<(f64, f64)>,
    /// The unit's name.
    pub(super) unit: Option<Cow<'static, str>>,
    /// What the unit measures.
    pub(super) dimension: Dimension,
    /// What it is per: `h`, `1000`, `person`.
    pub(super) per: Option<Cow<'static, str>>,
    /// How the (first) numeral is written.
    pub(super) form: Form,
    /// It holds a scale.
    pub(super) scaled: bool,
    /// How its numbers go together.
    pub(super) shape: Shape,
}

impl Quantity {
    /// A quantity of one number without unit.
    pub(super) fn of(numeral: &Numeral) -> Quantity {
        Quantity {
            first: numeral.first,
            end: numeral.end,
            low: numeral.value,
            high: None,
            parts: None,
            unit: None,
            dimension: Dimension::Plain,
            per: None,
            form: numeral.form,
            scaled: numeral.scaled,
            shape: Shape::Single,
        }
    }

    /// Words that are passed over without a value.
    pub(super) fn without_value(first: usize, end: usize) -> Quantity {
        Quantity::of(&Numeral::vague(first, end))
    }

    /// A measure of one number.
    pub(super) fn measured(first: usize, end: usize, value: f64, unit: &'static str) -> Quantity {
        let numeral = Numeral::new(first, end, value, Form::Digits);
        Quantity { unit: Some(unit.into()), dimension: Dimension::Other, ..Quantity::of(&numeral) }
    }

    /// A quantity that goes up and down in markets: of per cent, points or money.
    pub(super) fn is_part(&self) -> bool {
        matches!(self.dimension, Dimension::Percent | Dimension::Point | Dimension::Money)
    }

    /// A number below ten without unit or scale, as writers count persons and things just named.
    pub(super) fn is_small(&self) -> bool {
        self.dimension == Dimension::Plain
            && self.form != Form::Fraction
            && !self.scaled
            && self.shape == Shape::Single
            && self.low.is_some_and(|v| (0.0..10.0).contains(&v))
    }
}

/// A quantity of which it is not yet decided whether it is a statistic.
pub(super) struct Candidate {
    /// The quantity.
    pub(super) quantity: Quantity,
    /// The same before anything was joined to it.
    pub(super) alone: Quantity,
    /// The statistic before ends within a word of it.
    pub(super) listed: bool,
}
