//! Many articles, one question: who speaks in an archive, and what has no source. In constant memory.
//!
//! Articles and their totals are counted exactly, a group each (an outlet, a month), up to [`GROUPS`] of them; what comes later goes to
//! the group `other`. Sources are more than fit: of these at most [`SOURCES`] are kept, by the algorithm Space-Saving (Metwally, Agrawal and
//! El Abbadi, 2005). While no more than that were met every count is exact. Beyond it a new source takes the place of the one that was met
//! least and starts from its count, which is then said to be `at_most_missed` too high. Whoever makes up more than one in [`SOURCES`] of all
//! the counted places is always there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use serde::Serialize;
use sourcelight::Analyzer;
use sourcelight::analysis::{Act, Analysis, FindingKind, SpeakerKind};
use sourcelight::jsonl::Document;

/// Most sources that are kept.
const SOURCES: usize = 20_000;
/// Most groups that are kept.
const GROUPS: usize = 2_000;
/// Longest name of a source or a group that is kept, in bytes: with the two above it bounds the memory, at some 10 MB.
const LONGEST: usize = 200;

/// How the summary is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Csv,
    Json,
}

/// By what articles are put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Nothing,
    /// The year and month of the line's `date`.
    Month,
    /// A field of the line.
    Field(String),
}

/// What one article adds.
pub(crate) struct Article {
    group: String,
    totals: Totals,
    sources: Vec<(Source, Counts)>,
}

#[derive(Clone, Default, Serialize)]
struct Totals {
    articles: u64,
    /// Lines that could not be read.
    errors: u64,
    attributions: u64,
    /// Attributions whose source is named by a description alone.
    unnamed: u64,
    /// Attributions that name no source at all.
    sourceless: u64,
    quotations: u64,
    /// Quotations whose speaker is named nowhere.
    orphans: u64,
    statistics: u64,
    statistics_without_source: u64,
}

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Source {
    group: String,
    name: String,
    kind: &'static str,
}

#[derive(Clone, Copy, Default, Serialize)]
struct Counts {
    articles: u64,
    attributions: u64,
    quotations: u64,
    quoted_words: u64,
    at_most_missed: u64,
}

impl Counts {
    /// By what a source keeps its place.
    fn weight(&self) -> u64 {
        self.attributions + self.quotations
    }
}

/// Reads so many lines; what cannot be read counts as an error.
pub(crate) fn articles(lines: &[u8], by: &By, analyzer: &Analyzer) -> Vec<Article> {
    let lines = lines.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    lines.map(|line| article(line, by, analyzer).unwrap_or_else(failed)).collect()
}

fn failed() -> Article {
    Article { group: String::new(), totals: Totals { errors: 1, ..Totals::default() }, sources: Vec::new() }
}

fn article(line: &[u8], by: &By, analyzer: &Analyzer) -> Option<Article> {
    let line = std::str::from_utf8(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)).ok()?;
    let (document, mistake) = Document::read(line);
    let text: String = serde_json::from_str(document.text?.get()).ok().filter(|_| mistake.is_none())?;
    let group = match by {
        By::Nothing => String::new(),
        By::Month => field(line, "date").and_then(|date| Some(date.get(..7)?.to_owned())).unwrap_or_default(),
        By::Field(name) => field(line, name).unwrap_or_default(),
    };
    Some(counted(shortened(group), &analyzer.analyze(&text)))
}

/// A field of the line that holds a string or a number.
fn field(line: &str, name: &str) -> Option<String> {
    let fields: HashMap<String, serde_json::Value> = serde_json::from_str(line).ok()?;
    match fields.get(name)? {
        serde_json::Value::String(value) => Some(value.clone()),
        serde_json::Value::Number(value) => Some(value.to_string()),
        _ => None,
    }
}

fn shortened(mut name: String) -> String {
    if name.len() > LONGEST {
        name.truncate((0..=LONGEST).rev().find(|&at| name.is_char_boundary(at)).unwrap_or(0));
    }
    name
}

