//! The opening: each open agreement word for word, how it went, and one line.
//!
//! Never here: a word about how long ago it was due.

use crate::domain::agreement::{Agreement, Outcome, Review};
use crate::domain::answer::Owner;
use crate::domain::id::AgreementId;
use crate::domain::round::fields::{Field as Name, ReviewPart};
use crate::domain::round::{Move, Place, Round};
use crate::text::Ui;
use crate::text::dates::due_words;
use crate::text::promise::{due, said_before};
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, LEFT, RIGHT, TAB, UP, alt, ch, ctrl, f};
use crate::tui::look::{Desk, Look};
use crate::tui::picking::NOWHERE;
use crate::tui::promise;
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::choices::choices;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form};
use crate::tui::widgets::labelled::{Labelled, label_column, labelled};
use crate::tui::widgets::page::{Page, Row};

/// The line and the date in the form; the outcome is the first.
const OUTCOME: usize = 0;
const TEXT: usize = 1;
const DUE: usize = 2;

/// The draft of a *not* that the group made a learning question.
const AS_QUESTION: &str = "question";

const CHOOSING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::Digit(1), &[ch('1')], Ui::key_choose),
    Binding::new(Action::Digit(2), &[ch('2')], Ui::key_choose),
    Binding::new(Action::Digit(3), &[ch('3')], Ui::key_choose),
    Binding::new(Action::Digit(4), &[ch('4')], Ui::key_choose),
    Binding::new(Action::Digit(5), &[ch('5')], Ui::key_choose),
    Binding::new(Action::Left, &[LEFT, UP], Ui::key_move),
    Binding::new(Action::Right, &[RIGHT, DOWN], Ui::key_move),
    Binding::new(Action::NextField, &[ENTER], Ui::key_next_field),
];

const TYPING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
];

const QUESTION: &[Binding] = &[Binding::new(Action::Toggle, &[ctrl('q')], Ui::opening_make_question).hint(1)];

const NO_QUESTION: &[Binding] = &[Binding::new(Action::Toggle, &[ctrl('q')], Ui::key_no_question).hint(1)];

const SKIP: &[Binding] = &[Binding::new(Action::Skip, &[f(5), alt('p')], Ui::key_skip_agreement).hint(2)];

fn id(round: &Round) -> Option<AgreementId> {
    match round.place {
        Place::Opening(id) => Some(id),
        _ => None,
    }
}

fn agreement(round: &Round) -> Option<&Agreement> {
    let id = id(round)?;
    round.opening.iter().find(|agreement| agreement.id == id)
}

/// The outcomes that can be chosen, in their order.
fn outcomes() -> impl Iterator<Item = Outcome> {
    Outcome::ALL.into_iter().take(5).map(|(outcome, _)| outcome)
}

/// The fields of this place: what was chosen and said, or nothing yet.
pub fn form(table: &Table) -> Form {
    let round = &table.round;
    let Some(id) = id(round) else { return Form::default() };
    let field = |part| Field::line(Name::Opening(id, part).name(round), "");
    let review = round.reviews.get(&id).filter(|review| review.outcome != Outcome::Skipped);
    let code =
        review.map_or("", |review| if review.as_question { AS_QUESTION } else { review.outcome.code() });
    let text = review.map_or("", |review| review.text.as_str());
    let date = review.and_then(|review| review.due.as_ref());
    let date = date.map_or_else(String::new, |due| promise::by_when(round, due));
    let fields = vec![
        field(ReviewPart::Outcome).holding(code),
        field(ReviewPart::Text).holding(text),
        field(ReviewPart::Due).holding(date),
    ];
    let mut form = Form::new(fields, &table.drafts);
    let touched = table.drafts.iter().any(|(name, _)| form.fields.iter().any(|field| field.name == *name));
    let outcome = chosen(&form);
    form.focus = match (form.focus, &outcome) {
        (_, None) => NOWHERE,
        (OUTCOME, Some(_)) if touched => NOWHERE,
        (DUE, Some(_)) if takes_date(&form) => DUE,
        _ => TEXT,
    };
    form
}

fn text(form: &Form, at: usize) -> &str {
    form.fields.get(at).map_or("", Field::text)
}

/// The outcome that is chosen now.
fn chosen(form: &Form) -> Option<Outcome> {
    let code = text(form, OUTCOME);
    if code == AS_QUESTION { Some(Outcome::Not) } else { Outcome::from_code(code) }
}

/// True while no outcome is chosen.
pub fn is_open(table: &Table) -> bool {
    chosen(&table.form).is_none()
}

