//! The words for what is kept as a code: roles, outcomes, states, marks; and the codes of words
//! that people type, in both languages.
//!
//! Never here: what a code does.

use crate::domain::Date;
use crate::domain::agreement::{AgreementState, Outcome};
use crate::domain::answer::{Due, Mark, Owner};
use crate::domain::fold::fold;
use crate::domain::person::{Person, Role};

use super::Ui;
use super::dates::full_date;
use super::table::words;

words! {
    /// A learning question is open.
    question_open() { nl: "open", en: "open" }
    /// A learning question has an answer for now.
    question_provisional() { nl: "voorlopig antwoord", en: "answered for now" }
    /// A learning question is closed.
    question_closed() { nl: "afgerond", en: "closed" }
    /// A learning question got other words.
    question_reworded() { nl: "anders gezegd", en: "said differently" }
    /// A learning question keeps coming back.
    question_persistent() { nl: "blijft terugkomen", en: "keeps coming back" }
    /// Yes, that is what I said.
    verdict_yes() { nl: "ja", en: "yes" }
    /// Partly what I said.
    verdict_partly() { nl: "deels", en: "partly" }
    /// Not what I said.
    verdict_no() { nl: "nee", en: "no" }
}

/// Roles: code, Dutch, English.
const ROLES: [(&str, &str, &str); 9] = [
    ("initiator", "initiatiefnemer", "initiator"),
    ("civil-servant", "ambtenaar", "civil servant"),
    ("council-member", "raadslid", "council member"),
    ("resident", "bewoner", "resident"),
    ("community-partner", "partner", "community partner"),
    ("researcher", "onderzoeker", "researcher"),
    ("facilitator", "begeleider", "facilitator"),
    ("alderman", "wethouder", "alderman"),
    ("manager", "leidinggevende", "manager"),
];

/// The word for a role; the group's own word as it is.
pub fn role_name(ui: Ui, role: &Role) -> String {
    let known = ROLES.iter().find(|(code, _, _)| *code == role.code());
    known.map_or(role.code(), |(_, nl, en)| pick(ui, nl, en)).to_owned()
}

/// The role that was typed: by its code or word in either language, else in the group's own words.
pub fn role(typed: &str) -> Role {
    let said = fold(typed);
    let known = ROLES.iter().find(|(code, nl, en)| [code, nl, en].into_iter().any(|word| fold(word) == said));
    Role::new(known.map_or(typed.trim(), |(code, _, _)| code))
}

/// «Karim, ambtenaar», or the name alone.
pub fn named(ui: Ui, person: &Person) -> String {
    match &person.role {
        Some(role) => format!("{}, {}", person.name, role_name(ui, role)),
        None => person.name.clone(),
    }
}

/// The word for an outcome.
pub fn outcome_name(ui: Ui, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => pick(ui, "gedaan", "done"),
        Outcome::Partly => pick(ui, "deels", "partly"),
        Outcome::Not => pick(ui, "niet gedaan", "not done"),
        Outcome::Running => pick(ui, "loopt nog", "still running"),
        Outcome::Dropped => pick(ui, "niet meer nodig", "no longer needed"),
        Outcome::Skipped => pick(ui, "overgeslagen", "skipped"),
    }
}

/// The outcome that was typed, by its code, its words or its number from 1, in either language.
pub fn outcome(typed: &str) -> Option<Outcome> {
    Some(match fold(typed).as_str() {
        "done" | "gedaan" | "1" => Outcome::Done,
        "partly" | "deels" | "2" => Outcome::Partly,
        "not" | "not done" | "niet" | "niet gedaan" | "3" => Outcome::Not,
        "running" | "still running" | "loopt" | "loopt nog" | "4" => Outcome::Running,
        "dropped" | "no longer needed" | "vervallen" | "niet meer nodig" | "5" => Outcome::Dropped,
        _ => return None,
    })
}

