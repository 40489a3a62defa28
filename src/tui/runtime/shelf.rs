//! The sequences that are at hand, for the screens: listed, read, checked, edited; and read again
//! when somebody saved one.
//!
//! Never here: a rule of the format, which folder it is, what a new sequence says.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::domain::Moment;
use crate::domain::sequence::Sequence;
use crate::domain::words::Words;
use crate::platform::clock;
use crate::platform::tty;
use crate::sequences::catalogue::{Catalogue, Entry, Origin};
use crate::sequences::problem::{Problem, Severity};
use crate::sequences::report::parts;
use crate::tui::message::Message;
use crate::tui::offer::SequenceOffer;
use crate::tui::shelf::{Book, Mistake, Owner, Title, Weight};

use super::Runtime;
use super::screen::{Screen, give_back};

/// For so many people the minutes of a sequence are told.
const MOST_PEOPLE: usize = 25;

/// A save is over when nothing happened for so long; one that goes on is read after so long.
const QUIET: Duration = Duration::from_millis(120);
const MOST: Duration = Duration::from_millis(500);

/// The sequences that are at hand, and their files.
pub trait Sequences {
    /// The sequences as they were when their files were last read; read now if they never were.
    fn catalogue(&mut self) -> &Catalogue;
    /// Reads the files once more.
    fn reload(&mut self);
    /// The folder of the user's own files.
    fn folder(&self) -> &Path;
    /// Puts a copy of this sequence among the user's own, in its place; why not, when it cannot be.
    fn copy(&mut self, id: &str) -> Result<PathBuf, String>;
    /// Puts a new sequence made from this one among the user's own; why not, when it cannot be.
    fn new_from(&mut self, id: &str) -> Result<PathBuf, String>;
    /// The program that rehearses this sequence and keeps nothing, with its arguments; why not, when it cannot be.
    fn rehearsal(&self, id: &str) -> Result<(PathBuf, Vec<OsString>), String>;
    /// Gives a step of this file a new id, and no line; which id, or why not.
    fn another(&mut self, path: &Path, step: &str) -> Result<String, String>;
}

/// Saves that came shortly one after the other and are not read yet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Settling {
    since: Option<(Moment, Moment)>,
}

impl Settling {
    /// Something was saved.
    pub(super) fn saved(&mut self, now: Moment) {
        let first = self.since.map_or(now, |(first, _)| first);
        self.since = Some((first, now));
    }

    /// How long to wait until what was saved is read; None when nothing was.
    pub(super) fn left(self, now: Moment) -> Option<Duration> {
        let (first, last) = self.since?;
        // A clock that was set back waits no longer than it has to.
        let passed = |since: Moment| (now - since).to_std().unwrap_or(MOST);
        Some(QUIET.saturating_sub(passed(last)).min(MOST.saturating_sub(passed(first))))
    }

    /// True, once, when what was saved can be read.
    pub(super) fn is_over(&mut self, now: Moment) -> bool {
        let over = self.left(now).is_some_and(|left| left.is_zero());
        if over {
            self.since = None;
        }
        over
    }
}

/// What lists say of the sequences.
#[derive(Debug, Default)]
pub(super) struct Listed {
    titles: Vec<Title>,
    /// Those that can be walked.
    offers: Vec<SequenceOffer>,
    /// The files of those that cannot.
    unusable: Vec<String>,
}

