//! `target/npm/`: the package for npm. What is in it stands in `npm/`.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{root, run, step};
use crate::{npm, wasm};

/// Builds the analyser where it has changed, and the package around it.
pub(crate) fn build() -> Result<PathBuf> {
    npm::set_up()?;
    let analyser = wasm::build()?;
    step("Writing the npm package");
    let package = root().join("target/npm");
    run(npm::node().arg("npm/build.mjs").arg(analyser).arg(&package))?;
    Ok(package)
}
