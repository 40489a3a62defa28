//! Learning questions: what a group wants to find out together, and what came of it.
//!
//! A question keeps its letter and every wording it had. Never here: whether an answer is right.

use super::id::{AgreementId, AnswerId, CaseId, EntryId, QuestionId, RoundId};
use super::{Date, Moment};

/// So many rounds without a word about a question that has no answer yet, and it is old.
pub const QUIET_ROUNDS: u32 = 3;
/// So many days without a word about a question that has no answer yet, and it is old.
pub const QUIET_DAYS: i64 = 90;

/// A question that a case keeps until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningQuestion {
    /// Identity.
    pub id: QuestionId,
    /// The case it belongs to.
    pub case: CaseId,
    /// By which people call it. A label: no two questions of a case have one letter.
    pub letter: Letter,
    /// The words as they are now.
    pub question: String,
    /// Where it stands.
    pub state: QuestionState,
    /// Who can change this; None when nobody said.
    pub reach: Option<Reach>,
    /// When it was asked first.
    pub made: Moment,
    /// The round in which it was asked first; None when it was between rounds.
    pub round: Option<RoundId>,
    /// The id of the step in which it was asked first; empty for an opening and between rounds.
    pub step: String,
    /// What was said of it, oldest first; the first is how it was asked.
    pub history: Vec<QuestionEntry>,
    /// The answers of which it was made, and those that speak of it.
    pub answers: Vec<AnswerId>,
    /// How many rounds of the case were finished since something was said of it.
    pub quiet_rounds: u32,
}

/// What was said of a learning question at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionEntry {
    /// Identity.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// In which round; None between rounds.
    pub round: Option<RoundId>,
    /// Where it stood from then on.
    pub state: QuestionState,
    /// How it was worded from then on.
    pub question: String,
    /// What was said; empty when it was only worded or given another state.
    pub text: String,
    /// The agreement that became this question, or that it speaks of.
    pub agreement: Option<AgreementId>,
}

/// Where a learning question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionState {
    /// Open.
    Open,
    /// Answered for now.
    Provisional,
    /// Closed.
    Closed,
    /// Said differently; as open as before.
    Reworded,
    /// Keeps coming back.
    Persistent,
}

/// Who can change what a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// We, in this group.
    Ours,
    /// Someone in our organisations.
    Organisation,
    /// Only someone outside.
    Outside,
}

/// The letters of a learning question: A to Z, then AA.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u32);

/// A learning question by its identity and the letter that people say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionRef {
    /// Identity.
    pub id: QuestionId,
    /// Its letter when it was spoken of.
    pub letter: Letter,
}

impl QuestionState {
    /// Every state with its code in data.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Open, "open"),
        (Self::Provisional, "provisional"),
        (Self::Closed, "closed"),
        (Self::Reworded, "reworded"),
        (Self::Persistent, "persistent"),
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

impl Reach {
    /// Every reach with its code in data.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Ours, "ours"), (Self::Organisation, "organisation"), (Self::Outside, "outside")];

    /// Its code in data.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(reach, _)| *reach == self).map_or("", |(_, code)| code)
    }

    /// The reach of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(reach, _)| *reach)
    }
}

impl Letter {
    /// The letter at this place, from 0: A.
    pub const fn at(place: u32) -> Self {
        Self(place)
    }

    /// Its place, from 0.
    pub const fn place(self) -> u32 {
        self.0
    }

    /// The one that follows.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The letter after the last of these: a letter that was used once is not used again, also
    /// when its question was closed. A when there are none.
    pub fn after(taken: impl IntoIterator<Item = Self>) -> Self {
        taken.into_iter().max().map_or(Self(0), Self::next)
    }
}

impl std::fmt::Display for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            let letter = u8::try_from(rest % 26).unwrap_or(0);
            letters.push(char::from(b'A' + letter));
            rest /= 26;
        }
        f.pad(&letters.into_iter().rev().collect::<String>())
    }
}

/// These letters are no letter of a learning question.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a letter of a learning question")]
pub struct NoLetter;

impl std::str::FromStr for Letter {
    type Err = NoLetter;

    /// Capitals and small letters alike.
    fn from_str(text: &str) -> Result<Self, NoLetter> {
        let mut place: u32 = 0;
        for letter in text.bytes() {
            if !letter.is_ascii_alphabetic() {
                return Err(NoLetter);
            }
            let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
            place = place.checked_mul(26).and_then(|place| place.checked_add(digit)).ok_or(NoLetter)?;
        }
        place.checked_sub(1).map(Self).ok_or(NoLetter)
    }
}

impl LearningQuestion {
    /// Its identity and letter.
    pub fn reference(&self) -> QuestionRef {
        QuestionRef { id: self.id, letter: self.letter }
    }

    /// True until it is closed: the group sees it again.
    pub fn is_open(&self) -> bool {
        self.state != QuestionState::Closed
    }

