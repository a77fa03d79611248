//! Numbers that start with a word: "fifteen", "a million", "half of", "tens of thousands", "a couple of".

use super::compose::compose;
use super::cue::Cue;
use super::digits::signed;
use super::numeral::{Form, Numeral};
use super::unit;
use super::view::View;
use crate::lexicon::numbers::QUALIFIERS;
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// The numeral that starts with the word of number at token `i`.
pub(super) fn read(view: View, i: usize) -> Option<Numeral> {
    let start = |first, end, value| Numeral::new(first, end, value, Form::Words);
    match view.cue(i)? {
        Cue::Cardinal(value) => {
            let (first, value) = signed(view, i, value);
            Some(compose(view, start(first, i + 1, value), None))
        }
        Cue::Scale(_) | Cue::Dozen => scale_alone(view, i),
        Cue::Plural(_) => magnitude(view, i),
        Cue::Ordinal(below) => article_fraction(view, i, below),
        Cue::Half => half(view, i),
        Cue::Quarter => compound_fraction(view, i, 0.25).or_else(|| match view.back_one_of(i, 1, &["a"]) || is_scale(view, i + 1) {
            true => article_fraction(view, i, 4.0),
            false => None,
        }),
        Cue::Couple => couple(view, i),
        Cue::Part(value) => Some(Numeral::new(i, i + 1, value, Form::Fraction)),
        Cue::Denominator(_) | Cue::Times(_) | Cue::Multiple(_) => None,
    }
}

fn is_scale(view: View, i: usize) -> bool {
    matches!(view.cue(i), Some(Cue::Scale(_) | Cue::Dozen))
}

/// "a million", "several hundred", "hundred thousand".
fn scale_alone(view: View, i: usize) -> Option<Numeral> {
    if let Some(first) = vague_before(view, i) {
        let mut end = i + 1;
        while is_scale(view, end) {
            end += 1;
        }
        return Some(Numeral::vague(first, end));
    }
    let article = view.back_one_of(i, 1, &["a", "an"]);
    let definite = || {
        let counts = view.back_one_of(i, 1, &["the"]) && view.is_plural(i + 1);
        (counts || view.back_one_of(i, 1, &["per", "every", "those", "these", "that"])) && !view.joins(i + 1)
    };
    if !article && !is_scale(view, i + 1) && !definite() {
        return None;
    }
    let first = if article { i - 1 } else { i };
    Some(compose(view, Numeral::new(first, i, 1.0, Form::Words), None))
}

/// The first token of "several", "a few", "a couple of" before a scale.
fn vague_before(view: View, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    if view.one_of(before, &["several", "many"]) {
        return Some(before);
    }
    let few = match view.one_of(before, &["of"]) && view.back_one_of(before, 1, &["couple"]) {
        true => before - 1,
        false => before,
    };
    let is_few = view.one_of(few, &["few", "couple"]);
    is_few.then(|| if view.back_one_of(few, 1, &["a"]) { few - 1 } else { few })
}

/// "thousands", "tens of thousands", "hundreds of millions".
fn magnitude(view: View, i: usize) -> Option<Numeral> {
    let mut end = i + 1;
    while view.one_of(end, &["of"]) && matches!(view.cue(end + 1), Some(Cue::Plural(_))) {
        end += 2;
    }
    let chained = end > i + 1;
    let scores = view.one_of(i, &["scores", "tens"]);
    if scores && !chained && (view.one_of(i, &["tens"]) || !(view.one_of(end, &["of"]) || are_people(view, i)) || view.capital(i + 2)) {
        return None;
    }
    let first = match view.back_one_of(i, 1, &["many", "several"]) {
        true => i - 1,
        false => i,
    };
    Some(Numeral::vague(first, end))
}

