//! Ages of persons: "aged 14", "Schiff, 56,", "a 59-year-old", "80 years old", "in his 30s", "voters under 30".

use super::quantity::{Candidate, Quantity};
use super::unit::Dimension;
use super::view::View;
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// Oldest age of a person, in years.
const OLDEST: f64 = 122.0;

/// The age that the quantity gives, in years where nothing else is said.
pub(super) fn read(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = candidate.quantity.clone();
    let (first, end) = words(view, &quantity)?;
    Some(Quantity { first, end, unit: quantity.unit.or(Some("a".into())), ..quantity })
}

/// The words of the age.
fn words(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    if quantity.dimension == Dimension::Time {
        return in_years(view, quantity);
    }
    let small = quantity.dimension == Dimension::Plain && !quantity.scaled && quantity.low.is_some_and(|v| v > 0.0 && v <= OLDEST);
    if !small {
        return None;
    }
    behind_age(view, first)
        .map(|start| (start, end))
        .or_else(|| apposed(view, first, end))
        .or_else(|| decade_of_life(view, first, end))
        .or_else(|| age_group(view, quantity))
        .or_else(|| of_pronoun(view, quantity))
}

/// "59-year-old", "80 years old", "six months of age".
fn in_years(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let end = quantity.end;
    let at = if view.is_hyphen(end) { end + 1 } else { end };
    if view.one_of(at, &["old", "olds"]) {
        return Some((quantity.first, at + 1));
    }
    if view.one_of(end, &["of"]) && view.one_of(end + 1, &["age"]) {
        return Some((quantity.first, end + 2));
    }
    behind_age(view, quantity.first).map(|start| (start, end))
}

/// "aged 14", "ages 16 to 24", "at the age of 12", "turned 40", "between the ages of 17 and 20".
fn behind_age(view: View, first: usize) -> Option<usize> {
    let at = first.checked_sub(1)?;
    if view.one_of(at, &["aged", "age", "ages"]) || (view.one_of(at, &["turned", "turns", "turning"]) && !view.is_wordlike(first + 1)) {
        return Some(at);
    }
    if of_person(view, first) {
        return Some(first);
    }
    if is_listed_age(view, first) {
        return Some(first);
    }
    // "as young as 17, as old as 80"
    if view.one_of(at, &["as"]) && view.back_one_of(at, 1, &["old", "young"]) && view.back_one_of(at, 2, &["as"]) {
        return Some(at - 1);
    }
    let of = view.one_of(at, lists::BEFORE_AGES) && view.back_one_of(at, 1, &["age", "ages", "aged"]);
    of.then(|| at - 1)
}

/// "a boy of nine", "a woman of 80": who has no age has a number of something, which follows ("a man of two minds").
fn of_person(view: View, first: usize) -> bool {
    let person = view.back_one_of(first, 1, &["of"]) && view.back_one_of(first, 2, lists::PERSONS_OF_AGES);
    let closes = !view.is_wordlike(first + 1) && !view.is_hyphen(first + 1)
        || view.is(first + 1, Class::Function) && !view.one_of(first + 1, &["of"]);
    person && closes
}

/// How far back a list of ages may reach, in tokens.
const LIST_WINDOW: usize = 8;

/// "aged 19 and 21", "aged 4, 7 and 9": the ages behind the first.
fn is_listed_age(view: View, first: usize) -> bool {
    let before = || (first.saturating_sub(LIST_WINDOW)..first).rev();
    let listed = before().take_while(|&at| view.is_number(at) || matches!(view.word(at), "," | "and" | "or")).count();
    listed >= 2 && !matches!(view.back(first, listed), "," | "and" | "or") && view.back_one_of(first, listed + 1, &["aged", "ages"])
}

