//! Whom a pronoun means.

use std::collections::VecDeque;

use crate::analysis::{Act, Analysis, Link, LinkReason, Sentence};
use crate::lexicon::speaker as lists;
use crate::span::Span;

use super::Gender;
use super::cast::{Cast, Found, Id};
use super::kind::Kind;
use super::phrase::{self, Pronoun};
use super::survey::{Mention, Who};
use super::word;

/// Mentions that a pronoun looks back on.
const MEMORY: usize = 16;
/// Sentences that a pronoun looks back over, those of a quotation left out.
const REACH: usize = 4;

/// What it weighs that somebody spoke: news goes on with whoever speaks.
const SOURCE: f32 = 2.0;
/// What it weighs that somebody spoke in the paragraph in which a quotation follows.
const GOES_ON: f32 = 0.6;
/// What it weighs that somebody wants or agrees to something.
const WANTED: f32 = 0.6;
/// What it weighs that nobody has spoken since.
const LATEST: f32 = 0.8;
/// What it weighs that somebody named is what the sentence right before is about, and has not spoken in it: "Ann Lee smiled."
const SUBJECT: f32 = 1.8;
/// What it weighs that somebody is named for the first time right before a quotation: "… helped the miller Ann Lee, 50. “I …”".
const INTRODUCED: f32 = 4.0;
/// Bytes between such a name and the end of its sentence: its bearer's age.
const INTRODUCED_REACH: usize = 12;
/// What it weighs that the sentences since have gone on with the same pronoun: "For Ann Lee the numbers mean more. She was there."
const TAKEN_UP: f32 = 1.2;
/// What one more mention weighs; at most two count.
const AGAIN: f32 = 0.3;

/// What it takes from a newspaper or a broadcaster that "it" may mean: it tells of what others do.
const MEDIUM: f32 = 1.2;
/// What it takes from a name that the sentence has behind the same pronoun: "He has worked on Indiana Jones" is of somebody else.
const ANOTHER: f32 = 2.0;

/// Bytes before a pronoun in which its paragraph begins.
const PARAGRAPH: usize = 600;
/// Longest word that joins a name to the words before it, in bytes.
const JOINT: usize = 4;
/// Bytes of an apposition that "who" looks over.
const APPOSITION: usize = 80;

/// A mention that a pronoun can look back on.
#[derive(Clone, Copy, Debug)]
struct Remembered {
    mention: Mention,
    /// It was the source of an attribution, and not of what somebody wants.
    source: bool,
    /// It was read as a source: all of its words, which the survey may have seen in part.
    whole: bool,
    /// Byte at which what somebody is reported to say ends, if it stands in that; else 0.
    told_until: usize,
    /// How likely it is that it means whom it is taken to mean.
    sure: f32,
}

/// The latest mentions, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory(VecDeque<Remembered>);

impl Memory {
    /// A mention that the survey found, unless it is part of a source that was heard already.
    pub(super) fn hear(&mut self, mention: Mention, told_until: usize) {
        if self.0.iter().any(|r| r.whole && r.mention.span.overlaps(mention.span)) {
            return;
        }
        self.push(Remembered { mention, source: false, whole: false, told_until, sure: 1.0 });
    }

    /// A mention that is the source of an attribution: takes the place of what the survey found there. `sure`: how likely it is
    /// that it means whom it is taken to mean. `source`: it says or thinks something.
    pub(super) fn speak(&mut self, mention: Mention, sure: f32, source: bool) {
        self.0.retain(|r| !r.mention.span.overlaps(mention.span));
        self.push(Remembered { mention, source, whole: true, told_until: 0, sure });
    }

    fn push(&mut self, remembered: Remembered) {
        if self.0.len() == MEMORY {
            self.0.pop_front();
        }
        self.0.push_back(remembered);
    }

