//! Byte offsets in other units: UTF-16 code units for the browser, code points for Python.

use std::ops::Range;

use crate::span::Span;

/// The unit in which offsets are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Bytes of UTF-8: what the core itself uses.
    #[default]
    Utf8,
    /// UTF-16 code units: JavaScript strings.
    Utf16,
    /// Unicode scalar values: Python strings.
    Codepoint,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 3] = [Unit::Utf8, Unit::Utf16, Unit::Codepoint];

    /// Its name, as in the output's `offsets`.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Utf8 => "utf8",
            Unit::Utf16 => "utf16",
            Unit::Codepoint => "codepoint",
        }
    }

    /// The unit of that name.
    ///
    /// ```
    /// use sourcelight::Unit;
    /// assert_eq!(Unit::named("codepoint"), Some(Unit::Codepoint));
    /// ```
    pub fn named(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// How many units these bytes of UTF-8 are, counted at the first byte of each `char`.
    fn count(self, bytes: &[u8]) -> usize {
        let first_bytes = || bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        match self {
            Unit::Utf8 => bytes.len(),
            Unit::Codepoint => first_bytes(),
            // What takes four bytes in UTF-8 takes two units in UTF-16, everything else one.
            Unit::Utf16 => first_bytes() + bytes.iter().filter(|&&b| b >= 0xF0).count(),
        }
    }
}

/// Bytes between two checkpoints. A lookup counts at most this many; the table holds one number for as many.
const STRIDE: usize = 64;

/// Converts byte offsets of one text: one linear pass to make, constant time for each offset, in any order.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    bytes: &'t [u8],
    unit: Unit,
    /// Where `bytes` begin in the text: in bytes, and in units.
    start: usize,
    before: usize,
    /// Units before each multiple of `STRIDE`; empty where bytes and units are the same.
    checkpoints: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Reads the text once; not at all where the unit is bytes, and without a table where the text is ASCII.
    pub fn new(text: &'t str, unit: Unit) -> Offsets<'t> {
        Offsets::of_part(text, unit, Span::new(0, text.len()), 0)
    }

    /// Converts offsets inside one part of the text, which alone is read. `before` are the units before it.
    ///
    /// ```
    /// use sourcelight::{Offsets, Span, Unit};
    /// let text = "“😀” she";
    /// let she = text.find("she").unwrap();
    /// assert_eq!(Offsets::of_part(text, Unit::Utf16, Span::new(she, text.len()), 5).offset(she), 5);
    /// ```
    pub fn of_part(text: &'t str, unit: Unit, part: Span, before: usize) -> Offsets<'t> {
        let bytes = part.of(text).as_bytes();
        let checkpoints = match unit {
            Unit::Utf8 => Vec::new(),
            _ if bytes.is_ascii() => Vec::new(),
            _ => {
                let mut before = 0;
                let counts = bytes.chunks(STRIDE).map(|chunk| {
                    let checkpoint = before;
                    before += unit.count(chunk);
                    checkpoint
                });
                counts.collect()
            }
        };
        Offsets { bytes, unit, start: part.start, before, checkpoints }
    }

    /// The unit into which they are converted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The offset of a byte offset; offsets outside the part that was read are those of its nearest end.
    ///
    /// ```
    /// use sourcelight::{Offsets, Unit};
    /// let text = "“😀” she";
    /// let she = text.find("she").unwrap();
    /// assert_eq!(Offsets::new(text, Unit::Utf16).offset(she), 5);
    /// assert_eq!(Offsets::new(text, Unit::Codepoint).offset(she), 4);
    /// ```
    pub fn offset(&self, byte: usize) -> usize {
        let byte = byte.saturating_sub(self.start).min(self.bytes.len());
        self.before
            + match self.checkpoints.get(byte / STRIDE) {
                Some(before) => before + self.unit.count(&self.bytes[byte - byte % STRIDE..byte]),
                // The end of a text whose length is a multiple of the stride.
                None => match self.checkpoints.last() {
                    Some(before) => before + self.unit.count(&self.bytes[byte - STRIDE..byte]),
                    None => byte,
                },
            }
    }

    /// The offsets of a span.
    pub fn span(&self, span: Span) -> Range<usize> {
        self.offset(span.start)..self.offset(span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts around the stride, of chars of every length in UTF-8.
    fn texts() -> impl Iterator<Item = String> {
        ["a", "é", "“", "😀", "aé“😀"].into_iter().flat_map(|part| (0..=2 * STRIDE + 1).map(|n| part.repeat(n)))
    }

    #[test]
    fn every_char_boundary_converts_as_counting_from_the_start_does() {
        for text in texts() {
            for unit in Unit::ALL {
                let offsets = Offsets::new(&text, unit);
                for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                    let before = &text[..byte];
                    let counted = match unit {
                        Unit::Utf8 => before.len(),
                        Unit::Utf16 => before.encode_utf16().count(),
                        Unit::Codepoint => before.chars().count(),
                    };
                    assert_eq!(offsets.offset(byte), counted, "byte {byte} of {text:?} in {}", unit.name());
                }
            }
        }
    }

    #[test]
    fn a_part_of_a_text_converts_as_the_whole_does() {
        let text = "aé“😀\n".repeat(STRIDE);
        for unit in Unit::ALL {
            let whole = Offsets::new(&text, unit);
            let boundaries = || (0..=text.len()).filter(|&b| text.is_char_boundary(b));
            for start in boundaries().step_by(17) {
                let part = Offsets::of_part(&text, unit, Span::new(start, text.len()), whole.offset(start));
                for byte in boundaries().filter(|&b| b >= start) {
                    assert_eq!(part.offset(byte), whole.offset(byte), "byte {byte} from {start} on in {}", unit.name());
                }
            }
        }
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Offsets::new("é", Unit::Utf16).offset(99), 1);
        assert_eq!(Offsets::new("", Unit::Codepoint).offset(1), 0);
    }

    #[test]
    fn ascii_needs_no_table() {
        assert!(Offsets::new(&"a".repeat(1000), Unit::Utf16).checkpoints.is_empty());
    }
}
