//! What the source does with the content: speech, thought or stance. Only speech and thought earn a sentence its label.
//!
//! No corpus marks the act; it follows from the cue. The first word of the cue that reports decides, with what stands around it:
//! "hopes that" is thought and "hopes to" is stance, "has not said" reports no speech, "ruled that" is speech and "ruled" alone is an
//! action. A cue with no such word ("went off on") is speech where it brings a quotation or a clause, and stance otherwise.

use std::borrow::Cow;

use crate::analysis::Act;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Forms, Verb, verb};
use crate::lexicon::{SPEECH_WORDS, STANCE_WORDS, THOUGHT_WORDS};
use crate::passage::Passage;
use crate::span::Span;

/// Tokens before a cue that may hold its negation or its auxiliary.
const BEFORE: usize = 4;

/// Tokens of the content that may show whether it is a clause.
const OPENING: usize = 9;

/// Tokens of the longest cue whose "that" opens its content: in "imposed sweeping new sanctions that" it opens a relative clause.
const LONGEST_WITH_CLAUSE: usize = 3;

/// The act of a relation whose spans are known. Linear in the cue.
pub(super) fn act(passage: &Passage, source: &[Span], cue: &[Span], content: &[Span]) -> Act {
    Reading::new(passage, source, cue, content).act()
}

/// In lower case; most words are.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A cue with what stands around it, in lower case.
struct Reading<'p> {
    /// The words right before the cue, then the cue's, then one more.
    words: Vec<Cow<'p, str>>,
    /// Which of `words` are the cue's.
    cue: std::ops::Range<usize>,
    /// The source is a person's pronoun: "she".
    by_person: bool,
    /// The first words of what is attributed.
    content: Vec<Cow<'p, str>>,
    /// Words of the content stand in quotation marks.
    quotes: bool,
}

