//! What the attribution model reads of a text, for the trainer: its eyes are the library's own.
//!
//! `featurize tokens < documents.jsonl` reads one `{"text": …}` a line and writes 44 bytes a token: document, paragraph
//! (counted within the document), start, end (code points of the text), then the hashes word, prefix, suffix, shape, all
//! `u32`, then the signals, a byte each.
//!
//! `featurize choices < documents.jsonl` reads `{"text": …, "pieces": [[role, start, end], …]}`, pieces in order, in tokens
//! of the document, role 0 to 2, and writes every choice of the linker as `u32`: document, first token of the piece that
//! chooses, number of candidates; and a candidate: its first token (`u32::MAX`: none), number of features, the features.
//!
//! `featurize phrases < documents.jsonl` reads `{"text": …}` a line and writes its noun phrases as JSON, a line for a document:
//! `[[start, end, kind, form], …]` in code points, read with the committed model.
//!
//! `featurize rules`, of a build with the feature `leave-out`, names the rules that an analysis can do without, one a line.
//!
//! All numbers are little-endian.

use std::io::{self, BufRead, BufWriter, Write};
use std::sync::LazyLock;

use serde_json::{Value, json};
use sourcelight::stage::{self, Context, Features, OpenQuotation, Passage, Piece, Role, features};
use sourcelight::{Model, Span};

fn main() -> io::Result<()> {
    #[cfg(feature = "leave-out")]
    if std::env::args().nth(1).as_deref() == Some("rules") {
        stage::rules().iter().for_each(|rule| println!("{rule}"));
        return Ok(());
    }
    let write = match std::env::args().nth(1).as_deref() {
        Some("tokens") => tokens,
        Some("choices") => choices,
        Some("phrases") => phrases,
        _ => return Err(io::Error::other("usage: featurize tokens|choices|phrases < documents.jsonl")),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for (document, line) in io::stdin().lock().lines().enumerate() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().ok_or_else(|| io::Error::other(format!("line {}: no text", document + 1)))?;
        write(&mut out, document as u32, text, &record["pieces"])?;
    }
    out.flush()
}

/// The tokens of each paragraph with their features; spans in the whole text.
fn paragraphs(text: &str) -> impl Iterator<Item = (Vec<Span>, Vec<Features>)> {
    stage::blocks(text).into_iter().map(move |block| {
        let words = block.span.of(text);
        let tokens = stage::tokens(words);
        let features = features(words, &tokens);
        (tokens.iter().map(|t| t.span.shifted(block.span.start)).collect(), features)
    })
}

fn numbers(out: &mut impl Write, values: &[u32]) -> io::Result<()> {
    values.iter().try_for_each(|value| out.write_all(&value.to_le_bytes()))
}

fn phrases(out: &mut BufWriter<io::StdoutLock>, _: u32, text: &str, _: &Value) -> io::Result<()> {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::from_bytes(include_bytes!("../../../model/attribution.bin")).expect("the committed model is one"));
    let mut found = Vec::new();
    let (mut bytes, mut points) = (0, 0);
    for block in stage::blocks(text) {
        let (passage, _) = Passage::read_by(&MODEL, block.span.of(text), block.kind, OpenQuotation::default());
        for (span, kind, form) in stage::phrases(&passage) {
            let span = span.shifted(block.span.start);
            points += text[bytes..span.start].chars().count();
            bytes = span.start;
            found.push(json!([points, points + span.of(text).chars().count(), kind, form]));
        }
    }
    writeln!(out, "{}", Value::from(found))
}

fn tokens(out: &mut BufWriter<io::StdoutLock>, document: u32, text: &str, _: &Value) -> io::Result<()> {
    let (mut bytes, mut points) = (0, 0);
    let mut code_point = |byte: usize| {
        points += text[bytes..byte].chars().count() as u32;
        bytes = byte;
        points
    };
    for (paragraph, (spans, features)) in paragraphs(text).enumerate() {
        for (span, features) in spans.iter().zip(features) {
            let place = [document, paragraph as u32, code_point(span.start), code_point(span.end)];
            numbers(out, &place)?;
            numbers(out, &[features.word, features.prefix, features.suffix, features.shape])?;
            out.write_all(&features.signals)?;
        }
    }
    Ok(())
}

fn choices(out: &mut BufWriter<io::StdoutLock>, document: u32, text: &str, pieces: &Value) -> io::Result<()> {
    let pieces: Vec<(usize, usize, usize)> = serde_json::from_value(pieces.clone())?;
    let mut first = 0;
    for (_, features) in paragraphs(text) {
        let here = pieces.iter().filter(|&&(_, start, _)| (first..first + features.len()).contains(&start));
        let role = |role| [Role::Source, Role::Cue, Role::Content][role];
        let pieces: Vec<Piece> = here.map(|&(r, start, end)| Piece { role: role(r), start: start - first, end: end - first }).collect();
        let place = |piece: usize| (first + pieces[piece].start) as u32;
        for choice in Context::new(&features, &pieces).choices() {
            numbers(out, &[document, place(choice.chooser), choice.candidates.len() as u32])?;
            for (candidate, features) in &choice.candidates {
                numbers(out, &[candidate.map_or(u32::MAX, place), features.len() as u32])?;
                numbers(out, features)?;
            }
        }
        first += features.len();
    }
    Ok(())
}
