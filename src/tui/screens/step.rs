//! A question that is answered in words, or read aloud; and picking one of several questions.

use crate::domain::answer::{AgendaEntry, Content, Element, Key, QuestionState};
use crate::domain::round::fields::{Field as Name, Part};
use crate::domain::round::{Mode, Move, Place, Round};
use crate::domain::sequence::{Kind, Seen, Step};
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{self, Action, Binding, DIGITS, DOWN, ENTER, UP};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::{beside, question};

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
    if is_list(step) {
        field = field.items();
    }
    match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Text(text)) => field = field.holding(text.clone()),
        Some(Content::List(items)) => field = field.holding(items.join("\n")),
        Some(Content::Agenda(entries)) => {
            field = field.holding(lines(entries.iter().map(|entry| entry.text.as_str())));
        }
        Some(Content::Elements(elements)) => {
            field = field.holding(lines(elements.iter().map(|element| element.element.as_str())));
        }
        _ => {}
    }
    Form::new(vec![field], &table.drafts)
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    let text = table.form.focused()?.text();
    let step = table.step()?;
    (!text.trim().is_empty()).then(|| content(table, step, text))
}

/// What the answer becomes when people leave without saying that it is done; None when that is
/// what stands. Words that were taken out are taken back.
pub fn left(table: &Table) -> Option<Content> {
    let standing = table.round.standing().and_then(|answer| answer.content.as_ref());
    let taken_out = matches!(
        standing,
        Some(Content::Text(_) | Content::List(_) | Content::Agenda(_) | Content::Elements(_))
    );
    typed(table).or_else(|| table.step().filter(|_| taken_out).map(|step| content(table, step, "")))
}

/// True where every line is an item.
fn is_list(step: &Step) -> bool {
    matches!(step.kind, Kind::List | Kind::Agenda | Kind::Element)
}

fn lines<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn content(table: &Table, step: &Step, text: &str) -> Content {
    let items = text.split('\n').filter(|item| !item.trim().is_empty());
    let standing = table.round.standing().and_then(|answer| answer.content.as_ref());
    match (&step.kind, standing) {
        (Kind::List, _) => return Content::List(items.map(str::to_owned).collect()),
        // A line of words is a new learning question or element; what else stands with it stays.
        (Kind::Agenda, standing) => {
            let known = if let Some(Content::Agenda(entries)) = standing { entries.as_slice() } else { &[] };
            let entry = |item: &str| {
                let same = known.iter().find(|entry| entry.text == item).cloned();
                let new = || AgendaEntry {
                    question: None,
                    state: QuestionState::Open,
                    text: item.to_owned(),
                    reach: None,
                };
                same.unwrap_or_else(new)
            };
            return Content::Agenda(items.map(entry).collect());
        }
        (Kind::Element, standing) => {
            let known =
                if let Some(Content::Elements(elements)) = standing { elements.as_slice() } else { &[] };
            let element = |item: &str| {
                let same = known.iter().find(|element| element.element == item).cloned();
                same.unwrap_or_else(|| Element { element: item.to_owned(), ..Element::default() })
            };
            return Content::Elements(items.map(element).collect());
        }
        _ => {}
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
            let content = content(table, step, table.form.focused()?.text());
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

/// Which of the questions was picked before, from 0; the first when none was.
pub fn picked(round: &Round, first: usize) -> usize {
    let name = round.sequence.steps.get(first).and_then(|step| step.one_of.as_ref());
    let picked = name.and_then(|name| round.picked.get(name)).copied().flatten();
    round.group(first).iter().position(|index| Some(*index) == picked).unwrap_or(0)
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
    beside::view(table, key, look, page);
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
    } else if is_list(step) {
        let count = match (step.at_least.filter(|least| *least > 0), step.at_most) {
            (Some(least), Some(most)) if least < most => ui.round_between(least, most),
            (Some(least), Some(_)) => ui.round_exactly(least),
            (None, Some(most)) => ui.round_at_most(most),
            (Some(least), None) => ui.round_at_least(least),
            (None, None) => String::new(),
        };
        let optional = if step.optional { ui.round_optional() } else { "" };
        let words = [count.as_str(), ui.round_next_item(), optional];
        let words = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
        page.text(words.trim(), theme.dim, 0, 3);
    } else if step.optional {
        page.text(ui.round_optional(), theme.dim, 0, 3);
    }
    if step.seen == Seen::Open && step.is_personal() {
        let others = round.answers_of(key.step).into_iter();
        let said = others.filter(|(other, answer)| *other != key && answer.content.is_some()).collect();
        page.gap();
        beside::answers(said, table, 9, look, page);
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
