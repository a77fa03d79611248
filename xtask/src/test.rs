//! Every test: formatting, lints, Rust, accuracy, the analyser in Node, page and extension in real browsers. By groups, of which some or
//! the quick ones alone may be asked for.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use crate::browsers::Browser;
use crate::process::{answer, cargo, command, root, run as run_program, shown, step};
use crate::tally::Tally;
use crate::{accuracy, dist, extension, fuzz, hostile, instructions, licences, memory, npm, npm_package};

/// Everything in the crate: both edges, so that both are linted and tested.
const FEATURES: &str = "sourcelight/cli,sourcelight/wasm";

/// Texts that each property is tried on; `cargo test` alone tries proptest's 256.
const CASES: &str = "1500";
/// The same for a long run.
const CASES_LONG: &str = "100000";
/// The same for a quick run.
const CASES_QUICK: &str = "64";

/// What a run is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Try the properties on many more texts, and fuzz.
    pub(crate) long: bool,
    /// Leave out what needs a browser, a release build or a count of instructions.
    pub(crate) quick: bool,
    /// The groups whose names begin so; every one where none is named.
    pub(crate) names: Vec<String>,
}

/// Groups of a quick run.
const QUICK: [&str; 5] = ["formatting", "lints", "licences", "Rust", "kit"];

impl Wanted {
    fn has(&self, group: &str) -> bool {
        let begins = |name: &String| group.to_lowercase().starts_with(&name.to_lowercase());
        (!self.quick || QUICK.contains(&group)) && (self.names.is_empty() || self.names.iter().any(begins))
    }

    /// Whether a group is wanted whose name begins so: whether what several groups need must be built.
    fn has_any(&self, groups: &[&str]) -> bool {
        let near = |group: &&str| {
            self.names.iter().any(|name| group.to_lowercase().starts_with(&name.to_lowercase()) || name.to_lowercase().starts_with(*group))
        };
        !self.quick && (self.names.is_empty() || groups.iter().any(near))
    }

    fn cases(&self) -> &'static str {
        match (self.long, self.quick) {
            (true, _) => CASES_LONG,
            (_, true) => CASES_QUICK,
            _ => CASES,
        }
    }
}

/// What came of one group of tests.
struct Group {
    name: String,
    outcome: Outcome,
    seconds: f64,
}

enum Outcome {
    Ran(Tally),
    /// Not run, and why. Where everything must run this is a failure.
    NotRun(String),
    /// Not run, and why nobody is to blame: what it needs may not be published.
    LeftOut(String),
}

struct Report {
    wanted: Wanted,
    groups: Vec<Group>,
}

impl Report {
    /// Runs one group. What stops it (a program that is missing, a build that fails) is a failure, and the others still run.
    fn group(&mut self, name: &str, run: impl FnOnce() -> Result<Outcome>) {
        if !self.wanted.has(name) {
            return;
        }
        step(&format!("Testing: {name}"));
        let started = Instant::now();
        let outcome = run().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Outcome::Ran(Tally::check(false))
        });
        self.groups.push(Group { name: name.into(), outcome, seconds: started.elapsed().as_secs_f64() });
    }

    /// Prints what came of each group and, alone on the last line, of all.
    fn conclude(self) -> Result<()> {
        let mut all = Tally::default();
        let mut not_run = 0;
        println!();
        if self.groups.is_empty() {
            bail!("no group of tests has that name");
        }
        for Group { name, outcome, seconds } in &self.groups {
            match outcome {
                Outcome::Ran(tally) => {
                    all.add(*tally);
                    println!("{name:<24} {:>5} passed {:>4} failed {seconds:>7.1} s", tally.passed, tally.failed);
                }
                Outcome::NotRun(why) => {
                    not_run += 1;
                    println!("{name:<24} not run: {why}");
                }
                Outcome::LeftOut(why) => println!("{name:<24} left out: {why}"),
            }
        }
        println!("{} passed, {} failed", all.passed, all.failed);
        if all.failed > 0 {
            bail!("not every test passed");
        }
        if not_run > 0 && in_ci() {
            bail!("with CI=true every test must run");
        }
        Ok(())
    }
}

fn in_ci() -> bool {
    std::env::var("CI").as_deref() == Ok("true")
}

/// Seconds for which a long run fuzzes.
const FUZZING: u32 = 900;

