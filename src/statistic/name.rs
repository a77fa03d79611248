//! Numbers that are part of a name: "World War III", "Article 50", "Route 66", "5G", "Boeing 737", "Group of Seven", "G-20".

use super::quantity::{Candidate, Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{counted, date};
use crate::lexicon::statistic as lists;
use crate::token::TokenKind;
use crate::word::Class;

/// Boeings that go by their number alone ("his 757 landed").
const AIRLINERS: [&str; 8] = ["707", "717", "727", "737", "747", "757", "767", "777"];

/// Whether a number is a Boeing's.
pub(super) fn is_airliner(word: &str) -> bool {
    AIRLINERS.contains(&word)
}

fn is_determiner(view: View, at: usize) -> bool {
    view.one_of(at, lists::BEFORE_EVENTS)
}

/// "the 100m", "the men's 200 metres final", "1500m champion", "the 800m and 1500m": a race, not a distance.
fn race(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    let distance = quantity.dimension == Dimension::Length && matches!(quantity.unit.as_deref(), Some("m" | "km"));
    let owned = view.back_one_of(first, 1, lists::OWNERS_OF_DISTANCES);
    let held = is_run(quantity) && view.one_of(end, &["record", "title"]);
    let contested = held || view.one_of(end, lists::CONTESTED) || owned && view.one_of(end, lists::RACES);
    // "taking part in the 1000m."
    let entered = owned && view.back_one_of(first, 2, &["in", "over"]) && is_run(quantity) && !view.is_wordlike(end);
    // "The men's 1500m was slow."
    let theirs = is_run(quantity) && view.back(first, 1).ends_with('s') && view.back_one_of(first, 2, &["men", "women"]);
    let raced = is_run(quantity) && view.one_of(end, &["race", "races"]);
    let contested = contested || theirs || raced;
    (distance && quantity.per.is_none() && (contested || entered)).then_some((first, end))
}

/// Whether tracks and pools have races of that length.
fn is_run(quantity: &Quantity) -> bool {
    let lengths = [50.0, 60.0, 100.0, 110.0, 200.0, 400.0, 800.0, 1000.0, 1500.0, 3000.0, 5000.0, 10_000.0];
    quantity.unit.as_deref() == Some("m") && quantity.low.is_some_and(|low| lengths.contains(&low))
}

/// The name that the number belongs to. "Lee 45 to 40 percent" has a unit only with its second number: it counts.
pub(super) fn read(view: View, candidate: &Candidate) -> Option<Quantity> {
    let Candidate { quantity, alone, .. } = candidate;
    let counts = quantity.dimension != alone.dimension || quantity.shape == Shape::Score;
    let (first, end) = if counts { None } else { words(view, alone) }?;
    Some(Quantity::without_value(first, end))
}

/// The words of the name that the number belongs to.
fn words(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    if let Some(span) = glued(view, quantity).filter(|_| !matches!(quantity.dimension, Dimension::Percent | Dimension::Money)) {
        return Some(span);
    }
    let resolution = view.word(end.wrapping_sub(1)) == "K" && view.glued(end.wrapping_sub(1));
    if resolution && view.one_of(end, lists::SCREENS) {
        return Some((first, end));
    }
    if let Some(span) = race(view, quantity) {
        return Some(span);
    }
    // "the 20-yard line": a line on a pitch.
    if quantity.unit.as_deref() == Some("yd") && view.is_hyphen(first + 1) && view.one_of(end, &["line"]) {
        return Some((first, end + 1));
    }
    // "the 24 bus": one of many, by its number.
    let plain = quantity.dimension == Dimension::Plain && view.is_number(first) && end == first + 1;
    if plain && view.one_of(end, lists::NUMBERED_BEHIND) && view.back_one_of(first, 1, lists::BEFORE_EVENTS) {
        return Some((first, end + 1));
    }
    // "Ten Thousand Orchids": a title in the middle of a sentence.
    let titled = !view.is_number(first) && view.capital(first) && view.capital(end) && view.is_wordlike(end);
    if titled && quantity.scaled && quantity.shape == Shape::Single && !view.starts_sentence(first) && !view.title_case(first) {
        return Some((first, end + 1));
    }
    if let Some(span) = of_a_place(view, quantity).or_else(|| of_one_thing(view, quantity)) {
        return Some(span);
    }
    if quantity.dimension != Dimension::Plain || quantity.scaled || quantity.low.is_none() || quantity.shape == Shape::Score {
        return None;
    }
    let at = first.checked_sub(1)?;
    if is_airliner(view.word(first)) && is_determiner(view, at) && !view.is_plural(end) {
        return Some((first, end));
    }
    let before = view.lower(at);
    // "Group of Seven", "Gang of Eight".
    let group = view.back_one_of(first, 2, &["group", "gang"]) && (view.capital(first) || view.capital(first - 2));
    if before == "of" && (group || view.capital(first) && view.back_one_of(first, 2, &["big", "rule", "league"])) {
        return Some((first - 2, end));
    }
    if view.word(first).contains(',') || matches!(view.word(end), "%" | "$") {
        return None;
    }
    let counts = || counted::phrase(view, end).is_some_and(|(_, last)| last <= end + 3);
    let counted = !view.capital(at) && counts() && !staged(view, quantity);
    // "2 Timothy 3": which of the letters.
    if view.capital(end) && view.is(end, Class::Numbered) && view.is_number(end + 1) && quantity.is_small() {
        return Some((first, end + 2));
    }
    // "the “big four” banks"
    if before == "big" && !view.is_number(first) && quantity.is_small() {
        return Some((at, end));
    }
    // "Timothy 3:1-5", "Boeing 747-400", "junctions 12 and 13".
    let last = if view.is_number(first) && view.joins(end) && view.is_number(end + 1) { end + 2 } else { end };
    if (view.is(at, Class::Numbered) || staged(view, quantity)) && view.is_wordlike(at) && !counted && !determined(view, at) {
        let both = before.ends_with('s') && view.one_of(end, &["and", "to", "or"]) && view.is_number(end + 1);
        return Some((at, if both { end + 2 } else { last }));
    }
    if let Some(span) = enumerated(view, quantity) {
        return Some(span);
    }
    let word = !view.is_number(first) && quantity.shape == Shape::Single;
    // "Zero Hedge", "Three Mile Island": a capital that no sentence needs.
    if word && view.capital(first) && !view.starts_sentence(first) && !view.title_case(first) {
        let start = if view.capital(at) && view.is_wordlike(at) && !view.starts_sentence(at) { at } else { first };
        return Some((start, if view.capital(end) { end + 1 } else { end }));
    }
    // A title: "in the clip of ‘The 411.’"
    let closed = matches!(view.word(end), "’" | "'" | "”" | "\"")
        || matches!(view.word(end + 1), "’" | "'" | "”" | "\"") && matches!(view.word(end), "." | ",");
    if view.word(at) == "The" && closed && view.is_number(first) {
        return Some((at, end));
    }
    // Two capitals, the second of them a number's: "Air Force One", "Formula 1", "Fox 5".
    // "SmartKettle 3", "iPhone 15": a capital in the middle makes a name.
    let inner = view.word(at).char_indices().skip(1).any(|(i, c)| c.is_uppercase() && view.word(at)[..i].ends_with(char::is_lowercase));
    if inner && view.is_number(first) && view.is_wordlike(at) && !view.glued(first) && !counts() {
        return Some((at, last));
    }
    // "ISO 9001 is a standard."
    let letters = view.word(at).len() >= 2 && view.word(at).bytes().all(|b| b.is_ascii_uppercase());
    let name = view.kind(at) == Some(TokenKind::Word)
        && view.capital(at)
        && (!view.starts_sentence(at) || letters && view.is_number(first))
        && !view.title_case(first);
    let digit = view.is_number(first);
    // “Sharks 3: The Tide”, ‘Super Tuesday 2’: the second or third of a title.
    let curly = matches!(view.word(end), "’" | "”") || matches!(view.word(end + 1), "’" | "”") && matches!(view.word(end), "." | ",");
    let sequel = digit && quantity.is_small() && view.capital(at) && view.is_wordlike(at);
    if sequel && (curly || view.word(end) == ":" && view.glued(end)) && !view.starts_sentence(first) {
        return Some((at, end));
    }
    let month = date::is_month(view.word(at)) || date::is_weekday(view.word(at));
    // "Republicans have 24 seats, Democrats 10."
    let party = view.back(at, 1) == "," && view.is_plural(at) && view.back(at, 2) != ",";
    // "(CI 1.11–1.20)", "HR 0.8": what the numbers are of.
    let measure = view.word(first).contains('.') && matches!(view.word(at), "CI" | "OR" | "HR" | "RR" | "IQR");
    (name && !month && !party && !measure && (view.capital(first) || (digit && !counts()))).then_some((at, last))
}

/// "Ninety Mile Beach", "Forty Acre Lane", "100 Mile House": a unit with a capital inside a sentence names.
fn of_a_place(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, last) = (quantity.first, quantity.end.checked_sub(1)?);
    let measured = !matches!(quantity.dimension, Dimension::Plain | Dimension::Percent | Dimension::Money | Dimension::Temperature);
    let written = last > first && quantity.shape == Shape::Single && quantity.per.is_none() && view.word(last).len() >= 4;
    if !measured || !written || !view.capital(last) || !view.capital(last + 1) || view.title_case(first) {
        return None;
    }
    let goes_on = (last + 1..last + 4).take_while(|&i| view.capital(i) && view.is_wordlike(i)).count();
    Some((first, last + 1 + goes_on))
}

