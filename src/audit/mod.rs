//! The sourcing audit: where the numbers come from, who is not named, and what is told at second hand. It says what the text
//! shows and what it does not, never that something is false.

mod record;
mod source;
mod unsourced;

use crate::analysis::{
    Act, Analysis, Attribution, AttributionId, BlockKind, Finding, FindingKind, Language, QuotationKind, SentenceKind, SpeakerId,
    SpeakerKind,
};
use crate::span::Span;
use crate::speaker;

use record::Records;

/// Attributions of one sentence that are looked at for one statistic.
const CANDIDATES: usize = 12;
/// Attributed sentences from which on one single source is worth a word.
const ONE_SOURCE: usize = 3;
/// Sentences in a row that name nobody, from which on that is worth a word.
const NOBODY_NAMED: usize = 5;
/// Fewest words of a sentence that states something.
const STATEMENT: usize = 6;

/// Fills `findings`, and the source of each statistic. `turns`: the turns of an interview or a transcript whose speaker is known.
pub fn audit(text: &str, turns: &[Span], analysis: &mut Analysis) {
    let by_sentence = attributions_by_sentence(analysis);
    for at in 0..analysis.statistics.len() {
        let source = source::source_of(text, analysis, &by_sentence, at);
        let statistic = &mut analysis.statistics[at];
        statistic.attribution = statistic.attribution.or(source);
    }
    let mut findings = Vec::new();
    let mut records = Records::of(text, analysis, turns);
    unsourced::without_source(text, analysis, &by_sentence, &mut records, &mut findings);
    unnamed(analysis, &by_sentence, &mut findings);
    orphans(analysis, &mut findings);
    one_source(analysis, &by_sentence, &mut findings);
    second_hand(text, analysis, &mut findings);
    // What happened in a game everybody there has seen.
    if !records.game {
        nobody_named(text, analysis, &by_sentence, &mut findings);
    }
    analysis.findings = findings;
}

/// The sentence that holds byte `at`: the last that starts at or before it.
fn sentence_at(analysis: &Analysis, at: usize) -> usize {
    analysis.sentences.partition_point(|s| s.span.start <= at).saturating_sub(1)
}

/// Where an attribution stands: at its cue.
fn place(attribution: &Attribution) -> Option<usize> {
    attribution.cue.first().or(attribution.source.first()).map(|s| s.start)
}

/// (sentence of the cue, attribution) of everything that is said or thought, sorted.
fn attributions_by_sentence(analysis: &Analysis) -> Vec<(usize, AttributionId)> {
    let mut out: Vec<(usize, AttributionId)> = analysis
        .attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| a.act != Act::Stance)
        .filter_map(|(id, a)| Some((sentence_at(analysis, place(a)?), AttributionId(id))))
        .collect();
    out.sort_unstable();
    out
}

fn of_sentence(by_sentence: &[(usize, AttributionId)], sentence: usize) -> impl Iterator<Item = AttributionId> {
    let from = by_sentence.partition_point(|t| t.0 < sentence);
    by_sentence[from..].iter().take(CANDIDATES).take_while(move |t| t.0 == sentence).map(|t| t.1)
}

fn unnamed(analysis: &Analysis, by_sentence: &[(usize, AttributionId)], findings: &mut Vec<Finding>) {
    let mut sentences = vec![Vec::new(); analysis.speakers.len()];
    // A description that was only guessed to be a source, or that may be of somebody who is named, is none that goes unnamed.
    let certain = |a: &Attribution| a.link.is_some_and(|l| !l.is_guess());
    // A headline has no room for names.
    let headline = |sentence: usize| analysis.sentences[sentence].kind == SentenceKind::Headline;
    for &(sentence, attribution) in by_sentence.iter().filter(|(sentence, _)| !headline(*sentence)) {
        if let Some(speaker) = analysis.attributions[attribution].speaker.filter(|_| certain(&analysis.attributions[attribution])) {
            let seen: &mut Vec<usize> = &mut sentences[speaker.0];
            if seen.last() != Some(&sentence) {
                seen.push(sentence);
            }
        }
    }
    for (id, (speaker, sentences)) in analysis.speakers.iter().zip(sentences).enumerate() {
        if speaker.kind == SpeakerKind::Unnamed && !sentences.is_empty() {
            findings.push(Finding { kind: FindingKind::UnnamedSource, sentences, speaker: Some(SpeakerId(id)) });
        }
    }
}

fn orphans(analysis: &Analysis, findings: &mut Vec<Finding>) {
    for quotation in analysis.quotations.iter().filter(|q| q.orphan && q.parent.is_none()) {
        let sentences = sentences_of(analysis, &quotation.spans);
        // A headline's fragment is somebody's only where the article says whose.
        let headline = sentences.first().is_some_and(|&s| analysis.sentences[s].kind == SentenceKind::Headline);
        if headline && quotation.kind != QuotationKind::Full {
            continue;
        }
        findings.push(Finding { kind: FindingKind::OrphanQuotation, sentences, speaker: None });
    }
}

/// The sentences that the spans touch.
fn sentences_of(analysis: &Analysis, spans: &[Span]) -> Vec<usize> {
    let mut out: Vec<usize> =
        spans.iter().flat_map(|s| sentence_at(analysis, s.start)..=sentence_at(analysis, s.end.saturating_sub(1).max(s.start))).collect();
    out.dedup();
    out
}

