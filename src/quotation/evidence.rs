//! What speaks for and against somebody's own words in a marked stretch.

use super::context::Stretch;
use crate::analysis::{Act, Attribution, BlockKind, Reason};
use crate::lexicon::quotation as lists;
use crate::lexicon::{
    self,
    verb::{act, verb},
};
use crate::mark::Marked;
use crate::passage::Passage;
use crate::span::Span;
use crate::token::Token;

/// What a marked stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Somebody's own words.
    Quotation,
    /// Something else.
    Passed(Reason),
}

/// How far a tag or an introduction may stand from the marks, in tokens.
pub(super) const REACH: usize = 9;

/// A tag that begins with its verb or with a name has it so near, in tokens.
const NEAR: usize = 3;

/// A fragment of so many words is hardly ever a scare quote.
const TELLING_WORDS: usize = 4;

/// Below this confidence an attribution whose cue is on no list says nothing of marks: "runs a “men's shed”".
const SURE: f32 = 0.7;

/// Weighs the marked stretches of a paragraph from left to right.
pub(super) struct Weigher<'a> {
    pub(super) passage: &'a Passage<'a>,
    /// What sources say or think in the paragraph.
    contents: Contents,
    /// One past the last token of the marks that were named last, and what they were named.
    named_last: Option<(usize, Reason)>,
    /// One past the last token of the quotation that was read last.
    quoted_last: Option<usize>,
    /// The sentence that was asked about last, and whether it reports.
    reports: Option<(usize, bool)>,
}

impl<'a> Weigher<'a> {
    pub(super) fn new(passage: &'a Passage<'a>, attributions: &'a [Attribution]) -> Weigher<'a> {
        Weigher { passage, contents: Contents::new(passage.text, attributions), named_last: None, quoted_last: None, reports: None }
    }

    /// Decides about an outermost stretch.
    pub(super) fn weigh(&mut self, stretch: &Stretch, marked: &Marked) -> Verdict {
        let verdict = self.decide(stretch, marked);
        if verdict == Verdict::Quotation {
            self.quoted_last = Some(stretch.end);
        }
        verdict
    }

    /// The rules stand in the order of their strength.
    fn decide(&mut self, stretch: &Stretch, marked: &Marked) -> Verdict {
        if marked.continues || (marked.open && stretch.first == 0) {
            return Verdict::Quotation;
        }
        let headline = self.passage.kind == BlockKind::Headline;
        if self.before(stretch, 1) == "=" {
            return Verdict::Passed(Reason::Mention);
        }
        if self.is_nickname(stretch) || self.is_dubbed(stretch) {
            return Verdict::Passed(Reason::Nickname);
        }
        if self.is_on_a_sign(stretch) {
            return Verdict::Passed(Reason::Slogan);
        }
        let introduced = self.is_introduced(stretch)
            || self.goes_with_quotation(stretch)
            || self.is_somebodys_word(stretch)
            || self.is_by_own_account(stretch);
        if !introduced && self.is_by_somebody(stretch) {
            return self.pass(stretch, Reason::Title);
        }
        let title = stretch.title_case && stretch.words >= 2 && !headline && !self.is_whole_sentence(stretch);
        // “… on “Morning Post,” the mayor said”: what governs a title stands before it, whatever is said after it.
        if title && lexicon::SLOGAN_NOUNS.contains_folded(self.after(stretch, 0)) {
            return self.pass(stretch, Reason::Slogan);
        }
        if title && self.is_governed(stretch) {
            return self.pass(stretch, Reason::Title);
        }
        let like_the_last = || self.reason_of_neighbour(stretch).filter(|&reason| (reason == Reason::Title) == stretch.title_case);
        if !introduced && (self.is_defined(stretch) || self.is_translation(stretch)) {
            return Verdict::Passed(Reason::Mention);
        }
        if !introduced && let Some(reason) = self.named(stretch, headline).or_else(like_the_last) {
            return self.pass(stretch, reason);
        }
        if marked.open {
            return Verdict::Quotation;
        }
        let tag = self.tag_distance(stretch);
        if introduced || tag.is_some_and(|distance| !title || distance <= NEAR) {
            return Verdict::Quotation;
        }
        if headline {
            let colon = self.before(stretch, 1) == ":";
            return if colon || self.sentence_reports(stretch) { Verdict::Quotation } else { Verdict::Passed(Reason::ScareQuote) };
        }
        if self.is_subject(stretch) || self.is_thing_written(stretch) {
            return Verdict::Passed(Reason::ScareQuote);
        }
        if (stretch.sentence_like && !title) || (stretch.words == 1 && stretch.capital && self.is_whole_sentence(stretch)) {
            return Verdict::Quotation;
        }
        if title && (!self.is_called(stretch) || self.is_called_work(stretch)) {
            return self.pass(stretch, Reason::Title);
        }
        // One word, or what says of a noun what sort it is, is so often a scare quote that a verb somewhere in its sentence is too little.
        let attributive = self.is_attributive(stretch);
        let told =
            self.is_attributed(stretch) || self.is_called(stretch) || (stretch.words > 1 && !attributive && self.sentence_reports(stretch));
        if (stretch.words >= TELLING_WORDS && !attributive) || told { Verdict::Quotation } else { Verdict::Passed(Reason::ScareQuote) }
    }

    /// Whether marks inside a quotation are a quotation in turn: the speaker says that somebody says it.
    pub(super) fn speaks_in_turn(&self, stretch: &Stretch) -> bool {
        self.is_introduced(stretch) && (stretch.capital || stretch.stopped)
    }

    /// Whether a tag between two stretches makes them one quotation: "We won," she said, "and we knew it."
    pub(super) fn interrupts(&self, before: &Stretch, after: &Stretch) -> bool {
        let gap = &self.passage.tokens[before.end..after.first.max(before.end)];
        let text = self.passage.text;
        let tagged = gap.len() <= 2 * REACH && gap.iter().any(|t| says(t.of(text)));
        let led = gap.last().is_some_and(|t| matches!(t.of(text), "," | "—" | "--" | "–" | ";"));
        // “We won,” she said “and we knew it”: without a comma nothing but the tag may stand between.
        let bare = gap.last().is_some_and(|t| says(t.of(text)) || t.of(text).starts_with(char::is_uppercase)) && !after.capital;
        let whole = !gap.iter().any(|t| matches!(t.of(text), "." | "?" | "!" | "…"));
        tagged && whole && before.stopped && (led || bare)
    }

    /// The token `n` places before the stretch, as written; empty where there is none.
    pub(super) fn before(&self, stretch: &Stretch, n: usize) -> &'a str {
        stretch.first.checked_sub(n).map_or("", |i| self.passage.tokens[i].of(self.passage.text))
    }

