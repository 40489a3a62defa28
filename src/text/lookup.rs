//! From words that people typed, in either language, back to what they stand for.
//!
//! Case, accents and hyphens make no difference; codes are taken too. Never here: a guess.

use super::Ui;
use super::fold::fold;
use crate::domain::agreement::Outcome;
use crate::domain::answer::Verdict;
use crate::domain::person::Role;
use crate::domain::question::{QuestionState, Reach};

/// A typed word without what makes no difference.
fn plain(typed: &str) -> String {
    let folded = fold(typed).replace(['-', '_'], " ");
    folded.trim_end_matches(['.', '!']).to_owned()
}

/// True when the typed word is the code or the word in either language.
fn is_word(typed: &str, code: &str, word: impl Fn(Ui) -> &'static str) -> bool {
    typed == plain(code) || Ui::ALL.into_iter().any(|ui| typed == plain(word(ui)))
}

/// The role that was typed: a known one in either language or by its code, else the group's own
/// words without the blanks around them.
pub fn role_from_typed(typed: &str) -> Role {
    let wanted = plain(typed);
    let also = match wanted.as_str() {
        "initiatiefneemster" => Some("initiator"),
        "councillor" | "council woman" | "council man" => Some("council-member"),
        "alderwoman" => Some("alderman"),
        "manager" => Some("manager"),
        _ => None,
    };
    let known = Role::KNOWN
        .into_iter()
        .find(|code| is_word(&wanted, code, |ui| ui.role_of_code(code).unwrap_or_default()));
    match known.or(also) {
        Some(code) => Role::new(code),
        None => Role::new(typed.trim()),
    }
}

/// The outcome that was typed, one of the five that a group can choose; or its number, from 1.
pub fn outcome_from_typed(typed: &str) -> Option<Outcome> {
    let wanted = plain(typed);
    let choices = || Outcome::ALL.into_iter().take(5);
    let also = match wanted.as_str() {
        "klaar" | "gelukt" => Some(Outcome::Done),
        "gedeeltelijk" => Some(Outcome::Partly),
        "niet" | "niet gelukt" => Some(Outcome::Not),
        "loopt" | "still going" => Some(Outcome::Running),
        "vervallen" | "vervalt" | "not needed" | "niet nodig" => Some(Outcome::Dropped),
        _ => None,
    };
    choices()
        .zip(1..)
        .find(|((outcome, code), n)| {
            wanted == n.to_string() || is_word(&wanted, code, |ui| ui.outcome(*outcome))
        })
        .map(|((outcome, _), _)| outcome)
        .or(also)
}

/// Where a learning question stands, as typed.
pub fn question_state_from_typed(typed: &str) -> Option<QuestionState> {
    let wanted = plain(typed);
    let also = match wanted.as_str() {
        "voorlopig" | "antwoord" => Some(QuestionState::Provisional),
        "klaar" | "gesloten" | "done" => Some(QuestionState::Closed),
        "anders" => Some(QuestionState::Reworded),
        "komt terug" | "blijft" => Some(QuestionState::Persistent),
        _ => None,
    };
    let known = QuestionState::ALL
        .into_iter()
        .find(|(state, code)| is_word(&wanted, code, |ui| ui.question_state(*state)));
    known.map(|(state, _)| state).or(also)
}

/// Who can change something, as typed.
pub fn reach_from_typed(typed: &str) -> Option<Reach> {
    let wanted = plain(typed);
    let also = match wanted.as_str() {
        "wij" | "we" => Some(Reach::Ours),
        "organisaties" | "organisations" | "organizations" => Some(Reach::Organisation),
        "daarbuiten" | "buiten" => Some(Reach::Outside),
        _ => None,
    };
    let known = Reach::ALL
        .into_iter()
        .find(|(_, code)| is_word(&wanted, code, |ui| ui.reach(code).unwrap_or_default()));
    known.map(|(reach, _)| reach).or(also)
}

