//! The turns of a transcript: "WALLACE: Let us begin."

use super::{Finder, Found, Rule, Tokens};
use crate::lexicon::attribution as lists;

/// Tokens of the longest name before the colon, and the fewest of what is said.
const LONGEST_NAME: usize = 4;
const SHORTEST_TURN: usize = 4;

impl Finder<'_, '_> {
    /// A name in capitals that opens the paragraph, a colon, and whole sentences: what they say belongs to the name.
    pub(super) fn turn(&self, sentence: &Tokens) -> Option<Found> {
        if sentence.start > 0 {
            return None;
        }
        let end = self.passage.words.len();
        let from = usize::from(self.is_mark(0));
        let colon = (from + 1..end.min(from + LONGEST_NAME + 1)).find(|&at| self.text(at) == ":")?;
        let shouted = |at: usize| self.text(at).len() > 1 && self.text(at).bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        let kicker = |at: usize| lists::KICKERS.iter().any(|word| self.is(at, word));
        let named = (from..colon).all(|at| shouted(at) && !kicker(at));
        // A headline after its kicker has no full stop.
        let last = (colon + 1..end).rev().find(|&at| !self.is_mark(at))?;
        let whole = matches!(self.text(last), "." | "?" | "!" | "…" | "—") && end - colon > SHORTEST_TURN;
        let said = colon + 1..end;
        (named && whole).then_some(Found {
            source: Some(from..colon),
            cue: colon..colon + 1,
            content: vec![said],
            rule: Rule::NameAndColon,
        })
    }
}
