//! Noun phrases: a name with its title, a description with its head noun.

use crate::lexicon::speaker as lists;
use crate::lexicon::{NOT_NAMES, ORGANISATION_NOUNS, PAPER_TITLES, PEOPLES, PLACES};
use crate::span::Span;

use super::kind::{self, Kind};
use super::maker;
use super::office::{holder_at_the_end, is_office, is_seat, titled_with_portfolio};
use super::phrase::{Determiner, Form, Phrase};
use super::role;
use super::title::{self, Title};
use super::word::{Gap, Word, joined};

/// Longest name of a body with an "of" in it, in words.
const HEAD_REACH: usize = 8;

/// Reads a noun phrase without what follows it.
pub(super) fn noun_phrase(text: &str, main: &[Word]) -> Phrase {
    let (determiner, skipped) = determiner(text, main);
    // "A Plaid Orm MP" is no Plaid Orm with a seat.
    let main = if skipped > 0 { main } else { without_honours(text, main) };
    let body = &main[skipped..];
    if let Some(phrase) = titled(text, body) {
        return phrase;
    }
    // "The Orm Observer newspaper".
    if let [name @ .., noun] = body
        && !noun.capital
        && !name.is_empty()
        && name.iter().all(|w| w.capital && w.gap == Gap::Space && !w.possessive && !PEOPLES.contains(&w.lower(text)))
        && lists::PRINTED_MEDIA.contains(&&*noun.lower(text))
    {
        return Phrase::new(cover(main), Form::name(name, ""), Kind::Organisation);
    }
    let (body, determiner) = match quantity(text, body) {
        // "75% of drivers", "20% of drivers": each is somebody else, and neither is "drivers".
        Some(of) if body.iter().any(|w| is_percentage(text, *w)) => {
            return description(text, main, of[head(text, of)].span, Determiner::None, body);
        }
        Some(of) => (of, Determiner::None),
        None => (body, determiner),
    };
    // "one in four voters", "3 in 4": several.
    if let [share, of, all, ..] = main
        && of.lower(text) == "in"
        && (share.lower(text) == "one" || is_number(text, *share))
        && is_number(text, *all)
    {
        let head = main[head(text, &main[2..]) + 2].span;
        return Phrase { kind: Kind::Collective, plural: true, ..description(text, main, head, Determiner::None, main) };
    }
    // "some on Twitter", "those with knowledge of the deal": nothing but a determiner before its modifier.
    let some = main.first().is_some_and(|w| lists::STANDING_ALONE.contains(&&*w.lower(text)));
    if some && skipped > 0 && body.first().is_some_and(|w| !w.capital && role::is_post_modifier(&w.lower(text))) {
        return description(text, main, main[skipped - 1].span, determiner, main);
    }
    // "The results of the study" are the study's.
    if let Some(study) = results_of(text, body) {
        return Phrase { span: cover(main), ..study };
    }
    let at = behind_name_of_body(text, body).filter(|_| determiner != Determiner::None).unwrap_or_else(|| head(text, body));
    let Some(&head) = body.get(at) else {
        // Only a determiner: "another", "some", "this".
        let last = main.last().copied();
        return description(text, main, last.map_or(Span::default(), |w| w.span), determiner, main);
    };
    let lower = head.lower(text);
    let article = main.first().is_some_and(|w| w.lower(text) == "the");
    // "Polls show", "Critics of the plan": the capital is the sentence's.
    let common = at == 0
        && skipped == 0
        && (kind::noun(&lower).is_some_and(|n| (n.plural && !PEOPLES.contains(&lower)) || (main.len() > 1 && n.kind != Kind::Collective))
            || main.len() == 1 && (kind::is_plural_by_its_ending(&lower) || kind::noun(&lower).is_some_and(|n| n.kind == Kind::Document)))
        || lists::COMMON_HEADS.contains(&&*lower);
    // "the CEO of Norvik", "the Kentucky Republican": who holds an office or belongs to a people, not a name.
    let of = body.get(at + 1).is_some_and(|w| w.gap == Gap::Space && matches!(&*w.lower(text), "of" | "for" | "at"));
    let holds = of && kind::is_person_noun(&lower) && (article || determiner != Determiner::None);
    let belongs = article && at > 0 && PEOPLES.contains(&lower) && PLACES.contains(&joined(text, &body[..at]));
    // "Norland’s Finance Minister"
    let owned = at > 0 && body[..at].iter().any(|w| w.possessive) && title::title(&lower).is_some_and(|title| title.office);
    let seat = skipped > 0 && is_seat(text, head);
    if head.capital && (holds || belongs || owned || seat || is_office(text, &body[..=at])) {
        return description(text, main, head.span, determiner, body);
    }
    if head.capital && !common {
        let mut start = run_start(text, body, at);
        // "Citizenship and Immigration Services": one body, or it would have been taken for two sources.
        if let [.., before, and] = &body[..start]
            && and.lower(text) == "and"
            && before.capital
            && (&*lower == "executive" || kind::noun(&lower).is_some_and(|n| matches!(n.kind, Kind::Organisation | Kind::Collective)))
        {
            start = run_start(text, body, start - 2);
        }
        let mut name = &body[start..=at];
        if article || kind_of(text, name, article) == Kind::Organisation || kind::noun(&lower).is_some_and(|n| n.kind == Kind::Organisation)
        {
            name = &body[start..body_end(text, body, at)];
        }
        let paper = article && name.len() == 1 && PAPER_TITLES.contains(&lower);
        if name.len() > 1 || paper || !kind::is_person_noun(&lower) || PEOPLES.contains(&lower) && !article {
            let kind = match kind_of(text, name, article && start == 0) {
                Kind::Person | Kind::Unknown if start > 0 && says_that_a_body_follows(text, body[start - 1]) => Kind::Organisation,
                kind => kind,
            };
            if kind == Kind::Collective {
                return description(text, main, head.span, determiner, body);
            }
            let name = if kind == Kind::Person { without_people(text, name) } else { name };
            // "Democrat Voters" in a headline, "24 Hour Party People": capitals make no name of a plural.
            if let [.., noun] = name
                && is_crowd(text, *noun)
                && (name.len() == 1 && start < at || ends_in_a_crowd(text, name, kind))
            {
                return description(text, main, head.span, determiner, body);
            }
            return Phrase::new(cover(main), Form::name(name, ""), kind);
        }
    }
    if let Some(maker) = maker::maker(text, body, at) {
        return maker;
    }
    description(text, main, head.span, determiner, body)
}

