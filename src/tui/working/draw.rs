//! How what works looks: the list, one whole, the forms.
//!
//! Never here: the word proven, or a number for how strong it is.

use std::ops::Range;

use crate::domain::Moment;
use crate::domain::answer::Mark;
use crate::domain::element::WorkingElement;
use crate::domain::id::CaseId;
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::tui::element;
use crate::tui::lists::Known;
use crate::tui::look::Look;
use crate::tui::widgets::form::field_block;
use crate::tui::widgets::labelled::{Labelled, labelled};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::{At, Of, Working};

/// Draws what is on screen.
pub(super) fn view<'a>(working: &'a Working, look: &Look, page: &mut Page<'a>) {
    match &working.at {
        At::List => list(working, look, page),
        At::One(id, top) => {
            let Some(known) = working.find(*id) else { return };
            let rows = whole(known, working.wish.case, look);
            page.scrolled(rows, *top..top + usize::from(look.size.1), look.theme.dim);
            page.stretch();
        }
        At::Marks(cursor) => {
            let (ui, theme) = (look.ui, look.theme);
            let marks = Mark::ALL.iter().map(|(mark, _)| ui.mark(*mark));
            let rows = std::iter::once(ui.key_all_cases()).chain(marks).enumerate().map(|(at, words)| {
                let (sign, style) = if at == cursor.at { ("› ", theme.accent) } else { ("  ", theme.text) };
                Row::new(sign, style).and(words, style)
            });
            page.scrolled(rows.collect(), cursor.at..cursor.at + 1, theme.dim);
            page.stretch();
        }
        At::Picking(picker, _) => picker.view(look, page),
        At::Words(of) => words(working, *of, look, page),
        At::Outcome(id, _) => {
            if let Some(known) = working.find(*id) {
                page.text(&known.element.words.element, look.theme.text, 0, 2);
            }
            page.gap();
            page.row(Row::new(look.ui.working_outcome(), look.theme.bold));
            if let Some(field) = working.form.fields.first() {
                labelled(page, field, Labelled::new("", 0, 4), true, look.theme);
            }
            page.stretch();
        }
    }
}

/// How strong it is, in words.
fn strength(element: &WorkingElement, look: &Look) -> &'static str {
    look.ui.strength(element.strength.code()).unwrap_or_default()
}

/// An element takes so many rows at least: its words, and how strong it is.
const LEAST: usize = 2;

/// So many rows stand above the list when it is narrowed.
const ABOVE: u16 = 4;

fn list<'a>(working: &'a Working, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    if let Some(field) = working.filter.fields.first() {
        field_block(page, field, working.filtering, 1, &theme);
    }
    let only = working.wish.strength.and_then(|strength| ui.strength(strength.code())).map(str::to_owned);
    let mark = working.wish.mark.map(|mark| ui.working_with_mark(ui.mark(mark)));
    let narrowed: Vec<String> = only.into_iter().chain(mark).collect();
    if !narrowed.is_empty() {
        page.row(Row::new(narrowed.join(" · "), theme.accent));
    }
    if !narrowed.is_empty() || !working.filter.fields.is_empty() {
        page.gap();
    }
    if working.all.is_empty() {
        if working.is_read {
            let none = if working.is_narrow() { ui.working_none_fit() } else { ui.working_none() };
            page.text(none, theme.dim, 0, 0);
        }
        return page.stretch();
    }
    // What was needed is told whole where there is room for all of it.
    let above = if narrowed.is_empty() && working.filter.fields.is_empty() { 0 } else { ABOVE };
    let room = usize::from(look.size.1.saturating_sub(above));
    let few = working.all.len() * LEAST <= room;
    let whole = few && listed(working, usize::MAX, look, page.width()).0.len() <= room;
    let (rows, here) = listed(working, if whole { usize::MAX } else { 1 }, look, page.width());
    page.scrolled(rows, here, theme.dim);
    page.stretch();
}

