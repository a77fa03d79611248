//! Who the sources are: names, pronouns and roles of the article brought together, and whose each quotation is.
//!
//! [`survey`] reads the article for everybody it speaks of, [`phrase`] takes a source apart, [`cast`] knows each entity under
//! all its names, [`pronoun`] says whom "she" means, [`tag`] whose a quotation is. Nothing here rests on what first names
//! usually tell of gender: evidence is what the article itself says.

mod anonymity;
mod audience;
mod author;
mod capital;
mod cast;
mod extent;
mod fragment;
mod joint;
mod kind;
mod maker;
mod noun_phrase;
mod office;
mod phrase;
mod pronoun;
mod role;
mod run;
mod survey;
mod tag;
mod title;
mod turn;
mod vote;
mod way;
mod word;

pub(crate) use capital::{Capital, capitals};

pub(crate) use audience::{is_first_person, own_outlets, speaks_of_figures, takes_up_a_survey, told_an_outlet};

use crate::analysis::{Act, Analysis, Attribution, AttributionId, AttributionKind, Link, LinkReason, SentenceKind, Speaker, SpeakerId};
use crate::lexicon::speaker as lists;
use crate::lexicon::verb;
use crate::span::Span;

use capital::Capitals;
use cast::{Cast, Found};
use kind::Kind;
use phrase::{Form, Phrase, Pronoun};
use pronoun::{Memory, Place, Told};
use survey::{Mention, Who};
use turn::Turn;
use way::Ways;

/// Bytes between a source and its cue in which the auxiliary of a passive stands.
const PASSIVE_REACH: usize = 40;

/// Bytes between the source and the verb of a tag that has no words of its own: "Ann Lee, who keeps the lock on the river, said."
const TAG_REACH: usize = 100;

/// Confidence from which on a relation is likely enough for a source that no list knows.
const LIKELY: f32 = 0.6;

/// Confidence of a relation from which on its link can be certain, unless it brings a quotation: below it a third of the links that
/// look certain are wrong.
const SURE_RELATION: f32 = 0.72;

/// What the article tells of a person's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// Fills `speakers`, and `speaker`, `link`, `guess` and `orphan` of quotations and attributions. Linear in the text: every
/// look back is over a fixed number of mentions. Gives the turns of an interview or a transcript of which it is known whose they are.
pub fn resolve(text: &str, capitals: &[Capital], analysis: &mut Analysis) -> Vec<Span> {
    if analysis.attributions.is_empty() && analysis.quotations.is_empty() {
        return Vec::new();
    }
    let capitals = Capitals(capitals);
    let mut cast = Cast::default();
    let mentions = survey::survey(text, capitals, &analysis.sentences, &mut cast);
    let mut sources = sources(text, capitals, analysis, &mentions, &mut cast);
    let named = fragment::speakers(text, analysis, &mut cast);
    let mut owners = tag::owners(text, analysis, &sources, &named, &mentions, &cast);
    spoken(analysis, &owners, &mut sources);
    let turns = turn::turns(text, analysis, &mentions, &mut cast);
    turn::quoted_above(analysis, &turns, &mut owners);
    in_turn(text, analysis, &turns, &mut sources);
    if turns.is_empty() {
        author::fill(text, analysis, &mut cast, &mut sources);
    }
    cast.settle_capitals(text, capitals);
    ledger(text, analysis, &cast, &sources, &owners, &turns);
    anonymity::fill(text, analysis);
    turns.iter().flatten().filter(|turn| turn.speaker.is_some()).map(|turn| turn.said).collect()
}

/// Whether a plural phrase means people, and not somebody's relatives.
pub(crate) fn are_people(phrase: &str) -> bool {
    let last = word::lower(phrase.rsplit(char::is_whitespace).next().unwrap_or_default());
    let noun = kind::singular(&last);
    kind::is_person_noun(&last) && !noun.is_some_and(|noun| kind::is_relative(&noun))
}

/// Whether somebody is called by having made a study: "the authors".
pub(crate) fn are_authors(name: &str) -> bool {
    name.rsplit(' ').next().and_then(|last| last.strip_suffix('s')).is_some_and(|noun| lists::AUTHORS.contains(&noun))
}