    pub(super) fn token_before(&self, stretch: &Stretch) -> Option<&'a Token> {
        stretch.first.checked_sub(1).map(|i| &self.passage.tokens[i])
    }

    /// `He said: “…”`, `he said, “…”`, `He said “…”`, `chants of “…”`.
    fn is_introduced(&self, stretch: &Stretch) -> bool {
        let near = self.before(stretch, 1);
        let of_things = || reporting(near).is_some_and(|lemma| lists::VERBS_OF_THINGS.contains(&lemma));
        if says(near) && !names(near) && !of_things() && !self.is_mention_noun(stretch, 1) {
            return true;
        }
        // "She was like, “…”"
        let like = 1 + usize::from(near == ",");
        if self.before(stretch, like) == "like" && lists::BE_AS_WRITTEN.contains(&self.before(stretch, like + 1)) {
            return true;
        }
        // "She ended with the words “…”"; but "a banner with the words “…”"
        let written = || lexicon::SLOGAN_NOUNS.contains_folded(self.before(stretch, 4));
        if near == "words" && self.before(stretch, 2) == "the" && self.before(stretch, 3) == "with" && !written() {
            return true;
        }
        // "as the paper put it, “…”"
        if matches!(near, "," | ":") && self.before(stretch, 2) == "it" && matches!(self.before(stretch, 3), "put" | "puts" | "putting") {
            return true;
        }
        if matches!(near, "of" | "," | ":") && lexicon::CHANT_NOUNS.contains_folded(self.before(stretch, 2)) {
            return true;
        }
        if matches!(near, "," | ":") && (self.is_in_words_of(stretch) || (near == ":" && self.is_response(stretch))) {
            return true;
        }
        matches!(near, "," | ":" | "—" | "–" | "-" | "--")
            && (2..=REACH)
                .map(|n| (n, self.before(stretch, n)))
                .take_while(|(_, word)| !matches!(*word, "" | "." | "?" | "!" | "”" | "\""))
                .any(|(n, word)| {
                    word.eq_ignore_ascii_case("according") || (says(word) && !names(word) && !self.is_mention_noun(stretch, n))
                })
    }

    /// `in her own words, “…”`, `in the words of Ann Lee, “…”`.
    fn is_in_words_of(&self, stretch: &Stretch) -> bool {
        (2..=REACH)
            .take_while(|&n| !matches!(self.before(stretch, n), "." | "?" | "!" | ""))
            .find(|&n| self.before(stretch, n) == "words")
            .is_some_and(|n| (n + 1..=n + 5).any(|n| matches!(self.before(stretch, n), "in" | "In")))
    }

    /// `“…,” in the words of Ann Lee`, `“…” in her words`, `“…” was how she put it`.
    fn is_somebodys_word(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.after(stretch, 0) == ",");
        if matches!(self.after(stretch, 0), "was" | "is") && self.after(stretch, 1) == "how" {
            return true;
        }
        self.after(stretch, comma) == "in" && (comma + 2..=comma + 4).any(|n| self.after(stretch, n) == "words")
    }

    /// `by his own admission a “mistake”`, `by her account, “…”`.
    fn is_by_own_account(&self, stretch: &Stretch) -> bool {
        (1..=4).any(|n| {
            lists::ACCOUNTS.contains(&self.before(stretch, n)) && (n + 1..=n + 3).any(|n| matches!(self.before(stretch, n), "by" | "By"))
        })
    }

    /// `Her answer was: “…”`.
    fn is_response(&self, stretch: &Stretch) -> bool {
        (2..=4).any(|n| lists::REPLIES.contains(&self.before(stretch, n)))
    }

    /// `“…” she said`, `“…,” said Ann Lee`, `“…?” the mayor of Ulm asked.`: how many tokens stand before the verb.
    fn tag_distance(&self, stretch: &Stretch) -> Option<usize> {
        let text = self.passage.text;
        let sentence = self.passage.sentences.partition_point(|s| s.span.end < stretch.span.end);
        let sentence = self.passage.sentences.get(sentence).filter(|_| stretch.stopped)?;
        // "“Harbour Nights,” a show that ran in 1999": a noun, not a verb.
        let mut article = false;
        (0..REACH)
            .map_while(|n| self.passage.tokens.get(stretch.end + n).filter(|t| t.span.end <= sentence.span.end))
            .map(|t| t.of(text))
            .skip_while(|word| *word == ",")
            .take_while(|word| !matches!(*word, "." | "?" | "!" | "“" | "\"" | ";" | ":"))
            .position(|word| {
                let noun = std::mem::replace(&mut article, lists::DETERMINERS.contains(&word));
                says(word) && !names(word) && !noun
            })
    }

    pub(super) fn after(&self, stretch: &Stretch, n: usize) -> &'a str {
        self.passage.tokens.get(stretch.end + n).map_or("", |t| t.of(self.passage.text))
    }

    /// Passes over a stretch that is named for what it is; the next of a list goes with it.
    fn pass(&mut self, stretch: &Stretch, reason: Reason) -> Verdict {
        self.named_last = Some((stretch.end, reason));
        Verdict::Passed(reason)
    }

    /// "“Rivers of Light,” “Apollo” and “Dust”", "the so-called “bedroom tax” and the “dementia tax”": one of several.
    fn reason_of_neighbour(&self, stretch: &Stretch) -> Option<Reason> {
        let (end, reason) = self.named_last?;
        let gap = self.passage.tokens.get(end..stretch.first)?;
        let joint = |t: &Token| matches!(t.of(self.passage.text), "," | ";" | "and" | "or" | "&" | "the" | "a" | "an");
        (gap.len() <= 3 && gap.iter().all(joint)).then_some(reason)
    }

    /// "calls of “Resign!” and “Go home!”": what is joined to a quotation by "and" is one.
    fn goes_with_quotation(&self, stretch: &Stretch) -> bool {
        let Some(gap) = self.quoted_last.and_then(|end| self.passage.tokens.get(end..stretch.first)) else { return false };
        let joint = |t: &Token| matches!(t.of(self.passage.text), "," | "and" | "or" | "&");
        gap.len() <= 2 && gap.last().is_some_and(|t| t.of(self.passage.text) != ",") && gap.iter().all(joint)
    }

    /// Whether the stretch stands alone between two sentences. Alone in its paragraph it may be a heading.
    fn is_whole_sentence(&self, stretch: &Stretch) -> bool {
        let alone = stretch.first == 0 && stretch.end + 1 >= self.passage.tokens.len();
        let sentences = &self.passage.sentences;
        let first = sentences.partition_point(|s| s.span.end <= stretch.span.start);
        let last = sentences.partition_point(|s| s.span.end < stretch.span.end);
        stretch.stopped
            && !alone
            && sentences.get(first).is_some_and(|s| s.span.start == stretch.span.start)
            && sentences.get(last).is_some_and(|s| s.span.end <= stretch.span.end + 1)
    }

    /// "called her “Crooked Ann”", "hailed him as “the Kid”": a name that a source gives.
    fn is_called(&self, stretch: &Stretch) -> bool {
        let as_called = self.before(stretch, 1) == "as" || self.before(stretch, 2) == "as";
        (1..=5).map_while(|n| stretch.first.checked_sub(n)).any(|i| {
            let word = self.passage.tokens[i].of(self.passage.text);
            names(word) || (as_called && (says(word) || treats(word)))
        })
    }

    fn is_attributed(&self, stretch: &Stretch) -> bool {
        self.contents.reach(stretch.span)
    }

    /// Whether a word outside marks in the stretch's sentence reports.
    fn sentence_reports(&mut self, stretch: &Stretch) -> bool {
        let sentences = &self.passage.sentences;
        let at = sentences.partition_point(|s| s.span.end <= stretch.span.start);
        if let Some((_, known)) = self.reports.filter(|&(known, _)| known == at) {
            return known;
        }
        let reports = sentences.get(at).is_some_and(|sentence| {
            let first = self.passage.tokens.partition_point(|t| t.span.start < sentence.span.start);
            let marked = &self.passage.marked;
            let mut next = marked.partition_point(|m| m.span.end <= sentence.span.start && m.depth == 0);
            // What the writer believes quotes nobody.
            let mut own = false;
            let headline = self.passage.kind == BlockKind::Headline;
            self.passage.tokens[first..].iter().take_while(|t| t.span.end <= sentence.span.end).any(|t| {
                while marked.get(next).is_some_and(|m| m.span.end <= t.span.start) {
                    next += 1;
                }
                let outside = marked.get(next).is_none_or(|m| t.span.end <= m.span.start);
                let word = t.of(self.passage.text);
                let after_own = std::mem::replace(&mut own, lists::FIRST_PERSON.contains(&word));
                // “The Post” and “the Declaration” are names, whatever their verbs mean.
                let name = !headline && t.span.start > sentence.span.start && capitalised(word);
                outside && !after_own && !name && reports(word)
            })
        });
        self.reports = Some((at, reports));
        reports
    }
}

