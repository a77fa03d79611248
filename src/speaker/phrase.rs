//! A source as it stands in the text, taken apart: "Vermont Sen. Bernie Sanders, who lost the primaries", "an official", "she".

use crate::lexicon::speaker as lists;
use crate::lexicon::verb::{Forms, verb};
use crate::lexicon::{AUXILIARIES, DOCUMENT_NOUNS, NOT_NAMES};
use crate::span::Span;

use super::Gender;
use super::extent::{ADJECTIVES, cut, is_adverb, is_clause_opener};
use super::joint;
use super::kind::{self, Kind};
use super::noun_phrase::{
    cover, determiner, ends_in_a_crowd, is_crowd, kind_of, noun_phrase, run_start, titled, without_article, without_honours, without_people,
};
use super::office::{is_office, is_seat};
use super::role::{self, Behind};
use super::word::{Gap, Word, before_comma, behind_comma, is_space, words};

/// Words of a source that are read; what follows is description upon description.
const LIMIT: usize = 48;
/// Bytes before a relative pronoun in which the words it stands for are looked for.
const RELATIVE_REACH: usize = 120;

/// Longest name behind a description, in characters.
const NAME_REACH: usize = 40;

/// A source, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// The name or description, without the apposition or relative clause after it.
    pub(super) span: Span,
    pub(super) form: Form,
    pub(super) kind: Kind,
    pub(super) plural: bool,
    pub(super) gender: Option<Gender>,
    /// What it says of the person: before the name, after it, or both.
    pub(super) roles: Vec<Span>,
    /// "(USAID)" after a name.
    pub(super) alias: Option<Span>,
}

impl Phrase {
    pub(super) fn new(span: Span, form: Form, kind: Kind) -> Phrase {
        Phrase { span, form, kind, plural: false, gender: None, roles: Vec::new(), alias: None }
    }

    /// A description whose noun no list knows.
    pub(super) fn is_unlisted(&self, text: &str) -> bool {
        let Form::Description { head, .. } = &self.form else { return false };
        if head.of(text).starts_with(char::is_uppercase) {
            return false;
        }
        let head = super::word::lower(head.of(text));
        kind::noun(&head).is_none() && !kind::is_person_noun(&head)
    }

    /// A name that no title, role or list says to be one.
    pub(super) fn is_plain_name(&self) -> bool {
        let untitled = matches!(self.form, Form::Name { title_noun: "", .. });
        untitled && matches!(self.kind, Kind::Person | Kind::Unknown) && self.roles.is_empty() && self.gender.is_none()
    }

    /// The same words, not taken for a name: a description built on their last.
    pub(super) fn described(self, text: &str) -> Phrase {
        let Form::Name { words, .. } = &self.form else { return self };
        let Some(&head) = words.last() else { return self };
        let lower = super::word::lower(head.of(text));
        let noun = kind::noun(&lower).unwrap_or_else(|| kind::unlisted_noun(&lower));
        let form = Form::Description { head, determiner: Determiner::None, words: words.clone() };
        Phrase { plural: noun.plural, ..Phrase::new(self.span, form, noun.kind) }
    }

    /// Whether it says of its bearer that they are somebody's relative: "his wife, Ann Lee".
    pub(super) fn is_relative(&self, text: &str) -> bool {
        self.roles.iter().any(|role| {
            let last = role.of(text).rsplit(is_space).next().unwrap_or_default();
            let first = role.of(text).split(is_space).next().unwrap_or_default();
            kind::is_relative(&super::word::lower(last)) || kind::is_relative(&super::word::lower(first))
        })
    }

    /// Takes over the acronym behind it. "Athletics Orm (AO)": no person has one of his initials.
    fn learn_alias(&mut self, text: &str, alias: Option<Span>) {
        self.alias = alias;
        let (Some(alias), Form::Name { words, title_noun: "" }) = (alias, &self.form) else { return };
        if self.is_plain_name() && words.len() > 1 && spell(text, words.iter().copied(), alias) {
            self.kind = Kind::Organisation;
        }
    }

