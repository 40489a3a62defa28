//! The page of a round with every answer on its own, so that one of them can be pointed at: numbers and passed turns too,
//! and the questions that nobody was asked. Never here: changing anything.

use uuid::Uuid;

use crate::domain::answer::{Content, Slot};
use crate::domain::case::FinishedAnswer;
use crate::domain::id::{AgreementId, AnswerId, NoteId, PersonId};
use crate::domain::person::Role;
use crate::domain::sequence::{Kind, Seen, Step, Who};

use super::{Line, Source};
use crate::report::said::corrected;

/// What a line of the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An answer.
    Answer(AnswerId),
    /// An agreement that was made in this round.
    Agreement(AgreementId),
    /// A note.
    Note(NoteId),
    /// Something that was shown.
    Shown(Uuid),
    /// An answer that is not there: to this question, by them.
    Missing(String, Slot),
    /// Another agreement.
    Another,
}

/// The lines of the page, with what can be pointed at.
pub fn apart(source: &Source<'_>) -> Vec<(Line, Option<Item>)> {
    let mut lines = Vec::new();
    let round = source.round;
    for step in &round.sequence.steps {
        let answers: Vec<&FinishedAnswer> =
            round.answers.iter().filter(|answer| answer.step == step.id && !answer.off_path).collect();
        let made = || round.made.iter().filter(|agreement| agreement.step == step.id);
        if answers.is_empty() && made().next().is_none() {
            continue;
        }
        heading(source.ask(step).to_owned(), &mut lines);
        for answer in &answers {
            let mut line = source.said(step, answer);
            if hides_number(answer)
                && let Line::Said { words, notes, .. } = &mut line
            {
                // Beside a name no number is read, now or before; what was said with it is.
                let said = [source.ui.care_a_number(), &answer.answer.why].join("\n");
                said.trim_end().clone_into(words);
                let before = corrected(source.ui, answer);
                notes.retain(|note| !before.contains(note));
            }
            lines.push((line, Some(Item::Answer(answer.id))));
        }
        lines.extend(absent(source, step, &answers));
        lines.extend(
            made().map(|agreement| (source.agreement(agreement), Some(Item::Agreement(agreement.id)))),
        );
    }
    source.by_themselves(&mut lines);
    if !round.notes.is_empty() {
        heading(source.ui.notes_heading().to_owned(), &mut lines);
    }
    lines.extend(round.notes.iter().map(|note| (source.note(note), Some(Item::Note(note.id)))));
    if !round.attachments.is_empty() {
        heading(source.ui.attachments_heading().to_owned(), &mut lines);
    }
    lines.extend(
        round.attachments.iter().map(|shown| (source.attachment(shown), Some(Item::Shown(shown.id)))),
    );
    if round.set_aside {
        return lines;
    }
    heading(source.ui.care_forgotten().to_owned(), &mut lines);
    for step in round.skipped.iter().filter_map(|id| round.sequence.find(id)).map(|(_, step)| step) {
        if round.answers.iter().all(|answer| answer.step != step.id) && is_asked(step) {
            lines.push((Line::Aside(source.ask(step).to_owned()), None));
            lines.extend(absent(source, step, &[]));
        }
    }
    lines.push((said("", source.ui.care_add_agreement()), Some(Item::Another)));
    lines
}

/// True for a number that somebody gave by name: it is never read beside that name.
pub fn hides_number(answer: &FinishedAnswer) -> bool {
    matches!(answer.answer.content, Some(Content::Number(_))) && answer.slot.person().is_some()
}

fn heading(text: String, lines: &mut Vec<(Line, Option<Item>)>) {
    if !lines.is_empty() {
        lines.push((Line::Gap, None));
    }
    lines.push((Line::Heading(text), None));
}

fn said(name: &str, words: &str) -> Line {
    Line::Said { name: name.to_owned(), asked: None, words: words.to_owned(), notes: Vec::new() }
}

/// True for questions whose answer can be typed later: words, items, a number, what was heard.
fn is_asked(step: &Step) -> bool {
    matches!(step.kind, Kind::Text | Kind::List | Kind::Scale(_) | Kind::SayBack { .. })
        && step.per_item.is_none()
}

/// Who of those present has no answer to a question that each was asked; the group, where it has none.
fn absent(source: &Source<'_>, step: &Step, answers: &[&FinishedAnswer]) -> Vec<(Line, Option<Item>)> {
    // Who fails among unnamed answers would tell whose the others are.
    if step.seen == Seen::Unnamed || !is_asked(step) {
        return Vec::new();
    }
    let round = source.round;
    let role = |id: &PersonId| {
        let person = source.case.people.iter().find(|person| person.id == *id);
        person.and_then(|person| person.role.as_ref())
    };
    let people = round.present.iter().copied().filter(|id| role(id).is_none_or(Role::has_voice));
    let slots: Vec<Slot> = match step.who {
        Who::Group => vec![Slot::Group],
        Who::Each => people.map(Slot::Person).collect(),
        Who::Bringer => round.bringer.into_iter().map(Slot::Person).collect(),
        Who::Others => people.filter(|id| Some(*id) != round.bringer).map(Slot::Person).collect(),
    };
    let missing = slots.into_iter().filter(|slot| answers.iter().all(|answer| answer.slot != *slot));
    let line = |slot: Slot| {
        let item = Item::Missing(step.id.clone(), slot);
        (said(source.whose(slot), source.ui.care_no_answer()), Some(item))
    };
    missing.map(line).collect()
}

impl Source<'_> {
    /// Agreements of no question: what was agreed at the closing, or remembered later.
    fn by_themselves(&self, lines: &mut Vec<(Line, Option<Item>)>) {
        let own = |agreement: &&crate::domain::agreement::Agreement| {
            self.round.sequence.find(&agreement.step).is_none()
        };
        let made: Vec<_> = self.round.made.iter().filter(own).collect();
        if made.is_empty() {
            return;
        }
        heading(self.ui.closing_agreements().to_owned(), lines);
        lines.extend(
            made.into_iter()
                .map(|agreement| (self.agreement(agreement), Some(Item::Agreement(agreement.id)))),
        );
    }
}
