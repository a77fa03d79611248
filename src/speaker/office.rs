//! Offices: who holds one is no name, what it is of is no part of one, and the name of its holder may stand behind it.

use crate::lexicon::speaker as lists;
use crate::lexicon::{ORGANISATION_NOUNS, PEOPLES, PERSON_NOUNS, PLACES};

use super::kind::{self, Kind};
use super::noun_phrase::{cover, kind_of};
use super::phrase::{Form, Phrase};
use super::title;
use super::word::{Gap, Word, joined, lower};

/// Words of a noun phrase among which the "of" of an office stands.
const HEAD_REACH: usize = 8;
/// Words among which the list stands of what a minister is for.
const PORTFOLIO_WORDS: usize = 16;
/// Words of a run of capitals in which a holder's name is looked for, and of that name.
const LONGEST_RUN: usize = 12;
const NAME_WORDS: usize = 4;
/// Words of a place: a run of capitals may be as long as the text.
const PLACE_WORDS: usize = 5;

/// "Deputy Prime Minister", "Attorney General", "Chief Constable", "Mayor of Varn": an office, whoever holds it; but "Pound General",
/// "Piet Constable" and "Office of the Governor".
pub(super) fn is_office(text: &str, words: &[Word]) -> bool {
    let first = words.iter().position(|w| w.capital).unwrap_or(0);
    let of = words.iter().skip(first).position(|w| !w.capital).map(|at| first + at);
    let words = match of {
        Some(of) if matches!(&*words[of].lower(text), "of" | "to") => &words[..of],
        Some(_) => return false,
        None => words,
    };
    let [before @ .., last] = words else { return false };
    let before = before.last().map_or_else(|| lower(""), |w| w.lower(text));
    let beside_office = || title::title(&before).is_some() || lists::OFFICES_BESIDE.contains(&&*before);
    match &*last.lower(text) {
        "general" => kind::is_person_noun(&before),
        "constable" | "executive" | "justice" => matches!(&*before, "chief" | "lord"),
        word if !lists::OFFICES.contains(&word) => false,
        _ if of.is_some() => true,
        // "Piet Mayor" is a person.
        "chancellor" | "governor" | "mayor" | "premier" => PLACES.contains(&before) || PEOPLES.contains(&before) || beside_office(),
        _ => !before.is_empty() && (!kind::is_person_noun(&before) || beside_office()),
    }
}

/// "The Orm West MP", "Norvik's CEO": a noun for a person, in capitals.
pub(super) fn is_seat(text: &str, noun: Word) -> bool {
    let written = noun.span.of(text);
    written.len() > 1 && written.bytes().all(|b| b.is_ascii_uppercase()) && PERSON_NOUNS.contains(&noun.lower(text))
}

