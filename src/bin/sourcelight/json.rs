//! One JSON object a file.

use std::io::{self, Write};

use serde::Serialize;
use sourcelight::output::Output;
use sourcelight::{Analyzer, Unit};

use crate::input::{Article, Content};

#[derive(Serialize)]
struct Document<'a> {
    /// Which file it is, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    /// What the offsets speak of, where that is not the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(flatten)]
    analysis: Output<'a>,
}

/// Writes the analysis of an article on a line.
pub(crate) fn write(article: &Article, analyzer: &Analyzer, named: bool, unit: Unit, out: &mut impl Write) -> io::Result<()> {
    let analysis = article.analyze(analyzer);
    let document = Document {
        file: named.then_some(&article.name),
        text: match &article.content {
            Content::Plain(_) => None,
            Content::Extracted(extracted) => Some(&extracted.text),
        },
        analysis: Output::new(&analysis, article.text(), unit),
    };
    serde_json::to_writer(&mut *out, &document)?;
    out.write_all(b"\n")
}