/// "Scores were rescued", "Scores more are feared dead": people, as no test or game has such scores.
fn are_people(view: View, i: usize) -> bool {
    let verb = i + 1 + usize::from(view.one_of(i + 1, &["more"]));
    let been = verb + 1 + usize::from(view.one_of(verb, &["have", "had"]) && view.one_of(verb + 1, &["been"]));
    view.starts_sentence(i) && view.one_of(been - 1, &["are", "were", "been"]) && view.one_of(been, lists::HARMED)
}

/// "a couple of points": two.
fn couple(view: View, i: usize) -> Option<Numeral> {
    let first = i.checked_sub(1).filter(|&before| view.one_of(before, &["a"]))?;
    let of = usize::from(view.one_of(i + 1, &["of"]));
    let next = i + 1 + of;
    let counts = if of == 1 { !view.one_of(next, lists::BEHIND_HALVES) } else { view.is_plural(next) };
    let numeral = Numeral::new(first, next, 2.0, Form::Words);
    (counts && !is_scale(view, next)).then_some(numeral)
}

/// "a third of", "a quarter million": the article and an ordinal. An ordinal with its noun ("a third man") is none.
fn article_fraction(view: View, i: usize, below: f64) -> Option<Numeral> {
    if below < 3.0 {
        return None;
    }
    let article = view.back_one_of(i, 1, &["a", "an"]);
    let measured = view.one_of(i + 1, lists::BEHIND_FRACTIONS);
    let ended = !view.is_wordlike(i + 1) && !view.is_hyphen(i + 1);
    let compared = view.back_one_of(i, 2, lists::BEFORE_FRACTIONS);
    // "up by a third from last year"
    let since = view.one_of(i + 1, lists::BEHIND_CHANGED_FRACTIONS);
    let scaled = is_scale(view, i + 1) && below == 4.0;
    // "the poorest fifth of incomes"
    let ranked = view.back_one_of(i, 1, lists::RANKED_FIFTHS) && (ended || view.one_of(i + 1, &["of", "in", "by"]));
    if ranked {
        return Some(Numeral::new(i, i + 1, 1.0 / below, Form::Fraction));
    }
    // "between a third and a half", "a quarter to a third"
    let ranged = view.one_of(i + 1, &["and", "to"]) && view.one_of(i + 2, &["a"]) && view.cue(i + 3).is_some_and(is_part);
    if !scaled && !(article && (measured || ranged || answers(view, i + 1) || (compared && (ended || since || below == 4.0)))) {
        return None;
    }
    let first = if article { i - 1 } else { i };
    let start = Numeral::new(first, i + 1, 1.0 / below, Form::Fraction);
    Some(compose(view, start, None))
}

/// Whether the verb at `at` is one of several people's: "a third say", "a fifth said they".
fn answers(view: View, at: usize) -> bool {
    let they = || (1..=3).any(|by| view.one_of(at + by, &["they", "their"]));
    // "a third report showed" is one more report.
    let noun = view.is_verb(at + 1) && !view.is_verb(at);
    !noun && (view.one_of(at, lists::VERBS_OF_MANY) || view.one_of(at, lists::PAST_VERBS_OF_MANY) && they())
}

fn is_part(cue: Cue) -> bool {
    matches!(cue, Cue::Ordinal(_) | Cue::Half | Cue::Quarter)
}

