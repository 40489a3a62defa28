//! Working elements: what works, under which conditions, and where it was seen.
//!
//! An element may work until it was seen again. Never here: proof.

use super::Moment;
use super::answer::Element;
use super::id::{AnswerId, CaseId, ElementId, RoundId, SightingId};

/// Something that works, as far as it was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingElement {
    /// Identity.
    pub id: ElementId,
    /// The case in which it was noticed first.
    pub case: CaseId,
    /// What works, what made it possible, what makes it seem to work, and when it does not.
    pub words: Element,
    /// How often and where it was seen.
    pub strength: Strength,
    /// When it was written down.
    pub made: Moment,
    /// When it was noticed first: in its round, else in that of the answer of which it was made.
    pub noticed: Moment,
    /// The round in which it was noticed first; None when it was between rounds.
    pub round: Option<RoundId>,
    /// The id of the step in which it was noticed first; empty between rounds.
    pub step: String,
    /// Where it was seen or tried since, oldest first.
    pub seen_in: Vec<Sighting>,
    /// The answers of which it was made.
    pub answers: Vec<AnswerId>,
    /// Elements of which the group said that they are this same one, with their own words.
    pub same: Vec<SameElement>,
}

/// An element that is the same as another, in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct SameElement {
    /// Its own identity.
    pub id: ElementId,
    /// The case in which it was noticed.
    pub case: CaseId,
    /// The round in which it was noticed; None when it was between rounds.
    pub round: Option<RoundId>,
    /// When it was written down.
    pub made: Moment,
    /// When it was noticed.
    pub noticed: Moment,
    /// Its own words.
    pub words: Element,
}

/// Where an element was seen or tried, and with what outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// Identity.
    pub id: SightingId,
    /// In which case.
    pub case: CaseId,
    /// In which round of it; None when that is not known.
    pub round: Option<RoundId>,
    /// When it was said.
    pub at: Moment,
    /// What came of it; may be empty.
    pub outcome: String,
}

/// How often and where an element was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// May work: noticed once.
    Possible,
    /// Seen again, in another round.
    SeenAgain,
    /// Seen in another case too.
    SeenElsewhere,
}

impl Strength {
    /// Every strength with its code in data.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Possible, "possible"),
        (Self::SeenAgain, "seen-again"),
        (Self::SeenElsewhere, "seen-elsewhere"),
    ];

    /// Its code in data.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(strength, _)| *strength == self).map_or("", |(_, code)| code)
    }

    /// The strength of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(strength, _)| *strength)
    }

    /// What so many places say: more than one case, else more than one round, else possible. The
    /// first place is where it was noticed.
    pub fn of(first: Place, others: impl IntoIterator<Item = Place>) -> Self {
        let seen = |place: Place| {
            if place.case != first.case {
                Self::SeenElsewhere
            } else if place.round.is_some() && place.round != first.round {
                Self::SeenAgain
            } else {
                Self::Possible
            }
        };
        others.into_iter().map(seen).max().unwrap_or(Self::Possible)
    }
}

/// A round of a case, or the case between its rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The case.
    pub case: CaseId,
    /// The round; None between rounds.
    pub round: Option<RoundId>,
}

impl WorkingElement {
    /// Where it was noticed first.
    pub fn place(&self) -> Place {
        Place { case: self.case, round: self.round }
    }

    /// What the places where it was seen make of its strength; what it was stays.
    pub fn strength_by_rule(&self) -> Strength {
        let seen = self.seen_in.iter().map(|seen| Place { case: seen.case, round: seen.round });
        let same = self.same.iter().map(|same| Place { case: same.case, round: same.round });
        self.strength.max(Strength::of(self.place(), seen.chain(same)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Strength};
    use crate::domain::id::{CaseId, RoundId};
    use uuid::Uuid;

    fn place(case: u128, round: Option<u128>) -> Place {
        Place { case: CaseId(Uuid::from_u128(case)), round: round.map(|n| RoundId(Uuid::from_u128(n))) }
    }

    #[test]
    fn it_may_work_until_it_was_seen_in_another_round_and_then_in_another_case() {
        let first = place(1, Some(1));
        assert_eq!(Strength::of(first, []), Strength::Possible);
        assert_eq!(Strength::of(first, [place(1, Some(1)), place(1, None)]), Strength::Possible);
        assert_eq!(Strength::of(first, [place(1, Some(2))]), Strength::SeenAgain);
        assert_eq!(Strength::of(first, [place(2, None), place(1, Some(2))]), Strength::SeenElsewhere);
        assert_eq!(Strength::of(place(1, None), [place(1, Some(1))]), Strength::SeenAgain);
    }
}
