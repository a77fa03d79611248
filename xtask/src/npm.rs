//! Node and the packages of `package-lock.json`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{answer, command, root, run, step};

/// The oldest Node that everything here runs under.
const OLDEST_NODE: u32 = 20;

/// Checks that Node is there and installs the packages that the lock file names, unless they are.
pub(crate) fn set_up() -> Result<()> {
    let version = answer(node().arg("--version"));
    let major = version.as_deref().and_then(|v| v.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    match (major, version) {
        (Some(major), _) if major >= OLDEST_NODE => {}
        (_, Some(version)) => {
            bail!("Node {OLDEST_NODE} or newer is needed, here is {version}: see https://nodejs.org or your system's packages.")
        }
        (_, None) => bail!("Node {OLDEST_NODE} or newer is needed and was not found: see https://nodejs.org or your system's packages."),
    }
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json can't be read")?;
    let installed = root().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == lock) {
        return Ok(());
    }
    step("Installing npm packages");
    run(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, lock).context("node_modules can't be written")
}

/// Node.
pub(crate) fn node() -> Command {
    command("node")
}

/// Biome, over every script here.
pub(crate) fn biome(does: &str) -> Command {
    let mut biome = node();
    biome.arg(file("@biomejs/biome/bin/biome")).arg(does);
    biome
}

/// TypeScript's compiler.
pub(crate) fn tsc() -> Command {
    let mut tsc = node();
    tsc.arg(file("typescript/bin/tsc"));
    tsc
}

fn npm() -> Command {
    // On Windows npm is a batch file, which is found by its full name only.
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// A file of an npm package.
pub(crate) fn file(path: &str) -> PathBuf {
    root().join("node_modules").join(path)
}