impl Runtime<'_> {
    pub(super) fn titles(&mut self) -> Message {
        Message::SequencesRead(self.listed().titles.clone())
    }

    pub(super) fn book(&mut self, key: &str) -> Vec<Message> {
        let ui = self.tools.ui;
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let mistakes = entry.problems.iter().map(|problem| {
            let parts = parts(problem, &entry.source, ui);
            Mistake {
                weight: weight(problem),
                title: parts.title,
                line: problem.line,
                column: problem.column,
                before: parts.before,
                marked: parts.marked,
                after: parts.after,
                label: parts.label,
                tip: parts.tip,
            }
        });
        let book = Book {
            title: title(entry),
            file: file_of(entry),
            sequence: entry.usable().cloned(),
            mistakes: mistakes.collect(),
        };
        vec![Message::SequenceRead(Box::new(book))]
    }

    /// What there is to choose from, and the ids of what cannot be chosen.
    pub(super) fn offered(&mut self) -> (Vec<SequenceOffer>, Vec<String>) {
        let listed = self.listed();
        (listed.offers.clone(), listed.unusable.clone())
    }

    /// What lists say of the sequences: found once, until the files are read again.
    fn listed(&mut self) -> &Listed {
        let sequences = &mut self.tools.sequences;
        self.listed.get_or_insert_with(|| {
            let mut listed = Listed::default();
            let told = sequences.catalogue().each(|entry| {
                let offer =
                    entry.usable().map(|sequence| offer(entry, sequence)).ok_or_else(|| file_of(entry));
                (title(entry), offer)
            });
            for (title, offer) in told {
                listed.titles.push(title);
                match offer {
                    Ok(offer) => listed.offers.push(offer),
                    Err(file) => listed.unusable.push(file),
                }
            }
            listed
        })
    }

    /// Reads the files again.
    pub(super) fn reload(&mut self) {
        self.listed = None;
        self.tools.sequences.reload();
    }

    /// The entry of this key.
    pub(super) fn entry(&mut self, key: &str) -> Option<&Entry> {
        let catalogue = self.tools.sequences.catalogue();
        catalogue.own_at(Path::new(key)).or_else(|| catalogue.shipped(key))
    }

    /// The sequence that a round with this id walks; and what has to be said of it.
    pub(super) fn sequence(&mut self, id: &str) -> Option<(Arc<Sequence>, Option<String>)> {
        let ui = self.tools.ui;
        let entry = self.tools.sequences.catalogue().entry(id)?;
        let today = clock::now().date_naive();
        let walked = entry.until().and_then(|until| ui.walked_instead(until, today));
        Some((entry.usable()?.clone(), walked))
    }

    /// Reads the files again; screens that show them are told.
    pub(super) fn check_again(&mut self) -> Vec<Message> {
        self.reload();
        vec![Message::SequencesChanged]
    }

    pub(super) fn edit_sequence(
        &mut self,
        key: &str,
        line: Option<usize>,
        screen: Option<&mut Screen>,
    ) -> Vec<Message> {
        let Some((own, id)) =
            self.entry(key).map(|entry| (entry.path().map(Path::to_owned), entry.id.clone()))
        else {
            return self.check_again();
        };
        match own {
            Some(path) => self.open(&path, line, None, screen),
            None => match self.tools.sequences.copy(&id) {
                Ok(path) => {
                    let made = self.tools.ui.sequences_copied(&name(&path));
                    let (text, begun) = (tty::bytes_of(&path), clock::now());
                    let mut happened = self.open(&path, line, Some(made), screen);
                    let waited = (clock::now() - begun).num_seconds() >= MOMENT;
                    if waited && text.is_some() && tty::bytes_of(&path) == text {
                        happened.extend(self.take_away(&path, &id));
                    }
                    happened
                }
                Err(why) => vec![Message::Failed(why)],
            },
        }
    }

    /// A copy of ours in which nothing was changed goes away again: it would replace ours for ever.
    fn take_away(&mut self, path: &Path, id: &str) -> Vec<Message> {
        if !tty::take_away(path) {
            return Vec::new();
        }
        self.reload();
        let titles = self.titles();
        vec![titles, Message::Told(self.tools.ui.own_taken_away(id))]
    }

    pub(super) fn new_sequence(&mut self, key: &str, screen: Option<&mut Screen>) -> Vec<Message> {
        let id = self.entry(key).map(|entry| entry.id.clone());
        match self.tools.sequences.new_from(&id.unwrap_or_default()) {
            Ok(path) => {
                let made = self.tools.ui.sequences_made(&name(&path));
                self.open(&path, None, Some(made), screen)
            }
            Err(why) => vec![Message::Failed(why)],
        }
    }

    /// Walks a sequence with people who are not there: another run of the program, which keeps nothing.
    pub(super) fn rehearse(&mut self, key: &str, screen: Option<&mut Screen>) -> Vec<Message> {
        let found = self.entry(key).filter(|entry| entry.usable().is_some());
        let (Some(id), Some(screen)) = (found.map(|entry| entry.id.clone()), screen) else {
            return Vec::new();
        };
        let (program, arguments) = match self.tools.sequences.rehearsal(&id) {
            Ok(rehearsal) => rehearsal,
            Err(why) => return vec![Message::Failed(why)],
        };
        give_back();
        let walked = tty::hand_over(&program, &arguments);
        let _best_effort = screen.enter_again();
        match walked {
            Ok(()) => vec![Message::Told(self.tools.ui.rehearse_over().to_owned())],
            Err(error) => vec![Message::Failed(self.tools.ui.rehearse_failed(&error.to_string()))],
        }
    }

    /// Opens a file in the editor; when that is closed the file is read, and shown.
    fn open(
        &mut self,
        path: &Path,
        line: Option<usize>,
        made: Option<String>,
        screen: Option<&mut Screen>,
    ) -> Vec<Message> {
        let Some(screen) = screen else { return Vec::new() };
        if made.is_some() {
            self.reload();
        }
        let before = self.walked(path);
        let text = tty::bytes_of(path);
        give_back();
        let edited = tty::edit_file(&self.tools.editor, path, line);
        let _best_effort = screen.enter_again();
        self.reload();
        let mut happened = vec![self.titles()];
        happened.extend(self.book(&key(path)));
        let same = edited.is_ok() && text.is_some() && tty::bytes_of(path) == text;
        let unchanged = same.then(|| self.tools.ui.own_unchanged().to_owned());
        happened.extend(made.or(unchanged).map(Message::Told));
        happened.extend(before.map(|before| self.reworded(path, &before)).unwrap_or_default());
        if let Err(error) = edited {
            happened.push(Message::Failed(self.tools.ui.editor_failed(&error.to_string())));
        }
        happened
    }
}