/// After which outcomes a new date may be said.
fn moves_date(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Partly | Outcome::Not | Outcome::Running)
}

/// True where a new date may be said: not where it becomes a learning question.
fn takes_date(form: &Form) -> bool {
    text(form, OUTCOME) != AS_QUESTION && chosen(form).is_some_and(moves_date)
}

/// What is chosen and said here; None while no outcome is chosen.
fn review(table: &Table) -> Option<Review> {
    let (form, agreement) = (&table.form, agreement(&table.round)?);
    let outcome = chosen(form)?;
    let today = table.today();
    let date = text(form, DUE);
    Some(Review {
        agreement: agreement.id,
        outcome,
        text: text(form, TEXT).to_owned(),
        due: (takes_date(form) && !date.trim().is_empty()).then(|| due(date, today)),
        change: table.round.reviews.get(&agreement.id).and_then(|review| review.change.clone()),
        as_question: offers_question(table) && text(form, OUTCOME) == AS_QUESTION,
        past_due_not: outcome == Outcome::Not && agreement.is_past_due(today),
    })
}

/// The moves that acknowledge what is typed here, and stay.
pub fn typed(table: &Table) -> Vec<Move> {
    let Some(review) = review(table) else { return Vec::new() };
    if table.round.reviews.get(&review.agreement) == Some(&review) {
        return Vec::new();
    }
    vec![Move::Review(review), Move::Back]
}

/// True where the group is offered to make it a learning question.
fn offers_question(table: &Table) -> bool {
    let outcome = chosen(&table.form);
    let agreement = agreement(&table.round);
    outcome
        .zip(agreement)
        .is_some_and(|(outcome, agreement)| agreement.offers_question(outcome, table.today()))
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    let typing = table.form.focused().is_some();
    let mut keys = if typing { TYPING.to_vec() } else { CHOOSING.to_vec() };
    if offers_question(table) {
        let taken = text(&table.form, OUTCOME) == AS_QUESTION;
        keys.extend(if taken { NO_QUESTION } else { QUESTION });
    }
    keys.extend(SKIP);
    keys
}

/// Does what a key asks for; None when it is not for this screen.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let focus = table.form.focus;
    let outcome = chosen(&table.form);
    match action {
        Action::Digit(n) => {
            let outcome = outcomes().nth(usize::from(n).checked_sub(1)?)?;
            let mut effects = choose(table, outcome.code());
            effects.extend(into(table, TEXT));
            Some(effects)
        }
        Action::Left => Some(beside(table, false)),
        Action::Right => Some(beside(table, true)),
        Action::Toggle if offers_question(table) => {
            let code =
                if text(&table.form, OUTCOME) == AS_QUESTION { Outcome::Not.code() } else { AS_QUESTION };
            let mut effects = choose(table, code);
            effects.extend(table.touched());
            Some(effects)
        }
        Action::NextField if focus == TEXT && takes_date(&table.form) => Some(into(table, DUE)),
        Action::PreviousField if focus == DUE => Some(into(table, TEXT)),
        Action::PreviousField => {
            let code = text(&table.form, OUTCOME).to_owned();
            table.form.focus = NOWHERE;
            Some(choose(table, &code))
        }
        // An outcome that was only moved to still has its line to come.
        Action::On | Action::NextField if outcome.is_some() && focus == NOWHERE => Some(into(table, TEXT)),
        Action::On => {
            let review = Move::Review(review(table)?);
            Some(moved(table.moves([review], table.form.names()), desk))
        }
        Action::NextField => Some(Vec::new()),
        _ => None,
    }
}

/// Puts the cursor in a field.
fn into(table: &mut Table, field: usize) -> Vec<Effect> {
    table.form.focus = field;
    table.touched()
}

/// Chooses an outcome by its code; it is a draft like all that is typed.
fn choose(table: &mut Table, code: &str) -> Vec<Effect> {
    let Some(field) = table.form.fields.get_mut(OUTCOME) else { return Vec::new() };
    field.editor = Editor::with_text(field.editor.lines(), code);
    let (name, snapshot) = (field.name.clone(), field.editor.snapshot());
    table.field_changed(name, snapshot)
}