/// The sentence that holds byte `at`: the last that starts at or before it.
fn sentence_at(analysis: &Analysis, at: usize) -> usize {
    analysis.sentences.partition_point(|s| s.span.start <= at).saturating_sub(1)
}

/// A form of a verb of speech.
fn verb_of_speech(word: &str) -> bool {
    verb::act(word) == Some(Act::Speech)
}

/// The source of each attribution, as an entity of the cast.
fn sources(text: &str, capitals: Capitals<'_>, analysis: &Analysis, mentions: &[Mention], cast: &mut Cast) -> Vec<Option<Found>> {
    let mut order: Vec<usize> = (0..analysis.attributions.len()).filter(|&a| !analysis.attributions[a].source.is_empty()).collect();
    order.sort_by_key(|&a| (analysis.attributions[a].source[0], a));
    let mut found = vec![None; analysis.attributions.len()];
    let mut memory = Memory::default();
    let mut told = Told::of(analysis);
    let told_before = pronoun::told_before(analysis);
    let mut ways = Ways::default();
    let mut heard = 0;
    cast.forget();
    for a in order {
        let attribution = &analysis.attributions[a];
        let span = attribution.source[0];
        while let Some(mention) = mentions.get(heard).filter(|m| m.span.start < span.start) {
            let told_until = told.until(mention.span);
            memory.hear(*mention, told_until);
            cast.hear(mention.who, mention.span.start);
            if mention.first && !mention.modifier && told_until == 0 {
                cast.lead(mention.who, mention.span.start);
            }
            heard += 1;
        }
        if is_spoken_of(text, attribution) {
            continue;
        }
        let Some(mut phrase) = phrase::read_with_name_behind(text, word::whole(text, span)) else { continue };
        // "Neuroscience tells us": the capital is the sentence's.
        if phrase.is_plain_name() && capitals.are_common(phrase.span) {
            if !capitals.have_noun(phrase.span) {
                continue;
            }
            phrase = phrase.described(text);
        }
        // “No,” says the affable maverick: whatever the noun is, it is somebody.
        let quotes = attribution.kind == AttributionKind::Direct && attribution.act == Act::Speech;
        if quotes && phrase.is_unlisted(text) && phrase.kind == Kind::Document {
            phrase.kind = Kind::Unnamed;
        }
        let sentence = sentence_at(analysis, span.start);
        if analysis.sentences.get(sentence).is_none_or(|s| s.kind == SentenceKind::Metadata) {
            continue;
        }
        let paragraph = analysis.sentences[sentence].paragraph;
        let place = Place {
            at: span.start,
            sentence,
            told: &told_before,
            sentences: &analysis.sentences,
            content: &attribution.content,
            paragraph: analysis.sentences.partition_point(|s| s.paragraph < paragraph),
            quotes: attribution.kind == AttributionKind::Direct,
        };
        let Some(source) = source(text, &phrase, place, &memory, &ways, cast, analysis) else { continue };
        // A thing that perhaps says something, and perhaps cannot: two doubts.
        if phrase.is_unlisted(text) && attribution.confidence < LIKELY {
            continue;
        }
        let source = if is_far(text, attribution) {
            Found { confidence: source.confidence.min(0.7), reason: LinkReason::FarVerb, ..source }
        } else {
            source
        };
        found[a] = Some(doubted(source, attribution));
        if source.confidence >= Link::CERTAIN && attribution.act == Act::Speech && cast.entities[source.entity as usize].is_named() {
            ways.hear(text, analysis.sentences[sentence].span, span, source.entity);
        }
        cast.speak(source.entity, span.start);
        if let Some(gender) = spoken_gender(&phrase)
            && source.confidence >= Link::CERTAIN
        {
            cast.vote(source.entity, gender, 1);
        }
        let says = attribution.act != Act::Stance;
        if says || !matches!(phrase.form, Form::Pronoun(_)) {
            let who = Who::Entity(source.entity);
            let in_the_story = says && !is_signature(text, attribution);
            memory.speak(Mention { span: phrase.span, sentence, who, first: true, modifier: false }, source.confidence, in_the_story);
        }
    }
    found
}

