//! A text as blocks: paragraphs and what each is.
//!
//! Blank lines separate paragraphs. A single line break does too, except in hard-wrapped text ([`wrap`]), which is decided
//! once for the whole text. Markdown's marks (`#`, `>`) and list markers begin a block of their own. What each block is, [`naming`] says.

mod layout;
mod metadata;
mod naming;
mod shape;
mod wrap;

use crate::analysis::BlockKind;
use crate::span::Span;
pub(crate) use layout::{Change, Edit, Layout};
pub(crate) use metadata::{metadata_prefix, metadata_suffix};

/// A block of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Block {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without the white space around it, and without the Markdown mark before it.
    span: Span,
    /// What its marker says it is.
    kind: BlockKind,
    /// A blank line stands before it.
    apart: bool,
    /// It begins with a marker, so that it begins a block.
    marked: bool,
}

/// Finds the blocks of a plain text. They are sorted, do not overlap, and hold everything but white space and Markdown's
/// marks. Linear in the length of the text.
pub fn blocks(text: &str) -> Vec<Block> {
    Layout::of(text).blocks
}

/// The lines of a stretch of the text that begins and ends where lines do.
fn lines(text: &str, stretch: Span) -> Vec<Line> {
    let mut out = Vec::new();
    let mut apart = false;
    let mut start = stretch.start;
    for line in stretch.of(text).split_inclusive('\n') {
        // A lone carriage return ends a line too (old Macintosh files).
        let mut at = start;
        for piece in line.trim_end_matches(['\n', '\r']).split('\r') {
            let span = Span::new(at, at + piece.len()).trimmed(text);
            match span.is_empty() {
                true => apart = true,
                false => out.push(marked_line(text, span, std::mem::take(&mut apart))),
            }
            at += piece.len() + 1;
        }
        start += line.len();
    }
    out
}

/// Reads the marker with which a line begins.
fn marked_line(text: &str, span: Span, apart: bool) -> Line {
    let written = span.of(text);
    let rest = |marks: &str| Span::new(span.start + (written.len() - marks.len()), span.end).trimmed(text);
    let unquoted = written.trim_start_matches(['>', ' ']);
    if written.starts_with('>') && !unquoted.is_empty() {
        return Line { span: rest(unquoted), kind: BlockKind::BlockQuote, apart, marked: true };
    }
    let title = written.trim_start_matches('#');
    if (1..=6).contains(&(written.len() - title.len())) && title.starts_with(' ') {
        return Line { span: rest(title), kind: BlockKind::Headline, apart, marked: true };
    }
    let item = is_item(written);
    Line { span, kind: if item { BlockKind::ListItem } else { BlockKind::Prose }, apart, marked: item }
}

/// Whether a line begins with a list marker and white space: `-`, `*`, `•`, `3.`, `3)`, `a)`.
fn is_item(line: &str) -> bool {
    let bullet = line.strip_prefix(['-', '*', '+', '•', '‣', '◦', '▪', '●', '⁃']);
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let number = (1..=2).contains(&digits).then(|| line[digits..].strip_prefix(['.', ')'])).flatten();
    let letter = line.strip_prefix(|c: char| c.is_ascii_lowercase()).and_then(|rest| rest.strip_prefix(')'));
    bullet.or(number).or(letter).is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn a_pasted_line_is_a_paragraph() {
        let text = "Mayor resigns\nThe mayor of Ulm resigned on Monday after a long dispute over the tram.\nShe gave no reason, and her office did not answer questions that night.";
        let kinds: Vec<BlockKind> = read(text).iter().map(|b| b.0).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Prose, BlockKind::Prose]);
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_end_their_paragraph() {
        let text = "The mayor of the old town resigned on\nMonday after a long dispute over the\ntram that nobody in the council ever\nwanted to build.\nShe gave no reason for it, and her own\noffice did not answer any questions on\nthe matter that night.";
        let found = read(text);
        assert_eq!(found.len(), 2);
        assert!(found[0].1.ends_with("build.") && found[1].1.starts_with("She"));
    }

    #[test]
    fn markdown_marks_begin_blocks_and_belong_to_none() {
        assert_eq!(
            read("# Title\n\n> “We won.”\n\n- eggs\n- milk"),
            [
                (BlockKind::Headline, "Title"),
                (BlockKind::BlockQuote, "“We won.”"),
                (BlockKind::ListItem, "- eggs"),
                (BlockKind::ListItem, "- milk"),
            ]
        );
    }

    #[test]
    fn bylines_dates_credits_and_signatures_are_metadata() {
        for line in [
            "By Ada Brandt",
            "EXCLUSIVE by Dan Pryce",
            "14:32 BST",
            "By Ada Brandt and Leo Ortiz, staff writers",
            "Published 3 March 2023",
            "Updated: Oct. 5, 2016 9:04 am ET",
            "2023-11-27",
            "Photo: Leo Ortiz / Harbour Times",
            "Reporting by Ada Brandt; Editing by Leo Ortiz",
            "(Reuters)",
            "© 2024 Harbour Times",
            "Follow Ada Brandt on Twitter @adabrandt",
        ] {
            assert_eq!(read(line)[0].0, BlockKind::Metadata, "{line}");
        }
        let signed = "The mayor resigned on Monday, her office said.\n\nThe Harbour Times/ AP/ LO";
        assert_eq!(read(signed)[1].0, BlockKind::Metadata);
    }

    #[test]
    fn sentences_that_look_like_metadata_are_none() {
        for line in [
            "By Friday, the storm had passed.",
            "May 5 was a Thursday.",
            "Follow the money, she said.",
            "Image is everything in politics, he said.",
        ] {
            assert_ne!(read(line)[0].0, BlockKind::Metadata, "{line}");
        }
    }

    #[test]
    fn a_sentence_that_ends_with_a_quotation_is_no_headline() {
        assert_eq!(read("Protesters sang and chanted “No justice, no peace!”")[0].0, BlockKind::Prose);
        assert_eq!(read("Mayor calls the tram plan ‘reckless’")[0].0, BlockKind::Headline);
        assert_eq!(read("‘Shut up’: nurses accuse hospital")[0].0, BlockKind::Headline);
        assert_eq!(read("Jobless rate dips to 3.5%")[0].0, BlockKind::Headline);
    }

    #[test]
    fn every_line_end_counts() {
        assert_eq!(read("One line here.\r\n\r\nAnother one.").len(), 2);
        assert_eq!(read("One line here.\rAnother one.").len(), 2);
    }
}
