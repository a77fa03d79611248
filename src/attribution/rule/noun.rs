//! Nouns that report: "Lee's claim that the dam is safe", "a belief among farmers that bees can count", "a warning was issued by the board".

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::lexicon::attribution as lists;
use crate::word::Pos;

/// Words from the noun to the "that" of its clause: "a belief among the farmers of the valley that".
const REACH: usize = 12;

impl Finder<'_, '_> {
    /// "Lee's claim that the dam is safe", "the warning by Lee that it would fall".
    pub(super) fn noun_of_words(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if !self.names_words(at) {
            return None;
        }
        let reach = sentence.end.min(at + REACH);
        let that = (at + 1..reach).find(|&i| self.is(i, "that"))?;
        let phrases = &self.passage.phrases;
        let source = if that == at + 1 {
            let owner = phrases[phrases.at(at)?].owner?;
            let owner = phrases[owner].words.clone();
            owner.start..owner.end - usize::from(owner.len() > 1 && self.pos(owner.end - 1) == Pos::Part)
        } else if matches!(self.lower(at + 1), "by" | "from" | "among") {
            self.source_after(at + 2, that, Comma::Ends).filter(|source| source.end == that)?
        } else {
            return None;
        };
        if !self.speaks(&source) || !self.clause_at(that + 1, sentence.end) {
            return None;
        }
        let end = self.main_verb_behind(at, that, sentence).unwrap_or(sentence.end);
        let content = self.stripped(that..end);
        (!content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content: vec![content], rule: Rule::NounOfWords })
    }

    /// "She was reportedly seen in Lima.": somebody has said it.
    pub(super) fn hearsay(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if self.passage.words[at].quoted {
            return None;
        }
        // "Hale, it is claimed, stole the car."
        let it = self.interposed_it(sentence, at);
        if !lists::HEARSAY_ADVERBS.contains(&self.lower(at)) && it.is_none() {
            return None;
        }
        let before = self.stripped(sentence.start..it.unwrap_or(at));
        let after = self.stripped(at + 1..sentence.end);
        let said = it.is_some() || self.has_finite(&before) || self.finite(self.skipped_on(at + 1, sentence.end)) || at == sentence.start;
        let content: Vec<Tokens> = [before, after].into_iter().filter(|part| !part.is_empty()).collect();
        (said && !content.is_empty()).then_some(Found { source: None, cue: at..at + 1, content, rule: Rule::Hearsay })
    }

    /// Whether the word at `at` is a noun for what somebody says or thinks.
    pub(super) fn names_words(&self, at: usize) -> bool {
        self.pos(at) == Pos::Noun && lists::NOUNS_OF_WORDS.contains(&self.passage.words.lemma(at))
    }
}
