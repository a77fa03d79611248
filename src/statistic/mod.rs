//! Numbers: the quantities that one could check, and the numbers that are something else.
//!
//! One pass over the tokens of a paragraph. A token that is no number and no word of number costs one lookup. What starts at
//! one that is goes through the readers in this order; the first that knows it decides:
//!
//! 1. not a quantity: identifiers, clock times, dates, ordinals, Roman numbers in names;
//! 2. a quantity: numeral, currency or unit, what it is per ([`quantity`]); two numbers joined ([`range`], [`ratio`]); how often ([`multiple`]);
//! 3. a quantity that is no statistic: names, heights, ages, durations, set phrases, small numbers that point back;
//! 4. a statistic: with its qualifier, direction and what it counts.
//!
//! Every reader looks a fixed number of tokens ahead and back, so that the pass is linear in the text whatever the text.

#[macro_use]
mod pattern;
mod age;
mod amount;
mod anaphoric;
mod clock;
mod compose;
mod compound;
mod counted;
mod cue;
mod currency;
mod date;
mod digits;
mod direction;
mod duration;
mod figurative;
mod height;
mod identifier;
mod measure;
mod money;
mod multiple;
mod name;
mod number;
mod numeral;
mod ordinal;
mod outcome;
mod per;
mod qualifier;
mod quantity;
mod range;
mod ratio;
mod score;
mod unit;
mod view;
mod words;

use std::borrow::Cow;

use crate::analysis::{Direction, Passed, PassedOver, Reason, Statistic, Value};
use crate::passage::Passage;
use crate::token::TokenKind;
use crate::word::Class;

use cue::Cue;
use identifier::Chunk;
use numeral::{Form, Numeral};
use outcome::{statistic, value};
use quantity::{Quantity, Shape};
use unit::Dimension;
use view::View;

/// The numbers of a paragraph: statistics, and what was passed over with the reason. Both in order; linear in the paragraph.
pub fn numbers(passage: &Passage) -> (Vec<Statistic>, Vec<PassedOver>) {
    let mut reader =
        Reader { view: View::new(passage), statistics: Vec::new(), passed: Vec::new(), floor: 0, bare: 0, chunk: Chunk::default() };
    let mut i = 0;
    while i < passage.tokens.len() {
        let end = match passage.tokens[i].kind {
            TokenKind::Number => reader.number(i),
            TokenKind::Word => reader.word(i),
            _ => i,
        };
        i = end.max(i + 1);
    }
    reader.passed.sort_by_key(|p| p.span);
    (reader.statistics, reader.passed)
}

struct Reader<'p> {
    view: View<'p>,
    statistics: Vec<Statistic>,
    passed: Vec<PassedOver>,
    /// One past the last token that the number before took.
    floor: usize,
    /// Where the last statistic ends without what it counts, in bytes.
    bare: usize,
    /// Whether the last stretch without a space was a link.
    chunk: Chunk,
}

