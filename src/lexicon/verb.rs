//! The verbs that report, in every form: `said` is the past of `say`, a verb of speech.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::AUXILIARIES;
use crate::analysis::Act;

/// A form of a verb that reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Its base form.
    pub(crate) lemma: &'static str,
    /// What its sources do with what is attributed to them, where nothing around it says otherwise.
    pub(crate) act: Act,
    /// Which form it is; more than one for `put` or `read`.
    pub(crate) forms: Forms,
}

/// The forms that a word may be: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms(u8);

impl Forms {
    /// `say`
    pub(crate) const BASE: Forms = Forms(1);
    /// `says`
    pub(crate) const THIRD: Forms = Forms(2);
    /// `said`, also as a participle.
    pub(crate) const PAST: Forms = Forms(4);
    /// `saying`
    pub(crate) const ING: Forms = Forms(8);

    /// Whether it may be any of `others`.
    pub(crate) fn has(self, others: Forms) -> bool {
        self.0 & others.0 != 0
    }

    /// Both.
    pub(crate) const fn or(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

/// The verb that `word`, in lower case, is a form of.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    VERBS.get(word).copied()
}

/// The act of a verb written in any mix of ASCII case; `None` for a word that does not report.
pub(crate) fn act(word: &str) -> Option<Act> {
    let mut folded = [0; 20];
    let folded = folded.get_mut(..word.len())?;
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    verb(std::str::from_utf8(folded).ok()?).map(|v| v.act)
}

/// Whether a small word looks like the past of a verb.
pub(crate) fn is_past(word: &str) -> bool {
    // "agreed" and "freed", but "indeed" and "speed".
    let regular =
        word.len() > 3 && word.ends_with("ed") && word != "hundred" && (!word.ends_with("eed") || verb(word).is_some() || word == "freed");
    word.starts_with(char::is_lowercase) && (regular || IRREGULAR_PASTS.contains(word))
}

/// Whether a small word looks like the finite verb of a clause: a past, or a form of "be", "have" and their like.
pub(crate) fn is_finite(word: &str) -> bool {
    let auxiliary = AUXILIARIES.contains(word) && !matches!(word, "be" | "been" | "being" | "having" | "doing");
    is_past(word) || auxiliary
}

/// The forms of irregular verbs that are not their base.
static IRREGULAR_PASTS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("irregular_verbs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(' ').skip(1)).filter(|form| !matches!(*form, "be" | "been" | "being")).collect()
});

static VERBS: LazyLock<FxHashMap<Box<str>, Verb>> = LazyLock::new(|| {
    let mut verbs = FxHashMap::default();
    let lists = [
        (Act::Speech, include_str!("speech_verbs.txt")),
        (Act::Thought, include_str!("thought_verbs.txt")),
        (Act::Stance, include_str!("stance_verbs.txt")),
    ];
    for (act, list) in lists {
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            inflect(line, |form, forms, lemma| {
                let known: &mut Verb = verbs.entry(form.into()).or_insert(Verb { lemma, act, forms });
                if known.lemma == lemma {
                    known.forms = known.forms.or(forms);
                }
            });
        }
    }
    verbs
});

/// Calls `keep` with every form on a line of a list of verbs: the base form, then the forms that are not regular.
fn inflect(line: &'static str, mut keep: impl FnMut(&str, Forms, &'static str)) {
    let mut written = line.split(' ');
    let lemma = written.next().unwrap_or(line);
    let (mut past, mut ing) = (false, false);
    for form in written {
        let is_ing = form.ends_with("ing") && form.len() > 5;
        keep(form, if is_ing { Forms::ING } else { Forms::PAST }, lemma);
        (past, ing) = (past || !is_ing, ing || is_ing);
    }
    keep(lemma, Forms::BASE, lemma);
    let consonant_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    match consonant_y {
        Some(stem) => keep(&format!("{stem}ies"), Forms::THIRD, lemma),
        None if hisses => keep(&format!("{lemma}es"), Forms::THIRD, lemma),
        None => keep(&format!("{lemma}s"), Forms::THIRD, lemma),
    }
    let silent_e = lemma.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']));
    let stem = match silent_e {
        Some(stem) => stem.to_owned(),
        None if doubles(lemma) => format!("{lemma}{}", &lemma[lemma.len() - 1..]),
        None => lemma.to_owned(),
    };
    if !past {
        match consonant_y {
            Some(stem) => keep(&format!("{stem}ied"), Forms::PAST, lemma),
            None if lemma.ends_with('e') => keep(&format!("{lemma}d"), Forms::PAST, lemma),
            None => keep(&format!("{stem}ed"), Forms::PAST, lemma),
        }
    }
    if !ing {
        keep(&format!("{stem}ing"), Forms::ING, lemma);
    }
}

/// Whether the last letter doubles before `-ed` and `-ing`: one vowel between consonants, in a word of one syllable.
fn doubles(lemma: &str) -> bool {
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    match lemma.as_bytes() {
        [before @ .., v, last] => {
            vowel(*v) && !vowel(*last) && !matches!(last, b'w' | b'x' | b'y') && before.iter().all(|&b| !vowel(b)) && !before.is_empty()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leads_to_its_verb() {
        for (word, lemma, forms) in [
            ("say", "say", Forms::BASE),
            ("says", "say", Forms::THIRD),
            ("said", "say", Forms::PAST),
            ("denies", "deny", Forms::THIRD),
            ("denied", "deny", Forms::PAST),
            ("accusing", "accuse", Forms::ING),
            ("agreeing", "agree", Forms::ING),
            ("planned", "plan", Forms::PAST),
            ("admitting", "admit", Forms::ING),
            ("thought", "think", Forms::PAST),
            ("stresses", "stress", Forms::THIRD),
            ("read", "read", Forms::BASE.or(Forms::PAST)),
        ] {
            let found = verb(word).unwrap_or_else(|| panic!("{word} is no verb"));
            assert_eq!((found.lemma, found.forms), (lemma, forms), "{word}");
        }
        for word in ["sayed", "thinked", "admited", "holded", "table"] {
            assert_eq!(verb(word), None, "{word}");
        }
    }
}
