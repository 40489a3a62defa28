//! What every message does to the model, and what has to be done for it.
//!
//! Never here: a clock, the store, the environment, drawing.

mod care;
mod case;
mod forks;
mod overlay;
mod running;
pub mod search;
mod shelf;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::effect::Effect;
use super::keys::{self, Action, Binding, EVERYWHERE, WITHOUT_TYPING};
use super::look::{Desk, Look};
use super::message::Message;
use super::model::{Model, Overlay, Screen};
use super::round;
use super::screens::{home, setup};
use super::view;
use super::widgets::palette::Palette;

/// Changes the model by a message; what has to be done comes back, in order.
#[must_use]
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::KeyPressed(key) if key.kind == KeyEventKind::Release => Vec::new(),
        Message::KeyPressed(key) => pressed(model, key),
        Message::Pasted(text) => pasted(model, &text),
        Message::Clicked(column, row) => clicked(model, column, row),
        Message::Scrolled(up) => scrolled(model, up),
        Message::Resized(width, height) => {
            model.resize((width, height));
            with_desk(model, |screen, desk| {
                match screen {
                    Screen::Past(past) => past.lay_out(&desk.look),
                    Screen::Case(case) => case.resized(&desk.look),
                    Screen::Sequences(sequences) => sequences.lay_out(&desk.look),
                    Screen::Search(search) => search.resized(&desk.look),
                    _ => {}
                }
                Vec::new()
            })
        }
        Message::ClockRead(now) => {
            model.now = now;
            Vec::new()
        }
        Message::Failed(why) => {
            model.warn(why);
            Vec::new()
        }
        happened => arrived(model, happened),
    }
}

/// On the hint line a click does what stands there; in the field with the cursor it sets the cursor.
fn clicked(model: &mut Model, column: u16, row: u16) -> Vec<Effect> {
    if let Some(action) = view::clicked(model, column, row) {
        return act(model, action);
    }
    if model.covered || model.overlay.is_some() || view::is_too_small(model.size) {
        return Vec::new();
    }
    with_desk(model, |screen, desk| match screen {
        Screen::Round(table) => round::click(table, (column, row), desk),
        _ => Vec::new(),
    })
}

/// What came of an effect: what was read for a screen, here; the rest below.
fn arrived(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::HomeRead(lines) => {
            match &mut model.screen {
                Screen::Home(home) => home.read(lines),
                _ => model.screen = Screen::Home(home::Home::new(lines)),
            }
            Vec::new()
        }
        Message::SetupOffered(offer) => {
            let look = look(model);
            if let Screen::Setup(setup) = &mut model.screen {
                return setup.offered(*offer, &look);
            }
            let near: Vec<String> = offer.near.iter().map(|case| case.title.clone()).collect();
            let (setup, effects) = setup::Setup::new(*offer, &look);
            if !effects.is_empty() && !near.is_empty() {
                // No question stands before the first one: its screen says what is near.
                model.say(look.ui.setup_near(&near.join(", ")));
            }
            model.screen = Screen::Setup(Box::new(setup));
            effects
        }
        happened => case::arrived(model, happened),
    }
}

/// The keys that work now: those of the screen first, then those that work everywhere.
pub fn possible(model: &Model) -> Vec<Binding> {
    let mut bindings = match &model.screen {
        Screen::Blank => Vec::new(),
        Screen::Home(home) => undoable(home.keys(), model.undoes),
        Screen::Setup(setup) => setup.keys(),
        Screen::Round(table) => round::keys(table),
        Screen::Elsewhere(elsewhere) => elsewhere.keys(),
        Screen::Pause(pause) => pause.keys(),
        Screen::Case(case) => case.keys(),
        Screen::Past(past) => undoable(past.keys(), model.undoes),
        Screen::People(people) => undoable(people.keys(), model.undoes),
        Screen::Sequences(sequences) => sequences.keys(),
        Screen::Elements(elements) => elements.keys(),
        Screen::Search(search) => search.keys(),
        Screen::Forks(forks) => forks.keys(),
    };
    bindings.extend(EVERYWHERE);
    if !is_typing(model) {
        bindings.extend(WITHOUT_TYPING);
    }
    bindings
}

/// The key that undoes stands in the hint line while there is something to undo. It works all the same.
fn undoable(mut bindings: Vec<Binding>, undoes: bool) -> Vec<Binding> {
    for binding in bindings.iter_mut().filter(|binding| binding.action == Action::Undo && !undoes) {
        binding.hint = None;
    }
    bindings
}

fn is_typing(model: &Model) -> bool {
    match &model.screen {
        Screen::Home(home) => home.is_typing(),
        Screen::Setup(setup) => setup.is_typing(),
        Screen::Round(table) => round::is_typing(table),
        Screen::Case(case) => case.is_typing(),
        Screen::Past(past) => past.is_typing(),
        Screen::People(people) => people.is_typing(),
        Screen::Elements(elements) => elements.is_typing(),
        Screen::Search(_) => true,
        Screen::Sequences(sequences) => sequences.is_typing(),
        Screen::Blank | Screen::Elsewhere(_) | Screen::Forks(_) | Screen::Pause(_) => false,
    }
}

fn pressed(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    model.notice = None;
    if view::is_too_small(model.size) {
        return pressed_unseen(model, key);
    }
    let everywhere = keys::action(EVERYWHERE, key);
    if model.covered {
        return match everywhere {
            Some(Action::Leave) => vec![Effect::Quit],
            Some(Action::Cover) => {
                model.covered = false;
                Vec::new()
            }
            _ => Vec::new(),
        };
    }
    if let Some(overlay) = &mut model.overlay {
        return match overlay {
            Overlay::Help(_) => overlay::in_help(model, key),
            Overlay::Palette(_) => overlay::in_palette(model, key),
        };
    }
    let action = match &model.screen {
        Screen::Round(table) => round::action(table, key).or(everywhere),
        _ => keys::action(&possible(model), key),
    };
    if let Screen::Round(table) = &mut model.screen {
        // Only the same key directly after it takes words away.
        table.asked = table.asked.filter(|asked| Some(*asked) == action);
    }
    let action = action.or_else(|| if is_typing(model) { None } else { keys::action(WITHOUT_TYPING, key) });
    match action {
        Some(action) => act(model, action),
        None => typed(model, key),
    }
}

