//! A change of what is finished, done; and what is on screen, read again. The last one can be undone.
//!
//! Never here: what may be changed, or when it is asked.

use crate::domain::answer::Answer;
use crate::domain::case::CaseLine;
use crate::domain::id::AnswerId;
use crate::domain::round::{CaseRef, NewQuestion};
use crate::platform::clock;
use crate::store::{Change, EarlierWords, Erased, Origin, StoreError, StoreErrorKind, Words};
use crate::tui::care::{At, Care, Cared, FIELD, PastRound, PeopleOf, What};
use crate::tui::message::Message;
use crate::tui::widgets::editor::Snapshot;

use super::Runtime;
use super::perform::snapshots;
use super::read::obstacles;

/// What came of a change.
enum Came {
    /// It can be undone, and this is said.
    Changed(Change, Option<String>),
    /// It cannot be undone, and this is said.
    ForGood(String),
    /// Nothing was to be changed.
    Nothing,
}

/// What is offered to choose from, beside what is on screen.
#[derive(Clone, Copy)]
enum Offers {
    Nothing,
    Cases,
    Obstacles(AnswerId),
}

impl Runtime<'_> {
    /// Does what is asked, forgets the drafts that are done with it, and reads again what is on screen.
    pub(super) fn care(&mut self, care: Care) -> Vec<Message> {
        let offers = match care.what {
            What::Offer => Offers::Cases,
            What::OfferObstacles(answer) => Offers::Obstacles(answer),
            _ => Offers::Nothing,
        };
        let told = match self.care_for(care.what) {
            Ok(Came::Changed(change, told)) => {
                self.change = Some(change);
                told.or_else(|| Some(self.tools.ui.care_kept().to_owned()))
            }
            Ok(Came::ForGood(told)) => {
                self.change = None;
                Some(told)
            }
            Ok(Came::Nothing) => None,
            Err(error) => return vec![Message::Failed(self.refused(&error))],
        };
        for field in &care.done {
            // The words are kept elsewhere by now.
            let _left_for_later = self.tools.store.drop_draft(None, field);
        }
        self.clean();
        let mut happened = match self.read_again(care.at, offers) {
            Ok(read) => read,
            Err(error) => return vec![Message::Failed(self.refused(&error))],
        };
        happened.push(Message::Undoes(self.change.is_some()));
        happened.extend(told.map(Message::Told));
        happened
    }

    /// What was erased is overwritten, also in the backups; where that cannot be now, at the next rest.
    pub(super) fn clean(&mut self) {
        let store = &mut *self.tools.store;
        let cleaned = store.clean().and_then(|clean| Ok(clean && store.backups_are_unclean()?));
        if matches!(cleaned, Ok(true)) && matches!(self.tools.backups.renew(), Ok(true)) {
            let _left_for_later = self.tools.store.backups_are_clean();
        }
    }

    fn care_for(&mut self, what: What) -> Result<Came, StoreError> {
        let (store, ui, now) = (&mut *self.tools.store, self.tools.ui, clock::now());
        let changed = |change| Came::Changed(change, None);
        let kept = |keep| if keep { EarlierWords::Kept } else { EarlierWords::Gone };
        let or_gone = |change: Option<Change>| match change {
            Some(change) => Came::Changed(change, None),
            None => Came::ForGood(ui.care_kept_for_good().to_owned()),
        };
        Ok(match what {
            What::Nothing | What::Offer | What::OfferObstacles(_) => Came::Nothing,
            What::Rename(case, title) => changed(store.rename_case(case, &title, now)?),
            What::Close(case, closed) => changed(store.close_case(case, closed, now)?),
            What::MergeCases(case, into) => {
                let (equal, change) = store.merge_cases(case, into, now)?;
                let told = if equal.is_empty() {
                    ui.care_merged().to_owned()
                } else {
                    ui.care_same_names(equal.len())
                };
                Came::Changed(change, Some(told))
            }
            What::CorrectPerson(person, name, role) => {
                changed(store.correct_person(person, &name, role.as_ref(), now)?)
            }
            What::Active(person, active) => changed(store.set_active(person, active, now)?),
            What::MergePeople(person, into) => changed(store.merge_people(person, into, now)?),
            What::Erase(person, unnamed) => {
                let words = if unnamed { Words::Unnamed } else { Words::Gone };
                let erased = store.erase_person(person, words, now)?;
                Came::ForGood(self.erased(erased))
            }
            What::Correct(answer, content, why, keep) => {
                or_gone(store.correct_answer(answer, &content, &why, kept(keep), now)?)
            }
            What::CorrectAgreement(id, promise, keep) => {
                or_gone(store.correct_agreement(id, &promise, kept(keep), now)?)
            }
            What::CorrectNote(id, words, keep) => or_gone(store.correct_note(id, &words, kept(keep), now)?),
            What::Mark(answer, mark, on) => changed(store.set_mark(answer, mark, on, now)?),
            What::ComesBack(answer, on) => changed(store.set_comes_back(answer, on, now)?),
            What::Note(case, round, answer, text) => {
                changed(store.note(case, Some(round), answer, &text, now)?.1)
            }
            What::Attach(case, shown) => changed(store.attach(case, &shown, now)?),
            What::CorrectShown(shown) => changed(store.correct_shown(&shown, now)?),
            What::AddAnswer(round, step, slot, content) => {
                let language = store.round(round)?.ok_or(StoreError::NotFound("round"))?.language;
                let (why, marks) = (String::new(), Vec::new());
                let answer = Answer { content: Some(content), why, marks, comes_back: false, language };
                changed(store.add_answer(round, &step, slot, &answer, now)?.1)
            }
            What::AddAgreement(round, promise) => changed(store.add_agreement(round, &promise, now)?.1),
            What::MakeElement(answer, words) => {
                changed(store.make_element(Origin::Answer(answer), &words, now)?.1)
            }
            What::MakeQuestion(answer, text) => {
                changed(store.ask(Origin::Answer(answer), &NewQuestion { text, reach: None }, now)?.1)
            }
            What::Recurs(answer, earlier) => changed(store.recurs(answer, earlier, now)?),
            What::MoveRound(round, into) => {
                let came_by = store.comes_by(round)?.len();
                let (equal, change) = store.move_round(round, into, now)?;
                let title = store.case(into)?.map(|case| case.title).unwrap_or_default();
                let mut told = ui.care_moved(&title);
                if !equal.is_empty() {
                    told = format!("{told} {}", ui.care_names_twice(equal.len()));
                }
                if store.comes_by(round)?.len() < came_by {
                    told = format!("{told} {}", ui.care_links_gone());
                }
                Came::Changed(change, Some(told))
            }
            What::Undo => match &self.change {
                Some(change) => {
                    store.undo(change, now)?;
                    Came::ForGood(ui.case_undone().to_owned())
                }
                None => Came::ForGood(ui.care_nothing_to_undo().to_owned()),
            },
        })
    }

    /// What is said after somebody was erased: where the name still is.
    fn erased(&self, erased: Erased) -> String {
        let ui = self.tools.ui;
        let told = if erased.named_in == 0 {
            ui.care_erased().to_owned()
        } else {
            ui.care_named_in(erased.named_in)
        };
        let more = [
            (erased.made, ui.care_made_of(erased.made)),
            (erased.namesakes_here, ui.care_namesakes_here().to_owned()),
            (erased.namesakes, ui.care_namesakes(erased.namesakes)),
        ];
        let more = more.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told);
        std::iter::once(told).chain(more).collect::<Vec<_>>().join(" ")
    }

    /// Reads what is on screen again. A case or a round that is no more gives way to the cases.
    fn read_again(&mut self, at: At, offers: Offers) -> Result<Vec<Message>, StoreError> {
        let drafts = self.half_typed()?;
        let store = &mut *self.tools.store;
        let cared = match at {
            At::Home => Cared::Home(store.case_lines()?, drafts),
            At::People(id) => match store.case(id)? {
                Some(case) => {
                    let equal = store.equal_people(id)?;
                    Cared::People(Box::new(PeopleOf { case, equal, drafts }))
                }
                None => Cared::Home(store.case_lines()?, drafts),
            },
            At::Round(id) => {
                let round = store.round(id)?;
                let case = round.as_ref().map(|round| store.case(round.case)).transpose()?.flatten();
                match round.zip(case) {
                    Some((round, case)) => {
                        let agreements = store.spoken_of(id)?;
                        // A case of which no round was finished is not there yet.
                        let is_there = |line: &CaseLine| line.rounds > 0 || line.unfinished.is_none();
                        let lines = store.case_lines()?.into_iter();
                        let lines = lines.filter(|line| line.id != case.id && is_there(line));
                        let others = lines.map(|line| CaseRef { id: line.id, title: line.title }).collect();
                        let obstacles = match offers {
                            Offers::Obstacles(_) => obstacles(store, case.id, Some(round.started))?,
                            Offers::Nothing | Offers::Cases => Vec::new(),
                        };
                        let read = Box::new(PastRound { case, round, agreements, others, obstacles, drafts });
                        match offers {
                            Offers::Nothing => Cared::Round(read),
                            Offers::Cases => Cared::Offer(read),
                            Offers::Obstacles(answer) => Cared::OfferObstacles(read, answer),
                        }
                    }
                    None => Cared::Home(store.case_lines()?, drafts),
                }
            }
        };
        Ok(vec![Message::Cared(cared)])
    }

    /// What stands half typed in a change of something finished, for a screen that was just read.
    pub(super) fn with_half_typed(
        &mut self,
        at: At,
        mut read: Vec<Message>,
    ) -> Result<Vec<Message>, StoreError> {
        if !self.half_typed()?.is_empty() {
            read.extend(self.read_again(at, Offers::Nothing)?);
        }
        Ok(read)
    }

    fn half_typed(&self) -> Result<Vec<(String, Snapshot)>, StoreError> {
        let mut drafts = snapshots(self.tools.store.drafts(None)?);
        drafts.retain(|(name, _)| name.starts_with(FIELD));
        Ok(drafts)
    }

    /// What could not be done, in words that say what helps.
    fn refused(&self, error: &StoreError) -> String {
        let ui = self.tools.ui;
        if let StoreError::TitleTaken(case) = error {
            return ui.care_title_taken(&case.title);
        }
        match error.kind() {
            StoreErrorKind::RoundWaits => ui.care_round_waits().to_owned(),
            StoreErrorKind::TwoVersions => ui.care_two_versions().to_owned(),
            StoreErrorKind::WereTogether => ui.care_were_together().to_owned(),
            StoreErrorKind::ChangedSince => ui.care_changed_since().to_owned(),
            _ => self.why(error),
        }
    }
}
