//! Numbers whose source nobody asks for: what anybody there can count, results of games and votes, prices of an exchange, what
//! somebody says of his own, and what the sender of a release says of itself.

use crate::analysis::{Act, Analysis, Attribution, BlockKind, Sentence, SpeakerKind, Statistic, StatisticKind, Value};
use crate::lexicon::audit as lists;
use crate::lexicon::numbers::{FALLS, RISES};
use crate::span::Span;
use crate::speaker;

use super::sentence_at;

/// Highest number that one sees at a glance.
const GLANCE: f64 = 12.0;
/// Above it a number in words counts something, where no noun stands behind it.
const ELLIPTIC: f64 = 100.0;
/// Results of games from which on a text is the report of one.
const GAMES: usize = 2;
/// Sentences at the top among which a release says that it announces something.
const TOP: usize = 3;
/// Bytes of a heading.
const HEADING: usize = 80;

/// What the whole article, and the sentence that was asked about last, say of their numbers.
pub(super) struct Records<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    /// Turns of an interview or a transcript, in order: whoever speaks gives their numbers.
    turns: &'a [Span],
    /// It reports a game.
    pub(super) game: bool,
    /// It is a release of whoever it speaks of.
    release: bool,
    /// It speaks of exchanges.
    exchanges: bool,
    /// The first sentence in which a study speaks.
    study: Option<usize>,
    /// What named sources want, plan or decide, to the end of its sentence.
    decided: Vec<Span>,
    read: Option<(usize, Told)>,
}

/// What a sentence tells.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    toll: bool,
    traded: bool,
    studied: bool,
    /// Of whoever writes it.
    own: bool,
}

