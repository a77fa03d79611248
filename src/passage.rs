//! One paragraph as the later stages see it: its text, and what the stages to the left found in it.

use crate::analysis::BlockKind;
use crate::mark::{self, Marked, OpenQuotation};
use crate::phrase::Phrases;
use crate::sentence::{self, SentenceSpan};
use crate::token::{self, Token};
use crate::word::Words;

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
    /// Its words, one a token.
    #[allow(dead_code, reason = "the stages move to it one by one")]
    pub(crate) words: Words,
    /// Its noun phrases.
    #[allow(dead_code, reason = "the stages move to it one by one")]
    pub(crate) phrases: Phrases,
}

impl<'t> Passage<'t> {
    /// Reads a paragraph, given what the paragraph before left open; hands on what this one leaves open.
    pub fn read(text: &'t str, kind: BlockKind, before: OpenQuotation) -> (Passage<'t>, OpenQuotation) {
        let tokens = token::tokens(text);
        let (marked, open) = mark::marked(text, &tokens, before);
        let sentences = sentence::sentences(text, &tokens, &marked, kind);
        // A credit or a caption between two paragraphs of a quotation does not end it.
        let open = if kind.is_article() { open } else { before };
        // What a network says of each token takes the place of `None`.
        let words = Words::read(text, &tokens, &marked, None);
        let phrases = Phrases::read(&words, None);
        (Passage { text, kind, tokens, marked, sentences, words, phrases }, open)
    }
}
