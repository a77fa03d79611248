//! A marked stretch and what stands around it.

use crate::lexicon::quotation as lists;
use crate::mark::Marked;
use crate::passage::Passage;
use crate::span::Span;
use crate::token::TokenKind;

/// A marked stretch, read once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// With its marks.
    pub(super) span: Span,
    /// Index of its first token, which is its opening mark where it has one.
    pub(super) first: usize,
    /// One past the index of its last token.
    pub(super) end: usize,
    /// How many words it holds.
    pub(super) words: usize,
    /// Its first word begins with a capital, or is a number.
    pub(super) capital: bool,
    /// Its longer words all begin with a capital.
    pub(super) title_case: bool,
    /// A stop or a comma stands at its end, inside or right after its mark.
    pub(super) stopped: bool,
    /// It holds nothing but figures.
    pub(super) figure: bool,
    /// It begins and ends like a sentence.
    pub(super) sentence_like: bool,
}

impl Stretch {
    pub(super) fn read(passage: &Passage, marked: &Marked) -> Stretch {
        let (text, tokens) = (passage.text, &passage.tokens);
        let first = tokens.partition_point(|t| t.span.start < marked.span.start);
        let end = first + tokens[first..].partition_point(|t| t.span.end <= marked.span.end);
        let is_word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Abbreviation);
        let (mut words, mut longer, mut longer_capitals) = (0, 0, 0);
        let (mut capital, mut last_capital) = (false, false);
        let mut figure = true;
        for token in tokens[first..end].iter().filter(|t| is_word(t.kind)) {
            let written = token.of(text);
            last_capital = !written.starts_with(char::is_lowercase);
            if words == 0 {
                capital = last_capital;
            }
            words += 1;
            figure &= token.kind == TokenKind::Number;
            if written.chars().nth(3).is_some() && !lists::SMALL_IN_TITLES.contains(&written) {
                longer += 1;
                longer_capitals += usize::from(last_capital);
            }
        }
        let closes = |i: usize| {
            tokens.get(i).is_some_and(|t| {
                matches!(t.of(text), "." | "," | "?" | "!" | "…" | "..." | "—" | "–" | "―" | ";") || t.of(text).starts_with("--")
            })
        };
        let inside = (first..end).rev().find(|&i| tokens[i].kind != TokenKind::Symbol || closes(i)).is_some_and(closes);
        let glued = tokens.get(end).is_some_and(|t| t.span.start == marked.span.end) && closes(end);
        let stopped = inside || glued;
        Stretch {
            span: marked.span,
            first,
            end,
            words,
            capital,
            title_case: capital && last_capital && longer == longer_capitals && !figure,
            stopped,
            figure,
            sentence_like: capital && stopped && words >= 2 && !figure,
        }
    }
}