    /// Takes over the role that stands behind the name: "America Rising, a political action committee," is a body, and "Lee, who
    /// runs a school," a person.
    fn learn_behind(&mut self, text: &str, rest: &[Word]) {
        let unsettled = matches!(self.kind, Kind::Person | Kind::Unknown);
        match role::behind(text, rest) {
            Some(Behind::Noun(role)) => {
                let plain = self.roles.is_empty() && self.gender.is_none() && matches!(&self.form, Form::Name { title_noun: "", .. });
                if plain && unsettled {
                    self.kind = if role::is_of_body(text, role) { Kind::Organisation } else { Kind::Person };
                }
                self.roles.push(role);
            }
            Some(Behind::Who(role)) => {
                if unsettled {
                    self.kind = Kind::Person;
                }
                self.roles.extend(role);
            }
            Some(Behind::Which) if self.kind == Kind::Unknown || self.kind == Kind::Person && self.is_plain_name() => {
                self.kind = Kind::Organisation;
            }
            Some(Behind::Which) | None => {}
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Pronoun(Pronoun),
    /// `words`: the name without title. `title`: the noun that takes up somebody with that title.
    Name {
        words: Vec<Span>,
        title_noun: &'static str,
    },
    /// `head`: the noun it is built on. `words`: all of it but the determiner.
    Description {
        head: Span,
        determiner: Determiner,
        words: Vec<Span>,
    },
}

impl Form {
    pub(super) fn name(words: &[Word], title_noun: &'static str) -> Form {
        Form::Name { words: words.iter().map(|w| w.span).collect(), title_noun }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", "his", "Iowa's": points at something known.
    Definite,
    /// "a", "another", "several".
    Indefinite,
    /// "another", "a second": somebody new.
    Another,
    /// "officials".
    None,
}

/// A pronoun as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
    /// "I", "we", "you": somebody in the conversation.
    Spoken,
    /// "who", "which", "that": the words before it.
    Relative,
    /// "this", "these": what was said before.
    Pointing,
}

/// The pronoun that a source consists of or begins with.
fn pronoun(text: &str, all: &[Word]) -> Option<Pronoun> {
    let first = all.first()?;
    let written = first.span.of(text);
    // "U.S. officials", "IT staff".
    if written.len() > 1 && written.bytes().all(|b| b.is_ascii_uppercase() || b == b'.') {
        return None;
    }
    let next = all.get(1).map(|w| w.lower(text));
    // "She and European leaders": more than one.
    if next.as_ref().is_some_and(|w| *w == "and" || *w == "or") {
        return None;
    }
    let alone = next.is_none();
    // "who in 2010", "which later": the verb follows behind more than the pronoun.
    let adverbial = next.is_some_and(|w| lists::BEHIND_RELATIVES.contains(&&*w));
    Some(match &*first.lower(text) {
        "he" | "himself" => Pronoun::He,
        "she" | "herself" => Pronoun::She,
        "they" | "them" | "themselves" => Pronoun::They,
        "it" | "itself" => Pronoun::It,
        word if lists::SPOKEN_PRONOUNS.contains(&word) => Pronoun::Spoken,
        "him" | "his" if alone => Pronoun::He,
        "her" | "hers" if alone => Pronoun::She,
        "their" | "theirs" if alone => Pronoun::They,
        "its" if alone => Pronoun::It,
        "my" | "our" | "your" if alone => Pronoun::Spoken,
        "this" | "these" | "such" | "there" if alone => Pronoun::Pointing,
        "who" | "whom" => Pronoun::Relative,
        "which" | "that" | "whose" if alone || adverbial => Pronoun::Relative,
        _ => return None,
    })
}

/// Takes a source apart. `None` where it holds no word.
pub(super) fn read(text: &str, span: Span) -> Option<Phrase> {
    let mut all = Vec::new();
    words(text, span, LIMIT, &mut all);
    let mut all = all.as_slice();
    // "according to new Washington Post report", "even critics": what stands before the noun phrase.
    while let [first, second, ..] = all
        && lists::BEFORE_SOURCES.contains(&&*first.lower(text))
        && !(first.capital && second.capital)
    {
        all = &all[1..];
    }
    if let [that, next, ..] = all
        && that.lower(text) == "that"
        && determiner(text, std::slice::from_ref(next)).0 != Determiner::None
    {
        all = &all[1..];
    }
    all = behind_which(text, behind_dateline(text, all));
    let first = *all.first()?;
    if let Some(pronoun) = pronoun(text, all) {
        return Some(Phrase { plural: pronoun == Pronoun::They, ..Phrase::new(first.span, Form::Pronoun(pronoun), Kind::Unknown) });
    }
    // "Nobody asked": no source. "Polls, including ones showing": what it stands for is elsewhere.
    let lower = first.lower(text);
    if all.len() == 1 && &*lower == "ones" {
        return None;
    }
    if matches!(&*lower, "nobody" | "none" | "neither") || &*lower == "no" {
        return None;
    }
    // A day says nothing, whatever stands behind it.
    if lists::WEEKDAYS.contains(&&*lower) && all.iter().all(|w| !w.possessive) && all.len() <= 2 {
        return None;
    }
    // "Better known", "sometimes called", "all told": no noun at all.
    if all.len() == 1 && &*lower == "all" {
        return None;
    }
    if let [only] = all
        && !only.capital
        && kind::noun(&lower).is_none()
        && !kind::is_person_noun(&lower)
        && !kind::unlisted_noun(&lower).plural
        && kind::unlisted_noun(&lower).kind == Kind::Document
    {
        return None;
    }
    // A source that broke off behind its article.
    if let [only] = all
        && lists::BROKEN_OFF.contains(&&*only.lower(text))
    {
        return None;
    }
    // "Aides dialled back the plan, proposing a cut": a verb, and the source stands elsewhere.
    if let [only] = all
        && !only.capital
        && only.lower(text).ends_with("ing")
        && kind::noun(&only.lower(text)).is_none()
    {
        return None;
    }
    let (main, rest) = all.split_at(cut(text, all));
    let (main, rest) = if joint::is_of_one(text, main, rest) { (all, &all[all.len()..]) } else { (main, rest) };
    // "two of whom": the words that it counts stand elsewhere.
    if main.last().is_some_and(|w| !w.capital && role::is_post_modifier(&w.lower(text))) && main.len() <= 2 {
        return None;
    }
    // "Kerrang! editor Ann Lee": an exclamation mark that is part of a name.
    if let (Some(last), Some(after)) = (main.last(), rest.first())
        && text[last.span.end..after.span.start].starts_with("! ")
        && last.capital
        && !after.capital
    {
        return read(text, Span::new(after.span.start, span.end));
    }
    // "the World Bank, or WB,": one body under two names.
    let short = match rest {
        [or, short, ..] if &*or.lower(text) == "or" && is_acronym(text, short) => Some(short.span),
        _ => None,
    };
    // "Meat and Livestock Orm (MLO)": one body, as its acronym says.
    if let Some(alias) = rest.first().and_then(|after| alias(text, after))
        && main.iter().any(|w| &*w.lower(text) == "and")
        && spell(text, main.iter().map(|w| w.span), alias)
    {
        let name = Form::name(&main[determiner(text, main).1..], "");
        return Some(Phrase { alias: Some(alias), ..Phrase::new(cover(main), name, Kind::Organisation) });
    }
    if short.is_none()
        && let Some(several) = joint::coordinated(text, main, rest)
    {
        return Some(joint::joint(text, &all[..several]));
    }
    let (first_role, main) = joint::main_of_and(text, main);
    let mut phrase = noun_phrase(text, main);
    if let Form::Description { head, .. } = &phrase.form
        && head.of(text).bytes().all(|b| b.is_ascii_digit())
    {
        phrase = numbered(text, main)?;
    }
    phrase.roles.extend(first_role);
    // "Roe, whose attorneys said": the people of somebody who is named.
    if &*lower == "whose" && phrase.plural && phrase.kind == Kind::Unnamed && follows_a_name(text, first.span.start) {
        phrase.kind = Kind::Collective;
    }
    // "An attorney for Pagliano, Mark MacDougall,", "his wife, Jane,": the name follows its description.
    let described = matches!(phrase.form, Form::Description { .. }) && matches!(phrase.kind, Kind::Unnamed | Kind::Organisation);
    if described && !phrase.plural && rest.first().is_some_and(|w| w.gap == Gap::Comma || w.gap == Gap::Dash) {
        let end = cut(text, rest);
        let behind = noun_phrase(text, &rest[..end]);
        let relative = matches!(&phrase.form, Form::Description { head, .. } if kind::is_relative(&head.of(text).to_lowercase()));
        let named = matches!(&behind.form, Form::Name { words, title_noun } if words.len() > 1 || !title_noun.is_empty() || relative);
        // "One of them, Brask Construction,", "the other, Sund & Lund,": no role.
        let points = matches!(&phrase.form, Form::Description { head, .. } if matches!(head.of(text), "them" | "other"));
        let same_sort = match phrase.kind {
            Kind::Organisation => behind.kind == Kind::Organisation,
            _ if points => matches!(behind.kind, Kind::Person | Kind::Organisation),
            // "Her publisher, Larkspur Press,".
            _ if behind.kind == Kind::Organisation => {
                matches!(&phrase.form, Form::Description { head, .. } if lists::PERSONS_OR_FIRMS.contains(&&*super::word::lower(head.of(text))))
            }
            _ => behind.kind == Kind::Person || relative && behind.kind == Kind::Unknown,
        };
        if named && same_sort {
            let behind = Phrase { kind: if relative { Kind::Person } else { behind.kind }, ..behind };
            let before = without_article(text, main);
            let mut roles = if points { Vec::new() } else { vec![before] };
            roles.extend(behind.roles.iter().copied());
            let gender = behind.gender.or(phrase.gender);
            return Some(Phrase { roles, gender, ..behind });
        }
    }
    if let Some(after) = rest.first() {
        phrase.learn_alias(text, short.or_else(|| alias(text, after)));
        if matches!(phrase.form, Form::Name { .. }) {
            phrase.learn_behind(text, rest);
        }
    }
    if phrase.gender.is_none() {
        phrase.gender = phrase.roles.iter().find_map(|r| role::gender(text, *r));
    }
    Some(phrase)
}

/// "Article 50", "RFC 6585", "Number 10": a name that a number ends. `None` for "barely 100% of the precincts", a number and no noun.
fn numbered(text: &str, main: &[Word]) -> Option<Phrase> {
    let [named @ .., number] = main else { return None };
    let last = named.last().filter(|last| last.capital && number.gap == Gap::Space && !is_adverb(&last.lower(text)))?;
    let behind = text[number.span.end..].trim_start();
    if behind.starts_with('%') || behind.starts_with("percent") || behind.starts_with("per cent") || NOT_NAMES.contains(&last.lower(text)) {
        return None;
    }
    let name = &main[run_start(text, named, named.len() - 1)..];
    let document = DOCUMENT_NOUNS.contains(&last.lower(text)) || is_acronym(text, last);
    Some(Phrase::new(cover(name), Form::name(name, ""), if document { Kind::Document } else { Kind::Organisation }))
}

/// "OSLO -- Mayor Ann Lee": behind the place from which the story comes.
fn behind_dateline<'w>(text: &str, all: &'w [Word]) -> &'w [Word] {
    let Some(dash) = all.iter().position(|w| w.gap == Gap::Dash).filter(|&dash| dash > 0 && all[dash].capital) else { return all };
    let shouted = |w: &Word| w.span.len() > 2 && w.span.of(text).chars().all(|c| !c.is_lowercase());
    if all[..dash].iter().all(shouted) { &all[dash..] } else { all }
}

