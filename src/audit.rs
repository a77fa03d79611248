//! The sourcing audit: where the numbers come from, who is not named, and what is told at second hand. It says what the text
//! shows and what it does not, never that something is false.

use rustc_hash::FxHashSet;

use crate::analysis::{
    Act, Analysis, Attribution, BlockKind, Finding, FindingKind, Language, QuotationKind, SentenceKind, SpeakerKind, Statistic, Value,
};
use crate::span::Span;
use crate::speaker;

/// Attributions of one sentence that are looked at for one statistic.
const CANDIDATES: usize = 12;
/// Attributed sentences from which on one single source is worth a word.
const ONE_SOURCE: usize = 3;
/// Sentences in a row that name nobody, from which on that is worth a word.
const NOBODY_NAMED: usize = 5;
/// Sentences before and behind a number that may say where the figures come from.
const NEIGHBOURS: usize = 3;
/// Fewest words of a sentence that states something.
const STATEMENT: usize = 6;

/// Fills `findings`, and the source of each statistic.
pub fn audit(text: &str, analysis: &mut Analysis) {
    let by_sentence = attributions_by_sentence(analysis);
    for at in 0..analysis.statistics.len() {
        let source = source_of(text, analysis, &by_sentence, at);
        let statistic = &mut analysis.statistics[at];
        statistic.attribution = statistic.attribution.or(source);
    }
    let mut findings = Vec::new();
    without_source(text, analysis, &by_sentence, &mut findings);
    unnamed(analysis, &by_sentence, &mut findings);
    orphans(analysis, &mut findings);
    one_source(analysis, &by_sentence, &mut findings);
    second_hand(text, analysis, &mut findings);
    nobody_named(text, analysis, &by_sentence, &mut findings);
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
fn attributions_by_sentence(analysis: &Analysis) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = analysis
        .attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| a.act != Act::Stance)
        .filter_map(|(id, a)| Some((sentence_at(analysis, place(a)?), id)))
        .collect();
    out.sort_unstable();
    out
}

fn of_sentence(by_sentence: &[(usize, usize)], sentence: usize) -> impl Iterator<Item = usize> {
    let from = by_sentence.partition_point(|t| t.0 < sentence);
    by_sentence[from..].iter().take(CANDIDATES).take_while(move |t| t.0 == sentence).map(|t| t.1)
}

/// The attribution that tells where a statistic comes from: the one that covers it, or one beside it that speaks of "the figures".
fn source_of(text: &str, analysis: &Analysis, by_sentence: &[(usize, usize)], statistic: usize) -> Option<usize> {
    let Statistic { span, .. } = analysis.statistics[statistic];
    let here = sentence_at(analysis, span.start);
    let paragraph = analysis.sentences.get(here)?.paragraph;
    let near = |s: usize| analysis.sentences.get(s).is_some_and(|n| n.paragraph == paragraph);
    let named = |&id: &usize| !analysis.attributions[id].source.is_empty();
    // "A count of the 300 wells shows": the number belongs to the document itself.
    let covers = |&id: &usize| {
        let attribution = &analysis.attributions[id];
        attribution.content.iter().any(|c| c.overlaps(span))
            || attribution.source.iter().any(|s| s.overlaps(span)) && is_body_or_document(analysis, attribution)
    };
    let size = |&id: &usize| {
        let attribution = &analysis.attributions[id];
        (attribution.nested, attribution.act != Act::Speech, attribution.content.iter().map(|c| c.len()).sum::<usize>())
    };
    let beside = [here.checked_sub(1), Some(here + 1)].into_iter().flatten().filter(|&s| near(s));
    let covering =
        std::iter::once(here).chain(beside).find_map(|s| of_sentence(by_sentence, s).filter(covers).filter(named).min_by_key(size));
    let quoted = || {
        let at = analysis.quotations.partition_point(|q| q.spans.first().is_none_or(|s| s.start <= span.start)).checked_sub(1)?;
        let quotation = &analysis.quotations[at];
        quotation.attribution.filter(|id| named(id) && quotation.holds(span))
    };
    // "Rents rose by 3 percent, the bank said, compared with 1 percent in May": the tag stands inside what it attributes.
    let around = || {
        let sentence = analysis.sentences.get(here)?.span;
        let opens = |a: &Attribution| {
            a.content.first().is_some_and(|c| c.start <= sentence.start + 2) && a.cue.last().is_some_and(|c| c.end <= span.start)
        };
        let broken_off = |a: &Attribution| {
            let end = a.content.last().map(|c| c.end).filter(|&e| sentence.start <= e && e <= span.start);
            end.is_some_and(|e| Span::new(e, span.start).of(text).trim_start().starts_with(['-', '–', '—', '(']))
        };
        // "It will grow by 2 percent, half a point less than in May": the number goes on with the one before the comma.
        let goes_on = |&id: &usize| {
            let end = analysis.attributions[id].content.last().map(|c| c.end).filter(|&e| sentence.start <= e && e <= span.start);
            end.is_some_and(|e| Span::new(e, span.start).of(text).trim() == ",")
                && statistic.checked_sub(1).is_some_and(|before| Some(analysis.statistics[before].span.end) == end)
        };
        if let Some(id) = of_sentence(by_sentence, here).filter(named).find(goes_on) {
            return Some(id);
        }
        let mut said = of_sentence(by_sentence, here).filter(named).filter(|&id| analysis.attributions[id].act == Act::Speech);
        let only = said.next().filter(|_| said.next().is_none())?;
        let attribution = &analysis.attributions[only];
        (opens(attribution) || broken_off(attribution)).then_some(only)
    };
    let pointed_at = || {
        let next = analysis.sentences.get(here + 1)?.span;
        speaker::speaks_of_figures(text, next).then(|| of_sentence(by_sentence, here + 1).find(named)).flatten()
    };
    // "Just 13 percent in the survey approved": the sentence before says whose survey.
    let taken_up = || {
        let before = here.checked_sub(1).filter(|&s| near(s))?;
        let survey = |&id: &usize| named(&id) && is_body_or_document(analysis, &analysis.attributions[id]);
        speaker::takes_up_a_survey(text, analysis.sentences.get(here)?.span)
            .then(|| of_sentence(by_sentence, before).find(survey))
            .flatten()
    };
    covering.or_else(quoted).or_else(around).or_else(pointed_at).or_else(taken_up)
}

