//! From spans to relations: each cue takes one source or none, each content one cue.
//!
//! A log-linear choice over hashed features of the pair: what stands between, how far, which cue word, which quotation
//! state. Trained by `train/linker.py` on the pairs that `train/featurize` writes with [`choices`], so that these features
//! too exist once.

use super::decode::{Piece, Role};
use super::features::{Features, Hash, Quoted};

/// Pieces further apart than this in the list of pieces are never linked: keeps a giant paragraph linear.
const REACH: usize = 12;

/// The weights of the hashed features; a power of two of them.
#[derive(Clone, Debug)]
pub(crate) struct Linker(Vec<f32>);

/// One relation, as indices into the pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The piece that is its cue.
    pub(crate) cue: usize,
    /// The piece that is its source.
    pub(crate) source: Option<usize>,
    /// The pieces that are its content, in order.
    pub(crate) content: Vec<usize>,
}

/// The paragraph around the pieces.
pub struct Context<'p> {
    features: &'p [Features],
    quoted: Vec<bool>,
    /// Sentences begun up to each token.
    sentences: Vec<u32>,
    pieces: &'p [Piece],
    /// Cues and contents among the pieces before each.
    cues: Vec<u32>,
    contents: Vec<u32>,
    sources: usize,
}

/// A choice: what chooses, and what it may choose, each with its features. `None`: no source.
pub struct Choice {
    /// The piece that chooses: a cue its source, or a content its cue.
    pub chooser: usize,
    /// The candidates with their features.
    pub candidates: Vec<(Option<usize>, Vec<u32>)>,
}

impl<'p> Context<'p> {
    /// `features` and `pieces` of one paragraph; pieces in order.
    pub fn new(features: &'p [Features], pieces: &'p [Piece]) -> Context<'p> {
        let mut begun = 0;
        let sentences = features.iter().map(|f| {
            begun += u32::from(f.begins_sentence());
            begun
        });
        let before = |role: Role| {
            let counts = pieces.iter().scan(0, move |seen, piece| Some(std::mem::replace(seen, *seen + u32::from(piece.role == role))));
            counts.collect::<Vec<_>>()
        };
        Context {
            features,
            quoted: features.iter().map(|f| f.quoted() != Quoted::Outside).collect(),
            sentences: sentences.collect(),
            pieces,
            cues: before(Role::Cue),
            contents: before(Role::Content),
            sources: pieces.iter().filter(|p| p.role == Role::Source).count(),
        }
    }

    /// The pieces of a role that the piece may be linked to.
    fn near(&self, chooser: usize, role: Role) -> impl Iterator<Item = usize> {
        let from = chooser.saturating_sub(REACH);
        let to = (chooser + REACH + 1).min(self.pieces.len());
        (from..to).filter(move |&i| self.pieces[i].role == role)
    }

    /// Every choice that the linker makes in this paragraph.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        (0..self.pieces.len()).filter_map(|i| match self.pieces[i].role {
            Role::Source => None,
            Role::Cue => {
                let sources = self.near(i, Role::Source).map(|source| (Some(source), self.pair(source, i).to_vec()));
                Some(Choice { chooser: i, candidates: std::iter::once((None, self.alone(i).to_vec())).chain(sources).collect() })
            }
            Role::Content => {
                let candidates: Vec<_> = self.near(i, Role::Cue).map(|cue| (Some(cue), self.pair(i, cue).to_vec())).collect();
                (!candidates.is_empty()).then_some(Choice { chooser: i, candidates })
            }
        })
    }

    /// Up to two roles at each end of the pieces between two, as a number; the first role alone; the first two.
    fn between(&self, low: usize, high: usize) -> (u32, u32, u32) {
        let code = |i: usize| 1 + self.pieces[i].role as u32;
        let inner = low + 1..high;
        let all = if inner.len() <= 4 {
            inner.clone().fold(0, |sum, i| sum * 4 + code(i))
        } else {
            [low + 1, low + 2, high - 2, high - 1].into_iter().fold(1 << 10, |sum, i| sum * 4 + code(i))
        };
        (all, inner.clone().take(1).fold(0, |sum, i| sum * 4 + code(i)), inner.take(2).fold(0, |sum, i| sum * 4 + code(i)))
    }

    /// The roles of the pieces beside a cue.
    fn beside(&self, cue: usize) -> u32 {
        let code = |i: Option<usize>| i.and_then(|i| self.pieces.get(i)).map_or(0, |p| 1 + p.role as u32);
        code(cue.checked_sub(1)) * 4 + code(Some(cue + 1))
    }

    /// The features of a source or content and a cue.
    fn pair(&self, other: usize, cue: usize) -> [u32; 13] {
        let (piece, signal) = (self.pieces[other], self.pieces[cue]);
        let (low, high) = (other.min(cue), other.max(cue));
        let (all, one, two) = self.between(low, high);
        let (from, to) = (self.pieces[low].end, self.pieces[high].start);
        let gap = to.saturating_sub(from);
        let distance = match gap {
            0..=2 => gap as u32,
            3..=4 => 3,
            5..=8 => 4,
            9..=16 => 5,
            _ => 6,
        };
        let words = match gap {
            0 => 1,
            1..=2 => self.features[from..to].iter().fold(2, |sum: u32, f| sum.wrapping_mul(31).wrapping_add(f.word)),
            _ => 0,
        };
        let sentences = self.sentences[piece.start].abs_diff(self.sentences[signal.start]).min(3);
        let quoted = u32::from(self.quoted[piece.start]) * 2 + u32::from(self.quoted[signal.start]);
        let crossed = |counts: &[u32]| counts[high] - counts[(low + 1).min(high)];
        let counts = crossed(&self.cues).min(4) * 4 + crossed(&self.contents).min(3);
        let word = self.features[signal.start].word;
        let beside = self.beside(cue);
        let kind = u32::from(piece.role == Role::Content) * 2 + u32::from(other < cue);
        let of = |name: u32, a: u32, b: u32| hashed(&[name, kind, a, b]);
        [
            of(0, 0, 0),
            of(1, all, 0),
            of(2, sentences, 0),
            of(3, sentences, all),
            of(4, distance, 0),
            of(5, distance, two),
            of(6, words, 0),
            of(7, word, 0),
            of(8, word, one),
            of(9, quoted, 0),
            of(10, beside, 0),
            of(11, beside, two),
            of(12, counts, 0),
        ]
    }

    /// The features of a cue without a source.
    fn alone(&self, cue: usize) -> [u32; 6] {
        let start = self.pieces[cue].start;
        let before = start.checked_sub(1).map_or(0, |t| self.features[t].word);
        [
            hashed(&[20]),
            hashed(&[21, self.features[start].word]),
            hashed(&[22, self.sources.min(3) as u32]),
            hashed(&[23, self.beside(cue)]),
            hashed(&[24, before]),
            hashed(&[25, u32::from(self.quoted[start])]),
        ]
    }
}

