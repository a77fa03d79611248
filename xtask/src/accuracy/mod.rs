//! Accuracy: the command line over every development set, scored beside its peers and beside people.
//!
//! The sets and their scorers are no part of this repository: some corpora may be read but not passed on. Where their
//! folder is missing nothing is measured. Floors are two points under what was reached when they were set; what should be
//! small has a ceiling two points above.

mod figures;
mod written;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};

use self::figures::{FIGURES, Figure, Scored};
use crate::process::{command, release, root, step, unoptimised, workspace};

/// What to do with the figures besides printing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    Nothing,
    /// Fail where one lies below its floor.
    Check,
    /// Set the floors anew.
    SetFloors,
    /// Renew the tables in `README.md` and `docs/accuracy.md`.
    Write,
}

/// A development set, and how it is predicted: `to_pred.py` leaves out or adds what the set's convention does.
struct Set {
    name: &'static str,
    options: &'static [&'static str],
}

const SETS: [Set; 8] = [
    Set { name: "polnear_dev", options: &[] },
    Set { name: "gum_interview", options: &["--no-stance"] },
    Set { name: "gum_other", options: &["--no-stance"] },
    Set { name: "ewt_dev", options: &[] },
    Set { name: "golden_rules_en", options: &[] },
    Set { name: "golden_rules", options: &[] },
    Set { name: "ms_recognizers_en", options: &["--all-quantities"] },
    Set { name: "quantulum3_cases", options: &["--all-quantities"] },
];

const NOTES: &str = "\
* on PolNeAR's test set; everything else on the development set that the row names. Citron, GGT (the Gender Gap Tracker) and
  the prototype were measured with the same scorer. People: two annotators against each other. Figures above theirs do not
  mean better than people: the model learns the annotators' common habits.";

/// Where the sets are, unless said otherwise.
pub(crate) fn data() -> PathBuf {
    root().join("../shared/eval")
}

/// Measures everything, prints the table, and does what is asked with it.
pub(crate) fn run(data: &Path, then: Then) -> Result<()> {
    ensure!(data.join("score.py").exists(), "{} does not hold the development sets; some of them may not be published", data.display());
    let reports = reports(data, &release()?)?;
    let floors_file = root().join("xtask/floors.txt");
    // Where there is no file yet, nothing has a floor.
    let floors = floors(&fs::read_to_string(&floors_file).unwrap_or_default())?;
    let figures: Vec<(&Figure, f64)> = FIGURES.iter().map(|figure| Ok((figure, figure.read(&reports)?))).collect::<Result<_>>()?;
    print!("{}", table(&figures, &floors));
    match then {
        Then::Nothing => Ok(()),
        Then::Write => written::renew(&figures),
        Then::SetFloors => {
            let lines = figures.iter().map(|(figure, reached)| format!("{:.1}\t{}\n", figure.floor(*reached), figure.name()));
            fs::write(&floors_file, FLOORS_HEAD.chars().chain(lines.collect::<String>().chars()).collect::<String>())?;
            Ok(())
        }
        Then::Check => {
            let missed =
                figures.iter().filter(|(figure, reached)| floors.get(&figure.name()).is_none_or(|&floor| figure.misses(*reached, floor)));
            let missed: Vec<String> = missed.map(|(figure, _)| figure.name()).collect();
            ensure!(missed.is_empty(), "below their floors, above their ceilings, or without one: {}", missed.join("; "));
            Ok(())
        }
    }
}

const FLOORS_HEAD: &str = "\
# What accuracy must not fall below: two points under what was reached; of errors, what they must not rise above: two points over it.
# `cargo xtask accuracy --check` holds it, `cargo xtask accuracy --set-floors` writes this file anew.
";

fn floors(file: &str) -> Result<BTreeMap<String, f64>> {
    let entries = file.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (floor, name) = line.split_once('\t').with_context(|| format!("a floor is `number<TAB>name`: {line}"))?;
        Ok((name.to_owned(), floor.parse()?))
    });
    entries.collect()
}

