//! A running round on screen: the round itself, what stands half typed, and what lies beside it.
//!
//! Never here: drawing, keys, the store. A move is made on a copy of the round and asked to be
//! kept; only when it is on disk does it become the round on screen (see [`Table::kept`]).

use crate::domain::answer::{Content, Key};
use crate::domain::round::{Mode, Move, Place, Refusal, Round};
use crate::domain::sequence::Step;
use crate::domain::{Date, Moment};

use super::choosing::Picker;
use super::effect::Effect;
use super::keys::Action;
use super::making::Making;
use super::message::Message;
use super::offer::{EarlierObstacle, LastTime, Version};
use super::screens::{
    agenda as agenda_screen, agreement, closing, element, opening, options, rows, say_back, step, vote, who,
};
use super::widgets::editor::{Edit, Snapshot};
use super::widgets::form::{Field, Form};
use super::widgets::list::Cursor;
use super::{agenda, correcting};

/// A running round on screen.
#[derive(Debug)]
pub struct Table {
    /// The round as it is on disk.
    pub round: Round,
    /// What is typed at this place.
    pub form: Form,
    /// Which option or row has the cursor.
    pub cursor: Cursor,
    /// What lies over the question.
    pub panel: Option<Panel>,
    /// Since when this step is on screen.
    pub since: Moment,
    /// Last time's answers, by line, as far as they were read.
    pub last: Vec<(String, Option<LastTime>)>,
    /// Obstacles of earlier rounds, once they were read.
    pub obstacles: Option<Vec<EarlierObstacle>>,
    /// True while the screen waits for the next person to sit down and type.
    pub waits_for_person: bool,
    /// The answer that is being corrected where answers are read back.
    pub correcting: Option<Key>,
    /// What stood half typed at other places, by field; the last typed last.
    pub drafts: Vec<(String, Snapshot)>,
    /// The round before the last change that was no words and no step on: `u` goes back to it.
    pub before: Option<Box<Round>>,
    /// What was last copied or cut, for every field of the round.
    pub clipboard: String,
    /// Words of this round that were typed in a window that lost it.
    pub versions: Vec<Version>,
    /// The key that was pressed where words stand: once more takes them away.
    pub asked: Option<Action>,
    /// Fields of the present form that were typed in, the last typed last.
    typed_in: Vec<String>,
}

/// What lies over a question, opened by a function key.
#[derive(Debug)]
pub enum Panel {
    /// Marks for this answer.
    Marks(Key, Cursor),
    /// What was said earlier, scrolled so many rows.
    Earlier(usize),
    /// Script and clock.
    Script,
    /// Who begins instead.
    BeginWith(Cursor),
    /// Who is here.
    Who(Box<who::Who>),
    /// What is made of an answer.
    Making(Box<Making>),
    /// To which earlier obstacle this one is linked.
    Recurring(Key, Cursor),
    /// Of which known working element this answer tells.
    Seen(Key, Box<Picker>),
    /// Which version of words that were typed in two windows.
    Versions(Cursor),
}

impl Table {
    /// A round that was just opened, with what stood half typed.
    pub fn open(round: Round, drafts: Vec<(String, Snapshot)>, now: Moment) -> Self {
        let mut table = Self {
            round,
            form: Form::default(),
            cursor: Cursor::default(),
            panel: None,
            since: now,
            last: Vec::new(),
            obstacles: None,
            waits_for_person: false,
            correcting: None,
            drafts,
            before: None,
            clipboard: String::new(),
            versions: Vec::new(),
            asked: None,
            typed_in: Vec::new(),
        };
        table.arrive();
        if matches!(table.round.place, Place::Reading(_) | Place::Closing) {
            correcting::resume(&mut table);
        }
        table
    }

    /// Sets out the fields of the place where the round is.
    fn arrive(&mut self) {
        self.stash();
        self.cursor = Cursor::default();
        self.correcting = None;
        self.asked = None;
        self.form = match self.round.place {
            Place::Opening(_) => opening::form(self),
            Place::Turn(_) if agreement::is_here(&self.round) => agreement::form(self),
            Place::Turn(_) if element::is_here(&self.round) => element::form(self),
            Place::Turn(_) if agenda_screen::is_here(&self.round) => agenda_screen::form(self),
            Place::Turn(_) if rows::is_here(&self.round) => rows::form(self),
            Place::Turn(_) if options::is_here(&self.round) => options::form(self),
            Place::Turn(_) if vote::is_here(&self.round) => vote::form(self),
            Place::Turn(_) if say_back::is_here(&self.round) => say_back::form(self),
            Place::Turn(key) => step::form(self, key),
            Place::Closing => closing::form(self),
            Place::Returning | Place::Pick(_) | Place::WriteFirst(_) | Place::Reading(_) => Form::default(),
        };
        if options::is_here(&self.round) {
            self.cursor = options::cursor(self);
        }
        if agenda_screen::is_here(&self.round) {
            self.cursor.at = agenda_screen::row(self);
        }
        if let Place::Pick(first) = self.round.place {
            self.cursor.at = step::picked(&self.round, first);
        }
        if self.round.place == Place::Closing {
            self.cursor = closing::cursor(self);
        }
        self.waits_for_person = self.must_change_hands();
        if self.waits_for_person {
            // What one copied unseen is not for the next.
            self.clipboard.clear();
        }
    }