    /// Who is named right before `at`: what "who" stands for. The flag says that nothing but a comma or a bracket is between.
    pub(super) fn just_before(&self, text: &str, at: usize) -> Option<(Id, bool)> {
        let mut mentions = self.0.iter().rev().map(|r| r.mention).filter(|m| m.span.end <= at);
        let last = mentions.next()?;
        // "Ann Lee, the leader of the opposition in Upper Varn, who": not the last name but the one before the comma.
        let joint = word_before(text, last.span.start);
        if joint.is_some_and(|word| lists::BEFORE_PLACES.contains(&word)) {
            // What is remembered stands in the order in which it was read: a source comes after the names of its sentence.
            let near = |m: &Mention| last.span.start.checked_sub(m.span.end).is_some_and(|gap| gap <= APPOSITION);
            let owner = mentions.next().filter(|m| m.sentence == last.sentence && near(m));
            let owner = owner.filter(|m| word::behind_comma(&text[m.span.end..]).is_some());
            match owner.map(|m| m.who) {
                Some(Who::Entity(id)) => return Some((id, false)),
                _ if matches!(joint, Some("in" | "at" | "near")) => return None,
                _ => {}
            }
        }
        let Who::Entity(entity) = last.who else { return None };
        let between = Span::new(last.span.end, at).of(text);
        let length = word::length(between);
        let beside = length <= 3;
        let bracket = || between.strip_prefix(word::is_space).is_some_and(|rest| rest.starts_with('(')) && between.contains(')');
        let apposition = word::behind_comma(between).is_some() || bracket();
        (beside || apposition && length <= APPOSITION && !between.contains(';')).then_some((entity, beside))
    }
}

/// Somebody whom a pronoun may mean.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    id: Id,
    /// Of the mention that fits best.
    score: f32,
    /// For further mentions.
    again: f32,
    /// The article says or shows that the pronoun suits them.
    known: bool,
    /// They spoke in this sentence or the one before.
    spoke: bool,
    /// They are spoken of in this sentence or the one before.
    near: bool,
    /// They spoke in the pronoun's paragraph.
    spoke_here: bool,
    /// The sentence in which they spoke last, if they are the last who did.
    spoke_last: Option<usize>,
    /// How sure it is that the mention which fits best means them.
    sure: f32,
    /// They are spoken of in the pronoun's own sentence.
    here: bool,
    /// They are the first of whom a sentence speaks.
    led: bool,
    /// They are spoken of in the pronoun's paragraph.
    in_paragraph: bool,
}

impl Candidate {
    fn total(self) -> f32 {
        self.score + self.again
    }
}

/// What is attributed in the article, asked for in the order of the text.
#[derive(Debug)]
pub(super) struct Told {
    contents: Vec<Span>,
    next: usize,
    end: usize,
}

impl Told {
    pub(super) fn of(analysis: &Analysis) -> Told {
        let said = analysis.attributions.iter().filter(|a| a.act != Act::Stance);
        let mut contents: Vec<Span> = said.flat_map(|a| a.content.iter().copied()).collect();
        contents.sort_unstable();
        Told { contents, next: 0, end: 0 }
    }

    /// Where what is attributed around `span` ends; 0 outside. `span` must not stand before one that was asked for.
    pub(super) fn until(&mut self, span: Span) -> usize {
        while let Some(content) = self.contents.get(self.next).filter(|c| c.start <= span.start) {
            self.end = self.end.max(content.end);
            self.next += 1;
        }
        if span.end <= self.end { self.end } else { 0 }
    }
}

/// For each sentence how many before it are more than a quotation's words.
pub(super) fn told_before(analysis: &Analysis) -> Vec<usize> {
    let mut quoted = analysis.quotations.iter().flat_map(|q| q.spans.iter().copied()).peekable();
    let mut end = 0;
    let mut told = 0;
    let count = |sentence: &Sentence| {
        while let Some(span) = quoted.next_if(|span| span.start <= sentence.span.start) {
            end = end.max(span.end);
        }
        let before = told;
        told += usize::from(end < sentence.span.end);
        before
    };
    analysis.sentences.iter().map(count).collect()
}

