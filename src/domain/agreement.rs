//! Agreements of a case and what was said of them since.

use super::answer::{Due, Owner};
use super::id::{AgreementId, CaseId, ReviewId, RoundId};
use super::question::QuestionRef;
use super::{Date, Moment};

/// What was agreed in a round, and how it went since.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Identity.
    pub id: AgreementId,
    /// The case it belongs to.
    pub case: CaseId,
    /// What will be done, word for word.
    pub what: String,
    /// The words that it had before they were changed in an opening or between rounds, where they are still kept.
    pub at_first: Option<String>,
    /// The words that it had before it was corrected or changed, oldest first, as far as they are kept.
    pub corrected: Vec<String>,
    /// The date that it had before that was moved, where it is still kept.
    pub due_at_first: Option<Due>,
    /// Who will do it.
    pub who: Vec<Owner>,
    /// By when.
    pub due: Due,
    /// If …, then …; empty when nothing was said.
    pub if_then: String,
    /// Where it stands.
    pub state: AgreementState,
    /// The round in which it was made.
    pub round: RoundId,
    /// The id of the step in which it was made.
    pub step: String,
    /// When it was made.
    pub made: Moment,
    /// The learning question that it answers, or that it became.
    pub question: Option<QuestionRef>,
    /// What was said of it, oldest first.
    pub reviews: Vec<PastReview>,
}

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementState {
    /// Not settled yet: the next opening brings it back.
    Open,
    /// Done.
    Done,
    /// No longer needed.
    Dropped,
    /// Became a learning question.
    Question,
}

impl AgreementState {
    /// Every state with its code in data.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Open, "open"),
        (Self::Done, "done"),
        (Self::Dropped, "dropped"),
        (Self::Question, "question"),
    ];

    /// Its code in data.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    /// The state of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(state, _)| *state)
    }
}

/// A review in a finished round.
#[derive(Clone, Debug, PartialEq)]
pub struct PastReview {
    /// Identity.
    pub id: ReviewId,
    /// The round in whose opening it was said.
    pub round: RoundId,
    /// When.
    pub at: Moment,
    /// What was said.
    pub review: Review,
}

impl Agreement {
    /// True when `date` lies after its date. Without a calendar date it never is.
    pub fn is_past_due(&self, date: Date) -> bool {
        self.due.date().is_some_and(|due| due < date)
    }

    /// True when this outcome on this day is its second *not* past its date: the group is then
    /// offered to make it a learning question. The date that counted at an earlier *not* is the
    /// one that review left standing or replaced, so only reviews said after that date count.
    pub fn offers_question(&self, outcome: Outcome, today: Date) -> bool {
        outcome == Outcome::Not
            && self.is_past_due(today)
            && self.reviews.iter().any(|past| past.review.past_due_not)
    }

    /// Where it stands after this review. One that was settled elsewhere is not opened by it.
    pub fn state_after(&self, review: &Review) -> AgreementState {
        if review.as_question {
            return AgreementState::Question;
        }
        match review.outcome {
            Outcome::Done => AgreementState::Done,
            Outcome::Dropped => AgreementState::Dropped,
            Outcome::Partly | Outcome::Not | Outcome::Running | Outcome::Skipped => self.state,
        }
    }

    /// The words that it had before those of now, oldest first.
    pub fn earlier_wordings(&self) -> Vec<&str> {
        let changes = self.reviews.iter().filter_map(|past| past.review.change.as_deref());
        let mut words: Vec<&str> = self.at_first.as_deref().into_iter().chain(changes).collect();
        words.dedup();
        let kept = self.corrected.iter().map(String::as_str);
        words.retain(|words| kept.clone().all(|kept| kept != *words));
        words.extend(kept);
        words.retain(|words| *words != self.what);
        words
    }

    /// The date with which it was made, when it has another now. Those in between stand with what was said of it.
    pub fn first_date(&self) -> Option<&Due> {
        self.due_at_first.as_ref().filter(|due| **due != self.due && **due != Due::None)
    }

    /// The words that it had when this was said of it.
    pub fn words_at(&self, review: ReviewId) -> &str {
        let before = self.reviews.iter().take_while(|past| past.id != review);
        let changed = before.filter_map(|past| past.review.change.as_deref()).last();
        changed.or(self.at_first.as_deref()).unwrap_or(&self.what)
    }

    /// True when this outcome says that it goes on.
    pub fn goes_on(outcome: Outcome) -> bool {
        matches!(outcome, Outcome::Partly | Outcome::Not | Outcome::Running)
    }

    /// Keeps a review: what was said, where it stands now, and its new date or words.
    pub fn take(&mut self, past: PastReview) {
        self.state = self.state_after(&past.review);
        if let Some(due) = &past.review.due {
            let before = std::mem::replace(&mut self.due, due.clone());
            self.due_at_first.get_or_insert(before);
        }
        if let Some(change) = &past.review.change {
            let before = std::mem::replace(&mut self.what, change.clone());
            self.at_first.get_or_insert(before);
        }
        self.reviews.push(past);
    }
}

/// What was said of an open agreement at the start of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The agreement.
    pub agreement: AgreementId,
    /// How it went.
    pub outcome: Outcome,
    /// The line that goes with the outcome; empty when nothing was said.
    pub text: String,
    /// The new date, when one was given.
    pub due: Option<Due>,
    /// The new words of the agreement, when it was changed.
    pub change: Option<String>,
    /// True when the group made it a learning question.
    pub as_question: bool,
    /// How that learning question is worded, until it is asked; empty: in the words of the agreement.
    pub wording: String,
    /// True when the outcome is *not* and the date of the agreement had passed on that day.
    pub past_due_not: bool,
}

/// How it went with an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Partly done.
    Partly,
    /// Not done.
    Not,
    /// Still running.
    Running,
    /// No longer needed.
    Dropped,
    /// Not spoken of, and that is kept.
    Skipped,
}

impl Outcome {
    /// Every outcome with its code; the first five are what a group can choose, in their order.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Done, "done"),
        (Self::Partly, "partly"),
        (Self::Not, "not"),
        (Self::Running, "running"),
        (Self::Dropped, "dropped"),
        (Self::Skipped, "skipped"),
    ];

    /// Its code in data.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(outcome, _)| *outcome == self).map_or("", |(_, code)| code)
    }

    /// The outcome of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(outcome, _)| *outcome)
    }
}

impl Review {
    /// The words of the learning question that an agreement of these words becomes.
    pub fn asks<'a>(&'a self, what: &'a str) -> &'a str {
        if self.wording.trim().is_empty() { what } else { &self.wording }
    }

    /// True when the group said something of the agreement, be it only a new date or other words.
    pub fn says_something(&self) -> bool {
        self.outcome != Outcome::Skipped || self.due.is_some() || self.change.is_some()
    }

    /// The review of an agreement that was not spoken of.
    pub fn skipped(agreement: AgreementId) -> Self {
        Self {
            agreement,
            outcome: Outcome::Skipped,
            text: String::new(),
            due: None,
            change: None,
            as_question: false,
            wording: String::new(),
            past_due_not: false,
        }
    }
}
