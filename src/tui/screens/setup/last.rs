//! The last page: what it is about today, how the group types, and how long it will take.
//!
//! Never here: a question that has to be answered. All of it may stay as it is.

use crate::domain::round::Mode;
use crate::text::Ui;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, LEFT, RIGHT, SPACE, UP};
use crate::tui::look::Look;
use crate::tui::offer::{SequenceOffer, Wishes};
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::{Field, Form, field_block};
use crate::tui::widgets::page::{Page, Row};

use super::sequence::minutes;

/// A word of the interface, in the language that is asked for.
type Word = fn(Ui) -> &'static str;

const MODES: [(Mode, Word); 2] = [(Mode::Scribe, Ui::setup_mode_scribe), (Mode::Pass, Ui::setup_mode_pass)];

const IN_ABOUT: &[Binding] = &[Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field).hint(6)];

const ON_MODE: &[Binding] = &[
    Binding::new(Action::Left, &[LEFT], Ui::key_choose).hint(2),
    Binding::new(Action::Right, &[RIGHT], Ui::key_choose),
    Binding::new(Action::Up, &[UP], Ui::key_choose),
    Binding::new(Action::Down, &[DOWN], Ui::key_choose),
    Binding::new(Action::Toggle, &[SPACE, ENTER], Ui::key_choose),
];

/// What may be said before the round begins.
#[derive(Debug, Default)]
pub(super) struct Last {
    /// What it is about; without a field when that was said before.
    pub(super) form: Form,
    /// What was said before it was asked.
    about: Option<String>,
    pass: bool,
    /// False when how the group types was said before.
    asks_mode: bool,
    /// True while the cursor is on how the group types.
    on_mode: bool,
}

impl Last {
    pub(super) fn new(known: &Wishes, drafts: &[(String, Snapshot)], prefix: &str, look: &Look) -> Self {
        let field = Field::line(format!("{prefix}/about"), "").starter(look.ui.setup_optional());
        let fields = if known.about.is_some() { Vec::new() } else { vec![field] };
        let asks_mode = known.mode.is_none();
        Self {
            on_mode: fields.is_empty() && asks_mode,
            form: Form::new(fields, drafts),
            about: known.about.clone(),
            pass: known.mode == Some(Mode::Pass),
            asks_mode,
        }
    }

    /// Chooses how the group types, where that is asked.
    pub(super) fn choose(&mut self, pass: bool) {
        self.pass = if self.asks_mode { pass } else { self.pass };
    }

    pub(super) fn mode(&self) -> Mode {
        if self.pass { Mode::Pass } else { Mode::Scribe }
    }

    pub(super) fn about(&self) -> Option<String> {
        let typed = self.form.fields.first().map(|field| field.text().trim().to_owned());
        self.about.clone().or(typed).filter(|about| !about.is_empty())
    }

    pub(super) fn is_typing(&self) -> bool {
        !self.on_mode && !self.form.fields.is_empty()
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        match (self.on_mode, self.asks_mode) {
            (true, _) => ON_MODE.to_vec(),
            (false, true) => IN_ABOUT.to_vec(),
            (false, false) => Vec::new(),
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::NextField | Action::Down if !self.on_mode => self.on_mode = self.asks_mode,
            _ if !self.on_mode => {}
            Action::Left => self.pass = false,
            Action::Right | Action::Down => self.pass = true,
            Action::Up if self.pass => self.pass = false,
            Action::Up => self.on_mode = self.form.fields.is_empty(),
            Action::Toggle => self.pass = !self.pass,
            _ => {}
        }
    }

    pub(super) fn view<'a>(
        &'a self,
        sequence: Option<&SequenceOffer>,
        names: &[String],
        (voices, agreements): (usize, usize),
        look: &Look,
        page: &mut Page<'a>,
    ) {
        let (ui, theme) = (look.ui, look.theme);
        if let Some(sequence) = sequence {
            let title = sequence.title.get(&ui.lang());
            page.few_rows(&ui.round_with(title, &ui.names(names)), 2, theme.text);
            page.gap();
        }
        if !self.form.fields.is_empty() {
            page.row(Row::new(ui.setup_about(), if self.on_mode { theme.text } else { theme.bold }));
            if let Some(field) = self.form.fields.first() {
                field_block(page, field, !self.on_mode, 2, &theme);
            }
            page.gap();
        }
        if self.asks_mode {
            page.row(Row::new(ui.setup_mode(), if self.on_mode { theme.bold } else { theme.text }));
            for (mode, words) in MODES {
                let chosen = mode == self.mode();
                let style = match (chosen, self.on_mode) {
                    (true, true) => theme.accent,
                    (true, false) => theme.text,
                    (false, _) => theme.dim,
                };
                page.row(Row::new(if chosen { "✓ " } else { "  " }, style).and(words(ui), style));
            }
            page.gap();
        }
        if let Some(sequence) = sequence {
            page.row(Row::new(ui.time_with(voices, minutes(sequence, voices, agreements)), theme.bold));
        }
    }
}
