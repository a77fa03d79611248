//! Items of a list that was run together into one paragraph: "1) … 2) …", "a. … b. …", "• … • …".

use crate::token::{Token, TokenKind};

/// How an item is numbered, and what the next one is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbering {
    /// The number or the letter's place in the alphabet.
    ordinal: u32,
    lettered: bool,
    /// What stands right after it: `.`, `)` or `.)`.
    stopped: bool,
    bracketed: bool,
}

/// The list that is being read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Items {
    current: Option<Numbering>,
}

impl Items {
    /// Notes the numbering of a sentence that begins at token `at`. A sentence without one leaves the list as it is: items
    /// may hold several sentences.
    pub(super) fn begin(&mut self, text: &str, tokens: &[Token], at: usize) {
        let at = at + usize::from(tokens.get(at).is_some_and(|t| is_bullet(t.of(text))));
        if let Some(numbering) = numbering(text, tokens, at) {
            self.current = Some(numbering);
        }
    }

    /// Whether the next item of the list begins at token `at`.
    pub(super) fn next_begins(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        if is_bullet(tokens[at].of(text)) || is_stamp(text, tokens, at) {
            return true;
        }
        let Some(current) = self.current else { return false };
        matches!(tokens[at].kind, TokenKind::Number | TokenKind::Word)
            && tokens[at - 1].span.end < tokens[at].span.start
            && !is_bullet(tokens[at - 1].of(text))
            && numbering(text, tokens, at) == Some(Numbering { ordinal: current.ordinal + 1, ..current })
    }
}

/// "Ann Lee 04/26/2001 07:17 AM Will you come?": the head of a mail that was run together. "On 04/26/2001 07:17 AM" goes on.
fn is_stamp(text: &str, tokens: &[Token], at: usize) -> bool {
    let number = |i: usize| tokens.get(i).filter(|t| t.kind == TokenKind::Number).map_or("", |t| t.of(text));
    let date = number(at);
    let led = tokens[at - 1].of(text);
    date.bytes().filter(|b| *b == b'/').count() == 2
        && number(at + 1).contains(':')
        && tokens.get(at + 2).is_some_and(|t| matches!(t.of(text), "AM" | "PM"))
        && !led.eq_ignore_ascii_case("on")
        && !matches!(led, "(" | ":" | ",")
}

/// Bullets that are never anything else.
fn is_bullet(token: &str) -> bool {
    matches!(token, "•" | "⁃" | "▪" | "◦" | "●" | "‣")
}

fn numbering(text: &str, tokens: &[Token], at: usize) -> Option<Numbering> {
    let token = tokens.get(at)?;
    let word = token.of(text);
    let (ordinal, lettered) = match token.kind {
        TokenKind::Number if word.len() <= 2 => (word.parse().ok()?, false),
        TokenKind::Word if word.len() == 1 => (u32::from(word.bytes().next().filter(u8::is_ascii_lowercase)? - b'a'), true),
        _ => return None,
    };
    let glued = |i: usize, symbol: &str| tokens.get(i).is_some_and(|t| t.of(text) == symbol && t.span.start == tokens[i - 1].span.end);
    let stopped = glued(at + 1, ".");
    let bracketed = glued(at + 1 + usize::from(stopped), ")");
    (stopped || bracketed).then_some(Numbering { ordinal, lettered, stopped, bracketed })
}
