//! Someone says in own words what the one before said, and the owner of those words answers.
//!
//! Never here: whose words they are (that is a rule of the round).

use crate::domain::answer::{Answer, Content, Key, Verdict};
use crate::domain::round::fields::{Field as Name, Part};
use crate::domain::round::{Move, Round};
use crate::domain::sequence::Kind;
use crate::text::Ui;
use crate::text::lookup::verdict_from_typed;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, ENTER, LEFT, RIGHT, SPACE, TAB, UP, ch, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::{beside, question};

const WORDS: &[Binding] = &[Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0)];

const VERDICT: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
    Binding::new(Action::Left, &[LEFT], Ui::key_choose).hint(1),
    Binding::new(Action::Right, &[RIGHT], Ui::key_choose),
    Binding::new(Action::NextField, &[SPACE, ENTER], Ui::key_choose),
    Binding::new(Action::Digit(1), &[ch('1')], Ui::key_choose),
    Binding::new(Action::Digit(2), &[ch('2')], Ui::key_choose),
    Binding::new(Action::Digit(3), &[ch('3')], Ui::key_choose),
];

/// The owner's answers with what they are in the field.
const VERDICTS: [(Verdict, &str); 3] =
    [(Verdict::Yes, "yes"), (Verdict::Partly, "partly"), (Verdict::No, "no")];

/// The owner's answer is the second field. No letter goes to it: the cursor is then nowhere.
const OWNER: usize = 1;

/// True where this screen shows the turn.
pub fn is_here(round: &Round) -> bool {
    let step = round.turn().and_then(|key| round.sequence.steps.get(key.step));
    step.is_some_and(|step| matches!(step.kind, Kind::SayBack { .. }) && step.is_kept())
}

/// The fields of this place: the words, and the owner's answer.
pub fn form(table: &Table) -> Form {
    let round = &table.round;
    let (Some(key), Some(step)) = (round.turn(), table.step()) else { return Form::default() };
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    let starter = question::words(step, role).starter;
    let mut words =
        Field::words(Name::Answer(key, Part::Whole).name(round), "").starter(starter.get(&round.language));
    let mut owner = Field::line(Name::Answer(key, Part::Verdict).name(round), "");
    if let Some(Content::SayBack { text, verdict }) = round.standing().and_then(|said| said.content.as_ref())
    {
        words = words.holding(text.clone());
        owner = owner.holding(code(*verdict));
    }
    let mut form = Form::new(vec![words, owner], &table.drafts);
    if form.focus == OWNER {
        form.focus = usize::MAX;
    }
    form
}

fn code(verdict: Option<Verdict>) -> &'static str {
    VERDICTS.iter().find(|(other, _)| Some(*other) == verdict).map_or("", |(_, code)| code)
}

fn at_owner(table: &Table) -> bool {
    table.form.focused().is_none()
}

/// The owner's answer, as chosen here or typed line by line.
fn verdict(table: &Table) -> Option<Verdict> {
    verdict_from_typed(table.form.fields.get(OWNER)?.text())
}

fn content(table: &Table) -> Option<Content> {
    let text = table.form.fields.first()?.text();
    let said = !text.trim().is_empty();
    said.then(|| Content::SayBack { text: text.to_owned(), verdict: verdict(table) })
}

/// What is typed here becomes the answer when people leave; None when that is what stands.
pub fn typed(table: &Table) -> Option<Content> {
    let stands = table.round.standing().and_then(|answer| answer.content.as_ref());
    let taken_out = || Content::SayBack { text: String::new(), verdict: None };
    let now = content(table).or_else(|| stands.map(|_| taken_out()));
    now.filter(|now| Some(now) != stands)
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if at_owner(table) { VERDICT.to_vec() } else { WORDS.to_vec() }
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::On if !at_owner(table) && content(table).is_some() => {
            let now = verdict(table);
            table.form.focus = usize::MAX;
            // That the cursor is at the owner's answer is remembered.
            Some(choose(table, now))
        }
        Action::On => {
            let content = content(table).unwrap_or(Content::SayBack { text: String::new(), verdict: None });
            let answer = Move::Answer { content, why: String::new() };
            Some(moved(table.moves([answer], table.form.names()), desk))
        }
        _ if !at_owner(table) => None,
        Action::PreviousField => {
            table.form.focus = 0;
            Some(table.touched())
        }
        Action::Digit(n) => {
            let at = usize::from(n).checked_sub(1)?;
            let picked = VERDICTS.get(at).map(|(verdict, _)| *verdict)?;
            // Once more takes it away.
            Some(choose(table, Some(picked).filter(|picked| verdict(table) != Some(*picked))))
        }
        Action::Left | Action::Right => Some(next(table, action == Action::Right)),
        Action::NextField => Some(Vec::new()),
        _ => None,
    }
}

