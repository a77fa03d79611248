//! Who is spoken of, where: names, described persons and the pronouns that tell of gender, over the whole article.

use crate::analysis::{Sentence, SentenceKind};
use crate::lexicon::numbers::FUNCTION_WORDS;
use crate::lexicon::speaker as lists;
use crate::lexicon::verb::{is_finite, verb};
use crate::lexicon::{DOCUMENT_NOUNS, NOT_NAMES, ORGANISATION_NOUNS, PEOPLES};
use crate::span::Span;

use super::Gender;
use super::capital::Capitals;
use super::cast::{Cast, Id};
use super::kind::{self, Kind};
use super::noun_phrase;
use super::phrase::{Form, Phrase};
use super::pronoun;
use super::role;
use super::run::Run;
use super::title;
use super::vote::Votes;
use super::word::{Gap, Word, lower, words};

/// Words of a sentence that are read for names.
const SENTENCE_LIMIT: usize = 400;
/// Words between a determiner and its noun.
const NOUN_REACH: usize = 5;
/// Words at the start of a sentence among which a plural is its subject.
const SUBJECT_REACH: usize = 3;
/// Words of the longest "night shift" in "a nurse on the night shift".
const LONGEST_PLACE: usize = 3;

/// A place where somebody is spoken of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) sentence: usize,
    pub(super) who: Who,
    /// The first of its sentence: most likely its subject.
    pub(super) first: bool,
    /// "the Trump campaign", "Clinton's emails": part of what is spoken of.
    pub(super) modifier: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Who {
    Entity(Id),
    /// "the officer", "the county": looked up in the cast only if a pronoun asks.
    Described {
        plural: bool,
        gender: Option<Gender>,
        /// A body or a document, no person.
        thing: bool,
    },
}

/// What the first reading leaves for the second, when all names in full are known.
struct Seen {
    span: Span,
    sentence: usize,
    modifier: bool,
    what: What,
}

enum What {
    Pronoun(Gender),
    /// "its": no person's.
    Thing,
    /// "Lee accused him": not Lee.
    Object(Gender),
    Who(Who),
    /// One word that is a name only if the article has it in a name in full.
    Known,
    /// A name of one word; an index into the phrases.
    Name(usize),
}

/// Reads every sentence once, and what it found once more: names in full come first, so that a headline's surname finds the
/// full name behind it.
pub(super) fn survey(text: &str, capitals: Capitals<'_>, sentences: &[Sentence], cast: &mut Cast) -> Vec<Mention> {
    let mut reading = Reading { text, capitals, seen: Vec::new(), names: Vec::new(), couples: Vec::new() };
    let mut buffer = Vec::new();
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, s)| s.kind != SentenceKind::Metadata) {
        words(text, sentence.span, SENTENCE_LIMIT, &mut buffer);
        let title_case = is_title_case(text, sentence.span, &buffer);
        reading.sentence(&buffer, at, title_case, cast);
    }
    reading.mentions(cast)
}

/// A headline in capitals or title case: its capitals tell no names.
fn is_title_case(text: &str, sentence: Span, words: &[Word]) -> bool {
    let capitals = words.iter().filter(|w| w.capital).count();
    if words.len() < 4 || capitals * 10 < words.len() * 7 {
        return false;
    }
    !sentence.of(text).contains(['.', '“', '"']) || capitals * 10 >= words.len() * 8 && words.len() >= 5
}

struct Reading<'t> {
    text: &'t str,
    capitals: Capitals<'t>,
    seen: Vec<Seen>,
    names: Vec<Phrase>,
    /// "Anton and Judit Sandor": a given name, and the surname that it may share.
    couples: Vec<(Span, Span)>,
}

