//! The output format: the same object from the command line, in the browser and in the extension.
//!
//! It borrows from the [`Analysis`] and the text; offsets are converted while it is made, in one linear pass.

mod tape;

use serde::{Serialize, Serializer};

use crate::analysis::{self, Analysis, AttributionId, QuotationId, SpeakerId, Value};
use crate::offsets::{Offsets, Unit};
use crate::span::Span;
#[doc(hidden)]
pub use tape::{Refused, Tape};

/// Start and end, in the unit asked for; end exclusive.
pub type Place = [usize; 2];

/// An analysis in the form in which it leaves the library.
///
/// ```
/// use sourcelight::{Unit, output::Output};
/// let text = "A calm day.";
/// let analysis = sourcelight::analyze(text);
/// let json = serde_json::to_value(Output::new(&analysis, text, Unit::Utf16)).unwrap();
/// assert_eq!(json["offsets"], "utf16");
/// assert_eq!(json["paragraphs"][0]["span"], serde_json::json!([0, 11]));
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Output<'a> {
    /// The unit of every offset: `utf8`, `utf16` or `codepoint`.
    pub offsets: &'static str,
    /// `en` or `other`: see [`Analysis::language`].
    pub language: &'static str,
    /// Its ISO 639-1 code, where that is certain.
    pub language_code: Option<&'static str>,
    /// See [`Analysis::paragraphs`].
    pub paragraphs: Vec<Paragraph>,
    /// See [`Analysis::sentences`].
    pub sentences: Vec<Sentence>,
    /// See [`Analysis::quotations`].
    pub quotations: Vec<Quotation>,
    /// See [`Analysis::statistics`].
    pub statistics: Vec<Statistic<'a>>,
    /// See [`Analysis::attributions`].
    pub attributions: Vec<Attribution>,
    /// See [`Analysis::speakers`].
    pub speakers: Vec<Speaker<'a>>,
    /// See [`Analysis::evidence`].
    pub evidence: Vec<Evidence>,
    /// See [`Analysis::passed_over`].
    pub passed_over: Vec<PassedOver<'a>>,
    /// See [`Analysis::findings`].
    pub findings: Vec<Finding<'a>>,
}

/// See [`analysis::Paragraph`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Paragraph {
    pub span: Place,
    pub language: &'static str,
    pub language_code: Option<&'static str>,
    pub kind: &'static str,
}

/// See [`analysis::Sentence`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Sentence {
    pub span: Place,
    pub paragraph: usize,
    pub kind: &'static str,
    pub labels: Vec<&'static str>,
}

/// See [`analysis::Quotation`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Quotation {
    pub id: usize,
    pub spans: Vec<Place>,
    pub kind: &'static str,
    pub parent: Option<QuotationId>,
    pub speaker: Option<SpeakerId>,
    pub guess: bool,
    pub attribution: Option<AttributionId>,
    pub orphan: bool,
    pub link: Option<Link>,
}

/// See [`analysis::Statistic`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Statistic<'a> {
    pub id: usize,
    pub span: Place,
    pub value: Option<Amount>,
    pub unit: Option<&'a str>,
    pub kind: &'static str,
    pub qualifier: Option<&'a str>,
    pub counted: Option<Place>,
    pub attribution: Option<AttributionId>,
    pub direction: Option<&'static str>,
    pub parts: Option<Amount>,
}

/// See [`analysis::Attribution`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Attribution {
    pub id: usize,
    pub source: Vec<Place>,
    pub cue: Vec<Place>,
    pub content: Vec<Place>,
    pub kind: &'static str,
    pub act: &'static str,
    pub nested: bool,
    pub speaker: Option<SpeakerId>,
    pub confidence: f64,
    /// Its confidence is so low that it must be shown as unsure.
    pub unsure: bool,
    pub link: Option<Link>,
}

/// See [`analysis::Link`].
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Link {
    pub confidence: f64,
    pub reason: &'static str,
}

/// See [`analysis::Speaker`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Speaker<'a> {
    pub id: usize,
    pub name: &'a str,
    pub role: Option<&'a str>,
    pub kind: &'static str,
    #[serde(rename = "type")]
    pub source_type: &'static str,
    pub anonymity: Option<&'a str>,
    pub mentions: Vec<Place>,
    pub quoted_words: usize,
}

/// See [`analysis::Evidence`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Evidence {
    pub sentence: usize,
    pub label: &'static str,
    pub rule: &'static str,
    pub span: Place,
}

/// See [`analysis::PassedOver`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct PassedOver<'a> {
    pub span: Place,
    pub what: &'static str,
    pub value: Option<Amount>,
    pub unit: Option<&'a str>,
    pub reason: &'static str,
}

/// See [`analysis::Finding`].
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are documented on the type of the same name in `analysis`")]
pub struct Finding<'a> {
    pub kind: &'static str,
    pub sentences: &'a [usize],
    pub speaker: Option<SpeakerId>,
}

