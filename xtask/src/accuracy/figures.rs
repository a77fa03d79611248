//! The figures of accuracy: what each is called, where its scorer prints it, and what others reach.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// Points between what was reached and its floor: what noise or a trade-off may cost.
const SLACK: f64 = 2.0;

/// A figure of the table: which scorer prints it, on which line, after which word.
pub(super) struct Figure {
    pub(super) topic: &'static str,
    pub(super) what: &'static str,
    pub(super) scored: Scored,
    line: &'static str,
    after: &'static str,
    pub(super) peers: &'static str,
    /// What two people reach against each other.
    pub(super) people: &'static str,
    /// The less the better: what stands in the floors file is a ceiling.
    pub(super) error: bool,
    /// What the README's short table calls it; empty where it isn't there.
    pub(super) in_readme: &'static str,
}

/// A set's predictions against a gold standard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scored {
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
    Figure { topic, what, scored, line, after, peers, people, error: false, in_readme: "" }
}

/// A figure of which less is better.
const fn error(topic: &'static str, what: &'static str, scored: Scored, [line, after]: [&'static str; 2]) -> Figure {
    Figure { topic, what, scored, line, after, peers: "", people: "", error: true, in_readme: "" }
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

pub(super) const FIGURES: &[Figure] = &[
    figure(LABELS, "quote", Scored::Hand, f1("hand QUOTE"), ["mark regex 91, GGT 82", "99"])
        .called("sentence is a quote, by our definition"),
    figure(LABELS, "statistic", Scored::Hand, f1("hand STATISTIC"), ["spaCy 88, quantulum3 55", "99.5"])
        .called("sentence is a statistic, by our definition"),
    figure(LABELS, "attribution", Scored::Hand, f1("hand ATTRIBUTION"), ["prototype 88.8, Citron 82.6, GGT 77.2", ""])
        .called("sentence is an attribution, by our definition"),
    figure(RELATIONS, "relation", Scored::Set("polnear_dev"), f1("relation"), ["prototype 81.6, Citron 68.1, GGT 53.7*", "81.4*"])
        .called("attribution found (PolNeAR)"),
    figure(RELATIONS, "source, exact", Scored::Set("polnear_dev"), f1("source exact"), ["prototype 78.4, Citron 65.0, GGT 54.5*", "77.7*"])
        .called("its source, exactly"),
    figure(RELATIONS, "cue, exact", Scored::Set("polnear_dev"), f1("cue exact"), ["prototype 71.8, Citron 54.3, GGT 48.4*", "70.5*"])
        .called("its cue, exactly"),
    figure(
        RELATIONS,
        "content, exact",
        Scored::Set("polnear_dev"),
        f1("content exact"),
        ["prototype 66.5, Citron 47.2, GGT 45.9*", "69.3*"],
    )
    .called("its content, exactly"),
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
    figure(ELSEWHERE, "interviews, relation", Scored::Set("gum_interview"), f1("relation"), ["prototype 42.7, Citron 30.3", ""])
        .called("attribution found in interviews (GUM, another convention)"),
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
    figure(QUOTATIONS, "news, exact", Scored::Set("polnear_dev"), f1("quotes exact"), ["mark regex 87, GGT 84, textacy 71", ""])
        .called("quotation in news, exactly"),
    figure(QUOTATIONS, "interviews, exact", Scored::Set("gum_interview"), f1("quotes exact"), ["", ""])
        .called("quotation in interviews, exactly"),
    figure(SPEAKERS, "quotations and attributions", Scored::Speakers, ["speaker links:", ""], ["", ""]),
    figure(FULL_NAMES, "persons", Scored::FullNames, ["persons", "("], ["", ""]).called("full name of who is quoted (%)"),
    figure(FULL_NAMES, "persons with a name in the tag", Scored::FullNames, ["named person", "("], ["", ""]),
    figure(FULL_NAMES, "persons with a pronoun in the tag", Scored::FullNames, ["pronoun person", "("], ["", ""]),
    figure(FULL_NAMES, "persons without a tag", Scored::FullNames, ["floating person", "("], ["", ""]),
    figure(FULL_NAMES, "right, of what is shown as certain", Scored::FullNames, ["certain:", ""], ["", ""])
        .called("the same, of those shown as certain (%)"),
    figure(FULL_NAMES, "right, of guesses", Scored::FullNames, ["certain:", "guesses"], ["", ""]),
    figure(COREFERENCE, "other genres: right", Scored::Coreference("gum_other_speakers"), ["speakers all", "right"], ["", ""]),
    error(COREFERENCE, "other genres: wrong and certain", Scored::Coreference("gum_other_speakers"), ["speakers all", "wrong certain"]),
    figure(COREFERENCE, "other genres: I, we, you", Scored::Coreference("gum_other_speakers"), ["speakers spoken", "("], ["", ""]),
    figure(COREFERENCE, "interviews: right", Scored::Coreference("gum_interview_speakers"), ["speakers all", "right"], ["", ""]),
    error(COREFERENCE, "interviews: wrong and certain", Scored::Coreference("gum_interview_speakers"), ["speakers all", "wrong certain"]),
    figure(COREFERENCE, "interviews: I, we, you", Scored::Coreference("gum_interview_speakers"), ["speakers spoken", "("], ["", ""]),
    figure(QUANTITIES, "Microsoft recognizers' cases, value", Scored::Set("ms_recognizers_en"), f1("value"), ["", ""]),
    figure(QUANTITIES, "Microsoft recognizers' cases, span overlaps", Scored::Set("ms_recognizers_en"), f1("span any-overlap"), ["", ""]),
    figure(QUANTITIES, "quantulum3's cases, value", Scored::Set("quantulum3_cases"), f1("value"), ["", ""]),
    figure(QUANTITIES, "quantulum3's cases, span overlaps", Scored::Set("quantulum3_cases"), f1("span any-overlap"), ["", ""]),
    figure(SENTENCES, "interviews, inside paragraphs", Scored::Set("gum_interview"), f1("boundary internal"), ["sentencex 96.5", ""])
        .called("sentence ends in interviews"),
    figure(SENTENCES, "other GUM genres, inside paragraphs", Scored::Set("gum_other"), f1("boundary internal"), ["", ""]),
    figure(SENTENCES, "web text, inside paragraphs", Scored::Set("ewt_dev"), f1("boundary internal"), ["spaCy 87", ""])
        .called("sentence ends in web text"),
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
];

impl Scored {
    /// What was measured on.
    pub(super) fn data(self) -> &'static str {
        match self {
            Scored::Set("polnear_dev") => "PolNeAR dev, 84 articles",
            Scored::Set("gum_interview") => "GUM, 19 interviews",
            Scored::Set("gum_other") => "GUM, other genres",
            Scored::Set("ewt_dev") => "EWT dev",
            Scored::Set("golden_rules_en") => "48 English rules",
            Scored::Set("golden_rules") => "Golden Rules",
            Scored::Set("ms_recognizers_en") => "Microsoft's recognizers, 738 cases",
            Scored::Set("quantulum3_cases") => "quantulum3, 121 cases",
            Scored::Set(other) => other,
            Scored::Hand => "484 sentences of 14 PolNeAR dev articles, by hand; 75 have a statistic",
            Scored::CofeNet => "PolNeAR dev, CofeNet's tokens",
            Scored::Speakers => "`tests/cases/speakers`",
            Scored::Phrases => "GUM, a fifth that nobody looks at",
            Scored::FullNames => "Gender Gap Tracker dev",
            Scored::Coreference("gum_other_speakers") => "GUM, other genres",
            Scored::Coreference("gum_interview_speakers") => "GUM, 19 interviews",
            Scored::Coreference(other) => other,
        }
    }
}

impl Figure {
    /// The same, in the README too, under this name.
    const fn called(mut self, in_readme: &'static str) -> Figure {
        self.in_readme = in_readme;
        self
    }

    /// As the floors file names it.
    pub(super) fn name(&self) -> String {
        let topic = self.topic.split([',', '(']).next().unwrap_or_default().trim();
        format!("{topic}: {}", self.what)
    }

    /// Its floor, or ceiling, where this was reached.
    pub(super) fn floor(&self, reached: f64) -> f64 {
        if self.error { reached + SLACK } else { reached - SLACK }
    }

    /// Whether it lies on the wrong side of its floor or ceiling.
    pub(super) fn misses(&self, reached: f64, floor: f64) -> bool {
        if self.error { reached > floor } else { reached < floor }
    }

    /// The figure in what its scorer printed.
    pub(super) fn read(&self, reports: &BTreeMap<Scored, String>) -> Result<f64> {
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
}
