//! Files that are no model, or nearly one.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = promises::model::all(bytes) {
        panic!("{failure}");
    }
});
