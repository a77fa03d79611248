//! The stages that read the whole article: paragraph results moved to the whole text, quotations joined over paragraphs,
//! speakers, labels, the audit.

use crate::analysis::{
    Analysis, Attribution, AttributionId, BlockKind, Language, Paragraph, PassedOver, Quotation, QuotationId, Sentence, Statistic,
};
use crate::article::Block;
use crate::language::Tally;
use crate::mark::{Marked, OpenQuotation};
use crate::passage::Passage;
use crate::span::Span;
use crate::{Analyzer, attribution, audit, label, quotation, speaker, statistic};

/// What the paragraph stages found in one paragraph; spans and ids relative to it. The unit that is computed again when
/// its paragraph changes, and only then.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct ParagraphFindings {
    /// What its words say about the language.
    pub(crate) tally: Tally,
    pub(crate) sentences: Vec<crate::sentence::SentenceSpan>,
    pub(crate) statistics: Vec<Statistic>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) passed_over: Vec<PassedOver>,
    /// What the network takes its capitalised words for.
    pub(crate) capitals: Vec<speaker::Capital>,
    /// How its quotations hang together with those of the paragraphs around it.
    pub(crate) joints: Joints,
}

/// How a paragraph's quotations hang together with those of its neighbours.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Joints {
    /// The first quotation continues the one that the paragraph before left open.
    continues: bool,
    /// The quotation that is open at the end.
    leaves_open: Option<usize>,
    /// It ends by handing over to somebody's words in the next paragraph.
    hands_over: bool,
    /// It ends with a colon.
    colon: bool,
    /// It does nothing but name who is quoted next: "From the chairwoman, Rosa Wirth:".
    introduces: bool,
    /// A quotation opens it.
    opens: bool,
    /// The whole paragraph is somebody's words if the one before hands over.
    may_be_set_off: bool,
}

/// A paragraph, read.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Reading {
    /// What the paragraph before handed on. With another the paragraph must be read again.
    pub(crate) before: OpenQuotation,
    /// What it hands on.
    pub(crate) after: OpenQuotation,
    pub(crate) found: ParagraphFindings,
}

impl ParagraphFindings {
    /// The same paragraph without its marks.
    fn unmarked(self) -> ParagraphFindings {
        ParagraphFindings { tally: self.tally, sentences: self.sentences, ..ParagraphFindings::default() }
    }
}

/// Runs the paragraph stages over one block. What is not the article has sentences and nothing else, and so has what is clearly not English.
pub(crate) fn read(text: &str, block: Block, before: OpenQuotation, analyzer: &Analyzer) -> Reading {
    let (passage, after) = Passage::read_by(&analyzer.model, block.span.of(text), block.kind, before);
    let tally = if block.kind.is_article() { Tally::of(&passage) } else { Tally::default() };
    let foreign = matches!(tally.of_paragraph(), Some(Language::Other(_)));
    if (foreign && !analyzer.any_language) || !(block.kind.is_article() || block.kind == BlockKind::Metadata) {
        let found = ParagraphFindings { tally, sentences: passage.sentences, ..ParagraphFindings::default() };
        return Reading { before, after, found };
    }
    let (statistics, mut passed_over) = statistic::numbers(&passage);
    let mut attributions = attribution::attributions(&passage);
    let (quotations, passed_marks) = quotation::quotations(&passage, &mut attributions);
    let introduction = quotation::introduction(&passage).filter(|_| quotations.is_empty());
    passed_over.extend(passed_marks);
    passed_over.sort_by_key(|p| p.span);
    let capitals = speaker::capitals(&passage);
    let joints = Joints { introduces: introduction.is_some(), ..joints(&passage, &quotations) };
    if let Some(introduction) = introduction {
        attributions = vec![introduction];
    }
    Reading {
        before,
        after,
        found: ParagraphFindings {
            tally,
            sentences: passage.sentences,
            statistics,
            attributions,
            quotations,
            passed_over,
            capitals,
            joints,
        },
    }
}

fn joints(passage: &Passage, quotations: &[Quotation]) -> Joints {
    let of = |marked: &Marked| quotations.iter().position(|q| q.parent.is_none() && q.spans.contains(&marked.span));
    Joints {
        continues: passage.marked.first().is_some_and(|m| m.continues && of(m) == Some(0)),
        leaves_open: passage.marked.iter().rev().find(|m| m.depth == 0 && m.open).and_then(of),
        colon: passage.text.ends_with(':'),
        hands_over: quotation::hands_over(passage),
        introduces: false,
        opens: quotations.first().is_some_and(|q| q.spans.first().is_some_and(|s| s.start == 0)),
        may_be_set_off: quotation::may_be_set_off(passage, quotations),
    }
}

