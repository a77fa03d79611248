//! Numerals: digits, words, both mixed, fractions, and magnitudes without a number ("thousands").

use super::counted;
use super::cue::{Cue, cue};
use super::view::View;
use crate::token::TokenKind;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With at least one digit.
    Digits,
    /// In words alone.
    Words,
    /// A fraction without a whole number: "two-thirds", "½".
    Fraction,
    /// A magnitude: "thousands", "several hundred".
    Vague,
}

/// A numeral: the words that give a number, without unit or qualifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its value; `None` for a magnitude.
    pub(super) value: Option<f64>,
    /// How it is written.
    pub(super) form: Form,
    /// It holds a scale ("million", "bn", "hundred").
    pub(super) scaled: bool,
}

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
    /// The first group of a number that spaces divide: `15 000`.
    FIRST_GROUP,
    r"^[1-9][0-9]{0,2}$"
);
pattern!(
    /// A later group of it.
    GROUP,
    r"^[0-9]{3}(?:\.[0-9]+)?$"
);
pattern!(
    /// A power of ten behind a mantissa: `x10^6`, `×10−5`, `e14`.
    POWER,
    r"^[0-9][0-9.,]*(?: ?[x×] ?10\^?([-−+]?[0-9]{1,2})|[eE]([-+]?[0-9]{1,2}))(?:[^0-9A-Za-z]|$)"
);

/// How far a power of ten may reach, in bytes.
const POWER_WINDOW: usize = 40;
/// Most digits in words behind "point".
const POINT_DIGITS: usize = 8;

/// The numeral that starts at token `i`. It may reach back over "a", "several", a sign or a stop that belong to it.
pub(super) fn read(view: View, i: usize) -> Option<Numeral> {
    match view.kind(i)? {
        TokenKind::Number => Some(digits(view, i)?),
        TokenKind::Word => match vulgar(view.word(i)) {
            Some(value) => Some(Numeral { first: i, end: i + 1, value: Some(value), form: Form::Fraction, scaled: false }),
            None => words(view, i, cue(&view.lower(i))?).map(|numeral| of_a_scale(view, numeral)),
        },
        _ => None,
    }
}

