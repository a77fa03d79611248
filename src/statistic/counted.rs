//! What a number counts: the noun phrase right behind it.

use super::cue::Cue;
use super::numeral::Form as Written;
use super::qualifier;
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use super::view::View;
use crate::phrase::{Determiner, Form, NounPhrase};
use crate::word::{Class, Pos, Word};

/// How many tokens what is counted, or the number before it, may have.
const LONGEST: usize = 16;

/// What a quantity counts, in tokens: the noun phrase right behind it, or behind "of".
pub(super) fn by(view: View, quantity: &Quantity, end: usize) -> Option<(usize, usize)> {
    if quantity.shape == Shape::Score {
        return None;
    }
    let part = quantity.dimension == Dimension::Percent || quantity.form == Written::Fraction || quantity.form == Written::Vague;
    if view.one_of(end, &["of"]) {
        // "three of the buses"
        let known =
            || phrase_at(view, end + 1).is_some_and(|whole| whole.determiner == Determiner::Definite && is_plural(view, whole.head));
        let measured = matches!(quantity.dimension, Dimension::Money | Dimension::Other) || quantity.shape == Shape::Ratio;
        let whole = part || measured || quantity.dimension == Dimension::Plain && known();
        return whole.then(|| complement(view, end + 1)).flatten().map(|(_, to)| (end, to));
    }
    match (quantity.dimension, quantity.shape) {
        (Dimension::Plain, _) if view.joins(end) => compound(view, end),
        (Dimension::Plain, Shape::Multiple) => None,
        (Dimension::Plain, _) if quantity.form == Written::Fraction => {
            view.one_of(end, &["the", "its", "their", "all"]).then(|| complement(view, end)).flatten()
        }
        (Dimension::Plain, _) if quantity.low == Some(1.0) && quantity.shape == Shape::Single => only_one(view, end),
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

/// What a number that ends before word `at` counts, to its last plural: the rest of the noun phrase in which the number stands, or the noun
/// phrase right behind it.
pub(super) fn phrase(view: View, at: usize) -> Option<(usize, usize)> {
    // "The toll was 30 two weeks later."
    let number = matches!(view.cue(at), Some(Cue::Cardinal(_))) && !view.joins(at + 1);
    if number || is_plural(view, at) && is_predicate(view, at) {
        return None;
    }
    let Some(phrase) = phrase_at(view, at) else {
        // A network may take a noun for the verb that it is elsewhere, so that no phrase holds it: "40 crashes a day".
        return (is_plural(view, at) && !view.joins(at + 1)).then_some((at, at + 1));
    };
    let bare = phrase.words.start == at && phrase.form != Form::Pronoun && view.words.pos(at) != Pos::Det;
    let end = (at + 1..=end_of_counted(view, phrase, at)).rev().find(|&end| is_plural(view, end - 1) && !view.joins(end))?;
    (bare || phrase.words.start < at).then_some((at, end))
}

/// What "one" counts: the rest of its noun phrase.
fn only_one(view: View, at: usize) -> Option<(usize, usize)> {
    let phrase = phrase_at(view, at).filter(|phrase| phrase.words.start < at)?;
    let end = end_of_counted(view, phrase, at);
    (end > at).then_some((at, end))
}

fn phrase_at<'p>(view: View<'p>, at: usize) -> Option<&'p NounPhrase> {
    view.phrases.get(view.phrases.at(at)?)
}

/// Where what is counted ends in the phrase that holds the word at `at`: with the phrase, or with its owner where the word is part of that. What
/// begins with "and", and what stands in quotation marks, is counted by nothing before: "the 100m and 200m races", "two Ulm “records”".
fn end_of_counted(view: View, phrase: &NounPhrase, at: usize) -> usize {
    let owner = phrase.owner.and_then(|owner| view.phrases.get(owner)).filter(|owner| owner.words.contains(&at));
    let end = owner.map_or(phrase.words.end, |owner| owner.words.end - 1).min(at + LONGEST);
    let other = (at..end).find(|&i| view.words[i].quoted != view.words[at].quoted);
    if view.is_wordlike(at) && !view.is(at, Class::Conjunction) { other.unwrap_or(end) } else { at }
}

/// Whether the word is a plural noun; one of initials may look like another word ("RBIs").
fn is_plural(view: View, at: usize) -> bool {
    let initials = view.word(at).strip_suffix('s').is_some_and(|i| i.len() > 1 && i.bytes().all(|b| b.is_ascii_uppercase()));
    let noun = view.words.get(at).is_some_and(Word::is_noun) && view.words.lemma(at) != view.words.lower(at);
    noun || initials || view.is_plural(at) && !view.is(at, Class::Function)
}

/// Whether the number is the subject, or ends it, of a verb at `at`: "The Ember 2 packs down small.", "Two billion sounds like a lot." Behind
/// a verb, a comma or "and" it begins something new, which is counted whatever the word looks like.
fn is_predicate(view: View, at: usize) -> bool {
    let compares = view.one_of(at, &["sounds", "looks", "feels", "seems"]) && view.one_of(at + 1, &["like"]);
    // "one in five lives alone"
    if compares || view.is(at, Class::Function) && view.back_one_of(at, 2, &["in"]) {
        return true;
    }
    let numeral = |i: &usize| view.is_number(*i) || view.is_hyphen(*i) || view.cue(*i).is_some();
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(numeral).last().unwrap_or(at);
    let before = qualifier::before(view, first, 0).map_or(first, |(qualifier, _)| qualifier).checked_sub(1);
    let opens = before.is_some_and(|i| view.is_verb(i) || matches!(view.word(i), "," | ";" | ":") || view.one_of(i, &["and", "or", "but"]));
    view.is_verb(at) && !opens
}

/// The noun phrase behind "of", or behind a fraction: "of the bank's sales force".
fn complement(view: View, at: usize) -> Option<(usize, usize)> {
    let phrase = phrase_at(view, at)?;
    let end = phrase.words.end.min(at + LONGEST);
    // "half of those polled"
    if view.one_of(end - 1, &["those"]) {
        return (view.words.pos(end) == Pos::Verb).then_some((at, end + 1));
    }
    // "of them" and "of his own" say nothing of what is counted.
    let end = (at + 1..=end).rev().find(|&end| view.words[end - 1].is_noun() || !view.is(end - 1, Class::Function))?;
    (phrase.form != Form::Pronoun).then_some((at, end))
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
