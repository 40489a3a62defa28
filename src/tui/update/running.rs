//! What came of an effect of a round: it opens, waits, is kept, is finished.
//!
//! Never here: what is asked in it.

use crate::domain::round::{Round, RoundState};
use crate::tui::effect::Effect;
use crate::tui::making;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::round;
use crate::tui::screens::elsewhere::Elsewhere;
use crate::tui::screens::{pause, versions, who};
use crate::tui::table::Table;
use crate::tui::widgets::editor::Snapshot;

use super::with_desk;

/// What came of an effect of a round.
pub(super) fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::RoundOpened { round, drafts } => opened(model, *round, drafts),
        Message::RoundWaits { round, drafts } => {
            model.screen = Screen::Pause(Box::new(pause::Pause::new(*round, drafts)));
            Vec::new()
        }
        Message::RoundKept { round, done } => kept(model, *round, &done),
        Message::RoundElsewhere { round, title, since } => {
            model.screen = Screen::Elsewhere(Box::new(Elsewhere::found(round, title, since)));
            Vec::new()
        }
        Message::RoundTakenOver => taken_over(model),
        Message::VersionsRead { versions, first } => with_desk(model, |screen, desk| match screen {
            Screen::Round(table) => versions::read(table, versions, first, desk),
            Screen::Pause(_) if first => {
                desk.warn(desk.look.ui.versions_first());
                Vec::new()
            }
            _ => Vec::new(),
        }),
        Message::RoundFinished(finished) => {
            let ui = model.ui;
            model.say(ui.closing_finished());
            vec![Effect::ReadCase(finished.case)]
        }
        Message::RoundPutAway => vec![Effect::ReadHome],
        happened @ (Message::LastTimeRead { .. } | Message::ObstaclesRead(_)) => {
            if let Screen::Round(table) = &mut model.screen {
                table.heard(happened);
            }
            Vec::new()
        }
        happened @ (Message::NamesRead(_) | Message::PersonAdmitted(_) | Message::CaseFound { .. }) => {
            with_desk(model, |screen, desk| match screen {
                Screen::Round(table) => who::arrived(table, happened, desk),
                _ => Vec::new(),
            })
        }
        Message::ReadBackWritten(path) => {
            let ui = model.ui;
            model.say(ui.closing_written(&path));
            Vec::new()
        }
        Message::EditedOutside(text) => edited_outside(model, &text),
        Message::DraftNotStored { field, why } => {
            match &mut model.screen {
                Screen::Round(table) => {
                    table.form.not_stored(&field);
                    who::not_stored(table, &field);
                    making::not_stored(table, &field);
                }
                Screen::Setup(setup) => setup.not_stored(&field),
                Screen::Case(case) => case.not_stored(&field),
                Screen::Elements(elements) => elements.not_stored(&field),
                Screen::Home(home) => home.not_stored(&field),
                Screen::Past(past) => past.not_stored(&field),
                Screen::People(people) => people.not_stored(&field),
                _ => {}
            }
            model.warn(why);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A round comes on screen, with what stood half typed.
fn opened(model: &mut Model, round: Round, drafts: Vec<(String, Snapshot)>) -> Vec<Effect> {
    let mut table = Table::open(round, drafts, model.now);
    let mut effects = table.read_last_time();
    effects.extend(who::resume(&mut table));
    making::resume(&mut table, model.ui);
    model.screen = Screen::Round(Box::new(table));
    effects
}

/// The round is on disk: it goes on, waits, or came from a pause.
fn kept(model: &mut Model, round: Round, done: &[String]) -> Vec<Effect> {
    let now = model.now;
    match (&mut model.screen, round.state) {
        (Screen::Round(table), RoundState::Running) => table.kept(round, done, now),
        (Screen::Round(table), RoundState::Paused) => {
            table.stash();
            let drafts = std::mem::take(&mut table.drafts);
            model.screen = Screen::Pause(Box::new(pause::Pause::new(round, drafts)));
            Vec::new()
        }
        (Screen::Pause(pause), RoundState::Running) => {
            let mut drafts = std::mem::take(&mut pause.drafts);
            drafts.retain(|(name, _)| !done.contains(name));
            opened(model, round, drafts)
        }
        _ => Vec::new(),
    }
}

/// Another window went on with the round: what is typed here is kept beside what goes on there.
fn taken_over(model: &mut Model) -> Vec<Effect> {
    let (left, effects) = match &model.screen {
        Screen::Round(table) => (Some(Elsewhere::lost(&table.round)), table.save_again()),
        Screen::Pause(pause) => (Some(Elsewhere::lost(pause.round())), Vec::new()),
        _ => (None, Vec::new()),
    };
    if let Some(left) = left {
        model.overlay = None;
        model.screen = Screen::Elsewhere(Box::new(left));
    }
    effects
}

fn edited_outside(model: &mut Model, text: &str) -> Vec<Effect> {
    with_desk(model, |screen, desk| match screen {
        Screen::Round(table) => {
            let outcome = table.form.replace(text);
            round::edited(table, outcome, desk)
        }
        _ => Vec::new(),
    })
}
