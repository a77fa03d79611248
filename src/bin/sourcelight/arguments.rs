//! What is asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, ValueExt};
use sourcelight::Unit;

use crate::input::Source;
use crate::summary::{self, By};

/// What to do.
pub(crate) enum Request {
    /// Help or the version.
    Print(String),
    Analyze(Arguments),
}

pub(crate) struct Arguments {
    /// At least one.
    pub(crate) sources: Vec<Source>,
    pub(crate) form: Form,
    /// What is not English is marked too.
    pub(crate) any_language: bool,
}

/// How the analysis is shown.
pub(crate) enum Form {
    View(Colour),
    Json(Unit),
    Lines(Unit),
    Summary(summary::Form, By),
}

#[derive(Clone, Copy)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

const HELP: &str = "\
Shows who says what in an article, and where its numbers come from.

Usage: sourcelight [OPTIONS] [FILE]...

Reads the files, or standard input where none is given (or a file is `-`). Files that end in
.html, .htm, .md or .markdown are reduced to their text; every other file is plain text in UTF-8.

Options:
      --json            Print the analysis as one JSON object a file
      --jsonl           Read one {\"id\": …, \"text\": …} a line and write one {\"id\": …, …analysis} a line,
                        in order, on all cores; a line that cannot be read gives {\"id\": …, \"error\": …}
      --summary FORM    Read lines as --jsonl does and say, as csv or json, who speaks in all of them: sources with
                        their counts and words, unnamed sources, statistics without a source; in constant memory
      --by FIELD        Put the lines of a summary together by a field of theirs (\"outlet\"), or by month: the first
                        seven characters of their \"date\"
      --offsets UNIT    The unit of offsets in JSON: utf8 (bytes), utf16 (JavaScript) or
                        codepoint (Python) [default: utf8]
      --language WHICH  What to mark: en (English only; other text is said to be other) or any
                        [default: en]
      --color WHEN      Colour the view: auto, always or never [default: auto; NO_COLOR is honoured]
  -h, --help            Print this help
  -V, --version         Print the version

In the view, each sentence has its labels before it: Q for a quote, S for a statistic, A for an
attribution. Without colour, words are marked <source>, *cue* and [statistic]; quotations have their own marks.

Exit status: 0 when everything was read, 1 when something could not be read or written,
2 when the arguments make no sense. A bad line of --jsonl is reported in its place and does not count.

Examples:
  sourcelight article.txt
  sourcelight --json --offsets utf16 article.html
  sourcelight --jsonl < articles.jsonl > analyses.jsonl
  sourcelight --summary csv --by month < articles.jsonl > sources.csv
";

/// Reads the arguments of this process.
pub(crate) fn read() -> Result<Request, lexopt::Error> {
    parse(lexopt::Parser::from_env())
}

fn parse(mut parser: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let mut any_language = false;
    let (mut summary, mut by) = (None, None);
    let (mut sources, mut json, mut lines, mut unit, mut colour) = (Vec::new(), false, false, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("json") => json = true,
            Arg::Long("jsonl") => lines = true,
            Arg::Long("summary") => summary = Some(parser.value()?.parse_with(summary_form)?),
            Arg::Long("by") => by = Some(parser.value()?.string()?),
            Arg::Long("offsets") => unit = Some(parser.value()?.parse_with(unit_of)?),
            Arg::Long("language") => any_language = parser.value()?.parse_with(is_any)?,
            Arg::Long("color" | "colour") => colour = Some(parser.value()?.parse_with(colour_of)?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Print(HELP.to_owned())),
            Arg::Short('V') | Arg::Long("version") => {
                return Ok(Request::Print(concat!("sourcelight ", env!("CARGO_PKG_VERSION"), "\n").to_owned()));
            }
            Arg::Value(value) => sources.push(source(value)),
            other => return Err(other.unexpected()),
        }
    }
    if sources.is_empty() {
        sources.push(Source::Stdin);
    }
    let by = match by.as_deref() {
        Some(_) if summary.is_none() => return Err("--by needs --summary".into()),
        Some("month") => By::Month,
        Some(field) => By::Field(field.to_owned()),
        None => By::Nothing,
    };
    if let Some(form) = summary {
        if json || lines || unit.is_some() || colour.is_some() {
            return Err("--summary goes with --by and --language alone".into());
        }
        return Ok(Request::Analyze(Arguments { sources, form: Form::Summary(form, by), any_language }));
    }
    let form = match (json, lines) {
        (true, true) => return Err("--json and --jsonl exclude each other".into()),
        (false, false) if unit.is_some() => return Err("--offsets needs --json or --jsonl".into()),
        (false, false) => Form::View(colour.unwrap_or(Colour::Auto)),
        _ if colour.is_some() => return Err("--color is for the view, JSON has none".into()),
        (true, false) => Form::Json(unit.unwrap_or_default()),
        (false, true) => Form::Lines(unit.unwrap_or_default()),
    };
    Ok(Request::Analyze(Arguments { sources, form, any_language }))
}

fn source(value: OsString) -> Source {
    if value == "-" { Source::Stdin } else { Source::File(PathBuf::from(value)) }
}

fn unit_of(name: &str) -> Result<Unit, &'static str> {
    Unit::named(name).ok_or("it is utf8, utf16 or codepoint")
}

fn summary_form(name: &str) -> Result<summary::Form, &'static str> {
    match name {
        "csv" => Ok(summary::Form::Csv),
        "json" => Ok(summary::Form::Json),
        _ => Err("it is csv or json"),
    }
}

fn is_any(language: &str) -> Result<bool, &'static str> {
    match language {
        "any" => Ok(true),
        "en" => Ok(false),
        _ => Err("it is en or any"),
    }
}

fn colour_of(when: &str) -> Result<Colour, &'static str> {
    match when {
        "auto" => Ok(Colour::Auto),
        "always" => Ok(Colour::Always),
        "never" => Ok(Colour::Never),
        _ => Err("it is auto, always or never"),
    }
}
