//! A question has other words: is it the same question, said better, or another one?

use crate::text::Ui;
use crate::tui::keys::{Action, Binding, ENTER, ESC, ch};
use crate::tui::look::Look;
use crate::tui::shelf::Reworded;
use crate::tui::widgets::page::{Page, Row};

/// More titles than this are counted.
const MOST_TITLES: usize = 4;

/// The keys while it is asked. Nobody has to decide: it stays the same question.
pub(super) const KEYS: &[Binding] = &[
    Binding::new(Action::Digit(1), &[ch('1'), ENTER, ESC], Ui::key_same_question).hint(0),
    Binding::new(Action::Digit(2), &[ch('2')], Ui::key_other_question).hint(1),
];

pub(super) fn view<'a>(asked: &'a [Reworded], look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    let Some(one) = asked.first() else { return };
    let more = if asked.len() > 1 { ui.own_more(asked.len() - 1) } else { String::new() };
    page.row(Row::new(ui.own_reworded(&one.step), theme.bold).right(more, theme.dim));
    page.gap();
    for change in &one.changes {
        page.text(&ui.own_was(&change.whose, &change.before), theme.dim, 0, 3);
        page.text(&ui.own_now(&change.whose, &change.now), theme.text, 0, 2);
        page.gap();
    }
    if one.cases.is_empty() {
        page.text(&ui.own_holds_none(&one.line), theme.dim, 0, 4);
    } else {
        let (shown, rest) = one.cases.split_at(one.cases.len().min(MOST_TITLES));
        let mut titles: Vec<String> = shown.iter().map(|title| format!("‘{title}’")).collect();
        titles.extend((!rest.is_empty()).then(|| ui.own_more(rest.len())));
        page.text(&ui.own_holds(one.cases.len(), &one.line, &ui.names(&titles)), theme.text, 0, 1);
    }
    if !one.others.is_empty() {
        page.text(&ui.own_also_in(&one.line, &ui.names(&one.others)), theme.dim, 0, 5);
    }
    page.gap();
    for line in ui.own_same_or_other().lines() {
        page.text(line, theme.accent, 0, 0);
    }
    page.stretch();
}
