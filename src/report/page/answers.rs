//! The answers to one question, as lines of a page.
//!
//! Never here: which questions stand on the page.

use crate::domain::answer::{Content, Element, Key, Pick, Promise, Slot};
use crate::domain::case::FinishedAnswer;
use crate::domain::person::Role;
use crate::domain::sequence::Step;
use crate::text::dates::due_words;

use super::{Line, Source};
use crate::report::said::{came_of, corrected};
use crate::report::words::{agenda_entry, label, ranked};

impl<'a> Source<'a> {
    pub(super) fn answers(&self, step: &'a Step, answers: &[&'a FinishedAnswer], lines: &mut Vec<Line>) {
        if let Some(numbers) = self.numbers(answers) {
            lines.push(numbers);
            return;
        }
        let mut item_before = None;
        for answer in answers {
            if step.per_item.is_some() && item_before != Some(answer.n) {
                item_before = Some(answer.n);
                lines.extend(self.round.item(step, answer.n).map(|item| Line::Aside(item.to_owned())));
            }
            lines.push(self.said(step, answer));
        }
    }

    /// The words that were asked of this person, where the role has a question of its own.
    fn asked_of(&self, step: &'a Step, slot: Slot) -> Option<String> {
        let person = self.case.people.iter().find(|person| Some(person.id) == slot.person())?;
        let own = step.wording_for(person.role.as_ref().map(Role::code)).ask;
        let asked = own.get(&self.round.language);
        (asked != self.ask(step)).then(|| self.ui.case_asked_then(asked))
    }

    /// Numbers and passed turns beside each other, without a name, when nothing else was said with them.
    pub(super) fn numbers(&self, answers: &[&FinishedAnswer]) -> Option<Line> {
        let is_number = |answer: &&&FinishedAnswer| matches!(answer.answer.content, Some(Content::Number(_)));
        let said = answers.iter().filter(|answer| answer.answer.content.is_some());
        let alone = |answer: &&FinishedAnswer| {
            answer.answer.why.is_empty()
                && answer.answer.marks.is_empty()
                && !answer.answer.comes_back
                && came_of(self.ui, self.round, answer).is_empty()
        };
        if said.clone().count() == 0 || !said.clone().all(|answer| is_number(&answer) && alone(answer)) {
            return None;
        }
        // From low to high, and then who passed: the order of the turns would tell whose each is.
        let mut numbers: Vec<(i64, String)> = Vec::new();
        let mut passed = Vec::new();
        for answer in answers {
            match answer.answer.content {
                Some(Content::Number(number)) => numbers.push((number, self.number(number, answer))),
                Some(_) | None => passed.push(self.ui.passed().to_owned()),
            }
        }
        numbers.sort_unstable();
        let each: Vec<String> = numbers.into_iter().map(|(_, words)| words).chain(passed).collect();
        if answers.iter().all(|answer| matches!(answer.slot, Slot::Unnamed(_))) {
            return Some(Line::Said {
                name: self.ui.case_unnamed().to_owned(),
                asked: None,
                words: each.join("   "),
                notes: Vec::new(),
            });
        }
        Some(Line::Beside(each))
    }

    /// A number, with those that stood in its place before: beside it, since it has no name.
    fn number(&self, number: i64, answer: &FinishedAnswer) -> String {
        let before = corrected(self.ui, answer);
        if before.is_empty() { number.to_string() } else { format!("{number} ({})", before.join(" · ")) }
    }

    pub(super) fn whose(&self, slot: Slot) -> &'a str {
        match slot {
            Slot::Group => self.ui.case_group(),
            Slot::Unnamed(_) => self.ui.case_unnamed(),
            Slot::Person(id) => self.name(id),
        }
    }

    pub(super) fn said(&self, step: &'a Step, answer: &FinishedAnswer) -> Line {
        let said = &answer.answer;
        let mut words = match &said.content {
            Some(content) => self.content(step, content),
            None => self.ui.passed().to_owned(),
        };
        if !said.why.is_empty() {
            words.push('\n');
            words.push_str(&said.why);
        }
        let mut notes: Vec<String> = said.marks.iter().map(|mark| self.ui.mark(*mark).to_owned()).collect();
        if said.comes_back {
            notes.push(self.ui.comes_back().to_owned());
        }
        if let Some(Content::SayBack { verdict: Some(verdict), .. }) = &said.content {
            notes.push(self.ui.verdict(*verdict).to_owned());
        }
        notes.extend(came_of(self.ui, self.round, answer));
        notes.extend(corrected(self.ui, answer));
        let asked = self.asked_of(step, answer.slot);
        Line::Said { name: self.whose(answer.slot).to_owned(), asked, words, notes }
    }

    fn content(&self, step: &Step, content: &Content) -> String {
        let lines: Vec<String> = match content {
            Content::Text(text) | Content::SayBack { text, .. } => return text.clone(),
            Content::Number(number) => return number.to_string(),
            Content::List(items) => items.iter().map(|item| format!("· {item}")).collect(),
            Content::Options(picks) => picks.iter().map(|pick| self.pick(step, pick)).collect(),
            Content::Votes(votes) => ranked(votes)
                .into_iter()
                .map(|(pick, count)| format!("{} · {}", self.pick(step, pick), self.ui.votes(*count)))
                .collect(),
            Content::Agreements(promises) => promises.iter().map(|promise| self.promise(promise)).collect(),
            Content::Agenda(entries) => {
                let words = |id| self.round.question(id).map(str::to_owned);
                entries.iter().map(|entry| agenda_entry(self.ui, entry, &words)).collect()
            }
            Content::Elements(elements) => elements.iter().map(|element| self.element(element)).collect(),
        };
        lines.join("\n")
    }

    /// The label of an option, or the words of the answer that was chosen.
    fn pick(&self, step: &Step, pick: &Pick) -> String {
        match pick {
            Pick::Option(id) => label(step, id, &self.round.language).to_owned(),
            Pick::Answer(key, item) => self.chosen(*key, *item).unwrap_or_default(),
        }
    }

    fn chosen(&self, key: Key, item: Option<u32>) -> Option<String> {
        let step = self.round.sequence.steps.get(key.step)?;
        let answer = self.round.said(key);
        match (answer.and_then(|answer| answer.answer.content.as_ref()), item) {
            (Some(Content::List(items)), Some(item)) => items.get(usize::try_from(item).ok()?).cloned(),
            (Some(content), _) => Some(self.content(step, content)),
            // Agreements live on by themselves.
            (None, _) => {
                let made = self.round.made.iter().filter(|agreement| agreement.step == step.id);
                Some(made.map(|agreement| agreement.what.as_str()).collect::<Vec<_>>().join("\n"))
            }
        }
    }

    fn promise(&self, promise: &Promise) -> String {
        let who = self.owners(&promise.who);
        let due = due_words(self.ui, &promise.due, self.today).unwrap_or_default();
        let parts = [promise.what.clone(), who, due, promise.if_then.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn element(&self, element: &Element) -> String {
        let ui = self.ui;
        let parts = [
            ("", &element.element),
            (ui.conditions_label(), &element.conditions),
            (ui.element_why_label(), &element.why),
            (ui.not_when_label(), &element.not_when),
        ];
        let said = parts.into_iter().filter(|(_, words)| !words.is_empty());
        let lines = said.map(
            |(label, words)| {
                if label.is_empty() { words.clone() } else { format!("{label}: {words}") }
            },
        );
        lines.collect::<Vec<_>>().join("\n")
    }
}
