//! What is read for a screen: the cases, a case, a round, what a setup offers, who can be named.
//!
//! Never here: a change of what is kept. Names and people that are made for a move are kept with it.

use crate::domain::Moment;
use crate::domain::answer::Mark;
use crate::domain::case::Case;
use crate::domain::id::{AnswerId, CaseId};
use crate::domain::round::{CaseRef, Move};
use crate::domain::wishes::{PersonWish, Wishes};
use crate::platform::clock;
use crate::start;
use crate::store::{Earlier, Store, StoreError, rounds};
use crate::text::fold::near;
use crate::tui::care::At;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::offer::{EarlierObstacle, LastTime, Offer};

use super::Runtime;
use super::perform::snapshots;

/// So many rounds of a case are read at once.
const PAGE: usize = 50;

/// So many things that were found are read at once, and so many entries looked at for them: a letter
/// is drawn within 16 ms.
const HITS: usize = 20;
const LOOKED_AT: usize = 1000;

/// So many obstacles of earlier rounds are offered.
const MOST_OBSTACLES: usize = 100;

impl Runtime<'_> {
    /// The effects that read what is kept.
    pub(super) fn read(&mut self, effect: Effect) -> Result<Vec<Message>, StoreError> {
        let store = &mut *self.tools.store;
        Ok(match effect {
            Effect::ReadHome => {
                self.keyboard = None;
                let read = vec![Message::HomeRead(store.case_lines()?)];
                self.with_half_typed(At::Home, read)?
            }
            Effect::ReadCase(case) => self.read_case(case)?,
            Effect::ReadRounds(case, after) => {
                vec![Message::RoundsRead(store.round_lines(case, Some(after), PAGE)?)]
            }
            Effect::Search(wanted, after) => {
                let found = store.search(&wanted, after, HITS, LOOKED_AT)?;
                vec![Message::Found { wanted, after, found }]
            }
            Effect::CountForks(case) => vec![Message::ForksCounted(case, store.fork_count(case)?)],
            Effect::ReadForks(case) => {
                let forks = store.forks(Some(case.id))?;
                vec![Message::ForksRead { case, forks, chosen: false }]
            }
            Effect::ReadRound(id) => match store.round(id)? {
                Some(round) => {
                    let case = store.case(round.case)?;
                    let agreements = store.spoken_of(id)?;
                    let read = |case| Message::RoundRead { case, round: Box::new(round), agreements };
                    let read = case.map(read).into_iter().collect();
                    self.with_half_typed(At::Round(id), read)?
                }
                None => Vec::new(),
            },
            Effect::OfferSetup(wishes) => vec![Message::SetupOffered(Box::new(self.offer(*wishes)?))],
            Effect::ReadSequences => vec![self.titles()],
            Effect::ReadSequence(key) => self.book(&key),
            Effect::OfferSequences => {
                let (sequences, unusable) = self.offered();
                vec![Message::SequencesOffered(sequences, unusable)]
            }
            Effect::ReadNames(case) => {
                let of_case = store.people(case)?;
                let mut names: Vec<_> =
                    of_case.into_iter().map(|person| (person.name, person.role)).collect();
                names.extend(store.known_names()?);
                vec![Message::NamesRead(names)]
            }
            Effect::Admit { case, name, role } => {
                let people = store.people(case)?;
                let wish = PersonWish { known: None, name, role, voice: None };
                vec![Message::PersonAdmitted(start::person(store, &people, &wish, clock::now()))]
            }
            Effect::MoveToCase { title, people } => {
                let (case, people) = start::other_case(store, title, &people, clock::now())?;
                let opening = store.agreements(Some(case.id), false)?;
                let returning = store.returning(case.id)?;
                let questions = store.learning_questions(case.id, true)?;
                vec![Message::CaseFound { case, people, opening, returning, questions }]
            }
            Effect::ReadLastTime(case, line) => {
                let last = store.last_answers(case, &line)?;
                let last = last.map(|last| LastTime { at: last.at, ask: last.ask, answers: last.answers });
                vec![Message::LastTimeRead { line, last }]
            }
            Effect::ReadObstacles(case) => vec![Message::ObstaclesRead(obstacles(store, case, None)?)],
            Effect::ReadElements(wish, after) => self.elements(wish, after)?,
            Effect::ReadChoices(choices) => self.choices(choices)?,
            Effect::Remember(case, wanted) => vec![self.remember(case, &wanted)?],
            Effect::SaveDraft { .. }
            | Effect::SaveEdit { .. }
            | Effect::Care(_)
            | Effect::Copy(_)
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::EditOutside(_)
            | Effect::CheckSequences
            | Effect::EditSequence { .. }
            | Effect::NewSequence(_)
            | Effect::RehearseSequence(_)
            | Effect::AnotherQuestion { .. }
            | Effect::WriteReadBack { .. }
            | Effect::ChangeList { .. }
            | Effect::Change(..)
            | Effect::UndoChange(_)
            | Effect::Quit
            | Effect::BeginRound(_)
            | Effect::ResumeRound(_)
            | Effect::TakeOver(_)
            | Effect::OfferRound(_)
            | Effect::DropDraft { .. }
            | Effect::Keep { .. }
            | Effect::SettleFork { .. }
            | Effect::Finish(_)
            | Effect::ThrowAway(_)
            | Effect::SetAside(_) => Vec::new(),
        })
    }

    fn read_case(&mut self, id: CaseId) -> Result<Vec<Message>, StoreError> {
        let store = &mut *self.tools.store;
        self.keyboard = None;
        let Some(case) = store.case(id)? else {
            // A case that exists only in a round that is not finished.
            return match store.unfinished(Some(id))?.first() {
                Some(round) => {
                    let id = round.id;
                    self.resume(id, Move::Resume)
                }
                None => Ok(vec![Message::HomeRead(store.case_lines()?)]),
            };
        };
        Ok(vec![Message::CaseRead {
            rounds: store.round_lines(id, None, PAGE)?,
            agreements: store.agreements(Some(id), false)?,
            unfinished: store.unfinished(Some(id))?.first().map(|round| round.id),
            case,
        }])
    }

    fn offer(&mut self, wishes: Wishes) -> Result<Offer, StoreError> {
        let store = &mut *self.tools.store;
        let titled = start::known_case(store, &wishes)?;
        let near = match (&titled, &wishes.title) {
            (None, Some(title)) => {
                let lines = store.case_lines()?;
                let known: Vec<&str> = lines.iter().map(|line| line.title.as_str()).collect();
                let near = near(title, &known);
                let found = lines.iter().filter(|line| near.contains(&line.title.as_str()));
                found.map(|line| CaseRef { id: line.id, title: line.title.clone() }).collect()
            }
            _ => Vec::new(),
        };
        let case = match &titled {
            Some(case) => Some(as_it_is(store, case)?),
            None => None,
        };
        let seating = titled.as_ref().map(|case| store.last_seating(case.id)).transpose()?.flatten();
        let agreements = titled.as_ref().map(|case| store.agreements(Some(case.id), false)).transpose()?;
        let unfinished = titled.as_ref().map(|case| store.unfinished(Some(case.id))).transpose()?;
        let drafts = snapshots(store.drafts(None)?);
        let names = store.known_names()?;
        let (sequences, unusable) = self.offered();
        Ok(Offer {
            wishes: Wishes { case: titled, ..wishes },
            case,
            last_present: seating.map_or_else(Vec::new, |seating| seating.present),
            names,
            sequences,
            unusable,
            near,
            unfinished: unfinished.and_then(|rounds| rounds.first().map(|round| round.id)),
            agreements: agreements.map_or(0, |agreements| agreements.len()),
            drafts,
        })
    }
}

