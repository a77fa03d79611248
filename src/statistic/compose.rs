//! What follows the first words or digits of a numeral: scales, further words, decimals in words, "and a half".

use super::cue::Cue;
use super::numeral::{Form, Numeral};
use super::view::View;

/// Most digits in words behind "point".
const POINT_DIGITS: usize = 8;

/// `mantissa` times a power of ten, rounded once ("19.3 million" is 19300000, not 19300000.000000004).
pub(super) fn scaled(mantissa: &str, exponent: i32) -> Option<f64> {
    format!("{mantissa}e{exponent}").parse().ok()
}

/// What follows the first words of a numeral: scales, further words, "and a half", the lower part of a fraction.
/// `written` is the number as digits, where only those were read, so that a scale is applied without a rounding error.
pub(super) fn compose(view: View, start: Numeral, written: Option<&str>) -> Numeral {
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
        let hyphen =
            view.joins(at) || (view.is_hyphen(at) && !view.glued(at) && matches!(view.cue(at + 1), Some(Cue::Cardinal(v)) if v < 10.0));
        let next = if hyphen { at + 1 } else { at };
        let suffix = match hyphen || numeral.form != Form::Digits {
            true => None,
            false => scale_suffix(view.word(at), view.glued(at)),
        };
        match (suffix, view.cue(next)) {
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
                numeral.form = if numeral.form == Form::Fraction { Form::Words } else { numeral.form };
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
            _ => match conjoined(view, next, current, pending, numeral, limit) {
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
        Cue::Quarter if above == 3.0 => hyphen,
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
    // "four-and-a-half-acre"
    let added = if view.joins(at + 1) { at + 2 } else { at + 1 };
    if let Some((value, end)) = added_fraction(view, added) {
        return (current.fract() == 0.0).then_some((value, end, true));
    }
    let hundreds = numeral.scaled && (!pending || (current > 0.0 && current % 100.0 == 0.0));
    let between = view.back_one_of(numeral.first, 1, &["between", "from"]);
    if !hundreds || between {
        return None;
    }
    let value = match view.cue(at + 1) {
        Some(Cue::Cardinal(value)) if numeral.form == Form::Words || !pending || limit < f64::INFINITY => value,
        Some(Cue::Cardinal(value)) => value,
        _ => return None,
    };
    // "one hundred and two hundred" are two numbers; "two hundred and two thousand" is one.
    let after = view.cue(at + 2);
    let two = match after {
        Some(Cue::Scale(2)) => pending,
        Some(Cue::Scale(power)) => !pending && 10f64.powi(power.into()) >= limit,
        _ => false,
    };
    (!two && value > 0.0).then_some((value, at + 2, false))
}

/// "a half", "a third", "three quarters", "one fourth" behind "and".
fn added_fraction(view: View, at: usize) -> Option<(f64, usize)> {
    let below = |i: usize| view.cue(i);
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
        Cue::Quarter if above == 1.0 || (above == 3.0 && next > at + 1) => 4.0,
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
        "mn" | "mln" | "mio" | "Mio" => 6,
        "bn" | "bln" | "Bn" | "BN" | "Mrd" => 9,
        "tn" | "tln" | "trn" => 12,
        _ => return None,
    })
}

/// "point five", "point nought four" behind a whole number in words: the fraction and the token after it.
fn point(view: View, at: usize) -> Option<(f64, usize)> {
    let digit = |i: usize| match view.cue(i) {
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
