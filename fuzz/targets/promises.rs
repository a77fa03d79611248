//! The promises of `tests/promises`, on whatever text the fuzzer thinks of.
#![no_main]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = promises::all(bytes) {
        panic!("{failure}");
    }
});
