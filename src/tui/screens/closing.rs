//! The closing: what was agreed and said, read back; what it was about; when the next round is.
//!
//! Never here: finishing itself, which is an effect; how the list is drawn (that is `list`).

mod list;
mod yields;

use crate::domain::answer::{Content, Key};
use crate::domain::round::Move;
use crate::domain::round::fields::Field as Name;
use crate::report::read_back::{promises, read_back, reviewed};
use crate::text::Ui;
use crate::text::promise::due;
use crate::tui::effect::Effect;
use crate::tui::keys::{
    Action, BACKTAB, Binding, DOWN, END, ENTER, ESC, HOME, PGDN, PGUP, TAB, UP, alt, ch, ctrl, f,
};
use crate::tui::look::{Desk, Look};
use crate::tui::picking::NOWHERE;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::{correcting, making, promise, question};

use yields::{is_yield, yields};

const ON: Binding = Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0);

const DONE: Binding = Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_done).hint(0);

const MOVE: &[Binding] =
    &[Binding::new(Action::Up, &[UP], Ui::key_move), Binding::new(Action::Down, &[DOWN], Ui::key_move)];

const SAID: &[Binding] = &[
    Binding::new(Action::Mark, &[f(2), alt('m')], Ui::key_mark).hint(1),
    Binding::new(Action::ComesBack, &[ch('t')], Ui::key_comes_back).hint(1),
];

const ROWS: &[Binding] = &[
    Binding::new(Action::Correct, &[ENTER], Ui::key_correct).hint(2),
    Binding::new(Action::Copy, &[ch('c')], Ui::key_copy).hint(3),
    Binding::new(Action::Write, &[ch('w')], Ui::key_write).hint(4),
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::First, &[HOME], Ui::key_move),
    Binding::new(Action::Last, &[END], Ui::key_move),
];

/// With more rows than this there is air under the title.
const ROOMY: u16 = 20;

const NEXT_FIELD: &[Binding] = &[Binding::new(Action::Down, &[ENTER, DOWN], Ui::key_next_field)];

const PREVIOUS_FIELD: &[Binding] = &[Binding::new(Action::PreviousField, &[BACKTAB], Ui::key_back).hint(4)];

const CORRECTING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::Escape, &[ESC], Ui::key_not_now).hint(1),
];

const CORRECTING_FORM: &[Binding] = &[
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back),
];

/// What the cursor can be on, in order: what was agreed, what was said of earlier agreements, what goes to the lists that
/// outlive the round, what was said, and then the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Agreement(Key, usize),
    /// What was said of an earlier agreement.
    Reviewed(usize),
    Yield(usize),
    Said(Key),
    Field(usize),
}

fn items(table: &Table) -> Vec<Item> {
    let round = &table.round;
    let agreed = promises(round).into_iter().map(|(key, at, _)| Item::Agreement(key, at));
    let said = round.steps_on_path().into_iter().flat_map(|index| round.read_answers(index));
    let said = said.filter(|(key, answer)| {
        let elsewhere = |content: &Content| matches!(content, Content::Agreements(_)) || is_yield(content);
        let words = answer.content.as_ref().filter(|content| !elsewhere(content));
        words.is_some() && round.may_show(key)
    });
    let fields = 0..fields(table).len();
    let yields = (0..yields(round, Ui::En).len()).map(Item::Yield);
    let reviewed = (0..reviewed(round, Ui::En).len()).map(Item::Reviewed);
    agreed
        .chain(reviewed)
        .chain(yields)
        .chain(said.map(|(key, _)| Item::Said(key)))
        .chain(fields.map(Item::Field))
        .collect()
}

fn here(table: &Table) -> Option<Item> {
    items(table).get(table.cursor.at).copied()
}

/// «Waar ging dit over?» when nobody said, and the next round.
fn fields(table: &Table) -> Vec<Field> {
    let round = &table.round;
    let next = promise::by_when(round, &round.next_round);
    let about = round.about.is_empty().then(|| Field::line(Name::About.name(round), ""));
    about.into_iter().chain([Field::line(Name::NextRound.name(round), "").holding(next)]).collect()
}

