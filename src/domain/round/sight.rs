//! Hidden really is hidden: which answers may be on screen at the place where the round is.

use crate::domain::answer::{Answer, Key};
use crate::domain::sequence::Seen;

use super::{Place, Round};

impl Round {
    /// True when this answer may be seen by everyone now.
    ///
    /// An open answer always. A hidden or unnamed one when its step is done, that is, from reading
    /// it together on; before that only by whose turn it is. Going back into a hidden step hides
    /// the others again.
    pub fn may_show(&self, key: &Key) -> bool {
        let Some(step) = self.sequence.steps.get(key.step) else {
            return false;
        };
        match step.seen {
            Seen::Open => true,
            Seen::Private => false,
            Seen::Hidden | Seen::Unnamed => self.place == Place::Turn(*key) || self.is_revealed(key.step),
        }
    }

    /// True when the round is past the turns of this step.
    fn is_revealed(&self, step: usize) -> bool {
        match self.place {
            Place::Opening(_) | Place::Returning => false,
            Place::Reading(at) => at >= step,
            Place::Turn(Key { step: at, .. }) | Place::Pick(at) | Place::WriteFirst(at) => at > step,
            Place::Closing => true,
        }
    }

    /// The answers that a step shows with its question and that may be seen, in order.
    pub fn shown_with(&self, step: usize) -> Vec<(Key, &Answer)> {
        let Some(step) = self.sequence.steps.get(step) else {
            return Vec::new();
        };
        let earlier = step.show.iter().filter_map(|id| self.sequence.find(id));
        let earlier = earlier.filter(|(at, _)| self.is_asked(*at));
        earlier
            .flat_map(|(at, _)| self.read_answers(at))
            .filter(|(key, answer)| answer.content.is_some() && self.may_show(key))
            .collect()
    }
}
