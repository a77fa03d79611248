//! An analysis in steps, kept for the next edit.

use std::borrow::Cow;
use std::ops::Range;

use crate::Analyzer;
use crate::analysis::{Analysis, Language};
use crate::article::{Block, Change, Edit, Layout};
use crate::document::{self, Reading};
use crate::language::Tally;
use crate::mark::OpenQuotation;
use crate::portion::{Place, Portion, Readings};
use crate::span::Span;

/// A text whose paragraphs are read step by step, and read again only where it is edited.
///
/// ```
/// use sourcelight::{Analyzer, Session};
/// let mut session = Session::new(Analyzer::embedded(), "“We won,” said Ann Lee.\n\nRain fell.");
/// while !session.is_read() {
///     session.step(10_000);
/// }
/// assert_eq!(session.analysis().attributions.len(), 1);
/// let rain = session.text().find("Rain").unwrap();
/// session.edit(rain..rain + 4, "Snow");
/// session.step(usize::MAX);
/// assert_eq!(session.analysis(), sourcelight::analyze(session.text()));
/// ```
#[derive(Clone, Debug)]
pub struct Session<'t> {
    analyzer: Analyzer,
    text: Cow<'t, str>,
    layout: Layout,
    /// The blocks were given: the text does not tell them.
    given: bool,
    /// Of each block, what was found in it.
    readings: Vec<Option<Reading>>,
    /// Blocks that are to be read: each in `unread`, and those behind it for as long as what is handed on to them is new.
    unread: Range<usize>,
    /// From this paragraph on they were dealt.
    dealt: usize,
    /// How often the text was edited.
    edits: usize,
    /// What the words of all readings say about the language.
    tally: Tally,
}

/// How far a session has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Paragraphs that are read, from the first on.
    pub paragraphs: usize,
    /// Paragraphs of the text.
    pub of: usize,
    /// Bytes of the text up to the end of the last of these paragraphs.
    pub bytes: usize,
    /// Bytes of paragraphs further on that were read elsewhere.
    pub ahead: usize,
}

