//! The read-back at the end: the agreements aloud, and what was said.
//!
//! Never here: finishing the round.

use crate::domain::answer::{Content, Promise};
use crate::domain::round::Place;

use crate::report::read_back::reviewed;

use super::page::Page;
use super::show::Shown;

impl Shown<'_> {
    /// The agreements, what was said of earlier ones, and every answer by its question.
    pub fn read_back(&self, page: &mut Page) {
        page.gap();
        page.line(self.ui.closing_title());
        self.made(page);
        self.reviewed(page);
        self.all_said(page);
        self.made_of(page);
    }

    /// What was made of answers, and what was noted.
    fn made_of(&self, page: &mut Page) {
        let ui = self.ui;
        let on_path: Vec<_> = self.round.path().into_iter().filter_map(Place::turn).collect();
        let uses = || self.round.uses.iter().filter(|(key, _)| on_path.contains(key)).map(|(_, uses)| uses);
        let questions = uses().filter_map(|uses| uses.question.as_ref()).map(|made| made.text.as_str());
        let elements = uses().filter_map(|uses| uses.element.as_ref()).map(|made| made.element.as_str());
        let notes = self.round.notes.iter().map(String::as_str);
        let parts: [(&str, Vec<&str>); 3] = [
            (ui.lists_questions(), questions.collect()),
            (ui.element_label(), elements.collect()),
            (ui.notes_heading(), notes.collect()),
        ];
        for (heading, words) in parts.iter().filter(|(_, words)| !words.is_empty()) {
            page.gap();
            page.line(heading);
            for words in words {
                page.words(words);
            }
        }
    }

    fn made(&self, page: &mut Page) {
        let said = self.round.answers.values().filter_map(|answer| answer.content.as_ref());
        let made: Vec<&Promise> =
            said.flat_map(|content| {
                if let Content::Agreements(promises) = content { promises.as_slice() } else { &[] }
            })
            .collect();
        page.gap();
        if made.is_empty() {
            page.line(self.ui.closing_no_agreements());
            return;
        }
        page.line(self.ui.closing_agreements());
        for promise in made {
            let line = self.speech(|speech| speech.promise(promise));
            page.words(&line);
        }
    }

    fn reviewed(&self, page: &mut Page) {
        for (at, (words, line)) in reviewed(self.round, self.ui).into_iter().enumerate() {
            if at == 0 {
                page.gap();
                page.line(self.ui.earlier_agreements());
            }
            page.words(&words);
            if !line.is_empty() {
                page.words(line);
            }
        }
    }

    fn all_said(&self, page: &mut Page) {
        for index in self.round.steps_on_path() {
            let Some(step) = self.round.sequence.steps.get(index).filter(|step| step.is_kept()) else {
                continue;
            };
            let agreements = |content: &Content| matches!(content, Content::Agreements(_));
            let said: Vec<_> = self
                .round
                .read_answers(index)
                .into_iter()
                .filter(|(_, answer)| answer.content.as_ref().is_some_and(|content| !agreements(content)))
                .collect();
            if said.is_empty() {
                continue;
            }
            page.gap();
            page.line(step.wording.ask.get(&self.round.language));
            self.answers(page, said);
        }
    }
}
