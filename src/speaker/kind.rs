//! What sort of thing a name or a noun stands for.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::speaker as lists;
use crate::lexicon::{
    DOCUMENT_NOUNS, FEMALE_NOUNS, MALE_NOUNS, MEDIA, ORGANISATION_NAME_WORDS, ORGANISATION_NAMES, ORGANISATION_NOUNS, PEOPLES,
    PERSON_NOUNS, PLACES, POST_NOUNS, RELATIVES, UNNAMED_NOUNS,
};

use super::Gender;
use super::word::is_space;

/// What an entity of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Organisation,
    /// A country or a city: speaks as a government.
    Place,
    Document,
    /// A person or persons whom the article does not name.
    Unnamed,
    /// A part of the public: critics, voters.
    Collective,
    /// A name of one word that nothing has told about yet.
    Unknown,
}

/// The singular of a regular plural, or of one of the irregular plurals that speak.
pub(super) fn singular(noun: &str) -> Option<Cow<'_, str>> {
    let irregular = match noun {
        "people" | "persons" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "wives" => "wife",
        _ => "",
    };
    if !irregular.is_empty() {
        return Some(Cow::Borrowed(irregular));
    }
    if noun.ends_with("children") {
        return Some(Cow::Borrowed(&noun[..noun.len() - "ren".len()]));
    }
    if let Some(stem) = noun.strip_suffix("men") {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    if let Some(stem) = noun.strip_suffix("es").filter(|s| s.ends_with(['s', 'x', 'z']) || s.ends_with("ch") || s.ends_with("sh")) {
        return Some(Cow::Borrowed(stem));
    }
    let stem = noun.strip_suffix('s')?;
    (!stem.is_empty() && !stem.ends_with(['s', 'u', 'i'])).then_some(Cow::Borrowed(stem))
}

/// What is known of a noun, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) kind: Kind,
    pub(super) plural: bool,
}

/// What each noun of the lists stands for: one look-up where the lists would take seven.
static NOUNS: LazyLock<FxHashMap<&'static str, Noun>> = LazyLock::new(|| {
    let mut nouns = FxHashMap::default();
    // The last word counts: "officials" is a plural of its own, and not only more than one "official".
    for noun in DOCUMENT_NOUNS.entries() {
        nouns.insert(noun, Noun { kind: Kind::Document, plural: singular(noun).is_some() });
    }
    for noun in PERSON_NOUNS.entries().chain(PEOPLES.entries()).filter(|noun| *noun != "figure") {
        nouns.insert(noun, Noun { kind: Kind::Unnamed, plural: false });
    }
    // "Post" is the end of a newspaper's name; a post is what somebody wrote.
    for noun in ORGANISATION_NOUNS.entries().chain(["police"]).filter(|noun| !POST_NOUNS.contains(noun)) {
        nouns.insert(noun, Noun { kind: Kind::Organisation, plural: false });
    }
    let crowds = lists::CROWDS;
    for noun in crowds {
        nouns.insert(noun, Noun { kind: Kind::Collective, plural: false });
    }
    nouns.insert("percent", Noun { kind: Kind::Collective, plural: true });
    for noun in ["figures", "records", "stories"] {
        nouns.insert(noun, Noun { kind: Kind::Document, plural: true });
    }
    for noun in UNNAMED_NOUNS.entries() {
        nouns.insert(noun, Noun { kind: Kind::Unnamed, plural: true });
    }
    nouns
});

/// What `noun`, the head of a description, stands for; `None` for a word that is no noun of a source.
pub(super) fn noun(noun: &str) -> Option<Noun> {
    if let Some(&noun) = NOUNS.get(noun) {
        return Some(noun);
    }
    // "director-general", "co-founders"
    if let Some((_, last)) = noun.rsplit_once('-') {
        return self::noun(last).filter(|n| matches!(n.kind, Kind::Unnamed | Kind::Collective));
    }
    let several = NOUNS.get(&*singular(noun)?)?;
    match several.kind {
        _ if several.plural => None,
        Kind::Unnamed | Kind::Organisation => Some(Noun { kind: Kind::Collective, plural: true }),
        Kind::Document => Some(Noun { kind: Kind::Document, plural: true }),
        _ => None,
    }
}

