//! Which mark closes which, and what becomes of those that find no partner.

use super::Marked;
use super::glyph::{Family, Leaning, Mark};
use crate::lexicon::quotation as lists;
use crate::span::Span;

/// Deeper marks than this are not read: nobody nests so deep, and it bounds what one mark can cost.
pub(super) const MAX_DEPTH: usize = 6;

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opener {
    mark: Mark,
    /// Where its stretch stands in `found`.
    at: usize,
}

pub(super) struct Pairing {
    pub(super) found: Vec<Marked>,
    pub(super) open: Vec<Opener>,
}

/// The end of a stretch whose partner has not been met.
const UNMET: usize = usize::MAX;

impl Pairing {
    pub(super) fn read(&mut self, mark: &Mark, next: Option<&Mark>) {
        let partner = self.open.iter().rposition(|o| o.mark.family == mark.family);
        match partner {
            Some(partner) if self.closes(partner, mark) => self.close(partner, mark),
            _ if self.opens(mark, partner.is_some(), next) => self.push(mark),
            _ => {}
        }
    }

    fn closes(&self, partner: usize, mark: &Mark) -> bool {
        let opener = &self.open[partner].mark;
        // „ “ and the Swedish ” ” close with a glyph that leans the other way.
        let low = matches!(opener.glyph, '„' | '‚') && matches!(mark.glyph, '“' | '‘' | '”' | '’' | '‟');
        if !low && !mark.can_close() {
            return false;
        }
        if opener.span.end == mark.span.start {
            return false;
        }
        if matches!(mark.family, Family::Guillemet | Family::SingleGuillemet) {
            return opener.glyph != mark.glyph || mark.glyph == '»';
        }
        // "the dogs' home,' she said", "the dogs' owners', he said": a possessive leaves closing to a surer mark further on.
        !(mark.possessive && !mark.stopped && mark.free_after && mark.surer)
    }

    fn opens(&self, mark: &Mark, inside_same: bool, next: Option<&Mark>) -> bool {
        match mark.family {
            // A curly right single before a word is an apostrophe far more often than a mark turned round.
            Family::Single => mark.free_before && !mark.free_after && mark.glyph != '’',
            Family::Guillemet | Family::SingleGuillemet | Family::Corner | Family::WhiteCorner => mark.leaning != Leaning::Closes,
            Family::Double => {
                // "said" we won"", "said “ we won ”": marks set off by spaces.
                let pairs = |n: &Mark| !n.free_before || (mark.free_before && n.free_after && n.leaning != Leaning::Opens);
                let pairs_with_next = !inside_same && mark.free_after && next.is_some_and(pairs);
                (mark.can_open() && (mark.free_before || !inside_same) && !mark.free_after)
                    || (pairs_with_next && mark.leaning != Leaning::Closes)
            }
        }
    }

    fn push(&mut self, mark: &Mark) {
        if self.open.len() >= MAX_DEPTH {
            // A single that was never closed was an apostrophe; it makes room.
            match self.open.iter().position(|o| o.mark.family == Family::Single) {
                Some(apostrophe) => drop(self.open.remove(apostrophe)),
                None => return,
            }
        }
        let at = self.found.len();
        self.found.push(Marked { span: Span { start: mark.span.start, end: UNMET }, depth: 0, continues: false, open: false });
        self.open.push(Opener { mark: *mark, at });
    }

    /// Closes the stretch at `partner`; what was opened inside it and not closed was no mark.
    fn close(&mut self, partner: usize, mark: &Mark) {
        self.found[self.open[partner].at].span.end = mark.span.end;
        self.open.truncate(partner);
    }

