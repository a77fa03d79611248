//! Parts of speech by the lexicon, where no network gives them: the closed classes by list, the rest by ending and neighbour.

use super::{Class, Gap, Pos, Words, lemma};
use crate::lexicon::verb::Forms;
use crate::lexicon::word as lists;
use crate::token::TokenKind;

/// Gives every word its likely part of speech.
pub(super) fn parts_of_speech(words: &mut Words) {
    for at in 0..words.len() {
        words.list[at].pos = guess(words, at);
    }
}

fn guess(words: &Words, at: usize) -> Pos {
    let word = &words[at];
    let lower = words.lower(at);
    match word.kind {
        TokenKind::Symbol => match lower {
            "$" | "€" | "£" | "¥" | "%" | "#" | "+" | "=" | "@" | "*" | "<" | ">" | "|" | "~" | "°" => Pos::Sym,
            "&" => Pos::Cconj,
            // "the workers' union"
            "'" | "’" if !word.quoted && word.gap == Gap::Glued => Pos::Part,
            _ => Pos::Punct,
        },
        TokenKind::Number => Pos::Num,
        TokenKind::Abbreviation => {
            if word.capital {
                Pos::Propn
            } else {
                Pos::Noun
            }
        }
        TokenKind::Clitic => match lower {
            "n't" => Pos::Part,
            // "the mayor's plan", and "she's ill".
            "'s" if at > 0 && !words.has(at - 1, Class::Pronoun) => Pos::Part,
            _ => Pos::Aux,
        },
        TokenKind::Word => word_guess(words, at),
    }
}

/// Whether a noun phrase has begun before `at` and has no noun yet, so that what stands there is an adjective or a noun.
fn inside(words: &Words, at: usize) -> bool {
    at > 0 && matches!(words[at - 1].pos, Pos::Det | Pos::Adj | Pos::Num)
        || at > 0 && words[at - 1].pos == Pos::Part && matches!(words.lower(at - 1), "'s" | "'" | "’")
        || at > 0 && lists::POSSESSIVES.contains(&words.lower(at - 1))
}

