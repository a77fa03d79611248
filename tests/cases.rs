//! Every case file under `tests/cases`, and what the harness itself promises.
//!
//! `CASES=quotations cargo test --test cases` runs only the files whose path holds that word.

mod harness;

use std::fs;
use std::path::{Path, PathBuf};

use harness::{Link, cases, claim, failures, link};

/// The case files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
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

#[test]
fn every_case_holds() {
    let only = std::env::var("CASES").unwrap_or_default();
    let mut failed = Vec::new();
    let files = files(&root());
    assert!(!files.is_empty(), "no case files in {}", root().display());
    for path in files {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        if name.contains(&only) {
            failed.extend(failures(&name, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(failed.is_empty(), "{} claims do not hold\n\n{}", failed.len(), failed.join("\n"));
}

/// `cargo xtask accuracy` reads the line that this prints.
#[test]
fn no_wrong_speaker_is_shown_as_certain_and_nine_links_in_ten_are_right() {
    let (mut right, mut wrong, mut certain) = (0, Vec::new(), Vec::new());
    for path in files(&root().join("speakers")) {
        for case in cases(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|mistake| panic!("{}: {mistake}", path.display())) {
            let analysis = sourcelight::analyze(&case.text);
            for (line, stated) in &case.claims {
                let place = format!("{}:{line}  {}", path.file_name().unwrap().display(), stated.written);
                match link(&stated.claim, &case.text, &analysis) {
                    None => (),
                    Some(Link::Right) => right += 1,
                    Some(Link::Wrong { certain: false }) => wrong.push(place),
                    Some(Link::Wrong { certain: true }) => certain.push(place),
                }
            }
        }
    }
    let links = right + wrong.len() + certain.len();
    let share = 100.0 * right as f64 / links.max(1) as f64;
    println!("speaker links: {share:.1} % right ({right} of {links}), {} wrong but shown as certain", certain.len());
    assert!(links >= 50, "{links} links are too few to say anything");
    assert!(certain.is_empty(), "wrong, but shown as certain:\n{}", certain.join("\n"));
    assert!(right * 10 >= links * 9, "only {right} of {links} links are right; wrong are:\n{}", wrong.join("\n"));
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