/// A fraction that hyphens join to what it is a part of: "half-dozen", "quarter-million", "half-a-billion", "quarter-point",
/// "half-mile". "Half-baked" and "quarter-final" are no quantities.
fn compound_fraction(view: View, i: usize, value: f64) -> Option<Numeral> {
    if !view.joins(i + 1) {
        return None;
    }
    let first = if view.back_one_of(i, 1, &["a"]) { i - 1 } else { i };
    let start = |end| Numeral::new(first, end, value, Form::Fraction);
    let article = view.one_of(i + 2, &["a", "an"]) && view.joins(i + 3);
    let of = view.one_of(i + 2, &["of"]) && view.joins(i + 3) && view.one_of(i + 4, &["a", "an"]) && view.joins(i + 5);
    let next = match (article, of) {
        (true, _) => i + 4,
        (_, true) => i + 6,
        _ => i + 2,
    };
    if is_scale(view, next) {
        return Some(compose(view, start(next), None));
    }
    // The unit behind is read with the numeral, the article that hyphens join to it is the numeral's.
    let measured = unit::word(view, next).is_some_and(|(name, _)| name != "season") || view.one_of(next, lists::UNITS_OF_HALVES);
    // "a quarter-point cut": the article is the cut's; "about a quarter-mile south": it is the quarter's.
    let noun = next + if view.one_of(next, &["percentage"]) { 3 } else { 1 };
    let step = view.is(noun, Class::Rise) || view.is(noun, Class::Fall);
    let owned = view.is_wordlike(noun) && (step || !view.is(noun, Class::Function));
    let rounded = first.checked_sub(1).is_some_and(|at| QUALIFIERS.contains(view.lower(at)));
    let first = if owned && !rounded { i } else { first };
    measured.then(|| Numeral { first, ..start(if next > i + 2 { next - 1 } else { i + 1 }) })
}

/// "half of", "half a million", "half-dozen"; not "second half", "half-brother".
fn half(view: View, i: usize) -> Option<Numeral> {
    if view.back_one_of(i, 1, lists::HALVES_THAT_ARE_PARTS) || view.one_of(i + 1, &["past", "way", "time", "sister", "brother"]) {
        return None;
    }
    // "led 58-41 at the half": of a game.
    if view.back_one_of(i, 1, &["the"]) && view.back_one_of(i, 2, &["at", "before"]) && !view.one_of(i + 1, &["of"]) {
        return None;
    }
    // "a year and a half" is a time.
    if view.back_one_of(i, 1, &["a"]) && view.back_one_of(i, 2, &["and"]) && i >= 3 && unit::time(view, i - 3).is_some() {
        return None;
    }
    // "the southern half of the island" is a part that needs no number.
    let rounded = view.back_one_of(i, 1, lists::ROUNDING_HALVES);
    if view.back_one_of(i, 2, &["the", "its", "their"]) && view.is_wordlike(i - 1) && !rounded {
        return None;
    }
    let first = if view.back_one_of(i, 1, &["a"]) { i - 1 } else { i };
    let start = |end| Numeral::new(first, end, 0.5, Form::Fraction);
    // "half a million".
    if view.one_of(i + 1, &["a", "an"]) && is_scale(view, i + 2) {
        return Some(compose(view, start(i + 2), None));
    }
    if is_scale(view, i + 1) {
        return Some(compose(view, start(i + 1), None));
    }
    if view.joins(i + 1) {
        return compound_fraction(view, i, 0.5);
    }
    let joined_before = view.is_hyphen(i.wrapping_sub(1)) && view.glued(i);
    (!joined_before).then(|| start(i + 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Value;
    use crate::statistic::tests::{exact, statistics};

    #[test]
    fn a_part_with_an_article_is_a_fraction_where_something_is_measured_by_it() {
        assert_eq!(statistics("Crime rose by a third from 2001.")[0].1, exact(1.0 / 3.0));
        assert_eq!(statistics("A third say they drink, a quarter are unsure.").len(), 2);
        assert_eq!(statistics("A third said they would go.")[0].1, exact(1.0 / 3.0));
        assert_eq!(statistics("Two fled; a third said he was tired.").len(), 1);
        assert_eq!(statistics("a quarter of men")[0].1, exact(0.25));
        assert_eq!(statistics("It lost between a third and a half of its value.")[0].1, Some(Value::Range(1.0 / 3.0, 0.5)));
        assert_eq!(statistics("the bottom fifth of incomes")[0].1, exact(0.2));
        assert_eq!(statistics("They led at the half and won."), []);
        assert_eq!(statistics("a third man"), []);
        assert_eq!(statistics("booked a year and a half ahead"), []);
    }
}
