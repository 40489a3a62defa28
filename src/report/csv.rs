//! Answers as a table for a spreadsheet: one answer a row, after RFC 4180.
//!
//! A text that a spreadsheet would take for a formula begins with an apostrophe; what steers a terminal or hides is made
//! visible. The exact words are in a casebook. Never here: a file.

use super::json;
use super::said::Around;
use crate::domain::answer::Key;
use crate::domain::case::{Case, FinishedRound};
use crate::domain::id::QuestionId;
use crate::domain::person::Role;
use crate::text::Ui;
use crate::text::safe::display_safe_block;

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
    let find = |key: Key| round.said(key).and_then(|said| said.answer.content.as_ref());
    let question = |id: QuestionId| round.question(id).map(str::to_owned);
    let around = Around {
        ui,
        sequence: &round.sequence,
        language: &round.language,
        people: &case.people,
        other: &find,
        question: &question,
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
    let words = display_safe_block(words);
    // Some look past blanks and line ends, and take the wide forms of the signs as well.
    let begins = words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let formula = begins && words.parse::<i64>().is_err();
    let words = if formula { format!("'{words}") } else { words.into_owned() };
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_holds_whatever_was_typed_and_is_no_formula() {
        assert_eq!(cell("een, \"twee\"\ndrie"), "\"een, \"\"twee\"\"\ndrie\"");
        for typed in ["=1+1", "+A1", "-A1", "@SUM(A1)", " =1+1", "\n=1+1", "＝1+1"] {
            assert!(cell(typed).trim_start_matches('"').starts_with('\''), "{typed}");
        }
        assert_eq!(cell("\t=1+1"), "' =1+1");
        assert_eq!(cell("een\u{1b}[2J"), "een␛[2J");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("gewoon"), "gewoon");
    }
}