    /// Remembers what stands half typed here.
    pub fn stash(&mut self) {
        for name in std::mem::take(&mut self.typed_in) {
            let field = self.form.fields.iter().find(|field| field.name == name);
            if let Some(snapshot) = field.map(|field| field.editor.snapshot()) {
                self.drafts.retain(|(other, _)| *other != name);
                self.drafts.push((name, snapshot));
            }
        }
    }

    /// The fields of the present place as they stand on disk, after a change beside the place.
    pub fn set_out_again(&mut self) {
        let cursor = self.cursor;
        let waits = self.waits_for_person;
        self.arrive();
        self.cursor = cursor;
        self.waits_for_person = waits;
        if self.round.place == Place::Closing {
            self.form.focus = closing::focus(self);
        }
    }

    /// True where the keyboard goes to the next person, who types unseen.
    fn must_change_hands(&self) -> bool {
        let unseen = |step: &Step| self.round.is_read_together(step);
        self.round.mode == Mode::Pass && self.round.turn().is_some() && self.step().is_some_and(unseen)
    }

    /// The step at which the round is.
    pub fn step(&self) -> Option<&Step> {
        let index = match self.round.place {
            Place::Turn(key) => key.step,
            Place::Reading(step) | Place::WriteFirst(step) | Place::Pick(step) => step,
            Place::Opening(_) | Place::Returning | Place::Closing => return None,
        };
        self.round.sequence.steps.get(index)
    }

    /// True at a turn in which something is asked for.
    pub fn is_asking(&self) -> bool {
        self.round.turn().is_some() && self.step().is_some_and(Step::is_kept)
    }

    /// Asks to keep the round after these moves, made one after the other on a copy. The fields in
    /// `done` were acknowledged: their drafts go.
    pub fn moves(
        &self,
        moves: impl IntoIterator<Item = Move>,
        done: Vec<String>,
    ) -> Result<Vec<Effect>, Refusal> {
        let mut round = self.round.clone();
        for step in moves {
            round.make(step)?;
        }
        Ok(vec![Effect::Keep { round: Box::new(round), done }])
    }

    /// Goes elsewhere by these moves; what was typed here goes along as acknowledged.
    pub fn leave(&self, moves: impl IntoIterator<Item = Move>) -> Result<Vec<Effect>, Refusal> {
        let (first, done) = self.typed_here();
        self.moves(first.into_iter().chain(moves), done)
    }

    /// The moves that acknowledge what is typed here and stay, if anything is, and the fields it stands in.
    fn typed_here(&self) -> (Vec<Move>, Vec<String>) {
        let typed: Vec<Move> = match self.round.place {
            _ if self.correcting.is_some() => correcting::corrected(self).into_iter().collect(),
            Place::Opening(_) => opening::typed(self),
            Place::Turn(_) if agreement::is_here(&self.round) => {
                agreement::typed(self).map(item).into_iter().collect()
            }
            Place::Turn(_) if element::is_here(&self.round) => {
                element::typed(self).map(item).into_iter().collect()
            }
            Place::Turn(_) if agenda_screen::is_here(&self.round) => {
                agenda_screen::typed(self).map(item).into_iter().collect()
            }
            Place::Turn(_) if rows::is_here(&self.round) => rows::typed(self),
            Place::Turn(_) if options::is_here(&self.round) => options::typed(self),
            Place::Turn(_) if vote::is_here(&self.round) => vote::typed(self),
            Place::Turn(_) if say_back::is_here(&self.round) => {
                say_back::typed(self).map(item).into_iter().collect()
            }
            Place::Turn(_) => step::left(self).map(item).into_iter().collect(),
            // What is typed at the closing waits for the end of the round.
            Place::Closing | Place::Returning | Place::Pick(_) | Place::WriteFirst(_) | Place::Reading(_) => {
                Vec::new()
            }
        };
        let done = match typed.is_empty() {
            true => Vec::new(),
            false if agenda_screen::is_here(&self.round) => agenda::names(self),
            false => self.form.names(),
        };
        (typed, done)
    }

    /// The round is on disk as it is now, and with it what stood in the fields `done`.
    pub fn kept(&mut self, round: Round, done: &[String], now: Moment) -> Vec<Effect> {
        let step_before = self.step().map(|step| step.id.clone());
        let moved = round.place != self.round.place;
        let before = std::mem::replace(&mut self.round, round);
        let beside = !moved && done.is_empty() && before != self.round;
        self.before = beside.then(|| Box::new(before));
        self.stash();
        self.drafts.retain(|(name, _)| !done.contains(name));
        if moved {
            self.panel = None;
            self.arrive();
            if self.step().map(|step| &step.id) != step_before.as_ref() {
                self.since = now;
            }
        } else {
            self.set_out_again();
        }
        self.read_last_time()
    }

