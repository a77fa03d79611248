//! Roles: what an article says somebody is, in front of the name or behind it.

use crate::lexicon::PEOPLES;
use crate::lexicon::speaker as lists;
use crate::lexicon::verb::{Forms, verb};
use crate::span::Span;

use super::Gender;
use super::kind;
use super::word::{Gap, Word};

/// Words of a role that are shown; longer ones are cut.
const LIMIT: usize = 24;

/// Words of a relative clause among which its verb and the article of what somebody is stand.
const VERB: usize = 6;

/// What stands behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// ", a former US diplomat who …".
    Noun(Span),
    /// ", who worked as an adviser": so the name is a person's, whatever the words of the clause.
    Who(Option<Span>),
    /// ", which runs the pier": so the name is no person's.
    Which,
}

/// The role behind a name. `rest` starts behind the name.
pub(super) fn behind(text: &str, rest: &[Word]) -> Option<Behind> {
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
    if &*lower == "who" {
        return Some(Behind::Who(says_what_they_are(text, &rest[1..]).then(|| what_they_are(text, rest)).flatten()));
    }
    if &*lower == "which" && first.gap == Gap::Comma {
        return Some(Behind::Which);
    }
    let clause = lists::NO_ROLE_OPENERS.contains(&&*lower);
    if clause || !matches!(first.gap, Gap::Comma | Gap::Dash) {
        return None;
    }
    // ", now chairman of Norvik,"
    if &*lower == "now" && rest.get(1).is_some_and(|w| w.gap == Gap::Space) {
        rest = &rest[1..];
    }
    let (first, lower) = (&rest[0], rest[0].lower(text));
    let one_of = &*lower == "one" && rest.get(1).is_some_and(|w| w.lower(text) == "of");
    // "Mr. Lee, you're a lawyer", "Lee, him being mayor": a clause.
    let clause = |w: &str| lists::CLAUSE_PRONOUNS.contains(&w) || lists::CLAUSE_VERBS.contains(&w);
    if lower.split('\'').next().is_some_and(clause) {
        return None;
    }
    // "The mayor, Ann Lee, told the Courier": a verb with its object.
    let object = rest.get(1).filter(|w| w.gap == Gap::Space && (w.capital || is_article(&w.lower(text))));
    if !first.capital && object.is_some() && verb(&lower).is_some_and(|v| v.forms.has(Forms::PAST.or(Forms::THIRD))) {
        return None;
    }
    let article = !one_of && is_article(&lower);
    let body = if article { &rest[1..] } else { rest };
    let end = end(text, body);
    let head = if one_of { end.checked_sub(1)? } else { super::noun_phrase::head(text, body.get(..end)?) };
    let body_noun = kind::noun(&body.get(head)?.lower(text)).is_some_and(|n| n.kind == kind::Kind::Organisation);
    // "A conservative committee": no conservative.
    let person = body[..=head].iter().rposition(|w| kind::is_person_noun(&w.lower(text)) || article && is_one_of_a_people(text, *w));
    let at = person.filter(|_| !body_noun).unwrap_or(head);
    let noun = body.get(at)?.lower(text);
    // ", the candidate boasted of his club": a clause of its own, no apposition.
    if body[at + 1..=head].iter().any(|w| !w.capital) {
        return None;
    }
    // "Ann and Ben Lee, the parents of": of more than this one.
    if !one_of && !kind::is_bearer(&noun) {
        return None;
    }
    let person = kind::is_person_noun(&noun)
        || article && is_one_of_a_people(text, body[at])
        || kind::noun(&noun).is_some_and(|n| n.kind == kind::Kind::Organisation) && article;
    (person && (article || !body[at].capital || body.len() > 1)).then(|| piece(text, body)).flatten().map(Behind::Noun)
}

/// "A Norwegian", "a French national".
fn is_one_of_a_people(text: &str, word: Word) -> bool {
    let lower = word.lower(text);
    word.capital && PEOPLES.contains(&lower) || matches!(&*lower, "national" | "independent")
}

/// Whether a relative clause, from its verb on, says what somebody is or does: "who is a nurse", "who worked as", "who now leads".
fn says_what_they_are(text: &str, clause: &[Word]) -> bool {
    let verb = clause.iter().take(3).position(|w| w.gap != Gap::Space || !lists::BEFORE_ROLE_VERBS.contains(&&*w.lower(text)));
    let Some(verb) = verb.filter(|&v| clause[v].gap == Gap::Space) else { return false };
    let next = clause.get(verb + 1).filter(|w| w.gap == Gap::Space).map(|w| w.lower(text));
    match &*clause[verb].lower(text) {
        "is" | "was" | "been" | "became" => {
            let behind = clause[verb + 1..].iter().take(5).take_while(|w| w.gap == Gap::Space);
            let noun = behind.clone().any(|w| kind::is_person_noun(&w.lower(text)));
            noun && next.is_some_and(|n| is_article(&n) || matches!(&*n, "now" | "also" | "once") || kind::is_person_noun(&n))
        }
        "works" | "worked" | "serves" | "served" => next.is_some_and(|n| lists::BEHIND_WORKS.contains(&&*n)),
        word if lists::ROLE_VERBS.contains(&word) => true,
        _ => false,
    }
}

