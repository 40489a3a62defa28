//! What is printed at each place of the round: the question, whose turn it is, what was said.
//!
//! Never here: printing, or what may be seen (that is the round's own rule).

mod asked;

use crate::domain::answer::{Answer, Content, Key, Slot};
use crate::domain::person::Person;
use crate::domain::round::{Mode, Place, Round};
use crate::domain::sequence::{Step, Who, Wording};
use crate::domain::{Date, Moment};
use crate::report::said::{Around as Speech, due_in_full, earlier, named, numbers};
use crate::text::common::capital;
use crate::text::promise::{said_before, teller};
use crate::text::{Ui, dates};

use super::page::Page;

/// What was said on a line in the case's last round.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// When.
    pub at: Moment,
    /// Who said what; without a name: the group, or nobody in particular.
    pub answers: Vec<(Option<String>, Content)>,
}

/// What a place is shown with.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The round.
    pub round: &'a Round,
    /// The language of halte.
    pub ui: Ui,
    /// The day on which dates are seen.
    pub today: Date,
}

impl Shown<'_> {
    /// Calls `with` with what the words of answers need.
    pub fn speech<T>(&self, with: impl FnOnce(Speech<'_>) -> T) -> T {
        let people: Vec<Person> = self.round.seats.iter().map(|seat| seat.person.clone()).collect();
        let other = |key: Key| self.round.answers.get(&key).and_then(|answer| answer.content.as_ref());
        with(Speech {
            ui: self.ui,
            sequence: &self.round.sequence,
            language: &self.round.language,
            people: &people,
            other: &other,
            question: &|id| self.round.question_words(id).map(str::to_owned),
        })
    }

    /// What was said in this turn, as lines.
    pub fn said(&self, step: usize, content: &Content) -> Vec<String> {
        self.speech(|speech| speech.lines(step, &self.round.with_letters(step, content)))
    }

    /// What opens the round: the case, the sequence, who is there.
    pub fn intro(&self, page: &mut Page, resumed: bool, interactive: bool) {
        let round = self.round;
        page.line(&format!("{} · {}", round.case.title, round.sequence.title.get(&round.language)));
        let here = round.seats.iter().filter(|seat| seat.here);
        let names: Vec<String> = here.map(|seat| named(self.ui, &seat.person)).collect();
        if !names.is_empty() {
            page.line(&self.ui.case_present(&names.join(" · ")));
        }
        page.line_if(&round.about);
        if resumed {
            page.line(self.ui.plain_goes_on());
        } else if let Some(minutes) = round.minutes() {
            page.line(&self.ui.time_with(round.voices(), Some(minutes)));
        }
        if !resumed {
            self.ui.beforehand(&round.sequence, round.voices()).iter().for_each(|line| page.line(line));
        }
        if interactive {
            page.line(self.ui.plain_how());
        }
    }

    /// The place where the round is. `step_shown` is the step and asking of which the question stands
    /// above already.
    pub fn place(&self, page: &mut Page, step_shown: Option<(usize, u32)>, past: &[Past]) {
        match self.round.place {
            Place::Opening(id) => self.opening(page, id),
            Place::Returning => {
                page.gap();
                page.line(self.ui.opening_comes_back());
                for back in &self.round.returning {
                    if back.who.is_empty() {
                        page.words(&back.text);
                    } else {
                        page.labelled(&back.who, &back.text);
                    }
                }
            }
            Place::Pick(first) => self.pick(page, first),
            Place::WriteFirst(first) => self.write_first(page, first),
            Place::Turn(key) => {
                if step_shown != Some((key.step, key.n)) {
                    self.question(page, key, past);
                }
                self.turn(page, key);
            }
            Place::Reading(step) => self.reading(page, step, past),
            Place::Closing => {}
        }
    }

    fn opening(&self, page: &mut Page, id: crate::domain::id::AgreementId) {
        let opening = &self.round.opening;
        let Some(at) = opening.iter().position(|agreement| agreement.id == id) else {
            return;
        };
        let Some(agreement) = opening.get(at) else {
            return;
        };
        page.gap();
        if at == 0 {
            page.line(self.ui.opening_title());
        }
        page.line(&capital(&self.ui.agreement_of(at + 1, opening.len())));
        page.words(&agreement.what);
        let who = self.speech(|speech| speech.owners(&agreement.who));
        let due = due_in_full(self.ui, &agreement.due);
        let both: Vec<&str> = [who.as_str(), &due].into_iter().filter(|part| !part.is_empty()).collect();
        if !both.is_empty() {
            page.words(&both.join(" · "));
        }
        if !agreement.if_then.is_empty() {
            page.words(&agreement.if_then);
        }
        for before in earlier(self.ui, agreement, |due| Some(due_in_full(self.ui, due))) {
            page.words(&before);
        }
        for past in agreement.reviews.iter().rev() {
            page.words(&said_before(self.ui, past, self.today));
        }
        page.line(&teller(self.ui, agreement, self.round));
    }

    fn pick(&self, page: &mut Page, first: usize) {
        page.gap();
        page.line(self.ui.round_one_of());
        for (number, index) in (1..).zip(self.round.group(first)) {
            if let Some(step) = self.round.sequence.steps.get(index) {
                page.line(&format!("  {number} {}", step.wording.ask.get(&self.round.language)));
            }
        }
    }

    fn write_first(&self, page: &mut Page, first: usize) {
        page.gap();
        if self.round.writes_sentences(first) {
            page.line(&format!("{} {}", self.ui.write_first_sheet(), self.ui.write_first_each()));
        } else {
            page.line(self.ui.write_first_sheet());
        }
        for (number, index) in (1..).zip(self.round.writing_run(first)) {
            if let Some(step) = self.round.sequence.steps.get(index) {
                page.line(&format!("  {number} {}", step.wording.ask.get(&self.round.language)));
                for (role, ask) in self.round.asked_of_roles(step) {
                    let role = self.ui.role_of_code(role).unwrap_or(role);
                    page.line(&format!("    {role}: {ask}"));
                }
            }
        }
        page.line(self.ui.write_first_then());
    }

    fn question(&self, page: &mut Page, key: Key, past: &[Past]) {
        let Some(step) = self.round.sequence.steps.get(key.step) else {
            return;
        };
        let lang = &self.round.language;
        page.gap();
        if let Some((at, total)) = self.round.progress() {
            page.line(&self.ui.question_of_title(at, total));
        }
        self.item(page, step, key);
        self.wording(page, &step.wording);
        page.line_if(step.script.get(lang));
        self.recalled(page, key.step, past);
        let shown = self.round.shown_with(key.step);
        if !shown.is_empty() {
            page.line(self.ui.round_said());
            self.answers(page, shown);
        }
        self.asked_for(page, step, key);
    }

    fn wording(&self, page: &mut Page, wording: &Wording) {
        let lang = &self.round.language;
        page.line_if(wording.ask.get(lang));
        page.line_if(wording.help.get(lang));
        let starter = wording.starter.get(lang);
        if !starter.is_empty() {
            page.line(&self.ui.plain_starter(starter));
        }
    }

    /// The item of an earlier list, or the last answer of a question that is asked again.
    fn item(&self, page: &mut Page, step: &Step, key: Key) {
        if let Some(item) = self.round.item(key) {
            page.words(item);
        }
        if let Some(before) = key.n.checked_sub(1).filter(|_| step.repeat.is_some()) {
            let last = self.round.answers.get(&Key { n: before, ..key });
            if let Some(content) = last.and_then(|answer| answer.content.as_ref()) {
                self.said(key.step, content).iter().for_each(|line| page.words(line));
            }
        }
    }

    fn recalled(&self, page: &mut Page, step: usize, past: &[Past]) {
        if self.round.sequence.steps.get(step).is_some_and(|step| !step.recall.is_empty()) {
            self.past(page, step, past);
        }
    }

    fn past(&self, page: &mut Page, step: usize, past: &[Past]) {
        for last in past {
            let date = dates::short_date(self.ui, last.at.date_naive(), self.today);
            page.line(&self.ui.last_time(&date));
            if let Some(numbers) = numbers(last.answers.iter().map(|(_, content)| content)) {
                page.words(&numbers);
                continue;
            }
            for (who, content) in &last.answers {
                let lines = self.said(step, content);
                match who {
                    Some(name) => page.labelled(name, &lines.join("\n")),
                    None => lines.iter().for_each(|line| page.words(line)),
                }
            }
        }
    }

    /// Whose turn it is.
    fn turn(&self, page: &mut Page, key: Key) {
        let Some(step) = self.round.sequence.steps.get(key.step).filter(|step| step.is_kept()) else {
            return;
        };
        let slots = self.round.slots(key.step);
        match key.slot {
            Slot::Group => page.line(self.ui.plain_turn_group()),
            Slot::Unnamed(at) => {
                let total = u32::try_from(slots.len()).unwrap_or(u32::MAX);
                page.line(&self.ui.plain_unnamed(at + 1, total));
                if at == 0 && self.round.mode == Mode::Scribe {
                    page.line(self.ui.unnamed_collect());
                }
            }
            Slot::Person(id) => {
                page.gap();
                let name = |slot: &Slot| {
                    let person = slot.person().and_then(|id| self.round.person(id));
                    person.map(|person| person.name.clone()).unwrap_or_default()
                };
                let after: Vec<String> =
                    slots.iter().skip_while(|slot| **slot != key.slot).skip(1).map(name).collect();
                let who = self.round.person(id).map(|person| named(self.ui, person)).unwrap_or_default();
                if after.is_empty() {
                    page.line(&self.ui.plain_turn_last(&who));
                } else {
                    page.line(&self.ui.plain_turn_then(&who, &after.join(", ")));
                }
                let role = self.round.person(id).and_then(|person| person.role.as_ref());
                let own = step.wording_for(role.map(crate::domain::person::Role::code));
                if own != step.wording {
                    self.wording(page, &own);
                }
                let bringer = self.round.bringer_at(key.step).and_then(|id| self.round.person(id));
                if let (Who::Bringer | Who::Others, Some(bringer)) = (step.who, bringer) {
                    page.line(&self.ui.round_bringer(&bringer.name));
                }
            }
        }
        self.says_back(page, step, key);
    }

    /// Answers with their names, each under the item that it is about.
    pub fn answers(&self, page: &mut Page, answers: Vec<(Key, &Answer)>) {
        let mut about = None;
        for (key, answer) in answers {
            if about != Some((key.step, key.n)) {
                about = Some((key.step, key.n));
                if let Some(item) = self.round.item(key) {
                    page.words(&self.ui.round_about(item));
                }
            }
            self.answer(page, key, answer.content.as_ref());
            page.words_if(&answer.why);
        }
    }

    /// One answer with its name.
    fn answer(&self, page: &mut Page, key: Key, content: Option<&Content>) {
        let lines = content.map(|content| self.said(key.step, content)).unwrap_or_default();
        let step = self.round.sequence.steps.get(key.step);
        let person = key.slot.person().and_then(|id| self.round.person(id));
        // A number stands beside no name.
        let person = person.filter(|_| !step.is_some_and(Step::is_scale));
        match (person, lines.is_empty()) {
            (Some(person), true) => page.labelled(&person.name, "–"),
            (Some(person), false) => page.labelled(&person.name, &lines.join("\n")),
            (None, _) => lines.iter().for_each(|line| page.words(line)),
        }
    }

    fn reading(&self, page: &mut Page, index: usize, past: &[Past]) {
        let Some(step) = self.round.sequence.steps.get(index) else {
            return;
        };
        page.gap();
        page.line(&format!(
            "{}: {}",
            capital(self.ui.reading_title()),
            step.wording.ask.get(&self.round.language)
        ));
        self.answers(page, self.round.read_answers(index));
        if step.recall.is_empty() {
            self.past(page, index, past);
        }
    }
}