/// "Seven Sisters is a station", "Five Points was flooded": many that are one.
fn of_one_thing(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, noun) = (quantity.first, quantity.first + 1);
    let word = !view.is_number(first) && view.capital(first) && view.starts_sentence(first) && quantity.low.is_some_and(|v| v > 1.0);
    let named = view.is_wordlike(noun) && view.capital(noun) && !view.title_case(first) && quantity.end <= noun + 1;
    (word && named && view.one_of(noun + 1, &["is", "was", "has", "lies"])).then_some((first, noun + 1))
}

/// "border posts 542 and 543", "flights 12, 13 and 14": a plural before numbers that go up and count nothing. Each number is read on its
/// own, the first with the noun.
fn enumerated(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    let plain = view.is_number(first) && end == first + 1 && quantity.shape == Shape::Single;
    let mut noun = first.checked_sub(1).filter(|_| plain)?;
    // Behind another number of the list.
    while view.one_of(noun, &["and", "or", "to"]) || matches!(view.word(noun), "," | "–" | "-") || view.is_number(noun) {
        noun = noun.checked_sub(1).filter(|&at| at + ENUMERATED > first)?;
    }
    let listed = noun + 1 < first || view.one_of(end, &["and", "or", "to", ",", "–", "-"]) && view.is_number(end + 1);
    let common = !view.capital(noun) || view.starts_sentence(noun);
    let plural = view.is_plural(noun) && view.is_wordlike(noun) && common && !view.glued(first);
    if !listed || !plural || view.is_number(noun + 1) && view.word(noun + 1).contains(['.', ',']) {
        return None;
    }
    // The numbers of the list, and what stands behind its last.
    let mut last = first;
    while last < first + ENUMERATED && (view.one_of(last + 1, &["and", "or", "to"]) || matches!(view.word(last + 1), "," | "–" | "-")) {
        let next = if view.word(last + 1) == "," && view.one_of(last + 2, &["and", "or"]) { last + 3 } else { last + 2 };
        if !view.is_number(next) {
            break;
        }
        last = next;
    }
    let whole = |i: usize| view.word(i).parse::<u32>().ok();
    let rising = whole(noun + 1)? < whole(last)?;
    let ended = !view.is_wordlike(last + 1) && !matches!(view.word(last + 1), "%" | "°" | "-")
        || view.is(last + 1, Class::Function) && !view.one_of(last + 1, &["per", "of"]);
    let end = if view.joins(end) && view.is_number(end + 1) { end + 2 } else { end };
    (rising && ended).then_some((if noun + 1 == first { noun } else { first }, end))
}

