//! The answers to one question, as lines of a page.
//!
//! Never here: which questions stand on the page.

use crate::domain::answer::{Content, Element, Key, Pick, Promise, Slot};
use crate::domain::case::FinishedAnswer;
use crate::domain::id::AnswerId;
use crate::domain::person::Role;
use crate::domain::sequence::Step;
use crate::text::dates::due_words;

use super::{Line, Source};
use crate::report::said::{came_of, corrected};
use crate::report::words::{agenda_entry, label, ranked};

/// What someone said with a number.
pub(super) type Reason = (AnswerId, Slot, Line);

impl<'a> Source<'a> {
    pub(super) fn answers(&self, step: &'a Step, answers: &[&'a FinishedAnswer], lines: &mut Vec<Line>) {
        for (item, answers) in self.by_item(step, answers) {
            lines.extend(item);
            match self.numbers(step, answers) {
                Some((numbers, reasons)) => {
                    lines.push(numbers);
                    lines.extend(reasons.into_iter().map(|(_, _, line)| line));
                }
                None => lines.extend(answers.iter().map(|answer| self.said(step, answer))),
            }
        }
    }

    /// The answers, those about one item together, under that.
    pub(super) fn by_item<'b>(
        &self,
        step: &'a Step,
        answers: &'b [&'a FinishedAnswer],
    ) -> impl Iterator<Item = (Option<Line>, &'b [&'a FinishedAnswer])> {
        let each = step.per_item.is_some();
        answers.chunk_by(move |one, next| !each || one.n == next.n).map(move |about| {
            let item = about.first().filter(|_| each).and_then(|first| self.round.item(step, first.n));
            (item.map(|item| Line::Aside(item.to_owned())), about)
        })
    }

    /// The words that were asked of this person, where the role has a question of its own.
    fn asked_of(&self, step: &'a Step, slot: Slot) -> Option<String> {
        let person = self.case.people.iter().find(|person| Some(person.id) == slot.person())?;
        let own = step.wording_for(person.role.as_ref().map(Role::code)).ask;
        let asked = own.get(&self.round.language);
        (asked != self.ask(step)).then(|| self.ui.case_asked_then(asked))
    }

    /// Numbers and passed turns beside each other, without a name; under them what their people said with it.
    pub(super) fn numbers(&self, step: &'a Step, answers: &[&FinishedAnswer]) -> Option<(Line, Vec<Reason>)> {
        let is_number = |answer: &&FinishedAnswer| matches!(answer.answer.content, Some(Content::Number(_)));
        let mut said = answers.iter().copied().filter(|answer| answer.answer.content.is_some()).peekable();
        said.peek()?;
        if !said.all(|answer| is_number(&answer)) {
            return None;
        }
        // From low to high, and then who passed: the order of the turns would tell whose each is.
        let mut numbers: Vec<(i64, String)> = Vec::new();
        let mut passed = Vec::new();
        let mut reasons = Vec::new();
        for answer in answers {
            let Some(Content::Number(number)) = answer.answer.content else {
                passed.push(self.ui.passed().to_owned());
                continue;
            };
            let mut notes = Vec::new();
            match self.said(step, answer) {
                // What was set beside a number stands beside it; beside the name it would tell whose it is.
                Line::Said { notes: of_number, .. } if answer.answer.why.is_empty() => notes = of_number,
                Line::Said { name, asked, notes: of_both, .. } => {
                    let words = answer.answer.why.clone();
                    // So does the number that stood there before; with the reason stands the reason of then.
                    let both = corrected(self.ui, answer);
                    let (numbers, whys) = self.before(answer, number);
                    notes = numbers;
                    let notes = of_both.into_iter().filter(|note| !both.contains(note)).chain(whys).collect();
                    reasons.push((answer.id, answer.slot, Line::Said { name, asked, words, notes }));
                }
                Line::Gap
                | Line::Heading(_)
                | Line::Aside(_)
                | Line::People(_)
                | Line::Agreed { .. }
                | Line::Beside(_) => {}
            }
            let beside = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(" · ")) };
            numbers.push((number, format!("{number}{beside}")));
        }
        numbers.sort();
        let each: Vec<String> = numbers.into_iter().map(|(_, number)| number).chain(passed).collect();
        let unnamed = answers.iter().all(|answer| matches!(answer.slot, Slot::Unnamed(_)));
        let line = if unnamed {
            let name = self.ui.case_unnamed().to_owned();
            Line::Said { name, asked: None, words: each.join("   "), notes: Vec::new() }
        } else {
            Line::Beside(each)
        };
        Some((line, reasons))
    }

    /// The numbers that stood in the place of this one before, and the reasons that were given with them.
    fn before(&self, answer: &FinishedAnswer, now: i64) -> (Vec<String>, Vec<String>) {
        let said = |words: String| self.ui.agenda_before(&words);
        let mut numbers = Vec::new();
        for earlier in &answer.earlier {
            if let Content::Number(number) = earlier.content
                && number != now
            {
                numbers.push(said(number.to_string()));
            }
        }
        let whys = answer.earlier.iter().map(|earlier| earlier.why.clone());
        let whys = whys.filter(|why| !why.is_empty() && *why != answer.answer.why).map(said).collect();
        (numbers, whys)
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
        let came = came_of(self.ui, self.round, answer);
        // What was made of it by a mark says that mark: «leervraag C», «werkend element».
        let marks = said.marks.iter().map(|mark| self.ui.mark(*mark).to_owned());
        let is_told =
            |mark: &String| came.iter().any(|made| made == mark || made.starts_with(&format!("{mark} ")));
        let mut notes: Vec<String> = marks.filter(|mark| !is_told(mark)).collect();
        if said.comes_back {
            notes.push(self.ui.comes_back().to_owned());
        }
        if let Some(Content::SayBack { verdict: Some(verdict), .. }) = &said.content {
            notes.push(self.ui.verdict(*verdict).to_owned());
        }
        notes.extend(came);
        notes.extend(corrected(self.ui, answer));
        let asked = self.asked_of(step, answer.slot);
        Line::Said { name: self.whose(answer.slot).to_owned(), asked, words, notes }
    }

    fn content(&self, step: &Step, content: &Content) -> String {
        let lines: Vec<String> = match content {
            Content::Text(text) | Content::SayBack { text, .. } => return text.clone(),
            Content::Number(number) => return number.to_string(),
            // What is alone is no list.
            Content::List(items) if items.len() == 1 => items.clone(),
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
