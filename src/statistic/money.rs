//! Money: a currency before or behind a numeral, as an ISO 4217 code.

use super::compose::compose;
use super::currency;
use super::currency::{code, sign};
use super::numeral::{Form, Numeral};
use super::unit::{Dimension, Unit};
use super::view::View;
use crate::word::Class;

pattern!(
    /// An amount whose currency is glued to it, so that both are one word: `USD115.5`, `RM1,200`, `Rs500`, `EUR20m`, `R40`.
    GLUED,
    r"^([A-Za-z]{1,4})([0-9]+(?:,[0-9]{2,3})*(?:\.[0-9]+)?)(k|m|M|mn|b|bn|tn)?(?:[^0-9A-Za-z]|$)"
);

/// How far [`GLUED`] may read, in bytes.
const GLUED_WINDOW: usize = 32;

/// The amount and currency of a word that is both: "USD115.5 million", "RM50m", "R40m", the "US113" of "$US113".
pub(super) fn glued(view: View, i: usize) -> Option<(Numeral, &'static str)> {
    let word = view.word(i).as_bytes();
    if !word.first().is_some_and(u8::is_ascii_alphabetic) || !word.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let found = GLUED.captures(view.window(i, GLUED_WINDOW))?;
    let letters = found.get(1)?.as_str();
    let dollar = view.back(i, 1) == "$" && view.glued(i);
    let iso = if dollar { currency::dollar(letters)? } else { code(letters).or_else(|| currency::letters(letters))? };
    let written = found.get(2)?.as_str();
    let digits = written.replace(',', "");
    let power = match found.get(3).map_or("", |suffix| suffix.as_str()) {
        "k" => 3,
        "m" | "M" | "mn" => 6,
        "b" | "bn" => 9,
        "tn" => 12,
        _ => 0,
    };
    let last = found.get(3).or(found.get(2))?.end();
    let end = view.end_at(i, view.words.get(i)?.span.start + last).max(i + 1);
    let value = Some(format!("{digits}e{power}").parse().ok()?);
    let numeral = Numeral { first: i, end, value, form: Form::Digits, scaled: power > 0 };
    let numeral = if power > 0 { numeral } else { compose(view, numeral, Some(&digits)) };
    // "R40", "N95" and "P45" are roads, masks and forms; "R40m", "N5,000" and "P500 a head" are money.
    let rate = || digits.len() >= 3 && view.one_of(numeral.end, &["a", "an", "per", "each"]) && !view.back_one_of(i, 1, &["the"]);
    let amount = numeral.scaled || written.contains(',') || written.split('.').nth(1).is_some_and(|coins| coins.len() == 2);
    let first = if dollar { i - 1 } else { i };
    (letters.len() > 1 || dollar || amount || rate()).then_some((Numeral { first, ..numeral }, iso))
}

/// The power of ten and the currency of "MUSD", "kEUR".
fn scaled_code(word: &str) -> Option<(i32, &'static str)> {
    let power = match word.as_bytes().first()? {
        b'k' | b'K' => 3,
        b'M' => 6,
        _ => return None,
    };
    (word.len() == 4).then(|| code(word.get(1..)?)).flatten().map(|iso| (power, iso))
}

/// What a scale in or behind the currency makes of an amount: "30 MUSD", "75 USD million", "20 k€". The factor, the currency and the
/// token after it.
pub(super) fn scaled_after(view: View, at: usize) -> Option<(f64, &'static str, usize)> {
    if let Some((power, iso)) = scaled_code(view.word(at)) {
        return Some((10f64.powi(power), iso, at + 1));
    }
    let power = |i: usize| match view.word(i) {
        "k" | "K" => Some(3),
        "million" | "mn" | "m" | "M" | "mil" => Some(6),
        "billion" | "bn" => Some(9),
        "trillion" | "tn" => Some(12),
        _ => None,
    };
    if let (Some(power), Some(iso)) = (power(at), sign(view.word(at + 1)).filter(|_| view.glued(at + 1))) {
        return (!view.is_number(at + 2)).then(|| (10f64.powi(power), iso, at + 2));
    }
    if view.word(at) == "mil" && !view.glued(at) {
        return currency::word(view.lower(at + 1)).map(|iso| (1e6, iso, at + 2));
    }
    let iso = code(view.word(at))?;
    Some((10f64.powi(power(at + 1)?), iso, at + 2))
}

