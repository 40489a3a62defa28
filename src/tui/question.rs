//! The upper part of every screen that asks something: where the round is, the question, whose turn.
//!
//! Never here: the field for the answer.

use crate::domain::answer::{Answer, Content, Key, Mark, Slot};
use crate::domain::person::{Person, Role};
use crate::domain::round::{Mode, Round};
use crate::domain::sequence::{self, Step, Who, Wording};
use crate::report::words::{self, Else};
use crate::text::Ui;
use crate::text::dates::number_word;

use super::look::Look;
use super::table::Table;
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// Adds the heading: at the first question the case and who is here, later how far the round is.
pub fn heading(table: &Table, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    let Some((at, of)) = table.round.progress() else {
        page.row(Row::new(table.round.case.title.clone(), theme.dim));
        page.gap();
        return;
    };
    if is_first(&table.round) {
        let title = Row::new(table.round.case.title.clone(), theme.bold);
        page.row(title.right(ui.question_of(at, of), theme.dim));
        let sequence = table.round.sequence.title.get(&table.round.language).to_owned();
        let with = ui.round_with(&sequence, &present(&table.round).join(", "));
        let who = format!("F9 {}", ui.key_who());
        page.row(Row::new(with, theme.dim).right(who, theme.dim));
    } else {
        let (minute, style) = clock(table, look);
        page.row(Row::new(ui.question_of_title(at, of), theme.dim).right(minute, style));
        bar(page, at, of, look);
    }
    page.gap();
}

/// At the first place of a round, while nothing was said: how long it takes with this group.
pub fn time(table: &Table, ui: Ui) -> Option<String> {
    let round = &table.round;
    let begins = round.path().first() == Some(&round.place);
    let silent = round.answers.is_empty() && round.reviews.is_empty();
    let minutes = round.minutes().filter(|_| begins && silent)?;
    Some(ui.time_with(round.voices(), Some(minutes)))
}

/// At the first place of a round, while nothing was said: what the group does well to know.
pub fn beforehand(table: &Table, ui: Ui) -> Vec<String> {
    let round = &table.round;
    let begins = round.path().first() == Some(&round.place);
    let silent = round.answers.is_empty() && round.reviews.is_empty();
    if begins && silent { ui.beforehand(&round.sequence, round.voices()) } else { Vec::new() }
}

/// The line under the heading that shows how far the round is.
fn bar(page: &mut Page<'_>, at: usize, of: usize, look: &Look) {
    let (accent, dim) = (look.theme.accent, look.theme.dim);
    page.block(1, 0, 5, move |area, buffer| {
        let wide = usize::from(area.width);
        let done = (wide * at.min(of)).checked_div(of).unwrap_or(0);
        let x = prose::put(buffer, area.x, area.y, area.right(), &"━".repeat(done), accent);
        prose::put(buffer, x, area.y, area.right(), &"─".repeat(wide - done), dim);
        None
    });
}

/// «minuut 2 van 5», bold from four fifths of the target on; empty without a target.
pub fn clock(table: &Table, look: &Look) -> (String, ratatui::style::Style) {
    let theme = look.theme;
    let Some(step) = table.step() else { return (String::new(), theme.dim) };
    let target = step.minutes_for(table.round.voices());
    if target <= 0.0 {
        return (String::new(), theme.dim);
    }
    let passed = (look.now - table.since).num_seconds().max(0);
    let minute = u32::try_from(passed / 60).unwrap_or(u32::MAX - 1) + 1;
    let passed = f64::from(u32::try_from(passed).unwrap_or(u32::MAX)) / 60.0;
    let style = if passed >= 0.8 * target { theme.bold } else { theme.dim };
    (look.ui.minute_of(minute, whole_minutes(target)), style)
}

/// Minutes as people say them: whole, at least one.
pub fn whole_minutes(minutes: f64) -> u32 {
    sequence::whole_minutes(minutes).unwrap_or(1)
}

/// True until the first turn of the first question is over: nothing was said yet.
fn is_first(round: &Round) -> bool {
    let turns = round.path().into_iter().find_map(crate::domain::round::Place::turn);
    turns.is_some() && turns == round.turn()
}

