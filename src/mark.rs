//! Quotation marks of one paragraph: which open, which close, and what they pair with.
//!
//! One pass over the marks, with one mark of its family as lookahead. A mark's direction comes from what stands beside it, its glyph
//! and what is open. Marks that find no partner are dropped as typos, except one that opens the paragraph or a whole
//! sentence: that quotation runs to the end of the paragraph and may continue in the next.

use crate::span::Span;
use crate::token::{Token, TokenKind, is_apostrophe};

/// A stretch of the paragraph inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// With its marks.
    pub span: Span,
    /// How deep it lies in other marked stretches: 0 is outermost.
    pub depth: usize,
    /// It continues a quotation that the paragraph before left open.
    pub continues: bool,
    /// It has no closing mark in this paragraph.
    pub open: bool,
}

/// What the paragraph before hands on: the mark of a quotation that it left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OpenQuotation(pub Option<char>);

/// Deeper marks than this are not read: nobody nests so deep, and it bounds what one mark can cost.
const MAX_DEPTH: usize = 6;

/// A shorter paragraph with a stray closing mark is the signature under a quotation rather than its end.
const FEWEST_WORDS: usize = 8;

/// Pairs the quotation marks of a paragraph. Marked stretches come in the order in which they open and nest properly.
/// Linear in the number of tokens.
pub fn marked(text: &str, tokens: &[Token], before: OpenQuotation) -> (Vec<Marked>, OpenQuotation) {
    let marks = marks(text, tokens);
    if marks.is_empty() {
        return (Vec::new(), OpenQuotation::default());
    }
    let mut pairing = Pairing { found: Vec::with_capacity(marks.len() / 2 + 1), open: Vec::new() };
    let carried = before.0.map(family);
    for mark in &marks {
        pairing.read(mark, mark.next.and_then(|next| marks.get(next)));
    }
    let mut handed_on = None;
    pairing.settle(text, &marks, &mut handed_on);
    let mut found = pairing.found;
    if let (Some(carried), Some(first)) = (carried, marks.first()) {
        if first.family == carried && first.span.start == 0 {
            if let Some(marked) = found.first_mut().filter(|m| m.span.start == 0) {
                marked.continues = true;
            }
        } else if first.family == carried
            && first.orphan_closer(&found)
            && text[..first.span.start].split_whitespace().nth(FEWEST_WORDS).is_some()
        {
            // The writer left out the mark that should open this paragraph and only closed it.
            found.insert(0, Marked { span: Span::new(0, first.span.end), depth: 0, continues: true, open: false });
        }
    }
    (found, OpenQuotation(handed_on))
}

/// Marks that pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `"`, `“ ”`, `„ “`, and the typewriter's doubled singles.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`.
    Guillemet,
    /// `‹ ›`.
    SingleGuillemet,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

/// How many families there are.
const FAMILIES: usize = Family::WhiteCorner as usize + 1;

fn family(glyph: char) -> Family {
    match glyph {
        '«' | '»' => Family::Guillemet,
        '‹' | '›' => Family::SingleGuillemet,
        '「' | '」' => Family::Corner,
        '『' | '』' => Family::WhiteCorner,
        '\'' | '‘' | '’' | '‚' | '‛' => Family::Single,
        _ => Family::Double,
    }
}

/// What a glyph says of its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaning {
    Opens,
    Closes,
    /// Straight marks, and glyphs that open in one language and close in another.
    Either,
}

/// A quotation mark in the text.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    glyph: char,
    family: Family,
    leaning: Leaning,
    /// Nothing, white space, a dash or an opening bracket or mark stands before it.
    free_before: bool,
    /// Nothing, white space, a dash, a closing bracket or a stop stands after it.
    free_after: bool,
    /// A plural or a name in s before it, so that it may be an apostrophe ("the dogs' home").
    possessive: bool,
    /// Index of the next mark of the family.
    next: Option<usize>,
}

