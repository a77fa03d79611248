//! Sourcelight shows, inside any article, who says what and where the numbers come from.
//!
//! ```
//! let text = "“We won,” said Ann Lee. The fund grew by 12 percent.";
//! let analysis = sourcelight::analyze(text);
//! assert_eq!(analysis.paragraphs.len(), 1);
//! ```
//!
//! # Features
//!
//! - `embedded-model` (default): [`analyze`], with the model of attributions inside the library, 0.5 MB. Without it bring the model's bytes
//!   to [`Analyzer::new`].
//! - `serde`: `output`, the serializable form of an analysis, in the offsets asked for.
//! - `extract`: HTML and Markdown as text and blocks.
//! - `cli`: the command line. `wasm`: the binding for browsers, which the npm package is made of.
//!
//! `examples/` reads a file, keeps a session over edits, serves analyses over HTTP and reads blocks that are known from HTML.
//!
//! One way through the house, each arrow a total function from borrowed input to plain data:
//!
//! ```text
//! text ─► article ─► token ─► mark ─► sentence ─► statistic ─► attribution ─► quotation ─► speaker ─► label ─► audit
//!         └ whole ┘  └───────────── one paragraph at a time ─────────────┘  └───── the whole article ─────┘
//! ```

// Only `network::kernels` has unsafe code, and says why.
#![deny(unsafe_code)]
// docs.rs says of each item which feature brings it.
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod analysis;
mod article;
mod attribution;
mod audit;
mod document;
#[cfg(feature = "extract")]
pub mod extract;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod jsonl;
mod label;
mod language;
mod left_out;
mod lexicon;
mod mark;
mod network;
mod offsets;
#[cfg(feature = "serde")]
pub mod output;
mod passage;
mod phrase;
mod portion;
mod quotation;
mod sentence;
mod session;
mod span;
mod speaker;
mod statistic;
mod token;
#[cfg(feature = "wasm")]
mod wasm;
mod word;

use std::sync::Arc;

pub use analysis::Analysis;
pub use article::Block;
pub use network::{Model, ModelError};
pub use offsets::{Offsets, Unit};
pub use portion::{Portion, Readings};
pub use session::{Progress, Session};
pub use span::Span;

/// Stages one at a time, for the rest of this repository: `benches/`, `train/featurize`, the tests. It may change with every version. A
/// module, not a feature, because a library with another feature is compiled once more.
#[doc(hidden)]
pub mod stage {
    pub use crate::article::blocks;
    pub use crate::attribution::attributions;
    pub use crate::audit::audit;
    pub use crate::label::label as labels;
    #[cfg(feature = "leave-out")]
    pub use crate::left_out::rules;
    pub use crate::mark::{OpenQuotation, marked as marks};
    pub use crate::network::features::{Features, features};
    pub use crate::network::{Context, Piece, Role};
    pub use crate::passage::Passage;
    pub use crate::phrase::measured as phrases;
    pub use crate::quotation::quotations;
    pub use crate::sentence::sentences;
    pub use crate::speaker::resolve as speakers;
    pub use crate::statistic::numbers as statistics;
    pub use crate::token::tokens;

    /// A fingerprint (FNV-1a) of all that the network computes of a text: the scores of every token, how likely it is part of a cue, and how
    /// sure the network is of its relations.
    pub fn fingerprint(analyzer: &crate::Analyzer, text: &str) -> u32 {
        let mut numbers = Vec::new();
        for block in blocks(text) {
            let words = block.span.of(text);
            let tokens = tokens(words);
            let (scores, reading) = (analyzer.model.network.scores(&features(words, &tokens)), analyzer.model.read(words, &tokens));
            numbers.extend([scores.roles.into_flattened(), scores.answers, reading.cue].concat());
            numbers.extend(reading.relations.iter().map(|relation| relation.confidence));
        }
        numbers.into_iter().fold(0x811C_9DC5, |hash, number| (hash ^ number.to_bits()).wrapping_mul(0x0100_0193))
    }
}

/// Analyses texts. Holds the model, which its copies share; may be shared between threads.
///
/// ```no_run
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let model = sourcelight::Model::from_bytes(&std::fs::read("model/attribution.bin")?)?;
/// let analysis = sourcelight::Analyzer::new(model).analyze("“We won,” said Ann Lee.");
/// assert_eq!(analysis.attributions.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Analyzer {
    model: Arc<Model>,
    any_language: bool,
}

impl Analyzer {
    /// An analyser that finds attributions with this model.
    pub fn new(model: Model) -> Analyzer {
        Analyzer { model: Arc::new(model), any_language: false }
    }

    /// The same analyser, which also marks text that is not English.
    ///
    /// ```
    /// use sourcelight::Analyzer;
    /// let text = "„Wir haben gewonnen“, sagte Anna Lee, und sie ist sich sicher, dass es so bleibt.";
    /// assert!(Analyzer::embedded().analyze(text).quotations.is_empty());
    /// assert_eq!(Analyzer::embedded().clone().any_language().analyze(text).quotations.len(), 1);
    /// ```
    pub fn any_language(self) -> Analyzer {
        Analyzer { any_language: true, ..self }
    }

    /// The analyser with the model that the library carries. Reads it the first time.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> &'static Analyzer {
        static EMBEDDED: std::sync::LazyLock<Analyzer> = std::sync::LazyLock::new(|| {
            let bytes = include_bytes!("../model/attribution.bin");
            Analyzer::new(Model::from_bytes(bytes).expect("the model that the library carries is sound"))
        });
        &EMBEDDED
    }

    /// Analyses a plain text. Total: any text gives an analysis. Deterministic; linear in the length of the text.
    pub fn analyze(&self, text: &str) -> Analysis {
        let mut session = Session::new(self, text);
        session.step(usize::MAX);
        session.into_analysis()
    }

    /// Analyses a text whose blocks are known (from HTML or Markdown). They must be sorted and must not overlap; text outside
    /// them is not read, and a block that is out of order or off char boundaries is passed over.
    pub fn analyze_blocks(&self, text: &str, blocks: &[Block]) -> Analysis {
        let mut session = Session::with_blocks(self, text, blocks);
        session.step(usize::MAX);
        session.into_analysis()
    }
}

/// Analyses a plain text with the model that the library carries: see [`Analyzer::analyze`].
#[cfg(feature = "embedded-model")]
pub fn analyze(text: &str) -> Analysis {
    Analyzer::embedded().analyze(text)
}

/// Analyses a text whose blocks are known with the model that the library carries: see [`Analyzer::analyze_blocks`].
#[cfg(feature = "embedded-model")]
pub fn analyze_blocks(text: &str, blocks: &[Block]) -> Analysis {
    Analyzer::embedded().analyze_blocks(text, blocks)
}
