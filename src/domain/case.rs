//! A case and its finished rounds, as they are read back.

use std::sync::Arc;

use super::Moment;
use super::agreement::{Agreement, PastReview};
use super::answer::{Answer, Content, Due, Key, Slot};
use super::id::{AnswerId, CaseId, ElementId, NoteId, PersonId, QuestionId, RoundId};
use super::person::Person;
use super::question::QuestionRef;
use super::round::{CaseRef, Mode};
use super::sequence::{Sequence, Step};
use super::words::Lang;

/// One concrete collaboration that is followed for months.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Identity.
    pub id: CaseId,
    /// What people call it.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// False when it was closed.
    pub open: bool,
    /// Its people, in the order in which they joined.
    pub people: Vec<Person>,
    /// Those of them who no longer take part.
    pub inactive: Vec<PersonId>,
}

/// A case as one line of a list: nothing of what people said is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseLine {
    /// Identity.
    pub id: CaseId,
    /// What people call it.
    pub title: String,
    /// False when it was closed.
    pub open: bool,
    /// How many rounds were finished.
    pub rounds: u32,
    /// When the last finished round began.
    pub last_round: Option<Moment>,
    /// What the last finished round said of the next one.
    pub next_round: Due,
    /// The unfinished round that was worked on last.
    pub unfinished: Option<RoundId>,
}

/// An unfinished round as one line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct UnfinishedRound {
    /// Identity.
    pub id: RoundId,
    /// Its case; the case itself is kept when its first round is finished.
    pub case: CaseRef,
    /// Id of the sequence it walks.
    pub sequence: String,
    /// When it began.
    pub started: Moment,
    /// When it was last worked on.
    pub touched: Moment,
}

/// A finished round as one line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundLine {
    /// Identity.
    pub id: RoundId,
    /// Title of its sequence, in the language in which it was shown.
    pub sequence: String,
    /// When it began.
    pub started: Moment,
    /// What it was about; may be empty.
    pub about: String,
    /// True when the group set it aside.
    pub set_aside: bool,
}

/// A finished round, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedRound {
    /// Identity.
    pub id: RoundId,
    /// The case it belongs to.
    pub case: CaseId,
    /// The sequence it walked, word for word as it was then.
    pub sequence: Arc<Sequence>,
    /// When it began.
    pub started: Moment,
    /// When it was finished.
    pub finished: Moment,
    /// What it was about; may be empty.
    pub about: String,
    /// Who was there, in turn order.
    pub present: Vec<PersonId>,
    /// Whose question it was at the end.
    pub bringer: Option<PersonId>,
    /// How the answers were typed.
    pub mode: Mode,
    /// The language in which the questions were shown.
    pub language: Lang,
    /// Ids of steps that nobody was asked.
    pub skipped: Vec<String>,
    /// The answers but for the agreements, in the order of the questions and then of the turns.
    pub answers: Vec<FinishedAnswer>,
    /// What was said of earlier agreements.
    pub reviews: Vec<PastReview>,
    /// The agreements that were made in it, in order.
    pub made: Vec<Agreement>,
    /// What was noted beside the questions, in order.
    pub notes: Vec<Note>,
    /// What was shown with it, in order; known where the round is read back.
    pub attachments: Vec<Attachment>,
    /// What was made of its answers, then or later; known where the round is read back.
    pub came_of: Vec<CameOf>,
    /// When the next round will be.
    pub next_round: Due,
    /// True when the group set it aside: kept, and counted nowhere.
    pub set_aside: bool,
}

impl FinishedRound {
    /// The answer of this turn.
    pub fn said(&self, key: Key) -> Option<&FinishedAnswer> {
        let step = self.sequence.steps.get(key.step)?;
        let same =
            |answer: &&FinishedAnswer| answer.step == step.id && answer.n == key.n && answer.slot == key.slot;
        self.answers.iter().find(same)
    }

    /// The item, from 0, of the list that a step asks about one by one.
    pub fn item(&self, step: &Step, n: u32) -> Option<&str> {
        let list = step.per_item.as_ref()?;
        let answers = self.answers.iter().filter(|answer| answer.step == *list && !answer.off_path);
        let items = answers.filter_map(|answer| match &answer.answer.content {
            Some(Content::List(items)) => Some(items),
            Some(_) | None => None,
        });
        items.flatten().nth(usize::try_from(n).ok()?).map(String::as_str)
    }

