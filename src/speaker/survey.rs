//! Who is spoken of, where: names, described persons and the pronouns that tell of gender, over the whole article.

use crate::analysis::{Sentence, SentenceKind};
use crate::lexicon::{DOCUMENT_NOUNS, NOT_NAMES, ORGANISATION_NOUNS, PEOPLES};
use crate::span::Span;

use super::Gender;
use super::cast::{Cast, Id};
use super::kind::{self, Kind};
use super::noun_phrase;
use super::phrase::{self, Phrase};
use super::role;
use super::title;
use super::word::{Gap, Word, words};

/// Words of a sentence that are read for names.
const SENTENCE_LIMIT: usize = 400;

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

/// Reads the sentences twice: names in full first, so that a headline's surname finds the full name behind it.
pub(super) fn survey(text: &str, sentences: &[Sentence], cast: &mut Cast) -> Vec<Mention> {
    let mut buffer = Vec::new();
    for sentence in sentences.iter().filter(|s| s.kind != SentenceKind::Metadata) {
        words(text, sentence.span, SENTENCE_LIMIT, &mut buffer);
        if !is_title_case(text, sentence.span, &buffer) {
            full_names(text, &buffer, cast);
        }
    }
    let mut mentions = Vec::new();
    let mut votes = Votes::default();
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, s)| s.kind != SentenceKind::Metadata) {
        words(text, sentence.span, SENTENCE_LIMIT, &mut buffer);
        votes.next_sentence();
        let title_case = is_title_case(text, sentence.span, &buffer);
        all_mentions(text, &buffer, at, title_case, cast, &mut mentions, &mut votes);
    }
    mentions
}

/// A headline in capitals or title case: its capitals tell no names.
fn is_title_case(text: &str, sentence: Span, words: &[Word]) -> bool {
    let capitals = words.iter().filter(|w| w.capital).count();
    let most = capitals * 10 >= words.len() * 7 && !sentence.of(text).contains(['.', '“', '"']);
    words.len() >= 4 && (most || capitals * 10 >= words.len() * 8 && words.len() >= 5)
}

/// A run of capitalised words: `start..end`, and where the title or role before it starts.
struct Run {
    from: usize,
    start: usize,
    end: usize,
}

/// The run at or behind `at`.
fn next_run(text: &str, words: &[Word], at: usize) -> Option<Run> {
    let mut start = at + words[at..].iter().position(|w| w.capital)?;
    let mut end = start + 1;
    while let Some(word) = words.get(end) {
        let before = words[end - 1];
        if before.possessive {
            break;
        }
        let nickname = word.gap == Gap::Quote && word.capital && words.get(end + 1).is_some_and(|w| w.gap == Gap::Quote && w.capital);
        let behind_nickname = word.gap == Gap::Quote && word.capital && before.gap == Gap::Quote && end > start + 1;
        let joints = words[end..].iter().take(3).take_while(|w| w.gap == Gap::Space && !w.capital && joins(&w.lower(text))).count();
        let joined = joints > 0 && words.get(end + joints).is_some_and(|w| w.capital && w.gap == Gap::Space);
        if !(word.capital && word.gap == Gap::Space || nickname || behind_nickname || joined) {
            break;
        }
        end += 1 + if joined { joints } else { 0 };
    }
    while start < end && NOT_NAMES.contains(&words[start].lower(text)) {
        start += 1;
    }
    while end > start + 1 && NOT_NAMES.contains(&words[end - 1].lower(text)) {
        end -= 1;
    }
    if let Some(of) = whose_body(text, words, start, end) {
        end = of;
    }
    let mut from = start;
    if start < end
        && words[start].gap == Gap::Space
        && start > 0
        && kind::is_person_noun(&words[start - 1].lower(text))
        && !words[start - 1].possessive
    {
        from = start - 1;
        while from > 0 && start - from < 6 && words[from].gap == Gap::Space && goes_before_a_role(text, words[from - 1]) {
            from -= 1;
        }
    }
    Some(Run { from, start, end })
}

/// "Chris Wallace of Fox News": where the name of a person ends and the body begins. `None` inside the name of a body.
fn whose_body(text: &str, words: &[Word], start: usize, end: usize) -> Option<usize> {
    let of = (start + 2..end).find(|&at| !words[at].capital && matches!(&*words[at].lower(text), "of" | "for"))?;
    let before = words[of - 1].lower(text);
    let article = start > 0 && words[start - 1].lower(text) == "the";
    let person = title::title(&before).is_none()
        && !kind::is_person_noun(&before)
        && noun_phrase::kind_of(text, &words[start..end], article) == Kind::Person;
    person.then_some(of)
}