/// Predicts every set and runs every scorer.
fn reports(data: &Path, sourcelight: &Path) -> Result<BTreeMap<Scored, String>> {
    let predictions = root().join("target/accuracy");
    fs::create_dir_all(&predictions)?;
    let mut reports = BTreeMap::new();
    for Set { name, options } in SETS {
        step(&format!("Scoring {name}"));
        let (gold, predicted) = (data.join(name).with_extension("jsonl"), predictions.join(name).with_extension("jsonl"));
        let python = |script: &str| {
            let mut python = command("python3");
            python.arg(script).current_dir(data);
            python
        };
        said(python("to_pred.py").arg(sourcelight).args([&gold, &predicted]).args(options))?;
        reports.insert(Scored::Set(name), said(python("score.py").args([&gold, &predicted]))?);
        if name == "polnear_dev" {
            let hand = data.join("hand_polnear_dev.tsv");
            reports.insert(Scored::Hand, said(python("score_labels_hand.py").args([&hand, &gold, &predicted]))?);
            let tokens = data.join("cofenet_polnear_valid.jsonl");
            reports.insert(Scored::CofeNet, said(python("score.py").arg("--cofenet").args([&tokens, &predicted]))?);
        }
    }
    step("Scoring speakers");
    let python = |script: &str, set: &str| {
        let mut python = command("python3");
        python.arg(script).arg(sourcelight).arg(format!("{set}.jsonl")).current_dir(data);
        said(&mut python)
    };
    reports.insert(Scored::FullNames, python("score_direct_speakers.py", "ggt_dev")?);
    for set in ["gum_other_speakers", "gum_interview_speakers"] {
        reports.insert(Scored::Coreference(set), python("score_speakers.py", set)?);
    }
    reports.insert(Scored::Speakers, speakers()?);
    reports.insert(Scored::Phrases, phrases(data)?);
    Ok(reports)
}

/// What a program prints; if it fails, what it complains of.
fn said(program: &mut Command) -> Result<String> {
    let Output { status, stdout, stderr } = program.output().with_context(|| format!("{program:?} could not be started"))?;
    if !status.success() {
        bail!("{program:?} failed: {}", String::from_utf8_lossy(&stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// The score of noun phrases against a corpus that is parsed.
fn phrases(data: &Path) -> Result<String> {
    let featurize = unoptimised("featurize")?;
    said(command("python3").arg(root().join("train/measure_phrases.py")).args([&featurize, &data.join("words_gum.jsonl.gz")]))
}

/// The score that the case files of `tests/cases/speakers` give: a test holds it and prints it.
fn speakers() -> Result<String> {
    // A test that fails has printed its score before.
    let output = workspace("test").args(["--quiet", "--test", "cases", "no_wrong_speaker"]).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The whole in one piece: other tests may print at the same time.
fn table(figures: &[(&Figure, f64)], floors: &BTreeMap<String, f64>) -> String {
    let (mut table, mut topic) = (String::new(), "");
    let mut line = |line: std::fmt::Arguments| writeln!(table, "{line}").expect("a string takes whatever is written");
    for (figure, reached) in figures {
        if figure.topic != topic {
            topic = figure.topic;
            line(format_args!("\n{topic:<64} {:>6} {:>6} {:>7}  peers", "ours", "floor", "people"));
        }
        let floor = floors.get(&figure.name()).map_or("-".to_owned(), |floor| format!("{floor:.1}"));
        let missed = floors.get(&figure.name()).is_some_and(|&floor| figure.misses(*reached, floor));
        let below = match figure.error {
            _ if !missed => "",
            false => " below its floor!",
            true => " above its ceiling!",
        };
        let people = if figure.people.is_empty() { "-" } else { figure.people };
        line(format_args!("  {:<62} {reached:>6.1} {floor:>6} {people:>7}  {}{below}", figure.what, figure.peers));
    }
    line(format_args!("\n{NOTES}"));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_a_floor_and_a_name_of_its_own() {
        let floors = floors(include_str!("../../floors.txt")).unwrap();
        let names: std::collections::BTreeSet<_> = FIGURES.iter().map(Figure::name).collect();
        assert_eq!(names.len(), FIGURES.len());
        assert_eq!(names, floors.into_keys().collect());
    }
}