/// Whether a capitalised word that no list knows is a plural noun all the same, by an ending that hardly any surname has:
/// "Demonstrators", "Depositions", "Lobbyists".
pub(super) fn is_plural_by_its_ending(noun: &str) -> bool {
    let long = noun.len() > "sitions".len();
    long && lists::PLURAL_ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

/// What the head of a description that no list knows most likely stands for.
pub(super) fn unlisted_noun(noun: &str) -> Noun {
    let person = noun.ends_with("year-old") || lists::PERSON_ENDINGS.iter().any(|suffix| noun.ends_with(suffix)) && noun.len() > 4;
    match (singular(noun), person) {
        (Some(_), _) | (None, false) if lists::PLURAL_PRONOUNS.contains(&noun) => Noun { kind: Kind::Collective, plural: true },
        // "Economics teaches": a field, not several.
        (Some(_), _) if noun.ends_with("ics") => Noun { kind: Kind::Document, plural: false },
        (Some(_), _) if noun.ends_with("tions") => Noun { kind: Kind::Document, plural: true },
        (Some(_), _) => Noun { kind: Kind::Collective, plural: true },
        (None, true) => Noun { kind: Kind::Unnamed, plural: false },
        (None, false) if lists::SINGLE_PRONOUNS.contains(&noun) => Noun { kind: Kind::Unnamed, plural: false },
        (None, false) => Noun { kind: Kind::Document, plural: false },
    }
}

/// Whether `noun`, singular or plural, is a person by office, trade, relation or part played.
pub(super) fn is_person_noun(noun: &str) -> bool {
    // "co-anchor", "ex-wife".
    let noun = noun.rsplit('-').next().unwrap_or(noun);
    PERSON_NOUNS.contains(noun) || singular(noun).is_some_and(|s| PERSON_NOUNS.contains(&s))
}

/// Whether `noun` is what a firm does, or a person: "insurer", "carmaker".
pub(super) fn is_firm_noun(noun: &str) -> bool {
    lists::PERSONS_OR_FIRMS.contains(&noun) || noun.len() > "maker".len() && noun.ends_with("maker") && !PERSON_NOUNS.contains(noun)
}

/// Whether `noun` can be said of one person: "parent", not "parents".
pub(super) fn is_bearer(noun: &str) -> bool {
    PERSON_NOUNS.contains(noun) || !singular(noun).is_some_and(|s| PERSON_NOUNS.contains(&s))
}

/// Whether `noun` is a member of somebody's family: "his wife, Jane,".
pub(super) fn is_relative(noun: &str) -> bool {
    RELATIVES.contains(noun)
}

/// The gender that a noun or a title gives.
pub(super) fn gender_of_noun(noun: &str) -> Option<Gender> {
    match () {
        () if FEMALE_NOUNS.contains(noun) => Some(Gender::Female),
        () if MALE_NOUNS.contains(noun) => Some(Gender::Male),
        () => None,
    }
}

/// The kind of each name of the lists.
static NAMES: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    let peoples = PEOPLES.entries().map(|name| (name, Kind::Collective));
    let bodies = ORGANISATION_NAMES.entries().chain(MEDIA.entries()).map(|name| (name, Kind::Organisation));
    peoples.chain(bodies).chain(PLACES.entries().map(|name| (name, Kind::Place))).collect()
});

/// Words of a name that are read.
const NAME_WORDS: usize = 12;
/// Letters of the shortest acronym that opens the name of a body.
const ACRONYM: usize = 3;

/// An acronym before one word that is none: no person is called so. "MEP Ann Lee" is one.
fn opens_with_acronym(written: &str) -> bool {
    let shouted = |w: &str| w.chars().all(|c| c.is_uppercase());
    let mut words = written.split(is_space);
    words.next().is_some_and(|first| first.len() >= ACRONYM && shouted(first))
        && words.next().is_some_and(|next| !shouted(next))
        && words.next().is_none()
}

/// "UK", "NSW": what many a body has behind its name, and no person.
fn is_short_for_a_place(last: &str, written: &str) -> bool {
    PLACES.contains(last) && written[written.len() - last.len()..].bytes().all(|b| b.is_ascii_uppercase())
}

