//! What found an attribution, what earned a label, and why something has neither.

use super::StatisticKind;

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

named! {
    /// A rule that finds attributions by their words; its examples say which.
    #[non_exhaustive]
    pub enum Rule {
        /// "according to Holt".
        AccordingTo => "according to",
        /// "per Holt".
        Per => "per",
        /// "in the words of Holt".
        InWordsOf => "in the words of",
        /// "as Holt put it".
        AsPut => "as put",
        /// "55% in a poll by the institute".
        InPoll => "in a poll",
        /// A line that ends with a dash and a name.
        DashAndName => "dash and name",
        /// "Holt: the dam is safe".
        NameAndColon => "name and colon",
        /// "The dam, says Holt, is safe".
        InvertedTag => "tag set off by commas",
        /// Any verb in a tag's place: “…”, quipped Holt.
        UtteringTag => "verb in a tag's place",
        /// "was denied by Holt".
        ByAgent => "passive with its agent",
        /// "puts the damage at".
        PutsAt => "puts at a figure",
        /// "rates the dam safe".
        RatesAs => "rates",
        /// "words, a warning, a claim of Holt".
        NounOfWords => "noun of words",
        /// "reportedly".
        Hearsay => "reportedly",
        /// "Holt was told that".
        Told => "is told",
        /// "Holt is sure that".
        Assured => "is sure that",
        /// "The dam is safe, Holt said" at the end of a sentence.
        ClosingTag => "source and verb that close a sentence",
        /// "Holt alleges the dam leaks".
        Asserted => "subject, verb and clause",
        /// "The report details concerns".
        OfDocument => "what a document says",
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

/// What earns a sentence a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LabelRule {
    /// A quotation of at least a clause.
    Clause,
    /// A quotation of a fragment.
    Fragment,
    /// A quotation without marks.
    SetOff,
    /// A statistic of this kind.
    Statistic(StatisticKind),
    /// An attribution of speech.
    Speech,
    /// An attribution of thought.
    Thought,
}

impl LabelRule {
    /// The rule in words a reader can understand: part of the output format.
    pub fn name(self) -> &'static str {
        match self {
            LabelRule::Clause => "somebody's words in quotation marks",
            LabelRule::Fragment => "a fragment of somebody's words in quotation marks",
            LabelRule::SetOff => "somebody's words, set off from the text",
            LabelRule::Speech => "says who said, wrote or showed it",
            LabelRule::Thought => "says who thinks so",
            LabelRule::Statistic(StatisticKind::Count) => "a number of persons, things or events",
            LabelRule::Statistic(StatisticKind::Percent) => "a percentage",
            LabelRule::Statistic(StatisticKind::Money) => "an amount of money",
            LabelRule::Statistic(StatisticKind::Ratio) => "a share or ratio",
            LabelRule::Statistic(StatisticKind::Rate) => "a rate",
            LabelRule::Statistic(StatisticKind::Measure) => "a measured value",
            LabelRule::Statistic(StatisticKind::Change) => "a change or comparison in numbers",
            LabelRule::Statistic(StatisticKind::Score) => "a score, vote, odds or index level",
            LabelRule::Statistic(StatisticKind::Vague) => "a magnitude without an exact number",
        }
    }
}

named! {
    /// What was passed over.
    pub enum Passed {
        /// Words in quotation marks.
        Marks => "marks",
        /// A number.
        Number => "number",
    }
}

named! {
    /// Why something was passed over.
    #[non_exhaustive]
    pub enum Reason {
        /// Marks that distance the writer from a word.
        ScareQuote => "scare quote",
        /// The title of a work, a ship, a law, a campaign.
        Title => "title",
        /// A motto or slogan.
        Slogan => "slogan",
        /// A nickname.
        Nickname => "nickname",
        /// Words mentioned as words.
        Mention => "mention",
        /// A date or a year.
        Date => "date",
        /// A clock time.
        Time => "time",
        /// A person's age.
        Age => "age",
        /// An ordinary duration or time frame.
        Duration => "duration",
        /// An ordinal or a rank.
        Ordinal => "ordinal",
        /// Part of a name ("World War III").
        Name => "name",
        /// A phone number, address, version, list or footnote number.
        Identifier => "identifier",
        /// Points back at persons or things already introduced ("the two men").
        Anaphoric => "anaphoric",
        /// Not meant as a quantity.
        Figurative => "figurative",
        /// A person's height.
        Height => "height",
    }
}
