//! The seven views by name, and the head of the screen: the title, and the names that fit.
//!
//! Never here: what a view shows.

use crate::domain::case::Case;
use crate::text::Ui;
use crate::tui::look::Look;
use crate::tui::remembered::Remembered;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

/// A view of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Its rounds.
    Rounds,
    /// The answers to a line over all rounds.
    Questions,
    /// What was agreed.
    Agreements,
    /// Its learning questions.
    Agenda,
    /// What works.
    Elements,
    /// Numbers and agreements through the months.
    OverTime,
    /// One question, the roles beside each other.
    Roles,
}

impl View {
    /// All views in their order.
    pub const ALL: [Self; 7] = [
        Self::Rounds,
        Self::Questions,
        Self::Agreements,
        Self::Agenda,
        Self::Elements,
        Self::OverTime,
        Self::Roles,
    ];

    /// The nth view, from 1.
    pub fn nth(n: u8) -> Option<Self> {
        Self::ALL.get(usize::from(n).checked_sub(1)?).copied()
    }

    /// The view beside this one; behind the last comes the first.
    #[must_use]
    pub fn beside(self, later: bool) -> Self {
        let step = if later { 1 } else { Self::ALL.len() - 1 };
        let at = (self.index() + step) % Self::ALL.len();
        Self::ALL.get(at).copied().unwrap_or(self)
    }

    /// Which of the views it is, from 0.
    fn index(self) -> usize {
        Self::ALL.iter().position(|view| *view == self).unwrap_or(0)
    }

    /// The view that this was read for.
    pub(super) fn of(read: &Remembered) -> Self {
        match read {
            // By role shows the same line.
            Remembered::Lines(_) | Remembered::OnLine { .. } => Self::Questions,
            Remembered::Open(_) => Self::Rounds,
            Remembered::Agreements { .. } | Remembered::Settled(_) => Self::Agreements,
            Remembered::Learning(..) => Self::Agenda,
            Remembered::OverTime(..) => Self::OverTime,
        }
    }
}

/// From so many columns on the names may stand closer, where that leaves room for more of them; on a smaller screen
/// hardly one more would fit.
const CLOSER: usize = 70;

/// Columns between two names.
fn between(names: [&str; 7], open: usize, width: usize) -> usize {
    let in_full = |between| in_full(&fitting(names, open, width, between));
    if width < 44 || (width >= CLOSER && in_full(1) > in_full(2)) { 1 } else { 2 }
}

fn in_full(shown: &[String]) -> usize {
    shown.iter().filter(|name| name.contains(' ')).count()
}

/// The names that stand beside each other, and the columns between two of them: shorter names where those leave room for
/// all.
fn beside(ui: Ui, open: usize, width: usize) -> (Vec<String>, usize) {
    let of = |names: [&str; 7]| {
        let between = between(names, open, width);
        (fitting(names, open, width, between), between)
    };
    let (full, short) = (of(ui.views()), of(ui.short_views()));
    if in_full(&full.0) < 7 && in_full(&short.0) == 7 { short } else { full }
}

/// From so many rows on there is a line under the name, and air.
const ROOMY: u16 = 18;

/// How many rows the head takes.
pub(super) fn head_rows(look: &Look) -> u16 {
    if look.size.1 >= ROOMY { 4 } else { 3 }
}

/// Adds title and tabs.
pub(super) fn head(case: &Case, view: View, look: &Look, page: &mut Page<'_>) {
    let theme = look.theme;
    let title = Row::new(case.title.clone(), theme.bold);
    page.row(if case.open { title } else { title.right(look.ui.case_closed(), theme.dim) });
    let width = usize::from(look.size.0);
    let (names, between) = beside(look.ui, view.index(), width);
    let (mut row, mut before, mut column) = (Row::default(), 0, 0);
    for (at, name) in names.iter().enumerate() {
        let here = at == view.index();
        if here {
            before = column;
        }
        row = row.and(name.clone(), if here { theme.accent } else { theme.dim });
        row = row.and(" ".repeat(between), theme.dim);
        column += prose::width(name) + between;
    }
    page.row(row);
    if head_rows(look) == 4 {
        let wide = names.get(view.index()).map_or(0, |name| prose::width(name));
        page.row(Row::new(" ".repeat(before), theme.dim).and("─".repeat(wide), theme.accent));
    }
    page.row(Row::default());
}

/// The names with their digits; where there is no room for all, those around the open view in full
/// and of the others the digit alone.
fn fitting(names: [&str; 7], open: usize, width: usize, between: usize) -> Vec<String> {
    let full: Vec<String> = names.iter().zip(1..).map(|(name, n)| format!("{n} {name}")).collect();
    let mut shown: Vec<String> = (1..=names.len()).map(|n| n.to_string()).collect();
    let taken = |shown: &[String]| {
        shown.iter().map(|name| prose::width(name)).sum::<usize>() + between * (shown.len() - 1)
    };
    // The open one first, then its neighbours, the nearest first and the next before the last.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| (at.abs_diff(open), *at < open));
    for at in order {
        let Some((slot, name)) = shown.get(at).cloned().zip(full.get(at)) else { continue };
        let more = prose::width(name) - prose::width(&slot);
        if at != open && taken(&shown) + more > width {
            break;
        }
        if let Some(slot) = shown.get_mut(at) {
            slot.clone_from(name);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{View, beside, between, fitting, in_full};
    use crate::text::Ui;
    use crate::tui::widgets::prose;

    #[test]
    fn the_open_view_has_its_name_at_every_width() {
        for ui in Ui::ALL {
            for (at, name) in ui.views().iter().enumerate() {
                for width in 36..120 {
                    let between = between(ui.views(), at, width);
                    let shown = fitting(ui.views(), at, width, between);
                    assert_eq!(shown[at], format!("{} {name}", at + 1));
                    assert!(
                        shown.iter().map(|name| prose::width(name)).sum::<usize>() + 6 * between <= width
                    );
                }
            }
        }
    }

    #[test]
    fn on_a_screen_of_80_columns_all_names_stand_beside_each_other_and_do_not_move() {
        for ui in Ui::ALL {
            let first = beside(ui, 0, 76);
            assert_eq!(in_full(&first.0), 7, "{first:?}");
            assert!((1..7).all(|at| beside(ui, at, 76) == first));
        }
        assert_eq!(beside(Ui::En, 0, 116).0[3], "4 Learning questions");
    }

    #[test]
    fn behind_the_last_view_comes_the_first() {
        assert_eq!(View::Roles.beside(true), View::Rounds);
        assert_eq!(View::Rounds.beside(false), View::Roles);
        assert_eq!(View::Rounds.beside(true), View::Questions);
        assert_eq!(View::nth(7), Some(View::Roles));
        assert_eq!((View::nth(0), View::nth(8)), (None, None));
    }
}