fn counted(group: String, analysis: &Analysis) -> Article {
    let speakers: Vec<Source> = analysis
        .speakers
        .iter()
        .map(|speaker| Source { group: group.clone(), name: shortened(speaker.name.clone()), kind: speaker.kind.name() })
        .collect();
    let mut sources = vec![Counts::default(); speakers.len()];
    let mut totals = Totals { articles: 1, ..Totals::default() };
    for attribution in analysis.attributions.iter().filter(|a| !a.nested && a.act != Act::Stance) {
        totals.attributions += 1;
        match attribution.speaker {
            Some(speaker) => {
                sources[speaker.0].attributions += 1;
                totals.unnamed += u64::from(analysis.speakers[speaker].kind == SpeakerKind::Unnamed);
            }
            None => totals.sourceless += 1,
        }
    }
    for quotation in analysis.quotations.iter().filter(|q| q.parent.is_none()) {
        totals.quotations += 1;
        totals.orphans += u64::from(quotation.orphan);
        if let Some(speaker) = quotation.speaker.filter(|_| !quotation.guess) {
            sources[speaker.0].quotations += 1;
        }
    }
    for (counts, speaker) in sources.iter_mut().zip(&analysis.speakers) {
        counts.quoted_words = speaker.quoted_words as u64;
        counts.articles = 1;
    }
    totals.statistics = analysis.statistics.len() as u64;
    let without = analysis.findings.iter().filter(|f| f.kind == FindingKind::StatisticWithoutSource);
    totals.statistics_without_source = without.flat_map(|finding| &finding.sentences).collect::<BTreeSet<_>>().len() as u64;
    let sources = speakers.into_iter().zip(sources).filter(|(_, counts)| counts.weight() > 0).collect();
    Article { group, totals, sources }
}

/// What is known of the archive so far.
#[derive(Default)]
pub(crate) struct Summary {
    groups: BTreeMap<String, Totals>,
    sources: HashMap<Source, Counts>,
    /// The kept sources by weight: the lightest is the first.
    lightest: BTreeSet<(u64, Source)>,
}

impl Summary {
    /// Adds what one article said.
    pub(crate) fn add(&mut self, article: Article) {
        let full = self.groups.len() >= GROUPS && !self.groups.contains_key(&article.group);
        let group = if full { "other".to_owned() } else { article.group };
        let totals = self.groups.entry(group.clone()).or_default();
        let new = article.totals;
        for (sum, more) in totals.all_mut().into_iter().zip(new.all()) {
            *sum += more;
        }
        for (mut source, counts) in article.sources {
            source.group.clone_from(&group);
            self.count(source, counts);
        }
    }

    fn count(&mut self, source: Source, more: Counts) {
        let before = self.sources.get(&source).copied();
        let mut counts = before.unwrap_or_default();
        if let Some(before) = before {
            self.lightest.remove(&(before.weight(), source.clone()));
        } else if self.sources.len() >= SOURCES
            && let Some((weight, gone)) = self.lightest.pop_first()
        {
            // The place of the lightest, and its count: nobody who was met more often is lost.
            self.sources.remove(&gone);
            counts = Counts { attributions: weight, at_most_missed: weight, ..Counts::default() };
        }
        counts.articles += more.articles;
        counts.attributions += more.attributions;
        counts.quotations += more.quotations;
        counts.quoted_words += more.quoted_words;
        self.lightest.insert((counts.weight(), source.clone()));
        self.sources.insert(source, counts);
    }

    /// Writes it: the groups in order, in each the sources with the most attributions and quotations first.
    pub(crate) fn write(&self, form: Form, by: &By, out: &mut impl Write) -> io::Result<()> {
        let mut sources: Vec<(&Source, &Counts)> = self.sources.iter().collect();
        sources.sort_by(|(a, m), (b, n)| a.group.cmp(&b.group).then(n.weight().cmp(&m.weight())).then(a.cmp(b)));
        match form {
            Form::Json => self.write_json(&sources, by, out),
            Form::Csv => self.write_csv(&sources, by, out),
        }
    }

