//! The analyser for the browser: compiled, and given its JavaScript.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{root, step};
use crate::toolchain::{TARGET, Toolchain};

/// Builds what has changed and gives the folder with `sourcelight.js`, `sourcelight_bg.wasm` and their types.
pub(crate) fn build() -> Result<PathBuf> {
    // The page loads the model beside the module: the library's own copy stays out.
    package("the analyser for the browser", "sourcelight", "wasm", &["--lib", "--no-default-features", "--features", "wasm"])
}

/// The same of `benches/wasm`. In a folder apart: there the analyser is a library that is linked, and would take the other's place.
pub(crate) fn stages() -> Result<PathBuf> {
    package("the stages for WASM", "stages", "wasm-stages", &["--package", "stages"])
}

/// Compiles a library, named as in its output, in a folder of `target/`.
fn package(what: &str, name: &str, folder: &str, chosen: &[&str]) -> Result<PathBuf> {
    let toolchain = Toolchain::set_up()?;
    let target = root().join("target").join(folder);
    let first = matches!(toolchain, Toolchain::Debian) && !target.exists();
    step(&format!("Building {what}{}", if first { " (the first time with Rust's standard library: some minutes)" } else { "" }));
    let cargo = toolchain.cargo_build().args(["--profile", "wasm"]).args(chosen).arg("--target-dir").arg(&target).status();
    anyhow::ensure!(cargo.context("cargo could not be started")?.success(), "{what} does not compile for {TARGET}");

    let compiled = target.join(TARGET).join("wasm").join(name).with_extension("wasm");
    let package = target.join("pkg");
    let bytes = fs::read(&compiled).with_context(|| format!("{} can't be read", compiled.display()))?;
    let stamp = package.join(".made-from");
    // The recipe is this file; wasm-bindgen's version stands in the bytes.
    let made_from = format!("{:016x} {:016x}", hash(&bytes), hash(include_bytes!("wasm.rs")));
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_from) {
        return Ok(package);
    }
    // Without its stamp a half-made package is made again.
    let _ = fs::remove_file(&stamp);
    step("Writing the JavaScript around it");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, bytes)
        .web(true)?
        .typescript(true)
        // After a trap the module can be given a fresh instance without being compiled again.
        .reset_state_function(true)
        // wasm-opt would take 1 % off its gzip and nothing off its running time, for longer than all of the rest takes to build.
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&package)?;
    fs::write(stamp, made_from)?;
    Ok(package)
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
