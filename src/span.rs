//! Places in a text.

use std::ops::Range;

/// A half-open range of **bytes** of a text, on `char` boundaries.
///
/// Stages that read one paragraph give spans relative to that paragraph; an [`Analysis`](crate::Analysis) holds spans
/// relative to the whole text. Other units (UTF-16 code units for the browser, code points for Python) exist only at the
/// edges: see `output`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` (inclusive) to `end` (exclusive). Never inverted: an `end` before `start` gives the empty span at `start`.
    ///
    /// ```
    /// # use sourcelight::Span;
    /// assert_eq!(Span::new(2, 5).of("a text"), "tex");
    /// ```
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end: end.max(start) }
    }

    /// The words the span covers. Empty where the span does not lie inside `text` on char boundaries.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span (or equals it).
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(&self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span `by` bytes further on.
    pub fn shifted(&self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The span without white space at its ends.
    pub fn trimmed(&self, text: &str) -> Span {
        let covered = self.of(text);
        let start = self.start + (covered.len() - covered.trim_start().len());
        Span::new(start, start + covered.trim().len())
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}
