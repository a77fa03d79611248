//! What an analysis says: plain data, byte spans, ids that are positions in their list.
//!
//! Stages that read one paragraph use the same types with paragraph-relative spans and ids; `document` moves both to the
//! whole text.

use crate::span::Span;

/// Everything found in one text. Every span is in bytes of that text; every id is an index into the list it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
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

/// A paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// Its language; the text's where its own words do not tell.
    pub language: Language,
    /// What kind of block it is.
    pub kind: BlockKind,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum BlockKind {
    /// Running text.
    #[default]
    Prose,
    /// A title or subheading: labelled like prose.
    Headline,
    /// Date prefixes, bylines, credit and agency lines: never labelled.
    Metadata,
    /// A list item: labelled like prose.
    ListItem,
    /// A block quote (`<blockquote>`, lines that begin with `>`): quoted words also without marks, where the text shows whose they are.
    BlockQuote,
    /// What stands below a picture: never labelled.
    Caption,
    /// An entry of a list of references or sources: never labelled.
    Reference,
    /// A line of a list of contents: never labelled.
    Contents,
    /// Program text, JSON and the like: never labelled.
    Code,
    /// A row of a table, scores included: never labelled.
    Table,
    /// Links and controls ("Read more", "Play", related articles): never labelled.
    Navigation,
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

/// What a sentence is. Metadata never carries a label: what stands in a block that is not the article is metadata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum SentenceKind {
    /// Running text.
    #[default]
    Prose,
    /// A title or subheading.
    Headline,
    /// A date prefix, byline, credit or agency line.
    Metadata,
}

/// One of the three labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Words given as somebody's own, word for word.
    Quote,
    /// A quantity that one could check against data.
    Statistic,
    /// The reader learns who said, wrote, showed or believes something.
    Attribution,
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
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Quotation {
    /// The quoted words with their marks. More than one where a tag interrupts ("We won," she said, "and we knew it.") or
    /// where the quotation runs over paragraphs.
    pub spans: Vec<Span>,
    /// Whole sentences or a fragment.
    pub kind: QuotationKind,
    /// The quotation around it, for one that is nested.
    pub parent: Option<usize>,
    /// Index into `speakers`.
    pub speaker: Option<usize>,
    /// The speaker is a guess, and must be shown as one.
    pub guess: bool,
    /// The attribution whose content it is.
    pub attribution: Option<usize>,
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

/// How much of a sentence is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum QuotationKind {
    /// At least a clause that could stand alone.
    Full,
    /// A fragment that the sentence around it completes.
    Partial,
}

/// A quantity that one could check against data.
#[derive(Clone, Debug, PartialEq)]
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
    pub attribution: Option<usize>,
    /// Where the quantity is a change, whether something went up or down.
    pub direction: Option<Direction>,
    /// Both numbers of a ratio ("one in five": 1 and 5), a score, or a rate with a base ("12 per 100,000").
    pub parts: Option<(f64, f64)>,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
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

/// What sort of quantity a statistic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum StatisticKind {
    /// Persons, things or events.
    Count,
    /// Percentages and percentage points.
    Percent,
    /// Amounts of money.
    Money,
    /// "two-thirds", "one in five", "3-to-1".
    Ratio,
    /// "12 per 100,000", "$12-an-hour".
    Rate,
    /// Distance, weight, area, temperature, speed, energy, data, measured time.
    Measure,
    /// "doubled", "up 4.2 points", "from 9 to 10 percent".
    Change,
    /// Scores, votes, odds, index levels.
    Score,
    /// "thousands of", "dozens of".
    Vague,
}

/// A relation: a source said, wrote, showed, believes or wants something.
#[derive(Clone, Debug, PartialEq)]
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
    /// Index into `speakers`.
    pub speaker: Option<usize>,
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

/// What found an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum FoundBy {
    /// The network.
    Model,
    /// What stands beside quotation marks.
    Marks,
    /// A line that does nothing but name who is quoted next.
    Introduction,
    /// A rule of words.
    Rule(Rule),
}

