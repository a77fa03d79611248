//! The blocks of a text, found again only around an edit.

use std::ops::Range;

use super::naming::{AHEAD, State, Unnamed};
use super::wrap::{Margins, Wrapping, forced};
use super::{Block, Line, lines};
use crate::analysis::BlockKind;
use crate::span::Span;

/// The blocks of a plain text, and what it takes to find them again after an edit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// Sorted, not overlapping.
    pub(crate) blocks: Vec<Block>,
    /// What each block begins as: what the marker of its first line says.
    raw: Vec<BlockKind>,
    /// What the blocks before each have led to expect.
    expected: Vec<State>,
    /// The blocks were given: the text does not tell them.
    given: bool,
    margins: Margins,
    /// Of the lines that `margins` counts, those that could not have held the next one's first word.
    forced: usize,
    wrapping: Wrapping,
}

/// A replacement of some bytes of a text by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The bytes that go.
    pub(crate) range: Range<usize>,
    /// How many come.
    pub(crate) with: usize,
}

impl Edit {
    /// Where a byte at or behind the end of the edit stands afterwards.
    pub(crate) fn moved(&self, byte: usize) -> usize {
        byte - self.range.len() + self.with
    }

    fn moved_block(&self, block: Block) -> Block {
        Block { span: Span { start: self.moved(block.span.start), end: self.moved(block.span.end) }, ..block }
    }
}

/// What an edit did to the blocks: those at `old` went or changed, those at `new` stand in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// What stood around an edit before it was made.
#[derive(Clone, Debug)]
pub(crate) struct Surroundings {
    /// Begins and ends where lines do. Nothing outside it changes but by what the layout as a whole decides.
    stretch: Span,
    /// The blocks that begin in it.
    blocks: Range<usize>,
    lines: Vec<Line>,
    margin: Option<usize>,
    forced: usize,
}

impl Layout {
    /// Finds the blocks of a text. Linear.
    pub(crate) fn of(text: &str) -> Layout {
        let lines = lines(text, Span::new(0, text.len()));
        let mut margins = Margins::default();
        margins.add(&lines);
        let forced = margins.margin().map_or(0, |margin| forced(text, &lines, margin));
        let wrapping = margins.wrapping(forced);
        let blocks = join(text, &lines, wrapping);
        let raw = blocks.iter().map(|b| b.kind).collect();
        let expected = vec![State::default(); blocks.len()];
        let mut layout = Layout { blocks, raw, expected, margins, forced, wrapping, given: false };
        layout.name(text, 0..usize::MAX);
        layout
    }

    /// Blocks that are known, of a text that will not be edited. HTML and Markdown say what a heading is, but not what a byline is.
    pub(crate) fn given(text: &str, blocks: Vec<Block>) -> Layout {
        let raw = blocks.iter().map(|b| b.kind).collect();
        let expected = vec![State::default(); blocks.len()];
        let mut layout = Layout { blocks, raw, expected, given: true, ..Layout::default() };
        layout.name(text, 0..usize::MAX);
        layout
    }

    /// What stands around an edit that is to be made.
    pub(crate) fn around(&self, text: &str, edit: &Edit) -> Surroundings {
        let Range { start, end } = edit.range;
        let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
        // The line before the edit's may join it: begin with the block that holds it.
        let own = line_start(start);
        let mut first = self.blocks.partition_point(|b| b.span.start < own);
        let mut from = 0;
        while first > 0 {
            first -= 1;
            from = line_start(self.blocks[first].span.start);
            // Old Macintosh lines end without a line feed; several blocks may share what looks like one line.
            if first == 0 || self.blocks[first - 1].span.end <= from {
                break;
            }
        }
        // The first block behind the edit's line may be joined to what stands before it.
        let rest = line_end(end);
        let next = self.blocks.partition_point(|b| b.span.start < rest);
        let to = self.blocks.get(next).map_or(text.len(), |b| line_end(b.span.start));
        let stretch = Span::new(if first == 0 { 0 } else { from }, to);
        let behind = next + self.blocks[next..].partition_point(|b| b.span.start < to);
        let lines = lines(text, stretch);
        let margin = self.margins.margin();
        let forced = margin.map_or(0, |margin| forced(text, &lines, margin));
        Surroundings { stretch, blocks: first..behind, lines, margin, forced }
    }

