//! Base forms: by list for irregular words, by rule for the rest.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::COMMON_VERBS;
use crate::lexicon::numbers::NO_PLURALS;
use crate::lexicon::verb::Verb;

/// Each irregular form of a verb, with its base form.
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../lexicon/irregular_verbs.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(|line| {
            let mut forms = line.split(' ');
            let base = forms.next().unwrap_or(line);
            forms.chain([base]).map(move |form| (form, base))
        })
        .collect()
});

/// The base form of an irregular verb that `word` is a form of: "went" → "go".
pub(super) fn of_irregular_verb(word: &str) -> Option<&'static str> {
    IRREGULAR.get(word).copied()
}

/// The singular of a plural noun; `None` for a word that is none.
pub(super) fn of_noun(noun: &str) -> Option<Cow<'_, str>> {
    let irregular = match noun {
        "people" | "persons" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "wives" => "wife",
        "lives" => "life",
        _ => "",
    };
    if !irregular.is_empty() {
        return Some(Cow::Borrowed(irregular));
    }
    if let Some(stem) = noun.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    if noun.ends_with("children") {
        return Some(Cow::Borrowed(&noun[..noun.len() - "ren".len()]));
    }
    if NO_PLURALS.contains(noun) {
        return None;
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    if let Some(stem) = noun.strip_suffix("es").filter(|s| s.ends_with(['s', 'x', 'z']) || s.ends_with("ch") || s.ends_with("sh")) {
        return Some(Cow::Borrowed(stem));
    }
    let stem = noun.strip_suffix('s')?;
    (stem.len() > 1 && !stem.ends_with(['s', 'u', 'i'])).then_some(Cow::Borrowed(stem))
}

/// The infinitive of a form of a verb; `None` where it is one already.
pub(super) fn of_verb(word: &str, reports: Option<Verb>) -> Option<Cow<'_, str>> {
    if let Some(base) = reports.map(|verb| verb.lemma).or_else(|| of_irregular_verb(word)) {
        return Some(Cow::Borrowed(base));
    }
    if let Some(stem) = word.strip_suffix("ied").or_else(|| word.strip_suffix("ies")).filter(|stem| stem.len() > 1) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    if let Some(stem) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) {
        return infinitive(word, stem);
    }
    let hisses = |s: &&str| s.ends_with(['s', 'x', 'z']) || s.ends_with("ch") || s.ends_with("sh");
    if let Some(stem) = word.strip_suffix("es").filter(hisses) {
        return Some(Cow::Borrowed(stem));
    }
    word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')).map(Cow::Borrowed)
}

/// The infinitive from what stands before -ed or -ing: "stopp" → "stop", "argu" → "argue".
fn infinitive<'w>(word: &'w str, stem: &'w str) -> Option<Cow<'w, str>> {
    let letters = stem.as_bytes();
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    if stem.len() < 2 || !letters.iter().any(|&b| vowel(b)) {
        return None;
    }
    let [.., before, last] = *letters else { return None };
    let with_e = format!("{stem}e");
    if COMMON_VERBS.contains(&with_e) {
        return Some(Cow::Owned(with_e));
    }
    if COMMON_VERBS.contains(stem) {
        return Some(Cow::Borrowed(stem));
    }
    if before == last && !matches!(last, b'l' | b's' | b'z' | b'f' | b'e' | b'o') {
        return Some(Cow::Borrowed(&stem[..stem.len() - 1]));
    }
    let syllables = letters.windows(2).filter(|w| vowel(w[0]) && !vowel(w[1])).count();
    let silent = matches!(last, b'v' | b'c' | b'u' | b'z') && before != b'o'
        || last == b'g' && before != b'n'
        || last == b's' && before != b's'
        || syllables == 1
            && !vowel(last)
            && vowel(before)
            && letters.len() >= 3
            && !vowel(letters[letters.len() - 3])
            && !matches!(last, b'w' | b'x' | b'y')
        || last == b't' && before == b'a' && syllables > 1
        || last == b'l' && matches!(before, b'b' | b'd' | b'g' | b'k' | b'p' | b't');
    match silent {
        true if word.ends_with("ed") => Some(Cow::Borrowed(&word[..stem.len() + 1])),
        true => Some(Cow::Owned(with_e)),
        false => Some(Cow::Borrowed(stem)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinitives_by_rule() {
        for (word, base) in [
            ("stopped", "stop"),
            ("arguing", "argue"),
            ("voted", "vote"),
            ("filled", "fill"),
            ("created", "create"),
            ("handling", "handle"),
            ("opened", "open"),
            ("studies", "study"),
            ("went", "go"),
            ("passes", "pass"),
            ("using", "use"),
            ("waited", "wait"),
        ] {
            assert_eq!(of_verb(word, None).as_deref(), Some(base), "{word}");
        }
    }

    #[test]
    fn singulars_by_list_and_rule() {
        for (word, base) in [("women", "woman"), ("ministries", "ministry"), ("boxes", "box"), ("aides", "aide")] {
            assert_eq!(of_noun(word).as_deref(), Some(base), "{word}");
        }
        for word in ["news", "status", "glass"] {
            assert_eq!(of_noun(word), None, "{word}");
        }
    }
}
