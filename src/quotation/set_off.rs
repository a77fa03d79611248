//! Words given as somebody's own without quotation marks: a statement after a colon, a block quote, an embedded post.

use crate::analysis::{BlockKind, Quotation, QuotationKind};
use crate::lexicon::quotation as lists;
use crate::passage::Passage;
use crate::span::Span;

/// How far before the colon the word that hands over may stand, in tokens.
const REACH: usize = 5;

/// Fewest words of a statement that is set off.
const FEWEST_WORDS: usize = 4;

/// Whether a paragraph ends by handing over to somebody's words in the next ("The mayor wrote:").
pub(crate) fn hands_over(passage: &Passage) -> bool {
    let text = passage.text;
    let [before @ .., colon] = passage.tokens.as_slice() else { return false };
    if colon.of(text) != ":" || passage.kind == BlockKind::Metadata {
        return false;
    }
    let near = before.iter().rev().take(REACH).map(|t| t.of(text)).take_while(|w| !matches!(*w, "." | "?" | "!" | ";"));
    let closing = before.last().map_or("", |t| t.of(text));
    closing != "that" && (lists::STATEMENTS.contains(&closing) || near.into_iter().any(|w| lists::HANDING_OVER.contains(&w)))
}

/// Whether a paragraph, if the one before hands over, is somebody's words as a whole: running text that marks none of its
/// words as quoted.
pub(crate) fn may_be_set_off(passage: &Passage, quotations: &[Quotation]) -> bool {
    matches!(passage.kind, BlockKind::Prose | BlockKind::BlockQuote) && quotations.is_empty() && worded(passage.text)
}

fn worded(text: &str) -> bool {
    text.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
}

/// An embedded post: its address or its signature ("— Ann Lee (@annlee) May 3") stands in the paragraph. The words before.
pub(super) fn post(passage: &Passage) -> Option<Span> {
    let text = passage.text;
    if passage.kind != BlockKind::Prose && passage.kind != BlockKind::BlockQuote {
        return None;
    }
    let signature = text.rfind("(@").and_then(|handle| text[..handle].rfind('—').filter(|dash| handle - dash < 80));
    let address = ["pic.twitter.com/", "https://t.co/"].iter().filter_map(|address| text.find(address)).min();
    let end = [signature, address].into_iter().flatten().min()?;
    let span = Span::new(0, end).trimmed(text);
    (worded(span.of(text)) && !text.starts_with('<')).then_some(span)
}

/// A quotation without marks.
pub(crate) fn unmarked(span: Span) -> Quotation {
    Quotation {
        spans: vec![span],
        kind: QuotationKind::Full,
        parent: None,
        speaker: None,
        guess: false,
        attribution: None,
        orphan: false,
        link: None,
    }
}