/// The obstacles of a case by what people linked, the newest first: one that came by more often is one.
pub(super) fn obstacles(
    store: &Store,
    case: CaseId,
    before: Option<Moment>,
) -> Result<Vec<EarlierObstacle>, StoreError> {
    let is_earlier = |earlier: &Earlier| before.is_none_or(|before| earlier.at < before);
    let mut obstacles: Vec<EarlierObstacle> = Vec::new();
    for marked in store.marked(case, Mark::Obstacle, MOST_OBSTACLES)?.into_iter().filter(is_earlier) {
        if obstacles.iter().any(|known| known.answers.contains(&marked.answer)) {
            continue;
        }
        let thread = store.thread(marked.answer)?;
        let answers: Vec<AnswerId> = thread.iter().map(|earlier| earlier.answer).collect();
        let thread: Vec<Earlier> = thread.into_iter().filter(is_earlier).collect();
        let times = rounds(&thread);
        let last = thread.into_iter().last().unwrap_or(marked);
        obstacles.push(EarlierObstacle { answer: last.answer, text: last.text, at: last.at, times, answers });
    }
    Ok(obstacles)
}

/// The case as it was kept, or as it sits in the round with which it began.
fn as_it_is(store: &Store, case: &CaseRef) -> Result<Case, StoreError> {
    if let Some(kept) = store.case(case.id)? {
        return Ok(kept);
    }
    let (id, title, people) = (case.id, case.title.clone(), store.people(case.id)?);
    Ok(Case { id, title, summary: String::new(), open: true, people, inactive: Vec::new() })
}
