//! Ratios: "one in five", "11 of 12", "37 cents out of each dollar", "3-to-1", "two to one".

use super::name::is_airliner;
use super::numeral::{Form, Numeral};
use super::quantity::{Candidate, Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{amount, measure, number, unit};
use crate::lexicon::statistic as lists;
use crate::token::TokenKind;

/// Joins `first` with the number that it is a part or a multiple of; else gives `first` back.
pub(super) fn join(view: View, first: Quantity) -> Quantity {
    if first.shape != Shape::Single || first.scaled && first.form == Form::Vague {
        return first;
    }
    part(view, &first).or_else(|| to_one(view, &first)).unwrap_or(first)
}

/// "one in five", "eight of 10", "six of the 10", "five out of 5,000", "$4 of every $5", "two for every three".
fn part(view: View, first: &Quantity) -> Option<Quantity> {
    let above = first.low?;
    // "one child in five", "two burglaries in 25": what is counted stands between.
    let between = above < 10.0
        && first.dimension == Dimension::Plain
        && view.goes_on(first.end)
        && view.one_of(first.end + 1, &["in"])
        && number::at(view, first.end + 2).is_some_and(|n| !view.is_plural(n.end));
    let at = first.end + usize::from(between);
    let (preposition, mut next) = match view.lower(at) {
        "in" => ("in", at + 1),
        // "a 1-in-100-year flood"
        "-" if view.joins(at) && view.one_of(at + 1, &["in"]) && view.joins(at + 2) => ("in", at + 3),
        // "12-of-19 shooting", "went 3-for-4"
        "-" if view.joins(at) && view.one_of(at + 1, &["of", "for"]) && view.joins(at + 2) && view.is_number(at + 3) => ("of", at + 3),
        "of" => ("of", at + 1),
        "out" if view.one_of(at + 1, &["of"]) => ("out of", at + 2),
        "for" if view.one_of(at + 1, &["every", "each"]) => ("for", at + 1),
        _ => return None,
    };
    let distributed = view.one_of(next, &["every", "each"]);
    if distributed || (preposition != "in" && view.one_of(next, lists::KNOWN_WHOLES)) {
        next += 1;
    }
    let counted_in = preposition == "of" && view.one_of(next, lists::NO_WHOLES);
    if counted_in {
        next += 1;
    }
    let (base, end) = base(view, next, first, distributed)?;
    // "37 cents out of each dollar".
    let hundredth = first.unit.as_deref() == Some("cent") && distributed;
    let below = base.value? * if hundredth { 100.0 } else { 1.0 };
    let money = first.dimension == Dimension::Money;
    let plain = first.dimension == Dimension::Plain;
    let year = view.word(next).len() == 4 && (1500.0..2100.0).contains(&below);
    // "27 of its 737s", "a smaller one of 254 teenagers".
    let model = view.word(base.end) == "s" && view.glued(base.end) || is_airliner(view.word(next));
    let pronoun = view.one_of(first.first, &["one"]) && preposition == "of" && view.back(first.first, 1).ends_with("er");
    if model || pronoun {
        return None;
    }
    let compound = view.joins(at);
    let measured = measure::read(view, &base).is_some_and(|u| u.dimension != Dimension::Money) && !distributed && !compound;
    let spell = plain && unit::time(view, base.end).is_some() && !year;
    let fits = match preposition {
        "in" => {
            above < below
                && above < 100.0
                && !year
                && !measured
                && base.form != Form::Fraction
                && !(base.form == Form::Digits && below < 2.0)
        }
        // "22 of 30 days" is a share, "one of five miles" a distance.
        "of" if spell => above <= below,
        _ => above <= below && !(measured && plain),
    };
    if !(plain || money) || !fits || below <= 0.0 || first.form == Form::Fraction {
        return None;
    }
    Some(Quantity {
        end,
        low: Some(above / below),
        parts: Some((above, below)),
        unit: None,
        dimension: Dimension::Plain,
        shape: Shape::Ratio,
        ..first.clone()
    })
}

/// The small number in "one of the two men": what is already known, not what is counted.
pub(super) fn one_of_those(view: View, candidate: &Candidate) -> Option<Quantity> {
    let ratio = &candidate.quantity;
    let (above, below) = ratio.parts?;
    let one = ratio.shape == Shape::Ratio && above == 1.0 && below < 10.0 && view.one_of(ratio.first, &["one"]);
    let known = view.one_of(ratio.first + 1, &["of"]) && view.one_of(ratio.first + 2, lists::THE_OR_OWNED);
    (one && known).then(|| Quantity { low: Some(below), ..ratio.clone() })
}

/// The whole that a ratio is of, and the token after it.
fn base(view: View, at: usize, first: &Quantity, distributed: bool) -> Option<(Numeral, usize)> {
    let sign = first.dimension == Dimension::Money && view.kind(at) == Some(TokenKind::Symbol);
    let start = if sign { at + 1 } else { at };
    if let Some(numeral) = number::read(view, start).filter(|n| n.first == start || n.first + 1 == start && n.first >= at) {
        return Some((numeral, numeral.end));
    }
    let one = Numeral::one(at);
    (distributed && view.one_of(at, &["dollar", "pound", "euro"])).then_some((one, at + 1))
}

/// The second number of a margin ("3-to-1", "100-to-9") is hardly ever larger; that of a vote is.
const LARGEST_MARGIN: f64 = 10.0;

/// "3-to-1", "3 to 1", "two to one"; "3:1" is one token.
fn to_one(view: View, first: &Quantity) -> Option<Quantity> {
    let above = first.low?;
    let at = first.end;
    let hyphens = view.joins(at) && view.one_of(at + 1, &["to"]) && view.joins(at + 2);
    let next = match (hyphens, view.one_of(at, &["to"])) {
        (true, _) => at + 3,
        (false, true) => at + 1,
        (false, false) => return None,
    };
    let below = number::at(view, next).filter(|n| !n.scaled)?;
    let value = below.value.filter(|v| *v > 0.0)?;
    let context = |word: usize| view.one_of(word, lists::BEHIND_RATIOS);
    let shown = || (first.first.saturating_sub(5)..first.first).any(context) || (below.end..below.end + 4).any(context);
    if first.dimension != Dimension::Plain || first.scaled || !(hyphens || value == 1.0 && above > 1.0 && above != 1.0 || shown()) {
        return None;
    }
    let quantity = amount::single(view, below);
    // "a 222-to-203 vote" is no margin of one to another.
    let (low, high, shape) = match hyphens && value > LARGEST_MARGIN && value.fract() == 0.0 {
        true => (above, Some(value), Shape::Score),
        false => (above / value, None, Shape::Ratio),
    };
    (quantity.dimension == Dimension::Plain).then(|| Quantity {
        end: below.end,
        low: Some(low),
        high,
        parts: Some((above, value)),
        shape,
        ..first.clone()
    })
}

/// "3:1", where it is no clock time: one token.
pub(super) fn colon(view: View, i: usize) -> Option<Quantity> {
    let (above, below) = view.word(i).split_once(':')?;
    let (above, below) = (above.parse::<f64>().ok()?, below.parse::<f64>().ok().filter(|b| *b > 0.0)?);
    let numeral = Numeral::new(i, i + 1, above / below, Form::Digits);
    Some(Quantity { parts: Some((above, below)), shape: Shape::Ratio, ..Quantity::of(&numeral) })
}

#[cfg(test)]
mod tests {
    use crate::analysis::Value;
    use crate::statistic::tests::{exact, statistics};

    #[test]
    fn both_numbers_of_a_ratio_make_one_value() {
        assert_eq!(statistics("one in five adults")[0].1, exact(0.2));
        assert_eq!(statistics("One child in five lives there.")[0].1, exact(0.2));
        assert_eq!(statistics("It solved one burglary in 25.")[0].1, exact(0.04));
        assert_eq!(statistics("It parked 387 of its 737s.")[0].1, exact(387.0));
        assert_eq!(statistics("11 of 12 districts")[0].1, exact(11.0 / 12.0));
        assert_eq!(statistics("$4 of every $5")[0].1, exact(0.8));
        assert_eq!(statistics("37 cents out of each dollar")[0].1, exact(0.37));
        assert_eq!(statistics("a 1-in-100-year flood")[0].1, exact(0.01));
        assert_eq!(statistics("a one-in-five chance")[0].1, exact(0.2));
        assert_eq!(statistics("on 12-of-19 shooting")[0].1, exact(12.0 / 19.0));
        assert_eq!(statistics("on 22 of 30 days")[0].1, exact(22.0 / 30.0));
        assert_eq!(statistics("by 2 to 1")[0].1, exact(2.0));
        assert_eq!(statistics("on a 222-to-203 vote")[0].1, Some(Value::Range(222.0, 203.0)));
        assert_eq!(statistics("a ratio of 3:1")[0].1, exact(3.0));
    }

    #[test]
    fn a_place_or_a_year_is_no_whole() {
        assert_eq!(statistics("killed 2 in 2014")[0].1, exact(2.0));
        assert_eq!(statistics("five in 10 minutes")[0].1, exact(5.0));
    }
}
