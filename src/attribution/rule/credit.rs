//! The dash that gives a quotation its credit, and the poll that gives figures their source.

use super::source::Comma;
use super::{Finder, Found, Rule, Tokens};
use crate::word::Class;

/// Tokens of the longest name after a dash, and between "in" and "poll".
const LONGEST_NAME: usize = 8;

impl Finder<'_, '_> {
    /// "“We won.” — Ann Lee, Springfield" at the end of a paragraph; a name of two words may have a full stop.
    pub(super) fn dash_and_name(&self, sentence: &Tokens) -> Option<Found> {
        let is_dash = |at: &usize| matches!(self.text(*at), "-" | "--" | "–" | "—" | "―");
        let dash = sentence.clone().rev().take(2 * LONGEST_NAME).find(is_dash).filter(|&at| at > 0)?;
        // "Oscar P. Quintero".
        let initial = |at: usize| self.text(at) == "." && self.text(at - 1).len() == 1 && at + 1 < sentence.end;
        let end = (dash + 1..sentence.end).take(LONGEST_NAME).take_while(|&at| self.passage.words[at].capital || initial(at)).last()? + 1;
        let ends = end == sentence.end
            || self.is_comma(end) && sentence.end - end <= LONGEST_NAME
            || self.text(end) == "." && end + 1 == sentence.end && end - dash > 2;
        let credit = ends && self.is_mark(dash - 1) && sentence.end == self.passage.words.len();
        credit.then(|| Found {
            source: Some(dash + 1..end),
            cue: dash..dash + 1,
            content: vec![self.quoted_to(dash - 1)],
            rule: Rule::DashAndName,
        })
    }

    /// "In a poll by the college, half of the voters …"
    pub(super) fn in_poll(&self, sentence: &Tokens) -> Option<Found> {
        let at = sentence.start;
        if !self.is(at, "in") || !self.passage.words.has(at + 1, Class::Determiner) {
            return None;
        }
        (at + 2..sentence.end).take(LONGEST_NAME).find(|&i| self.is(i, "poll") || self.is(i, "survey"))?;
        let source = self.source_after(at + 1, sentence.end, Comma::OpensClosed)?;
        let comma = (source.end..sentence.end).take(LONGEST_NAME).find(|&i| self.is_comma(i))?;
        let content = self.stripped(comma..sentence.end);
        (!content.is_empty()).then(|| Found { source: Some(source), cue: at..at + 1, content: vec![content], rule: Rule::InPoll })
    }
}
