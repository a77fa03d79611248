//! From label scores to spans: a conditional random field over source, cue and content.

use super::features::LABELS;
use super::kernels::exp;
use super::scores::Scores;

/// What a labelled span is in its relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// What signals it.
    Cue,
    /// What is said.
    Content,
}

/// A labelled span, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its role.
    pub role: Role,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Far below every score, so that what has it is never chosen; far from overflow when added up.
const NEVER: f32 = -1e6;

/// Scores of label sequences. Lanes run over labels; the eighth is never chosen.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// From label, to label.
    moves: [Scores; LABELS],
    first: Scores,
    /// The same, as factors.
    move_factors: [Scores; LABELS],
    first_factors: Scores,
}

/// An inside label follows only its own begin or inside label.
fn legal(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from == to - 1
}

impl Field {
    pub(crate) fn new(transitions: &[f32], first: &[f32]) -> Field {
        let lanes = |of: &dyn Fn(usize) -> f32| std::array::from_fn(|to| if to < LABELS { of(to) } else { NEVER });
        let moves: [Scores; LABELS] =
            std::array::from_fn(|from| lanes(&|to| if legal(from, to) { transitions[from * LABELS + to] } else { NEVER }));
        let first = lanes(&|to| if legal(0, to) { first[to] } else { NEVER });
        let factors = |scores: &Scores| scores.map(|s| if s == NEVER { 0.0 } else { exp(s) });
        Field { move_factors: std::array::from_fn(|from| factors(&moves[from])), first_factors: factors(&first), moves, first }
    }

    /// The spans of the best legal sequence (Viterbi), in order.
    pub(crate) fn best(&self, scores: &[Scores]) -> Vec<Piece> {
        let Some((head, tail)) = scores.split_first() else { return Vec::new() };
        let mut best = add(*head, self.first);
        let mut back: Vec<[u8; 8]> = Vec::with_capacity(tail.len());
        for scores in tail {
            let mut top = [f32::MIN; 8];
            let mut from = [0u8; 8];
            for (label, moves) in self.moves.iter().enumerate() {
                for lane in 0..8 {
                    let score = best[label] + moves[lane];
                    let better = score > top[lane];
                    top[lane] = if better { score } else { top[lane] };
                    from[lane] = if better { label as u8 } else { from[lane] };
                }
            }
            best = add(top, *scores);
            back.push(from);
        }
        let mut label = (1..LABELS).fold(0, |top, label| if best[label] > best[top] { label } else { top });
        let mut labels = vec![0; scores.len()];
        for (t, out) in labels.iter_mut().enumerate().rev() {
            *out = label;
            if t > 0 {
                label = usize::from(back[t - 1][label]);
            }
        }
        pieces(&labels)
    }

    /// How likely each token is part of a cue (forward-backward).
    pub(crate) fn cue_probabilities(&self, scores: &[Scores]) -> Vec<f32> {
        let likelihoods: Vec<Scores> = scores
            .iter()
            .map(|s| {
                let top = s[..LABELS].iter().copied().fold(f32::MIN, f32::max);
                s.map(|s| exp(s - top))
            })
            .collect();
        let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
        for likelihood in &likelihoods {
            let reached = match forward.last() {
                None => self.first_factors,
                Some(before) => {
                    let mut sums = [0.0; 8];
                    for (weight, factors) in before.iter().zip(&self.move_factors) {
                        sums = std::array::from_fn(|lane| sums[lane] + weight * factors[lane]);
                    }
                    sums
                }
            };
            forward.push(shares(std::array::from_fn(|lane| reached[lane] * likelihood[lane])));
        }
        let mut backward = [1.0; 8];
        let mut out = vec![0.0; scores.len()];
        for (t, out) in out.iter_mut().enumerate().rev() {
            let posterior: Scores = shares(std::array::from_fn(|lane| forward[t][lane] * backward[lane]));
            *out = posterior[3] + posterior[4];
            let weighted: Scores = std::array::from_fn(|lane| backward[lane] * likelihoods[t][lane]);
            let mut before = [0.0; 8];
            for (sum, factors) in before.iter_mut().zip(&self.move_factors) {
                *sum = (0..LABELS).map(|lane| factors[lane] * weighted[lane]).sum();
            }
            backward = shares(before);
        }
        out
    }
}

fn add(a: Scores, b: Scores) -> Scores {
    std::array::from_fn(|lane| a[lane] + b[lane])
}

/// Divided by their sum.
fn shares(values: Scores) -> Scores {
    let sum: f32 = values[..LABELS].iter().sum();
    values.map(|v| v / sum.max(f32::MIN_POSITIVE))
}

/// The spans that a legal label sequence spells.
fn pieces(labels: &[usize]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (t, &label) in labels.iter().enumerate() {
        match (label, out.last_mut()) {
            (0, _) => {}
            (inside, Some(piece)) if inside % 2 == 0 && piece.end == t => piece.end = t + 1,
            (label, _) => {
                let role = [Role::Source, Role::Cue, Role::Content][(label - 1) / 2];
                out.push(Piece { role, start: t, end: t + 1 });
            }
        }
    }
    out
}
