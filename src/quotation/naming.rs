//! What is named for what it is: titles, slogans, nicknames, terms and words as words.

use super::context::Stretch;
use super::evidence::{REACH, names, says};
use super::weigher::{Seen, Weigher};
use crate::analysis::Act;
use crate::lexicon::{
    self, Lexicon,
    numbers::FUNCTION_WORDS,
    quotation as lists,
    verb::{Forms, act, is_past, verb},
};
use crate::token::{Token, TokenKind};
use crate::word::Gap;

/// Words of a name behind its nickname.
const NAME_WORDS: usize = 4;

impl<'a> Weigher<'a> {
    /// A name before, a name after, and one or two capitalised words between: Robert “Bobby” Scott.
    pub(super) fn is_nickname(&self, stretch: &Stretch) -> bool {
        let Some(before) = self.token_before(stretch) else { return false };
        let text = self.passage.text;
        let name = |t: &Token| matches!(t.kind, TokenKind::Word | TokenKind::Abbreviation) && t.of(text).starts_with(char::is_uppercase);
        let after = self.passage.tokens.get(stretch.end).filter(|t| name(t) && t.span.start > stretch.span.end);
        let initial = before.of(text) == "." && stretch.first >= 2 && self.passage.tokens[stretch.first - 2].span.len() == 1;
        // "known as “the Fox”", "known as the “mosquito lab”"
        let the = usize::from(self.before(stretch, 1) == "the");
        let known =
            self.before(stretch, 1 + the) == "as" && (2 + the..=4 + the).any(|n| self.before(stretch, n) == "known") && stretch.words <= 4;
        let called = known || matches!(self.before(stretch, 1), "nickname" | "alias" | "aka" | "moniker");
        let plain = stretch.capital && stretch.words <= 3 && !stretch.stopped;
        let named = || initial || name(before) && !lexicon::SENTENCE_STARTERS.contains_folded(before.of(text));
        called || plain && after.is_some() && (named() || self.opens_name(stretch))
    }

    /// “Dirty” Dan Watts was seen: one word before a name in full, of which no verb of speech makes the speaker.
    fn opens_name(&self, stretch: &Stretch) -> bool {
        let words = &self.passage.words;
        let behind = stretch.end + words[stretch.end..].iter().take(NAME_WORDS).take_while(|w| w.capital && w.gap == Gap::Space).count();
        let tag = words.get(behind).is_some_and(|w| w.verb.is_some_and(|verb| verb.act == Act::Speech));
        stretch.words == 1 && behind >= stretch.end + 2 && !tag && !says(self.before(stretch, 1))
    }

    /// "named his boat “Sea Witch”", "dubbed him “the Fox”", "Dubbed “the beast from the east”": a verb of naming gives a name.
    pub(super) fn is_name_given(&self, stretch: &Stretch) -> bool {
        let gives = |word: &str| lists::DUBBING_VERBS.contains(&word) || word.starts_with("nicknam");
        let named = |word: &str| matches!(word, "named" | "naming" | "renamed");
        let near = (1..=5).map(|n| (n, self.before(stretch, n)));
        let near = near.take_while(|(_, w)| !matches!(*w, "" | "." | "?" | "!" | ":" | "”" | "\"") && (names(w) || gives(w) || !says(w)));
        // "labelled “exhibit B”" without an object is a name, "labelled him “a liar”" a verdict.
        let labelled = matches!(self.before(stretch, 1), "labelled" | "labeled");
        // "They call her “the Owl”": behind a pronoun, with a capital in its middle.
        let pronoun = matches!(self.before(stretch, 1), "her" | "him" | "it" | "them" | "me");
        let article = matches!(self.first_word(stretch), "the" | "The") && stretch.words <= 4;
        let inner = self.passage.tokens.get(stretch.first + 2).is_some_and(|t| t.of(self.passage.text).starts_with(char::is_uppercase));
        if pronoun && article && inner && self.before(stretch, 2).starts_with("call") {
            return true;
        }
        let names = labelled || near.into_iter().any(|(_, word)| gives(word) || (named(word) && stretch.capital));
        names && stretch.words <= 6 && (stretch.title_case || !stretch.sentence_like)
    }

    /// "Larsen, “the father of slow food,” began": what somebody is known as, beside the name.
    pub(super) fn is_epithet(&self, stretch: &Stretch) -> bool {
        let noun = matches!(self.first_word(stretch), "the" | "a" | "an") && stretch.words <= 7;
        let apposed = self.before(stretch, 1) == "," && self.before(stretch, 2).starts_with(char::is_uppercase);
        let comma = usize::from(self.after(stretch, 0) == ",");
        let closed = comma == 1 || self.passage.text[..stretch.span.end].trim_end_matches(['”', '"', '’', '\'']).ends_with(',');
        let verb = self.after(stretch, comma);
        noun && apposed && closed && is_past(verb) && act(verb).is_none_or(|act| act != Act::Speech)
    }

