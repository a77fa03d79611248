//! Everyday uses of verbs that report, which the network takes for somebody's words.

use super::{Finder, Tokens};
use crate::analysis::{Act, Attribution, BlockKind};
use crate::lexicon::attribution as lists;
use crate::phrase::{Determiner, Form, Kind};
use crate::word::{Class, Pos};

/// An idiom: an example, which is its name, and whether a relation is one. Its test is its case in `tests/cases`.
type Idiom = (&'static str, fn(&Finder, &Case) -> bool);

/// A relation in words.
struct Case<'a> {
    relation: &'a Attribution,
    sentence: Tokens,
    cue: Tokens,
    /// The first verb of the cue that is known to report.
    verb: Option<usize>,
    content: Option<Tokens>,
}

/// Words of a clause that is asked for its verb.
const CLAUSE: usize = 8;

/// Every idiom. One is enough for a relation to go.
const IDIOMS: &[Idiom] = &[
    ("that said", that_said),
    ("all told", all_told),
    ("one or two, say, red ones", for_example),
    ("so-called", so_called),
    ("little known", little_known),
    ("known as a nurse", known_as),
    ("paid according to how long they stay", by_measure),
    ("the series The World According to Lee", in_title),
    ("a ship called the Swift", names),
    ("underestimated the storm", underestimates),
    ("conceded a penalty", wins),
    ("the photo showed a car", pictures),
    ("saw a car", perceives),
    ("find it harder", finds_hard),
    ("called his mother", telephones),
    ("continuing to top the charts", goes_on),
    ("gold added 0.4 percent", gains),
    ("review: a slow film", kicks_off),
    ("was honoured for", honours),
    ("were shouted and spat at", stranded),
    ("were considered because of", considered),
    ("was approached for comment on", approached),
    ("no group claimed it", nobody),
    ("left voters with doubts about", left_with),
    ("what the neighbours say", heading),
    ("left buyers with mixed signals", clause_for_source),
    ("it is certain that it rained", certain),
];

impl Finder<'_, '_> {
    /// Whether a relation is an everyday turn and nothing that anybody says.
    pub(super) fn is_idiom(&self, relation: &Attribution) -> bool {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return false };
        let verb = cue.clone().find(|&at| self.verb_of(at).is_some());
        let content = relation.content.first().map(|c| self.passage.words.within(*c)).filter(|c| !c.is_empty());
        let case = Case { relation, sentence, cue, verb, content };
        IDIOMS.iter().any(|(_, is)| is(self, &case))
    }

    fn lemma_of(&self, at: Option<usize>) -> &'static str {
        at.and_then(|at| self.verb_of(at)).map_or("", |verb| verb.lemma)
    }

    fn source_is(&self, case: &Case, word: &str) -> bool {
        matches!(&case.relation.source[..], [source] if source.of(self.passage.text).eq_ignore_ascii_case(word))
    }

    /// The noun phrase that opens the content, where no clause does.
    fn object(&self, case: &Case) -> Option<usize> {
        let content = case.content.as_ref().filter(|c| c.start >= case.cue.end)?;
        let phrase = self.passage.phrases.after(content.start)?;
        let end = self.passage.phrases[phrase].words.end;
        let clause = end < content.end && self.finite(self.skipped_on(end, content.end));
        (!clause && self.pos(end) != Pos::Punct || end >= content.end).then_some(phrase)
    }
}

/// What something is measured by says nothing; who says it may be a clause: "according to what police have said".
fn by_measure(finder: &Finder, case: &Case) -> bool {
    let [source] = case.relation.source[..] else { return false };
    let start = finder.passage.words.at(source.start);
    let asks = lists::QUESTION_WORDS.contains(&finder.lower(start)) || finder.is(start, "whether");
    let mut clause = start..case.sentence.end.min(start + CLAUSE);
    asks && finder.is(case.cue.start, "according") && !clause.any(|at| finder.verb_of(at).is_some_and(|v| v.act == Act::Speech))
}

