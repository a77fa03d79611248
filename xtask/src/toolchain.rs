//! A compiler for wasm32: the one that is there, else rustup's, else Debian's.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::debian;
use crate::process::{answer, cargo, command, run, step};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler for web browsers. The standard library comes as source.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// What compiles to wasm32.
pub(crate) enum Toolchain {
    /// The one that runs us: it has the target.
    Own,
    /// Debian's, which builds the standard library itself.
    Debian,
}

impl Toolchain {
    /// Finds one, and installs what is missing where it may.
    pub(crate) fn set_up() -> Result<Toolchain> {
        if has_target() {
            return Ok(Toolchain::Own);
        }
        if may_use_rustup() && answer(command("rustup").arg("--version")).is_some() {
            step(&format!("Adding the target {TARGET} with rustup"));
            // Where rustup can't, Debian may; if nobody can, the error below says what to do.
            if run(command("rustup").args(["target", "add", TARGET])).is_ok() && has_target() {
                return Ok(Toolchain::Own);
            }
        }
        if debian::installed(&DEBIAN_PACKAGES) || (debian::can_install() && debian::install(&DEBIAN_PACKAGES).is_ok()) {
            return Ok(Toolchain::Debian);
        }
        bail!(
            "Rust's target {TARGET} is missing: `rustup target add {TARGET}` adds it, or on Debian as root `apt-get install {}`.",
            DEBIAN_PACKAGES.join(" ")
        )
    }

    /// `cargo build` for wasm32, without saying what to build.
    pub(crate) fn cargo_build(&self) -> Command {
        match self {
            Toolchain::Own => {
                let mut cargo = cargo();
                cargo.args(["build", "--target", TARGET]);
                cargo
            }
            Toolchain::Debian => {
                let mut cargo = command("/usr/bin/cargo");
                cargo
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22")
                    .args(["build", "--target", TARGET, "-Z", "build-std=std,panic_abort"]);
                cargo
            }
        }
    }
}

/// Whether the compiler that runs us has the target's standard library.
fn has_target() -> bool {
    answer(command("rustc").args(["--print", "target-libdir", "--target", TARGET])).is_some_and(|folder| Path::new(&folder).is_dir())
}

/// `RUSTUP_AUTO_INSTALL=0` says that rustup must not download.
fn may_use_rustup() -> bool {
    std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0")
}
