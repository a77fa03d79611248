//! Whether a claim holds, and where it does not: what was expected and what is there.

use sourcelight::Span;
use sourcelight::analysis::{Analysis, Attribution, Quotation, SentenceKind, SpeakerId, Statistic, Value as Measured};

use super::claim::{Claim, Extra, Part, Sort, Speaker, Value};
use super::picture::{Row, picture};
use super::words::Words;

/// Checks one claim; where it does not hold, the picture of what was expected and got.
pub(crate) fn check(claim: &Claim, text: &str, analysis: &Analysis) -> Result<(), String> {
    Checker { text, analysis }.claim(claim).map_err(|(expected, got)| picture(text, &expected, &got))
}

/// How a claimed link between words and their speaker came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    Right,
    /// Wrong, or the words were not found; `certain`: not shown as a guess.
    Wrong {
        certain: bool,
    },
}

/// The outcome of a claim that names a speaker. The words need not be found to the letter: who is linked to them counts.
pub(crate) fn link(claim: &Claim, text: &str, analysis: &Analysis) -> Option<Link> {
    let (wanted, found) = match claim {
        Claim::Quote { spans, speaker: Some(speaker), .. } => {
            let found = analysis.quotations.iter().find(|q| touches(spans, &q.spans, text));
            (speaker, found.map(|q| (q.speaker, q.guess)))
        }
        Claim::Attribution { parts, speaker: Some(speaker), .. } => {
            let found = analysis.attributions.iter().find(|a| {
                let roles = [&a.source, &a.cue, &a.content];
                parts.iter().zip(roles).all(|(part, spans)| part.words().is_empty() || touches(part.words(), spans, text))
            });
            (speaker, found.map(|a| (a.speaker, a.link.is_some_and(|link| link.is_guess()))))
        }
        _ => return None,
    };
    let name = |id: SpeakerId| analysis.speakers.get(id.0).map(|speaker| speaker.name.as_str());
    Some(match (wanted, found) {
        (Speaker::Named { name: wanted, .. }, Some((Some(id), _))) if name(id) == Some(wanted) => Link::Right,
        (Speaker::Nobody, Some((None, _))) => Link::Right,
        (_, Some((Some(_), guess))) => Link::Wrong { certain: !guess },
        _ => Link::Wrong { certain: false },
    })
}

fn touches(words: &[Words], spans: &[Span], text: &str) -> bool {
    words.iter().any(|words| spans.iter().any(|&span| words.touch(span, text)))
}

fn are(words: &[Words], spans: &[Span], text: &str) -> bool {
    words.len() == spans.len() && words.iter().zip(spans).all(|(words, &span)| words.are(span, text))
}

/// Marks of the picture: source, cue, everything else.
const MARKS: [char; 3] = ['S', 'C', '='];

type Checked = Result<(), (Row, Vec<Row>)>;

struct Checker<'a> {
    text: &'a str,
    analysis: &'a Analysis,
}

