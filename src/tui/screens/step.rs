//! A question that is answered in words, or read aloud; and picking one of several questions.

use crate::domain::answer::{Content, Key};
use crate::domain::round::fields::{Field as Name, Part};
use crate::domain::round::{Mode, Move, Place};
use crate::domain::sequence::{Kind, Seen, Step};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{self, Action, Binding, DIGITS, DOWN, ENTER, UP};
use crate::tui::look::{Desk, Look};
use crate::tui::question;
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

const TYPED: &[Binding] = &[
    Binding::new(Action::On, &[keys::TAB, keys::ctrl('s')], Ui::key_yes_on).hint(0),
    Binding::new(Action::Mark, &[keys::f(2), keys::alt('m')], Ui::key_mark),
    Binding::new(Action::Skip, &[keys::f(5), keys::alt('p')], Ui::key_skip_short).hint(2),
];

const PICK: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(1),
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
];

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if matches!(table.round.place, Place::Pick(_)) {
        return [PICK, DIGITS].concat();
    }
    if asks_back(table) { TYPED.to_vec() } else { Vec::new() }
}

/// The field for the answer: what stands, or nothing.
pub fn form(table: &Table, key: Key) -> Form {
    let Some(step) = table.step().filter(|step| step.is_kept()) else { return Form::default() };
    let round = &table.round;
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    let starter = question::words(step, role).starter;
    let name = Name::Answer(key, Part::Whole).name(round);
    let mut field = Field::words(name, "").starter(starter.get(&round.language));
    if step.kind == Kind::List {
        field = field.items();
    }
    match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Text(text)) => field = field.holding(text.clone()),
        Some(Content::List(items)) => field = field.holding(items.join("\n")),
        _ => {}
    }
    Form::new(vec![field], &table.drafts)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    let text = table.form.focused()?.text();
    let step = table.step()?;
    (!text.trim().is_empty()).then(|| content(step, text))
}

/// What the answer becomes when people leave without saying that it is done; None when that is
/// what stands. Words that were taken out are taken back.
pub fn left(table: &Table) -> Option<Content> {
    let standing = table.round.standing().and_then(|answer| answer.content.as_ref());
    let taken_out = matches!(standing, Some(Content::Text(_) | Content::List(_)));
    typed(table).or_else(|| table.step().filter(|_| taken_out).map(|step| content(step, "")))
}

fn content(step: &Step, text: &str) -> Content {
    if step.kind == Kind::List {
        let items = text.split('\n').filter(|item| !item.trim().is_empty());
        return Content::List(items.map(str::to_owned).collect());
    }
    // A text of nothing but blanks says nothing; every other text is kept to the last blank.
    if text.trim().is_empty() { Content::Text(String::new()) } else { Content::Text(text.to_owned()) }
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    if let Place::Pick(first) = table.round.place {
        return pick(table, first, action, desk);
    }
    match action {
        Action::On => {
            let step = table.step().filter(|step| step.is_kept())?;
            let content = content(step, table.form.focused()?.text());
            let answer = Move::Answer { content, why: String::new() };
            Some(moved(table.moves([answer], table.form.names()), desk))
        }
        // What is typed is said; marks stand beside what was said.
        Action::Mark => {
            let (key, content) = (table.round.turn()?, typed(table)?);
            table.panel = Some(Panel::Marks(key, Cursor::default()));
            Some(moved(table.moves([Move::Item { content }], table.form.names()), desk))
        }
        _ => None,
    }
}

fn pick(table: &mut Table, first: usize, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let group = table.round.group(first);
    let chosen = match action {
        Action::Open => table.cursor.at,
        Action::Digit(n) => usize::from(n).checked_sub(1)?,
        action => return table.cursor.act(action, group.len(), group.len()).then(Vec::new),
    };
    let step = *group.get(chosen)?;
    Some(moved(table.moves([Move::Pick(step)], Vec::new()), desk))
}

/// True when the one who types reads back what was typed.
fn asks_back(table: &Table) -> bool {
    let words = table.form.focused().is_some_and(|field| !field.text().trim().is_empty());
    words && table.round.mode == Mode::Scribe
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    question::heading(table, look, page);
    if let Place::Pick(first) = table.round.place {
        return pick_view(table, first, look, page);
    }
    let (Some(step), Some(key)) = (table.step(), table.round.turn()) else { return };
    let role = question::speaker(&table.round).and_then(|person| person.role.as_ref());
    question::question(step, role, &table.round, look, page);
    if !step.is_kept() {
        return read_aloud(step, look, page);
    }
    shown(table, key, look, page);
    question::turn(table, key, look, page);
    table.form.field(page, 0, field_rows(look), &look.theme);
    below(table, step, key, look, page);
    page.stretch();
}

