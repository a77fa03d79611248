//! HTML and Markdown that nobody would write.
#![no_main]
#![allow(dead_code, reason = "each target uses a part of what they share")]

#[path = "../../src/bin/sourcelight/extract.rs"]
mod extract;
#[path = "../../src/bin/sourcelight/html.rs"]
mod html;
#[path = "../../src/bin/sourcelight/markdown.rs"]
mod markdown;
#[macro_use]
#[path = "../../tests/promises/mod.rs"]
mod promises;
#[path = "../../tests/promises/pages.rs"]
mod pages;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Err(failure) = pages::all(bytes) {
        panic!("{failure}");
    }
});
