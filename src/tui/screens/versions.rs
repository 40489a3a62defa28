//! Words that were typed in two windows, over the question: both versions, and which of them stays.
//!
//! Nothing goes unless somebody chose. Never here: words of a place where the round is not, before the
//! closing: they may be another person's, unseen as yet.

use crate::domain::round::Place;
use crate::text::Ui;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DIGITS, DOWN, ENTER, ESC, TAB, UP};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::Version;
use crate::tui::round::edited;
use crate::tui::table::{Panel, Table};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};

type Word = fn(Ui) -> &'static str;

/// What can become of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Keep,
    Other,
    Both,
    Copy,
}

/// Where the field of these words is on screen.
const IN_FIELD: [(Choice, Word); 3] = [
    (Choice::Keep, Ui::versions_keep),
    (Choice::Other, Ui::versions_other),
    (Choice::Both, Ui::versions_both),
];

/// Where it is not.
const BESIDE: [(Choice, Word); 2] = [(Choice::Copy, Ui::versions_copy), (Choice::Keep, Ui::versions_let_go)];

const KEYS: &[Binding] = &[
    Binding::new(Action::Open, &[ENTER], Ui::key_choose).hint(0),
    Binding::new(Action::Up, &[UP], Ui::key_move).hint(2),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(1),
    Binding::new(Action::On, &[TAB], Ui::key_escape),
];

/// The words that can be chosen here: those of a field on screen; at the closing all that are left.
pub fn here(table: &Table) -> Option<&Version> {
    let on_screen = |version: &&Version| table.form.fields.iter().any(|field| field.name == version.field);
    let differs = |version: &&Version| table.form.text(&version.field) != version.text;
    let found = table.versions.iter().filter(on_screen).find(differs);
    let closing = table.round.place == Place::Closing;
    found.or_else(|| if closing { table.versions.first() } else { None })
}

fn is_in_field(table: &Table, version: &Version) -> bool {
    table.form.fields.iter().any(|field| field.name == version.field)
}

fn choices(table: &Table, version: &Version) -> &'static [(Choice, Word)] {
    if is_in_field(table, version) { &IN_FIELD } else { &BESIDE }
}

/// They were read; what is new among them is said at the foot.
pub fn read(table: &mut Table, versions: Vec<Version>, first: bool, desk: &mut Desk<'_>) -> Vec<Effect> {
    let new = versions != table.versions;
    table.versions = versions;
    if here(table).is_none() || table.waits_for_person {
        return Vec::new();
    }
    if first {
        desk.warn(desk.look.ui.versions_first());
        table.panel = Some(Panel::Versions(Cursor::default()));
    } else if new {
        desk.warn(desk.look.ui.versions_found());
    }
    Vec::new()
}

/// The keys of this panel.
pub fn keys(_table: &Table) -> Vec<Binding> {
    [KEYS, DIGITS].concat()
}

/// Does what a key asks for; None when it is not for this panel.
pub fn act(table: &mut Table, action: Action, desk: &mut Desk<'_>) -> Option<Vec<Effect>> {
    let Some(Panel::Versions(mut cursor)) = table.panel else { return None };
    let version = here(table)?.clone();
    let choices = choices(table, &version);
    let at = match action {
        Action::Open => cursor.at,
        Action::Digit(n) => usize::from(n).checked_sub(1)?,
        action => {
            let moved = cursor.act(action, choices.len(), choices.len());
            table.panel = Some(Panel::Versions(cursor));
            return moved.then(Vec::new);
        }
    };
    let (choice, _) = choices.get(at)?;
    Some(choose(table, &version, *choice, desk))
}

