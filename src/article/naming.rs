//! What each block is, given what stands before it and the two blocks behind it.
//!
//! A block's own look decides, and what the headings and lines before it have led to expect: entries behind "References", links behind
//! "Most read", figures among rows of figures. What looks like running prose is prose everywhere, and ends such a section.

use super::metadata;
use super::shape::{self, Numbering};
use crate::analysis::BlockKind;
use crate::lexicon::blocks::{CONTENTS_HEADINGS, NAVIGATION_HEADINGS, REFERENCE_HEADINGS};

/// Blocks behind one that are looked at.
pub(super) const AHEAD: usize = 2;
/// Rows in a row that make a table.
const ROWS: u8 = 3;
/// Longest headline, in words.
const HEADLINE_WORDS: usize = 14;
/// Longest link or line of contents, in words.
const LINK_WORDS: usize = 20;
/// Lines of code between two fences; a fence that nobody closes must not swallow the article.
const FENCED: u8 = 60;

/// A part of a text that is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    References,
    Navigation,
    Contents,
}

/// What the blocks before one have led to expect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// A block that came as prose was part of the article: its first may be the headline.
    begun: bool,
    after_prose: bool,
    section: Option<Section>,
    /// Lines of code to come, at most.
    fenced: u8,
    /// Rows right before, and whether they were a table.
    rows: u8,
    table: bool,
    /// The block before was code.
    code: bool,
    /// The last section number.
    numbering: Option<Numbering>,
}

/// A block that is to be named.
pub(super) struct Unnamed<'t> {
    pub(super) written: &'t str,
    /// What its marker or its element says it is.
    pub(super) raw: BlockKind,
    /// The blocks behind it.
    pub(super) ahead: [&'t str; AHEAD],
    /// Its element says whether it is a heading: the text was HTML or Markdown.
    pub(super) known: bool,
}

impl Unnamed<'_> {
    /// What the block is; and the state behind it.
    pub(super) fn name(&self, before: State) -> (BlockKind, State) {
        let mut state = before;
        let row = self.raw == BlockKind::Prose && shape::is_row(self.written);
        state.rows = if row { before.rows.saturating_add(1) } else { 0 };
        let kind = self.kind(before, &mut state);
        state.table = kind == BlockKind::Table;
        state.code = kind == BlockKind::Code;
        state.begun |= self.raw == BlockKind::Prose && kind.is_article();
        state.after_prose |= kind == BlockKind::Prose;
        if kind == BlockKind::Prose {
            state.section = None;
        }
        (kind, state)
    }

    fn kind(&self, before: State, state: &mut State) -> BlockKind {
        if !self.raw.is_article() {
            return self.raw;
        }
        if let Some(code) = self.fenced(before, state) {
            return code;
        }
        if let Some(section) = self.opens() {
            state.section = Some(section);
            return match section {
                // A heading where the text has headings.
                _ if self.raw == BlockKind::Headline || !self.known => BlockKind::Headline,
                section => section.kind(),
            };
        }
        if self.raw == BlockKind::Prose && metadata::is_metadata(self.written, before.after_prose) {
            return BlockKind::Metadata;
        }
        if let Some(kind) = self.numbered(before, state) {
            return kind;
        }
        if self.raw == BlockKind::Headline {
            state.section = None;
            return if shape::is_navigation(self.written, before.begun) { BlockKind::Navigation } else { BlockKind::Headline };
        }
        if let Some(kind) = self.by_shape(before, state) {
            return kind;
        }
        if let Some(section) = before.section.filter(|&section| self.continues(section)) {
            return section.kind();
        }
        match self.raw {
            BlockKind::Prose if !self.known && is_headline(self.written, !before.begun) => BlockKind::Headline,
            raw => raw,
        }
    }

    /// Between two lines of three backticks stands code; Markdown itself knows better where its code ends.
    fn fenced(&self, before: State, state: &mut State) -> Option<BlockKind> {
        let fence = !self.known && self.written.starts_with("```");
        state.fenced = match before.fenced {
            0 if fence => FENCED,
            _ if fence => 0,
            lines => lines.saturating_sub(1),
        };
        (fence || before.fenced > 0).then_some(BlockKind::Code)
    }

    /// Whether the block is the heading of something that is not the article.
    fn opens(&self) -> Option<Section> {
        let heading = |phrases| shape::is_phrase(self.written, phrases);
        match self.raw {
            BlockKind::Prose | BlockKind::Headline if heading(&REFERENCE_HEADINGS) => Some(Section::References),
            BlockKind::Prose | BlockKind::Headline if heading(&NAVIGATION_HEADINGS) => Some(Section::Navigation),
            BlockKind::Prose | BlockKind::Headline if heading(&CONTENTS_HEADINGS) => Some(Section::Contents),
            _ => None,
        }
    }

    /// A section's number before its title: its neighbours or the number itself tell it from a quantity.
    fn numbered(&self, before: State, state: &mut State) -> Option<BlockKind> {
        let own = Numbering::of(self.written)?;
        let next = || self.ahead.iter().filter_map(|line| Numbering::of(line)).any(|next| next.follows(own));
        if !(before.numbering.is_some_and(|last| own.follows(last)) || own.is_certain(self.written) || next()) {
            return None;
        }
        state.numbering = Some(own);
        Some(BlockKind::Contents)
    }

    fn by_shape(&self, before: State, state: &State) -> Option<BlockKind> {
        let prose = self.raw == BlockKind::Prose;
        match () {
            () if shape::is_code(self.written) || before.code && shape::is_code_behind(self.written) => Some(BlockKind::Code),
            () if self.raw == BlockKind::BlockQuote => None,
            () if shape::is_navigation(self.written, before.begun) => Some(BlockKind::Navigation),
            () if prose && shape::is_caption(self.written) => Some(BlockKind::Caption),
            () if shape::is_reference(self.written) => Some(BlockKind::Reference),
            () if state.rows > 0 && (before.table || state.rows + self.rows_ahead() >= self.rows()) => Some(BlockKind::Table),
            () => None,
        }
    }

    /// How many rows make a table: of three figures each, two do.
    fn rows(&self) -> u8 {
        if shape::is_wide_row(self.written) { ROWS - 1 } else { ROWS }
    }

    fn rows_ahead(&self) -> u8 {
        self.ahead.iter().take_while(|line| shape::is_row(line)).fold(0, |rows, _| rows + 1)
    }

    /// Whether the block may belong to a section that is not the article: running prose does not.
    fn continues(&self, section: Section) -> bool {
        if self.raw == BlockKind::BlockQuote {
            return false;
        }
        let listed = self.raw == BlockKind::ListItem;
        let words = self.written.split_whitespace().take(3 * LINK_WORDS).count();
        let ended = self.written.ends_with(['.', '!', '?', '”', '"', ':']);
        match section {
            Section::References => {
                // Author, title, publisher and year, with a mark between each.
                let year = self.written.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
                let dated = year && self.written.matches(['.', ',', ':', '“', '"']).nth(2).is_some();
                let address = self.written.contains("http") || self.written.contains("www.");
                words < 3 * LINK_WORDS && (listed || address || (dated && words <= 2 * LINK_WORDS) || (!ended && words <= LINK_WORDS))
            }
            Section::Navigation => words <= LINK_WORDS && (listed || !self.written.ends_with('.')),
            Section::Contents => words <= LINK_WORDS && (listed || !ended || self.written.ends_with('?')),
        }
    }
}

