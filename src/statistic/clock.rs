//! Clock times: "7:30 p.m. ET", "half past six", "at seven", and the times of races.

use super::cue::Cue;
use super::date::is_weekday;
use super::digits::whole;
use super::number;
use super::numeral::{Form, Numeral};
use super::quantity::Quantity;
use super::view::View;
use crate::lexicon::statistic as lists;
use crate::token::TokenKind;
use crate::word::Class;

pattern!(
    /// `7:30`, `14:05:30`.
    CLOCK,
    r"^(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?$"
);
pattern!(
    /// `9`, `7.30`: an hour before "p.m.".
    HOUR,
    r"^(?:1[0-2]|0?[1-9])(?:[.:][0-5][0-9])?$"
);

pattern!(
    /// `2:03:59`, `1:44.3`: hours, minutes and seconds, or minutes and a fraction of seconds.
    ELAPSED,
    r"^[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?|\.[0-9]+)$"
);

pattern!(
    /// `60:22`: minutes and seconds, more than a clock shows hours.
    LONG,
    r"^(?:2[5-9]|[3-9][0-9]|[1-9][0-9]{2}):[0-5][0-9]$"
);

/// Whether the word is a clock time.
fn is_clock(word: &str) -> bool {
    word.contains(':') && CLOCK.is_match(word)
}

/// Whether the word is an hour, with or without minutes.
fn is_hour_of_day(word: &str) -> bool {
    match word.len() {
        1 | 2 => whole(word) && word.parse().is_ok_and(|hour| (1..=12u8).contains(&hour)),
        _ => HOUR.is_match(word),
    }
}

/// Whether the word is hours and minutes without a mark between: "2115".
fn is_written_together(word: &str) -> bool {
    let Some((hours, minutes)) = word.split_at_checked(2).filter(|_| word.len() == 4 && whole(word)) else { return false };
    hours < "24" && minutes < "60"
}

/// The seconds of a result in a race: "in 2:03:59", "a time of 1:44.3".
pub(super) fn elapsed(view: View, i: usize) -> Option<Quantity> {
    let word = view.word(i);
    let result = view.back_one_of(i, 1, &["in", "of", "clocked", "ran"]) && half_day(view, i + 1).is_none();
    if !result || !(ELAPSED.is_match(word) || LONG.is_match(word)) {
        return None;
    }
    let seconds = word.split(':').try_fold(0.0, |sum, part| Some(sum * 60.0 + part.parse::<f64>().ok()?))?;
    Some(Quantity::measured(i, i + 1, seconds, "s"))
}

/// The end of the clock time that starts with the number token `i`, and its first token.
pub(super) fn time(view: View, i: usize) -> Option<(usize, usize)> {
    let word = view.word(i);
    // "2115 GMT"
    if is_written_together(word) && lists::ZONES.contains(&view.word(i + 1)) {
        return Some((i, i + 2));
    }
    let clock = is_clock(word);
    if !clock && !is_hour_of_day(word) {
        return None;
    }
    // "opens at 7.30", "came at 6.30 on Monday".
    let stopped = word.len() >= 4 && word.contains('.') && view.back_one_of(i, 1, &["at", "from", "until", "till"]);
    let on_day = view.one_of(i + 1, &["on"]) && is_weekday(view.word(i + 2))
        || view.one_of(i + 1, &["sharp", "tonight", "today", "tomorrow", "yesterday"]);
    let opens = || (2..=4).any(|by| view.back_one_of(i, by, lists::OPENING_WORDS));
    if stopped && (on_day || opens()) {
        return Some((i, i + 1));
    }
    if let Some(end) = half_day(view, i + 1) {
        return Some((i, zone(view, end)));
    }
    // "10-11 a.m.", "7 to 9 p.m."
    let joined = view.joins(i + 1) || view.one_of(i + 1, &["to", "and", "or"]);
    let hours = joined && (is_hour_of_day(view.word(i + 2)) || is_clock(view.word(i + 2)));
    if let Some(end) = hours.then(|| half_day(view, i + 3)).flatten() {
        return Some((i, zone(view, end)));
    }
    clock.then(|| (i, zone(view, i + 1)))
}

