//! What was typed before is offered while typing: the rest of it stands dim behind the cursor.
//!
//! Never here: what the words mean, or taking them without a key.

use ratatui::layout::Rect;

use crate::domain::person::Role;
use crate::text::Ui;
use crate::text::fold::{fold, rest_after};
use crate::tui::theme::Theme;

use super::editor::EditorView;
use super::form::{Field, Form, FormOutcome};
use super::page::Page;
use super::prose;

/// Names that were typed before, with the role of each.
pub type Names = [(String, Option<Role>)];

/// The first candidate that goes on from what was typed, and the part that is still to be typed.
///
/// A blank behind a word says that the word ends there: «An » is not the beginning of «Anna».
pub fn completion<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, &'a str)> {
    let folded = fold(typed);
    if folded.is_empty() {
        return None;
    }
    candidates.into_iter().find_map(|whole| Some((whole, rest(&folded, typed, whole)?)))
}

fn rest<'a>(folded: &str, typed: &str, whole: &'a str) -> Option<&'a str> {
    let rest = rest_after(whole, folded)?;
    let rest = if typed.ends_with(char::is_whitespace) { rest.strip_prefix(' ')? } else { rest };
    (!rest.trim().is_empty()).then_some(rest)
}

/// The words for the known roles, in the order of the product.
pub fn roles(ui: Ui) -> impl Iterator<Item = &'static str> {
    Role::KNOWN.into_iter().filter_map(move |code| ui.role_of_code(code))
}

/// The role that someone of this name had before.
pub fn role_of<'a>(names: &'a Names, name: &str) -> Option<&'a Role> {
    let wanted = fold(name);
    names.iter().find(|(known, _)| fold(known) == wanted).and_then(|(_, role)| role.as_ref())
}

/// What is offered for a name.
pub fn name_offered<'a>(field: &Field, names: &'a Names) -> Option<(&'a str, &'a str)> {
    offered(field, names.iter().map(|(name, _)| name.as_str()))
}

/// What is offered for a role.
pub fn role_offered(field: &Field, ui: Ui) -> Option<(&'static str, &'static str)> {
    offered(field, roles(ui))
}

/// What is offered for a field: only while the cursor stands behind its last letter.
fn offered<'a>(field: &Field, candidates: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    let at_end = field.editor.cursor() == field.text().len();
    if at_end { completion(field.text(), candidates) } else { None }
}

/// Puts the name that is offered in its field, and the role of that name in the field behind it
/// while that is empty. The cursor stays in the field of the name, whose index is given.
pub fn take_name(form: &mut Form, at: usize, names: &Names, ui: Ui) -> Vec<FormOutcome> {
    let mut outcomes = Vec::new();
    form.focus = at;
    let offered = form.fields.get(at).and_then(|field| name_offered(field, names));
    if let Some((whole, _)) = offered {
        outcomes.push(form.replace(whole));
    }
    outcomes.extend(bring_role(form, at, names, ui));
    outcomes
}

/// Puts the role of the name that stands in its field, as typed, in the field behind it while that is empty.
pub fn bring_role(form: &mut Form, at: usize, names: &Names, ui: Ui) -> Vec<FormOutcome> {
    let mut outcomes = Vec::new();
    let name = form.fields.get(at).map_or("", Field::text);
    let role = role_of(names, name).map(|role| ui.role(role).to_owned());
    let is_free = form.fields.get(at + 1).is_some_and(|field| field.editor.is_empty());
    if let (Some(role), true) = (role, is_free) {
        form.focus = at + 1;
        outcomes.push(form.replace(&role));
        form.focus = at;
    }
    outcomes
}

/// Puts the role that is offered in its field.
pub fn take_role(form: &mut Form, at: usize, ui: Ui) -> Vec<FormOutcome> {
    form.focus = at;
    let offered = form.fields.get(at).and_then(|field| role_offered(field, ui));
    offered.map(|(whole, _)| form.replace(whole)).into_iter().collect()
}

/// A field of one line on a row with others.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// The field.
    pub field: &'a Field,
    /// What stands in it while it is empty.
    pub starter: &'a str,
    /// What is offered: it stands dim behind what is typed.
    pub rest: &'a str,
    /// True when the cursor is in it.
    pub active: bool,
}

/// Fields beside each other on one row, each as wide as the others.
pub fn fields_row<'a>(page: &mut Page<'a>, slots: Vec<Slot<'a>>, theme: &Theme) {
    let theme = *theme;
    page.block(1, 1, 0, move |area, buffer| {
        let count = u16::try_from(slots.len()).unwrap_or(u16::MAX).max(1);
        let wide = area.width / count;
        let mut cursor = None;
        let mut x = area.x;
        for slot in slots {
            let last = x + wide + wide > area.right();
            let width = if last { area.right() - x } else { wide.saturating_sub(2) };
            let own = Rect { x, width, ..area };
            let view = EditorView::new(&slot.field.editor)
                .style(theme.text)
                .gutter(if slot.active { theme.accent } else { theme.dim })
                .placeholder(slot.starter, theme.dim);
            let cell = view.draw(own, buffer);
            if let (true, Some(cell)) = (slot.active, cell) {
                prose::put(buffer, cell.x, cell.y, own.right(), slot.rest, theme.dim);
                cursor = Some(cell);
            }
            x = x.saturating_add(wide);
        }
        cursor
    });
}

#[cfg(test)]
mod tests {
    use super::completion;

    #[test]
    fn what_was_typed_before_goes_on_from_the_letters_whatever_their_case_and_accents() {
        let known = ["Fatima", "Zoë van Dijk", "initiatiefnemer"];
        assert_eq!(completion("fa", known), Some(("Fatima", "tima")));
        assert_eq!(completion("zoe", known), Some(("Zoë van Dijk", " van Dijk")));
        assert_eq!(completion("zoë ", known), Some(("Zoë van Dijk", "van Dijk")));
        for nothing in ["", " ", "x", "Fatima", "Fatima "] {
            assert_eq!(completion(nothing, known), None, "{nothing}");
        }
    }

    #[test]
    fn a_blank_ends_a_short_name() {
        assert_eq!(completion("An", ["Anna"]), Some(("Anna", "na")));
        assert_eq!(completion("An ", ["Anna"]), None);
    }
}
