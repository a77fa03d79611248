//! The cast of the article: everybody and everything that its sources can be, each known under all its names. [`named`] finds
//! whoever is called by a name, [`described`] whoever is not.

mod described;
mod named;

use rustc_hash::FxHashMap;

use crate::analysis::{Link, LinkReason, SourceType, SpeakerKind};
use crate::lexicon::{DECISION_NOUNS, PEOPLES, POST_NOUNS};
use crate::span::Span;

use super::Gender;
use super::capital::Capitals;
use super::kind::{self, Kind};
use super::noun_phrase;
use super::phrase::{Form, Phrase};
use super::survey::Who;
use super::title;
use super::word::{self, lower, plainly, words};

/// How many bearers of one surname, or of one role, are kept: the latest.
const NAMESAKES: usize = 8;
/// Words of roles and descriptions that are remembered for one entity.
const KNOWN_WORDS: usize = 32;
/// Bytes over which "he" looks back on whoever the text is about.
const TOPIC_REACH: usize = 1500;
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
    /// The head of its description, singular; empty where it has a name.
    noun: String,
    /// "a firm", "some groups": not said which.
    indefinite: bool,
    /// Only a sentence gives its first word a capital: "Security experts".
    common: bool,
    /// It is the source of something.
    spoke: bool,
    /// First named as somebody's relative: whoever has the surname alone is somebody else.
    relative: bool,
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
    /// Times that "its" stands behind it in a sentence that names nobody else.
    pub(super) things: u32,
    /// Mentions for which the network has a kind.
    readings: u32,
    /// Those that it takes for a place's name, weighed.
    places: u32,
}

