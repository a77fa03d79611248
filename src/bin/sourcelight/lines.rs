//! One document a line in, one analysis a line out: in order, on all cores, in constant memory.
//!
//! A reader cuts the input into batches. Each batch gets a slot for its result; the slots go to the writer in the order of
//! the input, the batches to whichever worker is free. Both queues are bounded, so a slow reader of our output slows us
//! down instead of filling memory.

use std::io::{self, BufRead, BufReader, Read};
use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::input::{self, Source};

/// Bytes of input that travel together: enough that handing them over costs nothing beside the analysis.
const BATCH: usize = 64 * 1024;
/// Batches under way for each worker, one in work and the others waiting or done before their turn.
const AHEAD: usize = 4;

/// Lines as read, and where what came of them goes.
struct Batch<T> {
    lines: Vec<u8>,
    done: SyncSender<T>,
}

/// Has every batch of whole lines worked on, and hands over what came of it in the order of the input. `Ok(false)`: a source could not be
/// read, as said on stderr; the rest came.
pub(crate) fn run<T: Send + 'static>(
    sources: Vec<Source>,
    work: impl Fn(&[u8]) -> T + Send + Sync + 'static,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<bool> {
    let workers = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (to_workers, batches) = mpsc::sync_channel::<Batch<T>>(workers);
    let (to_writer, slots) = mpsc::sync_channel::<Receiver<T>>(workers * AHEAD);
    let (batches, work) = (Arc::new(Mutex::new(batches)), Arc::new(work));
    // The threads are not joined when the writer fails: a reader may wait for input that never comes.
    for _ in 0..workers {
        let (batches, work) = (Arc::clone(&batches), Arc::clone(&work));
        thread::spawn(move || {
            while let Some(batch) = next(&batches) {
                // Nobody waits for the result once the writer has failed.
                let _ = batch.done.send(work(&batch.lines));
            }
        });
    }
    let reader = thread::spawn(move || read_all(&sources, &to_workers, &to_writer));
    for slot in slots {
        // A worker that is gone without a result has panicked, and has said so.
        take(slot.recv().map_err(io::Error::other)?)?;
    }
    Ok(reader.join().unwrap_or(false))
}

fn next<T>(batches: &Mutex<Receiver<Batch<T>>>) -> Option<Batch<T>> {
    batches.lock().ok()?.recv().ok()
}

/// Reads every source to its end, or until nobody takes batches any more. Whether all could be read.
fn read_all<T>(sources: &[Source], to_workers: &SyncSender<Batch<T>>, to_writer: &SyncSender<Receiver<T>>) -> bool {
    let mut all_read = true;
    for source in sources {
        let hand_over = |lines| {
            let (done, slot) = mpsc::sync_channel(1);
            to_writer.send(slot).is_ok() && to_workers.send(Batch { lines, done }).is_ok()
        };
        if let Err(mistake) = source.open().and_then(|file| read(BufReader::with_capacity(BATCH, file), hand_over).map_err(input::in_words))
        {
            crate::complain(source, &mistake);
            all_read = false;
        }
    }
    all_read
}

/// Cuts a file into batches of whole lines, until one is not taken.
fn read(mut file: BufReader<impl Read>, mut hand_over: impl FnMut(Vec<u8>) -> bool) -> io::Result<()> {
    let mut lines = Vec::new();
    loop {
        let read = file.read_until(b'\n', &mut lines)?;
        if read > 0 && !lines.ends_with(b"\n") {
            // The last line; the next file begins on a line of its own.
            lines.push(b'\n');
        }
        // Input that comes line by line is answered line by line: what is not there yet is not waited for.
        let wait = read > 0 && lines.len() < BATCH && !file.buffer().is_empty();
        if !wait && !lines.is_empty() && !hand_over(std::mem::take(&mut lines)) {
            return Ok(());
        }
        if read == 0 {
            return Ok(());
        }
    }
}
