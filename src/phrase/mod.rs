//! A paragraph's noun phrases, read once: every stage that speaks of a source, a name or what is counted looks at these.
//!
//! ```text
//! “The price fell,” said Vermont Sen. Ann Lee, who chairs the board, and the union’s two spokesmen.
//!      ╰─╯              ╰──────────────────╯  ╰────────────────╯         ╰────────────────────╯
//!                       titles   name          behind: relative           owner    head: spokesmen, plural
//! ```
//!
//! - [`Phrases`] derefs to `[NounPhrase]`, in the order of their first words; a phrase that owns another ("the union’s") stands
//!   right behind it and says so ([`NounPhrase::owns`]). All other phrases lie apart.
//! - [`NounPhrase::words`] runs from the determiner to the head, or over the whole of a name ("the Department of Justice").
//!   What stands behind is a field of its own: `of` (a phrase bound by a preposition), `behind` (an apposition or a relative
//!   clause), `joined` (the phrase behind "and"). [`Phrases::extent`] is the phrase with all that describes it.
//! - [`Phrases::at`] finds the phrase at a word, [`Phrases::before`] and [`Phrases::after`] the ones beside it.
//! - All places are indices of `passage.words`; [`Words::span`] makes bytes of them.
//!
//! Borders, kind and form come from a network where there is one ([`Tags`]), and else from `chunk`, by part of speech. The
//! rest follows from the words (`describe`, `bind`).

mod bind;
mod chunk;
mod describe;

use std::ops::{Deref, Range};

use crate::passage::Passage;
use crate::span::Span;
pub(crate) use crate::word::{Form, Kind};
use crate::word::{Pos, Tags, Words};

/// Phrases that are bound to each other one behind the other: "the head of the office of the mayor of Ulm".
const LONGEST_CHAIN: usize = 8;

/// What a noun phrase opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Determiner {
    /// "the", "this", "his", "Iowa's": points at something known.
    Definite,
    /// "a", "several", "two".
    Indefinite,
    /// "another", "a second": somebody new.
    Another,
    /// "officials".
    None,
}

/// What the words of a phrase tell of a person's gender. First names tell nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

/// What stands behind a phrase and describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    /// ", a lawyer for the union": without its commas.
    Apposition(Range<usize>),
    /// "who chairs the board", its pronoun included.
    Relative(Range<usize>),
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NounPhrase {
    /// From its first word to its head, or to the end of its name.
    pub(crate) words: Range<usize>,
    pub(crate) determiner: Determiner,
    /// The noun it is built on; of a name its last word, or the noun before "of".
    pub(crate) head: usize,
    pub(crate) form: Form,
    /// The name alone, without determiner and titles; empty where there is none.
    pub(crate) name: Range<usize>,
    /// What stands before a person's name and says who it is: "Vermont Sen.", "Labour leader". Empty where nothing does.
    pub(crate) titles: Range<usize>,
    pub(crate) kind: Kind,
    pub(crate) plural: bool,
    pub(crate) gender: Option<Gender>,
    /// The phrase that owns it: "the union’s".
    pub(crate) owner: Option<usize>,
    /// The phrase that it owns.
    pub(crate) owns: Option<usize>,
    /// The phrase that a preposition binds to it: "head | of the agency", "a spokesman | for the union".
    pub(crate) of: Option<usize>,
    pub(crate) behind: Option<Behind>,
    /// The phrase that "and" or "or" joins to it, further on.
    pub(crate) joined: Option<usize>,
}

/// The noun phrases of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    list: Vec<NounPhrase>,
}

impl Phrases {
    /// Reads the noun phrases of a paragraph. `tags`: what a network says of its tokens. Linear in the number of words.
    pub(crate) fn read(words: &Words, tags: Option<&Tags>) -> Phrases {
        let chunks = match tags {
            Some(tags) => tags.chunks.clone(),
            None => chunk::chunks(words),
        };
        let mut list = Vec::with_capacity(chunks.len());
        for chunk in chunk::joined(words, chunks) {
            describe::push(words, chunk, &mut list);
        }
        bind::bind(words, &mut list);
        Phrases { list }
    }

    /// The phrase that holds the word at `at`; not one that owns another, but that other.
    pub(crate) fn at(&self, at: usize) -> Option<usize> {
        let behind = self.list.partition_point(|p| p.words.start <= at);
        // Of the phrases that begin before it, only an owner and what it owns may both reach it.
        (behind.saturating_sub(2)..behind).find(|&i| self.list[i].owns.is_none() && self.list[i].words.contains(&at))
    }

    /// The phrase that ends right before the word at `at`.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        self.at(at.checked_sub(1)?).filter(|&i| self.list[i].words.end == at)
    }

    /// The phrase that begins with the word at `at`.
    pub(crate) fn after(&self, at: usize) -> Option<usize> {
        self.at(at).filter(|&i| self.list[i].words.start == at)
    }

    /// The words of a phrase with all that describes it: what is bound to it, apposition, relative clause. Without what is joined to it.
    pub(crate) fn extent(&self, phrase: usize) -> Range<usize> {
        let Some(this) = self.list.get(phrase) else { return 0..0 };
        let mut end = this.words.end;
        let mut of = this.of;
        for _ in 0..LONGEST_CHAIN {
            let Some(bound) = of.and_then(|i| self.list.get(i)) else { break };
            end = end.max(bound.words.end);
            of = bound.of;
        }
        match &this.behind {
            Some(Behind::Apposition(words) | Behind::Relative(words)) => this.words.start..end.max(words.end),
            None => this.words.start..end,
        }
    }
}

