//! The filter of the list: letters of a title or an id leave those that have them.
//!
//! Never here: what is drawn, or a draft: what was typed is gone with the list.

use crate::text::Ui;
use crate::text::fold::fold;
use crate::tui::keys::{Action, Binding, DOWN, END, ENTER, ESC, HOME, PGDN, PGUP, TAB, UP, ch};
use crate::tui::shelf::Title;
use crate::tui::widgets::form::{Field, Form};

/// Begins to type it.
pub(super) const FILTER: Binding = Binding::new(Action::Filter, &[ch('/')], Ui::key_filter).hint(7);
/// Takes it away.
pub(super) const ALL: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_all_cases).hint(3);

/// While it is typed letters are text: only what is no letter moves.
pub(super) const TYPING: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_read_script).hint(0),
    Binding::new(Action::On, &[TAB], Ui::key_keep_filter).hint(2),
    ALL,
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::First, &[HOME], Ui::key_move),
    Binding::new(Action::Last, &[END], Ui::key_move),
];

/// Its state.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Its one field, when there is one.
    pub(super) form: Form,
    typing: bool,
    /// Indexes of the titles that it leaves.
    shown: Vec<usize>,
}

impl Filter {
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    pub(super) fn is_typing(&self) -> bool {
        self.typing
    }

    /// True when there is one, be it empty.
    pub(super) fn is_there(&self) -> bool {
        !self.form.fields.is_empty()
    }

    /// Leaves the titles that fit.
    pub(super) fn narrow_down(&mut self, titles: &[Title]) {
        let typed = fold(self.form.text("filter"));
        let fits = |title: &Title| {
            let mut words = title.title.iter().map(|(_, words)| words).chain([title.id.as_str()]);
            typed.is_empty() || words.any(|words| fold(words).contains(&typed))
        };
        let all = titles.iter().enumerate();
        self.shown = all.filter(|(_, title)| fits(title)).map(|(at, _)| at).collect();
    }

    /// Begins to type, keeps what was typed, or takes it away.
    pub(super) fn act(&mut self, action: Action, ui: Ui) {
        self.typing = action == Action::Filter;
        let empty = self.form.text("filter").is_empty();
        if self.typing && !self.is_there() {
            let field = Field::line("filter", "").starter(ui.home_filter());
            self.form = Form { fields: vec![field], focus: 0 };
        } else if !self.typing && (empty || action == Action::Escape) {
            self.form = Form::default();
        }
    }
}
