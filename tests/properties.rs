//! What holds of the analysis of any text: it comes back, its spans are sound, its ids resolve.

use proptest::prelude::*;
use sourcelight::analysis::{Analysis, SentenceKind};
use sourcelight::{Analyzer, Session, Span, analyze};

/// Pieces from which hostile articles are put together: every kind of mark, number, cue, break and odd code point.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "‹",
    "›",
    "「",
    "」",
    "(",
    ")",
    "[",
    "]",
    "{",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    ":",
    ";",
    "-",
    "–",
    "—",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2009}",
    "\0",
    "\u{feff}",
    "\u{200d}",
    "\u{202e}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "ŉ",
    "ﬁ",
    "😀",
    "👩‍👩‍👧",
    "𝟘",
    "٣",
    "½",
    "²",
    "Ⅷ",
    "%",
    "$",
    "£",
    "€",
    "#",
    "> ",
    "* ",
    "1. ",
    "0",
    "1",
    "15,000",
    "2.5",
    "9/11",
    "40 %",
    "1e309",
    "99999999999999999999999999",
    "million",
    "bn",
    "thousands of",
    "dozens",
    "two",
    "twenty",
    "one in five",
    "half",
    "couple",
    "couple of",
    "doubled",
    "per",
    "cent",
    "years",
    "old",
    "said",
    "says",
    "told",
    "according to",
    "Mr.",
    "Dr.",
    "U.S.",
    "Ann",
    "Lee",
    "Smith",
    "she",
    "he",
    "they",
    "the report",
    "an official",
    "who",
    "that",
    "to",
    "of",
    "’s",
    "n’t",
    "By",
    "Reuters",
    "date 2023-11-27",
    "http://a.b/c?d=1",
    "Q:",
    "WASHINGTON",
    "a",
    "I",
    "x",
];

/// Texts of the sort that an article is made of, in no sensible order.
fn article() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.6)), 0..120)
        .prop_map(|pieces| pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect())
}

/// Edits of a text: where, in shares of its length, how many bytes go, and what comes.
fn edits() -> impl Strategy<Value = Vec<(f64, usize, String)>> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..6).prop_map(|pieces| pieces.join(" "));
    prop::collection::vec((0.0..1.0, 0..40usize, pieces), 1..8)
}

/// Every span of an analysis.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut all: Vec<Span> = analysis.paragraphs.iter().map(|p| p.span).collect();
    all.extend(analysis.sentences.iter().map(|s| s.span));
    all.extend(analysis.quotations.iter().flat_map(|q| q.spans.clone()));
    all.extend(analysis.statistics.iter().flat_map(|s| [Some(s.span), s.counted].into_iter().flatten()));
    all.extend(analysis.attributions.iter().flat_map(|a| [&a.source[..], &a.cue, &a.content].concat()));
    all.extend(analysis.speakers.iter().flat_map(|s| s.mentions.clone()));
    all.extend(analysis.evidence.iter().map(|e| e.span));
    all.extend(analysis.passed_over.iter().map(|p| p.span));
    all
}

/// Fails unless everything that an analysis promises holds of this one.
fn check(text: &str, analysis: &Analysis) -> Result<(), TestCaseError> {
    for span in spans(analysis) {
        prop_assert!(span.start < span.end, "an empty span: {span:?}");
        prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} is out of bounds or splits a char");
    }
    for pair in analysis.paragraphs.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start, "paragraphs overlap: {pair:?}");
    }
    sentences_hold_every_word(text, analysis)?;
    quotations_nest(analysis)?;
    let (attributions, speakers) = (analysis.attributions.len(), analysis.speakers.len());
    for statistic in &analysis.statistics {
        prop_assert!(statistic.attribution.is_none_or(|a| a < attributions));
    }
    let apart = analysis.statistics.windows(2).all(|p| p[0].span.end <= p[1].span.start);
    prop_assert!(apart, "statistics overlap: {:?}", analysis.statistics);
    for attribution in &analysis.attributions {
        prop_assert!(attribution.speaker.is_none_or(|s| s < speakers));
        prop_assert!((0.0..=1.0).contains(&attribution.confidence), "{attribution:?}");
        prop_assert!(!(attribution.source.is_empty() && attribution.cue.is_empty()), "an attribution with neither source nor cue");
    }
    for finding in &analysis.findings {
        prop_assert!(finding.sentences.iter().all(|&s| s < analysis.sentences.len()) && finding.speaker.is_none_or(|s| s < speakers));
    }
    evidence_explains_every_label(analysis)
}

