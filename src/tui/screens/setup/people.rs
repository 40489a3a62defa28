//! The page on which the people are chosen: those of the case, and whoever is typed.
//!
//! Never here: who someone is in the store. A name that is known keeps its identity, others get theirs later.

use crossterm::event::KeyEvent;

use crate::domain::id::PersonId;
use crate::domain::person::Role;
use crate::text::Ui;
use crate::text::fold::fold;
use crate::text::lookup::role_from_typed;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, Binding, DOWN, ENTER, NAMES, RIGHT, SPACE, UP, is_letter};
use crate::tui::look::{Desk, Look};
use crate::tui::offer::{Offer, PersonWish};
use crate::tui::saving::saved;
use crate::tui::widgets::completion::{
    Slot, bring_role, fields_row, name_offered, role_offered, roles, take_name, take_role,
};
use crate::tui::widgets::editor::Snapshot;
use crate::tui::widgets::form::{Field, Form, FormOutcome};
use crate::tui::widgets::list::Cursor;
use crate::tui::widgets::page::{Page, Row};
use crate::tui::widgets::prose;

use super::has_voice;

const NAME: usize = 0;
const ROLE: usize = 1;
/// No field has the cursor.
const NONE: usize = 2;

const ON_PERSON: &[Binding] = &[Binding::new(Action::Toggle, &[ENTER, SPACE], Ui::key_here).hint(1)];
const NEXT: Binding = Binding::new(Action::NextField, &[ENTER], Ui::key_next_field).hint(1);
/// While a name stands there `Tab` stays on the page: it goes to the role, and then adds.
const ADD: Binding = Binding::new(Action::NextField, &[ENTER], Ui::key_add).hint(1);
const TAKE: Binding = Binding::new(Action::Right, &[RIGHT], Ui::key_take).hint(1);
const MOVE: &[Binding] =
    &[Binding::new(Action::Up, &[UP], Ui::key_move), Binding::new(Action::Down, &[DOWN], Ui::key_move)];

/// Someone who may be here.
#[derive(Debug)]
struct Candidate {
    person: PersonWish,
    here: bool,
}

/// Who may be here, and who is typed.
#[derive(Debug, Default)]
pub(super) struct People {
    candidates: Vec<Candidate>,
    cursor: Cursor,
    /// Name and role of the one who is typed now.
    pub(super) form: Form,
    /// Names and roles that were typed before.
    names: Vec<(String, Option<Role>)>,
    /// What the names of the fields begin with.
    prefix: String,
    /// How many were typed before the one who is typed now.
    typed: usize,
}

impl People {
    pub(super) fn new(offer: &Offer, drafts: &[(String, Snapshot)], prefix: &str) -> Self {
        let known = offer.case.iter().flat_map(|case| &case.people).map(|person| Candidate {
            person: wish(Some(person.id), person.name.clone(), person.role.clone()),
            here: offer.last_present.contains(&person.id),
        });
        let mut people = Self {
            candidates: known.collect(),
            names: offer.names.clone(),
            prefix: prefix.to_owned(),
            ..Self::default()
        };
        people.resume(drafts);
        let half_typed = people.form.fields.iter().any(|field| !field.editor.is_empty());
        if people.candidates.is_empty() || people.typed > 0 || half_typed {
            people.cursor.at = people.candidates.len();
        } else {
            people.form.focus = NONE;
        }
        people
    }

    /// Takes back what an earlier setup left: who was typed, and who was here.
    fn resume(&mut self, drafts: &[(String, Snapshot)]) {
        let text = |name: &str| {
            drafts.iter().find(|(other, _)| other == name).map(|(_, draft)| draft.text.trim().to_owned())
        };
        let has = |at: usize| drafts.iter().any(|(other, _)| *other == self.field(at, "name"));
        self.typed = (0..drafts.len()).take_while(|at| has(*at)).count().saturating_sub(1);
        for at in 0..self.typed {
            let name = text(&self.field(at, "name")).unwrap_or_default();
            let role = text(&self.field(at, "role")).filter(|role| !role.is_empty());
            if !name.is_empty() && self.position(&name).is_none() {
                let person = wish(None, name, role.as_deref().map(role_from_typed));
                self.candidates.push(Candidate { person, here: true });
            }
        }
        if let Some(here) = text(&self.here_field()) {
            let here: Vec<String> = here.split('\n').map(fold).collect();
            for candidate in &mut self.candidates {
                candidate.here = here.contains(&fold(&candidate.person.name));
            }
        }
        self.form = self.empty_form(drafts);
    }

    /// The name of a field of the nth person who is typed.
    fn field(&self, at: usize, part: &str) -> String {
        format!("{}/person/{at}/{part}", self.prefix)
    }

    fn here_field(&self) -> String {
        format!("{}/here", self.prefix)
    }

    fn empty_form(&self, drafts: &[(String, Snapshot)]) -> Form {
        let field = |part| Field::line(self.field(self.typed, part), "");
        Form::new(vec![field("name"), field("role")], drafts)
    }