/// “…” — Ann Lee: whoever signs what the story quotes is not whom it tells of.
fn is_signature(text: &str, attribution: &Attribution) -> bool {
    attribution.cue.first().is_some_and(|cue| matches!(cue.of(text), "—" | "–" | "--" | "-"))
}

/// A verb with no words of its own, far behind its source: other verbs and names stand between.
fn is_far(text: &str, attribution: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (attribution.source.first(), attribution.cue.first()) else { return false };
    attribution.content.is_empty() && source.end < cue.start && word::length(&text[source.end..cue.start]) > TAG_REACH
}

/// "Quill was accused of fraud", "Tran has been criticised as slow": somebody else says it.
fn is_spoken_of(text: &str, attribution: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (attribution.source.first(), attribution.cue.first()) else { return false };
    if source.end > cue.start || word::length(&text[source.end..cue.start]) > PASSIVE_REACH {
        return false;
    }
    let mut words = Span::new(source.end, cue.end).of(text).split_whitespace();
    words.any(|w| lists::BE.contains(&w)) && words.take(3).any(is_suffered)
}

/// Participles of what is done to somebody by what others say.
fn is_suffered(participle: &str) -> bool {
    lists::SPOKEN_OF.contains(&participle)
}

/// A link can be no surer than the relation that it belongs to.
fn doubted(found: Found, attribution: &Attribution) -> Found {
    let relation = attribution.confidence;
    let confidence = found.confidence * (0.5 + 0.5 * relation);
    let unsure = relation < SURE_RELATION && attribution.kind == AttributionKind::Indirect;
    let confidence = if unsure { confidence.min(0.72) } else { confidence };
    let now_open = found.confidence >= Link::CERTAIN && confidence < Link::CERTAIN;
    Found { confidence, reason: if now_open { LinkReason::UnsureRelation } else { found.reason }, ..found }
}

fn spoken_gender(phrase: &Phrase) -> Option<Gender> {
    match phrase.form {
        Form::Pronoun(Pronoun::He) => Some(Gender::Male),
        Form::Pronoun(Pronoun::She) => Some(Gender::Female),
        _ => None,
    }
}

/// Whom or what a source means.
fn source(
    text: &str,
    phrase: &Phrase,
    place: Place<'_>,
    memory: &Memory,
    ways: &Ways,
    cast: &mut Cast,
    analysis: &Analysis,
) -> Option<Found> {
    if let Some(pronoun) = way::owner(text, phrase)
        && let Some(found) = pronoun::resolve(text, pronoun, place, memory, cast)
    {
        return Some(Found { confidence: found.confidence.min(0.84), reason: LinkReason::OwnerOfDocument, ..found });
    }
    if let Some(entity) = ways.speaker(text, phrase) {
        return Some(Found { entity, confidence: 0.82, reason: LinkReason::SpokeInDocument });
    }
    if analysis.sentences.get(place.sentence).is_some_and(|s| s.kind == SentenceKind::Headline)
        && let Some(found) = cast.in_headline(text, phrase)
    {
        return Some(found);
    }
    match phrase.form {
        Form::Pronoun(Pronoun::Spoken | Pronoun::Pointing) => None,
        Form::Pronoun(Pronoun::Relative) => {
            let person = text[place.at..].starts_with("who");
            let just_before = memory.just_before(text, place.at).filter(|&(entity, beside)| {
                let entity = &cast.entities[entity as usize];
                entity.can_be_person() == person || person && beside && entity.plural
            });
            let found = match just_before {
                Some((entity, beside)) => {
                    Found { entity, confidence: if beside { 0.85 } else { 0.7 }, reason: LinkReason::RelativePronoun }
                }
                None => {
                    let before = Span::new(analysis.sentences.get(place.sentence)?.span.start, place.at);
                    let mut phrase = phrase::read(text, phrase::last_noun_phrase(text, before)?)?;
                    // "A nurse at a home in Varn, who said": not the home.
                    if person && phrase.kind == Kind::Document && is_behind_preposition(text, phrase.span) {
                        let outer = Span::new(before.start, phrase.span.start);
                        let whole = phrase::last_noun_phrase(text, outer)?.cover(phrase.span);
                        phrase = phrase::read(text, whole)?;
                    }
                    // "the ones that accuse them".
                    if matches!(&phrase.form, Form::Description { head, .. } if matches!(head.of(text), "one" | "ones")) {
                        return None;
                    }
                    // "brain cancer, which confirmed": no source.
                    if !person && matches!(phrase.kind, Kind::Person | Kind::Unnamed) {
                        return None;
                    }
                    let found = cast.find(text, &phrase)?;
                    Found { confidence: found.confidence.min(0.7), ..found }
                }
            };
            Some(Found { confidence: found.confidence.min(0.85), reason: LinkReason::RelativePronoun, ..found })
        }
        Form::Pronoun(pronoun) => pronoun::resolve(text, pronoun, place, memory, cast),
        _ => cast.find(text, phrase),
    }
}

