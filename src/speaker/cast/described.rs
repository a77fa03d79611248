//! Somebody without a name: in the same words, by a role that the article has given, or whoever was spoken of just before.

use crate::analysis::LinkReason;
use crate::lexicon::speaker as lists;
use crate::lexicon::{NOT_NAMES, PAPER_TITLES, PEOPLES, UNNAMED_NOUNS};
use crate::span::Span;

use super::{Cast, Entity, Found, Id, KNOWN_WORDS, NAME_LIMIT, NAMESAKES, head_noun, one, shown, trade};
use crate::speaker::kind::{self, Kind};
use crate::speaker::noun_phrase::cover;
use crate::speaker::phrase::{Determiner, Form, Phrase};
use crate::speaker::role;
use crate::speaker::title;
use crate::speaker::word::{self, Lower, lower, plainly, words};

/// Bytes over which "the agency" points back at a body.
const BODY_REACH: usize = 400;
/// Bytes over which "the authors" points back at the researchers of a study.
const STUDY_REACH: usize = 3000;
/// Bytes over which "the gambling tycoon" points back at whoever spoke.
const EPITHET_REACH: usize = 500;
/// Bytes in which an article that opens with somebody's office names him.
const NEXT_REACH: usize = 400;

impl Cast {
    pub(super) fn description(&mut self, text: &str, phrase: &Phrase, head: Span, determiner: Determiner, words: &[Span]) -> Found {
        // "Weaver said": a name that is a noun, too.
        if let [word] = words
            && determiner == Determiner::None
            && word.of(text).starts_with(char::is_uppercase)
            && let Some(found) =
                self.known(&lower(word.of(text)), word.start).filter(|f| self.entities[f.entity as usize].kind == Kind::Person)
        {
            return found;
        }
        let written: Vec<Lower<'_>> = words.iter().map(|s| lower(s.of(text))).collect();
        let key = word::key(written.iter().map(|w| &**w));
        if determiner != Determiner::Another
            && let Some(&entity) = self.by_name.get(&key)
            && self.entities[entity as usize].plural == phrase.plural
        {
            let (confidence, reason) = match determiner {
                // "a nurse who had … said …, and asked": the same words stand for two attributions.
                Determiner::Indefinite if self.entities[entity as usize].first == phrase.span.start => (0.94, LinkReason::Described),
                Determiner::Indefinite => (0.7, LinkReason::DescribedInSameWords),
                _ if words.len() == 1 && phrase.kind == Kind::Unnamed && !phrase.plural => (0.7, LinkReason::DescribedInSameWord),
                _ => (0.9, LinkReason::DescribedInSameWords),
            };
            return Found { entity, confidence, reason };
        }
        let noun = head_noun(text, head);
        // "Greta and Tom Weller" are the Wellers.
        let family = (phrase.plural && phrase.kind == Kind::Collective && head.of(text).starts_with(char::is_uppercase))
            .then(|| lower(head.of(text)))
            .filter(|surname| words.len() > 2 && self.is_surname(surname))
            .map(|surname| one(&format!("{}s", &*surname)));
        if let Some(&entity) = family.and_then(|family| self.by_name.get(&family)) {
            self.entities[entity as usize].name = describe(text, phrase, determiner);
            self.by_name.insert(key, entity);
            return Found { entity, confidence: 0.85, reason: LinkReason::Family };
        }
        if determiner == Determiner::Definite
            && let Some(found) = self.by_role(&noun, &written, phrase)
        {
            return found;
        }
        if let Some(found) = self.study_or_authors(phrase, &noun, &written, determiner) {
            return found;
        }
        let bare_body = determiner == Determiner::Definite && words.len() == 1 && phrase.kind == Kind::Organisation && !phrase.plural;
        if bare_body
            && begins_with_the(text, phrase.span)
            && stands_for_any_body(&noun)
            && let Some(found) = self.last_body(phrase)
        {
            return found;
        }
        if bare_body
            && (stands_for_a_medium(&noun) || noun == "paper")
            && let Some(found) = self.last_medium(&noun)
        {
            return found;
        }
        let ends_in_head = words.last() == Some(&head) && begins_with_the(text, phrase.span);
        if ends_in_head
            && phrase.kind == Kind::Unnamed
            && !phrase.plural
            && let Some(found) = self
                .last_in_office(phrase, &noun, &written)
                .or_else(|| self.last_person(phrase, &noun, &written).filter(|_| words.len() > 1 || is_epithet(&noun)))
        {
            return found;
        }
        // "The 39-year-old founder of the firm": an age takes up somebody who has been introduced.
        if determiner == Determiner::Definite
            && phrase.kind == Kind::Unnamed
            && !phrase.plural
            && written.iter().any(|w| w.ends_with("year-old"))
            && let Some(found) = self.last_person(phrase, &noun, &written)
        {
            return found;
        }
        if let Some(found) = self.bearer_named_later(phrase, &noun, determiner) {
            return found;
        }
        if let Some(found) = self.named_next(phrase, &noun, determiner) {
            return found;
        }
        if let Some(found) = self.study_named_later(phrase, &noun, determiner) {
            self.by_name.insert(key, found.entity);
            self.by_head.entry(one(&noun)).or_default().add(found.entity);
            return found;
        }
        let entity = self.add(describe(text, phrase, determiner), phrase.kind, phrase.plural);
        self.by_name.insert(key, entity);
        let added = &mut self.entities[entity as usize];
        added.noun.clone_from(&noun);
        // "The Orm Observer newspaper".
        added.medium = stands_for_a_medium(&noun) && words.iter().any(|w| w.of(text).starts_with(char::is_uppercase));
        added.indefinite = matches!(determiner, Determiner::Indefinite | Determiner::Another);
        if let Some(family) = family {
            self.by_name.insert(family, entity);
        }
        self.by_head.entry(one(&noun)).or_default().add(entity);
        if let Some(group) = group_of(&self.entities[entity as usize].name).map(one) {
            self.by_head.entry(group).or_default().add(entity);
        }
        let known = written.iter().map(|w| one(w)).take(KNOWN_WORDS);
        self.entities[entity as usize].known.extend(known);
        // "The officer" may well be whoever was named and quoted before; what follows the noun says more.
        let somebody = phrase.kind == Kind::Unnamed && !phrase.plural;
        let definite = determiner == Determiner::Definite && (ends_in_head || kind::is_relative(&noun) && words.len() == 1);
        // "A New York judge ruled": the article may go on with "Judge Ann Lee".
        let named_later = || {
            let candidates = self.by_head.get(&one(&noun)).map_or(&[][..], |l| &l.0);
            let later = |&id: &Id| self.entities[id as usize].kind == Kind::Person && self.entities[id as usize].first > phrase.span.start;
            determiner != Determiner::Another && candidates.iter().any(later)
        };
        let spoken_of = self.person_spoke.is_some() || self.person_led.is_some() && !is_office(&noun);
        if somebody && (definite && spoken_of || named_later()) {
            return Found { entity, confidence: 0.7, reason: LinkReason::PerhapsNamedPerson };
        }
        // "The security firm" may well be the one that was named.
        let taken_up = determiner == Determiner::Definite && ends_in_head && !phrase.plural && words.len() <= 2;
        if phrase.kind == Kind::Organisation && taken_up && stands_for_any_body(&noun) && self.last_body.is_some_and(|body| body != entity)
        {
            return Found { entity, confidence: 0.7, reason: LinkReason::PerhapsNamedBody };
        }
        if phrase.is_unlisted(text) {
            return Found { entity, confidence: 0.7, reason: LinkReason::PerhapsCannotSpeak };
        }
        Found { entity, confidence: 0.95, reason: LinkReason::Described }
    }

