//! Somebody with a name: under the whole of it, its last word, its first, its initials.

use crate::analysis::LinkReason;
use crate::lexicon::speaker as lists;
use crate::lexicon::{MEDIA, ORGANISATION_NOUNS, PAPER_TITLES, PLACES};
use crate::span::Span;

use super::{Cast, Entity, Found, Id, NAME_LIMIT, one, shown};
use crate::speaker::Gender;
use crate::speaker::kind::Kind;
use crate::speaker::phrase::{Form, Phrase};
use crate::speaker::role;
use crate::speaker::title;
use crate::speaker::word::{self, Lower, lower, plainly};

/// How sure it is that a surname is of its only bearer so far, where another is named further on.
const ALONE: f32 = 0.82;

impl Cast {
    pub(super) fn name(&mut self, text: &str, phrase: &Phrase, name: &[Span], title_noun: &str) -> Found {
        let lower: Vec<Lower<'_>> = name.iter().map(|s| lower(s.of(text))).collect();
        let core: Vec<&str> = lower.iter().map(|w| &**w).filter(|w| !is_dropped(w, phrase.kind)).collect();
        let core = if core.is_empty() { lower.iter().map(|w| &**w).collect() } else { core };
        // "His mother, Jean" is called so.
        let titled = !title_noun.is_empty() || phrase.gender.is_some() && !phrase.is_relative(text);
        let behind_particles = core.iter().position(|w| !role::is_particle(w)).unwrap_or(0);
        if let [word] = core[behind_particles..]
            && let Some(found) = self.short(word, phrase, titled)
        {
            return found;
        }
        let keys = keys(&core, phrase.kind);
        if let Some(&entity) = keys.iter().find_map(|key| self.by_name.get(key)) {
            let reason = if core.len() > 1 { LinkReason::NamedInFull } else { LinkReason::Named };
            self.fuller(text, entity, name, &core, phrase.kind);
            return Found { entity, confidence: 0.98, reason };
        }
        // "the Khans": whoever has that surname.
        let family = core.len() == 1 && !titled && core[0].strip_suffix('s').is_some_and(|surname| self.is_surname(surname));
        let (kind, plural) = if family { (Kind::Collective, true) } else { (phrase.kind, phrase.plural) };
        let entity = self.add(display(text, name), kind, plural);
        for key in keys {
            self.by_name.entry(key).or_insert(entity);
        }
        let last = core[core.len() - 1];
        self.by_last.entry(one(last)).or_default().add(entity);
        match phrase.kind {
            Kind::Person if core.len() > 1 => self.by_first.entry(one(core[0])).or_default().add(entity),
            Kind::Organisation => {
                // "the research" is none of the Journal of Research.
                if !lists::STUDIES.contains(&last) {
                    self.by_head.entry(one(last)).or_default().add(entity);
                }
                self.entities[entity as usize].medium = PAPER_TITLES.contains(last) || MEDIA.contains(&core.join(" "));
                if core.len() > 1 {
                    let initials: String = core.iter().filter_map(|w| w.chars().next()).collect();
                    self.by_name.entry(one(&initials)).or_insert(entity);
                }
            }
            _ => {}
        }
        Found { entity, confidence: 0.98, reason: LinkReason::Named }
    }

    pub(super) fn is_surname(&self, word: &str) -> bool {
        let bearers = self.by_last.get(&one(word)).map_or(&[][..], |l| &l.0);
        bearers.iter().any(|&id| self.entities[id as usize].kind == Kind::Person)
    }

    /// Keeps the fullest name that the article gives, and the one that does not shout.
    fn fuller(&mut self, text: &str, id: Id, name: &[Span], core: &[&str], kind: Kind) {
        let entity = &mut self.entities[id as usize];
        let written = display(text, name);
        let known = entity.name.split_whitespace().count();
        let shouted = |s: &str| !s.chars().any(char::is_lowercase);
        let longer = kind == Kind::Person && entity.kind == Kind::Person && core.len() > known;
        if !(longer || known == name.len() && shouted(&entity.name) && !shouted(&written)) {
            return;
        }
        entity.name = written;
        if longer {
            for key in keys(core, kind) {
                self.by_name.entry(key).or_insert(id);
            }
            self.by_first.entry(one(core[0])).or_default().add(id);
        }
    }

    /// "Anton and Judit Sandor": the first of the two has the surname of the second.
    pub(in crate::speaker) fn share_surname(&mut self, given: &str, surname: &str, at: usize) {
        let name = [&*lower(given), &*lower(surname)].map(str::to_owned);
        let keys = keys(&[&name[0], &name[1]], Kind::Person);
        if keys.iter().any(|key| self.by_name.contains_key(key)) {
            return;
        }
        let id = self.add(format!("{given} {surname}"), Kind::Person, false);
        self.entities[id as usize].first = at;
        for key in keys {
            self.by_name.insert(key, id);
        }
        self.by_first.entry(one(&name[0])).or_default().add(id);
        self.by_last.entry(one(&name[1])).or_default().add(id);
    }