/// "Tradewatch.com".
fn is_domain(written: &str) -> bool {
    written.rsplit_once('.').is_some_and(|(name, end)| name.len() > 1 && end.len() > 1 && end.bytes().all(|b| b.is_ascii_lowercase()))
}

/// What a name is, from its words in lower case and as written. `article`: "the" stands before it.
pub(super) fn of_name(whole: &str, written: &str, article: bool) -> Kind {
    let mut parts = [""; NAME_WORDS];
    let mut len = 0;
    for (part, word) in parts.iter_mut().zip(whole.split(' ')) {
        *part = word;
        len += 1;
    }
    let lower = &parts[..len];
    let [first, ..] = lower else { return Kind::Unknown };
    if let Some(&kind) = NAMES.get(whole) {
        return kind;
    }
    let last = lower[lower.len() - 1];
    // "Thames Water North"
    let before_compass = lower.iter().rev().find(|w| !matches!(**w, "north" | "south" | "east" | "west"));
    if singular(last).is_some_and(|s| PEOPLES.contains(&s)) {
        return Kind::Collective;
    }
    // "the BC Liberal", "the Kentucky Republican"
    let shouts = written.split(is_space).next().is_some_and(|w| w.len() <= 3 && w.chars().all(|c| c.is_uppercase() || c == '.'));
    if lower.len() == 2
        && PEOPLES.contains(last)
        && (shouts || PLACES.contains(first) || *first != "new" && lists::PLACE_OPENERS.contains(first))
    {
        return Kind::Collective;
    }
    let of = lower.iter().position(|w| matches!(*w, "of" | "for" | "on" | "against"));
    let before_of = of.and_then(|at| at.checked_sub(1)).map(|at| lower[at]);
    // "Brewer" is a surname as well.
    let body_noun = |noun: &str| ORGANISATION_NOUNS.contains(noun) && !PERSON_NOUNS.contains(noun);
    if body_noun(last)
        || (lower.len() > 1 && before_compass.is_some_and(|w| ORGANISATION_NAME_WORDS.contains(w)))
        || before_of.is_some_and(|w| body_noun(w) || singular(w).is_some())
        || (lower.len() > 2 && ORGANISATION_NOUNS.contains(first))
        // "Citizens for Rail", "Development for Varn".
        || of == Some(1) && lower[1] == "for"
        // "VBC Broadcast".
        || opens_with_acronym(written)
        // "U.N. Women".
        || (lower.len() > 1 && ORGANISATION_NAMES.contains(first))
        // "Water UK", "Orm Rovers FC", "KVRN-TV".
        || (lower.len() > 1 && is_short_for_a_place(last, written))
        || lists::CLUB_ACRONYMS.iter().any(|club| [first, last].contains(club))
        || written.ends_with("-TV")
        || written.contains('&')
        || is_domain(written)
    {
        return Kind::Organisation;
    }
    let letters = written.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
    let mixed = lower.len() == 1
        && capitals >= 2
        && !written.starts_with("Mc")
        && !written.starts_with("Mac")
        && !written.contains(['-', '\'', '’']);
    // "Zap2": no person's.
    let numbered = lower.len() == 1 && written.starts_with(char::is_alphabetic) && written.contains(|c: char| c.is_ascii_digit());
    if mixed && capitals <= 6 || numbered {
        return Kind::Organisation;
    }
    if lower.len() > 1 && (DOCUMENT_NOUNS.contains(last) || last == "act" || lists::EVENTS.contains(&last)) {
        return Kind::Document;
    }
    // "St Jude" is a school, a hospital, a town; "West Orm" and "New Varn" are no persons either, but
    // "New Yorker Ann Lee" is.
    let person = lower.len() > 3 && PEOPLES.contains(lower[1]);
    if lower.len() > 1 && lists::PLACE_OPENERS.contains(first) && !person {
        return Kind::Place;
    }
    match (article, lower.len()) {
        (true, _) => Kind::Organisation,
        (false, 1) => Kind::Unknown,
        (false, _) => Kind::Person,
    }
}
