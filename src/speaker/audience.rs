//! What the audit asks of the words around an attribution: who was told, and whether a sentence speaks of figures.

use crate::analysis::Attribution;
use crate::lexicon::MEDIA;
use crate::span::Span;

use super::word::{Gap, joined, words};

/// Words behind a cue among which the audience stands.
const REACH: usize = 8;
/// Bytes behind a cue in which they are looked for.
const REACH_BYTES: usize = 120;

/// "told the BBC", "said in an interview with the Times": words first given to another outlet.
pub(crate) fn told_an_outlet(text: &str, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue.last() else { return false };
    let told = matches!(cue.of(text).rsplit(' ').next(), Some("told" | "tells" | "tell" | "telling"));
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
        (start + 1..=clause.min(start + 3)).any(|end| behind[start].capital && MEDIA.contains(&joined(text, &behind[start..end])))
    })
}

/// "The figures come from …", "Those numbers …": the sentence is about numbers just given.
pub(crate) fn speaks_of_figures(text: &str, sentence: Span) -> bool {
    let mut opening = Vec::new();
    words(text, sentence, REACH, &mut opening);
    let points =
        opening.first().is_some_and(|w| matches!(&*w.lower(text), "the" | "these" | "those" | "this" | "that" | "both" | "all" | "such"));
    points
        && opening.iter().skip(1).take(3).any(|w| {
            matches!(
                &*w.lower(text),
                "figure"
                    | "figures"
                    | "number"
                    | "numbers"
                    | "data"
                    | "statistic"
                    | "statistics"
                    | "estimate"
                    | "estimates"
                    | "total"
                    | "totals"
                    | "count"
                    | "tally"
                    | "toll"
                    | "percentages"
                    | "findings"
                    | "results"
                    | "is"
                    | "was"
            )
        })
}