/// A capital in the middle of a clause is a title's.
fn in_title(finder: &Finder, case: &Case) -> bool {
    let at = case.cue.start;
    let capital = finder.passage.words[at].capital && finder.is(at, "according");
    capital && at > case.sentence.start && finder.pos(at - 1) != Pos::Punct && finder.passage.kind != BlockKind::Headline
}

/// Of a relation that is unsure: a source that is a clause is nobody.
fn clause_for_source(finder: &Finder, case: &Case) -> bool {
    let [source] = case.relation.source[..] else { return false };
    let within = finder.passage.words.within(source);
    let clause = within.clone().any(|at| finder.certainly_finite(at) && !finder.in_relative(&within, at));
    case.relation.unsure() && source.end <= case.relation.cue[0].start && clause
}

/// "It is certain that it rained": nobody is.
fn certain(finder: &Finder, case: &Case) -> bool {
    let it = finder.source_is(case, "it") || case.relation.source.is_empty() && finder.is(case.cue.start, "it");
    it && case.cue.clone().any(|at| lists::ASSURED_ADJECTIVES.contains(&finder.lower(at)))
}

/// "That said, it rained": a turn of the writer's.
fn that_said(finder: &Finder, case: &Case) -> bool {
    let said = matches!(finder.lower(case.cue.end - 1), "said") && !finder.passage.words[case.cue.start].quoted;
    let after = finder.lower(case.cue.end);
    finder.source_is(case, "that") && said && !matches!(after, "“" | "\"" | ":")
}

fn all_told(finder: &Finder, case: &Case) -> bool {
    finder.is(case.cue.end - 1, "told") && (finder.source_is(case, "all") || finder.is(case.cue.start, "all"))
}

/// "…, say, …"
fn for_example(finder: &Finder, case: &Case) -> bool {
    let Some(before) = case.cue.start.checked_sub(1) else { return false };
    case.cue.len() == 1 && finder.is(case.cue.start, "say") && finder.is_comma(before) && finder.is_comma(case.cue.end)
}

/// "so-called": the cue is the "called" of it, or holds it.
fn so_called(finder: &Finder, case: &Case) -> bool {
    let called = case.cue.end - 1;
    finder.is(called, "called") && called > 1 && finder.is(called - 1, "-") && finder.is(called - 2, "so")
}

fn little_known(finder: &Finder, case: &Case) -> bool {
    let known = case.cue.end - 1;
    case.relation.source.is_empty()
        && finder.is(known, "known")
        && known > 0
        && matches!(finder.lower(known - 1), "little" | "well" | "best" | "widely")
}

/// "known as", "known for", "known to be": what something is called, what people think of with it.
fn known_as(finder: &Finder, case: &Case) -> bool {
    let Some(known) = case.cue.clone().find(|&at| finder.is(at, "known")) else { return false };
    matches!(finder.lower(known + 1), "as" | "for" | "by" | "locally")
}

/// "a system called Lumen", "someone named Bo Falk", "a classic titled “Quiet Water”".
fn names(finder: &Finder, case: &Case) -> bool {
    let Some(verb) = case.verb.or(Some(case.cue.end - 1)).filter(|&v| v > case.sentence.start) else { return false };
    let naming = lists::NAMING_PARTICIPLES.contains(&finder.lower(verb));
    let described = finder.passage.phrases.before(verb).map(|i| &finder.passage.phrases[i]);
    let indefinite = described.is_some_and(|p| {
        p.form == Form::Nominal
            && (p.determiner != Determiner::Definite || matches!(finder.lower(p.head), "someone" | "somebody" | "something"))
    });
    let named = finder.passage.phrases.after(verb + 1).map(|i| &finder.passage.phrases[i]);
    let alone = named.is_some_and(|p| {
        p.form == Form::Name
            && (p.words.end >= case.sentence.end
                || finder.pos(p.words.end) == Pos::Punct && !finder.passage.words[p.words.end].quoted
                || finder.finite(p.words.end))
    });
    naming && indefinite && (alone || finder.passage.words.get(verb + 1).is_some_and(|w| w.quoted))
}

