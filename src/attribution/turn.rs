//! Turns of the writer's own that the model takes for somebody's words.

use crate::analysis::Attribution;
use crate::lexicon::verb::verb;
use crate::passage::Passage;
use crate::span::Span;

/// "That said, it rained", "it was little known", "his so-called plan": a turn of the writer's, and nothing that anybody says.
pub(super) fn is_turn(passage: &Passage, relation: &Attribution) -> bool {
    if relation.cue.first().is_some_and(|cue| is_so_called(passage.text, *cue)) {
        return true;
    }
    // "The navy underestimated the storm": the writer judges, the navy says nothing.
    if relation.cue.iter().any(|cue| verb(&cue.of(passage.text).to_lowercase()).is_some_and(|v| v.lemma == "underestimate")) {
        return true;
    }
    if let ([], [cue]) = (&relation.source[..], &relation.cue[..]) {
        let words = cue.of(passage.text).to_lowercase();
        return ["little known", "well known", "best known", "widely known"].iter().any(|end| words.ends_with(end));
    }
    let ([source], [cue]) = (&relation.source[..], &relation.cue[..]) else { return false };
    let is = |span: &Span, word: &str| span.of(passage.text).eq_ignore_ascii_case(word);
    let after = passage.text[cue.end..].trim_start();
    is(source, "that") && (is(cue, "said") || is(cue, "being said")) && !after.starts_with(['“', '"', ':'])
}

/// "so-called": the cue is the "called" of it, or ends with it.
fn is_so_called(text: &str, cue: Span) -> bool {
    let lower = |words: &str| words.to_ascii_lowercase();
    let Some(before) = lower(cue.of(text)).strip_suffix("called").map(str::to_owned) else { return false };
    let before = if before.is_empty() { lower(text[..cue.start].split(' ').next_back().unwrap_or_default()) } else { before };
    before.trim_start_matches(['“', '‘', '"', '\'', '(']) == "so-"
}
