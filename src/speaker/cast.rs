//! The cast of the article: everybody and everything that its sources can be, each known under all its names.

use rustc_hash::FxHashMap;

use crate::analysis::{Link, SpeakerKind};
use crate::lexicon::{MEDIA, NOT_NAMES, PAPER_TITLES, PEOPLES, PLACES, UNNAMED_NOUNS};
use crate::span::Span;

use super::Gender;
use super::kind::{self, Kind};
use super::noun_phrase::{self, cover};
use super::phrase::{Determiner, Form, Phrase};
use super::survey::Who;
use super::title;
use super::word::{self, Lower, lower, words};

/// How many bearers of one surname, or of one role, are kept: the latest.
const NAMESAKES: usize = 8;
/// Words of roles and descriptions that are remembered for one entity.
const KNOWN_WORDS: usize = 32;
/// Bytes over which "the agency" points back at a body.
const BODY_REACH: usize = 400;
/// Bytes over which "the gambling tycoon" points back at whoever spoke.
const EPITHET_REACH: usize = 500;
/// Longest role that is shown, in bytes.
const ROLE_LIMIT: usize = 200;
/// Longest description that is shown as a name, in bytes.
const NAME_LIMIT: usize = 120;

/// Index of an entity.
pub(super) type Id = u32;

/// Somebody or something that can be a source.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) kind: Kind,
    pub(super) plural: bool,
    /// Byte at which it is first spoken of.
    first: usize,
    /// Byte at which it was last spoken of.
    pub(super) last: usize,
    /// Said by a title or a role noun.
    gender: Option<Gender>,
    /// Pronouns that can only mean this one: he, she.
    votes: [u32; 2],
    /// Times named, in full or by surname.
    uses: u32,
    /// A newspaper, a broadcaster, an agency.
    medium: bool,
    /// The role comes from a title alone.
    role_is_title: bool,
    /// Words of its roles, as keys.
    known: Vec<u64>,
}

/// A source found in the cast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) entity: Id,
    pub(super) confidence: f32,
    pub(super) reason: &'static str,
}

/// The latest bearers of a name or a role.
#[derive(Clone, Debug, Default)]
struct Latest(Vec<Id>);

impl Latest {
    fn add(&mut self, id: Id) {
        if let Some(at) = self.0.iter().position(|&e| e == id) {
            self.0.remove(at);
        } else if self.0.len() == NAMESAKES {
            self.0.remove(0);
        }
        self.0.push(id);
    }
}

/// Everybody the article speaks of, found by name, surname, acronym, role and description.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<Entity>,
    /// Whole names, acronyms, descriptions.
    by_name: FxHashMap<u64, Id>,
    /// Last words of names.
    by_last: FxHashMap<u64, Latest>,
    /// First words of names of persons.
    by_first: FxHashMap<u64, Latest>,
    /// Role nouns, and heads of descriptions, singular.
    by_head: FxHashMap<u64, Latest>,
    /// The body that was spoken of last.
    last_body: Option<Id>,
    /// Newspapers and broadcasters that have been spoken of.
    media: Latest,
    /// The person with a name who spoke last, and where.
    person_spoke: Option<(Id, usize)>,
    /// The person with a name who was the subject of a sentence last, and where.
    person_led: Option<(Id, usize)>,
}

fn one(word: &str) -> u64 {
    word::key(std::iter::once(word))
}

impl Cast {
    /// Finds or adds what `phrase` speaks of. `None` for a pronoun.
    pub(super) fn find(&mut self, text: &str, phrase: &Phrase) -> Option<Found> {
        let found = match &phrase.form {
            Form::Pronoun(_) => return None,
            Form::Name { words, title_noun } => self.name(text, phrase, words, title_noun),
            Form::Description { head, determiner, words } => self.description(text, phrase, *head, *determiner, words),
        };
        self.learn(text, phrase, found);
        let entity = &mut self.entities[found.entity as usize];
        entity.first = entity.first.min(phrase.span.start);
        entity.uses += u32::from(matches!(phrase.form, Form::Name { .. }));
        Some(found)
    }

    /// Somebody who is already known under this one word: a surname, a given name, an acronym.
    pub(super) fn known(&self, word: &str) -> Option<Found> {
        let candidates = self.by_last.get(&one(word)).map_or(&[][..], |l| &l.0);
        self.choose(candidates, None, |e| matches!(e.kind, Kind::Person), "surname of a person named in full")
            .or_else(|| self.by_name.get(&one(word)).map(|&entity| Found { entity, confidence: 0.95, reason: "named" }))
    }

