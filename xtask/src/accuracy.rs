//! Accuracy: the command line over every development set, scored beside its peers and beside people.
//!
//! The sets and their scorers are no part of this repository: some corpora may be read but not passed on. Where their
//! folder is missing nothing is measured. Floors are two points under what was reached when they were set; what should be
//! small has a ceiling two points above.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};

use crate::process::{command, release, root, step, unoptimised, workspace};

/// What to do with the figures besides printing them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    Nothing,
    /// Fail where one lies below its floor.
    Check,
    /// Set the floors anew.
    SetFloors,
}

/// Points between what was reached and its floor: what noise or a trade-off may cost.
const SLACK: f64 = 2.0;

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

/// A figure of the table: which scorer prints it, on which line, after which word.
struct Figure {
    topic: &'static str,
    what: &'static str,
    scored: Scored,
    line: &'static str,
    after: &'static str,
    peers: &'static str,
    /// What two people reach against each other.
    people: &'static str,
    /// The less the better: what stands in the floors file is a ceiling.
    error: bool,
}

/// A set's predictions against a gold standard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scored {
    /// The set's own, by `score.py`.
    Set(&'static str),
    /// Labels by our own definition, by hand.
    Hand,
    /// CofeNet's tokens and metric.
    CofeNet,
    /// Our own passages with their speakers.
    Speakers,
    /// Noun phrases of documents that nobody looks at, by `train/measure_phrases.py`.
    Phrases,
    /// Direct quotations and the full names of their speakers, by `score_direct_speakers.py`.
    FullNames,
    /// The set's speakers by coreference, by `score_speakers.py`.
    Coreference(&'static str),
}

const fn figure(
    topic: &'static str,
    what: &'static str,
    scored: Scored,
    [line, after]: [&'static str; 2],
    [peers, people]: [&'static str; 2],
) -> Figure {
    Figure { topic, what, scored, line, after, peers, people, error: false }
}

/// A figure of which less is better.
const fn error(topic: &'static str, what: &'static str, scored: Scored, [line, after]: [&'static str; 2]) -> Figure {
    Figure { topic, what, scored, line, after, peers: "", people: "", error: true }
}

/// F1 on the line of that name.
const fn f1(line: &'static str) -> [&'static str; 2] {
    [line, "F1"]
}

const SENTENCES: &str = "Sentence boundaries (F1)";
const PHRASES: &str = "Noun phrases";
const QUOTATIONS: &str = "Quotation spans of three words or more (F1)";
const QUANTITIES: &str = "Quantities (F1)";
const LABELS: &str = "Labels of sentences by our definition, hand-labelled news (F1)";
const RELATIONS: &str = "Attributions, PolNeAR's convention: news (F1)";
const TOKENS: &str = "Attributions, CofeNet's tokens and metric (exact F1)";
const ELSEWHERE: &str = "Attributions, GUM's convention, stance left out (F1)";
const SPEAKERS: &str = "Speakers, our own passages (links right, %)";

const FULL_NAMES: &str = "Full names of who is quoted, Canadian news (%)";
const COREFERENCE: &str = "Speakers by coreference, GUM (%)";

const FIGURES: &[Figure] = &[
    figure(SENTENCES, "interviews, inside paragraphs", Scored::Set("gum_interview"), f1("boundary internal"), ["sentencex 96.5", ""]),
    figure(SENTENCES, "other GUM genres, inside paragraphs", Scored::Set("gum_other"), f1("boundary internal"), ["", ""]),
    figure(SENTENCES, "web text, inside paragraphs", Scored::Set("ewt_dev"), f1("boundary internal"), ["spaCy 87", ""]),
    figure(SENTENCES, "web text, all", Scored::Set("ewt_dev"), f1("boundary all"), ["", ""]),
    figure(
        SENTENCES,
        "English Golden Rules, fully right (%)",
        Scored::Set("golden_rules_en"),
        ["docs fully right", "("],
        ["pysbd 97.9", ""],
    ),
    figure(SENTENCES, "Golden Rules, 15 languages, fully right (%)", Scored::Set("golden_rules"), ["docs fully right", "("], ["", ""]),
    figure(PHRASES, "borders", Scored::Phrases, f1("phrase borders"), ["", ""]),
    figure(PHRASES, "kind, of those with the right borders (%)", Scored::Phrases, ["phrase kind", "right"], ["", ""]),
    figure(PHRASES, "name, noun or pronoun, of those with the right borders (%)", Scored::Phrases, ["phrase form", "right"], ["", ""]),
    figure(QUOTATIONS, "news, exact", Scored::Set("polnear_dev"), f1("quotes exact"), ["mark regex 87, GGT 84, textacy 71", ""]),
    figure(QUOTATIONS, "interviews, exact", Scored::Set("gum_interview"), f1("quotes exact"), ["", ""]),
    figure(QUANTITIES, "Microsoft recognizers' cases, value", Scored::Set("ms_recognizers_en"), f1("value"), ["", ""]),
    figure(QUANTITIES, "Microsoft recognizers' cases, span overlaps", Scored::Set("ms_recognizers_en"), f1("span any-overlap"), ["", ""]),
    figure(QUANTITIES, "quantulum3's cases, value", Scored::Set("quantulum3_cases"), f1("value"), ["", ""]),
    figure(QUANTITIES, "quantulum3's cases, span overlaps", Scored::Set("quantulum3_cases"), f1("span any-overlap"), ["", ""]),
    figure(LABELS, "quote", Scored::Hand, f1("hand QUOTE"), ["mark regex 91, GGT 82", "99"]),
    figure(LABELS, "statistic", Scored::Hand, f1("hand STATISTIC"), ["spaCy 88, quantulum3 55", "99.5"]),
    figure(LABELS, "attribution", Scored::Hand, f1("hand ATTRIBUTION"), ["prototype 88.8, Citron 82.6, GGT 77.2", ""]),
    figure(RELATIONS, "relation", Scored::Set("polnear_dev"), f1("relation"), ["prototype 81.6, Citron 68.1, GGT 53.7*", "81.4*"]),
    figure(RELATIONS, "source, exact", Scored::Set("polnear_dev"), f1("source exact"), ["prototype 78.4, Citron 65.0, GGT 54.5*", "77.7*"]),
    figure(RELATIONS, "cue, exact", Scored::Set("polnear_dev"), f1("cue exact"), ["prototype 71.8, Citron 54.3, GGT 48.4*", "70.5*"]),
    figure(
        RELATIONS,
        "content, exact",
        Scored::Set("polnear_dev"),
        f1("content exact"),
        ["prototype 66.5, Citron 47.2, GGT 45.9*", "69.3*"],
    ),
    figure(
        RELATIONS,
        "sentence",
        Scored::Set("polnear_dev"),
        f1("sentence ATTRIBUTION"),
        ["prototype 89.2, Citron 80.0, GGT 66.6*", "86.3*"],
    ),
    figure(
        RELATIONS,
        "source right, of relations found (%)",
        Scored::Set("polnear_dev"),
        ["source ok | matched relation", "charF1>=.5:"],
        ["", ""],
    ),
    figure(
        RELATIONS,
        "content right, of relations found (%)",
        Scored::Set("polnear_dev"),
        ["content ok | matched relation", "charF1>=.5:"],
        ["", ""],
    ),
    figure(TOKENS, "source", Scored::CofeNet, f1("source exact"), ["BERT+Cofe 83.2*, BiLSTM-CRF 69.6*, Citron 62.6*", ""]),
    figure(TOKENS, "cue", Scored::CofeNet, f1("cue exact"), ["BERT+Cofe 75.3*, BiLSTM-CRF 66.7*, Citron 52.1*", ""]),
    figure(TOKENS, "content", Scored::CofeNet, f1("content exact"), ["BERT+Cofe 72.9*, BiLSTM-CRF 59.0*, Citron 44.2*", ""]),
    figure(ELSEWHERE, "interviews, relation", Scored::Set("gum_interview"), f1("relation"), ["prototype 42.7, Citron 30.3", ""]),
    figure(
        ELSEWHERE,
        "interviews, source right, of those found (%)",
        Scored::Set("gum_interview"),
        ["source ok | matched relation", "charF1>=.5:"],
        ["", ""],
    ),
    figure(ELSEWHERE, "other genres, relation", Scored::Set("gum_other"), f1("relation"), ["", ""]),
    figure(
        ELSEWHERE,
        "other genres, source right, of those found (%)",
        Scored::Set("gum_other"),
        ["source ok | matched relation", "charF1>=.5:"],
        ["", ""],
    ),
    figure(SPEAKERS, "quotations and attributions", Scored::Speakers, ["speaker links:", ""], ["", ""]),
    figure(FULL_NAMES, "persons", Scored::FullNames, ["persons", "("], ["", ""]),
    figure(FULL_NAMES, "persons with a name in the tag", Scored::FullNames, ["named person", "("], ["", ""]),
    figure(FULL_NAMES, "persons with a pronoun in the tag", Scored::FullNames, ["pronoun person", "("], ["", ""]),
    figure(FULL_NAMES, "persons without a tag", Scored::FullNames, ["floating person", "("], ["", ""]),
    figure(FULL_NAMES, "right, of what is shown as certain", Scored::FullNames, ["certain:", ""], ["", ""]),
    figure(FULL_NAMES, "right, of guesses", Scored::FullNames, ["certain:", "guesses"], ["", ""]),
    figure(COREFERENCE, "other genres: right", Scored::Coreference("gum_other_speakers"), ["speakers all", "right"], ["", ""]),
    error(COREFERENCE, "other genres: wrong and certain", Scored::Coreference("gum_other_speakers"), ["speakers all", "wrong certain"]),
    figure(COREFERENCE, "other genres: I, we, you", Scored::Coreference("gum_other_speakers"), ["speakers spoken", "("], ["", ""]),
    figure(COREFERENCE, "interviews: right", Scored::Coreference("gum_interview_speakers"), ["speakers all", "right"], ["", ""]),
    error(COREFERENCE, "interviews: wrong and certain", Scored::Coreference("gum_interview_speakers"), ["speakers all", "wrong certain"]),
    figure(COREFERENCE, "interviews: I, we, you", Scored::Coreference("gum_interview_speakers"), ["speakers spoken", "("], ["", ""]),
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
    print(&figures, &floors);
    match then {
        Then::Nothing => Ok(()),
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

impl Figure {
    /// As the floors file names it.
    fn name(&self) -> String {
        let topic = self.topic.split([',', '(']).next().unwrap_or_default().trim();
        format!("{topic}: {}", self.what)
    }

    /// Its floor, or ceiling, where this was reached.
    fn floor(&self, reached: f64) -> f64 {
        if self.error { reached + SLACK } else { reached - SLACK }
    }

    /// Whether it lies on the wrong side of its floor or ceiling.
    fn misses(&self, reached: f64, floor: f64) -> bool {
        if self.error { reached > floor } else { reached < floor }
    }

    /// The figure in what its scorer printed.
    fn read(&self, reports: &BTreeMap<Scored, String>) -> Result<f64> {
        let report = reports.get(&self.scored).context("a scorer has not run")?;
        let rest = report.lines().find_map(|line| line.trim_start().strip_prefix(self.line)?.split_once(self.after));
        let number = rest.and_then(|(_, number)| leading_number(number));
        number.with_context(|| format!("{} is not in what its scorer printed:\n{report}", self.name()))
    }
}

fn leading_number(text: &str) -> Option<f64> {
    let text = text.trim_start();
    text[..text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len())].parse().ok()
}

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
    let output = workspace("test").args(["--quiet", "--test", "cases", "speaker", "--", "--nocapture"]).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn print(figures: &[(&Figure, f64)], floors: &BTreeMap<String, f64>) {
    let mut topic = "";
    for (figure, reached) in figures {
        if figure.topic != topic {
            topic = figure.topic;
            println!("\n{topic:<64} {:>6} {:>6} {:>7}  peers", "ours", "floor", "people");
        }
        let floor = floors.get(&figure.name()).map_or("-".to_owned(), |floor| format!("{floor:.1}"));
        let missed = floors.get(&figure.name()).is_some_and(|&floor| figure.misses(*reached, floor));
        let below = match figure.error {
            _ if !missed => "",
            false => " below its floor!",
            true => " above its ceiling!",
        };
        let people = if figure.people.is_empty() { "-" } else { figure.people };
        println!("  {:<62} {reached:>6.1} {floor:>6} {people:>7}  {}{below}", figure.what, figure.peers);
    }
    println!("\n{NOTES}");
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "  relation                   P  90.0  R  80.0  F1  84.7   (tp 8 pred 9 gold 10)\n  \
        relation recall by type    {'direct': '80.0 (8/10)'}\n  \
        docs fully right           47/48 (97.9%)\n  \
        source ok | matched relation charF1>=.5: 95.6  exact: 92.5  (n=1931)\n";

    fn read(line: &'static str, after: &'static str) -> Option<f64> {
        let reports = BTreeMap::from([(Scored::Hand, REPORT.to_owned())]);
        figure("", "", Scored::Hand, [line, after], ["", ""]).read(&reports).ok()
    }

    #[test]
    fn figures_are_read_from_what_the_scorer_prints() {
        assert_eq!(read("relation", "F1"), Some(84.7));
        assert_eq!(read("docs fully right", "("), Some(97.9));
        assert_eq!(read("source ok | matched relation", "charF1>=.5:"), Some(95.6));
        assert_eq!(read("cue exact", "F1"), None);
    }

    #[test]
    fn every_figure_has_a_floor_and_a_name_of_its_own() {
        let floors = floors(include_str!("../floors.txt")).unwrap();
        let names: std::collections::BTreeSet<_> = FIGURES.iter().map(Figure::name).collect();
        assert_eq!(names.len(), FIGURES.len());
        assert_eq!(names, floors.into_keys().collect());
    }
}
