//! The opening: each open agreement word for word, how it went, and one line.
//!
//! Never here: a word about how long ago it was due.

mod draw;
#[cfg(test)]
mod tests;

pub use draw::view;

use crate::domain::agreement::{Agreement, Outcome, Review};
use crate::domain::id::AgreementId;
use crate::domain::round::fields::{Field as Name, ReviewPart};
use crate::domain::round::{Move, Place, Round};
use crate::text::Ui;
use crate::text::lookup::outcome_from_typed;
use crate::text::promise::due;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, LEFT, RIGHT, TAB, UP, alt, ch, ctrl, f};
use crate::tui::look::Desk;
use crate::tui::picking::NOWHERE;
use crate::tui::promise;
use crate::tui::round::moved;
use crate::tui::table::Table;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::form::{Field, Form};

/// The fields of the form. In the first and the one about a question nothing is typed.
const OUTCOME: usize = 0;
const TEXT: usize = 1;
const DUE: usize = 2;
const CHANGE: usize = 3;
const QUESTION: usize = 4;
const WORDING: usize = 5;

/// What stands in the field about a question once the group made it one.
const YES: &str = "yes";

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

const MAKE_QUESTION: &[Binding] =
    &[Binding::new(Action::Toggle, &[ctrl('q')], Ui::opening_make_question).hint(1)];

const NO_QUESTION: &[Binding] = &[Binding::new(Action::Toggle, &[ctrl('q')], Ui::key_no_question).hint(1)];

const CHANGING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back).hint(4),
    Binding::new(Action::Correct, &[ctrl('r')], Ui::key_as_it_was).hint(1),
];

const CHANGE_IT: &[Binding] = &[Binding::new(Action::Correct, &[ctrl('r')], Ui::key_say_otherwise).hint(4)];

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
    let review = round.reviews.get(&id);
    let outcome = review.map(|review| review.outcome).filter(|outcome| *outcome != Outcome::Skipped);
    let code = outcome.map_or("", Outcome::code);
    let (text, wording) = review.map_or(("", ""), |review| (review.text.as_str(), review.wording.as_str()));
    let date = review.and_then(|review| review.due.as_ref());
    let date = date.map_or_else(String::new, |due| promise::by_when(round, due));
    let change = review.and_then(|review| review.change.clone()).unwrap_or_default();
    let question = if review.is_some_and(|review| review.as_question) { YES } else { "" };
    let fields = vec![
        field(ReviewPart::Outcome).holding(code),
        field(ReviewPart::Text).holding(text),
        field(ReviewPart::Due).holding(date),
        field(ReviewPart::Change).holding(change),
        field(ReviewPart::Question).holding(question),
        field(ReviewPart::Wording).holding(wording),
    ];
    let mut form = Form::new(fields, &table.drafts);
    let touched = table.drafts.iter().any(|(name, _)| form.fields.iter().any(|field| field.name == *name));
    let as_question = text_of(&form, QUESTION) == YES;
    form.focus = match (form.focus, chosen(&form)) {
        (CHANGE, _) if !text_of(&form, CHANGE).is_empty() => CHANGE,
        (_, None) => NOWHERE,
        (OUTCOME, Some(_)) if touched => NOWHERE,
        (DUE, Some(_)) if takes_date(&form) => DUE,
        (QUESTION | WORDING, Some(_)) if as_question => WORDING,
        _ => TEXT,
    };
    form
}

fn text_of(form: &Form, at: usize) -> &str {
    form.fields.get(at).map_or("", Field::text)
}

/// The outcome that is chosen now.
fn chosen(form: &Form) -> Option<Outcome> {
    let typed = text_of(form, OUTCOME);
    Outcome::from_code(typed).or_else(|| outcome_from_typed(typed))
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
    text_of(form, QUESTION) != YES && chosen(form).is_some_and(moves_date)
}

/// Other words for the agreement, when they are other words.
fn change(form: &Form, agreement: &Agreement) -> Option<String> {
    let words = text_of(form, CHANGE);
    let other = !words.trim().is_empty() && words != agreement.what;
    other.then(|| words.to_owned())
}

