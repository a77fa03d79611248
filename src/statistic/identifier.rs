//! Numbers that name instead of counting: phone numbers, addresses, links, versions, list and footnote numbers, codes.

use super::counted;
use super::digits::whole;
use super::view::{Stretch, View};
use crate::lexicon::statistic as lists;
use crate::word::Class;

pattern!(
    /// "202-555-0143", "(202) 555-0143", "+44 20 7946 0958", "1-800-555-0199", "020 7946 0958".
    PHONE,
    r"^(?:\+?[0-9]{1,3}[-. ])?\(?[0-9]{3}\)?[-. ][0-9]{3}[-./][0-9]{4}(?:[^0-9]|$)|^(?:\+[0-9]{1,3}|0)[0-9]{0,4}(?:[ -][0-9]{2,4}){2,4}(?:[^0-9,.%]|[.,](?:[^0-9]|$)|$)|^[0-9]{3}-[0-9]{4}(?:[^0-9]|$)"
);
pattern!(
    /// Groups of digits with two hyphens or more, or with three stops: "12-3456-78", "192.168.1.2".
    GROUPS,
    r"^(?:[0-9]+(?:-[0-9]+){2,}|[0-9]+(?:\.[0-9]+){2,})(?:[^0-9]|$)"
);
pattern!(
    /// What a link, a mail address or a mark-up attribute holds, whatever stands around it.
    LINK,
    r"(?i-u)://|www\.|\.(?:com|org|net|gov|edu|co|uk|io|tv|me|html?|php|pdf|jpg|png)(?:[/?#]|$)|@[a-z]|[a-z_-]=|&[a-z]+=|^@|^#[0-9a-z]*[a-z]"
);
pattern!(
    /// Behind a house number: a street's name.
    STREET,
    r"^[0-9]+[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z0-9][A-Za-z0-9'’.]* ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Place|Pl|Court|Ct|Square|Way|Highway|Hwy|Parkway|Terrace|Crescent|Close|Row|Plaza|Circle|Grove|Mews|Quay)(?:[^A-Za-z]|$)"
);

/// How far each pattern may read, in bytes.
const PHONE_WINDOW: usize = 28;
const STREET_WINDOW: usize = 64;
const LINK_WINDOW: usize = 160;

/// The number `i` of a link, an address of mail, an attribute.
pub(super) fn link(view: View, i: usize) -> Option<(usize, usize)> {
    let word = view.words.get(i)?;
    if word.span.start >= view.stretch.get().end {
        view.stretch.set(stretch(view, i));
    }
    let stretch = view.stretch.get();
    (stretch.link && word.span.end <= stretch.end).then_some((i, i + 1))
}

/// The phone number, or the number in groups, that begins with the number `i` or the bracket or sign before it.
pub(super) fn phone(view: View, i: usize) -> Option<(usize, usize)> {
    let sign = usize::from(view.glued(i));
    if sign == 1 && !matches!(view.back(i, 1), "(" | "+") {
        return None;
    }
    let from = i - sign;
    let window = view.window(from, PHONE_WINDOW);
    let found = goes_on(window).then(|| PHONE.find(window).or_else(|| GROUPS.find(window))).flatten()?;
    let length = found.as_str().trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    Some((from, view.end_at(i, view.words.get(i)?.span.start - sign + length).max(i + 1)))
}

/// Whether what begins here may be a number in several groups: a bracket, a sign, or digits behind what ends the first of them.
fn goes_on(window: &str) -> bool {
    let first = window.bytes().take_while(u8::is_ascii_digit).count();
    match window.as_bytes().get(first..) {
        _ if first == 0 => true,
        // A space divides no groups of one digit.
        Some([b' ', a, b, ..]) => matches!((a, b), (b'(', b'0'..=b'9') | (b'0'..=b'9', b'0'..=b'9')),
        Some([b'-' | b'.' | b')', next, ..]) => next.is_ascii_digit() || matches!(next, b' ' | b'(' | b'-' | b'.'),
        _ => false,
    }
}

/// "CVE-2021-44228": what looks like a year is none.
pub(super) fn vulnerability(view: View, i: usize) -> Option<(usize, usize)> {
    let joined = view.joins(i.wrapping_sub(1)) && view.joins(i + 1) && view.is_number(i + 2);
    (joined && view.back(i, 2) == "CVE").then(|| (i - 2, i + 3))
}

