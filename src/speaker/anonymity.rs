//! Why an article does not name a source: "who asked not to be named because she feared for her job".

use crate::analysis::{Analysis, SpeakerKind};
use crate::lexicon::speaker as lists;
use crate::span::Span;

use super::sentence_at;
use super::word::{Gap, Word, words};

/// Words of a sentence that are read.
const SENTENCE: usize = 80;
/// Words between "not" and the verb of naming: "not to be publicly named".
const NAMING_REACH: usize = 5;
/// Longest reason that is shown, in words.
const REASON: usize = 30;

/// Fills `anonymity` of speakers whom the article does not name: from a sentence in which they are a source, or the one behind it.
pub(super) fn fill(text: &str, analysis: &mut Analysis) {
    let mut buffer = Vec::new();
    for id in 0..analysis.attributions.len() {
        let attribution = &analysis.attributions[id];
        let (Some(speaker), Some(source)) = (attribution.speaker, attribution.source.first()) else { continue };
        if analysis.speakers[speaker].kind != SpeakerKind::Unnamed || analysis.speakers[speaker].anonymity.is_some() {
            continue;
        }
        let here = sentence_at(analysis, source.start);
        let paragraph = analysis.sentences[here].paragraph;
        let next = analysis.sentences.get(here + 1).filter(|s| s.paragraph == paragraph);
        let near = std::iter::once(&analysis.sentences[here]).chain(next);
        let reason = near.map(|s| s.span).find_map(|sentence| {
            words(text, sentence, SENTENCE, &mut buffer);
            reason(text, &buffer)
        });
        analysis.speakers[speaker].anonymity = reason.map(|span| span.of(text).to_owned());
    }
}

/// The words that say why somebody in this sentence is not named.
fn reason(text: &str, words: &[Word]) -> Option<Span> {
    let at = (0..words.len()).find(|&at| asks_for_anonymity(text, words, at) || may_not_speak(text, words, at))?;
    if may_not_speak(text, words, at) {
        return clause(text, &words[at..]);
    }
    let behind = &words[at + 1..];
    let why = behind.iter().position(|w| matches!(&*w.lower(text), "because" | "citing" | "fearing" | "due"));
    let other = || {
        let joint = |w: &Word| lists::BEHIND_REASONS.contains(&&*w.lower(text));
        behind.first().is_some_and(|w| w.gap <= Gap::Comma && joint(w)).then_some(0)
    };
    let barred = || (0..words.len()).find(|&i| may_not_speak(text, words, i)).map(|i| &words[i..]);
    match why.or_else(other) {
        Some(from) => clause(text, &behind[from..]),
        None => clause(text, barred()?),
    }
}

/// "anonymity", "anonymously", "not to be named", "declined to be identified".
fn asks_for_anonymity(text: &str, words: &[Word], at: usize) -> bool {
    match &*words[at].lower(text) {
        "anonymity" | "anonymously" => true,
        "named" | "identified" | "quoted" => words[at.saturating_sub(NAMING_REACH)..at].windows(2).any(|pair| {
            let [first, second] = pair else { return false };
            let refuses = matches!(&*first.lower(text), "not" | "declined" | "refused" | "asked" | "requested");
            refuses && matches!(&*second.lower(text), "to" | "be" | "not" | "being")
        }),
        "withheld" | "changed" => words[..at].iter().any(|w| matches!(&*w.lower(text), "name" | "names")),
        _ => false,
    }
}

/// "not authorised to speak".
fn may_not_speak(text: &str, words: &[Word], at: usize) -> bool {
    let lower = |at: usize| words.get(at).map(|w| w.lower(text));
    let is = |at: usize, some: &[&str]| lower(at).is_some_and(|w| some.contains(&&*w));
    is(at, &["not", "wasn't", "weren't", "unauthorised", "unauthorized"])
        && (is(at + 1, &["authorised", "authorized", "allowed", "permitted"]) || is(at, &["unauthorised", "unauthorized"]))
        && words[at..].iter().take(NAMING_REACH + 1).any(|w| matches!(&*w.lower(text), "speak" | "comment" | "discuss" | "talk"))
}

/// From the first word to the end of its clause.
fn clause(text: &str, words: &[Word]) -> Option<Span> {
    let stop =
        |&(at, w): &(usize, &Word)| at > 0 && w.gap != Gap::Space || at >= REASON || at > 1 && matches!(&*w.lower(text), "said" | "told");
    let end = words.iter().enumerate().find(stop).map_or(words.len(), |(at, _)| at);
    (end > 1).then(|| words[0].span.cover(words[end - 1].span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_the_articles_own_words() {
        let cases = [
            ("An aide, who asked not to be named because the talks go on, said no.", Some("because the talks go on")),
            ("The clerk spoke on condition of anonymity to discuss the budget.", Some("to discuss the budget")),
            ("The clerk, who was not authorised to speak to the press, said no.", Some("not authorised to speak to the press")),
            ("She asked for anonymity, citing fear of reprisals.", Some("citing fear of reprisals")),
            ("An aide who declined to be identified said no.", None),
            ("He was named because he had won.", None),
            ("The street is not named because nobody asked.", None),
            ("The plan was not to be rushed because of the cost.", None),
        ];
        for (text, expected) in cases {
            let mut all = Vec::new();
            words(text, Span::new(0, text.len()), SENTENCE, &mut all);
            assert_eq!(reason(text, &all).map(|s| s.of(text)), expected, "{text}");
        }
    }
}