    /// Somebody named by one word.
    fn short(&mut self, word: &str, phrase: &Phrase, titled: bool) -> Option<Found> {
        let given_name = matches!(phrase.form, Form::Name { title_noun, .. } if title::goes_with_given_names(title_noun));
        // "Mr Holt met his brother, Dan Holt": the first of them is not the brother.
        let at = phrase.span.start;
        let person = |e: &Entity| e.kind == Kind::Person && !(e.relative && e.first > at);
        let body = |e: &Entity| e.kind == Kind::Organisation;
        let candidates = self.by_last.get(&one(word)).map_or(&[][..], |l| &l.0);
        let found = match phrase.kind {
            Kind::Organisation => {
                let found = self.choose(candidates, at, None, body, LinkReason::ShortForm);
                found.or_else(|| self.choose(candidates, at, None, person, LinkReason::Surname))
            }
            Kind::Person | Kind::Unknown => {
                let reason = if titled { LinkReason::TitleAndSurname } else { LinkReason::Surname };
                // "Clara Church" was taken for a church.
                let two_words = |e: &Entity| body(e) && e.name.split(' ').count() == 2 && ORGANISATION_NOUNS.contains(word);
                self.choose(candidates, at, phrase.gender, person, reason).or_else(|| match titled {
                    true => self.choose(candidates, at, None, two_words, reason),
                    false => self.choose(candidates, at, None, body, LinkReason::ShortForm),
                })
            }
            _ => None,
        };
        let exact = self.by_name.get(&one(word)).copied();
        let found = found.or_else(|| {
            let entity = exact.filter(|&e| !titled || matches!(self.entities[e as usize].kind, Kind::Person | Kind::Unknown))?;
            Some(Found { entity, confidence: 0.95, reason: LinkReason::Named })
        });
        let found = found.or_else(|| {
            // "Lumina", a firm, makes "Lumina Persona".
            if phrase.kind == Kind::Organisation {
                return None;
            }
            let given = self.by_first.get(&one(word)).map_or(&[][..], |l| &l.0);
            // "Orange told us that those with Orange Phones": only who has been introduced is called by a given name.
            let introduced =
                |e: &Entity| person(e) && (e.first <= at || e.gender.is_some() || !e.known.is_empty() || !phrase.roles.is_empty());
            let found = self.choose(given, at, phrase.gender, introduced, LinkReason::GivenName)?;
            // "Mr. Ban" for Ban Ki-moon: where the family's name comes first. "Sir Giles".
            if titled && !given_name {
                return Some(Found { confidence: 0.7, reason: LinkReason::TitleAndFirstName, ..found });
            }
            Some(Found { confidence: found.confidence.min(0.85), ..found })
        })?;
        let entity = &mut self.entities[found.entity as usize];
        if titled && matches!(entity.kind, Kind::Unknown | Kind::Organisation) {
            entity.kind = Kind::Person;
        }
        Some(found)
    }

    /// One of several bearers of a name, at byte `at`: the only one, the only one so far, the one usually named so, or the latest.
    pub(super) fn choose(
        &self,
        ids: &[Id],
        at: usize,
        gender: Option<Gender>,
        fits: impl Fn(&Entity) -> bool,
        reason: LinkReason,
    ) -> Option<Found> {
        let fitting = || {
            ids.iter().copied().filter(|&id| {
                let entity = &self.entities[id as usize];
                fits(entity) && !matches!((entity.gender, gender), (Some(a), Some(b)) if a != b)
            })
        };
        let introduced = |id: Id| self.entities[id as usize].first <= at;
        let order = |&id: &Id| {
            let entity = &self.entities[id as usize];
            let unlike = gender.is_some_and(|g| entity.votes[1 - g as usize] > 0);
            (introduced(id), !unlike, !entity.relative, entity.uses, entity.last)
        };
        let best = fitting().max_by_key(order)?;
        let others = fitting().filter(|&id| id != best).map(|id| self.entities[id as usize].uses).max();
        let namesakes = fitting().filter(|&id| id != best).all(|id| self.entities[id as usize].relative);
        // Nobody takes up a name by its last word before the whole of it has been said.
        let alone = introduced(best) && !fitting().any(|id| id != best && introduced(id));
        let confidence = match others {
            None => 0.95,
            // The family's other members are called by their first names.
            Some(_) if namesakes && !self.entities[best as usize].relative => 0.82,
            Some(_) if alone => ALONE,
            // However often it is one of them: a couple in the news has one surname.
            Some(uses) if self.entities[best as usize].uses > 2 * uses => 0.7,
            Some(_) => 0.6,
        };
        Some(Found { entity: best, confidence, reason })
    }
}

/// Initials, suffixes and articles: parts of a name that another mention leaves out.
fn is_dropped(word: &str, kind: Kind) -> bool {
    match kind {
        Kind::Person => word.chars().count() == 1 || matches!(word, "jr" | "sr" | "ii" | "iii"),
        _ => matches!(word, "the" | "of" | "for" | "and" | "on"),
    }
}

/// The keys under which a name is found.
fn keys(core: &[&str], kind: Kind) -> Vec<u64> {
    let key = |words: &[&str]| word::key(words.iter().copied());
    match kind {
        // "Robert "Bobby" Scott", "Hillary Rodham Clinton".
        // "Aung San Suu Kyi".
        Kind::Person if core.len() > 2 => {
            vec![key(core), key(&[core[0], core[core.len() - 1]]), key(&core[1..]), key(&core[core.len() - 2..])]
        }
        Kind::Organisation if core.len() > 1 => {
            // "Department of Justice", "US Justice Department".
            let mut sorted: Vec<&str> = if PLACES.contains(core[0]) && core.len() > 2 { core[1..].to_vec() } else { core.to_vec() };
            sorted.sort_unstable();
            vec![key(core), key(&sorted)]
        }
        _ => vec![key(core)],
    }
}

/// A name as the ledger shows it.
fn display(text: &str, name: &[Span]) -> String {
    match name {
        [first, .., last] => shown(&plainly(first.cover(*last).of(text)), NAME_LIMIT).to_owned(),
        [only] => only.of(text).to_owned(),
        [] => String::new(),
    }
}
