//! Runs of capitalised words: where a name starts, where it ends, and what stands before it.

use crate::lexicon::NOT_NAMES;
use crate::lexicon::speaker as lists;
use crate::lexicon::verb::{Forms, verb};
use crate::span::Span;

use super::kind::{self, Kind};
use super::noun_phrase;
use super::office;
use super::phrase::{self, Form, Phrase};
use super::role;
use super::title;
use super::word::{Gap, Word};

/// Words before the noun of a role among which its article or owner stands.
const ROLE: usize = 6;

/// A run of capitalised words: `start..end`, and where the title or role before it starts.
pub(super) struct Run {
    pub(super) from: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Run {
    /// The run that starts at `start`, which must hold a capitalised word that can open a name.
    pub(super) fn at(text: &str, words: &[Word], start: usize) -> Run {
        // "Knowing Roe would come, she stayed": no Knowing Roe.
        let participle = |w: &Word| verb(&w.lower(text)).is_some_and(|v| v.forms.has(Forms::ING));
        let start =
            if start == 0 && participle(&words[0]) && words.get(1).is_some_and(|w| w.capital && w.gap == Gap::Space) { 1 } else { start };
        let mut end = start + 1;
        while let Some(word) = words.get(end) {
            let before = words[end - 1];
            if before.possessive {
                break;
            }
            if word.capital && word.gap == Gap::Space {
                end += 1;
                continue;
            }
            let nickname = word.gap == Gap::Quote && word.capital && words.get(end + 1).is_some_and(|w| w.gap == Gap::Quote && w.capital);
            let behind_nickname = word.gap == Gap::Quote && word.capital && before.gap == Gap::Quote && end > start + 1;
            let joints = words[end..].iter().take(3).take_while(|w| w.gap == Gap::Space && !w.capital && joins(&w.lower(text))).count();
            let joined = joints > 0 && words.get(end + joints).is_some_and(|w| w.capital && w.gap == Gap::Space);
            if !(nickname || behind_nickname || joined) {
                break;
            }
            end += 1 + if joined { joints } else { 0 };
        }
        while end > start + 1 && NOT_NAMES.contains(&words[end - 1].lower(text)) {
            end -= 1;
        }
        if let Some(holder) = office::end_of_holder(text, &words[start..]) {
            end = start + holder;
        } else if let Some(of) = office::holder_behind(text, words, start, end) {
            end = of;
        } else if let Some(of) = whose_body(text, words, start, end) {
            end = of;
        }
        let mut from = start;
        if start > 0
            && words[start].gap == Gap::Space
            && kind::is_person_noun(&words[start - 1].lower(text))
            && !words[start - 1].possessive
        {
            from = start - 1;
            while from > 0 && start - from < 6 && words[from].gap == Gap::Space && goes_before_a_role(text, words[from - 1]) {
                from -= 1;
            }
        }
        // "Former Texas Gov. Ann Lee" is no governor.
        let office =
            || words[start..end - 1].iter().any(|w| title::title(&w.lower(text)).is_some() || kind::is_person_noun(&w.lower(text)));
        if from == start
            && start > 0
            && words[start].gap == Gap::Space
            && matches!(&*words[start - 1].lower(text), "former" | "acting" | "retired" | "outgoing" | "incoming")
            && office()
        {
            from = start - 1;
        }
        Run { from, start, end }
    }

    /// It is a single word, without a role before it.
    pub(super) fn is_single(&self) -> bool {
        self.end - self.from == 1
    }

    /// A line that is nothing but one run is a heading.
    pub(super) fn is_heading(&self, words: &[Word]) -> bool {
        self.from == 0 && self.end == words.len()
    }

    /// The run as a phrase, if it is a name.
    pub(super) fn name(&self, text: &str, words: &[Word]) -> Option<Phrase> {
        let begins = self.from == self.start && words[self.start].gap == Gap::Space;
        let before = self.start.checked_sub(1).filter(|_| begins).map(|at| words[at]);
        let article = before.is_some_and(|w| w.lower(text) == "the");
        let mut phrase = phrase::named(text, &words[self.from..self.end], &words[self.end..], article)?;
        // "The police chief Ann Lee", "state Del. Ben Roe" say who it is by themselves.
        let plain = phrase.roles.is_empty() && matches!(phrase.form, Form::Name { title_noun: "", .. });
        let settled = !plain || !matches!(phrase.kind, Kind::Person | Kind::Unknown);
        if !settled && before.is_some_and(|w| noun_phrase::says_that_a_body_follows(text, w)) {
            phrase.kind = Kind::Organisation;
        }
        if !settled && begins && self.names_a_thing(text, words) {
            phrase.kind = Kind::Document;
        }
        Some(phrase)
    }

    /// "A sign-in system called Lumina Persona": no person has the name.
    fn names_a_thing(&self, text: &str, words: &[Word]) -> bool {
        let Some([noun, called]) = self.start.checked_sub(2).map(|at| [words[at], words[at + 1]]) else { return false };
        let noun = noun.lower(text);
        let thing =
            !kind::is_person_noun(&noun) && kind::noun(&noun).is_none_or(|n| n.kind == Kind::Document) && !lists::BE.contains(&&*noun);
        thing && called.gap == Gap::Space && matches!(&*called.lower(text), "called" | "named" | "titled" | "entitled" | "dubbed")
    }

    /// "his wife, Ann Lee": the noun before the comma.
    pub(super) fn relative_before<'w>(&self, text: &str, words: &'w [Word]) -> Option<&'w Word> {
        let [owner, relative] = words.get(self.from.checked_sub(2)?..self.from)? else { return None };
        let owned = owner.possessive || matches!(&*owner.lower(text), "his" | "her" | "their" | "my");
        (owned && words[self.from].gap == Gap::Comma && kind::is_relative(&relative.lower(text))).then_some(relative)
    }

    /// "Norland’s finance minister, Ann Lee": what stands before the comma and says who she is.
    pub(super) fn role_before(&self, text: &str, words: &[Word]) -> Option<Span> {
        let head = self.from.checked_sub(1)?;
        let named = self.from == self.start && self.end - self.start > 1 && words[self.from].gap == Gap::Comma;
        let listed = words.get(self.end).is_some_and(|w| w.gap == Gap::Space && matches!(&*w.lower(text), "and" | "or"));
        let noun = words[head].lower(text);
        if !named || listed || words[head].possessive || !kind::is_person_noun(&noun) || !kind::is_bearer(&noun) {
            return None;
        }
        let reach = head.saturating_sub(ROLE)..head;
        let opener = reach.rev().take_while(|&at| words[at + 1].gap == Gap::Space).find(|&at| {
            let opens = at == 0 || words[at].gap != Gap::Space;
            words[at].possessive && opens || lists::ROLE_OPENERS.contains(&&*words[at].lower(text))
        })?;
        let from = if words[opener].possessive { opener } else { opener + 1 };
        Some(noun_phrase::cover(&words[from..=head]))
    }

    /// "Anton and Judit Sandor": the given name before the "and" of a name in full.
    pub(super) fn given_name_before<'w>(&self, text: &str, words: &'w [Word]) -> Option<&'w Word> {
        let from = self.from.checked_sub(2).filter(|_| self.from == self.start)?;
        let [given, and] = words.get(from..self.from)? else { return None };
        let alone = from == 0 || !words[from - 1].capital || given.gap != Gap::Space;
        let joined = and.gap == Gap::Space && words[self.from].gap == Gap::Space && and.lower(text) == "and";
        if !(given.capital && alone && joined && !given.possessive) {
            return None;
        }
        let lower = given.lower(text);
        let name = kind::of_name(&lower, given.span.of(text), false) == Kind::Unknown;
        (name && !NOT_NAMES.contains(&lower) && !kind::is_person_noun(&lower)).then_some(given)
    }
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
    word.capital && !NOT_NAMES.contains(&lower) || lists::ROLE_MODIFIERS.contains(&&*lower)
}
