//! How the learning questions of a case look: the list, one whole, the forms.
//!
//! Never here: a number beside a person's name.

use crate::domain::agreement::Agreement;
use crate::domain::answer::Owner;
use crate::domain::case::Case;
use crate::domain::id::QuestionId;
use crate::domain::question::{LearningQuestion, QuestionState, Reach};
use crate::text::agenda::said_then;
use crate::text::common::capital;
use crate::text::dates::{due_words, short_date};
use crate::text::promise::said_before;
use crate::tui::asking;
use crate::tui::look::Look;
use crate::tui::widgets::choices::choices;
use crate::tui::widgets::labelled::{Labelled, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::saying::LINE;
use super::{Agenda, At};

/// Draws what is on screen.
pub(super) fn view<'a>(agenda: &'a Agenda, case: &'a Case, look: &Look, page: &mut Page<'a>) {
    match agenda.at {
        At::List => list(agenda, look, page),
        At::One(id, top) => one(agenda, id, top, case, look, page),
        At::Saying(id) => saying(agenda, id, look, page),
        At::Reaching(id) => reaching(agenda, id, look, page),
        At::New => asking::view(&agenda.form, None, look, page),
    }
}

/// Where it stands and who can change it.
fn standing(question: &LearningQuestion, look: &Look) -> String {
    let reach = question.reach.and_then(|reach| look.ui.reach(reach.code()));
    let stands = look.ui.standing_of(question, look.today());
    std::iter::once(stands.as_str()).chain(reach).collect::<Vec<_>>().join(" · ")
}

/// The rows of a question with its letter before it: its words, and where it stands.
fn head(question: &LearningQuestion, lead: &str, open: bool, look: &Look, width: usize) -> Vec<Row> {
    let theme = look.theme;
    let letter = format!("{}  ", question.letter);
    let column = prose::width(lead) + prose::width(&letter);
    let room = width.saturating_sub(column).max(8);
    let words = prose::wrap(&question.question, room).into_iter().enumerate();
    let blank = " ".repeat(column);
    let style = if open { theme.bold } else { theme.text };
    let style = if question.is_open() { style } else { theme.dim };
    let mut rows: Vec<Row> = words
        .map(|(at, words)| {
            let before = if at == 0 {
                Row::new(lead, theme.accent).and(letter.clone(), style)
            } else {
                Row::new(blank.clone(), style)
            };
            before.and(words, style)
        })
        .collect();
    let stands = prose::wrap(&standing(question, look), room);
    rows.extend(stands.into_iter().map(|row| Row::new(blank.clone(), theme.dim).and(row, theme.dim)));
    rows
}

/// What is the answer for now, as it was said last.
fn answer_for_now(question: &LearningQuestion, look: &Look, width: usize) -> Vec<Row> {
    let last = question.history.last().filter(|last| last.state == QuestionState::Provisional);
    let Some(said) = last.filter(|said| question.state == said.state && !said.text.is_empty()) else {
        return Vec::new();
    };
    let indent = u16::try_from(question.letter.to_string().len() + 4).unwrap_or(5);
    let words = prose::wrap(&said.text, width.saturating_sub(indent.into()).max(8));
    words.into_iter().map(|row| Row::new(row, look.theme.text).indent(indent)).collect()
}

fn list(agenda: &Agenda, look: &Look, page: &mut Page<'_>) {
    if agenda.all.is_empty() {
        if agenda.is_read {
            page.text(look.ui.learned_no_questions(), look.theme.dim, 0, 0);
        }
        return page.stretch();
    }
    let width = usize::from(page.width());
    let (mut rows, mut here) = (Vec::new(), 0..0);
    let airy = look.size.1 >= 16;
    for (at, question) in agenda.all.iter().enumerate() {
        if at > 0 && airy {
            rows.push(Row::default());
        }
        let (from, active) = (rows.len(), at == agenda.cursor.at);
        rows.extend(head(question, if active { "› " } else { "  " }, active, look, width));
        rows.extend(answer_for_now(question, look, width));
        if active {
            here = from..rows.len();
        }
    }
    page.scrolled(rows, here, look.theme.dim);
    page.stretch();
}

fn one(agenda: &Agenda, id: QuestionId, top: usize, case: &Case, look: &Look, page: &mut Page<'_>) {
    let Some(question) = agenda.find(id) else { return };
    let rows = whole(question, &agenda.agreed, case, look);
    page.scrolled(rows, top..top + usize::from(look.size.1), look.theme.dim);
    page.stretch();
}