fn sentences_hold_every_word(text: &str, analysis: &Analysis) -> Result<(), TestCaseError> {
    let mut read = 0;
    for sentence in &analysis.sentences {
        prop_assert!(read <= sentence.span.start, "sentences overlap at {sentence:?}");
        let between = &text[read..sentence.span.start];
        prop_assert!(is_empty(between), "{between:?} stands in no sentence");
        let paragraph = analysis.paragraphs.get(sentence.paragraph).map(|p| p.span);
        prop_assert!(paragraph.is_some_and(|p| p.contains(sentence.span)), "{sentence:?} is outside its paragraph");
        let silent = sentence.kind != SentenceKind::Metadata || sentence.labels.iter().next().is_none();
        prop_assert!(silent, "metadata carries a label: {sentence:?}");
        read = sentence.span.end;
    }
    prop_assert!(is_empty(&text[read..]), "{:?} stands in no sentence", &text[read..]);
    Ok(())
}

/// White space, and the marks with which Markdown begins a heading or a block quote.
fn is_empty(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '#' | '>'))
}

fn quotations_nest(analysis: &Analysis) -> Result<(), TestCaseError> {
    let (quotations, attributions, speakers) = (analysis.quotations.len(), analysis.attributions.len(), analysis.speakers.len());
    for (id, quotation) in analysis.quotations.iter().enumerate() {
        prop_assert!(!quotation.spans.is_empty(), "a quotation without words");
        prop_assert!(quotation.spans.windows(2).all(|p| p[0].end <= p[1].start), "the pieces of {quotation:?} are out of order");
        prop_assert!(quotation.attribution.is_none_or(|a| a < attributions) && quotation.speaker.is_none_or(|s| s < speakers));
        prop_assert!(quotation.parent.is_none_or(|p| p < quotations && p != id), "no such parent: {quotation:?}");
        if let Some(parent) = quotation.parent.and_then(|p| analysis.quotations.get(p)) {
            let inside = quotation.spans.iter().all(|inner| parent.spans.iter().any(|outer| outer.contains(*inner)));
            prop_assert!(inside, "{quotation:?} is not inside {parent:?}");
        }
        prop_assert_eq!(quotation.link.is_some(), quotation.speaker.is_some());
        prop_assert!(
            !(quotation.orphan && quotation.speaker.is_some() && !quotation.guess),
            "an orphan with a certain speaker: {quotation:?}"
        );
    }
    let in_order = analysis.quotations.windows(2).all(|p| p[0].spans[0].start <= p[1].spans[0].start);
    prop_assert!(in_order, "quotations are out of order");
    Ok(())
}

fn evidence_explains_every_label(analysis: &Analysis) -> Result<(), TestCaseError> {
    for evidence in &analysis.evidence {
        let sentence = &analysis.sentences[evidence.sentence];
        prop_assert!(sentence.labels.iter().any(|l| l == evidence.label), "evidence for a label that is not set: {evidence:?}");
        prop_assert!(sentence.span.overlaps(evidence.span), "{evidence:?} is outside {sentence:?}");
    }
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        for label in sentence.labels.iter() {
            let explained = analysis.evidence.iter().any(|e| e.sentence == index && e.label == label);
            prop_assert!(explained, "no evidence for {label:?} of {sentence:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_gives_a_sound_analysis(text in article()) {
        check(&text, &analyze(&text))?;
    }

    #[test]
    fn any_string_gives_a_sound_analysis(text in any::<String>()) {
        check(&text, &analyze(&text))?;
    }

    #[test]
    fn an_edited_session_gives_the_analysis_of_the_text_that_stands_there(text in article(), edits in edits(), steps in 1..400usize) {
        let mut session = Session::new(Analyzer::embedded(), text);
        for (at, gone, with) in edits {
            // Some edits come before everything is read.
            session.step(steps);
            let start = (at * session.text().len() as f64) as usize;
            session.edit(start..start + gone, &with);
            if steps % 2 == 0 {
                while !session.is_read() {
                    session.step(steps);
                }
                prop_assert_eq!(session.analysis(), analyze(session.text()), "{:?}", session.text());
            }
        }
        while !session.is_read() {
            session.step(steps);
        }
        prop_assert_eq!(session.analysis(), analyze(session.text()), "{:?}", session.text());
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
fn what_once_broke_a_promise_holds_it_now() {
    for text in FOUND {
        if let Err(failure) = check(text, &analyze(text)) {
            panic!("{text:?}: {failure}");
        }
    }
}
