//! A long text, read in steps and again only where it is edited: `cargo run --example session`

use sourcelight::{Analyzer, Session};

fn main() {
    let text = "“We won,” said Ann Lee. The fund grew by 12 percent.\n\n".repeat(1000);
    let mut session = Session::new(Analyzer::embedded(), text);
    while !session.is_read() {
        session.step(16 * 1024);
        println!("{} bytes of {}", session.progress().bytes, session.text().len());
    }
    println!("{} statistics", session.analysis().statistics.len());

    // One paragraph is read again, the others are kept.
    session.edit(0..0, "“No,” said Ben Roe. ");
    let read = session.step(usize::MAX);
    println!("{} paragraph read, {} quotations", read.len(), session.analysis().quotations.len());
}
