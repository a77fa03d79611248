//! Numbers that point instead of counting: "the two men", "all three", "one" as a pronoun or an article.

use super::quantity::{Candidate, Quantity};
use super::unit::Dimension;
use super::view::View;
use crate::lexicon::statistic as lists;

/// A small number that points back: "the two men", "these three", "all four".
pub(super) fn known(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = &candidate.quantity;
    let definite = match view.back_one_of(quantity.first, 1, lists::RANKED) {
        true => view.back_one_of(quantity.first, 2, lists::THE_OR_OWN),
        false => view.back_one_of(quantity.first, 1, lists::DEFINITE),
    };
    (definite && quantity.is_small() && !view.joins(quantity.end)).then(|| quantity.clone())
}

/// "one" where it is a pronoun or an article and counts nothing.
pub(super) fn pronoun(view: View, candidate: &Candidate) -> Option<Quantity> {
    let quantity = candidate.quantity.clone();
    // "at one point".
    if quantity.dimension == Dimension::Point && view.one_of(quantity.first, &["one"]) && view.back_one_of(quantity.first, 1, &["at"]) {
        return Some(quantity);
    }
    let one = view.one_of(quantity.first, &["one"]) && quantity.end == quantity.first + 1 && quantity.is_small();
    if !one {
        return None;
    }
    let bounded = view.back_one_of(quantity.first, 1, &["only", "just", "least", "than", "exactly"])
        && (view.is_wordlike(quantity.end) || view.joins(quantity.end))
        && !view.one_of(quantity.end, &["that", "who", "which", "to", "in"])
        && !view.one_of(quantity.end, lists::RHETORICAL);
    let hit = view.back_one_of(quantity.first, 1, lists::HITTING);
    // "four Protestants and one Greek Orthodox".
    let another = candidate.listed && view.back_one_of(quantity.first, 1, &["and", ",", "or"]) && view.is_wordlike(quantity.end);
    let counts = bounded || hit || another && !view.one_of(quantity.end, &["of"]) || view.one_of(quantity.end, lists::COUNTED_ONES);
    (!counts).then_some(quantity)
}

#[cfg(test)]
mod tests {
    use crate::analysis::Reason;
    use crate::statistic::tests::{passed, statistics};

    #[test]
    fn small_numbers_behind_a_definite_word_point_back() {
        for text in ["the two men", "these three", "all four sisters", "the first two acts", "the other two"] {
            assert_eq!(passed(text).last().map(|p| p.1), Some(Reason::Anaphoric), "{text}");
        }
        assert_eq!(statistics("the 10 judges").len(), 1);
        assert_eq!(statistics("two men").len(), 1);
    }

    #[test]
    fn one_counts_only_where_it_is_bounded_or_of_something() {
        for text in ["one of the best", "no one", "one may ask", "one day", "this one", "at one point"] {
            assert_eq!(statistics(text), [], "{text}");
        }
        for text in ["at least one person", "killing one and", "one percent", "one in five"] {
            assert_eq!(statistics(text).len(), 1, "{text}");
        }
    }
}
