//! One case: seven views of what it remembers, under one title.
//!
//! The frame draws title and tabs, says which view is open, and hands on keys and what was read.
//! Each view is a file of its own and a `Tab`. Never here: what a view shows.

mod agenda;
mod agreements;
mod days;
mod elements;
mod entries;
mod over_time;
mod questions;
mod rounds;
mod tab;
mod tabs;

use crossterm::event::KeyEvent;

use crate::domain::agreement::Agreement;
use crate::domain::case::{Case, RoundLine};
use crate::domain::id::{AnswerId, CaseId, ElementId, RoundId};
use crate::domain::round::CaseRef;
use crate::text::Ui;
use crate::tui::care::{At, Care, What};
use crate::tui::choosing::Choice;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, ESC, TAB, ch, f};
use crate::tui::lists::{Drafts, Known, Wish};
use crate::tui::look::{Desk, Look};
use crate::tui::remembered::Remembered;
use crate::tui::widgets::page::{Page, Row};

use tab::Tab;
pub use tabs::View;

/// From so many columns on, a view may put things beside each other that stand under each other elsewhere.
pub const WIDE: u16 = 100;

/// The widest column of text.
const TEXT: u16 = 76;

const FORKS: Binding = Binding::new(Action::Forks, &[ch('v')], Ui::key_forks).hint(3);
const KEYS: &[Binding] = &[
    Binding::new(Action::Search, &[ch('f')], Ui::key_search).hint(6),
    Binding::new(Action::NextView, &[TAB], Ui::key_next_view).hint(7),
    Binding::new(Action::PreviousView, &[BACKTAB], Ui::key_previous_view),
    Binding::new(Action::View(1), &[ch('1')], Ui::view_rounds),
    Binding::new(Action::View(2), &[ch('2')], Ui::view_questions),
    Binding::new(Action::View(3), &[ch('3')], Ui::view_agreements),
    Binding::new(Action::View(4), &[ch('4')], Ui::view_agenda),
    Binding::new(Action::View(5), &[ch('5')], Ui::view_elements),
    Binding::new(Action::View(6), &[ch('6')], Ui::view_over_time),
    Binding::new(Action::View(7), &[ch('7')], Ui::view_roles),
    Binding::new(Action::Who, &[ch('p'), f(9)], Ui::key_people).hint(8),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2),
];

const UNDO: Binding = Binding::new(Action::Undo, &[ch('u')], Ui::key_undo).hint(3);

/// Its state: the case, which view is open, and each view as it was left.
#[derive(Debug)]
pub struct CaseView {
    case: Case,
    view: View,
    /// True while the last change made here can be undone.
    undoes: bool,
    rounds: rounds::Rounds,
    questions: questions::Questions,
    agreements: agreements::Agreements,
    agenda: agenda::Agenda,
    elements: elements::Elements,
    over_time: over_time::OverTime,
    /// How many things stand in two versions, once that was counted.
    pub forks: Option<usize>,
}

impl CaseView {
    /// A case as it was read, open at its rounds.
    pub fn new(
        case: Case,
        rounds: Vec<RoundLine>,
        agreements: Vec<Agreement>,
        unfinished: Option<RoundId>,
    ) -> Self {
        Self {
            rounds: rounds::Rounds::new(case.people.clone(), rounds, agreements, unfinished),
            case,
            view: View::Rounds,
            undoes: false,
            questions: questions::Questions::default(),
            agreements: agreements::Agreements::default(),
            agenda: agenda::Agenda::default(),
            elements: elements::Elements::default(),
            over_time: over_time::OverTime::default(),
            forks: None,
        }
    }

    /// A change that was made elsewhere can be undone here.
    pub fn undoes(&mut self, undoes: bool) {
        self.undoes = undoes;
    }

    /// Which case it is.
    pub fn id(&self) -> CaseId {
        self.case.id
    }