impl Reader<'_> {
    /// Reads what starts with the number token `i`; gives the token after it.
    fn number(&mut self, i: usize) -> usize {
        let view = self.view;
        if let Some((first, end)) = identifier::address(view, i).or_else(|| identifier::vulnerability(view, i)) {
            return self.pass(first, end, Reason::Identifier, None, None);
        }
        if let Some((first, end)) = amount::tens(view, i) {
            return self.emit(Quantity::of(&Numeral::vague(first, end)));
        }
        if let Some(seconds) = clock::elapsed(view, i) {
            return self.emit(Quantity::measured(i, i + 1, seconds, "s"));
        }
        if let Some((first, end)) = clock::time(view, i).or_else(|| clock::spoken(view, i)) {
            return self.pass(first, end, Reason::Time, None, None);
        }
        if let Some((first, end)) = date::read(view, i) {
            return self.pass(first, end, Reason::Date, None, None);
        }
        if let Some(end) = view.word(i).contains('/').then(|| figurative::set_phrase(view, i)).flatten() {
            return self.pass(i, end, Reason::Figurative, None, None);
        }
        if let Some(pair) = score::odds(view, i).or_else(|| amount::blood_pressure(view, i)) {
            return self.decide(pair);
        }
        if let Some((first, end)) = identifier::read(view, i, &mut self.chunk) {
            return self.pass(first, end, Reason::Identifier, None, None);
        }
        if let Some((first, end, rank)) = ordinal::read(view, i) {
            return self.pass(first, end, Reason::Ordinal, Some(Value::Exact(rank)), None);
        }
        if let Some(ratio) = ratio::colon(view, i) {
            return self.decide(ratio);
        }
        match amount::read(view, i) {
            Some(quantity) => self.decide(quantity),
            None => self.pass(i, i + 1, Reason::Identifier, None, None),
        }
    }

    /// Reads what starts with the word `i`, if it is one of number; gives the token after it.
    fn word(&mut self, i: usize) -> usize {
        let view = self.view;
        let word = view.word(i);
        if let Some((first, end)) = name::roman(view, i) {
            return self.pass(first, end, Reason::Name, None, None);
        }
        if let Some((numeral, iso)) = money::glued(view, i) {
            let mut amount = Quantity { unit: Some(iso.into()), dimension: Dimension::Money, ..Quantity::of(&numeral) };
            per::per(view, &mut amount);
            return self.decide(amount);
        }
        if let Some(point) = amount::one_point(view, i) {
            return self.decide(point);
        }
        let number = view.cue(i);
        if let Some((first, end)) = number.and_then(|_| clock::spoken(view, i)) {
            return self.pass(first, end, Reason::Time, None, None);
        }
        let found = match number {
            Some(_) if ordinal::compound(view, i).is_some() => None,
            Some(cue @ (Cue::Times(_) | Cue::Multiple(_))) => multiple::read(view, i, cue),
            // "½" is no word of the lexicon.
            None if word.is_ascii() => return i + 1,
            _ => amount::read(view, i),
        };
        if let Some(quantity) = found.filter(|_| !matches!(number, Some(Cue::Cardinal(_))) || ordinal::read(view, i).is_none()) {
            return self.decide(quantity);
        }
        match ordinal::compound(view, i).or_else(|| ordinal::read(view, i)) {
            Some((first, end, rank)) => self.pass(first, end, Reason::Ordinal, Some(Value::Exact(rank)), None),
            None => i + 1,
        }
    }

    /// Decides what a quantity is; gives the token after it.
    fn decide(&mut self, quantity: Quantity) -> usize {
        let view = self.view;
        let joined = multiple::times(view, ratio::join(view, range::join(view, compound::join(view, quantity.clone()))));
        let joined = compound::below_zero(view, joined);
        // "Lee 45 to 40 percent" has a unit only with its second number.
        let counts = joined.dimension != quantity.dimension || joined.shape == Shape::Score;
        if let Some((end, value)) = height::read(view, &quantity) {
            let unit = quantity.unit.or(Some(Cow::Borrowed("ft")));
            return self.pass(quantity.first, end, Reason::Height, Some(Value::Exact(value)), unit);
        }
        if let Some((first, end)) = name::read(view, &quantity).filter(|_| !counts) {
            return self.pass(first, end, Reason::Name, None, None);
        }
        if let Some(end) = figurative::set_phrase(view, quantity.first) {
            let end = end.max(quantity.end);
            return self.pass(quantity.first, end, Reason::Figurative, value(&quantity), quantity.unit);
        }
        if let Some((first, end)) = age::read(view, &joined) {
            let unit = joined.unit.clone().or(Some(Cow::Borrowed("a")));
            return self.pass(first, end, Reason::Age, value(&joined), unit);
        }
        if duration::is_some_day(view, &joined) {
            return self.pass(joined.first, joined.end, Reason::Figurative, None, None);
        }
        if joined.dimension == Dimension::Time && !duration::is_measured_time(view, &joined) {
            return self.pass(joined.first, joined.end, Reason::Duration, value(&joined), joined.unit);
        }
        if let Some(unit) = duration::shares_time(view, &joined) {
            return self.pass(joined.first, joined.end, Reason::Duration, value(&joined), Some(Cow::Borrowed(unit)));
        }
        // "a week or two".
        let spell = joined.first >= 2 && joined.is_small() && view.back_one_of(joined.first, 1, &["or"]);
        if let Some(unit) = spell.then(|| unit::time(view, joined.first - 2)).flatten() {
            return self.pass(joined.first, joined.end, Reason::Duration, value(&joined), Some(Cow::Borrowed(unit)));
        }
        // "a goal or two": a few.
        if spell && joined.low == Some(2.0) && joined.first >= 3 && view.back_one_of(joined.first, 3, &["a", "an"]) {
            return self.pass(joined.first, joined.end, Reason::Figurative, value(&joined), joined.unit);
        }
        if let Some(end) = figurative::tally_or_note(view, &joined) {
            return self.pass(joined.first, end, Reason::Figurative, value(&joined), joined.unit);
        }
        // Whether the count before ends within a word of this one.
        let listed = self.statistics.last().is_some_and(|_| self.floor > 0 && self.floor + 2 >= joined.first);
        if anaphoric::is_pronoun(view, &joined, listed) {
            return joined.end;
        }
        if let Some(below) = ratio::one_of_those(view, &joined) {
            return self.pass(joined.first, joined.end, Reason::Anaphoric, Some(Value::Exact(below)), None);
        }
        if joined.is_small() && anaphoric::definite(view, joined.first) && !view.joins(joined.end) {
            return self.pass(joined.first, joined.end, Reason::Anaphoric, value(&joined), None);
        }
        self.emit(score::level(view, no_rate(view, joined)))
    }

    /// Records a number that is no statistic; gives the token after it.
    fn pass(&mut self, first: usize, end: usize, reason: Reason, value: Option<Value>, unit: Option<Cow<'static, str>>) -> usize {
        let span = self.view.span(first, end);
        let unit = unit.map(Cow::into_owned);
        self.passed.push(PassedOver { span, what: Passed::Number, reason, value, unit });
        self.floor = end;
        end
    }

    /// Records a statistic with what stands around it; gives the token after its number and unit.
    fn emit(&mut self, mut quantity: Quantity) -> usize {
        let view = self.view;
        let mut first = quantity.first;
        let mut end = quantity.end;
        let number_end = end;
        let mut qualifier = None;
        if let Some((at, words)) = qualifier::before(view, first, self.floor) {
            (first, qualifier) = (at, Some(words));
        }
        if let Some((after, words)) = qualifier::behind(view, end) {
            (end, qualifier) = (after, qualifier.or(Some(words.to_owned())));
        }
        let direction = match quantity.shape {
            Shape::Multiple => Some(if quantity.low.is_some_and(|v| v < 1.0) { Direction::Down } else { Direction::Up }),
            Shape::FromTo => match (quantity.low, quantity.high) {
                (Some(from), Some(to)) if to < from => Some(Direction::Down),
                _ => Some(Direction::Up),
            },
            Shape::Score | Shape::Times | Shape::Ratio => None,
            Shape::Single | Shape::Range => direction::of(view, first, end, quantity.is_part()),
        };
        let counted = counted(view, &quantity, end);
        if let Some((_, after)) = counted {
            end = after;
            // "3.4 cases per 100,000 people", "250 tonnes of fuel a day".
            if quantity.per.is_none() && quantity.dimension != Dimension::Time && quantity.low.is_some() {
                quantity.end = end;
                per::per(view, &mut quantity);
                end = quantity.end;
            }
        }
        let counted = counted.map(|(from, to)| {
            let from = if view.one_of(from, &["of"]) { from + 1 } else { from };
            view.span(from, to)
        });
        self.floor = end;
        let span = view.span(first, end);
        // "20 per cent of the 5 million tins": what is counted holds a quantity of its own, so each stands alone.
        if let Some(last) = self.statistics.last_mut().filter(|last| last.span.end > span.start) {
            last.span.end = self.bare.min(span.start);
            last.counted = None;
        }
        self.bare = view.span(first, number_end.max(first + 1)).end;
        // The number that a rate is per is read with it.
        let read = if quantity.per.is_some() { quantity.end } else { number_end };
        self.statistics.push(statistic(&quantity, span, qualifier, direction, counted));
        read
    }
}

