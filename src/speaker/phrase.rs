//! A source as it stands in the text, taken apart: "Vermont Sen. Bernie Sanders, who lost the primaries", "an official", "she".

use std::borrow::Cow;

use crate::lexicon::{MEDIA, NOT_NAMES, ORGANISATION_NAMES, ORGANISATION_NOUNS, PEOPLES, PLACES};
use crate::span::Span;

use super::Gender;
use super::kind::{self, Kind};
use super::role;
use super::title::{self, Title};
use super::word::{Gap, Word, words};

/// Words of a source that are read; what follows is description upon description.
const LIMIT: usize = 48;
/// Bytes before a relative pronoun in which the words it stands for are looked for.
const RELATIVE_REACH: usize = 120;

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

/// The pronoun that `word`, in lower case, is. `alone`: nothing else stands in the source.
pub(super) fn pronoun(word: &str, alone: bool) -> Option<Pronoun> {
    Some(match word {
        "he" | "himself" => Pronoun::He,
        "she" | "herself" => Pronoun::She,
        "they" | "them" | "themselves" => Pronoun::They,
        "it" | "itself" => Pronoun::It,
        "i" | "we" | "you" | "me" | "us" | "myself" | "ourselves" => Pronoun::Spoken,
        "him" | "his" if alone => Pronoun::He,
        "her" | "hers" if alone => Pronoun::She,
        "their" | "theirs" if alone => Pronoun::They,
        "its" if alone => Pronoun::It,
        "my" | "our" | "your" if alone => Pronoun::Spoken,
        "this" | "these" | "such" | "there" if alone => Pronoun::Pointing,
        "who" | "which" | "that" | "whom" | "whose" if alone => Pronoun::Relative,
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
        && matches!(
            &*first.lower(text),
            "even" | "only" | "also" | "according" | "to" | "by" | "from" | "new" | "like" | "but" | "and" | "while" | "as"
        )
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
    let first = *all.first()?;
    if let Some(pronoun) = pronoun(&first.lower(text), all.len() == 1) {
        return Some(Phrase {
            span: first.span,
            form: Form::Pronoun(pronoun),
            kind: Kind::Unknown,
            plural: pronoun == Pronoun::They,
            gender: None,
            roles: Vec::new(),
            alias: None,
        });
    }
    // A source that broke off behind its article.
    if let [only] = all
        && matches!(&*only.lower(text), "the" | "a" | "an" | "and" | "to" | "of" | "said" | "his" | "her" | "its" | "their")
    {
        return None;
    }
    let cut = cut(text, all);
    let (main, rest) = all.split_at(cut);
    if coordinated(text, main, rest) {
        return Some(joint(text, all));
    }
    let (first_role, main) = main_of_and(text, main);
    let mut phrase = noun_phrase(text, main);
    phrase.roles.extend(first_role);
    // "An attorney for Pagliano, Mark MacDougall,": the name follows its description.
    if phrase.kind == Kind::Unnamed && !phrase.plural && rest.first().is_some_and(|w| w.gap == Gap::Comma || w.gap == Gap::Dash) {
        let end = self::cut(text, rest);
        let behind = noun_phrase(text, &rest[..end]);
        let named = matches!(&behind.form, Form::Name { words, title_noun } if words.len() > 1 || !title_noun.is_empty());
        if named && matches!(behind.kind, Kind::Person) {
            let before = without_article(text, main);
            let mut roles = vec![before];
            roles.extend(behind.roles.iter().copied());
            let gender = behind.gender.or(phrase.gender);
            return Some(Phrase { roles, gender, ..behind });
        }
    }
    if let Some(after) = rest.first() {
        phrase.alias = alias(text, after);
        if matches!(phrase.form, Form::Name { .. }) {
            phrase.roles.extend(role::behind(text, rest));
        }
    }
    if phrase.gender.is_none() {
        phrase.gender = phrase.roles.iter().find_map(|r| role::gender(text, *r));
    }
    Some(phrase)
}

/// Reads a run of capitalised words (`main`, with the role nouns before it) that stands in the text with `rest` behind it.
/// `None` where it is no name. `article`: "the" stands before it.
pub(super) fn named(text: &str, main: &[Word], rest: &[Word], article: bool) -> Option<Phrase> {
    let mut phrase = match titled(text, main) {
        Some(phrase) => phrase,
        None => {
            let kind = kind_of(text, main, article);
            let name = if kind == Kind::Person { without_people(text, main) } else { main };
            if kind == Kind::Collective || (name.len() == 1 && kind_of(text, name, article) == Kind::Collective) {
                return None;
            }
            Phrase {
                span: cover(main),
                form: Form::Name { words: name.iter().map(|w| w.span).collect(), title_noun: "" },
                kind: if name.len() == 1 { kind_of(text, name, article) } else { kind },
                plural: false,
                gender: None,
                roles: Vec::new(),
                alias: None,
            }
        }
    };
    phrase.alias = rest.first().and_then(|after| alias(text, after));
    phrase.roles.extend(role::behind(text, rest).filter(|_| matches!(phrase.kind, Kind::Person | Kind::Unknown)));
    if phrase.gender.is_none() {
        phrase.gender = phrase.roles.iter().find_map(|r| role::gender(text, *r));
    }
    Some(phrase)
}

/// "(USAID)" behind a name.
fn alias(text: &str, after: &Word) -> Option<Span> {
    let written = after.span.of(text);
    let capitals = written.len() > 1 && written.chars().all(|c| c.is_uppercase() || c == '.' || c == '&');
    (after.gap == Gap::Open && capitals).then_some(after.span)
}

/// Where the noun phrase at the start of `all` ends: at an apposition, a bracket, a dash, a relative clause.
fn cut(text: &str, all: &[Word]) -> usize {
    let ends = |(i, word): (usize, &Word)| {
        let lower = word.lower(text);
        let suffix = word.gap == Gap::Comma && matches!(&*lower, "jr" | "sr" | "inc" | "ltd" | "llc" | "ii" | "iii");
        // "Marcia "Cia" Price".
        let nickname = word.gap == Gap::Quote && word.capital && all[i - 1].capital;
        (word.gap != Gap::Space && !suffix && !nickname)
            || (!word.capital && matches!(&*lower, "who" | "whom" | "whose" | "which" | "that" | "where" | "when"))
    };
    all.iter().enumerate().skip(1).find(|&(i, w)| ends((i, w))).map_or(all.len(), |(i, _)| i)
}

/// "Obama and Clinton", "Kaine, Clinton and Obama", "Joseph and other community members": more than one source.
fn coordinated(text: &str, main: &[Word], rest: &[Word]) -> bool {
    let and = |w: &Word| matches!(&*w.lower(text), "and" | "or");
    let listed = rest.first().is_some_and(|w| w.gap == Gap::Comma)
        && rest.iter().any(and)
        && main.last().is_some_and(|w| w.capital)
        && rest.iter().all(|w| w.capital || and(w));
    if listed {
        return true;
    }
    let Some(at) = main.iter().position(and).filter(|&at| at > 0 && at + 1 < main.len()) else { return false };
    let (left, right) = (&main[..at], &main[at + 1..]);
    let (Some(before), Some(after)) = (left.last(), right.first()) else { return false };
    // Inside "advisers to Smith and Jones" or "Department of Health and Human Services" the "and" joins something smaller.
    let preposition = left.iter().any(|w| role::is_post_modifier(&w.lower(text)));
    if preposition && before.capital && after.capital {
        return false;
    }
    if before.capital && after.capital {
        let body = |w: &Word| {
            let lower = w.lower(text);
            ORGANISATION_NOUNS.contains(&lower) || kind::singular(&lower).is_some_and(|s| ORGANISATION_NOUNS.contains(&s))
        };
        let one_body = right.last().is_some_and(body) && left.len() + right.len() > 2 && !left.iter().any(body);
        return !one_body;
    }
    // "the former secretary and current nominee" is one person: one determiner for two roles.
    let determined = determiner(text, left).0 != Determiner::None;
    let again = determiner(text, right).0 != Determiner::None || after.capital && titled(text, right).is_none();
    let plural = kind::singular(&before.lower(text)).is_some();
    plural || again || !determined
}

/// Two roles of one person, joined by "and": the first of them before a name ("his wife and the candidate Ann Lee"), or the
/// phrase without the second.
fn main_of_and<'w>(text: &str, main: &'w [Word]) -> (Option<Span>, &'w [Word]) {
    let person = |words: &[Word]| words.last().is_some_and(|w| kind::is_person_noun(&w.lower(text)));
    match main.iter().position(|w| w.lower(text) == "and") {
        Some(at) if at > 0 && !main[at - 1].capital && person(&main[..head(text, &main[..at]) + 1]) => {
            let (before, behind) = (&main[..at], &main[at + 1..]);
            let behind = &behind[determiner(text, behind).1..];
            if titled(text, behind).is_some() { (Some(without_article(text, before)), behind) } else { (None, before) }
        }
        _ => (None, main),
    }
}

fn joint(text: &str, all: &[Word]) -> Phrase {
    let span = cover(all);
    let (determiner, skipped) = determiner(text, all);
    let head = all[skipped..].last().or(all.last()).map_or(span, |w| w.span);
    let words = all[skipped..].iter().map(|w| w.span).collect();
    Phrase {
        span,
        form: Form::Description { head, determiner, words },
        kind: Kind::Collective,
        plural: true,
        gender: None,
        roles: Vec::new(),
        alias: None,
    }
}

/// Reads a noun phrase without what follows it.
fn noun_phrase(text: &str, main: &[Word]) -> Phrase {
    let (determiner, skipped) = determiner(text, main);
    let body = &main[skipped..];
    if let Some(phrase) = titled(text, body) {
        return phrase;
    }
    let (body, determiner) = match quantity(text, body) {
        Some(of) => (of, Determiner::None),
        None => (body, determiner),
    };
    let at = head(text, body);
    let Some(&head) = body.get(at) else {
        // Only a determiner: "another", "some", "this".
        let last = main.last().copied();
        return description(text, main, last.map_or(Span::default(), |w| w.span), determiner, main);
    };
    let lower = head.lower(text);
    let article = main.first().is_some_and(|w| w.lower(text) == "the");
    // "Polls show", "Critics of the plan": the capital is the sentence's.
    let common = at == 0
        && skipped == 0
        && kind::noun(&lower).is_some_and(|n| (n.plural && !PEOPLES.contains(&lower)) || (main.len() > 1 && n.kind != Kind::Collective))
        || matches!(&*lower, "police" | "data" | "research" | "evidence" | "video" | "footage" | "others" | "legislation");
    if head.capital && !common {
        let start = run_start(text, body, at);
        let mut name = &body[start..=at];
        if article || kind_of(text, name, article) == Kind::Organisation || kind::noun(&lower).is_some_and(|n| n.kind == Kind::Organisation)
        {
            name = &body[start..body_end(text, body, at)];
        }
        if name.len() > 1 || !kind::is_person_noun(&lower) || PEOPLES.contains(&lower) && !article {
            let kind = kind_of(text, name, article && start == 0);
            if kind == Kind::Collective {
                return description(text, main, head.span, determiner, body);
            }
            let name = if kind == Kind::Person { without_people(text, name) } else { name };
            return Phrase {
                span: cover(main),
                form: Form::Name { words: name.iter().map(|w| w.span).collect(), title_noun: "" },
                kind,
                plural: false,
                gender: None,
                roles: Vec::new(),
                alias: None,
            };
        }
    }
    if let Some(publisher) = publisher(text, body, at) {
        return publisher;
    }
    description(text, main, head.span, determiner, body)
}

fn description(text: &str, main: &[Word], head: Span, determiner: Determiner, body: &[Word]) -> Phrase {
    let lower = text_lower(text, head);
    let noun = kind::noun(&lower).unwrap_or_else(|| kind::unlisted_noun(&lower));
    let gender = kind::gender_of_noun(&lower);
    Phrase {
        span: cover(main),
        form: Form::Description { head, determiner, words: body.iter().map(|w| w.span).collect() },
        kind: noun.kind,
        plural: noun.plural,
        gender,
        roles: Vec::new(),
        alias: None,
    }
}

/// "Trump campaign spokesman Jason Miller", "Attorney General Roy Cooper", "Mr. Clarke": a name behind a title or a role noun.
fn titled(text: &str, body: &[Word]) -> Option<Phrase> {
    let end = head(text, body) + 1;
    let names = body.get(..end)?;
    let at = (0..names.len().saturating_sub(1)).rev().find(|&i| {
        let word = names[i].lower(text);
        !names[i].possessive
            && names[i + 1].capital
            && names[i + 1].gap == Gap::Space
            && (names[i].capital && title::title(&word).is_some() || kind::is_person_noun(&word))
    })?;
    let name = &names[at + 1..];
    if name.iter().any(|w| !w.capital && !role::is_particle(&w.lower(text))) || ORGANISATION_NOUNS.contains(&name.last()?.lower(text)) {
        return None;
    }
    if PEOPLES.contains(&name[0].lower(text)) && name.len() == 1 {
        return None;
    }
    let word = names[at].lower(text);
    let title: Option<Title> = title::title(&word);
    let before = &names[..=at];
    let role = match title {
        Some(t) if !t.office => (at > 0).then(|| cover(&names[..at])),
        _ => Some(cover(before)),
    };
    let gender = title.and_then(|t| t.gender).or_else(|| before.iter().find_map(|w| kind::gender_of_noun(&w.lower(text))));
    Some(Phrase {
        span: cover(body),
        form: Form::Name { words: without_people(text, name).iter().map(|w| w.span).collect(), title_noun: title.map_or("", |t| t.noun) },
        kind: Kind::Person,
        plural: false,
        gender,
        roles: role.into_iter().collect(),
        alias: None,
    })
}

/// Documents that speak for whoever made them; a study or a poll is a source of its own.
fn speaks_for_its_maker(noun: &str) -> bool {
    let noun = kind::singular(noun).unwrap_or(Cow::Borrowed(noun));
    matches!(
        &*noun,
        "report"
            | "article"
            | "story"
            | "figure"
            | "data"
            | "datum"
            | "statistic"
            | "number"
            | "estimate"
            | "count"
            | "statement"
            | "letter"
            | "email"
            | "e-mail"
            | "memo"
            | "ad"
            | "video"
            | "tweet"
            | "post"
            | "message"
            | "filing"
            | "brief"
            | "complaint"
            | "release"
            | "editorial"
            | "op-ed"
            | "forecast"
            | "projection"
            | "reporting"
            | "speech"
            | "testimony"
            | "website"
            | "toll"
            | "tally"
            | "announcement"
            | "spot"
            | "account"
            | "affidavit"
            | "records"
            | "column"
            | "note"
    )
}

/// "the latest figure from the health ministry", "a Washington Post report", "Trump's tweet": the source is who made it.
fn publisher(text: &str, body: &[Word], at: usize) -> Option<Phrase> {
    let noun = body[at].lower(text);
    if !speaks_for_its_maker(&noun) {
        return None;
    }
    let role = vec![body[at].span];
    let by = body.get(at + 1).is_some_and(|w| matches!(&*w.lower(text), "from" | "by"));
    if by {
        let maker = noun_phrase(text, &body[at + 2..]);
        let speaks = matches!(maker.kind, Kind::Organisation | Kind::Person | Kind::Place | Kind::Unknown);
        return (speaks && !maker.plural && body.len() > at + 2).then_some(Phrase { roles: role, ..maker });
    }
    if let Some(possessor) = body[..at].iter().rposition(|w| w.possessive) {
        let maker = noun_phrase(text, &body[..=possessor]);
        return matches!(maker.form, Form::Name { .. }).then(|| Phrase { span: cover(&body[..=at]), roles: role, ..maker });
    }
    if at == 0 || !body[at - 1].capital {
        return None;
    }
    let name = &body[run_start(text, body, at - 1)..at];
    let lower: Vec<Cow<'_, str>> = name.iter().map(|w| w.lower(text)).collect();
    let whole = lower.join(" ");
    let body_name = ORGANISATION_NAMES.contains(&whole)
        || MEDIA.contains(&whole)
        || PLACES.contains(&whole)
        || ORGANISATION_NOUNS.contains(lower.last()?)
        || (lower.len() == 1 && kind_of(text, name, false) == Kind::Organisation);
    body_name.then(|| Phrase {
        span: cover(body),
        form: Form::Name { words: name.iter().map(|w| w.span).collect(), title_noun: "" },
        kind: Kind::Organisation,
        plural: false,
        gender: None,
        roles: role,
        alias: None,
    })
}

/// "many of his supporters", "a growing chorus of community leaders": what is behind the "of".
fn quantity<'w>(text: &str, body: &'w [Word]) -> Option<&'w [Word]> {
    let of = body.iter().take(5).position(|w| w.lower(text) == "of")?;
    let counts = of > 0
        && matches!(
            &*body[of - 1].lower(text),
            "many"
                | "some"
                | "several"
                | "most"
                | "one"
                | "none"
                | "all"
                | "few"
                | "both"
                | "each"
                | "any"
                | "dozens"
                | "scores"
                | "hundreds"
                | "thousands"
                | "group"
                | "groups"
                | "number"
                | "majority"
                | "series"
                | "chorus"
                | "half"
                | "handful"
                | "couple"
                | "pair"
                | "range"
                | "crowd"
                | "array"
                | "percent"
                | "plurality"
                | "two"
                | "three"
                | "slew"
                | "host"
                | "minority"
                | "team"
                | "generation"
                | "members"
                | "others"
        )
        && (of == 1 || !body[of - 1].capital);
    let behind = body.get(of + 1..).filter(|b| counts && !b.is_empty())?;
    let (_, skipped) = determiner(text, behind);
    Some(&behind[skipped..]).filter(|b| !b.is_empty() && !b.iter().any(|w| matches!(&*w.lower(text), "whom" | "them" | "us" | "which")))
}

