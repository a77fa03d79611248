//! Files that are no model, or nearly one.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[macro_use]
#[path = "../../tests/promises/mod.rs"]
mod promises;
#[path = "../../tests/promises/model.rs"]
mod model;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = model::all(bytes) {
        panic!("{failure}");
    }
});
