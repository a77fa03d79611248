//! Passives with their agent: "Residents were told by the mayor that …", "The claim was denied by the ministry."

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::analysis::Act;
use crate::lexicon::WEAK_VERBS;
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::Forms;
use crate::word::Pos;

impl Finder<'_, '_> {
    /// The relation of the passive verb at `at`: whoever stands behind "by" speaks, and the subject hears it or is spoken of.
    pub(super) fn by_agent(&self, sentence: &Tokens, at: usize) -> Option<Found> {
        let verb = self.verb_of(at)?;
        let by = (at + 1..sentence.end.min(at + 3)).find(|&i| self.pos(i) != Pos::Adv)?;
        if WEAK_VERBS.contains(verb.lemma)
            || verb.act != Act::Speech
            || !verb.forms.has(Forms::PAST)
            || !self.is(by, "by")
            || !self.has_be(sentence.start, at)
        {
            return None;
        }
        let source = self.source_after(by + 1, sentence.end, Comma::OpensClosed).filter(|s| self.speaks(s))?;
        let rest = source.end..sentence.end;
        let mut content = Vec::new();
        let told = lists::TOLD_OPENERS.contains(&self.lower(rest.start)) || self.clause_at(rest.start, rest.end);
        if lists::HEARING_VERBS.contains(&verb.lemma) && told {
            content.push(self.stripped(rest));
        } else {
            let start = self.group_start(sentence.start, at);
            content.push(self.subject(sentence.start, at).unwrap_or_else(|| self.stripped(sentence.start..start)));
            if matches!(self.lower(rest.start), "as" | "for" | "that" | "to") {
                content.push(self.stripped(rest));
            }
        }
        content.retain(|part| !part.is_empty());
        (!content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content, rule: Rule::ByAgent })
    }
}
