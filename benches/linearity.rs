//! Whether ten times the text takes a stage ten times as long: prose, and what costs the stage most.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use sourcelight::{Model, analyze};

use crate::prose;
use crate::stage::{Read, STAGES};

pub(crate) fn linearity(c: &mut Criterion) {
    let model = Model::from_bytes(include_bytes!("../model/attribution.bin")).expect("the model is sound");
    for kilobytes in [10, 100, 1_000, 10_000] {
        let bytes = kilobytes * 1_000;
        let prose = prose::prose(bytes);
        let prose = Read::new(&prose, &model);
        for stage in STAGES {
            let mut group = c.benchmark_group(format!("linearity: {}", stage.name));
            group.sampling_mode(SamplingMode::Flat).sample_size(10).measurement_time(Duration::from_millis(500));
            group.throughput(Throughput::Bytes(bytes as u64));
            let mut measure = |what: &str, read: &Read| {
                group.bench_function(BenchmarkId::from_parameter(format!("{what}, {kilobytes:05} KB")), |b| b.iter(|| (stage.run)(read)));
            };
            measure("prose", &prose);
            // Ten times more would take criterion minutes a stage.
            if kilobytes <= 1_000 {
                let dearest = stage.dearest.repeat(bytes / stage.dearest.len());
                measure(&format!("{:?}", stage.dearest), &Read::new(&dearest, &model));
            }
            group.finish();
        }
    }
    let text = prose::prose(10_000_000);
    let mut group = c.benchmark_group("linearity: whole");
    group.sampling_mode(SamplingMode::Flat).sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("prose, 10000 KB", |b| b.iter(|| analyze(&text)));
    group.finish();
}
