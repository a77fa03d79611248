//! Word lists: one entry a line, sorted, lower case; lines that begin with `#` say what belongs in the list.

pub(crate) mod language;
pub(crate) mod verb;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A set of lower-case words or phrases, read at first use.
pub(crate) struct Lexicon(LazyLock<FxHashSet<&'static str>>);

impl Lexicon {
    /// Whether `entry`, which must be in lower case already, is in the list.
    pub(crate) fn contains(&self, entry: &str) -> bool {
        self.0.contains(entry)
    }

    /// Every entry, in no order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// Whether `word`, in any mix of ASCII case, is in the list. Words longer than any entry are not.
    pub(crate) fn contains_folded(&self, word: &str) -> bool {
        let mut folded = [0; 24];
        let Some(folded) = folded.get_mut(..word.len()) else { return false };
        folded.copy_from_slice(word.as_bytes());
        folded.make_ascii_lowercase();
        std::str::from_utf8(folded).is_ok_and(|word| self.contains(word))
    }
}

/// Declares a lexicon over a file beside this one, or over the few words of a string.
macro_rules! lexicon {
    ($(#[$doc:meta])* $name:ident: $words:literal) => {
        $(#[$doc])*
        pub(crate) static $name: Lexicon = Lexicon(LazyLock::new(|| $words.split_ascii_whitespace().collect()));
    };
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) static $name: Lexicon = Lexicon(LazyLock::new(|| {
            // In a file of columns the word is the first.
            let lines = include_str!($file).lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            lines.filter_map(|line| line.split('\t').next()).collect()
        }));
    };
}

/// Declares short lists of words, sorted, and for the check a list of them.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $($word:literal)+;)+) => {
        $($(#[$doc])* pub(crate) const $name: &[&str] = &[$($word),+];)+

        #[cfg(test)]
        pub(super) const ALL: &[(&str, &[&str])] = &[$((stringify!($name), $name)),+];
    };
}

pub(crate) mod article;
pub(crate) mod attribution;
pub(crate) mod audit;
pub(crate) mod blocks;
#[cfg(test)]
mod check;
pub(crate) mod numbers;
pub(crate) mod phrase;
pub(crate) mod quotation;
pub(crate) mod sentence;
mod shared;
pub(crate) mod speaker;
pub(crate) mod statistic;
pub(crate) mod word;

lexicon!(
    /// Abbreviations before a name ("Sen."), without the stop.
    ABBREVIATED_TITLES,
    "abbreviated_titles.txt"
);

lexicon!(
    /// Abbreviations that may end a sentence ("Inc."), without the stop.
    ABBREVIATED_ENDINGS,
    "abbreviated_endings.txt"
);

lexicon!(
    /// Abbreviations that lead on to something ("No. 5"), without the stop.
    ABBREVIATED_LEADS,
    "abbreviated_leads.txt"
);

lexicon!(
    /// Words that begin a sentence where an abbreviation stands before them.
    SENTENCE_STARTERS,
    "sentence_starters.txt"
);

lexicon!(
    /// Nouns for a person by office, trade, relation or part played, singular.
    PERSON_NOUNS,
    "person_nouns.txt"
);

lexicon!(
    /// Nouns and titles that say that a person is a woman or a girl.
    FEMALE_NOUNS,
    "female_nouns.txt"
);

lexicon!(
    /// Nouns and titles that say that a person is a man or a boy.
    MALE_NOUNS,
    "male_nouns.txt"
);

lexicon!(
    /// Nouns for a body that speaks.
    ORGANISATION_NOUNS,
    "organisation_nouns.txt"
);

lexicon!(
    /// Nouns for what speaks by being read, seen or counted, singular and plural.
    DOCUMENT_NOUNS,
    "document_nouns.txt"
);

lexicon!(
    /// Nouns for what somebody puts on a social network, singular.
    POST_NOUNS,
    "post_nouns.txt"
);

lexicon!(
    /// Nouns for what a body decides, by a vote or as a judge, singular.
    DECISION_NOUNS,
    "decision_nouns.txt"
);

lexicon!(
    /// Words by which an introduction says that somebody was interviewed.
    INTERVIEW_WORDS,
    "interview_words.txt"
);

lexicon!(
    /// Words with which a clause begins behind a noun phrase.
    CLAUSE_OPENERS,
    "clause_openers.txt"
);

lexicon!(
    /// Adverbs that end an inverted tag ("said Ann Lee later") and do not end in -ly.
    TAG_ADVERBS,
    "tag_adverbs.txt"
);

lexicon!(
    /// Nouns for how somebody has put it.
    SPEECH_OF,
    "speech_of.txt"
);

lexicon!(
    /// Nouns for members of somebody's family, singular.
    RELATIVES,
    "relatives.txt"
);

lexicon!(
    /// Plural nouns for sources kept unnamed.
    UNNAMED_NOUNS,
    "unnamed_nouns.txt"
);

lexicon!(
    /// Broadcasters, papers and agencies.
    MEDIA,
    "media.txt"
);

lexicon!(
    /// Nouns by which newspapers are called.
    PAPER_TITLES,
    "paper_titles.txt"
);

lexicon!(
    /// Names of bodies that nothing in the name gives away.
    ORGANISATION_NAMES,
    "organisation_names.txt"
);

lexicon!(
    /// Words that end the name of a body.
    ORGANISATION_NAME_WORDS,
    "organisation_name_words.txt"
);

lexicon!(
    /// Countries, capitals, states.
    PLACES,
    "places.txt"
);

lexicon!(
    /// Adjectives of nation, people, party and faith.
    PEOPLES,
    "peoples.txt"
);

lexicon!(
    /// Capitalised words that are no name: sentence openers, days, months.
    NOT_NAMES,
    "not_names.txt"
);

lexicon!(
    /// Nouns for works that have a title.
    WORK_NOUNS,
    "work_nouns.txt"
);
lexicon!(
    /// Nouns for words as words.
    MENTION_NOUNS,
    "mention_nouns.txt"
);
lexicon!(
    /// Nouns for mottos and slogans.
    SLOGAN_NOUNS,
    "slogan_nouns.txt"
);
lexicon!(
    /// Nouns for what a crowd or a voice utters.
    CHANT_NOUNS,
    "chant_nouns.txt"
);

lexicon!(
    /// Nouns that report as verbs of speech do.
    SPEECH_WORDS,
    "speech_words.txt"
);

lexicon!(
    /// Nouns and adjectives of believing, knowing, fearing and hoping.
    THOUGHT_WORDS,
    "thought_words.txt"
);

lexicon!(
    /// Nouns and adjectives of wanting, planning, supporting and opposing.
    STANCE_WORDS,
    "stance_words.txt"
);

lexicon!(
    /// Verbs that report only where a clause or a quotation follows.
    WEAK_VERBS,
    "weak_verbs.txt"
);

lexicon!(
    /// Words that open a noun phrase.
    DETERMINERS,
    "determiners.txt"
);
lexicon!(
    /// Words that stand for a noun phrase.
    PRONOUNS,
    "pronouns.txt"
);
lexicon!(
    /// Forms of be, have and do, and the modal verbs.
    AUXILIARIES,
    "auxiliaries.txt"
);
lexicon!(
    /// Adverbs that do not end in -ly.
    ADVERBS,
    "adverbs.txt"
);
lexicon!(
    /// Words that bind the noun phrase behind them.
    PREPOSITIONS,
    "prepositions.txt"
);
lexicon!(
    /// Words that join two of a kind.
    CONJUNCTIONS,
    "conjunctions.txt"
);
lexicon!(
    /// Words that open a subordinate clause.
    SUBORDINATORS,
    "subordinators.txt"
);
lexicon!(
    /// Common adjectives that no ending shows.
    ADJECTIVES,
    "adjectives.txt"
);
lexicon!(
    /// Frequent verbs in their base form, where it is hardly ever a noun.
    COMMON_VERBS,
    "common_verbs.txt"
);
lexicon!(
    /// Nouns and adjectives on -ly.
    NO_ADVERBS: "ally assembly bully elderly family fly friendly italy july lonely monthly only quarterly rally reply supply weekly"
);
lexicon!(
    /// Days of the week, and days by where they lie from now.
    DAYS: "friday monday saturday sunday thursday today tomorrow tonight tuesday wednesday yesterday"
);
lexicon!(
    /// Months; "may" and "march" are words too.
    MONTHS: "april aug august dec december feb february jan january july june march may nov november oct october sep sept september"
);
lexicon!(
    /// Cardinal numbers in words, and what multiplies them.
    NUMERALS: "billion dozen eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred million nine nineteen ninety one seven seventeen seventy six sixteen sixty ten thirteen thirty thousand three trillion twelve twenty two"
);
lexicon!(
    /// Small words inside names: "de la Cruz".
    PARTICLES: "al ap bin da de del della den der di do dos du el ibn la le los ten ter van von"
);
lexicon!(
    /// Nouns for a place.
    PLACE_NOUNS: "area beach bridge building campus city coast community continent country county district farm forest garden hill home house island lake land mountain neighborhood neighbourhood nation park path place planet port province region river road room site state station street suburb town valley village world zone"
);
lexicon!(
    /// Nouns for several persons taken as one.
    CROWD_NOUNS: "audience band couple crew crowd duo electorate family half majority minority public trio"
);