    /// Takes an edit in. `text` is what stands now. Costs what the stretch around the edit holds, and a few operations for each block
    /// behind it.
    pub(crate) fn edit(&mut self, before: Surroundings, edit: &Edit, text: &str) -> Change {
        let stretch = Span::new(before.stretch.start, edit.moved(before.stretch.end));
        let new = lines(text, stretch);
        self.margins.remove(&before.lines);
        self.margins.add(&new);
        let margin = self.margins.margin();
        self.forced = match margin {
            None => 0,
            Some(m) if margin == before.margin => self.forced - before.forced + forced(text, &new, m),
            // Another margin: every line has to be asked again.
            Some(m) => forced(text, &lines(text, Span::new(0, text.len())), m),
        };
        if self.margins.wrapping(self.forced) != self.wrapping {
            let old = std::mem::take(self).blocks;
            *self = Layout::of(text);
            return change(0, &old, &self.blocks, edit);
        }
        for block in &mut self.blocks[before.blocks.end..] {
            *block = edit.moved_block(*block);
        }
        let mut found = join(text, &new, self.wrapping);
        // The block in which the stretch ends goes on behind it.
        if let (Some(last), Some(found)) = (self.blocks[before.blocks.clone()].last(), found.last_mut())
            && last.span.end > before.stretch.end
        {
            found.span.end = edit.moved(last.span.end);
        }
        let at = before.blocks.start;
        let new = at..at + found.len();
        self.raw.splice(before.blocks.clone(), found.iter().map(|b| b.kind));
        self.expected.splice(before.blocks.clone(), found.iter().map(|_| State::default()));
        let old: Vec<Block> = self.blocks.splice(before.blocks.clone(), found).collect();
        let renamed = self.name(text, new.clone());
        let change = change(at, &old, &self.blocks[new], edit);
        change.with(renamed)
    }

    /// Says what each of these new blocks is, and those around them that are something else now: those before have looked ahead, those behind
    /// are led to expect something else. Gives the latter.
    fn name(&mut self, text: &str, new: Range<usize>) -> Range<usize> {
        let from = new.start.saturating_sub(AHEAD);
        let mut state = self.expected.get(from).copied().filter(|_| from > 0).unwrap_or_default();
        let mut renamed = 0..0;
        for i in from..self.blocks.len() {
            if i >= new.end && self.expected[i] == state {
                break;
            }
            self.expected[i] = state;
            let written = |n: usize| self.blocks.get(n).map_or("", |b| b.span.of(text));
            let ahead = [written(i + 1), written(i + 2)];
            let block = Unnamed { written: written(i), raw: self.raw[i], ahead, known: self.given };
            let (kind, behind) = block.name(state);
            state = behind;
            if std::mem::replace(&mut self.blocks[i].kind, kind) != kind && !new.contains(&i) {
                renamed = if renamed.is_empty() { i..i + 1 } else { renamed.start..i + 1 };
            }
        }
        renamed
    }
}

/// Joins lines to blocks, which are what the markers of their first lines say.
fn join(text: &str, lines: &[Line], wrapping: Wrapping) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Line> = None;
    for line in lines {
        let joined = previous.filter(|p| {
            let quoted = p.kind == BlockKind::BlockQuote && line.kind == BlockKind::BlockQuote;
            !line.apart && (quoted || (!line.marked && p.kind != BlockKind::Headline)) && wrapping.joins(text, p.span, line.span)
        });
        match (joined, out.last_mut()) {
            (Some(_), Some(block)) => block.span.end = line.span.end,
            _ => out.push(Block { span: line.span, kind: line.kind }),
        }
        previous = Some(line);
    }
    out
}

/// What differs between the blocks that stood at `at` and those that stand there now.
fn change(at: usize, old: &[Block], new: &[Block], edit: &Edit) -> Change {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new && old.span.end <= edit.range.start).count();
    let (old, new) = (&old[same..], &new[same..]);
    let kept = |(old, new): &(&Block, &Block)| old.span.start >= edit.range.end && edit.moved_block(**old) == **new;
    let behind = old.iter().rev().zip(new.iter().rev()).take_while(kept).count();
    let at = at + same;
    Change { old: at..at + old.len() - behind, new: at..at + new.len() - behind }
}