/// The determiner at the start of a noun phrase, and how many words it takes.
fn determiner(text: &str, words: &[Word]) -> (Determiner, usize) {
    let Some(first) = words.first() else { return (Determiner::None, 0) };
    let lower = first.lower(text);
    match &*lower {
        "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its" | "our" | "my" | "your" => (Determiner::Definite, 1),
        "another" => (Determiner::Another, 1),
        "a" | "an" if words.get(1).is_some_and(|w| matches!(&*w.lower(text), "second" | "third" | "fourth" | "different")) => {
            (Determiner::Another, 2)
        }
        _ if words.get(1).is_some_and(|w| w.lower(text) == "of") => (Determiner::None, 0),
        "a" | "an" | "one" | "some" | "any" | "several" | "many" | "few" | "most" | "numerous" | "other" | "two" | "three" | "four"
        | "five" | "multiple" | "all" | "every" | "each" | "no" | "more" | "certain" => (Determiner::Indefinite, 1),
        _ => match words.iter().take(4).position(|w| w.possessive && w.span.end < cover(words).end) {
            Some(_) => (Determiner::Definite, 0),
            None => (Determiner::None, 0),
        },
    }
}

/// The index of the head of a noun phrase: the word before its first post-modifier.
pub(super) fn head(text: &str, body: &[Word]) -> usize {
    let end =
        body.iter().enumerate().skip(1).find(|(_, w)| !w.capital && role::is_post_modifier(&w.lower(text))).map_or(body.len(), |(i, _)| i);
    let spoken = body[..end.min(body.len())]
        .iter()
        .rposition(|w| !matches!(&*w.lower(text), "himself" | "herself" | "itself" | "themselves" | "alike"));
    spoken.unwrap_or(end.saturating_sub(1))
}

