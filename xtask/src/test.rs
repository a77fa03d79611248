//! Every test: formatting, lints, types, Rust, accuracy, the analyser in Node, page and extension in real browsers. By groups, of which some or
//! the quick ones alone may be asked for.
//!
//! Two things are done at a time. While Rust's own tests run, the analyser is compiled for the browser: either has stretches that only one
//! core can work on. While pages wait for their browsers, what is counted, scored and linted is, and no load changes a count.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use crate::browsers::Browser;
use crate::process::{answer, cargo, command, give_way, root, shown, step, unoptimised, workspace};
use crate::tally::Tally;
use crate::toolchain::Toolchain;
use crate::{accuracy, dist, extension, fuzz, hostile, instructions, licences, memory, npm, npm_package};

/// Texts that each property is tried on; `cargo test` alone tries proptest's 256. Three times as many took three minutes more of two cores.
const CASES: &str = "500";
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
const QUICK: [&str; 8] = ["formatting", "lints", "types", "documentation", "licences", "Rust", "acceptance", "kit"];

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

struct Report<'w> {
    wanted: &'w Wanted,
    groups: Vec<Group>,
}

impl<'w> Report<'w> {
    fn of(wanted: &'w Wanted) -> Report<'w> {
        Report { wanted, groups: Vec::new() }
    }

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

/// What the tests in Node and in browsers need, each built or not.
struct Built {
    dist: Result<PathBuf>,
    package: Result<PathBuf>,
    extension: Result<PathBuf>,
}

/// Browsers, and their programs where they are here or could be installed.
type Browsers = Vec<(Browser, Option<PathBuf>)>;

/// Runs the tests that are wanted.
pub(crate) fn run(wanted: Wanted) -> Result<()> {
    npm::set_up()?;
    let in_browsers = wanted.has_any(&["page", "extension", "npm"]);
    let must_build = in_browsers || wanted.has_any(&["analyser"]);
    // What must be installed is, before two threads could ask the system for it at a time.
    if must_build {
        Toolchain::set_up()?;
    }
    let browsers: Browsers = Browser::ALL.into_iter().filter(|_| in_browsers).map(|browser| (browser, browser.set_up())).collect();
    let valgrind = wanted.has("instructions and memory") && instructions::set_up();

    let (build, built) = channel();
    let mut report = Report::of(&wanted);
    thread::scope(|scope| {
        let aside = scope.spawn(|| {
            if must_build {
                built_for_browsers(build);
            }
            counted(&wanted, valgrind)
        });
        of_rust(&mut report);
        if must_build {
            of_javascript(&mut report, &built, &browsers);
        }
        report.groups.extend(aside.join().map_err(|_| anyhow!("the groups beside the others broke off"))?.groups);
        report.conclude()
    })
}

/// Builds all of it, and hands each part on.
fn built_for_browsers(build: Sender<Built>) {
    // Whoever waits is told of a failure by what is handed on.
    let _ = build.send(Built { dist: dist::build(), package: npm_package::build(), extension: extension::build() });
}

/// What needs cargo alone, and what contributors and trainers use.
fn of_rust(report: &mut Report) {
    report.group("formatting", || {
        let mut all = Tally::check(cargo().args(["fmt", "--all", "--check"]).status()?.success());
        all.add(Tally::check(npm::biome("format").status()?.success()));
        Ok(Outcome::Ran(all))
    });
    report.group("types", || {
        let mut all = Tally::default();
        // A window and a worker know other things.
        for scripts in ["tsconfig.json", "tsconfig.workers.json"] {
            all.add(Tally::check(npm::tsc().args(["--project", scripts]).status()?.success()));
        }
        Ok(Outcome::Ran(all))
    });
    report.group("licences", || {
        licences::check()?;
        Ok(Outcome::Ran(Tally::check(true)))
    });
    let cases = report.wanted.cases();
    report.group("Rust", || Ok(Outcome::Ran(Tally::of(workspace("test").arg("--no-fail-fast").env("PROPTEST_CASES", cases))?)));
    // Rust's tests hold it too; by itself it says when it could not.
    report.group("acceptance", || {
        let article = root().join("../shared/acceptance");
        if !article.exists() {
            return Ok(Outcome::LeftOut(format!("{} is not there", article.display())));
        }
        Ok(Outcome::Ran(Tally::of(workspace("test").args(["--test", "acceptance"]))?))
    });
    report.group("kit", || {
        let mut all = Tally::of(npm::node().args(["--test", "--test-reporter=spec", "tests/kit/workflows.test.mjs"]))?;
        match python() {
            Some(mut python) => all.add(Tally::check(python.args(["-m", "unittest", "train/test_corpora.py"]).status()?.success())),
            None => println!("Python is not here: train/test_corpora.py is left out"),
        }
        Ok(Outcome::Ran(all))
    });
}

/// What is counted, scored or read, not timed: it gives way to the tests of page and extension, in which a reader waits.
fn counted(wanted: &Wanted, valgrind: bool) -> Report<'_> {
    give_way();
    let mut report = Report::of(wanted);
    report.group("accuracy", || {
        let data = accuracy::data();
        if !data.exists() {
            return Ok(Outcome::LeftOut(format!("{} is not there", data.display())));
        }
        accuracy::run(&data, accuracy::Then::Check)?;
        Ok(Outcome::Ran(Tally::check(true)))
    });
    // Not before: whoever else builds for development waits for it.
    report.group("lints", || {
        let mut all = Tally::check(workspace("clippy").args(["--all-targets", "--", "--deny", "warnings"]).status()?.success());
        all.add(Tally::check(npm::biome("lint").arg("--error-on-warnings").status()?.success()));
        Ok(Outcome::Ran(all))
    });
    // After the lints, which check the crates that it needs.
    report.group("documentation", || checked(workspace("doc").arg("--no-deps").env("RUSTDOCFLAGS", "--deny warnings")));
    report.group("Spark", || {
        let has = |program: &mut Command, argument: &[&str]| program.args(argument).output().is_ok_and(|said| said.status.success());
        let Some(mut spark) = python() else { return Ok(Outcome::LeftOut("Python is not here".into())) };
        if !has(&mut command("java"), &["-version"]) || !python().is_some_and(|mut python| has(&mut python, &["-c", "import pyspark"])) {
            return Ok(Outcome::LeftOut("Java and pyspark are not both here".into()));
        }
        checked(spark.arg("examples/spark/test_job.py").arg(unoptimised("sourcelight")?))
    });
    report.group("instructions and memory", || {
        if !valgrind {
            return Ok(Outcome::NotRun("valgrind is not installed and could not be".into()));
        }
        let counter = instructions::Counter::build()?;
        let prose = instructions::check(&counter)?;
        hostile::check(&counter, prose)?;
        memory::check(&counter)?;
        Ok(Outcome::Ran(Tally::check(true)))
    });
    if wanted.long {
        let whole = |done: Result<()>| done.map(|()| Outcome::Ran(Tally::check(true)));
        report.group("hostile text", || whole(hostile::table()));
        report.group("fuzzing", || whole(fuzz::run(FUZZING, false)));
    }
    report
}

/// What runs in Node and in browsers.
fn of_javascript(report: &mut Report, built: &Receiver<Built>, browsers: &Browsers) {
    step("Waiting for what the browsers need");
    let (Ok(built), command_line) = (built.recv(), unoptimised("sourcelight")) else { return };
    let ready = |part: &'_ Result<PathBuf>| part.as_ref().cloned().map_err(|error| anyhow!("{error:#}"));
    report.group("analyser in Node", || node_tests("tests/wasm", &ready(&built.dist)?, &ready(&command_line)?, None));
    report.group("npm package", || npm_tests("npm/test/installed.test.mjs", &ready(&built.package)?, None));
    for (browser, program) in browsers {
        let mut in_browser = |what: &str, run: &dyn Fn((Browser, &Path)) -> Result<Outcome>| {
            report.group(&format!("{what} in {}", browser.name()), || match program {
                Some(program) => {
                    println!("{} ({})", Browser::version(program), program.display());
                    run((*browser, program))
                }
                None => Ok(Outcome::NotRun(format!("{} is not installed and could not be", browser.name()))),
            });
        };
        in_browser("page", &|browser| node_tests("tests/browser", &ready(&built.dist)?, &ready(&command_line)?, Some(browser)));
        in_browser("extension", &|browser| {
            ready(&built.extension)?;
            node_tests("tests/extension", &ready(&built.dist)?, &ready(&command_line)?, Some(browser))
        });
        in_browser("npm package", &|browser| npm_tests("npm/test/paint.test.mjs", &ready(&built.package)?, Some(browser)));
    }
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
fn npm_tests(file: &str, package: &Path, browser: Option<(Browser, &Path)>) -> Result<Outcome> {
    let mut node = npm::node();
    node.args(["--test", "--test-reporter=spec", file]).env("SOURCELIGHT_NPM", package);
    if let Some((browser, program)) = browser {
        node.env("BROWSER", browser.name()).env("BROWSER_PATH", program);
    }
    Ok(Outcome::Ran(Tally::of(&mut node)?))
}

/// Runs the Node tests of a folder. They find the built page in `SOURCELIGHT_DIST`, the command line to compare with in `SOURCELIGHT_BIN`, the
/// browser in `BROWSER` and `BROWSER_PATH`.
fn node_tests(folder: &str, dist: &Path, command_line: &Path, browser: Option<(Browser, &Path)>) -> Result<Outcome> {
    let folder = root().join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("{} holds no tests", shown(&folder));
    }
    let mut node = npm::node();
    // A page waits for its browser, and a test for the page, much of the time.
    let side_by_side = thread::available_parallelism().map_or(2, usize::from) + 1;
    node.args(["--test", "--test-reporter=spec", &format!("--test-concurrency={side_by_side}")]).args(files);
    node.env("SOURCELIGHT_DIST", dist).env("SOURCELIGHT_BIN", command_line);
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
