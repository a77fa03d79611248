//! Two numbers that are one quantity: "10 to 20", "between 5 and 6 percent", "from 9 to 10", "5-4".

use super::cue::Cue;
use super::numeral::Form;
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{amount, date, direction, number, per, qualifier, score};
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A hyphen or dash with nothing around it.
    Hyphen,
    /// "to", "through", a dash with spaces.
    To,
    /// "and" behind "between".
    And,
    /// "or".
    Or,
}

/// Joins `first` with the quantity behind it where both are one; else gives `first` back.
pub(super) fn join(view: View, first: Quantity) -> Quantity {
    let Some((joint, at)) = joint(view, &first) else {
        return score::runs_for_wickets(view, score::with_noun(view, first));
    };
    let second = second(view, at);
    let Some(second) = second else { return first };
    // "a 3-to-1 lead" is a ratio.
    if view.joins(at.wrapping_sub(1)) && view.joins(first.end) && joint != Joint::Hyphen && second.dimension == Dimension::Plain {
        return first;
    }
    let second = millions(view, &first, second);
    let (Some(low), Some(high)) = (first.low, second.low) else { return first };
    if first.shape != Shape::Single
        || second.shape != Shape::Single
        || !(compatible(view, &first, &second, joint) || takes_unit(view, &first, &second, joint))
    {
        return first;
    }
    let low = match second.scaled && !first.scaled && first.dimension == Dimension::Plain || shares_scale(&first, &second) {
        true => rescaled(view, low, &second),
        false => low,
    };
    // "50 cents to $1"
    let coins = first.unit != second.unit && matches!(first.unit.as_deref(), Some("cent" | "GBX")) && second.dimension == Dimension::Money;
    let low = if coins { low / 100.0 } else { low };
    let opener = opener(view, first.first, joint);
    let shape = match joint {
        Joint::Hyphen if second.dimension == Dimension::Plain && score::of_two(view, &first, &second, low, high) => Shape::Score,
        Joint::To if second.dimension == Dimension::Plain && opener.is_none() && score::of_two(view, &first, &second, low, high) => {
            Shape::Score
        }
        Joint::To
            if opener.is_some_and(|at| view.one_of(at, &["from"]))
                && !view.back_one_of(first.first, 2, &["ranging", "ranged", "anywhere", "range", "ranges"]) =>
        {
            Shape::FromTo
        }
        _ => Shape::Range,
    };
    if shape == Shape::Range && low >= high && joint != Joint::And && opener.is_none() && !(low == high && joint == Joint::Hyphen) {
        return first;
    }
    Quantity {
        first: opener.unwrap_or(first.first),
        end: second.end,
        low: Some(low),
        high: Some(high),
        parts: (shape == Shape::Score).then_some((low, high)),
        unit: second.unit.or(first.unit),
        dimension: if second.dimension == Dimension::Plain { first.dimension } else { second.dimension },
        per: second.per.or(first.per),
        form: first.form,
        scaled: first.scaled || second.scaled,
        shape,
    }
}

/// "$10-15m": behind an amount of money the "m" counts millions and no metres.
fn millions(view: View, first: &Quantity, second: Quantity) -> Quantity {
    let last = second.end.saturating_sub(1);
    let letter = view.word(last) == "m" && view.glued(last);
    match second.low {
        Some(low) if first.dimension == Dimension::Money && letter && second.unit.as_deref() == Some("m") => {
            Quantity { low: Some(low * 1e6), unit: None, dimension: Dimension::Plain, scaled: true, ..second }
        }
        _ => second,
    }
}

