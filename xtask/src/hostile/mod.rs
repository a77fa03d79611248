//! Text that nobody would write: what a byte of it may cost beside a byte of prose, and that the cost does not grow with the text.

mod made;
mod patterns;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use anyhow::{Result, ensure};

use crate::instructions::{self, Counter};
use crate::process::root;
use crate::prose;

/// A byte of hostile text may take so many times the instructions of a byte of prose.
const TIMES: f64 = 6.0;
/// A byte between 100 KB and 1 MB may take so many times the instructions of a byte below. What is quadratic takes ten times as many.
const GROWTH: f64 = 1.3;
/// A text is counted up to 1 MB where a byte up to 100 KB takes so many times the instructions of a byte up to 20 KB: what grows with
/// the text, and by less than this here, grows by less than [`GROWTH`] there.
const SUSPECT: f64 = 1.03;
/// Or where a byte takes so many times the instructions of prose.
const DEAR: f64 = 4.0;
/// Below so many times the instructions of prose, growth is that of a look-up in a longer table.
const CHEAP: f64 = 0.25;
/// How many of the costliest patterns every test run counts; the long one counts everything.
const ALWAYS: usize = 4;

/// A text, and how it grows.
struct Hostile {
    name: String,
    make: Box<dyn Fn(usize) -> String + Send + Sync>,
}

impl Hostile {
    fn repeated(name: String, pattern: String) -> Hostile {
        Hostile { name, make: Box::new(move |bytes| pattern.repeat((bytes / pattern.len()).max(1))) }
    }
}

/// Instructions a byte, from one length to the next.
struct Counted {
    name: String,
    to_20_kb: f64,
    to_100_kb: f64,
    /// Of those that need a closer look.
    to_1_mb: Option<f64>,
}

impl Counted {
    fn most(&self) -> f64 {
        self.to_100_kb.max(self.to_20_kb).max(self.to_1_mb.unwrap_or_default())
    }

    fn print(&self, prose: f64) {
        let longest = self.to_1_mb.map_or_else(String::new, |count| format!("{count:.0}"));
        let Counted { name, to_20_kb, to_100_kb, .. } = self;
        println!("{name:<60} {to_20_kb:>8.0} {to_100_kb:>9.0} {longest:>8} {:>7.2}", self.most() / prose);
    }
}

/// Everything that somebody has thought of.
fn thought_of() -> Vec<Hostile> {
    let repeated = patterns::PATTERNS.iter().map(|&pattern| Hostile::repeated(format!("{pattern:?}"), pattern.to_owned()));
    let made = made::MADE.iter().map(|&(name, make)| Hostile { name: name.to_owned(), make: Box::new(make) });
    made.chain(repeated).collect()
}

/// Every mark: ASCII, what the analyser's source knows by name, and the blocks of Unicode that hold marks, each character of a block in turn.
fn marks() -> Result<Vec<Hostile>> {
    let mut known = BTreeSet::new();
    collect(&root().join("src"), &mut known)?;
    let single = (0..128u8).map(char::from).chain(known).map(|c| Hostile::repeated(format!("U+{:04X} {c:?}", c as u32), c.to_string()));
    let blocks = patterns::BLOCKS.iter().map(|&(name, first, last)| {
        let marks: Vec<char> = (first..=last).filter_map(char::from_u32).collect();
        let make = move |bytes: usize| -> String {
            let each = bytes / marks.len() / marks[0].len_utf8();
            marks.iter().flat_map(|&c| std::iter::repeat_n(c, each.max(1))).collect()
        };
        Hostile { name: format!("block {name}"), make: Box::new(make) }
    });
    Ok(single.chain(blocks).collect())
}

/// The characters outside ASCII that are no letters, in the source below a folder.
fn collect(folder: &Path, known: &mut BTreeSet<char>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, known)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            known.extend(fs::read_to_string(&path)?.chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric()));
        }
    }
    Ok(())
}

/// The table of `cargo xtask hostile`: everything.
pub(crate) fn table() -> Result<()> {
    ensure!(instructions::set_up(), "valgrind is not installed and could not be");
    let counter = Counter::build()?;
    let mut all = thought_of();
    all.extend(marks()?);
    let prose = counter.per_byte([&prose::prose(20_000), &prose::prose(100_000)])?[0];
    judged(&counter, prose, &all, true)
}

