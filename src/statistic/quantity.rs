//! One quantity: a numeral with its currency or unit and what it is per.

use std::borrow::Cow;

use super::counted;
use super::currency;
use super::height;
use super::money;
use super::numeral::{self, Form, Numeral};
use super::phrase;
use super::unit::{self, Dimension};
use super::view::View;
use crate::lexicon::statistic as lists;
use crate::word::Class;

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

    /// A measure of one number.
    pub(super) fn measured(first: usize, end: usize, value: f64, unit: &'static str) -> Quantity {
        let numeral = Numeral { first, end, value: Some(value), form: Form::Digits, scaled: false };
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

/// The quantity whose numeral starts at token `i`.
pub(super) fn read(view: View, i: usize) -> Option<Quantity> {
    let numeral = numeral::read(view, i)?;
    let mut quantity = single(view, numeral);
    if let Some(unit) = shared_by_sides(view, &quantity) {
        (quantity.unit, quantity.dimension) = (Some(unit), Dimension::Length);
    }
    per(view, &mut quantity);
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
        side = single(view, numeral::read(view, next)?);
    }
    // "the 4 x 400 m relay" has four runners.
    let relay = first.low == Some(4.0) && side.unit.as_deref() == Some("m") && side.low.is_some_and(|v| v >= 50.0);
    (plain(first) && side.dimension == Dimension::Length && !relay).then_some(side.unit).flatten()
}

