//! What an analysis says: plain data, byte spans, ids that are places in their list.
//!
//! Stages that read one paragraph use the same types with paragraph-relative spans and ids; `document` moves both to the
//! whole text.

/// Kinds, each known outside by a word: in the JSON, in the terminal, in case files.
macro_rules! named {
    ($(#[$of:meta])* pub enum $kind:ident { $($(#[$what:meta])* $variant:ident => $name:literal,)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
        pub enum $kind {
            $($(#[$what])* $variant,)+
        }

        impl $kind {
            /// Every one.
            pub const ALL: &[$kind] = &[$($kind::$variant),+];

            /// The word for it, in lower case: part of the output format.
            pub fn name(self) -> &'static str {
                match self {
                    $($kind::$variant => $name,)+
                }
            }
        }
    };
}

/// Places in the lists of an [`Analysis`], each of its own type: `analysis.speakers[id]`.
macro_rules! ids {
    ($($id:ident of $entry:ident,)+) => {$(
        #[doc = concat!("Which [`", stringify!($entry), "`] of an [`Analysis`]: its place in the list.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
        #[cfg_attr(feature = "wasm", derive(serde::Deserialize))]
        pub struct $id(pub usize);

        impl std::ops::Index<$id> for Vec<$entry> {
            type Output = $entry;

            fn index(&self, id: $id) -> &$entry {
                &self[id.0]
            }
        }

        impl std::ops::IndexMut<$id> for Vec<$entry> {
            fn index_mut(&mut self, id: $id) -> &mut $entry {
                &mut self[id.0]
            }
        }
    )+};
}

mod language;
mod link;
mod rule;

use crate::span::Span;
pub use language::Language;
pub use link::{Link, LinkReason};
pub use rule::{FoundBy, LabelRule, Passed, Reason, Rule};

ids! {
    QuotationId of Quotation,
    AttributionId of Attribution,
    SpeakerId of Speaker,
}

/// Everything found in one text. Every span is in bytes of that text; every id and index is a place in the list it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Analysis {
    /// The language of the text.
    pub language: Language,
    /// Paragraphs in order; they do not overlap.
    pub paragraphs: Vec<Paragraph>,
    /// Every sentence of the text in order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// Words given as somebody's own, in the order in which they open.
    pub quotations: Vec<Quotation>,
    /// Quantities that one could check against data, in order.
    pub statistics: Vec<Statistic>,
    /// Who says, thinks or wants what, in the order of their first word.
    pub attributions: Vec<Attribution>,
    /// The sources of the article, in the order of their first mention.
    pub speakers: Vec<Speaker>,
    /// Why each sentence carries each of its labels; sorted by sentence, then span.
    pub evidence: Vec<Evidence>,
    /// What was seen and not marked, with the reason; in order.
    pub passed_over: Vec<PassedOver>,
    /// What the sourcing audit has to say.
    pub findings: Vec<Finding>,
}

/// A paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// Its language; the text's where its own words do not tell.
    pub language: Language,
    /// What kind of block it is.
    pub kind: BlockKind,
}

named! {
    /// What a block of text is.
    #[non_exhaustive]
    #[derive(Default)]
    pub enum BlockKind {
        /// Running text.
        #[default]
        Prose => "prose",
        /// A title or subheading: labelled like prose.
        Headline => "headline",
        /// Date prefixes, bylines, credit and agency lines: never labelled.
        Metadata => "metadata",
        /// A list item: labelled like prose.
        ListItem => "list item",
        /// A block quote (`<blockquote>`, lines that begin with `>`): quoted words also without marks, where the text shows whose they are.
        BlockQuote => "block quote",
        /// What stands below a picture: never labelled.
        Caption => "caption",
        /// An entry of a list of references or sources: never labelled.
        Reference => "reference",
        /// A line of a list of contents: never labelled.
        Contents => "contents",
        /// Program text, JSON and the like: never labelled.
        Code => "code",
        /// A row of a table, scores included: never labelled.
        Table => "table",
        /// Links and controls ("Read more", "Play", related articles): never labelled.
        Navigation => "navigation",
    }
}

impl BlockKind {
    /// Whether the block is part of the article itself. What is not has no labels, no marks and no findings; of [`BlockKind::Metadata`]
    /// only dates and numbers are passed over.
    pub fn is_article(self) -> bool {
        matches!(self, BlockKind::Prose | BlockKind::Headline | BlockKind::ListItem | BlockKind::BlockQuote)
    }
}

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sentence {
    /// Without the white space around it.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Prose, headline or metadata.
    pub kind: SentenceKind,
    /// What it is marked as.
    pub labels: Labels,
}

named! {
    /// What a sentence is. Metadata never carries a label: what stands in a block that is not the article is metadata.
    #[derive(Default)]
    pub enum SentenceKind {
        /// Running text.
        #[default]
        Prose => "prose",
        /// A title or subheading.
        Headline => "headline",
        /// A date prefix, byline, credit or agency line.
        Metadata => "metadata",
    }
}