/// The patterns that once cost most, beside prose of which a byte takes so many instructions.
pub(crate) fn check(counter: &Counter, prose: f64) -> Result<()> {
    let dearest = patterns::PATTERNS[..ALWAYS].iter().map(|&pattern| Hostile::repeated(format!("{pattern:?}"), pattern.to_owned()));
    judged(counter, prose, &dearest.collect::<Vec<_>>(), false)
}

/// Counts on all cores, and prints a row for each text as soon as it is counted; with `closely`, what is dear or seems to grow up to 1 MB.
fn judged(counter: &Counter, prose: f64, all: &[Hostile], closely: bool) -> Result<()> {
    let (next, counted) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(all.len())));
    let work = || -> Result<()> {
        while let Some(Hostile { name, make }) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let below = counter.per_byte([&make(2_000), &make(20_000), &make(100_000)])?;
            let mut one = Counted { name: name.clone(), to_20_kb: below[0], to_100_kb: below[1], to_1_mb: None };
            let grows = one.to_100_kb > SUSPECT * one.to_20_kb && one.to_100_kb > CHEAP * prose;
            if closely && (grows || one.most() > DEAR * prose) {
                one.to_1_mb = Some(counter.per_byte([&make(100_000), &make(1_000_000)])?[0]);
            }
            one.print(prose);
            counted.lock().expect("no counting panics").push(one);
        }
        Ok(())
    };
    println!("instructions a byte; prose: {prose:.0}\n\n{:<60} {:>8} {:>9} {:>8} {:>7}", "", "to 20 KB", "to 100 KB", "to 1 MB", "× prose");
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("no counting panics"))
    })?;
    judge(prose, &counted.into_inner().expect("no counting panics"))
}

fn judge(prose: f64, counted: &[Counted]) -> Result<()> {
    let dear = |c: &&Counted| c.most() > TIMES * prose;
    // Where nobody looked closer, the same growth over a tenth of the length is too much in any case.
    let grown = |c: &&Counted| {
        let (below, above) = c.to_1_mb.map_or((c.to_20_kb, c.to_100_kb), |longest| (c.to_100_kb, longest));
        above > GROWTH * below && above > CHEAP * prose
    };
    let names = |of: &dyn Fn(&&Counted) -> bool| counted.iter().filter(|c| of(c)).map(|c| c.name.as_str()).collect::<Vec<_>>().join("; ");
    let (dear, grown) = (names(&dear), names(&grown));
    if let Some(most) = counted.iter().max_by(|a, b| a.most().total_cmp(&b.most())) {
        println!("\n{} texts; the dearest, {}, takes {:.2} × prose", counted.len(), most.name, most.most() / prose);
    }
    ensure!(dear.is_empty(), "these take more than {TIMES} times the instructions of prose: {dear}");
    ensure!(grown.is_empty(), "the instructions a byte of these grow with the text: {grown}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_dear_or_grows_is_named() {
        let counted = |to_20_kb, to_100_kb, to_1_mb| [Counted { name: "it".into(), to_20_kb, to_100_kb, to_1_mb }];
        assert!(judge(1000.0, &counted(5900.0, 5900.0, None)).is_ok());
        assert!(judge(1000.0, &counted(6100.0, 6100.0, None)).unwrap_err().to_string().contains("it"));
        assert!(judge(1000.0, &counted(500.0, 520.0, Some(2500.0))).unwrap_err().to_string().contains("grow"));
        assert!(judge(1000.0, &counted(500.0, 700.0, None)).unwrap_err().to_string().contains("grow"));
        assert!(judge(1000.0, &counted(500.0, 700.0, Some(700.0))).is_ok());
        assert!(judge(1000.0, &counted(20.0, 60.0, None)).is_ok());
    }

    #[test]
    fn every_text_has_the_length_asked_for_and_a_name_of_its_own() {
        let mut all = thought_of();
        all.extend(marks().unwrap());
        for Hostile { name, make } in &all {
            let length = make(20_000).len();
            assert!((15_000..26_000).contains(&length), "{name}: {length}");
        }
        let names: BTreeSet<&str> = all.iter().map(|h| h.name.as_str()).collect();
        assert_eq!(names.len(), all.len());
    }
}