/// "A letter in which the auditor, Ann Lee,": who speaks is the subject behind "in which", unless a verb follows it.
fn behind_which<'w>(text: &str, all: &'w [Word]) -> &'w [Word] {
    let Some(which) = all.iter().position(|w| w.lower(text) == "which") else { return all };
    let inside = which.checked_sub(1).is_none_or(|at| matches!(&*all[at].lower(text), "in" | "where" | "by"));
    let behind = &all[which + 1..];
    let subject = behind.first().is_some_and(|w| w.gap == Gap::Space && (w.capital || determiner(text, std::slice::from_ref(w)).1 > 0));
    let clause = behind.iter().any(|w| !w.capital && verb(&w.lower(text)).is_some_and(|v| v.forms.has(Forms::PAST)));
    if inside && subject && !clause { behind } else { all }
}

/// "Ann Lee, professor of law at Halden, said": a description between commas, right behind a name that opens the sentence or line.
fn name_in_front(text: &str, span: Span) -> Option<Phrase> {
    let before = before_comma(&text[..span.start])?;
    let is_name = |c: &char| c.is_alphabetic() || is_space(*c) || matches!(c, '-' | '\'' | '’');
    let len: usize = before.chars().rev().take(NAME_REACH).take_while(is_name).map(char::len_utf8).sum();
    let (front, written) = before.split_at(before.len() - len);
    let opens = front.chars().next_back().is_none_or(|c| matches!(c, '\n' | '.' | '”' | '"'));
    let written = written.trim_start();
    let start = before.len() - written.len();
    if !opens
        || written.split(is_space).count() < 2
        || !written.split(|c| c == '-' || is_space(c)).all(|w| w.starts_with(char::is_uppercase))
    {
        return None;
    }
    read(text, Span::new(start, span.end)).filter(|p| matches!(p.form, Form::Name { .. }) && p.kind == Kind::Person && !p.roles.is_empty())
}