named! {
    /// One of the three labels.
    #[derive(PartialOrd, Ord)]
    pub enum Label {
        /// Words given as somebody's own, word for word.
        Quote => "quote",
        /// A quantity that one could check against data.
        Statistic => "statistic",
        /// The reader learns who said, wrote, showed or believes something.
        Attribution => "attribution",
    }
}

/// The labels of a sentence: none, one, two or all three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Labels {
    /// It holds a quotation, or part of one.
    pub quote: bool,
    /// It holds a statistic.
    pub statistic: bool,
    /// It holds the cue of an attribution whose act is speech or thought.
    pub attribution: bool,
}

impl Labels {
    /// The labels that are set, in the order quote, statistic, attribution.
    pub fn iter(self) -> impl Iterator<Item = Label> {
        [(self.quote, Label::Quote), (self.statistic, Label::Statistic), (self.attribution, Label::Attribution)]
            .into_iter()
            .filter_map(|(set, label)| set.then_some(label))
    }

    /// Sets one.
    pub fn set(&mut self, label: Label) {
        match label {
            Label::Quote => self.quote = true,
            Label::Statistic => self.statistic = true,
            Label::Attribution => self.attribution = true,
        }
    }
}

/// Words given as somebody's own.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Quotation {
    /// The quoted words with their marks. More than one where a tag interrupts ("We won," she said, "and we knew it.") or
    /// where the quotation runs over paragraphs.
    pub spans: Vec<Span>,
    /// Whole sentences or a fragment.
    pub kind: QuotationKind,
    /// The quotation around it, for one that is nested.
    pub parent: Option<QuotationId>,
    /// Which of `speakers`.
    pub speaker: Option<SpeakerId>,
    /// The speaker is a guess, and must be shown as one.
    pub guess: bool,
    /// The attribution whose content it is.
    pub attribution: Option<AttributionId>,
    /// No speaker is named for it anywhere.
    pub orphan: bool,
    /// How it was tied to its speaker; `None` exactly where `speaker` is.
    #[cfg_attr(feature = "wasm", serde(skip))]
    pub link: Option<Link>,
}

impl Quotation {
    /// Whether its words hold a span. Looks it up: a quotation that nobody closes has a piece in every paragraph.
    pub(crate) fn holds(&self, span: Span) -> bool {
        let at = self.spans.partition_point(|piece| piece.end < span.end);
        self.spans.get(at).is_some_and(|piece| piece.contains(span))
    }
}

named! {
    /// How much of a sentence is quoted.
    pub enum QuotationKind {
        /// At least a clause that could stand alone.
        Full => "full",
        /// A fragment that the sentence around it completes.
        Partial => "partial",
    }
}

/// A quantity that one could check against data.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Statistic {
    /// The whole expression: qualifier, number, unit and, where it stands right there, what is counted.
    pub span: Span,
    /// Its value in `unit`; `None` for vague magnitudes ("thousands of").
    pub value: Option<Value>,
    /// `percent`, an ISO 4217 code (`USD`), a UCUM-like name (`km`), …; `None` for plain counts.
    pub unit: Option<String>,
    /// What sort of quantity.
    pub kind: StatisticKind,
    /// "more than", "about", "at least", … as written, in lower case.
    pub qualifier: Option<String>,
    /// What is counted ("civilian casualties"), where it stands right there.
    pub counted: Option<Span>,
    /// The attribution that covers it: the statistic's source.
    pub attribution: Option<AttributionId>,
    /// Where the quantity is a change, whether something went up or down.
    pub direction: Option<Direction>,
    /// Both numbers of a ratio ("one in five": 1 and 5), a score, or a rate with a base ("12 per 100,000").
    pub parts: Option<(f64, f64)>,
}

named! {
    /// The direction of a change.
    pub enum Direction {
        /// It rose.
        Up => "up",
        /// It fell.
        Down => "down",
    }
}

/// The value of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Value {
    /// One number.
    Exact(f64),
    /// From, to.
    Range(f64, f64),
}

named! {
    /// What sort of quantity a statistic is.
    #[non_exhaustive]
    pub enum StatisticKind {
        /// Persons, things or events.
        Count => "count",
        /// Percentages and percentage points.
        Percent => "percent",
        /// Amounts of money.
        Money => "money",
        /// "two-thirds", "one in five", "3-to-1".
        Ratio => "ratio",
        /// "12 per 100,000", "$12-an-hour".
        Rate => "rate",
        /// Distance, weight, area, temperature, speed, energy, data, measured time.
        Measure => "measure",
        /// "doubled", "up 4.2 points", "from 9 to 10 percent".
        Change => "change",
        /// Scores, votes, odds, index levels.
        Score => "score",
        /// "thousands of", "dozens of".
        Vague => "vague",
    }
}