impl Checker<'_> {
    fn claim(&self, claim: &Claim) -> Checked {
        match claim {
            Claim::Quote { spans, kinds, speaker } => {
                let right = |q: &&Quotation| {
                    are(spans, &q.spans, self.text)
                        && kinds.iter().all(|kind| self.quotation_kinds(q).contains(&kind.as_str()))
                        && speaker
                            .as_ref()
                            .is_none_or(|speaker| self.is_speaker(speaker, q.speaker, q.guess) && (q.speaker.is_some() || q.orphan))
                };
                let near = self.analysis.quotations.iter().filter(|q| touches(spans, &q.spans, self.text));
                self.found(self.analysis.quotations.iter().any(|q| right(&q)), self.row(spans, '='), || {
                    near.map(|q| self.quotation(q)).chain(self.passed(spans)).collect()
                })
            }
            Claim::Statistic { span, value, kinds, extras } => {
                let right = |s: &Statistic| {
                    span.are(s.span, self.text)
                        && value.as_ref().is_none_or(|value| is_value(value, s.value, s.unit.as_deref()))
                        && kinds.iter().all(|kind| kind == s.kind.name())
                        && extras.iter().all(|extra| self.has(s, extra))
                };
                let near = self.analysis.statistics.iter().filter(|s| span.touch(s.span, self.text));
                self.found(self.analysis.statistics.iter().any(right), self.row(std::slice::from_ref(span), '='), || {
                    near.map(|s| self.statistic(s)).chain(self.passed(std::slice::from_ref(span))).collect()
                })
            }
            Claim::Attribution { parts, kinds, speaker } => {
                let right = |a: &Attribution| {
                    parts.iter().zip([&a.source, &a.cue, &a.content]).all(|(part, spans)| self.is_part(part, spans))
                        && kinds
                            .iter()
                            .all(|kind| [a.kind.name(), a.act.name(), if a.nested { "nested" } else { "" }].contains(&kind.as_str()))
                        && speaker
                            .as_ref()
                            .is_none_or(|speaker| self.is_speaker(speaker, a.speaker, a.link.is_some_and(|link| link.is_guess())))
                };
                // Those that share most with what was expected: a cue alone may stand in many.
                let shared = |a: &Attribution| {
                    let roles = parts.iter().zip([&a.source, &a.cue, &a.content]);
                    roles.filter(|(part, spans)| touches(part.words(), spans, self.text)).count()
                };
                let most = self.analysis.attributions.iter().map(shared).max().filter(|&most| most > 0);
                let near = self.analysis.attributions.iter().filter(|a| Some(shared(a)) == most);
                let expected = parts.iter().zip(MARKS).flat_map(|(part, mark)| self.row(part.words(), mark).marks);
                self.found(self.analysis.attributions.iter().any(right), Row::new(expected, ""), || {
                    near.map(|a| self.attribution(a)).collect()
                })
            }
            Claim::PassedOver { span, value, reason } => {
                let right = self.analysis.passed_over.iter().any(|p| {
                    span.are(p.span, self.text)
                        && reason.as_ref().is_none_or(|reason| reason == p.reason.name())
                        && value.as_ref().is_none_or(|value| is_value(value, p.value, p.unit.as_deref()))
                });
                let near = std::slice::from_ref(span);
                self.found(right, self.row(near, '='), || self.marked(near).chain(self.passed(near)).collect())
            }
            Claim::Not { sort, span, reason } => {
                let near = std::slice::from_ref(span);
                let found: Vec<Row> = match sort {
                    Sort::Quote => {
                        self.analysis.quotations.iter().filter(|q| touches(near, &q.spans, self.text)).map(|q| self.quotation(q)).collect()
                    }
                    Sort::Attribution => self
                        .analysis
                        .attributions
                        .iter()
                        .filter(|a| touches(near, &a.cue, self.text))
                        .map(|a| self.attribution(a))
                        .collect(),
                    _ => self.analysis.statistics.iter().filter(|s| span.touch(s.span, self.text)).map(|s| self.statistic(s)).collect(),
                };
                let passed =
                    self.analysis.passed_over.iter().any(|p| span.touch(p.span, self.text) && reason.as_deref() == Some(p.reason.name()));
                self.found(found.is_empty() && (reason.is_none() || passed), Row::new([], reason.as_deref().unwrap_or("nothing")), || {
                    found.into_iter().chain(self.passed(near)).collect()
                })
            }
            Claim::Count { sort, count } => self.count(*sort, *count),
            Claim::Sentences(sentences) => {
                let spans: Vec<Span> = self.analysis.sentences.iter().map(|s| s.span).collect();
                self.found(are(sentences, &spans, self.text), self.row(sentences, '='), || {
                    spans.iter().map(|&s| Row::new([(s, '=')], "")).collect()
                })
            }
            Claim::Labels { of, labels } => self.labels(of.as_ref(), labels),
            Claim::Kind { of, kind } => {
                let near = self.analysis.sentences.iter().filter(|s| of.touch(s.span, self.text));
                let kinds = near.map(|s| (s.span, [s.kind.name(), self.analysis.paragraphs[s.paragraph].kind.name()]));
                let kinds: Vec<_> = kinds.collect();
                self.found(
                    kinds.iter().any(|(_, names)| names.contains(&kind.as_str())),
                    Row::new(self.row(std::slice::from_ref(of), '=').marks, kind),
                    || kinds.iter().map(|(span, names)| Row::new([(*span, '=')], names.join(" in "))).collect(),
                )
            }
            Claim::Language { of, language } => {
                let found: Vec<_> = match of {
                    None => vec![(None, self.analysis.language)],
                    Some(words) => {
                        let near = self.analysis.paragraphs.iter().filter(|p| words.touch(p.span, self.text));
                        near.map(|p| (Some((p.span, '=')), p.language)).collect()
                    }
                };
                let is = |found: sourcelight::analysis::Language| found.name() == language || found.code() == Some(language);
                self.found(found.iter().any(|(_, found)| is(*found)), Row::new([], language), || {
                    found.iter().map(|(span, found)| Row::new(*span, found.in_words().unwrap_or(found.name()))).collect()
                })
            }
            Claim::Ledger { name, kinds, extras } => {
                let right = self.analysis.speakers.iter().any(|s| {
                    s.name == *name
                        && kinds.iter().all(|kind| kind == s.kind.name())
                        && extras.iter().all(|extra| match extra {
                            Extra::Role(role) => is_role(role.as_deref(), s.role.as_deref()),
                            Extra::Type(name) => s.source_type.name() == name,
                            Extra::Anonymity(reason) => s.anonymity == *reason,
                            Extra::Words(words) => s.quoted_words == *words,
                            Extra::Mentions(mentions) => are(mentions, &s.mentions, self.text),
                            _ => false,
                        })
                });
                self.found(right, Row::new([], name), || self.ledger())
            }
            Claim::NotLedger(name) => {
                self.found(!self.analysis.speakers.iter().any(|s| s.name == *name), Row::new([], format!("no {name}")), || self.ledger())
            }
            Claim::Finding { kind, of, negated } => {
                let sentence = |&id: &usize| self.analysis.sentences[id].span;
                let here = |sentences: &[usize]| of.as_ref().is_none_or(|of| sentences.iter().any(|id| of.touch(sentence(id), self.text)));
                let there = self.analysis.findings.iter().any(|f| f.kind.name() == kind && here(&f.sentences));
                let expected = Row::new([], format!("{}{kind}", if *negated { "no " } else { "" }));
                self.found(there != *negated, expected, || {
                    let row =
                        |f: &sourcelight::analysis::Finding| Row::new(f.sentences.iter().map(|id| (sentence(id), '=')), f.kind.name());
                    self.analysis.findings.iter().map(row).collect()
                })
            }
        }
    }

    fn found(&self, holds: bool, expected: Row, got: impl FnOnce() -> Vec<Row>) -> Checked {
        if holds { Ok(()) } else { Err((expected, got())) }
    }

    fn count(&self, sort: Sort, count: usize) -> Checked {
        let a = self.analysis;
        let got: Vec<Row> = match sort {
            Sort::Quote => a.quotations.iter().map(|q| self.quotation(q)).collect(),
            Sort::Statistic => a.statistics.iter().map(|s| self.statistic(s)).collect(),
            Sort::Attribution => a.attributions.iter().map(|x| self.attribution(x)).collect(),
            Sort::Sentence => a.sentences.iter().map(|s| Row::new([(s.span, '=')], "")).collect(),
            Sort::Paragraph => a.paragraphs.iter().map(|p| Row::new([(p.span, '=')], p.kind.name())).collect(),
            Sort::Speaker => self.ledger(),
        };
        self.found(got.len() == count, Row::new([], count.to_string()), || got)
    }

    fn labels(&self, of: Option<&Words>, wanted: &[(String, bool)]) -> Checked {
        let of_it = |s: &&sourcelight::analysis::Sentence| match of {
            Some(words) => words.touch(s.span, self.text),
            None => s.kind != SentenceKind::Metadata,
        };
        let sentences: Vec<_> = self.analysis.sentences.iter().filter(of_it).collect();
        let has = |s: &sourcelight::analysis::Sentence, label: &str| s.labels.iter().any(|l| l.name() == label);
        let right = |s: &sourcelight::analysis::Sentence| {
            wanted.iter().all(|(label, optional)| *optional || has(s, label))
                && s.labels.iter().all(|label| wanted.iter().any(|(wanted, _)| wanted == label.name()))
        };
        let written = |(label, optional): &(String, bool)| format!("{label}{}", if *optional { "?" } else { "" });
        let note = wanted.iter().map(written).collect::<Vec<_>>().join(", ");
        let expected = Row::new(sentences.first().map(|s| (s.span, '=')), if note.is_empty() { "no label" } else { &note });
        self.found(matches!(sentences[..], [one] if right(one)), expected, || {
            let labels = |s: &sourcelight::analysis::Sentence| s.labels.iter().map(|l| l.name()).collect::<Vec<_>>().join(", ");
            sentences
                .iter()
                .map(|s| Row::new([(s.span, '=')], if s.labels.iter().next().is_none() { "no label".into() } else { labels(s) }))
                .collect()
        })
    }

    fn is_part(&self, part: &Part, spans: &[Span]) -> bool {
        match part {
            Part::Unchecked => true,
            Part::None => spans.is_empty(),
            Part::Spans(words) => are(words, spans, self.text),
        }
    }

    fn is_speaker(&self, wanted: &Speaker, id: Option<SpeakerId>, guess: bool) -> bool {
        match (wanted, id) {
            (Speaker::Nobody, None) => true,
            (Speaker::Named { name, guess: wanted }, Some(id)) => self.name(Some(id)) == *name && guess == *wanted,
            _ => false,
        }
    }

    fn has(&self, statistic: &Statistic, extra: &Extra) -> bool {
        match extra {
            Extra::Qualifier(qualifier) => statistic.qualifier == *qualifier,
            Extra::Counted(counted) => match (counted, statistic.counted) {
                (Some(words), Some(span)) => words.are(span, self.text),
                (wanted, found) => wanted.is_none() && found.is_none(),
            },
            Extra::Source(source) => {
                let speaker = statistic.attribution.map(|id| self.name(self.analysis.attributions[id].speaker));
                speaker == *source
            }
            _ => false,
        }
    }

    fn name(&self, speaker: Option<SpeakerId>) -> String {
        speaker.and_then(|id| self.analysis.speakers.get(id.0)).map_or("nobody".into(), |speaker| speaker.name.clone())
    }

    fn quotation_kinds(&self, quotation: &Quotation) -> [&'static str; 2] {
        [quotation.kind.name(), if quotation.parent.is_some() { "nested" } else { "" }]
    }

    fn row(&self, words: &[Words], mark: char) -> Row {
        Row::new(words.iter().flat_map(|words| words.places(self.text)).map(|span| (span, mark)), "")
    }

    fn quotation(&self, q: &Quotation) -> Row {
        let guess = if q.guess { "?" } else { "" };
        let note = format!("quote ({}) — {}{guess}", self.quotation_kinds(q).join(" ").trim_end(), self.name(q.speaker));
        Row::new(q.spans.iter().map(|&span| (span, '=')), note)
    }

    fn statistic(&self, s: &Statistic) -> Row {
        let mut note = format!("statistic = {} ({})", value(s.value, s.unit.as_deref()), s.kind.name());
        if let Some(qualifier) = &s.qualifier {
            note += &format!("; qualifier {qualifier}");
        }
        if let Some(counted) = s.counted {
            note += &format!("; counted `{}`", counted.of(self.text));
        }
        if let Some(attribution) = s.attribution {
            note += &format!("; source {}", self.name(self.analysis.attributions[attribution].speaker));
        }
        Row::new([(s.span, '=')], note)
    }

    fn attribution(&self, a: &Attribution) -> Row {
        let marks =
            [&a.source, &a.cue, &a.content].into_iter().zip(MARKS).flat_map(|(spans, mark)| spans.iter().map(move |&span| (span, mark)));
        let nested = if a.nested { ", nested" } else { "" };
        Row::new(marks, format!("({}, {}{nested}) — {}", a.act.name(), a.kind.name(), self.name(a.speaker)))
    }

    /// Statistics and quotations that touch the words.
    fn marked(&self, words: &[Words]) -> impl Iterator<Item = Row> {
        let statistics = self.analysis.statistics.iter().filter(|s| touches(words, &[s.span], self.text)).map(|s| self.statistic(s));
        let quotations = self.analysis.quotations.iter().filter(|q| touches(words, &q.spans, self.text)).map(|q| self.quotation(q));
        statistics.chain(quotations)
    }

    /// What was passed over at the words.
    fn passed(&self, words: &[Words]) -> impl Iterator<Item = Row> {
        let near = self.analysis.passed_over.iter().filter(|p| touches(words, &[p.span], self.text));
        near.map(|p| Row::new([(p.span, '=')], format!("passed over = {} ({})", value(p.value, p.unit.as_deref()), p.reason.name())))
    }

    fn ledger(&self) -> Vec<Row> {
        let row = |s: &sourcelight::analysis::Speaker| {
            let role = s.role.as_deref().map_or("no role".into(), |role| format!("role {role}"));
            let anonymity = s.anonymity.as_deref().map_or(String::new(), |reason| format!("; anonymity {reason}"));
            let kind = format!("{}; type {}", s.kind.name(), s.source_type.name());
            let note = format!("{} ({kind}); {role}{anonymity}; quoted words {}", s.name, s.quoted_words);
            Row::new(s.mentions.iter().map(|&span| (span, '=')), note)
        };
        self.analysis.speakers.iter().map(row).collect()
    }
}

