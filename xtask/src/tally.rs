//! Counts of tests, read from what test runners print.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// One check that passed or failed as a whole.
    pub(crate) fn check(passed: bool) -> Tally {
        Tally { passed: usize::from(passed), failed: usize::from(!passed) }
    }

    pub(crate) fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// What a line of cargo's or Node's test runner adds; most lines add nothing.
    fn of_line(line: &str) -> Tally {
        let number = |text: &str| text.trim().parse().unwrap_or(0);
        // Node: "ℹ pass 12", "ℹ fail 0".
        if let Some(count) = line.strip_prefix("ℹ pass ") {
            return Tally { passed: number(count), failed: 0 };
        }
        if let Some(count) = line.strip_prefix("ℹ fail ") {
            return Tally { passed: 0, failed: number(count) };
        }
        // Cargo: "test result: ok. 12 passed; 0 failed; 0 ignored; …".
        let mut tally = Tally::default();
        if let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) {
            for count in counts.split(';') {
                match count.trim().split_once(' ') {
                    Some((n, "passed")) => tally.passed = number(n),
                    Some((n, "failed")) => tally.failed = number(n),
                    _ => {}
                }
            }
        }
        tally
    }

    /// Runs a test runner, shows what it prints, and counts. A runner that fails without a failed test is itself one failure.
    pub(crate) fn of(command: &mut Command) -> Result<Tally> {
        let mut child = command.stdout(Stdio::piped()).spawn().context("a test runner could not be started")?;
        let mut tally = Tally::default();
        let mut lines = BufReader::new(child.stdout.take().context("a test runner has no output")?);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            tally.add(Tally::of_line(text.trim_end()));
            line.clear();
        }
        let ok = child.wait()?.success();
        if !ok && tally.failed == 0 {
            tally.failed = 1;
        }
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_and_nodes_summaries_are_counted_and_nothing_else_is() {
        let counts = |line: &str| {
            let Tally { passed, failed } = Tally::of_line(line);
            (passed, failed)
        };
        assert_eq!(counts("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s"), (12, 0));
        assert_eq!(counts("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out"), (3, 2));
        assert_eq!(counts("ℹ pass 7"), (7, 0));
        assert_eq!(counts("ℹ fail 1"), (0, 1));
        assert_eq!(counts("test wasm::passes ... ok"), (0, 0));
    }

    #[test]
    fn a_runner_that_breaks_down_is_a_failure() {
        let broken = Tally::of(Command::new("cargo").arg("no-such-command").stderr(Stdio::null())).unwrap();
        assert_eq!(broken, Tally { passed: 0, failed: 1 });
    }
}
