//! A running round: which screen shows the place where it is, and the keys they all share.
//!
//! Never here: what one screen shows.

#[cfg(test)]
mod tests;

use crossterm::event::KeyEvent;

use crate::domain::round::{Move, Place, Refusal};
use crate::text::Ui;

use super::effect::Effect;
use super::keys::{self, Action, BACKTAB, Binding, ENTER, ESC, TAB, alt, ch, ctrl, f};
use super::look::{Desk, Look};
use super::question;
use super::screens::{
    agenda, agreement, begin_with, closing, earlier, element, making, marks, opening, options, reading,
    recurring, returning, rows, say_back, script, seen, step, versions, vote, who, write_first,
};
use super::table::{Panel, Table};
use super::widgets::form::FormOutcome;
use super::widgets::list::Cursor;
use super::widgets::page::{Page, Row};

/// The keys that every screen of a round has, after its own.
const SHARED: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_pause).hint(3),
    Binding::new(Action::BeginWith, &[f(8), alt('b')], Ui::key_begin_with),
    Binding::new(Action::Who, &[f(9), alt('w')], Ui::key_who),
    Binding::new(Action::FinishNow, &[], Ui::key_finish_now),
];

/// The keys while the keyboard goes to the next person.
const WAITING: &[Binding] = &[
    Binding::new(Action::On, &[ENTER, TAB], Ui::key_start).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_pause).hint(3),
];

/// `F5`, where a turn can be passed.
const SKIP: &[Binding] = &[Binding::new(Action::Skip, &[f(5), alt('p')], Ui::key_skip).hint(2)];

/// `F3`, where a question or an agreement stands.
const EARLIER: &[Binding] = &[Binding::new(Action::Earlier, &[f(3), alt('e')], Ui::key_earlier)];

/// `F4`, where a question stands.
const SCRIPT: &[Binding] = &[Binding::new(Action::Script, &[f(4), alt('s')], Ui::key_script)];

/// `Shift-Tab`, where something comes before.
const BACK: &[Binding] = &[Binding::new(Action::Back, &[BACKTAB], Ui::key_back).hint(4)];

/// `u`, where nothing is typed and there is something to undo.
const UNDO: &[Binding] = &[Binding::new(Action::Undo, &[ch('u')], Ui::key_undo)];

/// `F7`, where words are typed.
const EXTERNAL: &[Binding] = &[Binding::new(Action::External, &[f(7), alt('v')], Ui::key_external)];

/// `F10`, where words stand in two versions.
const VERSIONS: &[Binding] = &[Binding::new(Action::Versions, &[f(10), alt('t')], Ui::key_versions).hint(1)];

/// The keys that work now, the screen's own first.
pub fn keys(table: &Table) -> Vec<Binding> {
    let mut bindings = keys_here(table);
    // On a row of who is here a letter begins a name.
    let letters = is_typing(table) || matches!(table.panel, Some(Panel::Who(_)));
    if table.before.is_some() && !letters {
        bindings.extend(UNDO);
    }
    bindings
}