/// A source found in the cast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) entity: Id,
    pub(super) confidence: f32,
    pub(super) reason: LinkReason,
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
    /// The first person of whom a sentence of the article is about.
    topic: Option<Id>,
    /// Persons who are named for the first time, and in full, as the subject of a sentence, and where; in order.
    openers: Vec<(usize, Id)>,
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

    /// Somebody who is already known at byte `at` under this one word: a surname, a given name, an acronym.
    pub(super) fn known(&self, word: &str, at: usize) -> Option<Found> {
        let candidates = self.by_last.get(&one(word)).map_or(&[][..], |l| &l.0);
        self.choose(candidates, at, None, |e| matches!(e.kind, Kind::Person), LinkReason::Surname)
            .or_else(|| self.by_name.get(&one(word)).map(|&entity| Found { entity, confidence: 0.95, reason: LinkReason::Named }))
    }

    /// Whoever wrote the text, where it does not say who.
    pub(super) fn author(&mut self) -> Id {
        let id = self.add("the author".to_owned(), Kind::Unnamed, false);
        self.entities[id as usize].noun = "author".to_owned();
        id
    }

    fn add(&mut self, name: String, kind: Kind, plural: bool) -> Id {
        let id = self.entities.len() as Id;
        self.entities.push(Entity {
            name,
            role: None,
            kind,
            plural,
            noun: String::new(),
            indefinite: false,
            common: false,
            spoke: false,
            relative: false,
            first: usize::MAX,
            last: 0,
            gender: None,
            votes: [0; 2],
            uses: 0,
            medium: false,
            role_is_title: false,
            known: Vec::new(),
            things: 0,
            readings: 0,
            places: 0,
        });
        id
    }

    /// Where nothing but capitals tells what a name is, the network's readings of all its mentions say that it is a place's. Rare
    /// names it takes for a person's here and for a body's there: that would change with the name.
    pub(super) fn settle_kinds(&mut self) {
        for entity in &mut self.entities {
            let open = matches!(entity.kind, Kind::Person | Kind::Unknown) && entity.gender.is_none() && entity.known.is_empty();
            // "Lumina said that its revenue fell": a name of one word, of which the text says "it".
            let thing = entity.kind == Kind::Unknown && entity.gender.is_none() && entity.votes == [0; 2] && entity.things > 0;
            if thing && entity.role.is_none() {
                entity.kind = Kind::Organisation;
            }
            let read = entity.places > 1 && 2 * entity.places > entity.readings;
            if open && read && entity.votes.iter().sum::<u32>() < entity.places {
                entity.kind = Kind::Place;
            }
        }
    }

    /// Learns who is first named as a sentence's subject: (byte, who), in order.
    pub(super) fn settle_openers(&mut self, named: impl Iterator<Item = (usize, Id)>) {
        let in_full = |entity: &Entity| entity.kind == Kind::Person && entity.known.is_empty() && entity.name.contains(' ');
        self.openers = named.filter(|&(at, id)| self.entities[id as usize].first == at && in_full(&self.entities[id as usize])).collect();
    }

    /// Learns of whom the first word has its capital from the sentence.
    pub(super) fn settle_capitals(&mut self, text: &str, capitals: Capitals<'_>) {
        for entity in self.entities.iter_mut().filter(|e| e.kind == Kind::Collective) {
            let word = entity.name.split(' ').next().unwrap_or_default();
            let span = Span::new(entity.first, entity.first.saturating_add(word.len()));
            entity.common = text.get(span.start..span.end) == Some(word) && capitals.are_common(span);
        }
    }

    /// Reading starts again: nobody has been spoken of yet.
    pub(super) fn forget(&mut self) {
        self.last_body = None;
        self.media = Latest::default();
        (self.person_spoke, self.person_led, self.topic) = (None, None, None);
        for entity in &mut self.entities {
            entity.last = 0;
        }
    }

    /// The person with a name who spoke last, or of whom the text spoke last, where no nearer one can be meant.
    pub(super) fn last_person_spoken_of(&self, asked: Option<Gender>, at: usize) -> Option<Found> {
        let fits = |&(id, spoke): &(Id, usize)| {
            let gender = self.gender(id).map(|(gender, _)| gender);
            spoke < at && at - spoke <= TOPIC_REACH && (gender.is_none() || asked.is_none() || gender == asked)
        };
        let (entity, _) = self.person_spoke.into_iter().chain(self.person_led).filter(fits).max_by_key(|&(_, at)| at)?;
        Some(Found { entity, confidence: 0.6, reason: LinkReason::PronounOfPerson })
    }

    /// Whom a life or a portrait tells of: the first person that a sentence is about, unless the article says that it is no `gender`.
    pub(super) fn topic(&self, gender: Gender) -> Option<Id> {
        self.topic.filter(|&id| self.gender(id).is_none_or(|(known, _)| known == gender))
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
            self.topic = self.topic.or(Some(id));
        }
    }

    /// Somebody is the source of something at byte `at`.
    pub(super) fn speak(&mut self, id: Id, at: usize) {
        self.entities[id as usize].spoke = true;
        if self.entities[id as usize].kind == Kind::Person {
            self.person_spoke = Some((id, at));
        }
        self.hear(Who::Entity(id), at);
    }

    /// Takes over what a phrase says of its bearer: role, gender, acronym.
    fn learn(&mut self, text: &str, phrase: &Phrase, found: Found) {
        let id = found.entity;
        let entity = &mut self.entities[id as usize];
        if phrase.span.start <= entity.first && phrase.is_relative(text) {
            entity.relative = true;
        }
        if let Some(alias) = phrase.alias {
            self.by_name.insert(one(&lower(alias.of(text))), id);
        }
        // "Ahmed 'Mido' Halim": by that name, too.
        if let Form::Name { words, .. } = &phrase.form
            && let [_, nickname, _] = words[..]
            && text[..nickname.start].ends_with(['\'', '"', '‘', '“'])
        {
            self.by_name.insert(one(&lower(nickname.of(text))), id);
        }
        let entity = &mut self.entities[id as usize];
        // "Insurer Orm": what was a bare name before is a firm's.
        let open = matches!(entity.kind, Kind::Person | Kind::Unknown) && entity.role.is_none() && entity.gender.is_none();
        if open && phrase.kind == Kind::Organisation && !phrase.roles.is_empty() && entity.votes == [0; 2] {
            entity.kind = Kind::Organisation;
        }
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
            let belonging = PEOPLES.contains(&head.lower(text));
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
            if entity.role.is_none() || entity.role_is_title && !is_title && !belonging {
                entity.role = Some(shown(&plainly(role.of(text)), ROLE_LIMIT).to_owned());
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
        // "She came from Earth": a town or a firm is no she, however often one stands behind its name.
        if entity.kind == Kind::Unknown && entity.votes[gender as usize] >= 2 && entity.spoke {
            entity.kind = Kind::Person;
        }
    }

    /// Whether the only pronouns that may mean somebody are of the other gender.
    pub(super) fn leans_against(&self, id: Id, gender: Gender) -> bool {
        let votes = self.entities[id as usize].votes;
        votes[gender as usize] == 0 && votes[1 - gender as usize] > 0
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
    /// The network takes one of its mentions for a place's name, or for another. `inside`: "in" or "at" stands before it. Both
    /// together tell of a place as much as two mentions.
    pub(super) fn read_as(&mut self, kind: Kind, inside: bool) {
        self.readings += 1;
        if kind == Kind::Place {
            self.places += 1 + u32::from(inside);
        }
    }

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

    /// The same, finer.
    pub(super) fn source_type(&self) -> SourceType {
        match self.kind {
            Kind::Person | Kind::Unknown => SourceType::NamedPerson,
            Kind::Organisation if self.indefinite || self.plural => SourceType::UnnamedGroup,
            Kind::Organisation | Kind::Place => SourceType::NamedOrganisation,
            Kind::Document if POST_NOUNS.contains(&self.noun) => SourceType::Post,
            Kind::Document if DECISION_NOUNS.contains(&self.noun) => SourceType::Decision,
            Kind::Document => SourceType::Document,
            Kind::Unnamed if self.plural => SourceType::UnnamedGroup,
            Kind::Unnamed => SourceType::UnnamedIndividual,
            // "Democrats", "Greta and Tom Weller", not "Critics" at the start of a sentence.
            Kind::Collective if self.is_named_group() => SourceType::NamedGroup,
            Kind::Collective => SourceType::UnnamedGroup,
        }
    }

    fn is_named_group(&self) -> bool {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let behind_first = self.name.split(' ').skip(1).any(capital);
        let proper = |word: &str| capital(word) && !self.common && (PEOPLES.contains(&self.noun) || kind::noun(&lower(word)).is_none());
        self.name.split(' ').next().is_some_and(proper) || behind_first && !self.indefinite || self.noun.is_empty() && capital(&self.name)
    }

    /// A newspaper, a broadcaster, an agency.
    pub(super) fn is_medium(&self) -> bool {
        self.medium
    }

    /// It has a name.
    pub(super) fn is_named(&self) -> bool {
        self.noun.is_empty() && matches!(self.kind, Kind::Person | Kind::Organisation | Kind::Place)
    }

    /// Whether `span` is where it is named for the first time.
    pub(super) fn is_first_at(&self, span: Span) -> bool {
        span.start <= self.first && self.first < span.end
    }

    /// "One wonders": anybody, whom no "she" takes up.
    pub(super) fn is_generic(&self) -> bool {
        matches!(&*self.noun, "one" | "anyone" | "anybody" | "nobody" | "none")
    }

    /// Whether "he" or "she" can mean it.
    pub(super) fn can_be_person(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Unnamed | Kind::Unknown) && !self.plural
    }
}

fn head_noun(text: &str, head: Span) -> String {
    let head = lower(head.of(text));
    let singular = kind::singular(&head);
    trade(singular.as_deref().unwrap_or(&head)).to_owned()
}

/// One noun for those that news uses in turns of the same person.
fn trade(noun: &str) -> &str {
    match noun {
        "attorney" => "lawyer",
        "physician" => "doctor",
        other => other,
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
