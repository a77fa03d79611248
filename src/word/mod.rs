//! A paragraph's words, read once: every later stage looks at these and none works out words for itself.
//!
//! ```text
//! Passage::read ─► words[i]  is  tokens[i]:  part of speech, lemma, classes, verb, capital, quoted, gap
//! ```
//!
//! - [`Words`] derefs to `[Word]`; `words[i]` belongs to `passage.tokens[i]`. [`Words::lower`] and [`Words::lemma`] give a
//!   word's letters as lists have them, [`Words::is`] compares, [`Words::at`] finds the word at a byte.
//! - [`Word::is`] asks for a [`Class`]: what a list of the lexicon says of the word, or of its singular where it is a plural
//!   noun. All lists were looked up once: asking costs a bit.
//! - [`Word::pos`] is the part of speech in UD's terms. A network gives it ([`Tags`]); without one the lexicon guesses
//!   (`guess`). Rules that need certainty ask for a class and not for a part of speech.
//! - [`Word::gap`] says what stands before the word: nothing (`Glued`), white space, a line's end.
//!
//! A new list gets a name in `lexicon`, and a row in `class` where more than one rule asks for it.

mod class;
mod guess;
mod lemma;
mod tags;

use std::ops::{Deref, Range};

use crate::lexicon::verb::{Verb, verb};
use crate::mark::Marked;
use crate::span::Span;
use crate::token::{Token, TokenKind};

pub(crate) use class::{Class, Classes};
pub(crate) use tags::{Chunk, Form, Kind, Pos, Tags};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing.
    Glued,
    /// White space.
    Space,
    /// The end of a line.
    Line,
}

/// One word: a token, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Its token's bytes, in the paragraph.
    pub(crate) span: Span,
    /// What its token is made of.
    pub(crate) kind: TokenKind,
    /// Its part of speech.
    pub(crate) pos: Pos,
    /// What the lists say of it.
    classes: Classes,
    /// The verb that reports which it may be a form of, whatever its part of speech here.
    pub(crate) verb: Option<Verb>,
    /// It begins with a capital letter.
    pub(crate) capital: bool,
    /// It stands inside quotation marks, or is such a mark.
    pub(crate) quoted: bool,
    /// What stands before it.
    pub(crate) gap: Gap,
    lower: Letters,
    lemma: Letters,
}

impl Word {
    /// Whether the lists say that it is one.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is a noun or part of a name.
    pub(crate) fn is_noun(&self) -> bool {
        matches!(self.pos, Pos::Noun | Pos::Propn)
    }
}

/// A place in the letters of [`Words`].
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    start: u32,
    end: u32,
}

/// The words of a paragraph, one a token.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    list: Vec<Word>,
    /// Every word in lower case, and the lemmas that are not part of their word.
    letters: String,
}

impl Words {
    /// Reads the words of a paragraph. `tags`: what a network says of each token. Linear in the length of the text.
    pub(crate) fn read(text: &str, tokens: &[Token], marked: &[Marked], tags: Option<&Tags>) -> Words {
        let mut words = Words { list: Vec::with_capacity(tokens.len()), letters: String::with_capacity(text.len() + text.len() / 4) };
        let mut outermost = marked.iter().filter(|m| m.depth == 0).peekable();
        let mut read = 0;
        for token in tokens {
            while outermost.next_if(|m| m.span.end <= token.span.start).is_some() {}
            let quoted = outermost.peek().is_some_and(|m| m.span.start <= token.span.start);
            let between = &text[read..token.span.start];
            let gap = match () {
                () if between.is_empty() => Gap::Glued,
                () if between.contains('\n') => Gap::Line,
                () => Gap::Space,
            };
            read = token.span.end;
            words.push(text, token, gap, quoted);
        }
        match tags {
            Some(tags) => words.list.iter_mut().zip(&tags.pos).for_each(|(word, &pos)| word.pos = pos),
            None => guess::parts_of_speech(&mut words),
        }
        words.find_compounds();
        words.find_lemmas();
        words
    }

    /// "African-American", "op-ed": the last word of a compound is of the classes that the compound has.
    fn find_compounds(&mut self) {
        let mut compound = String::new();
        for at in 2..self.list.len() {
            let hyphen = self.list[at].gap == Gap::Glued && self.list[at - 1].gap == Gap::Glued && self.lower(at - 1) == "-";
            if hyphen {
                compound.clear();
                (at - 2..=at).for_each(|i| compound.push_str(self.letters_of(self.list[i].lower)));
                self.list[at].classes = self.list[at].classes.or(Classes::of(&compound));
            }
        }
    }

    fn push(&mut self, text: &str, token: &Token, gap: Gap, quoted: bool) {
        let written = token.of(text);
        let start = self.letters.len();
        for c in written.chars() {
            match c {
                '’' if token.kind == TokenKind::Clitic => self.letters.push('\''),
                c if c.is_ascii() => self.letters.push(c.to_ascii_lowercase()),
                c => self.letters.extend(c.to_lowercase()),
            }
        }
        // "Sen." is the entry "sen", "U.S." the entry "us".
        if token.kind == TokenKind::Abbreviation {
            let plain: String = self.letters[start..].chars().filter(|&c| c != '.').collect();
            self.letters.truncate(start);
            self.letters.push_str(&plain);
        }
        let lower = Letters { start: start as u32, end: self.letters.len() as u32 };
        let folded = &self.letters[start..];
        let is_word = token.kind == TokenKind::Word;
        self.list.push(Word {
            span: token.span,
            kind: token.kind,
            pos: Pos::X,
            classes: Classes::of(folded),
            verb: if is_word { verb(folded) } else { None },
            capital: written.starts_with(char::is_uppercase),
            quoted,
            gap,
            lower,
            lemma: lower,
        });
    }

