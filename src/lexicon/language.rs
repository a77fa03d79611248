//! Function words of the languages that a text may be in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A language that has a list: its ISO 639-1 code, its name in English, and its function words.
pub(crate) struct Listed {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    file: &'static str,
}

macro_rules! languages {
    ($($code:literal $name:literal,)+) => {
        &[$(Listed { code: $code, name: $name, file: include_str!(concat!("language/", $code, ".txt")) }),+]
    };
}

/// English first.
pub(crate) const LANGUAGES: &[Listed] = languages![
    "en" "English",
    "cs" "Czech",
    "da" "Danish",
    "de" "German",
    "es" "Spanish",
    "fi" "Finnish",
    "fr" "French",
    "hu" "Hungarian",
    "id" "Indonesian",
    "it" "Italian",
    "nl" "Dutch",
    "no" "Norwegian",
    "pl" "Polish",
    "pt" "Portuguese",
    "ro" "Romanian",
    "ru" "Russian",
    "sv" "Swedish",
    "tr" "Turkish",
    "uk" "Ukrainian",
    "vi" "Vietnamese",
];

impl Listed {
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.file.lines().filter(|line| !line.starts_with('#'))
    }
}

/// Longest function word, in bytes.
const LONGEST: usize = 20;

/// The languages of which a lower-case word is a function word: a bit for each place in [`LANGUAGES`].
pub(crate) fn languages_of(word: &str) -> u32 {
    static WORDS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
        let mut words = FxHashMap::default();
        for (at, language) in LANGUAGES.iter().enumerate() {
            for word in language.words() {
                *words.entry(word).or_insert(0) |= 1 << at;
            }
        }
        words
    });
    if word.len() > LONGEST { 0 } else { WORDS.get(word).copied().unwrap_or(0) }
}
