//! Texts in which something is new each time, and texts whose marks nest or stay open from beginning to end.

use crate::prose::prose;

/// A name, and what makes a text of about so many bytes.
type Made = (&'static str, fn(usize) -> String);

pub(super) const MADE: &[Made] = &[
    ("thousands of names", |n| rows(n, |i| format!("Ann{} Lee{} said so. ", word(i), word(i / 26)))),
    ("thousands of names, a paragraph each", |n| rows(n, |i| format!("Ann{} Lee{} said so.\n\n", word(i), word(i / 26)))),
    ("thousands of speakers with one surname", |n| rows(n, |i| format!("“Yes,” said A{} Lee. ", word(i)))),
    ("thousands of speakers with one surname, a paragraph each", |n| rows(n, |i| format!("“Yes,” said A{} Lee.\n\n", word(i)))),
    ("thousands of speakers with one given name", |n| rows(n, |i| format!("“Yes,” said Ann L{}. ", word(i)))),
    ("one surname, then that alone", |n| {
        rows(n / 2, |i| format!("“Yes,” said A{} Lee. ", word(i))) + &rows(n / 2, |_| "Lee said so. ".into())
    }),
    ("thousands of bodies", |n| rows(n, |i| format!("The {} Council said so. ", name(i)))),
    ("thousands of bodies with initials", |n| {
        rows(n, |i| format!("The A{0} B{0} C{0} (ABC{1}) said so. ABC{1} said. ", word(i), word(i).to_uppercase()))
    }),
    ("thousands of roles", |n| {
        rows(n, |i| format!("A{} Lee, a spokesman for the {} Council, said. The spokesman said. ", word(i), name(i)))
    }),
    ("thousands of described sources", |n| rows(n, |i| format!("a{} official said so. ", word(i)))),
    ("thousands of names in a list", |n| rows(n, |i| format!("A{} Lee, ", word(i)))),
    ("one name of thousands of words", |n| rows(n, |i| format!("A{} ", word(i)))),
    ("words that are quoted again without marks", |n| rows(n, |i| format!("We go on {i} times.\n\n“We go on {i} times,” said Ann.\n\n"))),
    ("thousands of numbers with units", |n| rows(n, |i| format!("{i} km, {i} people and {i} percent; "))),
    ("numbers that grow", |n| rows(n, |i| format!("{}{i} ", "9".repeat(i % 400)))),
    ("quotes that nest to the middle", |n| "“a ‘b ".repeat(n / 20) + &"’ ”".repeat(n / 20)),
    ("brackets that nest to the middle", |n| "(".repeat(n / 2) + &")".repeat(n / 2)),
    ("one paragraph", one_paragraph),
    ("one sentence", |n| one_paragraph(n).replace(['.', '“', '”'], "")),
    ("one paragraph in an open quotation", |n| format!("“{}", one_paragraph(n).replace(['“', '”'], ""))),
    ("every paragraph in an open quotation", |n| {
        prose(n).replace(['“', '”'], "").split("\n\n").map(|paragraph| format!("“{paragraph}\n\n")).collect()
    }),
    ("a comma behind every word", |n| one_paragraph(n).replace('.', "").replace(' ', ", ")),
    ("an open bracket for every comma", |n| prose(n).replace(',', " (").replace(['“', '”'], "")),
    ("a quotation mark before every word", |n| one_paragraph(n * 2 / 3).replace(['“', '”'], "").replace(' ', " “")),
    ("every word a line", |n| prose(n).replace(' ', "\n")),
    ("every sentence a headline", |n| prose(n).split_inclusive(". ").map(|sentence| format!("# {sentence}\n\n")).collect()),
    ("prose in capitals", |n| prose(n).to_uppercase()),
    ("prose with capitals", capitals),
    ("pronouns long after their name", |n| "Ann Lee spoke. ".repeat(n / 30) + &"She said so. ".repeat(n / 26)),
    ("three people in every sentence", |n| {
        rows(n, |_| "Ann Lee, the mayor of Aa, met Bo Ray, the head of the union, and Cy Dee, who chairs the council. ".into())
    }),
];

/// Rows, each made from its number, until they are so many bytes.
fn rows(bytes: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 100);
    let mut count = 0;
    while text.len() < bytes {
        text += &row(count);
        count += 1;
    }
    text
}

/// A word for each number.
fn word(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    [1, 26, 676, 17_576].iter().map(|place| letter(number / place)).collect()
}

/// The same with a capital.
fn name(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

fn one_paragraph(bytes: usize) -> String {
    prose(bytes).replace("\n\n", " ")
}

/// Every word with a capital.
fn capitals(bytes: usize) -> String {
    let mut begins = true;
    let capital = |c: char| {
        let now = std::mem::replace(&mut begins, c.is_whitespace());
        if now { c.to_ascii_uppercase() } else { c }
    };
    prose(bytes).chars().map(capital).collect()
}