/// A noun for several people, in the plural.
pub(super) fn is_crowd(text: &str, noun: Word) -> bool {
    kind::noun(&noun.lower(text)).is_some_and(|n| n.plural && matches!(n.kind, Kind::Unnamed | Kind::Collective))
}

/// "24 Hour Party People"; but "Ann Banks": a noun for bodies is as likely a surname.
pub(super) fn ends_in_a_crowd(text: &str, name: &[Word], kind: Kind) -> bool {
    let Some(noun) = name.last().filter(|_| name.len() > 1 && matches!(kind, Kind::Person | Kind::Unknown)) else { return false };
    let bodies = kind::singular(&noun.lower(text)).is_some_and(|singular| ORGANISATION_NOUNS.contains(&singular));
    is_crowd(text, *noun) && !bodies
}

/// "the consultancy Marlow", "the group Open Harbour": a noun for a body, right before the name that it has.
pub(super) fn says_that_a_body_follows(text: &str, before: Word) -> bool {
    let noun = before.lower(text);
    // "The Varn wing Ole Finn": a place in a team as well.
    !before.capital && !before.possessive && ORGANISATION_NOUNS.contains(&noun) && &*noun != "wing"
}

/// "One of the mayor's aides": a single one, of what the noun is in the singular.
fn is_one_of(text: &str, main: &[Word]) -> bool {
    matches!(main, [one, of, _, ..] if one.lower(text) == "one" && of.lower(text) == "of")
}

