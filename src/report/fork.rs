//! What stands in two versions, in words: what it is about, and in what each version differs.
//!
//! Never here: which one is right.

use crate::domain::Date;
use crate::domain::agreement::{AgreementState, Outcome};
use crate::domain::answer::{Mark, Owner};
use crate::domain::fork::{Fork, Said, Version};
use crate::domain::question::QuestionState;
use crate::text::Ui;
use crate::text::common::capital;
use crate::text::dates::{full_date, short_date};

use super::said::state_word;
use super::words::owners;

/// What kind of thing it is, with the day of its round: «Antwoord · 17 november».
pub fn heading(ui: Ui, fork: &Fork, today: Date) -> String {
    let kind = capital(ui.fork_kind(&fork.kind));
    fork.at.map_or(kind.clone(), |at| format!("{kind} · {}", short_date(ui, at.date_naive(), today)))
}

/// What a version says that another says otherwise, a line for each; that it was taken away.
pub fn lines(ui: Ui, fork: &Fork, version: &Version) -> Vec<String> {
    if version.gone {
        return vec![ui.fork_gone().to_owned()];
    }
    let told: Vec<String> = version.said.iter().map(|said| line(ui, &fork.kind, said)).collect();
    let none = |other: &Version| !other.gone && other.said.is_empty();
    match told.is_empty() {
        true if fork.versions.iter().all(none) => vec![ui.fork_only_when().to_owned()],
        true => vec![ui.fork_nothing().to_owned()],
        false => told,
    }
}

fn line(ui: Ui, kind: &str, said: &Said) -> String {
    match said {
        Said::Words(words) => words.clone(),
        Said::Code(column, code) => word(ui, kind, column, code).unwrap_or(code).to_owned(),
        Said::Owners(who) if who.is_empty() => ui.fork_nobody().to_owned(),
        Said::Owners(who) => {
            let who: Vec<Owner> =
                who.iter().map(|name| name.clone().map_or(Owner::We, Owner::Other)).collect();
            capital(&owners(ui, &who, &|_| None))
        }
        Said::Day(date) => full_date(ui, *date),
    }
}

/// The word for a code in this column; None where the code is a word itself.
fn word<'a>(ui: Ui, kind: &str, column: &str, code: &'a str) -> Option<&'a str> {
    match (kind, column) {
        ("case", "state") if code == "closed" => Some(ui.case_closed()),
        ("case", "state") => Some(ui.question_open()),
        ("agreement", "state") => AgreementState::from_code(code).map(|state| state_word(ui, state)),
        (_, "state") => QuestionState::from_code(code).map(|state| ui.question_state(state)),
        (_, "outcome") => Outcome::from_code(code).map(|outcome| ui.outcome(outcome)),
        (_, "reach") => ui.reach(code),
        (_, "role") => ui.role_of_code(code),
        (_, "strength") => ui.strength(code),
        (_, "mark") => Mark::from_code(code).map(|mark| ui.mark(mark)),
        (_, "permission") => Some(ui.permission_answer(code)),
        (_, "comes_back") => Some(if code == "1" { ui.closing_comes_back() } else { ui.fork_stays() }),
        (_, "active") => Some(if code == "1" { ui.fork_active() } else { ui.care_inactive() }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{heading, lines};
    use crate::domain::fork::{Fork, Said, Version};
    use crate::report::page::sample;
    use crate::text::Ui;

    fn code(column: &str, code: &str) -> Said {
        Said::Code(column.to_owned(), code.to_owned())
    }

    fn told(kind: &str, said: Vec<Said>) -> Vec<String> {
        let version = Version { revision: Uuid::nil(), gone: false, said };
        let at = Some(sample::moment("2026-11-17T10:00:00+01:00"));
        let fork =
            Fork { kind: kind.to_owned(), row: Uuid::nil(), at, about: Vec::new(), versions: Vec::new() };
        assert_eq!(
            heading(Ui::En, &fork, "2026-11-20".parse().unwrap()).split_once(" · ").unwrap().1,
            "17 November"
        );
        lines(Ui::En, &fork, &version)
    }

    #[test]
    fn what_is_kept_as_a_code_is_told_in_words() {
        assert_eq!(told("agreement", vec![code("state", "done")]), ["done"]);
        assert_eq!(told("agreement", vec![code("state", "dropped")]), ["no longer needed"]);
        assert_eq!(told("case", vec![code("state", "closed")]), ["closed"]);
        assert_eq!(told("review", vec![code("outcome", "partly")]), ["partly"]);
        assert_eq!(told("attachment", vec![code("permission", "withdrawn")]), ["first yes, now no longer"]);
        assert_eq!(told("person", vec![code("role", "resident"), code("active", "0")]).len(), 2);
        assert_eq!(told("person", vec![code("role", "penningmeester")]), ["penningmeester"]);
        let date = "2027-05-01".parse().unwrap();
        let who = Said::Owners(vec![Some("Noor".to_owned()), None]);
        assert_eq!(told("agreement", vec![who, Said::Day(date)]), ["Noor and we", "Saturday 1 May 2027"]);
        assert_eq!(told("round", vec![]), ["the same words, kept at another moment"]);
    }
}
