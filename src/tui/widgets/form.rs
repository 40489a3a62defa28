//! Fields that people type in, one under the other, and which of them has the cursor.
//!
//! Never here: what the fields mean, or the store. A change comes back as the field's name and
//! snapshot, so that it can be put on disk before it is drawn.

use crossterm::event::KeyEvent;
use ratatui::style::Style;

use crate::tui::theme::Theme;

use super::editor::{Bullets, Edit, Editor, EditorOutcome, EditorView, Lines, Snapshot};
use super::page::{Page, Row};

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the store.
    pub name: String,
    /// What stands above it; may be empty.
    pub label: String,
    /// What stands in it while it is empty.
    pub starter: String,
    /// The words.
    pub editor: Editor,
    /// What stands before each line.
    pub bullets: Bullets,
    /// What stood in it before anything was typed.
    held: String,
    /// True when the store has all of its words but for the next edit.
    stored: bool,
}

/// From so many bytes on, what changed is stored instead of the whole text.
const LARGE: usize = 16 * 1024;

impl Field {
    /// A field of one line.
    pub fn line(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Lines::One)
    }

    /// A field of many lines.
    pub fn words(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(name, label, Lines::Many)
    }

    fn new(name: impl Into<String>, label: impl Into<String>, lines: Lines) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            starter: String::new(),
            editor: Editor::new(lines),
            bullets: Bullets::None,
            held: String::new(),
            stored: false,
        }
    }

    /// With what stands in it while it is empty.
    #[must_use]
    pub fn starter(mut self, starter: impl Into<String>) -> Self {
        self.starter = starter.into();
        self
    }

    /// With a dot before each line: every line is an item.
    #[must_use]
    pub fn items(mut self) -> Self {
        self.bullets = Bullets::Dot;
        self
    }

    /// With these words in it, the cursor behind them.
    #[must_use]
    pub fn holding(mut self, text: impl Into<String>) -> Self {
        self.held = text.into();
        self.editor = Editor::with_text(self.editor.lines(), self.held.clone());
        self
    }

    /// With what stood half typed in it, if anything did.
    #[must_use]
    pub fn resuming(mut self, drafts: &[(String, Snapshot)]) -> Self {
        if let Some((_, draft)) = drafts.iter().find(|(name, _)| *name == self.name) {
            self.editor = Editor::restore(self.editor.lines(), draft.clone());
        }
        self
    }

    /// The words in it.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// True when it says what it said before anything was typed.
    pub fn is_as_it_was(&self) -> bool {
        self.held == self.text()
    }

    /// What has to be stored now: of a large text only what changed since.
    fn changed(&mut self) -> FormOutcome {
        if self.stored && self.editor.text().len() > LARGE {
            let (cursor, anchor) = (self.editor.cursor(), self.editor.anchor());
            let edit = self.editor.take_edit();
            let edit = edit.unwrap_or(Edit { at: cursor, removed_len: 0, inserted: String::new() });
            return FormOutcome::Edited(self.name.clone(), edit, cursor, anchor);
        }
        let (name, draft) = self.whole();
        FormOutcome::Changed(name, draft)
    }

    fn whole(&mut self) -> (String, Snapshot) {
        let _stored_with_the_rest = self.editor.take_edit();
        self.stored = true;
        (self.name.clone(), self.editor.snapshot())
    }
}

/// What became of a key in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormOutcome {
    /// It is not for the form.
    Ignored,
    /// It is for the form; there is nothing to store.
    Done,
    /// The field of this name is different now, be it only its cursor.
    Changed(String, Snapshot),
    /// The large field of this name is different by this edit; with cursor and other end of the selection.
    Edited(String, Edit, usize, Option<usize>),
    /// These words were copied; with the changed field when they were cut.
    Copied(String, Option<(String, Snapshot)>),
    /// There was a NUL in it; the field holds the rest.
    RefusedNul(String, Snapshot),
}

/// Fields and the one that has the cursor.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The fields.
    pub fields: Vec<Field>,
    /// Index of the field with the cursor.
    pub focus: usize,
}

impl Form {
    /// A form with the cursor in its first field, or in the one of `drafts` that was typed in last.
    pub fn new(fields: Vec<Field>, drafts: &[(String, Snapshot)]) -> Self {
        let named = |name: &String| fields.iter().position(|field| field.name == *name);
        let focus = drafts.iter().rev().find_map(|(name, _)| named(name)).unwrap_or(0);
        let fields = fields.into_iter().map(|field| field.resuming(drafts)).collect();
        Self { fields, focus }
    }

