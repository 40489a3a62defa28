//! The form of one agreement: what, who, by when, if–then.
//!
//! Never here: which agreement it is, or where it goes.

use crate::domain::Date;
use crate::domain::agreement::Agreement;
use crate::domain::answer::{Due, Key, Owner, Promise};
use crate::domain::round::Round;
use crate::domain::round::fields::{Field as Name, Part, PromisePart};
use crate::report::said;
use crate::report::words::owners as owner_names;
use crate::text::Ui;
use crate::text::dates::{due_words, full_date};
use crate::text::promise::{self as typed, said_before};

use super::effect::Effect;
use super::keys::{Action, Binding, RIGHT};
use super::look::{Desk, Look};
use super::round::edited;
use super::table::Table;
use super::widgets::form::{Field, Form};
use super::widgets::labelled::{Labelled, label_column, labelled};
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// The name of a field of agreement `at` of a turn.
pub fn name(round: &Round, key: Key, at: u32, part: PromisePart) -> String {
    Name::Answer(key, Part::Promise(at, part)).name(round)
}

/// The fields of agreement `at` of a turn, with what it says.
pub fn fields(round: &Round, key: Key, at: u32, promise: &Promise) -> Vec<Field> {
    let words = |part: PromisePart| match part {
        PromisePart::What => match promise.question.and_then(|question| round.letter_of(question)) {
            Some(letter) => format!("{letter}: {}", promise.what),
            None => promise.what.clone(),
        },
        PromisePart::Who => owners(round, &promise.who, speaks(round)),
        PromisePart::ByWhen => by_when(round, &promise.due),
        PromisePart::IfThen => promise.if_then.clone(),
    };
    PromisePart::ORDER.map(|part| Field::line(name(round, key, at, part), "").holding(words(part))).into()
}

/// By when, as it is put back in a field; empty when nothing was said.
pub fn by_when(round: &Round, due: &Due) -> String {
    match due {
        Due::None => String::new(),
        Due::On(date) => full_date(speaks(round), *date),
        Due::Words(words) => words.clone(),
    }
}

/// The language in which names and dates are put back in a field: that of the questions.
fn speaks(round: &Round) -> Ui {
    Ui::from_tag(round.language.tag()).unwrap_or(Ui::En)
}

/// Who, by name; someone who has no seat in this round has no name here.
pub fn owners(round: &Round, who: &[Owner], ui: Ui) -> String {
    let named = |owner: &&Owner| match owner {
        Owner::Person(id) => round.person(*id).is_some(),
        Owner::We | Owner::Other(_) => true,
    };
    let who: Vec<Owner> = who.iter().filter(named).cloned().collect();
    owner_names(ui, &who, &|id| round.person(id).map(|person| person.name.clone()))
}

/// The words of a field of the form, by its place.
fn text(form: &Form, at: usize) -> &str {
    form.fields.get(at).map_or("", Field::text)
}

/// What the form says.
pub fn read(form: &Form, round: &Round, today: Date) -> Promise {
    typed::promise([0, 1, 2, 3].map(|at| text(form, at)), round, today)
}

/// True when nothing stands under *what*.
pub fn is_empty(form: &Form) -> bool {
    text(form, 0).trim().is_empty()
}

/// What would complete the name that is being typed.
pub fn completion<'a>(form: &Form, round: &'a Round) -> Option<&'a str> {
    let field = form.focused().filter(|_| form.focus == 1)?;
    if field.editor.cursor() < field.text().len() {
        return None;
    }
    let here = round.seats.iter().filter(|seat| seat.here);
    let gone = round.seats.iter().filter(|seat| !seat.here);
    let mut names: Vec<&str> = here.chain(gone).map(|seat| seat.person.name.as_str()).collect();
    names.push(speaks(round).we());
    typed::completion(field.text(), &names)
}

/// The key that takes what is offered, beside `Tab` on the hint line while there is something.
pub const COMPLETE: &[Binding] = &[Binding::new(Action::Right, &[RIGHT], Ui::key_complete).hint(1)];

/// Takes what is offered to complete a name. No other key does: the letters stay as they were typed.
pub fn complete(table: &mut Table, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(rest) = completion(&table.form, &table.round).map(str::to_owned) else {
        return Vec::new();
    };
    let outcome = table.form.paste(&rest);
    edited(table, outcome, desk)
}

/// On a screen of fewer rows the fields come one by one.
const FEW_ROWS: u16 = 18;

