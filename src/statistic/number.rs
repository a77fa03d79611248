//! Numbers in digits, in words and as signs: the numeral that starts at a word.

use super::cue::Cue;
use super::numeral::{Form, Numeral};
use super::view::View;
use super::{digits, words};
use crate::token::TokenKind;

/// The numeral that starts at token `i`. It may reach back over "a", "several", a sign or a stop that belong to it.
pub(super) fn read(view: View, i: usize) -> Option<Numeral> {
    match view.kind(i)? {
        TokenKind::Number => digits::read(view, i),
        TokenKind::Word => words::read(view, i).map(|numeral| of_a_scale(view, numeral)),
        _ => None,
    }
}

/// The same, where nothing before `i` belongs to it.
pub(super) fn at(view: View, i: usize) -> Option<Numeral> {
    read(view, i).filter(|numeral| numeral.first == i)
}

/// The millions that a fraction is of: "a quarter of a million".
fn of_a_scale(view: View, numeral: Numeral) -> Numeral {
    let at = numeral.end;
    if numeral.form != Form::Fraction || !view.one_of(at, &["of"]) || !view.one_of(at + 1, &["a", "one"]) {
        return numeral;
    }
    match (view.cue(at + 2), numeral.value) {
        (Some(Cue::Scale(power)), Some(value)) if !view.joins(at + 3) => {
            let value = Some(value * 10f64.powi(power.into()));
            Numeral { end: at + 3, value, form: Form::Words, scaled: true, ..numeral }
        }
        _ => numeral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistic::tests::first;

    /// The value of the first numeral of a text.
    fn value(text: &str) -> f64 {
        first(text, read).and_then(|numeral| numeral.value).unwrap_or(f64::NAN)
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
        assert_eq!(value("four-and-a-half-acre"), 4.5);
        assert_eq!(value("three million and a half"), 3_500_000.0);
        assert_eq!(value("forty two and a third"), 42.0 + 1.0 / 3.0);
        assert_eq!(value("⅔"), 2.0 / 3.0);
    }

    #[test]
    fn magnitudes_have_no_value() {
        for text in ["thousands", "tens of thousands", "several hundred", "a few thousand", "scores of villages", "many millions"] {
            assert_eq!(first(text, read).map(|numeral| numeral.value), Some(None), "{text}");
        }
        assert_eq!(first("test scores rose", read), None);
    }

    #[test]
    fn ordinals_and_parts_of_a_game_are_no_numerals() {
        for text in ["a third man", "the second half", "a half-brother", "the third quarter", "million-dollar"] {
            assert_eq!(first(text, read), None, "{text}");
        }
    }
}
