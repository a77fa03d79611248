//! The inner loops of the network, the same bits on every machine.
//!
//! Products are whole numbers (16-bit inputs, 8-bit weights kept as 16 bits, 32-bit sums that cannot overflow), so that the
//! order of summation does not matter and every processor may use its widest instructions. What is real-valued is added in
//! an order that is written down (eight lanes, then a fixed tree), with operations that IEEE 754 rounds exactly and an
//! exponential of our own.
//!
//! This is the one module with `unsafe`: vector loads from arrays of the vector's size, and calls of functions compiled for
//! AVX2 after the processor said that it has it.

/// Outputs that one tile computes side by side.
pub(super) const BLOCK: usize = 16;

/// Steps of a quantised activation in 1.0. Activations reach ±16, which layer normalisation never leaves in practice;
/// what does is clipped.
pub(super) const STEPS: f32 = 2048.0;

/// The largest number of inputs of a [`Matrix`]: 512 · 32,767 · 127 still fits 32 bits.
pub(super) const MAX_INPUTS: usize = 512;

/// A linear layer: 8-bit weights, a scale and a bias for each output.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
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
    pub(super) fn new(weights: &[i8], scale: &[f32], bias: &[f32], rows: usize) -> Matrix {
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
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// The outputs of `count` tokens. The inputs of token `t` are the packed activations from `t * stride` on (neighbouring
    /// tokens may share some).
    pub(super) fn apply(&self, activations: &[u32], stride: usize, count: usize, out: &mut Vec<f32>) {
        out.resize(count * self.outputs, 0.0);
        multiply(self, activations, stride, out);
    }
}

/// Runs the body as it is, or compiled for the widest instructions that the processor has.
macro_rules! widest {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) $body:block) => {
        $(#[$doc])*
        pub(super) fn $name($($arg: $type),*) {
            #[inline(always)]
            fn plain($($arg: $type),*) $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn wide($($arg: $type),*) {
                    plain($($arg),*)
                }
                if std::arch::is_x86_feature_detected!("avx2") {
                    // SAFETY: the processor has AVX2.
                    return unsafe { wide($($arg),*) };
                }
            }
            #[cfg(target_arch = "wasm32")]
            {
                #[target_feature(enable = "simd128")]
                fn wide($($arg: $type),*) {
                    plain($($arg),*)
                }
                return wide($($arg),*);
            }
            #[cfg(not(target_arch = "wasm32"))]
            plain($($arg),*)
        }
    };
}

fn multiply(matrix: &Matrix, activations: &[u32], stride: usize, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx2")]
        fn wide(matrix: &Matrix, activations: &[u32], stride: usize, out: &mut [f32]) {
            tiles::<4>(
                matrix,
                activations,
                stride,
                out,
                |rows, block, out| avx2::tile(rows, block, out),
                |row, block, out| avx2::tile(row, block, out),
            );
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2.
            return unsafe { wide(matrix, activations, stride, out) };
        }
    }
    #[cfg(target_arch = "wasm32")]
    tiles::<2>(
        matrix,
        activations,
        stride,
        out,
        |rows, block, out| simd128::tile(rows, block, out),
        |row, block, out| simd128::tile(row, block, out),
    );
    #[cfg(not(target_arch = "wasm32"))]
    tiles::<2>(matrix, activations, stride, out, portable::tile, portable::tile);
}

/// Sixteen outputs of a layer.
#[derive(Clone, Copy)]
struct Block<'m> {
    weights: &'m [[i16; 2 * BLOCK]],
    scale: &'m [f32; BLOCK],
    bias: &'m [f32; BLOCK],
}

/// Walks over tiles of `ROWS` tokens by one block of outputs; the last tokens, which fill no tile, are computed one by one.
#[inline(always)]
fn tiles<const ROWS: usize>(
    matrix: &Matrix,
    activations: &[u32],
    stride: usize,
    out: &mut [f32],
    tile: impl Fn([&[u32]; ROWS], Block, &mut [&mut [f32; BLOCK]; ROWS]),
    single: impl Fn([&[u32]; 1], Block, &mut [&mut [f32; BLOCK]; 1]),
) {
    let row = |t: usize| &activations[t * stride..t * stride + matrix.pairs];
    for (block, weights) in matrix.weights.chunks_exact(matrix.pairs).enumerate() {
        let from = block * BLOCK;
        let block = Block {
            weights,
            scale: matrix.scale[from..].first_chunk().expect("scales fill whole blocks"),
            bias: matrix.bias[from..].first_chunk().expect("biases fill whole blocks"),
        };
        let mut outputs =
            out.chunks_exact_mut(matrix.outputs).map(|token| token[from..].first_chunk_mut().expect("outputs fill whole blocks"));
        let count = outputs.len();
        for first in (0..count / ROWS * ROWS).step_by(ROWS) {
            let mut written = std::array::from_fn(|_| outputs.next().expect("as many outputs as tokens"));
            tile(std::array::from_fn(|r| row(first + r)), block, &mut written);
        }
        for (t, written) in (count / ROWS * ROWS..count).zip(outputs) {
            single([row(t)], block, &mut [written]);
        }
    }
}

