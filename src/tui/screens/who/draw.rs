//! Who is here, drawn: the seats, and the fields under them.
//!
//! Never here: what a key does.

use crate::tui::look::Look;
use crate::tui::table::Table;
use crate::tui::widgets::completion::{Slot, fields_row, roles};
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::{CASE, NAME, ROLE, Who, who_of};

/// How many rows of seats there is room for: not for the title, the two fields and the air.
pub(super) fn rows(look: &Look) -> usize {
    usize::from(look.size.1).saturating_sub(6).max(1)
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let Some(who) = who_of(table) else { return };
    let (ui, theme) = (look.ui, look.theme);
    let title = Row::new(ui.here_title(), theme.bold);
    page.row(title);
    page.gap();
    let seats = &table.round.seats;
    let widest = seats.iter().map(|seat| prose::width(&seat.person.name)).max().unwrap_or(0).min(20);
    let top = who.cursor.top_of(seats.len(), rows(look));
    for (at, seat) in seats.iter().enumerate().skip(top).take(rows(look)) {
        let here = at == who.cursor.at;
        let style = match (here, seat.here && seat.voice) {
            (true, _) => theme.accent,
            (false, true) => theme.text,
            (false, false) => theme.dim,
        };
        let role = seat.person.role.as_ref().map_or("", |role| ui.role(role));
        let beside = if seat.here { ui.here_present() } else { ui.not_here() };
        page.row(
            Row::new(if here { "› " } else { "  " }, style)
                .and(padded(&seat.person.name, widest), style)
                .and(role, theme.dim)
                .right(beside, if seat.here { theme.text } else { theme.dim }),
        );
    }
    page.gap();
    view_fields(who, look, page);
    page.stretch();
}

/// Where someone who comes is typed, and the title of another case.
fn view_fields<'a>(who: &'a Who, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    let is_coming = matches!(who.form.focus, NAME | ROLE);
    let slot = |at: usize, starter: &'a str| {
        let active = who.form.focus == at;
        let rest = if active { who.rest(ui) } else { "" };
        who.form.fields.get(at).map(|field| Slot { field, starter, rest, active })
    };
    let name = slot(NAME, if is_coming { ui.setup_name() } else { ui.here_add() });
    let role = slot(ROLE, if is_coming { ui.setup_role() } else { "" });
    fields_row(page, name.into_iter().chain(role).collect(), &theme);
    fields_row(page, slot(CASE, ui.here_other_case()).into_iter().collect(), &theme);
    if who.form.focus == ROLE {
        page.gap();
        page.text(&roles(ui).collect::<Vec<_>>().join(", "), theme.dim, 0, 6);
    }
}

fn padded(name: &str, width: usize) -> String {
    let blank = width.saturating_sub(prose::width(name)) + 2;
    format!("{name}{}", " ".repeat(blank))
}
