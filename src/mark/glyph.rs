//! The quotation marks of a paragraph, told from apostrophes, inches and minutes, and what stands beside each.

use super::Marked;
use crate::lexicon::quotation as lists;
use crate::span::Span;
use crate::token::{Token, TokenKind, is_apostrophe};

/// Marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„ “`, and the typewriter's doubled singles.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`.
    Guillemet,
    /// `‹ ›`.
    SingleGuillemet,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

/// How many families there are.
const FAMILIES: usize = Family::WhiteCorner as usize + 1;

pub(super) fn family(glyph: char) -> Family {
    match glyph {
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::SingleGuillemet,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        '\'' | '‘' | '’' | '‚' | '‛' => Family::Single,
        _ => Family::Double,
    }
}

/// What a glyph says of its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaning {
    Opens,
    Closes,
    /// Straight marks, and glyphs that open in one language and close in another.
    Either,
}

/// A quotation mark in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) glyph: char,
    pub(super) family: Family,
    pub(super) leaning: Leaning,
    /// Nothing, white space, a dash or an opening bracket or mark stands before it.
    pub(super) free_before: bool,
    /// Nothing, white space, a dash, a closing bracket or a stop stands after it.
    pub(super) free_after: bool,
    /// A plural, a name in s or a clipped "-in" before it, so that it may be an apostrophe ("the dogs' home").
    pub(super) possessive: bool,
    /// A comma or a stop stands right before or right after it.
    pub(super) stopped: bool,
    /// A mark that closes more surely comes behind it, with nothing but possessives between.
    pub(super) surer: bool,
    /// Index of the next mark of the family.
    pub(super) next: Option<usize>,
}

impl Mark {
    pub(super) fn can_open(&self) -> bool {
        match self.leaning {
            Leaning::Opens => true,
            Leaning::Closes => self.free_before && !self.free_after,
            Leaning::Either => !self.free_after || self.free_before,
        }
    }

    pub(super) fn can_close(&self) -> bool {
        match self.leaning {
            Leaning::Opens => self.free_after && !self.free_before,
            Leaning::Closes => true,
            Leaning::Either => !self.free_before || self.free_after,
        }
    }

    /// It closes something that no mark of this paragraph has opened.
    pub(super) fn orphan_closer(&self, found: &[Marked]) -> bool {
        self.can_close() && !self.free_before && found.first().is_none_or(|m| m.span.start > self.span.start)
    }
}

/// The quotation marks of the paragraph; apostrophes, inches and minutes left out.
pub(super) fn marks(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut skip = false;
    for (i, token) in tokens.iter().enumerate() {
        if std::mem::take(&mut skip) || token.kind != TokenKind::Symbol {
            continue;
        }
        let Some(glyph) = text[token.span.start..].chars().next() else { continue };
        let mut span = token.span;
        let leaning = match glyph {
            '"' | '＂' => Leaning::Either,
            '\'' => Leaning::Either,
            '`' => Leaning::Opens,
            '“' | '‘' | '„' | '‚' | '‟' | '‛' | '«' | '‹' | '「' | '『' | '»' | '›' | '”' | '’' | '」' | '』' => {
                leaning(glyph)
            }
            _ => continue,
        };
        let next = tokens.get(i + 1);
        let doubled =
            matches!(glyph, '\'' | '`' | '’' | '‘') && next.is_some_and(|n| n.span.start == span.end && n.of(text).starts_with(glyph));
        if doubled {
            span = span.cover(tokens[i + 1].span);
            skip = true;
        } else if glyph == '`' {
            continue;
        }
        let before = text[..span.start].chars().next_back();
        let after = text[span.end..].chars().next();
        let family = if doubled || glyph == '＂' { Family::Double } else { family(glyph) };
        let previous = i.checked_sub(1).map(|p| &tokens[p]);
        if family == Family::Single && is_apostrophe_here(text, before, after, previous, tokens.get(i + 1)) {
            continue;
        }
        if family == Family::Double && is_inches(text, glyph, &tokens[..i], before, after, out.last()) {
            continue;
        }
        let free_before = before
            .is_none_or(|c| c.is_whitespace() || is_dash(c) || matches!(c, '(' | '[' | '{' | '/' | '¿' | '¡') || opens_only(c))
            || out.last().is_some_and(|m| m.span.end == span.start && m.free_before);
        let free_after = after.is_none_or(|c| c.is_whitespace() || is_dash(c) || is_closing(c));
        let stops = |c: char| matches!(c, ',' | '.' | '!' | '?' | ';' | ':' | '…');
        let stopped = before.is_some_and(stops) || after.is_some_and(stops);
        // "nothin'" has lost its g.
        let clipped = || text[..span.start].ends_with("in") && previous.is_some_and(|word| word.span.len() > 3);
        let possessive = family == Family::Single && (matches!(before, Some('s' | 'S' | 'z' | 'x')) || clipped()) && is_apostrophe(glyph);
        out.push(Mark { span, glyph, family, leaning, free_before, free_after, possessive, stopped, surer: false, next: None });
    }
    let mut later = [None; FAMILIES];
    for i in (0..out.len()).rev() {
        let next = later[out[i].family as usize].replace(i);
        let closes = |n: &Mark| n.can_close() && !n.free_before && (!n.possessive || n.stopped);
        out[i].surer = next.is_some_and(|n: usize| closes(&out[n]) || (out[n].possessive && !out[n].stopped && out[n].surer));
        out[i].next = next;
    }
    out
}