/// The names of those who are here, in turn order.
pub fn present(round: &Round) -> Vec<String> {
    round.seats.iter().filter(|seat| seat.here).map(|seat| seat.person.name.clone()).collect()
}

/// Adds the question and the line under it, in the words for this role.
pub fn question(step: &Step, role: Option<&Role>, round: &Round, look: &Look, page: &mut Page<'_>) {
    let wording = words(step, role);
    page.text(wording.ask.get(&round.language), look.theme.bold, 0, 0);
    page.gap();
    let help = wording.help.get(&round.language);
    if !help.is_empty() {
        page.text(help, look.theme.dim, 0, 5);
        page.gap();
    }
}

/// The words of a step for someone in this role.
pub fn words(step: &Step, role: Option<&Role>) -> Wording {
    step.wording_for(role.map(Role::code))
}

/// The person whose turn it is.
pub fn speaker(round: &Round) -> Option<&Person> {
    round.turn().and_then(|key| key.slot.person()).and_then(|id| round.person(id))
}

/// Adds whose turn it is and who comes after.
pub fn turn(table: &Table, key: Key, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    let who = table.round.sequence.steps.get(key.step).map(|step| step.who);
    let left = match key.slot {
        Slot::Group => ui.round_group().to_owned(),
        Slot::Unnamed(at) => {
            let total = u32::try_from(table.round.slots(key.step).len()).unwrap_or(u32::MAX);
            ui.unnamed_of(at + 1, total)
        }
        Slot::Person(id) => table.round.person(id).map_or_else(String::new, |person| match who {
            Some(Who::Bringer) => ui.round_bringer(&person.name),
            _ => named(ui, person),
        }),
    };
    let after = after(&table.round, key);
    let row = Row::new(left, theme.accent);
    let row = if after.is_empty() { row } else { row.right(ui.round_then(&after.join(", ")), theme.dim) };
    page.row(row);
    let collects = matches!(key.slot, Slot::Unnamed(_)) && table.round.mode == Mode::Scribe;
    if collects && look.size.1 > 12 {
        page.ranked_row(Row::new(ui.unnamed_collect(), theme.dim), 6);
    }
    // Whose question it is, while the others answer.
    let bringer = table.round.bringer_at(key.step).filter(|_| who == Some(Who::Others));
    if let Some(bringer) = bringer.and_then(|id| table.round.person(id)) {
        page.ranked_row(Row::new(ui.round_bringer(&bringer.name), theme.dim), 6);
    }
}

/// «Bram, ambtenaar».
pub fn named(ui: Ui, person: &Person) -> String {
    match &person.role {
        Some(role) => ui.person_in_role(&person.name, ui.role(role)),
        None => person.name.clone(),
    }
}

/// Who is asked after this turn in the same step, at most three names.
fn after(round: &Round, key: Key) -> Vec<String> {
    let turns = round.turns(key.step);
    let later = turns.iter().skip_while(|turn| **turn != key).skip(1).filter(|turn| turn.n == key.n);
    let people = later.filter_map(|turn| round.person(turn.slot.person()?));
    people.take(3).map(|person| person.name.clone()).collect()
}

/// The name before an answer: the person's, or nothing for the group and without names.
pub fn author(round: &Round, slot: Slot) -> String {
    slot.person().and_then(|id| round.person(id)).map_or_else(String::new, |person| person.name.clone())
}

/// The name before what was said: a number has none.
pub fn whose(round: &Round, key: Key) -> String {
    let is_number = round.sequence.steps.get(key.step).is_some_and(Step::is_scale);
    if is_number { String::new() } else { author(round, key.slot) }
}

/// How wide the column for these names is, the air behind it included; none without names.
pub fn name_column<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    let widest = names.map(prose::width).max().unwrap_or(0).min(14);
    if widest == 0 { 0 } else { widest + 2 }
}

