//! "And": several sources in one, or several roles of one person.

use crate::lexicon::ORGANISATION_NOUNS;
use crate::lexicon::speaker as lists;
use crate::span::Span;

use super::kind::{self, Kind};
use super::noun_phrase::{cover, determiner, head, kind_of, titled, without_article};
use super::phrase::{Determiner, Form, Phrase};
use super::role;
use super::word::{Gap, Word};

/// "Obama and Clinton", "Kaine, Clinton and Obama", "Joseph and other community members": more than one source, and how many words
/// name them.
pub(super) fn coordinated(text: &str, main: &[Word], rest: &[Word]) -> Option<usize> {
    if is_list(text, main, rest) {
        return Some(main.len() + rest.len());
    }
    joins_two(text, main).then_some(main.len())
}

/// Names with commas between them, and an "and".
fn is_list(text: &str, main: &[Word], rest: &[Word]) -> bool {
    let and = |w: &Word| matches!(&*w.lower(text), "and" | "or");
    rest.first().is_some_and(|w| w.gap == Gap::Comma)
        && rest.iter().any(and)
        && main.last().is_some_and(|w| w.capital)
        && rest.iter().all(|w| w.capital || and(w))
}

/// "A spokesman for the Department for Culture, Media and Sport": the list is what his body is for. "Secretary of State for Culture, Media
/// and Sport, Ann Lee": it is what she is minister for.
pub(super) fn is_of_one(text: &str, main: &[Word], rest: &[Word]) -> bool {
    let portfolio = |w: &Word| lists::PORTFOLIOS.contains(&&*w.lower(text));
    let listed = rest.iter().take_while(|w| portfolio(w)).count();
    if main.iter().any(|w| &*w.lower(text) == "for")
        && main.last().is_some_and(portfolio)
        && rest[..listed].iter().any(|w| &*w.lower(text) == "and")
    {
        return true;
    }
    main.windows(2).any(|pair| !pair[0].capital && role::is_post_modifier(&pair[1].lower(text))) && is_list(text, main, rest)
}

/// Whether the "and" of a noun phrase joins two sources.
fn joins_two(text: &str, main: &[Word]) -> bool {
    let and = |w: &Word| matches!(&*w.lower(text), "and" | "or");
    let Some(at) = main.iter().position(and).filter(|&at| at > 0 && at + 1 < main.len()) else { return false };
    let (left, right) = (&main[..at], &main[at + 1..]);
    if is_clause(text, right) {
        return false;
    }
    let (Some(before), Some(after)) = (left.last(), right.first()) else { return false };
    // Inside "advisers to Smith and Jones" or "Department of Health and Human Services" the "and" joins something smaller.
    let preposition = left.iter().any(|w| role::is_post_modifier(&w.lower(text)));
    if preposition && before.capital && after.capital {
        return false;
    }
    if before.capital && after.capital {
        if is_of_two(text, left, right) {
            return false;
        }
        let body = |w: &Word| {
            let lower = w.lower(text);
            // The states of "the United States" are no body.
            &*lower != "states"
                && (ORGANISATION_NOUNS.contains(&lower) || kind::singular(&lower).is_some_and(|s| ORGANISATION_NOUNS.contains(&s)))
        };
        // "Growers and Suppliers Association of Norland"
        let of = right.iter().position(|w| !w.capital && role::is_post_modifier(&w.lower(text))).unwrap_or(right.len());
        let head = of.checked_sub(1).map(|head| right[head]);
        let one_body = head.is_some_and(|w| body(&w)) && left.len() + of > 2 && !left.iter().any(body);
        return !one_body && !is_executive(text, left, right);
    }
    // "the former secretary and current nominee" is one person: one determiner for two roles.
    let named_behind = titled(text, right).is_some();
    let determined = determiner(text, left).0 != Determiner::None;
    let again = determiner(text, right).0 != Determiner::None || after.capital && !named_behind;
    let noun = before.lower(text);
    // "Japanese journalist and author Ann Lee" is one person, "police and Mayor Ann Lee" are two.
    let one_person = kind::is_person_noun(&noun) && named_behind && !after.capital;
    kind::singular(&noun).is_some() || again || !determined && !one_person
}

