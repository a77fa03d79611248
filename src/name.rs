//! The words by which kinds, labels and reasons are known outside: in the JSON, in the terminal, in case files.

use crate::analysis::{
    Act, AttributionKind, BlockKind, Direction, FindingKind, FoundBy, Label, Language, Passed, QuotationKind, Reason, Rule, SentenceKind,
    SourceType, SpeakerKind, StatisticKind,
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
    Rule {
        AccordingTo => "according to",
        Per => "per",
        InWordsOf => "in the words of",
        AsPut => "as put",
        InPoll => "in a poll",
        DashAndName => "dash and name",
        NameAndColon => "name and colon",
        InvertedTag => "tag set off by commas",
        UtteringTag => "verb in a tag's place",
        ByAgent => "passive with its agent",
        PutsAt => "puts at a figure",
        RatesAs => "rates",
        NounOfWords => "noun of words",
        Hearsay => "reportedly",
        Told => "is told",
        Assured => "is sure that",
        ClosingTag => "source and verb that close a sentence",
        Asserted => "subject, verb and clause",
        Absolute => "with a source and a participle",
        SubjectAndVerb => "subject and verb",
        TagBehind => "source and verb behind what is said",
        VerbBeforeSource => "verb before its source",
        SameSubject => "verb of the same subject",
        Participle => "participle",
        Passive => "passive verb",
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

impl FoundBy {
    /// The rule's name, or `model`: as the golden articles show it.
    pub fn name(self) -> &'static str {
        match self {
            FoundBy::Model => "model",
            FoundBy::Marks => "beside marks",
            FoundBy::Introduction => "introducing line",
            FoundBy::Rule(rule) => rule.name(),
        }
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
