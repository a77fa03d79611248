//! What rules put right in the contents that the network has found: how far what is reported reaches.

use super::{Finder, Tokens};
use crate::analysis::{Act, Attribution, BlockKind, FoundBy};
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::Forms;
use crate::span::Span;
use crate::word::{Class, Gap, Pos};

/// Words of a parenthesis between dashes, and of a gap that a content may leave before its tag.
const LONGEST: usize = 24;

impl Finder<'_, '_> {
    /// Puts right where a relation's contents end. `taken`: the cues of all relations, in order.
    pub(super) fn extents(&self, relation: &mut Attribution, taken: &[Span]) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        for place in 0..relation.content.len() {
            let span = relation.content[place];
            let content = self.passage.words.within(span);
            if content.is_empty() || content.end > sentence.end {
                continue;
            }
            let end = if content.start >= cue.end {
                self.before_main_verb(&sentence, &cue, &content)
                    .or_else(|| self.in_relative_clause(&sentence, &cue, &content))
                    .or_else(|| self.behind_subject(&sentence, &content))
                    .or_else(|| self.behind_exclamation(&sentence, &content))
                    .or_else(|| self.behind_parenthesis(&sentence, &content))
                    .or_else(|| self.behind_participles(&sentence, &content))
                    .or_else(|| self.before_next_report(&sentence, &content, taken))
                    .or_else(|| self.before_open_relative(&content))
            } else {
                self.up_to_tag(relation, &content, &cue, taken).or_else(|| self.before_so(&content))
            };
            if let Some(end) = end.filter(|&end| end > content.start) {
                let grown = self.passage.words.span(content.start..end);
                let crosses = |s: &Span| s.overlaps(Span::new(span.end.min(grown.end), grown.end.max(span.end)));
                let elsewhere = relation.content[place + 1..].iter().chain(&relation.source).chain(&relation.cue).any(crosses);
                let next = taken.partition_point(|c| c.start < span.end);
                // Inside a parenthesis somebody else may speak: "– or Ulma as it is called by some –".
                let another = grown.end > span.end
                    && taken.get(next).is_some_and(|c| c.start < grown.end)
                    && self.behind_parenthesis(&sentence, &content).is_none();
                if !elsewhere && !another || grown.end < span.end {
                    relation.content[place] = grown;
                }
            }
        }
    }

    /// "that he had kept it safe | and which, he claimed, others would spoil": the relative clause is another's content.
    fn before_open_relative(&self, content: &Tokens) -> Option<usize> {
        let relative = content.end.checked_sub(1).filter(|_| content.len() > 2)?;
        let open = matches!(self.lower(relative), "which" | "who" | "whom") && self.pos(relative - 1) == Pos::Cconj;
        open.then_some(relative - 1)
    }

    /// "Staff to blame, | the union says": a tag that closes a headline or a sentence and has nothing behind it reports what stands before.
    pub(super) fn before_tag(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation).filter(|_| relation.content.is_empty()) else { return };
        let [source] = &relation.source[..] else { return };
        let words = &self.passage.words;
        let source = words.within(*source);
        let tag = source.end == self.group_start(source.end, cue.start)
            && source.start > sentence.start + 1
            && self.is_comma(source.start - 1)
            && self.stripped(self.behind_whom(&cue)..sentence.end).is_empty();
        let before = self.stripped(sentence.start..source.start);
        let whole = self.passage.kind == BlockKind::Headline || self.has_finite(&before);
        if tag && whole && !before.is_empty() && !before.clone().any(|at| words[at].quoted) {
            relation.content = vec![words.span(before)];
        }
    }

    /// "A landlord tells them | they have to move out", “It was cold,” | Lee says: what a cue reports of which the network has only the source
    /// is the quotation before its tag, or the clause or the quotation behind it.
    pub(super) fn beside_cue(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation).filter(|_| relation.content.is_empty()) else { return };
        let words = &self.passage.words;
        let Some(verb) = self.main_verb(&cue).filter(|&at| !words[at].quoted || words[cue.start].quoted) else { return };
        // "We are told | prices will rise": who hears stands before it.
        let hears = self.has_be(sentence.start, verb);
        let behind = if hears { vec![self.stripped(verb + 1..sentence.end)] } else { self.complement(&sentence, verb) };
        let opens = |content: &Tokens| {
            let that = usize::from(lists::CLAUSE_OPENERS.contains(&self.lower(content.start)));
            !content.is_empty() && words[content.start].quoted && !words[verb].quoted || self.clause_at(content.start + that, sentence.end)
        };
        let tag = relation.source.first().map_or(cue.start, |source| words.within(*source).start.min(cue.start));
        let quoted_before = tag > sentence.start && self.is_mark(tag - 1) && !words[verb].quoted;
        let content = match () {
            () if quoted_before => self.around(&sentence, tag, cue.end),
            () if behind.first().is_some_and(opens) => behind,
            () => return,
        };
        relation.content = content.into_iter().map(|part| words.span(part)).collect();
    }

    /// Where a cue ends with whom it tells: "told | the council".
    fn behind_whom(&self, cue: &Tokens) -> usize {
        let tells = self.verb_of(cue.end - 1).is_some_and(|verb| verb.lemma == "tell");
        let whom = self.passage.phrases.after(cue.end).filter(|_| tells);
        whom.map_or(cue.end, |phrase| self.passage.phrases.extent(phrase).end)
    }

    /// "The price, analysts reckon, | will double": where a tag parts a subject from its verb, both are what is said.
    pub(super) fn around_tag(&self, relation: &mut Attribution) {
        let Some((sentence, cue)) = self.sentence_and_cue(relation) else { return };
        let [source] = &relation.source[..] else { return };
        let words = &self.passage.words;
        let source = words.within(*source);
        let set_off = source.start > sentence.start + 1 && self.is_comma(source.start - 1) && self.is_comma(cue.end);
        if !set_off
            || source.end != self.group_start(source.end, cue.start)
            || relation.content.iter().any(|c| words.at(c.start) >= cue.end)
        {
            return;
        }
        let (before, behind) = (self.stripped(sentence.start..source.start), self.stripped(cue.end..sentence.end));
        let parted = !self.has_finite(&before) && self.finite(self.skipped_on(behind.start, behind.end));
        let quoted = || before.clone().chain(behind.clone()).any(|at| words[at].quoted);
        if parted && self.passage.phrases.before(before.end).is_some() && !quoted() {
            relation.content = vec![words.span(before), words.span(behind)];
        }
    }

    /// "argued that “a town is no garage.” | It was right": outside marks a content ends with its cue's sentence, and words of a sentence
    /// before or behind it are not what the cue reports.
    pub(super) fn within_sentence(&self, relation: &mut Attribution) {
        // A turn and a set phrase reach further by their own rule.
        let Some((sentence, _)) = self.sentence_and_cue(relation).filter(|_| relation.rule == FoundBy::Model) else { return };
        let words = &self.passage.words;
        let quoted = |at: usize| words.get(at).is_some_and(|w| w.quoted);
        let inside = |span: &Span| {
            let content = words.within(*span);
            content.start < sentence.end && content.end > sentence.start
        };
        if !relation.content.iter().any(inside) {
            return;
        }
        // “Fire!” | Lee said that …; but under the line “Fire!” | Lee said that …: there the marks are the other sentence's.
        let opens = |span: &Span| {
            let at = self.passage.sentences.partition_point(|s| s.span.end <= span.start);
            self.passage.sentences.get(at).is_none_or(|s| words.within(*span).start <= words.within(s.span).start + 1)
        };
        // “It is ours.” | Lee said that it would close: her clause is all that the cue reports.
        let cue_end = relation.cue[0].end;
        let clause = relation.content.iter().any(|span| span.start >= cue_end && inside(span) && !words.within(*span).any(quoted));
        let earlier = |span: &Span| words.within(*span).end <= sentence.start;
        relation.content.retain(|span| inside(span) || words.within(*span).all(quoted) && opens(span) && !(clause && earlier(span)));
        for span in &mut relation.content {
            let content = words.within(*span);
            // “… is deep.” | Following his speech, Lee said it was over: nor what stands before it.
            if content.start < sentence.start && content.end > sentence.start && content.end <= sentence.end && !quoted(sentence.start) {
                let kept = self.stripped(sentence.start..content.end);
                if !kept.is_empty() && kept.end <= words.at(relation.cue[0].start) {
                    *span = words.span(kept);
                }
            }
            if content.start < sentence.start || content.end <= sentence.end {
                continue;
            }
            // Inside marks it goes on to the end of the sentence in which they close.
            let cue = relation.cue[0].start;
            let from = self.passage.sentences.partition_point(|s| s.span.end <= cue);
            let ends = self.passage.sentences[from..].iter().map(|s| words.within(s.span).end);
            let Some(end) = ends.take_while(|&end| end < content.end).find(|&end| !quoted(end)) else { continue };
            let kept = if end == sentence.end { self.stripped(content.start..end) } else { content.start..end };
            if !kept.is_empty() {
                *span = words.span(kept);
            }
        }
    }

    /// "“It is late. | “We must go,”": the mark that opens what comes next is no part of a content, nor is the one that closes
    /// the quotation around it.
    pub(super) fn whole_marks(&self, relation: &mut Attribution) {
        let words = &self.passage.words;
        let nested = relation.nested;
        for span in &mut relation.content {
            let content = words.within(*span);
            let Some(last) = content.end.checked_sub(1).filter(|&at| at > content.start && matches!(self.lower(at), "“" | "”" | "\""))
            else {
                continue;
            };
            let mark = words[last].span;
            let marked = &self.passage.marked;
            let opens = words[last].gap != Gap::Glued && marked.binary_search_by_key(&mark.start, |m| m.span.start).is_ok();
            let around = || self.outermost(mark.start).is_some_and(|outer| outer.end == mark.end && outer.start < span.start);
            let from = |place: usize| marked.partition_point(|m| m.span.start < place);
            let own = || marked[from(span.start)..from(mark.start)].iter().any(|m| m.span.end == mark.end);
            if opens || nested && around() && !own() {
                *span = words.span(self.stripped(content.start..last));
            }
        }
    }

    /// Whether contents hold a finite verb: "In an interview" does not.
    pub(super) fn has_clause(&self, contents: &[Span]) -> bool {
        contents.iter().any(|c| self.has_finite(&self.passage.words.within(*c)))
    }

    /// "Lee's warning that the dam would fail | was ignored", "the plan to sell it | upset them": the content of a noun that is a subject
    /// ends before the main verb.
    fn before_main_verb(&self, sentence: &Tokens, cue: &Tokens, content: &Tokens) -> Option<usize> {
        let noun = cue.end - 1;
        let phrases = &self.passage.phrases;
        let start = phrases.at(noun).map_or(noun, |i| {
            let start = phrases[i].words.start;
            phrases[i].owner.map_or(start, |owner| start.min(phrases[owner].words.start))
        });
        let owned = noun > sentence.start && matches!(self.pos(noun - 1), Pos::Part | Pos::Det | Pos::Adj | Pos::Pron)
            || noun == sentence.start
            || matches!(self.pos(noun - 1), Pos::Punct | Pos::Cconj);
        let subject = owned && self.opens_clause(sentence.start, start) && !self.has_finite(&(sentence.start..noun));
        let hangs = self.is(content.start, "that") || self.is(content.start, "to") && self.pos(noun) == Pos::Noun;
        let past = self.verb_of(noun).is_some_and(|v| v.forms.has(Forms::PAST));
        if past || !subject || content.start != cue.end || !hangs {
            return None;
        }
        self.main_verb_behind(noun, content.start, content)
    }

    /// "The mayor, who says the dam is safe, | has left": the content of a relative clause on a subject ends with the clause, before the main
    /// verb.
    fn in_relative_clause(&self, sentence: &Tokens, cue: &Tokens, content: &Tokens) -> Option<usize> {
        let who = self.group_start(sentence.start, cue.start).checked_sub(1).filter(|&at| matches!(self.lower(at), "who" | "which"))?;
        let comma = who.checked_sub(1).filter(|&at| at > sentence.start && self.is_comma(at))?;
        if self.has_finite(&(sentence.start..comma)) {
            return None;
        }
        // The comma may stand inside a closing mark.
        let ends = |at: usize| {
            let mark = self.pos(at) == Pos::Punct && self.passage.words[at].quoted && self.is_comma(at - 1);
            let resumes = |from: usize| self.finite(self.skipped_on(from, content.end));
            match (self.is_comma(at), mark) {
                (true, _) if resumes(at + 1) => Some(at),
                (_, true) if resumes(at + 1) => Some(at + 1),
                _ => None,
            }
        };
        (content.start + 1..content.end).rev().find_map(ends)
    }

    /// The main verb behind the clause that "that" or "to" at `opener` opens and that hangs on the noun at `noun`, a subject: "the warning
    /// by Lee that it would fail | was ignored".
    pub(super) fn main_verb_behind(&self, noun: usize, opener: usize, content: &Tokens) -> Option<usize> {
        let from = content.start.min(noun);
        if self.has_finite(&(from..noun)) {
            return None;
        }
        // Every clause that opens inside takes one finite verb, an infinitive none; the first that is left over is the main one.
        let mut open = usize::from(!self.is(opener, "to"));
        for at in opener + 2..content.end {
            match self.pos(at) {
                Pos::Sconj => open += 1,
                Pos::Pron | Pos::Adv if lists::QUESTION_WORDS.contains(&self.lower(at)) => open += 1,
                Pos::Cconj if !self.clause_at(at + 1, content.end) && self.finite(self.skipped_on(at + 1, content.end)) => open += 1,
                Pos::Cconj if self.clause_at(at + 1, content.end) && self.passage.phrases.before(at).is_none() => open += 1,
                _ if self.finite(at) && open == 0 => return Some(at),
                _ if self.finite(at) => open -= 1,
                _ => {}
            }
        }
        None
    }

    /// "is confident the deal | will be passed", "says the dam, | which is old, is safe": a noun phrase with a finite verb right behind
    /// it, or behind its relative clause, is the subject of a clause.
    fn behind_subject(&self, sentence: &Tokens, content: &Tokens) -> Option<usize> {
        let last = self.passage.phrases.before(content.end).map(|i| self.passage.phrases[i].words.start)?;
        let described = self.is_comma(content.end) && matches!(self.lower(content.end + 1), "which" | "who");
        let closes = || (content.end + 3..sentence.end.min(content.end + LONGEST)).find(|&at| self.is_comma(at)).map(|comma| comma + 1);
        let verb = if described { closes()? } else { content.end };
        let whole = last == content.start && self.pos(verb) == Pos::Aux && self.finite(verb) && verb < sentence.end;
        whole.then(|| self.stripped(content.start..sentence.end).end)
    }

    /// "when does the “got it!” | moment occur": an exclamation inside marks ends no clause that goes on in small letters.
    fn behind_exclamation(&self, sentence: &Tokens, content: &Tokens) -> Option<usize> {
        let end = content.end;
        let mark = end.checked_sub(2).filter(|&i| matches!(self.lower(i), "!" | "?"))?;
        let closes = matches!(self.lower(mark + 1), "”" | "\"" | "’" | "'");
        let goes_on = self
            .passage
            .words
            .get(end)
            .is_some_and(|w| !w.capital && w.gap == Gap::Space && !matches!(w.pos, Pos::Punct | Pos::Verb | Pos::Cconj));
        (closes && goes_on && end < sentence.end && !self.passage.words[content.start].quoted)
            .then(|| self.stripped(content.start..sentence.end).end)
    }

    /// "regard Ulm – or Ulma, as some say – | as the capital": behind a parenthesis between dashes the content goes on.
    fn behind_parenthesis(&self, sentence: &Tokens, content: &Tokens) -> Option<usize> {
        let dash = |at: usize| matches!(self.lower(at), "–" | "—" | "--") || self.is(at, "-") && self.passage.words[at].gap != Gap::Glued;
        let open = Some(content.end).filter(|&at| at < sentence.end && dash(at))?;
        let close = (open + 2..sentence.end.min(open + LONGEST)).find(|&at| dash(at))?;
        let goes_on = matches!(self.pos(close + 1), Pos::Adp | Pos::Aux | Pos::Verb | Pos::Sconj | Pos::Part);
        goes_on.then(|| self.stripped(content.start..sentence.end).end)
    }

    /// "accused of leaving her, | taking her jewels and missing her calls": a list of participles goes on.
    fn behind_participles(&self, sentence: &Tokens, content: &Tokens) -> Option<usize> {
        let participle = |at: usize| self.lower(at).ends_with("ing") && self.pos(at) == Pos::Verb;
        let end = content.end;
        let list = participle(content.start) && self.is_comma(end) && participle(end + 1) && end + 1 < sentence.end;
        list.then(|| self.stripped(content.start..sentence.end).end)
    }

    /// "Lee said rents will fall, | and Bell said they will rise": the next who speaks is not reported, nor the tag that reports all.
    fn before_next_report(&self, sentence: &Tokens, content: &Tokens, taken: &[Span]) -> Option<usize> {
        let words = &self.passage.words;
        let inside = taken[taken.partition_point(|c| c.start < words[content.start].span.start)..].iter().map(|c| words.within(*c));
        let cues = inside.take_while(|cue| cue.start < content.end).filter(|cue| !cue.is_empty() && !words[cue.start].quoted);
        let begins = |cue: Tokens| {
            let verb = self.main_verb(&cue).filter(|&at| self.verb_of(at).is_some_and(|v| v.act == Act::Speech))?;
            let subject = self.subject_ending(sentence.start, self.group_start(sentence.start, verb))?;
            // "that rents will fall, | Bell said on Monday": the tag that closes a sentence reports all of it; but "that after the vote, Bell
            // announced his resignation" is one clause.
            let opens = content.start + usize::from(self.is(content.start, "that"));
            let subordinate = matches!(self.pos(opens), Pos::Adp | Pos::Sconj | Pos::Adv);
            let object = self.passage.phrases.after(verb + 1).is_some() && !words.has(verb + 1, Class::Day);
            let closes = subject.start.checked_sub(1).filter(|&comma| {
                comma > content.start && self.is_comma(comma) && !self.has_finite(&(cue.end.min(content.end)..content.end))
            });
            let closes = closes.filter(|&comma| !subordinate && !object && self.has_finite(&(content.start..comma)));
            let joins = subject.start.checked_sub(2).filter(|&comma| comma > content.start && self.is_comma(comma));
            let joins = joins.filter(|comma| matches!(self.lower(comma + 1), "and" | "but" | "while"));
            closes.or(joins).filter(|_| self.speaks(&subject))
        };
        cues.filter_map(begins).next()
    }

    /// "The lamp is broken | – or so says Bo Falk": "so" is the tag's.
    fn before_so(&self, content: &Tokens) -> Option<usize> {
        let last = content.end.checked_sub(2).filter(|_| self.is(content.end - 1, "so"))?;
        let joined = usize::from(self.pos(last) == Pos::Cconj);
        let end = last + 1 - joined;
        let set_off = end > content.start + 1 && self.pos(end - 1) == Pos::Punct;
        set_off.then(|| self.stripped(content.start..end).end)
    }

    /// "Mining matters, | accounting for 12 percent of output, according to the board": nothing is left between a content and its tag.
    fn up_to_tag(&self, relation: &Attribution, content: &Tokens, cue: &Tokens, taken: &[Span]) -> Option<usize> {
        let source = relation.source.first().map(|s| self.passage.words.within(*s)).filter(|s| !s.is_empty());
        let tag = source.filter(|s| s.start < cue.start).map_or(cue.start, |s| s.start);
        let comma = tag.checked_sub(1).filter(|&l| self.is_comma(l) && l > content.end + 1)?;
        let gap = self.passage.words.span(content.end..comma);
        let next = taken.partition_point(|c| c.end <= gap.start);
        let free = taken.get(next).is_none_or(|c| c.start >= gap.end) && !relation.content.iter().any(|c| c.overlaps(gap));
        let opens = self.is_comma(content.end) || matches!(self.pos(content.end), Pos::Adp | Pos::Verb | Pos::Sconj | Pos::Cconj);
        let unquoted = !(content.end..comma).any(|at| self.passage.words[at].quoted);
        (free && opens && unquoted && tag - content.end <= LONGEST).then_some(comma)
    }
}
