//! The noun phrase beside a verb: the source, with its title and apposition.

use super::word::{Class, Word};
use crate::lexicon::verb::Forms;

/// Words that a source may have before its apposition, and an apposition.
const LONGEST: usize = 28;

/// A range of tokens.
pub(super) type Tokens = std::ops::Range<usize>;

/// The noun phrase that ends right before token `end`, no further left than `from`: the subject of a verb at `end`.
/// Auxiliaries, adverbs and a day ("on Monday") may stand between.
pub(super) fn before(words: &[Word], from: usize, end: usize) -> Option<Tokens> {
    let mut end = end;
    while end > from {
        match words[end - 1].class {
            Class::Auxiliary | Class::Adverb => end -= 1,
            Class::Day if end - 1 > from && words[end - 2].class == Class::Preposition => end -= 2,
            Class::Day => end -= 1,
            _ => break,
        }
    }
    if end > from && words[end - 1].class == Class::Comma {
        return before_apposition(words, from, end - 1);
    }
    plain_before(words, from, end)
}

/// "Ann Lee, a lawyer for the union" before the comma at `comma`.
fn before_apposition(words: &[Word], from: usize, comma: usize) -> Option<Tokens> {
    let reach = from.max(comma.saturating_sub(LONGEST));
    let opening = (reach..comma).rev().find(|&i| words[i].class == Class::Comma || words[i].class == Class::Mark)?;
    if words[opening].class == Class::Mark || apposition(words, opening + 1, comma) != Some(comma) {
        return None;
    }
    let name = plain_before(words, from, opening)?;
    Some(name.start..comma)
}

fn plain_before(words: &[Word], from: usize, end: usize) -> Option<Tokens> {
    let reach = from.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > reach {
        let at = start - 1;
        match words[at].class {
            Class::Pronoun if start == end => return Some(at..end),
            Class::Determiner if at > reach && words[at - 1].class == Class::Preposition && noun_before(words, reach, at - 1) => {
                start = at - 1
            }
            Class::Determiner => {
                start = at;
                break;
            }
            Class::Preposition if start < end && noun_before(words, reach, at) => start = at,
            Class::And if start < end && joins_nouns(words, reach, at) => start = at,
            Class::Open | Class::Possessive => start = at,
            // "the report author", "Support Our Troops": a noun that looks like a verb.
            Class::Verb if noun_like(words, reach, at) || words[at].capital && at > from => start = at,
            _ => break,
        }
    }
    while start < end && matches!(words[start].class, Class::Possessive | Class::And | Class::Preposition) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Whether the preposition at `at` joins what follows it to a noun or to a word that stands for one: "a spokesman | for", "one | in
/// five pupils".
fn noun_before(words: &[Word], reach: usize, at: usize) -> bool {
    at > reach
        && (matches!(words[at - 1].class, Class::Open | Class::Determiner)
            || words[at - 1].class == Class::Verb && noun_like(words, reach, at - 1))
}

/// Whether the "and" at `at` joins two names or nouns, not two clauses: a name or a word with its determiner on both sides.
fn joins_nouns(words: &[Word], reach: usize, at: usize) -> bool {
    at > reach && words[at - 1].capital && words.get(at + 1).is_some_and(|w| w.capital || w.class == Class::Determiner)
        || at > reach
            && matches!(words[at - 1].class, Class::Open)
            && words.get(at + 1).is_some_and(|w| w.class == Class::Open && !w.capital)
}

/// Whether the word at `at`, a form of a verb, stands where only a noun or a participle can: after a determiner, a possessive or an adjective.
pub(super) fn noun_like(words: &[Word], from: usize, at: usize) -> bool {
    at > from && matches!(words[at - 1].class, Class::Determiner | Class::Possessive | Class::Preposition)
}

/// The noun phrase that begins at token `start` and ends before `to`, with its apposition; only with one that a comma closes, where `closed`.
pub(super) fn after(words: &[Word], start: usize, to: usize, closed: bool) -> Option<Tokens> {
    let reach = to.min(start + LONGEST);
    let mut end = start;
    while end < reach {
        let word = words[end];
        let goes_on = match word.class {
            Class::Pronoun => {
                if end == start {
                    end += 1;
                }
                false
            }
            Class::Determiner | Class::Open | Class::Possessive => true,
            Class::Preposition | Class::And => end > start && end + 1 < reach,
            Class::Day => false,
            // "the latest figure", "a new report": the base form of a verb after a noun phrase has begun is a noun.
            Class::Verb => {
                noun_like(words, start, end) || end > start && (word.capital || word.verb.is_some_and(|v| v.forms == Forms::BASE))
            }
            Class::Adverb => word.capital,
            Class::Comma => {
                let apposed = apposition(words, end + 1, to).filter(|&e| {
                    // Before a comma that opens a sentence's main clause only a closed apposition counts.
                    matches!(words[end + 1].class, Class::Determiner | Class::Pronoun)
                        && (!closed || e < to && words[e].class == Class::Comma)
                });
                end = apposed.unwrap_or(end);
                false
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > start && matches!(words[end - 1].class, Class::Preposition | Class::And | Class::Comma | Class::Determiner) {
        end -= 1;
    }
    (end > start).then_some(start..end)
}

/// Where the apposition that begins at `start` ends: at the next comma, mark or break, or at `to`. `None` where it is none: it begins
/// like no noun phrase, or it holds a verb of its own outside a relative clause.
fn apposition(words: &[Word], start: usize, to: usize) -> Option<usize> {
    let opens = matches!(words.get(start)?.class, Class::Determiner | Class::Pronoun | Class::Open | Class::Conjunction);
    let reach = to.min(start + LONGEST);
    let end = (start..reach).find(|&i| matches!(words[i].class, Class::Comma | Class::Break | Class::Mark)).unwrap_or(reach);
    let mut relative = false;
    let clause = words[start..end].iter().any(|w| {
        relative |= matches!(w.class, Class::Pronoun | Class::Conjunction);
        w.class == Class::Auxiliary && !relative
    });
    (opens && end > start && !clause).then_some(end)
}
