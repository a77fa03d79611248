//! The promises of `tests/promises`, on whatever text the fuzzer thinks of.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = promises::pieces::text_of(bytes);
    let kept = promises::all(bytes).and_then(|()| promises::output::output_keeps_to_its_unit(&text, &sourcelight::analyze(&text)));
    if let Err(failure) = kept {
        panic!("{failure}");
    }
});