/// The short word in lower case right before byte `at`, if one stands there.
pub(super) fn word_before(text: &str, at: usize) -> Option<&str> {
    let before = text[..at].strip_suffix(word::is_space)?;
    let letters = before.bytes().rev().take(JOINT).take_while(u8::is_ascii_lowercase).count();
    Some(&before[before.len() - letters..])
}

/// The last of the sentences behind `sentence` that go on with the same pronoun: "Ann Lee was ill. She slept. Her son called."
fn taken_up_to(text: &str, pronoun: Pronoun, place: Place<'_>, sentence: usize) -> usize {
    let goes_on = |&next: &usize| place.sentences.get(next).is_some_and(|s| opens_with(s.span.of(text), pronoun));
    (sentence + 1..place.sentence.min(sentence + 1 + REACH)).take_while(goes_on).last().unwrap_or(sentence)
}

/// Whether words begin with the pronoun or its possessive: "She slept", "Her son called".
fn opens_with(words: &str, pronoun: Pronoun) -> bool {
    let openers = if pronoun == Pronoun::She { ["She", "Her"] } else { ["He", "His"] };
    openers.iter().any(|opener| words.strip_prefix(opener).is_some_and(|rest| rest.starts_with(char::is_whitespace)))
}

/// Whether a name can be no person's where it stands: alone in quotation marks ("In her memoir, “Small Stitches,” she wrote"), or, if
/// it is `unknown`, behind a preposition of place ("In a post on X, she wrote").
fn is_work_or_place(text: &str, name: Span, unknown: bool) -> bool {
    let opened = text[..name.start].ends_with(['“', '"', '‘']);
    let closed = text[name.end..].trim_start_matches([',', '.']).starts_with(['”', '"', '’']);
    let placed = || word_before(text, name.start).is_some_and(|word| word == "on" || lists::BEFORE_PLACES.contains(&word) && word != "for");
    opened && closed || unknown && placed()
}

/// Where a pronoun stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'s> {
    pub(super) at: usize,
    pub(super) sentence: usize,
    /// For each sentence of the article how many before it are not wholly somebody's quoted words.
    pub(super) told: &'s [usize],
    /// The article's.
    pub(super) sentences: &'s [Sentence],
    /// What the pronoun's attribution attributes: its subject is somebody else, as a rule.
    pub(super) content: &'s [Span],
    /// The first sentence of its paragraph.
    pub(super) paragraph: usize,
    /// It says whose words are quoted.
    pub(super) quotes: bool,
}

