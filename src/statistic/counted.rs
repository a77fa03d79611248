//! What a number counts: the noun phrase right behind it.

use super::cue::Cue;
use super::numeral::Form;
use super::qualifier;
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use crate::lexicon::statistic as lists;
use crate::token::TokenKind;
use crate::word::Class;

/// How many tokens a counted noun phrase may have.
const LONGEST: usize = 8;

/// What a quantity counts, in tokens: the noun phrase right behind it, or behind "of".
pub(super) fn by(view: View, quantity: &Quantity, end: usize) -> Option<(usize, usize)> {
    if quantity.shape == Shape::Score {
        return None;
    }
    let part = quantity.dimension == Dimension::Percent || quantity.form == Form::Fraction || quantity.form == Form::Vague;
    if view.one_of(end, &["of"]) {
        let whole =
            part || quantity.dimension == Dimension::Money || quantity.shape == Shape::Ratio || quantity.dimension == Dimension::Other;
        return whole.then(|| complement(view, end + 1)).flatten().map(|(_, to)| (end, to));
    }
    match (quantity.dimension, quantity.shape) {
        (Dimension::Plain, _) if view.joins(end) => compound(view, end),
        (Dimension::Plain, Shape::Multiple) => None,
        (Dimension::Plain, _) if quantity.form == Form::Fraction => {
            view.one_of(end, &["the", "its", "their", "all"]).then(|| complement(view, end)).flatten()
        }
        (Dimension::Plain, _) => phrase(view, end),
        _ => None,
    }
}

/// The noun of a compound of size: "six-member panel", "131-page report".
fn compound(view: View, end: usize) -> Option<(usize, usize)> {
    // "a 3,000-strong crowd" counts the crowd's members.
    if view.one_of(end + 1, &["strong"]) {
        return view.is_wordlike(end + 2).then_some((end + 2, end + 3));
    }
    (view.is_wordlike(end + 1) && !view.one_of(end + 1, &["of"])).then_some((end + 1, end + 2))
}

