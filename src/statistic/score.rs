//! Scores, votes and odds: "5-4", "218 votes to 205", "7/2".

use super::numeral::{Form, Numeral};
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{counted, number};
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// How far from a score the word may stand that shows it is one, in tokens.
const CONTEST_WINDOW: usize = 6;

/// Without a word that shows a score, two numbers are one only below this.
const LIKELY_SCORE: f64 = 100.0;

/// Highest number of a pair of odds.
const LONGEST_ODDS: f64 = 10_000.0;

/// "5-4", "won 218 to 205": two whole numbers of a score or vote.
pub(super) fn of_two(view: View, first: &Quantity, second: &Quantity, low: f64, high: f64) -> bool {
    let whole = |v: f64| v.fract() == 0.0 && v < 1000.0;
    if !whole(low) || !whole(high) || first.scaled || second.scaled || first.form == Form::Fraction {
        return false;
    }
    let near = |at: usize| view.is(at, Class::Contest);
    let contest =
        (first.first.saturating_sub(CONTEST_WINDOW)..first.first).any(near) || (second.end..second.end + CONTEST_WINDOW).any(near);
    let counted = counted::phrase(view, second.end).is_some_and(|(_, end)| end <= second.end + 2);
    // "2 to 1" is a ratio where nobody won.
    let to_one = high == 1.0 && view.one_of(first.end, &["to"]);
    // "by about 3 to 1" rounds no score.
    let rounded = to_one && view.back_one_of(first.first, 1, lists::ROUNDING_BEFORE_RANGES);
    let contest = contest && !rounded;
    let favoured = view.one_of(second.end, lists::BEHIND_ODDS);
    // "6-4 5-7 6-3"
    let pair = |at: usize| view.is_number(at) && view.joins(at + 1) && view.is_number(at + 2);
    let row = pair(second.end) || first.first.checked_sub(3).is_some_and(pair);
    contest || favoured || row || (low >= high && high < LIKELY_SCORE && !counted && !to_one)
}

/// "218 votes to 205": a score with what was cast or scored behind its first number; else gives `first` back.
pub(super) fn with_noun(view: View, first: Quantity) -> Quantity {
    let cast = view.one_of(first.end, lists::SCORED);
    let plain = first.dimension == Dimension::Plain && first.shape == Shape::Single && !first.scaled && first.form != Form::Fraction;
    if !cast || !plain || !view.one_of(first.end + 1, &["to"]) {
        return first;
    }
    let second = number::at(view, first.end + 2).filter(|n| !n.scaled && !view.is_wordlike(n.end));
    match (first.low, second.and_then(|n| Some((n.value?, n.end)))) {
        (Some(low), Some((high, end))) => Quantity { end, high: Some(high), parts: Some((low, high)), shape: Shape::Score, ..first },
        _ => first,
    }
}

/// How far from a cricket score the word may stand that shows it is one, in tokens.
const INNINGS_WINDOW: usize = 10;

/// "214 for 6 at lunch": runs for wickets, where the game is cricket; else gives `first` back.
pub(super) fn runs_for_wickets(view: View, first: Quantity) -> Quantity {
    let cricket = |at: usize| view.one_of(at, lists::CRICKET);
    let plain = first.dimension == Dimension::Plain && first.shape == Shape::Single && first.form == Form::Digits && !first.scaled;
    if !plain || !view.one_of(first.end, &["for"]) {
        return first;
    }
    let second = number::at(view, first.end + 1).filter(|n| !n.scaled);
    let near = || (first.first.saturating_sub(INNINGS_WINDOW)..first.first).chain(first.end + 2..first.end + INNINGS_WINDOW).any(cricket);
    match (first.low, second.and_then(|n| Some((n.value.filter(|v| *v <= 10.0)?, n.end)))) {
        (Some(low), Some((high, end))) if low > high && near() => {
            Quantity { end, high: Some(high), parts: Some((low, high)), shape: Shape::Score, ..first }
        }
        _ => first,
    }
}

/// "7/2", where odds are spoken of: one token.
pub(super) fn odds(view: View, i: usize) -> Option<Quantity> {
    let whole = |part: &str| part.parse::<f64>().ok().filter(|v| v.fract() == 0.0 && (1.0..LONGEST_ODDS).contains(v));
    let (above, below) = view.word(i).split_once('/')?;
    let (above, below) = (whole(above)?, whole(below)?);
    let shown = |at: usize| view.one_of(at, lists::BOOKMAKING);
    let near = (i.saturating_sub(CONTEST_WINDOW)..i).any(shown) || (i + 1..i + 3).any(shown);
    let numeral = Numeral::new(i, i + 1, above / below, Form::Digits);
    near.then(|| Quantity { parts: Some((above, below)), shape: Shape::Ratio, ..Quantity::of(&numeral) })
}

#[cfg(test)]
mod tests {
    use crate::analysis::Value;
    use crate::statistic::tests::statistics;

    #[test]
    fn two_numbers_of_a_contest_are_one_score() {
        assert_eq!(statistics("won by 218 votes to 205.")[0].1, Some(Value::Range(218.0, 205.0)));
        assert_eq!(statistics("won by 5-4")[0].1, Some(Value::Range(5.0, 4.0)));
        assert_eq!(statistics("the 4-1 favourites")[0].1, Some(Value::Range(4.0, 1.0)));
        assert_eq!(statistics("lost 12 votes to apathy").len(), 1);
        assert_eq!(statistics("were 214 for 6 at lunch")[0].1, Some(Value::Range(214.0, 6.0)));
        assert_eq!(statistics("sold 214 for 6 dollars").len(), 2);
    }

    #[test]
    fn odds_are_a_ratio_and_other_numbers_with_a_stroke_are_none() {
        assert_eq!(statistics("bookmakers now offer 7/2")[0].1, Some(Value::Exact(3.5)));
        assert_eq!(statistics("in room 7/2 there"), []);
    }
}
