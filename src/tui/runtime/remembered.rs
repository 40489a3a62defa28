//! What the views of a case are filled with, and what is changed in them between rounds.
//!
//! Never here: what a change means to people; that is each view's.

use crate::domain::id::CaseId;
use crate::platform::clock;
use crate::store::{StoreError, StoreErrorKind};
use crate::tui::message::Message;
use crate::tui::remembered::{Deed, Remembered, Wanted};

use super::Runtime;
use super::lists::half_typed;
use super::perform::snapshots;

/// So many settled agreements are read at once.
const AGREEMENTS: usize = 20;

impl Runtime<'_> {
    /// Reads what a view shows.
    pub(super) fn remember(&mut self, case: CaseId, wanted: &Wanted) -> Result<Message, StoreError> {
        let store = &*self.tools.store;
        let read = match wanted {
            Wanted::Lines => Remembered::Lines(store.lines(case)?),
            Wanted::OnLine { line, before, rounds } => {
                let rounds = store.on_line(case, line, *before, *rounds)?;
                Remembered::OnLine { line: line.clone(), before: *before, rounds }
            }
            Wanted::Open => Remembered::Open(store.agreements(Some(case), false)?),
            Wanted::Agreements => Remembered::Agreements {
                open: store.agreements(Some(case), false)?,
                settled: store.settled_agreements(case, None, AGREEMENTS)?,
                drafts: snapshots(store.drafts(None)?),
            },
            Wanted::Settled(before) => {
                Remembered::Settled(store.settled_agreements(case, Some(*before), AGREEMENTS)?)
            }
            Wanted::Learning => Remembered::Learning(
                store.learning_questions(case, true)?,
                store.agreed_for_questions(case)?,
                half_typed(store, &format!("case/{case}/"))?,
            ),
            Wanted::OverTime => Remembered::OverTime(store.numbers(case)?, store.outcomes(case)?),
        };
        Ok(Message::Remembered(case, Box::new(read)))
    }

    /// Changes something in a case; it is told, and can be undone.
    pub(super) fn change(&mut self, case: CaseId, deed: &Deed) -> Result<Vec<Message>, StoreError> {
        let (store, ui) = (&mut *self.tools.store, self.tools.ui);
        let (change, told, fields) = match deed {
            Deed::Settle(review, fields) => (store.settle(review, clock::now())?, ui.case_settled(), fields),
        };
        for field in fields {
            store.drop_draft(None, field)?;
        }
        self.change = Some(change);
        Ok(vec![Message::CaseChanged { case, told: told.to_owned(), undoes: true }])
    }

    /// Undoes the last change, unless something went on from there since.
    pub(super) fn undo_change(&mut self, case: CaseId) -> Result<Vec<Message>, StoreError> {
        let Some(change) = &self.change else { return Ok(Vec::new()) };
        let told = match self.tools.store.undo(change, clock::now()) {
            Ok(_) => self.tools.ui.case_undone(),
            // Another window was later: what it did stands, and is read.
            Err(error) if error.kind() == StoreErrorKind::ChangedSince => self.tools.ui.care_changed_since(),
            Err(error) => return Err(error),
        };
        let told = told.to_owned();
        self.change = None;
        Ok(vec![Message::CaseChanged { case, told, undoes: false }])
    }
}