/// A field may grow to two thirds of the screen; it scrolls from there.
fn field_rows(look: &Look) -> u16 {
    (look.size.1 * 2 / 3).max(2)
}

fn read_aloud(step: &Step, look: &Look, page: &mut Page<'_>) {
    let words = if step.seen == Seen::Private { look.ui.private_step() } else { look.ui.read_aloud_step() };
    page.text(words, look.theme.text, 0, 2);
    page.stretch();
}

/// What was said before that belongs to the question: an item, the last answer, answers shown with it.
fn shown<'a>(table: &'a Table, key: Key, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(step) = table.step() else { return };
    if let Some(list) = step.per_item.as_ref().and_then(|id| round.sequence.find(id)) {
        let at = usize::try_from(key.n).unwrap_or(usize::MAX);
        if let Some((_, item)) = round.items(list.0).get(at) {
            page.row(Row::new(ui.round_about_item(), theme.dim));
            page.text(item, theme.text, 0, 2);
            page.gap();
        }
    }
    if step.repeat.is_some() && key.n > 0 {
        let before = Key { n: key.n - 1, ..key };
        if let Some(content) = round.answers.get(&before).and_then(|answer| answer.content.as_ref()) {
            page.ranked_row(Row::new(ui.round_just_said(), theme.dim), 5);
            page.text(&question::said(round, step, content, ui), theme.dim, 2, 5);
            page.gap();
        }
    }
    // They belong to the question: the help gives way before they do.
    answers(round.shown_with(key.step), table, 4, look, page);
}

/// Answers with their names, dim, with a heading; they give way by rank when room is short.
fn answers<'a>(
    answers: Vec<(Key, &crate::domain::answer::Answer)>,
    table: &'a Table,
    rank: u8,
    look: &Look,
    page: &mut Page<'a>,
) {
    let round = &table.round;
    if answers.is_empty() {
        return;
    }
    page.ranked_row(Row::new(look.ui.round_said(), look.theme.dim), rank);
    let names: Vec<String> = answers.iter().map(|(key, _)| question::author(round, key.slot)).collect();
    let column = question::name_column(names.iter().map(String::as_str));
    for ((key, answer), name) in answers.into_iter().zip(&names) {
        let (Some(step), Some(content)) = (round.sequence.steps.get(key.step), &answer.content) else {
            continue;
        };
        let words = question::said(round, step, content, look.ui);
        question::beside(page, name, column, &words, rank, look);
    }
    page.gap();
}

/// Under the field: how many, whether the words are right, and what others said in an open step.
fn below<'a>(table: &'a Table, step: &Step, key: Key, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    page.gap();
    if asks_back(table) {
        let asks = question::speaker(round)
            .map_or_else(|| ui.round_as_we_said().to_owned(), |person| ui.round_as_you_said(&person.name));
        page.text(&asks, theme.text, 0, 2);
    } else if step.repeat.is_some() && key.n > 0 {
        page.text(ui.round_repeat(), theme.dim, 0, 3);
    } else if step.kind == Kind::List {
        let count = match (step.at_most, step.at_least) {
            (Some(most), _) => ui.round_at_most(most),
            (None, Some(least)) => ui.round_at_least(least),
            (None, None) => String::new(),
        };
        let words = [count.as_str(), ui.round_next_item()].join(" ");
        page.text(words.trim(), theme.dim, 0, 3);
    } else if step.optional {
        page.text(ui.round_optional(), theme.dim, 0, 3);
    }
    if step.seen == Seen::Open && step.is_personal() {
        let others = round.answers_of(key.step).into_iter();
        let said = others.filter(|(other, answer)| *other != key && answer.content.is_some()).collect();
        page.gap();
        answers(said, table, 9, look, page);
    }
}

fn pick_view(table: &Table, first: usize, look: &Look, page: &mut Page<'_>) {
    let round = &table.round;
    page.text(look.ui.round_one_of(), look.theme.bold, 0, 0);
    page.gap();
    for (at, index) in round.group(first).into_iter().enumerate() {
        let Some(step) = round.sequence.steps.get(index) else { continue };
        let here = at == table.cursor.at;
        let (sign, style) = if here { ("› ", look.theme.accent) } else { ("  ", look.theme.text) };
        page.row(Row::new(format!("{sign}{}  ", at + 1), style));
        page.text(step.wording.ask.get(&round.language), look.theme.text, 5, 2);
        page.gap();
    }
    page.stretch();
}
