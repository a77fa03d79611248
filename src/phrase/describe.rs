//! What a noun phrase is, from its words: determiner, head, name and titles, kind, number, gender, owner.

use std::ops::Range;

use super::{Determiner, Form, Gender, Kind, NounPhrase};
use crate::lexicon;
use crate::lexicon::phrase as lists;
use crate::word::{Chunk, Class, Pos, Words};

/// Words of a name that are compared with the lists of names.
const NAME_WORDS: usize = 6;

/// Describes a chunk and adds it, and behind it the phrase that owns it.
pub(super) fn push(words: &Words, chunk: Chunk, list: &mut Vec<NounPhrase>) {
    let whole = list.len();
    // The last possessive parts owner and owned; one that closes the phrase owns nothing here.
    let owner = chunk.words.clone().rfind(|&at| at + 1 < chunk.words.end && words.pos(at) == Pos::Part);
    let mut phrase = describe(words, &chunk, owner.map_or(chunk.words.start, |at| at + 1));
    phrase.owner = owner.map(|_| whole + 1);
    if owner.is_some() {
        phrase.determiner = Determiner::Definite;
    }
    list.push(phrase);
    if let Some(at) = owner {
        let owning = Chunk { words: chunk.words.start..at + 1, kind: None, form: None };
        let from = chunk.words.start;
        list.push(NounPhrase { owns: Some(whole), ..describe(words, &owning, from) });
    }
}

/// Describes the part of a chunk from `from` on; what is before it owns it.
fn describe(words: &Words, chunk: &Chunk, from: usize) -> NounPhrase {
    let mut end = chunk.words.end;
    while end > from + 1 && words.pos(end - 1) == Pos::Part {
        end -= 1;
    }
    let own = from..end;
    let head = head(words, own.clone());
    let mut phrase = NounPhrase {
        words: chunk.words.clone(),
        determiner: determiner(words, own.clone()),
        head,
        form: Form::Nominal,
        name: head..head,
        titles: head..head,
        kind: Kind::Other,
        plural: false,
        gender: None,
        owner: None,
        owns: None,
        of: None,
        behind: None,
        joined: None,
    };
    if words.pos(head) == Pos::Pron && own.len() == 1 {
        pronoun(words, &mut phrase);
    } else if let Some(name) = name(words, own.clone(), head).filter(|_| chunk.form.is_none_or(|form| form == Form::Name)) {
        named(words, own, name, &mut phrase);
    } else {
        nominal(words, own, &mut phrase);
    }
    phrase.form = chunk.form.unwrap_or(phrase.form);
    phrase.kind = settled(chunk.kind, phrase.kind);
    phrase
}

/// The network tells persons, bodies and places apart; documents and groups only the lists know.
fn settled(network: Option<Kind>, lists: Kind) -> Kind {
    match (network, lists) {
        (None | Some(Kind::Other), Kind::Document) => Kind::Document,
        (None | Some(Kind::Person | Kind::Other), Kind::Group) => Kind::Group,
        (Some(kind), _) => kind,
        (None, kind) => kind,
    }
}

/// The word a phrase is built on: its last, or the one before the "of" of a name.
fn head(words: &Words, own: Range<usize>) -> usize {
    let of = own.clone().skip(1).find(|&at| words.pos(at) == Pos::Adp);
    of.unwrap_or(own.end) - 1
}

fn determiner(words: &Words, own: Range<usize>) -> Determiner {
    let first = own.start;
    match words.lower(first) {
        word if lists::DEFINITE.contains(&word) => Determiner::Definite,
        "another" => Determiner::Another,
        "a" | "an" if matches!(words.lower(first + 1), "second" | "third" | "fourth" | "different") => Determiner::Another,
        _ if words.pos(first) == Pos::Det || words.pos(first) == Pos::Num || words.has(first, Class::Determiner) => Determiner::Indefinite,
        _ => Determiner::None,
    }
}

fn pronoun(words: &Words, phrase: &mut NounPhrase) {
    phrase.form = Form::Pronoun;
    let lower = words.lower(phrase.head);
    phrase.gender = match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    };
    phrase.plural = lists::PLURAL_PRONOUNS.contains(&lower);
    let person = phrase.gender.is_some() || lists::PERSONAL_PRONOUNS.contains(&lower);
    phrase.kind = match () {
        () if person => Kind::Person,
        () if phrase.plural || matches!(lower, "everyone" | "everybody") => Kind::Group,
        () => Kind::Other,
    };
}

/// The run of capitalised words that ends with the head, or that the "of" of a name goes on: the name with its titles.
fn name(words: &Words, own: Range<usize>, head: usize) -> Option<Range<usize>> {
    if words.pos(head) != Pos::Propn || words.has(head, Class::NoName) && head == own.start {
        return None;
    }
    let joined =
        |at: usize| words.pos(at) == Pos::Punct || words.has(at, Class::Conjunction) || lexicon::PARTICLES.contains(words.lower(at));
    let mut start = head;
    while start > own.start {
        let before = start - 1;
        let capital = words[before].capital && words.pos(before) != Pos::Det;
        if !(capital || joined(before) && before > own.start && words[before - 1].capital) {
            break;
        }
        start = before;
    }
    Some(start..own.end)
}

