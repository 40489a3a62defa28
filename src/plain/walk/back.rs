//! Going back: to the last place that asks for a line, and to an agreement that was spoken of.
//!
//! Never here: what is printed there.

use crate::domain::agreement::Review;
use crate::domain::round::{Move, Place, Round};
use crate::plain::Keeping;
use crate::plain::form::asks_line;

use super::{Result, Walk};

impl<K: Keeping> Walk<'_, K> {
    /// True when the group may make a learning question of the agreement, and did not yet.
    pub(super) fn is_offered(&self, review: &Review) -> bool {
        let mut opening = self.round.opening.iter();
        let agreement = opening.find(|agreement| agreement.id == review.agreement);
        let offers = agreement.is_some_and(|made| made.offers_question(review.outcome, self.today()));
        offers && !review.as_question
    }

    /// Takes the offer for the agreement that was spoken of last; false when there is none.
    pub(super) fn take_offer(&mut self) -> Result<bool, K> {
        let Some(review) = self.offered.take() else {
            return Ok(false);
        };
        let mut round = self.round.clone();
        while round.place != Place::Opening(review.agreement) {
            if round.make(Move::Back).is_err() {
                return Ok(false);
            }
        }
        round.make(Move::Review(Review { as_question: true, ..review }))?;
        self.round = round;
        self.shown = None;
        self.halves.clear();
        self.keep(&[])?;
        Ok(true)
    }

    /// Goes back to the last place that asks for a line; false when there is none.
    pub(super) fn go_back(&mut self) -> Result<bool, K> {
        let mut round: Round = self.round.clone();
        loop {
            if round.make(Move::Back).is_err() {
                return Ok(false);
            }
            if asks_line(&round) {
                break;
            }
        }
        self.round = round;
        self.shown = None;
        self.halves.clear();
        self.keep(&[])?;
        Ok(true)
    }
}