/// The second half of a British postcode: "SW1A 2AA".
pub(super) fn postcode(view: View, i: usize) -> Option<(usize, usize)> {
    let outward = view.back(i, 1);
    let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let area =
        (1..=2).contains(&letters) && (letters + 1..=letters + 2).contains(&outward.len()) && outward.as_bytes()[letters].is_ascii_digit();
    let inward = view.word(i).len() == 1 && view.word(i + 1).len() == 2 && view.glued(i + 1);
    let capitals = view.word(i + 1).bytes().all(|b| b.is_ascii_uppercase());
    (area && inward && capitals).then_some((i.saturating_sub(1), i + 2))
}

/// The stretch without a space around the number: a link, an address of mail, an attribute, or none of these.
fn stretch(view: View, i: usize) -> Stretch {
    let Some(token) = view.words.get(i) else { return Stretch::default() };
    let none = Stretch { end: token.span.end, link: false };
    if !view.glued(i) && !view.glued(i + 1) {
        return none;
    }
    let bytes = view.text.as_bytes();
    let space = |at: &usize| bytes[*at].is_ascii_whitespace();
    let mut start = token.span.start.saturating_sub(LINK_WINDOW);
    start = (start..token.span.start).rev().find(space).map_or(start, |at| at + 1);
    let last = (token.span.end + LINK_WINDOW).min(bytes.len());
    let mut end = (token.span.end..last).find(space).unwrap_or(last);
    while !view.text.is_char_boundary(start) {
        start += 1;
    }
    while !view.text.is_char_boundary(end) {
        end -= 1;
    }
    let written = &view.text[start..end];
    let marked = written.len() > token.span.len() + 2 && written.bytes().any(|b| matches!(b, b'/' | b'@' | b'=' | b'#' | b'.'));
    Stretch { end, link: marked && LINK.is_match(written) }
}

/// "1. Item", "2) item", "(3) item", "[12]".
pub(super) fn listed(view: View, i: usize) -> Option<(usize, usize)> {
    let small = view.word(i).len() <= 3 && view.word(i).bytes().all(|b| b.is_ascii_digit());
    if !small {
        return None;
    }
    let (before, after) = (view.back(i, 1), view.word(i + 1));
    // The number of a list, a page or a slide that stands alone.
    let alone = i == 0 && view.word(i).len() <= 2 && (view.words.len() == 1 || view.words.len() == 2 && matches!(after, "." | ")"));
    let first = i == 0 || (i == 1 && matches!(before, "#" | "(" | "•" | "-"));
    let item = first && matches!(after, "." | ")") && view.glued(i + 1) && view.is_wordlike(i + 2);
    // A list whose stops were lost: "5 Ann Lee".
    let bare = i == 0
        && view.capital(1)
        && !view.glued(1)
        && !view.is(1, Class::Function)
        && counted::phrase(view, 1).is_none_or(|(_, end)| end > 4);
    let footnote = (before == "[" && after == "]") || in_brackets(view, i);
    let bracket = before == "(" && after == ")" && view.word(i).len() == 1;
    (item || alone || bare || footnote || bracket).then_some((i, i + 1))
}

/// How many tokens a list of footnotes may hold.
const FOOTNOTES: usize = 12;

/// "[6, 19, 20]", "[3-5]": numbers and what joins them, and nothing else between square brackets.
fn in_brackets(view: View, i: usize) -> bool {
    let joint = |at: &usize| view.is_number(*at) || matches!(view.word(*at), "," | ";" | "-" | "–" | "]" | "[");
    let before = (i.saturating_sub(FOOTNOTES)..i).rev().take_while(joint).find(|&at| matches!(view.word(at), "[" | "]"));
    let after = || (i + 1..i + 1 + FOOTNOTES).take_while(joint).find(|&at| matches!(view.word(at), "[" | "]"));
    before.is_some_and(|at| view.word(at) == "[") && after().is_some_and(|at| view.word(at) == "]")
}

