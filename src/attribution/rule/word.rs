//! What part each word may play: the closed classes of English, by list, and nothing more.

use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Verb, verb};
use crate::passage::Passage;
use crate::token::TokenKind;

/// What part a word may play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Starts a noun phrase: "the", "his", "some", "Miller's" is none.
    Determiner,
    /// Stands for a noun phrase: "she", "who".
    Pronoun,
    /// "has", "would", "is".
    Auxiliary,
    /// "not", "also", "recently".
    Adverb,
    /// "of", "in".
    Preposition,
    /// "and", "or".
    And,
    /// Begins another clause: "that", "because", "when".
    Conjunction,
    /// "Monday", "yesterday".
    Day,
    /// "'s", "’".
    Possessive,
    Comma,
    /// Ends a clause: full stop, semicolon, colon, dash, bracket.
    Break,
    /// A quotation mark.
    Mark,
    /// A verb that reports and can be nothing else here.
    Verb,
    /// Everything else: nouns, adjectives, other verbs, numbers.
    Open,
}

/// A token with its class.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) class: Class,
    /// What verb it is a form of, where it is one of those that report.
    pub(super) verb: Option<Verb>,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// It stands inside quotation marks (or is such a mark).
    pub(super) quoted: bool,
}

/// Classes of all tokens of a passage.
pub(super) fn words(passage: &Passage) -> Vec<Word> {
    let mut outermost = passage.marked.iter().filter(|m| m.depth == 0).peekable();
    let mut folded = String::new();
    passage
        .tokens
        .iter()
        .map(|token| {
            while outermost.next_if(|m| m.span.end <= token.span.start).is_some() {}
            let quoted = outermost.peek().is_some_and(|m| m.span.start <= token.span.start);
            let written = token.of(passage.text);
            folded.clear();
            folded.extend(written.chars().take(LONGEST).flat_map(char::to_lowercase));
            let verb = (token.kind == TokenKind::Word).then(|| verb(&folded)).flatten();
            let class = match class(&folded, token.kind, verb) {
                // An apostrophe: "the workers' union".
                Class::Mark if !quoted => Class::Possessive,
                class => class,
            };
            Word { class, verb, capital: written.starts_with(char::is_uppercase), quoted }
        })
        .collect()
}

/// No word of the lists is longer, in characters.
const LONGEST: usize = 24;

fn class(word: &str, kind: TokenKind, verb: Option<Verb>) -> Class {
    match kind {
        TokenKind::Symbol => match word {
            "," => Class::Comma,
            "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "„" => Class::Mark,
            "." | ";" | ":" | "!" | "?" | "--" | "—" | "–" | "(" | ")" | "[" | "]" | "…" | "..." => Class::Break,
            _ => Class::Open,
        },
        TokenKind::Clitic => match word {
            "'s" | "’s" => Class::Possessive,
            _ => Class::Auxiliary,
        },
        TokenKind::Number | TokenKind::Abbreviation => Class::Open,
        TokenKind::Word => match word {
            word if lists::DETERMINERS.contains(&word) => Class::Determiner,
            word if lists::PRONOUNS.contains(&word) => Class::Pronoun,
            word if lists::AUXILIARY_FORMS.contains(&word) => Class::Auxiliary,
            word if lists::ADVERBS.contains(&word) => Class::Adverb,
            word if lists::PREPOSITIONS.contains(&word) => Class::Preposition,
            "and" | "or" | "&" => Class::And,
            word if lists::CONJUNCTIONS.contains(&word) => Class::Conjunction,
            word if lists::DAYS.contains(&word) => Class::Day,
            _ if word.len() > 4 && word.ends_with("ly") && verb.is_none() && !lists::NO_ADVERBS.contains(&word) => Class::Adverb,
            _ if verb.is_some() => Class::Verb,
            _ => Class::Open,
        },
    }
}
