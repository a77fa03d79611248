//! Verbs that give a thing a figure or a name: "puts the crowd at 40,000", "rates the port among the slowest".

use super::{Finder, Found, Rule, Tokens};
use crate::lexicon::attribution as lists;
use crate::word::{Class, Pos};

/// Words between the verb and its "at" or "as".
const REACH: usize = 10;

impl Finder<'_, '_> {
    /// "Police put the crowd at 40,000."
    pub(super) fn puts_at(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if !lists::FIGURE_VERBS.contains(&self.passage.words.lemma(at)) || self.lower(at).ends_with("ing") {
            return None;
        }
        let object = self.object_at(at + 1)?;
        let reach = sentence.end.min(at + REACH);
        let preposition = (object.end..reach).find(|&i| self.is(i, "at"))?;
        let number = (preposition + 1..sentence.end).take(4).find(|&i| self.pos(i) == Pos::Num)?;
        let before_number = |i: usize| matches!(self.pos(i), Pos::Adv | Pos::Sym | Pos::Adj | Pos::Adp) || self.passage.words[i].quoted;
        let to_number = (preposition + 1..number).all(before_number);
        if !to_number || !self.ends_figure(sentence, number + 1) {
            return None;
        }
        self.judgement(sentence, at, Rule::PutsAt)
    }

    /// Whether the figure that ends before `at` stands alone or counts people, and no things: not "at 40 corners".
    fn ends_figure(&self, sentence: &Tokens, at: usize) -> bool {
        let words = &self.passage.words;
        at >= sentence.end
            || words[at].quoted
            || matches!(self.lower(at), "percent" | "per" | "%")
            || words.has(at, Class::NumberWord)
            || words.has(at, Class::Person)
            || words.has(at, Class::Unnamed)
            || !matches!(self.pos(at), Pos::Noun | Pos::Adj)
    }

    /// "The bank rates the port among the region's slowest.", "Experts regard Ulm – or Ulma – as the capital."
    pub(super) fn rates_as(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        if !lists::RATING_VERBS.contains(&self.passage.words.lemma(at)) || self.lower(at).ends_with("ing") {
            return None;
        }
        let object = self.object_at(at + 1)?;
        let reach = sentence.end.min(at + REACH);
        let joins = |i: usize| matches!(self.lower(i), "as" | "among" | "at" | "above" | "below");
        let ordinal = |i: usize| ["st", "nd", "rd", "th"].iter().any(|end| self.lower(i).ends_with(end));
        let ranked = ordinal(object.end) && self.tag_closes(sentence, object.end + 1)
            || object.len() > 2 && ordinal(object.end - 1) && self.tag_closes(sentence, object.end);
        // "the port | the worst in the world"
        let best = self.is(object.end, "the")
            && (lists::SUPERLATIVES.contains(&self.lower(object.end + 1)) || self.lower(object.end + 1).ends_with("est"));
        let joined = (object.end..reach).take_while(|&i| !self.finite(i)).any(joins) || self.pos(object.end) == Pos::Adj || ranked || best;
        if !joined {
            return None;
        }
        self.judgement(sentence, at, Rule::RatesAs)
    }

    /// The noun phrase or the pronoun at `at`: "her" may look like a possessive.
    fn object_at(&self, at: usize) -> Option<Tokens> {
        let phrase = self.passage.phrases.after(at).map(|i| self.passage.phrases[i].words.clone());
        phrase.or_else(|| matches!(self.pos(at), Pos::Pron | Pos::Det).then_some(at..at + 1))
    }

    fn judgement(&self, sentence: &Tokens, at: usize, rule: Rule) -> Option<Found> {
        if self.has_be(sentence.start, at) || at > sentence.start && self.is(at - 1, "to") {
            return None;
        }
        let source = self.subject(sentence.start, at)?;
        let third = self.lower(at).ends_with('s');
        let phrase = self.passage.phrases.after(source.start).map(|i| &self.passage.phrases[i]);
        // "Interest rates the highest in years": the verb agrees with its subject.
        let agrees = !third || phrase.is_some_and(|p| !p.plural);
        let content = self.complement(sentence, at);
        (agrees && self.speaks(&source) && !content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content, rule })
    }
}
