//! Spans of time: ordinary durations, and times that are themselves the measured result.

use super::numeral::Form;
use super::quantity::{Candidate, Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use super::{direction, qualifier, unit};
use crate::lexicon::statistic as lists;
use crate::word::Class;

/// How far before a time the word may stand that makes it a measured result, in tokens.
const MEASURE_WINDOW: usize = 6;

/// A span of time that is no result: "after two decades".
pub(super) fn unmeasured(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    (quantity.dimension == Dimension::Time && !is_measured(view, quantity)).then(|| quantity.clone())
}

/// Whether a span of time is itself the result: "waits average 43 days", "ran it in 9.58 seconds", "40 hours a week".
fn is_measured(view: View, quantity: &Quantity) -> bool {
    let near = (quantity.first.saturating_sub(MEASURE_WINDOW)..quantity.first).any(|at| view.one_of(at, lists::MEASURING_WORDS));
    // "9.58 seconds", "two hours, 15 minutes and 37 seconds"
    let fine = quantity.low.is_some_and(|v| v.fract() != 0.0 || v > 60.0 && quantity.end - quantity.first >= 4);
    let exact = fine && matches!(quantity.unit.as_deref(), Some("s" | "ms"));
    // "24 hours a day" is no measure of anything.
    let whole = match (quantity.low, quantity.unit.as_deref(), quantity.per.as_deref()) {
        (Some(count), Some(unit), Some(per)) => {
            // "six days a week" is when it is open.
            (unit, per) == ("d", "wk") || [(24.0, "h", "d"), (12.0, "mo", "a"), (365.0, "d", "a")].contains(&(count, unit, per))
        }
        _ => false,
    };
    let rate = quantity.per.is_some() && quantity.per.as_deref() != quantity.unit.as_deref() && !whole;
    let on_average = view.one_of(quantity.end, &["on"]) && view.one_of(quantity.end + 1, &["average"]);
    // "sleep 34 minutes longer": a comparison.
    let compared = view.one_of(quantity.end, &["longer", "shorter", "faster", "slower", "quicker"]);
    near || exact || rate || on_average || compared || is_stuff(view, quantity) || is_changed(view, quantity)
}

/// So many hours take weeks: nobody gives them to say how long something went on.
const MANY_HOURS: f64 = 1000.0;

/// "7.2 hours of sunshine", "more than 7,400 hours of recordings": hours of something that is measured by them. "After 2.5 hours of talks" says
/// when.
fn is_stuff(view: View, quantity: &Quantity) -> bool {
    let hours = quantity.unit.as_deref() == Some("h") && view.one_of(quantity.end, &["of"]);
    let told = view.word(quantity.first).contains('.') || quantity.form == Form::Digits && quantity.low.is_some_and(|v| v >= MANY_HOURS);
    let first = qualifier::before(view, quantity.first, 0).map_or(quantity.first, |(at, _)| at);
    hours && told && !view.back_one_of(first, 1, lists::BEFORE_SPELLS)
}

/// "down from 61 days", "rose from 58 to 66 days", "fell to six weeks": a time that went up or down is measured.
fn is_changed(view: View, quantity: &Quantity) -> bool {
    // A range holds its "from".
    let from = view.one_of(quantity.first, &["from"]);
    let before = quantity.first.wrapping_sub(usize::from(!from));
    // "faces up to 20 years" is a bound, "went up to 43 days" a change.
    let bound = view.one_of(before, &["to"]) && view.back_one_of(before, 1, &["up"]) && !direction::moves(view, before.wrapping_sub(2));
    let led = from || view.one_of(before, &["from", "to"]) && !bound;
    let moved =
        before.checked_sub(1).is_some_and(|at| view.one_of(at, &["up", "down"]) || view.is(at, Class::Rise) || view.is(at, Class::Fall));
    led && moved
}

/// "incidents 20 and 50 years ago": a plain number has the unit of the next.
pub(super) fn shared(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    let plain = quantity.dimension == Dimension::Plain && quantity.shape == Shape::Single && !quantity.scaled;
    let next = quantity.end + 1;
    let second = plain && view.one_of(quantity.end, &["and", "or"]) && (view.is_number(next) || view.cue(next).is_some());
    let offset = view.one_of(next + 2, &["ago", "earlier", "later", "before", "after"]);
    let unit = if second && offset { unit::time(view, next + 1) } else { None }?;
    Some(Quantity { unit: Some(unit.into()), ..quantity.clone() })
}

/// "a week or two".
pub(super) fn one_or_two(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    let one = quantity.first.checked_sub(2).filter(|&one| quantity.is_small() && view.one_of(one + 1, &["or"]))?;
    Some(Quantity { unit: Some(unit::time(view, one)?.into()), ..quantity.clone() })
}

/// "one day": some day or other, where nothing says how long or how far off.
pub(super) fn some_day(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    let day = view.one_of(quantity.first, &["one"]) && view.one_of(quantity.end.wrapping_sub(1), &["day"]) && quantity.per.is_none();
    let bounded = view.back_one_of(quantity.first, 1, lists::BEFORE_DURATIONS);
    let counted = view.one_of(quantity.end, lists::BEHIND_DURATIONS);
    let vague = day && !bounded && !counted && !view.is_hyphen(quantity.first + 1);
    vague.then(|| Quantity::without_value(quantity.first, quantity.end))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{exact, passed, statistics};

    #[test]
    fn a_time_is_a_statistic_only_where_it_was_measured() {
        assert_eq!(passed("It may help us one day."), [("one day", Reason::Figurative)]);
        assert_eq!(passed("one day after the vote"), [("one day", Reason::Duration)]);
        assert_eq!(passed("cases 20 and 50 years ago"), [("20", Reason::Duration), ("50 years", Reason::Duration)]);
        assert_eq!(passed("after two decades"), [("two decades", Reason::Duration)]);
        assert_eq!(passed("she faces up to 20 years in jail"), [("20 years", Reason::Duration)]);
        assert_eq!(passed("open six days a week"), [("six days a week", Reason::Duration)]);
        assert_eq!(passed("open 24 hours a day"), [("24 hours a day", Reason::Duration)]);
        assert_eq!(statistics("ran it in 9.58 seconds")[0].0, "9.58 seconds");
        assert_eq!(statistics("won in two hours, 15 minutes and 37 seconds")[0].1, exact(8137.0));
        assert_eq!(statistics("they sleep 34 minutes longer")[0].0, "34 minutes");
        assert_eq!(statistics("works 40 hours a week")[0].0, "40 hours a week");
        assert_eq!(statistics("they wait 43 days on average")[0].0, "43 days");
        assert_eq!(statistics("waits are down from 61 days")[0].0, "61 days");
        assert_eq!(statistics("waits rose from 58 to 66 days")[0].0, "from 58 to 66 days");
        assert_eq!(passed("the inn was open from two to six weeks"), [("from two to six weeks", Reason::Duration)]);
    }
}
