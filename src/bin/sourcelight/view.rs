//! The readable view: every sentence with its labels before it and its words marked, then what the article rests on.

use std::io::{self, Write};

use sourcelight::analysis::{Act, Analysis, FindingKind, Label, Language, Sentence, SentenceKind, Speaker, SpeakerId};
use sourcelight::{Analyzer, Span};

use crate::input::Article;

/// How the view looks.
pub(crate) struct Look {
    pub(crate) colour: bool,
    /// Columns.
    pub(crate) width: usize,
}

/// What words can be marked as. Where they overlap, the later one shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Quotation,
    Source,
    Cue,
    Statistic,
}

impl Mark {
    /// Kinds differ by more than colour: italic green, underlined cyan, bold magenta, bold yellow.
    fn colour(self) -> &'static str {
        match self {
            Mark::Quotation => "\x1b[3;32m",
            Mark::Source => "\x1b[4;36m",
            Mark::Cue => "\x1b[1;35m",
            Mark::Statistic => "\x1b[1;33m",
        }
    }

    /// What stands around the words where there is no colour. Quotations have marks of their own.
    fn brackets(self) -> [&'static str; 2] {
        match self {
            Mark::Quotation => ["", ""],
            Mark::Source => ["<", ">"],
            Mark::Cue => ["*", "*"],
            Mark::Statistic => ["[", "]"],
        }
    }
}

const PLAIN: &str = "\x1b[0m";
const DIM: &str = "\x1b[2m";
const BOLD: &str = "\x1b[1m";

/// Columns of labels before each sentence.
const MARGIN: usize = 5;

pub(crate) fn write(article: &Article, analyzer: &Analyzer, look: &Look, out: &mut impl Write) -> io::Result<()> {
    let analysis = article.analyze(analyzer);
    if analysis.sentences.is_empty() {
        return writeln!(out, "There is nothing to read in this text.");
    }
    if let Language::Other(_) = analysis.language {
        let language = analysis.language.in_words().unwrap_or("another language");
        writeln!(out, "This seems to be {language}. Sourcelight reads English; `--language any` marks it anyway.\n")?;
    }
    let view = View { text: article.text(), analysis: &analysis, look };
    view.sentences(out)?;
    view.sources(out)?;
    view.missing(out)
}

struct View<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    look: &'a Look,
}

/// Where a mark begins or ends. Sorted: by place, ends before beginnings.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    at: usize,
    begins: bool,
    mark: Mark,
}

/// The marks around a place, while the text is walked.
struct Walk {
    edges: std::iter::Peekable<std::vec::IntoIter<Edge>>,
    /// How many marks of each kind are open.
    open: [usize; 4],
}

impl Walk {
    /// The next edge up to this place; of those right at it only ends, unless beginnings are wanted too.
    fn next(&mut self, at: usize, beginnings: bool) -> Option<Edge> {
        let edge = self.edges.next_if(|edge| edge.at < at || edge.at == at && (beginnings || !edge.begins))?;
        let open = &mut self.open[edge.mark as usize];
        *open = if edge.begins { *open + 1 } else { *open - 1 };
        Some(edge)
    }

    /// The mark that shows.
    fn mark(&self) -> Option<Mark> {
        [Mark::Statistic, Mark::Cue, Mark::Source, Mark::Quotation].into_iter().find(|&mark| self.open[mark as usize] > 0)
    }
}

