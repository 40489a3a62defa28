//! Cases, rounds, answers and agreements as the casebook's JSON: its keys and no other, but for
//! those that begin with `x-`.
//!
//! Never here: which of them are printed, a file. Times are UTC, with the offset of their zone
//! in a key beside them; due dates are calendar dates.

mod answer;
mod found;
mod lists;

use chrono::{SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use crate::domain::Moment;
use crate::domain::agreement::{Agreement, PastReview};
use crate::domain::answer::{Due, Owner};
use crate::domain::case::{Case, CaseLine, FinishedRound};
use crate::domain::id::AnswerId;
use crate::domain::person::Person;
use crate::domain::round::Mode;
use crate::domain::sequence::Sequence;
use crate::sequences::snapshot;

pub use answer::answer;
pub use found::hit;
pub use lists::{attachment, element, note, question};

/// An object that is filled key by key, in the order of the format.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// A calendar date or null; words that are no date under a key of their own.
    pub(super) fn due(&mut self, key: &str, due: &Due) {
        self.put(key, due.date().map(|date| date.format("%Y-%m-%d").to_string()));
        if let Due::Words(words) = due {
            self.put(&format!("x-{key}"), words.as_str());
        }
    }

    pub(super) fn moment(&mut self, key: &str, at: Moment) {
        self.put(key, utc(at));
        self.put(&format!("{key}_offset"), at.offset().to_string());
    }

    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// `2026-03-08T10:15:30Z`.
pub fn utc(at: Moment) -> String {
    at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A case without its rounds: `id title summary state people`.
pub fn case(case: &Case) -> Value {
    let mut out = Object::default();
    out.put("id", case.id.to_string());
    out.put("title", case.title.as_str());
    out.put("summary", case.summary.as_str());
    out.put("state", state(case.open));
    let active = |person: &Person| !case.inactive.contains(&person.id);
    out.put("people", case.people.iter().map(|one| person(one, active(one))).collect::<Vec<_>>());
    out.done()
}

/// A case as a line of a list.
pub fn case_line(line: &CaseLine) -> Value {
    let mut out = Object::default();
    out.put("id", line.id.to_string());
    out.put("title", line.title.as_str());
    out.put("state", state(line.open));
    out.put("x-rounds", line.rounds);
    out.put("x-last_round", line.last_round.map(utc));
    out.put("x-next_round", due(&line.next_round));
    out.put("x-unfinished", line.unfinished.map(|id| id.to_string()));
    out.done()
}

fn state(open: bool) -> &'static str {
    if open { "open" } else { "closed" }
}

/// A person: `id name role active`.
pub fn person(person: &Person, active: bool) -> Value {
    json!({
        "id": person.id.to_string(),
        "name": person.name,
        "role": person.role.as_ref().map(crate::domain::person::Role::code),
        "active": active,
    })
}

/// A round with its answers; with `people` each answer also has its name and role.
pub fn round(round: &FinishedRound, people: Option<&[Person]>) -> Value {
    let answers = round.answers.iter().map(|said| answer(round, said, people)).collect::<Vec<_>>();
    round_with(round, answers)
}

/// A round with these answers.
pub fn round_with(round: &FinishedRound, answers: Vec<Value>) -> Value {
    let mut out = Object::default();
    out.put("id", round.id.to_string());
    out.put("sequence", sequence(&round.sequence));
    out.put("state", if round.set_aside { "set-aside" } else { "finished" });
    out.moment("started_at", round.started);
    out.moment("finished_at", round.finished);
    out.put("about", round.about.as_str());
    out.put("present", round.present.iter().map(ToString::to_string).collect::<Vec<_>>());
    out.put("bringer", round.bringer.map(|id| id.to_string()));
    out.put(
        "mode",
        match round.mode {
            Mode::Scribe => "scribe",
            Mode::Pass => "pass",
        },
    );
    out.put("language", round.language.tag());
    out.put("skipped", round.skipped.clone());
    out.put("answers", answers);
    out.put("reviews", round.reviews.iter().map(|past| review(round, past)).collect::<Vec<_>>());
    out.due("next_round", &round.next_round);
    out.done()
}

/// A sequence: `id title steps`; what else it says stands under keys that begin with `x-`.
pub fn sequence(sequence: &Sequence) -> Value {
    let Value::Object(said) = snapshot::encode(sequence) else {
        return Value::Null;
    };
    let mut out = Object::default();
    for (key, value) in said {
        let bare = matches!(key.as_str(), "id" | "title" | "steps");
        out.put(&if bare { key } else { format!("x-{key}") }, value);
    }
    out.done()
}

/// What was said of an agreement; after the round when it was said between rounds.
fn review(round: &FinishedRound, past: &PastReview) -> Value {
    let mut out = said_of_agreement(past);
    if past.at > round.finished {
        out.moment("x-said_at", past.at);
    }
    out.done()
}

fn said_of_agreement(past: &PastReview) -> Object {
    let review = &past.review;
    let mut out = Object::default();
    out.put("agreement", review.agreement.to_string());
    out.put("outcome", review.outcome.code());
    out.put("text", review.text.as_str());
    if let Some(new) = &review.due {
        out.put("x-due", due(new));
    }
    if let Some(words) = &review.change {
        out.put("x-change", words.as_str());
    }
    if review.as_question {
        out.put("x-question", true);
    }
    if review.past_due_not {
        out.put("x-past_due_not", true);
    }
    out
}

/// An agreement as it stands, with the names of those who will do it and what was said of it, oldest first.
pub fn reviewed(agreement: &Agreement, people: &[Person]) -> Value {
    let mut value = self::agreement(agreement, Some(people));
    let said = agreement.reviews.iter().map(|past| {
        let mut out = said_of_agreement(past);
        out.put("round", past.round.to_string());
        out.moment("x-at", past.at);
        out.done()
    });
    if let Value::Object(keys) = &mut value {
        keys.insert("x-reviews".to_owned(), said.collect());
    }
    value
}

/// An agreement as it stands; with `people` also the names of those who will do it.
pub fn agreement(agreement: &Agreement, people: Option<&[Person]>) -> Value {
    agreement_of(agreement, &[], people)
}

/// The same, with the answers of which it was made.
pub fn agreement_of(agreement: &Agreement, answers: &[AnswerId], people: Option<&[Person]>) -> Value {
    let mut out = Object::default();
    out.put("id", agreement.id.to_string());
    out.put("what", agreement.what.as_str());
    out.put("who", agreement.who.iter().map(owner).collect::<Vec<_>>());
    out.due("due", &agreement.due);
    out.put("if_then", agreement.if_then.as_str());
    out.put("state", agreement.state.code());
    out.put("round", agreement.round.to_string());
    out.put("step", agreement.step.as_str());
    out.put("answers", answers.iter().map(ToString::to_string).collect::<Vec<_>>());
    out.put("question", agreement.question.map(|question| question.id.to_string()));
    let earlier = agreement.earlier_wordings();
    if !earlier.is_empty() {
        out.put("x-earlier", earlier);
    }
    if let Some(question) = agreement.question {
        out.put("x-letter", question.letter.to_string());
    }
    if let Some(people) = people {
        let name = |owner: &Owner| match owner {
            Owner::Person(id) => people.iter().find(|person| person.id == *id).map(|p| p.name.clone()),
            Owner::We => Some("we".to_owned()),
            Owner::Other(words) => Some(words.clone()),
        };
        out.put("x-who", agreement.who.iter().map(name).collect::<Vec<_>>());
    }
    out.done()
}

/// The id of a person, `we`, or someone else in the words typed.
pub(super) fn owner(owner: &Owner) -> String {
    match owner {
        Owner::Person(id) => id.to_string(),
        Owner::We => "we".to_owned(),
        Owner::Other(words) => words.clone(),
    }
}

/// A calendar date, the words typed, or null.
pub fn due(due: &Due) -> Value {
    match due {
        Due::None => Value::Null,
        Due::On(date) => date.format("%Y-%m-%d").to_string().into(),
        Due::Words(words) => words.clone().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{due, utc};
    use crate::domain::answer::Due;

    #[test]
    fn a_moment_is_told_in_utc_and_a_date_as_it_is() {
        let at = chrono::DateTime::parse_from_rfc3339("2026-03-08T11:15:30.250+01:00").unwrap();
        assert_eq!(utc(at), "2026-03-08T10:15:30Z");
        assert_eq!(due(&Due::On(at.date_naive())), "2026-03-08");
        assert_eq!(due(&Due::Words("na de zomer".to_owned())), "na de zomer");
        assert!(due(&Due::None).is_null());
    }
}
