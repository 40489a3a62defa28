//! What a group says of its learning questions in one turn: of which it speaks now, and in which fields.
//!
//! What is said stands in the answer as soon as it is whole; only what is being typed is a form.
//! Never here: how it looks, or which key does what.

use crate::domain::answer::{AgendaEntry, Content, Key};
use crate::domain::id::QuestionId;
use crate::domain::question::{LearningQuestion, QuestionState, Reach};
use crate::domain::round::fields::{Field as Name, Part, QuestionPart};
use crate::domain::round::{Move, Round};

use super::asking;
use super::effect::Effect;
use super::look::Desk;
use super::picking::NOWHERE;
use super::round::moved;
use super::table::Table;
use super::widgets::editor::Editor;
use super::widgets::form::{Field, Form};

/// What is spoken of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The list: which questions this touches.
    List,
    /// This question.
    Question(QuestionId),
    /// This new one, from 0.
    New(usize),
}

/// In the form of a question the state, in that of a new one its words.
pub const FIRST: usize = 0;
/// In the form of a question the line, in that of a new one who can change it.
pub const SECOND: usize = 1;

/// The questions that are open, in the order of their letters.
pub fn open(round: &Round) -> Vec<&LearningQuestion> {
    round.questions.iter().filter(|question| question.is_open()).collect()
}

/// What was said in this turn.
pub fn entries(round: &Round) -> &[AgendaEntry] {
    match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Agenda(entries)) => entries,
        _ => &[],
    }
}

/// What was said of this question in this turn.
pub fn said_of(round: &Round, id: QuestionId) -> Option<&AgendaEntry> {
    entries(round).iter().find(|entry| entry.question.is_some_and(|question| question.id == id))
}

/// The new questions of this turn.
pub fn new(round: &Round) -> Vec<&AgendaEntry> {
    entries(round).iter().filter(|entry| entry.question.is_none()).collect()
}

/// The field in which nothing is typed: which row of the list the cursor is on.
fn list_name(round: &Round, key: Key) -> String {
    format!("{}/list", Name::Answer(key, Part::Whole).name(round))
}

/// The fields of a new question.
fn new_names(round: &Round, key: Key, at: usize) -> [String; 2] {
    let whole = Name::Answer(key, Part::Whole).name(round);
    ["question", "reach"].map(|part| format!("{whole}/new/{at}/{part}"))
}

/// The fields of one thing that is spoken of, with what was said of it.
fn fields(round: &Round, key: Key, at: At) -> Vec<Field> {
    match at {
        At::List => vec![Field::line(list_name(round, key), "")],
        At::Question(id) => {
            let name = |part| Name::Answer(key, Part::Question(id, part)).name(round);
            let said = said_of(round, id);
            let (state, text) = said.map_or(("", ""), |entry| (entry.state.code(), entry.text.as_str()));
            vec![
                Field::line(name(QuestionPart::State), "").holding(state),
                Field::line(name(QuestionPart::Text), "").holding(text),
            ]
        }
        At::New(at) => {
            let [question, reach] = new_names(round, key, at);
            let new = new(round);
            let said = new.get(at);
            let text = said.map_or("", |entry| entry.text.as_str());
            let who = said.and_then(|entry| entry.reach).map_or("", Reach::code);
            vec![Field::line(question, "").holding(text), Field::line(reach, "").holding(who)]
        }
    }
}

/// All that can be spoken of here.
fn places(round: &Round) -> Vec<At> {
    let questions = open(round).into_iter().map(|question| At::Question(question.id));
    let new = (0..=new(round).len()).map(At::New);
    std::iter::once(At::List).chain(questions).chain(new).collect()
}

/// The form of what was spoken of last; the list where nothing was, or a new question where none is open.
pub fn form(table: &Table) -> Form {
    let round = &table.round;
    let Some(key) = round.turn() else { return Form::default() };
    let all: Vec<(At, Vec<Field>)> =
        places(round).into_iter().map(|at| (at, fields(round, key, at))).collect();
    let has = |name: &String| {
        all.iter().find(|(_, fields)| fields.iter().any(|field| field.name == *name)).map(|(at, _)| *at)
    };
    let last = table.drafts.iter().rev().find_map(|(name, _)| has(name));
    let first = if open(round).is_empty() { At::New(new(round).len()) } else { At::List };
    let at = last.unwrap_or(first);
    let mut form = Form::new(fields(round, key, at), &table.drafts);
    // Line by line, new ones stand half typed where every answer in words does.
    let whole = Name::Answer(key, Part::Whole).name(round);
    if let (None, Some((_, lines))) = (last, table.drafts.iter().find(|(name, _)| *name == whole)) {
        form = Form::new(fields(round, key, At::New(new(round).len())), &table.drafts);
        if let Some(first) = form.fields.first_mut() {
            first.editor = Editor::with_text(first.editor.lines(), lines.text.trim_end());
        }
        return form;
    }
    form.focus = match (at, form.focus) {
        (At::List, _) | (At::Question(_), FIRST) | (At::New(_), SECOND) => NOWHERE,
        (_, focus) => focus,
    };
    form
}

/// What is spoken of now.
pub fn present(table: &Table) -> At {
    let round = &table.round;
    let Some(key) = round.turn() else { return At::List };
    let Some(first) = table.form.fields.first() else { return At::List };
    let named = |at: &At| fields(round, key, *at).first().is_some_and(|field| field.name == first.name);
    places(round).into_iter().find(named).unwrap_or(At::List)
}

