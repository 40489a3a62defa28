//! The read-back of a round as plain text, for a message to each other.
//!
//! Never here: anything that is not said aloud at the closing; what is private or only written down.

use crate::domain::Date;
use crate::domain::agreement::Agreement;
use crate::domain::answer::{Content, Key, Promise};
use crate::domain::round::{Round, Uses};
use crate::text::Ui;
use crate::text::dates::{due_words, full_date, long_date};
use crate::text::safe::display_safe;

use super::said::review_line;
use super::words::{Else, owners, said};

/// Title, date, who was there, agreements, what was said of earlier ones, and what was said by question.
pub fn read_back(round: &Round, ui: Ui, today: Date) -> String {
    let mut lines = vec![safe(&round.case.title)];
    let sequence = safe(round.sequence.title.get(&round.language));
    lines.push(format!("{sequence}, {}", full_date(ui, round.started.date_naive())));
    let here: Vec<String> =
        round.seats.iter().filter(|seat| seat.here).map(|seat| safe(&seat.person.name)).collect();
    lines.push(ui.names(&here));
    if !round.about.is_empty() {
        lines.push(safe(&round.about));
    }
    agreements(round, ui, today, &mut lines);
    earlier(round, ui, &mut lines);
    for index in round.steps_on_path() {
        question(round, index, ui, &mut lines);
    }
    made_of_answers(round, ui, &mut lines);
    if let Some(next) = next_round(round, ui, today) {
        lines.push(String::new());
        lines.push(format!("{}: {next}", ui.closing_next_round()));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn safe(text: &str) -> String {
    display_safe(text).into_owned()
}

/// Every agreement of this round with the turn in which it was made and its place in it.
pub fn promises(round: &Round) -> Vec<(Key, usize, &Promise)> {
    let turns = round.steps_on_path().into_iter().flat_map(|index| round.read_answers(index));
    turns
        .flat_map(|(key, answer)| {
            let promises = answer.content.as_ref().map_or(&[][..], Content::promises);
            promises.iter().enumerate().map(move |(at, promise)| (key, at, promise))
        })
        .collect()
}

/// What was said of earlier agreements in the opening: the words with how it went, and the line that goes with it.
pub fn reviewed(round: &Round, ui: Ui) -> Vec<(String, &str)> {
    let spoken = |agreement: &Agreement| {
        let review = round.reviews.get(&agreement.id).filter(|review| review.says_something())?;
        let words = review.change.as_ref().unwrap_or(&agreement.what);
        Some((format!("{words}: {}", review_line(ui, review)), review.text.as_str()))
    };
    round.opening.iter().filter_map(spoken).collect()
}

fn earlier(round: &Round, ui: Ui, lines: &mut Vec<String>) {
    let reviewed = reviewed(round, ui);
    if !reviewed.is_empty() {
        lines.extend([String::new(), ui.earlier_agreements().to_owned()]);
    }
    for (words, line) in reviewed {
        lines.push(format!("- {}", safe(&words)));
        if !line.is_empty() {
            lines.push(format!("  {}", safe(line)));
        }
    }
}

fn agreements(round: &Round, ui: Ui, today: Date, lines: &mut Vec<String>) {
    let promises = promises(round);
    lines.push(String::new());
    if promises.is_empty() {
        lines.push(ui.closing_no_agreements().to_owned());
        return;
    }
    lines.push(ui.closing_agreements().to_owned());
    for (_, _, promise) in promises {
        let name = |id| round.person(id).map(|person| person.name.clone());
        let who = safe(&owners(ui, &promise.who, &name));
        let due = due_words(ui, &promise.due, today).map(|due| safe(&due)).unwrap_or_default();
        let parts = [who, due];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let tail = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
        lines.push(format!("- {}{tail}", safe(&promise.what)));
        if !promise.if_then.is_empty() {
            lines.push(format!("  {}", safe(&promise.if_then)));
        }
    }
}

/// What was said to one question, but for agreements.
fn question(round: &Round, index: usize, ui: Ui, lines: &mut Vec<String>) {
    let Some(step) = round.sequence.steps.get(index).filter(|step| step.is_kept()) else { return };
    let mut answers = Vec::new();
    let mut about = None;
    let is_scale = step.is_scale();
    let mut read = round.read_answers(index);
    if is_scale {
        // From low to high and without a name: nobody sees whose each is.
        read.sort_by_key(|(key, answer)| match answer.content {
            Some(Content::Number(number)) => (key.n, number),
            _ => (key.n, i64::MAX),
        });
    }
    for (key, answer) in read {
        let Some(content) = &answer.content else { continue };
        if matches!(content, Content::Agreements(_)) || !round.may_show(&key) {
            continue;
        }
        if about != Some(key.n) {
            about = Some(key.n);
            answers.extend(round.item(key).map(|item| safe(&ui.round_about(item))));
        }
        let name = key.slot.person().filter(|_| !is_scale).and_then(|id| round.person(id));
        let name = name.map(|person| safe(&person.name));
        let words = words(round, key, content, ui);
        let lead = name.map_or_else(|| "- ".to_owned(), |name| format!("- {name}: "));
        let mut rows = words.split('\n');
        answers.push(format!("{lead}{}", safe(rows.next().unwrap_or_default())));
        answers.extend(rows.map(|row| format!("  {}", safe(row))));
        if !answer.why.is_empty() {
            answers.push(format!("  {}", safe(&answer.why)));
        }
    }
    if !answers.is_empty() {
        lines.push(String::new());
        lines.push(safe(step.wording.ask.get(&round.language)));
        lines.append(&mut answers);
    }
}

/// What the group made of answers: learning questions, and what may work.
fn made_of_answers(round: &Round, ui: Ui, lines: &mut Vec<String>) {
    let turns = round.steps_on_path().into_iter().flat_map(|index| round.read_answers(index));
    let shown = turns.filter(|(key, _)| round.may_show(key));
    let uses: Vec<&Uses> = shown.filter_map(|(key, _)| round.uses.get(&key)).collect();
    let questions = uses.iter().filter_map(|uses| uses.question.as_ref()).map(|made| made.text.as_str());
    let elements = uses.iter().filter_map(|uses| uses.element.as_ref()).map(|made| made.element.as_str());
    let lists: [(&str, Vec<&str>); 2] =
        [(ui.lists_questions(), questions.collect()), (ui.element_may_work(), elements.collect())];
    for (heading, words) in lists.into_iter().filter(|(_, words)| !words.is_empty()) {
        lines.push(String::new());
        lines.push(heading.to_owned());
        lines.extend(words.into_iter().map(|words| format!("- {}", safe(words))));
    }
}

fn words(round: &Round, key: Key, content: &Content, ui: Ui) -> String {
    let Some(step) = round.sequence.steps.get(key.step) else { return String::new() };
    let answer = |other| {
        let content = round.answers.get(&other)?.content.as_ref()?;
        Some(words(round, other, content, ui))
    };
    let question = |id| round.question_words(id).map(str::to_owned);
    said(step, content, &round.language, ui, Else { answer: &answer, question: &question })
}

fn next_round(round: &Round, ui: Ui, today: Date) -> Option<String> {
    match &round.next_round {
        crate::domain::answer::Due::None => None,
        crate::domain::answer::Due::On(date) => Some(long_date(ui, *date, today)),
        crate::domain::answer::Due::Words(words) => Some(safe(words)),
    }
}
