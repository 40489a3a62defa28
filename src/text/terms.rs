//! The words of what has a code: outcomes, marks, roles, states, strengths, reach.
//!
//! Never here: a code that the domain or the format does not have.

use super::Ui;
use super::table::words;
use crate::domain::agreement::Outcome;
use crate::domain::answer::{Mark, QuestionState, Verdict};
use crate::domain::person::Role;

words! {
    /// An agreement that was done.
    outcome_done() { nl: "gedaan", en: "done" }
    /// Partly done.
    outcome_partly() { nl: "deels", en: "partly" }
    /// Not done.
    outcome_not() { nl: "niet gedaan", en: "not done" }
    /// Still running.
    outcome_running() { nl: "loopt nog", en: "still running" }
    /// No longer needed.
    outcome_dropped() { nl: "niet meer nodig", en: "no longer needed" }
    /// Not spoken of.
    outcome_skipped() { nl: "niet besproken", en: "not spoken of" }

    /// What fits an agreement that was done.
    ask_done() { nl: "Wat leverde het op?", en: "What did it bring?" }
    /// What fits one that was partly done.
    ask_partly() { nl: "Wat is gelukt, en wat nog niet?", en: "What worked, and what not yet?" }
    /// What fits one that was not done.
    ask_not() { nl: "Wat zat in de weg?", en: "What got in the way?" }
    /// What fits one that is still running.
    ask_running() { nl: "Wat is de volgende stap?", en: "What is the next step?" }
    /// What fits one that is no longer needed.
    ask_dropped() { nl: "Waardoor niet meer?", en: "What made it no longer needed?" }

    /// An open learning question.
    question_open() { nl: "open", en: "open" }
    /// Answered for now.
    question_provisional() { nl: "voorlopig antwoord", en: "answered for now" }
    /// Closed.
    question_closed() { nl: "afgerond", en: "closed" }
    /// Said differently.
    question_reworded() { nl: "anders gezegd", en: "said differently" }
    /// Keeps coming back.
    question_persistent() { nl: "blijft terugkomen", en: "keeps coming back" }

    /// A working element that was seen once.
    strength_possible() { nl: "werkt misschien", en: "may work" }
    /// Seen again in this case.
    strength_seen_again() { nl: "weer gezien", en: "seen again" }
    /// Seen in another case too.
    strength_seen_elsewhere() { nl: "ook elders gezien", en: "seen elsewhere" }

    /// A question that the group can answer itself.
    reach_ours() { nl: "wij, in deze groep", en: "we, in this group" }
    /// A question for someone in the organisations around the table.
    reach_organisation() { nl: "iemand in onze organisaties", en: "someone in our organisations" }
    /// A question that only someone outside can answer.
    reach_outside() { nl: "alleen iemand daarbuiten", en: "only someone outside" }

    /// Who took the initiative.
    role_initiator() { nl: "initiatiefnemer", en: "initiator" }
    /// Who works for the municipality or another public body.
    role_civil_servant() { nl: "ambtenaar", en: "civil servant" }
    /// Who was elected to the council.
    role_council_member() { nl: "raadslid", en: "council member" }
    /// Who lives there.
    role_resident() { nl: "buurtbewoner", en: "resident" }
    /// Who works for an organisation in the neighbourhood.
    role_community_partner() { nl: "maatschappelijke partner", en: "community partner" }
    /// Who studies it.
    role_researcher() { nl: "onderzoeker", en: "researcher" }
    /// Who leads the conversation.
    role_facilitator() { nl: "gespreksleider", en: "facilitator" }
    /// Who governs.
    role_alderman() { nl: "wethouder", en: "alderman" }
    /// Who leads others at work.
    role_manager() { nl: "leidinggevende", en: "manager" }

    /// What a camera would have recorded.
    mark_fact() { nl: "feit", en: "fact" }
    /// Something is in the way.
    mark_obstacle() { nl: "obstakel", en: "obstacle" }
    /// Two goods that clash.
    mark_dilemma() { nl: "dilemma", en: "dilemma" }
    /// A question to learn from.
    mark_learning_question() { nl: "leervraag", en: "learning question" }
    /// What will be done differently.
    mark_adjustment() { nl: "bijsturing", en: "adjustment" }
    /// What was agreed.
    mark_agreement() { nl: "afspraak", en: "agreement" }
    /// What works.
    mark_working_element() { nl: "werkend element", en: "working element" }
    /// Where someone stands.
    mark_position() { nl: "positie", en: "position" }
    /// What someone takes along.
    mark_personal_learning() { nl: "voor mezelf", en: "for myself" }
    /// How people are here.
    mark_mood() { nl: "stemming", en: "mood" }
    /// A story worth telling.
    mark_story() { nl: "verhaal", en: "story" }

    /// Only part of what was said came back.
    verdict_partly() { nl: "deels", en: "partly" }

    /// A case that was closed.
    case_closed() { nl: "afgesloten", en: "closed" }
}

