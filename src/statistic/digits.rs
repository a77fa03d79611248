//! Numbers in digits: groups, decimals, fractions, powers of ten, signs.

use super::compose::{compose, scaled};
use super::cue::Cue;
use super::numeral::{Form, Numeral};
use super::view::View;
use crate::lexicon::statistic as lists;

pattern!(
    /// `15,000`, `12,34,567.89`.
    GROUPED,
    r"^[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?$"
);

pattern!(
    /// `15000`, `1.25`.
    PLAIN,
    r"^[0-9]+(?:\.[0-9]+)?$"
);

pattern!(
    /// `1,5` and `5,00`, as most of Europe writes decimals.
    DECIMAL_COMMA,
    r"^[0-9]+,[0-9]{1,2}$"
);

pattern!(
    /// `1.111,11`, the same with groups.
    CONTINENTAL,
    r"^[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+$"
);

pattern!(
    /// `3/4`.
    FRACTION,
    r"^[0-9]{1,3}/[0-9]{1,4}$"
);

pattern!(
    /// A later group of a number that spaces divide, its last: `15 000.5`.
    LAST_GROUP,
    r"^[0-9]{3}\.[0-9]+$"
);

pattern!(
    /// A power of ten behind a mantissa: `x10^6`, `×10−5`, `e14`.
    POWER,
    r"^[0-9][0-9.,]*(?: ?[x×] ?10\^?([-−+]?[0-9]{1,2})|[eE]([-+]?[0-9]{1,2}))(?:[^0-9A-Za-z]|$)"
);

/// How far a power of ten may reach, in bytes.
const POWER_WINDOW: usize = 40;

/// Whether a word is digits and nothing else. Most numbers are, and text may be full of them: they are asked this before any pattern.
pub(super) fn whole(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// A number token as a decimal that Rust parses; `None` for what is no single number.
fn mantissa(word: &str) -> Option<String> {
    if whole(word) || (!word.contains(',') && PLAIN.is_match(word)) {
        Some(word.to_owned())
    } else if !word.contains(',') {
        None
    } else if GROUPED.is_match(word) {
        Some(word.replace(',', ""))
    } else if DECIMAL_COMMA.is_match(word) {
        Some(word.replace(',', "."))
    } else if CONTINENTAL.is_match(word) {
        Some(word.replace('.', "").replace(',', "."))
    } else {
        None
    }
}

pub(super) fn read(view: View, i: usize) -> Option<Numeral> {
    let word = view.word(i);
    if let Some(value) = slashed(word) {
        let (first, value) = signed(view, i, value);
        // "2/3rds".
        let suffix = view.glued(i + 1) && view.one_of(i + 1, &["rd", "rds", "th", "ths"]);
        let (end, form) = (i + 1 + usize::from(suffix), Form::Fraction);
        return Some(compose(view, Numeral::new(first, end, value, form), None));
    }
    let mut end = i + 1;
    let mut first = i;
    let mut number = mantissa(word)?;
    if view.glued(i) && view.back(i, 1) == "." && (!view.glued(i - 1) || matches!(view.back(i, 2), "$" | "£" | "€")) {
        // ".08", "$.75"
        first = i - 1;
        number.insert_str(0, "0.");
    } else if word.len() <= 3 && whole(word) && !word.starts_with('0') {
        // "15 000"
        while group_follows(view, end) {
            number.push_str(view.word(end));
            end += 1;
        }
    }
    if let Some(stray) = stray_mark(view, end).filter(|_| end == i + 1) {
        number.push_str(&stray);
        end = i + 3;
    }
    let mut value = number.parse::<f64>().ok()?;
    if let Some((exponent, after)) = power(view, i) {
        let (first, value) = signed(view, first, scaled(&number, exponent)?);
        return Some(Numeral::new(first, after, value, Form::Digits));
    }
    let mut written = Some(number.as_str());
    if let Some((part, after)) = part(view, end).filter(|_| !number.contains('.')) {
        value += part;
        end = after;
        written = None;
    }
    let (first, value) = signed(view, first, value);
    Some(compose(view, Numeral::new(first, end, value, Form::Digits), written))
}

/// The value of `3/4`.
fn slashed(word: &str) -> Option<f64> {
    if !word.contains('/') || !FRACTION.is_match(word) {
        return None;
    }
    let (above, below) = word.split_once('/')?;
    let (above, below) = (above.parse::<f64>().ok()?, below.parse::<f64>().ok()?);
    (above < below).then_some(above / below)
}

/// What a tokenised text has torn off a number: " . 2" before a unit, " , 000".
fn stray_mark(view: View, at: usize) -> Option<String> {
    if view.glued(at) || view.glued(at + 1) || !view.is_number(at + 1) {
        return None;
    }
    let (mark, digits) = (view.word(at), view.word(at + 1));
    let whole = digits.bytes().all(|b| b.is_ascii_digit());
    let scaled = || view.one_of(at + 2, lists::UNITS_BEHIND_DIGITS);
    match mark {
        "." if whole && scaled() => Some(format!(".{digits}")),
        "," if whole && digits.len() == 3 && !view.is_number(at + 3) => Some(digits.to_owned()),
        _ => None,
    }
}

/// The fraction behind a whole number: "2 1/2", "2½", "2-1/2".
fn part(view: View, at: usize) -> Option<(f64, usize)> {
    if let Some(Cue::Part(value)) = view.cue(at) {
        return Some((value, at + 1));
    }
    let at = if view.joins(at) { at + 1 } else { at };
    let value = slashed(view.word(at)).filter(|value| *value < 1.0)?;
    Some((value, at + 1))
}

/// Whether a group of three digits stands one space behind the token before it, and nothing longer.
fn group_follows(view: View, at: usize) -> bool {
    let (Some(before), Some(group)) = (view.words.get(at - 1), view.words.get(at)) else { return false };
    let gap = view.text.get(before.span.end..group.span.start).unwrap_or("");
    let word = view.word(at);
    let grouped = if word.len() == 3 { whole(word) } else { word.len() > 3 && LAST_GROUP.is_match(word) };
    matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}") && grouped
}

/// The power of ten behind the number token at `i`, and the token after it.
fn power(view: View, i: usize) -> Option<(i32, usize)> {
    let window = view.window(i, POWER_WINDOW);
    let behind = window.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !behind.strip_prefix(' ').unwrap_or(behind).starts_with(['x', '×', 'e', 'E']) {
        return None;
    }
    let groups = POWER.captures(window)?;
    let digits = groups.get(1).or(groups.get(2))?;
    let exponent = digits.as_str().replace('−', "-").trim_start_matches('+').parse().ok()?;
    let start = view.words.get(i)?.span.start;
    Some((exponent, view.end_at(i, start + digits.end())))
}

/// The sign before the number that starts at `first`.
pub(super) fn signed(view: View, first: usize, value: f64) -> (usize, f64) {
    let Some(sign) = first.checked_sub(1) else { return (first, value) };
    let opens = !view.glued(sign) || matches!(view.back(sign, 1), "(" | "[" | "$" | "€" | "£");
    if matches!(view.word(sign), "-" | "−") && view.glued(first) && opens && !view.is_number(sign.wrapping_sub(1)) {
        return (sign, -value);
    }
    // "minus-5"
    let sign = if view.joins(sign) && sign > 0 { sign - 1 } else { sign };
    // "plus or minus 4" bounds an error.
    if view.one_of(sign, &["minus", "negative"]) && !view.is_number(sign.wrapping_sub(1)) && !view.back_one_of(sign, 1, &["or"]) {
        return (sign, -value);
    }
    (first, value)
}
