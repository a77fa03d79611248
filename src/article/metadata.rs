//! Lines that are no part of the story: dates, bylines, credits, agency lines.
//!
//! `regex` carries the grammar. It is compiled without Unicode tables, so every class below is spelled out, and it reads
//! only short lines and the beginnings of paragraphs.

use crate::lexicon::article as lists;
use std::sync::LazyLock;

use regex::Regex;

/// No metadata line is longer, in bytes.
const LONGEST: usize = 200;

const MONTH: &str = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)";
const WEEKDAY: &str = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)";
const TIME: &str = r"(?:[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?|[0-9]{1,2} ?[AaPp]\.?[Mm]\.?)(?: ?\(?(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST)\)?)?";
const NAME: &str = r"(?:[A-Z\u{C0}-\u{DE}][^ ,.;:!?/|]*\.?)";

/// A calendar date with its year.
pub(super) fn date() -> String {
    format!(
        r"(?:(?:{WEEKDAY},? )?(?:{MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH},? [0-9]{{4}})|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{2,4}})"
    )
}

/// What a date of publication is introduced by.
const PUBLISHED_WORDS: &str = r"date|dated|(?:first |last |originally )?(?:published|updated|modified|posted)|issued|filed|created";
const PUBLISHED: &str =
    r"(?i-u:date|dated|(?:first |last |originally )?(?:published|updated|modified|posted)|issued|filed|created)(?i-u: on| at)?:? ";

fn stamp() -> String {
    format!(r"(?:{date}(?:(?:,? (?:at )?| ?[|•·–—-] ?){TIME})?|{TIME},? (?:on )?(?:{WEEKDAY},? )?{date})", date = date())
}

static DATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let stamp = stamp();
    // "14:32 BST", as entries of a live page begin.
    let clock = r"[0-9]{1,2}:[0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST))?";
    // "Monday, May 2", "2 hours ago"
    let recent = format!(
        r"{WEEKDAY},? (?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {MONTH})(?:,? (?:at )?{TIME})?|(?:{PUBLISHED})?[0-9]{{1,2}} (?:hours?|hrs?|minutes?|mins?|days?) ago"
    );
    Regex::new(&format!(r"^(?:{clock}|{recent}|(?:{PUBLISHED})?{stamp}(?:(?: ?[|•·—–-] ?|,? )(?:{PUBLISHED})?{stamp})*)$")).ok()
});

/// "By Ada Brandt and Leo Ortiz, staff writers | 3 May 2021", "By ADA BRANDT May 3, 2021 3:15 PM", "3/5/2021 8:20 AM PST BY ADA BRANDT"
static BYLINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (names, stamp) = (format!(r"{NAME}(?: {NAME}){{0,3}}"), stamp());
    let writers = format!(
        r"(?i-u:(?:exclusive )?by|words by|written by|story by|text by|posted by|published by|reported by) {names}(?:(?:,| and|, and| &) {names}){{0,5}}(?:,? (?:[Ff]or |[Ii]n |[Oo]f |[Aa]t )?[A-Za-z ,.&]*)?"
    );
    // What stands between a writer and a time.
    let and = format!(r"(?: ?[|•·—–,-] ?| (?i-u:(?:{PUBLISHED_WORDS})? ?(?:on|at)?:? ?)?)");
    Regex::new(&format!("^(?:{writers}(?:{and}{stamp})?|(?:{PUBLISHED})?{stamp}{and}{writers})$")).ok()
});

/// "Ada Brandt | 3 May 2021", "Ada Brandt, Harbour Times", "Ada Brandt in Ulm": a name and where or when it wrote, right below the headline.
static SIGNATURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (name, stamp) = (format!(r"{NAME}(?: {NAME}){{1,3}}"), stamp());
    let trade = r"(?i-u:(?:[a-z]+ ){0,3}(?:reporter|correspondent|editor|writer|columnist|contributor|journalist|staff))";
    Regex::new(&format!(
        r"^{name}(?:(?:,| and| &) {name}){{0,3}}(?: ?[|•·] ?(?:{PUBLISHED})?{stamp}|,? {trade}(?:,? .{{2,40}})?|,? {stamp})$"
    ))
    .ok()
});

/// "Ada Brandt contributed to this report."
static CONTRIBUTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let article = r"(?:report|story|article|dispatch|piece)";
    Regex::new(&format!(
        r"^[(\[]?(?:.{{2,150}} contributed (?:reporting|research|to this {article})(?: (?:to this {article}|from .{{2,40}}|for this {article}))?|(?i-u:this {article} (?:has been|was) (?:updated|corrected|amended|first published|originally published)).{{0,120}})\.?[)\]]?$"
    ))
    .ok()
});

/// Credits, agencies, rights, invitations.
static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let alternatives = [
        r"[(\[]?(?i-u:(?:file )?(?:photo|image|picture|video|photograph|illustration|graphic|map|cartoon|artwork)s?(?: credits?| courtesy)?(?: by|:|;| courtesy of)|credits?:|image source[:,]|featured image).+".to_owned(),
        r"[(\[]?(?i-u:(?:additional |with )?(?:reporting|writing|editing|research|translation|compiled|edited|translated)(?: and [a-z]+)? by) .+".to_owned(),
        format!(r"[(\[]?(?:{AGENCY})(?: [Pp]hoto| [Ii]mages?)?(?: ?[/|] ?{NAME}(?: {NAME}){{0,3}})*[)\]]?\.?"),
        r"(?:©|\([Cc]\) ?[0-9]{4}|Copyright (?:©|\([Cc]\)|[0-9]{4})).*".to_owned(),
        r"(?i-u:all rights reserved)\.?".to_owned(),
        r#"["“]?(?i-u:follow ).+(?i-u: on (?:twitter|facebook|instagram|x|tiktok|threads|bluesky|linkedin)).*"#.to_owned(),
        r"(?i-u:click here|sign up (?:for|to)|subscribe (?:to|now|here)).*".to_owned(),
    ];
    Regex::new(&format!("^(?:{})$", alternatives.join("|"))).ok()
});