/// "Secretary of State Jon Lee", "Chief of Staff Ann Roe": what is behind the "of" belongs to the office, and the name follows.
pub(super) fn titled_with_portfolio(text: &str, body: &[Word]) -> Option<Phrase> {
    let joins = |at: usize| body.get(at).is_some_and(|w| matches!(&*w.lower(text), "of" | "for"));
    let joint = (1..body.len()).take(HEAD_REACH).find(|&at| joins(at))?;
    let office = body[joint - 1];
    // "Spokesman for" is of somebody, "Minister for" of something.
    let is_office = match &*office.lower(text) {
        noun if body[joint].lower(text) == "for" => lists::OFFICES.contains(&noun),
        noun => title::title(noun).is_some() || kind::is_person_noun(noun),
    };
    let portfolio = |words: &[Word]| words.iter().take_while(|w| is_portfolio(&w.lower(text))).count();
    // "Culture, Media and Sport, Ola Moe"
    let listed = body.iter().take(PORTFOLIO_WORDS).any(|w| w.gap == Gap::Comma && is_portfolio(&w.lower(text)));
    let run = |from: usize| {
        let goes_on = |&at: &usize| match body[at].gap {
            Gap::Space => body[at].capital || body[at].lower(text) == "and",
            Gap::Comma => listed && at > from && is_portfolio(&body[at - 1].lower(text)),
            _ => false,
        };
        (from..body.len()).take_while(goes_on).count()
    };
    let mut from = joint + 1;
    // "Secretary of State | for Health"
    let whole = |from: usize| run(from) > 0 && portfolio(&body[from..from + run(from)]) == run(from);
    if whole(from) && joins(from + run(from)) {
        from += run(from) + 1;
    }
    let behind = &body[from..from + run(from)];
    let portfolio = match portfolio(behind) {
        // "Health and Ageing | Ola Moe"
        several if several > 0 && behind[several - 1].capital => several,
        // "Critics of Prime Minister Ola Moe" hold no office.
        _ if kind::noun(&office.lower(text)).is_some_and(|n| n.plural) => 0,
        _ => realm(text, behind),
    };
    let name = behind.get(portfolio..).filter(|name| office.capital && is_office && portfolio > 0 && !name.is_empty())?;
    let address = name.len() > 2 && title::title(&name[0].lower(text)).is_some();
    let name = &name[usize::from(address)..];
    let before = cover(&body[..from + portfolio]);
    let form = Form::name(name, title::title(&office.lower(text)).map_or("", |t| t.noun));
    Some(Phrase { roles: vec![before], ..Phrase::new(cover(&body[..from + behind.len()]), form, Kind::Person) })
}

/// "Director of policy | Ola Moe", "leader of the National Party | Ola Moe", "entomologist with the Department of Trade | Ola Moe": the name of
/// the holder closes the phrase. How many words stand before it.
pub(super) fn holder_at_the_end(text: &str, body: &[Word]) -> Option<usize> {
    let first = (1..body.len()).take(HEAD_REACH).find(|&at| joins(text, &body[at]))?;
    let office = body[first - 1].lower(text);
    let last = (first..body.len()).rev().find(|&at| joins(text, &body[at]))?;
    let run = body.iter().rev().take(LONGEST_RUN).take_while(|w| w.capital && w.gap == Gap::Space && !w.possessive).count();
    let run = body.len() - run.min(body.len() - last - 1);
    let holds = holds_alone(&office) && body.len() - run > 1;
    let before = body.get(run.checked_sub(1)?)?.lower(text);
    let at = match () {
        () if !holds => return None,
        // "Of policy": what no article stands before, and what is not called by a name.
        () if run > last + 1 && body[last + 1].lower(text) != "the" => {
            let named = kind::noun(&before).is_some_and(|n| !n.plural) && !is_portfolio(&before)
                || lists::NAMED_THINGS.contains(&&*before)
                || kind::is_firm_noun(&before);
            if named || body[last + 1..run].iter().any(|w| w.capital || lists::ARTICLES.contains(&&*w.lower(text))) {
                return None;
            }
            run
        }
        () if run == last + 1 || run == last + 2 && before == "the" => run + behind_body(text, &body[run..])?,
        () => return None,
    };
    is_whole_name(text, &body[at..]).then_some(at)
}

/// Where a run of capitals ends in which the holder of an office stands behind what it is of: "ambassador to Norland | Ola Moe".
pub(super) fn holder_behind(text: &str, words: &[Word], start: usize, end: usize) -> Option<usize> {
    let the = usize::from(start.checked_sub(1).is_some_and(|at| words[at].lower(text) == "the"));
    let joint = start.checked_sub(1 + the).filter(|&at| at > 0 && joins(text, &words[at]))?;
    let run = &words[start..end.min(start + LONGEST_RUN)];
    // "Head of the Department of Trade | Ola Moe"
    let inner = run.iter().rposition(|w| joins(text, w)).map_or(0, |joint| joint + 1);
    let at = inner + behind_body(text, &run[inner..]).filter(|_| holds_alone(&words[joint - 1].lower(text)))?;
    is_whole_name(text, &run[at..]).then_some(start + at)
}

/// "of", "with": what an office is for stands behind it.
fn joins(text: &str, word: &Word) -> bool {
    word.gap == Gap::Space && !word.capital && lists::BEFORE_REALMS.contains(&&*word.lower(text))
}

