//! What each stage takes, over 200 KB of news: bytes a second, beside a look for one byte over the same text.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use sourcelight::output::{Output, Tape};
use sourcelight::stage::{self, OpenQuotation, Passage};
use sourcelight::{Analyzer, Model, Unit};

use crate::prose;

pub(crate) fn stages(c: &mut Criterion) {
    let text = prose::prose(200_000);
    let model = Model::from_bytes(include_bytes!("../model/attribution.bin")).expect("the model is sound");
    let blocks = stage::blocks(&text);
    let parts: Vec<&str> = blocks.iter().map(|b| b.span.of(&text)).collect();
    let passages: Vec<Passage> =
        blocks.iter().map(|b| Passage::read_by(&model, b.span.of(&text), b.kind, OpenQuotation::default()).0).collect();
    let attributions: Vec<_> = passages.iter().map(|p| stage::attributions(p)).collect();
    let analysis = Analyzer::embedded().analyze(&text);
    let output = Output::new(&analysis, &text, Unit::Utf16);

    let mut group = c.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("00 memchr", |b| b.iter(|| memchr::memchr_iter(b'~', black_box(text.as_bytes())).count()));
    group.bench_function("01 article", |b| b.iter(|| stage::blocks(black_box(&text))));
    group.bench_function("02 tokens", |b| b.iter(|| parts.iter().map(|p| stage::tokens(p).len()).sum::<usize>()));
    group.bench_function("03 marks", |b| {
        b.iter(|| passages.iter().map(|p| stage::marks(p.text, &p.tokens, OpenQuotation::default()).0.len()).sum::<usize>())
    });
    group.bench_function("04 sentences", |b| {
        b.iter(|| passages.iter().map(|p| stage::sentences(p.text, &p.tokens, &p.marked, p.kind).len()).sum::<usize>())
    });
    group.bench_function("05 statistics", |b| b.iter(|| passages.iter().map(|p| stage::statistics(p).0.len()).sum::<usize>()));
    group.bench_function("06 attributions", |b| b.iter(|| passages.iter().map(|p| stage::attributions(p).len()).sum::<usize>()));
    group.bench_function("07 quotations", |b| {
        b.iter(|| passages.iter().zip(&attributions).map(|(p, a)| stage::quotations(p, &mut a.clone()).0.len()).sum::<usize>())
    });
    let unresolved = || {
        let mut analysis = analysis.clone();
        analysis.speakers.clear();
        analysis
    };
    group.bench_function("08 speakers", |b| {
        b.iter_batched_ref(unresolved, |analysis| stage::speakers(&text, &[], analysis), BatchSize::LargeInput)
    });
    let unlabelled = || {
        let mut analysis = analysis.clone();
        analysis.evidence.clear();
        analysis.findings.clear();
        analysis
    };
    group.bench_function("09 labels", |b| b.iter_batched_ref(unlabelled, |analysis| stage::labels(&text, analysis), BatchSize::LargeInput));
    group.bench_function("10 audit", |b| {
        b.iter_batched_ref(unlabelled, |analysis| stage::audit(&text, &[], analysis), BatchSize::LargeInput)
    });
    group.bench_function("11 output", |b| b.iter(|| Output::new(black_box(&analysis), &text, Unit::Utf16)));
    group.bench_function("12 tape", |b| b.iter(|| Tape::write(black_box(&output))));
    group.bench_function("13 json", |b| b.iter(|| serde_json::to_vec(black_box(&output))));
    group.finish();
}
