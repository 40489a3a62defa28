//! The form of one working element: what works, what it took, perhaps because, not when.
//!
//! Never here: which element it is, where it goes, or what makes one strong.

use crate::domain::answer::{Element, Key};
use crate::domain::round::Round;
use crate::domain::round::fields::{ElementPart, Field as Name, Part};
use crate::text::Ui;

use super::look::Look;
use super::widgets::form::{Field, Form};
use super::widgets::labelled::{Labelled, label_column, labelled};
use super::widgets::page::{Page, Row};
use super::widgets::prose;

/// The name of a field of element `at` of a turn.
pub fn name(round: &Round, key: Key, at: u32, part: ElementPart) -> String {
    Name::Answer(key, Part::Element(at, part)).name(round)
}

/// What an element says in one of its fields.
fn words(element: &Element, part: ElementPart) -> &str {
    match part {
        ElementPart::Element => &element.element,
        ElementPart::Conditions => &element.conditions,
        ElementPart::Because => &element.why,
        ElementPart::NotWhen => &element.not_when,
    }
}

/// The fields of an element by these names, with what it says.
pub fn fields(element: &Element, name: impl Fn(ElementPart) -> String) -> Vec<Field> {
    ElementPart::ORDER.map(|part| Field::line(name(part), "").holding(words(element, part))).into()
}

/// What the form says, as typed.
pub fn read(form: &Form) -> Element {
    let text = |at: usize| form.fields.get(at).map_or_else(String::new, |field| field.text().to_owned());
    Element { element: text(0), conditions: text(1), why: text(2), not_when: text(3) }
}

/// What stands before each field.
pub fn label(ui: Ui, part: ElementPart) -> &'static str {
    match part {
        ElementPart::Element => ui.element_label(),
        ElementPart::Conditions => ui.element_took_label(),
        ElementPart::Because => ui.element_perhaps_label(),
        ElementPart::NotWhen => ui.element_not_when_label(),
    }
}

/// On a screen of fewer rows the fields come one by one.
const FEW_ROWS: u16 = 18;

/// Adds the fields to a page; the one with the cursor asks its question as long as it is empty.
pub fn view<'a>(form: &'a Form, starter: &str, look: &Look, page: &mut Page<'a>) {
    let ui = look.ui;
    let starter = if starter.is_empty() { ui.element_starter() } else { starter };
    let starters =
        [starter, ui.element_ask_conditions(), ui.element_ask_because(), ui.element_ask_not_when()];
    let column = label_column(&ElementPart::ORDER.map(|part| label(ui, part)));
    // On a small screen a field comes when it is its turn: one thing to look at.
    let filled = form.fields.iter().rposition(|field| !field.text().is_empty()).unwrap_or(0);
    let last = if look.size.1 < FEW_ROWS { form.focus.max(filled) } else { form.fields.len() };
    for (at, (part, starter)) in ElementPart::ORDER.into_iter().zip(starters).enumerate() {
        let Some(field) = form.fields.get(at).filter(|_| at <= last) else { continue };
        let active = at == form.focus;
        let around = Labelled::new(label(ui, part), column, 3).starter(if active { starter } else { "" });
        labelled(page, field, around, active, look.theme);
    }
}

/// Adds an element that was written down. `sign` stands before it.
pub fn made(page: &mut Page<'_>, element: &Element, sign: &str, look: &Look) {
    let rows = lines(element, look, usize::from(page.width()));
    for (at, (words, is_words)) in rows.into_iter().enumerate() {
        let sign = if at == 0 { sign } else { "" };
        let style = if is_words { look.theme.text } else { look.theme.dim };
        let row = Row::new(format!("{sign:<3}"), look.theme.dim).and(words, style);
        page.ranked_row(row, if at == 0 { 1 } else { 6 });
    }
}

/// The rows of an element, three columns narrower than `width`; true for what works, the first of it.
pub fn lines(element: &Element, look: &Look, width: usize) -> Vec<(String, bool)> {
    let room = width.saturating_sub(3).max(8);
    let mut rows: Vec<(String, bool)> =
        prose::wrap(&element.element, room).into_iter().map(|row| (row, true)).collect();
    for words in beside(element, look.ui) {
        rows.extend(prose::wrap(&words, room).into_iter().map(|row| (row, false)));
    }
    rows
}

/// What goes with an element, each under its label: what it took, perhaps because, not when.
pub fn beside(element: &Element, ui: Ui) -> Vec<String> {
    let parts = [ElementPart::Conditions, ElementPart::Because, ElementPart::NotWhen];
    let said = parts.into_iter().filter(|part| !words(element, *part).is_empty());
    said.map(|part| format!("{}: {}", label(ui, part), words(element, part))).collect()
}
