//! Hard-wrapped text: lines broken by a margin, not by the writer.

use super::Line;
use crate::span::Span;

/// What the line breaks of a text are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wrapping {
    /// A line break ends a paragraph.
    None,
    /// Lines are broken where the next word would pass this margin, in bytes.
    At(usize),
}

/// Widest and narrowest margin that anybody wraps at, in bytes.
const MARGINS: std::ops::RangeInclusive<usize> = 30..=160;

impl Wrapping {
    /// Reads the margin off the lines that follow each other without a blank line. Linear.
    pub(super) fn of(text: &str, lines: &[Line]) -> Wrapping {
        let pairs = || lines.windows(2).filter(|pair| !pair[1].apart && !pair[1].marked).map(|pair| (pair[0].span, pair[1].span));
        // Nearly every line must fit: a few long ones are addresses or tables.
        let mut fitting = [0usize; *MARGINS.end() + 1];
        let mut total: usize = 0;
        for (line, _) in pairs() {
            total += 1;
            if let Some(count) = fitting.get_mut(line.len()) {
                *count += 1;
            }
        }
        if total < 3 {
            return Wrapping::None;
        }
        let mut left = total - total / 50;
        let margin = fitting.iter().position(|&count| {
            left = left.saturating_sub(count);
            left == 0
        });
        let Some(margin) = margin.filter(|m| MARGINS.contains(m)) else { return Wrapping::None };
        let forced = pairs().filter(|&(line, next)| is_forced(text, line, next, margin)).count();
        if forced * 5 >= total * 3 { Wrapping::At(margin) } else { Wrapping::None }
    }

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

/// Whether a line stops in the middle of a sentence: several words and no mark at the end.
fn is_cut_off(text: &str, line: Span) -> bool {
    let written = line.of(text);
    written.ends_with(|c: char| c.is_alphanumeric() || c == ',') && written.split_whitespace().nth(3).is_some()
}
