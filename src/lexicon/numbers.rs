//! Lexicons of the readers of numbers.

use std::sync::LazyLock;

use super::Lexicon;

lexicon!(
    /// Words that give a number or a part of one.
    NUMBER_WORDS,
    "number_words.txt"
);
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
    /// Verbs that with "up" say that something went up.
    MOVES,
    "moves.txt"
);
lexicon!(
    /// Words around scores and votes: "5-4 decision".
    CONTESTS,
    "contests.txt"
);
lexicon!(
    /// Words beside which pounds are money.
    PRICE_WORDS,
    "price_words.txt"
);
lexicon!(
    /// Words beside which "11c" is a temperature.
    HEAT_WORDS,
    "heat_words.txt"
);
lexicon!(
    /// What the level of a market is called by.
    MARKET_INDICES,
    "market_indices.txt"
);
lexicon!(
    /// Words behind which "2.7m" is a length.
    LENGTH_WORDS,
    "length_words.txt"
);
