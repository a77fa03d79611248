//! What stands around a quantity: the words that bound or round it, the direction of a change.

use super::view::View;
use crate::analysis::Direction;
use crate::lexicon::numbers::{FALLS, QUALIFIERS, RISES};
use crate::lexicon::statistic as lists;

/// Words in the longest qualifier.
const QUALIFIER_WORDS: usize = 4;

/// The qualifier that ends right before token `first`, not reaching back before `floor`: its first token and its words.
pub(super) fn qualifier(view: View, first: usize, floor: usize) -> Option<(usize, String)> {
    let mut found = None;
    let mut words = String::new();
    for by in 1..=QUALIFIER_WORDS {
        let Some(at) = first.checked_sub(by).filter(|&at| at >= floor && view.is_wordlike(at)) else { break };
        let word = view.lower(at);
        if by > 1 {
            words.insert(0, ' ');
        }
        words.insert_str(0, &word);
        if QUALIFIERS.contains(&words) && !adds_up(view, at) {
            found = Some((at, words.clone()));
        }
    }
    // Two in a row: "at least about".
    match found {
        Some((at, words)) if at > floor => match one_more(view, at, floor) {
            Some((earlier, first_words)) => Some((earlier, format!("{first_words} {words}"))),
            None => Some((at, words)),
        },
        other => other,
    }
}

fn one_more(view: View, first: usize, floor: usize) -> Option<(usize, String)> {
    let mut words = String::new();
    let mut found = None;
    for by in 1..=2 {
        let Some(at) = first.checked_sub(by).filter(|&at| at >= floor && view.is_wordlike(at)) else { break };
        if by > 1 {
            words.insert(0, ' ');
        }
        words.insert_str(0, &view.lower(at));
        if QUALIFIERS.contains(&words) && !adds_up(view, at) {
            found = Some((at, words.clone()));
        }
    }
    found
}

/// "These add up to 5 million", "sizes crept up to 26.7": the words belong to the verb, and bound nothing.
fn adds_up(view: View, at: usize) -> bool {
    let adds = view.back_one_of(at, 1, &["add", "adds", "added", "adding"]);
    view.one_of(at, &["up"]) && (adds || moves(view, at.wrapping_sub(1)))
}

/// Whether something goes up by the verb at `at`.
pub(super) fn moves(view: View, at: usize) -> bool {
    RISES.contains(&view.lower(at)) || view.one_of(at, lists::MOVING_VERBS)
}

/// The qualifier behind a quantity: "or more", "-plus", "+". Its end and its words.
pub(super) fn trailing(view: View, end: usize) -> Option<(usize, &'static str)> {
    if view.one_of(end, &["or"]) {
        let words = match &*view.lower(end + 1) {
            "more" => "or more",
            "less" => "or less",
            "fewer" => "or fewer",
            "so" => "or so",
            "higher" => "or higher",
            "lower" => "or lower",
            "greater" => "or greater",
            _ => return None,
        };
        return Some((end + 2, words));
    }
    plus(view, end).or_else(|| (view.joins(end) && view.one_of(end + 1, &["odd"])).then_some((end + 2, "odd")))
}

/// "-plus", "+" glued to a number.
pub(super) fn plus(view: View, end: usize) -> Option<(usize, &'static str)> {
    if view.word(end) == "+" && view.glued(end) {
        return Some((end + 1, "plus"));
    }
    (view.joins(end) && view.one_of(end + 1, &["plus"])).then_some((end + 2, "plus"))
}

/// The direction of the change that a quantity measures: "fell by a third", "up 4.2 points", "a 5 percent increase". "Rose to 12"
/// gives a level, not a change.
pub(super) fn direction(view: View, first: usize, end: usize) -> Option<Direction> {
    let of = |at: usize| {
        let word = view.lower(at);
        // "exports make up half of output"
        if &*word == "up" && view.back_one_of(at, 1, &["make", "makes", "made", "making"]) {
            return None;
        }
        if RISES.contains(&word) {
            Some(Direction::Up)
        } else if FALLS.contains(&word) {
            Some(Direction::Down)
        } else {
            None
        }
    };
    let at = first.checked_sub(1)?;
    let before = match view.one_of(at, &["by"]) {
        true => (1..=3).find_map(|by| of(at.checked_sub(by)?)),
        false => of(at),
    };
    before.or_else(|| of(end).filter(|_| !view.one_of(end, lists::BEHIND_CHANGES)))
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::statistics;

    #[test]
    fn qualifiers_are_found_before_and_behind() {
        assert_eq!(statistics("Slightly more than 40 boats")[0].0, "Slightly more than 40 boats");
        assert_eq!(statistics("at least about 40 boats")[0].0, "at least about 40 boats");
        assert_eq!(statistics("They add up to more than 40 boats")[0].0, "more than 40 boats");
        assert_eq!(statistics("Prices went up to £4.")[0].0, "£4");
        assert_eq!(statistics("cost $50 or more.")[0].0, "$50 or more");
        assert_eq!(statistics("some 2470+ delegates")[0].0, "some 2470+ delegates");
    }
}