/// The currency before a numeral: its code and first token.
pub(super) fn before(view: View, numeral: &Numeral) -> Option<(&'static str, usize)> {
    let at = numeral.first.checked_sub(1)?;
    let word = view.word(at);
    if let Some(iso) = sign(word).or_else(|| (word == "¢" && view.back(at, 1) == "GH").then_some("GHS")) {
        // "$ 4.2", as a tokenised text writes it; "US$4.2"; "HK $4.2", but "gave the US $4.2".
        let glued = view.glued(at);
        let apart = !glued && view.back(at, 1).len() > 1 && !view.back_one_of(at, 2, &["the", ","]);
        let country = (iso == "USD" && (glued || apart)).then(|| currency::dollar(view.back(at, 1))).flatten();
        return Some(match country {
            Some(iso) => (iso, at - 1),
            None if glued && iso == "GHS" && view.back(at, 1) == "GH" => (iso, at - 1),
            None => (iso, at),
        });
    }
    if let Some(iso) = code(word) {
        return Some((iso, at));
    }
    // "Australian dollars 648m", "euros 20m".
    let scale = numeral.form == Form::Digits && view.glued(numeral.end) && matches!(view.word(numeral.end), "m" | "bn" | "k");
    if let Some(iso) = currency::word(view.lower(at)).filter(|_| scale) {
        let whose = at.checked_sub(1).and_then(|from| Some((national(view, from, "dollar")?.1?, from)));
        return Some(whose.filter(|_| iso == "USD").unwrap_or((iso, at)));
    }
    // "Rs. 500"; "R 40 million", where a letter alone says less.
    let (name, from) = if word == "." { (view.back(at, 1), at.checked_sub(1)?) } else { (word, at) };
    let known = currency::letters(name).filter(|_| name.len() > 1 || numeral.scaled && name != "B" && name != "L")?;
    Some((known, from))
}

/// "$100 Australian", "$30 US", "$5 CAD": whose dollar it is, behind the amount, with the token after it.
pub(super) fn whose(view: View, at: usize) -> Option<(&'static str, usize)> {
    let (words, iso) = match code(view.word(at)) {
        Some(iso) => (1, iso),
        None => national(view, at, "dollar").and_then(|(words, iso)| Some((words, iso?)))?,
    };
    let end = at + words;
    // "$100 Canadian officials said" is about officials.
    let closed = !view.is_wordlike(end) && !view.is_number(end) || view.is(end, Class::Function);
    closed.then_some((iso, end))
}

/// The power of ten of letters behind an amount of money in a currency, if it is known: "$3m", "£1.2 bn", "₹4 cr". `None` where they are
/// something else.
pub(super) fn suffix(view: View, at: usize, iso: Option<&str>) -> Option<i32> {
    let glued = view.glued(at);
    Some(match view.word(at) {
        "m" | "M" | "mm" | "MM" if glued => 6,
        "m" | "mn" | "mln" => 6,
        "mil" if iso.is_some() => 6,
        "bil" if iso.is_some() => 9,
        "tril" if iso.is_some() => 12,
        "b" | "B" if glued => 9,
        "bn" | "bln" => 9,
        "t" | "T" if glued => 12,
        "tn" | "trn" => 12,
        "k" | "K" if glued || iso.is_some() => 3,
        "cr" | "Cr" | "CR" | "crs" if iso == Some("INR") => 7,
        "L" | "lac" | "lacs" if iso == Some("INR") => 5,
        _ => return None,
    })
}

/// Heights of a picture in lines: "720p" is no price.
const SCAN_LINES: [f64; 3] = [360.0, 480.0, 720.0];

/// How far from "11c" the word may stand that makes it a temperature, and before pounds the one that makes them money, in tokens.
const NEAR: usize = 8;

/// Whether a letter behind an amount is a coin: "50p", "11c"; not in "Flat 3c", "iPhone 5c", "720p".
fn is_coin(view: View, at: usize, numeral: &Numeral) -> bool {
    let small = numeral.value.is_some_and(|v| v < 1000.0 && !SCAN_LINES.contains(&v));
    if !small || !view.glued(at) || numeral.form != Form::Digits {
        return false;
    }
    let Some(before) = numeral.first.checked_sub(1).filter(|_| view.word(at) == "c") else { return true };
    let named = view.capital(before) && view.is_wordlike(before) && !view.starts_sentence(before);
    !named && !view.is(before, Class::Numbered) && !view.is_hyphen(before)
}

fn is_heat(view: View, numeral: &Numeral) -> bool {
    let heat = |at: usize| view.is(at, Class::Heat);
    (numeral.first.saturating_sub(NEAR)..numeral.first).any(heat) || (numeral.end + 1..numeral.end + NEAR).any(heat)
}