impl<'a> Records<'a> {
    pub(super) fn of(text: &'a str, analysis: &'a Analysis, turns: &'a [Span]) -> Records<'a> {
        let games = analysis.statistics.iter().filter(|s| is_result(s)).map(|s| sentence_at(analysis, s.span.start));
        let mut games: Vec<usize> = games.collect();
        games.dedup();
        let ballot = |sentence: &usize| words(sentence_of(text, analysis, *sentence)).any(|w| is_in(lists::BALLOTS, w));
        let game = games.iter().filter(|sentence| !ballot(sentence)).count() >= GAMES;
        let exchanges = words(text).any(|w| is_in(lists::EXCHANGES, w));
        let study = analysis.attributions.iter().filter(|a| a.act == Act::Speech).find_map(|a| {
            let document = analysis.speakers.get(a.speaker?.0).filter(|s| s.kind == SpeakerKind::Document)?;
            let study = words(&document.name).any(|w| is_in(&["study", "paper", "experiment", "trial"], w));
            Some(sentence_at(analysis, a.cue.first()?.start)).filter(|_| study)
        });
        let stances = analysis.attributions.iter().filter(|a| a.act == Act::Stance && !a.source.is_empty() && !is_moved(text, a));
        // "Agreed to raise the fee to £30 and to lease the hall for £1": both are decided.
        let sentence_end =
            |content: &Span| analysis.sentences.get(sentence_at(analysis, content.start)).map_or(content.end, |s| s.span.end);
        let whole = |content: &Span| Span::new(content.start, sentence_end(content).max(content.end));
        let mut decided: Vec<Span> = stances.filter_map(|a| a.content.first()).map(whole).collect();
        decided.sort_unstable();
        Records { text, analysis, turns, game, release: is_release(text, analysis), exchanges, study, decided, read: None }
    }

    /// Whether nobody need be named for `statistic`, which stands in `sentence`.
    pub(super) fn hold(&mut self, sentence: usize, statistic: &Statistic) -> bool {
        let told = self.told(sentence);
        let money = statistic.kind == StatisticKind::Money;
        is_result(statistic)
            || self.release
            || self.game && !money
            || told.traded
            || told.own
            || told.studied && self.study.is_some_and(|study| study < sentence)
            || (is_few(statistic) || self.is_elliptic(statistic)) && !(told.toll && self.counts_people(statistic))
            || covers(&self.decided, statistic.span)
            || covers(self.turns, statistic.span)
    }

    /// "for ten minutes, then by twenty": a number in words of something that was said before.
    fn is_elliptic(&self, statistic: &Statistic) -> bool {
        let plain = statistic.kind == StatisticKind::Count && statistic.counted.is_none() && statistic.qualifier.is_none();
        let one_word = statistic.span.of(self.text).chars().all(char::is_alphabetic);
        plain && one_word && matches!(statistic.value, Some(Value::Exact(n)) if n < ELLIPTIC)
    }

    /// "two", "three people"; not "two sons", who are somebody's own.
    fn counts_people(&self, statistic: &Statistic) -> bool {
        statistic.counted.is_none_or(|counted| speaker::are_people(counted.of(self.text)))
    }

    fn told(&mut self, sentence: usize) -> Told {
        if let Some((read, told)) = self.read
            && read == sentence
        {
            return told;
        }
        let written = sentence_of(self.text, self.analysis, sentence);
        let (mut told, mut moves, mut traded, mut before) = (Told::default(), false, false, "");
        for word in words(written) {
            told.toll |= is_in(lists::TOLLS, word);
            told.studied |= is_in(lists::STUDIED, word);
            told.own |= matches!(word, "I" | "my" | "My" | "me");
            moves |= is_in(lists::TRADES, word) || RISES.contains_folded(word) || FALLS.contains_folded(word);
            traded |= is_in(lists::EXCHANGES, word) || is_in(lists::TRADED, word) && (self.exchanges || of_firm(before));
            before = word;
        }
        told.traded = moves && traded;
        told.own &= !written.contains(['"', '“']);
        self.read = Some((sentence, told));
        told
    }
}

/// "Vantor shares": what is traded has a firm's name before it, or is "its".
fn of_firm(before: &str) -> bool {
    let article = ["The", "A", "Some", "Their", "All"].contains(&before);
    before.starts_with(char::is_uppercase) && !article || before == "its" || before == "Its"
}

/// "3-2", "218 votes to 205": a result of a game or of a vote.
fn is_result(statistic: &Statistic) -> bool {
    statistic.kind == StatisticKind::Score && statistic.parts.is_some()
}

/// "three novels", "twice": a few of something, which one sees.
fn is_few(statistic: &Statistic) -> bool {
    let few = |n: f64| n.fract() == 0.0 && n.abs() <= GLANCE;
    let whole = match statistic.value {
        Some(Value::Exact(n)) => few(n),
        Some(Value::Range(from, to)) => few(from) && few(to),
        None => false,
    };
    let counted = statistic.kind == StatisticKind::Count || statistic.kind == StatisticKind::Change && statistic.counted.is_some();
    whole && counted && statistic.unit.is_none() && statistic.parts.is_none() && statistic.qualifier.is_none()
}

/// Whether one of `spans`, which are sorted and hardly overlap, covers `span`.
/// "The dead have alarmed | allies": what moves somebody is not what he wants.
fn is_moved(text: &str, stance: &Attribution) -> bool {
    let (Some(cue), Some(source), Some(content)) = (stance.cue.last(), stance.source.first(), stance.content.first()) else { return false };
    let by = || words(Span::new(cue.start, source.start).of(text)).any(|w| w.eq_ignore_ascii_case("by"));
    content.end <= cue.start && cue.end <= source.start && !by()
}

fn covers(spans: &[Span], span: Span) -> bool {
    let behind = spans.partition_point(|s| s.start <= span.start);
    spans[..behind].last().is_some_and(|s| s.overlaps(span))
}

/// A text that says in a paragraph of its own what the body is that it comes from, and announces something.
fn is_release(text: &str, analysis: &Analysis) -> bool {
    let about = |paragraph: Span| {
        let written = paragraph.of(text);
        let mut all = words(written);
        let first = all.next().unwrap_or_default();
        let second = all.next().unwrap_or_default();
        let about = first == "About" && second.starts_with(char::is_uppercase) && !matches!(second, "The" | "This" | "Us");
        let contact = is_in(lists::CONTACT_HEADINGS, first) && (written.contains('@') || is_in(lists::CONTACT_HEADINGS, second));
        written.len() <= HEADING && about && !written.ends_with(['.', '?', '!']) || contact && written.contains(':')
    };
    let sent = analysis.paragraphs.iter().any(|p| p.kind != BlockKind::ListItem && about(p.span));
    let announces = |sentence: &Sentence| {
        words(sentence.span.of(text)).any(|w| w.eq_ignore_ascii_case("announced") || w.eq_ignore_ascii_case("announces") || w == "today")
    };
    sent && analysis.sentences.iter().take(TOP).any(announces)
}

fn sentence_of<'t>(text: &'t str, analysis: &Analysis, sentence: usize) -> &'t str {
    analysis.sentences.get(sentence).map_or("", |s| s.span.of(text))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}
