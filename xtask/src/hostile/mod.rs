//! Text that nobody would write: what a byte of it may cost beside a byte of prose, and that the cost does not grow with the text.

mod made;
mod patterns;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use anyhow::{Context, Result, ensure};

use crate::instructions::Counter;
use crate::process::root;
use crate::prose;

/// A byte of hostile text may take so many times the instructions of a byte of prose.
const TIMES: f64 = 6.0;
/// A byte of a long text may take so many times the instructions of a byte of a short one. What is quadratic takes five or ten times as many.
const GROWTH: f64 = 1.3;
/// Below so many times the instructions of prose, growth is that of a look-up in a longer table.
const CHEAP: f64 = 0.25;

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

/// Instructions a byte of a short and a long text.
struct Counted {
    name: String,
    short: f64,
    long: f64,
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

/// The table of `cargo xtask hostile`: everything, 100 KB and 1 MB of each.
pub(crate) fn table() -> Result<()> {
    let counter = Counter::set_up()?.context("valgrind is not installed and could not be")?;
    let mut all = thought_of();
    all.extend(marks()?);
    let (prose, counted) = count(&counter, &all, [100_000, 1_000_000])?;
    println!("instructions a byte; prose: {prose:.0}\n\n{:<44} {:>8} {:>8} {:>7}", "", "100 KB", "1 MB", "× prose");
    for Counted { name, short, long } in &counted {
        println!("{name:<44} {short:>8.0} {long:>8.0} {:>7.2}", long / prose);
    }
    judge(prose, &counted)
}

/// Counts on all cores; the costliest first.
fn count(counter: &Counter, all: &[Hostile], [short, long]: [usize; 2]) -> Result<(f64, Vec<Counted>)> {
    let prose = counter.per_byte(&prose::prose(long))?;
    let (next, counted) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(all.len())));
    let work = || -> Result<()> {
        while let Some(Hostile { name, make }) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            let [short, long] = [counter.per_byte(&make(short))?, counter.per_byte(&make(long))?];
            counted.lock().expect("no counting panics").push(Counted { name: name.clone(), short, long });
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("no counting panics"))
    })?;
    let mut counted = counted.into_inner().expect("no counting panics");
    counted.sort_by(|a, b| b.long.total_cmp(&a.long));
    Ok((prose, counted))
}

fn judge(prose: f64, counted: &[Counted]) -> Result<()> {
    let dear = |c: &&Counted| c.long > TIMES * prose || c.short > TIMES * prose;
    let grown = |c: &&Counted| c.long > GROWTH * c.short && c.long > CHEAP * prose;
    let names = |of: &dyn Fn(&&Counted) -> bool| counted.iter().filter(|c| of(c)).map(|c| c.name.as_str()).collect::<Vec<_>>().join("; ");
    let (dear, grown) = (names(&dear), names(&grown));
    ensure!(dear.is_empty(), "these take more than {TIMES} times the instructions of prose: {dear}");
    ensure!(grown.is_empty(), "the instructions a byte of these grow with the text: {grown}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_dear_or_grows_is_named() {
        let counted = |short, long| [Counted { name: "it".into(), short, long }];
        assert!(judge(1000.0, &counted(5900.0, 5900.0)).is_ok());
        assert!(judge(1000.0, &counted(6100.0, 6100.0)).unwrap_err().to_string().contains("it"));
        assert!(judge(1000.0, &counted(500.0, 2500.0)).unwrap_err().to_string().contains("grow"));
        assert!(judge(1000.0, &counted(20.0, 60.0)).is_ok());
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