/// A [`Value`] as JSON: a number, or `[from, to]`. Whole numbers are written without a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount(pub Value);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Exact(number) => Number(number).serialize(serializer),
            Value::Range(from, to) => [Number(from), Number(to)].serialize(serializer),
        }
    }
}

struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here every whole number has a double of its own, in JavaScript too.
        const SAFE: f64 = 9_007_199_254_740_991.0;
        match self.0 {
            whole if whole.fract() == 0.0 && whole.abs() <= SAFE => serializer.serialize_i64(whole as i64),
            number if number.is_finite() => serializer.serialize_f64(number),
            // JSON knows no infinity.
            _ => serializer.serialize_none(),
        }
    }
}

/// Three decimals: more would be false precision, and an `f32` widened to `f64` shows its rounding error.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

fn link(link: analysis::Link) -> Link {
    Link { confidence: rounded(link.confidence), reason: link.reason.name() }
}

impl<'a> Output<'a> {
    /// The analysis of `text`, with offsets in `unit`. Linear in the text and in what was found.
    pub fn new(analysis: &'a Analysis, text: &str, unit: Unit) -> Output<'a> {
        Output::with_offsets(analysis, &Offsets::new(text, unit))
    }

    /// The analysis of what these offsets are of: the whole text, or a part of it.
    pub fn with_offsets(analysis: &'a Analysis, offsets: &Offsets) -> Output<'a> {
        let place = |span: Span| -> Place {
            let converted = offsets.span(span);
            [converted.start, converted.end]
        };
        let places = |spans: &[Span]| spans.iter().map(|&span| place(span)).collect::<Vec<_>>();
        Output {
            offsets: offsets.unit().name(),
            language: analysis.language.name(),
            language_code: analysis.language.code(),
            paragraphs: (analysis.paragraphs.iter())
                .map(|p| Paragraph {
                    span: place(p.span),
                    language: p.language.name(),
                    language_code: p.language.code(),
                    kind: p.kind.name(),
                })
                .collect(),
            sentences: (analysis.sentences.iter())
                .map(|s| Sentence {
                    span: place(s.span),
                    paragraph: s.paragraph,
                    kind: s.kind.name(),
                    labels: s.labels.iter().map(analysis::Label::name).collect(),
                })
                .collect(),
            quotations: (analysis.quotations.iter().enumerate())
                .map(|(id, q)| Quotation {
                    id,
                    spans: places(&q.spans),
                    kind: q.kind.name(),
                    parent: q.parent,
                    speaker: q.speaker,
                    guess: q.guess,
                    attribution: q.attribution,
                    orphan: q.orphan,
                    link: q.link.map(link),
                })
                .collect(),
            statistics: (analysis.statistics.iter().enumerate())
                .map(|(id, s)| Statistic {
                    id,
                    span: place(s.span),
                    value: s.value.map(Amount),
                    unit: s.unit.as_deref(),
                    kind: s.kind.name(),
                    qualifier: s.qualifier.as_deref(),
                    counted: s.counted.map(place),
                    attribution: s.attribution,
                    direction: s.direction.map(analysis::Direction::name),
                    parts: s.parts.map(|(above, below)| Amount(Value::Range(above, below))),
                })
                .collect(),
            attributions: (analysis.attributions.iter().enumerate())
                .map(|(id, a)| Attribution {
                    id,
                    source: places(&a.source),
                    cue: places(&a.cue),
                    content: places(&a.content),
                    kind: a.kind.name(),
                    act: a.act.name(),
                    nested: a.nested,
                    speaker: a.speaker,
                    confidence: rounded(a.confidence),
                    unsure: a.unsure(),
                    link: a.link.map(link),
                })
                .collect(),
            speakers: (analysis.speakers.iter().enumerate())
                .map(|(id, s)| Speaker {
                    id,
                    name: &s.name,
                    role: s.role.as_deref(),
                    kind: s.kind.name(),
                    source_type: s.source_type.name(),
                    anonymity: s.anonymity.as_deref(),
                    mentions: places(&s.mentions),
                    quoted_words: s.quoted_words,
                })
                .collect(),
            evidence: (analysis.evidence.iter())
                .map(|e| Evidence { sentence: e.sentence, label: e.label.name(), rule: e.rule.name(), span: place(e.span) })
                .collect(),
            passed_over: (analysis.passed_over.iter())
                .map(|p| PassedOver {
                    span: place(p.span),
                    what: p.what.name(),
                    value: p.value.map(Amount),
                    unit: p.unit.as_deref(),
                    reason: p.reason.name(),
                })
                .collect(),
            findings: (analysis.findings.iter())
                .map(|f| Finding { kind: f.kind.name(), sentences: &f.sentences, speaker: f.speaker })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::analysis::*;

    /// One of everything over `“Yes,” 😀 said 15,000.`, whose emoji is four bytes, two UTF-16 units and one code point.
    const TEXT: &str = "“Yes,” 😀 said 15,000.";

    fn one_of_everything() -> Analysis {
        let at = |words: &str| Span::new(TEXT.find(words).unwrap(), TEXT.find(words).unwrap() + words.len());
        let whole = Span::new(0, TEXT.len());
        let mut labels = Labels::default();
        labels.set(analysis::Label::Attribution);
        labels.set(analysis::Label::Quote);
        Analysis {
            language: Language::English,
            paragraphs: vec![analysis::Paragraph { span: whole, language: Language::Other(None), kind: BlockKind::ListItem }],
            sentences: vec![analysis::Sentence { span: whole, paragraph: 0, kind: SentenceKind::Prose, labels }],
            quotations: vec![analysis::Quotation {
                spans: vec![at("“Yes,”")],
                kind: QuotationKind::Full,
                parent: None,
                speaker: Some(SpeakerId(0)),
                guess: true,
                attribution: Some(AttributionId(0)),
                orphan: false,
                link: Some(analysis::Link { confidence: 0.6, reason: analysis::LinkReason::Named }),
            }],
            statistics: vec![analysis::Statistic {
                span: at("15,000"),
                value: Some(Value::Exact(15_000.0)),
                unit: None,
                kind: StatisticKind::Count,
                qualifier: Some("more than".into()),
                counted: Some(at("15")),
                attribution: None,
                direction: Some(Direction::Up),
                parts: Some((1.0, 5.0)),
            }],
            attributions: vec![analysis::Attribution {
                source: vec![at("😀")],
                cue: vec![at("said")],
                content: vec![at("“Yes,”")],
                kind: AttributionKind::Direct,
                act: Act::Stance,
                nested: false,
                speaker: Some(SpeakerId(0)),
                confidence: 0.9,
                rule: analysis::FoundBy::Model,
                link: None,
            }],
            speakers: vec![analysis::Speaker {
                name: "😀".into(),
                role: None,
                kind: SpeakerKind::Organisation,
                source_type: SourceType::Post,
                anonymity: Some("because".into()),
                mentions: vec![at("😀")],
                quoted_words: 1,
            }],
            evidence: vec![analysis::Evidence {
                sentence: 0,
                label: analysis::Label::Quote,
                rule: analysis::LabelRule::Clause,
                span: at("“Yes,”"),
            }],
            passed_over: vec![analysis::PassedOver {
                span: at("15"),
                what: Passed::Number,
                reason: Reason::ScareQuote,
                value: Some(Value::Range(1.5, 20.0)),
                unit: Some("a".into()),
            }],
            findings: vec![analysis::Finding { kind: FindingKind::StatisticWithoutSource, sentences: vec![0], speaker: None }],
        }
    }

    #[test]
    fn the_output_is_the_object_that_the_design_gives() {
        let json = serde_json::to_value(Output::new(&one_of_everything(), TEXT, Unit::Utf16)).unwrap();
        let expected = json!({
            "offsets": "utf16",
            "language": "en",
            "language_code": "en",
            "paragraphs": [{"span": [0, 22], "language": "other", "language_code": null, "kind": "list item"}],
            "sentences": [{"span": [0, 22], "paragraph": 0, "kind": "prose", "labels": ["quote", "attribution"]}],
            "quotations": [{"id": 0, "spans": [[0, 6]], "kind": "full", "parent": null, "speaker": 0, "guess": true, "attribution": 0,
                            "orphan": false, "link": {"confidence": 0.6, "reason": "named"}}],
            "statistics": [{"id": 0, "span": [15, 21], "value": 15000, "unit": null, "kind": "count", "qualifier": "more than",
                            "counted": [15, 17], "attribution": null, "direction": "up", "parts": [1, 5]}],
            "attributions": [{"id": 0, "source": [[7, 9]], "cue": [[10, 14]], "content": [[0, 6]], "kind": "direct", "act": "stance",
                              "nested": false, "speaker": 0, "confidence": 0.9, "unsure": false, "link": null}],
            "speakers": [{"id": 0, "name": "😀", "role": null, "kind": "organisation", "type": "social-media post",
                          "anonymity": "because", "mentions": [[7, 9]], "quoted_words": 1}],
            "evidence": [{"sentence": 0, "label": "quote", "rule": "somebody's words in quotation marks", "span": [0, 6]}],
            "passed_over": [{"span": [15, 17], "what": "number", "value": [1.5, 20], "unit": "a", "reason": "scare quote"}],
            "findings": [{"kind": "statistic without source", "sentences": [0], "speaker": null}],
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn offsets_follow_the_unit() {
        let analysis = one_of_everything();
        let cue = |unit| Output::new(&analysis, TEXT, unit).attributions[0].cue[0];
        assert_eq!(cue(Unit::Utf8), [16, 20]);
        assert_eq!(cue(Unit::Utf16), [10, 14]);
        assert_eq!(cue(Unit::Codepoint), [9, 13]);
    }

    #[test]
    fn whole_values_have_no_fraction_and_infinite_ones_no_value() {
        let json = |number| serde_json::to_string(&Amount(Value::Exact(number))).unwrap();
        assert_eq!(json(15_000.0), "15000");
        assert_eq!(json(0.25), "0.25");
        assert_eq!(json(1e300), "1e+300");
        assert_eq!(json(f64::INFINITY), "null");
    }
}
