//! Numbers that are not meant as quantities: "two-way", "zero tolerance", "$20s", "Internet: 1, Scholars: 0".

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::quantity::Quantity;
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

/// The end of the set phrase that starts with token `first`: "two-way", "zero tolerance".
pub(super) fn set_phrase(view: View, first: usize) -> Option<usize> {
    if !OPENERS.contains(view.lower(first)) {
        return nothing(view, first);
    }
    let mut phrase = String::new();
    let mut found = None;
    for i in first..first + PHRASE_TOKENS {
        if i > first && !view.glued(i) {
            phrase.push(' ');
        }
        if view.word(i).is_empty() {
            break;
        }
        phrase.push_str(if view.is_hyphen(i) { "-" } else { view.word(i) });
        phrase.make_ascii_lowercase();
        if FIGURATIVE.contains(&phrase) {
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

/// "Internet: 1, Scientology: 0"; "a handful of $20s".
pub(super) fn tally_or_note(view: View, quantity: &Quantity) -> Option<usize> {
    let (first, end) = (quantity.first, quantity.end);
    let notes = quantity.dimension == Dimension::Money && view.word(end) == "s" && view.glued(end);
    if notes {
        return Some(end + 1);
    }
    let tally = |at: usize| view.word(at) == ":" && view.is_number(at + 1) && view.is_wordlike(at.wrapping_sub(1));
    let before = first.checked_sub(1)?;
    let paired = tally(before) && (tally(end + 2) && view.word(end) == "," || before >= 4 && tally(before - 4));
    (paired && quantity.is_small()).then_some(end)
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
