//! What holds of the object that leaves the library.

use sourcelight::output::{Output, Place};
use sourcelight::{Analysis, Unit};

use crate::promises::{spans, units};

/// The output gives the same spans in whatever unit it is asked for: those of the analysis, counted from the start of the text.
pub(crate) fn output_keeps_to_its_unit(text: &str, analysis: &Analysis) -> Result<(), String> {
    let places = |output: &Output| -> Vec<Place> {
        let mut all: Vec<Place> = output.paragraphs.iter().map(|p| p.span).collect();
        all.extend(output.sentences.iter().map(|s| s.span));
        all.extend(output.quotations.iter().flat_map(|q| q.spans.clone()));
        all.extend(output.statistics.iter().flat_map(|s| [Some(s.span), s.counted].into_iter().flatten()));
        all.extend(output.attributions.iter().flat_map(|a| [&a.source[..], &a.cue, &a.content].concat()));
        all.extend(output.speakers.iter().flat_map(|s| s.mentions.clone()));
        all.extend(output.evidence.iter().map(|e| e.span));
        all.extend(output.passed_over.iter().map(|p| p.span));
        all
    };
    // How many units stand before each byte.
    for unit in Unit::ALL {
        let mut before = vec![0; text.len() + 1];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            before[at] = count;
            count += units(c, unit);
        }
        before[text.len()] = count;
        let expected: Vec<Place> = spans(analysis).iter().map(|s| [before[s.start], before[s.end]]).collect();
        let output = Output::new(analysis, text, unit);
        promise!(output.offsets == unit.name() && places(&output) == expected, "offsets in {} are wrong: {text:?}", unit.name());
    }
    Ok(())
}
