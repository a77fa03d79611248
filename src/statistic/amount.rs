//! One quantity: a numeral with its currency or unit and what it is per.

use std::borrow::Cow;

use super::numeral::{Form, Numeral};
use super::quantity::{Quantity, Shape};
use super::unit::{Dimension, Unit};
use super::view::View;
use super::{compound, counted, measure, money, number, per, qualifier};
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// The quantity whose numeral starts at token `i`.
pub(super) fn read(view: View, i: usize) -> Option<Quantity> {
    let numeral = number::read(view, i)?;
    let mut quantity = single(view, numeral);
    if let Some(unit) = shared_by_sides(view, &quantity) {
        (quantity.unit, quantity.dimension) = (Some(unit), Dimension::Length);
    }
    per::read(view, &mut quantity);
    Some(quantity)
}

/// How many sides a thing may have behind its first.
const SIDES: usize = 2;

/// "12 × 12 × 1.5 cm", "5 by 3 metres": the unit of length that stands behind the last side.
fn shared_by_sides(view: View, first: &Quantity) -> Option<Cow<'static, str>> {
    let plain = |side: &Quantity| side.dimension == Dimension::Plain && side.form == Form::Digits && !side.scaled;
    let mut side = first.clone();
    for _ in 0..SIDES {
        let next = side.end + 1;
        if !plain(&side) || !view.one_of(side.end, &["by", "x", "×"]) || !view.is_number(next) {
            break;
        }
        side = single(view, number::read(view, next)?);
    }
    // "the 4 x 400 m relay" has four runners.
    let relay = first.low == Some(4.0) && side.unit.as_deref() == Some("m") && side.low.is_some_and(|v| v >= 50.0);
    (plain(first) && side.dimension == Dimension::Length && !relay).then_some(side.unit).flatten()
}

/// A numeral with its currency or unit.
pub(super) fn single(view: View, mut numeral: Numeral) -> Quantity {
    if let Some(price) = compound::one_and_coins(view, &numeral) {
        return price;
    }
    let currency = money::before(view, &numeral);
    if let Some(power) = scale_letter(view, &numeral, currency.map(|(iso, _)| iso)) {
        numeral.value = numeral.value.map(|value| (value * 10f64.powi(power) * 100.0).round() / 100.0);
        numeral.end += 1;
        numeral.scaled = true;
    }
    let mut quantity = Quantity::of(&numeral);
    if let Some((iso, first)) = currency {
        quantity.unit = Some(iso.into());
        quantity.dimension = Dimension::Money;
        quantity.first = first;
        // "$-99.99" and "-$99.99": the sign is the amount's.
        let sign = first.checked_sub(1).filter(|&at| matches!(view.word(at), "-" | "−") && view.glued(first));
        if let Some(at) = sign.filter(|&at| !view.glued(at)) {
            quantity.first = at;
            quantity.low = quantity.low.map(|value| -value);
        }
        // "$5 dollars", "$30 US".
        if view.one_of(quantity.end, &["dollars"]) {
            quantity.end += 1;
        } else if let Some((whose, end)) = (iso == "USD").then(|| money::whose(view, quantity.end)).flatten() {
            (quantity.unit, quantity.end) = (Some(whose.into()), end);
        }
    } else if let Some((factor, iso, end)) = money::scaled_after(view, numeral.end).filter(|_| !numeral.scaled) {
        quantity.unit = Some(iso.into());
        quantity.dimension = Dimension::Money;
        quantity.low = quantity.low.map(|value| (value * factor * 100.0).round() / 100.0);
        quantity.scaled = true;
        quantity.end = end;
    } else if let Some(unit) = measure::read(view, &numeral).or_else(|| unit_behind_plus(view, &numeral)) {
        quantity.unit = Some(unit.name);
        quantity.dimension = unit.dimension;
        quantity.end = unit.end;
    }
    quantity
}

/// How far before a reading the word may stand that says what of, in tokens.
const READING_WINDOW: usize = 6;

