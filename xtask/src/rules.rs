//! What each rule is worth: how many marks of the development sets change without it, and what the scores, the cases and the readers' inputs
//! lose. The table stands in `docs/rules.md`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, ensure};

use crate::process::{cargo, command, root, run, step};

/// The sets on which rules are left out: news, and everything else.
const SETS: [(&str, &[&str]); 2] = [("polnear_dev", &[]), ("gum_other", &["--no-stance"])];

/// Figures of `score.py` that a rule can move, and what they are called in the table; `true`: on GUM too.
const FIGURES: [(&str, &str, bool); 5] = [
    ("relation", "relation", true),
    ("source exact", "source", false),
    ("cue exact", "cue", false),
    ("content exact", "content", false),
    ("quotes exact", "quotation", true),
];

const HEAD: &str = "\
# What each rule is worth

`cargo xtask rules` leaves out one rule at a time and writes this table. *Changed* is how many articles of the development sets (PolNeAR dev and
GUM, 295 documents) are marked differently without the rule; the figures are what F1 loses without it (a minus: F1 gains), in points, on PolNeAR dev and on GUM;
*cases* how many claims of `tests/cases` fail without it; *inputs* how many of the readers' small inputs. A rule in whose row nothing stands
is never needed on any of these.

";

/// The scores with a rule left out, or with none.
struct Scores {
    /// Every article's marks.
    marks: Vec<String>,
    figures: BTreeMap<(usize, &'static str), f64>,
    cases: usize,
    inputs: usize,
}

/// Measures every rule, or those whose names hold a word, and writes the table where all were measured.
pub(crate) fn table(data: &Path, only: Option<&str>) -> Result<()> {
    ensure!(data.join("score.py").exists(), "{} does not hold the development sets", data.display());
    let bench = Bench::build(data)?;
    let rules = said(command(&bench.featurize).arg("rules"))?;
    let whole = bench.scores(None, None)?;
    ensure!(whole.cases == 0, "{} claims of tests/cases fail with every rule there", whole.cases);
    let mut rows = String::from("| rule | changed |");
    let columns: Vec<(usize, &str, String)> = SETS
        .iter()
        .enumerate()
        .flat_map(|(set, _)| {
            FIGURES.iter().filter(move |(_, _, both)| set == 0 || *both).map(move |&(figure, name, _)| (set, figure, name))
        })
        .map(|(set, figure, name)| (set, figure, if set == 0 { name.to_owned() } else { format!("{name}, GUM") }))
        .collect();
    for (_, _, name) in &columns {
        write!(rows, " {name} |")?;
    }
    writeln!(rows, " cases | inputs |\n|---|{}", "--:|".repeat(columns.len() + 3))?;
    for rule in rules.lines().filter(|rule| only.is_none_or(|word| rule.contains(word))) {
        step(&format!("Without {rule}"));
        let without = bench.scores(Some(rule), Some(&whole))?;
        let changed = whole.marks.iter().zip(&without.marks).filter(|(with, without)| with != without).count();
        write!(rows, "| {rule} | {} |", shown(changed as f64, 0))?;
        for (set, figure, _) in &columns {
            let lost = whole.figures[&(*set, *figure)] - without.figures[&(*set, *figure)];
            write!(rows, " {} |", shown(lost, 2))?;
        }
        let lost = whole.inputs as f64 - without.inputs as f64;
        let row = format!(" {} | {} |", shown(without.cases as f64, 0), shown(lost, 0));
        writeln!(rows, "{row}")?;
    }
    print!("\n{rows}");
    if only.is_none() {
        fs::write(root().join("docs/rules.md"), format!("{HEAD}{rows}"))?;
    }
    Ok(())
}

/// Nothing where nothing changes.
fn shown(number: f64, decimals: usize) -> String {
    let written = format!("{number:.decimals$}");
    if written.trim_start_matches(['-', '0', '.']).is_empty() { String::new() } else { written }
}

/// A build whose rules can be left out, and the data.
struct Bench<'d> {
    data: &'d Path,
    sourcelight: PathBuf,
    featurize: PathBuf,
}

