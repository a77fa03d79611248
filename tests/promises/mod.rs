//! What holds of any text, whatever it is: shared by the property tests and the fuzzer.

use sourcelight::analysis::{Analysis, Attribution, Sentence, SentenceKind};
use sourcelight::{Analyzer, Offsets, Session, Span, Unit, analyze};

use pieces::text_of;

/// Fails with a message unless the condition holds.
macro_rules! promise {
    ($holds:expr) => {
        promise!($holds, "{}", stringify!($holds))
    };
    ($holds:expr, $($message:tt)+) => {
        if !$holds {
            return Err(format!($($message)+));
        }
    };
}

// Behind the macro that they use.
#[cfg(feature = "cli")]
pub(crate) mod lines;
pub(crate) mod model;
#[cfg(feature = "serde")]
pub(crate) mod output;
#[cfg(feature = "cli")]
pub(crate) mod pages;
pub(crate) mod pieces;

/// Every promise, of the text, the edits and the other text that stand behind a fuzzer's bytes.
pub(crate) fn all(bytes: &[u8]) -> Result<(), String> {
    let (controls, bytes) = bytes.split_at(bytes.len().min(4));
    let control = |n: usize| usize::from(controls.get(n).copied().unwrap_or(0));
    let (head, tail) = bytes.split_at(bytes.len() * control(0) / 256);
    let (first, second) = (text_of(head), text_of(tail));
    let whole = first.clone() + &second;
    let analysis = analyze(&whole);
    check(&whole, &analysis)?;
    promise!(analysis == analyze(&whole), "another analysis the second time: {whole:?}");
    offsets_round_trip(&whole)?;
    let (pieces, rest) = text_pieces(&second, control(1) % 4);
    let edit = |(n, with): (usize, &str)| Edit { at: control(2) as f64 / 256.0 + n as f64 / 7.0, gone: control(3) % 32, with: with.into() };
    let edits: Vec<Edit> = pieces.into_iter().enumerate().map(edit).map(|e| Edit { at: e.at.fract(), ..e }).collect();
    edits_lead_to_a_fresh_analysis(&format!("{first}{rest}"), &edits, 1 + control(1))?;
    concatenation_changes_no_label(&first, &second)
}

/// Many edits one behind the other, small and large: behind a fuzzer's bytes stand the size of a step, the text, and the edits, apart by a
/// zero. An edit is its place, how much goes, and what comes.
pub(crate) fn all_of_edits(bytes: &[u8]) -> Result<(), String> {
    let (&step, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let mut parts = bytes.split(|&byte| byte == 0);
    let text = text_of(parts.next().unwrap_or_default());
    let edits: Vec<Edit> = parts
        .take(MOST_EDITS)
        .filter_map(|edit| match edit {
            [at, gone, with @ ..] => Some(Edit { at: f64::from(*at) / 255.0, gone: usize::from(*gone), with: text_of(with) }),
            _ => None,
        })
        .collect();
    edits_lead_to_a_fresh_analysis(&text, &edits, 1 + usize::from(step) * 4)
}

/// Edits that are tried on one text: each second one is compared with a fresh analysis.
const MOST_EDITS: usize = 24;

/// Cuts so many short pieces off a text.
fn text_pieces(text: &str, count: usize) -> (Vec<&str>, &str) {
    let mut rest = text;
    let mut pieces = Vec::new();
    for n in 0..=count {
        let at = rest.char_indices().nth(3 + 5 * n).map_or(rest.len(), |(at, _)| at);
        let (piece, behind) = rest.split_at(at);
        pieces.push(piece);
        rest = behind;
    }
    (pieces, rest)
}

/// A replacement of some bytes, from a share of the text's length on.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// From 0 to 1.
    pub(crate) at: f64,
    /// Bytes that go.
    pub(crate) gone: usize,
    /// What comes.
    pub(crate) with: String,
}

/// Whatever edits are made, a session ends with the analysis of the text that then stands; however big its steps, and also where edits come
/// before everything is read.
pub(crate) fn edits_lead_to_a_fresh_analysis(text: &str, edits: &[Edit], step: usize) -> Result<(), String> {
    let mut session = Session::new(Analyzer::embedded(), text);
    for (n, edit) in edits.iter().enumerate() {
        // What is read elsewhere comes back at any time: behind the edit, which makes it stale, as well.
        let (late, in_time) = (session.deal(step), session.deal(step));
        session.step(step);
        if let Some(portion) = in_time {
            session.take(Analyzer::embedded().read(&portion));
        }
        let start = (edit.at * session.text().len() as f64) as usize;
        session.edit(start..start + edit.gone, &edit.with);
        if let Some(portion) = late {
            session.take(Analyzer::embedded().read(&portion));
        }
        if n % 2 == 0 {
            while !session.is_read() {
                session.step(step);
            }
            promise!(session.analysis() == analyze(session.text()), "edit {n} leads elsewhere: {:?}", session.text());
        }
    }
    while !session.is_read() {
        session.step(step);
    }
    promise!(session.analysis() == analyze(session.text()), "the edits lead elsewhere: {:?}", session.text());
    Ok(())
}

