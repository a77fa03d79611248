//! Numbers that are not meant as quantities: "two-way", "zero tolerance", "$20s", "Internet: 1, Scholars: 0".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::quantity::{Candidate, Quantity};
use super::unit::Dimension;
use super::view::View;
use crate::lexicon::numbers::FIGURATIVE;

/// Longest set phrase with a number, in tokens.
const PHRASE_TOKENS: usize = 5;

/// What set phrases begin with: few numbers do.
static OPENERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let until = |joints: &'static [char]| FIGURATIVE.entries().filter_map(move |phrase| phrase.split(joints).next());
    until(&[' ', '-']).chain(until(&[' ', '-', '/'])).collect()
});

/// "two-way", "zero tolerance": the set phrase that a quantity begins.
pub(super) fn set_phrase(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = candidate.alone.clone();
    let end = phrase(view, quantity.first)?.max(quantity.end);
    Some(Quantity { end, ..quantity })
}

/// "24/7": a set phrase that looks like a fraction or a date.
pub(super) fn with_stroke(view: View, i: usize) -> Option<(usize, usize)> {
    view.word(i).contains('/').then(|| phrase(view, i)).flatten().map(|end| (i, end))
}

/// The end of the set phrase that starts with word `first`.
fn phrase(view: View, first: usize) -> Option<usize> {
    if !OPENERS.contains(view.lower(first)) {
        return nothing(view, first);
    }
    let mut words = String::new();
    let mut found = None;
    for i in first..first + PHRASE_TOKENS {
        if i > first && !view.glued(i) {
            words.push(' ');
        }
        if view.word(i).is_empty() {
            break;
        }
        words.push_str(if view.is_hyphen(i) { "-" } else { view.word(i) });
        words.make_ascii_lowercase();
        if FIGURATIVE.contains(&words) {
            found = Some(i + 1);
        }
    }
    found.or_else(|| nothing(view, first))
}

/// "net zero", "ground zero", "patient zero", "square one": the word before makes an expression of the number.
fn nothing(view: View, first: usize) -> Option<usize> {
    let by = if view.is_hyphen(first.wrapping_sub(1)) { 2 } else { 1 };
    let zero = view.one_of(first, &["zero"]) && view.back_one_of(first, by, &["net", "ground", "patient", "absolute", "year"]);
    let nine = view.one_of(first, &["nine"]) && view.back_one_of(first, by, &["cloud"]);
    let one = view.one_of(first, &["one"]) && view.back_one_of(first, by, &["square", "day", "year", "job"]);
    // "20 below zero": where the other number is counted from.
    let origin = view.one_of(first, &["zero"]) && view.back_one_of(first, 1, &["below", "above"]) && first >= 2;
    (zero || one || nine || origin).then_some(first + 1)
}

/// "a goal or two": a few.
pub(super) fn one_or_two(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    let two = quantity.is_small() && quantity.low == Some(2.0) && view.back_one_of(quantity.first, 1, &["or"]);
    (two && view.back_one_of(quantity.first, 3, &["a", "an"])).then(|| quantity.clone())
}

/// "Internet: 1, Scientology: 0"; "a handful of $20s".
pub(super) fn tally_or_note(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = candidate.quantity.clone();
    let (first, end) = (quantity.first, quantity.end);
    let notes = quantity.dimension == Dimension::Money && view.word(end) == "s" && view.glued(end);
    if notes {
        return Some(Quantity { end: end + 1, ..quantity });
    }
    let tally = |at: usize| view.word(at) == ":" && view.is_number(at + 1) && view.is_wordlike(at.wrapping_sub(1));
    let before = first.checked_sub(1)?;
    let paired = tally(before) && (tally(end + 2) && view.word(end) == "," || before >= 4 && tally(before - 4));
    (paired && quantity.is_small()).then_some(quantity)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::passed;

    #[test]
    fn set_phrases_and_jokes_are_no_quantities() {
        assert_eq!(passed("a two-way race"), [("two-way", Reason::Figurative)]);
        assert_eq!(passed("It will reach net zero by law."), [("zero", Reason::Figurative)]);
        assert_eq!(passed("care is given 24/7"), [("24/7", Reason::Figurative)]);
        assert_eq!(passed("a roll of $20s"), [("$20s", Reason::Figurative)]);
        assert_eq!(passed("Internet: 1, Scholars: 0"), [("1", Reason::Figurative), ("0", Reason::Figurative)]);
    }
}