impl Change {
    /// With blocks of the new text that are something else now.
    fn with(self, renamed: Range<usize>) -> Change {
        if renamed.is_empty() {
            return self;
        }
        let new = self.new.start.min(renamed.start)..self.new.end.max(renamed.end);
        Change { old: new.start..self.old.end + (new.end - self.new.end), new }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Edits a text and fails unless the layout is that of the new text, and unchanged blocks are what they were.
    fn edited(layout: &mut Layout, text: &mut String, range: Range<usize>, with: &str) -> Change {
        let edit = Edit { range: range.clone(), with: with.len() };
        let old = layout.blocks.clone();
        let before = layout.around(text, &edit);
        text.replace_range(range, with);
        let change = layout.edit(before, &edit, text);
        let fresh = Layout::of(text);
        assert_eq!(layout.blocks, fresh.blocks, "{text:?}");
        assert_eq!((layout.forced, layout.wrapping), (fresh.forced, fresh.wrapping), "{text:?}");
        assert_eq!((&layout.raw, &layout.expected), (&fresh.raw, &fresh.expected), "{text:?}");
        assert_eq!(&old[..change.old.start], &layout.blocks[..change.new.start]);
        let behind: Vec<Block> = old[change.old.end..].iter().map(|b| edit.moved_block(*b)).collect();
        assert_eq!(behind, &layout.blocks[change.new.end..]);
        change
    }

    const TEXT: &str = "Mayor resigns\n\nBy Ada Brandt\n\nThe mayor resigned on Monday after a dispute.\n\nShe gave no reason.\n\nThe council meets again.\n";

    #[test]
    fn a_letter_changes_its_own_paragraph_only() {
        let mut text = TEXT.to_owned();
        let mut layout = Layout::of(&text);
        let at = text.find("gave").unwrap();
        assert_eq!(edited(&mut layout, &mut text, at..at, "x"), Change { old: 3..4, new: 3..4 });
        assert_eq!(edited(&mut layout, &mut text, at..at + 1, ""), Change { old: 3..4, new: 3..4 });
    }

    #[test]
    fn paragraphs_part_and_join() {
        let mut text = TEXT.to_owned();
        let mut layout = Layout::of(&text);
        let at = text.find("no reason").unwrap();
        assert_eq!(edited(&mut layout, &mut text, at..at, "\n\n"), Change { old: 3..4, new: 3..5 });
        assert_eq!(edited(&mut layout, &mut text, at - 1..at + 2, " "), Change { old: 3..5, new: 3..4 });
    }

    #[test]
    fn what_stands_before_the_first_prose_decides_what_a_line_behind_it_is() {
        let mut text = "Rain\n\nThe Harbour Times/ AP/ LO\n\nIt rained all day, the office said.\n\nThe Harbour Times/ AP/ LO".to_owned();
        let mut layout = Layout::of(&text);
        let kinds = |layout: &Layout| layout.blocks.iter().map(|b| b.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&layout)[3], BlockKind::Metadata);
        edited(&mut layout, &mut text, 4..4, "y days were many, the office said, and more are to come.");
        assert_eq!(kinds(&layout)[1], BlockKind::Metadata);
        edited(&mut layout, &mut text, 0..60, "");
    }

    /// A generator of numbers that needs no seed from outside.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, n: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % n as u64) as usize
        }
    }

    #[test]
    fn any_edits_leave_the_layout_that_a_fresh_look_finds() {
        const PIECES: [&str; 30] = [
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            " ",
            "> ",
            "# ",
            "- ",
            "word",
            "The mayor of the old town resigned on",
            "By Ada Brandt",
            "AP/ LO",
            "a, b and c",
            ".",
            "“",
            "\u{85}",
            "Rain fell.",
            "é\n",
            "Sources",
            "Most read",
            "Contents",
            "```\n",
            "\n1 Barns\n",
            "\n2 Sheds\n",
            "\n2.1 Stables\n",
            "\nUlm 3 1 2\n",
            "Riga 2-1 Ulm",
            "Read more",
            "{\"a\": 1}",
            "[1] Lee 2019.",
        ];
        for seed in 1..400u64 {
            let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let mut text: String = (0..numbers.below(60)).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
            let mut layout = Layout::of(&text);
            for _ in 0..12 {
                let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                let start = numbers.below(boundaries.len());
                let end = (start + numbers.below(12)).min(boundaries.len() - 1);
                let with: String = (0..numbers.below(4)).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
                edited(&mut layout, &mut text, boundaries[start]..boundaries[end], &with);
            }
        }
    }
}
