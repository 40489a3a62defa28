//! How each move changes the round. `moves` decides whether it may be made at all.

use crate::domain::agreement::Review;
use crate::domain::answer::{Answer, Content, Key, Pick, Slot};
use crate::domain::id::PersonId;
use crate::domain::sequence::{Kind, Step};

use super::{Place, Refusal, Round, Seat};

impl Round {
    pub(super) fn keep(&mut self, content: Content, why: String) -> Result<(), Refusal> {
        let key = self.turn().ok_or(Refusal::NotHere)?;
        self.fits(key.step, &content)?;
        self.put(key, Some(content), why);
        Ok(())
    }

    pub(super) fn put(&mut self, key: Key, content: Option<Content>, why: String) {
        let content = content.filter(|content| !content.is_empty());
        if content.is_none()
            && key.n > 0
            && self.sequence.steps.get(key.step).is_some_and(|s| s.repeat.is_some())
        {
            self.answers.remove(&key);
            return;
        }
        let language = self.language.clone();
        let answer = self.answers.entry(key).or_insert_with(|| Answer {
            content: None,
            why: String::new(),
            marks: Vec::new(),
            comes_back: false,
            language,
        });
        if content.is_none() {
            answer.marks.clear();
            answer.comes_back = false;
        }
        answer.content = content;
        answer.why = why;
    }

    /// A turn in which nothing was said was passed, and that is kept.
    pub(super) fn pass_if_silent(&mut self) {
        match self.place {
            Place::Turn(key) if self.is_kept(key.step) && !self.answers.contains_key(&key) => {
                self.put(key, None, String::new());
            }
            Place::Opening(id) if !self.reviews.contains_key(&id) => {
                self.reviews.insert(id, Review::skipped(id));
            }
            Place::Pick(first) => {
                if let Some(name) = self.sequence.steps.get(first).and_then(|step| step.one_of.clone()) {
                    self.picked.entry(name).or_insert(None);
                }
            }
            Place::Turn(_)
            | Place::Opening(_)
            | Place::Returning
            | Place::WriteFirst(_)
            | Place::Reading(_)
            | Place::Closing => {}
        }
    }

