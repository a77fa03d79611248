//! A text as blocks: paragraphs and what each is.

use crate::analysis::BlockKind;
use crate::span::Span;

/// A block of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Finds the blocks of a plain text. They are sorted, do not overlap, and hold everything but white space. Linear.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        if !span.is_empty() {
            out.push(Block { span, kind: BlockKind::Prose });
        }
        start += line.len();
    }
    out
}
