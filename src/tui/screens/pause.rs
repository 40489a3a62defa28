//! A paused round: what it is, and what can be done with it.
//!
//! Never here: words or names of people. It may stand on the wall while the round waits.

use crate::domain::round::{Move, Refusal, Round};
use crate::text::Ui;
use crate::text::dates::{clock, long_date};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, ENTER, ESC, LIST, TAB, alt, ch, f};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

/// A word of the interface, in the language that is asked for.
type Word = fn(Ui) -> &'static str;

/// What can be done with a paused round, in the order of the list.
const CHOICES: [(Action, Word); 5] = [
    (Action::Resume, Ui::pause_resume),
    (Action::FinishNow, Ui::pause_finish),
    (Action::Home, Ui::pause_leave),
    (Action::SetAside, Ui::pause_set_aside),
    (Action::ThrowAway, Ui::pause_throw_away),
];

/// What is asked once before a round is thrown away.
const SURE: [Word; 2] = [Ui::pause_throw_away_no, Ui::pause_throw_away_yes];

const KEYS: &[Binding] = &[
    Binding::new(Action::On, &[TAB], Ui::key_on).hint(0),
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(1),
    Binding::new(Action::Home, &[ESC, ch('h')], Ui::key_home).hint(2),
    Binding::new(Action::Cover, &[f(6), alt('c')], Ui::key_cover).hint(6),
    Binding::new(Action::Resume, &[], Ui::key_resume),
    Binding::new(Action::FinishNow, &[], Ui::key_finish_now),
    Binding::new(Action::SetAside, &[], Ui::key_set_aside),
    Binding::new(Action::ThrowAway, &[], Ui::key_throw_away),
];

const SURE_KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
];

/// Its state.
#[derive(Debug)]
pub struct Pause {
    round: Round,
    /// What stood half typed, for when the round goes on.
    pub drafts: Vec<(String, Snapshot)>,
    cursor: Cursor,
    /// The answer to whether it is really thrown away, while that is asked.
    sure: Option<Cursor>,
}

impl Pause {
    /// A round that was just paused.
    pub fn new(round: Round, drafts: Vec<(String, Snapshot)>) -> Self {
        Self { round, drafts, cursor: Cursor::default(), sure: None }
    }

    /// The round that waits.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let own = if self.sure.is_some() { SURE_KEYS } else { KEYS };
        own.iter().chain(LIST).copied().collect()
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        if let Some(sure) = &mut self.sure {
            if !sure.act(action, SURE.len(), SURE.len()) {
                let thrown_away = action == Action::Open && sure.at == 1;
                self.sure = None;
                return if thrown_away { vec![Effect::ThrowAway(self.round.id)] } else { Vec::new() };
            }
            return Vec::new();
        }
        if self.cursor.act(action, CHOICES.len(), CHOICES.len()) {
            return Vec::new();
        }
        match action {
            Action::Open => match CHOICES.get(self.cursor.at) {
                Some((chosen, _)) => self.act(*chosen, desk),
                None => Vec::new(),
            },
            Action::Resume | Action::On => moved(self.resumed().map(keep), desk),
            // What stood half typed is said, as when a round is finished from a question.
            Action::FinishNow => {
                let table = self.table(desk);
                moved(table.and_then(|table| table.leave([Move::FinishNow])), desk)
            }
            Action::Home | Action::Escape => vec![Effect::ReadHome],
            Action::SetAside => {
                // What is half typed is set aside as well: it goes along as said.
                let table = self.table(desk);
                let kept = moved(table.and_then(|table| table.leave([Move::Pause])), desk);
                let aside = kept.iter().find_map(|effect| match effect {
                    Effect::Keep { round, .. } => Some(Effect::SetAside(round.clone())),
                    _ => None,
                });
                kept.into_iter().chain(aside).collect()
            }
            Action::ThrowAway => {
                self.sure = Some(Cursor::default());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The round as it goes on, with what stands half typed.
    fn table(&self, desk: &Desk<'_>) -> Result<Table, Refusal> {
        Ok(Table::open(self.resumed()?, self.drafts.clone(), desk.look.now))
    }

    /// The round as it goes on: a copy.
    fn resumed(&self) -> Result<Round, Refusal> {
        let mut round = self.round.clone();
        round.make(Move::Resume)?;
        Ok(round)
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let progress = self.round.progress().map_or(String::new(), |(n, of)| ui.question_of(n, of));
        page.row(Row::new(ui.pause_title(), theme.bold).right(progress, theme.dim));
        page.gap();
        page.row(Row::new(self.round.case.title.clone(), theme.text));
        let sequence = self.round.sequence.title.get(&self.round.language).to_owned();
        let day = long_date(ui, self.round.started.date_naive(), look.today());
        let begun = ui.pause_begun(&sequence, &day, &clock(self.round.started));
        page.text(&begun, theme.dim, 0, 3);
        page.gap();
        if let Some(sure) = self.sure {
            page.text(ui.pause_throw_away_sure(), theme.bold, 0, 1);
            page.gap();
            choices(page, look, sure, SURE.iter());
        } else {
            page.text(ui.pause_waits(), theme.text, 0, 4);
            page.gap();
            choices(page, look, self.cursor, CHOICES.iter().map(|(_, words)| words));
        }
        page.stretch();
    }
}

fn keep(round: Round) -> Vec<Effect> {
    vec![Effect::Keep { round: Box::new(round), done: Vec::new() }]
}

fn choices<'a>(page: &mut Page<'_>, look: &Look, cursor: Cursor, words: impl Iterator<Item = &'a Word>) {
    for (at, word) in words.enumerate() {
        let here = at == cursor.at;
        let (sign, style) = if here { ("› ", look.theme.accent) } else { ("  ", look.theme.text) };
        page.row(Row::new(sign, style).and(word(look.ui), style));
    }
}

#[cfg(test)]
mod tests;
