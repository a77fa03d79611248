//! What holds of the analysis of any text: it comes back, its spans are sound, its ids resolve, edits and steps change nothing.

mod promises;

use promises::{Edit, PIECES, check, concatenation_changes_no_label, edits_lead_to_a_fresh_analysis, offsets_round_trip};
use proptest::prelude::*;
use sourcelight::analyze;

/// Texts of the sort that an article is made of, in no sensible order.
fn article() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.6)), 0..120)
        .prop_map(|pieces| pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect())
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

/// What the fuzzer keeps, a line each, in hexadecimal: every one of them reaches code that no other reaches.
#[test]
fn every_text_of_the_fuzzers_corpus_keeps_the_promises() {
    let corpus = include_str!("../fuzz/corpus.txt");
    assert!(corpus.lines().count() > 200);
    for line in corpus.lines() {
        let digit = |at: usize| u8::from_str_radix(&line[at..at + 2], 16).expect("a line of the corpus is hexadecimal");
        let bytes: Vec<u8> = (0..line.len()).step_by(2).map(digit).collect();
        if let Err(failure) = promises::all(&bytes) {
            panic!("{line}: {failure}");
        }
    }
}
