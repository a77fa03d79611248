//! The model file.
//!
//! Little-endian, one part after the other, no padding; the writer is `train/export.py`:
//!
//! | part | content |
//! |---|---|
//! | magic | `SRCLIGHT` |
//! | versions | format (`u8`), features ([`features::VERSION`], `u8`) |
//! | sizes | eleven `u32`: rows of the word, prefix, suffix and shape tables and of the linker; bits of the set of known words; widths of a word, of an affix, of the network, of a recurrence; how many recurrent layers |
//! | word table | step `f32`; a scale a row `u8`; 4-bit values, two a byte, low half first. Value = step · scale · (half − 8) |
//! | known words | the bits of the set, the lowest of a byte first |
//! | tables of unknown words, prefixes, suffixes, shapes | each: step `f32`; values `i8` |
//! | network | input layer, normalisation; for each recurrent layer: forward gates, backward gates, mixing layer, normalisation; output layer: the labels of a role and one output that is no label, then the [answers](super::answers) |
//! | field | transitions 7 × 7, first label 7, all `f32` |
//! | linker | step `f32`; weights `i8` |
//! | calibration | slope and offset of a relation's log-odds, `f32` |
//! | checksum | FNV-1a of everything before it, `u32` |
//!
//! A layer is: a scale an output, a bias an output, both `f32`, then the weights `i8` by output. A normalisation is its scale
//! and its shift, `f32`. Inputs lie in the order in which [`network`](super::scores) reads them.

use std::fmt;

use super::answers::{ANSWERS, ROLE_LANES};
use super::decode::Field;
use super::features;
use super::kernels::{self, BLOCK, MAX_INPUTS, Matrix, Norm, STEPS};
use super::link::Linker;
use super::scores::{Known, Layer, Network, Table};

/// A trained attribution model. Reading one takes a few milliseconds and 2–3 MB; it may be shared between threads.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) network: Network,
    pub(crate) field: Field,
    pub(crate) linker: Linker,
    pub(crate) calibration: Calibration,
}

/// How the model's probability of a cue becomes the share of such relations that are right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calibration {
    pub(crate) slope: f32,
    pub(crate) offset: f32,
}

impl Calibration {
    pub(crate) fn confidence(self, probability: f32) -> f32 {
        let p = probability.clamp(1e-4, 1.0 - 1e-4);
        let odds = kernels::ln(p / (1.0 - p));
        1.0 / (1.0 + kernels::exp(-(self.slope * odds + self.offset)))
    }
}

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// They do not begin as a model file does.
    NotAModel,
    /// A model of another version: of the file format, or of the features that it was trained on.
    OtherVersion {
        /// Of the format and of the features, as the file says.
        found: (u8, u8),
        /// What this library reads.
        expected: (u8, u8),
    },
    /// The file ends too early or too late, or its checksum is wrong.
    Damaged,
    /// The sizes or values that it gives make no network.
    Unsound,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            ModelError::NotAModel => write!(f, "not an attribution model"),
            ModelError::OtherVersion { found, expected } => write!(
                f,
                "an attribution model of another version (format {}, features {}; needed: format {}, features {})",
                found.0, found.1, expected.0, expected.1
            ),
            ModelError::Damaged => write!(f, "a damaged attribution model"),
            ModelError::Unsound => write!(f, "an attribution model whose sizes or values make no network"),
        }
    }
}

impl std::error::Error for ModelError {}

const MAGIC: &[u8; 8] = b"SRCLIGHT";
/// Of the file format.
const FORMAT: u8 = 4;
/// Beyond this no table is sensible; keeps a wrong size from asking for gigabytes.
const MAX_ROWS: usize = 1 << 20;
const MAX_LAYERS: usize = 8;

