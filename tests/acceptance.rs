//! The article that the user reads, with every row of its sheet. Both lie beside the repository; where they are missing,
//! nothing is tested, and the test says so.

#[allow(dead_code, unused_imports, reason = "scoring speakers is for the case files")]
mod harness;

use std::fs;
use std::path::Path;

use harness::failures;
use sourcelight::analysis::SpeakerId;

struct Article {
    text: String,
    /// The sheet that a careful reader filled in.
    sheet: String,
}

fn article() -> Option<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/acceptance");
    let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let article = read("white-house-staffers.txt").zip(read("white-house-staffers.expected.md"));
    if article.is_none() {
        println!("skipped: {} does not hold the article", folder.display());
    }
    article.map(|(text, sheet)| Article { text: text.trim_end().to_owned(), sheet })
}

/// The rows of the sheet as claims about labels: `| 16 | The high number of … | q a | … |`.
fn labels(article: &Article) -> Vec<String> {
    let rows = article.sheet.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit());
    let rows = rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let begins = cells[2].strip_prefix("(date 2023-11-27) ").unwrap_or(cells[2]);
        let label = |word: &str| {
            let (letter, optional) = word.strip_suffix('?').map_or((word, ""), |letter| (letter, "?"));
            let label = match letter {
                "q" => "quote",
                "s" => "statistic",
                "a" => "attribution",
                "-" => "none",
                other => panic!("a label that the sheet does not explain: {other}"),
            };
            format!("{label}{optional}")
        };
        let labels: Vec<String> = cells[3].split([' ', '(', ')']).filter(|word| !word.is_empty()).map(label).collect();
        format!("labels: `{}` = {}", as_in(&article.text, begins), labels.join(", "))
    });
    rows.collect()
}

/// The words as the article has them: the sheet writes straight quotation marks and apostrophes.
fn as_in(text: &str, words: &str) -> String {
    let straight = |c: char| match c {
        '“' | '”' => '"',
        '’' => '\'',
        c => c,
    };
    let plain: String = text.chars().map(straight).collect();
    let at = plain.find(words).unwrap_or_else(|| panic!("not in the article: {words}"));
    let first = plain[..at].chars().count();
    text.chars().skip(first).take(words.chars().count()).collect()
}

/// The claims of a case file that do not hold.
fn assert_file(file: &str) {
    let failed = failures("acceptance.md", file);
    assert!(failed.is_empty(), "{} claims do not hold\n\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_sentence_has_the_labels_of_its_row() {
    let Some(article) = article() else { return };
    let claims = labels(&article);
    assert_eq!(claims.len(), 20, "the sheet has twenty rows");
    assert_file(&format!("## Labels\n```text\n{}\n```\n- {}\n", article.text, claims.join("\n- ")));
}

#[test]
fn what_each_row_names_is_found() {
    let Some(article) = article() else { return };
    assert_file(&include_str!("acceptance.md").replace("[the article]", &article.text));
}

#[test]
fn the_quotation_without_a_tag_has_no_speaker_that_is_shown_as_certain() {
    let Some(article) = article() else { return };
    let analysis = sourcelight::analyze(&article.text);
    let orphan = analysis.quotations.iter().find(|q| q.spans[0].of(&article.text).contains("quite like this"));
    let orphan = orphan.expect("the quotation is found");
    assert!(orphan.attribution.is_none());
    assert!(orphan.speaker.is_none() || orphan.guess, "{orphan:?}");
}

#[test]
fn both_numbers_of_the_death_toll_have_the_ministrys_figure_as_their_source() {
    let Some(article) = article() else { return };
    let analysis = sourcelight::analyze(&article.text);
    for number in ["15,000", "40 %"] {
        let statistic = analysis.statistics.iter().find(|s| s.span.of(&article.text).contains(number)).expect("the number is found");
        let source = statistic.attribution.map(|id| analysis.attributions[id].source[0].of(&article.text));
        assert_eq!(source, Some("the latest figure from the territory’s Hamas-run health ministry"), "{number}");
    }
}

#[test]
fn the_ledger_holds_each_source_once() {
    let Some(article) = article() else { return };
    let analysis = sourcelight::analyze(&article.text);
    for name in ["Miller", "Gina", "Post", "ministry", "administration official", "White House official", "Israel", "leaders", "letters"] {
        let found: Vec<&str> = analysis.speakers.iter().map(|s| s.name.as_str()).filter(|found| found.contains(name)).collect();
        assert_eq!(found.len(), 1, "{name}: {found:?}");
    }
    let gina = analysis.speakers.iter().position(|s| s.name == "Gina Abercrombie-Winstanley").map(SpeakerId);
    assert_eq!(analysis.quotations.iter().filter(|q| q.speaker == gina).count(), 2, "two quotations, one by pronoun");
}