/// Whom `pronoun` means, among the latest mentions.
pub(super) fn resolve(text: &str, pronoun: Pronoun, place: Place<'_>, memory: &Memory, cast: &mut Cast) -> Option<Found> {
    let asked = match pronoun {
        Pronoun::He => Some(Gender::Male),
        Pronoun::She => Some(Gender::Female),
        _ => None,
    };
    let several = pronoun == Pronoun::They && means_several(&text[place.at..]);
    let mut scored: Vec<Candidate> = Vec::with_capacity(MEMORY);
    let mut nobody_spoke = true;
    for remembered in memory.0.iter().rev() {
        let mention = remembered.mention;
        let sentence = if asked.is_some() { taken_up_to(text, pronoun, place, mention.sentence) } else { mention.sentence };
        let distance = place.told[place.sentence].saturating_sub(place.told[sentence]);
        if mention.span.end > place.at || distance > REACH || place.content.iter().any(|c| c.contains(mention.span)) {
            continue;
        }
        if let Who::Described { plural, gender, thing } = mention.who {
            let number = plural == (pronoun == Pronoun::They);
            let clash = matches!((gender, asked), (Some(a), Some(b)) if a != b);
            if !number || clash || thing != (pronoun == Pronoun::It) {
                continue;
            }
        }
        let Some(id) = identity(text, mention, cast) else { continue };
        let Some(fit) = fits(pronoun, asked, id, cast) else { continue };
        if several && !is_several(id, cast) {
            continue;
        }
        if asked.is_some() && !remembered.source && is_work_or_place(text, mention.span, cast.entities[id as usize].kind == Kind::Unknown) {
            continue;
        }
        let near = match distance {
            0 => 3.0,
            1 => 2.6,
            2 => 1.4,
            _ => 0.6,
        };
        let in_paragraph = place.paragraph <= mention.sentence;
        let spoke_here = remembered.source && in_paragraph;
        let another =
            asked.is_some() && !remembered.source && is_behind(text, pronoun, place.sentences[mention.sentence].span, mention.span);
        let subject = nobody_spoke && !remembered.source && !another && mention.first && distance == 1 && !is_anybody(text, mention);
        let latest = remembered.source && std::mem::replace(&mut nobody_spoke, false);
        let score = near + if remembered.source { SOURCE } else { 0.0 } + if latest { LATEST } else { 0.0 } + if mention.first { 0.8 } else { 0.0 }
            - if mention.modifier && !remembered.source { modifier(text, mention) } else { 0.0 }
            // "Critics note that Lee, even as he says so": both in the same words.
            - if remembered.told_until > 0 && remembered.told_until <= place.at { 1.0 } else { 0.0 }
            + if remembered.whole && !remembered.source { WANTED } else { 0.0 }
            + if spoke_here && place.quotes { GOES_ON } else { 0.0 }
            + if !subject {
                0.0
            } else if asked.is_some() {
                SUBJECT
            } else {
                0.5 * SUBJECT
            }
            + if sentence > mention.sentence && !remembered.source { TAKEN_UP } else { 0.0 }
            + if asked.is_some() && !another && is_introduced(text, remembered, place, cast) { INTRODUCED } else { 0.0 }
            - if asked.is_some() && is_anybody(text, mention) { 0.8 } else { 0.0 }
            - if pronoun == Pronoun::It && cast.entities[id as usize].is_medium() { MEDIUM } else { 0.0 }
            - if another { ANOTHER } else { 0.0 }
            + fit.bonus;
        let spoke = remembered.source && distance <= 1;
        match scored.iter_mut().find(|c| c.id == id) {
            Some(same) => {
                if score > same.score {
                    (same.score, same.sure) = (score, remembered.sure);
                }
                same.spoke_last = same.spoke_last.or(latest.then_some(mention.sentence));
                same.again = (same.again + AGAIN).min(2.0 * AGAIN);
                same.spoke |= spoke;
                same.near |= distance <= 1;
                same.spoke_here |= spoke_here;
                same.here |= distance == 0;
                same.led |= mention.first;
                same.in_paragraph |= in_paragraph;
            }
            None => scored.push(Candidate {
                id,
                score,
                again: 0.0,
                known: fit.known,
                spoke,
                near: distance <= 1,
                spoke_here,
                spoke_last: latest.then_some(mention.sentence),
                sure: remembered.sure,
                here: distance == 0,
                led: mention.first,
                in_paragraph,
            }),
        }
    }
    // A name that nothing has told about is as likely a town's or a firm's.
    let mut perhaps_named = false;
    if asked.is_some() && scored.iter().any(|c| !is_unknown(c.id, cast)) {
        perhaps_named = scored.iter().any(|c| c.near && is_unknown(c.id, cast));
        // "Moe said that Sandy Hook had changed, he said": who has spoken is more than a name.
        let heard = scored.iter().any(|c| c.spoke && !is_unknown(c.id, cast));
        scored.retain(|c| !is_unknown(c.id, cast) || c.spoke && !heard);
    }
    scored.sort_by(|a, b| b.total().total_cmp(&a.total()));
    if asked.is_some()
        && scored.iter().all(|c| is_unknown(c.id, cast))
        && let Some(found) = cast.last_person_spoken_of(asked, place.at)
    {
        return Some(found);
    }
    let Candidate { id: entity, known, spoke, near, spoke_last, sure: as_sure, here, led, in_paragraph, .. } = *scored.first()?;
    // "She won the prize twice. “…,” she said": not the critic of the paragraph before, but whom the article is about.
    if let Some(gender) = asked.filter(|_| !known && !in_paragraph && goes_on_with(text, pronoun, place.at))
        && let Some(topic) = cast.topic(gender).filter(|&topic| topic != entity)
    {
        return Some(Found { entity: topic, confidence: 0.7, reason: LinkReason::PronounOfTopic });
    }
    let best = scored[0].total();
    let margin = scored.get(1).map_or(f32::INFINITY, |second| best - second.total());
    let (confidence, reason) = match () {
        () if margin.is_infinite() && best >= 2.0 => (if known { 0.92 } else { 0.82 }, LinkReason::PronounOfOnlyOne),
        () if near && margin >= 1.5 || spoke && margin >= 1.1 => (if known { 0.88 } else { 0.8 }, LinkReason::PronounOfSpeaker),
        () if margin >= 0.7 => (if known { 0.7 } else { 0.65 }, LinkReason::PronounOfLikeliest),
        () => (if known { 0.6 } else { 0.5 }, LinkReason::PronounOfSeveral),
    };
    // Nothing in the article says whom of two it suits, unless the words go on with those of the same paragraph.
    let goes_on = place.quotes && spoke_last.is_some_and(|s| place.paragraph <= s && s < place.sentence);
    let against = matches!((cast.gender(entity), asked), (Some((a, _)), Some(b)) if a != b)
        || !known && asked.is_some_and(|gender| cast.leans_against(entity, gender));
    // "Roe might know. And that man … He": the man is Roe, for all we know.
    let described = perhaps_named && cast.entities[entity as usize].kind == Kind::Unnamed;
    // Whoever spoke before, or whoever the sentence itself names.
    let nearer = !here && scored.iter().skip(1).any(|rival| rival.here);
    // Two have spoken in the paragraph, and nothing says which of them is a she.
    let contested = place.quotes && asked.is_some() && !known && scored.iter().skip(1).any(|rival| rival.spoke_here);
    // Whom nothing says to be a he or a she, and who has not spoken.
    let unheard = asked.is_some() && !known && !spoke && !led;
    let open =
        against || described || unheard || nearer || contested || !known && !goes_on && scored.iter().skip(1).any(|rival| rival.near);
    let (confidence, reason) =
        if open && confidence >= Link::CERTAIN { (0.7, LinkReason::PronounOfLikeliest) } else { (confidence, reason) };
    let confidence = confidence.min(as_sure);
    // "It" and "they" mean so much else, and a capital alone makes nobody a person.
    let person = matches!(pronoun, Pronoun::He | Pronoun::She) && cast.entities[entity as usize].kind != Kind::Unknown;
    let rival = scored.iter().skip(1).any(|rival| rival.near && rival.known);
    let sure = spoke && margin >= 1.5 && !rival && cast.entities[entity as usize].kind != Kind::Unknown || person;
    Some(Found { entity, confidence: if sure { confidence } else { confidence.min(0.7) }, reason })
}

