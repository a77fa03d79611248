//! What the lists say of a word: a set of classes, looked up once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{self, Lexicon, numbers};

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident: $($list:path),+;)+) => {
        /// A class of words: a list of the lexicon, or several that say the same.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Class {
            $($(#[$doc])* $class,)+
        }

        /// Each class with its lists.
        static LISTS: &[(Class, &[&Lexicon])] = &[$((Class::$class, &[$(&$list),+]),)+];
    };
}

classes! {
    /// "spokesman", "nurse": by office, trade, relation or part played.
    Person: lexicon::PERSON_NOUNS;
    /// "ministry": a noun for a body that speaks.
    Organisation: lexicon::ORGANISATION_NOUNS;
    /// "report": speaks by being read, seen or counted.
    Document: lexicon::DOCUMENT_NOUNS;
    /// "officials": sources kept unnamed.
    Unnamed: lexicon::UNNAMED_NOUNS;
    /// "wife", "Mrs.": says that a person is a woman or a girl.
    Female: lexicon::FEMALE_NOUNS;
    /// "husband", "Mr.": says that a person is a man or a boy.
    Male: lexicon::MALE_NOUNS;
    /// "Sen.": an abbreviation before a name.
    Title: lexicon::ABBREVIATED_TITLES;
    /// "Norwegian", "Democrat": of nation, people, party or faith.
    People: lexicon::PEOPLES;
    /// A country, a capital, a state.
    Place: lexicon::PLACES;
    /// "city": a noun for a place.
    PlaceNoun: lexicon::PLACE_NOUNS;
    /// A broadcaster, a paper, an agency.
    Medium: lexicon::MEDIA;
    /// A body that nothing else in its name gives away.
    Body: lexicon::ORGANISATION_NAMES;
    /// "Institute": ends the name of a body.
    BodyWord: lexicon::ORGANISATION_NAME_WORDS;
    /// Capitalised and no name all the same: sentence openers, days, months.
    NoName: lexicon::NOT_NAMES;
    /// "book": for a work that has a title.
    Work: lexicon::WORK_NOUNS;
    /// "statement": reports as verbs of speech do.
    SpeechNoun: lexicon::SPEECH_WORDS;
    /// Opens a noun phrase.
    Determiner: lexicon::DETERMINERS;
    /// Stands for a noun phrase.
    Pronoun: lexicon::PRONOUNS;
    /// Forms of be, have and do, and modal verbs.
    Auxiliary: lexicon::AUXILIARIES;
    /// By list; most adverbs end in -ly.
    Adverb: lexicon::ADVERBS;
    Preposition: lexicon::PREPOSITIONS;
    /// "and", "or".
    Conjunction: lexicon::CONJUNCTIONS;
    /// "because", "when".
    Subordinator: lexicon::SUBORDINATORS;
    /// By list; many adjectives show by their ending.
    Adjective: lexicon::ADJECTIVES;
    /// The base form of a frequent verb that is hardly ever a noun.
    CommonVerb: lexicon::COMMON_VERBS;
    /// A plural that does not end in s.
    IrregularPlural: numbers::IRREGULAR_PLURALS;
    /// Ends in s and is no plural.
    NoPlural: numbers::NO_PLURALS;
    /// Days of the week, "yesterday", "today".
    Day: lexicon::DAYS;
    Month: lexicon::MONTHS;
    /// "two", "hundred".
    NumberWord: lexicon::NUMERALS;
    /// Gives a number or a part of one: "half", "dozens", "doubled".
    Number: numbers::NUMBER_WORDS;
    /// Stands in no noun phrase that a number counts.
    Function: numbers::FUNCTION_WORDS;
    /// Takes a number as part of a name: "Route 66".
    Numbered: numbers::NUMBERED;
    /// Says that something went up.
    Rise: numbers::RISES;
    /// Says that something went down.
    Fall: numbers::FALLS;
    /// "crept": with "up" says that something went up.
    Move: numbers::MOVES;
    /// Stands beside a score or a vote.
    Contest: numbers::CONTESTS;
    /// Stands beside pounds that are money.
    Price: numbers::PRICE_WORDS;
    /// Stands beside degrees.
    Heat: numbers::HEAT_WORDS;
    /// Stands behind a length.
    Length: numbers::LENGTH_WORDS;
    /// The level of a market is called by it.
    Index: numbers::MARKET_INDICES;
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    /// What the lists say of `word`, which must be in lower case.
    pub(super) fn of(word: &str) -> Classes {
        WORDS.get(word).copied().unwrap_or_default()
    }

    /// Whether `class` is in the set.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    /// Both.
    pub(super) fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Only the classes that a plural has of its singular.
    pub(super) fn of_nouns(self) -> Classes {
        let shared = [
            Class::Person,
            Class::Organisation,
            Class::Document,
            Class::Female,
            Class::Male,
            Class::People,
            Class::PlaceNoun,
            Class::Work,
            Class::SpeechNoun,
        ];
        Classes(self.0 & shared.into_iter().fold(0, |set, class| set | 1 << class as u64))
    }
}

static WORDS: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Classes> = FxHashMap::default();
    for &(class, lists) in LISTS {
        for entry in lists.iter().flat_map(|list| list.entries()) {
            words.entry(entry).or_default().0 |= 1 << class as u64;
        }
    }
    words
});