/// Adds the fields to a page, the date read back in full under its field.
pub fn view<'a>(
    form: &'a Form,
    round: &'a Round,
    starter: &str,
    today: Date,
    look: &Look,
    page: &mut Page<'a>,
) {
    let ui = look.ui;
    let labels = [ui.what_label(), ui.who_label(), ui.when_label(), ui.if_then_label()];
    let starters =
        [starter, ui.agreement_needs_who(), ui.agreement_when_starter(), ui.agreement_if_starter()];
    let column = label_column(&labels);
    let rest = completion(form, round);
    // On a small screen a field comes when it is its turn: one thing to look at.
    let filled = form.fields.iter().rposition(|field| !field.text().is_empty()).unwrap_or(0);
    let last = if look.size.1 < FEW_ROWS { form.focus.max(filled) } else { form.fields.len() };
    for (at, (label, starter)) in labels.into_iter().zip(starters).enumerate() {
        let Some(field) = form.fields.get(at).filter(|_| at <= last) else { continue };
        let active = at == form.focus;
        let around = Labelled::new(label, column, 3)
            .starter(if active { starter } else { "" })
            .rest(rest.filter(|_| active));
        labelled(page, field, around, active, look.theme);
        if at == 0 {
            question_answered(page, field.text(), column + 2, round, look);
        }
        if at == 2 {
            date_read(page, field.text(), column + 2, active, today, look);
        }
    }
}

/// Adds the learning question that is answered, under the field that begins with its letter.
fn question_answered(page: &mut Page<'_>, what: &str, indent: u16, round: &Round, look: &Look) {
    if let Some((question, _)) = typed::answers(what, &round.learning_questions()) {
        page.text(&question.question, look.theme.dim, indent, 5);
    }
}

/// Adds what was understood of a date: in full, or that it stays as typed.
pub fn date_read(page: &mut Page<'_>, typed: &str, indent: u16, active: bool, today: Date, look: &Look) {
    let words = match typed::due(typed, today) {
        Due::None => return,
        Due::Words(_) if !active => return,
        Due::On(date) => full_date(look.ui, date),
        Due::Words(_) => look.ui.agreement_when_words().to_owned(),
    };
    if words != typed {
        let style = if active { look.theme.accent } else { look.theme.dim };
        // What is understood of what is being typed never gives way.
        page.text(&words, style, indent, if active { 0 } else { 6 });
    }
}

/// Adds an agreement that was made: its words, who, by when, if–then. `sign` stands before it.
pub fn made(page: &mut Page<'_>, promise: &Promise, sign: &str, round: &Round, look: &Look) {
    for (at, (words, is_words)) in
        lines(promise, round, look, usize::from(page.width())).into_iter().enumerate()
    {
        let sign = if at == 0 { sign } else { "" };
        let style = if is_words { look.theme.text } else { look.theme.dim };
        let row = Row::new(format!("{sign:<3}"), look.theme.dim).and(words, style);
        page.ranked_row(row, if at == 0 { 1 } else { 6 });
    }
}

/// The rows of an agreement, three columns narrower than `width`; true for people's own words.
pub fn lines(promise: &Promise, round: &Round, look: &Look, width: usize) -> Vec<(String, bool)> {
    let room = width.saturating_sub(3).max(8);
    let who = owners(round, &promise.who, look.ui);
    let due = due_words(look.ui, &promise.due, look.today()).unwrap_or_default();
    let letter = promise.question.and_then(|question| round.letter_of(question));
    let question = letter.map(|letter| look.ui.agenda_answered(&letter.to_string()));
    let parts = [who.as_str(), due.as_str(), question.as_deref().unwrap_or_default()];
    let both: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut rows: Vec<(String, bool)> =
        prose::wrap(&promise.what, room).into_iter().map(|row| (row, true)).collect();
    if !both.is_empty() {
        rows.extend(prose::wrap(&both.join(" · "), room).into_iter().map(|row| (row, false)));
    }
    if !promise.if_then.is_empty() {
        rows.extend(prose::wrap(&promise.if_then, room).into_iter().map(|row| (row, true)));
    }
    rows
}

/// All of an open agreement, for where it is longer than the room: the words, who and when, if–then, its earlier words and
/// everything that was said of it, the newest first.
pub fn whole(agreement: &Agreement, round: &Round, look: &Look, width: u16) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let mut rows = Vec::new();
    let mut text = |words: &str, style| {
        let words = prose::wrap(words, usize::from(width)).into_iter().filter(|_| !words.is_empty());
        rows.extend(words.map(|words| Row::new(words, style)));
    };
    text(&agreement.what, theme.text);
    let (who, due) = (owners(round, &agreement.who, ui), due_words(ui, &agreement.due, look.today()));
    let both: Vec<String> =
        [who, due.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    text(&both.join(" · "), theme.dim);
    text(&agreement.if_then, theme.text);
    for before in said::earlier(ui, agreement, |due| due_words(ui, due, look.today())) {
        text(&before, theme.dim);
    }
    for past in agreement.reviews.iter().rev() {
        text(&said_before(ui, past, look.today()), theme.dim);
    }
    rows
}
