//! Money: a currency before or behind a numeral, as an ISO 4217 code.

use crate::lexicon::statistic as lists;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::compose::compose;
use super::numeral::{Form, Numeral};
use super::unit::{Dimension, Unit};
use super::view::View;

static WORDS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../lexicon/currency_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

pattern!(
    /// An amount whose currency is glued to it, so that both are one word: `USD115.5`, `RM1,200`, `Rs500`, `EUR20m`.
    GLUED,
    r"^([A-Z]{3}|RM|Rs|Rp)([0-9]+(?:,[0-9]{2,3})*(?:\.[0-9]+)?)(k|m|M|mn|b|bn|tn)?(?:[^0-9A-Za-z]|$)"
);

/// How far [`GLUED`] may read, in bytes.
const GLUED_WINDOW: usize = 32;

/// The amount and currency of a word that is both: "USD115.5 million", "RM50m".
pub(super) fn glued(view: View, i: usize) -> Option<(Numeral, &'static str)> {
    let word = view.word(i).as_bytes();
    if !word.first().is_some_and(u8::is_ascii_uppercase) || !word.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let found = GLUED.captures(view.window(i, GLUED_WINDOW))?;
    let iso = match found.get(1)?.as_str() {
        "RM" => "MYR",
        "Rs" => "INR",
        "Rp" => "IDR",
        letters => code(letters)?,
    };
    let digits = found.get(2)?.as_str().replace(',', "");
    let power = match found.get(3).map_or("", |suffix| suffix.as_str()) {
        "k" => 3,
        "m" | "M" | "mn" => 6,
        "b" | "bn" => 9,
        "tn" => 12,
        _ => 0,
    };
    let last = found.get(3).or(found.get(2))?.end();
    let end = view.end_at(i, view.tokens.get(i)?.span.start + last).max(i + 1);
    let value = Some(format!("{digits}e{power}").parse().ok()?);
    let numeral = Numeral { first: i, end, value, form: Form::Digits, scaled: power > 0 };
    Some((if power > 0 { numeral } else { compose(view, numeral, Some(&digits)) }, iso))
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

/// What a scale in or behind the currency makes of an amount: "30 MUSD", "75 USD million". The factor, the currency and the token after it.
pub(super) fn scaled_after(view: View, at: usize) -> Option<(f64, &'static str, usize)> {
    if let Some((power, iso)) = scaled_code(view.word(at)) {
        return Some((10f64.powi(power), iso, at + 1));
    }
    let iso = code(view.word(at))?;
    let power = match &*view.lower(at + 1) {
        "million" | "mn" | "m" => 6,
        "billion" | "bn" => 9,
        "trillion" | "tn" => 12,
        _ => return None,
    };
    Some((10f64.powi(power), iso, at + 2))
}

fn sign(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "$" | "＄" => "USD",
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₪" => "ILS",
        "₺" => "TRY",
        "₴" => "UAH",
        "₦" => "NGN",
        "₱" => "PHP",
        "฿" => "THB",
        "₿" => "BTC",
        _ => return None,
    })
}

fn code(word: &str) -> Option<&'static str> {
    let found = lists::CURRENCY_CODES.binary_search(&word).ok();
    found.map(|at| if lists::CURRENCY_CODES[at] == "RMB" { "CNY" } else { lists::CURRENCY_CODES[at] })
}

/// The dollar of a country: letters before the sign (`US$`, `HK$`).
fn dollar(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" | "U.S." => "USD",
        "A" | "AU" => "AUD",
        "C" | "CA" | "CDN" => "CAD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "S" => "SGD",
        "R" => "BRL",
        "NT" => "TWD",
        _ => return None,
    })
}

/// The currency before the numeral that starts at `first`: its code and first token.
pub(super) fn before(view: View, first: usize) -> Option<(&'static str, usize)> {
    let at = first.checked_sub(1)?;
    if let Some(iso) = sign(view.word(at)) {
        // "$ 4.2", as a tokenised text writes it, and "US$4.2".
        let country = (iso == "USD" && view.glued(at)).then(|| dollar(view.back(at, 1))).flatten();
        return Some(match country {
            Some(iso) => (iso, at - 1),
            None => (iso, at),
        });
    }
    if let Some(iso) = code(view.word(at)) {
        return Some((iso, at));
    }
    match view.word(at) {
        "Rs" => Some(("INR", at)),
        "." if view.back(at, 1) == "Rs" => Some(("INR", at - 1)),
        "RM" => Some(("MYR", at)),
        _ => None,
    }
}