/// The joint behind a quantity, and the token after it.
fn joint(view: View, first: &Quantity) -> Option<(Joint, usize)> {
    let at = first.end;
    // "8- to 16-meter", "18- to 29-year-olds".
    let suspended = view.is_hyphen(at) && view.glued(at) && view.one_of(at + 1, &["to", "or", "and"]);
    let at = if suspended { at + 1 } else { at };
    // "8-to-10 litres"
    let after = if suspended && view.joins(at + 1) { at + 2 } else { at + 1 };
    Some(match view.lower(at) {
        "-" | "–" | "—" | "‐" | "‑" if view.glued(at) && view.glued(at + 1) => (Joint::Hyphen, at + 1),
        // "40 - 50 years"
        "–" | "-" if !view.glued(at) && !view.glued(at + 1) && first.form == Form::Digits && view.is_number(at + 1) => {
            (Joint::To, at + 1)
        }
        "to" | "through" => (Joint::To, after),
        "and" if view.back_one_of(first.first, 1, &["of"]) && view.back_one_of(first.first, 2, &["ages"]) => (Joint::And, at + 1),
        "and" if view.back_one_of(first.first, 1, &["between"]) || view.back_one_of(first.first, 2, &["between"]) => (Joint::And, at + 1),
        "or" => (Joint::Or, after),
        _ => return None,
    })
}

/// The second quantity: at the joint, or behind one word that rounds it ("to about 20") or a currency.
fn second(view: View, at: usize) -> Option<Quantity> {
    let starts = |from: usize| {
        let reach = from..from + 3;
        let at = reach.into_iter().find(|&i| view.is_number(i) || view.cue(i).is_some())?;
        let mut found = amount::single(view, number::read(view, at)?);
        per::read(view, &mut found);
        (found.first == from).then_some(found)
    };
    starts(at).or_else(|| {
        let rounds = view.one_of(at, lists::ROUNDING_WORDS);
        if rounds { starts(at + 1) } else { None }
    })
}

/// Whether both numbers measure the same thing.
fn compatible(view: View, first: &Quantity, second: &Quantity, joint: Joint) -> bool {
    let units = match (first.dimension, second.dimension) {
        (Dimension::Plain, Dimension::Plain) => true,
        // "5 to 10 percent", "3 or 4 km"; "two to $5" is nothing.
        (Dimension::Plain, Dimension::Money) => !view.word(second.first).starts_with(['$', '£', '€']),
        (Dimension::Plain, _) => true,
        // "$10-20", "$10 to 20 million".
        (Dimension::Money, Dimension::Plain) => joint != Joint::Or && joint != Joint::To || joint == Joint::To && second.scaled,
        (Dimension::Temperature, Dimension::Plain) => false,
        (a, b) => a == b && (first.unit == second.unit || !matches!(a, Dimension::Other | Dimension::Point)),
    };
    let plain = first.dimension == Dimension::Plain;
    let (Some(low), Some(high)) = (first.low, second.low) else { return false };
    // "two or three million"
    let low = if plain && second.scaled && !first.scaled { rescaled(view, low, second) } else { low };
    let sane = match joint {
        // "five or six", "10 or 12", "ten or twenty" round one number; "25k or 40k" are two, and so are two percentages.
        Joint::Or => {
            let wide = first.form == Form::Words || low <= 10.0;
            plain && high > low && (high - low <= 1.0 || high <= low * if wide { 2.0 } else { 1.5 })
        }
        Joint::Hyphen => plain || first.dimension == Dimension::Money || first.unit == second.unit,
        Joint::To => !is_step(view, first, second, low, high),
        Joint::And => true,
    };
    units && sane && !year_like(view, second)
}

/// "from 41 kWh a day to 26", "from 5% to 4": a bare number that nothing follows is in the unit of the one before it.
fn takes_unit(view: View, first: &Quantity, second: &Quantity, joint: Joint) -> bool {
    let opened = joint == Joint::To && opener(view, first.first, joint).is_some_and(|at| view.one_of(at, &["from"]));
    let bare = second.dimension == Dimension::Plain && second.form == Form::Digits && second.per.is_none();
    let ends = !view.is_wordlike(second.end) && matches!(view.word(second.end), "" | "." | "," | ";" | ")")
        || view.is(second.end, Class::Function) && !view.one_of(second.end, &["of", "per", "or"]);
    opened && bare && ends && first.dimension != Dimension::Plain && !date::is_month(view.word(second.end)) && !year_like(view, second)
}