/// The owner's answer to a say-back, as typed.
pub fn verdict_from_typed(typed: &str) -> Option<Verdict> {
    match plain(typed).as_str() {
        "yes" | "ja" | "y" | "j" => Some(Verdict::Yes),
        "partly" | "deels" | "gedeeltelijk" => Some(Verdict::Partly),
        "no" | "nee" | "n" => Some(Verdict::No),
        _ => None,
    }
}

/// True when the typed owner of an agreement is the whole group.
pub fn we_from_typed(typed: &str) -> bool {
    matches!(
        plain(typed).as_str(),
        "we" | "wij"
            | "ons"
            | "us"
            | "wij allemaal"
            | "we allemaal"
            | "allemaal"
            | "iedereen"
            | "de groep"
            | "groep"
            | "wij samen"
            | "samen"
            | "all of us"
            | "everyone"
            | "the group"
            | "group"
    )
}

#[cfg(test)]
mod tests {
    use super::{
        outcome_from_typed, question_state_from_typed, reach_from_typed, role_from_typed, verdict_from_typed,
        we_from_typed,
    };
    use crate::domain::agreement::Outcome;
    use crate::domain::answer::Verdict;
    use crate::domain::person::Role;
    use crate::domain::question::{QuestionState, Reach};
    use crate::text::Ui;

    #[test]
    fn a_role_is_known_in_either_language_and_else_the_groups_own_word() {
        for typed in ["Ambtenaar", " civil servant ", "civil-servant", "CIVIL_SERVANT"] {
            assert_eq!(role_from_typed(typed).code(), "civil-servant", "{typed}");
        }
        assert_eq!(role_from_typed("manager").code(), "manager");
        assert_eq!(role_from_typed("Leidinggevende").code(), "manager");
        assert_eq!(role_from_typed(" Wijkagent ").code(), "Wijkagent");
        assert_eq!(Ui::Nl.role(&Role::new("Wijkagent")), "Wijkagent");
        for (code, ui) in Role::KNOWN.into_iter().flat_map(|c| Ui::ALL.map(|ui| (c, ui))) {
            let word = ui.role_of_code(code).expect("a word for every known role");
            assert_eq!(role_from_typed(word).code(), code);
        }
    }

    #[test]
    fn every_word_of_the_table_leads_back_to_its_code() {
        for ui in Ui::ALL {
            for (outcome, code) in Outcome::ALL.into_iter().take(5) {
                assert_eq!(outcome_from_typed(ui.outcome(outcome)), Some(outcome));
                assert_eq!(outcome_from_typed(code), Some(outcome));
            }
            for (state, code) in QuestionState::ALL {
                assert_eq!(question_state_from_typed(ui.question_state(state)), Some(state));
                assert_eq!(question_state_from_typed(code), Some(state));
            }
            for (reach, code) in Reach::ALL {
                assert_eq!(reach_from_typed(ui.reach(code).expect("a word")), Some(reach));
                assert_eq!(reach_from_typed(code), Some(reach));
            }
            for verdict in [Verdict::Yes, Verdict::Partly, Verdict::No] {
                assert_eq!(verdict_from_typed(ui.verdict(verdict)), Some(verdict));
            }
        }
    }

    #[test]
    fn what_is_none_of_the_words_is_not_guessed() {
        assert_eq!(outcome_from_typed("3"), Some(Outcome::Not));
        assert_eq!(outcome_from_typed("NIET GEDAAN."), Some(Outcome::Not));
        for typed in ["", "6", "0", "misschien", "skipped", "niet besproken"] {
            assert_eq!(outcome_from_typed(typed), None, "{typed}");
        }
        assert_eq!(verdict_from_typed("mwah"), None);
        assert!(we_from_typed("Wij") && we_from_typed("we") && we_from_typed("ons"));
        assert!(!we_from_typed("Weert") && !we_from_typed(""));
    }
}
