//! One line of questions, round by round: what was asked then, and what was answered.
//!
//! Never here: a width, or which rounds are shown.

use crate::domain::answer::{Content, Slot};
use crate::domain::case::FinishedAnswer;
use crate::domain::fold::fold;
use crate::domain::id::AnswerId;
use crate::domain::sequence::{Kind, Step};

use super::{Line, Source};

/// A line of the page, with the answer that it tells; None for what nobody said alone.
pub type Told = (Option<AnswerId>, Line);

/// What was answered on these steps of a round. Where the words of the question are not `asked`,
/// the words of then come first. Numbers stand beside each other.
pub fn told(source: &Source<'_>, steps: &[String], asked: &str) -> Vec<Told> {
    let mut all = Vec::new();
    for step in source.round.sequence.steps.iter().filter(|step| steps.contains(&step.id)) {
        all.extend(source.other_words(step, asked).map(|line| (None, line)));
        let answers = source.of_step(step);
        for (item, answers) in source.by_item(step, &answers) {
            all.extend(item.map(|item| (None, item)));
            match source.numbers(step, answers) {
                Some((numbers, reasons)) => {
                    all.push((None, numbers));
                    all.extend(reasons.into_iter().map(|(id, _, line)| (Some(id), line)));
                }
                None => {
                    all.extend(answers.iter().map(|answer| (Some(answer.id), source.said(step, answer))));
                }
            }
        }
    }
    all
}

/// What one role answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleTold {
    /// Its name: of a role, of nobody's, of the group.
    pub role: String,
    /// Its answers, and how others said them back.
    pub told: Vec<Told>,
}

/// What was answered on these steps of a round, by role, in the order of the turns; behind each
/// answer how someone said it back, with the owner's yes, partly or no.
pub fn by_role(source: &Source<'_>, steps: &[String]) -> Vec<RoleTold> {
    let mut roles: Vec<RoleTold> = Vec::new();
    for step in source.round.sequence.steps.iter().filter(|step| steps.contains(&step.id)) {
        let answers = source.of_step(step);
        // A number says something of the group; beside a role of one person it would be beside a name.
        if let Some((numbers, reasons)) = source.numbers(step, &answers) {
            add(&mut roles, source.ui.case_group(), vec![(None, numbers)]);
            for (id, slot, line) in reasons {
                add(&mut roles, &source.role_of(slot), vec![(Some(id), line)]);
            }
            continue;
        }
        for answer in answers {
            let role = source.role_of(answer.slot);
            let mut said = source.said(step, answer);
            if let Line::Said { name, .. } = &mut said
                && *name == role
            {
                // The group and nobody are said once.
                name.clear();
            }
            let mut told = vec![(Some(answer.id), said)];
            told.extend(source.said_back(step, answer.slot).into_iter().map(|line| (None, line)));
            add(&mut roles, &role, told);
        }
    }
    roles
}

/// Adds to what a role said: one role, however it was typed; it is called as it was first.
fn add(roles: &mut Vec<RoleTold>, role: &str, told: Vec<Told>) {
    match roles.iter_mut().find(|other| fold(&other.role) == fold(role)) {
        Some(other) => other.told.extend(told),
        None => roles.push(RoleTold { role: role.to_owned(), told }),
    }
}

/// The words of then, where they are not `asked`.
pub fn asked_then(source: &Source<'_>, steps: &[String], asked: &str) -> Vec<Line> {
    let of_line = source.round.sequence.steps.iter().filter(|step| steps.contains(&step.id));
    of_line.filter_map(|step| source.other_words(step, asked)).collect()
}

/// The words that were asked on these steps, in the language of then.
pub fn asked<'a>(source: &Source<'a>, steps: &[String]) -> &'a str {
    let first = source.round.sequence.steps.iter().find(|step| steps.contains(&step.id));
    first.map_or("", |step| source.ask(step))
}

impl<'a> Source<'a> {
    fn of_step(&self, step: &Step) -> Vec<&'a FinishedAnswer> {
        let of_step = |answer: &&FinishedAnswer| answer.step == step.id && !answer.off_path;
        self.round.answers.iter().filter(of_step).collect()
    }

    /// The words of then; another language is not another wording.
    fn other_words(&self, step: &'a Step, asked: &str) -> Option<Line> {
        let same = step.wording.ask.iter().any(|(_, words)| words == asked);
        (!same).then(|| Line::Aside(self.ui.case_asked_then(self.ask(step))))
    }

    /// The role of whoever answered.
    fn role_of(&self, slot: Slot) -> String {
        let person = self.case.people.iter().find(|person| Some(person.id) == slot.person());
        match person.map(|person| person.role.as_ref()) {
            Some(Some(role)) => self.ui.role(role).to_owned(),
            Some(None) => self.ui.case_no_role().to_owned(),
            None => self.whose(slot).to_owned(),
        }
    }

    /// How this answer was said back: whoever says back speaks of the one before in the turns.
    fn said_back(&self, step: &Step, owner: Slot) -> Vec<Line> {
        let mut lines = Vec::new();
        let others = self.round.sequence.steps.iter();
        for other in
            others.filter(|other| matches!(&other.kind, Kind::SayBack { on } if on.contains(&step.id)))
        {
            let turns = self.of_step(other);
            for (at, answer) in turns.iter().enumerate() {
                let before = at.checked_sub(1).or_else(|| turns.len().checked_sub(1));
                let whose = before.and_then(|before| turns.get(before)).map(|turn| turn.slot);
                if whose != Some(owner) || owner == answer.slot {
                    continue;
                }
                if let Some(Content::SayBack { text, verdict }) = &answer.answer.content {
                    lines.push(Line::Said {
                        name: self.whose(answer.slot).to_owned(),
                        asked: Some(self.ui.case_said_back().to_owned()),
                        words: text.clone(),
                        notes: verdict.iter().map(|verdict| self.ui.verdict(*verdict).to_owned()).collect(),
                    });
                }
            }
        }
        lines
    }
}
