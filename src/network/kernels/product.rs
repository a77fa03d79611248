//! Products of matrices: tiles of tokens by sixteen outputs.

use super::STEPS;

/// Outputs that one tile computes side by side.
pub(crate) const BLOCK: usize = 16;

/// The largest number of inputs of a [`Matrix`]: 512 · 32,767 · 127 still fits 32 bits.
pub(crate) const MAX_INPUTS: usize = 512;

/// A linear layer: 8-bit weights, a scale and a bias for each output.
#[derive(Clone, Debug)]
pub(crate) struct Matrix {
    /// Input pairs.
    pairs: usize,
    /// Outputs, a multiple of [`BLOCK`].
    outputs: usize,
    /// By block of outputs, then input pair: the weights of the pair for the first output, for the second, …
    weights: Vec<[i16; 2 * BLOCK]>,
    /// Of each output, with the step of the inputs.
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// Packs a layer whose `weights` are given by output, then input. `rows` says how many packed rows of activations the
    /// inputs come in: inputs lie as [`pack`] lays out each of those rows. Outputs are filled up to a whole block.
    pub(crate) fn new(weights: &[i8], scale: &[f32], bias: &[f32], rows: usize) -> Matrix {
        let outputs = scale.len();
        let inputs = weights.len() / outputs.max(1);
        let (width, pairs) = (inputs / rows, inputs / 2);
        let blocks = outputs.div_ceil(BLOCK);
        let mut packed = vec![[0; 2 * BLOCK]; blocks * pairs];
        for output in 0..outputs {
            for pair in 0..pairs {
                // The pair holds the inputs i and i + width / 2 of its row.
                let (row, i) = (pair / (width / 2), pair % (width / 2));
                let low = output * inputs + row * width + i;
                let lane = output % BLOCK;
                let cell = &mut packed[output / BLOCK * pairs + pair];
                cell[2 * lane] = i16::from(weights[low]);
                cell[2 * lane + 1] = i16::from(weights[low + width / 2]);
            }
        }
        let filled = |values: &[f32], by: f32| {
            let mut out: Vec<f32> = values.iter().map(|v| v * by).collect();
            out.resize(blocks * BLOCK, 0.0);
            out
        };
        Matrix { pairs, outputs: blocks * BLOCK, weights: packed, scale: filled(scale, 1.0 / STEPS), bias: filled(bias, 1.0) }
    }

    /// Outputs a token.
    pub(crate) fn outputs(&self) -> usize {
        self.outputs
    }

    /// The outputs of `count` tokens. The inputs of token `t` are the packed activations from `t * stride` on (neighbouring
    /// tokens may share some).
    pub(crate) fn apply(&self, activations: &[u32], stride: usize, count: usize, out: &mut Vec<f32>) {
        out.resize(count * self.outputs, 0.0);
        multiply(self, activations, stride, out);
    }
}

fn multiply(matrix: &Matrix, activations: &[u32], stride: usize, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    {
        if avx512::is_here() {
            // SAFETY: the processor has what it was asked for.
            return unsafe { avx512::multiply(matrix, activations, stride, out) };
        }
        if avx2::is_here() {
            // SAFETY: the processor has what it was asked for.
            return unsafe { avx2::multiply(matrix, activations, stride, out) };
        }
    }
    #[cfg(target_arch = "wasm32")]
    tiles::<2, false>(
        matrix,
        activations,
        stride,
        out,
        |rows, block, out| simd128::tile(rows, block, out),
        |row, block, out| simd128::tile(row, block, out),
    );
    #[cfg(not(target_arch = "wasm32"))]
    tiles::<2, false>(matrix, activations, stride, out, portable::tile, portable::tile);
}

/// Sixteen outputs of a layer.
#[derive(Clone, Copy)]
struct Block<'m> {
    weights: &'m [[i16; 2 * BLOCK]],
    scale: &'m [f32; BLOCK],
    bias: &'m [f32; BLOCK],
}