/// "140/90 mmHg", "a blood pressure of 120/80": the pressure of each beat and the one between two.
pub(super) fn blood_pressure(view: View, i: usize) -> Option<Quantity> {
    let (high, low) = view.word(i).split_once('/')?;
    let (high, low) = (high.parse::<f64>().ok()?, low.parse::<f64>().ok()?);
    let written = view.one_of(i + 1, &["mmhg"]);
    let named = || (i.saturating_sub(READING_WINDOW)..i).any(|at| view.one_of(at, &["blood"]) && view.one_of(at + 1, &["pressure"]));
    let human = low < high && low >= 20.0 && high <= 300.0;
    let numeral = Numeral::new(i, i + 1 + usize::from(written), high, Form::Digits);
    (human && (written || named())).then(|| Quantity {
        high: Some(low),
        unit: Some("mm[Hg]".into()),
        dimension: Dimension::Other,
        shape: Shape::Range,
        ..Quantity::of(&numeral)
    })
}

/// "USD115.5 million", "RM50m a year": one word is the amount and its currency.
pub(super) fn glued(view: View, i: usize) -> Option<Quantity> {
    let (numeral, iso) = money::glued(view, i)?;
    let mut amount = Quantity { unit: Some(iso.into()), dimension: Dimension::Money, ..Quantity::of(&numeral) };
    per::read(view, &mut amount);
    Some(amount)
}

/// "by a percentage point", "a full point": one, said by its article.
pub(super) fn one_point(view: View, i: usize) -> Option<Quantity> {
    let percentage = view.one_of(i, &["percentage"]) && view.one_of(i + 1, &["point"]);
    let full = view.one_of(i, &["full"])
        && (view.one_of(i + 1, &["point"]) || view.one_of(i + 1, &["percentage"]) && view.one_of(i + 2, &["point"]));
    let first = i.checked_sub(1).filter(|&at| (percentage || full) && view.one_of(at, &["a"]))?;
    let one = Numeral::new(first, i, 1.0, Form::Words);
    let unit = measure::read(view, &one)?;
    (!view.is_number(unit.end)).then(|| Quantity { end: unit.end, unit: Some(unit.name), dimension: unit.dimension, ..Quantity::of(&one) })
}

/// "90-plus minutes", "50+ km": the unit behind the qualifier.
fn unit_behind_plus(view: View, numeral: &Numeral) -> Option<Unit> {
    let (end, _) = qualifier::plus(view, numeral.end)?;
    measure::read(view, &Numeral { end, ..*numeral }).filter(|unit| unit.dimension != Dimension::Plain)
}

/// The power of ten of a letter behind the digits. Before a currency or a count it is a scale, else "m" is metres.
fn scale_letter(view: View, numeral: &Numeral, currency: Option<&str>) -> Option<i32> {
    let at = numeral.end;
    if numeral.scaled || numeral.form != Form::Digits {
        return None;
    }
    let power = money::suffix(view, at, currency)?;
    if currency.is_some() {
        return Some(power);
    }
    // "140mm of rain"; "15m by 30m".
    let side = view.back_one_of(numeral.first, 1, &["by", "x", "×"]) && view.back(numeral.first, 2) == view.word(at);
    if !view.glued(at) || view.word(at) == "mm" || side {
        return None;
    }
    let after = view.lower(at + 1);
    let counts = || {
        // "2.4m new users", "1.6m Galaxy phones"; "2.4m high walls", "100m hurdles" are metres.
        let length = |end: usize| (at + 1..end).any(|i| view.is(i, Class::Length));
        // "1500m champion Ann Jones": nobody counts a name.
        let name = |end: usize| !view.word(numeral.first).contains('.') && end > at + 2 && view.capital(end - 1) && view.capital(end - 2);
        let phrase = || counted::phrase(view, at + 1).is_some_and(|(_, end)| end <= at + 5 && !length(end) && !name(end));
        money::after(view, at + 1, numeral).is_some() || after == "of" || phrase()
    };
    let numbered = || numeral.first.checked_sub(1).is_some_and(|b| view.is(b, Class::Numbered));
    // "Flat 3B", "the 7B bus": a letter behind a whole number needs more to be billions.
    let upper = match view.word(at) {
        "M" | "MM" => !numbered(),
        "B" => view.word(numeral.first).contains('.') && !numbered(),
        _ => false,
    };
    // "takes visitors up the 508m tall tower"
    let size = matches!(after, "tall" | "long" | "deep" | "wide" | "thick");
    (upper || (!numbered() && counts()) || !size && counts_heads(view, numeral.first)).then_some(power)
}

/// How far before a number the word may stand that shows what it counts, in tokens.
const HEADS_WINDOW: usize = 12;