    fn find_lemmas(&mut self) {
        for at in 0..self.list.len() {
            let word = self.list[at];
            if word.kind != TokenKind::Word {
                continue;
            }
            let lower = self.lower(at);
            let lemma = match word.pos {
                Pos::Noun | Pos::Propn => lemma::of_noun(lower),
                Pos::Verb | Pos::Aux => lemma::of_verb(lower, word.verb),
                _ => None,
            };
            let Some(lemma) = lemma else { continue };
            let within = lower.starts_with(&*lemma).then_some(lemma.len() as u32);
            self.list[at].lemma = match (within, lemma) {
                (Some(len), _) => Letters { start: word.lower.start, end: word.lower.start + len },
                (None, lemma) => {
                    let start = self.letters.len() as u32;
                    let lemma = lemma.into_owned();
                    self.letters.push_str(&lemma);
                    Letters { start, end: self.letters.len() as u32 }
                }
            };
            // "officials" is of the class of "official".
            if word.is_noun() {
                let singular = Classes::of(self.lemma(at)).of_nouns();
                self.list[at].classes = word.classes.or(singular);
            }
        }
    }

    /// The word at `at` as lists have it: in lower case, an abbreviation without its stops, the apostrophe of a clitic straight.
    /// Empty beyond the last word.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| self.letters_of(word.lower))
    }

    /// The base form of the word at `at`: singular of a noun, infinitive of a verb, otherwise the word in lower case.
    pub(crate) fn lemma(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| self.letters_of(word.lemma))
    }

    fn letters_of(&self, letters: Letters) -> &str {
        self.letters.get(letters.start as usize..letters.end as usize).unwrap_or_default()
    }

    /// Whether the word at `at` is `word`, which must be in lower case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    /// The part of speech of the word at `at`; punctuation beyond the last word.
    pub(crate) fn pos(&self, at: usize) -> Pos {
        self.list.get(at).map_or(Pos::Punct, |word| word.pos)
    }

    /// Whether the word at `at` is of `class`.
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.list.get(at).is_some_and(|word| word.is(class))
    }

    /// The first word that starts at byte `place` or behind it.
    pub(crate) fn at(&self, place: usize) -> usize {
        self.list.partition_point(|word| word.span.start < place)
    }

    /// The words that begin inside `span`.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        self.at(span.start)..self.at(span.end)
    }

    /// The bytes of some words.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        match self.list.get(words) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([one]) => one.span,
            _ => Span::default(),
        }
    }
}

impl Deref for Words {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn read(text: &str) -> Words {
        Words::read(text, &tokens(text), &[], None)
    }

    #[test]
    fn a_word_is_a_token_with_its_letters_as_lists_have_them() {
        let words = read("Sen. O’Dell of the U.S. didn’t say");
        let lower: Vec<&str> = (0..words.len()).map(|at| words.lower(at)).collect();
        assert_eq!(lower, ["sen", "o", "’", "dell", "of", "the", "us", "did", "n't", "say"]);
        assert!(words.has(0, Class::Title) && words[1].capital && words[2].gap == Gap::Glued);
    }

    #[test]
    fn lemmas_are_singulars_and_infinitives() {
        let words = read("The ministries were denying that the women ran to the officials");
        let lemma = |word: &str| words.lemma((0..words.len()).find(|&at| words.is(at, word)).expect("a word of the text"));
        for (word, expected) in
            [("ministries", "ministry"), ("were", "be"), ("denying", "deny"), ("women", "woman"), ("ran", "run"), ("officials", "official")]
        {
            assert_eq!(lemma(word), expected, "{word}");
        }
        assert!(words.has(words.len() - 1, Class::Person), "a plural is of the class of its singular");
    }

    #[test]
    fn a_compound_gives_its_last_word_its_classes() {
        let words = read("an African-American wrote an op-ed");
        assert!(words.has(3, Class::People) && words.has(8, Class::Document) && !words.has(6, Class::Document));
    }

    #[test]
    fn the_lexicon_knows_the_closed_classes_and_guesses_the_rest() {
        let text = "She quickly told the new council that 40 people had left Ulm in the city's buses .";
        let words = read(text);
        use Pos::*;
        let expected = [Pron, Adv, Verb, Det, Adj, Noun, Sconj, Num, Noun, Aux, Verb, Propn, Adp, Det, Noun, Part, Noun, Punct];
        let found: Vec<Pos> = words.iter().map(|w| w.pos).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_a_network_says_takes_the_place_of_the_guess() {
        let text = "Rose rose";
        let tags = Tags { pos: vec![Pos::Propn, Pos::Verb], chunks: Vec::new() };
        let words = Words::read(text, &tokens(text), &[], Some(&tags));
        assert_eq!((words.pos(0), words.pos(1), words.lemma(1)), (Pos::Propn, Pos::Verb, "rise"));
    }
}