    fn position(&self, name: &str) -> Option<usize> {
        let wanted = fold(name);
        self.candidates.iter().position(|candidate| fold(&candidate.person.name) == wanted)
    }

    /// Who is here, in order.
    pub(super) fn present(&self) -> Vec<PersonWish> {
        let here = self.candidates.iter().filter(|candidate| candidate.here);
        here.map(|candidate| candidate.person.clone()).collect()
    }

    /// A letter on the row of a person begins the name of someone else.
    pub(super) fn key(&mut self, key: KeyEvent) -> FormOutcome {
        if !self.is_typing() && is_letter(key) {
            self.begin_name();
        }
        self.form.key(key)
    }

    /// Text that came at once does the same.
    pub(super) fn paste(&mut self, text: &str) -> FormOutcome {
        if !self.is_typing() {
            self.begin_name();
        }
        self.form.paste(text)
    }

    fn begin_name(&mut self) {
        self.form.focus = NAME;
        self.cursor.at = self.candidates.len();
    }

    pub(super) fn is_typing(&self) -> bool {
        self.form.focused().is_some()
    }

    fn name(&self) -> &str {
        self.form.fields.get(NAME).map_or("", Field::text).trim()
    }

    /// What is offered in the field with the cursor: the rest of it.
    fn rest(&self, ui: Ui) -> &str {
        let Some(field) = self.form.focused() else { return "" };
        let offered = match self.form.focus {
            NAME => name_offered(field, &self.names),
            ROLE => role_offered(field, ui),
            _ => None,
        };
        offered.map_or("", |(_, rest)| rest)
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut bindings = Vec::new();
        if self.is_typing() {
            if Ui::ALL.into_iter().any(|ui| !self.rest(ui).is_empty()) {
                bindings.push(TAKE);
            }
            if !self.name().is_empty() {
                bindings.push(if self.form.focus == ROLE { ADD } else { NEXT });
            }
            bindings.extend(MOVE);
        } else {
            bindings.extend(ON_PERSON);
            bindings.extend(NAMES);
        }
        bindings
    }

    pub(super) fn act(&mut self, action: Action, desk: &mut Desk<'_>) -> Vec<Effect> {
        let count = self.candidates.len() + 1;
        if action == Action::Up && self.form.focus == ROLE {
            self.form.focus = NAME;
            return Vec::new();
        }
        if self.cursor.act(action, count, rows(&desk.look)) {
            self.form.focus = if self.cursor.at == self.candidates.len() { NAME } else { NONE };
            return Vec::new();
        }
        match action {
            Action::Toggle => self.toggle(),
            Action::Right => {
                let outcomes = self.take(desk.look.ui);
                outcomes.into_iter().flat_map(|outcome| saved(outcome, desk)).collect()
            }
            Action::NextField if !self.name().is_empty() => self.next(desk).unwrap_or_else(|said| said),
            _ => Vec::new(),
        }
    }

    /// The cursor is in another field: that is remembered, also while the field is empty.
    fn touched(&self) -> Option<Effect> {
        let field = self.form.focused()?;
        let (draft, field) = (field.editor.snapshot(), field.name.clone());
        Some(Effect::SaveDraft { round: None, field, draft })
    }

    fn toggle(&mut self) -> Vec<Effect> {
        let Some(candidate) = self.candidates.get_mut(self.cursor.at) else { return Vec::new() };
        candidate.here = !candidate.here;
        vec![self.save_here()]
    }

    /// Remembers who is here, by name: for when the setup is left and comes back.
    fn save_here(&self) -> Effect {
        let names: Vec<String> = self.present().into_iter().map(|person| person.name).collect();
        let draft = Snapshot { text: names.join("\n"), ..Snapshot::default() };
        Effect::SaveDraft { round: None, field: self.here_field(), draft }
    }

    fn take(&mut self, ui: Ui) -> Vec<FormOutcome> {
        match self.form.focus {
            NAME => take_name(&mut self.form, NAME, &self.names, ui),
            ROLE => take_role(&mut self.form, ROLE, ui),
            _ => Vec::new(),
        }
    }

    /// From the name to the role, from the role to the next person. Err: what is to be done, when
    /// it goes no further.
    fn next(&mut self, desk: &mut Desk<'_>) -> Result<Vec<Effect>, Vec<Effect>> {
        let ui = desk.look.ui;
        let mut effects = Vec::new();
        if self.form.focus != ROLE {
            let outcomes = bring_role(&mut self.form, NAME, &self.names, ui);
            effects.extend(outcomes.into_iter().flat_map(|outcome| saved(outcome, desk)));
            self.form.focus = ROLE;
            effects.extend(self.touched());
            return Ok(effects);
        }
        match self.add() {
            Ok(more) => {
                effects.extend(more);
                self.cursor.go(self.candidates.len(), self.candidates.len() + 1, rows(&desk.look));
                Ok(effects)
            }
            Err(name) => {
                desk.warn(ui.setup_same_name(&name));
                self.form.focus = NAME;
                effects.extend(self.touched());
                Err(effects)
            }
        }
    }

