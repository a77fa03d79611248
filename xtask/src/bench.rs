//! How fast it is: one table of all that is measured, of this tree or of this tree beside another revision.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browsers::Browser;
use crate::process::{answer, command, root, run as run_program, step};
use crate::{dist, npm, prose, wasm};

/// Builds take turns this often, and of each figure the best counts: what else the machine does only makes it worse.
const ROUNDS: usize = 2;

/// Bytes of prose that WASM reads.
const PROSE: usize = 100_000;

/// A tree with its built page.
struct Build {
    name: String,
    root: PathBuf,
    dist: PathBuf,
    figures: BTreeMap<String, Figure>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Figure {
    BytesASecond(f64),
    Milliseconds(f64),
    Bytes(f64),
}

/// Measures, and prints the table.
pub(crate) fn run(against: Option<&str>) -> Result<()> {
    let mut builds = Vec::new();
    if let Some(revision) = against {
        builds.push(other(revision)?);
    }
    builds.push(Build { name: "this tree".into(), root: root(), dist: dist::build()?, figures: BTreeMap::new() });
    let text = root().join("target/bench/prose.txt");
    fs::create_dir_all(root().join("target/bench"))?;
    fs::write(&text, prose::prose(PROSE))?;
    let browsers: Vec<(Browser, PathBuf)> = Browser::ALL.into_iter().filter_map(|b| Some((b, b.set_up()?))).collect();
    for build in &mut builds {
        step(&format!("Measuring {} by length", build.name));
        build.sizes()?;
        build.native("linearity")?;
        build.stages(&text)?;
    }
    for round in 1..=ROUNDS {
        for build in &mut builds {
            step(&format!("Measuring {}, round {round} of {ROUNDS}", build.name));
            build.native("stage|prose|hostile|keystroke")?;
            build.wasm(&text, "node", None)?;
            for (browser, program) in &browsers {
                build.wasm(&text, browser.name(), Some(program))?;
            }
        }
    }
    print!("{}", table(&builds));
    Ok(())
}

/// Another revision, in a worktree inside `target/`: the next comparison builds only what has changed, and `cargo clean` takes it away.
fn other(revision: &str) -> Result<Build> {
    let commit = answer(command("git").args(["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]));
    let commit = commit.with_context(|| format!("{revision} is no revision of this repository"))?;
    let folder = root().join("target/against");
    if folder.exists() {
        run_program(command("git").args(["checkout", "--quiet", "--force", "--detach", &commit]).current_dir(&folder))?;
    } else {
        run_program(command("git").args(["worktree", "add", "--quiet", "--force", "--detach"]).arg(&folder).arg(&commit))?;
    }
    step(&format!("Building {revision}"));
    run_program(command("cargo").args(["xtask", "build"]).env_remove("CARGO_TARGET_DIR").current_dir(&folder))?;
    Ok(Build { name: revision.into(), dist: folder.join("dist"), root: folder, figures: BTreeMap::new() })
}

impl Build {
    fn note(&mut self, name: String, figure: Figure) {
        self.figures.entry(name).and_modify(|best| *best = best.better(figure)).or_insert(figure);
    }

    /// Criterion's benches of these groups.
    fn native(&mut self, groups: &str) -> Result<()> {
        let home = root().join("target/bench").join(self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
        // Revisions before the profile was there get it from here.
        let profile =
            ["--config", "profile.speed.inherits=\"release\"", "--config", "profile.speed.panic=\"unwind\"", "--profile", "speed"];
        let mut cargo = command("cargo");
        cargo.args(["bench", "--bench", "speed", "--features", "cli"]).args(profile).arg("--").arg(format!("^({groups})")).args([
            "--quiet",
            "--noplot",
            "--warm-up-time",
            "0.3",
            "--measurement-time",
            "1",
        ]);
        // What criterion prints stands in the table.
        cargo.stdout(Stdio::null());
        run_program(cargo.current_dir(&self.root).env_remove("CARGO_TARGET_DIR").env("CRITERION_HOME", &home))?;
        for file in estimates(&home)? {
            let read = |name: &str| -> Result<Value> { Ok(serde_json::from_slice(&fs::read(file.with_file_name(name))?)?) };
            let (bench, estimates) = (read("benchmark.json")?, read("estimates.json")?);
            let nanoseconds = estimates["median"]["point_estimate"].as_f64().context("an estimate has no median")?;
            let figure = match bench["throughput"]["Bytes"].as_f64() {
                Some(bytes) => Figure::BytesASecond(bytes / nanoseconds * 1e9),
                None => Figure::Milliseconds(nanoseconds / 1e6),
            };
            self.note(format!("native: {}", bench["full_id"].as_str().context("a bench has no name")?), figure);
        }
        Ok(())
    }

    /// `benches/stages.mjs`, where the build has stages for WASM.
    fn stages(&mut self, text: &Path) -> Result<()> {
        if self.root != root() {
            return Ok(());
        }
        let (package, model) = (wasm::stages()?, self.dist.join("model/attribution.bin"));
        let said = answer(npm::node().arg("benches/stages.mjs").arg(text).arg(package).arg(model)).context("benches/stages.mjs failed")?;
        self.note_all("node", &said)
    }

    /// Figures as the scripts print them.
    fn note_all(&mut self, runtime: &str, said: &str) -> Result<()> {
        let figures: BTreeMap<String, (String, f64)> = serde_json::from_str(said)?;
        for (name, (unit, value)) in figures {
            self.note(format!("{runtime}: {name}"), if unit == "ms" { Figure::Milliseconds(value) } else { Figure::BytesASecond(value) });
        }
        Ok(())
    }

    /// `benches/wasm.mjs`, which both builds share.
    fn wasm(&mut self, text: &Path, runtime: &str, program: Option<&PathBuf>) -> Result<()> {
        let mut node = npm::node();
        node.arg("benches/wasm.mjs").arg(text).arg(runtime).env("SOURCELIGHT_DIST", &self.dist);
        if let Some(program) = program {
            node.env("BROWSER_PATH", program);
        }
        let said = answer(&mut node).with_context(|| format!("benches/wasm.mjs failed in {runtime}"))?;
        self.note_all(runtime, &said)
    }

    fn sizes(&mut self) -> Result<()> {
        let said = answer(npm::node().args(["xtask/size.mjs"]).arg(&self.dist).arg("--json")).context("xtask/size.mjs failed")?;
        let parts: BTreeMap<String, [f64; 3]> = serde_json::from_str(&said)?;
        for (name, [_, gzip, _]) in parts {
            self.note(format!("size, gzip: {name}"), Figure::Bytes(gzip));
        }
        Ok(())
    }
}

/// Criterion's newest results below a folder; none where a revision lacks all the benches that were asked for.
fn estimates(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(estimates(&path)?);
        } else if path.ends_with("new/estimates.json") {
            found.push(path);
        }
    }
    Ok(found)
}

impl Figure {
    fn better(self, other: Figure) -> Figure {
        match (self, other) {
            (Figure::BytesASecond(a), Figure::BytesASecond(b)) => Figure::BytesASecond(a.max(b)),
            (Figure::Milliseconds(a), Figure::Milliseconds(b)) => Figure::Milliseconds(a.min(b)),
            (_, newer) => newer,
        }
    }

    fn value(self) -> f64 {
        let (Figure::BytesASecond(value) | Figure::Milliseconds(value) | Figure::Bytes(value)) = self;
        value
    }

    fn shown(self) -> String {
        match self {
            Figure::BytesASecond(value) => format!("{:.3} MB/s", value / 1e6),
            Figure::Milliseconds(value) => format!("{value:.3} ms"),
            Figure::Bytes(value) => format!("{:.1} kB", value / 1e3),
        }
    }
}

/// A row a figure, a column a build; with two, what has changed.
fn table(builds: &[Build]) -> String {
    let mut out = format!("{:<56}", "");
    out.extend(builds.iter().map(|build| format!("{:>18}", build.name)));
    out.push('\n');
    let Some(last) = builds.last() else { return out };
    for (name, figure) in &last.figures {
        out += &format!("{name:<56}");
        for build in builds {
            out += &format!("{:>18}", build.figures.get(name).map_or("-".into(), |f| f.shown()));
        }
        if let [before, _] = builds
            && let Some(before) = before.figures.get(name)
        {
            out += &format!("{:>+8.1} %", 100.0 * (figure.value() / before.value() - 1.0));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_measurements_the_faster_counts_and_two_builds_are_compared() {
        let build = |name: &str, rates: [f64; 2]| {
            let mut build = Build { name: name.into(), root: root(), dist: root(), figures: BTreeMap::new() };
            rates.into_iter().for_each(|rate| build.note("native: prose".into(), Figure::BytesASecond(rate)));
            [3.0, 2.0].into_iter().for_each(|time| build.note("node: keystroke".into(), Figure::Milliseconds(time)));
            build
        };
        let table = table(&[build("before", [2e6, 1e6]), build("after", [1e6, 3e6])]);
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split_whitespace().collect()).collect();
        assert_eq!(rows[1][2..], ["2.000", "MB/s", "3.000", "MB/s", "+50.0", "%"]);
        assert_eq!(rows[2][2..], ["2.000", "ms", "2.000", "ms", "+0.0", "%"]);
    }
}