    /// Decides what to do with stretches that were never closed, and counts depths.
    pub(super) fn settle(&mut self, text: &str, marks: &[Mark], handed_on: &mut Option<char>) {
        let end = text.trim_end().len();
        // A single mark may be an apostrophe: it runs on only where it opens a sentence and the paragraph ends with a stop.
        let stopped = text[..end].ends_with(['.', '!', '?', '…']);
        let runs_on = |mark: &Mark| mark.family != Family::Single || mark.span.start == 0 || (stopped && opens_a_sentence(text, mark));
        // A writer who forgets to close one quotation forgets others: each ends before the next.
        let unclosed: Vec<Opener> = self.open.iter().filter(|o| runs_on(&o.mark)).copied().collect();
        for (nth, &Opener { mark, at }) in unclosed.iter().enumerate() {
            let begins = |mark: &Mark| mark.span.start == 0 || opens_a_sentence(text, mark);
            // The next mark like it that opens a stretch of its own.
            let closed =
                |start: usize| self.found.binary_search_by_key(&start, |m| m.span.start).is_ok_and(|i| self.found[i].span.end != UNMET);
            let later = marks.partition_point(|m| m.span.start <= mark.span.start);
            let next_closed = marks[later..].iter().filter(|m| m.glyph == mark.glyph).map(|m| m.span.start).find(|&m| closed(m));
            let next_unclosed = unclosed.get(nth + 1).filter(|o| o.mark.glyph == mark.glyph && begins(&o.mark)).map(|o| o.mark.span.start);
            let missing_closer = next_closed.into_iter().chain(next_unclosed).min();
            let inside = mark.span.end..missing_closer.unwrap_or(end);
            match forgotten_end(&text[inside.clone()]).filter(|_| begins(&mark)) {
                Some(length) => self.found[at].span.end = inside.start + length,
                None if !begins(&mark) => {}
                None if missing_closer.is_some() => {
                    // The writer forgot to close before opening again: the quotation ends with the last stop before that.
                    if let Some(stop) = text[inside.clone()].rfind(['.', ',', '!', '?']) {
                        self.found[at].span.end = inside.start + stop + 1;
                    }
                }
                None => {
                    self.found[at].span.end = end;
                    self.found[at].open = true;
                    *handed_on = Some(mark.glyph);
                    break;
                }
            }
        }
        self.found.retain(|m| m.span.end != UNMET);
        let mut around: Vec<usize> = Vec::new();
        for marked in &mut self.found {
            while around.last().is_some_and(|&end| end <= marked.span.start) {
                around.pop();
            }
            marked.depth = around.len();
            around.push(marked.span.end);
        }
    }
}

/// Words that stand for a person in a tag.
const PRONOUNS: [&str; 4] = ["he", "she", "they", "I"];

/// Words of a tag's name before its verb.
const TAG_WORDS: usize = 4;

/// Where a quotation ends whose closing mark was forgotten or mistyped: at a single mark that closes like a double one (“We won,’ she
/// said), or before a tag (“We won, said Ann Lee.). Linear in the length of what follows the opening mark.
fn forgotten_end(inside: &str) -> Option<usize> {
    let (mut stopped, mut spaced, mut nested) = (false, true, false);
    for (i, c) in inside.char_indices() {
        let after = &inside[i + c.len_utf8()..];
        let single = matches!(c, '’' | '\'') && after.starts_with(char::is_whitespace);
        // A single mark that opened inside is what this one closes.
        if stopped && single && !std::mem::take(&mut nested) {
            return Some(i + c.len_utf8());
        }
        nested |= c == '‘' || (c == '\'' && spaced);
        spaced = c.is_whitespace();
        stopped = matches!(c, ',' | '.' | '!' | '?');
        if matches!(c, ',' | '!' | '?') && after.starts_with(char::is_whitespace) && is_tag(after) {
            return Some(i + 1);
        }
    }
    None
}

/// "said Ann Lee", "she said.", "Ann Lee said.": no clause of the speaker's own goes on like that.
fn is_tag(after: &str) -> bool {
    let mut words = after.split(char::is_whitespace).skip(1).take(TAG_WORDS + 1);
    let name = |word: &str| word.starts_with(char::is_uppercase) || PRONOUNS.contains(&word);
    let says = |word: &str| lists::TAG_VERBS.contains(&word);
    let Some(first) = words.next() else { return false };
    if says(first) {
        return words.next().is_some_and(|next| name(next) && next != "I");
    }
    if !name(first) {
        return false;
    }
    let tag = words.find(|word| !name(word));
    tag.is_some_and(|verb| verb.ends_with(['.', ',', ';', ':']) && says(verb.trim_end_matches(['.', ',', ';', ':'])))
}

/// Whether an opening mark stands where a sentence may begin and a sentence does begin after it.
fn opens_a_sentence(text: &str, mark: &Mark) -> bool {
    let led = text[..mark.span.start]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, ',' | ':' | '.' | '!' | '?' | '”' | '"' | '—' | '–'));
    led && text[mark.span.end..].chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase())
}
