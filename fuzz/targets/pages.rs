//! HTML and Markdown that nobody would write.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = promises::pages::all(bytes) {
        panic!("{failure}");
    }
});
