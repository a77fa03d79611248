//! Lines of JSON: a document in, its analysis out. What `sourcelight --jsonl` does with a batch of them.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::output::Output;
use crate::{Analyzer, Unit};

/// The answers to so many lines, a line each. A line that cannot be read is answered with what is wrong with it; an empty one is not
/// answered.
pub fn analyzed(lines: &[u8], unit: Unit, analyzer: &Analyzer) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.len() * 2);
    for line in lines.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let before = out.len();
        if let Err(error) = analyze(line, unit, analyzer, &mut out) {
            out.truncate(before);
            // Writing to memory does not fail, and neither does a string or an id that was JSON before.
            let _ = serde_json::to_writer(&mut out, &error);
        }
        out.push(b'\n');
    }
    out
}

#[derive(Serialize)]
struct Analyzed<'a> {
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    analysis: Output<'a>,
}

#[derive(Serialize)]
struct Failed {
    id: Option<Box<RawValue>>,
    error: String,
}

fn analyze(line: &[u8], unit: Unit, analyzer: &Analyzer, out: &mut Vec<u8>) -> Result<(), Failed> {
    let failed = |document: &Document, error: String| Failed { id: document.id.map(ToOwned::to_owned), error };
    let json = match std::str::from_utf8(line) {
        Ok(json) => json,
        Err(error) => {
            let readable = String::from_utf8_lossy(line);
            let (document, _) = Document::read(&readable);
            return Err(failed(&document, format!("invalid UTF-8 at byte {}", error.valid_up_to() + 1)));
        }
    };
    let (document, mistake) = Document::read(json);
    if let Some(mistake) = mistake {
        return Err(failed(&document, mistake));
    }
    let text = document.text.ok_or_else(|| failed(&document, "no \"text\"".to_owned()))?;
    let text: String = serde_json::from_str(text.get()).map_err(|error| failed(&document, format!("\"text\": {error}")))?;
    let analysis = analyzer.analyze(&text);
    let analyzed = Analyzed { id: document.id, analysis: Output::new(&analysis, &text, unit) };
    serde_json::to_writer(out, &analyzed).map_err(|error| failed(&document, error.to_string()))
}

/// A line of input. Values are kept as written: the id is echoed to the letter, and a text that is no text (a lone surrogate)
/// does not cost the id.
#[derive(Default)]
pub struct Document<'l> {
    /// Whatever JSON it is.
    pub id: Option<&'l RawValue>,
    /// The text of the article, as it is written there.
    pub text: Option<&'l RawValue>,
}

impl<'l> Document<'l> {
    /// What can be read of the line, and the mistake in it.
    pub fn read(json: &'l str) -> (Document<'l>, Option<String>) {
        let mut document = Document::default();
        let mut json = serde_json::Deserializer::from_str(json);
        let read = (&mut json).deserialize_map(Fields(&mut document)).and_then(|()| json.end());
        (document, read.err().map(|error| format!("malformed JSON: {error}")))
    }
}

/// Fills a document field by field, so that what was read before a mistake is not lost.
struct Fields<'d, 'l>(&'d mut Document<'l>);

impl<'l> Visitor<'l> for Fields<'_, 'l> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object with \"id\" and \"text\"")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(field) = fields.next_key()? {
            match field {
                Field::Id => self.0.id = Some(fields.next_value()?),
                Field::Text => self.0.text = Some(fields.next_value()?),
                Field::Other => fields.next_value().map(|IgnoredAny| ())?,
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Id,
    Text,
    #[serde(other)]
    Other,
}
