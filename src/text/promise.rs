//! From the words of a form for an agreement to who, by when, and which learning question.
//!
//! Never here: whether an agreement is a good one; a guess at a name.

use super::Ui;
use super::dates::{parse_date, short_date};
use super::fold::{fold, rest_after};
use super::lookup::we_from_typed;
use crate::domain::Date;
use crate::domain::agreement::{Agreement, PastReview};
use crate::domain::answer::{Due, Owner, Promise};
use crate::domain::id::PersonId;
use crate::domain::question::{LearningQuestion, Letter, QuestionRef};
use crate::domain::round::Round;

/// What was said of an agreement in an earlier round, on one line.
pub fn said_before(ui: Ui, past: &PastReview, today: Date) -> String {
    let date = short_date(ui, past.at.date_naive(), today);
    let outcome = ui.outcome(past.review.outcome);
    if past.review.text.is_empty() {
        format!("{date}: {outcome}")
    } else {
        format!("{date}: {outcome}. {}", past.review.text)
    }
}

/// Who tells first how it went: its owners as far as they are here.
pub fn teller(ui: Ui, agreement: &Agreement, round: &Round) -> String {
    let name = |owner: &Owner| match owner {
        Owner::Person(id) => round.person(*id).map(|person| person.name.clone()),
        Owner::Other(words) => Some(words.clone()),
        Owner::We => None,
    };
    let here = |owner: &&Owner| match owner {
        Owner::Person(id) => round.seats.iter().any(|seat| seat.here && seat.person.id == *id),
        Owner::We | Owner::Other(_) => false,
    };
    let names = |owners: Vec<&Owner>| -> Vec<String> { owners.into_iter().filter_map(name).collect() };
    let (all, here) =
        (names(agreement.who.iter().collect()), names(agreement.who.iter().filter(here).collect()));
    if agreement.who.contains(&Owner::We) {
        return ui.opening_first_we().to_owned();
    }
    match (&here[..], &all[..]) {
        ([], []) => ui.opening_first_we().to_owned(),
        ([], [one]) => ui.opening_not_here(one),
        ([], several) => ui.opening_not_here_several(&ui.names(several)),
        ([one], _) => ui.opening_first(one),
        (several, _) => ui.opening_first_several(&ui.names(several)),
    }
}

/// The agreement that a form says, made in this round.
pub fn promise([what, who, by_when, if_then]: [&str; 4], round: &Round, today: Date) -> Promise {
    let people: Vec<_> = round.seats.iter().map(|seat| (seat.person.id, seat.person.name.as_str())).collect();
    let asked = round.learning_questions();
    let (question, what) = lettered(what, &asked);
    Promise {
        what: what.to_owned(),
        who: owners(who, &people),
        due: due(by_when, today),
        if_then: if_then.to_owned(),
        question,
    }
}

/// Who: people by name, we, or someone else in the words typed. Several stand between commas,
/// `en`, `and`, `+` or `&`, when at least one of them is known; else the words are one name.
pub fn owners(typed: &str, people: &[(PersonId, &str)]) -> Vec<Owner> {
    let line = typed.trim();
    if line.is_empty() {
        return Vec::new();
    }
    let known = |name: &str| {
        if we_from_typed(name) {
            return Some(Owner::We);
        }
        let name = fold(name);
        people.iter().find(|(_, other)| fold(other) == name).map(|(id, _)| Owner::Person(*id))
    };
    if let Some(owner) = known(line) {
        return vec![owner];
    }
    let spaced = line.replace(" en ", ",").replace(" and ", ",");
    let names: Vec<&str> = spaced.split([',', '&', '+']).map(str::trim).filter(|n| !n.is_empty()).collect();
    if !names.iter().any(|name| known(name).is_some()) {
        return vec![Owner::Other(line.to_owned())];
    }
    let mut owners = Vec::new();
    for name in names {
        let owner = known(name).unwrap_or_else(|| Owner::Other(name.to_owned()));
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }
    owners
}

/// By when: a date, or words that are none and stay as typed.
pub fn due(typed: &str, today: Date) -> Due {
    if typed.trim().is_empty() {
        return Due::None;
    }
    parse_date(typed, today).map_or_else(|| Due::Words(typed.to_owned()), Due::On)
}

/// `B: the words`: the learning question with that letter, and the words after it. Where the case
/// has no such question they are just words.
pub fn lettered<'a>(what: &'a str, questions: &[LearningQuestion]) -> (Option<QuestionRef>, &'a str) {
    let named = answers(what, questions).filter(|(_, words)| !words.is_empty());
    named.map_or((None, what), |(question, words)| (Some(question.reference()), words))
}