fn is_body_or_document(analysis: &Analysis, attribution: &Attribution) -> bool {
    let speaker = attribution.speaker.and_then(|s| analysis.speakers.get(s));
    speaker.is_some_and(|s| matches!(s.kind, SpeakerKind::Document | SpeakerKind::Organisation))
}

fn without_source(text: &str, analysis: &Analysis, by_sentence: &[(usize, usize)], findings: &mut Vec<Finding>) {
    let mut last = None;
    let neighbours = Neighbours::of(text, analysis, by_sentence);
    // The numbers in somebody's words come from whoever is quoted, also where that is a guess.
    let mut quoted: Vec<Span> =
        analysis.quotations.iter().filter(|q| q.speaker.is_some() && !q.orphan).flat_map(|q| q.spans.iter().copied()).collect();
    quoted.sort_unstable();
    let (mut next, mut quoted_until) = (0, 0);
    for statistic in analysis.statistics.iter().filter(|s| s.attribution.is_none()) {
        while let Some(span) = quoted.get(next).filter(|q| q.start <= statistic.span.start) {
            quoted_until = quoted_until.max(span.end);
            next += 1;
        }
        if statistic.span.end <= quoted_until {
            continue;
        }
        let sentence = sentence_at(analysis, statistic.span.start);
        if last == Some(sentence) || neighbours.source(sentence) || neighbours.is_repeated(sentence, statistic) {
            continue;
        }
        last = Some(sentence);
        findings.push(Finding { kind: FindingKind::StatisticWithoutSource, sentences: vec![sentence], speaker: None });
    }
}

/// What stands around a number and says where it comes from, though not in so many words: it silences the finding and is no source.
struct Neighbours<'a> {
    analysis: &'a Analysis,
    /// Of each sentence: somebody says something in it.
    attributed: Vec<bool>,
    /// Of each sentence: it speaks of "the figures".
    of_figures: Vec<bool>,
    /// Of each paragraph: the one before it, or the list that it belongs to, leads up to it with a colon and says who gives it.
    introduced: Vec<bool>,
    /// The values of the article's own sentences: a headline repeats one of them.
    values: FxHashSet<(u64, u64, Option<&'a str>)>,
}