/// "p.m.", "AM", "o'clock".
fn half_day(view: View, at: usize) -> Option<usize> {
    match view.words.lower(at) {
        "am" | "pm" if view.kind(at) == Some(TokenKind::Abbreviation) => Some(at + 1),
        // "pm" may be a picometre: a time has it glued or behind a whole hour.
        "am" | "pm"
            if view.glued(at)
                || !view.back(at, 1).contains('.')
                || view.back(at, 1).len() > 3 && view.back(at, 1).split('.').nth(1).is_some_and(|m| m.len() == 2) =>
        {
            Some(at + 1)
        }
        "o" if matches!(view.word(at + 1), "'" | "’") && view.one_of(at + 2, &["clock"]) => Some(at + 3),
        "noon" | "midnight" => Some(at + 1),
        _ => None,
    }
}

fn zone(view: View, at: usize) -> usize {
    let zones = lists::ZONES;
    if zones.contains(&view.word(at)) {
        return at + 1;
    }
    let named = view.one_of(at, &["eastern", "pacific", "central", "mountain", "local"]) && view.capital(at);
    match (named, view.one_of(at + 1, &["time"])) {
        (true, true) => at + 2,
        (true, false) => at + 1,
        _ => at,
    }
}

/// How far around an hour the word may stand that shows that something opens, starts or happens then, in tokens.
const EVENT_WINDOW: usize = 4;

/// The hour that the number or word at `i` gives without "a.m." or "p.m.": "half past six", "at seven", "closes around nine", "six in
/// the morning". Its first token and its end.
pub(super) fn spoken(view: View, i: usize) -> Option<(usize, usize)> {
    if let Some(end) = minutes_and_hour(view, i) {
        return Some((i, zone(view, end)));
    }
    if !is_hour(view, i) || view.joins(i + 1) && !is_minutes(view, i + 2) || is_mixed(view, i + 1) {
        return None;
    }
    if let Some(end) = half_day(view, i + 1) {
        return Some((before_past(view, i).unwrap_or(i), zone(view, end)));
    }
    if let Some(first) = before_past(view, i) {
        return Some((first, i + 1));
    }
    let at = view.back_one_of(i, 1, &["at", "until", "till"]);
    let weak = view.back_one_of(i, 1, lists::BEFORE_HOURS);
    if !at && !weak {
        return None;
    }
    // "seven-thirty", "at seven thirty"
    let minutes = if view.joins(i + 1) { i + 2 } else { i + 1 };
    let end = if is_minutes(view, minutes) { minutes + 1 } else { i + 1 };
    let of_day = view.one_of(end, &["in", "at"])
        && (view.one_of(end + 1, &["night"])
            || view.one_of(end + 1, &["the"]) && view.one_of(end + 2, &["morning", "afternoon", "evening"]));
    if of_day {
        return Some((i, end));
    }
    let ended = !view.is_wordlike(end)
        && !view.is_number(end)
        && !view.is_hyphen(end)
        && !matches!(view.word(end), "%" | "/" | "$" | "£" | "€" | "°")
        || is_weekday(view.word(end))
        || view.one_of(end, lists::BEHIND_HOURS);
    if !ended {
        return None;
    }
    let word = !view.is_number(i);
    ((at && word || is_event(view, i, end)) && !is_level(view, i)).then_some((i, end))
}

/// Whether "and a half" or "and three quarters" stands at `at`, which makes a mixed number of the number before it.
fn is_mixed(view: View, at: usize) -> bool {
    let part = |i: usize| matches!(view.cue(i), Some(Cue::Half | Cue::Quarter | Cue::Ordinal(_) | Cue::Denominator(_)));
    view.one_of(at, &["and"]) && (view.one_of(at + 1, &["a"]) || view.cue(at + 1).is_some()) && part(at + 2)
}

