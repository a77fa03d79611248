//! The text of a document, block by block.

use sourcelight::Span;
use sourcelight::analysis::BlockKind;
use sourcelight::article::{self, Block};

/// A text with its blocks.
#[derive(Default)]
pub(crate) struct Extracted {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
}

/// Puts blocks together, an empty line between them. Runs of white space become one space, as on a page.
#[derive(Default)]
pub(crate) struct Builder {
    out: Extracted,
    /// Where the open block begins.
    start: usize,
    /// White space was read and not written: it is dropped at the ends of a block.
    space: Option<char>,
}

impl Builder {
    /// Adds text to the open block.
    pub(crate) fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0C' => self.space = self.space.or(Some(' ')),
                _ => {
                    if let Some(space) = self.space.take().filter(|_| self.out.text.len() > self.start) {
                        self.out.text.push(space);
                    }
                    self.out.text.push(c);
                }
            }
        }
    }

    /// Breaks the line inside the open block; twice in a row ends it.
    pub(crate) fn line_break(&mut self, kind: BlockKind) {
        match self.space {
            Some('\n') => self.end_block(kind),
            _ => self.space = Some('\n'),
        }
    }

    /// Ends the open block, if there is anything in it.
    pub(crate) fn end_block(&mut self, kind: BlockKind) {
        self.space = None;
        let span = Span::new(self.start, self.out.text.len()).trimmed(&self.out.text);
        if !span.is_empty() {
            self.out.blocks.push(Block { span, kind });
            self.out.text.push_str("\n\n");
        } else {
            self.out.text.truncate(self.start);
        }
        self.start = self.out.text.len();
    }

    /// Adds a block as it is.
    pub(crate) fn push_block(&mut self, text: &str, kind: BlockKind) {
        self.out.text.push_str(text);
        self.end_block(kind);
    }

    /// How many blocks are done.
    pub(crate) fn blocks(&self) -> usize {
        self.out.blocks.len()
    }

    /// The text so far; the open block is dropped.
    pub(crate) fn finish(mut self) -> Extracted {
        let end = self.out.blocks.last().map_or(0, |block| block.span.end);
        self.out.text.truncate(end);
        article::recognise_metadata(&self.out.text, &mut self.out.blocks);
        self.out
    }
}
