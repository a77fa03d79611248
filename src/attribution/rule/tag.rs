//! Tags: "…, says Ann Lee, …", "– or so says Ann Lee", and whatever verb stands in a tag's place behind a quotation.

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::Forms;
use crate::phrase::{Form, Kind};
use crate::word::{Class, Gap, Pos};

/// Tokens of the shortest quotation that a verb utters which no list has, its marks included.
const SHORTEST: usize = 5;

/// Words behind the verb of a tag that closes its sentence: "on Monday in a statement".
const CLOSING: usize = 10;

impl Finder<'_, '_> {
    /// "The dam, says Ann Lee, is safe.", "The dam is safe, argues the firm.": a verb between a comma and its subject.
    pub(super) fn inverted_tag(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        let reports = lists::INVERTING_VERBS.contains(&verb.lemma) && !self.passage.words[at].capital;
        let left = at.checked_sub(1).filter(|&l| l >= sentence.start)?;
        let so = self.is(left, "so") && (left == sentence.start || matches!(self.pos(left - 1), Pos::Cconj | Pos::Punct));
        let set_off =
            matches!(self.lower(left), "," | "–" | "—" | "--" | "-") && !(self.is(left, "-") && self.passage.words[left].gap == Gap::Glued);
        if !reports || verb.forms == Forms::ING || !(so || set_off) || self.passage.words[at].quoted || self.passage.words[left].quoted {
            return None;
        }
        // "Ann Lee, a lawyer, said the plan …": the subject stands before it; not so "The threat, called a twin, …, say experts".
        if self.subject_before_insertion(sentence.start, left).is_some_and(|subject| self.goes_with(&subject, at, at, verb)) {
            return None;
        }
        let mut before = self.stripped(sentence.start..left);
        if so {
            // "The dam is safe – or so says Ann Lee."
            let start = left - usize::from(left > sentence.start && self.pos(left - 1) == Pos::Cconj);
            before = self.stripped(sentence.start..start);
        }
        let incomplete = !self.has_finite(&before);
        let comma = if incomplete { Comma::OpensClosed } else { Comma::Opens };
        let source = self.source_after(at + 1, sentence.end, comma)?;
        let phrase = &self.passage.phrases[self.passage.phrases.at(at + 1)?];
        let hears = lists::HEARING_VERBS.contains(&verb.lemma) && !self.lower(at).ends_with('s');
        let object = lists::OBJECT_PRONOUNS.contains(&self.lower(at + 1));
        let named = !hears && !object && phrase.form != Form::Nominal
            || self.is_determined(&source) && !lists::TIME_NOUNS.contains(&self.lower(phrase.head))
            || self.speaks(&source);
        let agrees = verb.forms != Forms::BASE
            || phrase.plural
            || phrase.form == Form::Pronoun
            || self.passage.words.has(source.end - 1, Class::Unnamed);
        let next = source.end;
        let closes = self.tag_closes(sentence, next);
        // "He stopped, asked the man, and left."
        let goes_on = self.is_comma(next) && self.pos(next + 1) == Pos::Cconj && phrase.form == Form::Nominal && !incomplete;
        if before.is_empty() && !so || !named || hears && self.pos(at + 1) == Pos::Det || object || !agrees || !closes || goes_on {
            return None;
        }
        let mut content = vec![before];
        if incomplete && self.is_comma(next) {
            content.push(self.stripped(next..sentence.end));
        }
        content.retain(|part| !part.is_empty());
        Some(Found { source: Some(source), cue: at..at + 1, content, rule: Rule::InvertedTag })
    }

    /// "The dam is safe – or so Lee claims."; "… out of her garage ... the Post has learned."
    pub(super) fn so_tag(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        let learnt = verb.lemma == "learn" && at > sentence.start && self.is(at - 1, "has") && at + 2 >= sentence.end;
        if !(learnt || lists::INVERTING_VERBS.contains(&verb.lemma)) || self.passage.words[at].quoted || !self.tag_closes(sentence, at + 1)
        {
            return None;
        }
        let source = self.subject(sentence.start, at).filter(|s| self.speaks(s))?;
        let before = source.start.checked_sub(1).filter(|&b| b >= sentence.start)?;
        let start = if learnt && matches!(self.lower(before), "," | "…" | "...") {
            before
        } else if self.is(before, "so") && (before == sentence.start || matches!(self.pos(before - 1), Pos::Cconj | Pos::Punct)) {
            before - usize::from(before > sentence.start && self.pos(before - 1) == Pos::Cconj)
        } else {
            return None;
        };
        let content = self.stripped(sentence.start..start);
        let content = if content.is_empty() { Vec::new() } else { vec![content] };
        Some(Found { source: Some(source), cue: at..at + 1, content, rule: Rule::InvertedTag })
    }

