//! What the network says of each token: the seam between it and the words.

use std::ops::Range;

use crate::network::Answers;

/// Part of speech, as Universal Dependencies has it, in the order of its tags' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Pos {
    Adj,
    /// Preposition or postposition.
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    /// "not", the "to" of an infinitive, a possessive "'s".
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Pos {
    /// Every tag, in the order of the network's numbers.
    pub(crate) const ALL: [Pos; 17] = [
        Pos::Adj,
        Pos::Adp,
        Pos::Adv,
        Pos::Aux,
        Pos::Cconj,
        Pos::Det,
        Pos::Intj,
        Pos::Noun,
        Pos::Num,
        Pos::Part,
        Pos::Pron,
        Pos::Propn,
        Pos::Punct,
        Pos::Sconj,
        Pos::Sym,
        Pos::Verb,
        Pos::X,
    ];
}

/// What sort of thing a noun phrase stands for, so far as the network tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) enum Kind {
    Person,
    Organisation,
    /// A country, a city: speaks as a government.
    Place,
    /// What speaks by being read, seen or counted.
    Document,
    /// Several people or a part of the public: "critics", "the crowd".
    Group,
    Other,
}

impl Kind {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
            Kind::Document => "document",
            Kind::Group => "group",
            Kind::Other => "other",
        }
    }
}

/// How a noun phrase says whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "Ann Lee", "Mayor Ann Lee", "the Halden Courier".
    Name,
    /// "the mayor".
    Nominal,
    /// "she".
    Pronoun,
}

impl Form {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Nominal => "nominal",
            Form::Pronoun => "pronoun",
        }
    }
}

/// A noun phrase as the network has it: from its determiner to its head, without what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub(crate) words: Range<usize>,
    pub(crate) kind: Option<Kind>,
    pub(crate) form: Option<Form>,
}

/// What the network says of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tags {
    /// One a token.
    pub(crate) pos: Vec<Pos>,
    /// Sorted, none over another.
    pub(crate) chunks: Vec<Chunk>,
}

impl Tags {
    /// The network's answers, by name.
    pub(crate) fn of(answers: &Answers) -> Tags {
        const KINDS: [Kind; 4] = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Other];
        const FORMS: [Form; 3] = [Form::Name, Form::Nominal, Form::Pronoun];
        Tags {
            pos: answers.pos.iter().map(|&pos| Pos::ALL[usize::from(pos)]).collect(),
            chunks: answers
                .chunks
                .iter()
                .map(|chunk| Chunk { words: chunk.tokens.clone(), kind: Some(KINDS[chunk.kind]), form: Some(FORMS[chunk.form]) })
                .collect(),
        }
    }
}
