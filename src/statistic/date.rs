//! Dates: "Sept. 28, 2016", "the 4th of July", "1990s", "2016-17", "9/11".

use super::digits::whole;
use super::view::View;
use super::{counted, unit};
use crate::lexicon::statistic as lists;

pattern!(
    /// `2023-11-27`, `11/8/2016`, `27.11.2023` and what may follow them in a time stamp.
    WRITTEN,
    r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+Z?)?|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})(?:[^0-9]|$)"
);

/// How far a written date reaches, in bytes.
const WRITTEN_WINDOW: usize = 32;

/// The years that a date may name.
const YEARS: std::ops::Range<u16> = 1000..2100;

/// Whether the word is a year of four digits.
fn is_year(word: &str) -> bool {
    word.len() == 4 && whole(word) && word.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether the word is a day of the month.
fn is_day(word: &str) -> bool {
    word.len() <= 2 && whole(word) && word.parse().is_ok_and(|day| (1..=31u8).contains(&day))
}

/// Whether the word is a month, capitalised.
pub(super) fn is_month(word: &str) -> bool {
    lists::MONTHS.contains(&word)
}

pub(super) fn is_weekday(word: &str) -> bool {
    lists::WEEKDAYS.contains(&word)
}

/// The token of the month that ends right before token `i`, its stop skipped.
fn month_before(view: View, i: usize) -> Option<usize> {
    let stop = matches!(view.back(i, 1), "." | ",") && (view.back(i, 1) == "." || view.word(i).len() == 4);
    let at = i.checked_sub(if stop { 2 } else { 1 })?;
    is_month(view.word(at)).then_some(at)
}

fn month_at(view: View, i: usize) -> Option<usize> {
    is_month(view.word(i)).then(|| if view.word(i + 1) == "." { i + 2 } else { i + 1 })
}

/// The token after `st`, `nd`, `rd`, `th` glued to a number.
fn after_suffix(view: View, at: usize) -> usize {
    at + usize::from(view.glued(at) && view.one_of(at, &["st", "nd", "rd", "th"]))
}

/// The end of the date that the number token `i` belongs to, and its first token.
pub(super) fn read(view: View, i: usize) -> Option<(usize, usize)> {
    let word = view.word(i);
    let window = view.window(i, WRITTEN_WINDOW);
    // A written date goes on behind its first digits.
    let first = window.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = matches!(window.as_bytes().get(first..), Some([b'-' | b'/' | b'.', digit, ..]) if digit.is_ascii_digit());
    if let Some(found) = goes_on.then(|| WRITTEN.find(window)).flatten() {
        let start = view.words.get(i)?.span.start;
        let length = found.as_str().trim_end_matches(|c: char| !c.is_ascii_digit() && c != 'Z').len();
        return Some((i, view.end_at(i, start + length).max(i + 1)));
    }
    if matches!(word, "9/11" | "7/7" | "11/9") {
        return Some((i, i + 1));
    }
    let end = after_suffix(view, i + 1);
    let unit_follows = || view.one_of(end, lists::UNITS_BEHIND_DAYS);
    if let Some(month) = month_before(view, i) {
        if is_day(word) && !unit_follows() {
            return Some((month, after_day(view, end)));
        }
        if is_year(word) {
            return Some((month, i + 1));
        }
    }
    if is_day(word) {
        let end = last_day(view, end);
        let month = if view.one_of(end, &["of"]) { end + 1 } else { end };
        if let Some(after) = month_at(view, month).filter(|_| view.word(month) != "May" || !view.one_of(month + 1, &["be", "have", "not"]))
        {
            return Some((i, after_year(view, after)));
        }
    }
    decade(view, i).or_else(|| year(view, i))
}

/// How many days before their month a date may list.
const LISTED_DAYS: usize = 5;

/// "3 and 4 May", "24, 25 and 26 December", "3–4 May", "3 to 5 May": the end of the last of the days that share a month; `end`, where no
/// other day stands behind it.
fn last_day(view: View, end: usize) -> usize {
    let mut last = end;
    for _ in 0..LISTED_DAYS {
        let joined = view.joins(last) || view.one_of(last, &["and", "or", "to", "until"]) || view.word(last) == ",";
        if !joined || !is_day(view.word(last + 1)) {
            break;
        }
        last = after_suffix(view, last + 2);
    }
    let month = last + usize::from(view.one_of(last, &["of"]));
    if is_month(view.word(month)) { last } else { end }
}

/// Behind the day of a month: another day ("28-30", "5 and 6"), the year.
fn after_day(view: View, end: usize) -> usize {
    // "May 3, 4 and 5"
    let listed = view.word(end) == "," && is_day(view.word(end + 1)) && view.one_of(end + 2, &["and"]) && is_day(view.word(end + 3));
    let end = if listed { end + 2 } else { end };
    let joined = view.joins(end) || view.one_of(end, &["and", "to", "–", "through"]) && !view.glued(end);
    let second = joined && is_day(view.word(end + 1)) && unit::word(view, end + 2).is_none() && !view.is_plural(end + 2);
    after_year(view, if second { after_suffix(view, end + 2) } else { end })
}

fn after_year(view: View, end: usize) -> usize {
    let year = if view.word(end) == "," { end + 1 } else { end };
    if is_year(view.word(year)) { year + 1 } else { end }
}

/// "1990s", "'90s", "the 60s" before a word of time; "20s" of an age or a temperature are not read here.
fn decade(view: View, i: usize) -> Option<(usize, usize)> {
    let word = view.word(i);
    let apostrophe = i.checked_sub(1).filter(|&at| view.glued(i) && matches!(view.word(at), "'" | "’" | "‘"));
    let (suffix, end) = match view.one_of(i + 1, &["s", "'s"]) && view.glued(i + 1) {
        true => (true, i + 2),
        false => (false, i + 1),
    };
    if is_year(word) && suffix && word.ends_with('0') {
        return Some((i, end));
    }
    // "in the 30s", of a century or of the thermometer.
    let owned = (1..=3).any(|by| view.back_one_of(i, by, lists::OWNERS_OF_DECADES));
    if suffix && word.len() == 2 && word.ends_with('0') && !owned {
        return Some((i, end));
    }
    // "class of '92".
    let two = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    // Two apostrophes are a quotation mark.
    let mark = |at: usize| view.glued(at) && matches!(view.back(at, 1), "'" | "’" | "‘");
    apostrophe.filter(|&at| two && !mark(at) && !view.is_number(at.wrapping_sub(1))).map(|at| (at, end))
}

/// "A.D. 64", "44 B.C.", "AD 100", "120-80 BC".
fn of_era(view: View, i: usize) -> Option<(usize, usize)> {
    let short = |at: usize| whole(view.word(at)) && view.word(at).len() <= 4;
    let small = short(i);
    if small && view.is_hyphen(i + 1) && short(i + 2) && lists::ERAS.contains(&view.word(i + 3)) {
        return Some((i, i + 4));
    }
    let before = matches!(view.back(i, 1), "AD" | "A.D." | "CE" | "BC");
    let behind = lists::ERAS.contains(&view.word(i + 1));
    match small {
        true if behind => Some((i, i + 2)),
        true if before => Some((i - 1, i + 1)),
        _ => None,
    }
}

/// Most years that a span of years holds.
const LONGEST_SPAN: u16 = 500;

/// "2000–2050", "2000 - 2050", "2000 to 2050": two years with or without a qualifier, where nothing is counted behind them.
fn span_of_years(view: View, i: usize) -> Option<(usize, usize)> {
    let (from, to) = (view.word(i), view.word(i + 2));
    let joined = view.is_hyphen(i + 1) && view.glued(i + 1) == view.glued(i + 2) || view.word(i + 1) == "—" || view.one_of(i + 1, &["to"]);
    if !joined || !is_year(from) || !is_year(to) || view.word(i + 3) == "%" {
        return None;
    }
    let (from, to) = (from.parse::<u16>().ok()?, to.parse::<u16>().ok()?);
    let years = from < to && to - from <= LONGEST_SPAN && (1500..2100).contains(&from);
    let counts = counted::phrase(view, i + 3).is_some_and(|(_, end)| end <= i + 5) && view.is_wordlike(i + 3);
    let measured = unit::word(view, i + 3).is_some() || view.one_of(i + 3, &["percent", "per", "dollars", "euros", "pounds"]);
    let money = matches!(view.back(i, 1), "$" | "£" | "€");
    (years && !counts && !measured && !money).then_some((i, i + 3))
}

/// A year of four digits that no unit and no counted noun follows.
fn year(view: View, i: usize) -> Option<(usize, usize)> {
    if let Some(found) = of_era(view, i).or_else(|| span_of_years(view, i)) {
        return Some(found);
    }
    if !is_year(view.word(i)) || view.glued(i + 1) && view.is_wordlike(i + 1) {
        return None;
    }
    let mut end = i + 1;
    // "2016-17", "2011–2013", "2004-5".
    let second = view.word(end + 1);
    let next = second.len() == 1 && second > &view.word(i)[3..];
    if view.joins(end) && view.is_number(end + 1) && (matches!(second.len(), 2 | 4) || next) {
        end += 2;
    }
    let after = view.lower(end);
    let measured = unit::word(view, end).is_some() && !matches!(after, "season" | "night" | "quarter" | "quarters" | "seasons")
        || lists::UNITS_BEHIND_YEARS.contains(&after);
    let value = view.word(i).parse::<u32>().unwrap_or(0);
    // "Some 2000 people" rounds; "some 2016 candidates" are of that year.
    let bounded = view.back_one_of(i, 1, lists::BOUNDS_OF_COUNTS) || (view.back_one_of(i, 1, &["some", "about"]) && value % 10 == 0);
    // "a poll of 2047 registered voters"
    let sample = view.back_one_of(i, 1, &["of"]) && view.back_one_of(i, 2, lists::SAMPLES) && counted::phrase(view, end).is_some();
    // Years of articles; older and later ones need a word of time before them.
    let near = (1900..=2035).contains(&value);
    let founded = view.back(i, 1) == "." && view.back_one_of(i, 2, &["est", "b", "d", "c", "ca"]);
    let temporal = founded || view.back_one_of(i, 1, lists::BEFORE_YEARS) || view.back(i, 1) == "(";
    (!measured && !bounded && !sample && (near || temporal)).then_some((i, end))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn dates_are_read_in_every_order() {
        for text in [
            "Sept. 28, 2016",
            "28 September 2016",
            "the 4th of July",
            "2023-11-27",
            "11/8/2016",
            "in 2016",
            "2016-17",
            "2004-5",
            "the 1990s",
            "9/11",
            "in A.D. 64",
            "44 B.C.",
            "(est. 1850)",
        ] {
            assert_eq!(passed(text).last().map(|p| p.1), Some(Reason::Date), "{text}");
        }
    }

    #[test]
    fn a_number_of_four_digits_that_counts_is_no_year() {
        assert_eq!(statistics("killed 2000 people").len(), 1);
        assert_eq!(statistics("more than 1900 firms").len(), 1);
        assert_eq!(statistics("a poll of 2012 registered voters").len(), 1);
        assert_eq!(passed("some 2016 candidates"), [("2016", Reason::Date)]);
        assert_eq!(passed("a forecast about 2028 elections"), [("2028", Reason::Date)]);
        assert_eq!(statistics("In May 35 percent left").len(), 1);
    }
}
