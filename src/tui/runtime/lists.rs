//! The lists that outlive a round: what is read of them for screens, and what people change in them
//! between rounds.
//!
//! Never here: what a change means; that is `store::care`.

use crate::domain::id::{CaseId, ElementId};
use crate::platform::clock;
use crate::store::{ElementFilter, Origin, Store, StoreError};
use crate::text::Ui;
use crate::tui::choosing::{Choice, Choices, Chosen};
use crate::tui::lists::{Change, Drafts, Known, Seen, Wish};
use crate::tui::message::Message;

use super::Runtime;
use super::perform::snapshots;

/// So many working elements are read at once.
const ELEMENTS: usize = 50;

/// So many things are offered to choose from.
const CHOICES: usize = 200;

/// What stands half typed outside rounds in fields whose names begin so.
pub(super) fn half_typed(store: &Store, begin: &str) -> Result<Drafts, StoreError> {
    let drafts = snapshots(store.drafts(None)?);
    Ok(drafts.into_iter().filter(|(field, _)| field.starts_with(begin)).collect())
}

impl Runtime<'_> {
    /// Reads working elements.
    pub(super) fn elements(
        &mut self,
        wish: Box<Wish>,
        after: Option<ElementId>,
    ) -> Result<Vec<Message>, StoreError> {
        let store = &*self.tools.store;
        let filter = ElementFilter {
            case: wish.case,
            words: Some(wish.words.clone()).filter(|words| !words.trim().is_empty()),
            mark: wish.mark,
            strength: wish.strength,
        };
        let found = store.elements(&filter, after, ELEMENTS)?;
        let mut titles = Titles { store, known: Vec::new() };
        let mut elements = Vec::new();
        for element in found {
            let mut cases = vec![element.case];
            cases.extend(element.seen_in.iter().map(|seen| seen.case));
            cases.extend(element.same.iter().map(|same| same.case));
            cases.sort_unstable();
            cases.dedup();
            let titles = cases.into_iter().map(|case| Ok((case, titles.of(case)?)));
            let titles = titles.collect::<Result<Vec<_>, StoreError>>()?;
            elements.push(Known { element, titles });
        }
        let drafts = half_typed(store, "elements/")?;
        Ok(vec![Message::ElementsRead { wish, after, elements, drafts }])
    }

    /// Reads what there is to choose from.
    pub(super) fn choices(&mut self, choices: Choices) -> Result<Vec<Message>, StoreError> {
        let (store, ui) = (&*self.tools.store, self.tools.ui);
        let all = match choices {
            Choices::Elements(case) => elements(store, case, ui)?,
            Choices::Rounds(case) => {
                let rounds = store.round_lines(case, None, CHOICES)?.into_iter();
                let between = Choice {
                    of: Chosen::Case(case),
                    text: ui.working_between().to_owned(),
                    at: None,
                    beside: String::new(),
                };
                let round = |round: crate::domain::case::RoundLine| Choice {
                    of: Chosen::Round(round.id),
                    text: round.sequence,
                    at: Some(round.started),
                    beside: round.about,
                };
                rounds.filter(|round| !round.set_aside).map(round).chain([between]).collect()
            }
            Choices::Cases => {
                let lines = store.case_lines()?.into_iter().filter(|line| line.rounds > 0);
                let case = |line: crate::domain::case::CaseLine| Choice {
                    of: Chosen::Case(line.id),
                    text: line.title,
                    at: None,
                    beside: String::new(),
                };
                lines.map(case).collect()
            }
            Choices::Answers(case) => {
                let said = store.last_said(case, CHOICES)?.into_iter();
                let answer = |said: crate::store::Earlier| Choice {
                    of: Chosen::Answer(said.answer),
                    text: said.text,
                    at: Some(said.at),
                    beside: String::new(),
                };
                said.filter(|said| !said.text.trim().is_empty()).map(answer).collect()
            }
        };
        Ok(vec![Message::ChoicesRead(choices, all)])
    }

    /// Changes something, as one change that can be undone.
    pub(super) fn change_list(
        &mut self,
        case: CaseId,
        change: Change,
        done: &[String],
    ) -> Result<Vec<Message>, StoreError> {
        let now = clock::now();
        let store = &mut *self.tools.store;
        let made = match change {
            Change::Ask(new) => store.ask(Origin::Case(case), &new, now)?.1,
            Change::Say { question, state, text } => store.say_of(question, state, &text, None, now)?,
            Change::Reach(question, reach) => store.set_reach(question, reach, now)?,
            Change::Make(answer, words) => store.make_element(Origin::Answer(answer), &words, now)?.1,
            Change::Word(element, words) => store.word_element(element, &words, now)?,
            Change::See(element, seen, outcome) => {
                let origin = match seen {
                    Seen::Round(round) => Origin::Round(round),
                    Seen::Case(case) => Origin::Case(case),
                };
                store.see_element(element, origin, &outcome, now)?
            }
            Change::Same(element, as_this) => store.same_element(element, as_this, now)?,
        };
        for field in done {
            store.drop_draft(None, field)?;
        }
        let told = self.tools.ui.learned_kept().to_owned();
        self.change = Some(made);
        Ok(vec![Message::CaseChanged { case, told, undoes: true }])
    }
}

/// Titles of cases, each read once.
struct Titles<'a> {
    store: &'a Store,
    known: Vec<(CaseId, String)>,
}

impl Titles<'_> {
    fn of(&mut self, case: CaseId) -> Result<String, StoreError> {
        if let Some((_, title)) = self.known.iter().find(|(known, _)| *known == case) {
            return Ok(title.clone());
        }
        let title = self.store.case(case)?.map(|case| case.title).unwrap_or_default();
        self.known.push((case, title.clone()));
        Ok(title)
    }
}

/// Working elements to choose from: those of the case first, and then those of the others.
fn elements(store: &Store, case: Option<CaseId>, ui: Ui) -> Result<Vec<Choice>, StoreError> {
    let own = ElementFilter { case, ..ElementFilter::default() };
    let mut found = store.elements(&own, None, CHOICES)?;
    if case.is_some() {
        let all = store.elements(&ElementFilter::default(), None, CHOICES)?;
        let known: Vec<ElementId> = found.iter().map(|element| element.id).collect();
        found.extend(all.into_iter().filter(|element| !known.contains(&element.id)));
    }
    let mut titles = Titles { store, known: Vec::new() };
    let mut choices = Vec::new();
    for element in found {
        let strength = ui.strength(element.strength.code()).unwrap_or_default();
        let elsewhere = Some(element.case).filter(|of| Some(*of) != case);
        let title = elsewhere.map(|case| titles.of(case)).transpose()?;
        let mut told = vec![strength.to_owned()];
        told.extend(title);
        // It is found by all its wordings.
        told.extend(element.same.iter().map(|same| ui.element_same(&same.words.element)));
        let beside = told.join(" · ");
        let of = Chosen::Element(element.id);
        choices.push(Choice { of, text: element.words.element, at: Some(element.made), beside });
    }
    Ok(choices)
}
