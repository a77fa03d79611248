//! Word lists: one entry a line, sorted, lower case; lines that begin with `#` say what belongs in the list.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A set of lower-case words or phrases, read at first use.
pub(crate) struct Lexicon(LazyLock<FxHashSet<&'static str>>);

impl Lexicon {
    /// Whether `entry`, which must be in lower case already, is in the list.
    pub(crate) fn contains(&self, entry: &str) -> bool {
        self.0.contains(entry)
    }
}

/// Declares a lexicon over a file beside this one.
macro_rules! lexicon {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub(crate) static $name: Lexicon = Lexicon(LazyLock::new(|| {
            include_str!($file).lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
        }));
    };
}

lexicon!(
    /// Verbs of saying, every form.
    REPORTING_VERBS,
    "reporting_verbs.txt"
);
