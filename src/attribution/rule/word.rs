//! What part each word may play: the closed classes of English, by list, and nothing more.

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
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "some" | "many" | "several" | "most" | "few"
            | "these" | "those" | "this" | "one" | "two" | "three" | "another" | "other" | "any" | "both" | "no" | "each" | "every" => {
                Class::Determiner
            }
            "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" => Class::Pronoun,
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "has" | "have" | "had" | "having" | "do" | "does" | "did"
            | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "ca" | "wo" => Class::Auxiliary,
            "not" | "never" | "also" | "then" | "now" | "later" | "first" | "once" | "again" | "even" | "just" | "still" | "often"
            | "always" | "already" | "soon" | "long" | "earlier" | "instead" | "however" | "meanwhile" | "yet" | "further" | "too" => {
                Class::Adverb
            }
            "of" | "in" | "on" | "at" | "for" | "from" | "with" | "by" | "to" | "into" | "under" | "over" | "about" | "against"
            | "among" | "between" | "during" | "within" | "behind" | "through" | "like" | "near" | "inside" | "around" => {
                Class::Preposition
            }
            "and" | "or" | "&" => Class::And,
            "that" | "because" | "while" | "as" | "when" | "if" | "whether" | "after" | "before" | "although" | "though" | "since"
            | "where" | "which" | "until" | "unless" | "but" | "so" | "than" | "what" | "how" | "why" | "whose" | "whom" | "amid"
            | "despite" | "without" | "nor" => Class::Conjunction,
            "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "yesterday" | "today" | "tonight" => {
                Class::Day
            }
            _ if word.len() > 4 && word.ends_with("ly") && verb.is_none() && !NO_ADVERBS.contains(&word) => Class::Adverb,
            _ if verb.is_some() => Class::Verb,
            _ => Class::Open,
        },
    }
}

/// Nouns and adjectives on -ly that stand in sources.
const NO_ADVERBS: [&str; 10] = ["ally", "assembly", "elderly", "family", "italy", "july", "monthly", "rally", "supply", "weekly"];
