//! Pronouns as evidence of gender: one that follows exactly one person can only mean that one.

use super::Gender;
use super::cast::{Cast, Id};

/// Who a pronoun can mean, sentence by sentence.
#[derive(Default)]
pub(super) struct Votes {
    here: People,
    before: People,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum People {
    #[default]
    None,
    One(Id),
    Many,
}

impl Votes {
    pub(super) fn next_sentence(&mut self) {
        self.before = match self.here {
            People::None => People::None,
            here => here,
        };
        self.here = People::None;
    }

    pub(super) fn person(&mut self, id: Id) {
        self.here = match self.here {
            People::None => People::One(id),
            People::One(other) if other == id => People::One(id),
            _ => People::Many,
        };
    }

    /// Somebody who is described, not named.
    pub(super) fn somebody(&mut self) {
        self.here = People::Many;
    }

    /// "Lumina said that its revenue": no person, where its sentence names nobody else.
    pub(super) fn thing(&mut self, cast: &mut Cast) {
        if let People::One(id) = self.here {
            cast.entities[id as usize].things += 1;
        }
    }

    /// A pronoun that is never the subject of its sentence, and so means nobody whom the sentence names.
    pub(super) fn object(&mut self, gender: Gender, cast: &mut Cast) {
        if let (People::None, People::One(id)) = (self.here, self.before) {
            cast.vote(id, gender, 1);
        }
        // So there is somebody else whom the sentence speaks of.
        if self.here != People::None {
            self.here = People::Many;
        }
    }

    pub(super) fn pronoun(&mut self, gender: Gender, cast: &mut Cast) {
        match (self.here, self.before) {
            (People::One(id), _) => cast.vote(id, gender, 2),
            (People::None, People::One(id)) => cast.vote(id, gender, 1),
            _ => {}
        }
    }
}
