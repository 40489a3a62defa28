//! Every action by name: what is typed narrows the list down, `Enter` does it.
//!
//! Never here: what the actions do.

use crossterm::event::KeyEvent;

use crate::domain::fold::fold;
use crate::text::Ui;
use crate::tui::keys::{Action, Binding};

use super::editor::{Editor, EditorOutcome, Lines};
use super::list::Cursor;

/// The list of actions, what was typed, and the cursor.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What was typed.
    pub editor: Editor,
    /// Which action it is on.
    pub cursor: Cursor,
    bindings: Vec<Binding>,
}

impl Palette {
    /// A palette of what is possible now.
    pub fn new(bindings: Vec<Binding>) -> Self {
        let mut own: Vec<Binding> = Vec::new();
        for binding in bindings {
            if !own.iter().any(|other| other.action == binding.action) && is_named(&binding) {
                own.push(binding);
            }
        }
        Self { editor: Editor::new(Lines::One), cursor: Cursor::default(), bindings: own }
    }

    /// The actions whose name has what was typed.
    pub fn found(&self, ui: Ui) -> Vec<Binding> {
        let typed = fold(self.editor.text());
        let fits = |binding: &&Binding| fold(&binding.name(ui)).contains(&typed);
        self.bindings.iter().filter(fits).copied().collect()
    }

    /// The action under the cursor.
    pub fn chosen(&self, ui: Ui) -> Option<Action> {
        self.found(ui).get(self.cursor.at).map(|binding| binding.action)
    }

    /// A key for what is typed.
    pub fn key(&mut self, key: KeyEvent) {
        if self.editor.handle(key) != EditorOutcome::Ignored {
            self.cursor = Cursor::default();
        }
    }

    /// Text that was pasted.
    pub fn paste(&mut self, text: &str) {
        let _unused = self.editor.paste(text);
        self.cursor = Cursor::default();
    }
}

/// Moving about and choosing from a list are no actions to look up by name.
fn is_named(binding: &Binding) -> bool {
    // A letter of a list has no name of its own.
    if let Action::Letter(_) = binding.action {
        return (binding.label)(Ui::En) != Ui::En.key_choose();
    }
    !matches!(
        binding.action,
        Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Digit(_)
            | Action::NextField
            | Action::PreviousField
            | Action::Toggle
            | Action::Palette
    )
}

#[cfg(test)]
mod tests {
    use super::{Action, Palette, Ui};
    use crate::tui::keys::{Binding, Chord, LETTERS, ch};

    #[test]
    fn a_letter_with_a_name_is_found_by_it_and_the_letters_of_a_list_are_not() {
        const N: &[Chord] = &[ch('n')];
        let note = Binding::new(Action::Letter('n'), N, Ui::key_note);
        let palette = Palette::new([&[note], LETTERS].concat());
        let found: Vec<Action> = palette.found(Ui::Nl).iter().map(|binding| binding.action).collect();
        assert_eq!(found, [Action::Letter('n')]);
    }
}
