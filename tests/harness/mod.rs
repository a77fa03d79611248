//! Runs the Markdown case files: what they say is described in `tests/README.md`.

mod check;
mod claim;
mod file;
mod picture;
mod words;

pub(crate) use check::{Link, check, link};
pub(crate) use claim::claim;
pub(crate) use file::cases;