fn description(text: &str, main: &[Word], head: Span, determiner: Determiner, body: &[Word]) -> Phrase {
    let lower = text_lower(text, head);
    let single = is_one_of(text, main).then(|| kind::singular(&lower)).flatten();
    let lower = single.as_deref().unwrap_or(&lower);
    let noun = kind::noun(lower).unwrap_or_else(|| kind::unlisted_noun(lower));
    let form = Form::Description { head, determiner, words: body.iter().map(|w| w.span).collect() };
    Phrase { plural: noun.plural, gender: kind::gender_of_noun(lower), ..Phrase::new(cover(main), form, noun.kind) }
}

/// "Trump campaign spokesman Jason Miller", "Attorney General Roy Cooper", "Mr. Clarke": a name behind a title or a role noun.
pub(super) fn titled(text: &str, body: &[Word]) -> Option<Phrase> {
    if let Some(phrase) = titled_with_portfolio(text, body) {
        return Some(phrase);
    }
    // "Director of policy | Ola Moe"
    if let Some(at) = holder_at_the_end(text, body) {
        let named = titled(text, &body[at..]).unwrap_or_else(|| Phrase::new(cover(body), Form::name(&body[at..], ""), Kind::Person));
        return Some(Phrase { span: cover(body), roles: vec![cover(&body[..at])], ..named });
    }
    // "University of Varn's | Dr Robert Hale"
    if let Some(owner) = body.iter().rposition(|w| w.possessive)
        && let owned = &body[owner + 1..]
        && owned.len() > 1
        && owned.iter().all(|w| w.capital)
        && title::title(&owned[0].lower(text)).is_some_and(|t| !t.office || t.noun == "doctor")
    {
        return titled(text, owned);
    }
    let end = if has_name_at_its_end(text, body) { body.len() } else { head(text, body) + 1 };
    let names = body.get(..end)?;
    let at = (0..names.len().saturating_sub(1)).rev().find(|&i| {
        let word = names[i].lower(text);
        !names[i].possessive
            && names[i + 1].capital
            && names[i + 1].gap == Gap::Space
            && (names[i].capital && title::title(&word).is_some() || kind::is_person_noun(&word) || kind::is_firm_noun(&word))
    })?;
    let name = &names[at + 1..];
    let word = names[at].lower(text);
    let title: Option<Title> = title::title(&word);
    // "Lord Mayor" and "Attorney General", but "Professor Piet Mayor".
    let learned = title.is_some_and(|t| !t.office && &*word != "lord" || matches!(t.noun, "doctor" | "professor"));
    if !learned && is_office(text, names) {
        return None;
    }
    if name.iter().any(|w| !w.capital && !role::is_particle(&w.lower(text))) {
        return None;
    }
    // "Minister Democrats", "President Bank"; but "Ms Banks", "Dr House", "singer Ann Church".
    let firm = title.is_none() && kind::is_firm_noun(&word);
    // "Attorney General's Office", "Prince Edward Island's Department".
    let owner = name.iter().any(|w| w.possessive) || title::title(&name[0].lower(text)).is_some();
    let adjective = || PEOPLES.contains(&word) || lists::PERSONS_OR_ADJECTIVES.contains(&&*word);
    let trade = title.is_none() && kind::is_bearer(&word) && !adjective();
    let called_after_a_body = name.len() > 1 && trade && !owner;
    let common = || {
        names_a_body(&name[name.len() - 1].lower(text)) && !called_after_a_body
            || name.len() == 1 && (PEOPLES.contains(&name[0].lower(text)) || is_crowd(text, name[0]))
    };
    if !learned && !firm && common() {
        return None;
    }
    let before = &names[..=at];
    // "lead author Dr. Ann Lee" is a lead author.
    let doctor = at > 0 && title.is_some_and(|t| t.noun == "doctor");
    let role = match title {
        _ if doctor => Some(cover(&names[..at])),
        Some(t) if !t.office => (at > 0).then(|| cover(&names[..at])),
        _ => Some(cover(before)),
    };
    let gender = title.and_then(|t| t.gender).or_else(|| before.iter().find_map(|w| kind::gender_of_noun(&w.lower(text))));
    let kind = match () {
        () if firm => kind_of_firm(text, &word, name),
        () if title.is_none() && is_named_by_its_people(text, &word, cover(name)) => Kind::Organisation,
        () => Kind::Person,
    };
    let name = if kind == Kind::Person { without_people(text, name) } else { name };
    let form = Form::name(name, title.map_or("", |t| t.noun));
    Some(Phrase { gender, roles: role.into_iter().collect(), ..Phrase::new(cover(body), form, kind) })
}

