//! Numbers: the quantities that one could check, and the numbers that are something else.
//!
//! One pass over the words of a paragraph. A word that begins no number costs a look at its classes. What starts with one that does goes
//! through tables of readers, in order; the first that knows it decides:
//!
//! 1. [`AT_DIGITS`], [`AT_WORDS`]: it is no quantity (an address, a time, a date, a rank), or it is one, with its currency or unit;
//! 2. [`JOINS`]: what stands behind a quantity and belongs to it, as a second number does;
//! 3. [`NO_STATISTICS`]: quantities that nobody checks, as ages and set phrases are;
//! 4. [`LEVELS`]: what a bare number is by the words before it. What is left is a statistic, with its qualifier, its direction and what it counts.
//!
//! A row has a name, by which `cargo xtask rules` leaves it out, what it reads, and what becomes of that. Every reader looks a fixed number
//! of words ahead and back, so that the pass is linear in the text whatever the text.

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
mod level;
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

use std::cell::Cell;

use crate::analysis::{Passed, PassedOver, Reason, Statistic};
use crate::left_out::is_left_out;
use crate::passage::Passage;
use crate::token::TokenKind;
use crate::word::Class;
use numeral::{Form, Numeral};
use outcome::{statistic, value};
use quantity::{Candidate, Quantity};
use unit::Dimension;
use view::View;

/// How a reader reads what starts with a word, and what becomes of that.
enum Reads {
    /// Some words, which are passed over for a reason.
    Other(fn(View, usize) -> Option<(usize, usize)>, Reason),
    /// A rank with its value, which is passed over as an ordinal.
    Rank(fn(View, usize) -> Option<ordinal::Rank>),
    /// A quantity, on which [`NO_STATISTICS`] decides.
    Quantity(fn(View, usize) -> Option<Quantity>),
    /// A statistic, whatever stands around it.
    Statistic(fn(View, usize) -> Option<Quantity>),
}

/// The readers of what starts with digits.
const AT_DIGITS: &[(&str, Reads)] = &[
    ("address", Reads::Other(identifier::address, Reason::Identifier)), // "1600 Pennsylvania Avenue"
    ("vulnerability", Reads::Other(identifier::vulnerability, Reason::Identifier)), // "CVE-2021-44228"
    ("tens", Reads::Statistic(amount::tens)),                           // "the mid-30s"
    ("time of a race", Reads::Statistic(clock::elapsed)),               // "in 2:03:59"
    ("clock time", Reads::Other(clock::time, Reason::Time)),            // "7:30 p.m. ET"
    ("hour", Reads::Other(clock::spoken, Reason::Time)),                // "at 8 Tuesday"
    ("date", Reads::Other(date::read, Reason::Date)),                   // "Sept. 28, 2016", "the 1990s"
    ("set phrase with a stroke", Reads::Other(figurative::with_stroke, Reason::Figurative)), // "24/7"
    ("odds", Reads::Quantity(score::odds)),                             // "7/2"
    ("blood pressure", Reads::Quantity(amount::blood_pressure)),        // "120/80"
    ("part of a link", Reads::Other(identifier::link, Reason::Identifier)), // "https://example.org/a/12345"
    ("phone number", Reads::Other(identifier::phone, Reason::Identifier)), // "202-555-0143"
    ("number of a list or a note", Reads::Other(identifier::listed, Reason::Identifier)), // "1. Item", "[12]"
    ("code", Reads::Other(identifier::coded, Reason::Identifier)),      // "#123", "version 2.0"
    ("postcode", Reads::Other(identifier::postcode, Reason::Identifier)), // "SW1A 2AA"
    ("rank", Reads::Rank(ordinal::read)),                               // "21st", "No. 2"
    ("ratio with a colon", Reads::Quantity(ratio::colon)),              // "3:1"
    ("quantity", Reads::Quantity(amount::read)),                        // "15,000", "$1.2 billion", "40 km"
    ("no number", Reads::Other(|_, i| Some((i, i + 1)), Reason::Identifier)), // "1.2.3"
];

/// The readers of what starts with a word that may begin a number.
const AT_WORDS: &[(&str, Reads)] = &[
    ("Roman number", Reads::Other(name::roman, Reason::Name)),        // "World War III"
    ("amount glued to its currency", Reads::Quantity(amount::glued)), // "USD115.5 million"
    ("one point", Reads::Quantity(amount::one_point)),                // "by a percentage point"
    ("hour in words", Reads::Other(clock::spoken, Reason::Time)),     // "half past six"
    ("rank of a cardinal", Reads::Rank(ordinal::of_cardinal)),        // "twenty-first", "number one"
    ("multiple", Reads::Quantity(multiple::read)),                    // "twice", "doubled"
    ("quantity in words", Reads::Quantity(amount::read)),             // "fifteen", "half of", "tens of thousands"
    ("rank in words", Reads::Rank(ordinal::read)),                    // "first"
];

