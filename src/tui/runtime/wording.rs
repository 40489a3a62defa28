//! What a change of words in a file means for what was answered before: found here, decided by people.
//!
//! Never here: whether it still is the same question.

use std::path::Path;
use std::sync::Arc;

use crate::domain::sequence::Sequence;
use crate::sequences::own::reworded::{Reworded, reworded};
use crate::sequences::shipped;
use crate::tui::message::Message;
use crate::tui::shelf::{OtherWords, Reworded as Asked};

use super::Runtime;
use super::shelf::{key, key_of};

impl Runtime<'_> {
    /// The sequence of this file, as a round would walk it now.
    pub(super) fn walked(&mut self, path: &Path) -> Option<Arc<Sequence>> {
        self.tools.sequences.catalogue().own_at(path)?.usable().cloned()
    }

    /// The questions of this file that are asked in other words than before, where that matters to
    /// anybody: somebody has answered, it is asked elsewhere too, or it came with the program.
    pub(super) fn reworded(&mut self, path: &Path, before: &Sequence) -> Vec<Message> {
        let Some(entry) = self.tools.sequences.catalogue().own_at(path) else { return Vec::new() };
        // Of a file that is broken nothing is known yet: it is asked when it is mended.
        let Some(now) = entry.sequence().cloned() else { return Vec::new() };
        let changed: Vec<Asked> =
            reworded(before, &now).iter().filter_map(|one| self.asked(path, one, &now)).collect();
        if changed.is_empty() { Vec::new() } else { vec![Message::SequenceReworded(changed)] }
    }

    fn asked(&mut self, path: &Path, one: &Reworded, now: &Sequence) -> Option<Asked> {
        let ui = self.tools.ui;
        // A history that cannot be read keeps nobody from changing a file.
        let cases = self.tools.store.cases_of_line(&one.line).unwrap_or_default();
        let asks = |other: &Sequence| other.steps.iter().any(|step| other.line(step) == one.line);
        let here = key(path);
        let others = self.tools.sequences.catalogue().each(|entry| {
            let other = key_of(entry) != here && entry.id != now.id;
            let asks = other && entry.sequence().is_some_and(|other| asks(other));
            asks.then(|| format!("`{}`", entry.id))
        });
        let others: Vec<String> = others.into_iter().flatten().collect();
        if cases.is_empty() && others.is_empty() && shipped::find(&now.id).is_none() {
            return None;
        }
        let changes = one.changes.iter().map(|change| {
            let role = change.role.as_deref().map(|role| ui.role_of_code(role).unwrap_or(role).to_owned());
            let tag = Some(change.tag.clone()).filter(|tag| !tag.is_empty());
            OtherWords {
                whose: tag.into_iter().chain(role).collect::<Vec<_>>().join(", "),
                before: change.before.clone(),
                now: change.now.clone(),
            }
        });
        Some(Asked {
            key: here,
            step: one.step.clone(),
            line: one.line.clone(),
            changes: changes.collect(),
            cases: cases.into_iter().map(|case| case.title).collect(),
            others,
        })
    }

    /// Makes a question of this file another one, with a history of its own.
    pub(super) fn another_question(&mut self, file: &str, step: &str) -> Vec<Message> {
        let Some(path) = self.entry(file).and_then(|entry| entry.path().map(Path::to_owned)) else {
            return Vec::new();
        };
        let told = match self.tools.sequences.another(&path, step) {
            Ok(id) => Message::Told(self.tools.ui.own_other_now(step, &id)),
            Err(why) => Message::Failed(why),
        };
        self.reload();
        let mut happened = vec![self.titles()];
        happened.extend(self.book(file));
        happened.push(told);
        happened
    }
}
