//! What the compiler takes on trust: the vector loads and stores of `network::kernels`, the one module with unsafe code, looked at by
//! valgrind's memcheck as they are shipped. Miri needs a nightly compiler, and does not know all of the instructions.

use std::fs;
use std::process::Stdio;

use anyhow::{Result, ensure};

use crate::instructions::Counter;
use crate::process::{command, root};
use crate::prose;

/// Bytes of prose that are read: paragraphs of many lengths, so that tiles of every height are computed.
const BYTES: usize = 30_000;

/// Fails where the command line reads or writes what it may not, or decides by what was never written.
pub(crate) fn check(counter: &Counter) -> Result<()> {
    let file = root().join("target/memory.txt");
    fs::write(&file, prose::prose(BYTES))?;
    let mut valgrind = command("valgrind");
    valgrind.args(["--quiet", "--error-exitcode=99"]).arg(counter.program()).arg("--json").arg(&file);
    let output = valgrind.stdout(Stdio::null()).output()?;
    fs::remove_file(&file)?;
    ensure!(output.status.success(), "memcheck objects: {}", String::from_utf8_lossy(&output.stderr));
    println!("memcheck has nothing to say of {BYTES} bytes of prose");
    Ok(())
}