impl Model {
    /// Reads a model file. Never panics, whatever the bytes.
    ///
    /// ```
    /// # use sourcelight::{Model, ModelError};
    /// assert_eq!(Model::from_bytes(b"a song").err(), Some(ModelError::NotAModel));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
        let &[format, trained_on, ..] = rest else { return Err(ModelError::Damaged) };
        let (found, expected) = ((format, trained_on), (FORMAT, features::VERSION));
        if found != expected {
            return Err(ModelError::OtherVersion { found, expected });
        }
        let (body, checksum) = bytes.split_last_chunk().ok_or(ModelError::Damaged)?;
        if fnv(body) != u32::from_le_bytes(*checksum) {
            return Err(ModelError::Damaged);
        }
        let mut reader = Reader(&body[MAGIC.len() + 2..]);
        let model = reader.model()?;
        if reader.0.is_empty() { Ok(model) } else { Err(ModelError::Damaged) }
    }
}

fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What is left of the file.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn model(&mut self) -> Result<Model, ModelError> {
        let mut sizes = [0; 11];
        for size in &mut sizes {
            *size = u32::from_le_bytes(*self.bytes(4)?.first_chunk().ok_or(ModelError::Damaged)?) as usize;
        }
        let [words, prefixes, suffixes, shapes, link, bits, word_width, affix_width, width, state, layers] = sizes;
        let inputs = word_width + 3 * affix_width + features::SIGNALS;
        let sound = [words, prefixes, suffixes, shapes, link, bits].iter().all(|n| n.is_power_of_two() && *n <= MAX_ROWS)
            && bits >= 8
            && [word_width, affix_width, width, state].iter().all(|&n| n > 0 && n <= MAX_INPUTS / 2 && n.is_multiple_of(8))
            && (1..=MAX_LAYERS).contains(&layers)
            && width.is_multiple_of(BLOCK)
            && inputs.is_multiple_of(2)
            && inputs <= MAX_INPUTS;
        if !sound {
            return Err(ModelError::Unsound);
        }
        let word = self.word_table(words, word_width)?;
        let known = Known::new(self.bytes(bits / 8)?.to_vec());
        let unknown = self.table(2, word_width)?;
        let [prefix, suffix, shape] = [prefixes, suffixes, shapes].map(|rows| self.table(rows, affix_width));
        let (prefix, suffix, shape) = (prefix?, suffix?, shape?);
        let input = self.layer(width, inputs, 1)?;
        let norm = self.norm(width)?;
        // The gates of the first also read a neighbour.
        let layers = (0..layers).map(|i| self.recurrent(width, state, if i == 0 { 2 } else { 1 })).collect::<Result<_, _>>()?;
        let output = self.layer(ROLE_LANES + ANSWERS, width, 1)?;
        let network = Network { word, known, unknown, prefix, suffix, shape, input, norm, layers, output, width, state };
        let (transitions, first) = (self.floats(49)?, self.floats(7)?);
        let field = Field::new(&transitions, &first);
        let step = self.floats(1)?[0];
        let linker = Linker::new(self.bytes(link)?.iter().map(|&w| f32::from(w as i8) * step).collect());
        let calibration = self.floats(2)?;
        let calibration = Calibration { slope: calibration[0], offset: calibration[1] };
        Ok(Model { network, field, linker, calibration })
    }

    fn bytes(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Finite numbers of a sensible size, so that nothing that is computed from them can overflow to infinity.
    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let (values, _) = self.bytes(4 * count)?.as_chunks();
        let values: Vec<f32> = values.iter().map(|&v| f32::from_le_bytes(v)).collect();
        if values.iter().all(|v| v.abs() < 1e4) { Ok(values) } else { Err(ModelError::Unsound) }
    }

    fn word_table(&mut self, rows: usize, width: usize) -> Result<Table, ModelError> {
        let step = self.floats(1)?[0];
        let scales = self.bytes(rows)?;
        let halves = self.bytes(rows * width / 2)?;
        // Rounding half a million values takes longer than reading an article: each that there can be is rounded once.
        let by_scale: Vec<[i16; 16]> =
            (0..=u8::MAX).map(|scale| std::array::from_fn(|half| steps((half as f32 - 8.0) * (step * f32::from(scale))))).collect();
        let mut values = Vec::with_capacity(rows * width);
        for (row, &scale) in halves.chunks_exact(width / 2).zip(scales) {
            let of_half = &by_scale[usize::from(scale)];
            values.extend(row.iter().flat_map(|byte| [byte & 15, byte >> 4]).map(|half| of_half[usize::from(half)]));
        }
        Ok(Table::new(width, values))
    }

    fn table(&mut self, rows: usize, width: usize) -> Result<Table, ModelError> {
        let step = self.floats(1)?[0];
        let of_byte: [i16; 256] = std::array::from_fn(|byte| steps(f32::from(byte as u8 as i8) * step));
        Ok(Table::new(width, self.bytes(rows * width)?.iter().map(|&byte| of_byte[usize::from(byte)]).collect()))
    }

    fn layer(&mut self, outputs: usize, inputs: usize, rows: usize) -> Result<Matrix, ModelError> {
        let (scale, bias) = (self.floats(outputs)?, self.floats(outputs)?);
        let weights: Vec<i8> = self.bytes(outputs * inputs)?.iter().map(|&w| w as i8).collect();
        // -128 would let a sum of products leave 32 bits.
        if weights.contains(&i8::MIN) { Err(ModelError::Unsound) } else { Ok(Matrix::new(&weights, &scale, &bias, rows)) }
    }

    fn norm(&mut self, width: usize) -> Result<Norm, ModelError> {
        Ok(Norm { scale: self.floats(width)?, shift: self.floats(width)? })
    }

    fn recurrent(&mut self, width: usize, state: usize, rows: usize) -> Result<Layer, ModelError> {
        Ok(Layer {
            forward: self.layer(2 * state, rows * width, rows)?,
            backward: self.layer(2 * state, rows * width, rows)?,
            mix: self.layer(width, 2 * state, 1)?,
            norm: self.norm(width)?,
            reads: rows,
        })
    }
}

