//! What the audit asks of the words around an attribution: who was told, and whether a sentence speaks of figures.

use crate::analysis::{Analysis, Attribution, SentenceKind};
use crate::lexicon::MEDIA;
use crate::lexicon::speaker as lists;
use crate::span::Span;

use super::word::{Gap, is_space, joined, lower, words};

/// Words behind a cue among which the audience stands.
const REACH: usize = 8;
/// Bytes behind a cue in which they are looked for.
const REACH_BYTES: usize = 120;

/// Sentences at the top of an article among which its dateline and its byline stand.
const TOP: usize = 8;

/// The outlets that the article itself is from, in lower case: "MACAU (Reuters) –" or a byline says so.
pub(crate) fn own_outlets(text: &str, analysis: &Analysis) -> Vec<String> {
    let mut own = Vec::new();
    let mut opening = Vec::new();
    for sentence in analysis.sentences.iter().take(TOP) {
        words(text, sentence.span, REACH, &mut opening);
        for start in 0..opening.len() {
            let signed = opening[start].gap == Gap::Open || sentence.kind == SentenceKind::Metadata;
            let ends = (start + 1..=opening.len().min(start + 3)).filter(|_| signed && opening[start].capital);
            own.extend(ends.map(|end| joined(text, &opening[start..end])).filter(|name| MEDIA.contains(name)));
        }
    }
    let short = [("ap", "associated press"), ("afp", "agence france-presse")];
    for (short, long) in short {
        if own.iter().any(|o| o == short || o == long) {
            own.extend([short.to_owned(), long.to_owned()]);
        }
    }
    own
}

/// Whether a source is "I" or "we": whoever speaks. "You" is whoever is spoken to.
pub(crate) fn is_first_person(source: &str) -> bool {
    let source = lower(source);
    &*source != "you" && lists::SPOKEN_PRONOUNS.contains(&&*source)
}

/// "told the BBC", "said in an interview with the Times": words first given to an outlet other than the article's `own`.
pub(crate) fn told_an_outlet(text: &str, attribution: &Attribution, own: &[String]) -> bool {
    let Some(cue) = attribution.cue.last() else { return false };
    let told = matches!(cue.of(text).rsplit(is_space).next(), Some("told" | "tells" | "tell" | "telling"));
    let mut behind = Vec::new();
    let end =
        (cue.end + REACH_BYTES..).find(|&at| at >= text.len() || text.is_char_boundary(at)).map_or(text.len(), |at| at.min(text.len()));
    words(text, Span::new(cue.end, end), REACH, &mut behind);
    let interview = behind.windows(2).any(|w| w[0].lower(text) == "interview" && matches!(&*w[1].lower(text), "with" | "on"));
    if !told && !interview {
        return false;
    }
    let clause = behind.iter().enumerate().find(|(i, w)| *i > 0 && w.gap > Gap::Comma).map_or(behind.len(), |(i, _)| i);
    (0..clause).any(|start| {
        (start + 1..=clause.min(start + 3)).any(|end| {
            let name = joined(text, &behind[start..end]);
            behind[start].capital && MEDIA.contains(&name) && !own.contains(&name)
        })
    })
}

/// "The figures come from …", "Those numbers …": the sentence is about numbers just given.
pub(crate) fn speaks_of_figures(text: &str, sentence: Span) -> bool {
    let mut opening = Vec::new();
    words(text, sentence, REACH, &mut opening);
    let points = opening.first().is_some_and(|w| lists::POINTING_OPENERS.contains(&&*w.lower(text)));
    points && opening.iter().skip(1).take(3).any(|w| lists::FIGURE_NOUNS.contains(&&*w.lower(text)))
}

/// Words of a sentence among which the survey that it takes up is named.
const SENTENCE: usize = 40;

/// "in the survey", "of those polled": the sentence goes on with the numbers of a survey that was spoken of before.
pub(crate) fn takes_up_a_survey(text: &str, sentence: Span) -> bool {
    let mut all = Vec::new();
    words(text, sentence, SENTENCE, &mut all);
    all.iter().enumerate().any(|(at, word)| match &*word.lower(text) {
        word if lists::SURVEY_NOUNS.contains(&word) => {
            let before = &all[at.saturating_sub(3)..at];
            before.iter().any(|w| matches!(&*w.lower(text), "the" | "that" | "this" | "same"))
        }
        "polled" | "surveyed" | "interviewed" => at > 0 && matches!(&*all[at - 1].lower(text), "those" | "people" | "voters" | "adults"),
        "respondents" => true,
        _ => false,
    })
}
