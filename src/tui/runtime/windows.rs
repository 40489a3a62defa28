//! Two windows: on one round, who has the keyboard and the words of the one that lost it; and what another wrote.
//!
//! Never here: what is shown of that, or which version stays; people choose.

use crate::domain::id::RoundId;
use crate::store::{Draft, StoreError, apart as field_apart};
use crate::tui::care::{At, Care, What};
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::Screen;
use crate::tui::offer::Version;

use super::Runtime;

impl Runtime<'_> {
    /// Takes the keyboard of the round on screen as soon as whoever had it lets go.
    pub(super) fn hold(&mut self, round: Option<RoundId>) {
        if let Some((id, held @ None)) = &mut self.keyboard
            && round == Some(*id)
        {
            *held = self.tools.locks.take(&id.to_string()).ok().flatten();
        }
    }

    /// The round is typed in another window: since when, and in which case.
    pub(super) fn elsewhere(&self, id: RoundId) -> Result<Vec<Message>, StoreError> {
        let store = &self.tools.store;
        let title = store.resume(id)?.map(|round| round.case.title).unwrap_or_default();
        let since = self.tools.locks.since(&id.to_string());
        Ok(vec![Message::RoundElsewhere { round: id, title, since }])
    }

    /// Another window went on with the round on screen: its keyboard is let go.
    pub(super) fn taken_over(&mut self) -> Message {
        self.keyboard = None;
        Message::RoundTakenOver
    }

    /// The words of windows that lost this round, if there are any.
    pub(super) fn versions(&self, id: RoundId, first: bool) -> Vec<Message> {
        let versions = self.tools.store.drafts(Some(id)).map(apart).map(|(versions, _)| versions);
        match versions {
            Ok(versions) => vec![Message::VersionsRead { versions, first }],
            Err(_) => Vec::new(),
        }
    }

    /// The same for the round on screen, when a window lost it since that was last asked.
    pub(super) fn versions_on_screen(&self) -> Vec<Message> {
        let Screen::Round(table) = &self.model.screen else { return Vec::new() };
        let mut read = self.versions(table.round.id, false);
        read.retain(|message| match message {
            Message::VersionsRead { versions, .. } => *versions != table.versions,
            _ => true,
        });
        read
    }

    /// The cases, the case, the round or the people on screen, read again when somebody else wrote since that was last looked at; not under
    /// what is being typed.
    pub(super) fn written_elsewhere(&mut self) -> Vec<Message> {
        let Ok(now) = self.tools.store.written_elsewhere() else { return Vec::new() };
        let again = match &self.model.screen {
            Screen::Home(home) if !home.is_busy() => Effect::ReadHome,
            Screen::Case(case) if !case.is_busy() => Effect::ReadCase(case.id()),
            Screen::Past(past) if !past.is_busy() => read_again(At::Round(past.id())),
            Screen::People(people) if !people.is_busy() => read_again(At::People(people.case())),
            // What is read later is new then.
            _ => return Vec::new(),
        };
        if std::mem::replace(&mut self.seen, now) == now {
            return Vec::new();
        }
        // A case that went into another one is not opened by itself: the list says what there is.
        let is_gone =
            matches!(&again, Effect::ReadCase(id) if matches!(self.tools.store.case(*id), Ok(None)));
        match again {
            Effect::Care(care) => self.care(*care),
            again => self.read(if is_gone { Effect::ReadHome } else { again }).unwrap_or_default(),
        }
    }

    /// True while words of this round stand in two versions.
    pub(super) fn has_versions(&self, id: RoundId) -> Result<bool, StoreError> {
        Ok(self.tools.store.drafts(Some(id))?.iter().any(|(name, _)| field_apart(name).is_some()))
    }
}

/// What is on screen of a round or of people, read again with nothing changed.
fn read_again(at: At) -> Effect {
    Effect::Care(Box::new(Care { what: What::Nothing, at, done: Vec::new() }))
}

/// The words of windows that lost the round, and the other drafts.
pub(super) fn apart(drafts: Vec<(String, Draft)>) -> (Vec<Version>, Vec<(String, Draft)>) {
    let mut versions = Vec::new();
    let mut others = Vec::new();
    for (name, draft) in drafts {
        match field_apart(&name).map(str::to_owned) {
            Some(field) => versions.push(Version { stored: name, field, text: draft.text }),
            None => others.push((name, draft)),
        }
    }
    (versions, others)
}
