//! Quotation marks of one paragraph: which open, which close, and what they pair with.

use crate::span::Span;
use crate::token::Token;

/// A stretch of the paragraph inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// With its marks.
    pub span: Span,
    /// How deep it lies in other marked stretches: 0 is outermost.
    pub depth: usize,
    /// It continues a quotation that the paragraph before left open.
    pub continues: bool,
    /// It has no closing mark in this paragraph.
    pub open: bool,
}

/// What the paragraph before hands on: the mark of a quotation that it left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenQuotation(pub Option<char>);

/// Pairs the quotation marks of a paragraph. Marked stretches come in the order in which they open and nest properly.
pub fn marked(text: &str, tokens: &[Token], before: OpenQuotation) -> (Vec<Marked>, OpenQuotation) {
    let _ = (text, tokens, before);
    (Vec::new(), OpenQuotation::default())
}