/// A noun for one person, who is nobody's relative.
fn holds_alone(noun: &str) -> bool {
    kind::is_person_noun(noun) && !kind::noun(noun).is_some_and(|n| n.plural) && !kind::is_relative(noun)
}

/// A given name and a surname, with or without a title.
fn is_whole_name(text: &str, name: &[Word]) -> bool {
    let office = |w: &Word| kind::is_person_noun(&w.lower(text)) || ORGANISATION_NOUNS.contains(&w.lower(text));
    let place = || PLACES.contains(&joined(text, name)) || name.last().is_some_and(|w| PLACES.contains(&w.lower(text)));
    let whole = name.len() > 1 && name.len() <= NAME_WORDS && kind_of(text, name, false) == Kind::Person;
    whole && name.iter().all(|w| w.capital) && !name.iter().any(office) && !place()
}

/// Where the name of a body, a place or a portfolio ends that opens a run of capitals: "National Party |", "South Norland |", "Exchequer |".
fn behind_body(text: &str, run: &[Word]) -> Option<usize> {
    let place = (1..run.len().min(PLACE_WORDS + 1)).rev().find(|&len| PLACES.contains(&joined(text, &run[..len])));
    let body =
        run.iter().rposition(|w| ORGANISATION_NOUNS.contains(&w.lower(text)) && !kind::is_person_noun(&w.lower(text))).map(|at| at + 1);
    let portfolio = run.iter().take_while(|w| is_portfolio(&w.lower(text))).count();
    // "The National Identification Scheme": an adjective opens a name.
    let portfolio = (portfolio > 0 && run.len() == portfolio + 2 && run[portfolio - 1].lower(text) != "national").then_some(portfolio);
    body.or(place).or(portfolio).filter(|&at| at < run.len())
}

/// Where a run of names ends that begins with an office and what it is of: "Minister for Health and Ageing Ola Moe |".
pub(super) fn end_of_holder(text: &str, words: &[Word]) -> Option<usize> {
    let office = words.iter().take(HEAD_REACH).enumerate().take_while(|(at, w)| w.capital && (*at == 0 || w.gap == Gap::Space)).count();
    let joined = words.get(office).is_some_and(|w| matches!(&*w.lower(text), "of" | "for"));
    let holder = joined.then(|| titled_with_portfolio(text, words))??;
    Some(words.partition_point(|w| w.span.end <= holder.span.end))
}

/// How many words say what an office is of, with the name of its holder behind them: "Russia | Ola Moe", "Canterbury | Dr Ola Moe". 0 where
/// no name stands behind.
fn realm(text: &str, behind: &[Word]) -> usize {
    let address = |w: &Word| title::title(&w.lower(text)).is_some_and(|t| !t.office || t.noun == "doctor");
    let address = behind.iter().rposition(address).filter(|&at| at > 0 && at + 1 < behind.len());
    let place = (1..behind.len().min(PLACE_WORDS + 1)).rev().find(|&len| PLACES.contains(&joined(text, &behind[..len])));
    let at = address.or(place).unwrap_or_else(|| behind.len().saturating_sub(2));
    let name = &behind[at..];
    let of_body = |w: &Word| {
        ORGANISATION_NOUNS.contains(&w.lower(text)) || title::title(&w.lower(text)).is_some_and(|t| t.office && t.noun != "doctor")
    };
    let person = name.len() > 1
        && !behind[..at].iter().any(|w| lists::OFFICES.contains(&&*w.lower(text)))
        && name.iter().all(|w| w.capital && !of_body(w))
        && !name.last().is_some_and(|w| PLACES.contains(&w.lower(text)))
        && matches!(kind_of(text, name, false), Kind::Person | Kind::Unknown);
    if person { at } else { 0 }
}

/// What secretaries, ministers and chiefs are of.
fn is_portfolio(word: &str) -> bool {
    lists::PORTFOLIOS.contains(&word)
}
