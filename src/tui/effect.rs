//! What has to be done outside the model. Imperative; the runtime performs them in order.

use uuid::Uuid;

use crate::domain::id::{CaseId, ElementId, RoundId};
use crate::domain::person::{Person, Role};
use crate::domain::round::{CaseRef, Round};
use crate::domain::search::{SearchKey, Wanted};

use super::care::Care;
use super::choosing::Choices;
use super::lists::{Change, Wish};
use super::offer::Wishes;
use super::remembered::{self, Deed};
use super::widgets::editor::{Edit, Snapshot};

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the cases.
    ReadHome,
    /// Read a case.
    ReadCase(CaseId),
    /// Read the rounds of a case that are older than this one.
    ReadRounds(CaseId, RoundId),
    /// Look up what is wanted, after this entry.
    Search(Box<Wanted>, Option<SearchKey>),
    /// Count what stands in two versions in a case.
    CountForks(CaseId),
    /// Read what stands in two versions in a case.
    ReadForks(CaseRef),
    /// Keep one of the versions of something.
    SettleFork {
        /// Its case.
        case: CaseRef,
        /// What it is.
        row: Uuid,
        /// The version that stays.
        version: Uuid,
    },
    /// Read a finished round.
    ReadRound(RoundId),
    /// Read what there is to choose from for these wishes.
    OfferSetup(Box<Wishes>),
    /// Read the list of sequences.
    ReadSequences,
    /// Read the sequence with this key.
    ReadSequence(String),
    /// Read what there is to choose from among the sequences.
    OfferSequences,
    /// Read the files of all sequences once more.
    CheckSequences,
    /// Open the file of the sequence with this key in `$EDITOR`, at a line of it. One that is not
    /// the user's own becomes that first.
    EditSequence {
        /// Its key.
        key: String,
        /// The line, from 1.
        line: Option<usize>,
    },
    /// Make a new sequence from the one with this key, and open it in `$EDITOR`.
    NewSequence(String),
    /// Walk this sequence with people who are not there, and keep nothing.
    RehearseSequence(String),
    /// Make a question of the sequence with this key another one, with a history of its own.
    AnotherQuestion {
        /// The key of the sequence.
        key: String,
        /// The step.
        step: String,
    },
    /// Begin a round as wished.
    BeginRound(Box<Wishes>),
    /// Open an unfinished round.
    ResumeRound(RoundId),
    /// Take an unfinished round over from the window that has it.
    TakeOver(RoundId),
    /// Show that an unfinished round waits; it goes on after one key.
    OfferRound(RoundId),
    /// Store what stands half typed in a field. Without a round it belongs to the setup.
    SaveDraft {
        /// The round.
        round: Option<RoundId>,
        /// The field's name.
        field: String,
        /// Text, cursor and selection.
        draft: Snapshot,
    },
    /// Store what changed in a large field since it was last stored.
    SaveEdit {
        /// The round.
        round: Option<RoundId>,
        /// The field's name.
        field: String,
        /// What changed.
        edit: Edit,
        /// Byte offset of the cursor.
        cursor: usize,
        /// Byte offset of the other end of the selection.
        anchor: Option<usize>,
    },
    /// Forget what stood in a field.
    DropDraft {
        /// The round.
        round: Option<RoundId>,
        /// The field's name.
        field: String,
    },
    /// Put the round on disk as it is now, and forget the drafts of these fields.
    Keep {
        /// The round after its move.
        round: Box<Round>,
        /// Fields that were acknowledged.
        done: Vec<String>,
    },
    /// Finish the round.
    Finish(Box<Round>),
    /// Throw a round away.
    ThrowAway(RoundId),
    /// Set a round aside.
    SetAside(Box<Round>),
    /// Read the names and roles that were typed before, those of this case first.
    ReadNames(CaseId),
    /// Say who this is that comes late to a round of this case: someone of the case who has this
    /// name, or else someone new.
    Admit {
        /// The case of the round.
        case: CaseId,
        /// The name as it was typed.
        name: String,
        /// The role, when one was typed.
        role: Option<Role>,
    },
    /// Find the case of this title, or a new one, for a round that is about another case after all.
    MoveToCase {
        /// The title as it was typed.
        title: String,
        /// Who sits at the table now, in the order of the seats.
        people: Vec<Person>,
    },
    /// Read last time's answers of a line.
    ReadLastTime(CaseId, String),
    /// Read the obstacles of a case that came by in its earlier rounds.
    ReadObstacles(CaseId),
    /// Read what a view of a case shows.
    Remember(CaseId, remembered::Wanted),
    /// Read so many more working elements, those after this one.
    ReadElements(Box<Wish>, Option<ElementId>),
    /// Read what there is to choose from.
    ReadChoices(Choices),
    /// Change something in the lists of a case between rounds, and forget the drafts of these fields.
    ChangeList {
        /// The case.
        case: CaseId,
        /// What is changed.
        change: Box<Change>,
        /// Fields that were acknowledged.
        done: Vec<String>,
    },
    /// Change something in a case between rounds.
    Change(CaseId, Box<Deed>),
    /// Undo the last change that was made in a case between rounds.
    UndoChange(CaseId),
    /// Change something that is finished, and read again what is on screen.
    Care(Box<Care>),
    /// Copy to the clipboard of the terminal.
    Copy(String),
    /// Write the read-back of a case to a file.
    WriteReadBack {
        /// Title of the case, for the name of the file.
        title: String,
        /// What to write.
        text: String,
    },
    /// Open `$EDITOR` with this text.
    EditOutside(String),
    /// Let the terminal send clicks and the wheel, or leave them to itself.
    Mouse(bool),
    /// Return to the shell until the program is called back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// End the program.
    Quit,
}
