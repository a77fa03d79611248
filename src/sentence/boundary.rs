//! Where a sentence ends: a stop, and the evidence around it.

use super::abbreviation::{Abbreviation, abbreviation};
use super::clause::Letter;
use super::written::{Begins, Stop, begins, begins_small, is_all_capitals, is_opener, stop};
use crate::lexicon::{self, sentence as lists};
use crate::mark::Marked;
use crate::token::{Token, TokenKind};

/// A longer quotation is read as sentences of its own also where a sentence leads up to it, in bytes: some forty words.
const LONG_QUOTATION: usize = 240;

/// Words of the longest note in brackets: "[better source needed]".
const NOTE_WORDS: usize = 4;

/// Tokens between two dashes that bracket an aside.
const BRACKETED: usize = 12;

/// Reads the stops of one paragraph from left to right.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) marked: &'a [Marked],
    /// Outermost marked stretches before this one end before the place that is read.
    pub(super) outer: usize,
    /// The paragraph is written without capitals.
    small: bool,
    /// The sentence that was asked about last, and its first token that is no stop.
    worded: (usize, usize),
    /// Where reading goes on after a run of stops that ends nothing.
    after_run: usize,
}

/// A run of stops with the marks and brackets that close after it.
pub(super) struct Run {
    stop: Stop,
    /// One past its last stop.
    end: usize,
    /// One past the last mark or bracket that closes after it.
    pub(super) closed: usize,
    /// A quotation mark closes after it.
    pub(super) quoted: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], marked: &'a [Marked]) -> Reader<'a> {
        let small = tokens.iter().find(|t| t.kind == TokenKind::Word).is_some_and(|t| begins(t.of(text)) == Begins::Lower);
        Reader { text, tokens, marked, outer: 0, small, worded: (usize::MAX, 0), after_run: 0 }
    }

    /// Whether the sentence that began at token `start` ends with the stop at token `at`; then one past its last token.
    pub(super) fn end(&mut self, start: usize, at: usize) -> Option<usize> {
        let token = self.tokens[at];
        self.after_run = at + 1;
        let run = match token.kind {
            TokenKind::Abbreviation => self.abbreviated(at)?,
            // ". . . The practice": what stands before a sentence's first word ends none.
            TokenKind::Symbol if self.worded_from(start) < at => match self.run(at) {
                Some(run) => run,
                None => return self.end_without_stop(start, at),
            },
            _ => return None,
        };
        self.after_run = run.closed.max(at + 1);
        if run.closed >= self.tokens.len() {
            return None;
        }
        let omission = self.omission_after(at, &run);
        let end = omission.unwrap_or(run.closed);
        (!self.owned(start, end) && (omission.is_some() || self.ends(start, at, &run))).then_some(end)
    }

    /// "We had to -- Although he never knew", "See you :) Now go": where a speaker breaks off or smiles, the next words may begin
    /// a sentence without a stop.
    fn end_without_stop(&mut self, start: usize, at: usize) -> Option<usize> {
        let smile = self.emoticon(at);
        let end = smile.max(at + 1);
        let next = self.tokens.get(end).filter(|t| t.span.start > self.tokens[end - 1].span.end)?.of(self.text);
        let broken_off = || {
            let before = self.tokens[at - 1].of(self.text);
            matches!(self.tokens[at].of(self.text), "—" | "–" | "--" | "-")
                && begins_small(before)
                && before.len() > 1
                && next != "I"
                && lexicon::SENTENCE_STARTERS.contains_folded(next)
                && !lexicon::ABBREVIATED_TITLES.contains_folded(next)
        };
        // "the mayor — The Hon. Ann Lee — left": what stands between two dashes is no sentence.
        let bracketed = || {
            let of = |i: usize| self.tokens[i].of(self.text);
            let closes = |i: usize| of(i) == "." && abbreviation(self.text, &self.tokens[i - 1]).is_none();
            let ahead = end..self.tokens.len().min(end + BRACKETED);
            ahead.take_while(|&i| !matches!(of(i), "?" | "!") && !closes(i)).any(|i| of(i) == of(at))
        };
        let ends = at > 0 && begins(next) == Begins::Upper && (smile > at || broken_off() && !bracketed());
        (ends && !self.owned(start, end)).then_some(end)
    }

    /// The first token of the sentence that is no stop. Looked for once a sentence, so that a text of stops alone stays linear.
    fn worded_from(&mut self, start: usize) -> usize {
        match self.worded {
            (known, worded) if known == start => worded,
            _ => {
                let stops = self.tokens[start..].iter().take_while(|t| stop(t.of(self.text)).is_some()).count();
                self.worded = (start, start + stops);
                start + stops
            }
        }
    }

    /// Where to go on after `end` has found nothing at `at`.
    pub(super) fn resume(&self, at: usize) -> usize {
        self.after_run.max(at + 1)
    }

    /// A stop that is part of its token; none where more stops follow, which then decide.
    fn abbreviated(&mut self, at: usize) -> Option<Run> {
        let glued = self.tokens.get(at + 1).filter(|t| t.span.start == self.tokens[at].span.end);
        if glued.is_some_and(|t| stop(t.of(self.text)).is_some()) {
            return None;
        }
        let (closed, quoted) = self.closers(at + 1);
        Some(Run { stop: Stop::Full, end: at + 1, closed, quoted })
    }

    fn run(&mut self, at: usize) -> Option<Run> {
        let mut kind = self.stop(at)?;
        let mut end = at + 1;
        while let Some(stop) = self.tokens.get(end).and_then(|_| self.stop(end)) {
            let glued = self.tokens[end].span.start == self.tokens[end - 1].span.end;
            // "We lost. ... They won.": the second sentence begins with what was left out.
            if !glued && stop == Stop::Ellipsis && end == at + 1 && kind != Stop::Ellipsis {
                break;
            }
            // ". . ." is an ellipsis; "! ?" apart are not one run, but nothing stands between them either.
            kind = match (kind, stop) {
                (Stop::Full, Stop::Full) | (Stop::Full, Stop::Ellipsis) | (Stop::Ellipsis, Stop::Full) => Stop::Ellipsis,
                (Stop::Sure, _) | (_, Stop::Sure) => Stop::Sure,
                (Stop::Ellipsis, Stop::Ellipsis) => Stop::Ellipsis,
                _ => Stop::Exclaim,
            };
            end += 1;
        }
        // "[...]" stands for words.
        if kind == Stop::Ellipsis && at > 0 && matches!(self.tokens[at - 1].of(self.text), "[" | "(") {
            return None;
        }
        let (closed, quoted) = self.closers(end);
        Some(Run { stop: kind, end, closed, quoted })
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        let token = &self.tokens[at];
        let written = token.of(self.text);
        if let found @ Some(_) = stop(written) {
            return found;
        }
        // Greek asks with a semicolon; Armenian stops with a colon.
        let letter = || self.text[..token.span.start].chars().next_back();
        match written {
            ";" => letter().filter(|c| matches!(c, '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}')).map(|_| Stop::Exclaim),
            ":" => letter().filter(|c| matches!(c, '\u{0530}'..='\u{058F}')).map(|_| Stop::Sure),
            _ => None,
        }
    }

    /// Takes in what closes after a stop: marks, brackets, and a note's number in brackets.
    fn closers(&mut self, from: usize) -> (usize, bool) {
        let (mut at, mut quoted) = (from, false);
        while let Some(token) = self.tokens.get(at).filter(|t| t.kind == TokenKind::Symbol) {
            let glued = token.span.start == self.tokens[at - 1].span.end;
            let after = self.text[token.span.end..].chars().next();
            let free_after = after.is_none_or(|c| !c.is_alphanumeric());
            let takes = match token.of(self.text) {
                ")" | "]" | "}" | "）" | "］" => true,
                "”" | "»" | "」" | "』" | "›" => {
                    quoted = true;
                    true
                }
                "\"" | "’" | "'" | "“" if glued && free_after => {
                    quoted = true;
                    true
                }
                "\"" if after.is_none_or(char::is_whitespace) && self.closes_here(token.span.end) => {
                    quoted = true;
                    true
                }
                _ => false,
            };
            if !takes {
                break;
            }
            at += 1;
        }
        (self.notes(self.emoticon(at)), quoted)
    }

    /// ":)", ":-)" and their like after a stop belong to the sentence that they smile at.
    fn emoticon(&self, at: usize) -> usize {
        let is = |i: usize, symbols: &[&str]| self.tokens.get(i).is_some_and(|t| symbols.contains(&t.of(self.text)));
        let nose = usize::from(is(at + 1, &["-"]));
        if is(at, &[":", ";"]) && is(at + 1 + nose, &[")", "(", "D", "P"]) { at + 2 + nose } else { at }
    }

    /// The place after notes in brackets: "[5] [12]", "[citation needed]", "(2012)".
    fn notes(&self, mut at: usize) -> usize {
        let is = |i: usize, symbol: &str| self.tokens.get(i).is_some_and(|t| t.of(self.text) == symbol);
        let digits = |i: usize| self.tokens.get(i).filter(|t| t.kind == TokenKind::Number).map_or(0, |t| t.span.len());
        let small = |i: usize| self.tokens.get(i).is_some_and(|t| begins_small(t.of(self.text)));
        loop {
            let words = (1..=NOTE_WORDS).take_while(|&n| small(at + n)).count();
            at += match () {
                () if is(at, "[") && (1..=3).contains(&digits(at + 1)) && is(at + 2, "]") => 3,
                () if is(at, "(") && digits(at + 1) == 4 && is(at + 2, ")") => 3,
                () if is(at, "[") && words > 0 && is(at + words + 1, "]") => words + 2,
                () => return at,
            };
        }
    }

    /// Whether an outermost marked stretch ends at this byte.
    fn closes_here(&mut self, end: usize) -> bool {
        self.pass_marks_before(end);
        self.marked.get(self.outer).is_some_and(|m| m.span.end == end)
    }

    /// Moves on to the first outermost stretch that does not end before this byte. What is asked comes in order, so that all
    /// calls together are linear.
    fn pass_marks_before(&mut self, here: usize) {
        while self.marked.get(self.outer).is_some_and(|m| m.span.end < here || m.depth > 0) {
            self.outer += 1;
        }
    }

    /// "combined. . . . The": a sentence's own stop, then an omission with which the next one begins.
    fn omission_after(&self, at: usize, run: &Run) -> Option<usize> {
        let single = |i: usize| self.tokens[i].of(self.text) == ".";
        let glued = at > 0 && self.tokens[at].span.start == self.tokens[at - 1].span.end;
        let spaced = (at + 1..run.end).all(|i| single(i) && self.tokens[i].span.start > self.tokens[i - 1].span.end);
        (glued && spaced && single(at) && run.end == at + 4 && run.closed == run.end).then_some(at + 1)
    }

    /// Whether the place after token `end` lies inside a quotation that opened within the sentence, and that is short enough to be
    /// read as part of it.
    fn owned(&mut self, start: usize, end: usize) -> bool {
        let (from, here) = (self.tokens[start].span.start, self.tokens[end - 1].span.end);
        self.pass_marks_before(here);
        let inside = |m: &Marked| m.span.start > from && m.span.start < here && here < m.span.end;
        let announced = |m: &Marked| self.text[from..m.span.start].trim_end().ends_with(':');
        self.marked.get(self.outer).is_some_and(|m| inside(m) && !m.open && m.span.len() <= LONG_QUOTATION && !announced(m))
    }

    fn ends(&self, start: usize, at: usize, run: &Run) -> bool {
        let next = &self.tokens[run.closed];
        let gap = self.tokens[run.closed - 1].span.end < next.span.start;
        if run.stop == Stop::Sure {
            return true;
        }
        // The first token after the stop that is no opening mark or bracket.
        let first =
            self.tokens[run.closed..].iter().take(3).position(|t| !is_opener(t.of(self.text))).map_or(run.closed, |n| run.closed + n);
        let word = &self.tokens[first];
        let begins = begins(word.of(self.text));
        if !gap {
            return self.ends_without_space(at, run, word, begins);
        }
        match run.stop {
            Stop::Full => self.full_stop_ends(start, at, run, first, begins),
            Stop::Exclaim => match begins {
                Begins::Upper => !(self.is_tagged(run) || self.is_name_with_mark(at)),
                // "is it safe? i hope so": where a mark asks or cries, the writer may do without capitals.
                Begins::Lower => {
                    !run.quoted && run.closed == run.end && (self.small || lists::SMALL_STARTERS.contains(&word.of(self.text)))
                }
                Begins::Digit | Begins::Caseless => true,
                Begins::Symbol => self.symbol_begins(first, run.quoted),
            },
            Stop::Ellipsis => {
                let apart = at > 0 && self.tokens[at - 1].span.end < self.tokens[at].span.start;
                match begins {
                    Begins::Upper => !(self.is_tagged(run) || (apart && (word.of(self.text) == "I" || self.is_tag_behind_ellipsis(run)))),
                    Begins::Caseless => true,
                    _ => false,
                }
            }
            Stop::Sure => true,
        }
    }

    fn full_stop_ends(&self, start: usize, at: usize, run: &Run, first: usize, begins: Begins) -> bool {
        let Some(before) = self.word_before(at) else { return begins != Begins::Lower && begins != Begins::Symbol };
        let kind = (run.closed == run.end || !run.quoted).then(|| abbreviation(self.text, before)).flatten();
        let word = self.tokens[first].of(self.text);
        if self.numbers_an_item(start, at) {
            return false;
        }
        // "2. Juni": a German date.
        if before.kind == TokenKind::Number && before.span.len() <= 2 && lists::GERMAN_MONTHS.contains(&word) {
            return false;
        }
        // "at 10 a.m. (CDT)"
        if kind.is_some() && self.tokens[run.closed].of(self.text) == "(" {
            return false;
        }
        match begins {
            Begins::Lower => {
                let ordinary = before.kind == TokenKind::Word && before.span.len() > 3 && !is_all_capitals(before.of(self.text));
                kind.is_none() && !run.quoted && (self.small || (ordinary && run.closed == run.end))
            }
            Begins::Digit => matches!(kind, None | Some(Abbreviation::Hour)) && !self.is_number_sign(before),
            Begins::Symbol => kind.is_none() && self.symbol_begins(first, run.quoted),
            Begins::Caseless => kind.is_none(),
            Begins::Upper => {
                let starter = lexicon::SENTENCE_STARTERS.contains_folded(word);
                match kind {
                    None => !self.is_tagged(run),
                    // "He lives on Oak St. She does too."
                    Some(Abbreviation::Title) => starter && self.is_street(start, before),
                    Some(Abbreviation::Lead) => false,
                    Some(Abbreviation::Ending) => {
                        starter || before.of(self.text) == "etc" || (self.may_close(at) && self.clauses_meet(start, at, first))
                    }
                    Some(Abbreviation::Initial) => match self.letter(at) {
                        Letter::OfName => starter && !(word.len() == 1 && word != "I" && word != "A"),
                        Letter::OfThing => true,
                        Letter::Open => starter || self.clauses_meet(start, at, first),
                    },
                    Some(Abbreviation::Hour) => at - start > 2 && !self.goes_with_hour(first),
                }
            }
        }
    }

    /// "Oak St.": a street behind its name.
    fn is_street(&self, start: usize, before: &Token) -> bool {
        let at = self.tokens.partition_point(|t| t.span.start < before.span.start);
        before.of(self.text).trim_end_matches('.') == "St" && at > start + 1 && begins(self.tokens[at - 1].of(self.text)) == Begins::Upper
    }

    fn ends_without_space(&self, at: usize, run: &Run, word: &Token, begins: Begins) -> bool {
        let Some(before) = self.word_before(at) else { return false };
        let written = word.of(self.text);
        let sentence_like = begins == Begins::Upper && written.chars().nth(1).is_none_or(char::is_lowercase);
        let ordinary = before.kind == TokenKind::Word && before.span.len() >= 3 && begins_small(before.of(self.text));
        // "freed in 2010.The attack", "rose 3%.Rents fell"; not "1.Bread".
        let counted = before.of(self.text) == "%" || before.kind == TokenKind::Number && before.span.len() >= 3;
        // “Go.”He left.
        let curly = run.quoted && self.tokens[run.closed - 1].of(self.text) == "”";
        let ordinary = ordinary || (counted || curly) && written.len() >= 2;
        match run.stop {
            Stop::Full | Stop::Exclaim => ordinary && sentence_like && !self.in_address(at),
            // "nobody came...They left"
            Stop::Ellipsis => {
                let dotted = self.tokens[at].of(self.text).starts_with("..") && before.of(self.text).is_ascii();
                dotted && ordinary && sentence_like && written != "I" && !self.in_address(at)
            }
            Stop::Sure => true,
        }
    }

    /// Whether the stop stands inside a URL or an e-mail address: something else than letters joins its words.
    fn in_address(&self, at: usize) -> bool {
        let glued = |i: usize| self.tokens[i].span.start == self.tokens[i - 1].span.end;
        let mark = |t: &Token| matches!(t.of(self.text), "/" | "@" | ":" | "_" | "=" | "." | "www");
        let back = (1..=at).rev().take(8).take_while(|&i| glued(i)).any(|i| mark(&self.tokens[i - 1]));
        let ahead = (at + 1..self.tokens.len()).take(8).take_while(|&i| glued(i)).any(|i| mark(&self.tokens[i]));
        back || ahead
    }

    /// The token whose stop it is: glued to it, or apart from it by stray white space.
    fn word_before(&self, at: usize) -> Option<&'a Token> {
        match self.tokens[at].kind {
            TokenKind::Abbreviation => Some(&self.tokens[at]),
            _ => at.checked_sub(1).map(|i| &self.tokens[i]),
        }
    }

    /// "1. The first item", "• a. The first item": the stop belongs to the item's number.
    fn numbers_an_item(&self, start: usize, at: usize) -> bool {
        let Some(number) = at.checked_sub(1).map(|i| &self.tokens[i]) else { return false };
        let short = number.span.len() <= 2 && (number.kind == TokenKind::Number || number.span.len() == 1);
        let bulleted = at == start + 2 && self.tokens[start].kind == TokenKind::Symbol;
        self.tokens[at].kind == TokenKind::Symbol && short && (at == start + 1 || bulleted)
    }

    fn is_number_sign(&self, before: &Token) -> bool {
        matches!(before.of(self.text), "No" | "no" | "Nos" | "N°" | "°" | "º")
    }

    /// "Yahoo!": the mark belongs to the name.
    fn is_name_with_mark(&self, at: usize) -> bool {
        at > 0 && matches!(self.tokens[at - 1].of(self.text), "Yahoo" | "Jeopardy" | "Jeb")
    }

    /// Whether a sentence may begin with the symbol at `first`.
    fn symbol_begins(&self, first: usize, quoted: bool) -> bool {
        let signed = || self.tokens.get(first + 1).is_some_and(|t| begins(t.of(self.text)) == Begins::Upper);
        let dash = matches!(self.tokens[first].of(self.text), "–" | "—" | "--" | "-");
        // "“We won.” — Ann Lee"
        (dash && quoted && signed())
            || !matches!(
                self.tokens[first].of(self.text),
                "," | ";" | ":" | "-" | "–" | "—" | "--" | "." | "/" | "%" | "&" | "*" | ")" | "]" | "..."
            )
    }
}