impl Ui {
    /// The word for an outcome.
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => self.outcome_done(),
            Outcome::Partly => self.outcome_partly(),
            Outcome::Not => self.outcome_not(),
            Outcome::Running => self.outcome_running(),
            Outcome::Dropped => self.outcome_dropped(),
            Outcome::Skipped => self.outcome_skipped(),
        }
    }

    /// The question for the line that goes with an outcome; empty for what was not spoken of.
    pub fn outcome_question(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => self.ask_done(),
            Outcome::Partly => self.ask_partly(),
            Outcome::Not => self.ask_not(),
            Outcome::Running => self.ask_running(),
            Outcome::Dropped => self.ask_dropped(),
            Outcome::Skipped => "",
        }
    }

    /// The words for where a learning question stands.
    pub fn question_state(self, state: QuestionState) -> &'static str {
        match state {
            QuestionState::Open => self.question_open(),
            QuestionState::Provisional => self.question_provisional(),
            QuestionState::Closed => self.question_closed(),
            QuestionState::Reworded => self.question_reworded(),
            QuestionState::Persistent => self.question_persistent(),
        }
    }

    /// The word for a mark.
    pub fn mark(self, mark: Mark) -> &'static str {
        match mark {
            Mark::Fact => self.mark_fact(),
            Mark::Obstacle => self.mark_obstacle(),
            Mark::Dilemma => self.mark_dilemma(),
            Mark::LearningQuestion => self.mark_learning_question(),
            Mark::Adjustment => self.mark_adjustment(),
            Mark::Agreement => self.mark_agreement(),
            Mark::WorkingElement => self.mark_working_element(),
            Mark::Position => self.mark_position(),
            Mark::PersonalLearning => self.mark_personal_learning(),
            Mark::Mood => self.mark_mood(),
            Mark::Story => self.mark_story(),
        }
    }

    /// The word for an owner's answer to a say-back.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Yes => self.yes(),
            Verdict::Partly => self.verdict_partly(),
            Verdict::No => self.no(),
        }
    }

    /// The word for a role; a role in the group's own words as it is.
    pub fn role(self, role: &Role) -> &str {
        self.role_of_code(role.code()).unwrap_or(role.code())
    }

    /// The word for a role's code; None for a role in the group's own words.
    pub fn role_of_code(self, code: &str) -> Option<&'static str> {
        Some(match code {
            "initiator" => self.role_initiator(),
            "civil-servant" => self.role_civil_servant(),
            "council-member" => self.role_council_member(),
            "resident" => self.role_resident(),
            "community-partner" => self.role_community_partner(),
            "researcher" => self.role_researcher(),
            "facilitator" => self.role_facilitator(),
            "alderman" => self.role_alderman(),
            "manager" => self.role_manager(),
            _ => return None,
        })
    }

    /// The words for the strength of a working element, by its code.
    pub fn strength(self, code: &str) -> Option<&'static str> {
        Some(match code {
            "possible" => self.strength_possible(),
            "seen-again" => self.strength_seen_again(),
            "seen-elsewhere" => self.strength_seen_elsewhere(),
            _ => return None,
        })
    }

    /// The words for who can answer a learning question, by the code.
    pub fn reach(self, code: &str) -> Option<&'static str> {
        Some(match code {
            "ours" => self.reach_ours(),
            "organisation" => self.reach_organisation(),
            "outside" => self.reach_outside(),
            _ => return None,
        })
    }
}
