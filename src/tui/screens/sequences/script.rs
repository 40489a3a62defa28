//! The whole script of a sequence: what it is for, and every question as the one who leads needs it.

use crate::domain::sequence::{Choices, Kind, Sequence, Step};
use crate::text::Ui;
use crate::text::common::capital;
use crate::text::dates::number_word;
use crate::tui::look::Look;
use crate::tui::question::whole_minutes;
use crate::tui::shelf::Book;
use crate::tui::widgets::page::Row;

use super::wrapped;

/// Columns before what stands under a question.
const INDENT: u16 = 4;

/// The rows of it; none when nothing can be read.
pub(super) fn rows(book: &Book, look: &Look) -> Vec<Row> {
    let Some(sequence) = &book.sequence else { return Vec::new() };
    let mut rows = Vec::new();
    about(book, sequence, look, &mut rows);
    for (number, step) in (1..).zip(&sequence.steps) {
        rows.push(Row::default());
        one(number, step, sequence, look, &mut rows);
    }
    if !sequence.sources.is_empty() {
        rows.push(Row::default());
        rows.push(Row::new(look.ui.script_sources(), look.theme.bold));
        for source in &sequence.sources {
            rows.extend(wrapped(source, look.size.0).into_iter().map(|row| Row::new(row, look.theme.dim)));
        }
    }
    rows
}

/// Purpose, people, minutes, needs.
fn about(book: &Book, sequence: &Sequence, look: &Look, rows: &mut Vec<Row>) {
    let (ui, theme, width) = (look.ui, look.theme, look.size.0);
    let purpose = sequence.purpose.get(&ui.lang());
    let minutes = (book.title.minutes > 0.0).then(|| {
        let group = ui.setup_with(book.title.group, &number_word(ui, book.title.group));
        ui.setup_time(&group, &ui.setup_minutes(whole_minutes(book.title.minutes)))
    });
    let people = book.title.people.map(|range| capital(&people(range, ui)));
    let needs = Some(ui.script_needs_of(&sequence.needs)).filter(|needs| !needs.is_empty());
    let opening = sequence.opening.then(|| ui.script_opening().to_owned());
    if !purpose.is_empty() {
        rows.extend(wrapped(purpose, width).into_iter().map(|row| Row::new(row, theme.text)));
        rows.push(Row::default());
    }
    for line in people.into_iter().chain(minutes).chain(needs).chain(opening) {
        rows.extend(wrapped(&line, width).into_iter().map(|row| Row::new(row, theme.dim)));
    }
}

/// One question, with all that is said of it.
fn one(number: usize, step: &Step, sequence: &Sequence, look: &Look, rows: &mut Vec<Row>) {
    let (ui, theme) = (look.ui, look.theme);
    let room = look.size.0.saturating_sub(INDENT);
    let lang = ui.lang();
    for (at, row) in wrapped(step.wording.ask.get(&lang), room).into_iter().enumerate() {
        let sign = if at == 0 { format!("{number:<2}  ") } else { " ".repeat(usize::from(INDENT)) };
        rows.push(Row::new(sign, theme.dim).and(row, theme.bold));
    }
    let mut put = |text: &str, style| {
        if !text.is_empty() {
            rows.extend(wrapped(text, room).into_iter().map(|row| Row::new(row, style).indent(INDENT)));
        }
    };
    put(step.wording.help.get(&lang), theme.text);
    if let Kind::Choice(Choices::Options(options)) = &step.kind {
        let labels: Vec<&str> = options.iter().map(|option| option.label.get(&lang)).collect();
        put(&labels.join(" · "), theme.text);
    }
    let starter = Some(step.wording.starter.get(&lang)).filter(|starter| !starter.is_empty());
    let script = Some(step.script.get(&lang)).filter(|script| !script.is_empty());
    let roles = step.roles.iter().filter(|(_, wording)| !wording.ask.is_empty());
    let roles = roles
        .map(|(code, wording)| ui.script_role(ui.role_of_code(code).unwrap_or(code), wording.ask.get(&lang)));
    let starter = starter.map(|starter| ui.script_starter(starter));
    let script = script.map(|script| ui.script_words(script));
    for said in starter.into_iter().chain(roles).chain(script) {
        rows.extend(labelled(&said, room, look));
    }
    let facts = facts(step, sequence, ui).join(" · ");
    rows.extend(wrapped(&facts, room).into_iter().map(|row| Row::new(row, theme.dim).indent(INDENT)));
}

/// Words behind a label; the label is at hand, the words are to be read.
fn labelled(said: &str, room: u16, look: &Look) -> Vec<Row> {
    let theme = look.theme;
    let rows = wrapped(said, room).into_iter().enumerate();
    let row = |(at, row): (usize, String)| match row.split_once(": ").filter(|_| at == 0) {
        Some((label, words)) => Row::new(format!("{label}: "), theme.dim).and(words, theme.text),
        None => Row::new(row, theme.text),
    };
    rows.map(|one| row(one).indent(INDENT)).collect()
}

/// Minutes, who, how it is answered, who sees it, when it is asked, which line it shares with other questions.
fn facts(step: &Step, sequence: &Sequence, ui: Ui) -> Vec<String> {
    let number = |id: &str| ui.script_number(sequence, id);
    let minutes = (step.minutes > 0.0).then(|| ui.sequences_minutes(whole_minutes(step.minutes)));
    let mut facts: Vec<String> = minutes.into_iter().collect();
    facts.push(ui.script_who(step.who).to_owned());
    facts.push(ui.script_answer(step));
    facts.extend(ui.script_seen(step.seen).map(str::to_owned));
    facts.extend(step.optional.then(|| ui.script_optional().to_owned()));
    facts.extend(step.one_of.as_ref().map(|_| ui.script_one_of().to_owned()));
    facts.extend(step.per_item.as_ref().map(|list| ui.script_per_item(&number(list))));
    facts.extend(step.only_if.as_ref().map(|only| ui.script_only_if(&number(&only.step))));
    facts.extend(step.repeat.map(|n| ui.script_repeat(n)));
    facts.extend(step.makes_bringer.then(|| ui.script_makes_bringer().to_owned()));
    // A line of its own name is there to be shared; every other is only where this question stands.
    facts.extend(step.line.as_ref().filter(|_| step.is_kept()).map(|line| ui.script_line(line)));
    facts
}

/// For how many people it was made.
fn people((min, max): (u32, u32), ui: Ui) -> String {
    if min == max { ui.prompts_people_just(min) } else { ui.sequences_people(min, max) }
}