/// "adviser on trade" of "who worked as an adviser on trade". What somebody does keeps its subject: "who runs a school".
fn what_they_are(text: &str, clause: &[Word]) -> Option<Span> {
    let clause = clause.get(..end(text, clause))?;
    let is_link = |w: &Word| matches!(&*w.lower(text), "is" | "was" | "been" | "became" | "as");
    let small = |w: &Word| matches!(&*w.lower(text), "now" | "also" | "once" | "still" | "currently");
    // "Is the head of", "was also head of", "worked as an adviser on".
    let before_article = clause.iter().take(VERB).position(|w| is_article(&w.lower(text))).unwrap_or(VERB);
    let Some(link) = clause.iter().take(before_article).rposition(is_link) else { return piece(text, clause) };
    let behind = &clause[link + 1..];
    let behind = &behind[behind.iter().take_while(|w| small(w)).count()..];
    let article = behind.first().is_some_and(|w| is_article(&w.lower(text)));
    piece(text, &behind[usize::from(article)..])
}

fn is_article(word: &str) -> bool {
    lists::ROLE_OPENERS.contains(&word)
}

/// How far the piece between two commas goes.
fn end(text: &str, rest: &[Word]) -> usize {
    // In “a host of “The Mole,” listed” the comma stands inside the mark.
    let ends = |i: usize| match rest[i].gap {
        Gap::Space => false,
        Gap::Quote => Span::new(rest[i - 1].span.end, rest[i].span.start).of(text).contains(','),
        _ => true,
    };
    // "an official of the city quoted in the Courier", "president of Norvik which built it": no longer what somebody is.
    let clause = |i: usize| i > 1 && matches!(&*rest[i].lower(text), "which" | "quoted" | "cited");
    (1..rest.len()).find(|&i| ends(i) || clause(i)).unwrap_or(rest.len()).min(LIMIT)
}

fn piece(text: &str, rest: &[Word]) -> Option<Span> {
    let end = end(text, rest);
    let piece = rest.get(..end)?;
    let span = super::noun_phrase::cover(&piece[..predicate(text, piece)]);
    (!span.of(text).is_empty()).then_some(span)
}

/// Where the clause goes on whose subject the name with its role is: ", head of the pain clinic | says that". A relative clause keeps its verb.
fn predicate(text: &str, piece: &[Word]) -> usize {
    let relative = |w: &Word| matches!(&*w.lower(text), "who" | "whose" | "which" | "that" | "what");
    let relative = piece.iter().position(relative).unwrap_or(piece.len());
    let says = |at: usize| {
        let lower = piece[at].lower(text);
        // "A book called", "a study published": pasts of few verbs are hardly ever said of what stands before them.
        let third = || verb(&lower).is_some_and(|v| v.forms.has(Forms::THIRD)) && kind::noun(&lower).is_none();
        let reports = || lists::PREDICATES.contains(&&*lower) || third();
        // "A man said to be rich", "a plan explained by him": what is said of the noun before it.
        let suffered = || piece.get(at + 1).is_some_and(|w| lists::BEHIND_PARTICIPLES.contains(&&*w.lower(text)));
        let before = piece[at - 1].lower(text);
        let adverb = !piece[at - 1].capital && (before.ends_with("ly") || lists::BEFORE_ROLE_VERBS.contains(&&*before));
        let finite = lists::CLAUSE_VERBS.contains(&&*lower) && !matches!(&*lower, "be" | "been");
        let clause = finite || reports() && !suffered();
        !piece[at].capital && !is_article(&before) && !adverb && clause
    };
    (1..relative).find(|&at| says(at)).unwrap_or(piece.len())
}

/// Whether a role says that its bearer is a body: "a conservative political action committee".
pub(super) fn is_of_body(text: &str, role: Span) -> bool {
    let mut words = Vec::new();
    super::word::words(text, role, LIMIT, &mut words);
    let at = super::noun_phrase::head(text, &words);
    words.get(at).is_some_and(|w| !w.capital && kind::noun(&w.lower(text)).is_some_and(|n| n.kind == kind::Kind::Organisation))
}

/// The gender that a role gives its bearer: "congresswoman", "his wife".
pub(super) fn gender(text: &str, role: Span) -> Option<Gender> {
    let mut words = Vec::new();
    super::word::words(text, role, LIMIT, &mut words);
    let at = super::noun_phrase::head(text, &words);
    kind::gender_of_noun(&words.get(at)?.lower(text))
}

/// Words that begin what describes a noun from behind.
pub(super) fn is_post_modifier(word: &str) -> bool {
    lists::POST_MODIFIERS.contains(&word)
}

/// Small words inside names of persons.
pub(super) fn is_particle(word: &str) -> bool {
    lists::PARTICLES.contains(&word)
}
