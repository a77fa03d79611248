//! Paragraphs of a session that are read elsewhere, beside it: a text is as many threads' or workers' work as there are.
//!
//! What a paragraph holds depends on it alone, but for a quotation that the one before leaves open. A portion is read as if none were; where
//! that turns out wrong, [`Session::step`](crate::Session::step) reads on from there for as far as it matters.

use crate::Analyzer;
use crate::article::Block;
use crate::document::{self, Reading};
use crate::mark::OpenQuotation;

/// Paragraphs that are to be read elsewhere: from [`Session::deal`](crate::Session::deal), for [`Analyzer::read`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Portion {
    pub(crate) place: Place,
    pub(crate) text: String,
    /// Their spans in `text`.
    pub(crate) blocks: Vec<Block>,
    pub(crate) any_language: bool,
}

/// What a portion holds, for [`Session::take`](crate::Session::take).
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Readings {
    pub(crate) place: Place,
    pub(crate) readings: Vec<Reading>,
}

/// Where a portion belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Place {
    /// How often the text had been edited.
    pub(crate) edits: usize,
    /// The first of its paragraphs.
    pub(crate) first: usize,
}

impl Analyzer {
    /// Reads a portion, as the analyser of its session does that has the same model. Costs what its paragraphs cost.
    pub fn read(&self, portion: &Portion) -> Readings {
        let analyzer = Analyzer { any_language: portion.any_language, ..self.clone() };
        let mut before = OpenQuotation::default();
        let readings = portion.blocks.iter().map(|&block| {
            let reading = document::read(&portion.text, block, before, &analyzer);
            before = reading.after;
            reading
        });
        Readings { place: portion.place, readings: readings.collect() }
    }
}