fn keys_here(table: &Table) -> Vec<Binding> {
    if table.waits_for_person {
        return WAITING.to_vec();
    }
    if let Some(panel) = &table.panel {
        return match panel {
            Panel::Marks(..) => marks::keys(table),
            Panel::Earlier(_) => earlier::keys(table),
            Panel::Script => script::keys(table),
            Panel::BeginWith(_) => begin_with::keys(table),
            Panel::Who(_) => who::keys(table),
            Panel::Making(_) => making::keys(table),
            Panel::Recurring(..) => recurring::keys(table),
            Panel::Seen(..) => seen::keys(table),
            Panel::Versions(_) => versions::keys(table),
        };
    }
    let mut bindings = match table.round.place {
        Place::Opening(_) => opening::keys(table),
        Place::Returning => returning::keys(table),
        Place::WriteFirst(_) => write_first::keys(table),
        Place::Reading(_) => reading::keys(table),
        Place::Closing => closing::keys(table),
        Place::Turn(_) if agreement::is_here(&table.round) => agreement::keys(table),
        Place::Turn(_) if element::is_here(&table.round) => element::keys(table),
        Place::Turn(_) if agenda::is_here(&table.round) => agenda::keys(table),
        Place::Turn(_) if rows::is_here(&table.round) => rows::keys(table),
        Place::Turn(_) if options::is_here(&table.round) => options::keys(table),
        Place::Turn(_) if vote::is_here(&table.round) => vote::keys(table),
        Place::Turn(_) if say_back::is_here(&table.round) => say_back::keys(table),
        Place::Turn(_) | Place::Pick(_) => step::keys(table),
    };
    if table.is_asking() {
        bindings.extend(SKIP);
    }
    if table.round.path().first() != Some(&table.round.place) {
        bindings.extend(BACK);
    }
    bindings.extend(SHARED);
    let question = table.step().is_some();
    if question || matches!(table.round.place, Place::Opening(_)) {
        bindings.extend(EARLIER);
    }
    if question {
        bindings.extend(SCRIPT);
    }
    if table.form.focused().is_some() {
        bindings.extend(EXTERNAL);
    }
    if versions::here(table).is_some() {
        bindings.extend(VERSIONS);
    }
    bindings
}

/// Does what a key asks for.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.waits_for_person && action == Action::On {
        table.waits_for_person = false;
        return Vec::new();
    }
    if action == Action::Undo {
        return undo(table, desk);
    }
    let own = match &table.panel {
        Some(Panel::Marks(..)) => marks::act(table, action, desk),
        Some(Panel::Earlier(_)) => earlier::act(table, action, desk),
        Some(Panel::Script) => script::act(table, action, desk),
        Some(Panel::BeginWith(_)) => begin_with::act(table, action, desk),
        Some(Panel::Who(_)) => who::act(table, action, desk),
        Some(Panel::Making(_)) => making::act(table, action, desk),
        Some(Panel::Recurring(..)) => recurring::act(table, action, desk),
        Some(Panel::Seen(..)) => seen::act(table, action, desk),
        Some(Panel::Versions(_)) => versions::act(table, action, desk),
        None => match table.round.place {
            Place::Opening(_) => opening::act(table, action, desk),
            Place::Returning => returning::act(table, action, desk),
            Place::WriteFirst(_) => write_first::act(table, action, desk),
            Place::Reading(_) => reading::act(table, action, desk),
            Place::Closing => closing::act(table, action, desk),
            Place::Turn(_) if agreement::is_here(&table.round) => agreement::act(table, action, desk),
            Place::Turn(_) if element::is_here(&table.round) => element::act(table, action, desk),
            Place::Turn(_) if agenda::is_here(&table.round) => agenda::act(table, action, desk),
            Place::Turn(_) if rows::is_here(&table.round) => rows::act(table, action, desk),
            Place::Turn(_) if options::is_here(&table.round) => options::act(table, action, desk),
            Place::Turn(_) if vote::is_here(&table.round) => vote::act(table, action, desk),
            Place::Turn(_) if say_back::is_here(&table.round) => say_back::act(table, action, desk),
            Place::Turn(_) | Place::Pick(_) => step::act(table, action, desk),
        },
    };
    own.unwrap_or_else(|| shared(table, action, desk))
}

/// Goes back to the round before the last change beside the words; once more brings it again.
fn undo(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(round) = table.before.take() else { return Vec::new() };
    desk.say(desk.look.ui.case_undone());
    vec![Effect::Keep { round, done: Vec::new() }]
}

/// A click in the field with the cursor sets the cursor there.
pub fn click(table: &mut Table, (column, row): (u16, u16), desk: &mut Desk<'_>) -> Vec<Effect> {
    table.asked = None;
    if table.waits_for_person || table.panel.is_some() {
        return Vec::new();
    }
    let outcome = table.form.click(column, row);
    edited(table, outcome, desk)
}

