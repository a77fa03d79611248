//! What must hold of every list of words, and where lists may stand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::token::tokens;

/// The forms that a list's comment may name for its entries; without a word on it each entry is one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Token,
    /// Words with hyphens or stops inside, for readers that join them.
    Joined,
    Phrase,
    /// A word, then what is said of it, parted by tabs.
    Columns,
    /// A verb, then its forms.
    Verb,
}

struct List {
    name: String,
    form: Form,
    entries: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files() -> Vec<List> {
    let mut lists = Vec::new();
    for file in fs::read_dir(folder().join("lexicon")).expect("the lexicon").flatten() {
        let path = file.path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a list");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let comment: String = text.lines().filter(|line| line.starts_with('#')).collect();
        let form = match () {
            () if text.contains('\t') => Form::Columns,
            () if name.ends_with("_verbs") && name != "common_verbs" && name != "weak_verbs" => Form::Verb,
            () if comment.contains("may be phrases") => Form::Phrase,
            () if comment.contains("may have") => Form::Joined,
            () => Form::Token,
        };
        assert!(!comment.is_empty(), "{name} says what belongs in it");
        let entries = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();
        lists.push(List { name, form, entries });
    }
    lists
}

/// The words of an entry that are looked up.
fn words(list: &List, entry: &str) -> Vec<String> {
    match list.form {
        Form::Columns => vec![entry.split('\t').next().unwrap_or(entry).to_owned()],
        Form::Verb => entry.split(' ').map(str::to_owned).collect(),
        Form::Joined => entry.split(['-', '.']).map(str::to_owned).collect(),
        Form::Token => vec![entry.to_owned()],
        Form::Phrase => Vec::new(),
    }
}

/// Whether a word is one token; a clitic is one behind a word.
fn is_token(word: &str) -> bool {
    match tokens(word)[..] {
        [token] => token.of(word) == word,
        _ => tokens(&format!("is{word}")).last().is_some_and(|token| token.of(&format!("is{word}")) == word),
    }
}

#[test]
fn lists_are_sorted_and_in_lower_case() {
    for list in files() {
        assert!(list.entries.is_sorted_by(|a, b| a < b), "{}: {:?}", list.name, list.entries.windows(2).find(|w| w[0] >= w[1]));
        // Symbols of units are told apart by their case.
        let lower = |entry: &String| list.form == Form::Columns || *entry == entry.to_lowercase();
        assert!(list.entries.iter().all(lower), "{}: {:?}", list.name, list.entries.iter().find(|e| !lower(e)));
    }
    for (topic, lists) in SHORT {
        for (name, words) in *lists {
            assert!(words.is_sorted_by(|a, b| a < b), "{topic}: {name}");
        }
    }
}

#[test]
fn every_entry_can_be_found_by_whoever_looks_up_a_token() {
    for list in files() {
        for entry in &list.entries {
            for word in words(&list, entry) {
                let symbols = list.form == Form::Columns && !word.chars().all(char::is_alphabetic);
                assert!(symbols || is_token(&word), "{}: {entry:?} is no token, and its list does not say what else", list.name);
            }
        }
    }
    for (topic, lists) in SHORT {
        for (name, words) in *lists {
            assert!(words.iter().all(|word| !word.contains(' ')), "{topic}: {name} has a phrase");
        }
    }
}

#[test]
fn words_stand_in_one_of_two_classes_that_exclude_each_other() {
    let files: BTreeMap<String, List> = files().into_iter().map(|list| (list.name.clone(), list)).collect();
    let of = |name: &str| -> BTreeSet<&str> {
        let list = files.get(name).unwrap_or_else(|| panic!("no list {name}"));
        list.entries.iter().filter_map(|entry| entry.split([' ', '\t']).next()).collect()
    };
    for (one, other) in [
        ("rises", "falls"),
        ("male_nouns", "female_nouns"),
        ("irregular_plurals", "no_plurals"),
        ("speech_verbs", "thought_verbs"),
        ("speech_verbs", "stance_verbs"),
        ("thought_verbs", "stance_verbs"),
        ("speech_words", "thought_words"),
        ("speech_words", "stance_words"),
        ("thought_words", "stance_words"),
        ("auxiliaries", "prepositions"),
        ("determiners", "prepositions"),
        ("adverbs", "prepositions"),
        ("places", "person_nouns"),
        ("unnamed_nouns", "person_nouns"),
    ] {
        let both: Vec<&str> = of(one).intersection(&of(other)).copied().collect();
        assert!(both.is_empty(), "{one} and {other} both have {both:?}");
    }
}

/// Where lists of more than five words may stand but in the lexicon: files, and folders with a stroke at their end.
const ELSEWHERE: [&str; 2] = [
    // Options, columns of tables, the names of HTML's elements.
    "bin/",
    "extract/html.rs",
];

#[test]
fn no_other_folder_holds_a_list_of_more_than_five_words() {
    let mut sources = Vec::new();
    rust_files(&folder(), &mut sources);
    assert!(sources.len() > 50, "the sources are read");
    let mut found = Vec::new();
    for path in sources {
        let name = path.strip_prefix(folder()).expect("a source").to_string_lossy().replace('\\', "/");
        if name.starts_with("lexicon/") || ELSEWHERE.iter().any(|place| name.starts_with(place)) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        found.extend(longest_list(&text).filter(|words| words.len() > 5).map(|words| format!("{name}: {words:?}")));
    }
    assert!(found.is_empty(), "give these a name in src/lexicon:\n{}", found.join("\n"));
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        match entry.path() {
            path if path.is_dir() => rust_files(&path, found),
            path if path.extension().is_some_and(|e| e == "rs") => found.push(path),
            _ => {}
        }
    }
}

/// The longest row of words in string literals with nothing but `|` and `,` between them, before the tests of a file.
fn longest_list(source: &str) -> Option<Vec<String>> {
    let source = source.split("#[cfg(test)]").next()?.split("#[cfg(all(test").next()?;
    let (mut longest, mut row) = (Vec::new(), Vec::new());
    for line in source.lines() {
        let mut rest = line.split("//").next().unwrap_or_default();
        while let Some(c) = rest.chars().next() {
            match c {
                '\'' if rest.starts_with("'\"'") => {
                    row.clear();
                    rest = &rest[3..];
                    continue;
                }
                '"' => {
                    let closes = |&(at, _): &(usize, &str)| !rest[..=at].ends_with('\\');
                    let end = rest[1..].match_indices('"').find(closes).map_or(rest.len(), |(at, _)| at + 2);
                    let word = rest[1..end].trim_end_matches('"');
                    if word.chars().any(char::is_alphabetic) {
                        row.push(word.to_owned());
                    }
                    if row.len() > longest.len() {
                        longest.clone_from(&row);
                    }
                    rest = &rest[end..];
                    continue;
                }
                '|' | ',' => {}
                c if c.is_whitespace() => {}
                _ => row.clear(),
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(longest)
}

/// Lists of a topic, each with its name.
type Lists = &'static [(&'static str, &'static [&'static str])];

/// The short lists of each topic.
const SHORT: &[(&str, Lists)] = &[
    ("article", super::article::ALL),
    ("attribution", super::attribution::ALL),
    ("audit", super::audit::ALL),
    ("phrase", super::phrase::ALL),
    ("quotation", super::quotation::ALL),
    ("sentence", super::sentence::ALL),
    ("shared", super::shared::ALL),
    ("speaker", super::speaker::ALL),
    ("statistic", super::statistic::ALL),
    ("word", super::word::ALL),
];
