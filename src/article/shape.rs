//! What a line looks like that is no part of the article: links and controls, captions, references, code, rows of tables.
//!
//! Each question is asked of one block alone and reads a bounded stretch of it. `regex` is compiled without Unicode tables: see
//! [`super::metadata`].

use std::sync::LazyLock;

use regex::Regex;

use super::metadata::{AGENCY, date};
use crate::lexicon::Lexicon;
use crate::lexicon::blocks::{NAVIGATION_COUNTS, NAVIGATION_LINES, NAVIGATION_OPENERS};

/// No link, caption or reference is longer, in bytes.
const LONGEST: usize = 600;
/// No authors of a reference take more, in bytes.
const LONGEST_AUTHORS: usize = 140;
/// No link or button of a page is longer, in bytes.
const LONGEST_LINK: usize = 160;
/// No phrase of a lexicon is longer, in bytes.
const LONGEST_PHRASE: usize = 40;

/// Whether a line is one of the phrases, whatever its case, the white space in it and a colon or an ellipsis behind it.
pub(super) fn is_phrase(line: &str, phrases: &Lexicon) -> bool {
    let line = line.trim_end_matches([':', '…', '»', '›', '→', '>', ' ']).trim_start_matches(['«', '‹', '←', '▶', '►', ' ']);
    if line.len() > LONGEST_PHRASE || line.is_empty() {
        return false;
    }
    let mut folded = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }));
    }
    phrases.contains(&folded)
}

/// A link, a button, or what a player shows.
pub(super) fn is_navigation(line: &str, behind_article: bool) -> bool {
    if line.len() > LONGEST_LINK {
        return false;
    }
    let opened = || line.split_once(':').is_some_and(|(opener, rest)| !rest.trim().is_empty() && is_phrase(opener, &NAVIGATION_OPENERS));
    is_phrase(line, &NAVIGATION_LINES)
        // "Watch: the moment the bridge fell"; a headline may begin so as well.
        || (behind_article && !line.ends_with('.') && opened())
        || (line.bytes().any(|b| b.is_ascii_digit()) && (is_count(line) || matches(&PLAYER, line)))
        || is_trail(line)
}

/// "12 comments", "1.2K views"
fn is_count(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let number = words
        .next()
        .is_some_and(|n| n.trim_end_matches(['k', 'K', 'm', 'M']).chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')));
    number && words.next().is_some_and(|word| NAVIGATION_COUNTS.contains_folded(word)) && words.next().is_none()
}

/// "Home > News > Politics", "News | Sport | Weather": short names apart by signs.
fn is_trail(line: &str) -> bool {
    [" > ", " › ", " » ", " | ", " • "].iter().any(|sign| {
        let mut parts = line.split(sign);
        parts.clone().nth(2).is_some()
            && parts.all(|part| (1..=3).contains(&part.split_whitespace().count()) && !part.contains(|c: char| c.is_ascii_digit()))
    })
}

/// "0:00 / 3:45", "Current time 0:12", "Volume 90%", "4 min read", "Listen to this article · 6 min"
static PLAYER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let clock = r"-?[0-9]{1,2}(?::[0-9]{2}){1,2}";
    let alternatives = [
        format!(r"{clock} ?/ ?{clock}"),
        format!(r"(?i-u:current time|duration(?: time)?|remaining time|time remaining|elapsed|length|runtime|seek to),?:? ?{clock}(?: ?/ ?.*)?"),
        r"(?i-u:volume|loaded|buffered|progress|playback rate|speed|stream type|quality),?:? ?[0-9.,]+ ?[%x]?".to_owned(),
        r"(?i-u:[0-9.]{1,4} ?x(?: speed)?)".to_owned(),
        r"(?i-u:listen to (?:this )?(?:article|story)|audio|reading time|estimated reading time|time to read),?:? ?[·•|–-]? ?[0-9]{1,3} ?(?i-u:min|minutes?|mins|sec|seconds?).{0,20}".to_owned(),
        r"(?i-u:[0-9]{1,3}[ -]?(?:min|minutes?|mins)(?: of)? (?:read|listen|watch|reading))".to_owned(),
    ];
    Regex::new(&format!("^(?:{})$", alternatives.join("|"))).ok()
});

