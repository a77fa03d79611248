//! One paragraph as the later stages see it: its text, and what the stages to the left found in it.

use crate::analysis::BlockKind;
use crate::mark::{self, Marked, OpenQuotation};
use crate::network::{Model, Reading};
use crate::phrase::Phrases;
use crate::sentence::{self, SentenceSpan};
use crate::token::{self, Token};
use crate::word::{Tags, Words};

/// A paragraph, read. Every span is relative to `text`.
#[derive(Clone, Debug)]
pub struct Passage<'t> {
    /// The paragraph alone.
    pub text: &'t str,
    /// What block it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its stretches inside quotation marks.
    pub marked: Vec<Marked>,
    /// Its sentences; empty for a passage without tokens.
    pub sentences: Vec<SentenceSpan>,
    /// What the network says of its tokens; empty where it was not asked.
    pub(crate) reading: Reading,
    /// Its words, one a token.
    pub(crate) words: Words,
    /// Its noun phrases.
    pub(crate) phrases: Phrases,
}

impl<'t> Passage<'t> {
    /// Reads a paragraph with the network, given what the paragraph before left open; hands on what this one leaves open.
    pub fn read_by(model: &Model, text: &'t str, kind: BlockKind, before: OpenQuotation) -> (Passage<'t>, OpenQuotation) {
        // A byline, a table, a ruler of hyphens, another script's digits: nobody speaks there.
        let asked = kind.is_article() && text.bytes().any(|b| b.is_ascii_alphabetic() || b >= 0x80);
        Passage::with(asked.then_some(model), text, kind, before)
    }

    /// The same without a network: parts of speech and noun phrases by the lexicon, no relations.
    pub fn read(text: &'t str, kind: BlockKind, before: OpenQuotation) -> (Passage<'t>, OpenQuotation) {
        Passage::with(None, text, kind, before)
    }

    fn with(model: Option<&Model>, text: &'t str, kind: BlockKind, before: OpenQuotation) -> (Passage<'t>, OpenQuotation) {
        let tokens = token::tokens(text);
        let (marked, open) = mark::marked(text, &tokens, before);
        let sentences = sentence::sentences(text, &tokens, &marked, kind);
        // A credit or a caption between two paragraphs of a quotation does not end it.
        let open = if kind.is_article() { open } else { before };
        let reading = model.map(|model| model.read(text, &tokens)).unwrap_or_default();
        let tags = model.map(|_| Tags::of(&reading.answers));
        let words = Words::read(text, &tokens, &marked, tags.as_ref());
        let phrases = Phrases::read(&words, tags.as_ref());
        (Passage { text, kind, tokens, marked, sentences, reading, words, phrases }, open)
    }
}