/// Where the run of capitalised words that ends at `at` starts.
fn run_start(text: &str, body: &[Word], at: usize) -> usize {
    let mut start = at;
    while start > 0 && !body[start - 1].possessive && body[start].gap != Gap::Comma {
        let before = body[start - 1];
        let joined = before.capital && !(start == 1 && NOT_NAMES.contains(&before.lower(text)));
        if !joined && !role::is_particle(&before.lower(text)) {
            break;
        }
        start -= 1;
    }
    start
}

/// Where the name of a body goes on behind its head: "Department of Justice", "Citizens for Tax Justice".
fn body_end(text: &str, body: &[Word], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(joint) = body.get(end) {
        if !matches!(&*joint.lower(text), "of" | "for" | "and" | "on") {
            break;
        }
        let next = if body.get(end + 1).is_some_and(|w| w.lower(text) == "the") { end + 2 } else { end + 1 };
        if !body.get(next).is_some_and(|w| w.capital) {
            break;
        }
        end = next;
        while body.get(end).is_some_and(|w| w.capital && w.gap == Gap::Space) {
            end += 1;
        }
    }
    end
}

/// "Republican Donald Trump" without the adjective.
fn without_people<'w>(text: &str, name: &'w [Word]) -> &'w [Word] {
    match name {
        [first, rest @ ..] if !rest.is_empty() && PEOPLES.contains(&first.lower(text)) => without_people(text, rest),
        _ => name,
    }
}