/// "The Health and Safety Executive", a body; "the Chairman and Chief Executive" is a person, if one.
fn is_executive(text: &str, left: &[Word], right: &[Word]) -> bool {
    let [.., before, last] = right else { return false };
    let office = |w: &Word| kind::is_person_noun(&w.lower(text));
    last.capital && &*last.lower(text) == "executive" && before.capital && ![before].into_iter().chain(left).any(office)
}

/// "Orm and England captain Stefan Gerr", "former Spurs and England defender": one person, of two clubs. "Roe and England captain Stefan Gerr"
/// are two.
fn is_of_two(text: &str, left: &[Word], right: &[Word]) -> bool {
    let Some(role) = right.iter().position(|w| !w.capital) else { return false };
    let titled = kind::is_person_noun(&right[role].lower(text)) && titled(text, right).is_some();
    let former = left.first().is_some_and(|w| lists::ROLE_MODIFIERS.contains(&&*w.lower(text)));
    let place = || determiner(text, left).0 == Determiner::None && matches!(kind_of(text, left, false), Kind::Place | Kind::Organisation);
    titled && (former || place())
}

/// "and made several statements": behind the "and" stands a verb, whose object begins with a determiner.
fn is_clause(text: &str, right: &[Word]) -> bool {
    let [verb, object, ..] = right else { return false };
    !verb.capital
        && object.gap == Gap::Space
        && determiner(text, std::slice::from_ref(verb)).0 == Determiner::None
        && !role::is_post_modifier(&verb.lower(text))
        && kind::noun(&verb.lower(text)).is_none()
        && determiner(text, std::slice::from_ref(object)).0 != Determiner::None
}

/// Two roles of one person, joined by "and": the first of them before a name ("his wife and the candidate Ann Lee"), or the
/// phrase without the second.
pub(super) fn main_of_and<'w>(text: &str, main: &'w [Word]) -> (Option<Span>, &'w [Word]) {
    let person = |words: &[Word]| words.last().is_some_and(|w| kind::is_person_noun(&w.lower(text)));
    match main.iter().position(|w| w.lower(text) == "and") {
        Some(at) if at > 0 && is_clause(text, &main[at + 1..]) => (None, &main[..at]),
        Some(at) if at > 0 && !main[at - 1].capital && person(&main[..head(text, &main[..at]) + 1]) => {
            let (before, behind) = (&main[..at], &main[at + 1..]);
            let behind = &behind[determiner(text, behind).1..];
            if titled(text, behind).is_some() { (Some(without_article(text, before)), behind) } else { (None, before) }
        }
        _ => (None, main),
    }
}

/// All of it as one source.
pub(super) fn joint(text: &str, all: &[Word]) -> Phrase {
    let span = cover(all);
    let (determiner, skipped) = determiner(text, all);
    let head = all[skipped..].last().or(all.last()).map_or(span, |w| w.span);
    let words = all[skipped..].iter().map(|w| w.span).collect();
    // "White House and Pentagon spokesmen": people of several bodies who are not named.
    let last = all.last().filter(|w| !w.capital).and_then(|w| kind::noun(&w.lower(text)));
    let named = all.iter().position(|w| &*w.lower(text) == "and").is_some_and(|and| {
        let first = &all[skipped.min(and)..and];
        // "Roe and his attorneys", not "Harbour and railway spokesmen".
        let owns = all.get(and + 1).is_some_and(|w| matches!(&*w.lower(text), "his" | "her" | "their" | "its"));
        let kind = kind_of(text, first, false);
        let name = first.last().is_some_and(|w| w.capital && kind::noun(&w.lower(text)).is_none());
        kind == Kind::Person || owns && name && kind != Kind::Collective
    });
    let unnamed = last.is_some_and(|n| n.kind == Kind::Unnamed && n.plural) && !named;
    let kind = if unnamed { Kind::Unnamed } else { Kind::Collective };
    Phrase { plural: true, ..Phrase::new(span, Form::Description { head, determiner, words }, kind) }
}
