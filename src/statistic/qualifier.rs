//! The words that bound or round a number: "more than", "or so", "-plus".

use super::direction;
use super::view::View;
use crate::lexicon::numbers::QUALIFIERS;
use crate::token::TokenKind;

/// Tokens in the longest qualifier.
const QUALIFIER_WORDS: usize = 5;

/// The qualifier that ends right before token `first`, not reaching back before `floor`: its first token and its words.
pub(super) fn before(view: View, first: usize, floor: usize) -> Option<(usize, String)> {
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
    view.one_of(at, &["up"]) && (adds || direction::moves(view, at.wrapping_sub(1)))
}

/// The qualifier behind a quantity: "or more", "-plus", "+". Its end and its words.
pub(super) fn behind(view: View, end: usize) -> Option<(usize, &'static str)> {
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
