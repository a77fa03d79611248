//! Lexicons of what stands around an article: metadata, headings over what is not the article, links and controls.

use std::sync::LazyLock;

use super::Lexicon;

lexicon!(
    /// Phrases: headings over references and sources.
    REFERENCE_HEADINGS,
    "reference_headings.txt"
);
lexicon!(
    /// Phrases: headings over links to other pages.
    NAVIGATION_HEADINGS,
    "navigation_headings.txt"
);
lexicon!(
    /// Phrases: headings over a list of contents.
    CONTENTS_HEADINGS,
    "contents_headings.txt"
);
lexicon!(
    /// Phrases: links, buttons and controls that stand on a line of their own.
    NAVIGATION_LINES,
    "navigation_lines.txt"
);
lexicon!(
    /// Phrases: what stands before a colon and a link ("Read more: …").
    NAVIGATION_OPENERS,
    "navigation_openers.txt"
);
lexicon!(
    /// Words behind a number on the buttons and counters of a page ("12 comments").
    NAVIGATION_COUNTS,
    "navigation_counts.txt"
);