/// A numeral with its currency or unit.
pub(super) fn single(view: View, mut numeral: Numeral) -> Quantity {
    if let Some(price) = one_and_coins(view, &numeral) {
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
    } else if let Some(unit) = unit::read(view, &numeral, false).or_else(|| unit_behind_plus(view, &numeral)) {
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
    let numeral = Numeral { first: i, end: i + 1 + usize::from(written), value: Some(high), form: Form::Digits, scaled: false };
    (human && (written || named())).then(|| Quantity {
        high: Some(low),
        unit: Some("mm[Hg]".into()),
        dimension: Dimension::Other,
        shape: Shape::Range,
        ..Quantity::of(&numeral)
    })
}

/// "by a percentage point", "a full point": one, said by its article.
pub(super) fn one_point(view: View, i: usize) -> Option<Quantity> {
    let percentage = view.one_of(i, &["percentage"]) && view.one_of(i + 1, &["point"]);
    let full = view.one_of(i, &["full"])
        && (view.one_of(i + 1, &["point"]) || view.one_of(i + 1, &["percentage"]) && view.one_of(i + 2, &["point"]));
    let first = i.checked_sub(1).filter(|&at| (percentage || full) && view.one_of(at, &["a"]))?;
    let one = Numeral { first, end: i, value: Some(1.0), form: Form::Words, scaled: false };
    let unit = unit::read(view, &one, false)?;
    (!view.is_number(unit.end)).then(|| Quantity { end: unit.end, unit: Some(unit.name), dimension: unit.dimension, ..Quantity::of(&one) })
}

/// "a pound fifty", "a dollar twenty-five": one of a currency, and the coins behind it.
fn one_and_coins(view: View, coins: &Numeral) -> Option<Quantity> {
    let first = coins.first.checked_sub(2).filter(|&at| view.one_of(at, &["a"]) && coins.form == Form::Words)?;
    let one = Numeral { first, end: first + 1, value: Some(1.0), form: Form::Words, scaled: false };
    let iso = match view.lower(first + 1) {
        "pound" | "quid" => "GBP",
        "dollar" | "buck" => "USD",
        "euro" => "EUR",
        _ => return None,
    };
    price_in_words(view, &Quantity { end: first + 2, unit: Some(iso.into()), dimension: Dimension::Money, ..Quantity::of(&one) })
}

/// "90-plus minutes", "50+ km": the unit behind the qualifier.
fn unit_behind_plus(view: View, numeral: &Numeral) -> Option<unit::Unit> {
    let (end, _) = phrase::plus(view, numeral.end)?;
    unit::read(view, &Numeral { end, ..*numeral }, false).filter(|unit| unit.dimension != Dimension::Plain)
}

/// Two units of one amount: "12 feet 2 inches", "13 dollars and 45 cents".
pub(super) fn compound(view: View, quantity: Quantity) -> Quantity {
    if let Some((end, value)) = height::with_inches(view, &quantity) {
        return Quantity { end, low: Some(value), ..quantity };
    }
    if let Some((end, value, unit)) = with_smaller_unit(view, &quantity) {
        // "two hours, 15 minutes and 37 seconds"
        return compound(view, Quantity { end, low: Some(value), unit: Some(unit.into()), ..quantity });
    }
    if let Some(price) = price_in_words(view, &quantity) {
        return price;
    }
    if quantity.dimension != Dimension::Money || quantity.scaled || quantity.unit.as_deref() == Some("cent") {
        return quantity;
    }
    let at = quantity.end + usize::from(view.one_of(quantity.end, &["and"]));
    let coins = numeral::read(view, at).filter(|n| n.first == at && view.one_of(n.end, &["cents", "cent", "pence"]));
    match (coins, quantity.low) {
        (Some(Numeral { end, value: Some(coins), .. }), Some(value)) if coins < 100.0 => {
            Quantity { end: end + 1, low: Some(value + coins / 100.0), ..quantity }
        }
        _ => quantity,
    }
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
    let coins = numeral::read(view, quantity.end).filter(|n| n.first == quantity.end && n.form == quantity.form && !n.scaled)?;
    let value = coins.value.filter(|v| v.fract() == 0.0 && (10.0..100.0).contains(v))?;
    let named = view.one_of(coins.end, &["pence", "cents", "p"]);
    let after = coins.end + usize::from(named);
    let closed = !view.is_wordlike(after) && !view.is_number(after) && !view.is_hyphen(after) && view.word(after) != "%";
    if !named && !closed && !view.is(after, Class::Function) || view.one_of(after, &["per"]) && view.one_of(after + 1, &["cent"]) {
        return None;
    }
    let unit = if pounds { Some("GBP".into()) } else { quantity.unit.clone() };
    let mut price = Quantity { end: after, low: Some(low + value / 100.0), unit, dimension: Dimension::Money, ..quantity.clone() };
    per(view, &mut price);
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
    let number = numeral::read(view, at).filter(|n| n.first == at)?;
    let small = unit::read(view, &number, false)?;
    let &(large, name, factor, smaller) = PAIRS.iter().find(|pair| pair.0 == large && pair.1 == &*small.name)?;
    let value = number.value.filter(|v| *v < factor && !view.one_of(small.end, &["a", "per", "each", "every"]))?;
    Some(match smaller {
        true => (small.end, low * factor + value, name),
        false => (small.end, low + value / factor, large),
    })
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
    (upper || (!numbered() && counts()) || counts_heads(view, numeral.first)).then_some(power)
}

/// How far before a number the word may stand that shows what it counts, in tokens.
const HEADS_WINDOW: usize = 12;

/// Whether persons or things are counted in front of the number, so that "m" is no metre: "Subscribers rose by 2.4m".
fn counts_heads(view: View, first: usize) -> bool {
    let before = (first.saturating_sub(HEADS_WINDOW)..first).rev();
    before.take_while(|&at| !matches!(view.word(at), "." | "?" | "!" | ";")).any(|at| view.one_of(at, lists::HEADCOUNTS))
}

/// Reads what the quantity is per: "an hour", "per 100,000", "-a-year", "/kg", "annually".
pub(super) fn per(view: View, quantity: &mut Quantity) {
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
            if let Some(area) = unit::power(view, noun).filter(|_| quantity.dimension == Dimension::Money) {
                (quantity.per, quantity.end) = (Some(area.name), area.end);
                return;
            }
            // "every three months".
            let spell = || {
                let count = numeral::read(view, noun).filter(|_| matches!(word, "every" | "each"))?;
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
            let base = numeral::read(view, at + 2).is_some_and(|base| base.first == at + 2);
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
    if let Some(base) = numeral::read(view, at).filter(|base| base.first == at) {
        // "180C/350F": one heat in two scales.
        if quantity.dimension == Dimension::Temperature {
            return;
        }
        let Some(value) = base.value else { return };
        quantity.parts = quantity.low.map(|low| (low, value));
        let unit = unit::read(view, &base, false);
        quantity.end = unit.as_ref().map_or(base.end, |unit| unit.end);
        quantity.per = Some(match unit {
            Some(unit) => Cow::Owned(format!("{value} {}", unit.name)),
            None => Cow::Owned(format!("{value}")),
        });
        return;
    }
    let one = Numeral { first: at, end: at, value: Some(1.0), form: Form::Words, scaled: false };
    if let Some(unit) = unit::read(view, &one, false).filter(|unit| unit.end > at) {
        (quantity.per, quantity.end) = (Some(unit.name), unit.end);
    } else if view.is_wordlike(at) && !view.capital(at) {
        (quantity.per, quantity.end) = (Some(Cow::Owned(view.lower(at).to_string())), at + 1);
    }
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
