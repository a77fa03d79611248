//! What holds of any HTML and any Markdown: the text that is read from it, its blocks and their analysis are sound.

use sourcelight::analyze_blocks;
use sourcelight::extract::{self, Extracted};

use crate::promises::check;

/// Pieces from which hostile pages are put together: tags that matter, torn ones, and what stands for a character.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<h1>",
    "</h1>",
    "<h6 id=x>",
    "<ul>",
    "</ul>",
    "<ol>",
    "<li>",
    "</li>",
    "<dl><dt>",
    "<dd>",
    "<blockquote>",
    "</blockquote>",
    "<q>",
    "</q>",
    "<br>",
    "<br/>",
    "<td>",
    "<tr>",
    "<table>",
    "<article>",
    "</article>",
    "<main>",
    "</main>",
    "<aside>",
    "</aside>",
    "<nav>",
    "</nav>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "<template>",
    "</template>",
    "<svg>",
    "</svg>",
    "<math>",
    "<iframe>",
    "<head>",
    "</head>",
    "<b>",
    "</b>",
    "<a href=\"javascript:x()\">",
    "</a>",
    "<img src=x onerror=x()>",
    "<plaintext>",
    "<!--",
    "-->",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "<",
    "</",
    ">",
    "\"",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#x110000;",
    "&#xd800;",
    "&notanentity;",
    "&",
    "\0",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "===\n",
    "---\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "```\n",
    "~~~",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[a](b)",
    "![a](b)",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "| a | b |\n|---|---|\n",
    "\\",
    "“We won,” said Ann Lee. ",
    "It cost 5 percent. ",
    "word ",
    "é",
    "😀",
];

/// Every promise of the page that stands behind a fuzzer's bytes: ASCII as it is, and a piece for each byte that is none.
pub(crate) fn all(bytes: &[u8]) -> Result<(), String> {
    let (&kind, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let mut source = String::new();
    for &byte in bytes {
        match byte.checked_sub(128) {
            None => source.push(char::from(byte)),
            Some(piece) => source.push_str(PIECES[usize::from(piece) % PIECES.len()]),
        }
    }
    let read = if kind % 2 == 0 { extract::html(&source) } else { extract::markdown(&source) };
    sound(&read).map_err(|failure| format!("{failure}: {source:?}"))
}

fn sound(read: &Extracted) -> Result<(), String> {
    let mut end = 0;
    for block in &read.blocks {
        promise!(end <= block.span.start && block.span.start < block.span.end, "{block:?} is empty or out of order");
        let between = read.text.get(end..block.span.start).ok_or_else(|| format!("{block:?} splits a char or leaves the text"))?;
        promise!(between.trim().is_empty(), "{between:?} stands in no block");
        promise!(read.text.is_char_boundary(block.span.end) && block.span.end <= read.text.len(), "{block:?} splits a char");
        end = block.span.end;
    }
    promise!(read.text[end..].trim().is_empty(), "{:?} stands in no block", &read.text[end..]);
    check(&read.text, &analyze_blocks(&read.text, &read.blocks))
}
