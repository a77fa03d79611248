//! Which rule an analysis does without: `cargo xtask rules` asks for one at a time, of a build with the feature `leave-out`. In every
//! other build no rule is left out, and the question costs nothing.

/// Whether this rule of a stage is left out.
#[cfg(not(feature = "leave-out"))]
#[inline(always)]
pub(crate) fn is_left_out(_stage: &str, _rule: &impl std::fmt::Debug) -> bool {
    false
}

#[cfg(feature = "leave-out")]
pub(crate) use asked::is_left_out;
#[cfg(feature = "leave-out")]
pub use asked::rules;

#[cfg(feature = "leave-out")]
mod asked {
    use std::fmt::Debug;
    use std::sync::LazyLock;

    /// Whether this rule of a stage is the one that `SOURCELIGHT_WITHOUT` names.
    pub(crate) fn is_left_out(stage: &str, rule: &impl Debug) -> bool {
        static WITHOUT: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("SOURCELIGHT_WITHOUT").ok());
        WITHOUT.as_deref().is_some_and(|without| without == name(stage, rule))
    }

    /// Every rule that can be left out: `stage Rule`.
    pub fn rules() -> Vec<String> {
        let relations = crate::attribution::rules().map(|rule| name("attribution", &rule));
        let mends = crate::attribution::mends().map(|mend| name("mend", &mend));
        let tests = crate::quotation::tests().map(|test| name("quotation", &test));
        let readers = crate::statistic::readers().map(|reader| name("statistic", &reader));
        relations.chain(mends).chain(tests).chain(readers).collect()
    }

    fn name(stage: &str, rule: &impl Debug) -> String {
        format!("{stage} {rule:?}")
    }
}