    /// "Minister says toll will rise": the only one whom the article below names in that role.
    pub(in crate::speaker) fn in_headline(&self, text: &str, phrase: &Phrase) -> Option<Found> {
        let Form::Description { head, determiner: Determiner::None, words } = &phrase.form else { return None };
        let noun = head_noun(text, *head);
        let bears = |id: &Id| {
            let entity = &self.entities[*id as usize];
            let of = |word: &Span| entity.known.contains(&one(&lower(word.of(text))));
            entity.kind == Kind::Person && words.iter().filter(|&word| word != head).all(of)
        };
        let mut bearers = self.by_head.get(&one(&noun))?.0.iter().copied().filter(bears);
        let entity = bearers.next().filter(|_| phrase.kind == Kind::Unnamed && !phrase.plural)?;
        bearers.next().is_none().then_some(Found { entity, confidence: 0.8, reason: LinkReason::OnlyOneInRole })
    }

    /// "the senator", "the Democratic nominee", "the department": whoever the article has given this role.
    fn by_role(&self, noun: &str, written: &[Lower<'_>], phrase: &Phrase) -> Option<Found> {
        let candidates = &self.by_head.get(&one(noun))?.0;
        let is_noun = |w: &str| trade(kind::singular(w).as_deref().unwrap_or(w)) == noun || w == noun;
        // "The minister for trade" is not the minister for health.
        let small = |w: &str| w.len() <= 2 || role::is_post_modifier(w) || matches!(w, "and" | "the");
        let modifiers: Vec<u64> = written.iter().filter(|w| !is_noun(w) && !small(w)).map(|w| one(w)).collect();
        let fitting = candidates.iter().copied().filter_map(|id| {
            let entity = &self.entities[id as usize];
            let sort = match phrase.kind {
                Kind::Unnamed => matches!(entity.kind, Kind::Person | Kind::Unnamed),
                kind => entity.kind == kind || (kind == Kind::Document && entity.kind == Kind::Organisation),
            };
            let gendered = matches!((entity.gender, phrase.gender), (Some(a), Some(b)) if a != b);
            // A role points back, not forward.
            // "A team of nurses … The team"
            let group = !phrase.plural && group_of(&entity.name) == Some(noun);
            let other = is_office(noun) && entity.is_beside_office(written);
            if !(group || sort && entity.plural == phrase.plural) || gendered || other || entity.first > phrase.span.start {
                return None;
            }
            let shared = modifiers.iter().filter(|m| entity.known.contains(m)).count();
            (modifiers.is_empty() || shared > 0).then_some((shared, entity.last, id))
        });
        let mut fitting: Vec<(usize, usize, Id)> = fitting.collect();
        fitting.sort_unstable_by(|a, b| b.cmp(a));
        let &(shared, _, entity) = fitting.first()?;
        let rivals = fitting.iter().skip(1).filter(|f| f.0 == shared).count();
        let confidence = match (modifiers.len() == shared, rivals) {
            (true, 0) => 0.88,
            (false, 0) => 0.8,
            _ => 0.6,
        };
        Some(Found { entity, confidence, reason: LinkReason::Role })
    }

    /// "The authors" of what "researchers at Orm" found, "the report" on "a study": of one study, as a rule.
    fn study_or_authors(&self, phrase: &Phrase, noun: &str, written: &[Lower<'_>], determiner: Determiner) -> Option<Found> {
        let nouns = match phrase.kind {
            Kind::Collective if phrase.plural && lists::AUTHORS.contains(&noun) => lists::AUTHORS,
            Kind::Document if !phrase.plural && lists::STUDIES.contains(&noun) => lists::STUDIES,
            _ => return None,
        };
        // "The report’s authors", "the authors of the study" are not told apart from "the authors".
        let bare = |w: &Lower<'_>| {
            let word = kind::singular(w);
            let word = word.as_deref().unwrap_or(w);
            matches!(word, "of" | "the") || lists::STUDIES.contains(&word) || nouns.contains(&word)
        };
        if determiner != Determiner::Definite || !written.iter().all(bare) {
            return None;
        }
        let at = phrase.span.start;
        let spoken_of = |id: &Id| {
            let entity = &self.entities[*id as usize];
            entity.kind == phrase.kind && entity.plural == phrase.plural && entity.first < at && at - entity.last.min(at) <= STUDY_REACH
        };
        let mut all: Vec<Id> =
            nouns.iter().filter_map(|n| self.by_head.get(&one(n))).flat_map(|l| &l.0).copied().filter(spoken_of).collect();
        all.sort_unstable();
        all.dedup();
        let entity = all.iter().copied().max_by_key(|&id| self.entities[id as usize].last)?;
        let confidence = if all.len() == 1 { 0.82 } else { 0.65 };
        Some(Found { entity, confidence, reason: LinkReason::StudySpokenOf })
    }

    /// "A study found … The Varn Dust Study shows": perhaps the only one that the text names further on.
    fn study_named_later(&self, phrase: &Phrase, noun: &str, determiner: Determiner) -> Option<Found> {
        let at = phrase.span.start;
        let named = |id: &Id| {
            let entity = &self.entities[*id as usize];
            entity.kind == Kind::Document
                && !entity.plural
                && entity.noun.is_empty()
                && at < entity.first
                && entity.first - at <= STUDY_REACH
        };
        let study = determiner == Determiner::Indefinite && !phrase.plural && lists::STUDIES.contains(&noun);
        let mut named = self.by_last.get(&one(noun))?.0.iter().copied().filter(named);
        let entity = named.next().filter(|_| study)?;
        named.next().is_none().then_some(Found { entity, confidence: 0.7, reason: LinkReason::StudyNamedLater })
    }

    /// "The mother of a man who died", "its treasurer": perhaps the only one whom the text names so further on.
    fn bearer_named_later(&self, phrase: &Phrase, noun: &str, determiner: Determiner) -> Option<Found> {
        let at = phrase.span.start;
        let later = |id: &Id| {
            let entity = &self.entities[*id as usize];
            entity.kind == Kind::Person && (entity.relative || !kind::is_relative(noun)) && entity.first > at
        };
        let mut bearers = self.by_head.get(&one(noun))?.0.iter().copied().filter(later);
        let somebody = determiner == Determiner::Definite && phrase.kind == Kind::Unnamed && !phrase.plural;
        let entity = bearers.next().filter(|_| somebody)?;
        bearers.next().is_none().then_some(Found { entity, confidence: 0.7, reason: LinkReason::NamedLater })
    }

    /// "Norland's president has defended it. Ada Lind said …": an article that opens with somebody's office names him next.
    fn named_next(&self, phrase: &Phrase, noun: &str, determiner: Determiner) -> Option<Found> {
        let opens = self.person_spoke.is_none() && self.person_led.is_none();
        let one_office = determiner == Determiner::Definite && phrase.kind == Kind::Unnamed && !phrase.plural && is_office(noun);
        let next = self.openers.partition_point(|&(at, _)| at < phrase.span.end);
        let &(at, entity) = self.openers.get(next).filter(|_| opens && one_office)?;
        let gendered = matches!((self.gender(entity), phrase.gender), (Some((a, _)), Some(b)) if a != b);
        let near = at - phrase.span.end <= NEXT_REACH && !gendered;
        near.then_some(Found { entity, confidence: 0.65, reason: LinkReason::NamedNext })
    }

    /// "the agency", "the group": the body that was spoken of last, if that was just before.
    fn last_body(&self, phrase: &Phrase) -> Option<Found> {
        let entity = self.last_body?;
        let near = phrase.span.start.saturating_sub(self.entities[entity as usize].last) <= BODY_REACH;
        (near && self.entities[entity as usize].last <= phrase.span.start).then_some(Found {
            entity,
            confidence: 0.65,
            reason: LinkReason::BodySpokenOf,
        })
    }

    /// "The newspaper": the only one that has been named, or perhaps the last.
    fn last_medium(&self, noun: &str) -> Option<Found> {
        // A study is a paper, too.
        let printed = |id: &&Id| {
            let entity = &self.entities[**id as usize];
            let last = entity.name.rsplit(word::is_space).next().unwrap_or_default().to_lowercase();
            noun != "paper" || PAPER_TITLES.contains(&last) || matches!(&*last, "newspaper" | "tabloid" | "daily")
        };
        let mut media = self.media.0.iter().rev().filter(printed);
        let &entity = media.next()?;
        let confidence = if media.next().is_none() { 0.85 } else { 0.6 };
        Some(Found { entity, confidence, reason: LinkReason::MediumSpokenOf })
    }

    /// "The Florida senator", of whom the article says only that he is a senator: the one spoken of last.
    fn last_in_office(&self, phrase: &Phrase, noun: &str, written: &[Lower<'_>]) -> Option<Found> {
        let near = |id: &Id| {
            let entity = &self.entities[*id as usize];
            let at = phrase.span.start;
            let other = is_office(noun) && entity.is_beside_office(written);
            entity.kind == Kind::Person && !other && entity.first < at && entity.last < at && at - entity.last <= EPITHET_REACH
        };
        let bearers = self.by_head.get(&one(noun))?.0.iter().copied();
        let entity = bearers.filter(near).max_by_key(|&id| self.entities[id as usize].last)?;
        Some(Found { entity, confidence: 0.55, reason: LinkReason::SortOfRole })
    }

    /// "the gambling tycoon", "the candidate": the person who spoke last, if that was just before, or of whom the text speaks.
    fn last_person(&self, phrase: &Phrase, noun: &str, written: &[Lower<'_>]) -> Option<Found> {
        let at = phrase.span.start;
        let near = |&(_, before): &(Id, usize)| before <= at && at - before <= EPITHET_REACH;
        // "The prime minister" is not the nurse who spoke before.
        let other = |&(id, _): &(Id, usize)| {
            let entity = &self.entities[id as usize];
            let bears = entity.known.is_empty() || entity.known.contains(&one(noun)) && !entity.is_beside_office(written);
            !is_office(noun) || bears
        };
        // "The county sheriff" is somebody else than the miller of whom the text speaks.
        let led = self.person_led.filter(near).filter(|_| !is_office(noun));
        let (entity, _) = self.person_spoke.filter(near).filter(other).into_iter().chain(led).max_by_key(|&(_, at)| at)?;
        let gendered = matches!((self.gender(entity), phrase.gender), (Some((a, _)), Some(b)) if a != b);
        (!gendered).then_some(Found { entity, confidence: 0.6, reason: LinkReason::DescribedPersonBefore })
    }
}

impl Entity {
    /// Whether it is known by an office beside the one that is `written`: "the chancellor" is not the shadow chancellor, nor "the mayor" a
    /// deputy mayor.
    fn is_beside_office(&self, written: &[Lower<'_>]) -> bool {
        lists::OFFICES_BESIDE.iter().any(|word| self.known.contains(&one(word)) && !written.iter().any(|w| w == word))
    }
}

/// The "team" of "a team of nurses".
fn group_of(name: &str) -> Option<&str> {
    let mut words = name.split(word::is_space);
    let (article, group, of) = (words.next()?, words.next()?, words.next()?);
    (matches!(article, "a" | "an") && of == "of" && kind::noun(group).is_some_and(|n| n.kind == Kind::Organisation)).then_some(group)
}

fn begins_with_the(text: &str, span: Span) -> bool {
    span.of(text).get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
}

/// Nouns that take up any body: "the company", not "the council".
fn stands_for_any_body(noun: &str) -> bool {
    lists::NOUNS_FOR_BODIES.contains(&noun)
}

/// Nouns that take up a newspaper or a broadcaster.
fn stands_for_a_medium(noun: &str) -> bool {
    lists::NOUNS_FOR_MEDIA.contains(&noun)
}

/// Nouns of offices and trades in which news quotes people whom it does not name.
fn is_office(noun: &str) -> bool {
    title::title(noun).is_some() || UNNAMED_NOUNS.entries().any(|plural| kind::singular(plural).as_deref() == Some(noun))
}

/// Nouns by which news takes up a person that it has named: "the candidate", "the Texan", not "the officer".
fn is_epithet(noun: &str) -> bool {
    PEOPLES.contains(noun) || noun.ends_with("year-old") || lists::NOUNS_FOR_THE_KNOWN.contains(&noun)
}

/// "U.S.", "US", not "A".
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.')
}

/// A description as the ledger shows it: as the article has it, without a capital that only the sentence gave it.
fn describe(text: &str, phrase: &Phrase, determiner: Determiner) -> String {
    let Form::Description { words: spans, .. } = &phrase.form else { return String::new() };
    let mut all = Vec::new();
    words(text, phrase.span, NAMESAKES * 6, &mut all);
    let possessor = all.iter().position(|w| w.possessive && !w.capital);
    let whole = match (phrase.kind, determiner) {
        // "the territory's health ministry", "the Trump campaign".
        (Kind::Organisation, Determiner::Definite) if all.len() > 2 || possessor.is_some() => {
            let from = possessor.map_or_else(|| all.iter().position(|w| Some(&w.span) == spans.first()).unwrap_or(0), |at| at + 1);
            // "the mayor's office" is more than "office".
            cover(
                all.get(from..)
                    .filter(|rest| rest.len() > usize::from(possessor.is_some()))
                    .unwrap_or(&all[usize::from(begins_with_the(text, phrase.span))..]),
            )
        }
        _ => phrase.span,
    };
    let plain = plainly(whole.of(text));
    let written = shown(&plain, NAME_LIMIT).trim_end_matches([',', ' ']);
    let opener = whole.start == phrase.span.start
        && all.first().is_some_and(|w| {
            let lower = w.lower(text);
            !is_acronym(w.span.of(text)) && NOT_NAMES.contains(&lower) && !lists::WEEKDAYS.contains(&&*lower)
        });
    match written.chars().next() {
        Some(c) if opener => c.to_lowercase().chain(written[c.len_utf8()..].chars()).collect(),
        _ => written.to_owned(),
    }
}