impl<'a> Neighbours<'a> {
    fn of(text: &str, analysis: &'a Analysis, by_sentence: &[(usize, usize)]) -> Neighbours<'a> {
        let mut attributed = vec![false; analysis.sentences.len()];
        for &(sentence, id) in by_sentence {
            let attribution = &analysis.attributions[id];
            attributed[sentence] |= attribution.act == Act::Speech && !attribution.nested && !attribution.source.is_empty();
        }
        let of_figures = analysis.sentences.iter().map(|s| speaker::speaks_of_figures(text, s.span)).collect();
        let mut introduced = Vec::with_capacity(analysis.paragraphs.len());
        let (mut sentence, mut led) = (0, false);
        for (at, paragraph) in analysis.paragraphs.iter().enumerate() {
            // A list goes on with what led up to its first item.
            introduced.push(led);
            let first = sentence;
            while analysis.sentences.get(sentence).is_some_and(|s| s.paragraph == at) {
                sentence += 1;
            }
            let leads = paragraph.span.of(text).ends_with(':') && attributed[first..sentence].contains(&true);
            led = leads || (led && paragraph.kind == BlockKind::ListItem);
        }
        let own =
            |s: &&Statistic| analysis.sentences.get(sentence_at(analysis, s.span.start)).is_some_and(|s| s.kind == SentenceKind::Prose);
        let values = analysis.statistics.iter().filter(own).filter_map(value).collect();
        Neighbours { analysis, attributed, of_figures, introduced, values }
    }

    /// Whether a sentence near this one says who gives its numbers.
    fn source(&self, sentence: usize) -> bool {
        let sentences = &self.analysis.sentences;
        let Some(own) = sentences.get(sentence) else { return false };
        let same = |&other: &usize| sentences.get(other).is_some_and(|s| s.paragraph == own.paragraph);
        let beside = [sentence.checked_sub(1), Some(sentence + 1)].into_iter().flatten().filter(same).any(|other| self.attributed[other]);
        let behind = sentence + 1..(sentence + 1 + NEIGHBOURS).min(sentences.len());
        beside || self.introduced[own.paragraph] || self.of_figures[behind].contains(&true)
    }

    /// Whether a headline only repeats a number of the article, where it has its source or its finding.
    fn is_repeated(&self, sentence: usize, statistic: &Statistic) -> bool {
        let headline = self.analysis.sentences.get(sentence).is_some_and(|s| s.kind == SentenceKind::Headline);
        headline && value(statistic).is_some_and(|value| self.values.contains(&value))
    }
}

/// A number and its unit, as something that can be looked up.
fn value(statistic: &Statistic) -> Option<(u64, u64, Option<&str>)> {
    let (from, to) = match statistic.value? {
        Value::Exact(number) => (number, number),
        Value::Range(from, to) => (from, to),
    };
    Some((from.to_bits(), to.to_bits(), statistic.unit.as_deref()))
}

fn unnamed(analysis: &Analysis, by_sentence: &[(usize, usize)], findings: &mut Vec<Finding>) {
    let mut sentences = vec![Vec::new(); analysis.speakers.len()];
    // A description that was only guessed to be a source, or that may be of somebody who is named, is none that goes unnamed.
    let certain = |a: &Attribution| a.link.is_some_and(|l| !l.is_guess());
    // A headline has no room for names.
    let headline = |sentence: usize| analysis.sentences[sentence].kind == SentenceKind::Headline;
    for &(sentence, attribution) in by_sentence.iter().filter(|(sentence, _)| !headline(*sentence)) {
        if let Some(speaker) = analysis.attributions[attribution].speaker.filter(|_| certain(&analysis.attributions[attribution])) {
            let seen: &mut Vec<usize> = &mut sentences[speaker];
            if seen.last() != Some(&sentence) {
                seen.push(sentence);
            }
        }
    }
    for (id, (speaker, sentences)) in analysis.speakers.iter().zip(sentences).enumerate() {
        if speaker.kind == SpeakerKind::Unnamed && !sentences.is_empty() {
            findings.push(Finding { kind: FindingKind::UnnamedSource, sentences, speaker: Some(id) });
        }
    }
}

fn orphans(analysis: &Analysis, findings: &mut Vec<Finding>) {
    for quotation in analysis.quotations.iter().filter(|q| q.orphan && q.parent.is_none()) {
        let sentences = sentences_of(analysis, &quotation.spans);
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

fn one_source(analysis: &Analysis, by_sentence: &[(usize, usize)], findings: &mut Vec<Finding>) {
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
    let mut found: Vec<(usize, Option<usize>)> = Vec::new();
    // One or two words quoted inside a quotation are a title or a term more often than somebody's.
    for quotation in analysis.quotations.iter().filter(|q| q.parent.is_some() && q.kind == QuotationKind::Full) {
        found.extend(quotation.spans.first().map(|s| (sentence_at(analysis, s.start), quotation.speaker)));
    }
    for attribution in analysis.attributions.iter().filter(|a| a.act == Act::Speech) {
        if attribution.nested && !attribution.content.is_empty() || speaker::told_an_outlet(text, attribution, &own) {
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

/// Stretches of news in which sentence after sentence states something, and nothing is attributed to anybody who is named. A text that
/// attributes nothing at all is no news; a recipe or a story would be one such stretch.
fn nobody_named(text: &str, analysis: &Analysis, by_sentence: &[(usize, usize)], findings: &mut Vec<Finding>) {
    // Contents may lie over each other: only their ends are noted, and one pass sums up how many are open.
    let mut opened = vec![0isize; analysis.sentences.len() + 1];
    let mut open = |first: usize, last: usize| {
        opened[first] += 1;
        opened[last + 1] -= 1;
    };
    let mut cover =
        |span: &Span| open(sentence_at(analysis, span.start), sentence_at(analysis, span.end.saturating_sub(1).max(span.start)));
    let is_named = |speaker: Option<usize>| {
        speaker.and_then(|s| analysis.speakers.get(s)).is_some_and(|speaker| match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organisation | SpeakerKind::Document => true,
            SpeakerKind::Unnamed => false,
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
        if is_named(attribution.speaker) {
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
