//! The agenda: for each open learning question where it stands and a line about it, then new ones.
//!
//! Never here: what a state does to a question.

use crate::domain::answer::{AgendaEntry, Content, Key};
use crate::domain::question::{LearningQuestion, QuestionState};
use crate::domain::round::Round;
use crate::domain::round::fields::{Field, Part, QuestionPart};
use crate::plain::entry::Entry;
use crate::text::lookup::question_state_from_typed;

use super::{Around, Form, Said, Taken, Wrong};

/// The learning questions of a turn.
pub struct Agenda {
    key: Key,
    questions: Vec<LearningQuestion>,
    /// What was typed of the questions so far: the state, and the line where there is a state.
    said: Vec<(String, Option<(QuestionState, String)>)>,
    /// The state of the question that is being spoken of.
    state: Option<(String, QuestionState)>,
    /// New questions, each line with its end.
    new: String,
}

impl Agenda {
    /// The agenda of this turn: the questions of the case that are not closed, by letter.
    pub fn new(key: Key, round: &Round) -> Self {
        let questions = round.questions.iter().filter(|question| question.is_open()).cloned().collect();
        Self { key, questions, said: Vec::new(), state: None, new: String::new() }
    }

    /// The question where the form is; None at the new ones.
    fn question(&self) -> Option<&LearningQuestion> {
        self.questions.get(self.said.len())
    }

    fn field(&self, question: &LearningQuestion, part: QuestionPart) -> Field {
        Field::Answer(self.key, Part::Question(question.id, part))
    }

    fn end(&self) -> Taken {
        let spoken = self.questions.iter().zip(&self.said).filter_map(|(question, (_, said))| {
            let (state, text) = said.clone()?;
            Some(AgendaEntry { question: Some(question.reference()), state, text, reach: None })
        });
        let lines = self.new.split('\n').filter(|line| !line.is_empty());
        let new = lines.map(|line| AgendaEntry {
            question: None,
            state: QuestionState::Open,
            text: line.to_owned(),
            reach: None,
        });
        let entries: Vec<AgendaEntry> = spoken.chain(new).collect();
        if entries.is_empty() {
            return Taken::Said(Said::Nothing);
        }
        Taken::Said(Said::Answer { content: Content::Agenda(entries), why: String::new() })
    }
}

impl Form for Agenda {
    fn at(&self) -> Field {
        match (self.question(), &self.state) {
            (None, _) => Field::Answer(self.key, Part::Whole),
            (Some(question), None) => self.field(question, QuestionPart::State),
            (Some(question), Some(_)) => self.field(question, QuestionPart::Text),
        }
    }

    fn asks(&self, around: Around<'_>) -> String {
        let (ui, today) = (around.ui, around.today);
        match (self.question(), &self.state) {
            (None, _) => ui.plain_new_questions().to_owned(),
            (Some(question), None) => {
                let standing = ui.standing_of(question, today);
                let mut lines = vec![format!("{} · {} ({standing})", question.letter, question.question)];
                if let Some(before) = question.earlier_wordings().last() {
                    lines.push(format!("  {}", ui.agenda_before(before)));
                }
                let last = question.history.last().filter(|entry| !entry.text.is_empty());
                lines.extend(last.map(|entry| format!("  {}", ui.said_of_question(entry, today))));
                lines.push(ui.agenda_state().to_owned());
                lines.join("\n")
            }
            (Some(_), Some((_, state))) => match state {
                QuestionState::Open | QuestionState::Persistent => ui.agenda_line(),
                QuestionState::Provisional | QuestionState::Closed => ui.agenda_answer(),
                QuestionState::Reworded => ui.agenda_rewording(),
            }
            .to_owned(),
        }
    }

    fn goes_on(&self) -> bool {
        self.question().is_none()
    }

    fn take(&mut self, entry: Entry, _: Around<'_>) -> Result<Taken, Wrong> {
        let Entry::Words(line) = entry else {
            return Ok(Taken::More);
        };
        match (self.question().is_some(), self.state.take()) {
            (false, _) if line.is_empty() => return Ok(self.end()),
            (false, _) => {
                self.new.push_str(&line);
                self.new.push('\n');
            }
            (true, None) if line.is_empty() => self.said.push((line, None)),
            (true, None) => {
                let state = question_state_from_typed(&line).ok_or_else(|| Wrong::NoState(line.clone()))?;
                self.state = Some((line, state));
            }
            (true, Some((typed, QuestionState::Reworded))) if line.trim().is_empty() => {
                self.state = Some((typed, QuestionState::Reworded));
                return Err(Wrong::NoWording);
            }
            (true, Some((typed, state))) => self.said.push((typed, Some((state, line)))),
        }
        Ok(Taken::More)
    }

    fn filled(&self) -> Vec<(Field, String)> {
        let mut filled = Vec::new();
        for (question, (typed, said)) in self.questions.iter().zip(&self.said) {
            filled.push((self.field(question, QuestionPart::State), typed.clone()));
            if let Some((_, line)) = said {
                filled.push((self.field(question, QuestionPart::Text), line.clone()));
            }
        }
        if let (Some(question), Some((typed, _))) = (self.question(), &self.state) {
            filled.push((self.field(question, QuestionPart::State), typed.clone()));
        }
        if !self.new.is_empty() {
            filled.push((Field::Answer(self.key, Part::Whole), self.new.clone()));
        }
        filled
    }
}
