//! What binds phrases to each other: prepositions, appositions, relative clauses, "and".

use super::{Behind, Determiner, Form, Kind, NounPhrase};
use crate::lexicon::phrase as lists;
use crate::word::{Class, Pos, Words};

/// Words among which an apposition or a relative clause ends.
const REACH: usize = 28;

/// Binds each phrase to what stands behind it.
pub(super) fn bind(words: &Words, list: &mut [NounPhrase]) {
    let outer: Vec<usize> = (0..list.len()).filter(|&i| list[i].owns.is_none()).collect();
    // Where each phrase ends with the phrases that prepositions bind to it.
    let mut reaches: Vec<usize> = list.iter().map(|phrase| phrase.words.end).collect();
    // From the last to the first: what is bound to the phrase behind is known already.
    for (place, &this) in outer.iter().enumerate().rev() {
        let end = list[this].words.end;
        let next = outer.get(place + 1).copied();
        let of = next.filter(|&n| list[n].words.start == end + 1).filter(|_| binds(words, &list[this], end));
        let reach = of.map_or(end, |of| reaches[of]);
        reaches[this] = reach;
        let joined = next_of(&outer, place, list, reach + 1).filter(|&n| joins(words, list, this, n, reach));
        let behind = behind(words, list, &outer[place..], this, reach);
        let phrase = &mut list[this];
        (phrase.of, phrase.joined, phrase.behind) = (of, joined, behind);
    }
}

fn next_of(outer: &[usize], place: usize, list: &[NounPhrase], start: usize) -> Option<usize> {
    outer.iter().skip(place + 1).take(REACH).copied().find(|&n| list[n].words.start >= start).filter(|&n| list[n].words.start == start)
}

/// Whether the preposition at `at` binds what is behind it to the phrase before it: "of" always, others to persons, bodies and documents.
fn binds(words: &Words, phrase: &NounPhrase, at: usize) -> bool {
    match words.lower(at) {
        "of" => true,
        word if lists::BINDING_PREPOSITIONS.contains(&word) => {
            phrase.form == Form::Nominal && matches!(phrase.kind, Kind::Person | Kind::Group | Kind::Document | Kind::Organisation)
        }
        _ => false,
    }
}

/// Whether the word at `at` joins a phrase to the one behind it, and not two clauses: both are names, or both have a determiner or neither,
/// and no verb stands right behind the first.
fn joins(words: &Words, list: &[NounPhrase], first: usize, second: usize, at: usize) -> bool {
    let (first, second) = (&list[first], &list[second]);
    let and = words.get(at).is_some_and(|_| matches!(words.lower(at), "and" | "or" | "&"));
    let clause = second.form == Form::Pronoun || first.form == Form::Pronoun;
    let like = first.form == second.form || first.kind == second.kind || second.determiner != Determiner::None;
    and && !clause && like
}

/// The apposition or the relative clause behind a phrase that ends, with what is bound to it, at `end`.
fn behind(words: &Words, list: &[NounPhrase], following: &[usize], this: usize, end: usize) -> Option<Behind> {
    if list[this].form == Form::Pronoun {
        return None;
    }
    let comma = words.is(end, ",");
    let start = end + usize::from(comma);
    let reach = words.len().min(start + REACH);
    let stops = |at: &usize| {
        words.pos(*at) == Pos::Punct && words[*at].gap == crate::word::Gap::Glued && !matches!(words.lower(*at), "-" | "'" | "’" | "/")
    };
    if matches!(words.lower(start), "who" | "whom" | "whose" | "which")
        || !comma && words.is(start, "that") && words.pos(start) == Pos::Pron
    {
        let end = (start + 1..reach).find(stops).unwrap_or(reach);
        // Without a comma the clause has no end that shows: it is known where it begins.
        return (end > start + 1).then_some(Behind::Relative(start..end));
    }
    let apposed = comma && matches!(list[this].kind, Kind::Person | Kind::Organisation | Kind::Place | Kind::Group | Kind::Other);
    let next = following.iter().skip(1).take(REACH).copied().find(|&n| list[n].words.start >= start)?;
    let second = &list[next];
    let described = second.form == Form::Nominal
        && (second.determiner != Determiner::None || words.has(second.head, Class::Person))
        && matches!(second.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::Other);
    let names = second.form == Form::Name && list[this].form == Form::Nominal && second.kind == list[this].kind;
    if !apposed || second.words.start != start || !(described || names) || list[this].form == second.form {
        return None;
    }
    let close = (second.words.end..reach).find(stops)?;
    let ends = matches!(words.lower(close), "," | "." | ";" | ":" | "”" | "\"" | "?" | "!" | "—" | "–");
    let relative = (second.words.end..close).any(|at| matches!(words.lower(at), "who" | "which" | "that" | "where"));
    let clause = !relative && (second.words.end..close).any(|at| words.pos(at) == Pos::Aux);
    (ends && !clause).then_some(Behind::Apposition(start..close))
}