    /// "Prices rose 3 percent, data from the bank showed on Monday.", "Prices will rise, experts say, by 3 percent."
    pub(super) fn closing_tag(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        let reports = lists::INVERTING_VERBS.contains(&verb.lemma) || lists::ASSERTING_VERBS.contains(&verb.lemma);
        if !reports
            || verb.forms == Forms::ING
            || self.passage.words[at].capital
            || self.passage.words[at].quoted
            || self.has_be(sentence.start, at)
        {
            return None;
        }
        let start = self.group_start(sentence.start, at);
        let source = self.subject_ending(sentence.start, start).filter(|s| self.speaks(s))?;
        let comma = source.start.checked_sub(1).filter(|&c| c > sentence.start && self.is_comma(c))?;
        let before = self.stripped(sentence.start..comma);
        if !self.has_finite(&before) || before.clone().any(|i| self.passage.words[i].quoted) {
            return None;
        }
        // Only when and where it was said may stand behind the verb.
        let closes = (at + 1..sentence.end).take(CLOSING + 1).find(|&i| {
            !(matches!(self.pos(i), Pos::Adv | Pos::Adp) || self.passage.words.has(i, Class::Day) || self.passage.phrases.at(i).is_some())
        });
        let closes = closes.unwrap_or(sentence.end);
        let thing = self.passage.phrases.after(at + 1).is_some() && !self.passage.words.has(at + 1, Class::Day);
        if thing || closes > at + 1 + CLOSING || closes < sentence.end && self.pos(closes) != Pos::Punct {
            return None;
        }
        let rest = self.stripped(closes..sentence.end);
        let goes_on = self.is_comma(closes) && (self.pos(closes + 1) == Pos::Adp && !self.has_finite(&rest) || self.tells_when(&rest));
        if self.is_comma(closes) && !goes_on {
            return None;
        }
        let content = if goes_on { vec![before, rest] } else { vec![before] };
        Some(Found { source: Some(source), cue: at..at + 1, content, rule: Rule::ClosingTag })
    }

    /// "eleven years after it stopped"
    fn tells_when(&self, words: &Tokens) -> bool {
        let after = words.clone().take(4).find(|&at| matches!(self.lower(at), "after" | "before" | "since" | "ago"));
        after.is_some_and(|after| after > words.start && lists::TIME_NOUNS.contains(&self.passage.words.lemma(after - 1)))
    }

    /// Whether a tag may end before the word at `at`: at a mark, a day, an adverb, or "in a statement".
    pub(super) fn tag_closes(&self, sentence: &Tokens, at: usize) -> bool {
        let next = self.skipped_on(at, sentence.end);
        let when = self.passage.words.has(next, Class::Day) || self.pos(next) == Pos::Adp;
        next >= sentence.end || self.pos(next) == Pos::Punct || when && self.pos(next) != Pos::Part
    }

    /// Lind picked it up and crowed, “It is mine.”: a verb that no list has, between its subject, a person, and a comma before a quotation.
    pub(super) fn uttering_before(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let words = &self.passage.words;
        let opens = at + 2;
        let quoted = self.is_comma(at + 1) && words.get(opens).is_some_and(|w| w.quoted) && words.get(opens + 1).is_some_and(|w| w.capital);
        if !quoted
            || words[at].quoted
            || words[at].capital
            || self.verb_of(at).is_some()
            || !self.lower(at).ends_with("ed")
            || !self.finite(at)
        {
            return None;
        }
        let source = self.subject(sentence.start, at)?;
        let phrase = &self.passage.phrases[self.passage.phrases.after(source.start)?];
        let person =
            phrase.kind == Kind::Person && phrase.form != Form::Nominal || self.is(source.start, "he") || self.is(source.start, "she");
        let content = self.quoted_from(opens);
        let long = content.len() >= SHORTEST;
        (person && long).then(|| Found { source: Some(source), cue: at..at + 1, content: vec![content], rule: Rule::UtteringTag })
    }

    /// “It is over,” grumbled the roofer; “It is over,” Lee deadpanned: behind a quotation that a comma, "!" or "?" ends, whatever verb
    /// stands with a subject and nothing else utters it.
    pub(super) fn uttering_tag(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let words = &self.passage.words;
        let left = at.checked_sub(1).filter(|&l| words[l].quoted && !words[at].quoted)?;
        let ended = left.checked_sub(1).map(|i| self.lower(i));
        if !matches!(ended, Some("," | "!" | "?" | "-" | "--" | "—" | "–" | "---"))
            || !matches!(self.lower(left), "”" | "\"" | "’" | "'" | "»")
        {
            return None;
        }
        let past = |i: usize| {
            let lower = self.lower(i);
            let form = lower.ends_with("ed") || self.pos(i) == Pos::Verb && words.lemma(i) != lower && !lower.ends_with("ing");
            form && words.get(i).is_some_and(|w| !w.capital)
        };
        let opening = self.quoted_to(left).start;
        if opening > sentence.start || left - opening < SHORTEST {
            return None;
        }
        // "cut in Ann Lee", "went on the mayor"
        let particle = usize::from(matches!(self.lower(at + 1), "in" | "on" | "out" | "up" | "back"));
        let (source, verb) = if past(at) {
            (self.source_after(at + 1 + particle, sentence.end, Comma::Opens)?, at)
        } else {
            let source = self.source_after(at, sentence.end, Comma::OpensClosed)?;
            let verb = self.skipped_on(source.end + usize::from(self.is_comma(source.end)), sentence.end);
            // A phrase may have run on over a verb that no list has.
            let last = source.end - 1;
            if !past(verb) && past(last) && last > at { (source.start..last, last) } else { (source, verb) }
        };
        let behind = if verb == at { source.end } else { verb + 1 };
        let last = if verb == at { verb + 1 + particle } else { verb + 1 };
        if !past(verb) || !self.tag_closes(sentence, behind) || !self.speaks(&source) {
            return None;
        }
        let (from, to) = if verb == at { (at, source.end) } else { (source.start, verb + 1) };
        let content = self.around(sentence, from, to);
        (!content.is_empty()).then_some(Found { source: Some(source), cue: verb..last, content, rule: Rule::UtteringTag })
    }
}
