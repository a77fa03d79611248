//! Names of money: signs, letters, codes and words, and the ISO 4217 codes they stand for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::statistic::{CURRENCY_CODES, PEOPLES_WITH_CURRENCIES};

type Names = FxHashMap<&'static str, &'static str>;

static WORDS: LazyLock<Names> = LazyLock::new(|| names(include_str!("../lexicon/currency_words.txt")));
static SIGNS: LazyLock<Names> = LazyLock::new(|| names(include_str!("../lexicon/currency_signs.txt")));

fn names(lexicon: &'static str) -> Names {
    lexicon.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
}

/// The currency of a noun in lower case: "euros". Coins have names of their own.
pub(super) fn word(noun: &str) -> Option<&'static str> {
    WORDS.get(noun).copied()
}

/// What a people calls its money, and the code of it.
type Money = Vec<(&'static str, &'static str)>;

static COUNTRIES: LazyLock<FxHashMap<&'static str, Money>> = LazyLock::new(|| {
    let mut countries: FxHashMap<&'static str, Money> = FxHashMap::default();
    for line in include_str!("../lexicon/currency_countries.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        if let (Some(people), Some(noun), Some(iso)) = (fields.next(), fields.next(), fields.next()) {
            countries.entry(people).or_default().push((noun, iso));
        }
    }
    countries
});

/// Whose money a word says it is, with the code where the noun alone does not tell: "Chilean" + "peso", but "Chinese" + "yuan".
pub(super) fn national(people: &str, noun: &str) -> Option<Option<&'static str>> {
    match COUNTRIES.get(people) {
        Some(money) => Some(money.iter().find(|(name, _)| *name == noun).map(|(_, iso)| *iso)),
        None => PEOPLES_WITH_CURRENCIES.contains(&people).then_some(None),
    }
}

/// Whether a noun names money whose coins are said without their name: "two euros fifty".
pub(super) fn has_coins(noun: &str) -> bool {
    matches!(singular(noun), "buck" | "dollar" | "euro" | "pound" | "quid")
}

/// The name of money in the singular.
pub(super) fn singular(noun: &str) -> &str {
    match noun {
        "kroner" => "krone",
        "kronor" | "kronur" => "krona",
        _ => noun.strip_suffix('s').unwrap_or(noun),
    }
}

/// The currency of a sign: "€".
pub(super) fn sign(symbol: &str) -> Option<&'static str> {
    if symbol.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    SIGNS.get(symbol).copied()
}

/// A code that stands as such: "SEK". "RMB" is none of ISO's and means the yuan.
pub(super) fn code(word: &str) -> Option<&'static str> {
    if word.len() != 3 {
        return None;
    }
    if word == "RMB" { Some("CNY") } else { CURRENCY_CODES.binary_search(&word).ok().map(|at| CURRENCY_CODES[at]) }
}

/// The currency of letters before an amount: "RM", "KSh", "R".
pub(super) fn letters(word: &str) -> Option<&'static str> {
    SIGNS.get(word).copied().filter(|_| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The currency of letters that stand behind an amount too: "40 kr".
pub(super) fn behind(word: &str) -> Option<&'static str> {
    letters(word).filter(|_| matches!(word, "kr" | "zł" | "Kč"))
}

/// The dollar of a country, by the letters before or behind its sign: "A$", "$US", "MXN$".
pub(super) fn dollar(letters: &str) -> Option<&'static str> {
    // No more than "Sing" and "U.S." have letters.
    let mut sign = [0; 5];
    let name = sign.get_mut(..=letters.len())?;
    name[..letters.len()].copy_from_slice(letters.as_bytes());
    name[letters.len()] = b'$';
    SIGNS.get(std::str::from_utf8(name).ok()?).copied().or_else(|| code(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicons_of_money_are_sorted_and_whole() {
        for lexicon in [include_str!("../lexicon/currency_words.txt"), include_str!("../lexicon/currency_signs.txt")] {
            let lines: Vec<&str> = lexicon.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(lines.is_sorted());
            assert_eq!(names(lexicon).len(), lines.len(), "each line is one entry");
        }
    }

    #[test]
    fn a_dollar_belongs_to_the_country_of_its_letters() {
        assert_eq!(dollar("A"), Some("AUD"));
        assert_eq!(dollar("MXN"), Some("MXN"));
        assert_eq!(dollar("to"), None);
        assert_eq!(dollar(""), Some("USD"));
    }
}