/// Whether a block stands below a picture: it says so, or it ends with the picture's credit.
pub(super) fn is_caption(block: &str) -> bool {
    if block.len() > LONGEST {
        return false;
    }
    // A credit is short and stands at the end.
    let from = (block.len().saturating_sub(LONGEST_CREDIT)..=block.len()).find(|&at| block.is_char_boundary(at)).unwrap_or(block.len());
    let opens = || block.starts_with(['I', 'M', 'P', 'V', 'F', 'T', 'i', 'm', 'p', 'v', 'f', '(']) && matches(&CAPTION, block);
    let tail = &block[from..];
    let named = || CREDITS.iter().any(|word| tail.contains(word)) || (tail.contains('/') && tail.ends_with([')', ']', '.']));
    let credited = || named() && matches(&CREDITED, tail);
    opens() || credited()
}

const LONGEST_CREDIT: usize = 90;
/// What every credit without a stroke holds: a look for them is cheaper than the grammar.
const CREDITS: [&str; 5] = ["hoto", "icture", "mage", "redit", "PHOTO"];

static CAPTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:(?i-u:(?:image|media|photo|picture|video|figure) caption),?:? .+|(?:Figure|Fig\.|FIGURE|FIG\.|Table|TABLE) ?[0-9]{1,3}[a-z]?[.:|] .+|(?i-u:pictured|in this photo|file photo|this undated photo)[:,] .+)$").ok()
});

/// "… on Monday. (AP Photo/Jo Roe)", "… on Monday. Photograph: Jo Roe/Harbour Times"
static CREDITED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let bracketed = format!(
        r"[(\[](?:(?:{AGENCY})(?: [Pp]hotos?| [Ii]mages?| file)?(?: ?[/|] ?[^()\[\]]{{2,50}})|[^()\[\]/]{{2,40}} ?/ ?(?:{AGENCY})[^()\[\]]{{0,20}}|(?i-u:photo|image|picture|credit|photograph)s?(?: credit)?(?: by|:) [^()\[\]]{{2,60}})[)\]]\.?$"
    );
    let plain =
        r#"(?:^|[.!?”"’)] ?)(?:Photo|Photograph|Picture|Image|Credit|PHOTO|PHOTOGRAPH)s?(?: [Cc]redit)?(?:: ?| by )[A-Z][^.]{2,60}\.?$"#;
    Regex::new(&format!("(?:{bracketed}|{plain})")).ok()
});

/// Whether a block is an entry of a list of references.
pub(super) fn is_reference(block: &str) -> bool {
    if block.len() > LONGEST || block.len() < 8 {
        return false;
    }
    let year = || {
        block.as_bytes().windows(4).any(|w| matches!(w, [b'1', b'8' | b'9', _, _] | [b'2', b'0', _, _]) && w.iter().all(u8::is_ascii_digit))
    };
    let holds = |words: &[&str]| words.iter().any(|word| block.contains(word));
    let numbered = || block.starts_with(['[', '^', '↑']) && matches(&NUMBERED, block);
    // A look for what an entry cannot be without is cheaper than its grammar.
    let published = || block.contains(['"', '“']) && holds(&[" — ", " – ", " - ", " -- "]) && matches(&PUBLISHED, block);
    let retrieved = || holds(&["Retrieved", "Accessed", "Archived"]) && matches(&RETRIEVED, block);
    let authored = || block.find('(').is_some_and(|at| at < LONGEST_AUTHORS) && matches(&AUTHORED, block);
    let paged = || holds(&["):", "),", ";", "pp."]) && matches(&PAGED, block);
    is_address(block)
        || (holds(&["doi", "DOI", "arXiv", "ISBN", "PMID"]) && matches(&STRONG, block))
        || (year() && (numbered() || published() || retrieved() || authored() || paged()))
}