/// Input pairs that a tile takes in one turn of its loop: a loop that is left after eight turns is left without a wrong guess of the processor.
const TURN: usize = 4;

/// What every tile computes: for each row of activations and each of sixteen outputs the sum of products, scaled, with its bias.
#[cfg(any(test, not(target_arch = "wasm32")))]
mod portable {
    use super::{BLOCK, Block};

    #[inline(always)]
    pub(super) fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
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

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{BLOCK, Block, TURN};

    #[inline]
    #[target_feature(enable = "avx2")]
    pub(super) fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
        let mut add = |weights: &[i16; 2 * BLOCK], pairs: [u32; ROWS]| {
            // SAFETY: both loads read 32 bytes of an array of 64.
            let halves = unsafe { [_mm256_loadu_si256(weights.as_ptr().cast()), _mm256_loadu_si256(weights.as_ptr().add(16).cast())] };
            for (sums, pair) in sums.iter_mut().zip(pairs) {
                let both = _mm256_set1_epi32(pair as i32);
                for (sum, half) in sums.iter_mut().zip(halves) {
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(both, half));
                }
            }
        };
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

    use super::{BLOCK, Block, TURN};

    #[inline]
    #[target_feature(enable = "simd128")]
    pub(super) fn tile<const ROWS: usize>(rows: [&[u32]; ROWS], block: Block, out: &mut [&mut [f32; BLOCK]; ROWS]) {
        let mut sums = [[i32x4_splat(0); 4]; ROWS];
        let mut add = |weights: &[i16; 2 * BLOCK], pairs: [u32; ROWS]| {
            // SAFETY: the four loads read 16 bytes each of an array of 64.
            let quarters: [v128; 4] = std::array::from_fn(|q| unsafe { v128_load(weights.as_ptr().add(8 * q).cast()) });
            for (sums, pair) in sums.iter_mut().zip(pairs) {
                let both = i32x4_splat(pair as i32);
                for (sum, quarter) in sums.iter_mut().zip(quarters) {
                    *sum = i32x4_add(*sum, i32x4_dot_i16x8(both, quarter));
                }
            }
        };
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

/// Layer normalisation's learned scale and shift.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    pub(super) scale: Vec<f32>,
    pub(super) shift: Vec<f32>,
}

/// Adds to the variance, so that a constant vector divides by no zero.
const EPSILON: f32 = 1e-5;

/// e to the power of `x`, for |x| up to 80: within 3e-6 of the true value.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    /// Added to a small number, leaves its integer part in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let power = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let shifted = power + ROUND;
    let rest = power - (shifted - ROUND);
    let series = 1.333_355_8e-3;
    let series = series * rest + 9.618_129e-3;
    let series = series * rest + 5.550_411e-2;
    let series = series * rest + 2.402_265e-1;
    let series = series * rest + 6.931_472e-1;
    let series = series * rest + 1.0;
    f32::from_bits(series.to_bits().wrapping_add(shifted.to_bits() << 23))
}

#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The sigmoid form of the Gaussian error linear unit.
#[inline(always)]
fn gelu(x: f32) -> f32 {
    x * sigmoid(1.702 * x)
}

#[inline(always)]
fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    for chunk in values.chunks_exact(8) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}

#[inline(always)]
fn normalise(x: &mut [f32], norm: &Norm) {
    let count = x.len() as f32;
    let mean = sum(x) / count;
    let mut lanes = [0.0; 8];
    for chunk in x.chunks_exact_mut(8) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *value -= mean;
            *lane += *value * *value;
        }
    }
    let by = 1.0 / (sum(&lanes) / count + EPSILON).sqrt();
    for ((value, scale), shift) in x.iter_mut().zip(&norm.scale).zip(&norm.shift) {
        *value = *value * by * scale + shift;
    }
}

/// Quantises a row of activations: the first half of the row in the low 16 bits, the second half in the high ones.
#[inline(always)]
fn pack(row: &[f32], packed: &mut [u32]) {
    /// Rounds to the nearest whole number, which is then in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let (low, high) = row.split_at(row.len() / 2);
    let quantised = |x: f32| ((x * STEPS).clamp(-32_767.0, 32_767.0) + ROUND).to_bits();
    for ((packed, low), high) in packed.iter_mut().zip(low).zip(high) {
        *packed = (quantised(*low) & 0xFFFF) | (quantised(*high) << 16);
    }
}

widest! {
    /// x = LayerNorm(GELU(h)) for every row of `h`, in place and packed.
    fn activate(h: &mut [f32], norm: &Norm, packed: &mut [u32]) {
        let width = norm.scale.len();
        for (row, packed) in h.chunks_exact_mut(width).zip(packed.chunks_exact_mut(width / 2)) {
            row.iter_mut().for_each(|x| *x = gelu(*x));
            normalise(row, norm);
            pack(row, packed);
        }
    }
}