/// The noun phrases of a passage as corpora have them, for measuring: outside each other, cut at the "of" of a name, with the words for kind and form.
pub fn measured(passage: &Passage) -> Vec<(Span, &'static str, &'static str)> {
    let words = &passage.words;
    let outer = passage.phrases.iter().filter(|phrase| phrase.owns.is_none());
    let named = outer.flat_map(|phrase| {
        let parts = words[phrase.words.clone()].split(|word| word.pos == Pos::Adp).filter(|part| !part.is_empty());
        parts.map(|part| (part[0].span.cover(part[part.len() - 1].span), phrase.kind.name(), phrase.form.name()))
    });
    named.collect()
}

impl Deref for Phrases {
    type Target = [NounPhrase];

    fn deref(&self) -> &[NounPhrase] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    struct Read<'t> {
        text: &'t str,
        words: Words,
        phrases: Phrases,
    }

    fn read(text: &str) -> Read<'_> {
        let words = Words::read(text, &tokens(text), &[], None);
        let phrases = Phrases::read(&words, None);
        Read { text, words, phrases }
    }

    impl Read<'_> {
        fn written(&self, words: Range<usize>) -> &str {
            self.words.span(words).of(self.text)
        }

        fn find(&self, written: &str) -> &NounPhrase {
            let found = self.phrases.iter().find(|p| self.written(p.words.clone()) == written);
            found.unwrap_or_else(|| panic!("no phrase {written:?} among {:?}", self.all()))
        }

        fn all(&self) -> Vec<&str> {
            self.phrases.iter().map(|p| self.written(p.words.clone())).collect()
        }
    }

    #[test]
    fn a_phrase_runs_from_its_determiner_to_its_head() {
        let read = read("The city’s new mayor told two reporters on Monday that she had read a very long report .");
        assert_eq!(read.all(), ["The city’s new mayor", "The city’s", "two reporters", "Monday", "she", "a very long report"]);
    }

    #[test]
    fn two_compounds_that_share_their_last_part_are_one_phrase() {
        let read = read("The state closed 12 coal- and gas-fired plants .");
        assert_eq!(read.all(), ["The state", "12 coal- and gas-fired plants"]);
        assert_eq!(self::read("It sold coal - and plants closed .").all(), ["It", "coal", "plants"]);
    }

    #[test]
    fn a_name_is_told_from_its_titles() {
        let read = read("It was Vermont Sen. Ann Lee who spoke to party spokesman Jo Roe of the Department of Justice .");
        let lee = read.find("Vermont Sen. Ann Lee");
        assert_eq!((read.written(lee.name.clone()), read.written(lee.titles.clone())), ("Ann Lee", "Vermont Sen."));
        let roe = read.find("party spokesman Jo Roe");
        assert_eq!((roe.kind, roe.form, roe.gender), (Kind::Person, Form::Name, Some(Gender::Male)));
        let justice = read.find("the Department of Justice");
        assert_eq!((justice.kind, justice.form), (Kind::Organisation, Form::Name));
    }

    #[test]
    fn kind_and_number_follow_the_head() {
        let read = read("The ministry, many voters, a nurse, the latest figures, and officials agreed .");
        let said = |written| (read.find(written).kind, read.find(written).plural);
        assert_eq!(said("The ministry"), (Kind::Organisation, false));
        assert_eq!(said("many voters"), (Kind::Group, true));
        assert_eq!(said("a nurse"), (Kind::Person, false));
        assert_eq!(said("the latest figures"), (Kind::Document, true));
        assert_eq!(said("officials"), (Kind::Group, true));
    }

    #[test]
    fn what_describes_a_phrase_is_bound_to_it() {
        let read = read(
            "A spokesman for the union, a large one, said so. Ann Lee, a lawyer from Ulm, left. The man who chairs the board agreed .",
        );
        let spokesman = read.phrases.at(1).expect("a phrase");
        let of = read.phrases[spokesman].of.expect("what it is for");
        assert_eq!(read.written(read.phrases[of].words.clone()), "the union");
        let lee = read.find("Ann Lee");
        assert!(matches!(&lee.behind, Some(Behind::Apposition(words)) if read.written(words.clone()) == "a lawyer from Ulm"), "{lee:?}");
        let man = read.find("The man");
        assert!(matches!(&man.behind, Some(Behind::Relative(words)) if read.written(words.clone()).starts_with("who chairs")), "{man:?}");
    }

    #[test]
    fn names_and_nouns_are_joined_by_and() {
        let read = read("Ann Lee and the mayor met in Ulm and left .");
        let joined = read.find("Ann Lee").joined.expect("a second");
        assert_eq!(read.written(read.phrases[joined].words.clone()), "the mayor");
        assert_eq!(read.find("Ulm").joined, None);
    }
}
