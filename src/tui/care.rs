//! What people do to what is finished: cases, people, rounds, answers. Asked for by a screen, done by the runtime.
//!
//! Never here: how it is done, a screen.

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Content, Element, Mark, Promise, Slot};
use crate::domain::case::{Attachment, Case, CaseLine, FinishedRound};
use crate::domain::id::{AgreementId, AnswerId, CaseId, NoteId, PersonId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::CaseRef;

use super::offer::EarlierObstacle;
use super::widgets::editor::Snapshot;

/// The prefix of the names of fields in which something finished is changed.
pub const FIELD: &str = "care/";

/// A change that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Care {
    /// What.
    pub what: What,
    /// What is on screen, and is read again after it.
    pub at: At,
    /// Fields that are done with it.
    pub done: Vec<String>,
}

/// What is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The cases.
    Home,
    /// The page of a round.
    Round(RoundId),
    /// The people of a case.
    People(CaseId),
}

/// What is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Nothing: only read what is on screen.
    Nothing,
    /// Another title.
    Rename(CaseId, String),
    /// Close it, or open it again.
    Close(CaseId, bool),
    /// The first becomes part of the second.
    MergeCases(CaseId, CaseId),
    /// Another name and role.
    CorrectPerson(PersonId, String, Option<Role>),
    /// Takes part, or not.
    Active(PersonId, bool),
    /// The first is the same as the second.
    MergePeople(PersonId, PersonId),
    /// Erase; with true the words stay, without a name.
    Erase(PersonId, bool),
    /// Other words for an answer; with true the earlier ones are kept.
    Correct(AnswerId, Content, String, bool),
    /// What was agreed, by whom and by when, as it was meant; with true the earlier words are kept.
    CorrectAgreement(AgreementId, Promise, bool),
    /// Other words for a note; with true the earlier ones are kept.
    CorrectNote(NoteId, String, bool),
    /// A mark, set or taken away.
    Mark(AnswerId, Mark, bool),
    /// It comes back next time, or not.
    ComesBack(AnswerId, bool),
    /// A note beside an answer or the round.
    Note(CaseId, RoundId, Option<AnswerId>, String),
    /// Something that was shown.
    Attach(CaseId, Attachment),
    /// What something that was shown is, where it is, and whether those in it agree.
    CorrectShown(Attachment),
    /// An answer that was forgotten: to this question, by them.
    AddAnswer(RoundId, String, Slot, Content),
    /// An agreement that was forgotten.
    AddAgreement(RoundId, Promise),
    /// A working element is made of an answer.
    MakeElement(AnswerId, Element),
    /// A learning question is made of an answer.
    MakeQuestion(AnswerId, String),
    /// An answer comes back to this earlier one, or to none.
    Recurs(AnswerId, Option<AnswerId>),
    /// The round goes to another case.
    MoveRound(RoundId, CaseId),
    /// The last change is undone.
    Undo,
    /// Nothing: read to which other case the round may go.
    Offer,
    /// Nothing: read to which earlier obstacle an answer may come back.
    OfferObstacles(AnswerId),
}

/// What is on screen, read again.
#[derive(Clone, Debug)]
pub enum Cared {
    /// The cases, and what stands half typed.
    Home(Vec<CaseLine>, Vec<(String, Snapshot)>),
    /// A round, with what else its page needs.
    Round(Box<PastRound>),
    /// The same, and it is asked to which other case it goes.
    Offer(Box<PastRound>),
    /// The same, and it is asked to which earlier obstacle this answer comes back.
    OfferObstacles(Box<PastRound>, AnswerId),
    /// The people of a case.
    People(Box<PeopleOf>),
}

/// A finished round with what its page needs.
#[derive(Clone, Debug)]
pub struct PastRound {
    /// Its case, for the names.
    pub case: Case,
    /// The round.
    pub round: FinishedRound,
    /// The agreements of which something was said in it.
    pub agreements: Vec<Agreement>,
    /// The other cases.
    pub others: Vec<CaseRef>,
    /// The obstacles of earlier rounds, where they were asked for.
    pub obstacles: Vec<EarlierObstacle>,
    /// What stands half typed.
    pub drafts: Vec<(String, Snapshot)>,
}

/// The people of a case.
#[derive(Clone, Debug)]
pub struct PeopleOf {
    /// The case.
    pub case: Case,
    /// People of one name, who may be one.
    pub equal: Vec<(Person, Person)>,
    /// What stands half typed.
    pub drafts: Vec<(String, Snapshot)>,
}
