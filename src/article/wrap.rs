//! Hard-wrapped text: lines broken by a margin, not by the writer.

use super::Line;
use crate::span::Span;

/// What the line breaks of a text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// A line break ends a paragraph.
    #[default]
    None,
    /// Lines are broken where the next word would pass this margin, in bytes.
    At(usize),
}

/// Widest and narrowest margin that anybody wraps at, in bytes.
const MARGINS: std::ops::RangeInclusive<usize> = 30..=160;

/// What the lines of a text say of its margin: of those that another follows without a blank line, how many have which length.
/// Can be told of lines that come and go, so that an edit costs what it touches.
#[derive(Clone, Debug)]
pub(super) struct Margins {
    /// Lines of each length; those that are longer than any margin are counted in `total` alone.
    fitting: [usize; *MARGINS.end() + 1],
    total: usize,
}

impl Default for Margins {
    fn default() -> Margins {
        Margins { fitting: [0; *MARGINS.end() + 1], total: 0 }
    }
}

impl Margins {
    /// Counts lines that came.
    pub(super) fn add(&mut self, lines: &[Line]) {
        for (line, _) in pairs(lines) {
            self.total += 1;
            if let Some(count) = self.fitting.get_mut(line.len()) {
                *count += 1;
            }
        }
    }

    /// Counts lines no more that went.
    pub(super) fn remove(&mut self, lines: &[Line]) {
        for (line, _) in pairs(lines) {
            self.total -= 1;
            if let Some(count) = self.fitting.get_mut(line.len()) {
                *count -= 1;
            }
        }
    }

    /// The margin that the lines can have been broken at.
    pub(super) fn margin(&self) -> Option<usize> {
        if self.total < 3 {
            return None;
        }
        // Nearly every line must fit: a few long ones are addresses or tables.
        let mut left = self.total - self.total / 50;
        let margin = self.fitting.iter().position(|&count| {
            left = left.saturating_sub(count);
            left == 0
        });
        margin.filter(|m| MARGINS.contains(m))
    }

    /// What the line breaks are, where so many lines were broken off by the margin.
    pub(super) fn wrapping(&self, forced: usize) -> Wrapping {
        match self.margin() {
            Some(margin) if forced * 5 >= self.total * 3 => Wrapping::At(margin),
            _ => Wrapping::None,
        }
    }
}

/// Lines of which one follows the other without a blank line.
fn pairs(lines: &[Line]) -> impl Iterator<Item = (Span, Span)> {
    lines.windows(2).filter(|pair| !pair[1].apart && !pair[1].marked).map(|pair| (pair[0].span, pair[1].span))
}

/// How many lines could not have held the next one's first word within the margin, and end where no paragraph would: paragraphs may happen
/// to be of one length.
pub(super) fn forced(text: &str, lines: &[Line], margin: usize) -> usize {
    pairs(lines).filter(|&(line, next)| is_forced(text, line, next, margin) && !ends_sentence(text, line)).count()
}

impl Wrapping {
    /// Whether two lines, one right after the other, belong to one paragraph.
    pub(super) fn joins(self, text: &str, line: Span, next: Span) -> bool {
        let goes_on = next.of(text).starts_with(char::is_lowercase);
        match self {
            Wrapping::At(margin) => is_forced(text, line, next, margin) || (goes_on && is_cut_off(text, line)),
            Wrapping::None => goes_on && is_cut_off(text, line),
        }
    }
}

/// Whether the first word of the next line would have passed the margin.
fn is_forced(text: &str, line: Span, next: Span, margin: usize) -> bool {
    let word = next.of(text).bytes().take(margin).take_while(|b| !b.is_ascii_whitespace()).count();
    line.len() + 1 + word > margin
}

/// Whether a line ends with a stop, marks behind it or not.
fn ends_sentence(text: &str, line: Span) -> bool {
    line.of(text).trim_end_matches(['”', '’', '"', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// Whether a line stops in the middle of a sentence: several words and no mark at the end.
fn is_cut_off(text: &str, line: Span) -> bool {
    let written = line.of(text);
    written.ends_with(|c: char| c.is_alphanumeric() || c == ',') && written.split_whitespace().nth(3).is_some()
}