    fn write_json(&self, sources: &[(&Source, &Counts)], by: &By, out: &mut impl Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Group<'s> {
            #[serde(skip_serializing_if = "Option::is_none")]
            group: Option<&'s str>,
            #[serde(flatten)]
            totals: &'s Totals,
            sources: Vec<Row<'s>>,
        }
        #[derive(Serialize)]
        struct Row<'s> {
            name: &'s str,
            kind: &'static str,
            #[serde(flatten)]
            counts: &'s Counts,
        }
        for (name, totals) in &self.groups {
            let own = sources.iter().filter(|(source, _)| source.group == *name);
            let sources = own.map(|(source, counts)| Row { name: &source.name, kind: source.kind, counts }).collect();
            let group = (*by != By::Nothing).then_some(name.as_str());
            serde_json::to_writer(&mut *out, &Group { group, totals, sources })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn write_csv(&self, sources: &[(&Source, &Counts)], by: &By, out: &mut impl Write) -> io::Result<()> {
        let grouped = *by != By::Nothing;
        let lead = |out: &mut dyn Write, group: &str| if grouped { write!(out, "{},", quoted(group)) } else { Ok(()) };
        if grouped {
            write!(out, "group,")?;
        }
        writeln!(out, "source,kind,{},{}", Counts::NAMES.join(","), Totals::NAMES[1..].join(","))?;
        for (name, totals) in &self.groups {
            // The group itself has no source; a source has no totals.
            lead(out, name)?;
            let [articles, rest @ ..] = totals.all();
            let rest: Vec<String> = rest.iter().map(u64::to_string).collect();
            writeln!(out, ",,{articles},,,,,{}", rest.join(","))?;
        }
        for (source, counts) in sources {
            lead(out, &source.group)?;
            let counts: Vec<String> = counts.all().iter().map(u64::to_string).collect();
            writeln!(out, "{},{},{}{}", quoted(&source.name), source.kind, counts.join(","), ",".repeat(Totals::NAMES.len() - 1))?;
        }
        Ok(())
    }
}

impl Totals {
    const NAMES: [&str; 9] = [
        "articles",
        "errors",
        "all_attributions",
        "unnamed",
        "sourceless",
        "all_quotations",
        "orphans",
        "statistics",
        "statistics_without_source",
    ];

    fn all(&self) -> [u64; 9] {
        let mut copy = self.clone();
        copy.all_mut().map(|count| *count)
    }

    fn all_mut(&mut self) -> [&mut u64; 9] {
        [
            &mut self.articles,
            &mut self.errors,
            &mut self.attributions,
            &mut self.unnamed,
            &mut self.sourceless,
            &mut self.quotations,
            &mut self.orphans,
            &mut self.statistics,
            &mut self.statistics_without_source,
        ]
    }
}

impl Counts {
    const NAMES: [&str; 5] = ["articles", "attributions", "quotations", "quoted_words", "at_most_missed"];

    fn all(&self) -> [u64; 5] {
        [self.articles, self.attributions, self.quotations, self.quoted_words, self.at_most_missed]
    }
}

/// A field of RFC 4180, safe in a spreadsheet: what would begin a formula gets an apostrophe.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@']);
    let field = if formula { format!("'{field}") } else { field.to_owned() };
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str) -> Source {
        Source { group: String::new(), name: name.to_owned(), kind: "person" }
    }

    fn one() -> Counts {
        Counts { articles: 1, attributions: 1, ..Counts::default() }
    }

    #[test]
    fn a_frequent_source_is_kept_among_more_than_fit() {
        let mut summary = Summary::default();
        for n in 0..2 * SOURCES {
            summary.count(source(&n.to_string()), one());
            if n % 10 == 0 {
                summary.count(source("Ann Lee"), one());
            }
        }
        assert_eq!(summary.sources.len(), SOURCES);
        assert_eq!(summary.lightest.len(), SOURCES);
        let lee = summary.sources[&source("Ann Lee")];
        assert_eq!((lee.attributions, lee.at_most_missed), (2 * SOURCES as u64 / 10, 0));
        assert!(summary.sources.values().all(|counts| counts.at_most_missed <= 3));
    }

    #[test]
    fn fields_are_safe_in_a_spreadsheet() {
        assert_eq!(quoted("Lee, Ann \"Bo\""), "\"Lee, Ann \"\"Bo\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }
}