/// "Retailer Ormont", "broadcaster NBN"; but "film producer Ann Lee". A surname alone may be either's: "producer Lee".
fn kind_of_firm(text: &str, noun: &str, name: &[Word]) -> Kind {
    match kind_of(text, name, false) {
        Kind::Person if !kind::is_person_noun(noun) => Kind::Organisation,
        Kind::Unknown if !lists::NOUNS_OF_OWNERS.contains(&noun) => Kind::Organisation,
        kind @ (Kind::Person | Kind::Unknown | Kind::Organisation) => kind,
        _ => Kind::Organisation,
    }
}

/// "analysts Norvik", "auditors Moe Falk": a firm, unless one more is named behind it ("authors Ann Lee and Bo Falk").
fn is_named_by_its_people(text: &str, noun: &str, name: Span) -> bool {
    let plural = kind::noun(noun).is_some_and(|n| n.plural && n.kind == Kind::Collective);
    // "Chairman of judges Ola Moe"
    let office = || text[..name.start].split_whitespace().rev().nth(1).is_some_and(|before| matches!(before, "of" | "for"));
    let behind = &text[name.end..];
    let joined = [" and ", " or ", " & "].iter().any(|joint| behind.starts_with(joint));
    let listed = || super::word::behind_comma(behind).is_some_and(|next| next.starts_with(char::is_uppercase));
    plural && !office() && !joined && !listed()
}

/// A noun for a body that is nobody's trade, and so hardly a surname: not "brewer".
fn names_a_body(noun: &str) -> bool {
    ORGANISATION_NOUNS.contains(noun) && !kind::is_person_noun(noun)
}

/// "former Bank of Varn governor Ann Lee": the "of" is the body's, and the name stands behind the role.
fn has_name_at_its_end(text: &str, body: &[Word]) -> bool {
    let name = body.iter().rev().take_while(|w| w.capital && w.gap == Gap::Space).count();
    let Some(role) = body.len().checked_sub(name + 1).filter(|&role| name > 0 && role > 1) else { return false };
    let joints = || body[1..role].iter().enumerate().filter(|(_, w)| !w.capital && role::is_post_modifier(&w.lower(text)));
    let inside = joints().all(|(at, w)| w.lower(text) == "of" && body[at].capital && body[at + 2].capital);
    !body[role].capital && kind::is_person_noun(&body[role].lower(text)) && joints().next().is_some() && inside
}

/// "results of the Varn Dust Study": the study, which says what they say.
fn results_of(text: &str, body: &[Word]) -> Option<Phrase> {
    let [results, of, study @ ..] = body else { return None };
    let has = lists::RESULTS.contains(&&*results.lower(text)) && of.lower(text) == "of" && !study.is_empty();
    let study = has.then(|| noun_phrase(text, study))?;
    (study.kind == Kind::Document && !study.plural).then_some(study)
}

/// "many of his supporters", "a growing chorus of community leaders": what is behind the "of".
fn quantity<'w>(text: &str, body: &'w [Word]) -> Option<&'w [Word]> {
    let of = body.iter().take(5).position(|w| w.lower(text) == "of")?;
    let quantity = || lists::QUANTITIES.contains(&&*body[of - 1].lower(text)) || is_percentage(text, body[of - 1]);
    let counts = of > 0 && quantity() && (of == 1 || !body[of - 1].capital);
    let behind = body.get(of + 1..).filter(|b| counts && !b.is_empty())?;
    let (_, skipped) = determiner(text, behind);
    Some(&behind[skipped..]).filter(|b| !b.is_empty() && !b.iter().any(|w| matches!(&*w.lower(text), "whom" | "them" | "us" | "which")))
}