impl<'t> Session<'t> {
    /// Begins with a plain text. Finds its blocks, reads none of them.
    pub fn new(analyzer: &Analyzer, text: impl Into<Cow<'t, str>>) -> Session<'t> {
        let text = text.into();
        let layout = Layout::of(&text);
        Session::begin(analyzer, text, layout, false)
    }

    /// Begins with a text whose blocks are known: see [`Analyzer::analyze_blocks`].
    pub fn with_blocks(analyzer: &Analyzer, text: impl Into<Cow<'t, str>>, blocks: &[Block]) -> Session<'t> {
        let text = text.into();
        let mut read = 0;
        let sound = blocks.iter().copied().filter(|block| {
            let sound = block.span.start >= read && !block.span.is_empty() && !block.span.of(&text).is_empty();
            read = if sound { block.span.end } else { read };
            sound
        });
        let layout = Layout::given(&text, sound.collect());
        Session::begin(analyzer, text, layout, true)
    }

    fn begin(analyzer: &Analyzer, text: Cow<'t, str>, layout: Layout, given: bool) -> Session<'t> {
        let paragraphs = layout.blocks.len();
        let mut readings = Vec::new();
        readings.resize_with(paragraphs, || None);
        Session {
            analyzer: analyzer.clone(),
            text,
            layout,
            given,
            readings,
            unread: 0..paragraphs,
            dealt: paragraphs,
            edits: 0,
            tally: Tally::default(),
        }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether every paragraph is read.
    pub fn is_read(&self) -> bool {
        self.unread.start == self.readings.len()
    }

    /// How far it has read. Costs the number of paragraphs that were dealt.
    pub fn progress(&self) -> Progress {
        let paragraphs = self.unread.start;
        let last = paragraphs.checked_sub(1).and_then(|last| self.layout.blocks.get(last));
        let dealt = self.dealt.max(paragraphs);
        let ahead = self.layout.blocks[dealt..].iter().zip(&self.readings[dealt..]).filter(|(_, reading)| reading.is_some());
        let ahead = ahead.map(|(block, _)| block.span.len()).sum();
        Progress { paragraphs, of: self.readings.len(), bytes: last.map_or(0, |b| b.span.end), ahead }
    }

    /// Reads on: paragraphs of together about so many bytes, at least one. Gives those that it read: indices of paragraphs.
    pub fn step(&mut self, bytes: usize) -> Range<usize> {
        let first = self.unread.start;
        let mut left = bytes.max(1);
        while left > 0
            && let Some(&block) = self.layout.blocks.get(self.unread.start)
        {
            let at = self.unread.start;
            let before = at.checked_sub(1).and_then(|b| self.readings[b].as_ref()).map_or(OpenQuotation::default(), |r| r.after);
            if self.readings[at].as_ref().is_some_and(|r| r.before == before) {
                if at >= self.unread.end {
                    // From here on everything is read and nothing new is handed on.
                    self.unread = self.readings.len()..self.readings.len();
                    return first..at;
                }
            } else {
                let reading = document::read(&self.text, block, before, &self.analyzer);
                self.tally.add(&reading.found.tally);
                if let Some(old) = self.readings[at].replace(reading) {
                    self.tally.remove(&old.found.tally);
                }
                left = left.saturating_sub(block.span.len());
            }
            self.unread.start = at + 1;
        }
        self.unread.end = self.unread.end.max(self.unread.start);
        first..self.unread.start
    }

    /// Paragraphs to be read elsewhere, of together about so many bytes: the last that nobody reads. `None` where there are none left.
    ///
    /// ```
    /// use sourcelight::{Analyzer, Session};
    /// let mut session = Session::new(Analyzer::embedded(), "“We won,” said Ann Lee.\n\nRain fell.");
    /// std::thread::scope(|scope| {
    ///     let portion = session.deal(10);
    ///     let rain = scope.spawn(|| portion.map(|portion| Analyzer::embedded().read(&portion)));
    ///     session.step(10);
    ///     rain.join().into_iter().flatten().for_each(|readings| session.take(readings));
    /// });
    /// session.step(usize::MAX);
    /// assert_eq!(session.analysis(), sourcelight::analyze(session.text()));
    /// ```
    pub fn deal(&mut self, bytes: usize) -> Option<Portion> {
        let end = self.dealt;
        let mut left = bytes.max(1);
        while left > 0 && self.dealt > self.unread.start {
            self.dealt -= 1;
            left = left.saturating_sub(self.layout.blocks[self.dealt].span.len());
        }
        let blocks = &self.layout.blocks[self.dealt..end];
        let from = blocks.first()?.span.start;
        Some(Portion {
            place: Place { edits: self.edits, first: self.dealt },
            text: self.text[from..blocks.last()?.span.end].to_owned(),
            blocks: blocks.iter().map(|b| Block { span: Span::new(b.span.start - from, b.span.end - from), ..*b }).collect(),
            any_language: self.analyzer.any_language,
        })
    }

    /// Takes what was read elsewhere; passes over what it has read itself meanwhile, and what stands no longer in the text.
    pub fn take(&mut self, Readings { place, readings }: Readings) {
        if place.edits != self.edits || self.readings.len() < place.first + readings.len() {
            return;
        }
        for (gap, reading) in self.readings[place.first..].iter_mut().zip(readings) {
            if gap.is_none() {
                self.tally.add(&reading.found.tally);
                *gap = Some(reading);
            }
        }
    }

    /// The analysis of the paragraphs that are read, from the first on: of the whole text once [`Session::is_read`].
    pub fn analysis(&self) -> Analysis {
        self.analysis_of(0..self.readings.len())
    }

    /// The analysis of some paragraphs as if they stood alone, with offsets in the whole text. What a paragraph's own words decide is as in
    /// [`Session::analysis`]: sentences, labels, statistics, attributions, quotations but for their speakers. Costs what these paragraphs cost.
    pub fn analysis_of(&self, paragraphs: Range<usize>) -> Analysis {
        let read = paragraphs.start.min(self.unread.start)..paragraphs.end.min(self.unread.start);
        let found = self.readings[read.clone()].iter().flatten().map(|r| r.found.clone());
        document::assemble(&self.text, self.language(), &self.layout.blocks[read], found, &self.analyzer)
    }

    /// The language of what is read.
    fn language(&self) -> Language {
        self.tally.of_text()
    }

    /// The bytes from the start of the first of some paragraphs to the end of the last.
    pub fn span(&self, paragraphs: Range<usize>) -> Span {
        let of = self.layout.blocks.get(paragraphs).unwrap_or_default();
        of.first().zip(of.last()).map_or(Span::default(), |(first, last)| first.span.cover(last.span))
    }

    /// The analysis of a session that is not needed any more.
    pub(crate) fn into_analysis(self) -> Analysis {
        let (read, language) = (self.unread.start, self.language());
        let found = self.readings.into_iter().flatten().map(|r| r.found);
        document::assemble(&self.text, language, &self.layout.blocks[..read], found, &self.analyzer)
    }

    /// Replaces the bytes at `range` by `with`; an end that is out of bounds or inside a character is moved back to the nearest that is not.
    /// What changed is to be read: [`Session::step`]. A text whose blocks were given is a plain one from now on.
    pub fn edit(&mut self, range: Range<usize>, with: &str) {
        let start = floor_char_boundary(&self.text, range.start);
        let end = floor_char_boundary(&self.text, range.end).max(start);
        if self.given {
            let mut text = std::mem::take(&mut self.text);
            text.to_mut().replace_range(start..end, with);
            *self = Session { edits: self.edits + 1, ..Session::new(&self.analyzer, text) };
            return;
        }
        let edit = Edit { range: start..end, with: with.len() };
        let before = self.layout.around(&self.text, &edit);
        self.text.to_mut().replace_range(start..end, with);
        let Change { old, new } = self.layout.edit(before, &edit, &self.text);
        let moved = |at: usize| if at >= old.end { at - old.len() + new.len() } else { at.min(new.start) };
        let end = if self.is_read() { new.end } else { moved(self.unread.end).max(new.end) };
        self.unread = moved(self.unread.start).min(new.start)..end;
        for gone in self.readings.splice(old, new.map(|_| None)).flatten() {
            self.tally.remove(&gone.found.tally);
        }
        self.dealt = self.readings.len();
        self.edits += 1;
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