/// Lower-case words inside names.
fn joins(word: &str) -> bool {
    role::is_particle(word) || matches!(word, "of" | "for")
}

/// "former", "campaign", "White House": what stands in front of a role noun.
fn goes_before_a_role(text: &str, word: Word) -> bool {
    let lower = word.lower(text);
    word.capital && !NOT_NAMES.contains(&lower)
        || matches!(
            &*lower,
            "former"
                | "ex"
                | "senior"
                | "chief"
                | "deputy"
                | "vice"
                | "acting"
                | "assistant"
                | "campaign"
                | "presidential"
                | "vice-presidential"
                | "foreign"
                | "prime"
                | "defence"
                | "defense"
                | "finance"
                | "health"
                | "interior"
                | "company"
                | "police"
                | "party"
                | "longtime"
                | "co"
                | "first"
                | "national"
                | "security"
                | "press"
                | "state"
                | "city"
                | "county"
                | "general"
                | "executive"
                | "managing"
                | "human"
                | "rights"
                | "political"
                | "economics"
                | "history"
                | "law"
                | "science"
                | "media"
                | "top"
                | "lead"
                | "retired"
                | "rival"
                | "fellow"
                | "radio"
                | "talk"
                | "host"
                | "union"
                | "opposition"
                | "government"
                | "ministry"
                | "department"
                | "military"
                | "army"
                | "climate"
                | "trade"
                | "energy"
                | "football"
                | "basketball"
                | "tennis"
                | "film"
                | "program"
                | "project"
                | "research"
                | "policy"
                | "communications"
                | "associate"
        )
}

/// Adds the names that say enough by themselves: of several words, or behind a title or role noun.
fn full_names(text: &str, words: &[Word], cast: &mut Cast) {
    let mut at = 0;
    while at < words.len() {
        let Some(run) = next_run(text, words, at) else { return };
        at = run.end.max(at + 1);
        if run.start >= run.end {
            continue;
        }
        // A line that is nothing but one run is a heading.
        let heading = run.from == 0 && run.end == words.len();
        if run.end - run.from > 1
            && !heading
            && let Some(phrase) = name(text, words, &run)
        {
            cast.find(text, &phrase);
            couple(text, words, &run, &phrase, cast);
        }
    }
}

/// "Anton and Judit Sandor": the given name before the "and" of a name in full.
fn couple(text: &str, words: &[Word], run: &Run, phrase: &Phrase, cast: &mut Cast) {
    let from = run.from.checked_sub(2);
    let Some([given, and]) = from.and_then(|from| words.get(from..run.from)) else { return };
    let alone =
        from == Some(0) || from.and_then(|f| words.get(f.wrapping_sub(1))).is_some_and(|before| !before.capital || given.gap != Gap::Space);
    if let phrase::Form::Name { words: name, .. } = &phrase.form
        && let [_, .., surname] = name[..]
        && phrase.kind == Kind::Person
        && (run.from == run.start && given.capital && alone && !given.possessive)
        && (and.lower(text) == "and" && and.gap == Gap::Space && words[run.from].gap == Gap::Space)
        && !NOT_NAMES.contains(&given.lower(text))
        && kind::of_name(&given.lower(text), given.span.of(text), false) == Kind::Unknown
        && cast.known(&given.lower(text)).is_none()
        && !kind::is_person_noun(&given.lower(text))
    {
        cast.share_surname(given.span.of(text), surname.of(text), given.span.start);
    }
}

/// The run as a phrase, if it is a name.
fn name(text: &str, words: &[Word], run: &Run) -> Option<Phrase> {
    let article = run.start > 0 && run.from == run.start && words[run.start - 1].lower(text) == "the" && words[run.start].gap == Gap::Space;
    phrase::named(text, &words[run.from..run.end], &words[run.end..], article)
}