/// Where the cursor stood in the list.
pub fn row(table: &Table) -> usize {
    if present(table) == At::List { text(&table.form, FIRST).parse().unwrap_or(0) } else { 0 }
}

/// The words in a field of the form.
pub fn text(form: &Form, at: usize) -> &str {
    form.fields.get(at).map_or("", Field::text)
}

/// The state that is chosen now.
pub fn state(table: &Table) -> Option<QuestionState> {
    QuestionState::from_code(text(&table.form, FIRST))
}

/// All that is said in this turn with what is in the form.
fn all(table: &Table) -> Vec<AgendaEntry> {
    let round = &table.round;
    let mut all = entries(round).to_vec();
    match present(table) {
        At::List => {}
        At::Question(id) => {
            let asked = round.questions.iter().find(|question| question.id == id);
            let (Some(state), Some(asked)) = (state(table), asked) else { return all };
            let text = text(&table.form, SECOND).to_owned();
            let question = Some(asked.reference());
            let place = all.iter().position(|entry| entry.question.is_some_and(|other| other.id == id));
            match place.and_then(|place| all.get_mut(place)) {
                Some(entry) => (entry.state, entry.text) = (state, text),
                None => all.push(AgendaEntry { question, state, text, reach: None }),
            }
        }
        At::New(at) => {
            let reach = asking::reach(&table.form);
            let lines = text(&table.form, FIRST).split('\n').filter(|line| !line.trim().is_empty());
            let typed = lines.map(|line| AgendaEntry {
                question: None,
                state: QuestionState::Open,
                text: line.to_owned(),
                reach,
            });
            let mut places = all.iter().enumerate().filter(|(_, entry)| entry.question.is_none());
            match places.nth(at).map(|(place, _)| place) {
                Some(place) => drop(all.splice(place..=place, typed)),
                None => all.extend(typed),
            }
        }
    }
    all
}

/// What is typed here, as an answer; None when nothing is.
pub fn typed(table: &Table) -> Option<Content> {
    let all = all(table);
    (all != entries(&table.round)).then_some(Content::Agenda(all))
}

/// The names of all fields of this turn that may stand half typed.
pub fn names(table: &Table) -> Vec<String> {
    let Some(key) = table.round.turn() else { return Vec::new() };
    let all = places(&table.round).into_iter().flat_map(|at| fields(&table.round, key, at));
    let whole = Name::Answer(key, Part::Whole).name(&table.round);
    all.map(|field| field.name).chain([whole]).collect()
}

/// Puts this text in a field, as typed.
pub fn put(table: &mut Table, at: usize, text: &str) -> Vec<Effect> {
    let Some(field) = table.form.fields.get_mut(at) else { return Vec::new() };
    field.editor = Editor::with_text(field.editor.lines(), text);
    let (name, snapshot) = (field.name.clone(), field.editor.snapshot());
    table.field_changed(name, snapshot)
}

/// The row of the list on which something stands: the questions, the new ones, and one that adds.
fn row_of(round: &Round, at: At) -> usize {
    let open = open(round);
    match at {
        At::List => 0,
        At::Question(id) => open.iter().position(|question| question.id == id).unwrap_or(0),
        At::New(at) => open.len() + at,
    }
}

/// What stands on this row of the list.
pub fn on_row(round: &Round, row: usize) -> At {
    let open = open(round);
    match open.get(row) {
        Some(question) => At::Question(question.id),
        None => At::New((row - open.len()).min(new(round).len())),
    }
}

/// How many rows the list has.
pub fn rows(round: &Round) -> usize {
    open(round).len() + new(round).len() + 1
}

/// Speaks of something else; what is in the form is kept first.
pub fn go(table: &mut Table, to: At, desk: &mut Desk<'_>) -> Vec<Effect> {
    let Some(key) = table.round.turn() else { return Vec::new() };
    let (content, from) = (typed(table), present(table));
    let done = table.form.names();
    let mut effects = Vec::new();
    if content.is_none() {
        table.stash();
        table.drafts.retain(|(name, _)| !done.contains(name));
        let round = Some(table.round.id);
        effects.extend(done.iter().cloned().map(|field| Effect::DropDraft { round, field }));
    }
    let first = fields(&table.round, key, to).into_iter().next();
    if let Some(mut first) = first {
        if to == At::List {
            table.cursor.at = row_of(&table.round, from);
            first = first.holding(table.cursor.at.to_string());
        }
        // What people speak of now is remembered, also while nothing is typed.
        effects.extend(table.field_changed(first.name.clone(), first.editor.snapshot()));
    }
    match content {
        Some(content) => effects.extend(moved(table.moves([Move::Item { content }], done), desk)),
        None => table.form = form(table),
    }
    effects
}

/// What was said of this in this turn is taken back.
pub fn take_back(table: &mut Table, at: At, desk: &mut Desk<'_>) -> Vec<Effect> {
    let mut all = entries(&table.round).to_vec();
    match at {
        At::List => {}
        At::Question(id) => all.retain(|entry| entry.question.is_none_or(|question| question.id != id)),
        At::New(at) => {
            let mut nth = all.iter().enumerate().filter(|(_, entry)| entry.question.is_none());
            if let Some(place) = nth.nth(at).map(|(place, _)| place) {
                all.remove(place);
            }
        }
    }
    moved(table.moves([Move::Item { content: Content::Agenda(all) }], Vec::new()), desk)
}