/// A web address and nothing else.
fn is_address(block: &str) -> bool {
    (block.starts_with("http://") || block.starts_with("https://") || block.starts_with("www.")) && !block.contains(char::is_whitespace)
}

/// Signs that only references bear, whatever else they hold.
static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?:^|[.,;:)\]”"] ?|\()(?:doi:? ?10\.[0-9]|DOI:? ?10\.[0-9]|https?://(?:dx\.)?doi\.org/|arXiv:[0-9]|ISBN(?:-1[03])?:? ?[0-9X]|PMID:? ?[0-9])"#).ok()
});

/// "[12] Lee, Ann …", "^ “Flood hits Ulm” …"
static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"^(?:\[[0-9]{1,3}\]|[\^↑])[ .]?(?:[a-z] )*["“‘'A-Z]"#).ok());

/// `“Flood hits Ulm” — Harbour Times, 3 May 2020`, with or without its author.
static PUBLISHED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = date();
    Regex::new(&format!(r#"^(?:[A-Z][^"“]{{2,80}}[.,:] ?)?["“][^"“”]{{5,200}}["”][.,]? ?[—–-]+ ?[A-Z][^.!?"“”]{{1,60}}, {date}\.?$"#)).ok()
});

/// "Retrieved 4 May 2019", "Accessed on May 4, 2019"
static RETRIEVED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = date();
    Regex::new(&format!(r"(?:^|[.,;)] ?|\()(?:Retrieved|Accessed|Archived)(?: from [^ ]{{3,200}})?,?(?: on)?:? {date}")).ok()
});

/// "Lee, A. (2019). ", "Lee, Ann; Roe, B. C. (3 May 2019). "
static AUTHORED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = date();
    Regex::new(&format!(
        r"^[A-Z][A-Za-z’'-]+, (?:[A-Z]\.|[A-Z][a-z]+)[^()]{{0,100}}\((?:{date}|{YEAR}(?:, [A-Z][a-z]+(?: [0-9]{{1,2}})?)?)\)[.:,]? "
    ))
    .ok()
});

/// "Journal of Water 12(3): 45–67", "2019;12(3):45-67", "pp. 45–67"
static PAGED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let alternatives = [
        format!(r"{YEAR}; ?[0-9]{{1,4}}(?:\([0-9–-]+\))?: ?e?[0-9]+"),
        r"[0-9]{1,4} ?\([0-9–-]{1,7}\)[:,] ?(?:pp?\. ?)?e?[0-9]+".to_owned(),
        r"[,.;(] ?pp\. ?[0-9]+ ?[–-] ?[0-9]+[.);,]".to_owned(),
    ];
    Regex::new(&format!("(?:{})", alternatives.join("|"))).ok()
});

const YEAR: &str = r"(?:18|19|20)[0-9]{2}[a-z]?";

