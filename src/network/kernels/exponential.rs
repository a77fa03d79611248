//! An exponential and a logarithm that give the same bits everywhere.

/// e to the power of `x`, for |x| up to 80: within 3e-6 of the true value.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
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

/// The natural logarithm of a positive number, within 1e-4: exponent and a series, so that it is the same everywhere.
pub(crate) fn ln(x: f32) -> f32 {
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

    #[test]
    fn the_exponential_and_the_logarithm_are_close_to_the_true_ones() {
        for n in -800..=800 {
            let x = n as f32 / 10.0;
            let truth = f64::from(x).exp();
            assert!((f64::from(exp(x)) / truth - 1.0).abs() < 1e-5, "exp({x})");
            assert!((f64::from(ln(exp(x))) - f64::from(x)).abs() < 2e-3, "ln(exp({x}))");
        }
    }
}