/// Whether the paragraph, before the sentence of byte `at`, begins with the same pronoun.
fn goes_on_with(text: &str, pronoun: Pronoun, at: usize) -> bool {
    let from = (at.saturating_sub(PARAGRAPH)..at).find(|&from| text.is_char_boundary(from)).unwrap_or(at);
    let before = &text[from..at];
    before.rfind('\n').is_some_and(|end| opens_with(&before[end + 1..], pronoun))
}

/// Whether a sentence opens with the pronoun and has the mention behind it.
fn is_behind(text: &str, pronoun: Pronoun, sentence: Span, mention: Span) -> bool {
    let opener = if pronoun == Pronoun::She { "She" } else { "He" };
    let opens = sentence.of(text).strip_prefix(opener).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    opens && mention.start > sentence.start + opener.len()
}

/// "A spokesman": whom news takes up as "the spokesman", hardly ever as "he".
fn is_anybody(text: &str, mention: Mention) -> bool {
    let indefinite = || {
        let article = |article: &str| text[mention.span.start..].strip_prefix(article).is_some_and(|rest| rest.starts_with(word::is_space));
        ["A", "a", "An", "an"].into_iter().any(article)
    };
    matches!(mention.who, Who::Described { thing: false, gender: None, .. }) && indefinite()
}