/// News agencies and photo services, as they sign.
pub(super) const AGENCY: &str = r"AP|AFP|UPI|DPA|dpa|ANSA|EFE|TASS|PTI|Xinhua|Reuters|REUTERS|Associated Press|The Associated Press|Agence France-Presse|Press Association|PA Media|BBC(?: News)?|CNN|NPR|Getty(?: Images)?|Shutterstock|EPA|Bloomberg";

/// "The daily Beast/ BBC/ YL": names with strokes between, each of at most four words.
static SIGNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"(?:(?:[Tt]he )?[A-Z][A-Za-z&.’'-]*(?: [A-Za-z&.’'-]+){0,3}|[Tt]he(?: [A-Za-z&.’'-]+){1,3})";
    Regex::new(&format!(r"^{name}(?: ?/ ?{name}){{1,5}}$")).ok()
});

static PREFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let (date, stamp) = (date(), stamp());
    Regex::new(&format!(r"^(?:{PUBLISHED}{stamp}|{date}(?:,? {TIME})?)(?: ?[|•·—–:-])? ")).ok()
});

static SUFFIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r" ({WEEKDAY},? {MONTH} [0-9]{{1,2}},? [0-9]{{4}}|{WEEKDAY},? [0-9]{{1,2}} {MONTH},? [0-9]{{4}})$")).ok()
});

fn matches(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().is_some_and(|r| r.is_match(text))
}

/// Whether a whole block is metadata. A signature of names and strokes is one only after some prose.
pub(super) fn is_metadata(block: &str, after_prose: bool) -> bool {
    if block.len() > LONGEST {
        return false;
    }
    // Most lines are no candidates; the grammar is too slow to be asked about each.
    let word = first_word(block);
    let sentence = block.ends_with(['.', '!', '?', '”', '"']) && !block.ends_with("m.");
    let digits = block.bytes().any(|b| b.is_ascii_digit());
    let signed = || block.starts_with(char::is_uppercase) && block.split_whitespace().nth(12).is_none() && matches(&SIGNATURE, block);
    let byline = || {
        digits && block.starts_with(|c: char| c.is_ascii_digit()) && matches(&BYLINE, block)
            || word.is_some_and(|w| is_one_of(w, lists::BYLINE_OPENERS)) && matches(&BYLINE, block)
    };
    let dated = || digits && matches(&DATED, block);
    let contributed =
        || (block.contains(" contributed ") || word.is_some_and(|w| w.eq_ignore_ascii_case("this"))) && matches(&CONTRIBUTED, block);
    let credit = || word.is_none_or(|w| is_one_of(w, lists::CREDIT_OPENERS)) && matches(&CREDIT, block);
    // A sentence that happens to begin like a byline ends like a sentence.
    (!sentence && (byline() || dated() || (!after_prose && signed())))
        || credit()
        || contributed()
        || (after_prose && block.len() < 80 && block.contains('/') && matches(&SIGNED, block))
}

/// The first word, where the block begins with one; brackets and marks before it are passed over.
fn first_word(block: &str) -> Option<&str> {
    let begins = block.trim_start_matches(['(', '[', '"', '“']);
    let end = begins.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(begins.len());
    (end > 0).then(|| &begins[..end])
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// The end of a metadata prefix of a paragraph ("date 2023-11-27 A group of…"), in bytes. A date that is part of the
/// sentence goes on in lower case or after a comma and is none.
pub(crate) fn metadata_prefix(text: &str) -> Option<usize> {
    let begins_like_one = match first_word(text) {
        None => text.starts_with(|c: char| c.is_ascii_digit()),
        Some(word) => word.get(..3).is_some_and(|begin| is_one_of(begin, lists::STAMP_OPENERS)),
    };
    if !begins_like_one {
        return None;
    }
    let head_end = (0..=text.len().min(90)).rev().find(|&i| text.is_char_boundary(i))?;
    let end = PREFIX.as_ref()?.find(&text[..head_end])?.end();
    let rest = text[end..].trim_start();
    let begins = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '\'' | '«' | '„' | '('));
    (begins && rest.split_whitespace().nth(3).is_some()).then_some(end)
}

/// The start of a metadata suffix of a headline ("Reef found off Malta Tuesday, January 21, 2014"), in bytes.
pub(crate) fn metadata_suffix(headline: &str) -> Option<usize> {
    if !headline.ends_with(|c: char| c.is_ascii_digit()) || headline.len() > LONGEST {
        return None;
    }
    let found = SUFFIX.as_ref()?.captures(headline)?.get(1)?;
    let before = headline[..found.start()].split_whitespace().next_back()?;
    let governed = lists::BEFORE_DATES.contains(&before);
    (!governed && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '"' | '\'' | '’' | ')' | '?' | '!')))
        .then_some(found.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_compiles() {
        for grammar in [&DATED, &BYLINE, &SIGNATURE, &CONTRIBUTED, &CREDIT, &SIGNED, &PREFIX, &SUFFIX] {
            assert!(grammar.is_some());
        }
    }
}
