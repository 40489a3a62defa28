//! What is missing before a round can begin: a question a page, and only what is not known yet.
//!
//! Never here: the round itself. What is typed is a draft of nobody's round (`setup/…`).

mod last;
mod people;
mod place;
mod sequence;
mod title;

use crossterm::event::KeyEvent;

use crate::domain::person::Role;
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::text::fold::fold;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, ESC, TAB, ctrl};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::{Offer, PersonWish, SequenceOffer, Wishes};
use crate::tui::saving::saved;
use crate::tui::widgets::form::FormOutcome;
use crate::tui::widgets::page::{Page, Row};

use last::Last;
use people::People;
use place::Place;
use sequence::Choice;
use title::Title;

/// A page of the setup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ask {
    /// What the case is called.
    Title,
    /// Who is here.
    People,
    /// Which sequence.
    Sequence,
    /// What it is about, how the group types, how long it takes.
    #[default]
    Last,
}

const ON: Binding = Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_on).hint(0);
const START: Binding = Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_start).hint(0);
const BACK: Binding = Binding::new(Action::Back, &[BACKTAB], Ui::key_back).hint(3);
const LEAVE: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_home).hint(6);

/// Its state.
#[derive(Debug, Default)]
pub struct Setup {
    /// What was known before the first page.
    known: Wishes,
    offer: Offer,
    pages: Vec<Ask>,
    at: usize,
    title: Title,
    people: People,
    sequence: Choice,
    last: Last,
    /// Where this setup is, as it was stored last.
    stored: Option<Place>,
    /// Where a setup was that ended in the middle, while its title is looked up again.
    resuming: Option<Place>,
}

impl Setup {
    /// A setup for these wishes. Its first page is the first thing that is missing; what last time
    /// tells is passed over and can be gone back to. When nothing is missing, the effect that
    /// begins the round.
    pub fn new(offer: Offer, look: &Look) -> (Self, Vec<Effect>) {
        let wishes = &offer.wishes;
        let titled = wishes.case.is_some() || offer.case.is_some() || !is_blank(wishes.title.as_ref());
        let named = wishes.people.as_ref().is_some_and(|people| !people.is_empty());
        // For each page: whether it was wished, and whether it is known without being asked.
        let asks = [
            (Ask::Title, titled, titled),
            (Ask::People, named, named || !offer.last_present.is_empty()),
            (Ask::Sequence, wishes.sequence.is_some(), wishes.sequence.is_some()),
        ];
        let first = asks.iter().find(|(_, _, known)| !known).map(|(ask, _, _)| *ask);
        let mut pages: Vec<Ask> =
            asks.iter().filter(|(_, wished, _)| !wished).map(|(ask, _, _)| *ask).collect();
        pages.push(Ask::Last);
        let at = pages.iter().position(|page| Some(*page) == first).unwrap_or(0);
        let mut setup = Self { known: wishes.clone(), pages, at, ..Self::default() };
        setup.title = Title::new(&offer.drafts);
        setup.set_out(offer, look);
        let effects = match first {
            Some(_) => setup.resume(),
            None => vec![Effect::BeginRound(Box::new(setup.known.clone()))],
        };
        (setup, effects)
    }

    /// What there is to choose from, for a title that was typed in this setup. A round of that case
    /// that is not finished goes on.
    pub fn offered(&mut self, offer: Offer, look: &Look) -> Vec<Effect> {
        if let Some(round) = offer.unfinished {
            return vec![
                Effect::DropDraft { round: None, field: title::FIELD.to_owned() },
                Effect::ResumeRound(round),
            ];
        }
        let is_new = offer.case.is_none() && offer.wishes.case.is_none();
        let asks = self.title.offered(&offer);
        self.set_out(offer, look);
        if self.page() == Ask::Title && !(is_new && asks) {
            self.at += 1;
        }
        if let Some(place) = self.resuming.take() {
            self.go_to(&place);
        }
        self.remember().into_iter().collect()
    }