/// The fields of this place.
pub fn form(table: &Table) -> Form {
    let fields = fields(table);
    let typing = table.drafts.last().is_some_and(|(name, _)| fields.iter().any(|field| field.name == *name));
    let mut form = Form::new(fields, &table.drafts);
    let nothing_said = !items(table).iter().any(|item| !matches!(item, Item::Field(_)));
    if !typing && !nothing_said {
        form.focus = NOWHERE;
    }
    form
}

/// Where the cursor is when people arrive: on the field that was typed in last, else at the top.
pub fn cursor(table: &Table) -> Cursor {
    let items = items(table);
    let at = items.iter().position(|item| *item == Item::Field(table.form.focus)).unwrap_or(0);
    Cursor { at, top: 0 }
}

/// The field under the cursor.
pub fn focus(table: &Table) -> usize {
    match here(table) {
        Some(Item::Field(at)) => at,
        _ => NOWHERE,
    }
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if table.correcting.is_some() {
        let form = correcting::which_promise(table).is_some();
        let completes = form && promise::completion(&table.form, &table.round).is_some();
        let complete: &[Binding] = if completes { promise::COMPLETE } else { &[] };
        let form: &[Binding] = if form { CORRECTING_FORM } else { &[] };
        return form.iter().chain(complete).chain(CORRECTING).copied().collect();
    }
    let own = match here(table) {
        _ if table.form.focused().is_some() => [NEXT_FIELD, PREVIOUS_FIELD, MOVE].concat(),
        Some(Item::Said(_)) => [SAID, ROWS].concat(),
        _ => ROWS.to_vec(),
    };
    let on = if next_field(table).is_some() { ON } else { DONE };
    std::iter::once(on).chain(own).collect()
}

/// Where Tab goes from here: to the next field, so that nobody passes the day of the next round by.
/// None in the last field: there the round is done.
fn next_field(table: &Table) -> Option<usize> {
    let items = items(table);
    let later =
        items.iter().enumerate().skip(table.cursor.at).filter(|(_, item)| matches!(item, Item::Field(_)));
    later.map(|(at, _)| at).find(|at| *at != table.cursor.at)
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    if table.correcting.is_some() {
        return correcting::act(table, action, desk);
    }
    match (action, here(table)) {
        (Action::On, _) => match next_field(table) {
            Some(at) => Some(go(table, at, desk)),
            None => Some(finish(table, desk)),
        },
        (Action::PreviousField, _) => Some(match table.cursor.at.checked_sub(1) {
            Some(at) => go(table, at, desk),
            None => moved(table.leave([Move::Back]), desk),
        }),
        (Action::Mark, Some(Item::Said(key))) => {
            table.panel = Some(Panel::Marks(key, Cursor::default()));
            Some(Vec::new())
        }
        (Action::ComesBack, Some(Item::Said(key))) => {
            let set = !table.round.answers.get(&key).is_some_and(|answer| answer.comes_back);
            Some(moved(table.moves([Move::ComesBack { key, set }], Vec::new()), desk))
        }
        (Action::Correct, Some(Item::Said(key))) => Some(correcting::begin(table, key, desk)),
        (Action::Correct, Some(Item::Agreement(key, at))) => {
            Some(correcting::begin_promise(table, key, u32::try_from(at).unwrap_or(u32::MAX)))
        }
        (Action::Correct, Some(Item::Reviewed(_))) => {
            desk.say(desk.look.ui.reading_go_back_to_correct());
            Some(Vec::new())
        }
        (Action::Correct, Some(Item::Yield(at))) => Some(correct_yield(table, at, desk)),
        (Action::Mark | Action::ComesBack | Action::Correct, _) => Some(Vec::new()),
        (Action::Copy, _) => {
            desk.say(desk.look.ui.closing_copied());
            Some(vec![Effect::Copy(as_text(table, desk))])
        }
        (Action::Write, _) => {
            let title = table.round.case.title.clone();
            Some(vec![Effect::WriteReadBack { title, text: as_text(table, desk) }])
        }
        (action, _) => {
            let count = items(table).len();
            let page = usize::from(desk.look.size.1 / 2);
            if !table.cursor.act(action, count, page) {
                return None;
            }
            table.form.focus = focus(table);
            Some(table.touched())
        }
    }
}

