//! The stages that read the whole article: paragraph results moved to the whole text, quotations joined over paragraphs,
//! speakers, labels, the audit.

use crate::analysis::{Analysis, Attribution, Paragraph, PassedOver, Quotation, Sentence, Statistic};
use crate::article::Block;
use crate::mark::OpenQuotation;
use crate::passage::Passage;
use crate::{attribution, audit, label, quotation, speaker, statistic};

/// What the paragraph stages found in one paragraph; spans and ids relative to it. The unit that is computed again when
/// its paragraph changes, and only then.
#[derive(Clone, Debug)]
pub(crate) struct ParagraphFindings {
    pub(crate) sentences: Vec<crate::sentence::SentenceSpan>,
    pub(crate) statistics: Vec<Statistic>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) passed_over: Vec<PassedOver>,
    /// The first quotation continues the one that the paragraph before left open.
    pub(crate) continues: bool,
}

/// Runs the paragraph stages over one block.
pub(crate) fn paragraph(text: &str, block: Block, before: OpenQuotation) -> (ParagraphFindings, OpenQuotation) {
    let (passage, open) = Passage::read(block.span.of(text), block.kind, before);
    let (statistics, mut passed_over) = statistic::numbers(&passage);
    let attributions = attribution::attributions(&passage);
    let (quotations, passed_marks) = quotation::quotations(&passage, &attributions);
    passed_over.extend(passed_marks);
    passed_over.sort_by_key(|p| p.span);
    let continues = passage.marked.first().is_some_and(|m| m.continues);
    (ParagraphFindings { sentences: passage.sentences, statistics, attributions, quotations, passed_over, continues }, open)
}

/// Puts the paragraphs together and runs the stages that read across them.
pub(crate) fn assemble(text: &str, blocks: &[Block], paragraphs: &[ParagraphFindings]) -> Analysis {
    let mut analysis = Analysis::default();
    for (block, found) in blocks.iter().zip(paragraphs) {
        append(&mut analysis, *block, found);
    }
    speaker::resolve(text, &mut analysis);
    label::label(text, &mut analysis);
    audit::audit(text, &mut analysis);
    analysis
}

/// Moves a paragraph's findings to the whole text.
fn append(analysis: &mut Analysis, block: Block, found: &ParagraphFindings) {
    let by = block.span.start;
    let (first_attribution, first_quotation) = (analysis.attributions.len(), analysis.quotations.len());
    let paragraph = analysis.paragraphs.len();
    analysis.paragraphs.push(Paragraph { span: block.span, kind: block.kind });
    analysis.sentences.extend(found.sentences.iter().map(|s| Sentence {
        span: s.span.shifted(by),
        paragraph,
        kind: s.kind,
        labels: Default::default(),
    }));
    analysis.statistics.extend(found.statistics.iter().map(|s| Statistic {
        span: s.span.shifted(by),
        counted: s.counted.map(|c| c.shifted(by)),
        attribution: s.attribution.map(|a| a + first_attribution),
        ..s.clone()
    }));
    analysis.attributions.extend(found.attributions.iter().map(|a| Attribution {
        source: a.source.iter().map(|s| s.shifted(by)).collect(),
        cue: a.cue.iter().map(|s| s.shifted(by)).collect(),
        content: a.content.iter().map(|s| s.shifted(by)).collect(),
        ..a.clone()
    }));
    analysis.quotations.extend(found.quotations.iter().map(|q| Quotation {
        spans: q.spans.iter().map(|s| s.shifted(by)).collect(),
        parent: q.parent.map(|p| p + first_quotation),
        attribution: q.attribution.map(|a| a + first_attribution),
        ..q.clone()
    }));
    analysis.passed_over.extend(found.passed_over.iter().map(|p| PassedOver { span: p.span.shifted(by), ..p.clone() }));
}
