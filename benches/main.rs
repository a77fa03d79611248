//! How fast it is: `cargo xtask bench` prints one table.

#![allow(missing_docs, reason = "criterion's macros write functions")]

mod hostile;
mod keystroke;
mod linearity;
mod prose;
mod stage;
mod stages;
mod whole;

criterion::criterion_group!(benches, stages::stages, whole::prose, whole::hostile, keystroke::keystroke, linearity::linearity);
criterion::criterion_main!(benches);