/// The learning question whose letter stands before a colon, and the words after that; they may
/// still have to come.
pub fn answers<'a, 'q>(
    what: &'a str,
    questions: &'q [LearningQuestion],
) -> Option<(&'q LearningQuestion, &'a str)> {
    let (letter, words) = what.split_once(':')?;
    let letter = letter.trim_end();
    let capitals = letter.bytes().all(|byte| byte.is_ascii_uppercase());
    let letter: Letter = letter.parse().ok().filter(|_| capitals)?;
    let question = questions.iter().find(|question| question.letter == letter)?;
    Some((question, words.trim_start()))
}

/// What could follow the last name that is being typed: the rest of the first of `names` that
/// begins with it. None when nothing was typed of it, or when it stands there whole.
pub fn completion<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let begun = [",", "&", "+", " en ", " and "]
        .iter()
        .filter_map(|between| typed.rfind(between).map(|at| at + between.len()))
        .max()
        .and_then(|at| typed.get(at..))
        .unwrap_or(typed)
        .trim_start();
    if begun.trim_end().len() < begun.len() || begun.is_empty() {
        return None;
    }
    let wanted = fold(begun);
    if names.iter().any(|name| fold(name) == wanted) {
        return None;
    }
    names.iter().find_map(|name| rest_after(name, &wanted).filter(|rest| !rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{LearningQuestion, Letter, completion, due, lettered, owners};
    use crate::domain::answer::{Due, Owner};
    use crate::domain::id::{CaseId, PersonId, QuestionId};
    use crate::domain::question::QuestionState;
    use uuid::Uuid;

    fn id(n: u128) -> PersonId {
        PersonId(Uuid::from_u128(n))
    }

    #[test]
    fn people_at_the_table_are_known_by_name_and_others_stay_as_typed() {
        let people = [(id(1), "Noor"), (id(2), "Bram de Vries"), (id(3), "Jan en Piet")];
        assert_eq!(owners("noor", &people), [Owner::Person(id(1))]);
        assert_eq!(owners("Bram de Vries en NOOR", &people), [Owner::Person(id(2)), Owner::Person(id(1))]);
        assert_eq!(owners("Jan en Piet", &people), [Owner::Person(id(3))]);
        assert_eq!(owners("wij", &people), [Owner::We]);
        assert_eq!(
            owners("Noor, het loket", &people),
            [Owner::Person(id(1)), Owner::Other("het loket".into())]
        );
        assert_eq!(owners("gas en licht", &people), [Owner::Other("gas en licht".into())]);
        assert_eq!(owners("Noor, noor", &people), [Owner::Person(id(1))]);
        assert_eq!(owners("  ", &people), []);
    }

    #[test]
    fn a_name_is_completed_while_it_is_typed() {
        let names = ["Noor", "Bram", "Fátima", "wij"];
        assert_eq!(completion("no", &names), Some("or"));
        assert_eq!(completion("Noor en B", &names), Some("ram"));
        assert_eq!(completion("Noor, fat", &names), Some("ima"));
        assert_eq!(completion("w", &names), Some("ij"));
        for nothing in ["", "Noor", "Noor,", "Noor en ", "No ", "x"] {
            assert_eq!(completion(nothing, &names), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_no_date_stays_in_its_own_words() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        assert!(matches!(due("vrijdag", today), Due::On(_)));
        assert_eq!(due("na de oogst", today), Due::Words("na de oogst".into()));
        assert_eq!(due(" ", today), Due::None);
    }

    #[test]
    fn a_letter_and_a_colon_answer_the_question_with_that_letter_and_are_words_without_it() {
        let letter = Letter::at(1);
        let question = LearningQuestion {
            id: QuestionId(Uuid::from_u128(7)),
            case: CaseId(Uuid::nil()),
            letter,
            question: String::new(),
            state: QuestionState::Open,
            reach: None,
            made: chrono::DateTime::UNIX_EPOCH.fixed_offset(),
            round: None,
            step: String::new(),
            history: Vec::new(),
            answers: Vec::new(),
            quiet_rounds: 0,
        };
        let asked = Some(question.reference());
        let known = [question];
        for what in ["B: brief sturen", "B:brief sturen", "B : brief sturen"] {
            assert_eq!(lettered(what, &known), (asked, "brief sturen"));
            assert_eq!(lettered(what, &[]), (None, what));
        }
        for what in ["A: brief", "b: brief", "B brief", "B:", "B: ", "Bel: morgen", "10: zo", ": zo", ""] {
            assert_eq!(lettered(what, &known), (None, what));
        }
    }
}
