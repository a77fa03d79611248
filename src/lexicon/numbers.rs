//! Lexicons of the readers of numbers.

use std::sync::LazyLock;

use super::Lexicon;

lexicon!(
    /// Words that no counted noun phrase holds.
    FUNCTION_WORDS,
    "function_words.txt"
);
lexicon!(
    /// Plural nouns that do not end in s.
    IRREGULAR_PLURALS,
    "irregular_plurals.txt"
);
lexicon!(
    /// Words that end in s and are no plural nouns.
    NO_PLURALS,
    "no_plurals.txt"
);
lexicon!(
    /// What stands before a number and makes more or less of it: "more than".
    QUALIFIERS,
    "qualifiers.txt"
);
lexicon!(
    /// Nouns that take a number as part of a name: "Route 66".
    NUMBERED,
    "numbered.txt"
);
lexicon!(
    /// Expressions with a number that are not meant as one.
    FIGURATIVE,
    "figurative.txt"
);
lexicon!(
    /// Words that say that something went up.
    RISES,
    "rises.txt"
);
lexicon!(
    /// Words that say that something went down.
    FALLS,
    "falls.txt"
);
lexicon!(
    /// Words around scores and votes: "5-4 decision".
    CONTESTS,
    "contests.txt"
);