/// Paragraphs of nothing but prose: the last of one document and the first of the next. Not the same, which would be a pull quote.
const SEAM: [&str; 2] = ["The rain went on all day, and the river rose in the town.", "By night the snow lay deep, and the road was shut."];

/// One document behind another, with a blank line between, is labelled as each alone. Where they meet stands plain prose: an open quotation
/// or a headline at the seam may well read differently. Paragraphs end with blank lines: a margin is one of the whole text. Words that the
/// other document says as well may gain or lose: what an article quotes decides over its headlines and its pull quotes.
pub(crate) fn concatenation_changes_no_label(first: &str, second: &str) -> Result<(), String> {
    let apart = |text: &str| text.split(['\n', '\r']).collect::<Vec<_>>().join("\n\n");
    let (first, second) = (format!("{}\n\n{}", apart(first), SEAM[0]), format!("{}\n\n{}", SEAM[1], apart(second)));
    let labels = |analysis: &Analysis| analysis.sentences.iter().map(|s| (s.kind, s.labels)).collect::<Vec<_>>();
    let alone = [labels(&analyze(&first)), labels(&analyze(&second))].concat();
    let both = format!("{first}\n\n{second}");
    let analysis = analyze(&both);
    let together = labels(&analysis);
    promise!(alone.len() == together.len(), "sentences change in {both:?}");
    for (sentence, _) in analysis.sentences.iter().zip(alone.iter().zip(&together)).filter(|(_, (alone, together))| alone != together) {
        let other = if sentence.span.start < first.len() { &second } else { &first };
        promise!(says_again(other, &both, &analysis, sentence), "the labels of {:?} change in {both:?}", sentence.span);
    }
    Ok(())
}

/// Whether another document says a sentence, or what stands in marks in it, as well: the same words, whatever stands between them.
fn says_again(other: &str, text: &str, analysis: &Analysis, sentence: &Sentence) -> bool {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!(" {word} ").to_lowercase())
            .collect::<String>()
    };
    let quoted = analysis.quotations.iter().flat_map(|q| q.spans.iter().copied());
    let marked = quoted.chain(analysis.passed_over.iter().map(|p| p.span)).filter(|span| sentence.span.contains(*span));
    let other = words(other);
    marked.chain([sentence.span]).map(|span| words(&text[span.start..span.end])).any(|said| !said.is_empty() && other.contains(&said))
}

/// Offsets in every unit lead back to the byte that they stand for.
pub(crate) fn offsets_round_trip(text: &str) -> Result<(), String> {
    for unit in Unit::ALL {
        let offsets = Offsets::new(text, unit);
        let mut offset = 0;
        for (byte, c) in text.char_indices() {
            promise!(offsets.offset(byte) == offset, "byte {byte} of {text:?} is not at {offset} in {}", unit.name());
            offset += units(c, unit);
        }
        promise!(offsets.offset(text.len()) == offset, "the end of {text:?} is not at {offset} in {}", unit.name());
    }
    Ok(())
}

/// How many units of its text a character takes.
pub(crate) fn units(c: char, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => c.len_utf8(),
        Unit::Utf16 => c.len_utf16(),
        Unit::Codepoint => 1,
    }
}

/// Every span of an analysis.
pub(crate) fn spans(analysis: &Analysis) -> Vec<Span> {
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
pub(crate) fn check(text: &str, analysis: &Analysis) -> Result<(), String> {
    for span in spans(analysis) {
        promise!(span.start < span.end, "an empty span: {span:?}");
        promise!(text.get(span.start..span.end).is_some(), "{span:?} is out of bounds or splits a char");
    }
    for pair in analysis.paragraphs.windows(2) {
        promise!(pair[0].span.end <= pair[1].span.start, "paragraphs overlap: {pair:?}");
    }
    sentences_hold_every_word(text, analysis)?;
    quotations_nest(analysis)?;
    let (attributions, speakers) = (analysis.attributions.len(), analysis.speakers.len());
    for statistic in &analysis.statistics {
        promise!(statistic.attribution.is_none_or(|a| a.0 < attributions));
    }
    let statistics: Vec<Span> = analysis.statistics.iter().map(|s| s.span).collect();
    promise!(apart(&statistics), "statistics overlap: {statistics:?}");
    let first_word = |a: &Attribution| a.source.iter().chain(&a.cue).chain(&a.content).map(|s| s.start).min();
    promise!(analysis.attributions.is_sorted_by_key(first_word), "attributions are out of order");
    for attribution in &analysis.attributions {
        promise!(attribution.speaker.is_none_or(|s| s.0 < speakers));
        promise!(attribution.link.is_some() == attribution.speaker.is_some(), "a link without a speaker, or the other way round");
        for spans in [&attribution.source, &attribution.cue, &attribution.content] {
            promise!(apart(spans), "the pieces of {attribution:?} are out of order");
        }
        promise!((0.0..=1.0).contains(&attribution.confidence), "{attribution:?}");
        promise!(!(attribution.source.is_empty() && attribution.cue.is_empty()), "an attribution with neither source nor cue");
    }
    for speaker in &analysis.speakers {
        promise!(speaker.mentions.is_sorted(), "the mentions of {speaker:?} are out of order");
    }
    promise!(analysis.passed_over.is_sorted_by_key(|p| p.span), "what was passed over is out of order");
    for finding in &analysis.findings {
        promise!(!finding.sentences.is_empty() && finding.sentences.is_sorted(), "{finding:?} is about no sentence, or out of order");
        promise!(finding.sentences.iter().all(|&s| s < analysis.sentences.len()) && finding.speaker.is_none_or(|s| s.0 < speakers));
    }
    evidence_explains_every_label(analysis)
}

fn sentences_hold_every_word(text: &str, analysis: &Analysis) -> Result<(), String> {
    let mut read = 0;
    for sentence in &analysis.sentences {
        promise!(read <= sentence.span.start, "sentences overlap at {sentence:?}");
        let between = &text[read..sentence.span.start];
        promise!(is_empty(between), "{between:?} stands in no sentence");
        let paragraph = analysis.paragraphs.get(sentence.paragraph).map(|p| p.span);
        promise!(paragraph.is_some_and(|p| p.contains(sentence.span)), "{sentence:?} is outside its paragraph");
        let article = sentence.kind != SentenceKind::Metadata && analysis.paragraphs[sentence.paragraph].kind.is_article();
        promise!(article || sentence.labels.iter().next().is_none(), "what is not the article carries a label: {sentence:?}");
        read = sentence.span.end;
    }
    promise!(is_empty(&text[read..]), "{:?} stands in no sentence", &text[read..]);
    Ok(())
}

/// White space, and the marks with which Markdown begins a heading or a block quote.
fn is_empty(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '#' | '>'))
}

