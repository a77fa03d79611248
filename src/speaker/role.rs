//! Roles: what an article says somebody is, in front of the name or behind it.

use crate::span::Span;

use super::Gender;
use super::kind;
use super::word::{Gap, Word};

/// Words of a role that are shown; longer ones are cut.
const LIMIT: usize = 24;

/// The role behind a name: ", a former US diplomat who …", ", who worked as an adviser". `rest` starts behind the name.
pub(super) fn behind(text: &str, rest: &[Word]) -> Option<Span> {
    let mut rest = rest;
    // ", 25," and "(D-Ohio)": an age, a party.
    while let Some(first) = rest.first() {
        let written = first.span.of(text);
        let aside = first.gap == Gap::Open || written.starts_with(|c: char| c.is_ascii_digit());
        if !aside {
            break;
        }
        let next = rest.iter().skip(1).position(|w| w.gap != Gap::Space)?;
        rest = &rest[next + 1..];
    }
    let first = rest.first()?;
    let lower = first.lower(text);
    if matches!(&*lower, "who") {
        let verb = rest.get(1).filter(|w| w.gap == Gap::Space)?.lower(text);
        let copula =
            matches!(&*verb, "is" | "was" | "has" | "had" | "previously" | "also" | "now" | "once" | "later" | "recently" | "until");
        let serves = matches!(
            &*verb,
            "works"
                | "worked"
                | "serves"
                | "served"
                | "runs"
                | "ran"
                | "leads"
                | "led"
                | "heads"
                | "headed"
                | "chairs"
                | "chaired"
                | "oversees"
                | "oversaw"
                | "studies"
                | "studied"
                | "represents"
                | "represented"
                | "teaches"
                | "taught"
                | "directs"
                | "directed"
                | "founded"
                | "owns"
                | "owned"
                | "became"
                | "advised"
                | "advises"
                | "covers"
                | "covered"
                | "specializes"
                | "specialises"
                | "lives"
                | "manages"
                | "managed"
                | "coaches"
                | "sits"
                | "sat"
                | "holds"
                | "held"
        );
        return (copula || serves).then(|| piece(text, &rest[1..])).flatten();
    }
    if !matches!(first.gap, Gap::Comma | Gap::Dash) {
        return None;
    }
    let article = matches!(&*lower, "a" | "an" | "the" | "one" | "his" | "her" | "their");
    let body = if article { &rest[1..] } else { rest };
    let end = end(body);
    let at = super::phrase::head(text, &body[..end]);
    let noun = body.get(at)?.lower(text);
    let person = kind::is_person_noun(&noun) || kind::noun(&noun).is_some_and(|n| n.kind == kind::Kind::Organisation) && article;
    (person && (article || !body[at].capital || body.len() > 1)).then(|| piece(text, body)).flatten()
}

/// How far the piece between two commas goes.
fn end(rest: &[Word]) -> usize {
    rest.iter().enumerate().skip(1).find(|(_, w)| !matches!(w.gap, Gap::Space | Gap::Quote)).map_or(rest.len(), |(i, _)| i).min(LIMIT)
}

fn piece(text: &str, rest: &[Word]) -> Option<Span> {
    let end = end(rest);
    let span = super::phrase::cover(rest.get(..end)?);
    (!span.of(text).is_empty()).then_some(span)
}

/// The gender that a role gives its bearer: "congresswoman", "his wife".
pub(super) fn gender(text: &str, role: Span) -> Option<Gender> {
    let mut words = Vec::new();
    super::word::words(text, role, LIMIT, &mut words);
    let at = super::phrase::head(text, &words);
    kind::gender_of_noun(&words.get(at)?.lower(text))
}

/// Words that begin what describes a noun from behind.
pub(super) fn is_post_modifier(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "from"
            | "in"
            | "at"
            | "on"
            | "with"
            | "by"
            | "to"
            | "about"
            | "under"
            | "against"
            | "between"
            | "among"
            | "within"
            | "inside"
            | "outside"
            | "near"
            | "during"
            | "after"
            | "before"
            | "behind"
            | "into"
            | "over"
            | "around"
            | "across"
            | "without"
            | "through"
            | "as"
            | "like"
            | "including"
            | "such"
            | "familiar"
            | "close"
            | "briefed"
            | "involved"
            | "aware"
            | "present"
            | "interviewed"
            | "contacted"
            | "opposed"
            | "loyal"
            | "critical"
            | "representing"
            | "speaking"
            | "working"
            | "living"
            | "named"
            | "called"
            | "based"
            | "responsible"
            | "published"
            | "released"
            | "conducted"
            | "being"
            | "obtained"
            | "reviewed"
            | "seen"
            | "tracking"
            | "who"
            | "that"
            | "which"
            | "whose"
            | "hoping"
            | "seeking"
            | "running"
            | "supporting"
            | "monitoring"
            | "investigating"
            | "backing"
            | "attending"
            | "who's"
            | "surveyed"
            | "polled"
            | "filed"
            | "issued"
            | "posted"
            | "sent"
            | "written"
            | "signed"
            | "led"
            | "killed"
    )
}

/// Small words inside names of persons.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "da"
            | "dos"
            | "di"
            | "du"
            | "del"
            | "ter"
            | "ten"
            | "y"
            | "bint"
            | "abu"
    )
}
