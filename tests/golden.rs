//! Whole articles and everything that is found in them, in a form that can be read and compared line by line.
//!
//! `UPDATE_EXPECT=1 cargo test --test golden` writes the files anew; the diff then shows what a change of rules does.

use std::fmt::{self, Display, Formatter};

use expect_test::{ExpectFile, expect_file};
use sourcelight::Span;
use sourcelight::analysis::{Analysis, Language, SpeakerId, Value};

/// An analysis as text. Every field of it is shown, spans by their words.
struct Golden<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl Golden<'_> {
    fn words(&self, spans: &[Span]) -> String {
        let words = spans.iter().map(|span| format!("`{}`", span.of(self.text).replace('\n', " ")));
        if spans.is_empty() { "-".to_owned() } else { words.collect::<Vec<_>>().join(" + ") }
    }

    fn speaker(&self, id: Option<SpeakerId>) -> &str {
        id.map_or("nobody", |id| &self.analysis.speakers[id].name)
    }

    fn link(&self, link: Option<sourcelight::analysis::Link>) -> String {
        link.map_or(String::new(), |link| format!(" ({}{})", link.reason.name(), if link.is_guess() { ": a guess" } else { "" }))
    }

    /// The beginning of a sentence, which is enough to know it by.
    fn sentence(&self, id: usize) -> String {
        let words: Vec<&str> = self.analysis.sentences[id].span.of(self.text).split_whitespace().collect();
        words[..words.len().min(6)].join(" ")
    }
}

fn value(value: Option<Value>, unit: Option<&str>) -> String {
    let number = match value {
        None => "no value".to_owned(),
        Some(Value::Exact(number)) => number.to_string(),
        Some(Value::Range(from, to)) => format!("{from} to {to}"),
    };
    format!("{number} {}", unit.unwrap_or("")).trim_end().to_owned()
}

impl Display for Golden<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let a = self.analysis;
        writeln!(f, "# Sentences, with their labels and what earns them")?;
        if a.language != Language::English {
            writeln!(f, "\nIn another language: {}", a.language.in_words().unwrap_or("which, is not certain"))?;
        }
        let mut paragraph = None;
        for (id, sentence) in a.sentences.iter().enumerate() {
            if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
                let paragraph = a.paragraphs[sentence.paragraph];
                let language = if paragraph.language == a.language { "" } else { ", in another language" };
                writeln!(f, "\n[{}{language}]", paragraph.kind.name())?;
            }
            let labels: Vec<&str> = sentence.labels.iter().map(|label| label.name()).collect();
            writeln!(
                f,
                "{} [{}]{}",
                sentence.kind.name(),
                labels.join(", "),
                [" ", &sentence.span.of(self.text).replace('\n', " ")].concat()
            )?;
            for evidence in a.evidence.iter().filter(|evidence| evidence.sentence == id) {
                writeln!(f, "    {}: {} {}", evidence.label.name(), evidence.rule.name(), self.words(&[evidence.span]))?;
            }
        }
        writeln!(f, "\n# Quotations\n")?;
        for q in &a.quotations {
            let nested = q.parent.map_or(String::new(), |parent| format!(" in {}", self.words(&a.quotations[parent].spans[..1])));
            let orphan = if q.orphan { ", an orphan" } else { "" };
            let tied = if q.attribution.is_some() { ", attributed" } else { "" };
            writeln!(
                f,
                "{}{nested} ({}{tied}{orphan}) — {}{}",
                self.words(&q.spans),
                q.kind.name(),
                self.speaker(q.speaker),
                self.link(q.link)
            )?;
        }
        writeln!(f, "\n# Statistics\n")?;
        for s in &a.statistics {
            write!(f, "{} = {} ({})", self.words(&[s.span]), value(s.value, s.unit.as_deref()), s.kind.name())?;
            if let Some(qualifier) = &s.qualifier {
                write!(f, ", {qualifier}")?;
            }
            if let Some(counted) = s.counted {
                write!(f, ", of {}", self.words(&[counted]))?;
            }
            if let Some(direction) = s.direction {
                write!(f, ", {}", direction.name())?;
            }
            if let Some((part, whole)) = s.parts {
                write!(f, ", parts {part} and {whole}")?;
            }
            let source = s.attribution.map_or("no source", |id| self.speaker(a.attributions[id].speaker));
            writeln!(f, " — {source}")?;
        }
        writeln!(f, "\n# Attributions\n")?;
        for x in &a.attributions {
            let nested = if x.nested { ", nested" } else { "" };
            writeln!(f, "{} | {} | {}", self.words(&x.source), self.words(&x.cue), self.words(&x.content))?;
            let speaker = self.speaker(x.speaker);
            writeln!(f, "    ({}, {}{nested}; by {}) — {speaker}{}", x.act.name(), x.kind.name(), x.rule.name(), self.link(x.link))?;
        }
        writeln!(f, "\n# Speakers\n")?;
        for s in &a.speakers {
            let role = s.role.as_deref().map_or(String::new(), |role| format!(", {role}"));
            writeln!(f, "{} ({}){role}: {} quoted words; {}", s.name, s.kind.name(), s.quoted_words, self.words(&s.mentions))?;
        }
        writeln!(f, "\n# Passed over\n")?;
        for p in &a.passed_over {
            writeln!(f, "{} ({}: {}) = {}", self.words(&[p.span]), p.what.name(), p.reason.name(), value(p.value, p.unit.as_deref()))?;
        }
        writeln!(f, "\n# Findings\n")?;
        for finding in &a.findings {
            let sentences: Vec<String> = finding.sentences.iter().map(|&id| self.sentence(id)).collect();
            let of = finding.speaker.map_or(String::new(), |id| format!(" ({})", self.speaker(Some(id))));
            writeln!(f, "{}{of}: {}", finding.kind.name(), sentences.join(" / "))?;
        }
        Ok(())
    }
}

fn assert_golden(text: &str, golden: ExpectFile) {
    golden.assert_eq(&Golden { text, analysis: &sourcelight::analyze(text) }.to_string());
}

#[test]
fn news_with_an_audit_an_unnamed_source_and_an_orphan_quotation() {
    assert_golden(include_str!("golden/harbour.txt"), expect_file!["golden/harbour.golden.txt"]);
}

#[test]
fn science_with_single_marks_a_block_quote_shares_and_a_poll() {
    assert_golden(include_str!("golden/sleep.txt"), expect_file!["golden/sleep.golden.txt"]);
}