/// The outcome beside the one that is chosen.
fn beside(table: &mut Table, later: bool) -> Vec<Effect> {
    let all: Vec<Outcome> = outcomes().collect();
    let at = chosen(&table.form).and_then(|outcome| all.iter().position(|other| *other == outcome));
    let next = match (at, later) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.saturating_sub(1),
        (None, true) => 0,
        (None, false) => all.len().saturating_sub(1),
    };
    all.get(next).map_or_else(Vec::new, |outcome| choose(table, outcome.code()))
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, round) = (look.ui, look.theme, &table.round);
    let Some(agreement) = agreement(round) else { return };
    let at = round.opening.iter().position(|other| other.id == agreement.id).unwrap_or(0);
    let of = ui.agreement_of(at + 1, round.opening.len());
    page.row(Row::new(ui.opening_title(), theme.bold).right(of, theme.dim));
    page.gap();
    page.text(&agreement.what, theme.text, 0, 0);
    let who = promise::owners(round, &agreement.who, ui);
    let due = due_words(ui, &agreement.due, look.today()).unwrap_or_default();
    let both: Vec<&str> = [who.as_str(), due.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if !both.is_empty() {
        page.text(&both.join(" · "), theme.dim, 0, 1);
    }
    if !agreement.if_then.is_empty() {
        page.text(&agreement.if_then, theme.text, 0, 2);
    }
    earlier(agreement, look, page);
    page.gap();
    // Where room is short, who tells first has been said once an outcome is chosen.
    if chosen(&table.form).is_none() || look.size.1 > 15 {
        page.text(&first(agreement, round, ui), theme.text, 0, 3);
        page.gap();
    }
    five(table, look, page);
    line(table, look, page);
    page.stretch();
}

/// What was said of it before, the newest first.
fn earlier(agreement: &Agreement, look: &Look, page: &mut Page<'_>) {
    for past in agreement.reviews.iter().rev() {
        page.text(&said_before(look.ui, past, look.today()), look.theme.dim, 0, 6);
    }
}

/// Who tells first.
fn first(agreement: &Agreement, round: &Round, ui: Ui) -> String {
    let name = |owner: &Owner| match owner {
        Owner::Person(id) => round.person(*id).map(|person| person.name.clone()),
        Owner::Other(words) => Some(words.clone()),
        Owner::We => None,
    };
    let here = |owner: &&Owner| match owner {
        Owner::Person(id) => round.seats.iter().any(|seat| seat.here && seat.person.id == *id),
        Owner::We | Owner::Other(_) => false,
    };
    let teller = agreement.who.iter().find(here).and_then(name);
    let names: Vec<String> = agreement.who.iter().filter_map(name).collect();
    match (teller, agreement.who.contains(&Owner::We)) {
        (Some(name), false) => ui.opening_first(&name),
        (None, false) if names.len() > 1 => ui.opening_not_here_several(&ui.names(&names)),
        (None, false) if !names.is_empty() => ui.opening_not_here(&ui.names(&names)),
        _ => ui.opening_first_we().to_owned(),
    }
}

/// The five outcomes.
fn five(table: &Table, look: &Look, page: &mut Page<'_>) {
    let chosen = chosen(&table.form);
    let words: Vec<&str> = outcomes().map(|outcome| look.ui.outcome(outcome)).collect();
    choices(page, &words, outcomes().position(|outcome| chosen == Some(outcome)), look.theme);
}

/// The line that fits the outcome, and a new date where one may be said.
fn line<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme, form) = (look.ui, look.theme, &table.form);
    let Some(outcome) = chosen(form) else {
        if id(&table.round).is_some_and(|id| table.round.reviews.contains_key(&id)) {
            page.gap();
            page.text(ui.outcome_skipped(), theme.dim, 2, 3);
        }
        return;
    };
    page.gap();
    page.row(Row::new(ui.outcome_question(outcome), theme.bold));
    if let Some(field) = form.fields.get(TEXT) {
        labelled(page, field, Labelled::new("", 0, 4), form.focus == TEXT, theme);
    }
    if offers_question(table) {
        let taken = text(form, OUTCOME) == AS_QUESTION;
        page.gap();
        if taken {
            page.row(Row::new(format!("● {}", ui.mark_learning_question()), theme.accent));
        } else {
            page.text(ui.opening_offer_question(), theme.text, 0, 2);
        }
    }
    if takes_date(form)
        && let Some(field) = form.fields.get(DUE)
    {
        page.gap();
        let label = ui.opening_new_date();
        let column = label_column(&[label]);
        let active = form.focus == DUE;
        let around =
            Labelled::new(label, column, 2).starter(if active { ui.agreement_when_starter() } else { "" });
        labelled(page, field, around, active, theme);
        promise::date_read(page, field.text(), column + 2, active, table.today(), look);
    }
}

#[cfg(test)]
mod tests;