/// "The navy underestimated the storm": the writer judges, the navy says nothing.
fn underestimates(finder: &Finder, case: &Case) -> bool {
    finder.lemma_of(case.verb) == "underestimate"
}

/// "conceded a penalty", "claimed the title"
fn wins(finder: &Finder, case: &Case) -> bool {
    let head = finder.object(case).map(|i| finder.passage.phrases[i].head);
    matches!(finder.lemma_of(case.verb), "concede" | "claim")
        && head.is_some_and(|head| lists::WON_NOUNS.contains(&finder.passage.words.lemma(head)))
}

/// "the photo showed a car": seen in it; "the photo showed that …" is its evidence.
fn pictures(finder: &Finder, case: &Case) -> bool {
    let [source] = case.relation.source[..] else { return false };
    let words = &finder.passage.words;
    let head = finder.passage.phrases.at(words.at(source.start)).map(|i| finder.passage.phrases[i].head);
    let image = head.is_some_and(|head| lists::IMAGE_NOUNS.contains(&words.lemma(head)));
    image && finder.lemma_of(case.verb) == "show" && finder.object(case).is_some()
}

/// "saw something that she had missed": with a thing and no clause.
fn perceives(finder: &Finder, case: &Case) -> bool {
    let as_well = (case.cue.end..case.sentence.end).take(8).any(|at| finder.is(at, "as"));
    let thing = finder.object(case).is_some_and(|i| {
        let phrase = &finder.passage.phrases[i];
        phrase.form != Form::Pronoun
            || lists::OBJECT_PRONOUNS.contains(&finder.lower(phrase.head))
            || matches!(finder.lower(phrase.head), "something" | "nothing")
    });
    lists::PERCEIVING_VERBS.contains(&finder.lemma_of(case.verb)) && case.cue.len() <= 2 && thing && !as_well
}

/// "will find it harder to rent"
fn finds_hard(finder: &Finder, case: &Case) -> bool {
    let Some(verb) = case.verb.filter(|_| finder.lemma_of(case.verb) == "find") else { return false };
    let hard = |at: usize| finder.pos(at) == Pos::Adj || finder.pos(at) == Pos::Adv && finder.is(at + 1, "to");
    finder.is(verb + 1, "it") && (hard(verb + 2) || hard(finder.skipped_on(verb + 2, case.sentence.end)))
}

/// "continuing to top the charts"; but "continued to insist", whose second verb is in the cue.
fn goes_on(finder: &Finder, case: &Case) -> bool {
    let last = case.cue.end - 1;
    finder.lemma_of(Some(last)) == "continue" && finder.is(case.cue.end, "to") && finder.pos(case.cue.end + 1) == Pos::Verb
}

/// "Gold added 0.4 percent", "the storm claimed 12 lives": a figure and no clause.
fn gains(finder: &Finder, case: &Case) -> bool {
    let figure = |at: usize| finder.pos(at) == Pos::Num || matches!(finder.lower(at), "$" | "£" | "€");
    let content = case.content.as_ref().filter(|c| c.start >= case.cue.end);
    let bare = content.is_some_and(|c| (c.start..c.end.min(c.start + 3)).any(figure) && !finder.has_finite(c));
    matches!(finder.lemma_of(case.verb), "add" | "claim") && bare && !finder.passage.words[case.cue.start].quoted
}

/// "Review: a slow film": what newsrooms write before a colon.
fn kicks_off(finder: &Finder, case: &Case) -> bool {
    case.cue.len() == 1
        && finder.is(case.cue.start, ":")
        && lists::KICKERS
            .contains(&case.relation.source.first().map(|s| s.of(finder.passage.text).to_lowercase()).unwrap_or_default().as_str())
}