/// "#123", "007", "version 2.0", "D.C. 20500", "ID 4711".
pub(super) fn coded(view: View, i: usize) -> Option<(usize, usize)> {
    let word = view.word(i);
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    // ".001" is a decimal.
    let decimal = view.back(i, 1) == "." && view.glued(i) && (!view.glued(i - 1) || matches!(view.back(i, 2), "$" | "£" | "€"));
    let zero = digits && word.len() > 1 && word.starts_with('0') && !decimal;
    // "H.264", "the X.509 form".
    let format =
        digits && view.back(i, 1) == "." && view.glued(i) && view.glued(i - 1) && view.back(i, 2).len() == 1 && view.capital(i - 2);
    let sign = view.back(i, 1) == "#" && view.glued(i);
    // "version 2.0", "his zip code is 90210"
    let by = if view.back_one_of(i, 1, &["is", "was"]) && word.len() >= 4 { 2 } else { 1 };
    let version = view.back_one_of(i, by, lists::BEFORE_IDENTIFIERS) && !view.one_of(i + 1, &["percent", "%"]);
    let emergency = matches!(word, "911" | "999" | "112") && !view.is_hyphen(i + 1) && view.one_of(i + 1, lists::BEHIND_EMERGENCY_NUMBERS)
        || word == "911" && view.back_one_of(i, 1, &["called", "call", "calling", "dialed", "to"]);
    // "401(k)", "501(c)(3)".
    let paragraph =
        view.word(i + 1) == "(" && view.glued(i + 1) && view.word(i + 2).len() == 1 && view.is_wordlike(i + 2) && view.word(i + 3) == ")";
    let state = view.back(i, 1);
    let post = digits && word.len() == 5 && ((state.len() == 2 && state.bytes().all(|b| b.is_ascii_uppercase())) || state == "D.C.");
    // "2.2. Institutions": the number of a section.
    let section = i == 0 && word.len() <= 5 && word.contains('.') && view.word(1) == "." && view.glued(1) && view.capital(2);
    (zero
        || format
        || sign
        || version
        || underscored(view, i)
        || fault(view, i)
        || release(view, i)
        || section
        || post
        || emergency
        || paragraph)
        .then_some((i, i + 1))
}

/// "marsh_fox_77", "77_fox": a user's name, a file's. An underscore that ties the number to no word emphasises it.
fn underscored(view: View, i: usize) -> bool {
    let tied = |mark: usize| view.word(mark) == "_" && view.glued(mark) && view.glued(mark + 1);
    let before = i.checked_sub(2).is_some_and(|word| tied(i - 1) && view.is_wordlike(word));
    before || tied(i + 1) && view.is_wordlike(i + 2)
}

/// "The server returned status 404", "the error code is 429": the number that says what went wrong.
fn fault(view: View, i: usize) -> bool {
    let word = view.word(i);
    let named = view.back_one_of(i, 1, &["status", "error"]) || view.back_one_of(i, 1, &["is", "was"]) && view.back_one_of(i, 2, &["code"]);
    let counts = view.goes_on(i + 1) && !view.is_verb(i + 1);
    named && (3..=5).contains(&word.len()) && whole(word) && !counts && !matches!(view.word(i + 1), "%" | "-" | "–")
}

/// "It was fixed in 2.4.": the version in which a program changed. What is measured has its unit behind it.
fn release(view: View, i: usize) -> bool {
    let (major, minor) = view.word(i).split_once('.').unwrap_or_default();
    let looks = (1..=2).contains(&major.len()) && (1..=2).contains(&minor.len()) && whole(major) && whole(minor);
    let changed = view.back_one_of(i, 1, &["in"]) && view.back_one_of(i, 2, lists::CHANGED_IN_VERSIONS);
    let ends = matches!(view.word(i + 1), "" | "." | "," | ";" | ")") || view.is(i + 1, Class::Function) && !view.one_of(i + 1, &["per"]);
    looks && changed && ends
}

/// The tokens of an address that starts with its house number: "1600 Pennsylvania Avenue".
pub(super) fn address(view: View, i: usize) -> Option<(usize, usize)> {
    if !view.capital(i + 1) || view.glued(i + 1) {
        return None;
    }
    let Some(found) = STREET.find(view.window(i, STREET_WINDOW)) else {
        // "at 900 Grand Concourse": a house and a name that counts nothing.
        let named = view.back_one_of(i, 1, &["at"]) && view.capital(i + 2) && counted::phrase(view, i + 1).is_none();
        return (named && view.word(i).bytes().all(|b| b.is_ascii_digit())).then_some((i, i + 3));
    };
    let start = view.words.get(i)?.span.start;
    let length = found.as_str().trim_end_matches(|c: char| !c.is_ascii_alphabetic()).len();
    Some((i, view.end_at(i, start + length)))
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::statistics;

    #[test]
    fn numbers_that_name_are_passed_over() {
        for text in [
            "Call (202) 555-0143 now",
            "see https://example.org/a/12345",
            "id=\"4711\"",
            "at 1600 Harbour Avenue",
            "in version 2.0",
            "a 401(k)",
            "note [12]",
            "notes [6, 19, 20]",
            "2.2. Institutions of the state",
            "1. First point",
        ] {
            assert_eq!(statistics(text), [], "{text}");
        }
    }

    #[test]
    fn a_number_beside_a_stroke_is_no_link() {
        assert_eq!(statistics("cut/raised 12 taxes").len(), 1);
    }
}
