//! Where noun phrases begin and end, by part of speech.

use crate::lexicon::phrase as lists;
use crate::token::TokenKind;
use crate::word::{Chunk, Class, Gap, Pos, Words};

/// Words of the longest phrase that is read; the rest of a longer run is a phrase of its own.
const LONGEST: usize = 24;

/// The noun phrases of a paragraph, each up to its head.
pub(super) fn chunks(words: &Words) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match end(words, at) {
            Some(end) => {
                chunks.push(Chunk { words: at..end, kind: None, form: None });
                at = end;
            }
            None => at += 1,
        }
    }
    chunks
}

/// Where the phrase that begins at `start` ends; `None` where none begins.
fn end(words: &Words, start: usize) -> Option<usize> {
    let stands_alone = |at: usize| words.pos(at) == Pos::Pron && !is_possessive(words, at);
    if stands_alone(start) {
        return Some(start + 1);
    }
    let mut head = None;
    let mut at = start;
    let limit = words.len().min(start + LONGEST);
    while at < limit {
        let word = &words[at];
        let fresh = at == start;
        // A line's end, and a determiner or a possessive in the middle, begin another phrase.
        if !fresh && word.gap == Gap::Line {
            break;
        }
        let owned = at > start && words[at - 1].pos == Pos::Part;
        match word.pos {
            Pos::Noun | Pos::Propn => head = Some(at + 1),
            Pos::Num => head = Some(at + 1),
            Pos::Sym if matches!(words.lower(at), "$" | "€" | "£" | "%") => head = if words.is(at, "%") { Some(at + 1) } else { head },
            Pos::Det if fresh || determiners_before(words, start, at) => {}
            Pos::Pron if is_possessive(words, at) && (fresh || determiners_before(words, start, at)) => {}
            Pos::Adj if head.is_none() || owned || words[at - 1].pos == Pos::Num || joins_adjectives(words, at) => {}
            // "many more voters", "a very long report"
            Pos::Adv if !fresh && head.is_none() && matches!(words.pos(at + 1), Pos::Adj | Pos::Num | Pos::Adv) => {}
            // "the proposed deal", "its existing rules", "40 registered voters", "gas-fired plants"
            Pos::Verb if !fresh && (qualifies(words, at) || head.is_none_or(|h| h < at && owned)) && opens_noun(words, at + 1) => {}
            // The possessive of a noun: "the city's | mayor".
            Pos::Part if head == Some(at) && matches!(words.lower(at), "'s" | "'" | "’") => {
                if !opens_noun(words, at + 1) {
                    head = Some(at + 1);
                    break;
                }
            }
            // "Abercrombie-Winstanley", "AT&T", "part-time", "25-year"
            Pos::Punct | Pos::Cconj if !fresh && word.gap == Gap::Glued && binds(words, at) => {}
            // "social and political groups"
            Pos::Cconj if head.is_none() && !fresh && words.pos(at - 1) == Pos::Adj && words.pos(at + 1) == Pos::Adj => {}
            // "the poor", "the latter"
            _ => break,
        }
        at += 1;
    }
    if let Some(head) = head {
        return Some(head);
    }
    // "the poor", "some", "many": no noun behind the determiner.
    let determined = words.has(start, Class::Determiner) && matches!(words.pos(start), Pos::Det | Pos::Adj);
    let adjectives = (start + 1..at).take_while(|&i| words.pos(i) == Pos::Adj).count();
    let quantifier = words.has(start, Class::Determiner) && !lists::NEVER_ALONE.contains(&words.lower(start));
    match () {
        () if determined && adjectives > 0 && words.is(start, "the") => Some(start + 1 + adjectives),
        () if determined && quantifier => Some(start + 1),
        () => None,
    }
}

fn is_possessive(words: &Words, at: usize) -> bool {
    lists::POSSESSIVES.contains(&words.lower(at)) || words.is(at, "her") && opens_noun(words, at + 1)
}

/// Whether nothing but determiners stands between the start of a phrase and `at`: "all the", "both his".
fn determiners_before(words: &Words, start: usize, at: usize) -> bool {
    (start..at).all(|i| words.pos(i) == Pos::Det && matches!(words.lower(i), "all" | "both" | "half" | "such" | "what"))
}

/// Whether a noun phrase may go on with the word at `at`.
fn opens_noun(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|w| w.gap != Gap::Line) && matches!(words.pos(at), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Verb)
}

/// "Iraqi-born American": an adjective glued to what stands before it.
fn joins_adjectives(words: &Words, at: usize) -> bool {
    words[at].gap == Gap::Glued || words.pos(at + 1) == Pos::Noun && words[at - 1].pos == Pos::Propn
}

/// Whether the verb at `at` stands where a participle does: behind a number or a hyphen.
fn qualifies(words: &Words, at: usize) -> bool {
    words[at - 1].pos == Pos::Num || words[at].gap == Gap::Glued
}

/// Whether a symbol at `at` binds two words into one: nothing stands on either side of it.
fn binds(words: &Words, at: usize) -> bool {
    matches!(words.lower(at), "-" | "‑" | "/" | "&" | "'" | "’" | ".")
        && words.get(at + 1).is_some_and(|next| next.gap == Gap::Glued && next.kind != TokenKind::Symbol)
}

/// Joins the parts of a name that "of" holds together ("the Department | of Justice"), and two compounds that share their last part ("coal- |
/// and gas-fired plants").
pub(super) fn joined(words: &Words, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut joined: Vec<Chunk> = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        match joined.last_mut() {
            Some(last) if binds_name(words, last, &chunk) || shares_last_part(words, last, &chunk) => last.words.end = chunk.words.end,
            _ => joined.push(chunk),
        }
    }
    joined
}

fn shares_last_part(words: &Words, first: &Chunk, second: &Chunk) -> bool {
    let Some(and) = second.words.start.checked_sub(1) else { return false };
    let hyphen = and.saturating_sub(1);
    let cut_off = words.is(hyphen, "-") && words[hyphen].gap == Gap::Glued && words[and].gap != Gap::Glued;
    cut_off && (first.words.end == and || first.words.end == hyphen) && matches!(words.lower(and), "and" | "or")
}

fn binds_name(words: &Words, name: &Chunk, next: &Chunk) -> bool {
    let of = name.words.end;
    let head = of - 1;
    let body = words[head].capital
        && (words.has(head, Class::Organisation) || words.has(head, Class::BodyWord))
        && !words.has(head, Class::Person);
    let opens_text = head == 0 || words.pos(head - 1) == Pos::Punct;
    body && !opens_text
        && next.words.start == of + 1
        && matches!(words.lower(of), "of" | "for" | "on")
        && next.words.clone().all(|at| words[at].capital || words.has(at, Class::Conjunction) || words.is(at, "the"))
}