/// Gives a quantity back, with what more belongs to it.
type Step = fn(View, Quantity) -> Quantity;

/// What joins a quantity with what stands behind it.
const JOINS: &[(&str, Step)] = &[
    ("smaller unit", compound::join),     // "12 feet 2 inches"
    ("second number", range::join),       // "10 to 20", "5-4"
    ("whole", ratio::join),               // "one in five", "3-to-1"
    ("times", multiple::times),           // "41 times"
    ("below zero", compound::below_zero), // "20 degrees below zero"
];

/// Gives what a quantity is passed over with where it is no statistic.
type Excludes = fn(View, &Candidate) -> Option<Quantity>;

/// The quantities that are no statistics, with the reason why; without one they count nothing at all.
const NO_STATISTICS: &[(&str, Excludes, Option<Reason>)] = &[
    ("height", height::read, Some(Reason::Height)),                           // "6-foot-2"
    ("name", name::read, Some(Reason::Name)),                                 // "Article 50", "5G"
    ("set phrase", figurative::set_phrase, Some(Reason::Figurative)),         // "two-way", "zero tolerance"
    ("age", age::read, Some(Reason::Age)),                                    // "aged 14", "in his 30s"
    ("some day", duration::some_day, Some(Reason::Figurative)),               // "one day"
    ("duration", duration::unmeasured, Some(Reason::Duration)),               // "after two decades"
    ("duration with the next", duration::shared, Some(Reason::Duration)),     // "20 and 50 years ago"
    ("duration of one or two", duration::one_or_two, Some(Reason::Duration)), // "a week or two"
    ("one or two", figurative::one_or_two, Some(Reason::Figurative)),         // "a goal or two"
    ("tally or note", figurative::tally_or_note, Some(Reason::Figurative)),   // "Internet: 1, Scholars: 0", "a roll of $20s"
    ("pronoun", anaphoric::pronoun, None),                                    // "no one", "one may ask"
    ("one of those", ratio::one_of_those, Some(Reason::Anaphoric)),           // "one of the two men"
    ("known ones", anaphoric::known, Some(Reason::Anaphoric)),                // "the two men"
];

/// What a bare number is by the words before it.
const LEVELS: &[(&str, Step)] = &[
    ("rate of zero", level::zero_rate),     // "rates near zero"
    ("level of an index", level::of_index), // "the Dow fell to 26,430"
];

/// The names of all rows.
#[cfg(feature = "leave-out")]
pub(crate) fn readers() -> impl Iterator<Item = &'static str> {
    let at = AT_DIGITS.iter().chain(AT_WORDS).map(|row| row.0);
    let steps = JOINS.iter().chain(LEVELS).map(|row| row.0);
    at.chain(steps).chain(NO_STATISTICS.iter().map(|row| row.0))
}

fn is_wanted(reader: &str) -> bool {
    !is_left_out("statistic", &reader)
}

fn stepped(view: View, steps: &[(&str, Step)], quantity: Quantity) -> Quantity {
    steps.iter().filter(|(name, _)| is_wanted(name)).fold(quantity, |quantity, (_, step)| step(view, quantity))
}

/// The numbers of a paragraph: statistics, and what was passed over with the reason. Both in order; linear in the paragraph.
pub fn numbers(passage: &Passage) -> (Vec<Statistic>, Vec<PassedOver>) {
    let stretch = Cell::default();
    let view = View::new(passage, &stretch);
    let mut pass = Pass { view, statistics: Vec::new(), passed: Vec::new(), floor: 0, bare: 0 };
    let mut i = 0;
    while i < passage.words.len() {
        let end = match passage.words[i].kind {
            TokenKind::Number => pass.read(i, AT_DIGITS),
            TokenKind::Word if may_begin_number(view, i) => pass.read(i, AT_WORDS),
            _ => i,
        };
        i = end.max(i + 1);
    }
    pass.passed.sort_by_key(|p| p.span);
    (pass.statistics, pass.passed)
}