    /// The field with the cursor.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// The words in the field of this name; empty when there is no such field.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.name == name).map_or("", Field::text)
    }

    /// The names of all fields.
    pub fn names(&self) -> Vec<String> {
        self.fields.iter().map(|field| field.name.clone()).collect()
    }

    /// Puts the cursor in the next field; false when it was in the last.
    pub fn next_field(&mut self) -> bool {
        let more = self.focus + 1 < self.fields.len();
        self.focus += usize::from(more);
        more
    }

    /// Puts the cursor in the field before; false when it was in the first.
    pub fn previous_field(&mut self) -> bool {
        let more = self.focus > 0;
        self.focus -= usize::from(more);
        more
    }

    /// What was copied in another field, for the one with the cursor.
    pub fn lend(&mut self, clipboard: &str) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.editor.set_clipboard(clipboard);
        }
    }

    /// A key for the field with the cursor.
    pub fn key(&mut self, key: KeyEvent) -> FormOutcome {
        self.edit(|editor| editor.handle(key))
    }

    /// Text that was pasted, or came as a burst of keys, for the field with the cursor.
    pub fn paste(&mut self, text: &str) -> FormOutcome {
        self.edit(|editor| editor.paste(text))
    }

    /// A click at this cell of the screen, for the field with the cursor.
    pub fn click(&mut self, column: u16, row: u16) -> FormOutcome {
        self.edit(|editor| editor.click(column, row, false))
    }

    /// Other words for the field with the cursor, as one edit.
    pub fn replace(&mut self, text: &str) -> FormOutcome {
        self.edit(|editor| {
            let _unused = editor.select_all();
            if text.is_empty() { editor.backspace() } else { editor.paste(text) }
        })
    }

    fn edit(&mut self, change: impl FnOnce(&mut Editor) -> EditorOutcome) -> FormOutcome {
        let Some(field) = self.fields.get_mut(self.focus) else { return FormOutcome::Ignored };
        match change(&mut field.editor) {
            EditorOutcome::Ignored => FormOutcome::Ignored,
            EditorOutcome::Unchanged => FormOutcome::Done,
            EditorOutcome::Moved | EditorOutcome::Changed => field.changed(),
            EditorOutcome::Copied(text) => FormOutcome::Copied(text, None),
            EditorOutcome::Cut(text) => {
                let (name, draft) = field.whole();
                FormOutcome::Copied(text, Some((name, draft)))
            }
            EditorOutcome::RefusedNul => {
                let (name, draft) = field.whole();
                FormOutcome::RefusedNul(name, draft)
            }
        }
    }

    /// The store does not have the words of this field: the next change stores all of them.
    pub fn not_stored(&mut self, name: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.stored = false;
        }
    }

    /// Adds one field to a page: its label, then its words in at most `most` rows.
    pub fn field<'a>(&'a self, page: &mut Page<'a>, index: usize, most: u16, theme: &Theme) {
        let Some(field) = self.fields.get(index) else { return };
        let active = index == self.focus;
        if !field.label.is_empty() {
            page.row(Row::new(field.label.clone(), if active { theme.text } else { theme.dim }));
        }
        field_block(page, field, active, most, theme);
    }
}

/// Adds the words of a field to a page, with the gutter in the accent when it has the cursor.
pub fn field_block<'a>(page: &mut Page<'a>, field: &'a Field, active: bool, most: u16, theme: &Theme) {
    let gutter: Style = if active { theme.accent } else { theme.dim };
    let mut view = EditorView::new(&field.editor)
        .style(theme.text)
        .gutter(gutter)
        .placeholder(&field.starter, theme.dim)
        .bullets(field.bullets, theme.dim);
    if field.bullets == Bullets::None && field.starter.is_empty() {
        view = view.placeholder("", theme.dim);
    }
    let wanted = view.rows(page.width(), most).max(1);
    let one_line = field.editor.lines() == Lines::One;
    // A field of many lines shows that there is room: two rows at least.
    let wanted = if one_line { wanted } else { wanted.max(2).min(most.max(2)) };
    page.block(wanted, wanted.min(2), 4, move |area, buffer| {
        let cell = view.draw(area, buffer);
        if active { cell } else { None }
    });
}