/// What is chosen and said here; None while nothing is. Other words may be all that is said.
fn review(table: &Table) -> Option<Review> {
    let (form, agreement) = (&table.form, agreement(&table.round)?);
    let today = table.today();
    let change = change(form, agreement);
    let Some(outcome) = chosen(form) else {
        let stands = table.round.reviews.get(&agreement.id).and_then(|review| review.due.clone());
        let review = Review { due: stands, change, ..Review::skipped(agreement.id) };
        return review.says_something().then_some(review);
    };
    let date = text_of(form, DUE);
    let as_question = is_question(table);
    Some(Review {
        agreement: agreement.id,
        outcome,
        text: text_of(form, TEXT).to_owned(),
        due: (takes_date(form) && !date.trim().is_empty()).then(|| due(date, today)),
        change,
        as_question,
        wording: if as_question { text_of(form, WORDING).to_owned() } else { String::new() },
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

/// True where the group made it one.
fn is_question(table: &Table) -> bool {
    offers_question(table) && text_of(&table.form, QUESTION) == YES
}

/// The keys of this screen.
pub fn keys(table: &Table) -> Vec<Binding> {
    if table.form.focus == CHANGE {
        return CHANGING.to_vec();
    }
    let typing = table.form.focused().is_some();
    let mut keys = if typing { TYPING.to_vec() } else { CHOOSING.to_vec() };
    let taken = is_question(table);
    if offers_question(table) {
        keys.extend(if taken { NO_QUESTION } else { MAKE_QUESTION });
    }
    keys.extend(SKIP);
    if !taken && chosen(&table.form).is_none_or(Agreement::goes_on) {
        keys.extend(CHANGE_IT);
    }
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
            if !text_of(&table.form, QUESTION).is_empty() {
                effects.extend(put(table, QUESTION, ""));
            }
            effects.extend(into(table, TEXT));
            Some(effects)
        }
        Action::Left => Some(beside(table, false)),
        Action::Right => Some(beside(table, true)),
        Action::Toggle if offers_question(table) => {
            let taken = text_of(&table.form, QUESTION) == YES;
            let mut effects = put(table, QUESTION, if taken { "" } else { YES });
            effects.extend(into(table, if taken { TEXT } else { WORDING }));
            Some(effects)
        }
        Action::Correct => Some(say_otherwise(table)),
        Action::On | Action::NextField | Action::PreviousField if focus == CHANGE => Some(out_of(table)),
        Action::NextField if focus == TEXT && is_question(table) => Some(into(table, WORDING)),
        Action::NextField if focus == TEXT && takes_date(&table.form) => Some(into(table, DUE)),
        Action::PreviousField if focus == DUE || focus == WORDING => Some(into(table, TEXT)),
        Action::PreviousField => {
            let code = text_of(&table.form, OUTCOME).to_owned();
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

/// Other words for the agreement, beginning with those that stand; from there back, as it was.
fn say_otherwise(table: &mut Table) -> Vec<Effect> {
    if table.form.focus == CHANGE {
        let mut effects = put(table, CHANGE, "");
        effects.extend(out_of(table));
        return effects;
    }
    let what = agreement(&table.round).map(|agreement| agreement.what.clone()).unwrap_or_default();
    let empty = text_of(&table.form, CHANGE).is_empty();
    let mut effects = if empty { put(table, CHANGE, &what) } else { Vec::new() };
    effects.extend(into(table, CHANGE));
    effects
}

/// From the other words to how it went.
fn out_of(table: &mut Table) -> Vec<Effect> {
    if chosen(&table.form).is_some() {
        return into(table, TEXT);
    }
    table.form.focus = NOWHERE;
    let code = text_of(&table.form, OUTCOME).to_owned();
    choose(table, &code)
}

/// Puts the cursor in a field.
fn into(table: &mut Table, field: usize) -> Vec<Effect> {
    table.form.focus = field;
    table.touched()
}

/// Chooses an outcome by its code; it is a draft like all that is typed.
fn choose(table: &mut Table, code: &str) -> Vec<Effect> {
    put(table, OUTCOME, code)
}

/// Puts this in a field.
fn put(table: &mut Table, at: usize, text: &str) -> Vec<Effect> {
    let Some(field) = table.form.fields.get_mut(at) else { return Vec::new() };
    field.editor = Editor::with_text(field.editor.lines(), text);
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