/// The noun phrase at the end of `span`: what a relative pronoun behind it stands for.
pub(super) fn last_noun_phrase(text: &str, span: Span) -> Option<Span> {
    let start = (span.end.saturating_sub(RELATIVE_REACH).max(span.start)..span.end).find(|&at| text.is_char_boundary(at))?;
    let mut all = Vec::new();
    words(text, Span::new(start, span.end), LIMIT, &mut all);
    let from = all.iter().rposition(|w| w.gap != Gap::Space).unwrap_or(0);
    let piece = &all[from..];
    let determined = piece.iter().rposition(|w| matches!(&*w.lower(text), "the" | "a" | "an" | "another" | "many" | "some" | "several"));
    let named = || {
        let last = piece.len().checked_sub(1)?;
        Some(if piece[last].capital { run_start(text, piece, last) } else { last })
    };
    let phrase = piece.get(determined.or_else(named)?..)?;
    (!phrase.is_empty()).then(|| cover(phrase))
}

/// What a name is.
pub(super) fn kind_of(text: &str, name: &[Word], article: bool) -> Kind {
    let lower: Vec<Cow<'_, str>> = name.iter().map(|w| w.lower(text)).collect();
    kind::of_name(&lower, cover(name).of(text), article)
}

fn without_article(text: &str, main: &[Word]) -> Span {
    let (_, skipped) = determiner(text, main);
    cover(if skipped < main.len() { &main[skipped..] } else { main })
}

/// The span from the first of `words` to the last.
pub(super) fn cover(words: &[Word]) -> Span {
    match words {
        [first, .., last] => first.span.cover(last.span),
        [one] => one.span,
        [] => Span::default(),
    }
}

fn text_lower(text: &str, span: Span) -> String {
    span.of(text).to_lowercase()
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
            ("Ed Doe, who worked as an adviser on trade", "Ed Doe", vec!["worked as an adviser on trade"]),
            ("An attorney for Lee, Mark Moe,", "Mark Moe", vec!["attorney for Lee"]),
            ("Jo Roe, 25, a nurse from Leeds,", "Jo Roe", vec!["nurse from Leeds"]),
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
