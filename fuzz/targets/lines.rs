//! Lines of `--jsonl`.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../src/bin/sourcelight/line.rs"]
mod line;
#[macro_use]
#[path = "../../tests/promises/mod.rs"]
mod promises;
#[path = "../../tests/promises/lines.rs"]
mod lines;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = lines::all(bytes) {
        panic!("{failure}");
    }
});