/// A question whole: its words, all earlier ones, what was tried with what came of it, and the line
/// of each time it was spoken of.
pub(super) fn whole(question: &LearningQuestion, agreed: &[Agreement], case: &Case, look: &Look) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let width = usize::from(look.size.0);
    let mut rows = head(question, "  ", true, look, width);
    let indent = u16::try_from(question.letter.to_string().len() + 4).unwrap_or(5);
    let room = width.saturating_sub(indent.into()).max(8);
    let text = |rows: &mut Vec<Row>, words: &str, style| {
        rows.extend(prose::wrap(words, room).into_iter().map(|row| Row::new(row, style).indent(indent)));
    };
    let heading = |rows: &mut Vec<Row>, words: &str| {
        rows.push(Row::default());
        rows.push(Row::new(words, theme.bold).indent(indent));
    };
    let earlier = question.earlier_wordings();
    if !earlier.is_empty() {
        heading(&mut rows, ui.learned_before());
        for words in earlier {
            text(&mut rows, &format!("«{words}»"), theme.dim);
        }
    }
    heading(&mut rows, ui.learned_tried());
    // The agreement that became the question was tried first.
    let became = question.history.first().and_then(|entry| entry.agreement);
    let of = |agreement: &&Agreement| {
        agreement.question.is_some_and(|of| of.id == question.id) || Some(agreement.id) == became
    };
    let tried: Vec<&Agreement> = agreed.iter().filter(of).collect();
    if tried.is_empty() {
        text(&mut rows, &ui.learned_not_tried(&question.letter.to_string()), theme.dim);
    }
    for agreement in tried {
        text(&mut rows, &agreement.what, theme.text);
        let beside = beside(agreement, case, look);
        if !beside.is_empty() {
            text(&mut rows, &beside, theme.dim);
        }
        for past in &agreement.reviews {
            text(&mut rows, &said_before(ui, past, look.today()), theme.text);
        }
    }
    heading(&mut rows, ui.learned_said());
    for (at, entry) in question.history.iter().enumerate() {
        let words = if at == 0 {
            let date = short_date(ui, entry.at.date_naive(), look.today());
            let from = agreed.iter().find(|agreement| Some(agreement.id) == entry.agreement);
            match (from, entry.agreement) {
                (Some(from), _) => format!("{date}: {} «{}»", ui.agenda_from_agreement(), from.what),
                (None, Some(_)) => format!("{date}: {}", ui.agenda_from_agreement()),
                (None, None) => format!("{date}: {}", ui.learned_asked()),
            }
        } else {
            said_then(ui, entry, look.today())
        };
        text(&mut rows, &words, if at == 0 { theme.dim } else { theme.text });
    }
    rows
}

/// Who does it and by when.
fn beside(agreement: &Agreement, case: &Case, look: &Look) -> String {
    let name = |owner: &Owner| match owner {
        Owner::Person(id) => {
            let person = case.people.iter().find(|person| person.id == *id);
            person.map_or_else(String::new, |person| person.name.clone())
        }
        Owner::We => look.ui.we().to_owned(),
        Owner::Other(words) => words.clone(),
    };
    let owners: Vec<String> = agreement.who.iter().map(name).collect();
    let due = due_words(look.ui, &agreement.due, look.today()).unwrap_or_default();
    let parts = [capital(&look.ui.names(&owners)), due];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// On a screen of fewer rows only the chosen state stands above its line.
const FEW_ROWS: u16 = 12;

fn question_head(agenda: &Agenda, id: QuestionId, look: &Look, page: &mut Page<'_>) {
    let Some(question) = agenda.find(id) else { return };
    for (at, row) in head(question, "", true, look, page.width().into()).into_iter().enumerate() {
        page.ranked_row(row, if at == 0 { 0 } else { 4 });
    }
    page.gap();
}

fn saying<'a>(agenda: &'a Agenda, id: QuestionId, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    question_head(agenda, id, look, page);
    let chosen = agenda.state();
    if chosen.is_none() {
        page.text(ui.agenda_where(), theme.text, 0, 3);
    }
    let typing = agenda.form.focus == LINE;
    if let (Some(state), true) = (chosen, typing && look.size.1 < FEW_ROWS) {
        page.row(Row::new("› ", theme.accent).and(ui.question_state(state), theme.accent));
    } else {
        let states: Vec<&str> =
            QuestionState::ALL.iter().map(|(state, _)| ui.question_state(*state)).collect();
        choices(
            page,
            &states,
            QuestionState::ALL.iter().position(|(state, _)| chosen == Some(*state)),
            theme,
        );
    }
    if let (Some(state), Some(field)) = (chosen, agenda.form.fields.get(LINE)) {
        page.gap();
        page.row(Row::new(ui.agenda_ask(state), theme.bold));
        labelled(page, field, Labelled::new("", 0, 4), typing, theme);
    }
    page.stretch();
}

fn reaching(agenda: &Agenda, id: QuestionId, look: &Look, page: &mut Page<'_>) {
    let (ui, theme) = (look.ui, look.theme);
    question_head(agenda, id, look, page);
    page.text(ui.agenda_reach(), theme.bold, 0, 1);
    let known = Reach::ALL.iter().map(|(_, code)| ui.reach(code).unwrap_or_default());
    let words: Vec<&str> = known.chain([ui.learned_reach_unknown()]).collect();
    let reach = agenda.find(id).and_then(|question| question.reach);
    let chosen = Reach::ALL.iter().position(|(other, _)| reach == Some(*other));
    choices(page, &words, chosen, theme);
    page.stretch();
}