fn hashed(values: &[u32]) -> u32 {
    let mut hash = Hash::new(5);
    values.iter().for_each(|&v| hash.add(v));
    hash.done()
}

impl Linker {
    pub(crate) fn new(weights: Vec<f32>) -> Linker {
        Linker(weights)
    }

    fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|&f| self.0[f as usize & (self.0.len() - 1)]).sum()
    }

    /// The candidate with the highest score, the first of equals.
    fn best(&self, choice: &Choice) -> Option<usize> {
        let mut top = (f32::MIN, None);
        for (candidate, features) in &choice.candidates {
            let score = self.score(features);
            if score > top.0 {
                top = (score, *candidate);
            }
        }
        top.1
    }

    /// The relations of a paragraph: one a cue, in order. A source that no cue took goes to the nearest cue without one.
    pub(crate) fn relations(&self, context: &Context) -> Vec<Relation> {
        let pieces = context.pieces;
        let mut relation_of = vec![usize::MAX; pieces.len()];
        let mut relations = Vec::new();
        for (i, _) in pieces.iter().enumerate().filter(|(_, p)| p.role == Role::Cue) {
            relation_of[i] = relations.len();
            relations.push(Relation { cue: i, ..Relation::default() });
        }
        let mut taken = vec![false; pieces.len()];
        for choice in context.choices() {
            let best = self.best(&choice);
            match (pieces[choice.chooser].role, best) {
                (Role::Cue, Some(source)) => {
                    relations[relation_of[choice.chooser]].source = Some(source);
                    taken[source] = true;
                }
                (Role::Content, Some(cue)) => relations[relation_of[cue]].content.push(choice.chooser),
                _ => {}
            }
        }
        for source in (0..pieces.len()).filter(|&i| pieces[i].role == Role::Source && !taken[i]) {
            let free = context.near(source, Role::Cue).filter(|&cue| relations[relation_of[cue]].source.is_none());
            if let Some(cue) = free.min_by_key(|cue| cue.abs_diff(source)) {
                relations[relation_of[cue]].source = Some(source);
            }
        }
        relations
    }
}
