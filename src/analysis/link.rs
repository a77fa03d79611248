//! What ties an attribution or a quotation to its speaker, and how surely.

/// How an attribution or a quotation was tied to its speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// How likely the link is to be right, 0 to 1.
    pub confidence: f32,
    /// What ties them.
    pub reason: LinkReason,
}

impl Link {
    /// Below this confidence a link is a guess and must be shown as one.
    pub const CERTAIN: f32 = 0.75;

    /// Whether the link must be shown as a guess.
    pub fn is_guess(self) -> bool {
        self.confidence < Link::CERTAIN
    }
}

named! {
    /// What ties an attribution or a quotation to its speaker, in words that a reader can understand.
    #[non_exhaustive]
    pub enum LinkReason {
        /// "Holt", as the text calls whoever it is.
        Named => "named",
        /// "Ann Holt".
        NamedInFull => "named in full",
        /// "Norvik" for Norvik Foods.
        ShortForm => "short form of the name",
        /// "Holt" for Ann Holt.
        Surname => "surname of a person named in full",
        /// "Dr Holt" for Ann Holt.
        TitleAndSurname => "title and surname of a person named in full",
        /// "Ann" for Ann Holt.
        GivenName => "given name of a person named in full",
        /// "Mr Ban" for Ban Ki-moon.
        TitleAndFirstName => "title and first name of a person named in full",
        /// "the Holts".
        Family => "the family by its surname",
        /// "a nurse".
        Described => "described, not named",
        /// "the nurse from Varn", twice.
        DescribedInSameWords => "described in the same words",
        /// "the nurse", twice.
        DescribedInSameWord => "described in the same word",
        /// "the officer", who may be somebody named.
        PerhapsNamedPerson => "described; whether the article names them is open",
        /// "the firm", which may be one that is named.
        PerhapsNamedBody => "described; whether the article names it is open",
        /// By a noun that no list has.
        PerhapsCannotSpeak => "described; whether it can speak is open",
        /// "the gambling tycoon".
        DescribedPersonBefore => "described; perhaps the person spoken of last",
        /// A headline's "minister".
        OnlyOneInRole => "the only one whom the text names in that role",
        /// "the mayor", of whom it was said that she is one.
        Role => "the role that the article gives",
        /// "the Florida senator" for a senator.
        SortOfRole => "perhaps one whose role is of the sort",
        /// "the authors".
        StudySpokenOf => "of the study spoken of last",
        /// "a study" that is named behind.
        StudyNamedLater => "perhaps the one that the text names further on",
        /// "the mother of a boy" who is named behind.
        NamedLater => "perhaps the one whom the text names further on",
        /// "Norland's president" before the name.
        NamedNext => "perhaps the one whom the text names next",
        /// "the agency".
        BodySpokenOf => "the body spoken of last",
        /// "the newspaper".
        MediumSpokenOf => "the newspaper or broadcaster spoken of last",
        /// "she", for whoever has just spoken.
        PronounOfSpeaker => "pronoun: the last one who spoke",
        /// "she", where one person is near.
        PronounOfOnlyOne => "pronoun: nobody else near can be meant",
        /// "she", where one of several is likelier.
        PronounOfLikeliest => "pronoun: the likeliest of several",
        /// "she", where several are as likely.
        PronounOfSeveral => "pronoun: one of several who can be meant",
        /// "she", where none that is near suits.
        PronounOfPerson => "pronoun: the person spoken of last",
        /// "she", in a paragraph that is all about her.
        PronounOfTopic => "pronoun: whom the paragraph goes on with",
        /// "who", "which".
        RelativePronoun => "the words that \"who\" or \"which\" stands for",
        /// "her statement".
        OwnerOfDocument => "whose document it is",
        /// "the statement" of whoever wrote it.
        SpokeInDocument => "who spoke in that document",
        /// "I", outside all quotations.
        Author => "whoever wrote the text",
        /// "I", inside a quotation.
        Quoted => "whoever is quoted",
        /// Of a transcript or an interview.
        Turn => "whose turn it is",
        /// Whoever the answers are of.
        Interviewee => "who is interviewed",
        /// Not beside the quotation.
        TagFurtherOff => "a tag further off",
        /// With words of its own, perhaps.
        TagInSentence => "the tag in the same sentence",
        /// "She said it twice."
        TagInNextSentence => "the tag in the sentence after",
        /// In marks that open again.
        TagGoesOn => "the words of the tag before run on",
        /// Marks that were not closed.
        RunsOn => "the quotation before runs on",
        /// Over several paragraphs.
        RunsOnToTag => "the quotation runs on to the paragraph with its tag",
        /// "wants a “clean break”".
        Wanted => "whoever wants or plans what is quoted",
        /// "Ann Holt, who had waited, retorted".
        BeforeVerb => "named before the verb",
        /// "Holt put it plainly:".
        BeforeColon => "named before the colon",
        /// By a colon.
        AnnouncedInSentence => "announced in the sentence before",
        /// By a colon, or before a block quotation.
        AnnouncedInParagraph => "announced in the paragraph before",
        /// With a whole sentence in marks.
        SpeakerGoesOn => "the speaker of the sentence before goes on",
        /// With a fragment in marks.
        SpeakerOfSentence => "the speaker of the sentence before",
        /// Who has said nothing so far.
        SubjectOfSentence => "the subject of the sentence before",
        /// Further up in the paragraph.
        SpeakerOfParagraphGoesOn => "the last speaker of the paragraph goes on",
        /// Right before the quotation.
        SpeakerOfParagraph => "the speaker of the paragraph before",
        /// Who has said nothing so far.
        SubjectOfParagraph => "the subject of the paragraph before",
        /// Where nothing else is known.
        SpeakerOfQuotation => "the speaker of the quotation before",
        /// "“…” — Ann Holt".
        Signature => "who signs the quotation",
        /// "From the chairwoman, Ann Holt:" as a line of its own.
        LineBefore => "named on the line before",
        /// "For Holt, it is “…”".
        ForWhom => "for whom it is so",
        /// "“…” by Ann Holt".
        ByWhom => "by whom it is said",
        /// "in Holt's words".
        InWordsOf => "in whose words it is given",
        /// "Voters think that “…”".
        SeveralThink => "what several people think, nobody has said in these words",
        /// "I" in what several said.
        OneOfSeveral => "said by one of several",
        /// Two tags beside one quotation.
        RivalTag => "another tag stands nearer",
        /// "Holt said she heard them shout, “…”".
        RivalVerb => "another verb stands nearer",
        /// Other verbs stand between source and verb.
        FarVerb => "whose verb it is, is open",
        /// The attribution is only likely.
        UnsureRelation => "the sentence may attribute nothing",
    }
}