/// An ellipsis at an end of the wanted role leaves that end free.
fn is_role(wanted: Option<&str>, found: Option<&str>) -> bool {
    let (Some(wanted), Some(found)) = (wanted, found) else { return wanted == found };
    match (wanted.strip_prefix('…'), wanted.strip_suffix('…')) {
        (Some(_), Some(_)) => found.contains(wanted.trim_matches('…')),
        (Some(end), None) => found.ends_with(end),
        (None, Some(beginning)) => found.starts_with(beginning),
        (None, None) => found == wanted,
    }
}

fn is_value(wanted: &Value, found: Option<Measured>, unit: Option<&str>) -> bool {
    /// Relative: what dividing and multiplying by a scale may cost.
    const CLOSE: f64 = 1e-9;
    let close = |a: f64, b: f64| (a - b).abs() <= CLOSE * a.abs();
    match (wanted, found) {
        (Value::Vague, None) => true,
        (Value::Exact(wanted, of), Some(Measured::Exact(found))) => close(*wanted, found) && of.as_deref() == unit,
        (Value::Range(a, b, of), Some(Measured::Range(from, to))) => close(*a, from) && close(*b, to) && of.as_deref() == unit,
        _ => false,
    }
}

fn value(value: Option<Measured>, unit: Option<&str>) -> String {
    let number = match value {
        None => "vague".to_owned(),
        Some(Measured::Exact(number)) => number.to_string(),
        Some(Measured::Range(from, to)) => format!("{from} to {to}"),
    };
    format!("{number} {}", unit.unwrap_or("")).trim_end().to_owned()
}