impl<'p> Reading<'p> {
    fn new(passage: &'p Passage, source: &[Span], cue: &[Span], content: &[Span]) -> Reading<'p> {
        let lower = |range: std::ops::Range<usize>| passage.tokens.get(range).unwrap_or_default().iter().map(|t| lower(t.of(passage.text)));
        let at = |place: usize| passage.tokens.partition_point(|t| t.span.start < place);
        let first = cue.first().map_or(0, |s| at(s.start));
        let last = cue.last().map_or(first, |s| at(s.end));
        let mut words: Vec<Cow<str>> = lower(first.saturating_sub(BEFORE)..first).collect();
        let start = words.len();
        for span in cue {
            words.extend(lower(at(span.start)..at(span.end)));
        }
        let cue = start..words.len();
        words.extend(lower(last..last + 1));
        let opening = content.first().map(|s| (at(s.start), at(s.end)));
        let opening = opening.map_or(Vec::new(), |(from, to)| lower(from..to.min(from + OPENING)).collect());
        let quotes = content.iter().any(|s| {
            let reaches = passage.marked.partition_point(|m| m.span.end <= s.start);
            passage.marked.get(reaches).is_some_and(|m| m.span.overlaps(*s)) || inside(passage, *s)
        });
        let by_person = source.first().is_some_and(|s| lists::SPEAKING_PRONOUNS.iter().any(|p| s.of(passage.text).eq_ignore_ascii_case(p)));
        Reading { words, cue, by_person, content: opening, quotes }
    }

    fn act(&self) -> Act {
        for at in self.cue.clone() {
            let word = &*self.words[at];
            if matches!(word, "according" | ":" | "reportedly" | "allegedly") || word == "clear" && self.makes(at) {
                return Act::Speech;
            }
            let found = match verb(word) {
                Some(verb) if lists::LEADING_VERBS.contains(&verb.lemma) && self.cue.len() > 1 => None,
                Some(verb) if matches!(verb.lemma, "seem" | "appear") => return self.of_content_verb(),
                // "is heard saying", "likes to say"
                Some(verb)
                    if (lists::PERCEIVING_VERBS.contains(&verb.lemma) || matches!(verb.lemma, "like" | "love")) && self.says_behind(at) =>
                {
                    Some(Act::Speech)
                }
                Some(verb) => Some(self.of_verb(at, verb)),
                None if SPEECH_WORDS.contains(word) => Some(Act::Speech),
                None if THOUGHT_WORDS.contains(word) => Some(Act::Thought),
                None if STANCE_WORDS.contains(word) => Some(Act::Stance),
                None => None,
            };
            match found {
                // What somebody does not say is not reported speech, and "faced ridicule" is nobody's in particular.
                Some(Act::Speech) if self.negated(at) || self.received(at) => return Act::Stance,
                Some(act) => return act,
                None => {}
            }
        }
        self.of_no_word()
    }

    /// Whether the cue goes on from the word at `at` to a verb of speech: "can be heard to say".
    fn says_behind(&self, at: usize) -> bool {
        self.words[at + 1..self.cue.end].iter().any(|word| verb(word).is_some_and(|v| v.act == Act::Speech))
    }

    /// "appeared | to blame the workers": the verb that opens the content decides.
    fn of_content_verb(&self) -> Act {
        match &self.content[..] {
            [to, word, ..] if to == "to" => verb(word).map_or(Act::Stance, |v| v.act),
            _ => Act::Stance,
        }
    }

    /// The act of a cue without a word that reports.
    fn of_no_word(&self) -> Act {
        let words = &self.words[self.cue.clone()];
        match words {
            // "For many voters, the price is too high"; "in a new poll".
            [word] if word == "for" || word == "to" => return Act::Thought,
            [word] if word == "in" || word == "per" => return Act::Speech,
            // "as a memo put it"
            [put, it, ..] if it == "it" && (put == "put" || put == "puts") => return Act::Speech,
            // "to prove that …" has not happened.
            [word, ..] if matches!(&**word, "to" | "on" | "of" | "about" | "with") => return Act::Stance,
            _ => {}
        }
        let leading = words.iter().any(|w| verb(w).is_some_and(|v| lists::LEADING_VERBS.contains(&v.lemma) && v.lemma != "continue"));
        let clause = self.opener() && words.len() <= LONGEST_WITH_CLAUSE && !leading;
        let only_marks = !words.iter().any(|w| w.starts_with(char::is_alphanumeric));
        if self.quotes || clause || only_marks { Act::Speech } else { Act::Stance }
    }

    fn of_verb(&self, at: usize, verb: Verb) -> Act {
        let next = self.words.get(at + 1).map_or("", |w| &**w);
        let to = next == "to" || self.opens_with(&["to"]);
        let clause = self.quotes || self.clause();
        let passive = verb.forms.has(Forms::PAST) && self.follows_be(at);
        let stance_unless = |holds: bool| if holds { verb.act } else { Act::Stance };
        match verb.lemma {
            // "hopes to win" against "hopes that"; "is expected to" names nobody who expects it.
            "hope" => stance_unless(!to),
            "expect" | "anticipate" => stance_unless(!(to || passive)),
            // "considers him a friend" against "is considering a run".
            "consider" => stance_unless(
                passive || verb.forms != Forms::ING && self.content.iter().skip(1).any(|w| lists::JUDGED_OPENERS.contains(&&**w)),
            ),
            // A paper shows a thing; a person shows that something is so.
            "show" | "demonstrate" | "reveal" | "reflect" => stance_unless(clause || !self.by_person),
            "point" => stance_unless(matches!(next, "out" | "to" | "toward" | "towards" | "at") || self.opens_with(&["out", "to"])),
            "confirm" if self.words[..at].last().is_some_and(|w| w == "to") => stance_unless(clause),
            "think" => stance_unless(!matches!(next, "about" | "of")),
            "agree" | "decide" | "determine" if self.clause() => Act::Speech,
            // "accepted that the plan had failed" against "accepted the offer".
            "accept" if self.opener() || self.quotes => Act::Speech,
            // "named him as Bo Falk" against "was named as coach".
            "name" | "identify" if !passive && self.holds_as() => Act::Speech,
            // "known as" names a thing.
            "know" | "mean" => stance_unless(clause && !passive),
            word if lists::PERCEIVING_VERBS.contains(&word) => stance_unless(clause || self.holds_as()),
            // Actions, unless a clause or a quotation says what was found, written or asked.
            word if lists::ACTING_VERBS.contains(&word) => stance_unless(clause),
            // "was written by" speaks of a work, "is called" of a name.
            "write" | "mention" | "call" | "label" | "dub" if passive => stance_unless(self.clause()),
            // "was like: no way".
            "like" if self.follows_be(at) && clause => Act::Speech,
            "speak" | "talk" => {
                stance_unless(clause || self.words[at..].iter().chain(&self.content).any(|w| matches!(&**w, "of" | "about" | "out")))
            }
            _ => verb.act,
        }
    }

    fn opens_with(&self, words: &[&str]) -> bool {
        self.content.first().is_some_and(|w| words.contains(&&**w))
    }

    /// The content is a clause: "that …", "how …", "she is …".
    fn clause(&self) -> bool {
        let verb =
            || self.content.iter().any(|w| lists::AUXILIARIES.contains(&&**w) && !w.ends_with('s') || matches!(&**w, "is" | "was" | "has"));
        self.opener() || self.opens_with(lists::SUBJECT_PRONOUNS) || !self.opens_with(&["to"]) && verb()
    }

    /// A word that opens a clause opens the content, or stands before it.
    fn opener(&self) -> bool {
        self.opens_with(lists::CLAUSE_OPENERS) || self.words.get(self.cue.end).is_some_and(|w| lists::CLAUSE_OPENERS.contains(&&**w))
    }

    /// "sees him as a friend".
    fn holds_as(&self) -> bool {
        self.words[self.cue.start..].iter().chain(&self.content).any(|w| w == "as")
    }

    /// Whether auxiliaries and adverbs right before the word at `at` negate it: "did not say", "never said".
    fn negated(&self, at: usize) -> bool {
        self.helpers(at).any(|w| lists::NEGATIONS.contains(&w))
    }

    fn follows_be(&self, at: usize) -> bool {
        self.helpers(at).any(|w| lists::BE.contains(&w))
    }

    /// The auxiliaries and adverbs right before the word at `at`, from right to left.
    fn helpers(&self, at: usize) -> impl Iterator<Item = &str> {
        let helps = |w: &&str| {
            lists::AUXILIARIES.contains(w)
                || lists::NEGATIONS.contains(w)
                || w.ends_with("ly")
                || matches!(*w, "also" | "even" | "yet" | "been" | "be")
        };
        self.words[..at].iter().rev().take(BEFORE).map(|w| &**w).take_while(helps)
    }

    fn received(&self, at: usize) -> bool {
        self.words[self.cue.start..at].iter().any(|w| lists::RECEIVING_WORDS.contains(&&**w))
    }

    fn makes(&self, at: usize) -> bool {
        self.words[self.cue.start..at].iter().any(|w| matches!(&**w, "make" | "makes" | "made" | "making"))
    }
}

/// Whether a span begins inside a marked stretch.
fn inside(passage: &Passage, span: Span) -> bool {
    let after = passage.marked.partition_point(|m| m.span.start <= span.start);
    passage.marked[..after].iter().rev().take(4).any(|m| span.start < m.span.end)
}
