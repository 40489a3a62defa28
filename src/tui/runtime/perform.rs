//! Each effect, performed: one small transaction, or one thing asked of the terminal.
//!
//! Never here: when an effect is needed.

use std::sync::Arc;

use crate::domain::id::RoundId;
use crate::domain::round::{Move, RoundState};
use crate::domain::wishes::Wishes;
use crate::platform::clock;
use crate::platform::{private, tty};
use crate::protection::Protection;
use crate::start;
use crate::store::{Draft, DraftEdit, StoreError, StoreErrorKind};
use crate::text::safe::{display_safe_block, file_name_safe};
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::widgets::editor::Snapshot;

use super::Runtime;
use super::screen::{Screen, copy, give_back};
use super::windows::apart;

/// How the names of the fields of a setup begin.
const SETUP: &str = "setup/";

impl Runtime<'_> {
    /// Performs an effect; what came of it are messages. Without a screen yet, those that need the
    /// terminal do nothing.
    pub(super) fn perform(&mut self, effect: Effect, screen: Option<&mut Screen>) -> Vec<Message> {
        match effect {
            Effect::SaveDraft { .. } | Effect::SaveEdit { .. } if !Protection::DiskBeforeScreen.holds() => {
                Vec::new()
            }
            Effect::SaveDraft { round, field, draft } => self.save_draft(round, field, draft),
            Effect::SaveEdit { round, field, edit, cursor, anchor } => {
                let change = DraftEdit { at: edit.at, removed: edit.removed_len, inserted: edit.inserted };
                let saved = self.tools.store.save_edit(round, &field, &change, cursor, anchor);
                self.hold(round);
                self.draft_stored(field, saved)
            }
            Effect::Copy(text) => {
                let copied = screen.map(|_| copy(&display_safe_block(&text)));
                copied
                    .and_then(Result::err)
                    .map(|why| Message::Failed(self.tools.ui.outside_failed(&why.to_string())))
                    .into_iter()
                    .collect()
            }
            Effect::Mouse(on) => {
                let _best_effort = screen.map(|screen| screen.mouse(on));
                Vec::new()
            }
            Effect::Redraw => {
                let _best_effort = screen.map(Screen::forget);
                Vec::new()
            }
            Effect::Suspend => {
                if let Some(screen) = screen {
                    give_back();
                    let _best_effort = tty::stop();
                    let _best_effort = screen.enter_again();
                }
                Vec::new()
            }
            Effect::Care(care) => self.care(*care),
            Effect::EditOutside(text) => self.edit_outside(&text, screen),
            Effect::WriteReadBack { title, text } => self.write_read_back(&title, &text),
            Effect::CheckSequences => self.check_again(),
            Effect::EditSequence { key, line } => self.edit_sequence(&key, line, screen),
            Effect::NewSequence(key) => self.new_sequence(&key, screen),
            Effect::RehearseSequence(key) => self.rehearse(&key, screen),
            Effect::AnotherQuestion { key, step } => self.another_question(&key, &step),
            Effect::Quit => {
                self.ended = Some(0);
                Vec::new()
            }
            stored => self.stored(stored).unwrap_or_else(|error| vec![self.failed(&error)]),
        }
    }

    /// The effects that change what is kept.
    fn stored(&mut self, effect: Effect) -> Result<Vec<Message>, StoreError> {
        let now = clock::now();
        if let Effect::Finish(round) | Effect::SetAside(round) = &effect
            && self.has_versions(round.id)?
        {
            return Ok(self.versions(round.id, true));
        }
        let store = &mut *self.tools.store;
        Ok(match effect {
            Effect::BeginRound(wishes) => self.begin(&wishes)?,
            Effect::ResumeRound(id) => self.resume(id, Move::Resume)?,
            Effect::OfferRound(id) => self.resume(id, Move::Pause)?,
            Effect::TakeOver(id) => {
                self.keyboard = Some((id, None));
                self.hold(Some(id));
                self.resume(id, Move::Resume)?
            }
            Effect::DropDraft { round, field } => {
                store.drop_draft(round, &field)?;
                Vec::new()
            }
            Effect::Keep { round, done } => {
                let fields: Vec<&str> = done.iter().map(String::as_str).collect();
                let kept = store.keep(&round, &fields, now);
                if Protection::KeptFirst.holds() {
                    kept?;
                }
                let waits = round.state == RoundState::Paused;
                let cleared = if waits { store.pause() } else { Ok(()) };
                // The round is on disk, also when the traces of what was taken back have to wait.
                let id = round.id;
                self.hold(Some(id));
                let mut happened = vec![Message::RoundKept { round, done }];
                happened.extend(self.versions(id, false));
                happened.extend(cleared.err().map(|error| self.failed(&error)));
                happened
            }
            Effect::Finish(round) => {
                let finished = store.finish(&round, now)?;
                self.keyboard = None;
                vec![Message::RoundFinished(Arc::new(finished))]
            }
            Effect::ThrowAway(id) => {
                store.throw_away(id)?;
                self.keyboard = None;
                vec![Message::RoundPutAway]
            }
            Effect::SettleFork { case, row, version } => {
                self.change = Some(store.settle_fork(row, version, now)?);
                let forks = store.forks(Some(case.id))?;
                vec![Message::ForksRead { case, forks, chosen: true }]
            }
            Effect::SetAside(round) => {
                store.set_aside(&round, now)?;
                self.keyboard = None;
                vec![Message::RoundPutAway]
            }
            Effect::ChangeList { case, change, done } => self.change_list(case, *change, &done)?,
            Effect::Change(case, deed) => self.change(case, &deed)?,
            Effect::UndoChange(case) => self.undo_change(case)?,
            read => self.read(read)?,
        })
    }

    fn begin(&mut self, wishes: &Wishes) -> Result<Vec<Message>, StoreError> {
        let id = wishes.sequence.clone().unwrap_or_default();
        let Some((sequence, until)) = self.sequence(&id) else {
            return Ok(vec![Message::Failed(self.tools.ui.sequence_gone(&id))]);
        };
        let store = &mut *self.tools.store;
        let round = start::begin(store, sequence, wishes, self.tools.ui.lang(), clock::now())?;
        // What was typed before the round stands in it now.
        for (field, _) in store.drafts(None)?.iter().filter(|(field, _)| field.starts_with(SETUP)) {
            store.drop_draft(None, field)?;
        }
        self.keyboard = Some((round.id, None));
        self.hold(Some(round.id));
        let opened = Message::RoundOpened { round: Box::new(round), drafts: Vec::new() };
        Ok(std::iter::once(opened).chain(until.map(Message::Told)).collect())
    }

    /// Opens an unfinished round, to go on with or to wait, unless its keyboard is in another window.
    pub(super) fn resume(&mut self, id: RoundId, first: Move) -> Result<Vec<Message>, StoreError> {
        if self.keyboard.as_ref().is_none_or(|(held, _)| *held != id) {
            match self.tools.locks.take(&id.to_string()) {
                Ok(Some(held)) => self.keyboard = Some((id, Some(held))),
                Ok(None) => return self.elsewhere(id),
                Err(error) => {
                    return Ok(vec![Message::Failed(self.tools.ui.outside_failed(&error.to_string()))]);
                }
            }
        }
        let store = &mut *self.tools.store;
        store.take(id)?;
        let Some(mut round) = store.resume(id)? else { return Ok(Vec::new()) };
        let (versions, drafts) = apart(store.drafts(Some(id))?);
        let drafts = snapshots(drafts);
        let goes_on = first == Move::Resume;
        // In memory only: the store remembers how it was left. A move that changes nothing is refused.
        let _already_so = round.make(first);
        let round = Box::new(round);
        let opened = if goes_on {
            Message::RoundOpened { round, drafts }
        } else {
            Message::RoundWaits { round, drafts }
        };
        Ok(vec![opened, Message::VersionsRead { versions, first: false }])
    }

    fn save_draft(&mut self, round: Option<RoundId>, field: String, draft: Snapshot) -> Vec<Message> {
        let draft = Draft { text: draft.text, cursor: draft.cursor, anchor: draft.anchor };
        let mut saved = self.tools.store.save_draft(round, &field, &draft);
        if let (Err(StoreError::TakenOver), Some(round)) = (&saved, round) {
            // Both are kept: what goes on there, and what is typed here.
            saved = self.tools.store.save_apart(round, &field, &draft).and(Err(StoreError::TakenOver));
        }
        self.hold(round);
        self.draft_stored(field, saved)
    }

    fn draft_stored(&mut self, field: String, saved: Result<(), StoreError>) -> Vec<Message> {
        match saved {
            Ok(()) => Vec::new(),
            // It is said once; what is typed until then is kept apart.
            Err(StoreError::TakenOver) if self.keyboard.is_none() => Vec::new(),
            Err(error @ StoreError::TakenOver) => vec![self.failed(&error)],
            Err(error) => vec![Message::DraftNotStored { field, why: self.why(&error) }],
        }
    }

    pub(super) fn failed(&mut self, error: &StoreError) -> Message {
        if error.kind() == StoreErrorKind::Damaged {
            self.damaged = Some(error.to_string());
        }
        match (error.kind(), &self.keyboard) {
            (StoreErrorKind::TakenOver, Some(_)) => self.taken_over(),
            _ => Message::Failed(self.why(error)),
        }
    }

    /// What went wrong with the store, in words that say what to do.
    pub(super) fn why(&self, error: &StoreError) -> String {
        let ui = self.tools.ui;
        match error.kind() {
            StoreErrorKind::TakenOver => ui.taken_over().to_owned(),
            StoreErrorKind::Damaged => format!("{error}. {}", self.tools.backups.way_back()),
            StoreErrorKind::Full => ui.save_failed_full().to_owned(),
            StoreErrorKind::ReadOnly if self.tools.store.is_newer() => ui.newer_only_read().to_owned(),
            StoreErrorKind::ReadOnly => ui.save_failed_read_only().to_owned(),
            StoreErrorKind::Disk => ui.save_failed_disk(&error.to_string()),
            _ => format!("{} {error}", ui.save_failed()),
        }
    }

    fn edit_outside(&mut self, text: &str, screen: Option<&mut Screen>) -> Vec<Message> {
        let Some(screen) = screen else { return Vec::new() };
        give_back();
        let edited = tty::edit(&self.tools.editor, text, &self.tools.state);
        let entered = screen.enter_again();
        match (edited, entered) {
            // An editor ends the last line; the words did not.
            (Ok(new), _) => {
                let new =
                    if text.ends_with('\n') { new.as_str() } else { new.strip_suffix('\n').unwrap_or(&new) };
                vec![Message::EditedOutside(new.to_owned())]
            }
            (Err(error), _) => vec![Message::Failed(self.tools.ui.editor_failed(&error.to_string()))],
        }
    }

    fn write_read_back(&mut self, title: &str, text: &str) -> Vec<Message> {
        let name = file_name_safe(title);
        let date = clock::now().date_naive();
        for n in 1..100 {
            let suffix = if n == 1 { String::new() } else { format!("-{n}") };
            let path = self.tools.documents.join(format!("{name}-{date}{suffix}.txt"));
            match private::write(&path, text.as_bytes(), false) {
                Ok(()) => return vec![Message::ReadBackWritten(path.display().to_string())],
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    let path = path.display().to_string();
                    return vec![Message::Failed(self.tools.ui.write_failed(&path, &error.to_string()))];
                }
            }
        }
        Vec::new()
    }
}

/// Drafts as the fields of the screen hold them.
pub(super) fn snapshots(drafts: Vec<(String, Draft)>) -> Vec<(String, Snapshot)> {
    let snapshot = |draft: Draft| Snapshot { text: draft.text, cursor: draft.cursor, anchor: draft.anchor };
    drafts.into_iter().map(|(field, draft)| (field, snapshot(draft))).collect()
}