/// The elements near the chosen one with their strength and what was needed, in so many rows of that at most; and the rows
/// of the chosen one.
fn listed(working: &Working, most: usize, look: &Look, width: u16) -> (Vec<Row>, Range<usize>) {
    let (ui, theme) = (look.ui, look.theme);
    let width = usize::from(width).saturating_sub(2).max(8);
    let (mut rows, mut here) = (Vec::new(), 0..0);
    // Of many only those that can be in sight are laid out.
    let near = usize::from(look.size.1) / LEAST + 1;
    let from = working.cursor.at.saturating_sub(near);
    let in_sight = working.all.iter().enumerate().skip(from).take(2 * near + 1);
    for (at, known) in in_sight {
        if !rows.is_empty() && look.size.1 > 8 {
            rows.push(Row::default());
        }
        let (from, active) = (rows.len(), at == working.cursor.at);
        let style = if active { theme.bold } else { theme.text };
        for (row, words) in prose::wrap(&known.element.words.element, width).into_iter().enumerate() {
            let lead = if active && row == 0 { "› " } else { "  " };
            rows.push(Row::new(lead, theme.accent).and(words, style));
        }
        let elsewhere = Some(known.element.case).filter(|case| working.wish.case != Some(*case));
        let title = elsewhere.map(|case| known.title(case)).filter(|title| !title.is_empty());
        let told: Vec<&str> = std::iter::once(strength(&known.element, look)).chain(title).collect();
        let told = prose::wrap(&told.join(" · "), width);
        rows.extend(told.into_iter().map(|row| Row::new(row, theme.dim).indent(2)));
        let condition = &known.element.words.conditions;
        if !condition.is_empty() {
            let label = format!("{}: {condition}", ui.element_took_label());
            let told = prose::wrap_most(&label, width, most);
            rows.extend(told.into_iter().map(|row| Row::new(row, theme.dim).indent(2)));
        }
        if active {
            here = from..rows.len();
        }
    }
    (rows, here)
}

/// One whole: its words and what goes with them, how else it was said, where it was seen.
pub(super) fn whole(known: &Known, case: Option<CaseId>, look: &Look) -> Vec<Row> {
    let (ui, theme) = (look.ui, look.theme);
    let width = usize::from(look.size.0).max(8);
    let element = &known.element;
    let text = |rows: &mut Vec<Row>, words: &str, style, indent: u16| {
        // The first columns are for the sign that there is more.
        let indent = indent + 2;
        let room = width.saturating_sub(indent.into()).max(8);
        rows.extend(prose::wrap(words, room).into_iter().map(|row| Row::new(row, style).indent(indent)));
    };
    let titled = |of: CaseId| Some(known.title(of)).filter(|title| Some(of) != case && !title.is_empty());
    let mut rows = Vec::new();
    text(&mut rows, &element.words.element, theme.bold, 0);
    text(&mut rows, strength(element, look), theme.dim, 0);
    let beside = element::beside(&element.words, ui);
    if !beside.is_empty() {
        rows.push(Row::default());
    }
    for words in beside {
        text(&mut rows, &words, theme.text, 0);
    }
    for same in &element.same {
        rows.push(Row::default());
        text(&mut rows, &ui.element_same(&same.words.element), theme.text, 0);
        for words in element::beside(&same.words, ui) {
            text(&mut rows, &words, theme.dim, 2);
        }
    }
    rows.push(Row::default());
    text(&mut rows, ui.working_seen(), theme.bold, 0);
    for (at, case, outcome) in seen(element, ui) {
        let date = short_date(ui, at.date_naive(), look.today());
        let told: Vec<&str> = std::iter::once(date.as_str()).chain(titled(case)).collect();
        let told = told.join(" · ");
        let line = if outcome.is_empty() { told } else { format!("{told}: {outcome}") };
        text(&mut rows, &line, theme.text, 0);
    }
    rows
}

/// When and in which case it was seen, and what came of it: where it was noticed for the first time, where one that is the
/// same was, in the words of there, and where it was seen since.
fn seen(element: &WorkingElement, ui: Ui) -> Vec<(Moment, CaseId, String)> {
    let own = (element.noticed, element.case, format!("«{}»", element.words.element));
    let same = element.same.iter().map(|same| (same.noticed, same.case, format!("«{}»", same.words.element)));
    let mut noticed: Vec<_> = std::iter::once(own).chain(same).collect();
    noticed.sort_by_key(|(at, _, _)| *at);
    if let Some((_, _, words)) = noticed.first_mut() {
        ui.working_first().clone_into(words);
    }
    noticed.extend(element.seen_in.iter().map(|seen| (seen.at, seen.case, seen.outcome.clone())));
    noticed.sort_by_key(|(at, _, _)| *at);
    noticed
}

fn words<'a>(working: &'a Working, of: Of, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    match of {
        // The words as they are stay beside those that are typed.
        Of::Element(id) => {
            if let Some(known) = working.find(id) {
                page.text(&known.element.words.element, theme.dim, 0, 5);
                page.gap();
            }
        }
        Of::Answer(_) => {
            page.row(Row::new(ui.making_element(), theme.bold));
            page.gap();
        }
    }
    element::view(&working.form, "", look, page);
    page.stretch();
}
