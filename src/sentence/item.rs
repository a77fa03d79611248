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
    /// The sentence begins like the line of a mail's head: "Email: …".
    head_line: bool,
}

impl Items {
    /// Notes the numbering of a sentence that begins at token `at`. A sentence without one leaves the list as it is: items
    /// may hold several sentences.
    pub(super) fn begin(&mut self, text: &str, tokens: &[Token], at: usize) {
        self.head_line = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word) && tokens.get(at + 1).is_some_and(|t| t.of(text) == ":");
        let at = at + usize::from(tokens.get(at).is_some_and(|t| is_bullet(t.of(text))));
        if let Some(numbering) = numbering(text, tokens, at) {
            self.current = Some(numbering);
        }
    }

    /// Whether the next item of the list begins at token `at`.
    pub(super) fn next_begins(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        if is_bullet(tokens[at].of(text)) || is_stamp(text, tokens, at) || is_set_apart(text, tokens, at) {
            return true;
        }
        if self.head_line && follows_address(text, tokens, at) {
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
        && !led.eq_ignore_ascii_case("at")
        && !matches!(led, "(" | ":" | ",")
}

/// What stands apart in a text whose lines were run together: what follows the stamp of a mail, a drawn line, the link behind a link.
fn is_set_apart(text: &str, tokens: &[Token], at: usize) -> bool {
    follows_stamp(text, tokens, at)
        || is_beside_drawn_line(text, tokens, at)
        || follows_link(text, tokens, at)
        || follows_regards(text, tokens, at)
}

/// "Best regards, | Ann Lee"
fn follows_regards(text: &str, tokens: &[Token], at: usize) -> bool {
    let farewell = |word: &str| ["regards", "sincerely", "respectfully", "faithfully"].iter().any(|w| word.eq_ignore_ascii_case(w));
    tokens[at].of(text).starts_with(char::is_uppercase) && at > 1 && tokens[at - 1].of(text) == "," && farewell(tokens[at - 2].of(text))
}

/// "… 04/26/2001 07:17 AM | Will you come?"
fn follows_stamp(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens[at].kind != TokenKind::Symbol && at > 3 && is_stamp(text, tokens, at - 3)
}

/// So many signs of one sort draw a line, of stars three.
const DRAWN: usize = 8;

/// Whether a drawn line ("________", "********") begins at token `at` or has just ended.
fn is_beside_drawn_line(text: &str, tokens: &[Token], at: usize) -> bool {
    let sign = |i: usize| {
        let written = tokens.get(i)?.of(text);
        written.starts_with(['_', '=', '*', '#', '~', '-']).then(|| written.as_bytes().first().copied())?
    };
    let drawn = |signs: &mut dyn Iterator<Item = usize>, of: u8| {
        signs.take_while(|&i| sign(i) == Some(of)).take(DRAWN).map(|i| tokens[i].span.len()).sum::<usize>()
            >= if of == b'*' { 3 } else { DRAWN }
    };
    let (here, before) = (sign(at), sign(at - 1));
    if here == before {
        return false;
    }
    here.is_some_and(|of| drawn(&mut (at..tokens.len()), of)) || before.is_some_and(|of| drawn(&mut (0..at).rev(), of))
}

/// How far back a link may reach, in bytes.
const LINK: usize = 200;

/// What stands before token `at` without white space, as far as one looks; empty where `at` is glued to it.
fn chunk_before<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    let before = text[..tokens[at].span.start].trim_end();
    if before.len() == tokens[at].span.start {
        return "";
    }
    let reach = before.as_bytes().iter().rev().take(LINK).take_while(|b| !b.is_ascii_whitespace()).count();
    before.get(before.len() - reach..).unwrap_or_default()
}

/// "https://example.org/a https://example.org/b", "https://example.org/a Now they say": the second of two links, or a capital behind
/// a link.
fn follows_link(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].of(text);
    let starts = matches!(word, "http" | "https") && text[tokens[at].span.end..].starts_with("://");
    (starts || tokens[at].kind == TokenKind::Word && word.starts_with(char::is_uppercase)) && chunk_before(text, tokens, at).contains("://")
}

/// "Email: ann@example.org | Groups: pets": what follows the address in the head of a mail that was run together.
fn follows_address(text: &str, tokens: &[Token], at: usize) -> bool {
    let chunk = || chunk_before(text, tokens, at);
    tokens[at].kind == TokenKind::Word
        && !matches!(tokens[at].of(text), "and" | "or" | "for" | "with")
        && chunk().contains('@')
        && chunk().ends_with(|c: char| c.is_alphabetic() || c == '>')
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