/// The question that fits an outcome.
pub fn outcome_line(ui: Ui, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => pick(ui, "Wat leverde het op?", "What did it bring?"),
        Outcome::Partly => {
            pick(ui, "Wat is gelukt, en wat nog niet?", "What worked out, and what did not yet?")
        }
        Outcome::Not => pick(ui, "Wat zat in de weg?", "What was in the way?"),
        Outcome::Running => pick(ui, "Wat is de volgende stap?", "What is the next step?"),
        Outcome::Dropped => pick(ui, "Waardoor niet meer?", "What makes it no longer needed?"),
        Outcome::Skipped => "",
    }
}

/// The word for where an agreement stands.
pub fn state_name(ui: Ui, state: AgreementState) -> &'static str {
    match state {
        AgreementState::Open => pick(ui, "open", "open"),
        AgreementState::Done => pick(ui, "gedaan", "done"),
        AgreementState::Dropped => pick(ui, "niet meer nodig", "no longer needed"),
        AgreementState::Question => pick(ui, "werd een leervraag", "became a learning question"),
    }
}

/// The word for a mark.
pub fn mark_name(ui: Ui, mark: Mark) -> &'static str {
    match mark {
        Mark::Fact => pick(ui, "feit", "fact"),
        Mark::Obstacle => pick(ui, "obstakel", "obstacle"),
        Mark::Dilemma => pick(ui, "dilemma", "dilemma"),
        Mark::LearningQuestion => pick(ui, "leervraag", "learning question"),
        Mark::Adjustment => pick(ui, "bijsturing", "adjustment"),
        Mark::Agreement => pick(ui, "afspraak", "agreement"),
        Mark::WorkingElement => pick(ui, "werkt misschien", "may work"),
        Mark::Position => pick(ui, "plek", "position"),
        Mark::PersonalLearning => pick(ui, "voor mezelf", "for myself"),
        Mark::Mood => pick(ui, "stemming", "mood"),
        Mark::Story => pick(ui, "verhaal", "story"),
    }
}

/// «uiterlijk vrijdag 4 april 2025», or the words that were typed; empty when nothing was said.
pub fn due_words(ui: Ui, due: &Due) -> String {
    match due {
        Due::None => String::new(),
        Due::On(date) => by_date(ui, *date),
        Due::Words(words) => words.clone(),
    }
}

fn by_date(ui: Ui, date: Date) -> String {
    format!("{} {}", pick(ui, "uiterlijk", "by"), full_date(ui, date))
}

/// «Noor, Karim», «wij»; empty when nobody was named.
pub fn owner_names<'a>(ui: Ui, owners: &[Owner], people: impl Fn(&Owner) -> Option<&'a str>) -> String {
    let name = |owner: &Owner| match owner {
        Owner::We => pick(ui, "wij", "we").to_owned(),
        Owner::Other(words) => words.clone(),
        Owner::Person(_) => people(owner).unwrap_or_default().to_owned(),
    };
    owners.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn pick(ui: Ui, nl: &'static str, en: &'static str) -> &'static str {
    match ui {
        Ui::Nl => nl,
        Ui::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::{outcome, role, role_name};
    use crate::domain::agreement::Outcome;
    use crate::text::Ui;

    #[test]
    fn a_role_is_known_in_either_language_and_else_kept_as_typed() {
        for typed in ["civil-servant", "Ambtenaar", "civil servant"] {
            assert_eq!(role(typed).code(), "civil-servant");
        }
        assert_eq!(role(" Buurvrouw ").code(), "Buurvrouw");
        assert_eq!(role_name(Ui::Nl, &role("alderman")), "wethouder");
        assert_eq!(role_name(Ui::En, &role("Buurvrouw")), "Buurvrouw");
    }

    #[test]
    fn an_outcome_is_known_by_code_words_and_number() {
        assert_eq!(outcome("Niet gedaan"), Some(Outcome::Not));
        assert_eq!(outcome("running"), Some(Outcome::Running));
        assert_eq!(outcome("2"), Some(Outcome::Partly));
        assert_eq!(outcome("skipped"), None);
        assert_eq!(outcome(""), None);
    }
}
