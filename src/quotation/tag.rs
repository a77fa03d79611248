//! Tags whose verb no list knows: what stands in a tag's place beside marks says whose the words are, whatever the verb
//! (“We won,” beamed Ann Lee).

use std::ops::Range;

use super::context::Stretch;
use super::evidence::{is_dash, says};
use super::weigher::Weigher;
use crate::analysis::BlockKind;
use crate::lexicon::{
    self,
    numbers::FUNCTION_WORDS,
    quotation as lists,
    verb::{Forms, is_finite, is_past, verb},
};
use crate::token::{Token, TokenKind};

/// Tokens of the longest noun phrase in a tag.
const LONGEST: usize = 10;

/// Tokens of the longest apposition to it.
const APPOSITION: usize = 14;

/// Who says it, and the verb: ranges of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
}

impl<'a> Weigher<'a> {
    /// The tag behind a stretch that opens its sentence or goes on after a tag: "…,” sighed Ann Lee", "…,” she said".
    pub(super) fn tag(&self, stretch: &Stretch) -> Option<Tag> {
        let sentences = &self.passage.sentences;
        let at = sentences.partition_point(|s| s.span.end < stretch.span.end);
        let sentence = sentences.get(at)?;
        let to = self.passage.tokens.partition_point(|t| t.span.end <= sentence.span.end);
        // "With its “dot plot,” the bank signalled two cuts": a tag stands behind what opens its sentence.
        let first = sentences.get(sentences.partition_point(|s| s.span.end <= stretch.span.start))?;
        if first.span.start != stretch.span.start {
            return None;
        }
        let mut from = stretch.end;
        let comma = self.of(from) == ",";
        from += usize::from(comma);
        let last =
            (stretch.first..stretch.end).rev().take(3).map(|i| self.of(i)).find(|t| !matches!(*t, "”" | "’" | "\"" | "'" | "»" | "“"));
        let breaks_off = last.is_some_and(|t| matches!(t, "," | "?" | "!" | "…") || t.starts_with("..") || is_dash(t));
        if from >= to || !(comma || breaks_off) || (stretch.title_case && stretch.words >= 2) {
            return None;
        }
        self.inverted(from, to).or_else(|| self.straight(from, to))
    }

    /// "Ann Lee beamed: “…”", "He smiled, “…”": the tag before a stretch.
    pub(super) fn tag_before(&self, stretch: &Stretch) -> Option<Tag> {
        if !matches!(self.before(stretch, 1), ":" | ",") || !stretch.capital || !stretch.stopped {
            return None;
        }
        let sentences = &self.passage.sentences;
        let at = sentences.partition_point(|s| s.span.end <= stretch.span.start);
        let from = self.passage.tokens.partition_point(|t| t.span.start < sentences.get(at).map_or(0, |s| s.span.start));
        let to = stretch.first - 1;
        let source = self.noun_phrase(from, to)?;
        let cue = self.verb_group(source.end, to)?;
        let rest = &self.passage.tokens[cue.end..to];
        (rest.len() <= LONGEST && rest.iter().all(|t| t.kind != TokenKind::Symbol)).then_some(Tag { source, cue })
    }