fn choose(table: &mut Table, version: &Version, choice: Choice, desk: &mut Desk<'_>) -> Vec<Effect> {
    table.panel = None;
    let mut effects = Vec::new();
    if choice == Choice::Copy {
        table.clipboard.clone_from(&version.text);
        desk.say(desk.look.ui.versions_copied());
        return vec![Effect::Copy(version.text.clone())];
    }
    if let (Choice::Other | Choice::Both, Some(at)) =
        (choice, table.form.fields.iter().position(|field| field.name == version.field))
    {
        table.form.focus = at;
        let here = table.form.text(&version.field).to_owned();
        let words = if choice == Choice::Both && !here.is_empty() {
            format!("{here}\n{}", version.text)
        } else {
            version.text.clone()
        };
        let outcome = table.form.replace(&words);
        effects = edited(table, outcome, desk);
    }
    // First what was chosen is on disk, then the other goes.
    table.versions.retain(|other| other.stored != version.stored);
    effects.push(Effect::DropDraft { round: Some(table.round.id), field: version.stored.clone() });
    if here(table).is_some() {
        table.panel = Some(Panel::Versions(Cursor::default()));
    }
    effects
}

/// Draws it.
pub fn view<'a>(table: &'a Table, look: &Look, page: &mut Page<'a>) {
    let (ui, theme) = (look.ui, look.theme);
    let Some(Panel::Versions(cursor)) = &table.panel else { return };
    let Some(version) = here(table) else { return };
    page.row(Row::new(ui.versions_title(), theme.bold));
    page.gap();
    if is_in_field(table, version) {
        page.row(Row::new(ui.versions_here(), theme.dim));
        page.text(table.form.text(&version.field), theme.text, 2, 4);
        page.gap();
    }
    page.row(Row::new(ui.versions_there(), theme.dim));
    page.text(&version.text, theme.text, 2, 3);
    page.gap();
    for (at, (_, words)) in choices(table, version).iter().enumerate() {
        let here = at == cursor.at;
        let (sign, style) = if here { ("› ", theme.accent) } else { ("  ", theme.text) };
        page.row(Row::new(format!("{sign}{} {}", at + 1, words(ui)), style));
    }
    page.stretch();
}

#[cfg(test)]
mod tests {
    use crate::text::Ui;
    use crate::tui::effect::Effect;
    use crate::tui::message::Message;
    use crate::tui::model::{Model, Screen};
    use crate::tui::offer::Version;
    use crate::tui::table::Table;
    use crate::tui::testing::{drawn, gallery, model, now, press, round, send};

    /// A round in which words were typed at the first question, here and in a window that lost it.
    fn both() -> Model {
        let mut model = model(Ui::Nl, Screen::Round(Box::new(Table::open(round(), Vec::new(), now()))));
        press(&mut model, &["Het hek is weg"]);
        let Screen::Round(table) = &model.screen else { panic!("a round") };
        let field = table.form.focused().expect("a field").name.clone();
        let version = |field: String| Version {
            stored: format!("apart/1/{field}"),
            field,
            text: "Het hek is er nog".to_owned(),
        };
        let versions = vec![version(field), version("elders".to_owned())];
        send(&mut model, Message::VersionsRead { versions, first: false });
        model
    }

    #[test]
    fn both_versions_stand_beside_each_other_and_nothing_goes_unchosen() {
        let mut model = both();
        assert!(drawn(&model).contains("twee versies"), "{}", drawn(&model));
        press(&mut model, &["f10"]);
        let all = gallery(&mut model);
        for words in ["Het hek is weg", "Het hek is er nog", "3 allebei"] {
            assert_eq!(all.matches(words).count(), 4, "{words}: {all}");
        }
        assert_eq!(press(&mut model, &["esc"]), []);
    }

    #[test]
    fn what_is_chosen_is_kept_before_the_other_goes() {
        for (key, chosen) in
            [("1", None), ("2", Some("Het hek is er nog")), ("3", Some("Het hek is weg\nHet hek is er nog"))]
        {
            let mut model = both();
            let effects = press(&mut model, &["f10", key]);
            let saved = effects.iter().find_map(|effect| match effect {
                Effect::SaveDraft { draft, .. } => Some(draft.text.clone()),
                _ => None,
            });
            assert_eq!(saved.as_deref(), chosen);
            let last = effects.last().expect("the other goes");
            assert!(matches!(last, Effect::DropDraft { field, .. } if field.starts_with("apart/1/")));
        }
    }

    #[test]
    fn words_of_another_place_are_not_shown_before_the_closing() {
        let mut model = both();
        press(&mut model, &["f10", "1"]);
        assert!(!drawn(&model).contains("F10"), "{}", drawn(&model));
    }
}