    /// The one who is typed is here. Err: the name, when there is another of that name.
    fn add(&mut self) -> Result<Vec<Effect>, String> {
        let name = self.name().to_owned();
        let typed = self.form.fields.get(ROLE).map_or("", Field::text).trim().to_owned();
        let role = (!typed.is_empty()).then(|| role_from_typed(&typed));
        let mut effects = Vec::new();
        let known = self.position(&name);
        match known.and_then(|at| self.candidates.get_mut(at)) {
            Some(candidate) if candidate.here => return Err(name),
            Some(candidate) => {
                candidate.here = true;
                candidate.person.role = role.or(candidate.person.role.take());
                let old = [self.field(self.typed, "name"), self.field(self.typed, "role")];
                effects.extend(old.map(|field| Effect::DropDraft { round: None, field }));
            }
            None => {
                self.candidates.push(Candidate { person: wish(None, name, role), here: true });
                self.typed += 1;
            }
        }
        // An empty draft says that the ones before it are complete.
        let field = self.field(self.typed, "name");
        effects.push(Effect::SaveDraft { round: None, field, draft: Snapshot::default() });
        effects.push(self.save_here());
        self.form = self.empty_form(&[]);
        Ok(effects)
    }

    /// Back within the page: from the role to the name. False when there is nothing to go back to.
    pub(super) fn back(&mut self) -> bool {
        let within = self.form.focus == ROLE;
        if within {
            self.form.focus = NAME;
        }
        within
    }

    /// On from the page: whoever is half typed goes first. Err when the page has to stay.
    pub(super) fn on(&mut self, desk: &mut Desk<'_>) -> Result<Vec<Effect>, Vec<Effect>> {
        if !self.name().is_empty() {
            if self.form.focus == NONE {
                self.form.focus = ROLE;
                self.cursor.at = self.candidates.len();
            }
            return Err(self.next(desk).unwrap_or_else(|said| said));
        }
        let present = self.present();
        let ui = desk.look.ui;
        let twin = present.iter().enumerate().find(|(at, person)| {
            present.iter().take(*at).any(|other| fold(&other.name) == fold(&person.name))
        });
        if let Some((_, person)) = twin {
            desk.warn(ui.setup_same_name(&person.name));
            return Err(Vec::new());
        }
        if present.is_empty() {
            desk.warn(ui.setup_needs_person());
            return Err(Vec::new());
        }
        if !present.iter().any(has_voice) {
            desk.warn(ui.setup_no_voice_yet());
            return Err(Vec::new());
        }
        Ok(Vec::new())
    }

    pub(super) fn view<'a>(&'a self, about_title: &str, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        page.row(Row::new(ui.setup_who(), theme.bold));
        if !about_title.is_empty() {
            page.text(about_title, theme.dim, 0, 6);
        }
        page.gap();
        let names = self.candidates.iter().map(|candidate| prose::width(&candidate.person.name));
        let widest = names.max().unwrap_or(0).min(20);
        let top = self.cursor.top_of(self.candidates.len(), rows(look));
        for (at, candidate) in self.candidates.iter().enumerate().skip(top).take(rows(look)) {
            let under = at == self.cursor.at;
            let style = match (under, candidate.here) {
                (true, _) => theme.accent,
                (false, true) => theme.text,
                (false, false) => theme.dim,
            };
            let sign = if under { "› " } else { "  " };
            let tick = if candidate.here { "✓ " } else { "  " };
            let role = candidate.person.role.as_ref().map_or("", |role| ui.role(role));
            let blank = widest.saturating_sub(prose::width(&candidate.person.name)) + 2;
            page.row(
                Row::new(sign, style)
                    .and(tick, style)
                    .and(candidate.person.name.clone(), style)
                    .and(" ".repeat(blank), style)
                    .and(role, theme.dim),
            );
        }
        if !self.candidates.is_empty() {
            page.gap();
        }
        self.view_typed(look, page);
    }

    /// The one who is typed, with what is offered, and which roles there are.
    fn view_typed<'a>(&'a self, look: &Look, page: &mut Page<'a>) {
        let (ui, theme) = (look.ui, look.theme);
        let slot = |at: usize, starter: &'a str| {
            let active = self.form.focus == at;
            let rest = if active { self.rest(ui) } else { "" };
            self.form.fields.get(at).map(|field| Slot { field, starter, rest, active })
        };
        let name = slot(NAME, if self.is_typing() { ui.setup_name() } else { ui.here_add() });
        let role = slot(ROLE, if self.is_typing() { ui.setup_role() } else { "" });
        fields_row(page, name.into_iter().chain(role).collect(), &theme);
        if self.form.focus == ROLE {
            page.gap();
            page.text(ui.setup_role_help(), theme.dim, 0, 5);
            let known: Vec<&str> = roles(ui).collect();
            page.text(&known.join(", "), theme.dim, 0, 6);
        }
    }
}

/// How many people there is room for, above the one who is typed.
fn rows(look: &Look) -> usize {
    usize::from(look.size.1).saturating_sub(7).max(2)
}

fn wish(known: Option<PersonId>, name: String, role: Option<Role>) -> PersonWish {
    PersonWish { known, name, role, voice: None }
}