    /// The case was read again: it stands where it was left, and the open view is read anew.
    pub fn left_at(&mut self, before: Self, look: &Look) -> Vec<Effect> {
        self.view = before.view;
        self.questions = before.questions;
        self.agreements = before.agreements;
        self.agenda = before.agenda;
        self.elements = before.elements;
        self.over_time = before.over_time;
        self.open(self.view, look)
    }

    /// Somebody else changed something, and it was read again: it stays where it is, and what is open is read anew.
    pub fn renewed(&mut self, read: Self, look: &Look) -> Vec<Effect> {
        self.case = read.case;
        let tab = self.look(look);
        self.rounds.renewed(read.rounds, &tab);
        self.open(self.view, look)
    }

    /// True when it has all keys for itself: a form is open, or something is typed.
    pub fn is_busy(&self) -> bool {
        self.tab().is_busy()
    }

    /// Opens a view: what it shows is read anew.
    pub fn open(&mut self, view: View, look: &Look) -> Vec<Effect> {
        self.view = view;
        self.questions.turn(view == View::Roles);
        let (case, look) = (self.case.clone(), self.look(look));
        self.tab_mut().enter(&case, &look)
    }

    /// What a view asked for was read; it may come when another view is open.
    pub fn remembered(&mut self, read: Remembered, look: &Look) -> Vec<Effect> {
        let (case, look) = (self.case.clone(), self.look(look));
        let view = View::of(&read);
        self.tab_of(view).read(read, &case, &look)
    }

    /// Working elements were read.
    pub fn elements_read(
        &mut self,
        wish: &Wish,
        after: Option<ElementId>,
        elements: Vec<Known>,
        drafts: Drafts,
        look: &Look,
    ) -> Vec<Effect> {
        let look = self.look(look);
        let working = self.elements.working();
        working.map_or_else(Vec::new, |working| working.read(wish, after, elements, drafts, &look))
    }

    /// What there is to choose from was read.
    pub fn choices_read(&mut self, all: Vec<Choice>) {
        if let Some(working) = self.elements.working() {
            working.choices_read(all);
        }
    }

    /// Something in this case was changed or undone: what is open is read anew.
    pub fn changed(&mut self, undoes: bool, look: &Look) -> Vec<Effect> {
        self.undoes = undoes;
        // Undone, a choice was not made: how many there are is counted anew.
        self.forks = None;
        self.open(self.view, look)
    }

    /// The answer under the cursor, in the views where one stands alone.
    pub fn answer(&self) -> Option<AnswerId> {
        match self.view {
            View::Questions | View::Roles => self.questions.answer(),
            View::Rounds | View::Agreements | View::Agenda | View::Elements | View::OverTime => None,
        }
    }

    /// The answer whose marks were asked for here, once.
    pub fn take_marks(&mut self) -> Option<AnswerId> {
        self.questions.take_marks()
    }

    /// The words of the question at which this round is opened from here.
    pub fn asked_in(&self, round: RoundId) -> Option<&str> {
        let (here, ask) = self.questions.place()?;
        let asks = matches!(self.view, View::Questions | View::Roles) && here == round;
        asks.then_some(ask)
    }

    /// The case, for what is about it.
    pub fn reference(&self) -> CaseRef {
        CaseRef { id: self.case.id, title: self.case.title.clone() }
    }

    /// Older rounds were read; none when there are no more.
    pub fn read_more(&mut self, rounds: Vec<RoundLine>, look: &Look) -> Vec<Effect> {
        let look = self.look(look);
        self.rounds.read_more(rounds, self.case.id, &look)
    }

    /// Puts the cursor on this round, when it was read.
    pub fn go_to(&mut self, id: RoundId, look: &Look) {
        let look = self.look(look);
        self.rounds.go_to(id, &look);
    }

    /// The screen has another size: what has to be stays in sight.
    pub fn resized(&mut self, look: &Look) {
        let (case, look) = (self.case.clone(), self.look(look));
        for view in View::ALL {
            self.tab_of(view).resized(&case, &look);
        }
    }