fn one_source(analysis: &Analysis, by_sentence: &[(usize, AttributionId)], findings: &mut Vec<Finding>) {
    let mut sentences: Vec<usize> = Vec::new();
    let mut only = None;
    for &(sentence, id) in by_sentence {
        let attribution = &analysis.attributions[id];
        if attribution.nested || attribution.source.is_empty() {
            continue;
        }
        match (attribution.speaker, only) {
            (Some(speaker), None) => only = Some(speaker),
            (Some(speaker), Some(first)) if speaker == first => {}
            _ => return,
        }
        sentences.push(sentence);
    }
    if analysis.quotations.iter().any(|q| q.parent.is_none() && (q.orphan || q.speaker != only)) {
        return;
    }
    sentences.dedup();
    if sentences.len() >= ONE_SOURCE {
        findings.push(Finding { kind: FindingKind::OneSource, sentences, speaker: only });
    }
}

/// Words that somebody inside a quotation gives as another's, and words told to another outlet.
fn second_hand(text: &str, analysis: &Analysis, findings: &mut Vec<Finding>) {
    let own = speaker::own_outlets(text, analysis);
    let mut found: Vec<(usize, Option<SpeakerId>)> = Vec::new();
    // One or two words quoted inside a quotation are a title or a term more often than somebody's.
    for quotation in analysis.quotations.iter().filter(|q| q.parent.is_some() && q.kind == QuotationKind::Full) {
        found.extend(quotation.spans.first().map(|s| (sentence_at(analysis, s.start), quotation.speaker)));
    }
    for attribution in analysis.attributions.iter().filter(|a| a.act == Act::Speech) {
        // “I have said so before”: one’s own words.
        let by_another = || !attribution.source.first().is_some_and(|source| speaker::is_first_person(source.of(text)));
        if attribution.nested && !attribution.content.is_empty() && by_another() || speaker::told_an_outlet(text, attribution, &own) {
            found.extend(place(attribution).map(|at| (sentence_at(analysis, at), attribution.speaker)));
        }
    }
    found.retain(|(sentence, _)| analysis.sentences[*sentence].kind != SentenceKind::Headline);
    found.sort_unstable();
    found.dedup_by_key(|f| f.0);
    findings.extend(found.into_iter().map(|(sentence, speaker)| Finding {
        kind: FindingKind::SecondHand,
        sentences: vec![sentence],
        speaker,
    }));
}

/// Stretches of news in which sentence after sentence states something, and nothing is attributed to anybody. A text that
/// attributes nothing at all is no news; a recipe or a story would be one such stretch.
fn nobody_named(text: &str, analysis: &Analysis, by_sentence: &[(usize, AttributionId)], findings: &mut Vec<Finding>) {
    // Contents may lie over each other: only their ends are noted, and one pass sums up how many are open.
    let mut opened = vec![0isize; analysis.sentences.len() + 1];
    let mut open = |first: usize, last: usize| {
        opened[first] += 1;
        opened[last + 1] -= 1;
    };
    let mut cover =
        |span: &Span| open(sentence_at(analysis, span.start), sentence_at(analysis, span.end.saturating_sub(1).max(span.start)));
    let is_named = |speaker: Option<SpeakerId>| {
        speaker.and_then(|s| analysis.speakers.get(s.0)).is_some_and(|speaker| match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organisation | SpeakerKind::Document => true,
            SpeakerKind::Unnamed => false,
            SpeakerKind::Collective if speaker::are_authors(&speaker.name) => true,
            // "Greta and Tom Weller", not "police and fire officials".
            SpeakerKind::Collective => {
                let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
                let mut words = speaker.name.split(' ');
                let owned = [" and his ", " and her ", " and their "].iter().any(|and| speaker.name.contains(and));
                speaker.name.contains(" and ") && capital(words.next()) && (owned || capital(words.next_back()))
            }
        })
    };
    for &(sentence, id) in by_sentence {
        let attribution = &analysis.attributions[id];
        // A source that is not named is a finding of its own.
        let unnamed = attribution.act == Act::Speech && attribution.speaker.is_some() && attribution.link.is_some_and(|l| !l.is_guess());
        if unnamed || is_named(attribution.speaker) {
            attribution.content.iter().for_each(&mut cover);
            cover(&analysis.sentences[sentence].span);
        }
    }
    for quotation in analysis.quotations.iter().filter(|q| !q.orphan && is_named(q.speaker)) {
        quotation.spans.iter().for_each(&mut cover);
    }
    if analysis.language != Language::English || !by_sentence.iter().any(|&(_, id)| is_named(analysis.attributions[id].speaker)) {
        return;
    }
    let mut covered = 0;
    let mut run: Vec<usize> = Vec::new();
    let mut end = |run: &mut Vec<usize>| {
        let sentences = std::mem::take(run);
        if sentences.len() >= NOBODY_NAMED {
            findings.push(Finding { kind: FindingKind::NobodyNamed, sentences, speaker: None });
        }
    };
    for (at, (sentence, change)) in analysis.sentences.iter().zip(&opened).enumerate() {
        covered += change;
        match (sentence.kind, analysis.paragraphs[sentence.paragraph].kind) {
            // Credits and captions between two paragraphs are no part of the story.
            (SentenceKind::Metadata, _) => (),
            (SentenceKind::Prose, BlockKind::Prose) if covered == 0 && states_something(sentence.span.of(text)) => run.push(at),
            _ => end(&mut run),
        }
    }
    end(&mut run);
}

/// Whether a sentence states something as news does: no question, no heading, and nobody who speaks of himself or to the reader.
fn states_something(sentence: &str) -> bool {
    let personal = |word: &str| ["i", "we", "you", "my", "our"].iter().any(|own| word.eq_ignore_ascii_case(own));
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    sentence.ends_with(['.', '”', '"', '’']) && words.clone().nth(STATEMENT - 1).is_some() && !words.any(personal)
}