/// "ten past eight", "twenty-five minutes past nine"; "to" joins scores too, so that "ten to six" wants "at" or "it is" before it and no
/// contest around it. One past the hour.
fn minutes_and_hour(view: View, i: usize) -> Option<usize> {
    let words = |n: &Numeral| n.first == i && n.form == Form::Words && n.value.is_some_and(|v| (1.0..30.0).contains(&v));
    let minutes = if view.is_number(i) { None } else { number::read(view, i).filter(words) }?;
    let at = minutes.end + usize::from(view.one_of(minutes.end, &["minute", "minutes"]));
    let hour = at + 1;
    let ends = !view.is_hyphen(hour + 1) && (!view.goes_on(hour + 1) || is_weekday(view.word(hour + 1)));
    let noon = view.one_of(hour, &["midnight", "noon"]);
    if !noon && (view.is_number(hour) || !is_hour(view, hour)) || is_mixed(view, hour + 1) || !ends {
        return None;
    }
    let rounded = usize::from(view.back_one_of(i, 1, lists::ROUNDING_BEFORE_RANGES));
    let five = minutes.value.is_some_and(|v| v % 5.0 == 0.0);
    let told = view.back_one_of(i, 1 + rounded, &["at", "until", "till"])
        || view.back_one_of(i, 1 + rounded, &["'s", "is", "was"]) && view.back_one_of(i, 2 + rounded, &["it", "time"]);
    // "It was five to three at half-time."; "it's ten to one that she wins"
    let contest = || (i.saturating_sub(CONTEST_WINDOW)..hour + CONTEST_WINDOW).any(|near| view.is(near, Class::Contest));
    let odds = || view.one_of(hour + 1, &["that", "against", "on", "at"]);
    (view.one_of(at, &["past"]) || view.one_of(at, &["to"]) && five && told && !odds() && !contest()).then_some(hour + 1)
}

/// How far from two numbers the word may stand that makes them a score, in tokens.
const CONTEST_WINDOW: usize = 6;

/// A whole hour of the clock, in words or digits.
fn is_hour(view: View, i: usize) -> bool {
    match view.is_number(i) {
        true => view.word(i).len() <= 2 && is_hour_of_day(view.word(i)),
        false => matches!(view.cue(i), Some(Cue::Cardinal(hour)) if (1.0..=12.0).contains(&hour)),
    }
}

fn is_minutes(view: View, i: usize) -> bool {
    view.one_of(i, &["fifteen", "thirty", "forty-five", "fortyfive"]) && !view.is_wordlike(i + 1)
}

/// The first token of "half past", "quarter to", "twenty past" before the hour at `i`.
fn before_past(view: View, i: usize) -> Option<usize> {
    let at = i.checked_sub(2)?;
    let part = view.one_of(at, &["half", "quarter"]);
    let minutes = matches!(view.cue(at), Some(Cue::Cardinal(minutes)) if minutes < 60.0);
    let first = if view.back_one_of(at, 1, &["a"]) && part { at - 1 } else { at };
    let past = view.one_of(i - 1, &["past"]);
    (past && (part || minutes) || part && view.one_of(at, &["quarter"]) && view.one_of(i - 1, &["to"])).then_some(first)
}

/// Whether what stands "at" the number is a level, an amount or an age rather than an hour: "stood at seven".
fn is_level(view: View, i: usize) -> bool {
    (1..=3).any(|by| view.back_one_of(i, by, lists::LEVEL_WORDS))
}

/// Whether something opens, starts or happens near the hour.
fn is_event(view: View, i: usize, end: usize) -> bool {
    let near = |at: usize| view.one_of(at, lists::EVENT_WORDS) || is_weekday(view.word(at));
    (i.saturating_sub(EVENT_WINDOW)..i).any(near) || (end..end + 2).any(near)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn times_take_their_half_of_the_day_and_their_zone() {
        assert_eq!(passed("at 7:30 p.m. ET"), [("7:30 p.m. ET", Reason::Time)]);
        assert_eq!(passed("from 10-11 a.m."), [("10-11 a.m.", Reason::Time)]);
        assert_eq!(passed("at 6pm"), [("6pm", Reason::Time)]);
    }

    #[test]
    fn hours_in_words_are_times() {
        for (text, words) in [
            ("It is like doing algebra at seven.", "seven"),
            ("She woke at half past six.", "half past six"),
            ("Trains leave at quarter to eight.", "quarter to eight"),
            ("He called at three o'clock in the morning.", "three o'clock"),
            ("the six o'clock news", "six o'clock"),
            ("The bar closes around nine.", "nine"),
            ("Polls close at 8 Tuesday.", "8"),
            ("at five in the morning", "five"),
        ] {
            assert_eq!(passed(text), [(words, Reason::Time)], "{text}");
        }
    }

    #[test]
    fn a_level_or_a_count_behind_at_is_no_hour() {
        for text in ["The toll stood at seven.", "It was looked at by five people.", "at nine schools", "at 8 per cent", "valued at 9."] {
            assert_eq!(statistics(text).len(), 1, "{text}");
        }
    }
}