/// Whether persons or things are counted in front of the number, so that "m" is no metre: "Subscribers rose by 2.4m".
fn counts_heads(view: View, first: usize) -> bool {
    let before = (first.saturating_sub(HEADS_WINDOW)..first).rev();
    before.take_while(|&at| !matches!(view.word(at), "." | "?" | "!" | ";")).any(|at| view.one_of(at, lists::HEADCOUNTS))
}

/// "mid-30s", "the low 50s", of no person's age: a magnitude.
pub(super) fn tens(view: View, i: usize) -> Option<Quantity> {
    let word = view.word(i);
    let round = word.len() == 2 && word.ends_with('0') && view.word(i + 1) == "s" && view.glued(i + 1);
    let hyphen = usize::from(view.back(i, 1) == "-");
    let bound = view.back_one_of(i, 1 + hyphen, &["low", "mid", "high", "upper", "lower"]);
    let first = i.checked_sub(1 + hyphen)?;
    let owned = view.back_one_of(first, 1, lists::OWNERS_OF_RANGES);
    (round && bound && !owned).then(|| Quantity::of(&Numeral::vague(first, i + 2)))
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::{exact, passed, statistics};

    #[test]
    fn a_quantity_has_its_unit_and_what_it_is_per() {
        assert_eq!(statistics("$12-an-hour"), [("$12-an-hour", exact(12.0), Some("USD/h".into()))]);
        assert_eq!(statistics("200 kilometres per hour"), [("200 kilometres per hour", exact(200.0), Some("km/h".into()))]);
        assert_eq!(statistics("12 per 100,000"), [("12 per 100,000", exact(12.0), Some("1/100000".into()))]);
        assert_eq!(statistics("Subscribers rose by 2.4m to 230m")[1].1, exact(230e6));
        assert_eq!(statistics("The wall is 2.4m high"), [("2.4m", exact(2.4), Some("m".into()))]);
        assert_eq!(statistics("Waiting lists stand at 7.6m.")[0].1, exact(7.6e6));
        assert_eq!(statistics("It sold 1.6m Galaxy phones.")[0].1, exact(1.6e6));
        assert_eq!(statistics("About 140mm of rain fell.")[0].2, Some("mm".into()));
        assert_eq!(statistics("a plot 15m by 30m costs more")[1].2, Some("m".into()));
        assert_eq!(passed("He lives in Flat 3B there.")[0].0, "3B");
        assert_eq!(statistics("at 59,072 yuan a square metre")[0].2, Some("CNY/m2".into()));
        assert_eq!(statistics("£67 for every person"), [("£67 for every person", exact(67.0), Some("GBP/person".into()))]);
        assert_eq!(statistics("3.4 cases per 100,000 people"), [("3.4 cases per 100,000", exact(3.4), Some("1/100000".into()))]);
        assert_eq!(statistics("40 crashes a day"), [("40 crashes a day", exact(40.0), Some("1/d".into()))]);
        assert_eq!(statistics("two doctors for every 1,000 patients")[0].2, Some("1/1000".into()));
        assert_eq!(statistics("$500 every three months"), [("$500 every three months", exact(500.0), Some("USD/3 mo".into()))]);
    }

    #[test]
    fn an_amount_may_have_a_sign_and_coins() {
        assert_eq!(statistics("it lost 30 MUSD"), [("30 MUSD", exact(30e6), Some("USD".into()))]);
        assert_eq!(statistics("it lost 75 USD million"), [("75 USD million", exact(75e6), Some("USD".into()))]);
        assert_eq!(statistics("it cost RM1.2 billion"), [("RM1.2 billion", exact(1.2e9), Some("MYR".into()))]);
        assert_eq!(statistics("it raised USD115.5m"), [("USD115.5m", exact(115.5e6), Some("USD".into()))]);
        assert_eq!(statistics("the AUD2 or the ABC123"), [("AUD2", exact(2.0), Some("AUD".into()))]);
        assert_eq!(statistics("it lost -$5"), [("-$5", exact(-5.0), Some("USD".into()))]);
        assert_eq!(statistics("11 stone 7 pounds"), [("11 stone 7 pounds", exact(11.5), Some("st".into()))]);
        assert_eq!(statistics("13 dollars and 45 cents"), [("13 dollars and 45 cents", exact(13.45), Some("USD".into()))]);
    }
}
