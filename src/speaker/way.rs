//! Documents through which somebody speaks: "her statement", and "the post" after "Ann Lee wrote in a post".

use rustc_hash::FxHashMap;

use crate::lexicon::speaker as lists;
use crate::span::Span;

use super::cast::Id;
use super::maker;
use super::phrase::{Determiner, Form, Phrase, Pronoun};
use super::word::{self, Gap, Word, beginning, lower, words};

/// Words behind a cue among which "in a statement" stands.
const REACH: usize = 40;
/// Bytes of it.
const REACH_BYTES: usize = 400;
/// Bytes over which "the statement" points back.
const MEMORY: usize = 2000;
/// Adjectives before the noun: "in a short blog post".
const ADJECTIVES: usize = 4;

/// In which documents who has spoken.
#[derive(Debug, Default)]
pub(super) struct Ways(FxHashMap<u64, (Id, usize)>);

impl Ways {
    /// Somebody speaks in `sentence`, where `source` names them: in a document, perhaps.
    pub(super) fn hear(&mut self, text: &str, sentence: Span, source: Span, speaker: Id) {
        let mut all = Vec::new();
        words(text, source, REACH, &mut all);
        // "a report from Norvik says"
        for pair in all.windows(2).filter(|pair| matches!(&*pair[1].lower(text), "from" | "by")) {
            self.made(text, pair[0], speaker);
        }
        words(text, beginning(text, sentence, REACH_BYTES), REACH, &mut all);
        for at in 0..all.len() {
            let leads = matches!(&*all[at].lower(text), "in" | "via" | "through" | "on");
            let article = || all.get(at + 1).is_some_and(|w| w.gap == Gap::Space && lists::ARTICLES.contains(&&*w.lower(text)));
            if !leads || !article() {
                continue;
            }
            let behind = all[at + 2..].iter().take(ADJECTIVES).take_while(|w| w.gap == Gap::Space);
            for noun in behind {
                self.made(text, *noun, speaker);
            }
        }
    }

    fn made(&mut self, text: &str, noun: Word, maker: Id) {
        if maker::speaks_for_its_maker(&noun.lower(text)) {
            self.0.insert(word::key(std::iter::once(&*noun.lower(text))), (maker, noun.span.start));
        }
    }

    /// Who spoke in the document that `phrase` takes up.
    pub(super) fn speaker(&self, text: &str, phrase: &Phrase) -> Option<Id> {
        let Form::Description { head, determiner: Determiner::Definite, words } = &phrase.form else { return None };
        let taken_up = words.last() == Some(head) && words.len() <= 2 && maker::speaks_for_its_maker(&lower(head.of(text)));
        let &(id, at) = self.0.get(&word::key(std::iter::once(&*lower(head.of(text))))).filter(|_| taken_up)?;
        (at < phrase.span.start && phrase.span.start - at <= MEMORY).then_some(id)
    }
}

/// Whose document it is: "her statement".
pub(super) fn owner(text: &str, phrase: &Phrase) -> Option<Pronoun> {
    let Form::Description { head, .. } = &phrase.form else { return None };
    if !maker::speaks_for_its_maker(&lower(head.of(text))) {
        return None;
    }
    match &*lower(phrase.span.of(text).split(word::is_space).next()?) {
        "his" => Some(Pronoun::He),
        "her" => Some(Pronoun::She),
        "its" => Some(Pronoun::It),
        "their" => Some(Pronoun::They),
        _ => None,
    }
}
