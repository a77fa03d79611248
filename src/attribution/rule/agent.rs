//! Passives with their agent: "Residents were told by the mayor that …", "The claim was denied by the ministry."

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::analysis::Act;
use crate::lexicon::WEAK_VERBS;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::Forms;
use crate::word::Pos;

/// Words from the verb to the "by" behind its verdict.
const VERDICT: usize = 10;

impl Finder<'_, '_> {
    /// Whether the verb at `at` has somebody who is told something: "advised by police".
    pub(super) fn tells(&self, at: usize) -> bool {
        self.verb_of(at).is_some_and(|verb| lists::HEARING_VERBS.contains(&verb.lemma))
    }

    /// The relation of the passive verb at `at`: whoever stands behind "by" speaks, and the subject hears it or is spoken of.
    pub(super) fn by_agent(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        let mut by = (at + 1..sentence.end.min(at + 3)).find(|&i| self.pos(i) != Pos::Adv)?;
        let judges = lists::JUDGING_VERBS.contains(&verb.lemma) || lists::RATING_VERBS.contains(&verb.lemma) || verb.lemma == "declare";
        if !self.is(by, "by") && (judges || lists::VERBS_WITH_OF.contains(&verb.lemma) && self.is(by, "of")) {
            // "was called a sham by Holm", "was accused of theft by Holm"
            let reach = sentence.end.min(at + VERDICT);
            let verdict = |i: &usize| !self.finite(*i) && (self.pos(*i) != Pos::Punct || self.passage.words[*i].quoted);
            by = (at + 1..reach).take_while(verdict).find(|&i| self.is(i, "by"))?;
        }
        // "As noted by the board, …"
        let as_noted = at > sentence.start && self.is(at - 1, "as") && self.opens_clause(sentence.start, at - 1);
        let speaks = verb.act == Act::Speech || verb.lemma == "advise";
        if WEAK_VERBS.contains(verb.lemma) && !judges && !self.tells(at)
            || !speaks
            || !verb.forms.has(Forms::PAST)
            || !self.is(by, "by")
            || !(as_noted || self.has_be(sentence.start, at))
            || self.as_saying(at).is_some()
        {
            return None;
        }
        let mut source = self.source_after(by + 1, sentence.end, Comma::OpensClosed).filter(|s| self.speaks(s))?;
        // "accused by prosecutors | of theft"
        if lists::VERBS_WITH_OF.contains(&verb.lemma)
            && let Some(of) = (source.start + 1..source.end).find(|&i| self.is(i, "of"))
        {
            source.end = of;
        }
        let rest = source.end..sentence.end;
        let mut content = Vec::new();
        let told = lists::TOLD_OPENERS.contains(&self.lower(rest.start)) || self.clause_at(rest.start, rest.end);
        if as_noted {
            content.push(self.stripped(sentence.start..at - 1));
            if self.is_comma(rest.start) {
                content.push(self.stripped(rest));
            }
        } else if lists::HEARING_VERBS.contains(&verb.lemma) && told {
            content.push(self.stripped(rest));
        } else {
            let start = self.group_start(sentence.start, at);
            content.push(self.subject(sentence.start, at).unwrap_or_else(|| self.stripped(sentence.start..start)));
            if by > at + 2 {
                content.push(self.stripped(at + 1..by));
            }
            if matches!(self.lower(rest.start), "as" | "for" | "of" | "that" | "to") {
                content.push(self.stripped(rest));
            }
        }
        content.retain(|part| !part.is_empty());
        (!content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content, rule: Rule::ByAgent })
    }
}