/// Whether the first number says by how much something changed and the second what it came to: "rose 12 to 450", "fell $1.2 million to
/// $23.5 million", "the dividend, by 11c to 17c". Two amounts of money that both name their currency are, where nothing is only possible
/// ("could rise $3 to $5").
fn is_step(view: View, first: &Quantity, second: &Quantity, low: f64, high: f64) -> bool {
    let amounts = first.dimension == Dimension::Money && second.dimension == Dimension::Money && first.per.is_none();
    let apart = (first.dimension == Dimension::Plain || first.dimension == Dimension::Money && !second.scaled) && high > low * 3.0;
    if !amounts && !apart {
        return false;
    }
    // "fell as much as 9p to 212p"
    let from = qualifier::before(view, first.first, 0).map_or(first.first, |(at, _)| at);
    let changed = direction::around(view, from, first.end, amounts).is_some();
    let by = view.back_one_of(from, 1, &["by"]);
    // "falling $3 to $5" goes on, and goes neither by the one nor to the other.
    let going = !by && view.back(from, 1).ends_with("ing");
    let possible = (2..=5).any(|back| view.back_one_of(from, back, lists::BEFORE_POSSIBLE_CHANGES));
    apart && changed || amounts && (changed || by) && !going && !possible
}

/// A plain number of four digits behind another number is a year more often than not.
fn year_like(view: View, quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Plain
        && quantity.low.is_some_and(|v| (1500.0..2100.0).contains(&v))
        && view.word(quantity.end - 1).len() == 4
        && !view.word(quantity.end).is_empty()
        && !view.is_plural(quantity.end)
}

/// "$15-20 million": the second scale is the first's too.
fn shares_scale(first: &Quantity, second: &Quantity) -> bool {
    first.dimension == Dimension::Money && !first.scaled && second.scaled
}

/// `low` under the scale of the second number, where that keeps it below it: "2 to 3 million", but "$500 to $2 million".
fn rescaled(view: View, low: f64, second: &Quantity) -> f64 {
    let Some(high) = second.low else { return low };
    let digits = (second.first..second.end).find(|&i| view.is_number(i)).map(|i| view.word(i).replace(',', ""));
    let mantissa = match digits.and_then(|d| d.parse::<f64>().ok()) {
        Some(mantissa) => mantissa,
        None => {
            let word = (second.first..second.end).find_map(|i| match view.cue(i) {
                Some(Cue::Cardinal(value)) => Some(value),
                _ => None,
            });
            let Some(mantissa) = word else { return low };
            mantissa
        }
    };
    if mantissa > 0.0 && low < mantissa && high / mantissa >= 10.0 { low * (high / mantissa).round() } else { low }
}

/// "between" or "from" before the first number: part of the range.
fn opener(view: View, first: usize, joint: Joint) -> Option<usize> {
    let at = first.checked_sub(1)?;
    let rounded = view.one_of(at, lists::ROUNDING_BEFORE_RANGES);
    let at = if rounded { at.checked_sub(1)? } else { at };
    let opens = match joint {
        Joint::And => view.one_of(at, &["between"]),
        _ => view.one_of(at, &["from", "between"]),
    };
    opens.then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Value;
    use crate::statistic::tests::statistics;

    fn range(low: f64, high: f64) -> Option<Value> {
        Some(Value::Range(low, high))
    }

    #[test]
    fn two_numbers_of_one_quantity_are_joined() {
        assert_eq!(statistics("10-20 people")[0].1, range(10.0, 20.0));
        assert_eq!(statistics("five or six people")[0].1, range(5.0, 6.0));
        assert_eq!(statistics("8- to 16-meter masts")[0].1, range(8.0, 16.0));
        assert_eq!(statistics("2 to 3 million people")[0].1, range(2e6, 3e6));
        assert_eq!(statistics("$500 to $2 million")[0].1, range(500.0, 2e6));
        assert_eq!(statistics("won by 218 to 205")[0].1, range(218.0, 205.0));
    }

    #[test]
    fn two_quantities_stay_two() {
        for text in [
            "rose 12 to 450",
            "is up 2 to 41%",
            "fell $1.20 to $83.40",
            "fell as much as 9p to 212p",
            "5 percent to $20",
            "49 percent or 27 percent",
            "0.1 percentage points to 1.8 percent",
        ] {
            assert_eq!(statistics(text).len(), 2, "{text}");
        }
    }
}
