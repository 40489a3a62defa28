//! Answers as a table for a spreadsheet: one answer a row, after RFC 4180.
//!
//! A text that a spreadsheet would take for a formula begins with an apostrophe. Never here: a file.

use super::json;
use super::said::Around;
use crate::domain::answer::Key;
use crate::domain::case::{Case, FinishedRound};
use crate::domain::person::Role;
use crate::text::Ui;

/// The names of the columns; they are the keys of a casebook where it has them.
pub const COLUMNS: [&str; 16] = [
    "case",
    "round",
    "started_at",
    "sequence",
    "about",
    "step",
    "line",
    "question",
    "n",
    "person",
    "role",
    "answer",
    "why",
    "marks",
    "passed",
    "off_path",
];

/// The first row.
#[must_use]
pub fn head() -> String {
    row(COLUMNS.map(str::to_owned))
}

/// The answers of a round; `number` is its place in the case, from 1.
#[must_use]
pub fn round(case: &Case, round: &FinishedRound, number: usize, ui: Ui) -> String {
    let find = |key: Key| {
        let step = round.sequence.steps.get(key.step)?;
        let same = |said: &&crate::domain::case::FinishedAnswer| {
            said.step == step.id && said.n == key.n && said.slot == key.slot
        };
        round.answers.iter().find(same).and_then(|said| said.answer.content.as_ref())
    };
    let around = Around {
        ui,
        sequence: &round.sequence,
        language: &round.language,
        people: &case.people,
        other: &find,
    };
    let mut out = String::new();
    for said in &round.answers {
        let person = said.slot.person();
        let person = person.and_then(|id| case.people.iter().find(|person| person.id == id));
        let (at, step) = round.sequence.find(&said.step).unzip();
        let words =
            said.answer.content.as_ref().map(|content| around.lines(at.unwrap_or(0), content).join("\n"));
        let marks: Vec<&str> = said.answer.marks.iter().map(|mark| mark.code()).collect();
        let asked = step.map_or("", |step| step.wording.ask.get(&round.language));
        out.push_str(&row([
            case.title.clone(),
            number.to_string(),
            json::utc(round.started),
            round.sequence.id.clone(),
            round.about.clone(),
            said.step.clone(),
            said.line.clone(),
            asked.to_owned(),
            said.n.to_string(),
            person.map(|person| person.name.clone()).unwrap_or_default(),
            person.and_then(|person| person.role.as_ref()).map(Role::code).unwrap_or_default().to_owned(),
            words.unwrap_or_default(),
            said.answer.why.clone(),
            marks.join(" "),
            said.answer.content.is_none().to_string(),
            said.off_path.to_string(),
        ]));
    }
    out
}

fn row(cells: [String; COLUMNS.len()]) -> String {
    let mut row = cells.map(|cell| self::cell(&cell)).join(",");
    row.push_str("\r\n");
    row
}

fn cell(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']) && words.parse::<i64>().is_err();
    let words = if formula { format!("'{words}") } else { words.to_owned() };
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_holds_whatever_was_typed_and_is_no_formula() {
        assert_eq!(cell("een, \"twee\"\ndrie"), "\"een, \"\"twee\"\"\ndrie\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("gewoon"), "gewoon");
    }
}