/// The span of a description that was cut off behind its determiner: "the lanky, bespectacled professor" for "professor".
fn with_determiner(text: &str, phrase: &Phrase) -> Option<Span> {
    let Form::Description { determiner: Determiner::None, .. } = phrase.form else { return None };
    if phrase.plural || phrase.kind != Kind::Unnamed || text[phrase.span.start..].starts_with(char::is_uppercase) {
        return None;
    }
    let from = phrase.span.start.saturating_sub(NAME_REACH);
    let from = (from..=phrase.span.start).find(|&at| text.is_char_boundary(at))?;
    let mut before = Vec::new();
    words(text, Span::new(from, phrase.span.start), LIMIT, &mut before);
    let at = before.iter().rposition(|w| lists::ARTICLES.contains(&&*w.lower(text)))?;
    let adjectives = before[at + 1..].iter().all(|w| !w.capital && w.gap <= Gap::Comma && !is_clause_opener(&w.lower(text)));
    (before.len() - at <= ADJECTIVES && adjectives).then(|| Span::new(before[at].span.start, phrase.span.end))
}

/// Takes a source apart; where it only describes somebody, with the name that stands right behind it: "the pilot, Ann Lee,".
pub(super) fn read_with_name_behind(text: &str, span: Span) -> Option<Phrase> {
    let phrase = read(text, span)?;
    if let Some(whole) = with_determiner(text, &phrase) {
        return read(text, whole);
    }
    let described = matches!(phrase.form, Form::Description { .. }) && phrase.kind == Kind::Unnamed && !phrase.plural;
    if described && let Some(named) = name_in_front(text, span) {
        return Some(named);
    }
    let behind = behind_comma(&text[span.end..]).filter(|rest| described && rest.starts_with(char::is_uppercase));
    let end = behind.and_then(|rest| {
        rest.char_indices().take(NAME_REACH).find(|(_, c)| matches!(c, ',' | '.' | ';' | ':' | '"' | '”' | '\n')).map(|(end, _)| end)
    });
    let Some(end) = end else { return Some(phrase) };
    read(text, Span::new(span.start, text.len() - behind.map_or(0, str::len) + end))
        .filter(|p| matches!(p.form, Form::Name { .. }))
        .or(Some(phrase))
}

