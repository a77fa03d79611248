//! Instructions that the command line executes over a text: counted, not timed, so that a loaded machine gives the figure of an idle one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};

use crate::process::{answer, command, release, root};
use crate::{debian, prose};

/// Counts with valgrind; several threads may count at a time.
pub(crate) struct Counter {
    sourcelight: PathBuf,
    /// How many texts were counted: each is a file of its own.
    texts: AtomicUsize,
}

/// Whether valgrind is here, after an attempt to install it.
pub(crate) fn set_up() -> bool {
    let there = || answer(command("valgrind").arg("--version")).is_some();
    there() || debian::can_install() && debian::install(&["valgrind"]).is_ok() && there()
}

impl Counter {
    /// Builds the command line in release.
    pub(crate) fn build() -> Result<Counter> {
        Ok(Counter { sourcelight: release()?, texts: AtomicUsize::new(0) })
    }

    /// The command line that is counted.
    pub(crate) fn program(&self) -> &Path {
        &self.sourcelight
    }

    /// Instructions a byte, from each of these texts to the next longer one: what it takes to start counts for none of them.
    pub(crate) fn per_byte<const TEXTS: usize>(&self, texts: [&str; TEXTS]) -> Result<Vec<f64>> {
        let counted = texts.iter().map(|text| Ok((text.len() as f64, self.whole(text)? as f64))).collect::<Result<Vec<_>>>()?;
        Ok(counted.windows(2).map(|pair| (pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)).collect())
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

/// Instructions a byte that prose may take: what it took when this was set, with a network of 115 thousand products a token and words and
/// phrases read for every stage, and a twentieth more. They are counted with AVX2: the counter knows no AVX-512.
const BUDGET: f64 = 9_900.0;

/// How much more a byte of ten times the prose may take: what is linear takes the same.
const GROWTH: f64 = 1.05;

/// Checks the budgets; gives what a byte of prose takes.
pub(crate) fn check(counter: &Counter) -> Result<f64> {
    let counted = counter.per_byte([&prose::prose(2_000), &prose::prose(20_000), &prose::prose(200_000)])?;
    let (short, long) = (counted[0], counted[1]);
    println!("instructions a byte of prose: {short:.0} up to 20 KB, {long:.0} up to 200 KB; at most {BUDGET:.0}");
    ensure!(long <= BUDGET, "prose takes more instructions than its budget");
    ensure!(long <= GROWTH * short, "the instructions a byte grow with the text");
    Ok(long)
}
