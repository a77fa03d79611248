//! The network: what each token of a paragraph scores as each label.
//!
//! A token's input is its word, prefix, suffix and shape, each a row of a table, and its signals. A layer lifts that to the
//! network's width; two bidirectional gated recurrences carry what stands around it; the last layer scores the labels. All
//! products are computed for the whole stretch at once, only the recurrence walks token by token.

use std::cell::RefCell;

use super::features::{Features, REACH, SIGNALS, mixed};
use super::kernels::{self, Matrix, Norm, STEPS};

/// Labels, and one lane more that is never chosen: eight lanes fit the processor.
pub(crate) type Scores = [f32; 8];

#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) word: Table,
    pub(crate) prefix: Table,
    pub(crate) suffix: Table,
    pub(crate) shape: Table,
    pub(crate) input: Matrix,
    pub(crate) norm: Norm,
    pub(crate) layers: [Layer; 2],
    pub(crate) output: Matrix,
    pub(crate) width: usize,
    pub(crate) state: usize,
}

/// Two gated recurrences, one a direction, and what mixes them into the stream.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) forward: Matrix,
    pub(crate) backward: Matrix,
    pub(crate) mix: Matrix,
    pub(crate) norm: Norm,
    /// How many tokens a gate reads: its own, or also the neighbour that its direction comes from.
    pub(crate) reads: usize,
}

/// Rows of numbers in quantisation steps; a power of two of them.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    width: usize,
    mask: usize,
    values: Vec<i16>,
}

impl Table {
    pub(crate) fn new(width: usize, values: Vec<i16>) -> Table {
        Table { width, mask: values.len() / width - 1, values }
    }

    fn row(&self, hash: u32) -> &[i16] {
        let row = hash as usize & self.mask;
        &self.values[row * self.width..(row + 1) * self.width]
    }
}

/// Gives a word its second row.
const SECOND: u32 = 0x9E37_79B9;

impl Network {
    /// The scores of a stretch of tokens. Memory is proportional to its length.
    pub(crate) fn scores(&self, tokens: &[Features]) -> Vec<Scores> {
        thread_local! {
            static ROOM: RefCell<Room> = RefCell::default();
        }
        ROOM.with_borrow_mut(|room| self.scores_in(room, tokens))
    }

    fn scores_in(&self, room: &mut Room, tokens: &[Features]) -> Vec<Scores> {
        let (count, width) = (tokens.len(), self.width);
        let Room { inputs, x, packed, gates, states, states_packed, state } = room;
        self.inputs(tokens, inputs);
        self.input.apply(inputs, self.inputs_packed(), count, x);
        // A row of zeros before and after: what the first and last token find where a neighbour would stand.
        let row = width / 2;
        packed.resize((count + 2) * row, 0);
        packed[..row].fill(0);
        packed[(count + 1) * row..].fill(0);
        kernels::activate(x, &self.norm, &mut packed[row..(count + 1) * row]);
        states.resize(count * 2 * self.state, 0.0);
        states_packed.resize(count * self.state, 0);
        state.resize(self.state, 0.0);
        for layer in &self.layers {
            layer.forward.apply(&packed[(2 - layer.reads) * row..], row, count, gates);
            kernels::recur(gates, state, states, 0, false);
            layer.backward.apply(&packed[row..], row, count, gates);
            kernels::recur(gates, state, states, self.state, true);
            kernels::activate_packed(states, 2 * self.state, states_packed);
            layer.mix.apply(states_packed, self.state, count, gates);
            kernels::add_and_normalise(x, gates, &layer.norm, &mut packed[row..(count + 1) * row]);
        }
        self.output.apply(&packed[row..], row, count, gates);
        let outputs = self.output.outputs();
        gates.chunks_exact(outputs).map(|scores| *scores.first_chunk().expect("a block is longer")).collect()
    }

    /// Input pairs of a token.
    fn inputs_packed(&self) -> usize {
        (self.word.width + self.prefix.width + self.suffix.width + self.shape.width + SIGNALS) / 2
    }

    /// Writes the packed inputs of every token.
    fn inputs(&self, tokens: &[Features], out: &mut Vec<u32>) {
        let pairs = self.inputs_packed();
        out.resize(tokens.len() * pairs, 0);
        let mut row = vec![0i16; 2 * pairs];
        for (token, packed) in tokens.iter().zip(out.chunks_exact_mut(pairs)) {
            let (words, rest) = row.split_at_mut(self.word.width);
            let (one, other) = (self.word.row(token.word), self.word.row(mixed(token.word ^ SECOND)));
            for ((out, one), other) in words.iter_mut().zip(one).zip(other) {
                *out = one + other;
            }
            let (prefix, rest) = rest.split_at_mut(self.prefix.width);
            prefix.copy_from_slice(self.prefix.row(token.prefix));
            let (suffix, rest) = rest.split_at_mut(self.suffix.width);
            suffix.copy_from_slice(self.suffix.row(token.suffix));
            let (shape, signals) = rest.split_at_mut(self.shape.width);
            shape.copy_from_slice(self.shape.row(token.shape));
            for (i, (out, &signal)) in signals.iter_mut().zip(&token.signals).enumerate() {
                *out = if i == 6 || i == 7 { DISTANCE[usize::from(signal).min(REACH)] } else { i16::from(signal) * STEPS as i16 };
            }
            let (low, high) = row.split_at(pairs);
            for ((packed, low), high) in packed.iter_mut().zip(low).zip(high) {
                *packed = u32::from(*low as u16) | u32::from(*high as u16) << 16;
            }
        }
    }
}

/// What a stretch of tokens needs while it is read, kept from one to the next: paragraphs are short, and room for each anew would be filled
/// with zeros first.
#[derive(Default)]
struct Room {
    inputs: Vec<u32>,
    x: Vec<f32>,
    packed: Vec<u32>,
    gates: Vec<f32>,
    states: Vec<f32>,
    states_packed: Vec<u32>,
    state: Vec<f32>,
}

/// The two distances run from 0 to 1.
const DISTANCE: [i16; REACH + 1] = {
    let mut out = [0; REACH + 1];
    let mut i = 0;
    while i <= REACH {
        out[i] = (i as i32 * STEPS as i32 / REACH as i32) as i16;
        i += 1;
    }
    out
};

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    use crate::network::{Model, features};
    use crate::token;

    #[test]
    fn scores_are_those_of_the_trainer() {
        let model = Model::from_bytes(include_bytes!("../../model/attribution.bin")).expect("a sound model");
        let cases: serde_json::Value = serde_json::from_str(include_str!("../../train/reference.json")).expect("JSON");
        for case in cases.as_array().expect("a list") {
            let text = case["text"].as_str().expect("a text");
            let tokens = token::tokens(text);
            let scores = model.network.scores(&features::features(text, &tokens));
            let expected: Vec<[f32; 7]> = serde_json::from_value(case["scores"].clone()).expect("seven scores a token");
            assert_eq!(scores.len(), expected.len(), "{text}");
            for ((token, scores), expected) in tokens.iter().zip(&scores).zip(&expected) {
                for (score, expected) in scores.iter().zip(expected) {
                    // The trainer rounds nothing between the layers; here activations have steps of 1/2048.
                    assert!((score - expected).abs() < 0.05, "{:?} in {text}: {scores:?}, expected {expected:?}", token.of(text));
                }
            }
        }
    }
}
