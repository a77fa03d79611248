//! The same bits everywhere: the confidences of a hundred texts, kept as bits. `tests/wasm` and `tests/browser` hold the same file
//! against Node, Chromium and Firefox.
//!
//! `UPDATE_GOLDEN=1 cargo test --test confidences` writes the file anew, which only another model or other rules make necessary.

use std::fmt::Write;
use std::path::Path;

/// A line a text: the bits of the confidence of each attribution, in hexadecimal.
fn bits(texts: &str) -> String {
    let mut out = String::new();
    for text in texts.lines() {
        let analysis = sourcelight::analyze(text);
        let words: Vec<String> = analysis.attributions.iter().map(|a| format!("{:08x}", a.confidence.to_bits())).collect();
        writeln!(out, "{}", words.join(" ")).expect("a string takes everything");
    }
    out
}

#[test]
fn confidences_have_the_bits_that_every_runtime_must_find() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/confidences");
    let texts = std::fs::read_to_string(folder.join("texts.txt")).expect("the texts are there");
    assert_eq!(texts.lines().count(), 100);
    let found = bits(&texts);
    assert!(found.split_whitespace().count() > 250, "too few attributions to compare");
    let file = folder.join("bits.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &found).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&file).expect("UPDATE_GOLDEN=1 writes it");
    for (text, (found, expected)) in texts.lines().zip(found.lines().zip(expected.lines())) {
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}