    /// The words, as they are now, of a learning question that was spoken of in it.
    pub fn question(&self, id: QuestionId) -> Option<&str> {
        self.came_of.iter().find_map(|came| match &came.what {
            Came::Question(question, words) => (question.id == id).then_some(words.as_str()),
            Came::Element(..) | Came::ComesBy(_) => None,
        })
    }
}

/// What came of an answer, besides marks and agreements.
#[derive(Clone, Debug, PartialEq)]
pub struct CameOf {
    /// The answer.
    pub answer: AnswerId,
    /// What came of it.
    pub what: Came,
}

/// What can come of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// A learning question was made of it, or it speaks of one; with its words as they are now.
    Question(QuestionRef, String),
    /// A working element was made of it, or it tells of one; with what works.
    Element(ElementId, String),
    /// It comes back to an earlier answer: the n-th time, from 2.
    ComesBy(usize),
}

/// What was noted beside a round, an answer or a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Identity.
    pub id: NoteId,
    /// The case.
    pub case: CaseId,
    /// The round beside which it was noted; None beside the case itself.
    pub round: Option<RoundId>,
    /// The answer beside which it was noted.
    pub answer: Option<AnswerId>,
    /// When.
    pub at: Moment,
    /// The words.
    pub text: String,
    /// The words that it had before it was corrected, oldest first, as far as they are kept.
    pub earlier: Vec<String>,
}

/// What those in something that was shown can have said, as codes; the last says that nobody asked them.
pub const PERMISSIONS: [&str; 4] = ["given", "refused", "withdrawn", "not-asked"];

/// Something that was shown or handed round, which stays where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    /// Identity.
    pub id: uuid::Uuid,
    /// The round beside which it stands; None beside the case itself.
    pub round: Option<RoundId>,
    /// The answer beside which it stands.
    pub answer: Option<AnswerId>,
    /// What it is: a picture, a recording.
    pub kind: String,
    /// Where it is.
    pub reference: String,
    /// What can be seen or heard.
    pub caption: String,
    /// Whether those in it said yes: given, refused, withdrawn or not-asked.
    pub permission: String,
}

/// One answer of a finished round.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedAnswer {
    /// Identity.
    pub id: AnswerId,
    /// Id of the step.
    pub step: String,
    /// The line under which it stands in history.
    pub line: String,
    /// Which asking, from 0.
    pub n: u32,
    /// Whose. Of an unnamed step it says nothing of its author.
    pub slot: Slot,
    /// What was said.
    pub answer: Answer,
    /// True when its step fell off the path after going back.
    pub off_path: bool,
    /// The words as they were said, where they were written down in another language.
    pub original: Option<Original>,
    /// Who may read it.
    pub visibility: Visibility,
    /// What it said before it was corrected, oldest first, as far as that was kept.
    pub earlier: Vec<EarlierWords>,
}

/// What an answer said before it was corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierWords {
    /// What was said.
    pub content: Content,
    /// The one more line; empty when nothing was said.
    pub why: String,
}

/// Words in the language in which they were said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: Lang,
}

/// Who may read an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// The group.
    #[default]
    Group,
    /// The organisations of those in the group.
    Organisation,
    /// Everyone.
    Public,
}

impl Visibility {
    const CODES: [(Self, Option<&'static str>); 3] =
        [(Self::Group, None), (Self::Organisation, Some("organisation")), (Self::Public, Some("public"))];

    /// Its code where it is kept; None is the group, which nobody has to say.
    pub fn code(self) -> Option<&'static str> {
        Self::CODES.iter().find(|(other, _)| *other == self).and_then(|(_, code)| *code)
    }

    /// What this code says; the outer None when it says nothing.
    pub fn from_code(code: Option<&str>) -> Option<Self> {
        let code = code.filter(|code| *code != "group");
        Self::CODES.iter().find(|(_, other)| *other == code).map(|(visibility, _)| *visibility)
    }
}