/// How many tokens a list of numbers behind a plural may hold.
const ENUMERATED: usize = 8;

/// "type 2 diabetes", "grade 3 tumours", "Year 11 pupils": which of a scale, whatever is named behind it.
fn staged(view: View, quantity: &Quantity) -> bool {
    let (first, at) = (quantity.first, quantity.first.wrapping_sub(1));
    let low = view.is_number(first) && quantity.shape == Shape::Single && quantity.low.is_some_and(|v| v <= 13.0 && v.fract() == 0.0);
    let year = || {
        view.one_of(at, &["year"])
            && !view.back_one_of(at, 1, lists::BEFORE_YEAR_GROUPS)
            && view.is_wordlike(quantity.end)
            && !view.is_hyphen(at.wrapping_sub(1))
    };
    low && (view.one_of(at, &["type", "grade", "stage", "band"]) && !view.one_of(quantity.end, &["of"]) || year())
}

/// Whether the noun at `at` cannot name: "that set 4 records".
fn determined(view: View, at: usize) -> bool {
    view.one_of(at, lists::NUMBERED_NOUNS_AND_VERBS) && !view.capital(at)
}

/// "COVID-19", "F-16", "G-20"; "5G", "4K", "777F".
fn glued(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    if view.is_number(first) && view.is_hyphen(first.wrapping_sub(1)) && view.joins(first - 1) {
        let at = first.checked_sub(2)?;
        let word = view.kind(at) == Some(TokenKind::Word) && !view.one_of(at, lists::BOUNDS_WITH_HYPHENS);
        if word && view.cue(at).is_none() {
            return Some((at, end));
        }
    }
    if quantity.dimension == Dimension::Plain && view.glued(end) && view.kind(end) == Some(TokenKind::Word) && view.is_number(end - 1) {
        let suffix = view.word(end);
        return (!matches!(suffix, "s" | "x" | "X")).then_some((first, end + 1));
    }
    None
}

