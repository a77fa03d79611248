//! The language of a text.

use crate::lexicon::language::LANGUAGES;

/// The language of a text or a paragraph. What is not English is not marked, unless the caller insists:
/// see [`crate::Analyzer::any_language`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, or too short to tell.
    #[default]
    English,
    /// Another: its ISO 639-1 code, where that is certain.
    Other(Option<&'static str>),
}

impl Language {
    /// `en` or `other`: part of the output format.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Other(_) => "other",
        }
    }

    /// Its ISO 639-1 code, where that is certain.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Language::English => Some("en"),
            Language::Other(code) => code,
        }
    }

    /// Its name in English, where that is certain.
    pub fn in_words(self) -> Option<&'static str> {
        let code = self.code()?;
        let unlisted = [("el", "Greek"), ("he", "Hebrew"), ("ja", "Japanese"), ("ko", "Korean"), ("th", "Thai"), ("zh", "Chinese")];
        let listed = LANGUAGES.iter().map(|l| (l.code, l.name));
        listed.chain(unlisted).find(|(known, _)| *known == code).map(|(_, name)| name)
    }
}
