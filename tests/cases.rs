//! Every case under `tests/cases` is a test by its own name, and so is each thing that the harness promises.
//!
//! `cargo test --test cases quotations/` runs one folder: a name begins with the case's file and line.

mod harness;

use std::fs;
use std::path::{Path, PathBuf};

use harness::{Link, cases, claim, failures, link};
use libtest_mimic::{Arguments, Failed, Trial};

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

/// The cases of a file, a test each; a file with a mistake is one test, which fails.
fn trials(path: &Path) -> Vec<Trial> {
    let name = path.strip_prefix(root()).unwrap().display().to_string().replace('\\', "/");
    let trials = cases(&fs::read_to_string(path).unwrap()).map(|cases| {
        let trial = |case: harness::Case| {
            let file = name.clone();
            Trial::test(format!("{name}:{} {}", case.line, case.title), move || holds(&case.failures(&file)))
        };
        cases.into_iter().map(trial).collect()
    });
    trials.unwrap_or_else(|mistake| vec![Trial::test(name.clone(), move || Err(format!("{name}: {mistake}").into()))])
}

/// `cargo xtask rules` reads the first line of a failure.
fn holds(failures: &[String]) -> Result<(), Failed> {
    if failures.is_empty() { Ok(()) } else { Err(format!("claims that do not hold: {}\n\n{}", failures.len(), failures.join("\n")).into()) }
}

/// Functions as tests by their names.
macro_rules! tests {
    ($($test:ident),+ $(,)?) => {
        [$(Trial::test(stringify!($test), || { $test(); Ok(()) })),+]
    };
}

fn main() {
    let files = files(&root());
    assert!(!files.is_empty(), "no case files in {}", root().display());
    let mut all: Vec<Trial> = files.iter().flat_map(|path| trials(path)).collect();
    all.extend(tests![
        no_wrong_speaker_is_shown_as_certain_and_nine_links_in_ten_are_right,
        a_claim_that_does_not_hold_fails_and_shows_expected_and_got_beneath_the_text,
        a_claim_that_holds_passes_and_one_marked_fixme_must_not,
        a_mistake_in_a_case_file_is_named_with_its_line,
        claims_read_as_the_guide_writes_them,
    ]);
    libtest_mimic::run(&Arguments::from_args(), all).exit();
}

/// `cargo xtask accuracy` reads the line that this prints.
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

fn a_claim_that_holds_passes_and_one_marked_fixme_must_not() {
    assert_eq!(failures("a.md", &format!("{CASE}- sentences: 1\n- fixme sentences: 2\n- quotes: none\n")), [""; 0]);
    assert!(failures("a.md", &format!("{CASE}- fixme sentences: 1\n"))[0].contains("take `fixme` away"));
}

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

fn claims_read_as_the_guide_writes_them() {
    for line in include_str!("README.md").lines().filter_map(|line| line.strip_prefix("- ")) {
        if let Err(mistake) = claim(line.strip_prefix("fixme ").unwrap_or(line)) {
            panic!("{line}\n{mistake}");
        }
    }
}
