//! What the network takes capitalised words for: part of a name, and of whose, or a common word that a sentence or a headline
//! gave its capital.

use crate::passage::Passage;
use crate::span::Span;
use crate::word::{Form, Kind as Read, Pos};

use super::kind::Kind;

/// What the network takes a capitalised word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
enum Taken {
    /// Part of a name, of the kind that its phrase has; `None` where the phrase is another's: "Ann Lee’s tower".
    Name(Option<Read>),
    /// A common noun, or what may stand for one.
    Noun,
    /// A verb, an adverb, an exclamation.
    Other,
}

/// A capitalised word, as the network reads it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct Capital {
    span: Span,
    taken: Taken,
}

impl Capital {
    /// The same, in a text in which its paragraph starts at byte `by`.
    pub(crate) fn shifted(self, by: usize) -> Capital {
        Capital { span: self.span.shifted(by), ..self }
    }
}

/// The capitalised words of a paragraph; none where the network was not asked.
pub(crate) fn capitals(passage: &Passage) -> Vec<Capital> {
    if passage.reading.answers.pos.is_empty() {
        return Vec::new();
    }
    let words = &passage.words;
    let taken = |at: usize| {
        let phrase = passage.phrases.at(at).map(|phrase| &passage.phrases[phrase]);
        match (words[at].pos, phrase) {
            (Pos::Propn, Some(phrase)) if phrase.form == Form::Name && phrase.name.contains(&at) => Taken::Name(Some(phrase.kind)),
            (Pos::Propn, _) => Taken::Name(None),
            (Pos::Noun | Pos::Adj | Pos::Num | Pos::Pron | Pos::Det | Pos::X, _) => Taken::Noun,
            _ => Taken::Other,
        }
    };
    let capitals = (0..words.len()).filter(|&at| words[at].capital);
    capitals.map(|at| Capital { span: words[at].span, taken: taken(at) }).collect()
}

/// The capitalised words of the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Capitals<'c>(pub(super) &'c [Capital]);

impl Capitals<'_> {
    fn within(&self, span: Span) -> impl Iterator<Item = Taken> {
        let from = self.0.partition_point(|c| c.span.start < span.start);
        self.0[from..].iter().take_while(move |c| c.span.start < span.end).map(|c| c.taken)
    }

    /// Whether all that is capitalised in `span` are common words.
    pub(super) fn are_common(&self, span: Span) -> bool {
        let mut within = self.within(span).peekable();
        within.peek().is_some() && within.all(|taken| !matches!(taken, Taken::Name(_)))
    }

    /// Whether the word in `span` is neither a name nor a noun: "Oh", "Describe".
    pub(super) fn is_other(&self, span: Span) -> bool {
        self.within(span).all(|taken| taken == Taken::Other) && self.within(span).next().is_some()
    }

    /// Whether one of the common words in `span` is a noun or stands for one.
    pub(super) fn have_noun(&self, span: Span) -> bool {
        self.within(span).any(|taken| taken == Taken::Noun)
    }

    /// What sort of thing has the name in `span`, where all its words are of one.
    pub(super) fn kind(&self, span: Span) -> Option<Kind> {
        let mut kinds = self.within(span).filter_map(|taken| match taken {
            Taken::Name(kind) => match kind? {
                Read::Person => Some(Kind::Person),
                Read::Organisation => Some(Kind::Organisation),
                Read::Place => Some(Kind::Place),
                Read::Document | Read::Other => Some(Kind::Document),
                Read::Group => None,
            },
            Taken::Noun | Taken::Other => None,
        });
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(first)
    }
}