/// "MPs", "TVs": what looks like a plural only as it is written.
fn is_plural_of_initials(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|initials| initials.len() >= 2 && initials.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether the number is the subject, or ends it, of a verb at `at`: "The Ember 2 packs down small.", "Two billion sounds like a lot." Behind
/// a verb, a comma or "and" it begins something new, which is counted whatever the word looks like.
fn is_verb(view: View, at: usize) -> bool {
    if view.one_of(at, &["sounds", "looks", "feels", "seems"]) && view.one_of(at + 1, &["like"]) {
        return true;
    }
    let numeral = |i: &usize| view.is_number(*i) || view.is_hyphen(*i) || view.cue(*i).is_some();
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(numeral).last().unwrap_or(at);
    let before = qualifier::before(view, first, 0).map_or(first, |(qualifier, _)| qualifier).checked_sub(1);
    let opens = before.is_some_and(|i| view.is_verb(i) || matches!(view.word(i), "," | ";" | ":") || view.one_of(i, &["and", "or", "but"]));
    view.is_verb(at) && !opens
}

/// The noun phrase that starts at token `at`: its first token and one past its last, or `None` where no noun phrase stands there.
/// It ends with its first plural noun ("Syrian teams"), or before the first word that no noun phrase holds.
pub(super) fn phrase(view: View, at: usize) -> Option<(usize, usize)> {
    let mut i = at;
    while i < at + LONGEST {
        let word = view.lower(i);
        let holds = match view.kind(i) {
            // "three other Americans", "five more seats".
            Some(TokenKind::Word) if i == at && lists::COUNTED_OPENERS.contains(&word) => true,
            // "He saved 40 lives"; but "one in five lives".
            Some(TokenKind::Word) if i == at && word == "lives" => {
                !view.is_verb(i) && !view.back_one_of(at, 2, &["in"]) && !view.back_one_of(at, 1, &["one"])
            }
            Some(TokenKind::Word) if i == at && view.is_plural(i) && is_verb(view, i) => false,
            // "The toll was 30 two weeks later."
            Some(TokenKind::Word) if matches!(view.cue(i), Some(Cue::Cardinal(_))) && !view.joins(i + 1) => false,
            // "309 electoral votes"; but "one senator votes".
            Some(TokenKind::Word) if word == "votes" => !view.back_one_of(at, 1, &["one"]),
            // "would-be buyers"
            Some(TokenKind::Word) if view.joins(i + 1) || i > at && view.joins(i - 1) => true,
            Some(TokenKind::Word) => !view.is(i, Class::Function),
            Some(TokenKind::Abbreviation) => true,
            Some(TokenKind::Symbol) if view.joins(i) => true,
            // "coal- and gas-fired plants"
            Some(TokenKind::Symbol) if view.is_hyphen(i) && view.glued(i) && view.one_of(i + 1, &["and", "or"]) => {
                i += 2;
                continue;
            }
            _ => false,
        };
        if !holds {
            return None;
        }
        i += 1;
        let compound = view.joins(i);
        let plain = matches!(word, "votes" | "lives" | "others");
        if (plain || view.is_plural(i - 1) || is_plural_of_initials(view.word(i - 1))) && !compound {
            // A capitalised plural may be the first half of a name: "United States troops". Police may be of officers.
            let first_half = view.capital(i - 1) || word == "police";
            let goes_on = first_half && view.kind(i) == Some(TokenKind::Word) && view.is_plural(i);
            return Some((at, if goes_on { i + 1 } else { i }));
        }
    }
    None
}

/// The noun phrase behind "of" at token `at`: "of the bank's sales force". It ends before the first word that no noun phrase holds.
fn complement(view: View, at: usize) -> Option<(usize, usize)> {
    let mut i = at;
    while i < at + 2 && view.one_of(i, lists::COMPLEMENT_DETERMINERS) {
        i += 1;
    }
    let first = i;
    while i < first + LONGEST {
        let word = view.lower(i);
        let holds = match view.kind(i) {
            Some(TokenKind::Word) => {
                let participle = i > first && word.ends_with("ed") && !view.joins(i - 1);
                // "would-be buyers"
                let compound = view.joins(i + 1) || i > first && view.joins(i - 1);
                !participle && (compound || !view.is(i, Class::Function))
            }
            Some(TokenKind::Abbreviation | TokenKind::Number) => true,
            Some(TokenKind::Clitic) => view.one_of(i, &["'s"]),
            Some(TokenKind::Symbol) => view.joins(i),
            None => false,
        };
        if !holds {
            break;
        }
        i += 1;
        let owner = view.one_of(i, &["'", "’", "'s"]) || view.joins(i);
        // "57 percent of British homes"
        let goes_on = view.capital(i - 1) && (view.capital(i) || view.is_plural(i));
        if view.is_plural(i - 1) && !owner && !goes_on {
            break;
        }
    }
    (i > first).then_some((at, i))
}

#[cfg(test)]
mod tests {
    use crate::statistic::tests::statistics;

    #[test]
    fn a_counted_phrase_ends_with_its_first_plural() {
        assert_eq!(statistics("He saw 12 coal- and gas-fired power plants close.")[0].0, "12 coal- and gas-fired power plants");
        assert_eq!(statistics("He saw 12 United States troops leave.")[0].0, "12 United States troops");
        assert_eq!(statistics("About a dozen MPs left.")[0].0, "About a dozen MPs");
        assert_eq!(statistics("He met five Ulm police officers.")[0].0, "five Ulm police officers");
        assert_eq!(statistics("He needs 60 million votes to win.")[0].0, "60 million votes");
        assert_eq!(statistics("It has 309 electoral votes to give.")[0].0, "309 electoral votes");
        assert_eq!(statistics("About 40 rabbis came.")[0].0, "About 40 rabbis");
        assert_eq!(statistics("About four million fewer players came.")[0].0, "About four million fewer players");
        assert_eq!(statistics("Some 12 died.")[0].0, "Some 12");
        assert_eq!(statistics("It killed 12 others and he saved 40 lives.")[1].0, "40 lives");
        assert_eq!(statistics("It reaches 57 percent of British homes.")[0].0, "57 percent of British homes");
        assert_eq!(statistics("The toll was 30 two weeks later.")[0].0, "30");
        assert_eq!(statistics("About 30 percent of the firm's workers left.")[0].0, "About 30 percent of the firm's workers");
    }
}