/// A relation: a source said, wrote, showed, believes or wants something.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Attribution {
    /// Who or what: the full noun phrase, or the pronoun where only that stands there. Empty where no source is named.
    pub source: Vec<Span>,
    /// The words that signal it ("said", "according to"), auxiliaries left out.
    pub cue: Vec<Span>,
    /// What is attributed. Empty where it stands elsewhere.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub kind: AttributionKind,
    /// Speech, thought or stance.
    pub act: Act,
    /// It stands inside quoted speech.
    pub nested: bool,
    /// Which of `speakers`.
    pub speaker: Option<SpeakerId>,
    /// How likely the relation is to be right, 0 to 1; calibrated for relations found by the model.
    pub confidence: f32,
    /// What found it.
    pub rule: FoundBy,
    /// How its source was tied to its speaker; `None` exactly where `speaker` is.
    #[cfg_attr(feature = "wasm", serde(skip))]
    pub link: Option<Link>,
}

impl Attribution {
    /// Below this confidence a relation is unsure, and is to be shown as such.
    pub const SURE: f32 = 0.75;

    /// Whether it is more likely to be wrong in some part than one would show without saying so.
    pub fn unsure(&self) -> bool {
        self.confidence < Attribution::SURE
    }
}

named! {
    /// Whether the content of an attribution stands in quotation marks.
    pub enum AttributionKind {
        /// All of it.
        Direct => "direct",
        /// None of it.
        Indirect => "indirect",
        /// Some of it.
        Mixed => "mixed",
    }
}

named! {
    /// What the source does with the content.
    pub enum Act {
        /// Saying, writing, publishing, showing.
        Speech => "speech",
        /// Believing, fearing, expecting, knowing.
        Thought => "thought",
        /// Wanting, planning, supporting: earns no label.
        Stance => "stance",
    }
}

/// A source of the article.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest name the article gives.
    pub name: String,
    /// What the article says they are ("former US diplomat"), where it does.
    pub role: Option<String>,
    /// What sort of source.
    pub kind: SpeakerKind,
    /// The same, finer: whether a body or a group is named, and what kind of document speaks.
    pub source_type: SourceType,
    /// Why the article does not name them, in its own words ("because he was not authorised to speak"), where it says so.
    pub anonymity: Option<String>,
    /// Every place where an attribution names them, pronouns included, in order.
    pub mentions: Vec<Span>,
    /// Words inside their quotations, and in their turns of a transcript or an interview.
    pub quoted_words: usize,
}

named! {
    /// What sort of source a speaker is.
    #[non_exhaustive]
    pub enum SpeakerKind {
        /// A named person.
        Person => "person",
        /// A named organisation.
        Organisation => "organisation",
        /// A report, a letter, a poll, a data set.
        Document => "document",
        /// "a White House official", "people familiar with the matter".
        Unnamed => "unnamed",
        /// "critics", "many voters".
        Collective => "collective",
    }
}

named! {
    /// What sort of source a speaker is, as sourcing studies count them.
    #[non_exhaustive]
    pub enum SourceType {
        /// "Ann Lee".
        NamedPerson => "named person",
        /// "the Tax Foundation", "Israel", "the health ministry".
        NamedOrganisation => "named organisation",
        /// "Democrats", "Greta and Tom Weller".
        NamedGroup => "named group",
        /// A report, a letter, a poll, a data set.
        Document => "document or data set",
        /// "a White House official".
        UnnamedIndividual => "unnamed individual",
        /// "officials", "critics", "a firm".
        UnnamedGroup => "unnamed group",
        /// A vote, a ruling, a verdict.
        Decision => "vote or decision",
        /// A tweet, a post.
        Post => "social-media post",
    }
}

/// Why a sentence carries a label.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// Index of the sentence.
    pub sentence: usize,
    /// The label that it explains.
    pub label: Label,
    /// What earned it.
    pub rule: LabelRule,
    /// The words on which it fired.
    pub span: Span,
}

/// Something that looks like a mark and is none.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct PassedOver {
    /// Where.
    pub span: Span,
    /// Words in quotation marks, or a number.
    pub what: Passed,
    /// Why it is not marked.
    pub reason: Reason,
    /// The value of a number that has one (an age, a duration).
    pub value: Option<Value>,
    /// Its unit.
    pub unit: Option<String>,
}

/// What the sourcing audit has to say: what the text shows, never that something is false.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// What sort of finding.
    pub kind: FindingKind,
    /// The sentences that it speaks of.
    pub sentences: Vec<usize>,
    /// The speaker that it speaks of, where there is one.
    pub speaker: Option<SpeakerId>,
}

named! {
    /// What sort of finding.
    #[non_exhaustive]
    pub enum FindingKind {
        /// No source is named for a statistic.
        StatisticWithoutSource => "statistic without source",
        /// A source that the article does not name.
        UnnamedSource => "unnamed source",
        /// A quotation whose speaker is not named.
        OrphanQuotation => "orphan quotation",
        /// Everything that is attributed comes from one source.
        OneSource => "one source",
        /// Somebody's words as told by somebody else.
        SecondHand => "second hand",
        /// Five or more sentences of news in a row that state something, and nothing in them is attributed to anybody who is named.
        NobodyNamed => "nobody named",
    }
}