impl Mark {
    fn can_open(&self) -> bool {
        match self.leaning {
            Leaning::Opens => true,
            Leaning::Closes => self.free_before && !self.free_after,
            Leaning::Either => !self.free_after || self.free_before,
        }
    }

    fn can_close(&self) -> bool {
        match self.leaning {
            Leaning::Opens => self.free_after && !self.free_before,
            Leaning::Closes => true,
            Leaning::Either => !self.free_before || self.free_after,
        }
    }

    /// It closes something that no mark of this paragraph has opened.
    fn orphan_closer(&self, found: &[Marked]) -> bool {
        self.can_close() && !self.free_before && found.first().is_none_or(|m| m.span.start > self.span.start)
    }
}

/// The quotation marks of the paragraph; apostrophes, inches and minutes left out.
fn marks(text: &str, tokens: &[Token]) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let mut skip = false;
    for (i, token) in tokens.iter().enumerate() {
        if std::mem::take(&mut skip) || token.kind != TokenKind::Symbol {
            continue;
        }
        let Some(glyph) = text[token.span.start..].chars().next() else { continue };
        let mut span = token.span;
        let leaning = match glyph {
            '"' | '＂' => Leaning::Either,
            '\'' => Leaning::Either,
            '`' => Leaning::Opens,
            '“' | '‘' | '„' | '‚' | '‟' | '‛' | '«' | '‹' | '「' | '『' | '»' | '›' | '”' | '’' | '」' | '』' => {
                leaning(glyph)
            }
            _ => continue,
        };
        let next = tokens.get(i + 1);
        let doubled =
            matches!(glyph, '\'' | '`' | '’' | '‘') && next.is_some_and(|n| n.span.start == span.end && n.of(text).starts_with(glyph));
        if doubled {
            span = span.cover(tokens[i + 1].span);
            skip = true;
        } else if glyph == '`' {
            continue;
        }
        let before = text[..span.start].chars().next_back();
        let after = text[span.end..].chars().next();
        let family = if doubled || glyph == '＂' { Family::Double } else { family(glyph) };
        let previous = i.checked_sub(1).map(|p| &tokens[p]);
        if family == Family::Single && is_apostrophe_here(text, before, after, previous, tokens.get(i + 1)) {
            continue;
        }
        if family == Family::Double && is_inches(text, &tokens[..i], before, after, out.last()) {
            continue;
        }
        let free_before = before
            .is_none_or(|c| c.is_whitespace() || is_dash(c) || matches!(c, '(' | '[' | '{' | '/' | '¿' | '¡') || opens_only(c))
            || out.last().is_some_and(|m| m.span.end == span.start && m.free_before);
        let free_after = after.is_none_or(|c| c.is_whitespace() || is_dash(c) || is_closing(c));
        let possessive = family == Family::Single && matches!(before, Some('s' | 'S' | 'z' | 'x')) && is_apostrophe(glyph);
        out.push(Mark { span, glyph, family, leaning, free_before, free_after, possessive, next: None });
    }
    let mut later = [None; FAMILIES];
    for (i, mark) in out.iter_mut().enumerate().rev() {
        mark.next = later[mark.family as usize].replace(i);
    }
    out
}

fn leaning(glyph: char) -> Leaning {
    match glyph {
        '“' | '‘' | '„' | '‚' | '‟' | '‛' | '「' | '『' => Leaning::Opens,
        '”' | '’' | '」' | '』' => Leaning::Closes,
        _ => Leaning::Either,
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‑')
}

fn opens_only(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '‚' | '‟' | '「' | '『')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '”' | '’' | '」' | '』' | '/' | '。' | '、' | '，' | '！' | '？'
    )
}

/// Words that begin with an apostrophe.
const ELIDED: [&str; 14] = ["tis", "twas", "em", "n", "cause", "til", "till", "bout", "round", "cos", "cuz", "neath", "twill", "twere"];

