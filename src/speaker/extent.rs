//! Where the noun phrase of a source ends: at an apposition, a bracket, a dash, a relative clause, at when or how it was said.

use crate::lexicon::speaker as lists;
use crate::lexicon::{CLAUSE_OPENERS, TAG_ADVERBS};

use super::kind;
use super::noun_phrase;
use super::word::{Gap, Word};

/// Words between a determiner and its noun among which commas may stand.
pub(super) const ADJECTIVES: usize = 4;

/// "on Saturday", "late Tuesday", "in 2010": when something was said stands between the source and its verb.
fn is_time(text: &str, before: Word, lower: &str, all: &[Word]) -> bool {
    let day = |w: &str| lists::WEEKDAYS.contains(&w);
    let next = all.get(1).filter(|w| w.gap == Gap::Space);
    match lower {
        word if lists::BEFORE_TIMES.contains(&word) => next.is_some_and(|w| {
            let lower = w.lower(text);
            let part = lists::PERIODS.contains(&&*lower);
            let year = lower.len() == 4 && lower.bytes().all(|b| b.is_ascii_digit());
            day(&lower) || year || part
        }),
        // "Sanders Tuesday", but "the Sunday Times".
        day_name if day(day_name) => before.capital && all[0].capital && next.is_none_or(|w| !w.capital),
        // "Norvik Foods, Inc. today"
        "today" | "yesterday" | "tonight" => before.capital,
        _ => false,
    }
}

/// Where the noun phrase at the start of `all` ends: at an apposition, a bracket, a dash, a relative clause.
pub(super) fn cut(text: &str, all: &[Word]) -> usize {
    let ends = |(i, word): (usize, &Word)| {
        let lower = word.lower(text);
        // "An audit released on Tuesday" keeps its day, and so does the Mail on Sunday.
        let before = all[i - 1].lower(text);
        let kept = *before == *"mail" || !all[i - 1].capital && before.ends_with("ed");
        if !kept && is_time(text, all[i - 1], &lower, &all[i..]) {
            return true;
        }
        let suffix = word.gap == Gap::Comma && lists::NAME_SUFFIXES.contains(&&*lower);
        // "Marcia "Cia" Price".
        let nickname = word.gap == Gap::Quote && word.capital && all[i - 1].capital;
        // "A group unleashed an attack": no noun phrase has an article behind a participle, so the participle is its verb.
        let verb = || {
            let next = all.get(i + 1).filter(|w| w.gap == Gap::Space && !w.capital).map(|w| w.lower(text));
            !word.capital && lower.ends_with("ed") && next.is_some_and(|w| lists::ARTICLES.contains(&&*w))
        };
        // "Ann Reyes later", "Holt proudly": how or when it was said.
        let name = all[i - 1].capital && noun_phrase::determiner(text, &all[i - 1..i]).1 == 0;
        let adverb = name && !word.capital && is_adverb(&lower);
        // "the lanky, bespectacled professor", "the Austin, Texas-based company"
        let based = || all[i..].iter().take(ADJECTIVES).any(|w| w.span.of(text).ends_with("-based"));
        let adjectives = word.gap == Gap::Comma
            && (goes_on_with_adjectives(text, all, i) || word.span.of(text).starts_with(char::is_uppercase) && based());
        (word.gap != Gap::Space && !suffix && !nickname && !adjectives) || adverb || verb() || (!word.capital && is_clause_opener(&lower))
    };
    all.iter().enumerate().skip(1).find(|&(i, w)| ends((i, w))).map_or(all.len(), |(i, _)| i)
}

/// Words with which a clause begins behind a noun phrase.
pub(super) fn is_clause_opener(word: &str) -> bool {
    CLAUSE_OPENERS.contains(word)
}

/// An adverb behind a name, as in an inverted tag.
pub(super) fn is_adverb(word: &str) -> bool {
    TAG_ADVERBS.contains(word) || word.len() > 4 && word.ends_with("ly") && kind::noun(word).is_none() && !kind::is_person_noun(word)
}

/// Whether the comma before word `at` stands between two adjectives of one noun: "the lanky, bespectacled professor".
fn goes_on_with_adjectives(text: &str, all: &[Word], at: usize) -> bool {
    let determined = all.first().is_some_and(|w| matches!(&*w.lower(text), "the" | "a" | "an" | "his" | "her"));
    let bare = |w: &Word| !w.capital && !w.possessive && kind::noun(&w.lower(text)).is_none() && !kind::is_person_noun(&w.lower(text));
    let before = at == 2 && bare(&all[1]);
    let noun = all[at..].iter().take(ADJECTIVES).skip(1).position(|w| w.gap == Gap::Space && kind::is_person_noun(&w.lower(text)));
    determined && before && noun.is_some_and(|noun| all[at..at + 1 + noun].iter().all(|w| bare(w) && !is_clause_opener(&w.lower(text))))
}
