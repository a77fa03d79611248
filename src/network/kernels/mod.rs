//! The inner loops of the network, the same bits on every machine.
//!
//! Products are whole numbers (16-bit inputs, 8-bit weights kept as 16 bits, 32-bit sums that cannot overflow), so that the
//! order of summation does not matter and every processor may use its widest instructions. What is real-valued is added in
//! an order that is written down (eight lanes, then a fixed tree), with operations that IEEE 754 rounds exactly and an
//! exponential of our own.
//!
//! This is the one module with `unsafe`: vector loads from arrays of the vector's size, and calls of functions compiled for
//! AVX2 or AVX-512 after the processor said that it has it.

mod exponential;
mod product;
mod row;

pub(crate) use exponential::{exp, ln};
pub(crate) use product::{BLOCK, MAX_INPUTS, Matrix};
pub(crate) use row::{Norm, activate, activate_packed, add_and_normalise, recur};

/// Steps of a quantised activation in 1.0. Activations reach ±16, which layer normalisation never leaves in practice;
/// what does is clipped.
pub(crate) const STEPS: f32 = 2048.0;
