//! The same bits everywhere: a fingerprint of what the network computes of each of a hundred texts. `tests/wasm` and `tests/browser` hold
//! Node, Chromium and Firefox to the same file. No rule has a part in it.
//!
//! `UPDATE_EXPECT=1 cargo test --test scores` writes the file anew, which only another model or other tokens make necessary.

use expect_test::expect_file;
use sourcelight::{Analyzer, stage};

#[test]
fn what_the_network_computes_has_the_bits_that_every_runtime_must_find() {
    let texts = include_str!("scores/texts.txt");
    assert_eq!(texts.lines().count(), 100);
    let fingerprints = texts.lines().map(|text| format!("{:08x}\n", stage::fingerprint(Analyzer::embedded(), text)));
    expect_file!["scores/fingerprints.txt"].assert_eq(&fingerprints.collect::<String>());
}
