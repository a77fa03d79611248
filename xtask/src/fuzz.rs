//! The fuzzer: libFuzzer over the promises of `tests/promises`, and the inputs that are kept of what it finds.
//!
//! `cargo fuzz` does the same where there is a nightly compiler. Here the compiler that is there is told to count what runs, by flags that
//! a stable one understands.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{answer, cargo, command, root, shown, step};

/// What can be fuzzed, with the longest input that is tried, in bytes: each is a file of `fuzz/targets`.
const TARGETS: [(&str, usize); 5] = [("promises", 400), ("edits", 400), ("pages", 600), ("lines", 600), ("model", 120)];

/// How LLVM is told to count edges and comparisons for libFuzzer.
const COUNTERS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// An input that takes longer than this, in seconds, is a finding.
const PATIENCE: u32 = 60;

/// What came of one target.
#[derive(Default)]
struct Campaign {
    executions: u64,
    edges: u64,
    features: u64,
    kept: usize,
    findings: Vec<PathBuf>,
}

/// Fuzzes every target for its share of so many seconds, from the inputs that are kept in `fuzz/seeds`. With `keep` the smallest set of inputs
/// that reaches all that was reached takes their place.
pub(crate) fn run(seconds: u32, keep: bool) -> Result<()> {
    let programs = build()?;
    let share = seconds / TARGETS.len() as u32;
    ensure!(share > 0, "every target needs a second");
    let mut found = Vec::new();
    println!("{:<10} {:>12} {:>8} {:>9} {:>7} {:>9}", "target", "executions", "edges", "features", "inputs", "findings");
    for (target, longest) in TARGETS {
        let corpus = unpacked(target)?;
        let campaign = campaign(&programs.join(target), target, &corpus, longest, share)?;
        let Campaign { executions, edges, features, kept, findings } = campaign;
        println!("{target:<10} {executions:>12} {edges:>8} {features:>9} {kept:>7} {:>9}", findings.len());
        found.extend(findings);
        if keep {
            pack(&programs.join(target), target, &corpus)?;
        }
    }
    if !found.is_empty() {
        let paths: Vec<String> = found.iter().map(|path| shown(path)).collect();
        bail!("inputs that break a promise: {}", paths.join(", "));
    }
    Ok(())
}

/// Builds the targets, apart from everything else that is built: they are compiled with counters.
fn build() -> Result<PathBuf> {
    step("Building what is fuzzed");
    let host = answer(command("rustc").arg("-vV")).unwrap_or_default();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not say what it runs on")?.to_owned();
    let target = root().join("target/fuzz");
    let mut cargo = cargo();
    // With a target named, the flags are not used for what runs while compiling.
    cargo.args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", &host, "--target-dir"]).arg(&target);
    cargo.env("RUSTFLAGS", format!("--cfg fuzzing {}", COUNTERS.join(" ")));
    crate::process::run(&mut cargo)?;
    Ok(target.join(host).join("release"))
}

/// A folder with the inputs that are kept for a target, and those that earlier runs have left there.
fn unpacked(target: &str) -> Result<PathBuf> {
    let folder = root().join("target/fuzz/corpus").join(target);
    fs::create_dir_all(&folder)?;
    for (n, line) in fs::read_to_string(seeds(target))?.lines().enumerate() {
        fs::write(folder.join(format!("kept-{n:04}")), bytes(line)?)?;
    }
    Ok(folder)
}

/// Writes the smallest set of inputs that reaches what all of these reach, a line each, the shortest first.
fn pack(program: &Path, target: &str, corpus: &Path) -> Result<()> {
    let smallest = root().join("target/fuzz/smallest").join(target);
    // What an earlier run left would count as kept.
    let _ = fs::remove_dir_all(&smallest);
    fs::create_dir_all(&smallest)?;
    crate::process::run(command(program).arg("-merge=1").arg(&smallest).arg(corpus).stderr(Stdio::null()))?;
    let mut inputs: Vec<Vec<u8>> = fs::read_dir(&smallest)?.map(|entry| fs::read(entry?.path())).collect::<std::io::Result<_>>()?;
    inputs.retain(|input| !input.is_empty());
    inputs.sort_by_key(|input| (input.len(), input.clone()));
    let lines = inputs.iter().map(|input| input.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n");
    fs::write(seeds(target), lines.collect::<String>()).map_err(Into::into)
}

fn seeds(target: &str) -> PathBuf {
    root().join("fuzz/seeds").join(target).with_extension("txt")
}

fn bytes(hexadecimal: &str) -> Result<Vec<u8>> {
    let pairs = (0..hexadecimal.len()).step_by(2);
    pairs.map(|at| Ok(u8::from_str_radix(hexadecimal.get(at..at + 2).context("half a byte in a seed")?, 16)?)).collect()
}

fn campaign(program: &Path, target: &str, corpus: &Path, longest: usize, seconds: u32) -> Result<Campaign> {
    step(&format!("Fuzzing {target} for {seconds} s"));
    let artifacts = root().join("target/fuzz/artifacts").join(target);
    fs::create_dir_all(&artifacts)?;
    let before = files(&artifacts)?;
    let mut fuzzer = command(program);
    fuzzer.arg(corpus).arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={longest}")).arg(format!("-timeout={PATIENCE}"));
    // What stops the fuzzer is written down, and it begins anew: one finding must not hide the next.
    fuzzer.arg(format!("-artifact_prefix={}/", artifacts.display())).args(["-print_final_stats=1", "-fork=1", "-ignore_crashes=1"]);
    fuzzer.args(["-ignore_timeouts=1", "-ignore_ooms=1"]);
    let mut child = fuzzer.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().context("the fuzzer could not be started")?;
    let mut campaign = Campaign::default();
    for line in BufReader::new(child.stderr.take().context("the fuzzer says nothing")?).split(b'\n') {
        read(&String::from_utf8_lossy(&line?), &mut campaign);
    }
    child.wait()?;
    campaign.kept = fs::read_dir(corpus)?.count();
    campaign.findings = files(&artifacts)?.into_iter().filter(|file| !before.contains(file)).collect();
    ensure!(campaign.executions > 0, "{target} was never executed");
    Ok(campaign)
}

/// Takes the figures out of a line like `#1234: cov: 5678 ft: 9012 corp: 345 exec/s: 67 …`.
fn read(line: &str, campaign: &mut Campaign) {
    let Some((executions, rest)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else { return };
    let mut words = rest.split_whitespace();
    let Ok(executions) = executions.trim().parse() else { return };
    campaign.executions = executions;
    while let Some(word) = words.next() {
        match word {
            "cov:" => campaign.edges = words.next().and_then(|n| n.parse().ok()).unwrap_or(campaign.edges),
            "ft:" => campaign.features = words.next().and_then(|n| n.parse().ok()).unwrap_or(campaign.features),
            _ => {}
        }
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_fuzzer_gives_its_figures_and_others_give_none() {
        let mut campaign = Campaign::default();
        read("#2097: cov: 6510 ft: 21010 corp: 234 exec/s: 12 oom/timeout/crash: 0/0/0 time: 60s job: 9 dft_time: 0", &mut campaign);
        read("INFO: Running with entropic power schedule", &mut campaign);
        assert_eq!((campaign.executions, campaign.edges, campaign.features), (2097, 6510, 21010));
    }

    #[test]
    fn seeds_are_whole_bytes() {
        assert_eq!(bytes("00ff7a").unwrap(), [0, 255, 122]);
        assert!(bytes("0").is_err() && bytes("zz").is_err());
    }
}