    /// The keys that work now.
    pub fn keys(&self) -> Vec<Binding> {
        let tab = self.tab();
        let mut keys = tab.keys();
        if !tab.is_busy() {
            keys.extend(KEYS);
            keys.extend(self.undoes.then_some(UNDO));
            keys.extend(self.forked().map(|_| FORKS));
        }
        keys
    }

    /// How many things stand in two versions, when any do.
    fn forked(&self) -> Option<usize> {
        self.forks.filter(|count| *count > 0)
    }

    /// True when a letter is text here.
    pub fn is_typing(&self) -> bool {
        self.tab().is_typing()
    }

    /// Does what a key asks for.
    pub fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let whole = desk.look;
        let busy = self.tab().is_busy();
        match action {
            Action::Who if !busy => {
                let at = At::People(self.case.id);
                return vec![Effect::Care(Box::new(Care { what: What::Nothing, at, done: Vec::new() }))];
            }
            Action::Forks if !busy => return vec![Effect::ReadForks(self.reference())],
            Action::NextView if !busy => return self.open(self.view.beside(true), &whole),
            Action::PreviousView if !busy => return self.open(self.view.beside(false), &whole),
            Action::View(n) if !busy => {
                return View::nth(n).map_or_else(Vec::new, |view| self.open(view, &whole));
            }
            Action::Undo if self.undoes && !busy => return vec![Effect::UndoChange(self.case.id)],
            _ => {}
        }
        let case = self.case.clone();
        let mut desk = Desk { look: self.look(&whole), notice: &mut *desk.notice };
        match (self.tab_mut().act(action, &case, &mut desk), action) {
            (Some(effects), _) => effects,
            (None, Action::Escape) => vec![Effect::ReadHome],
            (None, _) => Vec::new(),
        }
    }

    /// A key that is no action: a letter that is typed.
    pub fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        let case = self.case.clone();
        let mut desk = Desk { look: self.look(&desk.look), notice: &mut *desk.notice };
        self.tab_mut().key(key, &case, &mut desk)
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        let case = self.case.clone();
        let mut desk = Desk { look: self.look(&desk.look), notice: &mut *desk.notice };
        self.tab_mut().paste(text, &case, &mut desk)
    }

    /// What stands in this field could not be stored.
    pub fn not_stored(&mut self, field: &str) {
        self.tab_mut().not_stored(field);
    }

    /// Draws it.
    pub fn view<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        tabs::head(&self.case, self.view, look, page);
        if let Some(count) = self.forked() {
            page.row(Row::new(look.ui.forks_here(count), look.theme.dim));
        }
        let look = self.look(look);
        page.narrow(look.size.0);
        self.tab().view(&self.case, &look, page);
    }

    /// The look of the open view: the room below the head, and no wider than text is read well.
    fn look(&self, look: &Look) -> Look {
        let (width, height) = look.size;
        let width = if self.tab().is_wide() { width } else { width.min(TEXT) };
        let head = tabs::head_rows(look) + u16::from(self.forked().is_some());
        Look { size: (width, height.saturating_sub(head).max(1)), ..*look }
    }

    fn tab(&self) -> &dyn Tab {
        match self.view {
            View::Rounds => &self.rounds,
            View::Questions | View::Roles => &self.questions,
            View::Agreements => &self.agreements,
            View::Agenda => &self.agenda,
            View::Elements => &self.elements,
            View::OverTime => &self.over_time,
        }
    }

    fn tab_mut(&mut self) -> &mut dyn Tab {
        self.tab_of(self.view)
    }

    fn tab_of(&mut self, view: View) -> &mut dyn Tab {
        match view {
            View::Rounds => &mut self.rounds,
            View::Questions | View::Roles => &mut self.questions,
            View::Agreements => &mut self.agreements,
            View::Agenda => &mut self.agenda,
            View::Elements => &mut self.elements,
            View::OverTime => &mut self.over_time,
        }
    }
}