/// Puts the paragraphs of a text in this language together and runs the stages that read across them.
pub(crate) fn assemble(
    text: &str,
    language: Language,
    blocks: &[Block],
    paragraphs: impl Iterator<Item = ParagraphFindings>,
    analyzer: &Analyzer,
) -> Analysis {
    let mut analysis = Analysis { language, ..Analysis::default() };
    let mut before = Before::default();
    let mut capitals = Vec::new();
    for (block, found) in blocks.iter().zip(paragraphs) {
        let found = if language == Language::English || analyzer.any_language { found } else { found.unmarked() };
        capitals.extend(found.capitals.iter().map(|c| c.shifted(block.span.start)));
        append(&mut analysis, *block, found, &mut before);
    }
    quotation::follow_article(text, &mut analysis);
    quotation::pull_quotes(text, &mut analysis);
    let turns = speaker::resolve(text, &capitals, &mut analysis);
    label::label(text, &mut analysis);
    audit::audit(text, &turns, &mut analysis);
    analysis
}

/// What the paragraph before means for the quotations of the next.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// The quotation that it left open.
    open: Option<usize>,
    /// It handed over to somebody's words.
    hands_over: bool,
    /// It is a block quote of somebody's words, so that the next block quote goes on with them.
    quoted: bool,
    /// It ended with a colon.
    colon: bool,
    /// It named who is quoted next.
    introduces: bool,
    /// Its last attribution, which says whose words those are.
    attribution: Option<AttributionId>,
}

/// Moves a paragraph's findings to the whole text, and joins its quotations to those of the paragraph before.
fn append(analysis: &mut Analysis, block: Block, found: ParagraphFindings, before: &mut Before) {
    let by = block.span.start;
    let (first_attribution, first_quotation) = (analysis.attributions.len(), analysis.quotations.len());
    let paragraph = analysis.paragraphs.len();
    let in_whole = |id: AttributionId| AttributionId(id.0 + first_attribution);
    let shift = |spans: &mut Vec<Span>| spans.iter_mut().for_each(|s| *s = s.shifted(by));
    let language = found.tally.of_paragraph().unwrap_or(analysis.language);
    analysis.paragraphs.push(Paragraph { span: block.span, language, kind: block.kind });
    analysis.sentences.extend(found.sentences.iter().map(|s| Sentence {
        span: s.span.shifted(by),
        paragraph,
        kind: s.kind,
        labels: Default::default(),
    }));
    analysis.statistics.extend(found.statistics.into_iter().map(|s| Statistic {
        span: s.span.shifted(by),
        counted: s.counted.map(|c| c.shifted(by)),
        attribution: s.attribution.map(in_whole),
        ..s
    }));
    analysis.attributions.extend(found.attributions.into_iter().map(|mut a| {
        [&mut a.source, &mut a.cue, &mut a.content].into_iter().for_each(shift);
        a
    }));
    let attributions = analysis.attributions.len() - first_attribution;
    let continued = before.open.filter(|_| found.joints.continues);
    // Where a local id stands in the whole text: a continued quotation keeps the id that it has.
    let id = |local: usize| match continued {
        Some(open) if local == 0 => open,
        Some(_) => first_quotation + local - 1,
        None => first_quotation + local,
    };
    let introduced = before.attribution.filter(|_| before.introduces && found.joints.opens);
    for (local, mut quotation) in found.quotations.into_iter().enumerate() {
        shift(&mut quotation.spans);
        quotation.attribution = quotation.attribution.map(in_whole).or(introduced.filter(|_| local == 0));
        match continued.and_then(|open| analysis.quotations.get_mut(open)).filter(|_| local == 0) {
            Some(open) => {
                open.spans.append(&mut quotation.spans);
                open.attribution = open.attribution.or(quotation.attribution);
            }
            None => {
                quotation.parent = quotation.parent.map(|parent| QuotationId(id(parent.0)));
                analysis.quotations.push(quotation);
            }
        }
    }
    // A block quote needs no more than a neighbour that reports something or leads up to it.
    let shown =
        before.hands_over || (block.kind == BlockKind::BlockQuote && (before.quoted || before.attribution.is_some() || before.colon));
    let set_off = shown && found.joints.may_be_set_off;
    if set_off {
        // What is reported in it, the quoted one reports.
        analysis.attributions[first_attribution..].iter_mut().for_each(|attribution| attribution.nested = true);
        analysis.quotations.push(Quotation { attribution: before.attribution, ..quotation::unmarked(block.span) });
    }
    *before = Before {
        // A credit or a caption inside a quotation that runs over paragraphs does not end it.
        open: if block.kind.is_article() { found.joints.leaves_open.map(id) } else { before.open },
        hands_over: found.joints.hands_over,
        quoted: set_off && block.kind == BlockKind::BlockQuote,
        colon: found.joints.colon,
        introduces: found.joints.introduces,
        attribution: match attributions {
            _ if set_off => before.attribution,
            0 => None,
            n => Some(AttributionId(first_attribution + n - 1)),
        },
    };
    analysis.passed_over.extend(found.passed_over.into_iter().map(|p| PassedOver { span: p.span.shifted(by), ..p }));
}