fn choose(table: &mut Table, verdict: Option<Verdict>) -> Vec<Effect> {
    let Some(field) = table.form.fields.get_mut(OWNER) else { return Vec::new() };
    field.editor = Editor::with_text(field.editor.lines(), code(verdict));
    let (name, snapshot) = (field.name.clone(), field.editor.snapshot());
    table.field_changed(name, snapshot)
}

/// The answer beside the one that is chosen.
fn next(table: &mut Table, later: bool) -> Vec<Effect> {
    let now = verdict(table);
    let at = VERDICTS.iter().position(|(verdict, _)| Some(*verdict) == now);
    let next = match (at, later) {
        (Some(at), true) => (at + 1).min(VERDICTS.len() - 1),
        (Some(at), false) => at.saturating_sub(1),
        (None, true) => 0,
        (None, false) => VERDICTS.len() - 1,
    };
    let next = VERDICTS.get(next).map(|(verdict, _)| *verdict);
    choose(table, next)
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let (Some(step), Some(key)) = (table.step(), round.turn()) else { return };
    question::heading(table, look, page);
    let role = question::speaker(round).and_then(|person| person.role.as_ref());
    question::question(step, role, round, look, page);
    beside::view(table, key, look, page);
    let owner = round.says_back(key).map(|slot| question::author(round, slot)).unwrap_or_default();
    earlier_words(table, key, &owner, look, page);
    question::turn(table, key, look, page);
    table.form.field(page, 0, (look.size.1 / 2).max(2), &theme);
    let empty = table.form.fields.first().is_none_or(|field| field.text().trim().is_empty());
    if !empty {
        page.gap();
        let asks =
            if owner.is_empty() { ui.say_back_right_all().to_owned() } else { ui.say_back_right(&owner) };
        page.text(&asks, if at_owner(table) { theme.bold } else { theme.text }, 0, 0);
        let mut row = Row::default();
        for (n, (which, _)) in (1..).zip(VERDICTS) {
            let here = verdict(table) == Some(which);
            let (sign, style) = match (here, at_owner(table)) {
                (true, _) => ("› ", theme.accent),
                (false, true) => ("  ", theme.text),
                (false, false) => ("  ", theme.dim),
            };
            row = row.and(sign, style).and(format!("{n} {}   ", ui.verdict(which)), style);
        }
        page.row(row);
    } else if step.optional {
        page.gap();
        page.text(ui.round_optional(), theme.dim, 0, 5);
    }
    page.stretch();
}

/// The words that are said back: those of the one before; where there is nobody before, everyone's.
fn earlier_words(table: &Table, key: Key, owner: &str, look: &Look, page: &mut Page<'_>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(Kind::SayBack { on }) = table.step().map(|step| &step.kind) else { return };
    let whose = round.says_back(key);
    let on = on.iter().filter_map(|id| round.sequence.find(id)).filter(|(at, _)| round.is_asked(*at));
    let said: Vec<(Key, &Answer)> = on
        .flat_map(|(at, _)| round.read_answers(at))
        .filter(|(other, _)| whose.is_none_or(|slot| slot == other.slot) && round.may_show(other))
        .filter(|(_, answer)| answer.content.is_some())
        .collect();
    if whose.is_none() {
        return beside::answers(said, table, 4, look, page);
    }
    page.row(Row::new(ui.plain_said(owner), theme.dim));
    if said.is_empty() {
        page.text(ui.passed(), theme.text, 2, 1);
    }
    for (other, answer) in said {
        if let (Some(step), Some(content)) = (round.sequence.steps.get(other.step), &answer.content) {
            page.text(&question::said(round, step, content, ui), theme.text, 2, 1);
        }
    }
    page.gap();
}

#[cfg(test)]
mod tests;