    /// "a sign that read “…”": written on a thing, said by nobody.
    pub(super) fn is_on_a_sign(&self, stretch: &Stretch) -> bool {
        matches!(self.before(stretch, 1), "read" | "reads" | "reading" | "saying" | "said")
            && (2..=3).any(|n| lexicon::SLOGAN_NOUNS.contains_folded(self.before(stretch, n)))
    }

    /// "announcing “Harbour Run,” its first game": what is announced under a title.
    pub(super) fn is_announced(&self, stretch: &Stretch) -> bool {
        ["announc", "launch", "unveil", "releas", "publish"].iter().any(|stem| self.before(stretch, 1).starts_with(stem))
    }

    /// "did not say “never”": words that nobody said.
    pub(super) fn is_unsaid(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.before(stretch, 1) == ",");
        matches!(self.before(stretch, 1 + comma), "say" | "said" | "utter" | "write" | "saying")
            && ((2..=3).any(|n| matches!(self.before(stretch, n + comma), "not" | "n't" | "n’t" | "never"))
                // "refused to say “guilty”"
                || self.before(stretch, 2 + comma) == "to"
                    && lists::REFUSALS.contains(&self.before(stretch, 3 + comma)))
    }

    pub(super) fn is_so_called(&self, stretch: &Stretch) -> bool {
        let (one, two, three) = (self.before(stretch, 1), self.before(stretch, 2), self.before(stretch, 3));
        one.eq_ignore_ascii_case("so-called") || (one == "called" && two == "-" && three.eq_ignore_ascii_case("so"))
    }

    /// "a column titled “The Slow Train”", "she sang “Rain Again”".
    pub(super) fn is_titled(&self, seen: &Seen) -> bool {
        // "your editorial (“Council backs road”, May 3)"
        let stretch = &seen.stretch;
        let cited = self.before(stretch, 1) == "(" && self.after(stretch, 0) == "," && (2..=4).any(|n| self.after(stretch, n) == ")");
        cited && stretch.capital || lists::TITLING_WORDS.contains(&self.before(&seen.stretch, 1)) && (seen.stretch.capital || seen.headline)
    }

    /// "What does “net zero” mean?", "“Regret” is a strong word".
    pub(super) fn is_meant(&self, stretch: &Stretch) -> bool {
        let meant = (0..=1).any(|n| matches!(self.after(stretch, n), "mean" | "means" | "meant"));
        let a_word = matches!(self.after(stretch, 0), "is" | "was" | "isn" | "remains")
            && (1..=4).any(|n| lexicon::MENTION_NOUNS.contains_folded(self.after(stretch, n)));
        (meant || a_word) && !stretch.stopped
    }

    /// "the word “crisis”", "questions like “why me”".
    pub(super) fn is_mentioned(&self, stretch: &Stretch) -> bool {
        let (one, two, three) = (self.before(stretch, 1), self.before(stretch, 2), self.before(stretch, 3));
        let things = |n: usize| {
            matches!(self.before(stretch, n), "question" | "questions" | "something" | "things") || self.is_mention_noun(stretch, n)
        };
        let like = matches!(one, "like" | "as") && (things(2) || (two == "such" && things(3)));
        let mention = self.is_mention_noun(stretch, 1)
            || (joint(one) && self.is_mention_noun(stretch, 2))
            || (one == ":" && matches!(two, "was" | "is" | "reads" | "read") && self.is_mention_noun(stretch, 3));
        like || (mention && !says(three) && (!stretch.sentence_like || matches!(two, "adage" | "proverb" | "saying")))
    }

    pub(super) fn is_slogan(&self, stretch: &Stretch) -> bool {
        self.follows(stretch, &lexicon::SLOGAN_NOUNS)
            && (stretch.capital || stretch.words <= 3 || matches!(self.before(stretch, 1), ":" | ","))
    }

    /// "the “Just Do It” slogan", "the dairy's “Milk’s for me” poster campaign".
    pub(super) fn is_slogan_behind(&self, seen: &Seen) -> bool {
        let stretch = &seen.stretch;
        if seen.title && lexicon::SLOGAN_NOUNS.contains_folded(self.after(stretch, 0)) {
            return true;
        }
        let carries = |n: usize| [&lexicon::SLOGAN_NOUNS, &lexicon::WORK_NOUNS].iter().any(|list| list.contains(self.after(stretch, n)));
        let determined = lists::BEFORE_SCARE_QUOTES.contains(&self.before(stretch, 1));
        determined && stretch.capital && !stretch.stopped && (carries(0) || carries(1) && self.after(stretch, 0).len() > 1)
    }

    pub(super) fn is_of_work(&self, seen: &Seen) -> bool {
        let stretch = &seen.stretch;
        stretch.capital
            && self.follows(stretch, &lexicon::WORK_NOUNS)
            && (stretch.title_case || seen.headline || self.before(stretch, 1) == "," || !stretch.sentence_like)
    }

    /// Whether a noun of the list leads up to the stretch: "the slogan “…”", "a novel called “…”", "His slogan was: “…”".
    fn follows(&self, stretch: &Stretch, list: &Lexicon) -> bool {
        let (one, two, three) = (self.before(stretch, 1), self.before(stretch, 2), self.before(stretch, 3));
        list.contains_folded(one)
            || (joint(one) && list.contains_folded(two))
            || (one == ":" && matches!(two, "was" | "is" | "reads" | "read") && list.contains_folded(three))
    }

    /// "a method called “time tagging”", "are called “cases”", "pronounced “zee”": what a thing is called by everybody. A judgement
    /// has its judge or is written as one: "a deal called “reckless” by the mayor".
    pub(super) fn is_term_called(&self, stretch: &Stretch) -> bool {
        let determined = usize::from(matches!(self.before(stretch, 1), "a" | "an" | "the" | "its" | "their"));
        let verb = self.before(stretch, 1 + determined);
        if verb == "pronounced" || verb == "spelled" {
            return true;
        }
        let before = self.before(stretch, 2 + determined);
        let be = lists::PASSIVE_AUXILIARIES.contains(&before);
        let habit = lists::BEFORE_TERMS.contains(&before);
        let thing = before.ends_with(|c: char| c.is_ascii_lowercase())
            && !FUNCTION_WORDS.contains(before)
            && (3..=4).any(|n| matches!(self.before(stretch, n + determined), "a" | "an" | "another"));
        matches!(verb, "called" | "termed")
            && (be || habit || thing)
            && !stretch.sentence_like
            && !is_judgement(self.first_word(stretch), stretch)
            && self.after(stretch, 0) != "by"
    }

    /// Whether the token `n` places before the stretch is a noun for words. "saying" is one behind an article, else a verb.
    pub(super) fn is_mention_noun(&self, stretch: &Stretch, n: usize) -> bool {
        let determined = || {
            let verb = matches!(self.before(stretch, n + 1), "by" | "," | "and" | "in" | "of");
            !verb && (n + 1..=n + 2).any(|n| lists::ARTICLES_BEFORE_WORKS.contains(&self.before(stretch, n)))
        };
        let word = self.before(stretch, n);
        lexicon::MENTION_NOUNS.contains_folded(word) && (word != "saying" || determined())
    }

    /// "“A Night in March,” by Ann Lee": what somebody is named as the author of.
    pub(super) fn is_by_somebody(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.after(stretch, 0) == ",");
        stretch.capital
            && stretch.words >= 2
            && self.after(stretch, comma) == "by"
            && self.after(stretch, comma + 1).starts_with(char::is_uppercase)
            && !lists::CAPITALS_WITHOUT_NAME.contains(&self.after(stretch, comma + 1))
    }

    /// "Latin for “seize the day”", "which translates as “the long house”": what foreign words mean.
    pub(super) fn is_translation(&self, stretch: &Stretch) -> bool {
        let (one, two) = (self.before(stretch, 1), self.before(stretch, 2));
        let language = lists::LANGUAGES.contains(&two)
            || two.ends_with("ese")
            || (two.starts_with(char::is_uppercase) && (two.ends_with("ish") || two.ends_with("ian") || two.ends_with("nch")));
        (one == "for" && language)
            || one == "meaning" && (2..=4).any(|n| self.is_mention_noun(stretch, n))
            || (matches!(one, "as" | "to" | "roughly" | "loosely" | "literally")
                && (1..=3).any(|n| matches!(self.before(stretch, n), "translates" | "translated" | "translation")))
    }

    /// Whether a title's own grammar stands before it: a possessive, a preposition, a noun for a work.
    pub(super) fn is_governed(&self, stretch: &Stretch) -> bool {
        let (one, two) = (self.before(stretch, 1), self.before(stretch, 2));
        let own = lists::BEFORE_TITLES.contains(&one);
        let of_work = matches!(one, "," | "of" | "by") && lexicon::WORK_NOUNS.contains_folded(two);
        own || of_work || lexicon::WORK_NOUNS.contains_folded(one)
    }

    /// "a collection called “The Long Field”": a title rather than a name that a source gives.
    pub(super) fn is_called_work(&self, stretch: &Stretch) -> bool {
        // "The inn, called “The Drunken Duck”, is shut."
        let own_name = self.before(stretch, 1) == "called" && self.before(stretch, 2) == "," && self.after(stretch, 0) == ",";
        // "a club called “The Nine”": the noun says that what follows is a name.
        let noun = self.before(stretch, 2);
        let common =
            noun.chars().all(|c| c.is_ascii_lowercase()) && noun.len() > 2 && verb(noun).is_none() && !FUNCTION_WORDS.contains(noun);
        let named = self.before(stretch, 1) == "called"
            && stretch.capital
            && common
            && (3..=5).any(|n| lists::INDEFINITE_ARTICLES.contains(&self.before(stretch, n)));
        own_name
            || named
            || matches!(self.before(stretch, 1), "called" | "named" | "dubbed")
                && (2..=REACH).any(|n| lexicon::WORK_NOUNS.contains_folded(self.before(stretch, n)))
    }

    /// "a “too big to fail” tax", "the “law and order” issue": marks that say what sort of thing the noun behind them is.
    pub(super) fn is_attributive(&self, stretch: &Stretch) -> bool {
        let text = self.passage.text;
        let determined = (1..=2).any(|n| lists::BEFORE_SCARE_QUOTES.contains(&self.before(stretch, n)));
        let noun = self.passage.tokens.get(stretch.end).is_some_and(|t| {
            let word = t.of(text);
            let verb = word.ends_with("ed") || act(word).is_some();
            t.kind == TokenKind::Word && word.starts_with(char::is_lowercase) && !FUNCTION_WORDS.contains(word) && !verb
        });
        // "“a litany of errors” sank the plan" is a phrase of its own.
        let whole = lists::PHRASE_OPENERS.contains(&self.first_word(stretch));
        // "the “got it!” moment"; but "“Why?” asked nobody"
        let cried = determined && stretch.words <= 3 && matches!(self.last_word(stretch), "!" | "?");
        (determined || !whole) && noun && (!stretch.stopped || cried) && !stretch.capital
    }

    /// "The bank's “dot plot” showed": what reports something is no report itself.
    pub(super) fn is_subject(&self, stretch: &Stretch) -> bool {
        let determined = lists::SUBJECT_OPENERS.contains(&self.before(stretch, 1));
        let told =
            verb(self.after(stretch, 0)).is_some_and(|v| v.act == Act::Speech && v.forms.has(Forms::PAST) && !v.forms.has(Forms::BASE));
        determined && !stretch.stopped && told
    }

    /// "had posted a “manifesto” online": marks around what a thing is, not around what stands in it.
    pub(super) fn is_thing_written(&self, stretch: &Stretch) -> bool {
        lists::DETERMINERS.contains(&self.before(stretch, 1))
            && lists::PUBLISHING_VERBS.contains(&self.before(stretch, 2))
            && stretch.words <= 2
            && !stretch.capital
    }

    /// The first word inside the marks.
    pub(super) fn first_word(&self, stretch: &Stretch) -> &'a str {
        self.passage.tokens.get(stretch.first + 1).map_or("", |t| t.of(self.passage.text))
    }

    /// The last word or stop inside the marks.
    fn last_word(&self, stretch: &Stretch) -> &'a str {
        stretch.end.checked_sub(2).and_then(|at| self.passage.tokens.get(at)).map_or("", |t| t.of(self.passage.text))
    }

    /// "a “targeted area,” which is defined as …": a term.
    pub(super) fn is_defined(&self, stretch: &Stretch) -> bool {
        let comma = usize::from(self.after(stretch, 0) == ",");
        matches!(self.before(stretch, 1), "a" | "an" | "the")
            && !stretch.capital
            && matches!(self.after(stretch, comma), "which" | "that" | "meaning" | "defined")
            && (comma..comma + 4).any(|n| matches!(self.after(stretch, n), "defined" | "means" | "meaning" | "refers" | "denotes"))
    }
}

/// What may stand between a noun for words and the marks.
fn joint(word: &str) -> bool {
    lists::BEFORE_NAMES.contains(&word)
}

/// Whether a stretch reads as a verdict on something rather than as its name: an adjective alone, or "a …", "too …".
fn is_judgement(first: &str, stretch: &Stretch) -> bool {
    let adjective = lists::ADJECTIVE_ENDINGS.iter().any(|end| first.ends_with(end));
    (adjective && stretch.words == 1) || lists::JUDGEMENT_OPENERS.contains(&first)
}