impl View<'_> {
    fn sentences(&self, out: &mut impl Write) -> io::Result<()> {
        let mut walk = Walk { edges: self.edges().into_iter().peekable(), open: [0; 4] };
        let mut paragraph = None;
        for sentence in &self.analysis.sentences {
            if paragraph.replace(sentence.paragraph).is_some_and(|before| before != sentence.paragraph) {
                writeln!(out)?;
            }
            self.sentence(sentence, &mut walk, out)?;
        }
        writeln!(out)
    }

    /// The edges of everything that is marked. Stance is left out, as on the page.
    fn edges(&self) -> Vec<Edge> {
        let a = self.analysis;
        let mut marks: Vec<(Mark, Span)> = a.quotations.iter().flat_map(|q| q.spans.iter().map(|&span| (Mark::Quotation, span))).collect();
        marks.extend(a.statistics.iter().map(|s| (Mark::Statistic, s.span)));
        for attribution in a.attributions.iter().filter(|a| a.act != Act::Stance) {
            marks.extend(attribution.source.iter().map(|&span| (Mark::Source, span)));
            marks.extend(attribution.cue.iter().map(|&span| (Mark::Cue, span)));
        }
        marks.retain(|(_, span)| !span.is_empty());
        marks.sort_unstable();
        // One source of two attributions is one mark.
        marks.dedup();
        let edge = |(mark, span): (Mark, Span)| [Edge { at: span.start, begins: true, mark }, Edge { at: span.end, begins: false, mark }];
        let mut edges: Vec<Edge> = marks.into_iter().flat_map(edge).collect();
        edges.sort_unstable();
        edges
    }

    fn sentence(&self, sentence: &Sentence, walk: &mut Walk, out: &mut impl Write) -> io::Result<()> {
        let letter = |label| match label {
            Label::Quote => 'Q',
            Label::Statistic => 'S',
            Label::Attribution => 'A',
        };
        let letters: String = sentence.labels.iter().map(letter).collect();
        let mut page = Page::new(self.look.width, format!("{letters:<MARGIN$}"));
        let base = match sentence.kind {
            _ if !self.look.colour => "",
            SentenceKind::Prose => "",
            SentenceKind::Headline => BOLD,
            SentenceKind::Metadata => DIM,
        };
        let bracket = |page: &mut Page, edge: Edge| {
            if !self.look.colour {
                page.push(edge.mark.brackets()[usize::from(!edge.begins)]);
            }
        };
        for (at, c) in sentence.span.of(self.text).char_indices().map(|(at, c)| (at + sentence.span.start, c)) {
            while let Some(edge) = walk.next(at, !c.is_whitespace()) {
                bracket(&mut page, edge);
            }
            match c {
                c if c.is_whitespace() => page.end_word(),
                // What would move the cursor or ring the bell.
                c if c.is_control() => page.styled('\u{FFFD}', base),
                c => page.styled(c, if self.look.colour { walk.mark().map_or(base, Mark::colour) } else { "" }),
            }
        }
        while let Some(edge) = walk.next(sentence.span.end, false) {
            bracket(&mut page, edge);
        }
        out.write_all(page.finish().as_bytes())
    }

    /// The ledger: who is quoted, who is cited, who gives numbers.
    fn sources(&self, out: &mut impl Write) -> io::Result<()> {
        let a = self.analysis;
        if a.speakers.is_empty() {
            return Ok(());
        }
        self.heading("Sources", out)?;
        let all_words: usize = a.speakers.iter().map(|speaker| speaker.quoted_words).sum();
        let mut order: Vec<(usize, &Speaker)> = a.speakers.iter().enumerate().collect();
        order.sort_by_key(|(_, speaker)| std::cmp::Reverse(speaker.quoted_words));
        let count_for = |counts: &mut Vec<usize>, speaker: Option<SpeakerId>| {
            if let Some(count) = speaker.and_then(|id| counts.get_mut(id.0)) {
                *count += 1;
            }
        };
        let (mut quotations, mut statistics) = (vec![0; a.speakers.len()], vec![0; a.speakers.len()]);
        a.quotations.iter().for_each(|q| count_for(&mut quotations, q.speaker));
        a.statistics.iter().filter_map(|s| a.attributions.get(s.attribution?.0)).for_each(|a| count_for(&mut statistics, a.speaker));
        for (id, speaker) in order {
            let mut line = format!("{} ({})", speaker.name, speaker.kind.name());
            if let Some(role) = &speaker.role {
                line += &format!(", {role}");
            }
            if quotations[id] > 0 {
                let share = (100 * speaker.quoted_words + all_words / 2) / all_words.max(1);
                line += &format!(": {}, {share} % of the quoted words", counted(quotations[id], "quotation"));
            }
            if statistics[id] > 0 {
                line += &format!("{} {}", if quotations[id] > 0 { ";" } else { ":" }, counted(statistics[id], "statistic"));
            }
            self.line(&line, out)?;
        }
        writeln!(out)
    }

    /// What the audit found, in the article's own words.
    fn missing(&self, out: &mut impl Write) -> io::Result<()> {
        let heading = |kind| match kind {
            FindingKind::StatisticWithoutSource => "Statistics without a source",
            FindingKind::UnnamedSource => "Sources without a name",
            FindingKind::OrphanQuotation => "Quotations without a speaker",
            FindingKind::OneSource => "All from one source",
            FindingKind::SecondHand => "Told second-hand",
            FindingKind::NobodyNamed => "Five sentences and more that name nobody, from",
            other => other.name(),
        };
        let findings = &self.analysis.findings;
        for (i, finding) in findings.iter().enumerate() {
            if i == 0 || findings[i - 1].kind != finding.kind {
                if i > 0 {
                    writeln!(out)?;
                }
                self.heading(heading(finding.kind), out)?;
            }
            match finding.speaker.and_then(|id| self.analysis.speakers.get(id.0)) {
                Some(speaker) => self.line(&speaker.name, out)?,
                None => {
                    if let Some(&first) = finding.sentences.first() {
                        self.line(self.analysis.sentences[first].span.of(self.text), out)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn heading(&self, heading: &str, out: &mut impl Write) -> io::Result<()> {
        let (before, after) = if self.look.colour { (BOLD, PLAIN) } else { ("", "") };
        writeln!(out, "{before}{heading}{after}")
    }

    fn line(&self, line: &str, out: &mut impl Write) -> io::Result<()> {
        let mut page = Page::new(self.look.width, "  - ".to_owned());
        for word in line.split_whitespace() {
            page.push(word);
            page.end_word();
        }
        out.write_all(page.finish().as_bytes())
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Lines of words, none wider than the page unless one word is.
struct Page {
    width: usize,
    indent: usize,
    done: String,
    /// Columns of the line so far.
    column: usize,
    word: String,
    /// Columns of the word: what a style writes takes none.
    word_columns: usize,
    style: &'static str,
}

impl Page {
    /// The first line begins with the margin, the others are indented as far.
    fn new(width: usize, margin: String) -> Page {
        let indent = margin.chars().count();
        Page { width, indent, done: margin, column: indent, word: String::new(), word_columns: 0, style: "" }
    }

    fn push(&mut self, part: &str) {
        self.word.push_str(part);
        self.word_columns += part.chars().count();
    }

    fn styled(&mut self, c: char, style: &'static str) {
        if style != self.style {
            self.unstyle();
            self.word.push_str(style);
            self.style = style;
        }
        self.word.push(c);
        self.word_columns += 1;
    }

    fn unstyle(&mut self) {
        if !std::mem::take(&mut self.style).is_empty() {
            self.word.push_str(PLAIN);
        }
    }

    fn end_word(&mut self) {
        self.unstyle();
        if self.word.is_empty() {
            return;
        }
        if self.column > self.indent {
            if self.column + 1 + self.word_columns > self.width {
                self.done.push('\n');
                self.done.extend(std::iter::repeat_n(' ', self.indent));
                self.column = self.indent;
            } else {
                self.done.push(' ');
                self.column += 1;
            }
        }
        self.done.push_str(&self.word);
        self.column += self.word_columns;
        self.word.clear();
        self.word_columns = 0;
    }

    fn finish(mut self) -> String {
        self.end_word();
        self.done.push('\n');
        self.done
    }
}