impl Reading<'_> {
    fn see(&mut self, sentence: usize, span: Span, modifier: bool, what: What) {
        self.seen.push(Seen { span, sentence, modifier, what });
    }

    /// Reads one sentence; names of several words, or behind a title or role noun, say enough by themselves.
    fn sentence(&mut self, words: &[Word], sentence: usize, title_case: bool, cast: &mut Cast) {
        let text = self.text;
        let mut determiner: Option<usize> = None;
        let mut at = 0;
        while let Some(&word) = words.get(at) {
            if word.gap != Gap::Space {
                determiner = None;
            }
            let lower = word.lower(text);
            // "Oh Linnet", "Describe Einstein": the name begins behind it.
            let opens = at == 0 || word.gap != Gap::Space;
            let exclaimed = || opens && self.capitals.is_other(word.span);
            if word.capital && !title_case && can_open_a_name(&lower) && !exclaimed() {
                let run = Run::at(text, words, at);
                self.run(words, &run, sentence, cast);
                // "President Lee's government"
                determiner = words[run.end - 1].possessive.then_some(run.start);
                at = run.end;
                continue;
            }
            match &*lower {
                "he" => self.see(sentence, word.span, false, What::Pronoun(Gender::Male)),
                "him" => self.see(sentence, word.span, false, What::Object(Gender::Male)),
                "she" | "hers" => self.see(sentence, word.span, false, What::Pronoun(Gender::Female)),
                "his" | "her" => {
                    let gender = if &*lower == "his" { Gender::Male } else { Gender::Female };
                    self.see(sentence, word.span, false, What::Pronoun(gender));
                    determiner = Some(at);
                }
                "its" => {
                    self.see(sentence, word.span, false, What::Thing);
                    determiner = Some(at);
                }
                word if lists::BEFORE_NOUNS.contains(&word) => determiner = Some(at),
                // "She was a person of her word": no further person.
                // "Ann Lee, a former judge, wrote": nor is she one more.
                "a" | "an" => {
                    let apposition = word.gap == Gap::Comma && at.checked_sub(1).is_some_and(|before| words[before].capital);
                    determiner = (!apposition && !follows_copula(text, words, at)).then_some(at);
                }
                _ if title_case && word.capital => self.see(sentence, word.span, word.possessive, What::Known),
                // "their wares in front of buyers" is no buyers of theirs; "a group of buyers" is several.
                word if word != "of" && role::is_post_modifier(word) => determiner = None,
                noun => {
                    let determined = determiner.filter(|&d| at - d <= NOUN_REACH);
                    if let Some(who) = described(noun, determined.is_some(), at <= SUBJECT_REACH)
                        && ends_its_phrase(text, words, at)
                    {
                        let many = matches!(who, Who::Described { plural: true, .. });
                        if many || determined.is_some() {
                            let span = words[determined.unwrap_or(at)].span.cover(words[place_end(text, words, at)].span);
                            self.see(sentence, span, word.possessive, What::Who(who));
                        }
                        determiner = None;
                    }
                }
            }
            at += 1;
        }
    }

    fn run(&mut self, words: &[Word], run: &Run, sentence: usize, cast: &mut Cast) {
        let text = self.text;
        let (first, last) = (words[run.start], words[run.end - 1]);
        let next = words.get(run.end).filter(|w| w.gap == Gap::Space && !w.capital);
        let modifier = last.possessive || next.is_some_and(|w| kind::noun(&w.lower(text)).is_some());
        let span = noun_phrase::cover(&words[run.start..run.end]);
        let lower = first.lower(text);
        // "Researchers at Orm filmed the bees": several, spoken of first.
        if run.is_single()
            && run.start == 0
            && self::described(&lower, false, true).is_some_and(|who| matches!(who, Who::Described { plural: true, .. }))
        {
            let who = Who::Described { plural: true, gender: None, thing: false };
            return self.see(sentence, span, modifier, What::Who(who));
        }
        // "Furthermore, limbs", "Oh": a name only if the article has it elsewhere.
        if self.capitals.are_common(span) {
            return self.see(sentence, last.span, modifier, What::Known);
        }
        let opens = run.start == 0 || first.gap != Gap::Space && first.gap != Gap::Comma;
        // "Yuni, a nurse, came": what she is says that it is a name.
        let described = || role::behind(text, &words[run.end..]).is_some();
        let read = self.capitals.kind(span);
        let unsettled = || kind::of_name(&lower, first.span.of(text), false) == Kind::Unknown;
        if run.is_single() && opens && read.is_none() && unsettled() && !described() {
            return self.see(sentence, span, modifier, What::Known);
        }
        if run.is_heading(words) {
            return self.see(sentence, last.span, modifier, What::Known);
        }
        let common = || {
            PEOPLES.contains(&lower) || title::title(&lower).is_some() || kind::noun(&lower).is_some_and(|n| n.kind != Kind::Organisation)
        };
        if run.is_single() && common() {
            return;
        }
        let Some(mut phrase) = run.name(text, words) else { return };
        if let Some(relative) = run.relative_before(text, words) {
            phrase.roles.push(relative.span);
            phrase.gender = phrase.gender.or(kind::gender_of_noun(&relative.lower(text)));
            if phrase.kind == Kind::Unknown {
                phrase.kind = Kind::Person;
            }
        }
        if let Some(role) = run.role_before(text, words).filter(|_| phrase.kind == Kind::Person && phrase.roles.is_empty()) {
            phrase.roles.push(role);
            // "Its owner, Ann Lee," is one person.
            self.seen.pop_if(|seen| seen.sentence == sentence && matches!(seen.what, What::Who(_)) && seen.span.overlaps(role));
        }
        // "Mr. Ryan" may stand before "Paul Ryan", as a surname alone may.
        if matches!(&phrase.form, Form::Name { words, .. } if words.len() == 1) {
            let place = run.is_single() && phrase.kind == Kind::Unknown && is_inside(text, words, run.start);
            self.names.push(if place { Phrase { kind: Kind::Place, ..phrase } } else { phrase });
            return self.see(sentence, span, modifier, What::Name(self.names.len() - 1));
        }
        if let Some(found) = cast.find(text, &phrase) {
            self.see(sentence, span, modifier, What::Who(Who::Entity(found.entity)));
        }
        if let Form::Name { words: name, .. } = &phrase.form
            && let [_, .., surname] = name[..]
            && phrase.kind == Kind::Person
            && let Some(given) = run.given_name_before(text, words)
        {
            self.couples.push((given.span, surname));
        }
    }

    /// Brings what was seen together with the cast, and counts the pronouns.
    fn mentions(self, cast: &mut Cast) -> Vec<Mention> {
        for &(given, surname) in &self.couples {
            // "Voss and Judit Sandor": Voss is known by that name.
            if cast.known(&lower(given.of(self.text)), given.start).is_none() {
                cast.share_surname(given.of(self.text), surname.of(self.text), given.start);
            }
        }
        let mut mentions: Vec<Mention> = Vec::with_capacity(self.seen.len());
        let mut votes = Votes::default();
        let mut sentence = 0;
        for seen in &self.seen {
            for _ in sentence..seen.sentence.min(sentence + 2) {
                votes.next_sentence();
            }
            sentence = seen.sentence;
            let who = match seen.what {
                What::Pronoun(gender) => {
                    votes.pronoun(gender, cast);
                    continue;
                }
                What::Thing => {
                    votes.thing(cast);
                    continue;
                }
                What::Object(gender) => {
                    votes.object(gender, cast);
                    continue;
                }
                What::Who(who) => Some(who),
                What::Known => cast.known(&lower(seen.span.of(self.text)), seen.span.start).map(|f| Who::Entity(f.entity)),
                What::Name(name) => {
                    let phrase = &self.names[name];
                    let found = cast.find(self.text, phrase).map(|f| f.entity);
                    if let Some(entity) = found.map(|e| &mut cast.entities[e as usize])
                        && (phrase.kind, entity.kind) == (Kind::Place, Kind::Unknown)
                    {
                        entity.kind = Kind::Place;
                    }
                    found.map(Who::Entity)
                }
            };
            let Some(who) = who else { continue };
            match who {
                Who::Entity(entity) if cast.entities[entity as usize].can_be_person() => votes.person(entity),
                Who::Described { plural: false, thing: false, .. } => votes.somebody(),
                _ => {}
            }
            if let (Who::Entity(entity), Some(kind)) = (who, self.capitals.kind(seen.span)) {
                let before = pronoun::word_before(self.text, seen.span.start);
                let inside = before.is_some_and(|word| lists::BEFORE_PLACES.contains(&word));
                cast.entities[entity as usize].read_as(kind, inside);
            }
            cast.hear(who, seen.span.start);
            let first = mentions.last().is_none_or(|m| m.sentence != sentence);
            mentions.push(Mention { span: seen.span, sentence, who, first, modifier: seen.modifier });
        }
        cast.settle_kinds();
        let subjects = mentions.iter().filter(|m| m.first && !m.modifier);
        cast.settle_openers(subjects.filter_map(|m| if let Who::Entity(id) = m.who { Some((m.span.start, id)) } else { None }));
        mentions
    }
}

