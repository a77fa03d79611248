//! Sourcelight shows, inside any article, who says what and where the numbers come from.
//!
//! ```
//! let text = "“We won,” said Ann Lee. The fund grew by 12 percent.";
//! let analysis = sourcelight::analyze(text);
//! assert_eq!(analysis.paragraphs.len(), 1);
//! ```
//!
//! One way through the house, each arrow a total function from borrowed input to plain data:
//!
//! ```text
//! text ─► article ─► token ─► mark ─► sentence ─► statistic ─► attribution ─► quotation ─► speaker ─► label ─► audit
//!         └ whole ┘  └───────────── one paragraph at a time ─────────────┘  └───── the whole article ─────┘
//! ```

#![forbid(unsafe_code)]

pub mod analysis;
pub mod article;
pub mod attribution;
mod audit;
mod document;
mod label;
mod lexicon;
pub mod mark;
mod name;
mod offsets;
#[cfg(feature = "serde")]
pub mod output;
pub mod passage;
pub mod quotation;
pub mod sentence;
mod span;
mod speaker;
pub mod statistic;
pub mod token;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use analysis::Analysis;
pub use offsets::{Offsets, Unit};
pub use span::Span;

/// Analyses a plain text. Total: any text gives an analysis. Deterministic; linear in the length of the text.
pub fn analyze(text: &str) -> Analysis {
    analyze_blocks(text, &article::blocks(text))
}

/// Analyses a text whose blocks are known (from HTML or Markdown). They must be sorted and must not overlap; text outside
/// them is not read, and a block that is out of order or off char boundaries is passed over.
pub fn analyze_blocks(text: &str, blocks: &[article::Block]) -> Analysis {
    let mut open = mark::OpenQuotation::default();
    let mut read = 0;
    let mut sound = Vec::with_capacity(blocks.len());
    let mut paragraphs = Vec::with_capacity(blocks.len());
    for &block in blocks {
        if block.span.start < read || block.span.is_empty() || block.span.of(text).is_empty() {
            continue;
        }
        read = block.span.end;
        let (found, handed_on) = document::paragraph(text, block, open);
        open = handed_on;
        sound.push(block);
        paragraphs.push(found);
    }
    document::assemble(text, &sound, &paragraphs)
}