fn leaning(glyph: char) -> Leaning {
    match glyph {
        '“' | '‘' | '„' | '‚' | '‟' | '‛' | '「' | '『' => Leaning::Opens,
        '”' | '’' | '」' | '』' => Leaning::Closes,
        _ => Leaning::Either,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‑')
}

fn opens_only(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '‚' | '‟' | '「' | '『')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '”' | '’' | '」' | '』' | '/' | '。' | '、' | '，' | '！' | '？'
    )
}

/// Whether a single mark is an apostrophe whatever is open: inside a word, or before a word that has lost its start.
fn is_apostrophe_here(text: &str, before: Option<char>, after: Option<char>, previous: Option<&Token>, next: Option<&Token>) -> bool {
    let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    if inside {
        return true;
    }
    let elided = before.is_none_or(|c| !c.is_alphanumeric())
        && next.is_some_and(|n| {
            let word = n.of(text);
            let decade = n.kind == TokenKind::Number && word.len() == 2 && !text[n.span.end..].starts_with(['\'', '’', '%']);
            decade || lists::ELIDED_WORDS.iter().any(|e| e.eq_ignore_ascii_case(word))
        })
        && after.is_some_and(char::is_alphanumeric);
    // "6'" and "6' 2": feet and minutes.
    let measured = previous.is_some_and(|p| p.kind == TokenKind::Number && before.is_some_and(|c| c.is_ascii_digit()))
        && next.is_some_and(|n| n.kind == TokenKind::Number);
    elided || measured
}

/// A double mark after a number that closes nothing: inches or seconds. After feet (6'2") it is inches whatever is open.
fn is_inches(text: &str, glyph: char, before_it: &[Token], before: Option<char>, after: Option<char>, last: Option<&Mark>) -> bool {
    if !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾')) || after.is_some_and(char::is_alphanumeric) {
        return false;
    }
    let feet = before_it.len() >= 3 && {
        let [number, foot, _] = [before_it[before_it.len() - 3], before_it[before_it.len() - 2], before_it[before_it.len() - 1]];
        number.kind == TokenKind::Number && foot.of(text).chars().all(|c| is_apostrophe(c) || c == '′')
    };
    // “a 6" pipe”: what a curly mark opened is closed by one.
    let curly = last.is_some_and(|m| m.glyph == '“') && glyph == '"' && after.is_some_and(char::is_whitespace);
    feet || curly || last.is_none_or(|m| !m.can_open())
}
