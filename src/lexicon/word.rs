//! Short lists of words that the rules for parts of speech ask for.

pub(crate) use super::shared::BE;

lists! {
    /// Endings of adjectives.
    ADJECTIVE_ENDINGS: "able" "ful" "ible" "ical" "ional" "ish" "ive" "less" "ous";
    /// Words of closed classes whose part of speech what follows tells.
    AMBIGUOUS: "as" "less" "like" "more" "most" "no" "one" "so" "there" "what" "which";
    /// Words that stand outside every clause.
    INTERJECTIONS: "ah" "aha" "bye" "goodbye" "ha" "hello" "hey" "hi" "hmm" "huh" "mhm" "mm" "oh" "okay" "ooh" "please" "thanks"
        "uh" "um" "wow" "yeah" "yep" "yes";
    /// Words in -ing and -ed that are no form of a verb, or hardly ever.
    NO_PARTICIPLES: "anything" "building" "ceiling" "clothing" "earring" "evening" "everything" "feeling" "funding" "greed"
        "hearing" "housing" "hundred" "indeed" "meeting" "morning" "nothing" "offspring" "painting" "sibling" "something"
        "speed" "spring" "string" "thing" "training" "wedding";
    /// Possessive pronouns.
    POSSESSIVES: "her" "his" "its" "my" "our" "their" "your";
    /// Possessive pronouns and "whose".
    POSSESSIVE_FORMS: "her" "his" "its" "my" "our" "their" "whose" "your";
    /// Determiners that are adjectives in UD.
    QUANTIFYING_ADJECTIVES: "certain" "few" "fewer" "many" "much" "multiple" "numerous" "other" "several" "such" "various";
    /// Pronouns and modal verbs behind which a verb stands.
    SUBJECTS: "can" "could" "did" "do" "does" "he" "i" "may" "might" "must" "n't" "she" "should" "they" "we" "who" "will" "would"
        "you";
}
