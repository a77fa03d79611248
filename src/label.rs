//! Labels of sentences, with their evidence.

use crate::analysis::{Act, Analysis, Evidence, Label, LabelRule, Quotation, QuotationKind, SentenceKind};
use crate::span::Span;

/// Fills the labels of every sentence and the evidence for each: one entry for each span that earns a label. Metadata earns none.
///
/// Linear but for the sort of the spans: what earns a label and the sentences are read side by side.
pub fn label(text: &str, analysis: &mut Analysis) {
    let triggers = triggers(text, analysis);
    let sentences = &mut analysis.sentences;
    let mut first = 0;
    for trigger in triggers {
        while sentences.get(first).is_some_and(|s| s.span.end <= trigger.span.start) {
            first += 1;
        }
        for (at, sentence) in sentences.iter_mut().enumerate().skip(first).take_while(|(_, s)| s.span.start < trigger.span.end) {
            if sentence.kind == SentenceKind::Metadata || !touches(text, sentence.span, trigger.span) {
                continue;
            }
            sentence.labels.set(trigger.label);
            let span = Span::new(trigger.span.start.max(sentence.span.start), trigger.span.end.min(sentence.span.end));
            analysis.evidence.push(Evidence { sentence: at, label: trigger.label, rule: trigger.rule, span });
        }
    }
    analysis.evidence.sort_by_key(|e| (e.sentence, e.span, e.label));
}

/// A span that earns a label.
struct Trigger {
    span: Span,
    label: Label,
    rule: LabelRule,
}

/// Everything that earns a label, in the order in which it begins.
fn triggers(text: &str, analysis: &Analysis) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    // What is quoted inside a quotation adds nothing to it.
    for quotation in analysis.quotations.iter().filter(|q| q.parent.is_none()) {
        let rule = quoted(text, quotation);
        triggers.extend(quotation.spans.iter().map(|&span| Trigger { span, label: Label::Quote, rule }));
    }
    triggers.extend(analysis.statistics.iter().map(|s| Trigger {
        span: s.span,
        label: Label::Statistic,
        rule: LabelRule::Statistic(s.kind),
    }));
    for attribution in analysis.attributions.iter().filter(|a| !a.nested) {
        let rule = match attribution.act {
            Act::Speech => LabelRule::Speech,
            Act::Thought => LabelRule::Thought,
            Act::Stance => continue,
        };
        let earns = if attribution.cue.is_empty() { &attribution.source } else { &attribution.cue };
        triggers.extend(earns.iter().map(|&span| Trigger { span, label: Label::Attribution, rule }));
    }
    triggers.sort_by_key(|t| (t.span, t.label));
    triggers
}

/// Whether a sentence and a span share a letter or a digit: a mark that only closes the neighbour's quotation earns nothing.
fn touches(text: &str, sentence: Span, span: Span) -> bool {
    let shared = Span::new(sentence.start.max(span.start), sentence.end.min(span.end));
    shared.of(text).chars().any(char::is_alphanumeric)
}

fn quoted(text: &str, quotation: &Quotation) -> LabelRule {
    let marked = quotation.spans.first().is_some_and(|s| s.of(text).starts_with(|c: char| !c.is_alphanumeric()));
    match (marked, quotation.kind) {
        (true, QuotationKind::Full) => LabelRule::Clause,
        (true, QuotationKind::Partial) => LabelRule::Fragment,
        (false, _) => LabelRule::SetOff,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Attribution, AttributionKind, Sentence};

    const TEXT: &str = "By Jo Roe. She wants rain. Aides said so.";

    fn sentence(start: usize, end: usize, kind: SentenceKind) -> Sentence {
        Sentence { span: Span::new(start, end), paragraph: 0, kind, labels: Default::default() }
    }

    fn attribution(cue: &str, act: Act, nested: bool) -> Attribution {
        let at = TEXT.find(cue).unwrap();
        Attribution {
            source: vec![],
            cue: vec![Span::new(at, at + cue.len())],
            content: vec![],
            kind: AttributionKind::Indirect,
            act,
            nested,
            speaker: None,
            confidence: 1.0,
            rule: crate::analysis::FoundBy::Model,
            link: None,
        }
    }

    fn labelled(attributions: Vec<Attribution>, quotations: Vec<Quotation>) -> Analysis {
        let sentences =
            vec![sentence(0, 10, SentenceKind::Metadata), sentence(11, 26, SentenceKind::Prose), sentence(27, 41, SentenceKind::Prose)];
        let mut analysis = Analysis { sentences, attributions, quotations, ..Default::default() };
        label(TEXT, &mut analysis);
        analysis
    }

    fn labels(analysis: &Analysis) -> Vec<Vec<Label>> {
        analysis.sentences.iter().map(|s| s.labels.iter().collect()).collect()
    }

    #[test]
    fn speech_earns_the_label_and_stance_does_not() {
        let analysis = labelled(vec![attribution("wants", Act::Stance, false), attribution("said", Act::Speech, false)], vec![]);
        assert_eq!(labels(&analysis), [vec![], vec![], vec![Label::Attribution]]);
        assert_eq!(analysis.evidence.len(), 1);
        assert_eq!(analysis.evidence[0].span.of(TEXT), "said");
    }

    #[test]
    fn what_stands_inside_quoted_speech_earns_no_label() {
        assert_eq!(labels(&labelled(vec![attribution("said", Act::Speech, true)], vec![]))[2], []);
    }

    #[test]
    fn a_quotation_over_two_sentences_labels_both_and_never_metadata() {
        let quotation = Quotation {
            spans: vec![Span::new(3, 31)],
            kind: QuotationKind::Full,
            parent: None,
            speaker: None,
            guess: false,
            attribution: None,
            orphan: true,
            link: None,
        };
        let analysis = labelled(vec![], vec![quotation.clone()]);
        assert_eq!(labels(&analysis), [vec![], vec![Label::Quote], vec![Label::Quote]]);
        assert_eq!(analysis.evidence[1].span.of(TEXT), "Aide");
        // Only its last stop reaches the third sentence.
        let shorter = Quotation { spans: vec![Span::new(11, 27)], ..quotation };
        assert_eq!(labels(&labelled(vec![], vec![shorter]))[2], []);
    }
}
