//! What the source does with the content: speech, thought or stance.

use crate::analysis::Act;
use crate::lexicon::verb::verb;
use crate::passage::Passage;
use crate::span::Span;

/// The act of a relation whose cue and content are known.
pub(crate) fn act(passage: &Passage, cue: &[Span], content: &[Span]) -> Act {
    let _ = content;
    cue.iter()
        .flat_map(|span| span.of(passage.text).split_whitespace())
        .find_map(|word| verb(&word.to_lowercase()))
        .map_or(Act::Speech, |verb| verb.act)
}
