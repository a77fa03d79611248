//! What rules and network make of a paragraph together.

use super::{Finder, Found, Rule, Trust};
use crate::analysis::{Act, Attribution};
use crate::attribution::Quoted;
use crate::left_out::is_left_out;
use crate::passage::Passage;
use crate::span::Span;

/// What the network must at least give a cue whose subject is a document: it can do little else than say something.
const OF_DOCUMENT: f32 = 0.25;

/// What it must at least give a verb with its clause.
const GLIMPSED: f32 = 0.1;

/// The relations of a paragraph. `by_network` come in the order of their cues, each with one; `likely`: how likely each token is part
/// of a cue.
pub(in crate::attribution) fn merged(passage: &Passage, quoted: &Quoted, by_network: Vec<Attribution>, likely: &[f32]) -> Vec<Attribution> {
    let finder = Finder::new(passage);
    let mut merging = Merging { finder: &finder, quoted, relations: by_network, gone: Vec::new(), added: Vec::new() };
    merging.gone.resize(merging.relations.len(), false);
    finder.mend(&mut merging.relations);
    merging.relations.iter_mut().for_each(|relation| relation.kind = quoted.kind(&relation.content));
    for found in finder.found() {
        merging.take(found, likely);
    }
    merging.finish()
}

/// A rule that mends relations: one by one, or with a look at their neighbours.
#[derive(Clone, Copy)]
enum Mend<'p, 't> {
    One(fn(&Finder<'p, 't>, &mut Attribution)),
    All(fn(&Finder<'p, 't>, &mut [Attribution])),
}

/// A rule that mends a relation beside the cues of all.
type MendLast<'p, 't> = fn(&Finder<'p, 't>, &mut Attribution, &[Span]);

/// The names of the rules that mend.
#[cfg(feature = "leave-out")]
pub(in crate::attribution) fn mends() -> impl Iterator<Item = &'static str> {
    Finder::BEFORE.map(|(name, _)| name).into_iter().chain(Finder::AFTER.map(|(name, _)| name)).chain(["idioms"])
}

impl<'p, 't> Finder<'p, 't> {
    /// What mends the network's relations before rules add their own, in this order.
    const BEFORE: [(&'static str, Mend<'p, 't>); 8] = [
        ("source of its sentence", Mend::One(Self::own_source)),
        ("source of the next cue", Mend::All(Self::source_of_next)),
        ("own participle", Mend::One(Self::own_participle)),
        ("hearer", Mend::One(Self::hearer)),
        ("quoted as saying", Mend::One(Self::quoted_as_saying)),
        ("judged", Mend::One(Self::judged)),
        ("passive of a headline", Mend::One(Self::headline_passive)),
        ("titles", Mend::All(Self::titles)),
    ];

    /// What mends each relation, the network's and the rules', once all are found; `cues`: of all of them, in order.
    const AFTER: [(&'static str, MendLast<'p, 't>); 8] = [
        ("subject of its cue", |finder, relation, _| finder.subject_of_cue(relation)),
        ("snapped to phrases", |finder, relation, _| finder.snapped(relation)),
        ("before its tag", |finder, relation, _| finder.before_tag(relation)),
        ("beside its cue", |finder, relation, _| finder.beside_cue(relation)),
        ("around its tag", |finder, relation, _| finder.around_tag(relation)),
        ("extents", |finder, relation, cues| finder.extents(relation, cues)),
        ("within its sentence", |finder, relation, _| finder.within_sentence(relation)),
        ("whole marks", |finder, relation, _| finder.whole_marks(relation)),
    ];

    fn mend(&self, relations: &mut [Attribution]) {
        for (name, mend) in Self::BEFORE {
            if is_left_out("mend", &name) {
                continue;
            }
            match mend {
                Mend::One(mend) => relations.iter_mut().for_each(|relation| mend(self, relation)),
                Mend::All(mend) => mend(self, relations),
            }
        }
    }
}

struct Merging<'m, 'p, 't> {
    finder: &'m Finder<'p, 't>,
    quoted: &'m Quoted<'p>,
    /// The network's, in the order of their cues.
    relations: Vec<Attribution>,
    /// Which of them a rule has put away.
    gone: Vec<bool>,
    added: Vec<(Rule, Attribution)>,
}

impl Merging<'_, '_, '_> {
    fn take(&mut self, found: Found, likely: &[f32]) {
        let (rule, cue_words) = (found.rule, found.cue.clone());
        let relation = self.finder.attribution(found);
        let Some(&cue) = relation.cue.first() else { return };
        if self.added.iter().rev().take(4).any(|(_, other)| other.cue.iter().any(|c| c.overlaps(cue))) {
            return;
        }
        // "was written by": a work and no account of anything.
        if rule == Rule::ByAgent && relation.act == Act::Stance && !self.finder.tells(cue_words.start) {
            return;
        }
        if let Some(at) = self.overlapping(cue) {
            self.settle(rule, relation, at);
            return;
        }
        let probability = likely.get(cue_words).unwrap_or_default().iter().copied().fold(0.0, f32::max);
        match rule.trust() {
            Trust::Whole => {
                self.put_away_torn(&relation);
                self.added.push((rule, relation));
            }
            // A verb with a clause in which the network sees nothing of a cue reports nothing; but inside what another reports it looks for none.
            Trust::Alone if rule == Rule::Asserted && probability < GLIMPSED && !self.is_reported(cue) => {}
            Trust::Alone if rule == Rule::OfDocument && probability < OF_DOCUMENT => {}
            Trust::Sure | Trust::Alone => {
                if rule == Rule::UtteringTag {
                    self.put_away_torn(&relation);
                }
                self.added.push((rule, relation));
            }
        }
    }