/// Whether a word is one of number, holds a digit ("USD115"), may be Roman ("III"), or is a point that its article counts ("a full point").
/// Few are.
fn may_begin_number(view: View, i: usize) -> bool {
    let word = view.word(i).as_bytes();
    view.is(i, Class::Number)
        || word.iter().any(u8::is_ascii_digit)
        || word.iter().all(|b| b"IVXL".contains(b))
        || view.one_of(i, &["percentage", "full"])
}

/// The pass over a paragraph.
struct Pass<'p> {
    view: View<'p>,
    statistics: Vec<Statistic>,
    passed: Vec<PassedOver>,
    /// One past the last word that the number before took.
    floor: usize,
    /// Where the last statistic ends without what it counts, in bytes.
    bare: usize,
}

impl Pass<'_> {
    /// Reads what starts with word `i`; gives the word after it.
    fn read(&mut self, i: usize, table: &[(&str, Reads)]) -> usize {
        let view = self.view;
        for (_, reads) in table.iter().filter(|(name, _)| is_wanted(name)) {
            let end = match *reads {
                Reads::Other(read, reason) => read(view, i).map(|(first, end)| self.pass_over(Quantity::without_value(first, end), reason)),
                Reads::Rank(read) => read(view, i).map(|(first, end, rank)| {
                    let rank = Numeral::new(first, end, rank, Form::Words);
                    self.pass_over(Quantity::of(&rank), Reason::Ordinal)
                }),
                Reads::Quantity(read) => read(view, i).map(|quantity| self.weigh(quantity)),
                Reads::Statistic(read) => read(view, i).map(|quantity| self.record(quantity)),
            };
            if let Some(end) = end {
                return end;
            }
        }
        i + 1
    }

    /// Decides whether a quantity is a statistic; gives the word after it.
    fn weigh(&mut self, alone: Quantity) -> usize {
        let view = self.view;
        let quantity = stepped(view, JOINS, alone.clone());
        let listed = !self.statistics.is_empty() && self.floor > 0 && self.floor + 2 >= quantity.first;
        let candidate = Candidate { quantity, alone, listed };
        for (name, excludes, reason) in NO_STATISTICS {
            if let Some(quantity) = excludes(view, &candidate).filter(|_| is_wanted(name)) {
                return reason.map_or(quantity.end, |reason| self.pass_over(quantity, reason));
            }
        }
        self.record(stepped(view, LEVELS, candidate.quantity))
    }

    /// Records a number that is no statistic; gives the word after it.
    fn pass_over(&mut self, read: Quantity, reason: Reason) -> usize {
        let span = self.view.span(read.first, read.end);
        let value = value(&read);
        self.passed.push(PassedOver { span, what: Passed::Number, reason, value, unit: read.unit.map(Into::into) });
        self.floor = read.end;
        read.end
    }

    /// Records a statistic with what stands around it; gives the word after its number and unit.
    fn record(&mut self, mut quantity: Quantity) -> usize {
        let view = self.view;
        let (mut first, mut end) = (quantity.first, quantity.end);
        let number_end = end;
        let mut qualifier = None;
        if let Some((at, words)) = qualifier::before(view, first, self.floor) {
            (first, qualifier) = (at, Some(words));
        }
        if let Some((after, words)) = qualifier::behind(view, end) {
            (end, qualifier) = (after, qualifier.or(Some(words.to_owned())));
        }
        let direction = direction::of(view, &quantity, first, end);
        let counted = counted::by(view, &quantity, end);
        if let Some((_, after)) = counted {
            end = after;
            // "3.4 cases per 100,000 people", "250 tonnes of fuel a day".
            if quantity.per.is_none() && quantity.dimension != Dimension::Time && quantity.low.is_some() {
                quantity.end = end;
                per::read(view, &mut quantity);
                end = quantity.end;
            }
        }
        let counted = counted.map(|(from, to)| view.span(from + usize::from(view.one_of(from, &["of"])), to));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{BlockKind, Direction, StatisticKind, Value};
    use crate::mark::OpenQuotation;

    fn read(text: &str) -> (Vec<Statistic>, Vec<PassedOver>) {
        numbers(&Passage::read(text, BlockKind::Prose, OpenQuotation::default()).0)
    }

    /// The first of what is read at each word of a text.
    pub(super) fn first<T>(text: &str, read: impl FnMut(View, usize) -> Option<T>) -> Option<T> {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        let stretch = Cell::default();
        let (view, mut read) = (View::new(&passage, &stretch), read);
        (0..view.words.len()).find_map(|i| read(view, i))
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