/// How far before "zero" the word may stand that makes it a rate, in tokens.
const RATE_WINDOW: usize = 6;

/// "Interest rates were near zero": of a rate, zero is zero per cent.
fn no_rate(view: View, quantity: Quantity) -> Quantity {
    let zero = quantity.low == Some(0.0) && quantity.dimension == Dimension::Plain && quantity.shape == Shape::Single;
    let rate = |at: usize| view.one_of(at, &["rate", "rates", "inflation", "yield", "yields"]);
    let alone = !view.is_wordlike(quantity.end) || view.is(quantity.end, Class::Function);
    match zero && alone && (quantity.first.saturating_sub(RATE_WINDOW)..quantity.first).any(rate) {
        true => Quantity { unit: Some("percent".into()), dimension: Dimension::Percent, ..quantity },
        false => quantity,
    }
}

/// What a quantity counts, in tokens: the noun phrase right behind it, or behind "of".
fn counted(view: View, quantity: &Quantity, end: usize) -> Option<(usize, usize)> {
    if quantity.shape == Shape::Score {
        return None;
    }
    let part = quantity.dimension == Dimension::Percent || quantity.form == Form::Fraction || quantity.form == Form::Vague;
    if view.one_of(end, &["of"]) {
        let whole =
            part || quantity.dimension == Dimension::Money || quantity.shape == Shape::Ratio || quantity.dimension == Dimension::Other;
        return whole.then(|| counted::complement(view, end + 1)).flatten().map(|(_, to)| (end, to));
    }
    match (quantity.dimension, quantity.shape) {
        (Dimension::Plain, _) if view.joins(end) => compound(view, end),
        (Dimension::Plain, Shape::Multiple) => None,
        (Dimension::Plain, _) if quantity.form == Form::Fraction => {
            view.one_of(end, &["the", "its", "their", "all"]).then(|| counted::complement(view, end)).flatten()
        }
        (Dimension::Plain, _) => counted::phrase(view, end),
        _ => None,
    }
}

