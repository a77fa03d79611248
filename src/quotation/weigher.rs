//! What a marked stretch is: the tests in the order in which they are tried. The first that holds decides.

use super::context::Stretch;
use super::evidence::{Contents, NEAR, TELLING_WORDS};
use crate::analysis::{Attribution, BlockKind, Reason};
use crate::left_out::is_left_out;
use crate::mark::Marked;
use crate::passage::Passage;

/// What a marked stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Somebody's own words.
    Quotation,
    /// Something else.
    Passed(Reason),
    /// The same as the stretch before it in a list.
    AsNeighbour,
}

/// Weighs the marked stretches of a paragraph from left to right.
pub(super) struct Weigher<'a> {
    pub(super) passage: &'a Passage<'a>,
    /// What sources say or think in the paragraph.
    pub(super) contents: Contents,
    /// One past the last token of the marks that were named last, and what they were named.
    pub(super) named_last: Option<(usize, Reason)>,
    /// One past the last token of the quotation that was read last.
    pub(super) quoted_last: Option<usize>,
    /// The sentence that was asked about last, and whether it reports.
    pub(super) reports: Option<(usize, bool)>,
}

/// A stretch with what several tests ask of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) stretch: Stretch,
    /// It continues a quotation that the paragraph before left open, or opens its paragraph and is not closed in it.
    runs_on: bool,
    /// It has no closing mark.
    open: bool,
    /// It stands in a headline.
    pub(super) headline: bool,
    /// What stands before it, or joins it to a quotation, says that it is said.
    introduced: bool,
    /// It is written like a title.
    pub(super) title: bool,
    /// Tokens between it and the verb of a tag behind it.
    tag: Option<usize>,
}

/// A test: its name, when it holds, and what the stretch then is.
struct Test {
    name: Name,
    holds: fn(&mut Weigher<'_>, &Seen) -> bool,
    verdict: Verdict,
}

/// The names of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// It runs over paragraphs.
    RunsOn,
    /// `href="…"`
    Code,
    /// `Robert “Bobby” Scott`, `known as “the Fox”`
    Nickname,
    /// `named his boat “Sea Witch”`
    Named,
    /// `Larsen, “the father of slow food,” began`
    Epithet,
    /// `a sign that read “…”`
    OnASign,
    /// `“A Night in March,” by Ann Lee`
    ByAuthor,
    /// `the “Just Do It” slogan`
    SloganBehind,
    /// `on “Morning Post”`
    GovernedTitle,
    /// `announcing “Harbour Run,” its first game`
    Announced,
    /// `did not say “never”`
    Unsaid,
    /// `a “targeted area,” which is defined as`
    Defined,
    /// `Latin for “seize the day”`
    Translated,
    /// `the so-called “tax”`
    SoCalled,
    /// `a column titled “…”`
    Titled,
    /// `“net zero” means`
    Meant,
    /// `the word “crisis”`
    Mentioned,
    /// `the slogan “…”`
    Slogan,
    /// `the novel “…”`
    OfWork,
    /// The next of a list.
    Listed,
    /// It opens a quotation that is not closed.
    Open,
    /// `In Holt's words, it was “a bathtub”`
    InWordsOf,
    /// `“The vote,” — he raised a hand — “was stolen.”`
    Resumed,
    /// `He said: “…”`
    Introduced,
    /// `“…,” she said`
    Tagged,
    /// A headline's fragment with a source.
    SaidInHeadline,
    /// A headline's fragment without one.
    Headline,
    /// `its “dot plot” showed`
    Subject,
    /// `posted a “manifesto”`
    ThingWritten,
    /// Whole sentences.
    Sentence,
    /// Written like a title.
    Title,
    /// `when does the “got it!” moment occur?`
    AskedAbout,
    /// `a method called “time tagging”`
    Called,
    /// `put it at “20%”`
    Figure,
    /// `“We are tired” – so they say`
    Clause,
    /// A long fragment.
    Telling,
    /// A fragment in what a source says.
    Told,
}

use Name as N;
use Verdict::{AsNeighbour, Passed, Quotation};