/// Whether a capitalised word, in lower case, can open a name: not "I'm", not "V-neck".
fn can_open_a_name(lower: &str) -> bool {
    let stem = lower.split('\'').next().unwrap_or(lower);
    !NOT_NAMES.contains(lower) && (stem.len() == lower.len() || !NOT_NAMES.contains(stem)) && lower.as_bytes().get(1) != Some(&b'-')
}

/// Somebody or something that is described, not named, by `noun`.
fn described(noun: &str, determined: bool, subject: bool) -> Option<Who> {
    if noun.len() < 3 || !determined && !subject {
        return None;
    }
    if kind::is_person_noun(noun) {
        let plural = kind::noun(noun).is_some_and(|n| n.plural);
        return Some(Who::Described { plural, gender: kind::gender_of_noun(noun), thing: false });
    }
    let thing = determined && (ORGANISATION_NOUNS.contains(noun) || DOCUMENT_NOUNS.contains(noun));
    thing.then_some(Who::Described { plural: false, gender: None, thing: true })
}

/// "in Milwaukee": a name that nothing else tells about is a place.
fn is_inside(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| words[at].gap == Gap::Space);
    before.is_some_and(|before| matches!(&*words[before].lower(text), "in" | "at" | "near"))
}

fn follows_copula(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| words[at].gap == Gap::Space);
    before.is_some_and(|before| {
        let lower = words[before].lower(text);
        lists::BEFORE_PREDICATES.contains(&&*lower)
    })
}

