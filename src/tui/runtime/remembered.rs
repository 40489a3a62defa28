//! What the views of a case are filled with, and what is changed in them between rounds.
//!
//! Never here: what a change means to people; that is each view's.

use crate::domain::id::CaseId;
use crate::platform::clock;
use crate::store::{Change, StoreError};
use crate::tui::message::Message;
use crate::tui::remembered::{Remembered, Wanted};

use super::Runtime;
use super::lists::half_typed;

impl Runtime<'_> {
    /// Reads what a view shows.
    pub(super) fn remember(&mut self, case: CaseId, wanted: &Wanted) -> Result<Message, StoreError> {
        let store = &*self.tools.store;
        let read = match wanted {
            Wanted::Lines => Remembered::Lines(Vec::new()),
            Wanted::Agreements => Remembered::Agreements(store.agreements(Some(case), true)?),
            Wanted::Learning => Remembered::Learning(
                store.learning_questions(case, true)?,
                store.agreements(Some(case), true)?,
                half_typed(store, &format!("case/{case}/"))?,
            ),
            Wanted::OverTime => Remembered::OverTime(Vec::new()),
            Wanted::Roles => Remembered::Roles(Vec::new()),
        };
        Ok(Message::Remembered(case, Box::new(read)))
    }

    /// A change was made in a case: it is told, and can be undone.
    pub(super) fn case_changed(&mut self, case: CaseId, change: Change, told: String) -> Message {
        self.change = Some(change);
        Message::CaseChanged { case, told, undoes: true }
    }

    /// Undoes the last change, unless something went on from there since.
    pub(super) fn undo_change(&mut self, case: CaseId) -> Result<Vec<Message>, StoreError> {
        let Some(change) = self.change.take() else { return Ok(Vec::new()) };
        self.tools.store.undo(&change, clock::now())?;
        let told = self.tools.ui.case_undone().to_owned();
        Ok(vec![Message::CaseChanged { case, told, undoes: false }])
    }
}