pattern!(
    /// A Roman number of two letters or more.
    ROMAN,
    r"^(?:X{0,3}(?:IX|IV|V?I{1,3})|XX?V|XV|X{2,3}|L[IVX]*)$"
);

/// A Roman number behind a capitalised word: "World War III", "Title IX".
pub(super) fn roman(view: View, i: usize) -> Option<(usize, usize)> {
    let at = i.checked_sub(1)?;
    let word = view.word(i);
    let long = word.len() >= 2 && word.starts_with(['I', 'V', 'X', 'L']) && ROMAN.is_match(word);
    (long && view.capital(at) && view.is_wordlike(at)).then_some((at, i + 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn numbers_in_names_are_passed_over() {
        for (text, words) in [
            ("under Article 50 of", "Article 50"),
            ("the Group of Seven met", "Group of Seven"),
            ("a COVID-19 ward", "COVID-19"),
            ("on 5G phones", "5G"),
            ("with Elizabeth II there", "Elizabeth II"),
            ("aboard Air Force One today", "Force One"),
            ("His 757 landed in Ohio.", "757"),
            ("a 4K video", "4K"),
            ("gold in the 200m final", "200m"),
            ("a Boeing 747-400 landed", "Boeing 747-400"),
            ("between junctions 12 and 13", "junctions 12 and 13"),
            ("stopped at the 20-yard line", "20-yard line"),
            ("the big four banks", "big four"),
            ("read 2 Timothy 3 aloud", "2 Timothy 3"),
            ("with type 2 diabetes", "type 2"),
            ("He has grade 3 tumours.", "grade 3"),
            ("Year 11 pupils sat down.", "Year 11"),
            ("Her book, Ten Thousand Orchids, sold well.", "Ten Thousand Orchids"),
            ("The phone runs iOS 17 now.", "iOS 17"),
            ("He acted in “Sharks 3: The Tide” there", "Sharks 3"),
            ("on ‘Super Tuesday 2’ there", "Tuesday 2"),
        ] {
            assert_eq!(passed(text), [(words, Reason::Name)], "{text}");
        }
    }

    #[test]
    fn a_name_before_a_count_takes_nothing_from_it() {
        assert_eq!(passed("Roads, he said. ''One of the bridges is shut.''"), []);
        assert_eq!(statistics("In Syria 12 soldiers died.").len(), 1);
        assert_eq!(statistics("Earlier this year 6 people died.").len(), 1);
        assert_eq!(statistics("The odds ratio (CI 1.11–1.20) rose.").len(), 1);
        assert_eq!(statistics("On Monday 12 shops closed.").len(), 1);
        assert_eq!(statistics("The Reds have 24 seats, Liberals 10.").len(), 2);
        assert_eq!(statistics("They are building 152 single-family homes.").len(), 1);
    }
}
