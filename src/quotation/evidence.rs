//! What speaks for and against somebody's own words in a marked stretch.

use super::context::Stretch;
use super::weigher::{Seen, Weigher};
use crate::analysis::{Act, Attribution, BlockKind, Reason};
use crate::lexicon::{
    self, quotation as lists,
    verb::{act, verb},
};
use crate::span::Span;
use crate::token::Token;
use crate::word::Pos;

/// How far a tag or an introduction may stand from the marks, in tokens.
pub(super) const REACH: usize = 9;

/// A tag that begins with its verb or with a name has it so near, in tokens.
pub(super) const NEAR: usize = 3;

/// Contents that are asked whether they hold a stretch: those that begin last before it.
const HOLDERS: usize = 8;

/// A fragment of so many words is hardly ever a scare quote.
pub(super) const TELLING_WORDS: usize = 4;

impl<'a> Weigher<'a> {
    /// Whether marks inside a quotation are a quotation in turn: words that somebody says, and no title, term or name.
    pub(super) fn speaks_in_turn(&self, stretch: &Stretch) -> bool {
        // "I told him ‘no thanks’", "they shouted at us ‘go home’"; but "reports all ‘significant’ sales".
        let near =
            (1..=3).map(|n| (n, self.before(stretch, n))).take_while(|(_, word)| *word != "all" && !lists::DETERMINERS.contains(word));
        let told = near.into_iter().any(|(n, word)| says(word) && !self.is_mention_noun(stretch, n));
        let named = self.is_nickname(stretch)
            || self.is_name_given(stretch)
            || self.is_so_called(stretch)
            || self.is_mention_noun(stretch, 1)
            || self.is_mentioned(stretch)
            || self.is_meant(stretch)
            || self.is_slogan(stretch)
            || (stretch.title_case && stretch.words >= 2 && !told && (self.is_governed(stretch) || !stretch.sentence_like));
        !named && (told || self.is_introduced(stretch) || self.is_called(stretch) || stretch.sentence_like)
    }

    /// Whether a tag between two stretches makes them one quotation: "We won," she said, "and we knew it."
    pub(super) fn interrupts(&self, before: &Stretch, after: &Stretch) -> bool {
        let gap = &self.passage.tokens[before.end..after.first.max(before.end)];
        let text = self.passage.text;
        let dash = |t: Option<&Token>| t.is_some_and(|t| is_dash(t.of(text)));
        let new_sentence =
            gap.first().is_some_and(|t| self.passage.sentences.binary_search_by_key(&t.span.start, |s| s.span.start).is_ok());
        let whole = !new_sentence && !gap.iter().any(|t| matches!(t.of(text), "." | "?" | "!" | "…"));
        if whole && self.is_aside(gap) && !after.capital {
            return true;
        }
        let tagged = gap.len() <= 2 * REACH && (gap.iter().any(|t| says(t.of(text))) || self.tag(before).is_some());
        let led = gap.last().is_some_and(|t| matches!(t.of(text), "," | ";")) || dash(gap.last());
        // “We won,” she said “and we knew it”: without a comma nothing but the tag may stand between.
        let clause = gap.first().is_some_and(|t| t.of(text) == ";");
        let bare = gap.last().is_some_and(|t| says(t.of(text)) || t.of(text).starts_with(char::is_uppercase)) && !after.capital && !clause;
        tagged && whole && before.stopped && (led || bare) && !self.contents.hold_apart(before.span, after.span)
    }

    /// “The vote,” — Lee raised a hand — “was stolen.”
    fn is_aside(&self, gap: &[Token]) -> bool {
        let dash = |t: Option<&Token>| t.is_some_and(|t| is_dash(t.of(self.passage.text)));
        dash(gap.first()) && dash(gap.last()) && (3..=2 * REACH).contains(&gap.len())
    }

    /// Whether the stretch goes on with the quotation before an aside.
    pub(super) fn is_resumed(&self, stretch: &Stretch) -> bool {
        let gap = self.quoted_last.and_then(|end| self.passage.tokens.get(end..stretch.first));
        !stretch.capital && gap.is_some_and(|gap| self.is_aside(gap))
    }