    /// True when the group has no answer yet and said nothing of it for long: three finished
    /// rounds, or ninety days. An answer for now may stand as long as it serves.
    pub fn is_old(&self, today: Date) -> bool {
        let waits = match self.state {
            QuestionState::Open | QuestionState::Reworded | QuestionState::Persistent => true,
            QuestionState::Provisional | QuestionState::Closed => false,
        };
        let said = self.history.last().map_or(self.made, |entry| entry.at);
        let days = (today - said.date_naive()).num_days();
        waits && (self.quiet_rounds >= QUIET_ROUNDS || days >= QUIET_DAYS)
    }

    /// Every wording it had before, oldest first, none twice in a row.
    pub fn earlier_wordings(&self) -> Vec<&str> {
        let mut wordings: Vec<&str> = self.history.iter().map(|entry| entry.question.as_str()).collect();
        wordings.dedup();
        if wordings.last() == Some(&self.question.as_str()) {
            wordings.pop();
        }
        wordings
    }

    /// Keeps what was said of it now. Said differently, `text` is the new wording; without words
    /// for that the question stays as it was worded.
    pub fn say(&mut self, said: Saying) {
        let Saying { id, at, round, state, text, reach } = said;
        let rewords = state == QuestionState::Reworded && !text.trim().is_empty();
        if rewords {
            self.question.clone_from(&text);
        }
        self.state = state;
        self.reach = reach.or(self.reach);
        self.quiet_rounds = 0;
        self.history.push(QuestionEntry {
            id,
            at,
            round,
            state,
            question: self.question.clone(),
            text: if rewords { String::new() } else { text },
            agreement: None,
        });
    }
}

/// What is said of a learning question.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// Identity of what is kept of it.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// In which round; None between rounds.
    pub round: Option<RoundId>,
    /// Where it stands from now on.
    pub state: QuestionState,
    /// The line about it; said differently, the new wording.
    pub text: String,
    /// Who can change this; None leaves what was said before.
    pub reach: Option<Reach>,
}

#[cfg(test)]
mod tests {
    use super::{LearningQuestion, Letter, NoLetter, QuestionState, Saying};
    use crate::domain::Moment;
    use crate::domain::id::{CaseId, EntryId, QuestionId};
    use uuid::Uuid;

    fn at(day: i64) -> Moment {
        Moment::parse_from_rfc3339("2026-01-01T10:00:00+01:00").unwrap() + chrono::Duration::days(day)
    }

    fn question() -> LearningQuestion {
        LearningQuestion {
            id: QuestionId(Uuid::nil()),
            case: CaseId(Uuid::nil()),
            letter: Letter::at(1),
            question: "Hoe houden we het hek open?".into(),
            state: QuestionState::Open,
            reach: None,
            made: at(0),
            round: None,
            step: String::new(),
            history: Vec::new(),
            answers: Vec::new(),
            quiet_rounds: 0,
        }
    }

    fn say(question: &mut LearningQuestion, day: i64, state: QuestionState, text: &str) {
        let (id, text) = (EntryId(Uuid::from_u128(day.unsigned_abs().into())), text.to_owned());
        question.say(Saying { id, at: at(day), round: None, state, text, reach: None });
    }

    #[test]
    fn letters_go_on_after_z_with_two() {
        for (place, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")] {
            assert_eq!(Letter::at(place).to_string(), letters);
            assert_eq!(letters.to_lowercase().parse(), Ok(Letter::at(place)));
        }
        for no in ["", "1", "é", "A1", "ZZZZZZZZZ", " A"] {
            assert_eq!(no.parse::<Letter>(), Err(NoLetter), "{no}");
        }
        assert_eq!(Letter::at(u32::MAX).to_string().len(), 7);
    }

    #[test]
    fn a_new_question_takes_the_letter_after_the_last_and_never_one_that_was_used() {
        assert_eq!(Letter::after([]), Letter::at(0));
        assert_eq!(Letter::after([Letter::at(4), Letter::at(0)]), Letter::at(5));
    }

    #[test]
    fn said_differently_it_stays_open_and_keeps_its_earlier_wordings() {
        let mut question = question();
        say(&mut question, 0, QuestionState::Open, "");
        say(&mut question, 1, QuestionState::Reworded, "Wie houdt het hek open?");
        assert_eq!(question.question, "Wie houdt het hek open?");
        assert!(question.is_open());
        assert_eq!(question.earlier_wordings(), ["Hoe houden we het hek open?"]);
        assert_eq!(question.history[1].text, "");
        say(&mut question, 2, QuestionState::Provisional, "Els heeft de sleutel.");
        say(&mut question, 3, QuestionState::Reworded, " ");
        assert_eq!(question.question, "Wie houdt het hek open?");
        assert_eq!(question.earlier_wordings().len(), 1);
    }

    #[test]
    fn a_question_without_an_answer_is_old_after_three_rounds_or_ninety_days_of_silence() {
        let mut question = question();
        say(&mut question, 0, QuestionState::Persistent, "weer");
        assert!(!question.is_old(at(89).date_naive()));
        assert!(question.is_old(at(90).date_naive()));
        question.quiet_rounds = 3;
        assert!(question.is_old(at(1).date_naive()));
        say(&mut question, 1, QuestionState::Provisional, "nu goed");
        assert!(!question.is_old(at(400).date_naive()));
    }
}
