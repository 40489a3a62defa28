//! What the round adds to the lists that outlive it: learning questions, and what may work.
//!
//! Never here: that something is proven; a judgement on a question that stays open.

use crate::domain::answer::{AgendaEntry, Content, Element, Key};
use crate::domain::question::{LearningQuestion, Reach};
use crate::domain::round::Round;
use crate::text::Ui;
use crate::tui::element;
use crate::tui::look::Look;
use crate::tui::making::Makes;
use crate::tui::question;
use crate::tui::table::Table;
use crate::tui::widgets::page::Row;
use crate::tui::widgets::prose;

/// One learning question or one working element.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Yielded {
    /// Under which heading it stands.
    pub(super) makes: Makes,
    /// The answer of which it was made; None where it is an answer itself.
    pub(super) of: Option<Key>,
    /// Its letter, a sign for a new question, or who told of an element.
    lead: String,
    /// Its words; the first piece is brighter than what goes with it.
    words: String,
    beside: Vec<String>,
}

/// All that this round adds, the learning questions first.
pub(super) fn yields(round: &Round, ui: Ui) -> Vec<Yielded> {
    let asked = round.new_questions();
    let mut questions = became_questions(round, &asked);
    let mut elements = Vec::new();
    let turns = round.steps_on_path().into_iter().flat_map(|index| round.read_answers(index));
    for (key, answer) in turns.filter(|(key, _)| round.may_show(key)) {
        match &answer.content {
            Some(Content::Agenda(entries)) => {
                questions.extend(entries.iter().map(|entry| spoken_of(round, entry, &asked, ui)));
            }
            Some(Content::Elements(all)) => {
                elements.extend(all.iter().map(|element| may_work(round, key, None, element, ui)));
            }
            _ => {}
        }
        let Some(uses) = round.uses.get(&key) else { continue };
        questions
            .extend(uses.question.as_ref().map(|made| new(&made.text, made.reach, Some(key), &asked, ui)));
        elements.extend(uses.element.as_ref().map(|made| may_work(round, key, Some(key), made, ui)));
    }
    questions.into_iter().chain(elements).collect()
}

/// True for an answer that stands among what the round adds.
pub(super) fn is_yield(content: &Content) -> bool {
    matches!(content, Content::Agenda(_) | Content::Elements(_))
}

/// Agreements that became a learning question in the opening.
fn became_questions(round: &Round, asked: &[LearningQuestion]) -> Vec<Yielded> {
    let became = round
        .opening
        .iter()
        .filter(|agreement| round.reviews.get(&agreement.id).is_some_and(|review| review.as_question));
    became
        .zip(asked)
        .map(|(_, asked)| question(asked.letter.to_string(), asked.question.clone(), Vec::new(), None))
        .collect()
}

fn question(lead: String, words: String, beside: Vec<String>, of: Option<Key>) -> Yielded {
    Yielded { makes: Makes::Question, of, lead, words, beside }
}

fn new(text: &str, reach: Option<Reach>, of: Option<Key>, asked: &[LearningQuestion], ui: Ui) -> Yielded {
    let reach = reach.and_then(|reach| ui.reach(reach.code())).map(str::to_owned);
    let letter = asked.iter().find(|asked| asked.question == text).map(|asked| asked.letter.to_string());
    question(letter.unwrap_or_else(|| "+".to_owned()), text.to_owned(), reach.into_iter().collect(), of)
}

/// What was said of an earlier question, or a new one.
fn spoken_of(round: &Round, entry: &AgendaEntry, asked: &[LearningQuestion], ui: Ui) -> Yielded {
    let Some(earlier) = entry.question else {
        return new(&entry.text, entry.reach, None, asked, ui);
    };
    let asked = round.questions.iter().find(|question| question.id == earlier.id);
    let words = asked.map_or_else(String::new, |question| question.question.clone());
    let state = ui.question_state(entry.state);
    let now = if entry.text.is_empty() { state.to_owned() } else { format!("{state}. {}", entry.text) };
    question(earlier.letter.to_string(), words, vec![now], None)
}

fn may_work(round: &Round, key: Key, of: Option<Key>, made: &Element, ui: Ui) -> Yielded {
    let said = element::beside(made, ui);
    let lead = question::whose(round, key);
    Yielded { makes: Makes::Element, of, lead, words: made.element.clone(), beside: said }
}

/// Its rows: what leads it in a column, its words, and what goes with it under them.
pub(super) fn rows(
    table: &Table,
    at: usize,
    it: &Yielded,
    column: usize,
    width: usize,
    look: &Look,
) -> Vec<Row> {
    let theme = look.theme;
    let active = at == table.cursor.at;
    let column = match it.makes {
        Makes::Question => prose::width(&it.lead) + 2,
        Makes::Element if it.lead.is_empty() => 0,
        Makes::Element => column,
    };
    let room = width.saturating_sub(3 + column).max(8);
    let lead_style = if active { theme.accent } else { theme.dim };
    let own = prose::wrap(&it.words, room).into_iter().map(|row| (row, theme.text));
    let beside = it.beside.iter().flat_map(|words| prose::wrap(words, room)).map(|row| (row, theme.dim));
    let rows = own.chain(beside).enumerate();
    rows.map(|(n, (words, style))| {
        let sign = if active && n == 0 { "›  " } else { "   " };
        let lead = if n == 0 { it.lead.as_str() } else { "" };
        let lead: String =
            prose::wrap(lead, column.saturating_sub(2).max(1)).into_iter().next().unwrap_or_default();
        let padding = " ".repeat(column.saturating_sub(prose::width(&lead)));
        Row::new(sign, theme.accent).and(lead, lead_style).and(padding, theme.dim).and(words, style)
    })
    .collect()
}

#[cfg(test)]
mod tests;
