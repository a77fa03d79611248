//! Ordinals and ranks: "first", "21st", "third-largest", "No. 2", "number one".

use super::cue::Cue;
use super::view::View;
use crate::lexicon::statistic as lists;

/// A rank: its first token, the one behind its last, and its value.
pub(super) type Rank = (usize, usize, f64);

/// The rank that token `i` gives.
pub(super) fn read(view: View, i: usize) -> Option<Rank> {
    if view.is_number(i) {
        return digits(view, i);
    }
    match view.cue(i)? {
        Cue::Ordinal(value) => {
            // "seconds" of time is no ordinal; "second" behind a number is read with it. "twenty-first" is one rank.
            let tens = |at: usize| match view.cue(at) {
                Some(Cue::Cardinal(tens)) if tens >= 20.0 && value < 10.0 => Some(tens),
                _ => None,
            };
            match i.checked_sub(2).filter(|_| view.joins(i - 1)).and_then(|at| Some((at, tens(at)?))) {
                Some((at, tens)) => Some((at, i + 1, tens + value)),
                None => Some((i, i + 1, value)),
            }
        }
        _ => None,
    }
}

/// The rank that a cardinal gives: "twenty-first", "number one".
pub(super) fn of_cardinal(view: View, i: usize) -> Option<Rank> {
    let Some(Cue::Cardinal(value)) = view.cue(i) else { return None };
    compound(view, i).or_else(|| numbered(view, i).map(|first| (first, i + 1, value)))
}

/// The ordinal of which the word at `i` is the first half: "twenty-first".
fn compound(view: View, i: usize) -> Option<Rank> {
    let Some(Cue::Cardinal(tens)) = view.cue(i) else { return None };
    let at = if view.joins(i + 1) { i + 2 } else { return None };
    match view.cue(at) {
        Some(Cue::Ordinal(value)) if tens >= 20.0 && value < 10.0 => Some((i, at + 1, tens + value)),
        _ => None,
    }
}

fn digits(view: View, i: usize) -> Option<Rank> {
    let (first, end) = match view.glued(i + 1) && view.one_of(i + 1, &["st", "nd", "rd", "th"]) {
        true => (i, i + 2),
        false => (numbered(view, i)?, i + 1),
    };
    Some((first, end, view.word(i).replace(',', "").parse().ok()?))
}

/// The first token of "No.", "Nos.", "number", "#", "Top", before the number at `i`.
fn numbered(view: View, i: usize) -> Option<usize> {
    let at = i.checked_sub(1)?;
    if view.word(at) == "." && view.back_one_of(at, 1, &["no", "nos", "nr", "nrs"]) {
        return Some(at - 1);
    }
    let sign = view.word(at) == "#" && view.glued(i) && view.word(i).len() <= 2;
    let rank =
        view.one_of(at, lists::BEFORE_RANKS) && view.is_number(i) && view.word(at) != "no" && !view.one_of(i + 1, &["percent", "%", "per"])
            || view.one_of(at, &["number"]) && !view.back_one_of(at, 1, &["the", "a"]);
    let top = view.one_of(at, &["top"]) && !view.one_of(i + 1, &["percent", "%", "per"]);
    (sign || rank || top).then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::passed;

    #[test]
    fn ranks_are_passed_over() {
        for (text, words) in [
            ("the 21st floor", "21st"),
            ("the twenty-first floor", "twenty-first"),
            ("came in No. 2 there", "No. 2"),
            ("the top 10 songs", "top 10"),
        ] {
            assert_eq!(passed(text), [(words, Reason::Ordinal)], "{text}");
        }
    }
}