/// Whether a single mark is an apostrophe whatever is open: inside a word, or before a word that has lost its start.
fn is_apostrophe_here(text: &str, before: Option<char>, after: Option<char>, previous: Option<&Token>, next: Option<&Token>) -> bool {
    let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    if inside {
        return true;
    }
    let elided = before.is_none_or(|c| !c.is_alphanumeric())
        && next.is_some_and(|n| {
            let word = n.of(text);
            let decade = n.kind == TokenKind::Number && word.len() == 2 && !text[n.span.end..].starts_with(['\'', '’', '%']);
            decade || ELIDED.iter().any(|e| e.eq_ignore_ascii_case(word))
        })
        && after.is_some_and(char::is_alphanumeric);
    // "6'" and "6' 2": feet and minutes.
    let measured = previous.is_some_and(|p| p.kind == TokenKind::Number && before.is_some_and(|c| c.is_ascii_digit()))
        && next.is_some_and(|n| n.kind == TokenKind::Number);
    elided || measured
}

/// A double mark after a number that closes nothing: inches or seconds. After feet (6'2") it is inches whatever is open.
fn is_inches(text: &str, before_it: &[Token], before: Option<char>, after: Option<char>, last: Option<&Mark>) -> bool {
    if !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾')) || after.is_some_and(char::is_alphanumeric) {
        return false;
    }
    let feet = before_it.len() >= 3 && {
        let [number, foot, _] = [before_it[before_it.len() - 3], before_it[before_it.len() - 2], before_it[before_it.len() - 1]];
        number.kind == TokenKind::Number && foot.of(text).chars().all(|c| is_apostrophe(c) || c == '′')
    };
    feet || last.is_none_or(|m| !m.can_open())
}

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Opener {
    mark: Mark,
    /// Where its stretch stands in `found`.
    at: usize,
}

struct Pairing {
    found: Vec<Marked>,
    open: Vec<Opener>,
}

/// The end of a stretch whose partner has not been met.
const UNMET: usize = usize::MAX;

impl Pairing {
    fn read(&mut self, mark: &Mark, next: Option<&Mark>) {
        let partner = self.open.iter().rposition(|o| o.mark.family == mark.family);
        match partner {
            Some(partner) if self.closes(partner, mark, next) => self.close(partner, mark),
            _ if self.opens(mark, partner.is_some(), next) => self.push(mark),
            _ => {}
        }
    }

    fn closes(&self, partner: usize, mark: &Mark, next: Option<&Mark>) -> bool {
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
        // "the dogs' home,' she said": a possessive leaves closing to a surer mark that comes next.
        let surer = next.is_some_and(|n| n.can_close() && !n.free_before && !n.possessive);
        !(mark.possessive && mark.free_after && surer)
    }