/// "Schiff, 56, said"; "Jane Doe (56)"; "a sister, 9".
fn apposed(view: View, first: usize, end: usize) -> Option<(usize, usize)> {
    let number = view.is_number(first) && end == first + 1;
    let before = first.checked_sub(2)?;
    // "Ann Lee Jr., 38,": the stop is a token of its own before a comma.
    let junior = view.word(before) == "." && view.back_one_of(before, 1, &["jr", "sr"]);
    let before = if junior { before - 1 } else { before };
    let person = || {
        (view.capital(before) && view.is_wordlike(before))
            || view.one_of(before, lists::PERSONS_WITH_AGES)
            || view.is(before, Class::Person) && !view.is_plural(before)
    };
    let closes = match view.back(first, 1) {
        "," => {
            end >= view.words.len()
                || matches!(view.word(end), "," | "." | ";" | ")" | "”" | "—" | "―" | "--")
                || view.one_of(end, lists::BEHIND_AGES)
        }
        "(" => view.word(end) == ")" || view.word(end) == ",",
        _ => false,
    };
    let adult = view.word(first).parse::<u32>().is_ok_and(|age| age >= 1);
    // "John and Brian Meza, 22 and 19,": the second age is one where the first is.
    let coupled = view.back(first, 1) == "and"
        && view.is_number(first.wrapping_sub(2))
        && view.back(first, 3) == ","
        && view.capital(first.wrapping_sub(4));
    if number && adult && coupled && matches!(view.word(end), "," | "." | ";") {
        return Some((first, end));
    }
    let date = super::date::is_month(view.word(before)) || super::date::is_weekday(view.word(before));
    // "Iowa, 12, Ohio, 9": what follows the second comma is another name and number.
    let listed =
        view.word(end) == "," && view.is_number(end + 3) && view.capital(end + 1) || view.is_number(end + 2) && view.capital(end + 1);
    (number && adult && closes && person() && !date && !listed).then_some((first, end))
}

/// "in his 30s", "in their early 20s".
fn decade_of_life(view: View, first: usize, end: usize) -> Option<(usize, usize)> {
    let plural = view.one_of(end, &["s", "'s"]) && view.glued(end);
    let owner = |by: usize| view.back_one_of(first, by, lists::OWNERS_OF_AGES);
    let early = view.back_one_of(first, 1, &["early", "mid", "late"]) && owner(2);
    let joined = view.back_one_of(first, 1, &["-"]) && owner(3);
    (plural && (owner(1) || early || joined)).then_some((first, end + 1))
}

/// "voters under 30", "people over 65", "65 and older", "under-18s", "18- to 29-year-olds".
fn age_group(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    if view.one_of(end, &["age"]) && view.one_of(end + 1, &["group", "groups", "bracket", "range"]) {
        return Some((first, end));
    }
    if view.one_of(end, &["and", "or"]) && view.one_of(end + 1, &["older", "younger", "over", "under", "up"]) {
        let over = view.one_of(end + 1, &["over", "under", "up"]);
        return (!over || quantity.low.is_some_and(|v| v >= 10.0)).then_some((first, end + 2));
    }
    let hyphen = view.back_one_of(first, 1, &["-"]);
    let at = first.checked_sub(if hyphen { 2 } else { 1 })?;
    let bound = view.one_of(at, &["under", "over", "below", "above"])
        || (view.one_of(at, &["than"]) && view.back_one_of(at, 1, &["older", "younger"]));
    let group = (1..=3).any(|by| view.back_one_of(at, by, lists::GROUPS_WITH_AGES)) && (!view.goes_on(end));
    // "people under 30 engage": what follows is no noun that the number could count.
    let adult = quantity.low.is_some_and(|v| (16.0..100.0).contains(&v)) && !view.is_plural(end);
    let group = group || (adult && view.back_one_of(at, 1, lists::GROUPS_WITH_AGES) && view.one_of(at, &["under", "over"]));
    let plural = view.one_of(end, &["s"]) && view.glued(end);
    (bound && (group || plural)).then_some((first, if plural { end + 1 } else { end }))
}