/// "a nurse at a home": the home only says where.
fn is_behind_preposition(text: &str, span: Span) -> bool {
    pronoun::word_before(text, span.start).is_some_and(|word| lists::BEFORE_PLACES.contains(&word))
}

/// "I" and "we" inside a quotation mean whoever is quoted; and a verb without a source has the one of the words that it brings.
fn spoken(analysis: &Analysis, owners: &[tag::Owner], sources: &mut [Option<Found>]) {
    for (quotation, owner) in analysis.quotations.iter().zip(owners).filter(|(_, owner)| !owner.orphan) {
        let nameless = |&id: &AttributionId| analysis.attributions[id].source.is_empty() && sources[id.0].is_none();
        if let (Some(id), Some(found)) = (quotation.attribution.filter(nameless), owner.found) {
            sources[id.0] = Some(Found { confidence: found.confidence.min(0.7), reason: LinkReason::Quoted, ..found });
        }
    }
    let mut quotation = 0;
    for (attribution, source) in analysis.attributions.iter().zip(sources) {
        let Some(&span) = attribution.source.first().filter(|_| source.is_none() && attribution.nested) else { continue };
        while analysis.quotations.get(quotation).is_some_and(|q| q.spans.last().is_none_or(|s| s.end <= span.start)) {
            quotation += 1;
        }
        if let Some(owner) = owners.get(quotation)
            && analysis.quotations[quotation].holds(span)
            && let Some(found) = owner.found
        {
            *source = Some(Found { confidence: found.confidence.min(0.8), reason: LinkReason::Quoted, ..found });
        }
    }
}

/// "I" and "we" in a turn of a transcript or an interview mean whoever's turn it is; "you" in a question, whoever is asked.
fn in_turn(text: &str, analysis: &Analysis, turns: &[Option<Turn>], sources: &mut [Option<Found>]) {
    let mut pronoun = Vec::new();
    for (attribution, source) in analysis.attributions.iter().zip(sources) {
        let Some(&span) = attribution.source.first().filter(|_| !attribution.nested) else { continue };
        let paragraph = analysis.sentences.get(sentence_at(analysis, span.start)).map_or(0, |s| s.paragraph);
        let Some(turn) = turns.get(paragraph).copied().flatten() else { continue };
        if let (true, Some(entity)) = (turn.named.overlaps(span), turn.speaker) {
            *source = Some(Found { entity, confidence: turn.confidence, reason: LinkReason::Turn });
        }
        if source.is_some() {
            continue;
        }
        word::words(text, span, 2, &mut pronoun);
        *source = match (turn::is_first_person(text, &pronoun), turn.hearer) {
            (Some(weight), _) => turn.speaker.map(|id| (id, weight)),
            (None, Some(hearer)) if matches!(&pronoun[..], [you] if you.lower(text) == "you") => Some((hearer, 0.8)),
            _ => None,
        }
        .map(|(entity, weight)| Found { entity, confidence: turn.confidence * weight, reason: LinkReason::Turn })
        .map(|found| doubted(found, attribution));
    }
}

