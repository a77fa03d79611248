//! Instructions that the command line executes over a text: counted, not timed, so that a loaded machine gives the figure of an idle one.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};

use crate::process::{answer, command, release, root};
use crate::{debian, prose};

/// A text that starts everything (model, word lists, patterns) and costs next to nothing itself.
const START: &str = "“We won,” said Ann Lee. More than 12 percent of voters believe that.";

/// Counts with valgrind; several threads may count at a time.
pub(crate) struct Counter {
    sourcelight: PathBuf,
    /// How many texts were counted: each is a file of its own.
    texts: AtomicUsize,
    /// What [`START`] takes.
    start: u64,
}

impl Counter {
    /// Builds the command line in release. `None` where valgrind is missing and can't be installed.
    pub(crate) fn set_up() -> Result<Option<Counter>> {
        let there = || answer(command("valgrind").arg("--version")).is_some();
        if !(there() || debian::can_install() && debian::install(&["valgrind"]).is_ok() && there()) {
            return Ok(None);
        }
        let mut counter = Counter { sourcelight: release()?, texts: AtomicUsize::new(0), start: 0 };
        counter.start = counter.whole(START)?;
        Ok(Some(counter))
    }

    /// Instructions a byte of this text, without those that it takes to start.
    pub(crate) fn per_byte(&self, text: &str) -> Result<f64> {
        Ok(self.whole(text)?.saturating_sub(self.start) as f64 / text.len() as f64)
    }

    fn whole(&self, text: &str) -> Result<u64> {
        let file = root().join(format!("target/counted-{}.txt", self.texts.fetch_add(1, Ordering::Relaxed)));
        fs::write(&file, text)?;
        let mut valgrind = command("valgrind");
        valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        let output = valgrind.arg(&self.sourcelight).arg("--json").arg(&file).stdout(Stdio::null()).output()?;
        fs::remove_file(&file)?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "counting failed: {said}");
        let count = said.lines().find_map(|line| line.split_once("refs:")).context("valgrind has counted nothing")?.1;
        Ok(count.replace(',', "").trim().parse()?)
    }
}

/// Instructions a byte that prose may take: what it took when this was set, and a sixth more.
const BUDGET: f64 = 6_300.0;

/// How much more a byte of ten times the prose may take: what is linear takes the same.
const GROWTH: f64 = 1.05;

/// Checks the budgets.
pub(crate) fn check(counter: &Counter) -> Result<()> {
    let (short, long) = (counter.per_byte(&prose::prose(50_000))?, counter.per_byte(&prose::prose(500_000))?);
    println!("instructions a byte of prose: {short:.0} of 50 KB, {long:.0} of 500 KB; at most {BUDGET:.0}");
    ensure!(long <= BUDGET, "prose takes more instructions than its budget");
    ensure!(long <= GROWTH * short, "the instructions a byte grow with the text");
    Ok(())
}
