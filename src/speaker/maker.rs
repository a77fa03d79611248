//! Documents that are the word of whoever made them.

use std::borrow::Cow;

use crate::lexicon::speaker as lists;
use crate::lexicon::{MEDIA, ORGANISATION_NAMES, ORGANISATION_NOUNS, PLACES};

use super::kind::{self, Kind};
use super::noun_phrase::{cover, kind_of, noun_phrase, run_start};
use super::phrase::{Form, Phrase};
use super::word::{Word, joined};

/// Documents that speak for whoever made them; a study or a poll is a source of its own.
pub(super) fn speaks_for_its_maker(noun: &str) -> bool {
    let noun = kind::singular(noun).unwrap_or(Cow::Borrowed(noun));
    lists::DOCUMENTS_OF_MAKERS.contains(&&*noun)
}

/// "the latest figure from the health ministry", "a Washington Post report", "Trump's tweet": the source is who made it.
pub(super) fn maker(text: &str, body: &[Word], at: usize) -> Option<Phrase> {
    let noun = body[at].lower(text);
    if !speaks_for_its_maker(&noun) {
        return None;
    }
    let role = vec![body[at].span];
    let by = body.get(at + 1).is_some_and(|w| matches!(&*w.lower(text), "from" | "by"));
    if by {
        let maker = noun_phrase(text, &body[at + 2..]);
        // "Reports from Norland": that is where they come from.
        if maker.kind == Kind::Place && body[at + 1].lower(text) == "from" && kind::singular(&noun).is_some() {
            return None;
        }
        let speaks = matches!(maker.kind, Kind::Organisation | Kind::Person | Kind::Place | Kind::Unknown);
        let roles = if maker.kind == Kind::Person { maker.roles.clone() } else { role };
        return (speaks && !maker.plural && body.len() > at + 2).then_some(Phrase { roles, ..maker });
    }
    if let Some(possessor) = body[..at].iter().rposition(|w| w.possessive) {
        // "Thursday's figures" are nobody's.
        if lists::WEEKDAYS.contains(&&*body[possessor].lower(text)) {
            return None;
        }
        let maker = noun_phrase(text, &body[..=possessor]);
        let roles = if maker.kind == Kind::Organisation { role } else { maker.roles.clone() };
        return matches!(maker.form, Form::Name { .. }).then(|| Phrase { span: cover(&body[..=at]), roles, ..maker });
    }
    if at == 0 || !body[at - 1].capital {
        return None;
    }
    let name = &body[run_start(text, body, at - 1)..at];
    let whole = joined(text, name);
    let body_name = ORGANISATION_NAMES.contains(&whole)
        || MEDIA.contains(&whole)
        || PLACES.contains(&whole)
        || ORGANISATION_NOUNS.contains(&name.last()?.lower(text))
        || (name.len() == 1 && kind_of(text, name, false) == Kind::Organisation);
    body_name.then(|| Phrase { roles: role, ..Phrase::new(cover(body), Form::name(name, ""), Kind::Organisation) })
}
