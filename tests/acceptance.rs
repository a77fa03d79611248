//! The article that the user reads, with every row of its sheet. Both lie beside the repository; where they are missing,
//! nothing is tested, and the test says so.

mod harness;

use std::fs;
use std::path::Path;

use harness::{cases, check, claim};
use sourcelight::analysis::Analysis;

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

fn assert_all(text: &str, analysis: &Analysis, claims: &[String]) {
    let failed: Vec<String> = (claims.iter())
        .filter_map(|written| {
            let claim = claim(written).unwrap_or_else(|mistake| panic!("{written}: {mistake}"));
            check(&claim, text, analysis).err().map(|picture| format!("{written}\n{picture}"))
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} rows are wrong\n\n{}", failed.len(), claims.len(), failed.join("\n"));
}

#[test]
fn every_sentence_has_the_labels_of_its_row() {
    let Some(article) = article() else { return };
    let claims = labels(&article);
    assert_eq!(claims.len(), 20, "the sheet has twenty rows");
    assert_all(&article.text, &sourcelight::analyze(&article.text), &claims);
}

#[test]
fn what_each_row_names_is_found() {
    let Some(article) = article() else { return };
    let file = include_str!("acceptance.md").replace("[the article]", &article.text);
    let [case] = &cases(&file).expect("the file is sound")[..] else { panic!("one article, one case") };
    let claims: Vec<String> = case.claims.iter().map(|(_, stated)| stated.written.clone()).collect();
    assert!(claims.len() > 30);
    assert_all(&case.text, &sourcelight::analyze(&case.text), &claims);
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
fn the_ledger_holds_each_source_once_and_knows_what_it_is() {
    use sourcelight::analysis::SpeakerKind::{Collective, Document, Organisation, Person, Unnamed};
    let Some(article) = article() else { return };
    let analysis = sourcelight::analyze(&article.text);
    let expected = [
        ("Aaron David Miller", &[Person][..]),
        ("Gina Abercrombie-Winstanley", &[Person]),
        ("Washington Post", &[Document, Organisation]),
        ("health ministry", &[Organisation, Document]),
        ("administration official", &[Unnamed]),
        ("White House official", &[Unnamed]),
        ("Israel", &[Organisation]),
        ("community leaders", &[Collective]),
        ("voters", &[Collective]),
        ("letters", &[Document]),
    ];
    let names: Vec<_> = analysis.speakers.iter().map(|s| (s.name.as_str(), s.kind)).collect();
    for (name, kinds) in expected {
        let found: Vec<_> = analysis.speakers.iter().filter(|s| s.name.contains(name)).collect();
        assert!(matches!(found[..], [one] if kinds.contains(&one.kind)), "{name} {kinds:?}, in {names:?}");
    }
    let gina = analysis.speakers.iter().position(|s| s.name == "Gina Abercrombie-Winstanley");
    assert_eq!(analysis.quotations.iter().filter(|q| q.speaker == gina).count(), 2, "two quotations, one by pronoun");
}