/// Whether a line is program text or data: it ends as prose does not, and bears signs that prose does not have.
pub(super) fn is_code(line: &str) -> bool {
    let line = line.trim();
    // "$ npm install kite"
    if line.len() <= LONGEST && line.strip_prefix("$ ").is_some_and(|command| command.starts_with(|c: char| c.is_ascii_lowercase())) {
        return true;
    }
    if line.len() > LONGEST || !line.contains(['{', '}', '=', '<', '>', ';', '[', ']', '"', '(']) {
        return false;
    }
    let sentence = line.contains(". ");
    let words = line.split_whitespace().count();
    // "Error(" but not "person(s)"
    let plural = line.replace("(s)", "");
    let called = plural.as_bytes().windows(2).any(|w| w[0].is_ascii_alphabetic() && matches!(w[1], b'(' | b'['));
    let assigned = [" = ", "=\"", "='", " => ", " == ", " += "].iter().any(|sign| line.contains(sign));
    // "def cow(name):"
    let block = (line.ends_with('{') || line.ends_with("):") && called && !sentence) && words <= 8;
    // "SELECT name FROM kites;"
    let keyword = line.split(' ').next().is_some_and(|first| first.len() > 3 && first.bytes().all(|b| b.is_ascii_uppercase()));
    let statement = line.ends_with(';') && (called || assigned || keyword) && !sentence;
    let braces = line.ends_with('}') && line.contains('{') && line.contains([':', '=', ';']) && !sentence;
    let data = line.starts_with(['{', '[']) && line.contains("\":") && line.ends_with(['}', ']', ',']);
    let tag =
        line.starts_with('<') && line.ends_with('>') && line[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    let pair = line.starts_with('"') && line.contains("\": ") && line.ends_with([',', '{', '[', '"', '}', ']']);
    // "}" alone closes what a line before it opened.
    let closes = line.chars().all(|c| matches!(c, '{' | '}' | '[' | ']' | '(' | ')' | ';' | ','));
    block || statement || braces || data || tag || pair || closes
}

/// Whether a line right behind code goes on with it: "return a + b;", "print(name)".
pub(super) fn is_code_behind(line: &str) -> bool {
    let line = line.trim();
    let called = line.as_bytes().windows(2).any(|w| w[0].is_ascii_alphanumeric() && matches!(w[1], b'(' | b'['));
    let short = line.len() <= LONGEST && !line.contains(". ");
    short && line.starts_with(|c: char| c.is_ascii_lowercase()) && (line.ends_with(';') || called && line.ends_with([')', ']', ',']))
}

/// Whether a line looks like a row of a table; prose may too, so that several in a row are wanted.
pub(super) fn is_row(line: &str) -> bool {
    if line.len() > LONGEST_LINK || line.ends_with(['.', '!', '?', ':', ',']) {
        return false;
    }
    if line.starts_with('|') && line.ends_with('|') && line.len() > 2 || line.matches('\t').count() >= 2 || line.matches(" | ").count() >= 2
    {
        return true;
    }
    let (numbers, words) = figures(line);
    // "Ulm 3 2 1 0 7": figures, and what they are of. Ingredients begin with a figure: "200 g flour".
    let first = line.bytes().next().is_some_and(|b| b.is_ascii_digit());
    (numbers >= 3 && numbers * 2 >= words) || (!first && numbers >= 2 && numbers * 2 >= words) || matches(&SCORE, line)
}

/// Whether a row has three figures or more: two such rows are no prose.
pub(super) fn is_wide_row(line: &str) -> bool {
    line.len() <= LONGEST_LINK && figures(line).0 >= 3
}

/// How many words of a line are figures, and how many there are.
fn figures(line: &str) -> (usize, usize) {
    let (mut numbers, mut words) = (0, 0);
    for word in line.split_whitespace() {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let figure = digits > 0
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | '−' | '–' | '%' | ':' | '(' | ')' | '$' | '£' | '€'));
        numbers += usize::from(figure);
        words += 1;
    }
    (numbers, words)
}

/// "Ulm 2-1 Riga", "Ulm 2–1 Riga (Kane 40)"
static SCORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[A-Z][A-Za-z.’'-]*(?: [A-Z][A-Za-z.’'-]*){0,3}";
    Regex::new(&format!(r"^{name} [0-9]{{1,3}} ?[-–:] ?[0-9]{{1,3}} {name}(?: \([^()]*\))?$")).ok()
});

/// Words that make a quantity of a number with a point.
const SCALES: [&str; 4] = ["million", "billion", "trillion", "percent"];

/// The number of a section ("3.1" of "3.1 Stables"), where the line may be its heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbering {
    levels: [u8; 4],
    depth: u8,
}

