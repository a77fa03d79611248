//! Words of the text, as a case file names them.

use sourcelight::Span;

/// Words in backticks. `…` outside the backticks leaves that end free, `#2` takes the second place where they stand.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) free_start: bool,
    pub(crate) free_end: bool,
    pub(crate) nth: Option<usize>,
}

impl Words {
    /// Every place where the words stand; any white space in them matches any in the text.
    pub(crate) fn places(&self, text: &str) -> Vec<Span> {
        let all = (text.char_indices()).filter_map(|(start, _)| self.ends_at(&text[start..]).map(|end| Span::new(start, start + end)));
        match self.nth {
            Some(nth) => all.skip(nth - 1).take(1).collect(),
            None => all.collect(),
        }
    }

    /// Where the words end, if `text` begins with them.
    fn ends_at(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for (i, word) in self.text.split_whitespace().enumerate() {
            if i > 0 {
                let trimmed = rest.trim_start();
                if trimmed.len() == rest.len() {
                    return None;
                }
                rest = trimmed;
            }
            rest = rest.strip_prefix(word)?;
        }
        Some(text.len() - rest.len())
    }

    /// Whether the span is these words: exactly, but for the ends that are free.
    pub(crate) fn are(&self, span: Span, text: &str) -> bool {
        self.places(text).into_iter().any(|place| {
            let start = if self.free_start { span.start <= place.start } else { span.start == place.start };
            let end = if self.free_end { span.end >= place.end } else { span.end == place.end };
            start && end
        })
    }

    /// Whether the span shares a character with a place where the words stand.
    pub(crate) fn touch(&self, span: Span, text: &str) -> bool {
        self.places(text).into_iter().any(|place| place.overlaps(span))
    }
}