/// An editor that was open for so many seconds was waited for.
const MOMENT: i64 = 2;

/// The name of a file, without the folder: that is more than a row has room for.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn title(entry: &Entry) -> Title {
    let sequence = entry.usable();
    Title {
        key: key_of(entry),
        id: entry.id.clone(),
        title: sequence.map_or_else(|| Words::bare(file_of(entry)), |sequence| sequence.title.clone()),
        purpose: sequence.map(|sequence| sequence.purpose.clone()).unwrap_or_default(),
        minutes: sequence.map_or(0.0, |sequence| sequence.minutes_for(sequence.usual_group())),
        group: sequence.map_or(0, |sequence| sequence.usual_group()),
        people: sequence.and_then(|sequence| people(sequence)),
        owner: match entry.origin {
            Origin::Shipped => Owner::Shipped,
            Origin::Own(_) => Owner::Own,
            Origin::Replaces(_) => Owner::Replaces,
        },
        errors: entry.errors(),
        line: entry.problems.iter().find(|problem| weight(problem) == Weight::Error).map(|first| first.line),
        until: entry.until(),
    }
}

fn offer(entry: &Entry, sequence: &Sequence) -> SequenceOffer {
    SequenceOffer {
        id: sequence.id.clone(),
        title: sequence.title.clone(),
        purpose: sequence.purpose.clone(),
        minutes: (0..=MOST_PEOPLE).map(|people| sequence.minutes_for(people)).collect(),
        people: people(sequence),
        until: entry.until(),
        needs: sequence.needs.clone(),
        opening: sequence.opening,
    }
}

fn people(sequence: &Sequence) -> Option<(u32, u32)> {
    sequence.people.as_ref().map(|range| (*range.start(), *range.end()))
}

fn weight(problem: &Problem) -> Weight {
    match problem.severity() {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Hint => Weight::Hint,
    }
}

/// What tells an entry from all others: its file, or the id of a shipped one.
pub(super) fn key_of(entry: &Entry) -> String {
    entry.path().map_or_else(|| entry.id.clone(), key)
}

pub(super) fn key(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn file_of(entry: &Entry) -> String {
    let name = entry.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| entry.source.file.clone())
}

#[cfg(test)]
mod tests {
    use super::{Duration, MOST, QUIET, Settling};
    use crate::domain::Moment;

    fn at(ms: i64) -> Moment {
        let begin = Moment::parse_from_rfc3339("2026-11-23T14:00:00+01:00").unwrap();
        begin + chrono::TimeDelta::milliseconds(ms)
    }

    #[test]
    fn many_saves_at_once_are_read_once() {
        let mut settling = Settling::default();
        assert_eq!((settling.left(at(0)), settling.is_over(at(0))), (None, false));
        settling.saved(at(0));
        settling.saved(at(50));
        assert_eq!(settling.left(at(50)), Some(QUIET));
        assert!(!settling.is_over(at(130)));
        assert!(settling.is_over(at(170)));
        assert!(!settling.is_over(at(9000)));
    }

    #[test]
    fn saves_that_do_not_end_are_read_all_the_same_and_so_they_are_when_the_clock_is_set_back() {
        let mut settling = Settling::default();
        (0..10).for_each(|n| settling.saved(at(n * 50)));
        assert_eq!(settling.left(at(450)), Some(Duration::from_millis(50)));
        assert!(settling.is_over(at(i64::try_from(MOST.as_millis()).unwrap())));
        settling.saved(at(0));
        assert_eq!(settling.left(at(-60_000)), Some(Duration::ZERO));
    }
}
