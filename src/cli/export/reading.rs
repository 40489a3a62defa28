//! `halte export`: a case as a document or as a table. Never here: what the words look like.

use std::io::Write;

use super::{Export, Stop};
use crate::cli::args::FormatArg;
use crate::cli::progress::Progress;
use crate::domain::case::Case;
use crate::platform::clock;
use crate::report::csv;
use crate::report::markup::Markup;
use crate::report::page::{self, Source};
use crate::report::said::{agreement_line, due_in_full, named, note_before, owner_names, state_word};
use crate::store::{Store, StoreError};

impl Export<'_> {
    pub(super) fn table(
        &self,
        cases: &[Case],
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        write!(out, "{}", csv::head())?;
        let Some(store) = self.store else {
            return Ok(());
        };
        for case in cases {
            let told = self.told(case);
            for (number, id) in self.rounds(case)? {
                if let Some(round) = self.round(store, id)? {
                    write!(out, "{}", csv::round(&told, &round, number, self.context.ui))?;
                }
                progress.step(1);
            }
        }
        Ok(())
    }

    pub(super) fn document(
        &self,
        cases: &[Case],
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        let markup = if self.format == FormatArg::Html { Markup::Html } else { Markup::Markdown };
        let title = match cases {
            [case] => case.title.as_str(),
            _ => "halte",
        };
        write!(out, "{}", markup.head(title, self.context.ui))?;
        if let Some(store) = self.store {
            for case in cases {
                self.read(store, case, markup, out, progress)?;
                progress.step(1);
            }
        }
        write!(out, "{}", markup.foot())?;
        Ok(())
    }

    fn read(
        &self,
        store: &Store,
        case: &Case,
        markup: Markup,
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        let ui = self.context.ui;
        let told = self.told(case);
        let today = clock::now().date_naive();
        let people: Vec<String> = if self.nameless {
            told.people.iter().map(|person| person.name.clone()).collect()
        } else {
            told.people.iter().map(|person| named(ui, person)).collect()
        };
        write!(out, "{}", markup.case(&told, &people))?;
        let agreements = self.agreements(store, case)?;
        // What stands in the place of a name says the role already.
        let mut bare = told.clone();
        if self.nameless {
            bare.people.iter_mut().for_each(|person| person.role = None);
        }
        for (_, id) in self.rounds(case)? {
            if let Some(round) = self.round(store, id)? {
                let source = Source { case: &bare, round: &round, agreements: &agreements, ui, today };
                write!(out, "{}", markup.page(&page::day(&round, ui), &page::of_round(&source)))?;
            }
            progress.step(1);
        }
        if self.round.is_some() {
            return Ok(());
        }
        if !agreements.is_empty() {
            write!(out, "{}", markup.heading(2, ui.view_agreements()))?;
        }
        for agreement in &agreements {
            let who = owner_names(ui, &agreement.who, &told.people);
            let due = due_in_full(ui, &agreement.due);
            let line = agreement_line(&who, &agreement.what, &due, &agreement.if_then);
            write!(out, "{}", markup.said("", &line, &[state_word(ui, agreement.state).to_owned()]))?;
        }
        self.lists(store, case, markup, out)
    }

    /// The learning questions and the working elements.
    fn lists(&self, store: &Store, case: &Case, markup: Markup, out: &mut dyn Write) -> Result<(), Stop> {
        let ui = self.context.ui;
        let today = clock::now().date_naive();
        let failed = |error: StoreError| self.failed(&error);
        let questions = store.learning_questions(case.id, true).map_err(failed)?;
        if !questions.is_empty() {
            write!(out, "{}", markup.heading(2, ui.view_agenda()))?;
        }
        for question in &questions {
            let mut notes = vec![ui.standing_of(question, today)];
            notes.extend(question.history.iter().map(|entry| ui.said_of_question(entry, today)));
            let letter = question.letter.to_string();
            write!(out, "{}", markup.said(&letter, &question.question, &notes))?;
        }
        let elements = store.own_elements(case.id).map_err(failed)?;
        if !elements.is_empty() {
            write!(out, "{}", markup.heading(2, ui.view_elements()))?;
        }
        for (element, _) in &elements {
            let words = &element.words;
            let more = [&words.conditions, &words.why, &words.not_when];
            let more = more.into_iter().filter(|words| !words.is_empty()).cloned();
            let notes: Vec<String> =
                more.chain([ui.strength(element.strength.code()).unwrap_or_default().to_owned()]).collect();
            write!(out, "{}", markup.said("", &words.element, &notes))?;
        }
        let notes = store.notes(case.id).map_err(failed)?;
        let beside: Vec<_> = notes.iter().filter(|note| note.round.is_none()).collect();
        if !beside.is_empty() {
            write!(out, "{}", markup.heading(2, ui.notes_heading()))?;
        }
        for note in beside {
            write!(out, "{}", markup.said("", &note.text, &note_before(ui, note)))?;
        }
        Ok(())
    }
}