/// A rule that finds attributions by their words; its examples say which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Rule {
    /// "according to Holt".
    AccordingTo,
    /// "per Holt".
    Per,
    /// "in the words of Holt".
    InWordsOf,
    /// "as Holt put it".
    AsPut,
    /// "55% in a poll by the institute".
    InPoll,
    /// A line that ends with a dash and a name.
    DashAndName,
    /// "Holt: the dam is safe".
    NameAndColon,
    /// "The dam, says Holt, is safe".
    InvertedTag,
    /// Any verb in a tag's place: “…”, quipped Holt.
    UtteringTag,
    /// "was denied by Holt".
    ByAgent,
    /// "puts the damage at".
    PutsAt,
    /// "rates the dam safe".
    RatesAs,
    /// "words, a warning, a claim of Holt".
    NounOfWords,
    /// "reportedly".
    Hearsay,
    /// "Holt was told that".
    Told,
    /// "Holt is sure that".
    Assured,
    /// "The dam is safe, Holt said" at the end of a sentence.
    ClosingTag,
    /// "Holt alleges the dam leaks".
    Asserted,
    /// "with Holt saying".
    Absolute,
    /// "Holt says".
    SubjectAndVerb,
    /// "…, Holt says, …".
    TagBehind,
    /// "says Holt".
    VerbBeforeSource,
    /// "… and added that".
    SameSubject,
    /// "…, adding that".
    Participle,
    /// "is said to be".
    Passive,
}

/// How an attribution or a quotation was tied to its speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// How likely the link is to be right, 0 to 1.
    pub confidence: f32,
    /// What ties them, in words a reader can understand ("surname of a person named in full").
    pub reason: &'static str,
}

impl Link {
    /// Below this confidence a link is a guess and must be shown as one.
    pub const CERTAIN: f32 = 0.75;

    /// Whether the link must be shown as a guess.
    pub fn is_guess(self) -> bool {
        self.confidence < Link::CERTAIN
    }
}

/// Whether the content of an attribution stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum AttributionKind {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// What the source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Act {
    /// Saying, writing, publishing, showing.
    Speech,
    /// Believing, fearing, expecting, knowing.
    Thought,
    /// Wanting, planning, supporting: earns no label.
    Stance,
}

/// A source of the article.
#[derive(Clone, Debug, PartialEq)]
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

/// What sort of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named organisation.
    Organisation,
    /// A report, a letter, a poll, a data set.
    Document,
    /// "a White House official", "people familiar with the matter".
    Unnamed,
    /// "critics", "many voters".
    Collective,
}

/// What sort of source a speaker is, as sourcing studies count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceType {
    /// "Ann Lee".
    NamedPerson,
    /// "the Tax Foundation", "Israel", "the health ministry".
    NamedOrganisation,
    /// "Democrats", "Greta and Tom Weller".
    NamedGroup,
    /// A report, a letter, a poll, a data set.
    Document,
    /// "a White House official".
    UnnamedIndividual,
    /// "officials", "critics", "a firm".
    UnnamedGroup,
    /// A vote, a ruling, a verdict.
    Decision,
    /// A tweet, a post.
    Post,
}

/// Why a sentence carries a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Index of the sentence.
    pub sentence: usize,
    /// The label that it explains.
    pub label: Label,
    /// The rule that fired, in words a reader can understand.
    pub rule: &'static str,
    /// The words on which it fired.
    pub span: Span,
}

/// Something that looks like a mark and is none.
#[derive(Clone, Debug, PartialEq)]
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

/// What was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Passed {
    /// Words in quotation marks.
    Marks,
    /// A number.
    Number,
}

/// Why something was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub enum Reason {
    /// Marks that distance the writer from a word.
    ScareQuote,
    /// The title of a work, a ship, a law, a campaign.
    Title,
    /// A motto or slogan.
    Slogan,
    /// A nickname.
    Nickname,
    /// Words mentioned as words.
    Mention,
    /// A date or a year.
    Date,
    /// A clock time.
    Time,
    /// A person's age.
    Age,
    /// An ordinary duration or time frame.
    Duration,
    /// An ordinal or a rank.
    Ordinal,
    /// Part of a name ("World War III").
    Name,
    /// A phone number, address, version, list or footnote number.
    Identifier,
    /// Points back at persons or things already introduced ("the two men").
    Anaphoric,
    /// Not meant as a quantity.
    Figurative,
    /// A person's height.
    Height,
}

/// What the sourcing audit has to say: what the text shows, never that something is false.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What sort of finding.
    pub kind: FindingKind,
    /// The sentences that it speaks of.
    pub sentences: Vec<usize>,
    /// The speaker that it speaks of, where there is one.
    pub speaker: Option<usize>,
}

/// What sort of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// No source is named for a statistic.
    StatisticWithoutSource,
    /// A source that the article does not name.
    UnnamedSource,
    /// A quotation whose speaker is not named.
    OrphanQuotation,
    /// Everything that is attributed comes from one source.
    OneSource,
    /// Somebody's words as told by somebody else.
    SecondHand,
    /// Five or more sentences of news in a row that state something, and nothing in them is attributed to anybody who is named.
    NobodyNamed,
}
