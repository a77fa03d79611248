//! Short lists of words that the rules for noun phrases ask for.

lists! {
    /// Prepositions that bind a phrase to a noun for a person, a body or a document.
    BINDING_PREPOSITIONS: "at" "by" "for" "from" "in" "on" "to" "with";
    /// Determiners that point at something known.
    DEFINITE: "her" "his" "its" "my" "our" "that" "the" "their" "these" "this" "those" "whose" "your";
    /// Determiners that need a noun.
    NEVER_ALONE: "a" "an" "every" "no" "the" "what" "whose";
    /// Pronouns for a person, of either gender.
    PERSONAL_PRONOUNS: "anyone" "i" "me" "my" "one" "somebody" "someone" "who" "whom" "you";
    /// Pronouns for several.
    PLURAL_PRONOUNS: "others" "our" "their" "them" "themselves" "these" "they" "those" "us" "we";
    /// Possessive pronouns that nothing else is.
    POSSESSIVES: "his" "its" "my" "our" "their" "your";
}
