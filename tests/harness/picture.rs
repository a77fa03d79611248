//! Expected and got, drawn beneath the text.

use sourcelight::Span;

/// What is drawn beneath the text: places, each with its mark, and a note.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) marks: Vec<(Span, char)>,
    pub(crate) note: String,
}

impl Row {
    pub(crate) fn new(marks: impl IntoIterator<Item = (Span, char)>, note: impl Into<String>) -> Row {
        Row { marks: marks.into_iter().collect(), note: note.into() }
    }
}

/// Columns of text in one line of the picture.
const WIDTH: usize = 100;

/// The stretches of the text that a row speaks of, each with the rows beneath it. `got` may be empty: nothing was found.
pub(crate) fn picture(text: &str, expected: &Row, got: &[Row]) -> String {
    let mut drawn = String::new();
    let nothing = [Row::new([], "nothing")];
    let got = if got.is_empty() { &nothing[..] } else { got };
    let rows: Vec<(&str, &Row)> = std::iter::once(("expected", expected)).chain(got.iter().map(|row| ("got", row))).collect();
    for stretch in stretches(text) {
        let shown: Vec<_> = rows.iter().filter(|(_, row)| row.marks.iter().any(|(span, _)| span.overlaps(stretch))).collect();
        if !shown.is_empty() {
            let plain: String = stretch.of(text).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            drawn += &format!("      text      {plain}\n");
        }
        for (name, row) in shown {
            drawn += &format!("      {name:<9} {}  {}\n", underline(text, stretch, &row.marks), row.note);
        }
    }
    for (name, row) in rows.iter().filter(|(_, row)| row.marks.is_empty()) {
        drawn += &format!("      {name:<9} {}\n", row.note);
    }
    drawn
}

/// The text in lines of at most `WIDTH` characters, cut at newlines and before words.
fn stretches(text: &str) -> Vec<Span> {
    let (mut out, mut start, mut columns, mut word) = (Vec::new(), 0, 0, 0);
    for (at, c) in text.char_indices() {
        if c == '\n' || columns >= WIDTH {
            let cut = if c == '\n' || word <= start { at } else { word };
            out.push(Span::new(start, cut));
            start = cut;
            columns = text[start..at].chars().count();
        }
        if c == '\n' {
            (start, word) = (at + 1, at + 1);
            continue;
        }
        if c.is_whitespace() {
            word = at + c.len_utf8();
        }
        columns += 1;
    }
    out.push(Span::new(start, text.len()));
    out
}

fn underline(text: &str, stretch: Span, marks: &[(Span, char)]) -> String {
    let mark = |at: usize| marks.iter().find(|(span, _)| span.start <= at && at < span.end).map_or(' ', |&(_, mark)| mark);
    let line: String = stretch.of(text).char_indices().map(|(at, _)| mark(stretch.start + at)).collect();
    line.trim_end().to_owned()
}