/// "he is 45", "I'm 37", "died at 70".
fn of_pronoun(view: View, quantity: &Quantity) -> Option<(usize, usize)> {
    let (first, end) = (quantity.first, quantity.end);
    let ends = !view.is_wordlike(end) && !matches!(view.word(end), "-" | "%" | "–" | "/") || view.one_of(end, lists::AFTER_AGES);
    let adult = quantity.low.is_some_and(|v| (5.0..OLDEST).contains(&v));
    let is = view.back_one_of(first, 1, lists::BE_OR_TURN);
    let pronoun = view.back_one_of(first, 2, &["he", "she", "i", "who"]);
    // "Justice Lee will be 78,", "Ann Lee is 45."
    let verb = if view.back_one_of(first, 2, &["will", "would"]) { 3 } else { 2 };
    let named = (verb..verb + 2).all(|by| first.checked_sub(by).is_some_and(|at| view.capital(at)));
    // "Aske is 74 and has not acted": a name of one word opens the sentence.
    let opens_with_name = view.capital(first.wrapping_sub(2))
        && !view.back_one_of(first, 2, &["it", "that", "there", "this", "what"])
        && first.checked_sub(2).is_some_and(|at| at == 0 || matches!(view.word(at - 1), "." | "!" | "?" | "”"))
        && view.one_of(end, &["and"]);
    let grown = quantity.low.is_some_and(|v| v >= 16.0) && !view.is_wordlike(end);
    let contracted = view.back_one_of(first, 1, &["'re"]);
    let when = (is && pronoun || contracted) && view.back_one_of(first, 3, &["when", "until", "before", "since", "after"]);
    let at = view.back_one_of(first, 1, &["at"]) && view.back_one_of(first, 2, &["died", "dies", "dead", "retired", "married"]);
    // "At 24 she left"; "left school at 14".
    let opens = view.word(first.wrapping_sub(1)) == "At"
        && (view.one_of(end, &["he", "she"]) || view.word(end) == "," && view.one_of(end + 1, &["he", "she"]));
    let life = view.back_one_of(first, 1, &["at"]) && (2..=6).any(|by| view.back_one_of(first, by, lists::TURNS_OF_LIFE));
    let person = || (2..=8).any(|by| view.back_one_of(first, by, &["he", "she", "who", "i"]));
    let at = at || life && person();
    (adult && (when || opens || ends && (is && (pronoun || named && grown || opens_with_name) || at))).then_some((first, end))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn ages_are_known_by_the_words_around_them() {
        for (text, words) in [
            ("Ann Lee, 56, spoke.", "56"),
            ("a boy aged 9", "aged 9"),
            ("as old as 80", "old as 80"),
            ("He died aged just 34.", "aged just 34"),
            ("It helps people under 30 engage.", "30"),
            ("The mayor, 61, resigned.", "61"),
            ("Ann Lee, 56 — a nurse — spoke.", "56"),
            ("the 14-year-old", "14-year-old"),
            ("She is 80 years old.", "80 years old"),
            ("He is 45.", "45"),
            ("Aske is 74 and well.", "74"),
            ("She took over the bakery at 23.", "23"),
            ("At 24 she set off.", "24"),
            ("He left school at 14 and wrote.", "14"),
            ("Ann Lee Jr., 38, spoke.", "38"),
            ("It can happen when you’re 45.", "45"),
            ("a man in his 30s", "30s"),
            ("adults 65 and older", "65 and older"),
            ("at the age of 12", "age of 12"),
        ] {
            assert_eq!(passed(text), [(words, Reason::Age)], "{text}");
        }
    }

    #[test]
    fn a_count_behind_a_name_is_no_age() {
        assert_eq!(statistics("In Iowa, 45 percent stayed.").len(), 1);
        assert_eq!(statistics("It is 74 and rising.").len(), 1);
        assert_eq!(statistics("Lee won 45, and lost 3.").len(), 2);
    }
}
