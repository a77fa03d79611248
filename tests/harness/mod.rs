//! Runs the Markdown case files: what they say is described in `tests/README.md`.

mod check;
mod claim;
mod file;
mod picture;
mod words;

use check::check;
pub(crate) use check::{Link, link};
pub(crate) use claim::claim;
use file::Stated;
pub(crate) use file::{Case, cases};

/// What of a file does not hold; the file as the failure names it.
pub(crate) fn failures(name: &str, file: &str) -> Vec<String> {
    match cases(file) {
        Ok(cases) => cases.iter().flat_map(|case| case.failures(name)).collect(),
        Err(mistake) => vec![format!("{name}: {mistake}")],
    }
}

impl Case {
    /// Which of its claims do not hold, and which hold although they are marked `fixme`.
    pub(crate) fn failures(&self, file: &str) -> Vec<String> {
        let analysis = sourcelight::analyze(&self.text);
        let failure = |(line, stated): &(usize, Stated)| {
            let wrong = match (check(&stated.claim, &self.text, &analysis), stated.fixme) {
                (Ok(()), false) | (Err(_), true) => return None,
                (Err(picture), false) => picture,
                (Ok(()), true) => "      this holds now: take `fixme` away\n".to_owned(),
            };
            Some(format!("{file}:{line}  {}\n    {}\n{wrong}", self.title, stated.written))
        };
        self.claims.iter().filter_map(failure).collect()
    }
}
