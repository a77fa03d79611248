//! The stages that read one paragraph at a time, each alone over what those before it have found.

use sourcelight::Model;
use sourcelight::analysis::Attribution;
use sourcelight::stage::{self, OpenQuotation, Passage};

/// A text that every stage has read.
pub(crate) struct Read<'t> {
    passages: Vec<Passage<'t>>,
    attributions: Vec<Vec<Attribution>>,
}

impl<'t> Read<'t> {
    pub(crate) fn new(text: &'t str, model: &Model) -> Read<'t> {
        let blocks = stage::blocks(text);
        let passages: Vec<_> =
            blocks.iter().map(|b| Passage::read_by(model, b.span.of(text), b.kind, OpenQuotation::default()).0).collect();
        let attributions = passages.iter().map(|p| stage::attributions(p)).collect();
        Read { passages, attributions }
    }
}

/// A stage by its name: how much it finds.
pub(crate) struct Stage {
    pub(crate) name: &'static str,
    /// What costs it most, repeated, of all that `cargo xtask hostile` counts.
    pub(crate) dearest: &'static str,
    pub(crate) run: fn(&Read) -> usize,
}

/// The ground under the labels, in the order in which they read.
pub(crate) const STAGES: [Stage; 5] = [
    Stage { name: "tokens", dearest: "a.", run: |read| read.passages.iter().map(|p| stage::tokens(p.text).len()).sum() },
    Stage {
        name: "marks",
        dearest: "“",
        run: |read| read.passages.iter().map(|p| stage::marks(p.text, &p.tokens, OpenQuotation::default()).0.len()).sum(),
    },
    Stage {
        name: "sentences",
        dearest: "1-",
        run: |read| read.passages.iter().map(|p| stage::sentences(p.text, &p.tokens, &p.marked, p.kind).len()).sum(),
    },
    Stage { name: "statistics", dearest: "1 ", run: |read| read.passages.iter().map(|p| stage::statistics(p).0.len()).sum() },
    Stage {
        name: "quotations",
        dearest: "said “A b.” ",
        run: |read| read.passages.iter().zip(&read.attributions).map(|(p, a)| stage::quotations(p, &mut a.clone()).0.len()).sum(),
    },
];