/// "called his mother on Monday", "called the police": by telephone; "what Lee called the worst storm" judges.
fn telephones(finder: &Finder, case: &Case) -> bool {
    let Some(verb) = case.verb.filter(|_| finder.lemma_of(case.verb) == "call") else { return false };
    let Some(phrase) = finder.passage.phrases.after(verb + 1).map(|i| &finder.passage.phrases[i]) else { return false };
    let end = phrase.words.end;
    let person = matches!(phrase.kind, Kind::Person | Kind::Group) || finder.is(phrase.head, "police");
    let ends = end >= case.sentence.end || matches!(finder.pos(end), Pos::Punct | Pos::Adp) || finder.passage.words.has(end, Class::Day);
    let judged = (case.sentence.start..verb).any(|at| matches!(finder.lower(at), "what" | "who" | "whom" | "which"));
    let quoted = finder.passage.words.get(end).is_some_and(|w| w.quoted) || finder.passage.words[phrase.words.start].quoted;
    person && ends && !judged && !quoted && !finder.has_be(case.sentence.start, verb) && case.cue.len() == 1
}

/// "was honoured for her work"
fn honours(finder: &Finder, case: &Case) -> bool {
    let honoured = |at: usize| lists::HONOURING_PARTICIPLES.contains(&finder.lower(at));
    let Some(verb) = case.cue.clone().find(|&at| honoured(at)) else { return false };
    finder.has_be(case.sentence.start, verb) && finder.is(verb + 1, "for")
}

/// "were shouted at": the verb's own preposition is left behind, and no words stand there.
fn stranded(finder: &Finder, case: &Case) -> bool {
    let Some(verb) = case.verb else { return false };
    let at = (verb + 1..case.sentence.end.min(verb + 4)).find(|&i| finder.is(i, "at"));
    finder.has_be(case.sentence.start, verb)
        && at.is_some_and(|at| case.content.is_none() && finder.passage.phrases.after(at + 1).is_none() || finder.pos(at + 1) == Pos::Adp)
}

/// "were considered because of the weather": weighed, and nothing said of it.
fn considered(finder: &Finder, case: &Case) -> bool {
    let Some(verb) = case.verb.filter(|_| finder.lemma_of(case.verb) == "consider") else { return false };
    let next = finder.lower(verb + 1);
    let weighed = next == "." || lists::CIRCUMSTANCE_OPENERS.contains(&next);
    case.relation.source.is_empty() && finder.has_be(case.sentence.start, verb) && weighed
}

/// "was approached for comment on the plan": asked, and no answer told.
fn approached(finder: &Finder, case: &Case) -> bool {
    let asked = |at: &usize| matches!(finder.passage.words.lemma(*at), "approach" | "contact") && finder.has_be(case.sentence.start, *at);
    case.cue.clone().find(asked).is_some_and(|at| finder.is(at + 1, "for") && finder.is(at + 2, "comment"))
}

/// "Although no group claimed it, the fire raised fears": of a noun, or of a relation that is unsure, nobody is the source.
fn nobody(finder: &Finder, case: &Case) -> bool {
    let [source] = case.relation.source[..] else { return false };
    let none = matches!(finder.lower(finder.passage.words.at(source.start)), "no" | "nobody" | "none");
    none && (case.relation.unsure() || case.verb.is_none_or(|verb| finder.pos(verb) != Pos::Verb))
}

/// "That has left voters with doubts about the mayor": they are left with something, and say nothing.
fn left_with(finder: &Finder, case: &Case) -> bool {
    let [source] = case.relation.source[..] else { return false };
    let before = finder.passage.words.at(source.start).checked_sub(1);
    finder.is(case.cue.start, "with") && before.is_some_and(|at| finder.passage.words.lemma(at) == "leave")
}

/// "What the neighbours say": a heading that leads up to what is said.
fn heading(finder: &Finder, case: &Case) -> bool {
    let asks = case.content.as_ref().is_some_and(|c| c.len() == 1 && lists::QUESTION_WORDS.contains(&finder.lower(c.start)));
    finder.passage.kind == BlockKind::Headline && asks && case.relation.content.len() == 1
}