    pub(super) fn of(&self, at: usize) -> &'a str {
        self.passage.tokens.get(at).map_or("", |t| t.of(self.passage.text))
    }

    /// "sighed Ann Lee, the mayor, …"
    fn inverted(&self, from: usize, to: usize) -> Option<Tag> {
        let word = self.of(from);
        let third = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        let listed = verb(word).is_some_and(|v| v.forms.has(Forms::PAST.or(Forms::THIRD)));
        if !(is_past(word) || third || listed) || FUNCTION_WORDS.contains(word) && !says(word) {
            return None;
        }
        // "cut in Ann Lee", "went on Ann Lee"
        let particle = matches!(self.of(from + 1), "in" | "on" | "out" | "up" | "back") && self.kind(from + 2) == Head::Name;
        let source = self.noun_phrase(from + 1 + usize::from(particle), to)?;
        // "released last month": a participle and its time; "reads the report": bare nouns seldom speak.
        let named = matches!(self.kind(source.start), Head::Name | Head::Determiner | Head::Pronoun);
        let ends = source.end >= to || !is_finite(self.of(source.end));
        (named && ends).then(|| Tag { source: source.start..self.apposition(source.end, to), cue: from..from + 1 })
    }

    /// "Ann Lee, the mayor, sighed", "mothers would chirp".
    fn straight(&self, from: usize, to: usize) -> Option<Tag> {
        let source = self.noun_phrase(from, to)?;
        let cue = self.verb_group(source.end, to)?;
        let bare = self.kind(source.start) == Head::Noun && self.passage.kind != BlockKind::Headline;
        // "“Fine,” night fell": a bare noun is a speaker where it is several people, or in a headline.
        (!bare || self.of(source.end - 1).ends_with('s')).then_some(Tag { source, cue })
    }

    /// The verb, adverbs and auxiliaries before it left out: "then slowly | smiled", "would | chirp".
    fn verb_group(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let mut at = from;
        let mut auxiliary = false;
        while at < to && at < from + 4 {
            let word = self.of(at);
            let adverb = word.len() > 4 && word.ends_with("ly") || matches!(word, "then" | "later" | "also" | "just" | "once");
            let helps = lexicon::AUXILIARIES.contains(word);
            if !adverb && !helps {
                break;
            }
            // "was a show", "is closed"
            if lists::NO_AUXILIARIES.contains(&word) {
                return None;
            }
            auxiliary |= helps;
            at += 1;
        }
        let word = self.of(at);
        let third = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        let small = word.starts_with(char::is_lowercase) && word.len() > 2 && !FUNCTION_WORDS.contains(word);
        let listed = verb(word).is_some();
        (at < to && (is_past(word) || listed || (small && (third || auxiliary)))).then_some(at..at + 1)
    }

    fn kind(&self, at: usize) -> Head {
        let word = self.of(at);
        let token: Option<&Token> = self.passage.tokens.get(at);
        match word {
            _ if lists::TAG_PRONOUNS.contains(&word) => Head::Pronoun,
            _ if lists::TAG_DETERMINERS.contains(&word) => Head::Determiner,
            _ if token.is_none_or(|t| matches!(t.kind, TokenKind::Symbol | TokenKind::Clitic | TokenKind::Number)) => Head::None,
            _ if word.starts_with(char::is_uppercase) => {
                if lexicon::NOT_NAMES.contains_folded(word) {
                    Head::None
                } else {
                    Head::Name
                }
            }
            _ if FUNCTION_WORDS.contains(word) || is_past(word) => Head::None,
            _ => Head::Noun,
        }
    }

    /// The noun phrase that begins at token `from` and ends before `to`.
    pub(super) fn noun_phrase(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let head = self.kind(from);
        let reach = to.min(from + LONGEST);
        let end = match head {
            Head::None => return None,
            Head::Pronoun => from + 1,
            _ => {
                let mut end = from + 1;
                while end < reach {
                    let word = self.of(end);
                    let initial = word == "." && self.of(end - 1).len() == 1 && self.of(end + 1).starts_with(char::is_uppercase);
                    let joins = lists::JOINS_IN_PHRASES.contains(&word)
                        && end + 1 < reach
                        && !matches!(self.kind(end + 1), Head::None | Head::Pronoun);
                    let goes_on = match self.kind(end) {
                        Head::Name => true,
                        // "Ann Lee | beams", "the old man | sighs"
                        Head::Noun => head != Head::Name && !self.is_verb_here(end, to),
                        Head::Determiner => lists::JOINS_IN_PHRASES.contains(&self.of(end - 1)),
                        Head::Pronoun | Head::None => initial || joins,
                    };
                    if !goes_on {
                        break;
                    }
                    end += 1;
                }
                end
            }
        };
        (end <= to).then_some(from..end)
    }

    /// Whether a small word in a noun phrase's place is its verb: "the old man | sighs,".
    fn is_verb_here(&self, at: usize, to: usize) -> bool {
        let word = self.of(at);
        let next = self.of(at + 1);
        let third = word.ends_with('s') && !word.ends_with("ss");
        let closes = at + 1 >= to || matches!(next, "." | "," | ":" | ";") || next.ends_with("ly") || FUNCTION_WORDS.contains(next);
        is_past(word) || (closes && third && verb(word).is_some_and(|v| v.forms.has(Forms::THIRD)))
    }

    /// Where the apposition ends that may begin with the comma at `comma`: ", the mayor of Ulm".
    fn apposition(&self, comma: usize, to: usize) -> usize {
        if self.of(comma) != "," || self.kind(comma + 1) == Head::None || self.kind(comma + 1) == Head::Pronoun {
            return comma;
        }
        let reach = to.min(comma + APPOSITION);
        let Some(end) = (comma + 1..reach).find(|&i| matches!(self.of(i), "," | "." | ";" | "“" | "\"" | "‘") || is_dash(self.of(i)))
        else {
            return if reach == to { to } else { comma };
        };
        let clause = (comma + 1..end).any(|i| is_finite(self.of(i)) || self.of(i).ends_with("ing"));
        if clause { comma } else { end }
    }
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Name,
    Determiner,
    Pronoun,
    Noun,
    None,
}