widest! {
    /// x = LayerNorm(x + change) for every row, in place and packed.
    fn add_and_normalise(x: &mut [f32], change: &[f32], norm: &Norm, packed: &mut [u32]) {
        let width = norm.scale.len();
        for ((row, change), packed) in x.chunks_exact_mut(width).zip(change.chunks_exact(width)).zip(packed.chunks_exact_mut(width / 2)) {
            row.iter_mut().zip(change).for_each(|(x, change)| *x += change);
            normalise(row, norm);
            pack(row, packed);
        }
    }
}

widest! {
    /// The gated recurrence h ← h + σ(z)(c − h) over rows of `gates` = [z; c], from the last to the first when `reverse`;
    /// h starts at zero and each h is written to the row of `out` from `offset` on.
    fn recur(gates: &[f32], state: &mut [f32], out: &mut [f32], offset: usize, reverse: bool) {
        let width = state.len();
        state.fill(0.0);
        let stride = 2 * width;
        let count = gates.len() / stride;
        for k in 0..count {
            let t = if reverse { count - 1 - k } else { k };
            let (z, c) = gates[t * stride..(t + 1) * stride].split_at(width);
            let out = &mut out[t * stride + offset..t * stride + offset + width];
            for (((h, z), c), out) in state.iter_mut().zip(z).zip(c).zip(out) {
                *h += sigmoid(*z) * (c - *h);
                *out = *h;
            }
        }
    }
}

widest! {
    /// GELU of every row, packed.
    fn activate_packed(h: &mut [f32], width: usize, packed: &mut [u32]) {
        for (row, packed) in h.chunks_exact_mut(width).zip(packed.chunks_exact_mut(width / 2)) {
            row.iter_mut().for_each(|x| *x = gelu(*x));
            pack(row, packed);
        }
    }
}

/// The natural logarithm of a positive number, within 1e-4: exponent and a series, so that it is the same everywhere.
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000);
    // ln m = 2 artanh((m − 1) / (m + 1)), with an argument of at most a third.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    2.0 * t * (1.0 + square * (1.0 / 3.0 + square * (0.2 + square / 7.0))) + exponent as f32 * std::f32::consts::LN_2
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
            for count in [1, 2, 3, 4, 5, 9] {
                let activations = noise((count + 1) * 16, 3);
                let mut wide = Vec::new();
                matrix.apply(&activations, 15, count, &mut wide);
                let mut plain = vec![0.0; wide.len()];
                tiles::<2>(&matrix, &activations, 15, &mut plain, portable::tile, portable::tile);
                assert_eq!(wide, plain, "{inputs} inputs, {count} tokens");
            }
        }
    }

    #[test]
    fn a_packed_layer_multiplies_like_the_plain_one() {
        let weights: Vec<i8> = (0..3 * 8).map(|n| n as i8 - 9).collect();
        let matrix = Matrix::new(&weights, &[1.0, 0.5, 2.0], &[0.0, 1.0, -1.0], 2);
        let x: Vec<f32> = (0..8).map(|n| n as f32 / 4.0 - 1.0).collect();
        let mut packed = vec![0; 4];
        x.chunks(4).zip(packed.chunks_mut(2)).for_each(|(row, packed)| pack(row, packed));
        let mut out = Vec::new();
        matrix.apply(&packed, 4, 1, &mut out);
        for (output, row) in weights.chunks(8).enumerate() {
            let product: f32 = row.iter().zip(&x).map(|(&w, x)| f32::from(w) * x).sum();
            assert_eq!(out[output], product * [1.0, 0.5, 2.0][output] + [0.0, 1.0, -1.0][output]);
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

    #[test]
    fn the_exponential_and_the_logarithm_are_close_to_the_true_ones() {
        for n in -800..=800 {
            let x = n as f32 / 10.0;
            let truth = f64::from(x).exp();
            assert!((f64::from(exp(x)) / truth - 1.0).abs() < 1e-5, "exp({x})");
            assert!((f64::from(ln(exp(x))) - f64::from(x)).abs() < 2e-3, "ln(exp({x}))");
        }
    }

    #[test]
    fn activations_out_of_range_are_clipped() {
        let mut packed = [0; 2];
        pack(&[1e30, -1e30, 0.25, -0.25], &mut packed);
        assert_eq!(packed.map(|p| (p as i16, (p >> 16) as i16)), [(32_767, 512), (-32_767, -512)]);
    }

    #[test]
    fn the_recurrence_moves_towards_what_it_reads() {
        // A gate that is all but open, then one that is all but shut.
        let gates = [20.0, 3.0, -20.0, 7.0];
        let mut out = [0.0; 4];
        recur(&gates, &mut [0.0], &mut out, 0, false);
        recur(&gates, &mut [0.0], &mut out, 1, true);
        let close = |x: f32, y: f32| (x - y).abs() < 1e-4;
        assert!(close(out[0], 3.0) && close(out[2], 3.0) && close(out[1], 3.0) && close(out[3], 0.0), "{out:?}");
    }
}