    fn opens(&self, mark: &Mark, inside_same: bool, next: Option<&Mark>) -> bool {
        match mark.family {
            // A curly right single before a word is an apostrophe far more often than a mark turned round.
            Family::Single => mark.free_before && !mark.free_after && mark.glyph != '’',
            Family::Guillemet | Family::SingleGuillemet | Family::Corner | Family::WhiteCorner => mark.leaning != Leaning::Closes,
            Family::Double => {
                let pairs_with_next = !inside_same && mark.free_after && next.is_some_and(|n| !n.free_before);
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
    fn settle(&mut self, text: &str, marks: &[Mark], handed_on: &mut Option<char>) {
        let end = text.trim_end().len();
        if let Some(outer) = self.open.iter().find(|o| o.mark.family != Family::Single || o.mark.span.start == 0) {
            let (mark, at) = (outer.mark, outer.at);
            let first_inside = self.found.iter().skip(at + 1).find(|m| m.span.end != UNMET);
            let begins = mark.span.start == 0 || opens_a_sentence(text, &mark);
            let missing_closer = first_inside.and_then(|inner| {
                let same = marks.iter().find(|m| m.span.start == inner.span.start).is_some_and(|m| m.glyph == mark.glyph);
                same.then_some(inner.span.start)
            });
            match missing_closer {
                Some(next) if begins => {
                    // The writer forgot to close before opening again: the quotation ends with the last stop before that.
                    let inside = &text[mark.span.end..next];
                    if let Some(stop) = inside.rfind(['.', ',', '!', '?']) {
                        self.found[at].span.end = mark.span.end + stop + 1;
                    }
                }
                None if begins => {
                    self.found[at].span.end = end;
                    self.found[at].open = true;
                    *handed_on = Some(mark.glyph);
                }
                _ => {}
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

/// Whether an opening mark stands where a sentence may begin and a sentence does begin after it.
fn opens_a_sentence(text: &str, mark: &Mark) -> bool {
    let led = text[..mark.span.start]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, ',' | ':' | '.' | '!' | '?' | '”' | '"' | '—' | '–'));
    led && text[mark.span.end..].chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn read(text: &str, before: Option<char>) -> (Vec<Marked>, OpenQuotation) {
        marked(text, &tokens(text), OpenQuotation(before))
    }

    fn stretches(text: &str) -> Vec<&str> {
        read(text, None).0.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn straight_curly_low_and_angled_marks_pair() {
        assert_eq!(stretches("He said \"no\" and “yes”."), ["\"no\"", "“yes”"]);
        assert_eq!(stretches("Er sagte „nein“ und »ja«, «si» und 「はい」."), ["„nein“", "»ja«", "«si»", "「はい」"]);
        assert_eq!(stretches("''We won,'' she said."), ["''We won,''"]);
        assert_eq!(stretches("“We won,\" she said."), ["“We won,\""]);
    }

    #[test]
    fn british_singles_are_told_from_apostrophes() {
        assert_eq!(stretches("'They're the dogs' home,' she said."), ["'They're the dogs' home,'"]);
        assert_eq!(stretches("The dogs' home isn't James' or rock 'n' roll."), [""; 0]);
        assert_eq!(stretches("It was ‘reckless’ in the ’90s."), ["‘reckless’"]);
    }

    #[test]
    fn inches_and_minutes_are_no_marks() {
        assert_eq!(stretches("He is 6'2\" and has a 12\" pipe."), [""; 0]);
        assert_eq!(stretches("\"He is 6'2\" tall,\" she said."), ["\"He is 6'2\" tall,\""]);
    }

    #[test]
    fn marks_nest() {
        let text = "“He told me ‘go away’ twice,” she said.";
        let (found, _) = read(text, None);
        assert_eq!(
            found.iter().map(|m| (m.depth, m.span.of(text))).collect::<Vec<_>>(),
            [(0, "“He told me ‘go away’ twice,”"), (1, "‘go away’")]
        );
    }

    #[test]
    fn a_quotation_left_open_is_handed_on_and_taken_up() {
        let (found, open) = read("“We won. It was close.", None);
        assert!(found[0].open);
        assert_eq!(open, OpenQuotation(Some('“')));
        let (found, open) = read("“Now we rest.” She left.", open.0);
        assert!(found[0].continues && !found[0].open);
        assert_eq!(open, OpenQuotation(None));
    }

    #[test]
    fn a_continued_quotation_may_lack_its_opening_mark() {
        let text = "Now we rest, and then we shall see who is right.” She left.";
        let (found, _) = read(text, Some('“'));
        assert_eq!(found[0].span.of(text), "Now we rest, and then we shall see who is right.”");
        assert!(read("Ann Lee, mayor.”", Some('“')).0.is_empty());
        assert!(read(text, None).0.is_empty());
    }

    #[test]
    fn a_mark_without_partner_swallows_nothing() {
        assert_eq!(stretches("The so-called \"plan was rejected on Monday. Nobody spoke."), [""; 0]);
        assert_eq!(stretches("“We won, she said. “We knew it.” Then she left."), ["“We won, she said.", "“We knew it.”"]);
    }

    #[test]
    fn a_million_marks_take_linear_time() {
        for pattern in ["\" ", "“", "”", "'a ", "«", "a' ", "“a ‘b "] {
            let text = pattern.repeat(1_000_000 / pattern.len());
            let (found, _) = read(&text, None);
            assert!(found.iter().all(|m| m.depth < MAX_DEPTH));
        }
    }
}
