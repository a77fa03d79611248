//! What the network says of a paragraph, read window by window.

use std::ops::Range;

use super::answers::Answers;
use super::features::{self, Features};
use super::link::{Context, Relation};
use super::model::Model;
use crate::token::Token;

/// Tokens that the network reads in one go. A longer paragraph is cut, at a sentence where one begins in the second half:
/// memory stays bounded, and no newspaper has such paragraphs.
const WINDOW: usize = 1024;

/// Who says what, as the network has it; places are tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) source: Option<Range<usize>>,
    pub(crate) cue: Range<usize>,
    pub(crate) content: Vec<Range<usize>>,
    /// How often a relation that it believes in as firmly is right, 0 to 1.
    pub(crate) confidence: f32,
}

/// What the network says of a paragraph. Empty where it has not been asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) answers: Answers,
    pub(crate) relations: Vec<Found>,
    /// Of each token, how likely it is part of a cue.
    pub(crate) cue: Vec<f32>,
}

impl Model {
    /// Reads a paragraph. Linear in its length.
    pub(crate) fn read(&self, text: &str, tokens: &[Token]) -> Reading {
        let features = features::features(text, tokens);
        let mut reading = Reading::default();
        let mut start = 0;
        while start < features.len() {
            let end = window_end(&features, start);
            self.read_window(&features[start..end], start, &mut reading);
            start = end;
        }
        reading
    }

    fn read_window(&self, features: &[Features], from: usize, reading: &mut Reading) {
        let outputs = self.network.scores(features);
        let pieces = self.field.best(&outputs.roles);
        let likely = self.field.cue_probabilities(&outputs.roles);
        let tokens = |piece: usize| from + pieces[piece].start..from + pieces[piece].end;
        for Relation { cue, source, content } in self.linker.relations(&Context::new(features, &pieces)) {
            let probability = likely[pieces[cue].start..pieces[cue].end].iter().copied().fold(0.0, f32::max);
            reading.relations.push(Found {
                source: source.map(tokens),
                cue: tokens(cue),
                content: content.into_iter().map(tokens).collect(),
                confidence: self.calibration.confidence(probability),
            });
        }
        reading.answers.extend(&outputs.answers);
        reading.cue.extend(likely);
    }
}

fn window_end(features: &[Features], start: usize) -> usize {
    let full = start + WINDOW;
    if full >= features.len() {
        return features.len();
    }
    (start + WINDOW / 2..full).rev().find(|&t| features[t].begins_sentence()).unwrap_or(full)
}
