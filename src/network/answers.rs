//! What the network answers of each token besides its role in an attribution, and what it makes of the answers.

use std::ops::Range;

/// Outputs of the roles: the labels and one that is none.
pub(crate) const ROLE_LANES: usize = 8;

/// Universal Dependencies' parts of speech, in the order of their names.
const POS: Range<usize> = 0..17;
/// Outside a noun phrase, its beginning, inside it.
const BORDER: Range<usize> = 17..20;
/// Person, organisation, place, something else.
const KIND: Range<usize> = 20..24;
/// Name, common noun, pronoun.
const FORM: Range<usize> = 24..27;
/// Of words in quotation marks: something else than speech, somebody's speech.
const SPEECH: Range<usize> = 27..29;

/// How many answers a token has.
pub(crate) const ANSWERS: usize = SPEECH.end;

/// A noun phrase: from its determiner to its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Index into person, organisation, place, other.
    pub(crate) kind: usize,
    /// Index into name, common noun, pronoun.
    pub(crate) form: usize,
}

/// The answers of a stretch of tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    /// Of each token, index into Universal Dependencies' parts of speech in the order of their names.
    pub(crate) pos: Vec<u8>,
    /// Of each token, by how much (in log-odds) it is rather somebody's speech than a term or a title, if it stands in marks.
    pub(crate) speech: Vec<f32>,
    /// Noun phrases, in order, none over another.
    pub(crate) chunks: Vec<Chunk>,
}

impl Answers {
    /// Adds what `scores` say of the next tokens.
    pub(crate) fn extend(&mut self, scores: &[f32]) {
        let mut sums = [0.0; KIND.end - KIND.start + FORM.end - FORM.start];
        let mut open = false;
        for scores in scores.chunks_exact(ANSWERS) {
            let token = self.pos.len();
            self.pos.push(largest(&scores[POS]) as u8);
            self.speech.push(scores[SPEECH.end - 1] - scores[SPEECH.start]);
            let border = largest(&scores[BORDER]);
            if border == 1 || (border == 2 && !open) {
                self.chunks.push(Chunk { tokens: token..token, kind: 0, form: 0 });
                sums.fill(0.0);
            }
            open = border != 0;
            if let (true, Some(chunk)) = (open, self.chunks.last_mut()) {
                chunk.tokens.end = token + 1;
                // Kind and form are voted for by all its tokens.
                sums.iter_mut().zip(&scores[KIND.start..FORM.end]).for_each(|(sum, score)| *sum += score);
                let (kinds, forms) = sums.split_at(KIND.len());
                (chunk.kind, chunk.form) = (largest(kinds), largest(forms));
            }
        }
    }
}

/// The index of the largest, the first of equals.
fn largest(values: &[f32]) -> usize {
    (1..values.len()).fold(0, |top, i| if values[i] > values[top] { i } else { top })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of one token: its part of speech, border, kind and form.
    fn token(pos: usize, border: usize, kind: usize, form: usize) -> [f32; ANSWERS] {
        let mut scores = [0.0; ANSWERS];
        for at in [POS.start + pos, BORDER.start + border, KIND.start + kind, FORM.start + form] {
            scores[at] = 1.0;
        }
        scores
    }

    #[test]
    fn borders_make_phrases_whose_tokens_vote_for_their_kind() {
        let mut answers = Answers::default();
        answers.extend(
            &[token(5, 1, 3, 1), token(7, 2, 0, 1), token(11, 2, 0, 0), token(15, 0, 0, 0), token(10, 2, 0, 2), token(10, 1, 1, 2)]
                .concat(),
        );
        let chunk = |tokens, kind, form| Chunk { tokens, kind, form };
        assert_eq!(answers.chunks, [chunk(0..3, 0, 1), chunk(4..5, 0, 2), chunk(5..6, 1, 2)]);
        assert_eq!(answers.pos, [5, 7, 11, 15, 10, 10]);
    }
}