    pub(super) fn is_kept(&self, step: usize) -> bool {
        self.sequence.steps.get(step).is_some_and(Step::is_kept)
    }

    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        match self.place {
            Place::Turn(key) if self.is_kept(key.step) => self.put(key, None, String::new()),
            Place::Opening(id) => {
                self.reviews.insert(id, Review::skipped(id));
            }
            Place::Pick(first) => {
                if let Some(name) = self.sequence.steps.get(first).and_then(|step| step.one_of.clone()) {
                    self.picked.insert(name, None);
                }
            }
            Place::Closing => return Err(Refusal::NotHere),
            Place::Turn(_) | Place::Returning | Place::WriteFirst(_) | Place::Reading(_) => {}
        }
        self.go_on();
        Ok(())
    }

    pub(super) fn go_on(&mut self) {
        let path = self.path();
        let after = path.iter().skip_while(|place| **place != self.place).nth(1);
        self.place = after.copied().unwrap_or(Place::Closing);
    }

    pub(super) fn go_back(&mut self) -> Result<(), Refusal> {
        let path = self.path();
        if self.place == Place::Closing
            && let Some(left) = self.left_from.take()
            && path.contains(&left)
        {
            self.place = left;
            return Ok(());
        }
        let at = path.iter().position(|place| *place == self.place).ok_or(Refusal::AtStart)?;
        let before = at.checked_sub(1).and_then(|at| path.get(at)).ok_or(Refusal::AtStart)?;
        self.place = *before;
        Ok(())
    }

    /// Keeps the round on its path: where its place is no more, at the nearest one after it.
    pub(super) fn settle(&mut self, before: &[Place]) {
        let path = self.path();
        if !path.contains(&self.place) {
            let mut later = before.iter().skip_while(|place| **place != self.place);
            let next = later.find(|place| path.contains(place));
            self.place = next.copied().unwrap_or(Place::Closing);
        }
    }

    pub(super) fn pick(&mut self, index: usize) -> Result<(), Refusal> {
        let Place::Pick(first) = self.place else {
            return Err(Refusal::NotHere);
        };
        if !self.group(first).contains(&index) {
            return Err(Refusal::UnknownPick);
        }
        let name =
            self.sequence.steps.get(first).and_then(|step| step.one_of.clone()).ok_or(Refusal::NotHere)?;
        self.picked.insert(name, Some(index));
        self.go_on();
        Ok(())
    }

    pub(super) fn review(&mut self, review: Review) -> Result<(), Refusal> {
        if self.place != Place::Opening(review.agreement) {
            return Err(Refusal::NotHere);
        }
        self.reviews.insert(review.agreement, review);
        self.go_on();
        Ok(())
    }

    pub(super) fn correct(&mut self, key: Key, content: Content) -> Result<(), Refusal> {
        self.fits(key.step, &content)?;
        let why = self.answers.get(&key).ok_or(Refusal::UnknownAnswer)?.why.clone();
        self.put(key, Some(content), why);
        Ok(())
    }

    pub(super) fn said(&mut self, key: Key) -> Result<&mut Answer, Refusal> {
        self.answers.get_mut(&key).filter(|answer| answer.content.is_some()).ok_or(Refusal::UnknownAnswer)
    }

    pub(super) fn seat(&mut self, id: PersonId) -> Result<&mut Seat, Refusal> {
        self.seats.iter_mut().find(|seat| seat.person.id == id).ok_or(Refusal::UnknownPerson)
    }

    pub(super) fn come(&mut self, seat: Seat) {
        match self.seats.iter_mut().find(|other| other.person.id == seat.person.id) {
            Some(known) => *known = seat,
            None => self.seats.push(seat),
        }
        if self.bringer.is_none() {
            self.bringer = self.seats.first().map(|seat| seat.person.id);
        }
    }

    /// Turns those who have yet to speak in this step, so that `id` is the first of them.
    pub(super) fn begin_with(&mut self, id: PersonId) -> Result<(), Refusal> {
        self.seat(id)?;
        let current = self.turn().and_then(|key| key.slot.person());
        let from = self.seats.iter().position(|seat| Some(seat.person.id) == current).unwrap_or(0);
        let to = self.seats.iter().position(|seat| seat.person.id == id).unwrap_or(from);
        if to >= from {
            if let Some(rest) = self.seats.get_mut(from..) {
                rest.rotate_left(to - from);
            }
        } else {
            let seat = self.seats.remove(to);
            self.seats.insert(from - 1, seat);
        }
        if let Place::Turn(key) = self.place
            && key.slot.person().is_some()
        {
            let own = Key { slot: Slot::Person(id), ..key };
            if self.turns(key.step).contains(&own) {
                self.place = Place::Turn(own);
            }
        }
        Ok(())
    }

    /// Whether this content can be an answer to that step.
    pub(super) fn fits(&self, step: usize, content: &Content) -> Result<(), Refusal> {
        let asked = self.sequence.steps.get(step).ok_or(Refusal::UnknownAnswer)?;
        if !asked.is_kept() {
            return Err(Refusal::NotHere);
        }
        match (&asked.kind, content) {
            (Kind::Scale(scale), Content::Number(number)) if *number < scale.from || *number > scale.to => {
                Err(Refusal::OffScale { from: scale.from, to: scale.to })
            }
            (Kind::Choice(_), Content::Options(picks)) => self.are_picks(step, picks.iter()),
            (Kind::Vote { .. }, Content::Votes(votes)) => {
                self.are_picks(step, votes.iter().map(|(pick, _)| pick))
            }
            (Kind::Text, Content::Text(_))
            | (Kind::List, Content::List(_))
            | (Kind::Scale(_), Content::Number(_))
            | (Kind::Agreement, Content::Agreements(_))
            | (Kind::Agenda, Content::Agenda(_))
            | (Kind::Element, Content::Elements(_))
            | (Kind::SayBack { .. }, Content::SayBack { .. }) => Ok(()),
            _ => Err(Refusal::WrongKind),
        }
    }

    pub(super) fn are_picks<'a>(
        &self,
        step: usize,
        mut picks: impl Iterator<Item = &'a Pick>,
    ) -> Result<(), Refusal> {
        let known = self.picks(step);
        if picks.all(|pick| known.contains(pick)) { Ok(()) } else { Err(Refusal::UnknownPick) }
    }
}