/// The power of ten of letters behind an amount of money: "$3m", "£1.2 bn". `None` where they are something else.
pub(super) fn suffix(view: View, at: usize) -> Option<i32> {
    let glued = view.glued(at);
    Some(match view.word(at) {
        "m" | "M" | "mm" | "MM" if glued => 6,
        "m" | "mn" | "mln" => 6,
        "b" | "B" if glued => 9,
        "bn" | "bln" => 9,
        "t" | "T" if glued => 12,
        "tn" | "trn" => 12,
        "k" | "K" if glued => 3,
        _ => return None,
    })
}

/// Heights of a picture in lines: "720p" is no price.
const SCAN_LINES: [f64; 3] = [360.0, 480.0, 720.0];

/// The currency behind a numeral: "dollars", "U.S. dollars", "€", "SEK", "million pounds".
pub(super) fn after(view: View, at: usize, numeral: &Numeral) -> Option<Unit> {
    let money = |name: &'static str, end: usize| Some(Unit::new(name, Dimension::Money, end));
    // "hundreds of billions of dollars", "a couple hundred dollars".
    let at = match numeral.form == Form::Vague && view.one_of(at, &["of"]) {
        true => at + 1,
        false => at,
    };
    if let Some(iso) = sign(view.word(at)).filter(|_| view.glued(at) && !view.is_number(at + 1)) {
        return money(iso, at + 1);
    }
    if let Some(iso) = code(view.word(at)) {
        return money(iso, at + 1);
    }
    if view.word(at) == "p" && view.glued(at) && numeral.value.is_some_and(|v| v < 1000.0 && !SCAN_LINES.contains(&v)) {
        return money("GBX", at + 1);
    }
    let country = country(view, at);
    let noun = country.map_or(at, |(end, _)| end);
    let lower = view.lower(noun);
    if matches!(&*lower, "pound" | "pounds") {
        let sterling = view.one_of(noun + 1, &["sterling"]);
        let worth = numeral.value.is_some_and(|v| v.abs() >= 1e6) && !view.one_of(noun + 1, &["of", "per"]);
        let british = country.is_some_and(|(_, dollar)| dollar == "GBP");
        return (sterling || worth || british).then(|| Unit::new("GBP", Dimension::Money, noun + 1 + usize::from(sterling)));
    }
    let iso = *WORDS.get(&*lower)?;
    // "won" and "rand" are other words too.
    if iso == "KRW" && !numeral.scaled {
        return None;
    }
    // Shillings are Kenyan only where the text says so, or where there are many.
    if iso == "KES" && country.is_none() && !numeral.scaled {
        return None;
    }
    let iso = match (country, &*lower) {
        (Some((_, iso @ ("KES" | "UGX" | "TZS"))), "shilling" | "shillings") => iso,
        (Some((_, iso)), "dollar" | "dollars") => iso,
        (Some((_, "MXN")), "peso" | "pesos") => "MXN",
        (Some((_, "XOF")), "franc" | "francs") => "XOF",
        _ => iso,
    };
    money(iso, noun + 1)
}

/// The country before a currency word, its end and the code of its dollar or pound.
fn country(view: View, at: usize) -> Option<(usize, &'static str)> {
    let (words, iso) = match (view.word(at), view.word(at + 1)) {
        ("US" | "U.S." | "American" | "us", _) => (1, "USD"),
        ("United", "States") => (2, "USD"),
        ("Canadian", _) => (1, "CAD"),
        ("Australian", _) => (1, "AUD"),
        ("Singapore", _) => (1, "SGD"),
        ("Hong", "Kong") => (2, "HKD"),
        ("New", "Zealand") => (2, "NZD"),
        ("Taiwan", _) => (1, "TWD"),
        ("CFA", _) => (1, "XOF"),
        ("British", _) => (1, "GBP"),
        ("Kenyan", _) => (1, "KES"),
        ("Ugandan", _) => (1, "UGX"),
        ("Tanzanian", _) => (1, "TZS"),
        (people, _) if lists::PEOPLES_WITH_CURRENCIES.contains(&people) => (1, ""),
        _ => return None,
    };
    let noun = view.lower(at + words);
    (WORDS.contains_key(&*noun) || matches!(&*noun, "pound" | "pounds")).then_some((at + words, iso))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::mark::OpenQuotation;
    use crate::passage::Passage;
    use crate::statistic::numeral;

    fn currency(text: &str) -> Option<String> {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        let view = View::new(&passage);
        let numeral = (0..view.tokens.len()).find_map(|i| numeral::read(view, i))?;
        let found = before(view, numeral.first).map(|(iso, _)| iso.to_owned());
        found.or_else(|| after(view, numeral.end, &numeral).map(|unit| unit.name.into_owned()))
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

    #[test]
    fn codes_are_sorted_for_the_search() {
        assert!(lists::CURRENCY_CODES.is_sorted());
    }
}