    fn name(&mut self, text: &str, phrase: &Phrase, name: &[Span], title_noun: &str) -> Found {
        let lower: Vec<Lower<'_>> = name.iter().map(|s| lower(s.of(text))).collect();
        let core: Vec<&str> = lower.iter().map(|w| &**w).filter(|w| !is_dropped(w, phrase.kind)).collect();
        let core = if core.is_empty() { lower.iter().map(|w| &**w).collect() } else { core };
        let titled = !title_noun.is_empty() || phrase.gender.is_some();
        let behind_particles = core.iter().position(|w| !super::role::is_particle(w)).unwrap_or(0);
        if let [word] = core[behind_particles..]
            && let Some(found) = self.short(word, phrase, titled)
        {
            return found;
        }
        let keys = keys(&core, phrase.kind);
        if let Some(&entity) = keys.iter().find_map(|key| self.by_name.get(key)) {
            let reason = if core.len() > 1 { "named in full" } else { "named" };
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
                self.by_head.entry(one(last)).or_default().add(entity);
                self.entities[entity as usize].medium = PAPER_TITLES.contains(last) || MEDIA.contains(&core.join(" "));
                if core.len() > 1 {
                    let initials: String = core.iter().filter_map(|w| w.chars().next()).collect();
                    self.by_name.entry(one(&initials)).or_insert(entity);
                }
            }
            _ => {}
        }
        Found { entity, confidence: 0.98, reason: "named" }
    }

    fn is_surname(&self, word: &str) -> bool {
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
    pub(super) fn share_surname(&mut self, given: &str, surname: &str, at: usize) {
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
        let person = |e: &Entity| e.kind == Kind::Person;
        let body = |e: &Entity| e.kind == Kind::Organisation;
        let candidates = self.by_last.get(&one(word)).map_or(&[][..], |l| &l.0);
        let found = match phrase.kind {
            Kind::Organisation => {
                let found = self.choose(candidates, None, body, "short form of the name");
                found.or_else(|| self.choose(candidates, None, person, "surname of a person named in full"))
            }
            Kind::Person | Kind::Unknown => {
                let reason = if titled { "title and surname of a person named in full" } else { "surname of a person named in full" };
                self.choose(candidates, phrase.gender, person, reason)
                    .or_else(|| (!titled).then(|| self.choose(candidates, None, body, "short form of the name")).flatten())
            }
            _ => None,
        };
        let exact = self.by_name.get(&one(word)).copied();
        let found = found.or_else(|| {
            let entity = exact.filter(|&e| !titled || matches!(self.entities[e as usize].kind, Kind::Person | Kind::Unknown))?;
            Some(Found { entity, confidence: 0.95, reason: "named" })
        });
        let found = found.or_else(|| {
            let given = self.by_first.get(&one(word)).map_or(&[][..], |l| &l.0);
            let found = self.choose(given, phrase.gender, person, "given name of a person named in full")?;
            // "Mr. Ban" for Ban Ki-moon: where the family's name comes first. "Sir Giles".
            if titled && !given_name {
                return Some(Found { confidence: 0.7, reason: "title and first name of a person named in full", ..found });
            }
            Some(Found { confidence: found.confidence.min(0.85), ..found })
        })?;
        let entity = &mut self.entities[found.entity as usize];
        if titled && entity.kind == Kind::Unknown {
            entity.kind = Kind::Person;
        }
        Some(found)
    }

    /// One of several bearers of a name: the only one, the one usually named so, or the latest.
    fn choose(&self, ids: &[Id], gender: Option<Gender>, fits: impl Fn(&Entity) -> bool, reason: &'static str) -> Option<Found> {
        let fitting = || {
            ids.iter().copied().filter(|&id| {
                let entity = &self.entities[id as usize];
                fits(entity) && !matches!((entity.gender, gender), (Some(a), Some(b)) if a != b)
            })
        };
        let order = |&id: &Id| {
            let entity = &self.entities[id as usize];
            let unlike = gender.is_some_and(|g| entity.votes[1 - g as usize] > 0);
            (!unlike, entity.uses, entity.last)
        };
        let best = fitting().max_by_key(order)?;
        let others = fitting().filter(|&id| id != best).map(|id| self.entities[id as usize].uses).max();
        let confidence = match others {
            None => 0.95,
            // However often it is one of them: a couple in the news has one surname.
            Some(uses) if self.entities[best as usize].uses > 2 * uses => 0.7,
            Some(_) => 0.6,
        };
        Some(Found { entity: best, confidence, reason })
    }

    fn description(&mut self, text: &str, phrase: &Phrase, head: Span, determiner: Determiner, words: &[Span]) -> Found {
        // "Weaver said": a name that is a noun, too.
        if let [word] = words
            && determiner == Determiner::None
            && word.of(text).starts_with(char::is_uppercase)
            && let Some(found) = self.known(&lower(word.of(text))).filter(|f| self.entities[f.entity as usize].kind == Kind::Person)
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
                Determiner::Indefinite => (0.7, "described in the same words"),
                _ if words.len() == 1 && phrase.kind == Kind::Unnamed && !phrase.plural => (0.7, "described in the same word"),
                _ => (0.9, "described in the same words"),
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
            return Found { entity, confidence: 0.85, reason: "the family by its surname" };
        }
        if determiner == Determiner::Definite
            && let Some(found) = self.by_role(&noun, &written, phrase)
        {
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
            && stands_for_a_medium(&noun)
            && let Some(found) = self.last_medium()
        {
            return found;
        }
        let ends_in_head = words.last() == Some(&head) && begins_with_the(text, phrase.span);
        if ends_in_head
            && phrase.kind == Kind::Unnamed
            && !phrase.plural
            && let Some(found) = self
                .last_in_office(phrase, &noun)
                .or_else(|| self.last_person(phrase, &noun).filter(|_| words.len() > 1 || is_epithet(&noun)))
        {
            return found;
        }
        let entity = self.add(describe(text, phrase, determiner), phrase.kind, phrase.plural);
        self.by_name.insert(key, entity);
        if let Some(family) = family {
            self.by_name.insert(family, entity);
        }
        self.by_head.entry(one(&noun)).or_default().add(entity);
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
        if somebody && (definite && self.person_spoke.is_some() || named_later()) {
            return Found { entity, confidence: 0.7, reason: "described; whether the article names them is open" };
        }
        Found { entity, confidence: 0.95, reason: "described, not named" }
    }

    /// "the senator", "the Democratic nominee", "the department": whoever the article has given this role.
    fn by_role(&self, noun: &str, written: &[Lower<'_>], phrase: &Phrase) -> Option<Found> {
        let candidates = &self.by_head.get(&one(noun))?.0;
        let modifiers: Vec<u64> =
            written.iter().filter(|w| kind::singular(w).as_deref() != Some(noun) && &***w != noun && w.len() > 2).map(|w| one(w)).collect();
        let fitting = candidates.iter().copied().filter_map(|id| {
            let entity = &self.entities[id as usize];
            let sort = match phrase.kind {
                Kind::Unnamed => matches!(entity.kind, Kind::Person | Kind::Unnamed),
                kind => entity.kind == kind || (kind == Kind::Document && entity.kind == Kind::Organisation),
            };
            let gendered = matches!((entity.gender, phrase.gender), (Some(a), Some(b)) if a != b);
            // A role points back, not forward.
            if !sort || gendered || entity.plural != phrase.plural || entity.first > phrase.span.start {
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
        Some(Found { entity, confidence, reason: "the role that the article gives" })
    }

    fn add(&mut self, name: String, kind: Kind, plural: bool) -> Id {
        let id = self.entities.len() as Id;
        self.entities.push(Entity {
            name,
            role: None,
            kind,
            plural,
            first: usize::MAX,
            last: 0,
            gender: None,
            votes: [0; 2],
            uses: 0,
            medium: false,
            role_is_title: false,
            known: Vec::new(),
        });
        id
    }

    /// Reading starts again: nobody has been spoken of yet.
    pub(super) fn forget(&mut self) {
        self.last_body = None;
        self.media = Latest::default();
        (self.person_spoke, self.person_led) = (None, None);
        for entity in &mut self.entities {
            entity.last = 0;
        }
    }

    /// Somebody is spoken of at byte `at`.
    pub(super) fn hear(&mut self, who: Who, at: usize) {
        let Who::Entity(id) = who else { return };
        let entity = &mut self.entities[id as usize];
        entity.last = at;
        if entity.kind == Kind::Organisation && !entity.plural {
            self.last_body = Some(id);
        }
        if entity.medium {
            self.media.add(id);
        }
    }

    /// Somebody is the first of whom a sentence speaks, at byte `at`.
    pub(super) fn lead(&mut self, who: Who, at: usize) {
        if let Who::Entity(id) = who
            && self.entities[id as usize].kind == Kind::Person
        {
            self.person_led = Some((id, at));
        }
    }

    /// Somebody is the source of something at byte `at`.
    pub(super) fn speak(&mut self, id: Id, at: usize) {
        if self.entities[id as usize].kind == Kind::Person {
            self.person_spoke = Some((id, at));
        }
        self.hear(Who::Entity(id), at);
    }

    /// "the agency", "the group": the body that was spoken of last, if that was just before.
    fn last_body(&self, phrase: &Phrase) -> Option<Found> {
        let entity = self.last_body?;
        let near = phrase.span.start.saturating_sub(self.entities[entity as usize].last) <= BODY_REACH;
        (near && self.entities[entity as usize].last <= phrase.span.start).then_some(Found {
            entity,
            confidence: 0.65,
            reason: "the body spoken of last",
        })
    }

    /// "The newspaper": the only one that has been named, or perhaps the last.
    fn last_medium(&self) -> Option<Found> {
        let &entity = self.media.0.last()?;
        let confidence = if self.media.0.len() == 1 { 0.85 } else { 0.6 };
        Some(Found { entity, confidence, reason: "the newspaper or broadcaster spoken of last" })
    }

    /// "The Florida senator", of whom the article says only that he is a senator: the one spoken of last.
    fn last_in_office(&self, phrase: &Phrase, noun: &str) -> Option<Found> {
        let near = |id: &Id| {
            let entity = &self.entities[*id as usize];
            let at = phrase.span.start;
            entity.kind == Kind::Person && entity.first < at && entity.last < at && at - entity.last <= EPITHET_REACH
        };
        let bearers = self.by_head.get(&one(noun))?.0.iter().copied();
        let entity = bearers.filter(near).max_by_key(|&id| self.entities[id as usize].last)?;
        Some(Found { entity, confidence: 0.55, reason: "perhaps one whose role is of the sort" })
    }

    /// "the gambling tycoon", "the candidate": the person who spoke last, if that was just before, or of whom the text speaks.
    fn last_person(&self, phrase: &Phrase, noun: &str) -> Option<Found> {
        let at = phrase.span.start;
        let near = |&(_, before): &(Id, usize)| before <= at && at - before <= EPITHET_REACH;
        // "The county sheriff" is somebody else than the miller of whom the text speaks.
        let led = self.person_led.filter(near).filter(|_| !is_office(noun));
        let (entity, _) = self.person_spoke.filter(near).into_iter().chain(led).max_by_key(|&(_, at)| at)?;
        let gendered = matches!((self.gender(entity), phrase.gender), (Some((a, _)), Some(b)) if a != b);
        (!gendered).then_some(Found { entity, confidence: 0.6, reason: "described; perhaps the person spoken of last" })
    }

    /// Takes over what a phrase says of its bearer: role, gender, acronym.
    fn learn(&mut self, text: &str, phrase: &Phrase, found: Found) {
        let id = found.entity;
        if let Some(alias) = phrase.alias {
            self.by_name.insert(one(&lower(alias.of(text))), id);
        }
        let entity = &mut self.entities[id as usize];
        match phrase.gender {
            Some(gender) if found.confidence < Link::CERTAIN => entity.votes[gender as usize] += 1,
            gender => entity.gender = entity.gender.or(gender),
        }
        if let Form::Name { title_noun, .. } = &phrase.form {
            for noun in title::taken_up_by(title_noun) {
                self.by_head.entry(one(noun)).or_default().add(id);
            }
        }
        let mut role_words = Vec::new();
        for &role in &phrase.roles {
            words(text, role, 24, &mut role_words);
            let Some(head) = role_words.get(noun_phrase::head(text, &role_words)) else { continue };
            let is_title = role_words.len() == 1;
            self.by_head.entry(one(&head_noun(text, head.span))).or_default().add(id);
            for word in &role_words {
                let lower = word.lower(text);
                if kind::is_person_noun(&lower) {
                    self.by_head.entry(one(&lower)).or_default().add(id);
                }
            }
            let entity = &mut self.entities[id as usize];
            let room = KNOWN_WORDS.saturating_sub(entity.known.len());
            entity.known.extend(role_words.iter().map(|w| one(&w.lower(text))).take(room));
            if entity.role.is_none() || (entity.role_is_title && !is_title) {
                entity.role = Some(shown(role.of(text), ROLE_LIMIT).to_owned());
                entity.role_is_title = is_title;
            }
        }
    }

    /// A pronoun that can only mean this one. Weak evidence does not count against stronger.
    pub(super) fn vote(&mut self, id: Id, gender: Gender, weight: u32) {
        let entity = &mut self.entities[id as usize];
        let against = entity.votes[1 - gender as usize];
        if weight < against {
            return;
        }
        entity.votes[gender as usize] += weight;
        if entity.kind == Kind::Unknown && entity.votes[gender as usize] >= 2 {
            entity.kind = Kind::Person;
        }
    }

    /// What the article tells of somebody's gender, and whether it says so outright.
    pub(super) fn gender(&self, id: Id) -> Option<(Gender, bool)> {
        let entity = &self.entities[id as usize];
        let [male, female] = entity.votes;
        let lean = match () {
            () if male >= 2 && male >= 3 * female => Some(Gender::Male),
            () if female >= 2 && female >= 3 * male => Some(Gender::Female),
            () => None,
        };
        entity.gender.map(|g| (g, true)).or(lean.map(|g| (g, false)))
    }
}

impl Entity {
    /// The kind that the ledger shows.
    pub(super) fn speaker_kind(&self) -> SpeakerKind {
        match self.kind {
            Kind::Person | Kind::Unknown => SpeakerKind::Person,
            Kind::Organisation | Kind::Place => SpeakerKind::Organisation,
            Kind::Document => SpeakerKind::Document,
            Kind::Unnamed => SpeakerKind::Unnamed,
            Kind::Collective => SpeakerKind::Collective,
        }
    }

    /// Whether "he" or "she" can mean it.
    pub(super) fn can_be_person(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Unnamed | Kind::Unknown) && !self.plural
    }
}

fn begins_with_the(text: &str, span: Span) -> bool {
    span.of(text).get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
}

/// Nouns that take up any body: "the company", not "the council".
fn stands_for_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "firm"
            | "agency"
            | "group"
            | "organisation"
            | "organization"
            | "body"
            | "charity"
            | "nonprofit"
            | "business"
            | "corporation"
            | "carrier"
            | "institution"
            | "outlet"
            | "association"
    )
}

/// Nouns that take up a newspaper or a broadcaster.
fn stands_for_a_medium(noun: &str) -> bool {
    matches!(noun, "newspaper" | "magazine" | "broadcaster" | "network" | "station" | "channel" | "daily" | "weekly" | "tabloid")
}

/// Nouns of offices and trades in which news quotes people whom it does not name.
fn is_office(noun: &str) -> bool {
    title::title(noun).is_some() || UNNAMED_NOUNS.entries().any(|plural| kind::singular(plural).as_deref() == Some(noun))
}

/// Nouns by which news takes up a person that it has named: "the candidate", "the Texan", not "the officer".
fn is_epithet(noun: &str) -> bool {
    PEOPLES.contains(noun)
        || matches!(
            noun,
            "candidate"
                | "nominee"
                | "billionaire"
                | "millionaire"
                | "tycoon"
                | "mogul"
                | "magnate"
                | "businessman"
                | "businesswoman"
                | "entrepreneur"
                | "front-runner"
                | "frontrunner"
                | "hopeful"
                | "challenger"
                | "incumbent"
                | "native"
                | "newcomer"
                | "veteran"
                | "star"
                | "author"
                | "novelist"
                | "singer"
                | "actor"
                | "actress"
        )
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

fn head_noun(text: &str, head: Span) -> String {
    let head = lower(head.of(text));
    match kind::singular(&head) {
        Some(singular) => singular.into_owned(),
        None => (*head).to_owned(),
    }
}

/// A name as the ledger shows it.
fn display(text: &str, name: &[Span]) -> String {
    match name {
        [first, .., last] => shown(first.cover(*last).of(text), NAME_LIMIT).to_owned(),
        [only] => only.of(text).to_owned(),
        [] => String::new(),
    }
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
            cover(all.get(from..).filter(|w| !w.is_empty()).unwrap_or(&all))
        }
        _ => phrase.span,
    };
    let written = shown(whole.of(text), NAME_LIMIT).trim_end_matches([',', ' ']);
    let opener = whole.start == phrase.span.start
        && all.first().is_some_and(|w| !w.span.of(text).contains('.') && NOT_NAMES.contains(&w.lower(text)));
    match written.chars().next() {
        Some(c) if opener => c.to_lowercase().chain(written[c.len_utf8()..].chars()).collect(),
        _ => written.to_owned(),
    }
}

/// At most `limit` bytes, cut between words.
fn shown(written: &str, limit: usize) -> &str {
    if written.len() <= limit {
        return written;
    }
    let end = written.char_indices().take_while(|(i, _)| *i <= limit).filter(|(_, c)| c.is_whitespace()).last().map_or(0, |(i, _)| i);
    &written[..end]
}
