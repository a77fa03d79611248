//! The words by which kinds, labels and reasons are known outside: in the JSON, in the terminal, in case files.

use crate::analysis::{
    Act, AttributionKind, BlockKind, Direction, FindingKind, Label, Language, Passed, QuotationKind, Reason, SentenceKind, SourceType,
    SpeakerKind, StatisticKind,
};
use crate::lexicon::language::LANGUAGES;

macro_rules! names {
    ($($kind:ident { $($variant:ident => $name:literal,)+ })+) => {
        $(impl $kind {
            /// Every one.
            pub const ALL: &[$kind] = &[$($kind::$variant),+];

            /// The word for it, in lower case: part of the output format.
            pub fn name(self) -> &'static str {
                match self {
                    $($kind::$variant => $name,)+
                }
            }
        })+
    };
}

names! {
    BlockKind {
        Prose => "prose",
        Headline => "headline",
        Metadata => "metadata",
        ListItem => "list item",
        BlockQuote => "block quote",
        Caption => "caption",
        Reference => "reference",
        Contents => "contents",
        Code => "code",
        Table => "table",
        Navigation => "navigation",
    }
    SentenceKind {
        Prose => "prose",
        Headline => "headline",
        Metadata => "metadata",
    }
    Label {
        Quote => "quote",
        Statistic => "statistic",
        Attribution => "attribution",
    }
    QuotationKind {
        Full => "full",
        Partial => "partial",
    }
    StatisticKind {
        Count => "count",
        Percent => "percent",
        Money => "money",
        Ratio => "ratio",
        Rate => "rate",
        Measure => "measure",
        Change => "change",
        Score => "score",
        Vague => "vague",
    }
    Direction {
        Up => "up",
        Down => "down",
    }
    AttributionKind {
        Direct => "direct",
        Indirect => "indirect",
        Mixed => "mixed",
    }
    Act {
        Speech => "speech",
        Thought => "thought",
        Stance => "stance",
    }
    SpeakerKind {
        Person => "person",
        Organisation => "organisation",
        Document => "document",
        Unnamed => "unnamed",
        Collective => "collective",
    }
    SourceType {
        NamedPerson => "named person",
        NamedOrganisation => "named organisation",
        NamedGroup => "named group",
        Document => "document or data set",
        UnnamedIndividual => "unnamed individual",
        UnnamedGroup => "unnamed group",
        Decision => "vote or decision",
        Post => "social-media post",
    }
    Passed {
        Marks => "marks",
        Number => "number",
    }
    Reason {
        ScareQuote => "scare quote",
        Title => "title",
        Slogan => "slogan",
        Nickname => "nickname",
        Mention => "mention",
        Date => "date",
        Time => "time",
        Age => "age",
        Duration => "duration",
        Ordinal => "ordinal",
        Name => "name",
        Identifier => "identifier",
        Anaphoric => "anaphoric",
        Figurative => "figurative",
        Height => "height",
    }
    FindingKind {
        StatisticWithoutSource => "statistic without source",
        UnnamedSource => "unnamed source",
        OrphanQuotation => "orphan quotation",
        OneSource => "one source",
        SecondHand => "second hand",
        NobodyNamed => "nobody named",
    }
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