/// Other words for what was made of an answer; what is an answer itself is mended at its question.
fn correct_yield(table: &mut Table, at: usize, desk: &mut Desk<'_>) -> Vec<Effect> {
    let yielded = yields(&table.round, desk.look.ui).into_iter().nth(at);
    let Some((key, makes)) = yielded.and_then(|it| Some((it.of?, it.makes))) else {
        desk.say(desk.look.ui.reading_go_back_to_correct());
        return Vec::new();
    };
    making::open(table, key, makes, desk)
}

/// Puts the cursor on the item at this place.
fn go(table: &mut Table, at: usize, desk: &Desk<'_>) -> Vec<Effect> {
    let page = usize::from(desk.look.size.1 / 2);
    table.cursor.go(at, items(table).len(), page);
    table.form.focus = focus(table);
    table.touched()
}

/// What is typed in the fields, as moves.
fn typed(table: &Table) -> Vec<Move> {
    let text = |name: Name| table.form.text(&name.name(&table.round)).to_owned();
    let about = text(Name::About);
    let about = (!about.trim().is_empty()).then_some(Move::About(about));
    let next = Move::NextRound(due(&text(Name::NextRound), table.today()));
    about.into_iter().chain([next]).collect()
}

/// Finishes the round with what is typed in the fields: one change of what is kept, so that there is nothing in between
/// where a person would find themselves at the top again. A round that may not end yet keeps what is typed.
fn finish(table: &Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let effects = moved(table.moves(typed(table), table.form.names()), desk);
    let Some(Effect::Keep { round, .. }) = effects.first() else { return effects };
    let mut finished = round.clone();
    match finished.make(Move::Finish) {
        Ok(()) => vec![Effect::Finish(finished)],
        Err(refusal) => {
            desk.warn(desk.look.ui.refusal(&refusal));
            effects
        }
    }
}

/// The read-back as text, with what stands in the fields.
fn as_text(table: &Table, desk: &Desk<'_>) -> String {
    let mut round = table.round.clone();
    for step in typed(table) {
        // A date and a subject are never refused at the closing.
        let _unused = round.make(step);
    }
    read_back(&round, desk.look.ui, desk.look.today())
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    page.row(Row::new(ui.closing_title(), theme.bold).right(ui.closing_reading_back(), theme.dim));
    // What is read back is longer than the room as a rule: the air stays all the same, where there is any.
    if look.size.1 > ROOMY {
        page.row(Row::default());
    } else {
        page.gap();
    }
    if table.correcting.is_some() {
        return correcting_view(table, look, page);
    }
    list::view(table, look, page);
    if look.size.1 > 12 {
        page.row(Row::default());
    }
    if items(table).iter().any(|item| matches!(item, Item::Said(_))) {
        page.text(ui.closing_marks(), theme.dim, 0, 8);
    }
    page.stretch();
    let labels = [ui.closing_about(), ui.closing_next_round()];
    let labels = if table.form.fields.len() > 1 { labels.to_vec() } else { vec![ui.closing_next_round()] };
    let narrow = page.width() < 45;
    for ((at, field), label) in table.form.fields.iter().enumerate().zip(&labels) {
        let column = label_column(if narrow { std::slice::from_ref(label) } else { &labels });
        let active = at == table.form.focus;
        let is_date = *label == ui.closing_next_round();
        let starter = if is_date && active { ui.closing_next_round_starter() } else { "" };
        labelled(page, field, Labelled::new(*label, column, 2).starter(starter), active, theme);
        if is_date {
            promise::date_read(page, field.text(), column + 2, active, table.today(), look);
        }
    }
}

/// The words that are being corrected, and nothing beside them.
fn correcting_view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (theme, round) = (look.theme, &table.round);
    let Some(key) = table.correcting else { return };
    let Some(step) = round.sequence.steps.get(key.step) else { return };
    page.text(step.wording.ask.get(&round.language), theme.dim, 0, 2);
    page.gap();
    if correcting::which_promise(table).is_some() {
        promise::view(&table.form, round, "", table.today(), look, page);
    } else {
        let author = question::whose(round, key);
        if !author.is_empty() {
            page.row(Row::new(author, theme.accent));
        }
        table.form.field(page, 0, (look.size.1 * 2 / 3).max(2), &theme);
    }
    page.stretch();
}

#[cfg(test)]
mod tests;
