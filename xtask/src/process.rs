//! Other programs: run in the project's folder, with errors that name them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A path as one would type it in the project's folder.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A program, to be run in the project's folder.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Cargo over every package with every feature. The tests are built so; whoever needs a part of what they need asks in the same way, because
/// for cargo the library with other features, or beside other packages, is another one to be compiled.
pub(crate) fn workspace(verb: &str) -> Command {
    let mut cargo = cargo();
    cargo.args([verb, "--workspace", "--features", "sourcelight/cli,sourcelight/wasm"]);
    cargo
}

/// A program of the workspace as the tests have it: it lies beside us.
pub(crate) fn unoptimised(program: &str) -> Result<PathBuf> {
    // A target that is a test brings the features that tests have.
    run(workspace("build").args(["--quiet", "--bin", program, "--test", "cases"]))?;
    Ok(std::env::current_exe()?.with_file_name(program).with_extension(std::env::consts::EXE_EXTENSION))
}

/// The command line as it is shipped, built where it has changed.
pub(crate) fn release() -> Result<PathBuf> {
    step("Building the command line");
    run(cargo().args(["build", "--release", "--features", "cli", "--bin", "sourcelight"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release/sourcelight").with_extension(std::env::consts::EXE_EXTENSION).canonicalize()?)
}

/// Lets others go first from here on, before this thread and all that it starts. Where the system can't, it shares as before.
pub(crate) fn give_way() {
    if let Ok(thread) = fs::read_link("/proc/thread-self")
        && let Some(id) = thread.file_name()
    {
        answer(command("renice").args(["-n", "5", "-p"]).arg(id));
    }
}

/// Says what is being done now.
pub(crate) fn step(what: &str) {
    eprintln!("▸ {what}");
}

/// Runs it; what it prints is seen.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// What it prints, trimmed; `None` where it is not there or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args()).take(3);
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