/// Runs the tests that are wanted.
pub(crate) fn run(wanted: Wanted) -> Result<()> {
    npm::set_up()?;
    let (long, cases) = (wanted.long, wanted.cases());
    let mut report = Report { wanted: wanted.clone(), groups: Vec::new() };
    report.group("formatting", || checked(cargo().args(["fmt", "--all", "--check"])));
    report.group("lints", || {
        let lints = ["clippy", "--workspace", "--all-targets", "--features", FEATURES, "--", "--deny", "warnings"];
        checked(cargo().args(lints))
    });
    report.group("licences", || {
        licences::check()?;
        Ok(Outcome::Ran(Tally::check(true)))
    });
    report.group("Rust", || {
        let mut tests = cargo();
        tests.args(["test", "--workspace", "--no-fail-fast", "--features", FEATURES]);
        tests.env("PROPTEST_CASES", cases);
        Ok(Outcome::Ran(Tally::of(&mut tests)?))
    });
    // What contributors and trainers use: the workflows, the reader of public corpora.
    report.group("kit", || {
        let mut all = Tally::of(npm::node().args(["--test", "--test-reporter=spec", "tests/kit/workflows.test.mjs"]))?;
        match python() {
            Some(mut python) => all.add(Tally::check(python.args(["-m", "unittest", "train/test_corpora.py"]).status()?.success())),
            None => println!("Python is not here: train/test_corpora.py is left out"),
        }
        Ok(Outcome::Ran(all))
    });
    report.group("accuracy", || {
        let data = accuracy::data();
        if !data.exists() {
            return Ok(Outcome::LeftOut(format!("{} is not there", data.display())));
        }
        accuracy::run(&data, accuracy::Then::Check)?;
        Ok(Outcome::Ran(Tally::check(true)))
    });
    report.group("instructions and memory", || match instructions::Counter::set_up()? {
        Some(counter) => {
            instructions::check(&counter)?;
            hostile::check(&counter)?;
            memory::check(&counter)?;
            Ok(Outcome::Ran(Tally::check(true)))
        }
        None => Ok(Outcome::NotRun("valgrind is not installed and could not be".into())),
    });
    if long {
        let whole = |done: Result<()>| done.map(|()| Outcome::Ran(Tally::check(true)));
        report.group("hostile text", || whole(hostile::table()));
        report.group("fuzzing", || whole(fuzz::run(FUZZING, false)));
    }
    if !wanted.has_any(&["analyser", "npm", "page", "extension"]) {
        return report.conclude();
    }
    if !wanted.has("Rust") {
        // Tests in Node compare with the command line, which the Rust tests would have built.
        run_program(cargo().args(["build", "--features", "cli", "--bin", "sourcelight"]))?;
    }
    let built = dist::build();
    match built {
        Ok(dist) => {
            report.group("analyser in Node", || node_tests("tests/wasm", &dist, None));
            let package = npm_package::build();
            report.group("npm package", || {
                npm_tests("npm/test/installed.test.mjs", package.as_deref().map_err(|error| anyhow!("{error:#}"))?, None)
            });
            let extension = extension::build();
            for browser in Browser::ALL {
                let program = browser.set_up();
                let mut in_browser = |what: &str, folder: &str, built: Result<&Path>| {
                    report.group(&format!("{what} in {}", browser.name()), || match &program {
                        Some(program) => {
                            println!("{} ({})", Browser::version(program), program.display());
                            node_tests(folder, built?, Some((browser, program)))
                        }
                        None => Ok(Outcome::NotRun(format!("{} is not installed and could not be", browser.name()))),
                    });
                };
                in_browser("page", "tests/browser", Ok(&dist));
                let built = extension.as_ref().map(|_| dist.as_path()).map_err(|error| anyhow!("{error:#}"));
                in_browser("extension", "tests/extension", built);
                if let (Ok(package), Some(program)) = (&package, &program) {
                    let test = "npm/test/paint.test.mjs";
                    report.group(&format!("npm package in {}", browser.name()), || npm_tests(test, package, Some((browser, program))));
                }
            }
        }
        Err(error) => report.group("build", || Err(error)),
    }
    report.conclude()
}

/// One check that passes or fails as a whole.
fn checked(command: &mut Command) -> Result<Outcome> {
    Ok(Outcome::Ran(Tally::check(command.status()?.success())))
}

/// Python 3, if it is here.
fn python() -> Option<Command> {
    ["python3", "python"]
        .into_iter()
        .find(|program| answer(command(program).arg("--version")).is_some_and(|version| version.starts_with("Python 3")))
        .map(command)
}

/// Runs a test of the npm package, which it finds in `SOURCELIGHT_NPM`.
fn npm_tests(file: &str, package: &Path, browser: Option<(Browser, &PathBuf)>) -> Result<Outcome> {
    let mut node = npm::node();
    node.args(["--test", "--test-reporter=spec", file]).env("SOURCELIGHT_NPM", package);
    if let Some((browser, program)) = browser {
        node.env("BROWSER", browser.name()).env("BROWSER_PATH", program);
    }
    Ok(Outcome::Ran(Tally::of(&mut node)?))
}

/// Runs the Node tests of a folder. They find the built page in `SOURCELIGHT_DIST`, the browser in `BROWSER` and `BROWSER_PATH`.
fn node_tests(folder: &str, dist: &Path, browser: Option<(Browser, &PathBuf)>) -> Result<Outcome> {
    let folder = root().join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("{} holds no tests", shown(&folder));
    }
    let mut node = npm::node();
    // A page waits for its browser much of the time: two files go side by side.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(files).env("SOURCELIGHT_DIST", dist);
    // The command line that cargo built for its own tests lies beside us.
    node.env("SOURCELIGHT_BIN", std::env::current_exe()?.with_file_name("sourcelight").with_extension(std::env::consts::EXE_EXTENSION));
    if let Some((browser, program)) = browser {
        node.env("BROWSER", browser.name()).env("BROWSER_PATH", program);
    }
    Ok(Outcome::Ran(Tally::of(&mut node)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(quick: bool, names: &[&str]) -> Wanted {
        Wanted { long: false, quick, names: names.iter().map(|name| name.to_string()).collect() }
    }

    #[test]
    fn groups_are_wanted_by_the_beginning_of_their_names_and_quick_ones_alone_when_asked() {
        assert!(wanted(false, &[]).has("page in chromium"));
        assert!(wanted(false, &["page"]).has("page in firefox") && !wanted(false, &["page"]).has("extension in firefox"));
        assert!(wanted(false, &["page in f"]).has("page in firefox") && !wanted(false, &["page in f"]).has("page in chromium"));
        assert!(wanted(false, &["rust"]).has("Rust") && wanted(true, &[]).has("Rust") && !wanted(true, &[]).has("accuracy"));
        assert!(wanted(false, &["page in f"]).has_any(&["page"]) && !wanted(false, &["rust"]).has_any(&["page"]));
    }
}
