//! Quotation marks of one paragraph: which open, which close, and what they pair with.
//!
//! One pass over the marks, with one mark of its family as lookahead. A mark's direction comes from what stands beside it, its glyph
//! and what is open. Marks that find no partner are dropped as typos, except one that opens the paragraph or a whole
//! sentence: that quotation runs to the end of the paragraph and may continue in the next.

mod glyph;
mod pairing;

use crate::span::Span;
use crate::token::Token;
use glyph::{family, marks};
use pairing::Pairing;

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
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct OpenQuotation(pub Option<char>);

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

#[cfg(test)]
mod tests {
    use super::pairing::MAX_DEPTH;
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
        assert_eq!(
            stretches("'We're not the dogs' owners', he said, 'and never were.'"),
            ["'We're not the dogs' owners'", "'and never were.'"]
        );
        assert_eq!(stretches("'Ain't nothin' like it,' he said."), ["'Ain't nothin' like it,'"]);
        assert_eq!(stretches("It was 'a class' act, the boys' coach said."), ["'a class'"]);
        assert_eq!(stretches("The dogs' home isn't James' or rock 'n' roll."), [""; 0]);
        assert_eq!(stretches("It was ‘reckless’ in the ’90s."), ["‘reckless’"]);
    }

    #[test]
    fn inches_and_minutes_are_no_marks() {
        assert_eq!(stretches("He is 6'2\" and has a 12\" pipe."), [""; 0]);
        assert_eq!(stretches("\"He is 6'2\" tall,\" she said."), ["\"He is 6'2\" tall,\""]);
        assert_eq!(stretches("“That is Tom's 6\" one,” she said."), ["“That is Tom's 6\" one,”"]);
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
        assert_eq!(stretches("“We won, she said. “We knew it.” Then she left."), ["“We won,", "“We knew it.”"]);
        assert_eq!(stretches("“We won,’ said Ann Lee. She left. They sang “Home.”"), ["“We won,’", "“Home.”"]);
        assert_eq!(
            stretches("“He told me ‘no.’ It was late. “Nobody spoke.”"),
            ["“He told me ‘no.’ It was late.", "‘no.’", "“Nobody spoke.”"]
        );
        assert_eq!(stretches("“We won at last, said Ann Lee. Nobody spoke."), ["“We won at last,"]);
        assert_eq!(stretches("“We won and he said, go home. “Nobody spoke.”"), ["“We won and he said, go home.", "“Nobody spoke.”"]);
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
