//! The text of an HTML or Markdown document, block by block: what [`crate::Analyzer::analyze_blocks`] takes.
//!
//! ```
//! let read = sourcelight::extract::html("<h1>Rain</h1><p>“It rained,” said Ann Lee.</p><pre>let rain = 4;</pre>");
//! let analysis = sourcelight::analyze_blocks(&read.text, &read.blocks);
//! assert_eq!(analysis.quotations.len(), 1);
//! ```

mod html;
mod markdown;

pub use html::extract as html;
pub use markdown::extract as markdown;

use crate::analysis::BlockKind;
use crate::article::Block;
use crate::span::Span;

/// A text with its blocks.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The words of the document, an empty line between blocks.
    pub text: String,
    /// Sorted, not overlapping.
    pub blocks: Vec<Block>,
}

/// Puts blocks together, an empty line between them. Runs of white space become one space, as on a page.
#[derive(Default)]
struct Builder {
    out: Extracted,
    /// Where the open block begins.
    start: usize,
    /// White space was read and not written: it is dropped at the ends of a block.
    space: Option<char>,
}

impl Builder {
    /// Adds text to the open block.
    fn push(&mut self, text: &str) {
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
    fn line_break(&mut self, kind: BlockKind) {
        match self.space {
            Some('\n') => self.end_block(kind),
            _ => self.space = Some('\n'),
        }
    }

    /// Ends the open block, if there is anything in it.
    fn end_block(&mut self, kind: BlockKind) {
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
    fn push_block(&mut self, text: &str, kind: BlockKind) {
        self.out.text.push_str(text);
        self.end_block(kind);
    }

    /// Words of the open block.
    fn words(&self) -> usize {
        self.out.text[self.start..].split_whitespace().count()
    }

    /// How many blocks are done.
    fn blocks(&self) -> usize {
        self.out.blocks.len()
    }

    /// The text so far; the open block is dropped.
    fn finish(mut self) -> Extracted {
        let end = self.out.blocks.last().map_or(0, |block| block.span.end);
        self.out.text.truncate(end);
        self.out
    }
}