/// What sources say or think in a paragraph, for look-up: a paragraph may hold as many quotations as attributions.
struct Contents {
    /// In order, each with the furthest end of all up to it.
    spans: Vec<(Span, usize)>,
}

impl Contents {
    fn new(text: &str, attributions: &[Attribution]) -> Contents {
        // Who speaks of an opinion of their own sets marks around others' terms.
        let own = |a: &Attribution| a.source.iter().any(|s| lists::FIRST_PERSON.contains(&s.of(text)));
        let sure = |a: &Attribution| {
            let telling = |word: &str| reporting(word).is_some_and(|lemma| !lists::VERBS_OF_THINGS.contains(&lemma));
            a.confidence >= SURE || a.cue.iter().flat_map(|c| c.of(text).split(' ')).any(telling)
        };
        let told = attributions.iter().filter(|a| a.act != Act::Stance && !a.nested && !own(a) && sure(a));
        let mut spans: Vec<(Span, usize)> = told.flat_map(|a| &a.content).map(|&c| (c, c.end)).collect();
        spans.sort_by_key(|(span, _)| *span);
        let mut furthest = 0;
        for (span, reach) in &mut spans {
            furthest = span.end.max(furthest);
            *reach = furthest;
        }
        Contents { spans }
    }

    /// Whether any content shares a byte with the span.
    fn reach(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|(content, _)| content.start < span.end);
        before > 0 && self.spans[before - 1].1 > span.start
    }
}