/// In a window that is too small for a screen a word is typed to its end all the same; nothing else happens that nobody sees.
fn pressed_unseen(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if keys::action(EVERYWHERE, key) == Some(Action::Leave) {
        return vec![Effect::Quit];
    }
    let is_letter = matches!(key.code, KeyCode::Char(_))
        && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    if is_letter && is_for_words(model) { typed(model, key) } else { Vec::new() }
}

/// True when what is typed goes into a field that is on screen, or would be in a larger window.
fn is_for_words(model: &Model) -> bool {
    !model.covered && model.overlay.is_none() && is_typing(model)
}

fn typed(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    with_desk(model, |screen, desk| match screen {
        Screen::Home(home) => home.key(key, desk),
        Screen::Setup(setup) => setup.key(key, desk),
        Screen::Round(table) => round::key(table, key, desk),
        Screen::Case(case) => case.key(key, desk),
        Screen::Past(past) => past.key(key, desk),
        Screen::People(people) => people.key(key, desk),
        Screen::Elements(elements) => elements.key(key, desk),
        Screen::Search(search) => search.key(key, desk),
        Screen::Sequences(sequences) => sequences.key(key, desk),
        Screen::Blank | Screen::Elsewhere(_) | Screen::Forks(_) | Screen::Pause(_) => Vec::new(),
    })
}

/// The wheel does what the arrows do, in what lies on top.
fn scrolled(model: &mut Model, up: bool) -> Vec<Effect> {
    let (code, action) = if up { (KeyCode::Up, Action::Up) } else { (KeyCode::Down, Action::Down) };
    match &model.overlay {
        _ if model.covered || view::is_too_small(model.size) => Vec::new(),
        Some(Overlay::Help(_)) => overlay::in_help(model, code.into()),
        Some(Overlay::Palette(_)) => overlay::in_palette(model, code.into()),
        None => act(model, action),
    }
}

fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = None;
    if model.covered || view::is_too_small(model.size) && !is_for_words(model) {
        return Vec::new();
    }
    match &mut model.overlay {
        Some(Overlay::Palette(palette)) => {
            palette.paste(text);
            return Vec::new();
        }
        // Nobody types in what help lies over.
        Some(Overlay::Help(_)) => return Vec::new(),
        None => {}
    }
    with_desk(model, |screen, desk| match screen {
        Screen::Home(home) => home.paste(text, desk),
        Screen::Setup(setup) => setup.paste(text, desk),
        Screen::Round(table) => round::paste(table, text, desk),
        Screen::Case(case) => case.paste(text, desk),
        Screen::Past(past) => past.paste(text, desk),
        Screen::People(people) => people.paste(text, desk),
        Screen::Elements(elements) => elements.paste(text, desk),
        Screen::Search(search) => search.paste(text, desk),
        Screen::Sequences(sequences) => sequences.paste(text, desk),
        Screen::Blank | Screen::Elsewhere(_) | Screen::Forks(_) | Screen::Pause(_) => Vec::new(),
    })
}

/// Does what an action says, wherever it came from: a key, the palette, a click.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Help => {
            model.overlay = Some(Overlay::Help(0));
            Vec::new()
        }
        Action::Palette => {
            let bindings = possible(model);
            model.overlay = Some(Overlay::Palette(Box::new(Palette::new(bindings))));
            Vec::new()
        }
        Action::Cover => {
            model.covered = true;
            Vec::new()
        }
        Action::Redraw => vec![Effect::Redraw],
        Action::Mouse => {
            model.mouse = !model.mouse;
            vec![Effect::Mouse(model.mouse)]
        }
        Action::Leave | Action::Quit => vec![Effect::Quit],
        Action::Suspend => vec![Effect::Suspend],
        Action::Escape if shelf::is_list(model) => shelf::back(model),
        Action::Escape if search::is_behind(model) => search::back(model),
        Action::Search => search::open(model),
        action => with_desk(model, |screen, desk| match screen {
            Screen::Blank => Vec::new(),
            Screen::Home(home) => home.act(action, desk),
            Screen::Setup(setup) => setup.act(action, desk),
            Screen::Round(table) => round::act(table, action, desk),
            Screen::Elsewhere(elsewhere) => elsewhere.act(action),
            Screen::Pause(pause) => pause.act(action, desk),
            Screen::Case(case) => case.act(action, desk),
            Screen::Past(past) => past.act(action, desk),
            Screen::People(people) => people.act(action, desk),
            Screen::Sequences(sequences) => sequences.act(action, desk),
            Screen::Elements(elements) => elements.act(action, desk),
            Screen::Search(search) => search.act(action, desk),
            Screen::Forks(forks) => forks.act(action, desk),
        }),
    }
}

/// What every screen needs to know to draw itself.
pub fn look(model: &Model) -> Look {
    let size = view::room(model);
    Look { ui: model.ui, now: model.now, theme: model.theme, size, invented: model.invented }
}

fn with_desk(
    model: &mut Model,
    change: impl FnOnce(&mut Screen, &mut Desk<'_>) -> Vec<Effect>,
) -> Vec<Effect> {
    let mut desk = Desk { look: look(model), notice: &mut model.notice };
    change(&mut model.screen, &mut desk)
}
