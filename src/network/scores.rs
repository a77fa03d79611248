//! The network: what each token of a paragraph scores as each label of its role, and as each answer to the other questions.
//!
//! A token's input is its word, prefix, suffix and shape, each a row of a table, and its signals. A word that the network does not
//! know is one of two: in small letters, or with a capital. The latter is most likely a name, and of a name nothing is read but
//! that it is one: so that other names give the same marks. A layer lifts that to the
//! network's width; bidirectional gated recurrences, one upon the other, carry what stands around it; the last layer scores the labels. All
//! products are computed for the whole stretch at once, only the recurrence walks token by token.

use std::cell::RefCell;

use super::answers::{ANSWERS, ROLE_LANES};
use super::features::{Features, REACH, SIGNALS, mixed};
use super::kernels::{self, Matrix, Norm, STEPS};

/// Labels, and one lane more that is never chosen: eight lanes fit the processor.
pub(crate) type Scores = [f32; 8];

/// What the network says of a stretch of tokens.
pub(crate) struct Outputs {
    /// Scores of the roles, a token.
    pub(crate) roles: Vec<Scores>,
    /// Scores of the answers to every other question, [`ANSWERS`](super::answers::ANSWERS) a token.
    pub(crate) answers: Vec<f32>,
}

#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) word: Table,
    pub(crate) known: Known,
    /// In the place of a word that is not known: in small letters, with a capital.
    pub(crate) unknown: Table,
    pub(crate) prefix: Table,
    pub(crate) suffix: Table,
    pub(crate) shape: Table,
    pub(crate) input: Matrix,
    pub(crate) norm: Norm,
    pub(crate) layers: Vec<Layer>,
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

/// Which words the network knows: a set of hashes. Of a hundred words that it does not know it takes a few for known ones.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// A power of two of bits.
    bits: Vec<u8>,
}

impl Known {
    pub(crate) fn new(bits: Vec<u8>) -> Known {
        Known { bits }
    }

    /// Whether both bits of a word are set.
    fn has(&self, word: u32) -> bool {
        let set = |hash: u32| {
            let bit = hash as usize & (8 * self.bits.len() - 1);
            self.bits[bit / 8] >> (bit % 8) & 1 == 1
        };
        set(word) && set(mixed(word ^ SECOND))
    }
}

/// Gives a word its second row.
const SECOND: u32 = 0x9E37_79B9;

impl Network {
    /// The scores of a stretch of tokens. Memory is proportional to its length.
    pub(crate) fn scores(&self, tokens: &[Features]) -> Outputs {
        thread_local! {
            static ROOM: RefCell<Room> = RefCell::default();
        }
        ROOM.with_borrow_mut(|room| self.scores_in(room, tokens))
    }

    fn scores_in(&self, room: &mut Room, tokens: &[Features]) -> Outputs {
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
        let lanes = gates.chunks_exact(outputs);
        Outputs {
            roles: lanes.clone().map(|scores| *scores.first_chunk().expect("a block is longer")).collect(),
            answers: lanes.flat_map(|scores| &scores[ROLE_LANES..ROLE_LANES + ANSWERS]).copied().collect(),
        }
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
            let known = self.known.has(token.word);
            let name = !known && token.begins_with_capital();
            if known {
                let (one, other) = (self.word.row(token.word), self.word.row(mixed(token.word ^ SECOND)));
                for ((out, one), other) in words.iter_mut().zip(one).zip(other) {
                    *out = one + other;
                }
            } else {
                words.copy_from_slice(self.unknown.row(u32::from(name)));
            }
            let (affixes, rest) = rest.split_at_mut(self.prefix.width + self.suffix.width);
            if name {
                affixes.fill(0);
            } else {
                let (prefix, suffix) = affixes.split_at_mut(self.prefix.width);
                prefix.copy_from_slice(self.prefix.row(token.prefix));
                suffix.copy_from_slice(self.suffix.row(token.suffix));
            }
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
    use crate::network::answers::ANSWERS;
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
            let roles: Vec<[f32; 7]> = serde_json::from_value(case["scores"].clone()).expect("seven scores a token");
            let answers: Vec<[f32; ANSWERS]> = serde_json::from_value(case["answers"].clone()).expect("the answers' scores of each token");
            assert_eq!(scores.roles.len(), roles.len(), "{text}");
            // The trainer rounds nothing between the layers; here activations have steps of 1/2048.
            let close = |found: &[f32], expected: &[f32]| found.iter().zip(expected).all(|(f, e)| (f - e).abs() < 0.05);
            for (t, token) in tokens.iter().enumerate() {
                let found = &scores.answers[t * ANSWERS..(t + 1) * ANSWERS];
                assert!(
                    close(&scores.roles[t], &roles[t]),
                    "{:?} in {text}: {:?}, expected {:?}",
                    token.of(text),
                    scores.roles[t],
                    roles[t]
                );
                assert!(close(found, &answers[t]), "{:?} in {text}: {found:?}, expected {:?}", token.of(text), answers[t]);
            }
        }
    }
}
