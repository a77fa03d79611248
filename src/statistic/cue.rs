//! Words of number, and what each does in a numeral.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word does in a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cue {
    /// `zero` to `nineteen`, `twenty` to `ninety`.
    Cardinal(f64),
    /// `hundred`, `million`: a power of ten.
    Scale(u8),
    /// `dozen`.
    Dozen,
    /// `hundreds`, `dozens`: a magnitude without a number.
    Plural(u8),
    /// `third`, `twentieth`: a rank, or the lower part of a fraction.
    Ordinal(f64),
    /// `thirds`: only the lower part of a fraction.
    Denominator(f64),
    /// `half`.
    Half,
    /// `quarter`.
    Quarter,
    /// `twice`.
    Times(f64),
    /// `doubled`, `tenfold`.
    Multiple(f64),
    /// `couple`.
    Couple,
    /// `½`.
    Part(f64),
}

static CUES: LazyLock<FxHashMap<&'static str, Cue>> = LazyLock::new(|| {
    let lines = include_str!("../lexicon/number_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(entry).collect()
});

fn entry(line: &'static str) -> Option<(&'static str, Cue)> {
    let mut fields = line.split('\t');
    let (word, class, value) = (fields.next()?, fields.next()?, fields.next()?.parse::<f64>().ok()?);
    let cue = match class {
        "cardinal" => Cue::Cardinal(value),
        "scale" => Cue::Scale(value as u8),
        "dozen" => Cue::Dozen,
        "plural" => Cue::Plural(value as u8),
        "ordinal" => Cue::Ordinal(value),
        "denominator" => Cue::Denominator(value),
        "half" => Cue::Half,
        "quarter" => Cue::Quarter,
        "times" => Cue::Times(value),
        "multiple" => Cue::Multiple(value),
        "couple" => Cue::Couple,
        "part" => Cue::Part(value),
        _ => return None,
    };
    Some((word, cue))
}

/// What a word of number, in lower case, does in a numeral.
pub(super) fn cue(word: &str) -> Option<Cue> {
    CUES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_an_entry() {
        let lines: Vec<&str> = include_str!("../lexicon/number_words.txt").lines().filter(|l| !l.starts_with('#')).collect();
        assert_eq!(lines.iter().filter(|line| entry(line).is_none()).count(), 0);
        assert!(lines.is_sorted(), "number_words.txt is sorted");
        assert_eq!(cue("eighty"), Some(Cue::Cardinal(80.0)));
        assert_eq!(cue("million"), Some(Cue::Scale(6)));
        assert_eq!(cue("house"), None);
    }
}
