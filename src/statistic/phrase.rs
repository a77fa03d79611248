//! What stands around a quantity: the words that bound or round it, the direction of a change.

use super::view::View;
use crate::analysis::Direction;
use crate::lexicon::numbers::QUALIFIERS;
use crate::lexicon::statistic as lists;
use crate::token::TokenKind;
use crate::word::Class;

/// Tokens from a verb to the "or" before its change in another unit.
const SAME_CHANGE: usize = 8;

/// Tokens in the longest qualifier.
const QUALIFIER_WORDS: usize = 5;

/// The qualifier that ends right before token `first`, not reaching back before `floor`: its first token and its words.
pub(super) fn qualifier(view: View, first: usize, floor: usize) -> Option<(usize, String)> {
    let (at, words) = longest(view, first, floor, QUALIFIER_WORDS)?;
    // Two in a row: "at least about".
    // "worked out over about twenty attempts": in their course.
    let bounds = |(_, before): &(usize, String)| !matches!(before.as_str(), "over" | "under");
    Some(match longest(view, at, floor, 2).filter(|_| at > floor).filter(bounds) {
        Some((earlier, before)) => (earlier, format!("{before} {words}")),
        None => (at, words),
    })
}

/// The longest entry of the lexicon of qualifiers that ends right before token `first`, of so many tokens at most.
fn longest(view: View, first: usize, floor: usize, tokens: usize) -> Option<(usize, String)> {
    let mut found = None;
    let mut words = String::new();
    for by in 1..=tokens {
        let Some(at) = first.checked_sub(by).filter(|&at| at >= floor && qualifies(view, at)) else { break };
        if by > 1 && !view.glued(at + 1) {
            words.insert(0, ' ');
        }
        words.insert_str(0, view.lower(at));
        if QUALIFIERS.contains(&words) && !adds_up(view, at) {
            found = Some((at, words.clone()));
        }
    }
    found
}

/// Whether a token may be part of a qualifier: a word, the stop of an abbreviation, a sign glued to what follows it.
fn qualifies(view: View, at: usize) -> bool {
    match view.word(at) {
        "." => view.glued(at) && view.is_wordlike(at.wrapping_sub(1)),
        "~" | "≈" | "±" | ">" | "<" | "≥" | "≤" | "+" | "/" | "-" => view.glued(at + 1),
        _ => view.is_wordlike(at),
    }
}

/// "These add up to 5 million", "sizes crept up to 26.7": the words belong to the verb, and bound nothing.
fn adds_up(view: View, at: usize) -> bool {
    let adds = view.back_one_of(at, 1, &["add", "adds", "added", "adding"]);
    view.one_of(at, &["up"]) && (adds || moves(view, at.wrapping_sub(1)))
}

/// Whether something goes up by the verb at `at`.
pub(super) fn moves(view: View, at: usize) -> bool {
    view.is(at, Class::Rise) || view.is(at, Class::Move) || view.one_of(at, &["is", "was", "are", "were", "it"])
}

/// The qualifier behind a quantity: "or more", "-plus", "+". Its end and its words.
pub(super) fn trailing(view: View, end: usize) -> Option<(usize, &'static str)> {
    if view.one_of(end, &["or"]) {
        let words = match view.lower(end + 1) {
            "more" => "or more",
            "less" => "or less",
            "fewer" => "or fewer",
            "so" => "or so",
            "thereabouts" => "or thereabouts",
            "higher" => "or higher",
            "lower" => "or lower",
            "greater" => "or greater",
            _ => return None,
        };
        return Some((end + 2, words));
    }
    // "500 at most"; "500, at least two of them dead" is about what follows.
    let bound = match (view.lower(end), view.lower(end + 1)) {
        ("at", "most") => "at most",
        ("at", "least") => "at least",
        _ => "",
    };
    let ends = !view.is_wordlike(end + 2) && !view.is_number(end + 2) && view.kind(end + 2) != Some(TokenKind::Symbol)
        || matches!(view.word(end + 2), "." | "," | ";" | ")");
    if !bound.is_empty() && ends {
        return Some((end + 2, bound));
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

/// The direction of the change that a quantity measures: "fell by a third", "up 4.2 points", "a 5 percent increase", "put on 0.1 percent".
/// "Rose to 12" gives a level, not a change. `parts` says that the quantity is one of per cent, points or money.
pub(super) fn direction(view: View, first: usize, end: usize, parts: bool) -> Option<Direction> {
    let at = first.checked_sub(1)?;
    // "rose 1.3 percent, or 92 points,": the same change in another unit.
    if parts && view.one_of(at, &["or"]) && view.back(at, 1) == "," {
        let earlier = (at.saturating_sub(SAME_CHANGE)..at - 1).rev().find(|&i| way(view, i, parts).is_some());
        return earlier.filter(|&i| (i + 1..at).any(|i| view.is_number(i))).and_then(|i| way(view, i, parts));
    }
    let before = match view.lower(at) {
        // "off by 2 percent" is wrong by so much.
        "by" if view.back_one_of(at, 1, &["off"]) => None,
        "by" => (1..=3).find_map(|by| way(view, at.checked_sub(by)?, parts)),
        // "a rise of 7%"; a loss or an advance of money is no change of anything.
        "of" if parts && !view.back_one_of(at, 1, lists::NO_STEPS_OF) => way(view, at.checked_sub(1)?, false),
        _ => way(view, at, parts),
    };
    before.or_else(|| {
        let behind = way(view, end, false)?;
        // "10 mm falling in six hours": what falls is rain.
        let verb = view.one_of(end, &["loss", "losses", "lost", "added", "shed"]) || view.lower(end).ends_with("ing");
        // "0.3 percent up on the day"; "5 percent up to May" is none.
        let adverb = view.one_of(end, &["up", "down"]);
        let stands = parts && (!view.is_wordlike(end + 1) || view.is(end + 1, Class::Function)) && !view.one_of(end + 1, &["to", "the"]);
        (!verb && (!adverb || stands)).then_some(behind)
    })
}

/// Where something goes by the word at `at`, or by the verb and particle that end there.
fn way(view: View, at: usize, parts: bool) -> Option<Direction> {
    let verb = at.wrapping_sub(1);
    match view.lower(at) {
        // "exports make up half of output"; "gave up 2 percent".
        "up" if view.one_of(verb, &["make", "makes", "made", "making"]) => return None,
        "up" if view.one_of(verb, &["give", "gives", "gave", "giving"]) => return parts.then_some(Direction::Down),
        // "fell back 2 percent", "clawed back 0.4 percent"
        "back" if parts && view.one_of(verb, &["give", "gives", "gave", "giving"]) => return Some(Direction::Down),
        "back" if parts && view.one_of(verb, &["claw", "claws", "clawed", "clawing", "win"]) => return Some(Direction::Up),
        "back" if parts && verb < at => return way(view, verb, false),
        "on" if parts && view.one_of(verb, lists::VERBS_BEFORE_ON) => return Some(Direction::Up),
        // "was off 2 percent", "wiped off 2 percent".
        "off" if parts => return Some(Direction::Down),
        _ => {}
    }
    if view.is(at, Class::Rise) {
        Some(Direction::Up)
    } else if view.is(at, Class::Fall) {
        Some(Direction::Down)
    } else {
        None
    }
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