/// "three", "3".
fn is_number(text: &str, word: Word) -> bool {
    lists::NUMBERS.contains(&&*word.lower(text)) || word.span.of(text).bytes().all(|b| b.is_ascii_digit())
}

/// "75%".
fn is_percentage(text: &str, word: Word) -> bool {
    word.span.of(text).starts_with(|c: char| c.is_ascii_digit()) && text[word.span.end..].starts_with('%')
}

/// The determiner at the start of a noun phrase, and how many words it takes.
pub(super) fn determiner(text: &str, words: &[Word]) -> (Determiner, usize) {
    let Some(first) = words.first() else { return (Determiner::None, 0) };
    let lower = first.lower(text);
    match &*lower {
        word if lists::DEFINITE.contains(&word) => (Determiner::Definite, 1),
        "another" => (Determiner::Another, 1),
        "a" | "an" if words.get(1).is_some_and(|w| matches!(&*w.lower(text), "second" | "third" | "fourth" | "different")) => {
            (Determiner::Another, 2)
        }
        _ if words.get(1).is_some_and(|w| w.lower(text) == "of") => (Determiner::None, 0),
        word if lists::INDEFINITE.contains(&word) => (Determiner::Indefinite, 1),
        _ => match words.iter().take(4).position(|w| w.possessive && w.span.end < cover(words).end) {
            Some(_) => (Determiner::Definite, 0),
            None => (Determiner::None, 0),
        },
    }
}

/// The index of the head of a noun phrase: the word before its first post-modifier.
pub(super) fn head(text: &str, body: &[Word]) -> usize {
    let end =
        body.iter().enumerate().skip(1).find(|(_, w)| !w.capital && role::is_post_modifier(&w.lower(text))).map_or(body.len(), |(i, _)| i);
    let spoken = body[..end.min(body.len())]
        .iter()
        .rposition(|w| !matches!(&*w.lower(text), "himself" | "herself" | "itself" | "themselves" | "alike"));
    let at = spoken.unwrap_or(end.saturating_sub(1));
    // "an expert cited in the report"
    let participle = || {
        let lower = body[at].lower(text);
        !body[at].capital && (lower.ends_with("ed") || lower.ends_with("ing")) && kind::noun(&lower).is_none()
    };
    let behind_noun = at > 0 && end < body.len() && participle() && kind::noun(&body[at - 1].lower(text)).is_some();
    if behind_noun { at - 1 } else { at }
}

/// "the House of Reeds actor", "a Bank of Varn chief executive": the noun for a person behind a name with an "of" or "on" in it.
fn behind_name_of_body(text: &str, body: &[Word]) -> Option<usize> {
    let (name, role) = body.split_at(body.iter().rposition(|w| w.capital)? + 1);
    let joint = |w: &Word| matches!(&*w.lower(text), "of" | "on" | "in" | "and" | "the");
    let named = name[0].capital && name.len() <= HEAD_REACH && name.iter().all(|w| w.gap == Gap::Space && (w.capital || joint(w)));
    let holds = |w: &Word| kind::is_person_noun(&w.lower(text));
    let (holder, before) = role.split_last()?;
    let described = before.iter().all(|w| holds(w) || lists::ROLE_MODIFIERS.contains(&&*w.lower(text)));
    let joined = role.iter().all(|w| w.gap == Gap::Space) && name.iter().any(|w| !w.capital);
    (named && joined && holds(holder) && described).then_some(body.len() - 1)
}

