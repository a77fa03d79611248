//! The network: what each token of a paragraph is, and which part it plays in an attribution.
//!
//! One pass over a paragraph's tokens ([`features`], `scores`) answers several questions at once. A field over the scores of
//! the roles chooses the spans of sources, cues and contents (`decode`), and a linker makes relations of them (`link`). It knows
//! no rule and no list of words; [`Model`] holds what training found.

mod answers;
mod decode;
pub(crate) mod features;
#[allow(unsafe_code, reason = "wider instructions than the compiler may assume: see its first lines")]
mod kernels;
mod link;
mod model;
mod reading;
mod scores;

pub use decode::{Piece, Role};
pub use link::Context;
pub use model::{Model, ModelError};

pub(crate) use answers::Answers;
pub(crate) use reading::{Found, Reading};