    /// The sequences were read again, since one was saved or looked at: the choice stays.
    pub fn sequences_offered(&mut self, sequences: Vec<SequenceOffer>, unusable: Vec<String>, look: &Look) {
        let chosen = self.chosen().map(|sequence| sequence.id.clone());
        (self.offer.sequences, self.offer.unusable) = (sequences, unusable);
        self.sequence.keep(chosen.as_deref(), &self.offer, look);
    }

    /// Sets out the pages behind the title for what there is to choose from.
    fn set_out(&mut self, offer: Offer, look: &Look) {
        self.offer = offer;
        let (drafts, prefix) = (&self.offer.drafts, self.prefix());
        self.people = People::new(&self.offer, drafts, &prefix);
        self.sequence = Choice::new(&self.offer);
        self.last = Last::new(&self.known, drafts, &prefix, look);
    }

    /// What the names of the drafts of this setup begin with. What was typed for another new case
    /// is not shown for the one that was named outside.
    fn prefix(&self) -> String {
        match (self.case(), &self.known.title) {
            (Some(case), _) => format!("setup/{}", case.id),
            (None, Some(title)) if !title.trim().is_empty() => format!("setup/{}", fold(title)),
            (None, _) => "setup".to_owned(),
        }
    }

    fn page(&self) -> Ask {
        self.pages.get(self.at).copied().unwrap_or_default()
    }

    /// The case, when it exists.
    fn case(&self) -> Option<CaseRef> {
        let found = self.offer.case.as_ref().map(|case| CaseRef { id: case.id, title: case.title.clone() });
        found.or_else(|| self.offer.wishes.case.clone())
    }

    /// What the case is called.
    fn case_title(&self) -> String {
        let typed = || self.offer.wishes.title.clone().unwrap_or_default().trim().to_owned();
        self.case().map_or_else(typed, |case| case.title)
    }

    /// How many of those who are here have a voice.
    fn voices(&self) -> usize {
        self.present().iter().filter(|person| has_voice(person)).count()
    }

    /// Who is here: as wished, or as chosen on the page for it.
    fn present(&self) -> Vec<PersonWish> {
        match &self.known.people {
            Some(people) if !people.is_empty() => people.clone(),
            _ => self.people.present(),
        }
    }

    /// The sequence: as wished, or as chosen on the page for it.
    fn chosen(&self) -> Option<&SequenceOffer> {
        match &self.known.sequence {
            Some(id) => self.offer.sequences.iter().find(|sequence| sequence.id == *id),
            None => self.sequence.chosen(&self.offer),
        }
    }

    /// What the people page says of the title: that it is a case already, or, when it was named
    /// outside, which titles are near it.
    fn about_title(&self, ui: Ui) -> String {
        let asked = self.pages.contains(&Ask::Title);
        if asked && self.title.was_found() {
            ui.setup_exists().to_owned()
        } else if !asked && self.case().is_none() && !self.offer.near.is_empty() {
            title::near_words(ui, &self.offer.near)
        } else {
            String::new()
        }
    }

    /// Begins the round as wished and as chosen.
    fn begin(&self) -> Vec<Effect> {
        let case = self.case();
        let title = if case.is_some() { None } else { Some(self.case_title()) };
        let sequence = self.known.sequence.clone();
        let wishes = Wishes {
            title,
            case,
            people: Some(self.present()),
            sequence: sequence.or_else(|| self.chosen().map(|sequence| sequence.id.clone())),
            mode: Some(self.last.mode()),
            about: self.last.about(),
            bringer: self.known.bringer.clone(),
        };
        vec![Effect::BeginRound(Box::new(wishes))]
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let is_last = self.at + 1 >= self.pages.len();
        let mut bindings = vec![if is_last { START } else { ON }];
        bindings.extend(match self.page() {
            Ask::Title => self.title.keys(),
            Ask::People => self.people.keys(),
            Ask::Sequence => sequence::keys(),
            Ask::Last => self.last.keys(),
        });
        if self.at > 0 {
            bindings.push(BACK);
        }
        bindings.push(LEAVE);
        bindings
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        match self.page() {
            Ask::Title => true,
            Ask::People => self.people.is_typing(),
            Ask::Sequence => false,
            Ask::Last => self.last.is_typing(),
        }
    }