/// The last word of what tells where a person belongs: "a nurse on the night shift said". Only where a verb shows its end.
fn place_end(text: &str, words: &[Word], at: usize) -> usize {
    let is = |i: usize, some: &[&str]| words.get(i).is_some_and(|w| w.gap == Gap::Space && some.contains(&&*w.lower(text)));
    if !is(at + 1, &["at", "from", "in", "of", "on"]) || !is(at + 2, &["a", "an", "the"]) {
        return at;
    }
    let inner = words[at + 3..].iter().take(LONGEST_PLACE).take_while(|w| w.gap == Gap::Space && verb(&w.lower(text)).is_none()).count();
    let stops = words.get(at + 3 + inner).is_some_and(|w| w.gap == Gap::Space && verb(&w.lower(text)).is_some());
    if inner > 0 && stops { at + 2 + inner } else { at }
}

/// The last noun of its phrase: "the police officer", not "the officer corps", nor "the general election".
fn ends_its_phrase(text: &str, words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_none_or(|next| {
        let lower = next.lower(text);
        if next.gap == Gap::Space && lists::PERSONS_OR_ADJECTIVES.contains(&&*words[at].lower(text)) {
            return FUNCTION_WORDS.contains(&lower) || verb(&lower).is_some() || is_finite(&lower);
        }
        next.gap != Gap::Space || !(next.capital || kind::is_person_noun(&lower) || kind::noun(&lower).is_some())
    })
}
