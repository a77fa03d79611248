//! The whole analysis: prose from 1 KB to 1 MB, and 100 KB of what nobody would write.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use sourcelight::analyze;

use crate::{hostile, prose};

pub(crate) fn prose(c: &mut Criterion) {
    let mut group = c.benchmark_group("prose");
    group.sample_size(10).measurement_time(Duration::from_secs(2));
    for kilobytes in [1, 10, 100, 1_000] {
        let text = prose::prose(kilobytes * 1_000);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(format!("{kilobytes:05} KB")), &text, |b, text| b.iter(|| analyze(text)));
    }
    group.finish();
}

pub(crate) fn hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10).measurement_time(Duration::from_secs(1)).warm_up_time(Duration::from_millis(200));
    for (name, pattern) in hostile::HOSTILE {
        let text = pattern.repeat(100_000 / pattern.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |b, text| b.iter(|| analyze(text)));
    }
    group.finish();
}
