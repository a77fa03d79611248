//! Files and standard input as articles.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use sourcelight::extract::{self, Extracted};
use sourcelight::{Analysis, Analyzer};

/// Where an article comes from.
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

/// A text to analyse.
pub(crate) struct Article {
    /// Of the file, for people.
    pub(crate) name: String,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Plain(String),
    /// The text of an HTML or Markdown file, with its blocks.
    Extracted(Extracted),
}

impl Source {
    pub(crate) fn name(&self) -> String {
        match self {
            Source::Stdin => "standard input".to_owned(),
            Source::File(path) => path.display().to_string(),
        }
    }

    /// Opens it for reading; the mistake is in words for people.
    pub(crate) fn open(&self) -> Result<Box<dyn Read + Send>, String> {
        match self {
            Source::Stdin => {
                if io::stdin().is_terminal() {
                    eprintln!("sourcelight: reading what you type; end with Ctrl-D on a line of its own");
                }
                Ok(Box::new(io::stdin()))
            }
            Source::File(path) => {
                // Opening a folder succeeds on Unix; reading it then fails with less to say.
                if fs::metadata(path).is_ok_and(|file| file.is_dir()) {
                    return Err("is a folder, not a file".to_owned());
                }
                Ok(Box::new(File::open(path).map_err(in_words)?))
            }
        }
    }
}

impl Article {
    pub(crate) fn text(&self) -> &str {
        match &self.content {
            Content::Plain(text) => text,
            Content::Extracted(extracted) => &extracted.text,
        }
    }

    pub(crate) fn analyze(&self, analyzer: &Analyzer) -> Analysis {
        match &self.content {
            Content::Plain(text) => analyzer.analyze(text),
            Content::Extracted(extracted) => analyzer.analyze_blocks(&extracted.text, &extracted.blocks),
        }
    }
}

/// Reads a whole source. The mistake is in words for people.
pub(crate) fn read(source: &Source) -> Result<Article, String> {
    let mut bytes = Vec::new();
    source.open()?.read_to_end(&mut bytes).map_err(in_words)?;
    let text = decoded(bytes)?;
    let content = match source {
        Source::File(path) if has_extension(path, &["html", "htm", "xhtml"]) => Content::Extracted(extract::html(&text)),
        Source::File(path) if has_extension(path, &["md", "markdown"]) => Content::Extracted(extract::markdown(&text)),
        _ => Content::Plain(text),
    };
    Ok(Article { name: source.name(), content })
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|found| extensions.iter().any(|extension| found.eq_ignore_ascii_case(extension)))
}

pub(crate) fn in_words(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// The text of a file: UTF-8, or UTF-16 that says so by its byte order mark; the mark itself is left out.
fn decoded(bytes: Vec<u8>) -> Result<String, String> {
    let units = |from: fn([u8; 2]) -> u16| -> Vec<u16> { bytes[2..].as_chunks().0.iter().map(|&pair| from(pair)).collect() };
    let units = match bytes {
        _ if bytes.starts_with(&[0xFF, 0xFE]) => units(u16::from_le_bytes),
        _ if bytes.starts_with(&[0xFE, 0xFF]) => units(u16::from_be_bytes),
        _ => return utf8(bytes),
    };
    String::from_utf16(&units).map_err(|_| "begins like UTF-16, but is not".to_owned())
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => Err(not_text(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// Why these bytes, which are no UTF-8 from `at` on, cannot be read as text.
fn not_text(bytes: &[u8], at: usize) -> String {
    const KNOWN: [(&[u8], &str); 7] = [
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"%PDF", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive (a Word or OpenDocument file, perhaps)"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"\xD0\xCF\x11\xE0", "an old Word document"),
    ];
    match KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, what)) => format!("is {what}, not text"),
        None if bytes.contains(&0) => "is not text".to_owned(),
        None => format!("is not UTF-8 (byte {}); convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`", at + 1),
    }
}