/// The rows of what someone said earlier: the name in its column and the words beside it.
pub fn named_rows(name: &str, column: usize, words: &str, width: u16, look: &Look) -> Vec<Row> {
    let width = usize::from(width).saturating_sub(column + 3).max(8);
    let rows = prose::wrap(words, width).into_iter().enumerate();
    rows.map(|(at, row)| {
        let name = if at == 0 { name } else { "" };
        let padding = " ".repeat(column.saturating_sub(prose::width(name)));
        let name = Row::new(format!("{name}{padding}"), look.theme.dim).indent(3);
        name.and(row, look.theme.dim)
    })
    .collect()
}

/// Adds what was chosen and said before, where there is room, above a form; `air` is true where air
/// follows all the same.
pub fn shown_before(table: &Table, key: Key, air: bool, look: &Look, page: &mut Page<'_>) {
    let round = &table.round;
    let mut rows = vec![(Row::new(look.ui.round_said(), look.theme.dim), 0)];
    let names = round.seats.iter().map(|seat| prose::width(&seat.person.name));
    let column = names.max().unwrap_or(0).min(14) + 2;
    let (mut about, mut sayings) = (None, 0);
    for (other, answer) in round.shown_with(key.step) {
        if about != Some((other.step, other.n)) {
            about = Some((other.step, other.n));
            let item = round.item(other).map(|item| look.ui.round_about(item)).into_iter();
            let item = item.flat_map(|item| named_rows("", 0, &item, page.width(), look));
            rows.extend(item.map(|row| (row, sayings)));
        }
        let (Some(content), Some(step)) = (&answer.content, round.sequence.steps.get(other.step)) else {
            continue;
        };
        let whose = whose(round, other);
        let words = said(round, step, content, look.ui);
        let column = if whose.is_empty() { 0 } else { column };
        rows.extend(super::beside::sayings(&whose, column, &words, sayings, page.width(), look));
        sayings += words.lines().count();
    }
    if sayings == 0 {
        return;
    }
    super::beside::told(rows, 7, look, page);
    // What is asked now stands apart from what was said before, but on the smallest screens; behind
    // agreements that were made there is air already.
    let last = look.size.1 < 12 || air;
    page.block(1, 0, if last { 8 } else { 6 }, |_, _| None);
}

/// What an answer says, as one text; an option by its label, agreements by what they promise.
pub fn said(round: &Round, step: &Step, content: &Content, ui: Ui) -> String {
    let answer = |key: Key| {
        let content = round.answers.get(&key).and_then(|answer| answer.content.as_ref())?;
        let step = round.sequence.steps.get(key.step);
        Some(step.map_or_else(String::new, |step| said(round, step, content, ui)))
    };
    let question = |id| round.question_words(id).map(str::to_owned);
    let at = round.sequence.find(&step.id).map_or(usize::MAX, |(at, _)| at);
    let other = Else { answer: &answer, question: &question };
    words::said(step, &round.with_letters(at, content), &round.language, ui, other)
}

/// What an answer of an earlier round says: what was chosen then has its words with it.
pub fn said_then(round: &Round, step: &Step, content: &Content, ui: Ui) -> String {
    let question = |id| round.question_words(id).map(str::to_owned);
    words::said(step, content, &round.language, ui, Else { answer: &|_| None, question: &question })
}

/// What stands beside an answer: its marks, how often an obstacle comes by, that it comes back.
pub fn marks(table: &Table, key: Key, ui: Ui) -> String {
    let Some(answer) = table.round.answers.get(&key) else { return String::new() };
    let mut words: Vec<String> = Vec::new();
    for mark in &answer.marks {
        words.push(ui.mark(*mark).to_owned());
        if *mark == Mark::Obstacle {
            words.extend(table.comes_by(key).map(|n| ui.comes_by_for(n)));
        }
    }
    if answer.comes_back {
        words.push(ui.comes_back().to_owned());
    }
    words.join(" · ")
}

/// The same with the one more line under it, where one was said.
pub fn said_and_why(round: &Round, step: &Step, answer: &Answer, ui: Ui) -> String {
    let words = answer.content.as_ref().map(|content| said(round, step, content, ui)).unwrap_or_default();
    if answer.why.is_empty() { words } else { format!("{words}\n{}", answer.why) }
}

/// A count as a word at the start of a line: «Vijf».
pub fn counted(ui: Ui, n: usize) -> String {
    crate::text::common::capital(&number_word(ui, n))
}