const TESTS: &[Test] = &[
    Test { name: N::RunsOn, holds: |_, s| s.runs_on, verdict: Quotation },
    Test { name: N::Code, holds: |w, s| w.before(&s.stretch, 1) == "=", verdict: Passed(Reason::Mention) },
    Test { name: N::Nickname, holds: |w, s| w.is_nickname(&s.stretch), verdict: Passed(Reason::Nickname) },
    Test { name: N::Named, holds: |w, s| w.is_name_given(&s.stretch), verdict: Passed(Reason::Nickname) },
    Test { name: N::Epithet, holds: |w, s| w.is_epithet(&s.stretch), verdict: Passed(Reason::Nickname) },
    Test { name: N::OnASign, holds: |w, s| w.is_on_a_sign(&s.stretch), verdict: Passed(Reason::Slogan) },
    Test { name: N::ByAuthor, holds: |w, s| !s.introduced && w.is_by_somebody(&s.stretch), verdict: Passed(Reason::Title) },
    Test { name: N::SloganBehind, holds: |w, s| w.is_slogan_behind(s), verdict: Passed(Reason::Slogan) },
    Test { name: N::GovernedTitle, holds: |w, s| s.title && w.is_governed(&s.stretch), verdict: Passed(Reason::Title) },
    Test { name: N::Announced, holds: |w, s| s.title && w.is_announced(&s.stretch), verdict: Passed(Reason::Title) },
    Test { name: N::Unsaid, holds: |w, s| w.is_unsaid(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::Defined, holds: |w, s| !s.introduced && w.is_defined(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::Translated, holds: |w, s| !s.introduced && w.is_translation(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::SoCalled, holds: |w, s| !s.introduced && w.is_so_called(&s.stretch), verdict: Passed(Reason::ScareQuote) },
    Test { name: N::Titled, holds: |w, s| !s.introduced && w.is_titled(s), verdict: Passed(Reason::Title) },
    Test { name: N::Meant, holds: |w, s| !s.introduced && w.is_meant(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::Mentioned, holds: |w, s| !s.introduced && w.is_mentioned(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::Slogan, holds: |w, s| !s.introduced && w.is_slogan(&s.stretch), verdict: Passed(Reason::Slogan) },
    Test { name: N::OfWork, holds: |w, s| !s.introduced && w.is_of_work(s), verdict: Passed(Reason::Title) },
    Test { name: N::Listed, holds: |w, s| !s.introduced && w.is_like_neighbour(&s.stretch), verdict: AsNeighbour },
    Test { name: N::Open, holds: |_, s| s.open, verdict: Quotation },
    Test { name: N::Resumed, holds: |w, s| w.is_resumed(&s.stretch), verdict: Quotation },
    Test { name: N::InWordsOf, holds: |w, s| w.in_words_of(&s.stretch).is_some(), verdict: Quotation },
    Test { name: N::Introduced, holds: |_, s| s.introduced, verdict: Quotation },
    Test { name: N::Tagged, holds: |_, s| s.tag.is_some_and(|distance| !s.title || distance <= NEAR), verdict: Quotation },
    Test { name: N::SaidInHeadline, holds: |w, s| s.headline && w.is_said_in_headline(&s.stretch), verdict: Quotation },
    Test { name: N::Headline, holds: |_, s| s.headline, verdict: Passed(Reason::ScareQuote) },
    Test { name: N::Subject, holds: |w, s| w.is_subject(&s.stretch), verdict: Passed(Reason::ScareQuote) },
    Test { name: N::ThingWritten, holds: |w, s| w.is_thing_written(&s.stretch), verdict: Passed(Reason::ScareQuote) },
    Test { name: N::Sentence, holds: |w, s| w.is_sentence(s), verdict: Quotation },
    Test {
        name: N::Title,
        holds: |w, s| s.title && (!w.is_called(&s.stretch) || w.is_called_work(&s.stretch)),
        verdict: Passed(Reason::Title),
    },
    Test { name: N::AskedAbout, holds: |w, s| w.is_asked_about(&s.stretch), verdict: Passed(Reason::ScareQuote) },
    Test { name: N::Called, holds: |w, s| w.is_term_called(&s.stretch), verdict: Passed(Reason::Mention) },
    Test { name: N::Figure, holds: |w, s| w.is_figure_given(&s.stretch), verdict: Quotation },
    Test { name: N::Clause, holds: |w, s| w.is_clause(&s.stretch) && !w.is_attributive(&s.stretch), verdict: Quotation },
    Test { name: N::Telling, holds: |w, s| s.stretch.words >= TELLING_WORDS && !w.is_attributive(&s.stretch), verdict: Quotation },
    Test { name: N::Told, holds: |w, s| w.is_told(&s.stretch), verdict: Quotation },
];

/// The names of the tests.
#[cfg(feature = "leave-out")]
pub(crate) fn tests() -> impl Iterator<Item = impl std::fmt::Debug> {
    TESTS.iter().map(|test| test.name)
}

impl<'a> Weigher<'a> {
    pub(super) fn new(passage: &'a Passage<'a>, attributions: &[Attribution]) -> Weigher<'a> {
        Weigher { passage, contents: Contents::new(passage.text, attributions), named_last: None, quoted_last: None, reports: None }
    }

    /// Decides about an outermost stretch; `None` where nothing speaks for or against it, which is a scare quote.
    pub(super) fn weigh(&mut self, stretch: &Stretch, marked: &Marked) -> Option<Reason> {
        let headline = self.passage.kind == BlockKind::Headline;
        let seen = Seen {
            stretch: *stretch,
            runs_on: marked.continues || (marked.open && stretch.first == 0),
            open: marked.open,
            headline,
            introduced: self.is_introduced(stretch)
                || self.goes_with_quotation(stretch)
                || self.is_somebodys_word(stretch)
                || self.is_by_own_account(stretch),
            title: stretch.title_case && stretch.words >= 2 && !headline && !self.is_whole_sentence(stretch),
            tag: self.tag_distance(stretch),
        };
        let test = TESTS.iter().find(|test| !is_left_out("quotation", &test.name) && (test.holds)(self, &seen));
        let reason = match test.map(|test| test.verdict) {
            Some(Quotation) => None,
            Some(Passed(reason)) => Some(reason),
            Some(AsNeighbour) => self.reason_of_neighbour(stretch),
            None => Some(Reason::ScareQuote),
        };
        match (reason, test) {
            (None, _) => self.quoted_last = Some(stretch.end),
            // What was named for what it is passes it on to the next of a list.
            (Some(reason), Some(test)) if test.name != N::Headline => self.named_last = Some((stretch.end, reason)),
            _ => {}
        }
        reason
    }
}