/// The noun of a compound of size: "six-member panel", "131-page report".
fn compound(view: View, end: usize) -> Option<(usize, usize)> {
    // "a 3,000-strong crowd" counts the crowd's members.
    if view.one_of(end + 1, &["strong"]) {
        return view.is_wordlike(end + 2).then_some((end + 2, end + 3));
    }
    (view.is_wordlike(end + 1) && !view.one_of(end + 1, &["of"])).then_some((end + 1, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{BlockKind, StatisticKind};
    use crate::mark::OpenQuotation;

    fn read(text: &str) -> (Vec<Statistic>, Vec<PassedOver>) {
        numbers(&Passage::read(text, BlockKind::Prose, OpenQuotation::default()).0)
    }

    /// The words, value and unit of each statistic.
    pub(super) fn statistics(text: &str) -> Vec<(&str, Option<Value>, Option<String>)> {
        read(text).0.into_iter().map(|s| (s.span.of(text), s.value, s.unit)).collect()
    }

    /// The kind of each statistic.
    pub(super) fn kinds(text: &str) -> Vec<StatisticKind> {
        read(text).0.into_iter().map(|s| s.kind).collect()
    }

    /// The words and the reason of each number that was passed over.
    pub(super) fn passed(text: &str) -> Vec<(&str, Reason)> {
        let (statistics, passed) = read(text);
        assert!(statistics.is_empty(), "{text}: {statistics:?}");
        passed.into_iter().map(|p| (p.span.of(text), p.reason)).collect()
    }

    /// A value of one number.
    pub(super) fn exact(value: f64) -> Option<Value> {
        Some(Value::Exact(value))
    }

    #[test]
    fn a_span_holds_qualifier_number_unit_and_what_is_counted() {
        assert_eq!(statistics("More than 15,000 have been killed"), [("More than 15,000", exact(15000.0), None)]);
        assert_eq!(statistics("40 % of which"), [("40 %", exact(40.0), Some("percent".into()))]);
        assert_eq!(statistics("Thousands of civilian casualties and"), [("Thousands of civilian casualties", None, None)]);
        assert_eq!(statistics("the two-thirds of voters who"), [("two-thirds of voters", exact(2.0 / 3.0), None)]);
        assert_eq!(statistics("He met two Syrian teams in"), [("two Syrian teams", exact(2.0), None)]);
        let (found, _) = read("At least 20 elderly patients died.");
        assert_eq!(found[0].qualifier.as_deref(), Some("at least"));
        assert_eq!(found[0].counted.map(|c| c.of("At least 20 elderly patients died.")), Some("elderly patients"));
    }

    #[test]
    fn two_numbers_of_one_quantity_are_one_statistic() {
        assert_eq!(
            statistics("between 10 and 20 per cent."),
            [("between 10 and 20 per cent", Some(Value::Range(10.0, 20.0)), Some("percent".into()))]
        );
        assert_eq!(statistics("cost $15-20 million."), [("$15-20 million", Some(Value::Range(15e6, 20e6)), Some("USD".into()))]);
        assert_eq!(statistics("one in five adults."), [("one in five adults", exact(0.2), None)]);
        assert_eq!(statistics("by a 5-4 vote."), [("5-4", Some(Value::Range(5.0, 4.0)), None)]);
        assert_eq!(statistics("a 3-to-1 margin."), [("3-to-1", exact(3.0), None)]);
        assert_eq!(statistics("$12 an hour."), [("$12 an hour", exact(12.0), Some("USD/h".into()))]);
        assert_eq!(statistics("49 percent or by 27 percent").len(), 2);
    }

    #[test]
    fn changes_have_a_direction() {
        let kinds = |text: &str| read(text).0.into_iter().map(|s| (s.kind, s.direction)).collect::<Vec<_>>();
        assert_eq!(kinds("Sales doubled."), [(StatisticKind::Change, Some(Direction::Up))]);
        assert_eq!(kinds("Output fell by a third."), [(StatisticKind::Change, Some(Direction::Down))]);
        assert_eq!(kinds("It rose from 9 to 10 percent."), [(StatisticKind::Change, Some(Direction::Up))]);
        assert_eq!(kinds("a 5 percent increase"), [(StatisticKind::Change, Some(Direction::Up))]);
    }

    #[test]
    fn what_is_no_statistic_is_passed_over_with_its_reason() {
        use Reason::*;
        for (text, words, reason) in [
            ("It began on Sept. 28, 2016.", "Sept. 28, 2016", Date),
            ("It opens at 7:30 p.m. ET.", "7:30 p.m. ET", Time),
            ("Ann Lee, 56, of Leeds won.", "56", Age),
            ("after a 25 year tenure", "25 year", Duration),
            ("the 21st amendment", "21st", Ordinal),
            ("under Article 50 of", "Article 50", Name),
            ("during World War III.", "War III", Name),
            ("the two men met", "two", Anaphoric),
            ("a two-way race", "two-way", Figurative),
            ("Call 202-555-0143 now", "202-555-0143", Identifier),
            ("He is 6-foot-2.", "6-foot-2", Height),
        ] {
            assert_eq!(passed(text), [(words, reason)], "{text}");
        }
        assert_eq!(passed("one of the best, and no one else"), []);
    }
}
