//! What is done to the rows of activations between the products.

use super::STEPS;
use super::exponential::exp;

/// Runs the body as it is, or compiled for the widest instructions that the processor has.
macro_rules! widest {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) $body:block) => {
        $(#[$doc])*
        pub(crate) fn $name($($arg: $type),*) {
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

/// Layer normalisation's learned scale and shift.
#[derive(Clone, Debug)]
pub(crate) struct Norm {
    pub(crate) scale: Vec<f32>,
    pub(crate) shift: Vec<f32>,
}

/// Adds to the variance, so that a constant vector divides by no zero.
const EPSILON: f32 = 1e-5;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::kernels::Matrix;

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
