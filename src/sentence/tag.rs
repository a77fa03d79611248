//! Whether a quotation that has just closed has its tag behind it.

use super::boundary::{Reader, Run};
use super::written::{Begins, begins, begins_small, is_apostrophe_token, is_opener};
use crate::analysis::Act;
use crate::lexicon::{self, sentence as lists, verb::act};
use crate::token::{Token, TokenKind};

/// So many tokens behind a quotation may be its tag.
const TAG: usize = 8;

/// So many tokens behind a tag's verb are asked whether they hold words of their own.
const CIRCUMSTANCE: usize = 16;

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
            && window[..verb].iter().all(|t| (t.kind != TokenKind::Symbol || is_apostrophe_token(self.text, t)) && !denies(t))
            // "“Why not?” Smith left when she was told."
            && !verb.checked_sub(1).is_some_and(|at| lists::BE.contains(&window[at].of(self.text)));
        let after = run.closed + verb + 1;
        let told = || act(window[verb].of(self.text)) == Some(Act::Speech) && self.is_full_name(&window[..verb]) && self.tells_when(after);
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
            _ if told() => true,
            // "Smith said nothing" says it of him.
            word => begins_small(word) && (word.ends_with("ing") && !word.ends_with("thing") || word.ends_with("ly") || particle(verb + 1)),
        });
        name && ends
    }

    /// Whether the tokens are a name and nothing else: "Anna Holt", "Gov. Lee".
    fn is_full_name(&self, tokens: &[Token]) -> bool {
        let capital = |t: &Token| t.kind != TokenKind::Symbol && begins(t.of(self.text)) == Begins::Upper;
        let starts = tokens.first().is_some_and(|t| lexicon::SENTENCE_STARTERS.contains_folded(t.of(self.text)));
        let title = tokens.first().is_some_and(|t| lexicon::ABBREVIATED_TITLES.contains_folded(t.of(self.text).trim_end_matches('.')));
        tokens.iter().all(capital) && (title || !starts)
    }

    /// Whether the words from token `at` to the end of the sentence only say when or from where something was uttered, and give no
    /// words of their own: "“Why not?” Smith said when she was told."
    fn tells_when(&self, at: usize) -> bool {
        let word = |i: usize| self.tokens.get(i).map_or("", |t| t.of(self.text));
        let day = |i: usize| word(i).get(..3).is_some_and(|day| word(i).ends_with("day") && lists::CALENDAR_OPENERS.contains(&day));
        // "on Monday", "last night", "yesterday": where nothing goes on, as "Smith said on Monday he would go" does.
        let time = match word(at) {
            "on" if day(at + 1) => at + 2,
            "this" | "last" if lists::TIMES_OF_TAGS.contains(&word(at + 1)) => at + 2,
            "later" | "today" | "yesterday" => at + 1,
            _ if day(at) => at + 1,
            _ => at,
        };
        let closes = matches!(word(time), "" | "." | "," | ";" | "?" | "!") || lists::TAG_CIRCUMSTANCES.contains(&word(time));
        let rest = (at..at + CIRCUMSTANCE).map(word).take_while(|w| !matches!(*w, "." | "?" | "!"));
        closes && !rest.into_iter().any(|w| matches!(w, ":" | "that") || is_opener(w))
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