fn word_guess(words: &Words, at: usize) -> Pos {
    let word = &words[at];
    let lower = words.lower(at);
    // A possessive stands before a noun as a determiner does.
    let before = |n: usize| match at.checked_sub(n) {
        Some(i) if words[i].pos == Pos::Pron && words[i].is(Class::Determiner) => Pos::Det,
        Some(i) => words[i].pos,
        None => Pos::Punct,
    };
    let opens = at == 0 || matches!(before(1), Pos::Punct) && words.lower(at - 1) != ",";
    let inside = inside(words, at);
    // "the next one", "that of the union"
    match lower {
        "to" => return if is_base_verb(words, at + 1) { Pos::Part } else { Pos::Adp },
        "not" => return Pos::Part,
        // "the man that left", and "said that the man left".
        "that" if at > 0 && (words[at - 1].is_noun() || words[at - 1].verb.is_some()) => {
            let relative = words[at - 1].is_noun()
                && !words.has(at - 1, Class::Day)
                && words.get(at + 1).is_some_and(|w| w.is(Class::Auxiliary) || w.verb.is_some());
            return if relative { Pos::Pron } else { Pos::Sconj };
        }
        word if lists::INTERJECTIONS.contains(&word) && !inside => return Pos::Intj,
        word if lists::POSSESSIVE_FORMS.contains(&word) => return Pos::Pron,
        word if lists::QUANTIFYING_ADJECTIVES.contains(&word) => return Pos::Adj,
        "that" | "this" | "these" | "those" => return if noun_follows(words, at) { Pos::Det } else { Pos::Pron },
        word if lists::AMBIGUOUS.contains(&word) => {
            return match lower {
                "one" if at > 0 && (before(1) == Pos::Det || before(1) == Pos::Adj) => Pos::Noun,
                "one" => Pos::Num,
                "as" | "like" => {
                    if inside {
                        Pos::Noun
                    } else {
                        Pos::Adp
                    }
                }
                "no" => Pos::Det,
                "so" => Pos::Adv,
                "more" | "most" | "less" => {
                    if noun_follows(words, at) {
                        Pos::Adj
                    } else {
                        Pos::Adv
                    }
                }
                _ => Pos::Pron,
            };
        }
        _ => {}
    }
    // A name inside a sentence: "Will Roe", "May Lee". The closed classes keep their capitals in headlines only.
    let named = word.capital && !opens && !word.is(Class::Determiner) && !word.is(Class::Preposition) && !word.is(Class::Conjunction);
    if named && !word.is(Class::Pronoun) && !(word.is(Class::Auxiliary) || word.is(Class::Subordinator)) {
        return if word.is(Class::People) && noun_follows(words, at) { Pos::Adj } else { Pos::Propn };
    }
    let of_class = [
        (Class::Auxiliary, Pos::Aux),
        (Class::Pronoun, Pos::Pron),
        (Class::Determiner, Pos::Det),
        (Class::Preposition, Pos::Adp),
        (Class::Conjunction, Pos::Cconj),
        (Class::Subordinator, Pos::Sconj),
        (Class::NumberWord, Pos::Num),
    ];
    for (class, pos) in of_class {
        if word.is(class) && !(class == Class::Auxiliary && inside && matches!(lower, "will" | "might" | "can" | "must")) {
            return pos;
        }
    }
    if word.is(Class::Adverb) && !(inside && word.is(Class::Adjective)) {
        return Pos::Adv;
    }
    if lower.len() > 4 && lower.ends_with("ly") && !word.is(Class::Adjective) && !is_known_noun(words, at) && word.verb.is_none() {
        return if crate::lexicon::NO_ADVERBS.contains(lower) { Pos::Noun } else { Pos::Adv };
    }
    // "had left", "the left bank"
    let irregular = lemma::of_irregular_verb(lower).is_some_and(|base| base != lower);
    if irregular && !inside && matches!(before(1), Pos::Aux | Pos::Pron | Pos::Noun | Pos::Propn) {
        return Pos::Verb;
    }
    if word.is(Class::Adjective) && !(inside && !noun_follows(words, at) && is_known_noun(words, at)) {
        return Pos::Adj;
    }
    // "Ulm voted": a capital that opens a sentence and is no known word.
    let forms = word.verb.map(|v| v.forms).unwrap_or_default();
    let after_subject = matches!(before(1), Pos::Pron | Pos::Noun | Pos::Propn | Pos::Aux | Pos::Adv | Pos::Part) && !inside;
    let ending = (lower.ends_with("ed") || lower.ends_with("ing")) && lower.len() > 4;
    let participle = ending && !lists::NO_PARTICIPLES.contains(&lower);
    let past = participle || forms.has(Forms::PAST) || irregular;
    if past && !is_known_noun(words, at) {
        return match () {
            () if inside && noun_follows(words, at) => {
                if participle {
                    Pos::Verb
                } else {
                    Pos::Adj
                }
            }
            () if inside => Pos::Noun,
            () => Pos::Verb,
        };
    }
    if word.verb.is_some() || word.is(Class::CommonVerb) || lemma::of_irregular_verb(lower).is_some() {
        let base = forms.has(Forms::BASE) || word.is(Class::CommonVerb) || lemma::of_irregular_verb(lower).is_some();
        let infinitive = base && matches!(before(1), Pos::Part | Pos::Aux);
        let finite = after_subject && (forms.has(Forms::THIRD) || base && matches!(before(1), Pos::Pron | Pos::Noun | Pos::Adv));
        if !inside && (infinitive || finite || before(1) == Pos::Pron) {
            return Pos::Verb;
        }
    }
    if before(1) == Pos::Part && words.is(at - 1, "to") || before(1) == Pos::Aux && !opens && is_base_verb(words, at) {
        return Pos::Verb;
    }
    let third = lower.ends_with('s') && before(1) == Pos::Pron;
    if !inside && (third || follows_subject(words, at)) && !is_known_noun(words, at) {
        return Pos::Verb;
    }
    // "The mayor is hesitant."
    let be = |at: usize| crate::lexicon::word::BE.contains(&words.lower(at));
    let predicate = at > 0 && be(at - 1) || at > 1 && before(1) == Pos::Adv && be(at - 2);
    if predicate && !noun_follows(words, at) && !is_known_noun(words, at) && !lower.ends_with('s') {
        return Pos::Adj;
    }
    let ends = |endings: &[&str]| lower.len() > 5 && endings.iter().any(|ending| lower.ends_with(ending));
    if ends(lists::ADJECTIVE_ENDINGS) && !is_known_noun(words, at) {
        return if inside && !noun_follows(words, at) { Pos::Noun } else { Pos::Adj };
    }
    if ends(&["ic", "al", "ary", "ent", "ant"]) && noun_follows(words, at) && !is_known_noun(words, at) {
        return Pos::Adj;
    }
    if word.capital && !word.is(Class::NoName) && opens && !is_known_noun(words, at) && !lower.ends_with("ing") {
        return Pos::Propn;
    }
    Pos::Noun
}

/// Whether a subject pronoun or a modal verb stands before the word at `at`, adverbs between: "they never | hospitalize".
fn follows_subject(words: &Words, at: usize) -> bool {
    let before = (at.saturating_sub(3)..at).rev().find(|&i| words[i].pos != Pos::Adv);
    before.is_some_and(|i| lists::SUBJECTS.contains(&words.lower(i)) && words[at].gap == Gap::Space)
}

/// Whether the lists have the word at `at` as a noun.
fn is_known_noun(words: &Words, at: usize) -> bool {
    let word = &words[at];
    let listed = [Class::Person, Class::Organisation, Class::Document, Class::Unnamed, Class::Work, Class::SpeechNoun];
    listed.into_iter().any(|class| word.is(class))
}

/// Whether the word behind `at` may go on with the noun phrase in which `at` stands.
fn noun_follows(words: &Words, at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return false };
    let closed =
        [Class::Auxiliary, Class::Pronoun, Class::Determiner, Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Adverb];
    next.kind != TokenKind::Symbol && next.kind != TokenKind::Clitic && !closed.into_iter().any(|class| next.is(class))
        || next.is(Class::Adverb) && next.is(Class::Adjective)
}

/// Whether the word at `at` is the base form of a verb by list, and nothing of a closed class.
fn is_base_verb(words: &Words, at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let lower = words.lower(at);
    !word.capital
        && (word.verb.is_some_and(|v| v.forms.has(Forms::BASE))
            || word.is(Class::CommonVerb)
            || matches!(lower, "be" | "have" | "do")
            || lemma::of_irregular_verb(lower) == Some(lower))
}
