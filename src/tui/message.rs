//! What happened: keys, the clock, and what came of an effect. Past tense; each means one thing.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use crate::domain::Moment;
use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, CaseLine, FinishedRound, RoundLine};
use crate::domain::fork::Fork;
use crate::domain::id::{CaseId, ElementId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::question::LearningQuestion;
use crate::domain::round::{CaseRef, Returning, Round};
use crate::domain::search::{Found, SearchKey, Wanted};

use super::care::Cared;
use super::choosing::{Choice, Choices};
use super::lists::{Drafts, Known, Wish};
use super::offer::{EarlierObstacle, LastTime, Offer, SequenceOffer, Version};
use super::remembered::Remembered;
use super::shelf::{Book, Reworded, Title};
use super::widgets::editor::Snapshot;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    KeyPressed(KeyEvent),
    /// Text was pasted, or came as a burst of keys.
    Pasted(String),
    /// The left button was pressed at this cell (column, row).
    Clicked(u16, u16),
    /// The wheel was turned: true is up.
    Scrolled(bool),
    /// The terminal has another size.
    Resized(u16, u16),
    /// The clock was read.
    ClockRead(Moment),
    /// The cases were read.
    HomeRead(Vec<CaseLine>),
    /// A case was read, with its newest rounds and its open agreements.
    CaseRead {
        /// The case.
        case: Case,
        /// Its newest rounds, newest first.
        rounds: Vec<RoundLine>,
        /// Its open agreements.
        agreements: Vec<Agreement>,
        /// A round of it that is not finished.
        unfinished: Option<RoundId>,
    },
    /// What a view of a case asked for was read.
    Remembered(CaseId, Box<Remembered>),
    /// Working elements were read.
    ElementsRead {
        /// What was wanted.
        wish: Box<Wish>,
        /// After which one these come.
        after: Option<ElementId>,
        /// The elements.
        elements: Vec<Known>,
        /// What stands half typed of them.
        drafts: Drafts,
    },
    /// What there is to choose from was read.
    ChoicesRead(Choices, Vec<Choice>),
    /// Something in a case was changed between rounds.
    CaseChanged {
        /// The case.
        case: CaseId,
        /// What is said of it.
        told: String,
        /// True when it can be undone.
        undoes: bool,
    },
    /// Something that is finished may be changed: this is how it is now.
    Cared(Cared),
    /// What was changed last can be undone, or there is nothing to undo.
    Undoes(bool),
    /// Something was found of what was looked for.
    Found {
        /// What was looked for.
        wanted: Box<Wanted>,
        /// After which entry.
        after: Option<SearchKey>,
        /// What was found.
        found: Found,
    },
    /// Nobody types: what goes on by itself can go on.
    NothingTyped,
    /// Older rounds of the case on screen were read.
    RoundsRead(Vec<RoundLine>),
    /// So many things of a case stand in two versions.
    ForksCounted(CaseId, usize),
    /// What stands in two versions was read.
    ForksRead {
        /// The case.
        case: CaseRef,
        /// What there is.
        forks: Vec<Fork>,
        /// True when one was settled just now.
        chosen: bool,
    },
    /// A finished round was read.
    RoundRead {
        /// Its case, for the names.
        case: Case,
        /// The round.
        round: Box<FinishedRound>,
        /// The agreements of which something was said in it.
        agreements: Vec<Agreement>,
    },
    /// What there is to choose from before a round was read.
    SetupOffered(Box<Offer>),
    /// The list of sequences was read.
    SequencesRead(Vec<Title>),
    /// A sequence was read, to be shown whole.
    SequenceRead(Box<Book>),
    /// Questions have other words since their file was edited: people say what that means.
    SequenceReworded(Vec<Reworded>),
    /// What there is to choose from among the sequences was read again; and which cannot be chosen.
    SequencesOffered(Vec<SequenceOffer>, Vec<String>),
    /// Sequences were saved, here or elsewhere, and read again.
    SequencesChanged,
    /// Something was done that is worth a sentence.
    Told(String),
    /// A round began or was resumed; with what stood half typed, the last typed last.
    RoundOpened {
        /// The round.
        round: Box<Round>,
        /// Half-typed text by field.
        drafts: Vec<(String, Snapshot)>,
    },
    /// An unfinished round was read and waits for one key; with what stood half typed.
    RoundWaits {
        /// The round, paused.
        round: Box<Round>,
        /// Half-typed text by field.
        drafts: Vec<(String, Snapshot)>,
    },
    /// An unfinished round has its keyboard in another window.
    RoundElsewhere {
        /// The round.
        round: RoundId,
        /// The title of its case.
        title: String,
        /// Since when.
        since: Option<Moment>,
    },
    /// Another window took over the round on screen; what is typed here goes there as a second version.
    RoundTakenOver,
    /// Words of this round that were typed in a window that lost it were read.
    VersionsRead {
        /// The words, by field.
        versions: Vec<Version>,
        /// True when they are to be looked at before anything else.
        first: bool,
    },
    /// The round as it is now is on disk.
    RoundKept {
        /// The round.
        round: Box<Round>,
        /// Fields that were acknowledged with it.
        done: Vec<String>,
    },
    /// The round was finished and stands in the case's history.
    RoundFinished(Arc<FinishedRound>),
    /// The round was thrown away or set aside.
    RoundPutAway,
    /// The names and roles that were typed before were read.
    NamesRead(Vec<(String, Option<Role>)>),
    /// Who it is that comes late.
    PersonAdmitted(Person),
    /// The other case that the round is about was found, or is new.
    CaseFound {
        /// The other case.
        case: CaseRef,
        /// For each seat, in order: who that is in the other case.
        people: Vec<Person>,
        /// Open agreements of the other case.
        opening: Vec<Agreement>,
        /// What came back from its last round.
        returning: Vec<Returning>,
        /// Its learning questions that are not closed.
        questions: Vec<LearningQuestion>,
    },
    /// Last time's answers of a line were read.
    LastTimeRead {
        /// The line.
        line: String,
        /// What was said then; None when it was never asked before.
        last: Option<LastTime>,
    },
    /// The obstacles of earlier rounds were read, the newest first.
    ObstaclesRead(Vec<EarlierObstacle>),
    /// The read-back was written to this file.
    ReadBackWritten(String),
    /// Text came back from `$EDITOR`.
    EditedOutside(String),
    /// What stands in a field could not be stored; the words stay on screen.
    DraftNotStored {
        /// The field.
        field: String,
        /// What is said.
        why: String,
    },
    /// Something could not be done; the sentence says what and what helps.
    Failed(String),
}