/// Walks over tiles of `ROWS` tokens by one block of outputs. The last tokens, which fill no tile, are computed one by one; or `BACK`, by a
/// tile that goes back over some of the one before: cheaper where a tile is as fast as two rows alone.
#[inline(always)]
fn tiles<const ROWS: usize, const BACK: bool>(
    matrix: &Matrix,
    activations: &[u32],
    stride: usize,
    out: &mut [f32],
    tile: impl Fn([&[u32]; ROWS], Block, &mut [&mut [f32; BLOCK]; ROWS]),
    single: impl Fn([&[u32]; 1], Block, &mut [&mut [f32; BLOCK]; 1]),
) {
    let row = |t: usize| &activations[t * stride..t * stride + matrix.pairs];
    let count = out.len() / matrix.outputs;
    let whole = count / ROWS * ROWS;
    let back = (BACK && whole < count && whole > 0).then(|| count - ROWS);
    for (block, weights) in matrix.weights.chunks_exact(matrix.pairs).enumerate() {
        let from = block * BLOCK;
        let block = Block {
            weights,
            scale: matrix.scale[from..].first_chunk().expect("scales fill whole blocks"),
            bias: matrix.bias[from..].first_chunk().expect("biases fill whole blocks"),
        };
        for first in (0..whole).step_by(ROWS).chain(back) {
            let mut tokens = out[first * matrix.outputs..].chunks_exact_mut(matrix.outputs);
            let mut written = std::array::from_fn(|_| outputs_of(tokens.next().expect("as many outputs as tokens"), from));
            tile(std::array::from_fn(|r| row(first + r)), block, &mut written);
        }
        let rest = if back.is_some() { count } else { whole };
        for (t, token) in out.chunks_exact_mut(matrix.outputs).enumerate().skip(rest) {
            single([row(t)], block, &mut [outputs_of(token, from)]);
        }
    }
}

/// A token's outputs of the block that begins at `from`.
#[inline(always)]
fn outputs_of(token: &mut [f32], from: usize) -> &mut [f32; BLOCK] {
    token[from..].first_chunk_mut().expect("outputs fill whole blocks")
}

/// Input pairs that a tile takes in one turn of its loop: a loop that is left after eight turns is left without a wrong guess of the processor.
const TURN: usize = 4;

/// Gives `add` each input pair's weights with the pair of each row, [`TURN`] at a time.
#[inline(always)]
fn each_pair<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, mut add: impl FnMut(&[i16; 2 * BLOCK], [u32; ROWS])) {
    let (turns, last) = block.weights.as_chunks::<TURN>();
    let row_turns = rows.map(|row| &row.as_chunks::<TURN>().0[..turns.len()]);
    for (turn, weights) in turns.iter().enumerate() {
        for (pair, weights) in weights.iter().enumerate() {
            add(weights, std::array::from_fn(|r| row_turns[r][turn][pair]));
        }
    }
    for (pair, weights) in last.iter().enumerate() {
        add(weights, std::array::from_fn(|r| rows[r][turns.len() * TURN + pair]));
    }
}

/// What every tile computes: for each row of activations and each of sixteen outputs the sum of products, scaled, with its bias.
#[cfg(any(test, not(target_arch = "wasm32")))]
mod portable {
    use super::{BLOCK, Block};

    #[inline(always)]
    pub(crate) fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        for (row, out) in rows.into_iter().zip(out) {
            let mut sums = [0; BLOCK];
            for (pair, weights) in row.iter().zip(block.weights) {
                let (low, high) = (i32::from(*pair as i16), i32::from((pair >> 16) as i16));
                for (lane, sum) in sums.iter_mut().enumerate() {
                    *sum += low * i32::from(weights[2 * lane]) + high * i32::from(weights[2 * lane + 1]);
                }
            }
            for ((out, sum), (scale, bias)) in out.iter_mut().zip(sums).zip(block.scale.iter().zip(block.bias)) {
                *out = sum as f32 * scale + bias;
            }
        }
    }
}