    /// Whether a cue stands in what a relation beside it reports.
    fn is_reported(&self, cue: Span) -> bool {
        self.relations[self.near(cue)].iter().any(|r| r.content.iter().any(|c| c.contains(cue)))
    }

    /// The network's relations beside a cue.
    fn near(&self, cue: Span) -> std::ops::Range<usize> {
        let at = self.relations.partition_point(|r| r.cue[0].end <= cue.start);
        at.saturating_sub(1)..self.relations.len().min(at + 2)
    }

    /// The network's relation whose cue a rule's touches.
    fn overlapping(&self, cue: Span) -> Option<usize> {
        let at = self.relations.partition_point(|r| r.cue[0].end <= cue.start);
        self.relations.get(at).filter(|r| r.cue[0].overlaps(cue)).map(|_| at)
    }

    /// What a rule changes in a relation of the network's with the same cue.
    fn settle(&mut self, rule: Rule, found: Attribution, at: usize) {
        let relation = &mut self.relations[at];
        let cue = relation.cue[0];
        let shared = |s: &Span| relation.source.iter().any(|o| o.overlaps(*s));
        let torn = found.source.iter().any(|s| s.overlaps(cue) || !shared(s));
        let beyond = match (&found.source[..], &relation.source[..]) {
            ([by_rule], [source]) => source.end > by_rule.end && self.finder.runs_on(*by_rule, *source, &found.content),
            _ => true,
        };
        let empty = relation.content.is_empty();
        let crosses = relation.content.iter().any(|c| found.source.iter().any(|s| s.overlaps(*c)));
        let disjoint = !found.content.is_empty() && !relation.content.iter().any(|c| found.content.iter().any(|o| o.overlaps(*c)));
        // "She was, according to her landlady, | careful": what a parenthesis parts is one content.
        // "according to Bo Falk, | a caretaker who lives next door.": what describes the source belongs to it.
        let short = match (&found.source[..], &relation.source[..]) {
            ([by_rule], [source]) => {
                by_rule.start == source.start && by_rule.end > source.end && found.content.iter().all(|c| c.end <= cue.start)
            }
            _ => false,
        };
        let half = relation.content.len() < found.content.len() && self.finder.goes_on_behind(&found);
        // "rents will fall; | according to Bell, | they will rise", "rents fell and, | according to Bell, | will fall": not what stands
        // beyond a semicolon or what is joined, nor the words of the tag itself.
        let text = self.finder.passage.text;
        let parted = |between: &str| between.contains(';') || matches!(between.trim_matches([' ', ',']), "and" | "but");
        let strays = relation.content.iter().any(|c| {
            !found.content.iter().any(|own| own.overlaps(*c)) && c.end <= cue.start && parted(&text[c.end..cue.start])
                || found.cue.iter().any(|own| own.overlaps(*c))
                || found
                    .content
                    .iter()
                    .any(|own| own.start <= c.start && own.end < c.end && text[own.end..c.end].trim_start().starts_with(';'))
        });
        // "| The threat |, called a twin, hits phones, say experts": a subject without its verb is half of what they say.
        let bare = rule == Rule::InvertedTag
            && covers(&found.content, &relation.content)
            && !self.finder.has_clause(&relation.content)
            && self.finder.has_clause(&found.content);
        if let Some(act) = rule.act() {
            relation.act = act;
        }
        // Two who agree are surer than one.
        if matches!(rule.trust(), Trust::Whole | Trust::Sure) && !torn {
            relation.confidence = relation.confidence.max(found.confidence);
        }
        match rule.trust() {
            Trust::Whole if torn || beyond || short || crosses || empty || disjoint || half || strays || bare => {
                let confidence = relation.confidence.max(found.confidence);
                let nested = relation.nested;
                *relation = Attribution { confidence, nested, ..found };
                if cue.contains(relation.cue[0]) && !relation.source.iter().chain(&relation.content).any(|s| s.overlaps(cue)) {
                    relation.cue = vec![cue];
                }
            }
            Trust::Sure if torn => {
                relation.source = found.source;
                relation.cue = found.cue;
            }
            Trust::Alone
                if relation.source.is_empty() && (rule == Rule::ByAgent || !crosses)
                    || rule == Rule::ByAgent && (torn || beyond) && !crosses =>
            {
                relation.source = found.source;
                if rule == Rule::ByAgent {
                    relation.cue = found.cue;
                    // "accused by the state | of theft", "accused | of theft | by the state"
                    let within = relation.content.iter().all(|c| found.content.iter().any(|own| own.contains(*c)));
                    if within || crosses || beyond && !torn {
                        relation.content = found.content;
                    }
                }
            }
            // "Ann Lee, the host of “The Mole,” | said | it was over": the network took the subject for what is said.
            Trust::Alone if rule == Rule::Asserted && relation.source.is_empty() => {
                relation.content.retain(|c| !found.source.iter().any(|s| s.overlaps(*c)));
                relation.source = found.source;
                if relation.content.is_empty() {
                    relation.content = found.content;
                }
            }
            // "LEE: No. I have …": the whole turn.
            _ if rule == Rule::NameAndColon && !torn && covers(&found.content, &relation.content) => {
                (relation.content, relation.kind, relation.rule) = (found.content, found.kind, found.rule);
            }
            // "was | reportedly | seen"
            _ if rule == Rule::Hearsay => relation.cue = found.cue,
            // "Fares will double by May, | the rail union warned on Monday."
            _ if rule == Rule::ClosingTag && empty && !torn => {
                relation.content = found.content;
                relation.kind = found.kind;
            }
            // "Prices will rise, experts say, | by 3 percent"
            _ if matches!(rule, Rule::ClosingTag | Rule::ByAgent)
                && !torn
                && relation.content.len() == 1
                && found.content.len() == 2
                && !disjoint =>
            {
                if let Some(&rest) = found.content.last().filter(|rest| !relation.content.iter().any(|c| c.overlaps(**rest))) {
                    relation.content.push(rest);
                }
            }
            _ => {}
        }
    }