/// "They have all denied it", "They both left": no one firm, nor somebody who is called "they".
fn means_several(from_pronoun: &str) -> bool {
    from_pronoun.split(word::is_space).skip(1).take(2).any(|word| matches!(word, "all" | "both" | "each"))
}

fn is_several(id: Id, cast: &Cast) -> bool {
    let entity = &cast.entities[id as usize];
    entity.plural || entity.kind == Kind::Collective
}

fn is_unknown(id: Id, cast: &Cast) -> bool {
    cast.entities[id as usize].kind == Kind::Unknown && cast.gender(id).is_none()
}

/// Named for the first time at the end of the sentence right before a quotation.
fn is_introduced(text: &str, remembered: &Remembered, place: Place<'_>, cast: &Cast) -> bool {
    let Who::Entity(id) = remembered.mention.who else { return false };
    let entity = &cast.entities[id as usize];
    let Some(quotation) = place.content.first().filter(|c| place.quotes && c.end <= place.at) else { return false };
    let span = remembered.mention.span;
    entity.kind == Kind::Person
        && entity.is_first_at(span)
        && span.end <= quotation.start
        && word::length(&text[span.end..quotation.start]) <= INTRODUCED_REACH
        && text[span.end..quotation.start].contains('.')
}

/// What it takes from a mention that it is only part of what is spoken of: less from "Lee's speech" than from "the Lee campaign".
fn modifier(text: &str, mention: Mention) -> f32 {
    if text[mention.span.end..].starts_with(['\'', '’']) { 0.5 } else { 1.2 }
}

/// Whom a mention means; one that is described is looked up only now.
fn identity(text: &str, mention: Mention, cast: &mut Cast) -> Option<Id> {
    match mention.who {
        Who::Entity(id) => Some(id),
        Who::Described { .. } => cast.find(text, &phrase::read(text, mention.span)?).map(|f| f.entity),
    }
}

struct Fit {
    bonus: f32,
    /// The article says or shows that the pronoun suits it.
    known: bool,
}

/// Whether the pronoun can mean the entity.
fn fits(pronoun: Pronoun, asked: Option<Gender>, id: Id, cast: &Cast) -> Option<Fit> {
    let entity = &cast.entities[id as usize];
    match pronoun {
        Pronoun::He | Pronoun::She => {
            if !entity.can_be_person() || entity.is_generic() {
                return None;
            }
            match cast.gender(id) {
                Some((gender, outright)) if Some(gender) == asked => Some(Fit { bonus: if outright { 1.2 } else { 1.0 }, known: true }),
                Some((_, true)) => None,
                Some((_, false)) => Some(Fit { bonus: -3.0, known: false }),
                None => Some(Fit { bonus: if entity.kind == Kind::Unknown { -0.6 } else { 0.0 }, known: false }),
            }
        }
        Pronoun::They => match entity.kind {
            // "The results revealed … They say": whoever says it can think.
            Kind::Document if entity.plural => Some(Fit { bonus: -2.0, known: false }),
            _ if entity.plural => Some(Fit { bonus: 1.0, known: true }),
            Kind::Collective => Some(Fit { bonus: 1.0, known: true }),
            Kind::Organisation => Some(Fit { bonus: -0.4, known: false }),
            Kind::Person | Kind::Unnamed if cast.gender(id).is_none() => Some(Fit { bonus: -1.0, known: false }),
            _ => None,
        },
        Pronoun::It => match entity.kind {
            Kind::Organisation | Kind::Place | Kind::Document if !entity.plural => Some(Fit { bonus: 0.5, known: true }),
            Kind::Unknown if cast.gender(id).is_none() => Some(Fit { bonus: -0.5, known: false }),
            _ => None,
        },
        Pronoun::Spoken | Pronoun::Relative | Pronoun::Pointing => None,
    }
}