    /// The token `n` places before the stretch, as written; empty where there is none.
    pub(super) fn before(&self, stretch: &Stretch, n: usize) -> &'a str {
        stretch.first.checked_sub(n).map_or("", |i| self.passage.tokens[i].of(self.passage.text))
    }

    pub(super) fn token_before(&self, stretch: &Stretch) -> Option<&'a Token> {
        stretch.first.checked_sub(1).map(|i| &self.passage.tokens[i])
    }

    /// `He said: “…”`, `he said, “…”`, `He said “…”`, `chants of “…”`.
    pub(super) fn is_introduced(&self, stretch: &Stretch) -> bool {
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
    pub(super) fn is_somebodys_word(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.after(stretch, 0) == ",");
        if matches!(self.after(stretch, 0), "was" | "is") && self.after(stretch, 1) == "how" {
            return true;
        }
        self.after(stretch, comma) == "in" && (comma + 2..=comma + 4).any(|n| self.after(stretch, n) == "words")
    }

    /// `by his own admission a “mistake”`, `by her account, “…”`.
    pub(super) fn is_by_own_account(&self, stretch: &Stretch) -> bool {
        (1..=4).any(|n| {
            lists::ACCOUNTS.contains(&self.before(stretch, n)) && (n + 1..=n + 3).any(|n| matches!(self.before(stretch, n), "by" | "By"))
        })
    }

    /// `Her answer was: “…”`.
    fn is_response(&self, stretch: &Stretch) -> bool {
        (2..=4).any(|n| lists::REPLIES.contains(&self.before(stretch, n)))
    }

    /// `“…” she said`, `“…,” said Ann Lee`, `“…?” the mayor of Ulm asked.`: how many tokens stand before the verb.
    pub(super) fn tag_distance(&self, stretch: &Stretch) -> Option<usize> {
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
            .filter(|&distance| distance > 0 || !self.is_participle_behind(stretch))
            .or_else(|| self.tag(stretch).map(|tag| tag.cue.start - stretch.end))
    }

    /// "“Harbour Nights,” released in May": what became of a title.
    fn is_participle_behind(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.after(stretch, 0) == ",");
        let next = self.after(stretch, comma + 1);
        stretch.title_case && matches!(next, "in" | "on" | "by" | "at" | "last")
    }

    pub(super) fn after(&self, stretch: &Stretch, n: usize) -> &'a str {
        self.passage.tokens.get(stretch.end + n).map_or("", |t| t.of(self.passage.text))
    }

    /// "“Rivers of Light,” “Apollo” and “Dust”", "the so-called “bedroom tax” and the “dementia tax”": one of several.
    pub(super) fn reason_of_neighbour(&self, stretch: &Stretch) -> Option<Reason> {
        let (end, reason) = self.named_last?;
        let gap = self.passage.tokens.get(end..stretch.first)?;
        let joint = |t: &Token| matches!(t.of(self.passage.text), "," | ";" | "and" | "or" | "&" | "the" | "a" | "an");
        (gap.len() <= 3 && gap.iter().all(joint)).then_some(reason)
    }

    /// Whether the stretch is the next of a list whose last was named for what it is, and is written like it.
    pub(super) fn is_like_neighbour(&self, stretch: &Stretch) -> bool {
        self.reason_of_neighbour(stretch).is_some_and(|reason| (reason == Reason::Title) == stretch.title_case)
    }

    /// "calls of “Resign!” and “Go home!”": what is joined to a quotation by "and" is one.
    pub(super) fn goes_with_quotation(&self, stretch: &Stretch) -> bool {
        let Some(gap) = self.quoted_last.and_then(|end| self.passage.tokens.get(end..stretch.first)) else { return false };
        let joint = |t: &Token| matches!(t.of(self.passage.text), "," | "and" | "or" | "&");
        gap.len() <= 2 && gap.last().is_some_and(|t| t.of(self.passage.text) != ",") && gap.iter().all(joint)
    }

    /// Whether the stretch stands alone between two sentences. Alone in its paragraph it may be a heading.
    pub(super) fn is_whole_sentence(&self, stretch: &Stretch) -> bool {
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
    pub(super) fn is_called(&self, stretch: &Stretch) -> bool {
        let as_called = self.before(stretch, 1) == "as" || self.before(stretch, 2) == "as";
        (1..=5).map_while(|n| stretch.first.checked_sub(n)).any(|i| {
            let word = self.passage.tokens[i].of(self.passage.text);
            names(word) || (as_called && (says(word) || treats(word)))
        })
    }

    fn is_attributed(&self, stretch: &Stretch) -> bool {
        self.contents.reach(stretch.span)
    }

    /// Whether a headline says that the stretch is said: a colon before it, a verb that reports, a signature.
    pub(super) fn is_said_in_headline(&mut self, stretch: &Stretch) -> bool {
        self.before(stretch, 1) == ":" || self.sentence_reports(stretch) || self.is_attributed(stretch) || self.signature(stretch).is_some()
    }

    /// Whole sentences in marks, or one word that is one.
    pub(super) fn is_sentence(&self, seen: &Seen) -> bool {
        let stretch = &seen.stretch;
        let title = stretch.title_case && stretch.words >= 2 && !self.is_whole_sentence(stretch);
        (stretch.sentence_like && !title) || (stretch.words == 1 && stretch.capital && self.is_whole_sentence(stretch))
    }

    /// “We are tired”: a pronoun with its verb is a sentence of somebody's, however short.
    pub(super) fn is_clause(&self, stretch: &Stretch) -> bool {
        let words = &self.passage.words;
        let subject = stretch.first + 1;
        let verb = matches!(words.pos(subject + 1), Pos::Aux | Pos::Verb) && subject + 1 < stretch.end;
        stretch.capital && stretch.words > 2 && lists::TAG_PRONOUNS.contains(&self.first_word(stretch)) && verb
    }

    /// "put it at “20%”", "gave the odds as “50-50”": a bare figure that somebody gives.
    pub(super) fn is_figure_given(&mut self, stretch: &Stretch) -> bool {
        let gives = |word: &str| lists::GIVING_VERBS.contains(&word);
        stretch.figure
            && (self.is_attributed(stretch)
                || self.sentence_reports(stretch)
                || (matches!(self.before(stretch, 1), "at" | "as" | "a") && (2..=REACH).any(|n| gives(self.before(stretch, n)))))
    }

    /// "when does the “got it!” moment occur?", "investigates when the “got it!” moment takes place": a term in a question is no answer
    /// of anybody's.
    pub(super) fn is_asked_about(&self, stretch: &Stretch) -> bool {
        let asks = |word: &str| lists::ASKING_WORDS.contains(&word);
        let before = (1..=2 * REACH).map(|n| self.before(stretch, n)).take_while(|w| !matches!(*w, "" | "." | "?" | "!" | ";" | ":" | ","));
        self.is_attributive(stretch) && stretch.words <= 3 && before.into_iter().any(asks)
    }

    /// A fragment in what a source says or thinks. One word, or what says of a noun what sort it is, is so often a scare quote that a verb
    /// somewhere in its sentence is too little.
    pub(super) fn is_told(&mut self, stretch: &Stretch) -> bool {
        self.is_attributed(stretch)
            || self.is_called(stretch)
            || (stretch.words > 1 && !self.is_attributive(stretch) && self.sentence_reports(stretch))
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
pub(super) struct Contents {
    /// In order, each with the furthest end of all up to it, and the index of its relation.
    spans: Vec<(Span, usize, usize)>,
}

impl Contents {
    pub(super) fn new(text: &str, attributions: &[Attribution]) -> Contents {
        // Who speaks of an opinion of their own sets marks around others' terms.
        let own = |a: &Attribution| a.source.iter().any(|s| lists::FIRST_PERSON.contains(&s.of(text)));
        let sure = |a: &Attribution| {
            let telling = |word: &str| reporting(word).is_some_and(|lemma| !lists::VERBS_OF_THINGS.contains(&lemma));
            !a.unsure() || a.cue.iter().flat_map(|c| c.of(text).split(char::is_whitespace)).any(telling)
        };
        let told = attributions.iter().enumerate().filter(|(_, a)| a.act != Act::Stance && !a.nested && !own(a) && sure(a));
        let mut spans: Vec<(Span, usize, usize)> = told.flat_map(|(id, a)| a.content.iter().map(move |&c| (c, c.end, id))).collect();
        spans.sort_by_key(|(span, ..)| *span);
        let mut furthest = 0;
        for (span, reach, _) in &mut spans {
            furthest = span.end.max(furthest);
            *reach = furthest;
        }
        Contents { spans }
    }

    /// Whether any content shares a byte with the span.
    fn reach(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|(content, ..)| content.start < span.end);
        before > 0 && self.spans[before - 1].1 > span.start
    }

    /// Whether one source says the first span and another the second: “they came at night,” and another said “it was noon”.
    fn hold_apart(&self, first: Span, second: Span) -> bool {
        let holder = |span: Span| {
            let before = self.spans.partition_point(|(content, ..)| content.start <= span.start);
            self.spans[..before].iter().rev().take(HOLDERS).find(|(content, ..)| content.contains(span)).map(|(.., id)| *id)
        };
        matches!((holder(first), holder(second)), (Some(a), Some(b)) if a != b)
    }
}

/// Whether a word is a verb of speech.
pub(super) fn says(word: &str) -> bool {
    act(word) == Some(Act::Speech)
}

pub(super) fn is_dash(token: &str) -> bool {
    matches!(token, "—" | "–" | "―" | "-") || token.starts_with("--")
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
pub(super) fn names(word: &str) -> bool {
    lists::NAMING_VERBS.contains(&word)
}