impl Bench<'_> {
    fn build(data: &Path) -> Result<Bench<'_>> {
        run(with_leave_out("build").args(["--bin", "sourcelight", "--bin", "featurize"]))?;
        run(with_leave_out("test").args(["--test", "cases", "--no-run"]))?;
        let folder = root().join("target/rules/debug");
        let program = |name: &str| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
        Ok(Bench { data, sourcelight: program("sourcelight"), featurize: program("featurize") })
    }

    /// `whole`: the scores with every rule, which hold for a set whose marks are the same.
    fn scores(&self, without: Option<&str>, whole: Option<&Scores>) -> Result<Scores> {
        let mut scores = Scores { marks: Vec::new(), figures: BTreeMap::new(), cases: 0, inputs: 0 };
        for (set, (name, options)) in SETS.iter().enumerate() {
            let gold = self.data.join(name).with_extension("jsonl");
            let predicted = root().join("target/rules").join(name).with_extension("jsonl");
            let python = |script: &str| {
                let mut python = command("python3");
                python.arg(script).current_dir(self.data);
                left_out(python, without)
            };
            said(python("to_pred.py").arg(&self.sourcelight).args([&gold, &predicted]).args(*options))?;
            let marks: Vec<String> = fs::read_to_string(&predicted)?.lines().map(str::to_owned).collect();
            let same = whole.filter(|whole| whole.marks.get(scores.marks.len()..scores.marks.len() + marks.len()) == Some(&marks[..]));
            let report = if same.is_some() { String::new() } else { said(python("score.py").args([&gold, &predicted]))? };
            for (figure, _, _) in FIGURES.iter().filter(|(_, _, both)| set == 0 || *both) {
                let reached = match same {
                    Some(whole) => whole.figures[&(set, *figure)],
                    None => f1(&report, figure).with_context(|| format!("score.py says nothing of {figure}"))?,
                };
                scores.figures.insert((set, figure), reached);
            }
            scores.marks.extend(marks);
        }
        scores.cases = self.failing_cases(without)?;
        let inputs = self.data.join("../cases");
        let mut check = left_out(command("python3"), without);
        let report = said(check.arg(inputs.join("check_cases.py")).arg(&self.sourcelight).arg(inputs.join("reports.jsonl")))?;
        scores.inputs =
            report.lines().last().and_then(|line| line.split(' ').next()?.parse().ok()).context("check_cases.py counts nothing")?;
        Ok(scores)
    }

    /// How many claims of `tests/cases` fail.
    fn failing_cases(&self, without: Option<&str>) -> Result<usize> {
        let mut cases = left_out(with_leave_out("test"), without);
        let output = cases.args(["--quiet", "--test", "cases", ".md"]).output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        let failed = said.lines().filter_map(|line| line.strip_prefix("claims that do not hold: ")?.parse::<usize>().ok()).sum();
        ensure!(output.status.success() || failed > 0, "the cases could not be run: {}", String::from_utf8_lossy(&output.stderr));
        Ok(failed)
    }
}

fn with_leave_out(verb: &str) -> Command {
    let mut cargo = cargo();
    let features = "sourcelight/cli,sourcelight/leave-out,featurize/leave-out";
    cargo.args([verb, "--target-dir", "target/rules", "--package", "sourcelight", "--package", "featurize", "--features", features]);
    cargo
}

fn left_out(mut command: Command, rule: Option<&str>) -> Command {
    if let Some(rule) = rule {
        command.env("SOURCELIGHT_WITHOUT", rule);
    }
    command
}

/// `  relation                   P  82.8  R  83.0  F1  82.9   (…)`
fn f1(report: &str, figure: &str) -> Option<f64> {
    let line = report.lines().find(|line| line.trim_start().strip_prefix(figure).is_some_and(|rest| rest.trim_start().starts_with('P')))?;
    let counts = line.split_once("(tp ")?.1.trim_end_matches(')');
    let numbers: Vec<f64> = counts.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    // Of the counts, for a rule may move a hundredth of a point.
    let &[right, predicted, gold] = &numbers[..] else { return None };
    Some(200.0 * right / f64::max(1.0, predicted + gold))
}

fn said(program: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = program.output().with_context(|| format!("{program:?} could not be started"))?;
    ensure!(status.success(), "{program:?} failed: {}", String::from_utf8_lossy(&stderr).trim_end());
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_read_to_the_hundredth() {
        let report = "  relation link              P  1.0  R  1.0  F1  1.0   (tp 1 pred 1 gold 1)\n  relation                   P  82.8  R  83.0  F1  82.9   (tp 1819 pred 2197 gold 2192)\n";
        assert!((f1(report, "relation").unwrap() - 82.89).abs() < 0.01);
        assert_eq!(f1(report, "cue exact"), None);
    }

    #[test]
    fn what_does_not_change_is_not_shown() {
        assert_eq!([shown(0.0, 2), shown(-0.001, 2), shown(-0.01, 2), shown(12.0, 0)], ["", "", "-0.01", "12"]);
    }
}
