//! Every case file under `tests/cases`, and what the harness itself promises.
//!
//! `CASES=quotations cargo test --test cases` runs only the files whose path holds that word.

mod harness;

use std::fs;
use std::path::{Path, PathBuf};

use harness::{cases, check, claim};

/// The case files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.unwrap().path()) {
        match path {
            folder if folder.is_dir() => files.extend(self::files(&folder)),
            file if file.extension().is_some_and(|extension| extension == "md") => files.push(file),
            _ => (),
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// What of a file does not hold; the file as the failure names it.
fn failures(name: &str, file: &str) -> Vec<String> {
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

#[test]
fn every_case_holds() {
    let only = std::env::var("CASES").unwrap_or_default();
    let mut failed = Vec::new();
    for path in files(&root()) {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        if name.contains(&only) {
            failed.extend(failures(&name, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(failed.is_empty(), "{} claims do not hold\n\n{}", failed.len(), failed.join("\n"));
}

const CASE: &str = "\
## The tag follows

```text
A calm day.
```

";

#[test]
fn a_claim_that_does_not_hold_fails_and_shows_expected_and_got_beneath_the_text() {
    let failures = failures("a.md", &format!("{CASE}- sentences: `A calm` `day.`\n"));
    let expected = "\
a.md:7  The tag follows
    sentences: `A calm` `day.`
      text      A calm day.
      expected  ====== ====  
      got       ===========  
";
    assert_eq!(failures, [expected]);
}

#[test]
fn a_claim_that_holds_passes_and_one_marked_fixme_must_not() {
    assert_eq!(failures("a.md", &format!("{CASE}- sentences: 1\n- fixme sentences: 2\n- quotes: none\n")), [""; 0]);
    assert!(failures("a.md", &format!("{CASE}- fixme sentences: 1\n"))[0].contains("take `fixme` away"));
}

#[test]
fn a_mistake_in_a_case_file_is_named_with_its_line() {
    let mistake = |line: &str| cases(&format!("{CASE}{line}\n")).unwrap_err();
    assert_eq!(mistake("- not quote: `stormy`"), "line 7: these words are not in the text: stormy");
    assert!(mistake("- qoute: `A calm day.`").contains("no claim is called “qoute”"));
    assert!(mistake("- labels: quotation").contains("no label is called “quotation”"));
    assert!(mistake("- statistic: `calm` = many").contains("a value is a number"));
    assert!(mistake("- statistic: `calm`; colour blue").contains("semicolon"));
    assert!(mistake("- quote: `calm` and more").contains("left over: and more"));
    assert!(mistake("- quote: `calm").contains("words in backticks"));
    assert_eq!(mistake("no claim at all"), "“The tag follows” has no text, or says nothing about it");
}

#[test]
fn claims_read_as_the_guide_writes_them() {
    for line in include_str!("README.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        if let Err(mistake) = claim(line.strip_prefix("fixme ").unwrap_or(line)) {
            panic!("{line}\n{mistake}");
        }
    }
}
