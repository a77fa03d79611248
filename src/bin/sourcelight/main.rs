//! The command line: the only part of the crate that knows files, arguments and stdout.

#![forbid(unsafe_code)]

mod arguments;
mod input;
mod json;
mod lines;
mod summary;
mod view;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use arguments::{Arguments, Colour, Form, Request};
use input::{Article, Source};
use sourcelight::{Analyzer, jsonl};
use summary::Summary;
use view::Look;

/// Something could not be read or written.
const FAILED: u8 = 1;
/// The arguments make no sense.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = match arguments::read() {
        Ok(Request::Analyze(arguments)) => arguments,
        Ok(Request::Print(text)) => return ended(io::stdout().write_all(text.as_bytes()).map(|()| true)),
        Err(mistake) => {
            eprintln!("sourcelight: {mistake}\nTry `sourcelight --help`.");
            return ExitCode::from(USAGE);
        }
    };
    let Arguments { sources, form, any_language } = arguments;
    let analyzer = Analyzer::embedded().clone();
    let analyzer = if any_language { analyzer.any_language() } else { analyzer };
    let several = sources.len() > 1;
    ended(match form {
        Form::Lines(unit) => {
            let mut out = BufWriter::new(io::stdout());
            let work = move |batch: &[u8]| jsonl::analyzed(batch, unit, &analyzer);
            lines::run(sources, work, |answers: Vec<u8>| {
                out.write_all(&answers)?;
                // What is done is seen at once by whoever feeds us line by line.
                out.flush()
            })
        }
        Form::Summary(form, by) => {
            let mut summary = Summary::default();
            let of = by.clone();
            let work = move |batch: &[u8]| summary::articles(batch, &of, &analyzer);
            lines::run(sources, work, |articles: Vec<summary::Article>| {
                articles.into_iter().for_each(|article| summary.add(article));
                Ok(())
            })
            .and_then(|all_read| {
                let mut out = BufWriter::new(io::stdout());
                summary.write(form, &by, &mut out)?;
                out.flush().map(|()| all_read)
            })
        }
        Form::Json(unit) => each_article(&sources, |article, out| json::write(article, &analyzer, several, unit, out)),
        Form::View(colour) => {
            let look = Look { colour: in_colour(colour), width: width() };
            each_article(&sources, |article, out| {
                if several {
                    writeln!(out, "── {} ──\n", article.name)?;
                }
                view::write(article, &analyzer, &look, out)
            })
        }
    })
}

/// Analyses every source in turn. One that cannot be read is named on stderr, and the rest still comes: `Ok(false)`.
fn each_article(sources: &[Source], mut write: impl FnMut(&Article, &mut BufWriter<io::Stdout>) -> io::Result<()>) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout());
    let mut all_read = true;
    for source in sources {
        match input::read(source) {
            Ok(article) => write(&article, &mut out)?,
            Err(mistake) => {
                out.flush()?;
                complain(source, &mistake);
                all_read = false;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

fn complain(source: &Source, mistake: &str) {
    eprintln!("sourcelight: {}: {mistake}", source.name());
}

fn ended(result: io::Result<bool>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        // Whoever reads our output has seen enough (`| head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sourcelight: cannot write: {error}");
            ExitCode::from(FAILED)
        }
    }
}

/// Whether to colour: as asked, else where a terminal shows it and nobody minds (no-color.org).
fn in_colour(asked: Colour) -> bool {
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// Columns of the view: the terminal's where it says so, but no line longer than the eye likes to follow.
fn width() -> usize {
    const COMFORTABLE: usize = 96;
    const NARROWEST: usize = 40;
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(COMFORTABLE).clamp(NARROWEST, COMFORTABLE)
}
