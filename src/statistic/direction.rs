//! Where the change goes that a quantity measures: "fell by a third", "up 4.2 points".

use super::quantity::{Quantity, Shape};
use super::view::View;
use crate::analysis::Direction;
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// Tokens from a verb to the "or" before its change in another unit.
const SAME_CHANGE: usize = 8;

/// The direction of the change that a quantity between `first` and `end`, its qualifier included, is or measures.
pub(super) fn of(view: View, quantity: &Quantity, first: usize, end: usize) -> Option<Direction> {
    match (quantity.shape, quantity.low, quantity.high) {
        (Shape::Multiple, Some(factor), _) if factor < 1.0 => Some(Direction::Down),
        (Shape::FromTo, Some(from), Some(to)) if to < from => Some(Direction::Down),
        (Shape::Multiple | Shape::FromTo, ..) => Some(Direction::Up),
        (Shape::Score | Shape::Times | Shape::Ratio, ..) => None,
        (Shape::Single | Shape::Range, ..) => around(view, first, end, quantity.is_part()),
    }
}

/// The direction of the change that a quantity measures: "fell by a third", "up 4.2 points", "a 5 percent increase", "put on 0.1 percent".
/// "Rose to 12" gives a level, not a change. `parts` says that the quantity is one of per cent, points or money.
pub(super) fn around(view: View, first: usize, end: usize, parts: bool) -> Option<Direction> {
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
        let stands = parts && (!view.goes_on(end + 1)) && !view.one_of(end + 1, &["to", "the"]);
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
    // "In 7 Spike Orr films."
    let name = view.capital(at) && !view.starts_sentence(at) && !view.title_case(at);
    if name {
        None
    } else if view.is(at, Class::Rise) {
        Some(Direction::Up)
    } else if view.is(at, Class::Fall) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// Whether something goes up by the verb at `at`.
pub(super) fn moves(view: View, at: usize) -> bool {
    view.is(at, Class::Rise) || view.is(at, Class::Move) || view.one_of(at, &["is", "was", "are", "were", "it"])
}