/// The currency behind a numeral: "dollars", "U.S. dollars", "€", "SEK", "million pounds".
pub(super) fn after(view: View, at: usize, numeral: &Numeral) -> Option<Unit> {
    let money = |name: &'static str, end: usize| Some(Unit::new(name, Dimension::Money, end));
    // "hundreds of billions of dollars", "a couple hundred dollars".
    let at = match numeral.form == Form::Vague && view.one_of(at, &["of"]) {
        true => at + 1,
        false => at,
    };
    // "15€", "15 € a head"; not the "$" of "sold 15 $2 tickets".
    if let Some(iso) = sign(view.word(at)).filter(|_| !view.is_number(at + 1) && (view.glued(at) || !view.glued(at + 1))) {
        return money(iso, at + 1);
    }
    if view.word(at) == "¢" {
        return money("cent", at + 1);
    }
    if let Some(iso) = code(view.word(at)).or_else(|| currency::behind(view.word(at))) {
        return money(iso, at + 1);
    }
    match view.word(at) {
        "p" if is_coin(view, at, numeral) => return money("GBX", at + 1),
        "c" if is_coin(view, at, numeral) && is_heat(view, numeral) => return Some(Unit::new("degC", Dimension::Temperature, at + 1)),
        "c" if is_coin(view, at, numeral) => return money("cent", at + 1),
        _ => {}
    }
    let country = country(view, at);
    let noun = country.map_or(at, |(noun, _)| noun);
    let lower = view.lower(noun);
    if let Some((_, Some(iso))) = country {
        let sterling = iso == "GBP" && view.one_of(noun + 1, &["sterling"]);
        return money(iso, noun + 1 + usize::from(sterling));
    }
    if matches!(lower, "pound" | "pounds") {
        let sterling = view.one_of(noun + 1, &["sterling"]);
        let worth = numeral.value.is_some_and(|v| v.abs() >= 1e6) && !view.one_of(noun + 1, &["of", "per"]);
        let paid = || (numeral.first.saturating_sub(NEAR)..numeral.first).any(|at| view.is(at, Class::Price));
        let price = !view.joins(at) && !view.one_of(noun + 1, &["of"]) && !view.joins(noun.wrapping_sub(1)) && paid();
        return (sterling || worth || price).then(|| Unit::new("GBP", Dimension::Money, noun + 1 + usize::from(sterling)));
    }
    let iso = currency::word(lower)?;
    // "won" and "rand" are other words too.
    if iso == "KRW" && !numeral.scaled {
        return None;
    }
    // Shillings are Kenyan only where the text says so, or where there are many.
    if iso == "KES" && !numeral.scaled {
        return None;
    }
    // "75 euro cents"
    if view.one_of(noun + 1, &["cent", "cents"]) && matches!(lower, "euro" | "dollar") {
        return money(if lower == "euro" { "euro cent" } else { "cent" }, noun + 2);
    }
    money(iso, noun + 1)
}

/// The money of a country at `at`: its noun, and the code, where its name alone does not tell: "Canadian dollars", "Danish crowns".
fn country(view: View, at: usize) -> Option<(usize, Option<&'static str>)> {
    let (words, _) = national(view, at, "")?;
    let lower = view.lower(at + words);
    let (_, iso) = national(view, at, currency::singular(lower))?;
    (iso.is_some() || currency::word(lower).is_some() || matches!(lower, "pound" | "pounds")).then_some((at + words, iso))
}

/// What says whose money it is: how many words it has, and the code of the money of this name.
fn national(view: View, at: usize, noun: &str) -> Option<(usize, Option<&'static str>)> {
    let dollar = |iso| (noun == "dollar").then_some(iso);
    Some(match (view.word(at), view.word(at + 1)) {
        ("United", "States") => (2, dollar("USD")),
        ("Hong", "Kong") => (2, dollar("HKD")),
        ("New", "Zealand") => (2, dollar("NZD")),
        (people, _) => (1, currency::national(people, noun)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistic::number;
    use crate::statistic::tests::first;

    fn currency(text: &str) -> Option<String> {
        let of = |view: View, numeral: Numeral| {
            let found = before(view, &numeral).map(|(iso, _)| iso.to_owned());
            found.or_else(|| after(view, numeral.end, &numeral).map(|unit| unit.name.into_owned()))
        };
        first(text, |view, i| number::read(view, i).map(|numeral| of(view, numeral)))?
    }

    #[test]
    fn currencies_stand_before_and_behind() {
        for (text, iso) in [
            ("$1.2 billion", "USD"),
            ("US$5", "USD"),
            ("HK$30 million", "HKD"),
            ("€10M", "EUR"),
            ("15€", "EUR"),
            ("Rs. 500", "INR"),
            ("SEK 40", "SEK"),
            ("three million Canadian dollars", "CAD"),
            ("20 million pounds", "GBP"),
            ("50p", "GBX"),
            ("149.9p", "GBX"),
            ("37 cents", "cent"),
            ("500 CFA francs", "XOF"),
            ("500 Ugandan shillings", "UGX"),
            ("hundreds of billions of dollars", "USD"),
        ] {
            assert_eq!(currency(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn pounds_of_rice_and_a_race_that_was_won_are_no_money() {
        assert_eq!(currency("20 pounds of rice"), None);
        assert_eq!(currency("the 10 won"), None);
        assert_eq!(currency("1080p"), None);
        assert_eq!(currency("720p"), None);
        assert_eq!(currency("20 shillings"), None);
    }
}