/// Writes the speakers and the links to them.
fn ledger(text: &str, analysis: &mut Analysis, cast: &Cast, sources: &[Option<Found>], owners: &[tag::Owner], turns: &[Option<Turn>]) {
    // Whoever only wants or plans something, or speaks only inside somebody else's words, is no source of the article.
    let mut speaks = vec![false; cast.entities.len()];
    let mut seen: Vec<(usize, u32)> = Vec::new();
    for (attribution, found) in analysis.attributions.iter().zip(sources) {
        if let Some(found) = found
            && attribution.act != Act::Stance
            && !attribution.nested
        {
            seen.push((attribution.source.first().map_or(0, |s| s.start), found.entity));
        }
    }
    for (quotation, owner) in analysis.quotations.iter().zip(owners) {
        if let Some(found) = owner.found
            && quotation.parent.is_none()
        {
            seen.push((quotation.spans.first().map_or(0, |s| s.start), found.entity));
        }
    }
    seen.extend(turns.iter().flatten().filter_map(|turn| Some((turn.named.start, turn.speaker?))));
    seen.sort_unstable();
    let mut speaker_of = vec![None; cast.entities.len()];
    for (_, entity) in seen {
        let entity = entity as usize;
        if std::mem::replace(&mut speaks[entity], true) {
            continue;
        }
        speaker_of[entity] = Some(SpeakerId(analysis.speakers.len()));
        let found = &cast.entities[entity];
        analysis.speakers.push(Speaker {
            name: found.name.clone(),
            role: found.role.clone(),
            kind: found.speaker_kind(),
            source_type: found.source_type(),
            anonymity: None,
            mentions: Vec::new(),
            quoted_words: 0,
        });
    }
    for (attribution, found) in analysis.attributions.iter_mut().zip(sources) {
        let Some((found, speaker)) = found.and_then(|f| Some((f, speaker_of[f.entity as usize]?))) else { continue };
        attribution.speaker = Some(speaker);
        attribution.link = Some(Link { confidence: found.confidence, reason: found.reason });
        analysis.speakers[speaker].mentions.extend(&attribution.source);
    }
    for (quotation, owner) in analysis.quotations.iter_mut().zip(owners) {
        quotation.orphan = owner.orphan;
        quotation.attribution = quotation.attribution.or(owner.attribution);
        let Some((found, speaker)) = owner.found.and_then(|f| Some((f, speaker_of[f.entity as usize]?))) else { continue };
        let link = Link { confidence: found.confidence, reason: found.reason };
        quotation.speaker = Some(speaker);
        quotation.link = Some(link);
        quotation.guess = link.is_guess();
        if quotation.parent.is_none() && !owner.orphan {
            let words: usize = quotation.spans.iter().map(|s| quoted_words(s.of(text))).sum();
            analysis.speakers[speaker].quoted_words += words;
        }
    }
    let mut quotation = 0;
    for turn in turns.iter().flatten() {
        let Some(speaker) = turn.speaker.and_then(|id| speaker_of[id as usize]) else { continue };
        analysis.speakers[speaker].mentions.push(turn.named);
        // What is quoted in a turn is counted for whoever is quoted.
        while analysis.quotations.get(quotation).is_some_and(|q| q.spans.first().is_none_or(|s| s.start < turn.said.start)) {
            quotation += 1;
        }
        let inside = analysis.quotations[quotation..].iter().take_while(|q| q.spans.first().is_some_and(|s| s.start < turn.said.end));
        let quoted: usize =
            inside.filter(|q| q.parent.is_none() && q.speaker.is_some()).flat_map(|q| &q.spans).map(|s| quoted_words(s.of(text))).sum();
        analysis.speakers[speaker].quoted_words += quoted_words(turn.said.of(text)).saturating_sub(quoted);
    }
    for speaker in &mut analysis.speakers {
        speaker.mentions.sort_unstable();
        speaker.mentions.dedup();
    }
}

fn quoted_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
