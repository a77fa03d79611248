//! The figures where people read them: the tables of `README.md` and `docs/accuracy.md`, which nobody writes by hand.

use std::fs;
use std::ops::Range;

use anyhow::{Context, Result};

use super::figures::Figure;
use crate::npm;
use crate::process::{answer, root, step};

const BEGIN: &str = "<!-- figures: `cargo xtask accuracy --write` -->\n";
const END: &str = "<!-- end of figures -->\n";

/// Writes both tables anew.
pub(super) fn renew(figures: &[(&Figure, f64)]) -> Result<()> {
    // Node knows the calendar, which Rust's library does not.
    let today = answer(npm::node().args(["-p", "new Date().toISOString().slice(0, 10)"])).context("Node says no date")?;
    for (name, table) in [("README.md", short(figures)), ("docs/accuracy.md", format!("Measured on {today}.\n\n{}", whole(figures)))] {
        let path = root().join(name);
        let mut page = fs::read_to_string(&path)?;
        let place = place(&page).with_context(|| format!("{name} has no place for figures"))?;
        page.replace_range(place, &table);
        fs::write(path, page)?;
        step(&format!("{name} has the figures of {today}"));
    }
    Ok(())
}

/// Where the table of a page stands.
fn place(page: &str) -> Option<Range<usize>> {
    let begin = page.find(BEGIN)? + BEGIN.len();
    Some(begin..begin + page[begin..].find(END)?)
}

fn whole(figures: &[(&Figure, f64)]) -> String {
    let mut table = String::from("| what | data | ours | peers | two people |\n|---|---|---|---|---|\n");
    let mut topic = "";
    for (figure, reached) in figures {
        if figure.topic != topic {
            topic = figure.topic;
            table += &format!("| **{topic}** | | | | |\n");
        }
        let (data, [peers, people]) = (figure.scored.data(), [figure.peers, figure.people].map(cell));
        table += &format!("| {} | {data} | {reached:.1} | {peers} | {people} |\n", figure.what);
    }
    table
}

fn short(figures: &[(&Figure, f64)]) -> String {
    let mut table = String::from("| | Sourcelight | other tools | two people |\n|---|---|---|---|\n");
    for (figure, reached) in figures.iter().filter(|(figure, _)| !figure.in_readme.is_empty()) {
        let [peers, people] = [figure.peers, figure.people].map(cell);
        table += &format!("| {} | {reached:.1} | {peers} | {people} |\n", figure.in_readme);
    }
    table
}

fn cell(text: &str) -> String {
    if text.is_empty() { "–".into() } else { text.replace('*', "\\*") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accuracy::figures::FIGURES;

    /// A table without what was reached.
    fn without_figures(table: &str, column: usize) -> Vec<String> {
        let rows = table.lines().filter(|line| line.starts_with('|'));
        rows.map(|row| row.split('|').enumerate().filter(|&(n, _)| n != column).map(|(_, cell)| cell).collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn both_pages_have_a_row_for_every_figure_that_belongs_there() {
        let figures: Vec<(&Figure, f64)> = FIGURES.iter().map(|figure| (figure, 0.0)).collect();
        let (readme, docs) = (include_str!("../../../README.md"), include_str!("../../../docs/accuracy.md"));
        for (page, table, column) in [(readme, short(&figures), 2), (docs, whole(&figures), 3)] {
            assert_eq!(without_figures(&page[place(page).unwrap()], column), without_figures(&table, column));
        }
    }
}
