//! A session under many edits, against a fresh analysis.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = promises::all_of_edits(bytes) {
        panic!("{failure}");
    }
});