/// What every place answers to when its own screen does not.
fn shared(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.panel.is_some() {
        // A panel goes away with the key that opened it, and with Esc.
        if matches!(
            action,
            Action::Escape
                | Action::On
                | Action::Earlier
                | Action::Script
                | Action::BeginWith
                | Action::Who
                | Action::Mark
        ) {
            let typed = matches!(table.panel.take(), Some(Panel::Who(_)));
            // What was typed last is no longer what lies over the question.
            return if typed { table.touched() } else { Vec::new() };
        }
        return Vec::new();
    }
    match action {
        Action::On => moved(table.moves([Move::On], Vec::new()), desk),
        Action::Back => moved(table.leave([Move::Back]), desk),
        Action::Skip if table.asked != Some(Action::Skip) && has_words(table) => {
            table.asked = Some(Action::Skip);
            desk.warn(desk.look.ui.round_skip_sure());
            Vec::new()
        }
        Action::Skip => moved(table.moves([Move::Skip], table.form.names()), desk),
        Action::Escape => {
            let mut effects = table.save_again();
            effects.extend(moved(table.moves([Move::Pause], Vec::new()), desk));
            effects
        }
        Action::FinishNow => moved(table.leave([Move::FinishNow]), desk),
        Action::External => {
            let words = table.form.focused().map(|field| field.text().to_owned());
            words.map(Effect::EditOutside).into_iter().collect()
        }
        Action::Earlier => earlier::open(table),
        Action::Script => open(table, Panel::Script),
        Action::BeginWith => begin_with::open(table),
        Action::Who => who::open(table),
        Action::Versions => open(table, Panel::Versions(Cursor::default())),
        _ => Vec::new(),
    }
}

/// True where words stand that passing the turn would take away. A number or a choice is no words.
fn has_words(table: &Table) -> bool {
    let skipped = match table.round.place {
        Place::Opening(_) => 1,
        Place::Turn(_)
            if rows::is_here(&table.round)
                || options::is_here(&table.round)
                || vote::is_here(&table.round) =>
        {
            1
        }
        _ => 0,
    };
    let typed = table.form.fields.iter().skip(skipped).any(|field| !field.text().trim().is_empty());
    typed
        || (agreement::is_here(&table.round) && agreement::has_made(&table.round))
        || (element::is_here(&table.round) && element::has_made(&table.round))
        || (agenda::is_here(&table.round) && agenda::has_made(&table.round))
}

/// Lays a panel over the question.
pub fn open(table: &mut Table, panel: Panel) -> Vec<Effect> {
    table.panel = Some(panel);
    Vec::new()
}

/// The effects of a move, or the reason why it was refused at the foot of the screen.
pub fn moved(made: Result<Vec<Effect>, Refusal>, desk: &mut Desk<'_>) -> Vec<Effect> {
    made.unwrap_or_else(|refusal| {
        match refusal {
            Refusal::AtStart => {}
            other => desk.warn(desk.look.ui.refusal(&other)),
        }
        Vec::new()
    })
}

/// A key that is no action goes to the field with the cursor.
pub fn key(table: &mut Table, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.waits_for_person {
        return Vec::new();
    }
    let seats = table.round.seats.len();
    let outcome = match &mut table.panel {
        Some(Panel::Who(who)) => who.key(key, seats),
        Some(Panel::Making(making)) => {
            if keys::Chord::of(key) == ctrl('v') {
                making.form.lend(&table.clipboard);
            }
            making.form.key(key)
        }
        Some(Panel::Seen(_, picker)) => picker.key(key),
        Some(_) => FormOutcome::Ignored,
        None => {
            if keys::Chord::of(key) == ctrl('v') {
                table.form.lend(&table.clipboard);
            }
            table.form.key(key)
        }
    };
    if keys::is_letter(key) {
        nowhere_to_type(table, &outcome, desk);
    }
    edited(table, outcome, desk)
}

/// Pasted text goes to the field with the cursor.
pub fn paste(table: &mut Table, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
    table.asked = None;
    if table.waits_for_person {
        return Vec::new();
    }
    let seats = table.round.seats.len();
    let outcome = match &mut table.panel {
        Some(Panel::Who(who)) => who.paste(text, seats),
        Some(Panel::Making(making)) => making.form.paste(text),
        Some(Panel::Seen(_, picker)) => picker.paste(text),
        Some(_) => FormOutcome::Ignored,
        None => table.form.paste(text),
    };
    nowhere_to_type(table, &outcome, desk);
    edited(table, outcome, desk)
}