/// Reads a run of capitalised words (`main`, with the role nouns before it) that stands in the text with `rest` behind it.
/// `None` where it is no name. `article`: "the" stands before it.
pub(super) fn named(text: &str, main: &[Word], rest: &[Word], article: bool) -> Option<Phrase> {
    let main = if article { main } else { without_honours(text, main) };
    let mut phrase = match titled(text, main) {
        Some(phrase) => phrase,
        None if is_office(text, main) || article && main.last().is_some_and(|w| is_seat(text, *w)) => return None,
        None => {
            // "event organizer Alliance for Schools"
            let main = main.iter().position(|w| w.capital).map_or(main, |at| &main[at..]);
            let kind = kind_of(text, main, article);
            let name = if kind == Kind::Person { without_people(text, main) } else { main };
            let kind = if name.len() == 1 && main.len() > 1 { kind_of(text, name, article) } else { kind };
            let crowd = matches!(name, [noun] if main.len() > 1 && is_crowd(text, *noun)) || ends_in_a_crowd(text, name, kind);
            if kind == Kind::Collective || crowd {
                return None;
            }
            Phrase::new(cover(main), Form::name(name, ""), kind)
        }
    };
    phrase.learn_alias(text, rest.first().and_then(|after| alias(text, after)));
    if matches!(phrase.kind, Kind::Person | Kind::Unknown) {
        phrase.learn_behind(text, rest);
    }
    if phrase.gender.is_none() {
        phrase.gender = phrase.roles.iter().find_map(|r| role::gender(text, *r));
    }
    Some(phrase)
}

