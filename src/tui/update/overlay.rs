//! Keys while something lies over the screen: the help, or every action by name.
//!
//! Never here: what an action does.

use crossterm::event::KeyEvent;

use crate::tui::effect::Effect;
use crate::tui::keys::{self, Action, EVERYWHERE};
use crate::tui::model::{Model, Overlay};

use super::act;

/// A key while the help is on screen.
pub(super) fn in_help(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let everywhere = keys::action(EVERYWHERE, key);
    let paging = keys::action(keys::PAGE, key);
    let Some(Overlay::Help(top)) = &mut model.overlay else { return Vec::new() };
    match (everywhere, paging) {
        (Some(Action::Leave), _) => return vec![Effect::Quit],
        (_, Some(Action::Up)) => *top = top.saturating_sub(1),
        (_, Some(Action::Down)) => *top += 1,
        (_, Some(Action::PageUp)) => *top = top.saturating_sub(10),
        (_, Some(Action::PageDown)) => *top += 10,
        _ => model.overlay = None,
    }
    Vec::new()
}

/// A key while every action by name is on screen.
pub(super) fn in_palette(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    use keys::{DOWN, ENTER, ESC, UP, ctrl};
    let ui = model.ui;
    let page = usize::from(model.size.1);
    let Some(Overlay::Palette(palette)) = &mut model.overlay else { return Vec::new() };
    let chord = keys::Chord::of(key);
    let count = palette.found(ui).len();
    if chord == ctrl('c') {
        return vec![Effect::Quit];
    }
    if chord == ESC || chord == ctrl('p') {
        model.overlay = None;
    } else if chord == UP {
        palette.cursor.act(Action::Up, count, page);
    } else if chord == DOWN {
        palette.cursor.act(Action::Down, count, page);
    } else if chord == ENTER {
        let chosen = palette.chosen(ui);
        model.overlay = None;
        return chosen.map_or_else(Vec::new, |action| act(model, action));
    } else {
        palette.key(key);
    }
    Vec::new()
}