    /// “…,” | raged the | roofer: a verb that the network does not know, taken for part of the source of a relation beside it.
    fn put_away_torn(&mut self, by_rule: &Attribution) {
        let cue = by_rule.cue[0];
        for at in self.near(cue) {
            let torn = self.relations[at].source.iter().any(|s| s.overlaps(cue));
            self.gone[at] |= torn;
        }
    }

    fn finish(mut self) -> Vec<Attribution> {
        // "the firm said on Monday in a | note": a source that holds another's cue is a clause.
        let mut clauses: Vec<(Span, Span)> = self.relations.iter().filter_map(|r| Some((*r.cue.first()?, *r.source.first()?))).collect();
        clauses.sort_unstable();
        for (at, relation) in self.relations.iter().enumerate() {
            let Some(source) = relation.source.first() else { continue };
            let inner = clauses.get(clauses.partition_point(|(cue, _)| cue.start < source.start));
            let inner = inner.filter(|(cue, subject)| source.contains(*cue) && source.contains(*subject) && subject.start == source.start);
            self.gone[at] |= inner.is_some_and(|(cue, _)| self.finder.is_clause_of(*source, *cue));
        }
        let mut gone = self.gone.iter();
        self.relations.retain(|_| !gone.next().copied().unwrap_or(false));
        let mut relations = self.relations;
        relations.extend(self.added.into_iter().map(|(_, relation)| relation));
        relations.retain(|relation| is_left_out("mend", &"idioms") || !self.finder.is_idiom(relation));
        self.finder.told_beside(&mut relations);
        let mut cues: Vec<Span> = relations.iter().flat_map(|r| r.cue.iter().copied()).collect();
        cues.sort_unstable();
        for relation in &mut relations {
            for (name, mend) in Finder::AFTER {
                if !is_left_out("mend", &name) {
                    mend(self.finder, relation, &cues);
                }
            }
            relation.kind = self.quoted.kind(&relation.content);
        }
        relations
    }
}

/// Whether each of `spans` stands in one of `wider`.
fn covers(wider: &[Span], spans: &[Span]) -> bool {
    spans.iter().all(|span| wider.iter().any(|w| w.contains(*span)))
}