/// A name: the last title or noun for a person before it parts its bearer's name from what he is.
fn named(words: &Words, own: Range<usize>, run: Range<usize>, phrase: &mut NounPhrase) {
    phrase.form = Form::Name;
    let title = (own.start..run.end.saturating_sub(1))
        .rfind(|&at| (words.has(at, Class::Title) || words.has(at, Class::Person)) && words[at + 1].capital && at + 1 >= run.start);
    let body_head = words.has(phrase.head, Class::Organisation);
    phrase.name = match title {
        Some(at) if !body_head => {
            let first = own.clone().find(|&i| words.pos(i) != Pos::Det).unwrap_or(own.start);
            phrase.titles = first..at + 1;
            at + 1..run.end
        }
        _ => run,
    };
    if phrase.name.len() > 1 && words.has(phrase.name.start, Class::People) && !body_head {
        // "Republican Ed Doe"
        phrase.titles = phrase.titles.start.min(phrase.name.start)..phrase.name.start + 1;
        phrase.name.start += 1;
    }
    let titled = !phrase.titles.is_empty();
    phrase.kind = if titled && title.is_some() { Kind::Person } else { kind_of_name(words, phrase) };
    phrase.gender = phrase.titles.clone().find_map(|at| gender(words, at));
    if titled && phrase.name.is_empty() {
        phrase.name = phrase.titles.clone();
    }
}

fn kind_of_name(words: &Words, phrase: &NounPhrase) -> Kind {
    let name = phrase.name.clone();
    let head = phrase.head;
    let mut whole = String::new();
    for at in name.clone().take(NAME_WORDS) {
        if !whole.is_empty() && words[at].gap != crate::word::Gap::Glued {
            whole.push(' ');
        }
        whole.push_str(words.lower(at));
    }
    let shouted = |at: usize| words[at].span.len() > 1 && words.lower(at).len() > 1;
    match () {
        () if lexicon::PLACES.contains(&whole) || words.has(head, Class::PlaceNoun) => Kind::Place,
        () if lexicon::MEDIA.contains(&whole) || lexicon::ORGANISATION_NAMES.contains(&whole) => Kind::Organisation,
        () if words.has(head, Class::Organisation) || name.len() > 1 && words.has(head, Class::BodyWord) => Kind::Organisation,
        () if name.len() > 1 && (words.has(name.start, Class::Organisation) || words.has(name.start, Class::Body)) => Kind::Organisation,
        () if name.len() > 1 && words.has(head, Class::Document) => Kind::Document,
        () if words.has(head, Class::People) => Kind::Group,
        () if words.has(head, Class::Month) || words.has(head, Class::Day) || name.clone().all(|at| words.pos(at) == Pos::Num) => {
            Kind::Other
        }
        () if name.len() == 1 && shouted(head) && phrase.determiner == Determiner::Definite => Kind::Organisation,
        () if phrase.determiner == Determiner::Definite => Kind::Other,
        () => Kind::Person,
    }
}

/// What the head of a description stands for.
fn nominal(words: &Words, own: Range<usize>, phrase: &mut NounPhrase) {
    let head = phrase.head;
    let is = |class| words.has(head, class);
    let plural = words.lemma(head) != words.lower(head) || is(Class::Unnamed) || is(Class::IrregularPlural);
    let counted = own.clone().take_while(|&at| at < head).any(|at| words.pos(at) == Pos::Num && !matches!(words.lower(at), "1" | "one"));
    phrase.plural = plural || counted && words.is(head, "percent");
    phrase.gender = gender(words, head);
    phrase.kind = match () {
        // "the latest figures", of no public figure.
        () if is(Class::Document) && !is(Class::Unnamed) => Kind::Document,
        () if is(Class::Unnamed) => Kind::Group,
        () if lexicon::CROWD_NOUNS.contains(words.lower(head)) => Kind::Group,
        () if (is(Class::Person) || is(Class::People)) && plural => Kind::Group,
        () if is(Class::Organisation) && plural => Kind::Group,
        () if is(Class::Organisation) => Kind::Organisation,
        () if is(Class::Person) || is(Class::Title) => Kind::Person,
        () if is(Class::PlaceNoun) => Kind::Place,
        () => Kind::Other,
    };
}

fn gender(words: &Words, at: usize) -> Option<Gender> {
    match () {
        () if words.has(at, Class::Female) => Some(Gender::Female),
        () if words.has(at, Class::Male) => Some(Gender::Male),
        () => None,
    }
}