/// Where the run of capitalised words that ends at `at` starts.
pub(super) fn run_start(text: &str, body: &[Word], at: usize) -> usize {
    let mut start = at;
    // "St Jude's Hospital"
    let saint = |owner: usize| owner > 0 && matches!(&*body[owner - 1].lower(text), "st" | "st." | "saint");
    let owned = |start: usize| {
        let body_of = || is_of_whom_a_body_is_named(text, body[start - 1], body[at]) || saint(start - 1) && is_body(text, body[at]);
        body[start - 1].possessive && !body_of()
    };
    // "Norvik Foods, Inc."
    let suffix = |word: Word| lists::NAME_SUFFIXES.contains(&word.lower(text).trim_end_matches('.'));
    while start > 0 && !owned(start) && (body[start].gap != Gap::Comma || suffix(body[start])) {
        let before = body[start - 1];
        let joined = before.capital && !(start == 1 && NOT_NAMES.contains(&before.lower(text)));
        if !joined && !role::is_particle(&before.lower(text)) {
            break;
        }
        start -= 1;
    }
    start
}

/// "The King's Fund", "the Children's Society": whoever the body has its name from, by a common noun.
fn is_of_whom_a_body_is_named(text: &str, owner: Word, noun: Word) -> bool {
    owner.capital && kind::is_person_noun(&owner.lower(text)) && is_body(text, noun)
}

/// "Hospital" at the end of a name.
fn is_body(text: &str, noun: Word) -> bool {
    noun.capital && ORGANISATION_NOUNS.contains(&noun.lower(text))
}

/// A name without what stands behind it for an honour or a degree: "Ann Lee KC".
pub(super) fn without_honours<'w>(text: &str, name: &'w [Word]) -> &'w [Word] {
    match name {
        [before @ .., last] if before.len() > 1 && before[before.len() - 1].capital && lists::HONOURS.contains(&last.span.of(text)) => {
            without_honours(text, before)
        }
        _ => name,
    }
}

/// Where the name of a body goes on behind its head: "Department of Justice", "Citizens for Tax Justice".
fn body_end(text: &str, body: &[Word], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(joint) = body.get(end) {
        if !matches!(&*joint.lower(text), "of" | "for" | "and" | "on") {
            break;
        }
        let next = if body.get(end + 1).is_some_and(|w| w.lower(text) == "the") { end + 2 } else { end + 1 };
        if !body.get(next).is_some_and(|w| w.capital) {
            break;
        }
        end = next;
        while body.get(end).is_some_and(|w| w.capital && w.gap == Gap::Space) {
            end += 1;
        }
    }
    end
}

/// "Republican Donald Trump" without the adjective.
pub(super) fn without_people<'w>(text: &str, name: &'w [Word]) -> &'w [Word] {
    match name {
        [first, rest @ ..] if !rest.is_empty() && PEOPLES.contains(&first.lower(text)) => {
            // "British Columbia" is a place, "Christian Moe" a whole name.
            let whole = PLACES.contains(&joined(text, name)) || lists::PEOPLES_AND_GIVEN_NAMES.contains(&&*first.lower(text));
            if whole { name } else { without_people(text, rest) }
        }
        // "Ulster Unionist Roy Orne"
        [_, people, rest @ ..] if rest.len() > 1 && PEOPLES.contains(&people.lower(text)) => {
            if lists::PEOPLES_AND_GIVEN_NAMES.contains(&&*people.lower(text)) { name } else { rest }
        }
        _ => name,
    }
}

/// What a name is.
pub(super) fn kind_of(text: &str, name: &[Word], article: bool) -> Kind {
    match name {
        [word] => kind::of_name(&word.lower(text), word.span.of(text), article),
        _ => kind::of_name(&joined(text, name), cover(name).of(text), article),
    }
}

pub(super) fn without_article(text: &str, main: &[Word]) -> Span {
    let (_, skipped) = determiner(text, main);
    cover(if skipped < main.len() { &main[skipped..] } else { main })
}

/// The span from the first of `words` to the last.
pub(super) fn cover(words: &[Word]) -> Span {
    match words {
        [first, .., last] => first.span.cover(last.span),
        [one] => one.span,
        [] => Span::default(),
    }
}

fn text_lower(text: &str, span: Span) -> String {
    span.of(text).to_lowercase()
}
