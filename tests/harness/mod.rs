//! Runs the Markdown case files: what they say is described in `tests/README.md`.

mod check;
mod claim;
mod file;
mod picture;
mod words;

use check::check;
pub(crate) use check::{Link, link};
pub(crate) use claim::claim;
pub(crate) use file::cases;

/// What of a file does not hold; the file as the failure names it.
pub(crate) fn failures(name: &str, file: &str) -> Vec<String> {
    let cases = match cases(file) {
        Ok(cases) => cases,
        Err(mistake) => return vec![format!("{name}: {mistake}")],
    };
    let mut failures = Vec::new();
    for case in cases {
        let analysis = sourcelight::analyze(&case.text);
        for (line, stated) in &case.claims {
            let head = format!("{name}:{line}  {}\n    {}", case.title, stated.written);
            match (check(&stated.claim, &case.text, &analysis), stated.fixme) {
                (Ok(()), false) | (Err(_), true) => (),
                (Err(picture), false) => failures.push(format!("{head}\n{picture}")),
                (Ok(()), true) => failures.push(format!("{head}\n      this holds now: take `fixme` away\n")),
            }
        }
    }
    failures
}