    /// Does what a key asks for; where the setup then is, is remembered.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let mut effects = self.done(action, desk);
        if action != Action::Escape {
            effects.splice(0..0, self.remember());
        }
        effects
    }

    fn done(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        match action {
            Action::Escape => vec![place::forget(), Effect::ReadHome],
            Action::On => self.on(desk),
            Action::Sequences => vec![Effect::ReadSequences],
            Action::Back => {
                let within = self.page() == Ask::People && self.people.back();
                self.at -= usize::from(!within && self.at > 0);
                Vec::new()
            }
            action => match self.page() {
                Ask::Title => {
                    self.title.act(action);
                    Vec::new()
                }
                Ask::People => self.people.act(action, desk),
                Ask::Sequence => {
                    self.sequence.act(action, &self.offer, &desk.look);
                    Vec::new()
                }
                Ask::Last => {
                    self.last.act(action);
                    Vec::new()
                }
            },
        }
    }

    /// On to the next page, when what this page needs is there; from the last the round begins.
    fn on(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.page() {
            Ask::Title => return self.title_on(desk),
            Ask::People => match self.people.on(desk) {
                Ok(more) => effects.extend(more),
                Err(more) => return more,
            },
            Ask::Sequence => {}
            Ask::Last => return self.begin(),
        }
        self.at += 1;
        effects
    }

    fn title_on(&mut self, desk: &mut Desk<'_>) -> Vec<Effect> {
        if self.title.chosen().is_none() {
            desk.warn(desk.look.ui.setup_needs_title());
            return Vec::new();
        }
        if self.title.is_settled() {
            self.at += 1;
            return Vec::new();
        }
        self.wished().map(|wishes| Effect::OfferSetup(Box::new(wishes))).into_iter().collect()
    }

    /// What is wished with the title that stands there; None while there is none.
    fn wished(&self) -> Option<Wishes> {
        Some(match self.title.chosen()? {
            Ok(case) => Wishes { case: Some(case), title: None, ..self.known.clone() },
            Err(title) => Wishes { case: None, title: Some(title), ..self.known.clone() },
        })
    }

    /// A key that is no action.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = match self.page() {
            Ask::Title => self.title.edit(|form| form.key(key)),
            Ask::People => self.people.key(key),
            Ask::Sequence => FormOutcome::Ignored,
            Ask::Last => self.last.form.key(key),
        };
        saved(outcome, desk)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let outcome = match self.page() {
            Ask::Title => self.title.edit(|form| form.paste(text)),
            Ask::People => self.people.paste(text),
            Ask::Sequence => FormOutcome::Ignored,
            Ask::Last => self.last.form.paste(text),
        };
        saved(outcome, desk)
    }

    /// The store does not have the words of this field: the next change stores all of them.
    pub fn not_stored(&mut self, field: &str) {
        self.title.form.not_stored(field);
        self.people.form.not_stored(field);
        self.last.form.not_stored(field);
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let count =
            if self.pages.len() > 1 { ui.item_of(self.at + 1, self.pages.len()) } else { String::new() };
        let above = if self.page() == Ask::Title { ui.setup_title().to_owned() } else { self.case_title() };
        page.row(Row::new(above, theme.dim).right(count, theme.dim));
        page.gap();
        match self.page() {
            Ask::Title => self.title.view(look, page),
            Ask::People => self.people.view(&self.about_title(look.ui), look, page),
            Ask::Sequence => self.sequence.view(&self.offer, self.voices(), look, page),
            Ask::Last => {
                let names: Vec<String> = self.present().into_iter().map(|person| person.name).collect();
                self.last.view(self.chosen(), &names, (self.voices(), self.offer.agreements), look, page);
            }
        }
        page.stretch();
    }
}

/// Whether they are asked: as wished, else as their role says.
fn has_voice(person: &PersonWish) -> bool {
    person.voice.unwrap_or_else(|| person.role.as_ref().is_none_or(Role::has_voice))
}

fn is_blank(words: Option<&String>) -> bool {
    words.is_none_or(|words| words.trim().is_empty())
}

#[cfg(test)]
mod tests;