/// "(USAID)" behind a name.
fn alias(text: &str, after: &Word) -> Option<Span> {
    (after.gap == Gap::Open && is_acronym(text, after)).then_some(after.span)
}

/// Whether the first letters of the capitalised words spell an acronym.
fn spell(text: &str, words: impl Iterator<Item = Span>, acronym: Span) -> bool {
    let initials = words.filter_map(|w| w.of(text).chars().next().filter(|c| c.is_uppercase()));
    initials.eq(acronym.of(text).chars().filter(|c| c.is_uppercase()))
}

fn is_acronym(text: &str, word: &Word) -> bool {
    let written = word.span.of(text);
    written.len() > 1 && written.chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
}

/// The noun phrase at the end of `span`: what a relative pronoun behind it stands for.
pub(super) fn last_noun_phrase(text: &str, span: Span) -> Option<Span> {
    let start = (span.end.saturating_sub(RELATIVE_REACH).max(span.start)..span.end).find(|&at| text.is_char_boundary(at))?;
    let mut all = Vec::new();
    words(text, Span::new(start, span.end), LIMIT, &mut all);
    let from = all.iter().rposition(|w| w.gap != Gap::Space).unwrap_or(0);
    let piece = &all[from..];
    let determined = piece.iter().rposition(|w| lists::LAST_PHRASE_OPENERS.contains(&&*w.lower(text)));
    // "The bill has support from charities": no phrase holds a verb.
    let determined = determined.filter(|&at| !piece[at..].iter().any(|w| AUXILIARIES.contains(&w.lower(text))));
    let named = || {
        let last = piece.len().checked_sub(1)?;
        Some(if piece[last].capital { run_start(text, piece, last) } else { last })
    };
    let phrase = piece.get(determined.or_else(named)?..)?;
    (!phrase.is_empty()).then(|| cover(phrase))
}