/// Says what to do first, where letters came and there is no field for them yet.
fn nowhere_to_type(table: &Table, outcome: &FormOutcome, desk: &mut Desk<'_>) {
    let is_opening = matches!(table.round.place, Place::Opening(_));
    if is_opening && table.panel.is_none() && *outcome == FormOutcome::Ignored && opening::is_open(table) {
        desk.warn(desk.look.ui.opening_choose_first());
    }
}

/// What became of an edit: what changed is put on disk before it is drawn.
pub fn edited(table: &mut Table, outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
    match outcome {
        FormOutcome::Ignored | FormOutcome::Done => Vec::new(),
        FormOutcome::Changed(name, draft) => table.field_changed(name, draft),
        FormOutcome::Edited(name, edit, cursor, anchor) => table.field_edited(name, edit, cursor, anchor),
        FormOutcome::Copied(text, changed) => {
            table.clipboard.clone_from(&text);
            let mut effects = vec![Effect::Copy(text)];
            if let Some((name, draft)) = changed {
                effects.extend(table.field_changed(name, draft));
            }
            effects
        }
        FormOutcome::RefusedNul(name, draft) => {
            desk.warn(desk.look.ui.refused_nul());
            table.field_changed(name, draft)
        }
    }
}

/// Draws the screen of the place where the round is.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    if let Some(panel) = &table.panel {
        return match panel {
            Panel::Marks(..) => marks::view(table, look, page),
            Panel::Earlier(_) => earlier::view(table, look, page),
            Panel::Script => script::view(table, look, page),
            Panel::BeginWith(_) => begin_with::view(table, look, page),
            Panel::Who(_) => who::view(table, look, page),
            Panel::Making(_) => making::view(table, look, page),
            Panel::Recurring(..) => recurring::view(table, look, page),
            Panel::Seen(..) => seen::view(table, look, page),
            Panel::Versions(_) => versions::view(table, look, page),
        };
    }
    match table.round.place {
        Place::Opening(_) => opening::view(table, look, page),
        Place::Returning => returning::view(table, look, page),
        Place::WriteFirst(_) => write_first::view(table, look, page),
        Place::Reading(_) => reading::view(table, look, page),
        Place::Closing => closing::view(table, look, page),
        Place::Turn(_) if agreement::is_here(&table.round) => agreement::view(table, look, page),
        Place::Turn(_) if element::is_here(&table.round) => element::view(table, look, page),
        Place::Turn(_) if agenda::is_here(&table.round) => agenda::view(table, look, page),
        Place::Turn(_) if rows::is_here(&table.round) => rows::view(table, look, page),
        Place::Turn(_) if options::is_here(&table.round) => options::view(table, look, page),
        Place::Turn(_) if vote::is_here(&table.round) => vote::view(table, look, page),
        Place::Turn(_) if say_back::is_here(&table.round) => say_back::view(table, look, page),
        Place::Turn(_) | Place::Pick(_) => step::view(table, look, page),
    }
    for words in question::beforehand(table, look.ui) {
        page.text(&words, look.theme.text, 0, 4);
    }
    // Where people write first it stands beside what to do.
    let time = question::time(table, look.ui).filter(|_| !matches!(table.round.place, Place::WriteFirst(_)));
    if let Some(time) = time {
        page.ranked_row(Row::new(time, look.theme.dim), 7);
    }
}

/// True when the key would type a letter here: it is no action then.
pub fn is_typing(table: &Table) -> bool {
    match &table.panel {
        Some(Panel::Who(who)) => who.form.focused().is_some(),
        Some(Panel::Making(making)) => making.is_typing(),
        Some(Panel::Seen(..)) => true,
        Some(_) => false,
        None => table.form.focused().is_some(),
    }
}

/// The action of a key in a round.
pub fn action(table: &Table, event: KeyEvent) -> Option<Action> {
    keys::action(&keys(table), event)
}