    /// Something that was said in earlier rounds was read.
    pub fn heard(&mut self, happened: Message) {
        match happened {
            Message::LastTimeRead { line, last } => {
                self.last.retain(|(known, _)| *known != line);
                self.last.push((line, last));
            }
            Message::ObstaclesRead(obstacles) => self.obstacles = Some(obstacles),
            Message::ChoicesRead(_, all) => {
                if let Some(Panel::Seen(_, picker)) = &mut self.panel {
                    picker.read(all);
                }
            }
            _ => {}
        }
    }

    /// How often the obstacle in this answer comes by, with this time, as a person linked it.
    pub fn comes_by(&self, key: Key) -> Option<usize> {
        let earlier = self.round.uses.get(&key)?.recurs?;
        let obstacle = self.obstacles.as_ref()?.iter().find(|other| other.answers.contains(&earlier))?;
        Some(obstacle.times.saturating_add(1))
    }

    /// Asks for what was said in earlier rounds, where it is shown.
    pub fn read_last_time(&self) -> Vec<Effect> {
        let mut effects = self.read_last_answers();
        // How often an obstacle came by stands beside it, once it is linked.
        if self.obstacles.is_none() && self.round.uses.values().any(|uses| uses.recurs.is_some()) {
            effects.push(Effect::ReadObstacles(self.round.case.id));
        }
        effects
    }

    fn read_last_answers(&self) -> Vec<Effect> {
        let Some(step) = self.step() else { return Vec::new() };
        let lines = match self.round.place {
            Place::Reading(_) => vec![self.round.sequence.line(step)],
            Place::Turn(_) => step.recall.clone(),
            // What the hidden steps recall is seen before they are written.
            Place::WriteFirst(first) => {
                let steps = self.round.writing_run(first).into_iter();
                steps
                    .filter_map(|at| self.round.sequence.steps.get(at))
                    .flat_map(|s| s.recall.clone())
                    .collect()
            }
            Place::Pick(_) | Place::Opening(_) | Place::Returning | Place::Closing => Vec::new(),
        };
        let unread = |line: &String| !self.last.iter().any(|(known, _)| known == line);
        let unread = lines.into_iter().filter(unread);
        unread.map(|line| Effect::ReadLastTime(self.round.case.id, line)).collect()
    }

    /// This is what was said last time to this line.
    pub fn has_read(&mut self, line: String, last: Option<LastTime>) {
        self.last.retain(|(known, _)| *known != line);
        self.last.push((line, last));
    }

    /// What was said last time to this line, as far as it was read and anything was.
    pub fn last_time(&self, line: &str) -> Option<&LastTime> {
        self.last.iter().find(|(known, _)| known == line).and_then(|(_, last)| last.as_ref())
    }

    /// The cursor is in another field: that is remembered, also while the field is empty.
    pub fn touched(&mut self) -> Vec<Effect> {
        let field = self.form.focused().map(|field| (field.name.clone(), field.editor.snapshot()));
        field.map_or_else(Vec::new, |(name, snapshot)| self.field_changed(name, snapshot))
    }

    /// The calendar day on which this step came on screen: from it dates are understood, so that
    /// what is read back is what is kept.
    pub fn today(&self) -> Date {
        self.since.date_naive()
    }

    /// Asks once more to put on disk what is half typed here, for when an earlier time did not work.
    pub fn save_again(&self) -> Vec<Effect> {
        let typed = |name: &String| self.form.fields.iter().find(|field| field.name == *name);
        let fields = self.typed_in.iter().filter_map(typed);
        let save = |field: &Field| Effect::SaveDraft {
            round: Some(self.round.id),
            field: field.name.clone(),
            draft: field.editor.snapshot(),
        };
        fields.map(save).collect()
    }

    /// A field changed: asks to put it on disk before it is drawn.
    pub fn field_changed(&mut self, field: String, draft: Snapshot) -> Vec<Effect> {
        if self.form.fields.iter().any(|own| own.name == field) {
            self.touch(&field);
        } else {
            // A field of a panel: its form goes with the panel.
            self.drafts.retain(|(other, _)| *other != field);
            self.drafts.push((field.clone(), draft.clone()));
        }
        vec![Effect::SaveDraft { round: Some(self.round.id), field, draft }]
    }

    /// A large field changed: asks to put what changed on disk before it is drawn.
    pub fn field_edited(
        &mut self,
        field: String,
        edit: Edit,
        cursor: usize,
        anchor: Option<usize>,
    ) -> Vec<Effect> {
        self.touch(&field);
        vec![Effect::SaveEdit { round: Some(self.round.id), field, edit, cursor, anchor }]
    }

    fn touch(&mut self, field: &str) {
        self.typed_in.retain(|other| other != field);
        self.typed_in.push(field.to_owned());
    }
}

fn item(content: Content) -> Move {
    Move::Item { content }
}