/// One instruction multiplies a pair of a row by the weights of all sixteen outputs and adds up.
#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::*;

    use super::{BLOCK, Block, Matrix, tiles};

    pub(crate) fn is_here() -> bool {
        std::arch::is_x86_feature_detected!("avx512f") && std::arch::is_x86_feature_detected!("avx512vnni")
    }

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(crate) fn multiply(matrix: &Matrix, activations: &[u32], stride: usize, out: &mut [f32]) {
        tiles::<8, true>(
            matrix,
            activations,
            stride,
            out,
            |rows, block, out| tile(rows, block, out),
            |row, block, out| tile(row, block, out),
        );
    }

    #[inline]
    #[target_feature(enable = "avx512f,avx512vnni")]
    fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        let mut sums = [_mm512_setzero_si512(); ROWS];
        assert!(rows.iter().all(|row| row.len() == block.weights.len()));
        let rows = rows.map(<[u32]>::as_ptr);
        for (pair, weights) in block.weights.iter().enumerate() {
            // SAFETY: the load reads an array of 64 bytes.
            let weights = unsafe { _mm512_loadu_si512(weights.as_ptr().cast()) };
            for (sum, row) in sums.iter_mut().zip(rows) {
                // SAFETY: a row has as many pairs as there are weights. Through the pointer it is one instruction, which reads and multiplies.
                let both = _mm512_set1_epi32(unsafe { *row.add(pair) } as i32);
                *sum = _mm512_dpwssd_epi32(*sum, both, weights);
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            // SAFETY: each load and the store is of an array of 64 bytes.
            unsafe {
                let scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(block.scale.as_ptr()));
                _mm512_storeu_ps(out.as_mut_ptr(), _mm512_add_ps(scaled, _mm512_loadu_ps(block.bias.as_ptr())));
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{BLOCK, Block, Matrix, each_pair, tiles};

    pub(crate) fn is_here() -> bool {
        std::arch::is_x86_feature_detected!("avx2")
    }

    #[target_feature(enable = "avx2")]
    pub(crate) fn multiply(matrix: &Matrix, activations: &[u32], stride: usize, out: &mut [f32]) {
        tiles::<4, false>(
            matrix,
            activations,
            stride,
            out,
            |rows, block, out| tile(rows, block, out),
            |row, block, out| tile(row, block, out),
        );
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
        each_pair(rows, block, |weights, pairs| {
            // SAFETY: both loads read 32 bytes of an array of 64.
            let halves = unsafe { [_mm256_loadu_si256(weights.as_ptr().cast()), _mm256_loadu_si256(weights.as_ptr().add(16).cast())] };
            for (sums, pair) in sums.iter_mut().zip(pairs) {
                let both = _mm256_set1_epi32(pair as i32);
                for (sum, half) in sums.iter_mut().zip(halves) {
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(both, half));
                }
            }
        });
        for (out, sums) in out.iter_mut().zip(sums) {
            for (half, sum) in sums.into_iter().enumerate() {
                // SAFETY: each load and store is of 32 bytes, the first or the second half of an array of 64.
                unsafe {
                    let (scale, bias) = (block.scale.as_ptr().add(8 * half), block.bias.as_ptr().add(8 * half));
                    let scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scale));
                    _mm256_storeu_ps(out.as_mut_ptr().add(8 * half), _mm256_add_ps(scaled, _mm256_loadu_ps(bias)));
                }
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod simd128 {
    use std::arch::wasm32::*;

    use super::{BLOCK, Block, each_pair};

    #[inline]
    #[target_feature(enable = "simd128")]
    pub(crate) fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        let mut sums = [[i32x4_splat(0); 4]; ROWS];
        each_pair(rows, block, |weights, pairs| {
            // SAFETY: the four loads read 16 bytes each of an array of 64.
            let quarters: [v128; 4] = std::array::from_fn(|q| unsafe { v128_load(weights.as_ptr().add(8 * q).cast()) });
            for (sums, pair) in sums.iter_mut().zip(pairs) {
                let both = i32x4_splat(pair as i32);
                for (sum, quarter) in sums.iter_mut().zip(quarters) {
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(both, quarter));
                }
            }
        });
        for (out, sums) in out.iter_mut().zip(sums) {
            for (quarter, sum) in sums.into_iter().enumerate() {
                // SAFETY: each load and store is of 16 bytes, a quarter of an array of 64.
                unsafe {
                    let (scale, bias) = (block.scale.as_ptr().add(4 * quarter), block.bias.as_ptr().add(4 * quarter));
                    let scaled = f32x4_mul(f32x4_convert_i32x4(sum), v128_load(scale.cast()));
                    v128_store(out.as_mut_ptr().add(4 * quarter).cast(), f32x4_add(scaled, v128_load(bias.cast())));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random: a linear congruential generator.
    fn noise(count: usize, seed: u32) -> Vec<u32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state ^ state >> 15
        };
        (0..count).map(|_| next()).collect()
    }

    fn matrix(outputs: usize, inputs: usize, rows: usize) -> Matrix {
        let weights: Vec<i8> = noise(outputs * inputs, 7).iter().map(|&n| (n % 255) as i8).map(|w| w.max(-127)).collect();
        Matrix::new(&weights, &vec![0.01; outputs], &vec![0.5; outputs], rows)
    }

    #[test]
    fn every_kernel_gives_the_bits_of_the_plain_one() {
        // With and without pairs that fill no turn of the loop.
        for inputs in [64, 60] {
            let matrix = matrix(32, inputs, 2);
            for count in [1, 2, 3, 4, 5, 9, 17] {
                let activations = noise((count + 2) * 16, 3);
                let mut wide = Vec::new();
                matrix.apply(&activations, 15, count, &mut wide);
                let mut plain = vec![0.0; wide.len()];
                tiles::<2, false>(&matrix, &activations, 15, &mut plain, portable::tile, portable::tile);
                assert_eq!(wide, plain, "{inputs} inputs, {count} tokens");
                // Not the one that this processor would take.
                #[cfg(target_arch = "x86_64")]
                if avx2::is_here() {
                    wide.fill(0.0);
                    // SAFETY: the processor has AVX2.
                    unsafe { avx2::multiply(&matrix, &activations, 15, &mut wide) };
                    assert_eq!(wide, plain, "{inputs} inputs, {count} tokens, AVX2");
                }
            }
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_layer_of_any_size_is_multiplied_to_the_bit(outputs in 1..70usize, pairs in 1..80usize, count in 1..20usize, seed in 0..u32::MAX) {
            let inputs = 2 * pairs;
            let weights: Vec<i8> = noise(outputs * inputs, seed).iter().map(|&n| ((n % 255) as i8).max(-127)).collect();
            // With this scale the sums come out as they are.
            let matrix = Matrix::new(&weights, &vec![STEPS; outputs], &vec![0.0; outputs], 1);
            let activations = noise(count * pairs, !seed);
            let mut out = Vec::new();
            matrix.apply(&activations, pairs, count, &mut out);
            for (token, row) in activations.chunks(pairs).enumerate() {
                let input = |i: usize| i32::from(if i < pairs { row[i] as i16 } else { (row[i - pairs] >> 16) as i16 });
                for (output, weights) in weights.chunks(inputs).enumerate() {
                    let sum: i32 = weights.iter().enumerate().map(|(i, &w)| i32::from(w) * input(i)).sum();
                    proptest::prop_assert_eq!(out[token * matrix.outputs() + output], sum as f32);
                }
            }
        }
    }
}