/// The value of `½` and its kind.
fn vulgar(word: &str) -> Option<f64> {
    let (above, below) = match word {
        "½" => (1.0, 2.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅕" => (1.0, 5.0),
        "⅖" => (2.0, 5.0),
        "⅗" => (3.0, 5.0),
        "⅘" => (4.0, 5.0),
        "⅙" => (1.0, 6.0),
        "⅚" => (5.0, 6.0),
        "⅐" => (1.0, 7.0),
        "⅛" => (1.0, 8.0),
        "⅜" => (3.0, 8.0),
        "⅝" => (5.0, 8.0),
        "⅞" => (7.0, 8.0),
        "⅑" => (1.0, 9.0),
        "⅒" => (1.0, 10.0),
        _ => return None,
    };
    Some(above / below)
}

/// A number token as a decimal that Rust parses; `None` for what is no single number.
fn mantissa(word: &str) -> Option<String> {
    if PLAIN.is_match(word) {
        Some(word.to_owned())
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

/// `mantissa` times a power of ten, rounded once ("19.3 million" is 19300000, not 19300000.000000004).
fn scaled(mantissa: &str, exponent: i32) -> Option<f64> {
    format!("{mantissa}e{exponent}").parse().ok()
}

fn digits(view: View, i: usize) -> Option<Numeral> {
    let word = view.word(i);
    if let Some(value) = slashed(word) {
        let (first, value) = signed(view, i, value);
        // "2/3rds".
        let suffix = view.glued(i + 1) && view.one_of(i + 1, &["rd", "rds", "th", "ths"]);
        let (end, form) = (i + 1 + usize::from(suffix), Form::Fraction);
        return Some(compose(view, Numeral { first, end, value: Some(value), form, scaled: false }, None));
    }
    let mut end = i + 1;
    let mut first = i;
    let mut number = mantissa(word)?;
    if view.glued(i) && view.back(i, 1) == "." && !view.glued(i - 1) {
        // ".08"
        first = i - 1;
        number.insert_str(0, "0.");
    } else if FIRST_GROUP.is_match(word) {
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
        return Some(Numeral { first, end: after, value: Some(value), form: Form::Digits, scaled: false });
    }
    let mut written = Some(number.as_str());
    if let Some((part, after)) = part(view, end).filter(|_| !number.contains('.')) {
        value += part;
        end = after;
        written = None;
    }
    let (first, value) = signed(view, first, value);
    Some(compose(view, Numeral { first, end, value: Some(value), form: Form::Digits, scaled: false }, written))
}

/// The value of `3/4`.
fn slashed(word: &str) -> Option<f64> {
    if !FRACTION.is_match(word) {
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
    let scaled = || view.one_of(at + 2, &["%", "percent", "per", "million", "billion", "trillion", "cents", "points"]);
    match mark {
        "." if whole && scaled() => Some(format!(".{digits}")),
        "," if whole && digits.len() == 3 && !view.is_number(at + 3) => Some(digits.to_owned()),
        _ => None,
    }
}

/// The fraction behind a whole number: "2 1/2", "2½", "2-1/2".
fn part(view: View, at: usize) -> Option<(f64, usize)> {
    if let Some(value) = vulgar(view.word(at)) {
        return Some((value, at + 1));
    }
    let at = if view.joins(at) { at + 1 } else { at };
    let value = slashed(view.word(at)).filter(|value| *value < 1.0)?;
    Some((value, at + 1))
}

/// The millions that a fraction is of: "a quarter of a million".
fn of_a_scale(view: View, numeral: Numeral) -> Numeral {
    let at = numeral.end;
    if numeral.form != Form::Fraction || !view.one_of(at, &["of"]) || !view.one_of(at + 1, &["a", "one"]) {
        return numeral;
    }
    match (cue(&view.lower(at + 2)), numeral.value) {
        (Some(Cue::Scale(power)), Some(value)) if !view.joins(at + 3) => {
            let value = Some(value * 10f64.powi(power.into()));
            Numeral { end: at + 3, value, form: Form::Words, scaled: true, ..numeral }
        }
        _ => numeral,
    }
}

/// Whether a group of three digits stands one space behind the token before it, and nothing longer.
fn group_follows(view: View, at: usize) -> bool {
    let (Some(before), Some(group)) = (view.tokens.get(at - 1), view.tokens.get(at)) else { return false };
    let gap = view.text.get(before.span.end..group.span.start).unwrap_or("");
    matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}") && GROUP.is_match(view.word(at))
}

/// The power of ten behind the number token at `i`, and the token after it.
fn power(view: View, i: usize) -> Option<(i32, usize)> {
    let window = view.window(i, POWER_WINDOW);
    let groups = POWER.captures(window)?;
    let digits = groups.get(1).or(groups.get(2))?;
    let exponent = digits.as_str().replace('−', "-").trim_start_matches('+').parse().ok()?;
    let start = view.tokens.get(i)?.span.start;
    Some((exponent, view.end_at(i, start + digits.end())))
}

/// The sign before the number that starts at `first`.
fn signed(view: View, first: usize, value: f64) -> (usize, f64) {
    let Some(sign) = first.checked_sub(1) else { return (first, value) };
    let opens = !view.glued(sign) || matches!(view.back(sign, 1), "(" | "[" | "$" | "€" | "£");
    if matches!(view.word(sign), "-" | "−") && view.glued(first) && opens && !view.is_number(sign.wrapping_sub(1)) {
        return (sign, -value);
    }
    // "plus or minus 4" bounds an error.
    if view.one_of(sign, &["minus", "negative"]) && !view.is_number(sign.wrapping_sub(1)) && !view.back_one_of(sign, 1, &["or"]) {
        return (sign, -value);
    }
    (first, value)
}

fn words(view: View, i: usize, cue: Cue) -> Option<Numeral> {
    let start = |first, end, value| Numeral { first, end, value: Some(value), form: Form::Words, scaled: false };
    match cue {
        Cue::Cardinal(value) => {
            let (first, value) = signed(view, i, value);
            Some(compose(view, start(first, i + 1, value), None))
        }
        Cue::Scale(_) | Cue::Dozen => scale_alone(view, i),
        Cue::Plural(_) => magnitude(view, i),
        Cue::Ordinal(below) => article_fraction(view, i, below),
        Cue::Half => half(view, i),
        Cue::Quarter => match view.back_one_of(i, 1, &["a"]) || is_scale(view, i + 1) {
            true => article_fraction(view, i, 4.0),
            false => None,
        },
        Cue::Couple => couple(view, i),
        Cue::Denominator(_) | Cue::Times(_) | Cue::Multiple(_) => None,
    }
}

fn is_scale(view: View, i: usize) -> bool {
    matches!(cue(&view.lower(i)), Some(Cue::Scale(_) | Cue::Dozen))
}

/// "a million", "several hundred", "hundred thousand".
fn scale_alone(view: View, i: usize) -> Option<Numeral> {
    if let Some(first) = vague_before(view, i) {
        let mut end = i + 1;
        while is_scale(view, end) {
            end += 1;
        }
        return Some(Numeral { first, end, value: None, form: Form::Vague, scaled: true });
    }
    let article = view.back_one_of(i, 1, &["a", "an"]);
    let definite = || {
        let counts = view.back_one_of(i, 1, &["the"]) && counted::is_plural(&view.lower(i + 1));
        (counts || view.back_one_of(i, 1, &["per", "every", "those", "these", "that"])) && !view.joins(i + 1)
    };
    if !article && !is_scale(view, i + 1) && !definite() {
        return None;
    }
    let first = if article { i - 1 } else { i };
    Some(compose(view, Numeral { first, end: i, value: Some(1.0), form: Form::Words, scaled: false }, None))
}

/// The first token of "several", "a few", "a couple of" before a scale.
fn vague_before(view: View, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    if view.one_of(before, &["several", "many"]) {
        return Some(before);
    }
    let few = match view.one_of(before, &["of"]) && view.back_one_of(before, 1, &["couple"]) {
        true => before - 1,
        false => before,
    };
    let is_few = view.one_of(few, &["few", "couple"]);
    is_few.then(|| if view.back_one_of(few, 1, &["a"]) { few - 1 } else { few })
}

/// "thousands", "tens of thousands", "hundreds of millions".
fn magnitude(view: View, i: usize) -> Option<Numeral> {
    let mut end = i + 1;
    while view.one_of(end, &["of"]) && matches!(cue(&view.lower(end + 1)), Some(Cue::Plural(_))) {
        end += 2;
    }
    let chained = end > i + 1;
    let scores = view.one_of(i, &["scores", "tens"]);
    if scores && !chained && (view.one_of(i, &["tens"]) || !view.one_of(end, &["of"]) || view.capital(i + 2)) {
        return None;
    }
    let first = match view.back_one_of(i, 1, &["many", "several"]) {
        true => i - 1,
        false => i,
    };
    Some(Numeral { first, end, value: None, form: Form::Vague, scaled: true })
}

/// "a couple of points": two.
fn couple(view: View, i: usize) -> Option<Numeral> {
    let article = view.back_one_of(i, 1, &["a"]);
    let of = usize::from(view.one_of(i + 1, &["of"]));
    let next = i + 1 + of;
    let counts = if of == 1 {
        !view.one_of(next, &["the", "his", "her", "their", "its", "my", "our"])
    } else {
        counted::is_plural(&view.lower(next))
    };
    (article && counts && !is_scale(view, next)).then_some(Numeral {
        first: i - 1,
        end: next,
        value: Some(2.0),
        form: Form::Words,
        scaled: false,
    })
}

/// "a third of", "a quarter million": the article and an ordinal. An ordinal with its noun ("a third man") is none.
fn article_fraction(view: View, i: usize, below: f64) -> Option<Numeral> {
    if below < 3.0 {
        return None;
    }
    let article = view.back_one_of(i, 1, &["a", "an"]);
    let measured = view.one_of(i + 1, &["of", "as", "less", "more", "fewer", "higher", "lower", "larger", "smaller", "faster", "cheaper"]);
    let ended = !view.is_wordlike(i + 1) && !view.is_hyphen(i + 1);
    let compared = view.back_one_of(
        i,
        2,
        &["by", "than", "nearly", "about", "almost", "roughly", "over", "under", "around", "least", "only", "just", "to"],
    );
    let scaled = is_scale(view, i + 1) && below == 4.0;
    if !scaled && !(article && (measured || (compared && (ended || below == 4.0)))) {
        return None;
    }
    let first = if article { i - 1 } else { i };
    let start = Numeral { first, end: i + 1, value: Some(1.0 / below), form: Form::Fraction, scaled: false };
    Some(compose(view, start, None))
}

/// "half of", "half a million", "half-dozen"; not "second half", "half-brother".
fn half(view: View, i: usize) -> Option<Numeral> {
    const PARTS: [&str; 13] =
        ["first", "second", "other", "latter", "better", "back", "front", "top", "bottom", "upper", "lower", "1st", "2nd"];
    if PARTS.iter().any(|part| view.back_one_of(i, 1, &[part])) || view.one_of(i + 1, &["past", "way", "time", "sister", "brother"]) {
        return None;
    }
    // "the southern half of the island" is a part that needs no number.
    let rounded = ["about", "remaining", "nearly", "almost", "over", "only", "roughly"].iter().any(|word| view.back_one_of(i, 1, &[word]));
    if view.back_one_of(i, 2, &["the", "its", "their"]) && view.is_wordlike(i - 1) && !rounded {
        return None;
    }
    let first = if view.back_one_of(i, 1, &["a"]) { i - 1 } else { i };
    let start = |end| Numeral { first, end, value: Some(0.5), form: Form::Fraction, scaled: false };
    // "half a million", "half-dozen".
    let after = match view.joins(i + 1) || view.one_of(i + 1, &["a", "an"]) {
        true => i + 2,
        false => i + 1,
    };
    if is_scale(view, after) {
        return Some(compose(view, start(after), None));
    }
    if view.joins(i + 1) {
        // "half-hour" is read with its unit; "half-baked" is no quantity.
        let timed =
            view.one_of(i + 2, &["hour", "century", "decade", "mile", "year", "day", "minute", "price", "inch", "point", "percent"]);
        return timed.then(|| start(i + 1));
    }
    let joined_before = view.is_hyphen(i.wrapping_sub(1)) && view.glued(i);
    (!joined_before).then(|| start(i + 1))
}

/// What follows the first words of a numeral: scales, further words, "and a half", the lower part of a fraction.
/// `written` is the number as digits, where only those were read, so that a scale is applied without a rounding error.
fn compose(view: View, start: Numeral, written: Option<&str>) -> Numeral {
    let Some(mut current) = start.value else { return start };
    let negative = current < 0.0;
    current = current.abs();
    let mut numeral = start;
    // What the scales before closed, the last scale, and whether `current` holds words that are not yet under a scale.
    let (mut total, mut limit, mut pending) = (0.0, f64::INFINITY, true);
    let mut exact = written.filter(|_| !negative);
    let mut exponent = 0;
    loop {
        let at = numeral.end;
        let hyphen = view.joins(at)
            || (view.is_hyphen(at) && !view.glued(at) && matches!(cue(&view.lower(at + 1)), Some(Cue::Cardinal(v)) if v < 10.0));
        let next = if hyphen { at + 1 } else { at };
        let suffix = match hyphen || numeral.form != Form::Digits {
            true => None,
            false => scale_suffix(view.word(at), view.glued(at)),
        };
        match (suffix, cue(&view.lower(next))) {
            (Some(power), _) => {
                exponent += power;
                current *= 10f64.powi(power);
                limit = 10f64.powi(power);
                numeral.end = at + 1;
                numeral.scaled = true;
            }
            (None, None) if numeral.form == Form::Words && pending && view.one_of(at, &["point"]) && point(view, at).is_some() => {
                if let Some((fraction, after)) = point(view, at) {
                    current += fraction;
                    numeral.end = after;
                }
            }
            (None, Some(Cue::Cardinal(value))) if numeral.form == Form::Words && fits(current, value, pending) => {
                current = if pending { current + value } else { value };
                pending = true;
                numeral.end = next + 1;
            }
            (None, Some(Cue::Scale(2))) if pending && current < 100.0 => {
                current *= 100.0;
                exponent += 2;
                numeral.end = next + 1;
                numeral.scaled = true;
            }
            (None, Some(Cue::Scale(power))) if power > 2 && (10f64.powi(power.into()) < limit || !pending) => {
                let scale = 10f64.powi(power.into());
                if pending {
                    total += current * scale;
                } else {
                    total *= scale;
                }
                (limit, pending) = (scale, false);
                numeral.form = if numeral.form == Form::Fraction { Form::Words } else { numeral.form };
                exponent += i32::from(power);
                current = 0.0;
                numeral.end = next + 1;
                numeral.scaled = true;
            }
            (None, Some(Cue::Plural(power))) if pending && power >= 2 && numeral.form != Form::Fraction => {
                current *= 10f64.powi(power.into());
                exponent += i32::from(power);
                numeral.end = next + 1;
                numeral.scaled = true;
                break;
            }
            (None, Some(Cue::Dozen | Cue::Plural(1))) if pending && view.one_of(next, &["dozen", "dozens"]) => {
                (current, exact) = (current * 12.0, None);
                numeral.form = if numeral.form == Form::Fraction { Form::Words } else { numeral.form };
                numeral.end = next + 1;
                break;
            }
            (None, Some(below @ (Cue::Denominator(_) | Cue::Ordinal(_) | Cue::Half | Cue::Quarter)))
                if pending && total == 0.0 && numeral.form != Form::Fraction && denominates(view, next, hyphen, below, current) =>
            {
                let Some(below) = lower_part(below) else { break };
                (current, exact) = (current / below, None);
                numeral.form = Form::Fraction;
                numeral.end = next + 1;
            }
            _ => match conjoined(view, at, current, pending, numeral, limit) {
                Some((value, after, fraction)) => {
                    match (pending, fraction) {
                        (false, true) => total += value * limit,
                        (false, false) => (current, pending) = (value, true),
                        (true, _) => current += value,
                    }
                    exact = None;
                    numeral.end = after;
                    if fraction && !pending {
                        break;
                    }
                }
                None => break,
            },
        }
    }
    let sum = total + if pending { current } else { 0.0 };
    let value = exact.filter(|_| exponent > 0).and_then(|number| scaled(number, exponent)).unwrap_or(sum);
    // A number beyond every double has a magnitude at most.
    numeral.value = Some(if negative { -value } else { value }).filter(|value| value.is_finite());
    numeral
}

/// Whether a cardinal continues a numeral in words: "twenty" + "one", "hundred" + "five".
fn fits(current: f64, value: f64, pending: bool) -> bool {
    if !pending {
        return true;
    }
    let (tens, hundreds) = (current % 10.0, current % 100.0);
    current > 0.0
        && match value {
            v if v >= 10.0 => hundreds == 0.0,
            v if v > 0.0 => tens == 0.0 && hundreds != 10.0,
            _ => false,
        }
}

fn lower_part(cue: Cue) -> Option<f64> {
    match cue {
        Cue::Denominator(below) | Cue::Ordinal(below) if below > 2.0 => Some(below),
        Cue::Half | Cue::Denominator(_) => Some(2.0),
        Cue::Quarter => Some(4.0),
        _ => None,
    }
}

/// Whether the word at `at` is the lower part of a fraction whose upper part is `above`: "two thirds", "one-fifth".
fn denominates(view: View, at: usize, hyphen: bool, below: Cue, above: f64) -> bool {
    let singular = above == 1.0;
    let compound = view.joins(at + 1);
    match below {
        Cue::Denominator(4.0) => above == 3.0 || hyphen || view.one_of(at + 1, &["of"]),
        Cue::Denominator(_) => !singular && above.fract() == 0.0,
        // "one half", "one third"; "one fourth-grader", "one second" are none.
        Cue::Ordinal(below) => {
            singular && below > 2.0 && !compound && (hyphen || !view.one_of(at + 1, &["place", "grade", "year", "time"]))
        }
        Cue::Half | Cue::Quarter => singular && !compound,
        _ => false,
    }
}

/// What "and" adds: "hundred and five", "two and a half", "million and a quarter". The value, the token after it, and
/// whether it is a fraction.
fn conjoined(view: View, at: usize, current: f64, pending: bool, numeral: Numeral, limit: f64) -> Option<(f64, usize, bool)> {
    if !view.one_of(at, &["and", "&"]) || numeral.form == Form::Fraction {
        return None;
    }
    if let Some((value, end)) = added_fraction(view, at + 1) {
        return (current.fract() == 0.0).then_some((value, end, true));
    }
    let hundreds = numeral.scaled && (!pending || (current > 0.0 && current % 100.0 == 0.0));
    let between = view.back_one_of(numeral.first, 1, &["between", "from"]);
    if !hundreds || between {
        return None;
    }
    let value = match cue(&view.lower(at + 1)) {
        Some(Cue::Cardinal(value)) if numeral.form == Form::Words || !pending || limit < f64::INFINITY => value,
        Some(Cue::Cardinal(value)) => value,
        _ => return None,
    };
    // "one hundred and two hundred" are two numbers; "two hundred and two thousand" is one.
    let after = cue(&view.lower(at + 2));
    let two = match after {
        Some(Cue::Scale(2)) => pending,
        Some(Cue::Scale(power)) => !pending && 10f64.powi(power.into()) >= limit,
        _ => false,
    };
    (!two && value > 0.0).then_some((value, at + 2, false))
}

/// "a half", "a third", "three quarters", "one fourth" behind "and".
fn added_fraction(view: View, at: usize) -> Option<(f64, usize)> {
    let below = |i: usize| cue(&view.lower(i));
    let above = match view.one_of(at, &["a", "one"]) {
        true => 1.0,
        false => match below(at)? {
            Cue::Cardinal(value) if value > 1.0 && value < 10.0 => value,
            _ => return None,
        },
    };
    let next = if view.joins(at + 1) { at + 2 } else { at + 1 };
    let found = match below(next)? {
        Cue::Half if above == 1.0 => 2.0,
        Cue::Quarter if above == 1.0 => 4.0,
        Cue::Ordinal(below) if above == 1.0 && below > 2.0 && !view.is_wordlike(next + 1) => below,
        Cue::Denominator(below) if above > 1.0 => below,
        _ => return None,
    };
    Some((above / found, next + 1))
}

/// The power of ten of a short scale behind digits that can mean nothing else; `m`, `b` and `t` need a currency or a count.
fn scale_suffix(word: &str, glued: bool) -> Option<i32> {
    Some(match word {
        "k" | "K" if glued => 3,
        "mil" | "MM" if glued => 6,
        "mn" | "mln" | "mio" => 6,
        "bn" | "bln" | "Bn" | "BN" => 9,
        "tn" | "tln" | "trn" => 12,
        _ => return None,
    })
}

/// "point five", "point nought four" behind a whole number in words: the fraction and the token after it.
fn point(view: View, at: usize) -> Option<(f64, usize)> {
    let digit = |i: usize| match cue(&view.lower(i)) {
        Some(Cue::Cardinal(value)) => Some(value),
        _ => None,
    };
    let first = digit(at + 1)?;
    if first >= 10.0 {
        // "point seventy-one".
        let unit = if view.joins(at + 2) { at + 3 } else { at + 2 };
        return Some(match digit(unit).filter(|unit| first >= 20.0 && *unit < 10.0) {
            Some(unit_value) => ((first + unit_value) / 100.0, unit + 1),
            None => (first / 100.0, at + 2),
        });
    }
    let (mut value, mut scale, mut i) = (0.0, 0.1, at + 1);
    while let Some(next) = digit(i).filter(|next| *next < 10.0 && i < at + POINT_DIGITS) {
        value += next * scale;
        scale /= 10.0;
        i += 1;
    }
    Some(((value / scale / 10.0).round() * scale * 10.0, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::mark::OpenQuotation;
    use crate::passage::Passage;

    /// The first numeral of a text: its words and value.
    fn first(text: &str) -> Option<(String, Option<f64>)> {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        let view = View::new(&passage);
        let found = (0..view.tokens.len()).find_map(|i| read(view, i))?;
        Some((view.span(found.first, found.end).of(text).to_owned(), found.value))
    }

    fn value(text: &str) -> f64 {
        first(text).and_then(|f| f.1).unwrap_or(f64::NAN)
    }

    #[test]
    fn digits_are_read_in_every_way_of_grouping() {
        assert_eq!(value("15,000"), 15000.0);
        assert_eq!(value("12,34,567.89"), 1234567.89);
        assert_eq!(value("15 000 people"), 15000.0);
        assert_eq!(value("1\u{202f}234\u{202f}567.89"), 1234567.89);
        assert_eq!(value("1,5"), 1.5);
        assert_eq!(value("1.111,11"), 1111.11);
        assert_eq!(value(" .25"), 0.25);
        assert_eq!(value("423 0000"), 423.0);
    }

    #[test]
    fn scales_apply_without_a_rounding_error() {
        assert_eq!(value("19.3 million"), 19_300_000.0);
        assert_eq!(value("1.2bn"), 1_200_000_000.0);
        assert_eq!(value("2.5-million"), 2_500_000.0);
        assert_eq!(value("13 lakh"), 1_300_000.0);
        assert_eq!(value("three lakh crore"), 3e12);
        assert_eq!(value("1.3x10^6"), 1_300_000.0);
        assert_eq!(value("2.48×10−5"), 2.48e-5);
    }

    #[test]
    fn words_compose_like_digits() {
        assert_eq!(value("fifteen thousand"), 15000.0);
        assert_eq!(value("one hundred and sixty-one"), 161.0);
        assert_eq!(value("two hundred and two thousand"), 202_000.0);
        assert_eq!(value("twenty-one trillion and three hundred"), 21_000_000_000_300.0);
        assert_eq!(value("half a million"), 500_000.0);
        assert_eq!(value("half a dozen"), 6.0);
        assert_eq!(value("three hundred dozen"), 3600.0);
        assert_eq!(value("between one hundred and two hundred"), 100.0);
        assert_eq!(value("minus five"), -5.0);
    }

    #[test]
    fn fractions_are_read_in_words_digits_and_signs() {
        assert_eq!(value("two-thirds"), 2.0 / 3.0);
        assert_eq!(value("a quarter of"), 0.25);
        assert_eq!(value("one-fifth"), 0.2);
        assert_eq!(value("2½"), 2.5);
        assert_eq!(value("10 1/2"), 10.5);
        assert_eq!(value("two and a half million"), 2_500_000.0);
        assert_eq!(value("three million and a half"), 3_500_000.0);
        assert_eq!(value("forty two and a third"), 42.0 + 1.0 / 3.0);
        assert_eq!(value("⅔"), 2.0 / 3.0);
    }

    #[test]
    fn magnitudes_have_no_value() {
        for text in ["thousands", "tens of thousands", "several hundred", "a few thousand", "scores of villages", "many millions"] {
            assert_eq!(first(text).map(|f| f.1), Some(None), "{text}");
        }
        assert_eq!(first("test scores rose"), None);
    }

    #[test]
    fn ordinals_and_parts_of_a_game_are_no_numerals() {
        for text in ["a third man", "the second half", "a half-brother", "the third quarter", "million-dollar"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
