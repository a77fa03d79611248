//! What one more letter costs, by the length of the document: the paragraphs that change, and the whole again.

use criterion::{BenchmarkId, Criterion};
use sourcelight::{Analyzer, Session};

use crate::prose;

/// Bytes a word of the prose, with its space.
const WORD: usize = 6;

pub(crate) fn keystroke(c: &mut Criterion) {
    for (name, whole) in [("keystroke, its paragraphs", false), ("keystroke, the whole", true)] {
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        for thousands in [1, 10, 100, 1_000] {
            let text = prose::prose(thousands * 1_000 * WORD);
            let at = text.len() / 2 + text[text.len() / 2..].find(" the ").expect("prose has articles");
            let mut session = Session::new(Analyzer::embedded(), text);
            session.step(usize::MAX);
            group.bench_function(BenchmarkId::from_parameter(format!("{thousands:04} 000 words")), |b| {
                b.iter(|| {
                    session.edit(at..at, "x");
                    let changed = session.step(usize::MAX);
                    let analysis = if whole { session.analysis() } else { session.analysis_of(changed) };
                    session.edit(at..at + 1, "");
                    session.step(usize::MAX);
                    analysis
                })
            });
        }
        group.finish();
    }
}