fn quotations_nest(analysis: &Analysis) -> Result<(), String> {
    let (quotations, attributions, speakers) = (analysis.quotations.len(), analysis.attributions.len(), analysis.speakers.len());
    for (id, quotation) in analysis.quotations.iter().enumerate() {
        promise!(!quotation.spans.is_empty(), "a quotation without words");
        promise!(apart(&quotation.spans), "the pieces of {quotation:?} are out of order");
        promise!(quotation.attribution.is_none_or(|a| a.0 < attributions) && quotation.speaker.is_none_or(|s| s.0 < speakers));
        promise!(quotation.parent.is_none_or(|p| p.0 < quotations && p.0 != id), "no such parent: {quotation:?}");
        if let Some(parent) = quotation.parent.and_then(|p| analysis.quotations.get(p.0)) {
            let inside = quotation.spans.iter().all(|inner| parent.spans.iter().any(|outer| outer.contains(*inner)));
            promise!(inside, "{quotation:?} is not inside {parent:?}");
        }
        promise!(
            quotation.link.is_some() == quotation.speaker.is_some(),
            "a link without a speaker, or the other way round: {quotation:?}"
        );
        promise!(!(quotation.orphan && quotation.speaker.is_some() && !quotation.guess), "an orphan with a certain speaker: {quotation:?}");
    }
    let in_order = analysis.quotations.windows(2).all(|p| p[0].spans[0].start <= p[1].spans[0].start);
    promise!(in_order, "quotations are out of order");
    // What opens inside another closes inside it, whichever quotation it is of.
    let mut spans: Vec<Span> = analysis.quotations.iter().flat_map(|q| q.spans.iter().copied()).collect();
    spans.sort_unstable_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    let mut around: Vec<Span> = Vec::new();
    for span in spans {
        while around.last().is_some_and(|outer| outer.end <= span.start) {
            around.pop();
        }
        promise!(around.last().is_none_or(|outer| outer.contains(span)), "{span:?} crosses {:?}", around.last());
        around.push(span);
    }
    let mut outermost: Vec<Span> =
        analysis.quotations.iter().filter(|q| q.parent.is_none()).flat_map(|q| q.spans.iter().copied()).collect();
    outermost.sort_unstable();
    promise!(apart(&outermost), "two quotations without parents lie over each other");
    Ok(())
}

/// Whether spans stand one behind the other.
fn apart(spans: &[Span]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn evidence_explains_every_label(analysis: &Analysis) -> Result<(), String> {
    promise!(analysis.evidence.is_sorted_by_key(|e| (e.sentence, e.span)), "evidence is out of order");
    for evidence in &analysis.evidence {
        let Some(sentence) = analysis.sentences.get(evidence.sentence) else {
            return Err(format!("{evidence:?} is of no sentence"));
        };
        promise!(sentence.labels.iter().any(|l| l == evidence.label), "evidence for a label that is not set: {evidence:?}");
        promise!(sentence.span.overlaps(evidence.span), "{evidence:?} is outside {sentence:?}");
    }
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        for label in sentence.labels.iter() {
            let explained = analysis.evidence.iter().any(|e| e.sentence == index && e.label == label);
            promise!(explained, "no evidence for {label:?} of {sentence:?}");
        }
    }
    Ok(())
}