/// Whether a word is a verb of speech.
pub(super) fn says(word: &str) -> bool {
    act(word) == Some(Act::Speech)
}

/// Whether a word reports in its sentence. Forms in -s are nouns as often ("issues", "claims"), but for the plainest verbs.
fn reports(word: &str) -> bool {
    let plain = lists::SAYING_FORMS.contains(&word);
    // An interview names no words.
    let noun = word.ends_with('s') || word.eq_ignore_ascii_case("interview");
    plain || (!noun && reporting(word).is_some_and(|lemma| !lists::VERBS_OF_THINGS.contains(&lemma)))
}

/// Whether a word begins with a capital and goes on in small letters.
fn capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
}

/// The base form of a verb of speech or thought, and "according".
fn reporting(word: &str) -> Option<&'static str> {
    if word.eq_ignore_ascii_case("according") {
        return Some("according");
    }
    verb(&word.to_ascii_lowercase()).filter(|v| matches!(v.act, Act::Speech | Act::Thought)).map(|v| v.lemma)
}

/// Verbs that give a verdict with "as".
fn treats(word: &str) -> bool {
    lists::TREATING_VERBS.contains(&word)
}

/// Verbs that give a name: what follows in marks is a name as often as a verdict.
fn names(word: &str) -> bool {
    lists::NAMING_VERBS.contains(&word)
}
