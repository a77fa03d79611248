//! What holds of the analysis of any text: it comes back, its spans are sound, its ids resolve, edits and steps change nothing.

mod promises;

#[cfg(feature = "serde")]
use promises::output;
use promises::pieces::PIECES;
use promises::{Edit, check, concatenation_changes_no_label, edits_lead_to_a_fresh_analysis, model, offsets_round_trip};
#[cfg(feature = "cli")]
use promises::{lines, pages};
use proptest::prelude::*;
use sourcelight::analyze;

/// Texts of the sort that an article is made of, in no sensible order.
fn article() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.6)), 0..120)
        .prop_map(|pieces| pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect())
}

/// Lines that are documents, nearly documents or nothing of the sort.
#[cfg(feature = "cli")]
fn lines_of_json() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"id\"",
        "\"text\"",
        "{\"id\":",
        "\"text\":\"",
        "\\u00e9",
        "\\ud83d",
        "\\",
        "null",
        "1e400",
        "-0",
        "\"She said so.\"",
        "{\"text\":\"“We won,” said Ann Lee.\"}",
        "{\"id\":[1],\"text\":\"Calm.\"}",
        "\n",
        "\r\n",
        " ",
        "\u{feff}",
        "é",
    ];
    let piece =
        prop_oneof![8 => prop::sample::select(PIECES).prop_map(|p| p.as_bytes().to_vec()), 1 => any::<u8>().prop_map(|byte| vec![byte])];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..6).prop_map(|pieces| pieces.join(" "));
    let edit = (0.0..1.0, 0..40usize, pieces).prop_map(|(at, gone, with)| Edit { at, gone, with });
    prop::collection::vec(edit, 1..8)
}

/// What a promise says, as proptest wants to hear it.
fn kept(promise: Result<(), String>) -> Result<(), TestCaseError> {
    promise.map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_gives_a_sound_analysis(text in article()) {
        kept(check(&text, &analyze(&text)))?;
    }

    #[test]
    fn any_string_gives_a_sound_analysis(text in any::<String>()) {
        kept(check(&text, &analyze(&text)))?;
    }

    #[test]
    fn an_edited_session_gives_the_analysis_of_the_text_that_stands_there(text in article(), edits in edits(), step in 1..400usize) {
        kept(edits_lead_to_a_fresh_analysis(&text, &edits, step))?;
    }

    #[test]
    fn a_document_behind_another_is_labelled_as_it_is_alone(first in article(), second in article()) {
        kept(concatenation_changes_no_label(&first, &second))?;
    }

    #[test]
    fn offsets_lead_back_to_the_byte_that_they_stand_for(text in prop_oneof![article(), any::<String>()]) {
        kept(offsets_round_trip(&text))?;
    }

    #[cfg(feature = "serde")]
    #[test]
    fn output_gives_the_same_spans_in_every_unit(text in prop_oneof![article(), any::<String>()]) {
        kept(output::output_keeps_to_its_unit(&text, &analyze(&text)))?;
    }

    #[test]
    fn a_row_of_edits_leads_to_a_fresh_analysis(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        kept(promises::all_of_edits(&bytes))?;
    }

    #[cfg(feature = "cli")]
    #[test]
    fn any_page_is_read_soundly(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        kept(pages::all(&bytes))?;
    }

    #[cfg(feature = "cli")]
    #[test]
    fn any_lines_are_answered_one_by_one(lines in lines_of_json()) {
        kept(lines::all(&lines))?;
    }

    #[test]
    fn any_change_to_the_model_is_refused_or_makes_a_network_that_reads(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        kept(model::all(&bytes))?;
    }

    #[test]
    fn the_same_text_gives_the_same_analysis(text in article()) {
        prop_assert_eq!(analyze(&text), analyze(&text));
    }
}

#[test]
fn one_piece_repeated_comes_back() {
    for piece in PIECES {
        let text = piece.repeat(20_000 / piece.len());
        if let Err(failure) = check(&text, &analyze(&text)) {
            panic!("{piece:?} repeated: {failure}");
        }
    }
}

/// Each of these once broke a promise.
const FOUND: &[&str] = &["0-of"];

#[test]
fn what_once_broke_a_promise_keeps_it_now() {
    for text in FOUND {
        if let Err(failure) = check(text, &analyze(text)) {
            panic!("{text:?}: {failure}");
        }
    }
}

/// A fuzzer's bytes that once broke one: a headline whose marked words the other document says.
const FOUND_APART: &[u8] =
    b"d\xe5\x020\x01\0\0\0\0\0\xff!\0f Yin 1d\x02Z\x03\x80\xac\x97\x9a\xd9roof will hom hoterninld,\x81 sag.Z\x03The \
masthom hoterninld,\x81 sag.Z\x03The mast we\x02Z\x03\x80\xac\x97\x9a\xd9roof will hom hoterninld,\x81 sag.Z\x03The masthom hoteiid weiid";

#[test]
fn documents_that_say_the_same_words_keep_every_other_label() {
    if let Err(failure) = promises::all(FOUND_APART) {
        panic!("{failure}");
    }
}

/// Fails unless what the fuzzer keeps of a target, a line each in hexadecimal, keeps the promises: every line of it reaches code that no
/// other reaches.
fn kept_by_all_of(seeds: &str, promises: fn(&[u8]) -> Result<(), String>) {
    assert!(seeds.lines().count() > 20);
    for line in seeds.lines() {
        let digit = |at: usize| u8::from_str_radix(&line[at..at + 2], 16).expect("a seed is hexadecimal");
        let bytes: Vec<u8> = (0..line.len()).step_by(2).map(digit).collect();
        if let Err(failure) = promises(&bytes) {
            panic!("{line}: {failure}");
        }
    }
}

#[test]
fn every_text_that_the_fuzzer_keeps_keeps_the_promises() {
    kept_by_all_of(include_str!("../fuzz/seeds/promises.txt"), promises::all);
}

#[test]
fn every_row_of_edits_that_the_fuzzer_keeps_leads_to_a_fresh_analysis() {
    kept_by_all_of(include_str!("../fuzz/seeds/edits.txt"), promises::all_of_edits);
}

#[test]
fn every_model_that_the_fuzzer_keeps_is_refused_or_reads() {
    kept_by_all_of(include_str!("../fuzz/seeds/model.txt"), model::all);
}

#[cfg(feature = "cli")]
#[test]
fn every_page_that_the_fuzzer_keeps_is_read_soundly() {
    kept_by_all_of(include_str!("../fuzz/seeds/pages.txt"), pages::all);
}

#[cfg(feature = "cli")]
#[test]
fn every_line_that_the_fuzzer_keeps_is_answered() {
    kept_by_all_of(include_str!("../fuzz/seeds/lines.txt"), lines::all);
}