impl Numbering {
    /// What a line begins with, if it can be a section's heading or its line in a list of contents.
    pub(super) fn of(line: &str) -> Option<Numbering> {
        let line = line.strip_prefix(['§', '#']).unwrap_or(line).trim_start();
        if !line.starts_with(|c: char| c.is_ascii_digit())
            || line.len() > LONGEST_LINK
            || line.ends_with(['.', '!', ';', ',', ':']) && !line.contains("....")
        {
            return None;
        }
        let (number, title) = line.split_once([' ', '\t'])?;
        let title = title.trim_start();
        if !title.starts_with(char::is_uppercase) || title.split_whitespace().nth(12).is_some() {
            return None;
        }
        let mut numbering = Numbering::default();
        for level in number.strip_suffix(['.', ')']).unwrap_or(number).split('.') {
            let value = (level.len() <= 2).then(|| level.parse::<u8>().ok()).flatten()?;
            *numbering.levels.get_mut(usize::from(numbering.depth))? = value;
            numbering.depth += 1;
        }
        Some(numbering)
    }

    /// Whether a section with this number can come right behind one with the other: 3 or 2.1.1 or 2.2 behind 2.1.
    pub(super) fn follows(self, before: Numbering) -> bool {
        let (own, other) = (usize::from(self.depth), usize::from(before.depth));
        let level = (0..own).find(|&level| self.levels[level] != before.levels[level]);
        match level {
            None => false,
            Some(level) if level == other => own == other + 1 && self.levels[level] <= 1,
            Some(level) => level + 1 == own && level < other && before.levels[level].checked_add(1) == Some(self.levels[level]),
        }
    }

    /// Whether the number alone tells: "2.3 Measures" is a section, "2.3 Million" a quantity.
    pub(super) fn is_certain(self, line: &str) -> bool {
        let word = line.split_whitespace().nth(1).unwrap_or_default();
        self.depth >= 2 && self.levels[0] > 0 && word.len() > 2 && !SCALES.iter().any(|scale| word.eq_ignore_ascii_case(scale))
    }
}

fn matches(regex: &LazyLock<Option<Regex>>, text: &str) -> bool {
    regex.as_ref().is_some_and(|r| r.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_compiles() {
        for grammar in [&PLAYER, &CAPTION, &CREDITED, &STRONG, &NUMBERED, &PUBLISHED, &RETRIEVED, &AUTHORED, &PAGED, &SCORE] {
            assert!(grammar.is_some());
        }
    }

    #[test]
    fn section_numbers_follow_each_other() {
        let numbering = |line| Numbering::of(line).unwrap();
        for (before, after) in
            [("3 Barns", "3.1 Stables"), ("3.1 Stables", "3.2 Sheds"), ("3.2 Sheds", "4 Other rooms"), ("1.2.3 Air", "2 Fire")]
        {
            assert!(numbering(after).follows(numbering(before)), "{after}");
        }
        for (before, after) in [("3 Barns", "5 Rooms"), ("3 Barns", "3.2 Sheds"), ("4 Rooms", "3 Barns"), ("4 Rooms", "4 Rooms")] {
            assert!(!numbering(after).follows(numbering(before)), "{after}");
        }
        assert_eq!(Numbering::of("300 Houses"), None);
        assert_eq!(Numbering::of("3 men left"), None);
    }

    #[test]
    fn code_and_data_are_told_from_prose_in_brackets() {
        for line in [
            "function cow(name) {",
            "  this.name = name || \"cow\";",
            "}",
            "{\"id\": 4, \"name\": \"Ann\"}",
            "<div class=\"x\">",
            "\"share\": 40,",
            "});",
        ] {
            assert!(is_code(line), "{line}");
        }
        for line in [
            "The barn (built in 1901) burnt down; nobody was hurt.",
            "He said: {sic} nobody knows;",
            "(3)",
            "[Applause]",
            "“We won”;",
            "(see below)",
        ] {
            assert!(!is_code(line), "{line}");
        }
    }
}
