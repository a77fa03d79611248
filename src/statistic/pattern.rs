//! Anchored patterns over one token or a capped window, compiled once.

/// Declares a pattern that is compiled at first use. Patterns are constants: one that does not compile fails every test that
/// reads a number.
macro_rules! pattern {
    ($(#[$doc:meta])* $visibility:vis $name:ident, $source:literal) => {
        $(#[$doc])*
        $visibility static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| regex::Regex::new($source).expect("a constant pattern compiles"));
    };
}
