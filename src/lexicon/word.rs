//! Short lists of words that the rules for parts of speech ask for.

lists! {
    /// Endings of adjectives.
    ADJECTIVE_ENDINGS: "able" "ful" "ible" "ical" "ional" "ish" "ive" "less" "ous";
    /// Words of closed classes whose part of speech what follows tells.
    AMBIGUOUS: "as" "less" "like" "more" "most" "no" "one" "so" "there" "what" "which";
    /// Possessive pronouns.
    POSSESSIVES: "her" "his" "its" "my" "our" "their" "your";
    /// Possessive pronouns and "whose".
    POSSESSIVE_FORMS: "her" "his" "its" "my" "our" "their" "whose" "your";
    /// Determiners that are adjectives in UD.
    QUANTIFYING_ADJECTIVES: "certain" "few" "many" "much" "multiple" "numerous" "other" "several" "such" "various";
}
