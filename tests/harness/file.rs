//! A case file: headings, a fenced text under each, then what must be found in it.

use super::claim::{Claim, claim};

/// One text and what must be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    /// The heading's line.
    pub(crate) line: usize,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) claims: Vec<(usize, Stated)>,
}

/// A claim as it stands in the file.
#[derive(Debug)]
pub(crate) struct Stated {
    /// As written, without the list mark.
    pub(crate) written: String,
    pub(crate) claim: Claim,
    /// `fixme`: known not to hold yet.
    pub(crate) fixme: bool,
}

/// The cases of a file; or its first mistake, with its line.
pub(crate) fn cases(file: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = file.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let number = index + 1;
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { line: number, title: title.trim().to_owned(), text: String::new(), claims: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        // A longer fence may hold a shorter one.
        let fence = &line[..line.len() - line.trim_start_matches('`').len()];
        if fence.len() >= 3 {
            if !case.text.is_empty() {
                return Err(format!("line {number}: “{}” has a second text", case.title));
            }
            let fenced: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with(fence)).collect();
            case.text = fenced.join("\n");
        } else if let Some(written) = line.strip_prefix("- ") {
            let (fixme, said) = match written.strip_prefix("fixme ") {
                Some(said) => (true, said),
                None => (false, written),
            };
            let claim = claim(said).map_err(|mistake| format!("line {number}: {mistake}\n    {line}"))?;
            if let Some(absent) = claim.words().into_iter().find(|words| words.places(&case.text).is_empty()) {
                return Err(format!("line {number}: these words are not in the text: {}", absent.text));
            }
            case.claims.push((number, Stated { written: written.to_owned(), claim, fixme }));
        }
    }
    match cases.iter().find(|case| case.text.is_empty() || case.claims.is_empty()) {
        Some(case) => Err(format!("“{}” has no text, or says nothing about it", case.title)),
        None => Ok(cases),
    }
}