fn all_mentions(text: &str, words: &[Word], sentence: usize, title_case: bool, cast: &mut Cast, out: &mut Vec<Mention>, votes: &mut Votes) {
    let first_mention = out.len();
    let mut determiner: Option<usize> = None;
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        if word.gap != Gap::Space {
            determiner = None;
        }
        if word.capital
            && !title_case
            && let Some(run) = next_run(text, words, at)
            && run.start == at
            && run.start < run.end
        {
            if let Some(entity) = entity(text, words, &run, cast) {
                let end = words[run.end - 1];
                let next = words.get(run.end).filter(|w| w.gap == Gap::Space && !w.capital);
                let modifier = end.possessive || next.is_some_and(|w| kind::noun(&w.lower(text)).is_some());
                let last = &mut cast.entities[entity as usize].last;
                *last = (*last).max(word.span.start);
                let span = noun_phrase::cover(&words[run.start..run.end]);
                out.push(Mention { span, sentence, who: Who::Entity(entity), first: out.len() == first_mention, modifier });
                // "in Milwaukee": a name that nothing else tells about is a place.
                let inside = at > 0 && matches!(&*words[at - 1].lower(text), "in" | "at" | "near") && word.gap == Gap::Space;
                let kind = &mut cast.entities[entity as usize].kind;
                if inside && *kind == Kind::Unknown {
                    *kind = Kind::Place;
                }
                if cast.entities[entity as usize].can_be_person() {
                    votes.person(entity);
                }
            }
            determiner = None;
            at = run.end;
            continue;
        }
        let lower = word.lower(text);
        match &*lower {
            "he" | "him" | "his" => votes.pronoun(Gender::Male, cast),
            "she" | "her" | "hers" => votes.pronoun(Gender::Female, cast),
            "the" | "a" | "an" | "this" | "that" | "another" | "one" => determiner = Some(at),
            _ if title_case && word.capital => {
                if let Some(found) = cast.known(&lower) {
                    out.push(Mention {
                        span: word.span,
                        sentence,
                        who: Who::Entity(found.entity),
                        first: out.len() == first_mention,
                        modifier: word.possessive,
                    });
                }
            }
            noun => {
                let determined = determiner.filter(|&d| at - d <= 5);
                if (determined.is_some() || at <= 3) && kind::is_person_noun(noun) && ends_its_phrase(text, words, at) {
                    let many = kind::noun(noun).is_some_and(|n| n.plural);
                    if many || determined.is_some() {
                        let start = determined.unwrap_or(at);
                        let who = Who::Described { plural: many, gender: kind::gender_of_noun(noun), thing: false };
                        let span = words[start].span.cover(word.span);
                        out.push(Mention { span, sentence, who, first: out.len() == first_mention, modifier: word.possessive });
                        if !many {
                            votes.somebody();
                        }
                    }
                    determiner = None;
                } else if let Some(start) = determined
                    && (ORGANISATION_NOUNS.contains(noun) || DOCUMENT_NOUNS.contains(noun))
                    && ends_its_phrase(text, words, at)
                {
                    let who = Who::Described { plural: false, gender: None, thing: true };
                    let span = words[start].span.cover(word.span);
                    out.push(Mention { span, sentence, who, first: out.len() == first_mention, modifier: word.possessive });
                    determiner = None;
                }
            }
        }
        at += 1;
    }
}

/// The last noun of its phrase: "the police officer", not "the officer corps".
fn ends_its_phrase(text: &str, words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_none_or(|next| {
        let lower = next.lower(text);
        next.gap != Gap::Space || !(next.capital || kind::is_person_noun(&lower) || kind::noun(&lower).is_some())
    })
}

/// The entity that a run names. A single word at the start of a sentence must be known already.
fn entity(text: &str, words: &[Word], run: &Run, cast: &mut Cast) -> Option<Id> {
    let single = run.end - run.from == 1;
    let word = words[run.start];
    let opens = run.start == 0 || word.gap != Gap::Space && word.gap != Gap::Comma;
    let lower = word.lower(text);
    if single && opens && kind::of_name(&lower, word.span.of(text), false) == Kind::Unknown {
        return cast.known(&lower).map(|f| f.entity);
    }
    // A line that is nothing but one run is a heading: it names only whom the article names.
    if run.from == 0 && run.end == words.len() {
        let last = words[run.end - 1].lower(text);
        return cast.known(&last).map(|f| f.entity);
    }
    if single
        && (PEOPLES.contains(&lower) || title::title(&lower).is_some() || kind::noun(&lower).is_some_and(|n| n.kind != Kind::Organisation))
    {
        return None;
    }
    let phrase = name(text, words, run)?;
    cast.find(text, &phrase).map(|f| f.entity)
}

/// Pronouns as evidence of gender: one that follows exactly one person can only mean that one.
#[derive(Default)]
struct Votes {
    here: People,
    before: People,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum People {
    #[default]
    None,
    One(Id),
    Many,
}

impl Votes {
    fn next_sentence(&mut self) {
        self.before = match self.here {
            People::None => People::None,
            here => here,
        };
        self.here = People::None;
    }

    fn person(&mut self, id: Id) {
        self.here = match self.here {
            People::None => People::One(id),
            People::One(other) if other == id => People::One(id),
            _ => People::Many,
        };
    }

    /// Somebody who is described, not named.
    fn somebody(&mut self) {
        self.here = People::Many;
    }

    fn pronoun(&mut self, gender: Gender, cast: &mut Cast) {
        match (self.here, self.before) {
            (People::One(id), _) => cast.vote(id, gender, 2),
            (People::None, People::One(id)) => cast.vote(id, gender, 1),
            _ => {}
        }
    }
}