/// A number of the model as a whole number of quantisation steps.
fn steps(value: f32) -> i16 {
    // Two of them are added: each keeps to half the range.
    (value * STEPS).round().clamp(-16_383.0, 16_383.0) as i16
}

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    use super::*;

    const GOOD: &[u8] = include_bytes!("../../model/attribution.bin");

    /// The file after `change`, with a checksum that fits again.
    fn changed(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut bytes = GOOD[..GOOD.len() - 4].to_vec();
        change(&mut bytes);
        let checksum = fnv(&bytes);
        bytes.extend(checksum.to_le_bytes());
        bytes
    }

    fn error(bytes: &[u8]) -> Option<ModelError> {
        Model::from_bytes(bytes).err()
    }

    #[test]
    fn a_file_cut_short_or_with_a_wrong_bit_is_damaged() {
        for length in [8, 9, 10, 13, 60, GOOD.len() / 2, GOOD.len() - 1] {
            assert_eq!(error(&GOOD[..length]), Some(ModelError::Damaged), "{length} bytes");
        }
        let mut bytes = GOOD.to_vec();
        bytes[100_000] ^= 4;
        assert_eq!(error(&bytes), Some(ModelError::Damaged));
        assert_eq!(error(&changed(|b| b.push(0))), Some(ModelError::Damaged));
        assert_eq!(error(&changed(|b| b.truncate(300_000))), Some(ModelError::Damaged));
    }

    #[test]
    fn a_model_of_other_features_is_told_apart() {
        let found = error(&changed(|b| b[9] += 1));
        let expected = (FORMAT, features::VERSION);
        assert_eq!(found, Some(ModelError::OtherVersion { found: (FORMAT, features::VERSION + 1), expected }));
    }

    #[test]
    fn sizes_and_values_that_make_no_network_are_unsound() {
        // Rows that are no power of two; more than a table may have; a width that fills no block; no width; no layer; more than
        // a network has.
        for (at, value) in [(10, 1000u32), (10, 1 << 30), (42, 40), (42, 0), (50, 0), (50, 1 << 30)] {
            let bytes = changed(|b| b[at..at + 4].copy_from_slice(&value.to_le_bytes()));
            assert_eq!(error(&bytes), Some(ModelError::Unsound), "{value} at {at}");
        }
        let infinite = changed(|b| b[54..58].copy_from_slice(&f32::INFINITY.to_le_bytes()));
        assert_eq!(error(&infinite), Some(ModelError::Unsound));
    }
}