impl Section {
    fn kind(self) -> BlockKind {
        match self {
            Section::References => BlockKind::Reference,
            Section::Navigation => BlockKind::Navigation,
            Section::Contents => BlockKind::Contents,
        }
    }
}

/// Whether a block is a headline: short, without a stop at its end. The text's first block may be longer, and may end with
/// a stop where most of its words are capitalised.
fn is_headline(block: &str, first: bool) -> bool {
    // No headline is longer; looking no further keeps long paragraphs cheap.
    if block.len() > 220 || !block.chars().any(char::is_alphabetic) {
        return false;
    }
    let unmarked = block.trim_end_matches(['”', '"', '’', '\'']);
    let ends_open = block.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '!' | ')' | '%')) && !block.ends_with(".)")
        // A sentence may end with a quotation; then the stop stands inside the mark.
        || (unmarked.len() < block.len() && !unmarked.ends_with(['.', '!', '?', '…', ',']));
    let words = block.split_whitespace().count();
    let begins = block.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let quoted = block.starts_with(['“', '"', '‘', '\'', '«', '„', '(', '[']);
    // "‘We were told to shut up’: nurses accuse hospital"
    let leads =
        || block.char_indices().skip(1).find(|(_, c)| matches!(c, '”' | '"' | '’' | '\'')).is_some_and(|(at, _)| block.len() > at + 12);
    if first {
        return (ends_open && (!quoted || leads()) && words <= 2 * HEADLINE_WORDS) || is_title_case(block);
    }
    begins && !quoted && words <= HEADLINE_WORDS && block.ends_with(char::is_alphanumeric)
}

/// Whether most of the longer words begin with a capital.
fn is_title_case(block: &str) -> bool {
    let longer = || block.split_whitespace().filter(|w| w.len() > 3 && w.starts_with(char::is_alphabetic));
    let capitals = longer().filter(|w| w.starts_with(char::is_uppercase)).count();
    longer().count() >= 3 && capitals * 4 >= longer().count() * 3
}
