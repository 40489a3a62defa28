//! Choosing among options or earlier answers, and the one more line of a step with `why`.
//!
//! Never here: how the options are drawn. What is chosen stands in a field like all that is typed:
//! ids between commas, an earlier answer by its number.

use crate::domain::answer::{Content, Key, Pick};
use crate::domain::round::fields::{Field as Name, Part};
use crate::domain::round::{Move, Round};
use crate::domain::sequence::Step;
use crate::text::Ui;

use super::effect::Effect;
use super::question;
use super::table::Table;
use super::widgets::editor::Editor;
use super::widgets::form::{Field, Form};

/// Where no field has the cursor.
pub const NOWHERE: usize = usize::MAX;

/// The fields of a choice: what is chosen, and the one more line. Letters go to the line only.
pub fn form(table: &Table, key: Key) -> Form {
    let round = &table.round;
    let standing = match round.standing().and_then(|answer| answer.content.as_ref()) {
        Some(Content::Options(picks)) => written(picks, &round.picks(key.step)),
        _ => String::new(),
    };
    let field = Field::line(Name::Answer(key, Part::Whole).name(round), "").holding(standing);
    let fields: Vec<Field> = std::iter::once(field).chain(why_field(table, key)).collect();
    let mut form = Form::new(fields, &table.drafts);
    if form.focus == 0 {
        form.focus = NOWHERE;
    }
    form
}

/// The one more line, where the step has one.
pub fn why_field(table: &Table, key: Key) -> Option<Field> {
    table.step().filter(|step| step.why)?;
    let why = table.round.standing().map_or("", |answer| answer.why.as_str());
    Some(Field::line(Name::Answer(key, Part::Why).name(&table.round), "").holding(why))
}

/// What stands in the one more line.
pub fn why(table: &Table) -> String {
    table.form.fields.get(1).map_or_else(String::new, |field| field.text().to_owned())
}

fn id(pick: &Pick, at: usize) -> String {
    match pick {
        Pick::Option(id) => id.clone(),
        Pick::Answer(..) => (at + 1).to_string(),
    }
}

/// The ids of what was chosen, in the order shown.
fn written(chosen: &[Pick], picks: &[Pick]) -> String {
    let ids = picks.iter().enumerate().filter(|(_, pick)| chosen.contains(pick));
    ids.map(|(at, pick)| id(pick, at)).collect::<Vec<_>>().join(",")
}

/// Which of the picks are chosen, by the text of the field.
fn read(text: &str, picks: &[Pick]) -> Vec<Pick> {
    let ids: Vec<&str> = text.split([',', ' ']).filter(|id| !id.is_empty()).collect();
    let named = |at: usize, pick: &Pick| {
        let id = id(pick, at);
        ids.iter().any(|other| *other == id || other.parse() == Ok(at + 1))
    };
    picks.iter().enumerate().filter(|(at, pick)| named(*at, pick)).map(|(_, pick)| pick.clone()).collect()
}

/// What is chosen now.
pub fn chosen(table: &Table) -> Vec<Pick> {
    let picks = table.round.turn().map(|key| table.round.picks(key.step)).unwrap_or_default();
    table.form.fields.first().map_or_else(Vec::new, |field| read(field.text(), &picks))
}

/// Chooses the option at this place, or not any more; where one is asked for it takes the place
/// of the other.
pub fn toggle(table: &mut Table, at: usize) -> Vec<Effect> {
    let (Some(key), Some(step)) = (table.round.turn(), table.step()) else { return Vec::new() };
    let picks = table.round.picks(key.step);
    let Some(pick) = picks.get(at) else { return Vec::new() };
    let one = step.most_chosen() == 1;
    let mut now = chosen(table);
    if now.contains(pick) {
        now.retain(|other| other != pick);
    } else {
        if one {
            now.clear();
        }
        now.push(pick.clone());
    }
    set(table, &written(&now, &picks))
}

/// How many are asked for, in words, and that it may be left out. Nothing is refused for it.
pub fn asked_for(step: &Step, ui: Ui) -> String {
    let many = ui.choice_asked(step);
    if step.optional { format!("{many} {}", ui.round_optional()) } else { many }
}

/// Puts this text in the first field, as typed.
pub fn set(table: &mut Table, text: &str) -> Vec<Effect> {
    let Some(field) = table.form.fields.first_mut() else { return Vec::new() };
    field.editor = Editor::with_text(field.editor.lines(), text);
    let (name, snapshot) = (field.name.clone(), field.editor.snapshot());
    table.field_changed(name, snapshot)
}

/// The move that acknowledges `content`: an answer, or nothing where nothing is said.
pub fn acknowledging(table: &Table, content: Option<Content>) -> Move {
    let stands = table.round.standing().is_some_and(|answer| answer.content.is_some());
    match content {
        Some(content) => Move::Answer { content, why: why(table) },
        None if stands => Move::Skip,
        None => Move::On,
    }
}

/// The moves that acknowledge `content` and stay.
pub fn staying(table: &Table, content: Option<Content>) -> Vec<Move> {
    let why = why(table);
    let stands = table.round.standing();
    let Some(content) = content else {
        // What was taken out is taken back; what cannot be read leaves what stands.
        let empty = table.form.fields.first().is_some_and(|field| field.text().trim().is_empty());
        let taken_out = empty && stands.is_some_and(|answer| answer.content.is_some());
        return if taken_out { vec![Move::Skip, Move::Back] } else { Vec::new() };
    };
    let same = stands.is_some_and(|answer| answer.content.as_ref() == Some(&content) && answer.why == why);
    if same { Vec::new() } else { vec![Move::Answer { content, why }, Move::Back] }
}

/// What is chosen, as an answer.
pub fn content(table: &Table) -> Option<Content> {
    Some(chosen(table)).filter(|picks| !picks.is_empty()).map(Content::Options)
}

/// The words of an option or an earlier answer.
pub fn label(round: &Round, step: &Step, pick: &Pick, ui: Ui) -> String {
    question::said(round, step, &Content::Options(vec![pick.clone()]), ui)
}

#[cfg(test)]
mod tests {
    use super::{read, written};
    use crate::domain::answer::Pick;

    #[test]
    fn what_is_chosen_stands_by_id_and_may_be_typed_by_number() {
        let picks = ["ours", "organisation", "outside"].map(|id| Pick::Option(id.to_owned()));
        let chosen = read("outside, 1", &picks);
        assert_eq!(chosen, [picks[0].clone(), picks[2].clone()]);
        assert_eq!(written(&chosen, &picks), "ours,outside");
        assert_eq!(read("4 nothing", &picks), []);
    }
}