/// Whether the noun phrase right before byte `at` is a name.
fn follows_a_name(text: &str, at: usize) -> bool {
    let before = last_noun_phrase(text, Span::new(0, at)).and_then(|span| read(text, span));
    before.is_some_and(|phrase| matches!(phrase.form, Form::Name { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str) -> Phrase {
        read(text, Span::new(0, text.len())).unwrap()
    }

    fn name(text: &str) -> (String, Kind, Vec<String>) {
        let p = phrase(text);
        let Form::Name { words, .. } = &p.form else { panic!("{p:?} is no name") };
        let words: Vec<&str> = words.iter().map(|w| w.of(text)).collect();
        (words.join(" "), p.kind, p.roles.iter().map(|r| r.of(text).to_owned()).collect())
    }

    #[test]
    fn names_lose_their_titles_and_keep_their_roles() {
        let cases = [
            ("Trump campaign spokesman Jason Poe", "Jason Poe", vec!["Trump campaign spokesman"]),
            ("Vermont Sen. Ann Roe", "Ann Roe", vec!["Vermont Sen."]),
            ("Mr. Clarke", "Clarke", vec![]),
            ("Republican presidential nominee Ed Doe", "Ed Doe", vec!["Republican presidential nominee"]),
            ("panel Chairman Rep. Jay Moe (R-Utah)", "Jay Moe", vec!["panel Chairman Rep."]),
            ("Ann Roe, a former US diplomat who now leads a council,", "Ann Roe", vec!["former US diplomat who now leads a council"]),
            ("Ed Doe, who worked as an adviser on trade", "Ed Doe", vec!["adviser on trade"]),
            ("An attorney for Lee, Mark Moe,", "Mark Moe", vec!["attorney for Lee"]),
            ("Jo Roe, 25, a nurse from Leeds,", "Jo Roe", vec!["nurse from Leeds"]),
            ("Ed Doe, who runs a school,", "Ed Doe", vec!["who runs a school"]),
            ("Republican Ed Doe", "Ed Doe", vec!["Republican"]),
        ];
        for (text, expected, roles) in cases {
            assert_eq!(name(text), (expected.to_owned(), Kind::Person, roles.iter().map(|r| (*r).to_owned()).collect()), "{text}");
        }
    }

    #[test]
    fn bodies_are_told_from_persons() {
        for text in ["the Tax Foundation", "The New York Times", "the Department of Justice", "USAID", "PolitiFact"] {
            assert_eq!(name(text).1, Kind::Organisation, "{text}");
        }
        assert_eq!(name("Israel").1, Kind::Place);
    }

    #[test]
    fn documents_speak_for_who_made_them() {
        assert_eq!(name("new Washington Post report").0, "Washington Post");
        assert_eq!(name("a web video by the Republican National Committee").0, "Republican National Committee");
        assert_eq!(name("Ed Doe's tweet").0, "Ed Doe");
        let p = phrase("the latest figure from the territory’s Hamas-run health ministry");
        assert_eq!(p.kind, Kind::Organisation);
        assert_eq!(p.roles.len(), 1);
    }

    #[test]
    fn a_name_in_front_of_a_description_is_its_bearer() {
        let described = |text: &str| {
            let start = text.find("professor").expect("a professor");
            read_with_name_behind(text, Span::new(start, text.find(", said").expect("a verb"))).expect("a source")
        };
        let named = described("It rained. Jo-Anne Roe, professor of law at Orm, said so.");
        assert_eq!((named.kind, named.roles.len()), (Kind::Person, 1), "{named:?}");
        // The names of a list, and what is no name, stand for themselves.
        for text in ["He met Ed Doe, Ann Roe, professor of law at Orm, said.", "In late Spring, professor of law at Orm, said."] {
            assert!(matches!(described(text).form, Form::Description { .. }), "{text}");
        }
    }

    #[test]
    fn descriptions_have_kind_and_number() {
        let cases = [
            ("a White House official", Kind::Unnamed, false),
            ("people familiar with the matter", Kind::Unnamed, true),
            ("critics", Kind::Collective, true),
            ("many Muslim American and Arab American voters", Kind::Collective, true),
            ("a growing chorus of community leaders", Kind::Collective, true),
            ("The report", Kind::Document, false),
            ("the letters", Kind::Document, true),
            ("the company", Kind::Organisation, false),
            ("The Obama administration", Kind::Organisation, false),
            ("Republicans", Kind::Collective, true),
            ("Ed Doe and Ann Roe", Kind::Collective, true),
            ("the former secretary of state and current Democratic presidential nominee", Kind::Unnamed, false),
        ];
        for (text, kind, plural) in cases {
            let p = phrase(text);
            assert_eq!((p.kind, p.plural), (kind, plural), "{text}: {p:?}");
        }
    }
}
