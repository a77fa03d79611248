//! Whether a quotation that has just closed has its tag behind it.

use super::boundary::{Reader, Run};
use super::written::{begins_small, is_apostrophe_token, is_opener};
use crate::analysis::Act;
use crate::lexicon::{sentence as lists, verb::act};
use crate::token::{Token, TokenKind};

/// So many tokens behind a quotation may be its tag.
const TAG: usize = 8;

impl Reader<'_> {
    /// Whether a quotation has just closed and its tag follows: a name and a verb of saying ("“Good morning!” Harry said.").
    pub(super) fn is_tagged(&self, run: &Run) -> bool {
        if !run.quoted || self.is_introduced(run) {
            return false;
        }
        let window = &self.tokens[run.closed..self.tokens.len().min(run.closed + TAG)];
        let ended = |at: usize| window.get(at + 1).is_none_or(|t| matches!(t.of(self.text), "." | ","));
        let particle = |at: usize| {
            let word = window.get(at).map_or("", |t| t.of(self.text));
            lists::TAG_PARTICLES.contains(&word) && ended(at)
        };
        // "“Is it over?” she wondered."
        let says = |(at, t): (usize, &Token)| match act(t.of(self.text)) {
            Some(Act::Speech) => true,
            // "“Why?” she wondered aloud."
            Some(Act::Thought) => ended(at) || window.get(at + 1).is_some_and(|t| t.of(self.text) == "aloud"),
            // "“Why?” Lee shot back."
            _ => lists::PHRASAL_TAG_VERBS.contains(&t.of(self.text)) && particle(at + 1),
        };
        let Some(verb) = window.iter().enumerate().position(says) else { return false };
        // "“Why now?” The minister did not answer."
        let denies = |t: &Token| lists::NO_TAGS.contains(&t.of(self.text));
        let name = !window[..verb].is_empty()
            && window[..verb].iter().all(|t| (t.kind != TokenKind::Symbol || is_apostrophe_token(self.text, t)) && !denies(t));
        let ends = window.get(verb + 1).is_none_or(|t| match t.of(self.text) {
            "." | "," | ";" => true,
            "in" | "at" | "as" | "with" => true,
            "him" | "them" | "me" | "us" => window.get(verb + 2).is_none_or(|t| matches!(t.of(self.text), "." | "," | ";")),
            // "“No!” He said: “Yes!”"
            ":" => window.get(verb + 2).is_none_or(|next| !is_opener(next.of(self.text))),
            // "he said to reporters"; but "He vowed to fight" is a sentence of its own.
            "to" => !lists::PROMISING_VERBS.contains(&window[verb].of(self.text)),
            // "Harry recalls thinking", "Harry said sadly"
            "aloud" => true,
            word => begins_small(word) && (word.ends_with("ing") || word.ends_with("ly") || particle(verb + 1)),
        });
        name && ends
    }

    /// Whether the quotation that has just closed had its tag before it: "He said: “No!” He said it twice."
    fn is_introduced(&self, run: &Run) -> bool {
        let here = self.tokens[run.closed - 1].span.end;
        let Some(marked) = self.marked.get(self.outer).filter(|m| m.span.end == here) else { return false };
        let opening = self.tokens.partition_point(|t| t.span.start < marked.span.start);
        let before = |n: usize| opening.checked_sub(n).map_or("", |i| self.tokens[i].of(self.text));
        let says = |word: &str| act(word) == Some(Act::Speech);
        before(1) == ":" || says(before(1)) || (before(1) == "," && says(before(2)))
    }

    /// "… out of her garage ... the Post has learned.": a tag that ends its sentence.
    pub(super) fn is_tag_behind_ellipsis(&self, run: &Run) -> bool {
        let window = &self.tokens[run.closed..self.tokens.len().min(run.closed + TAG)];
        let Some(verb) = window.iter().position(|t| act(t.of(self.text)).is_some()) else { return false };
        let ends = window.get(verb + 1).is_none_or(|t| t.of(self.text) == ".");
        let name = |t: &Token| t.kind != TokenKind::Symbol && (!begins_small(t.of(self.text)) || matches!(t.of(self.text), "has" | "have"));
        ends && verb > 0 && window[..verb].iter().all(name)
    }
}
