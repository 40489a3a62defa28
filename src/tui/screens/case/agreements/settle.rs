//! How it went with an agreement, said between rounds: an outcome, the line that fits it, and a new
//! date where it goes on. What is typed is a draft of its own until it is kept.
//!
//! Never here: who tells first; that is for a round.

mod draw;

use crossterm::event::KeyEvent;

use crate::domain::Date;
use crate::domain::agreement::{Agreement, Outcome, Review};
use crate::domain::case::Case;
use crate::text::Ui;
use crate::text::promise::due;
use crate::tui::effect::Effect;
use crate::tui::keys::{Action, BACKTAB, Binding, DOWN, ENTER, ESC, LEFT, RIGHT, TAB, UP, ch, ctrl};
use crate::tui::look::Desk;
use crate::tui::picking::NOWHERE;
use crate::tui::remembered::Deed;
use crate::tui::saving::saved;
use crate::tui::widgets::editor::{Editor, Snapshot};
use crate::tui::widgets::form::{Field, Form};

/// The fields. In the first and in the one about a question nothing is typed.
const OUTCOME: usize = 0;
const TEXT: usize = 1;
const DUE: usize = 2;
const CHANGE: usize = 3;
const QUESTION: usize = 4;
const WORDING: usize = 5;

/// What stands in the field about a question once the group made it one.
const YES: &str = "yes";

const CHOOSING: &[Binding] = &[
    Binding::new(Action::Digit(1), &[ch('1')], Ui::key_choose).hint(0),
    Binding::new(Action::Digit(2), &[ch('2')], Ui::key_choose),
    Binding::new(Action::Digit(3), &[ch('3')], Ui::key_choose),
    Binding::new(Action::Digit(4), &[ch('4')], Ui::key_choose),
    Binding::new(Action::Digit(5), &[ch('5')], Ui::key_choose),
    Binding::new(Action::Left, &[LEFT, UP], Ui::key_move),
    Binding::new(Action::Right, &[RIGHT, DOWN], Ui::key_move),
    Binding::new(Action::NextField, &[ENTER, TAB], Ui::key_next_field),
];

const TYPING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back),
];

const CHANGING: &[Binding] = &[
    Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_next_field).hint(0),
    Binding::new(Action::NextField, &[ENTER, DOWN], Ui::key_next_field),
    Binding::new(Action::PreviousField, &[BACKTAB, UP], Ui::key_back),
    Binding::new(Action::Correct, &[ctrl('r')], Ui::key_as_it_was).hint(1),
];

const KEEP: Binding = Binding::new(Action::On, &[TAB, ctrl('s')], Ui::key_keep).hint(0);
const CHANGE_IT: Binding = Binding::new(Action::Correct, &[ctrl('r')], Ui::key_say_otherwise).hint(4);
const CLOSE: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(2);
const MAKE: Binding = Binding::new(Action::Toggle, &[ctrl('q')], Ui::opening_make_question).hint(1);
const UNMAKE: Binding = Binding::new(Action::Toggle, &[ctrl('q')], Ui::key_no_question).hint(1);

/// Its state.
#[derive(Debug)]
pub(super) struct Settle {
    agreement: Agreement,
    pub(super) form: Form,
}

/// The outcomes that can be chosen, in their order.
fn outcomes() -> impl Iterator<Item = Outcome> {
    Outcome::ALL.into_iter().take(5).map(|(outcome, _)| outcome)
}

impl Settle {
    /// The form of this agreement, with what stood half typed in it.
    pub(super) fn new(agreement: Agreement, drafts: &[(String, Snapshot)]) -> Self {
        let field = |part: &str| Field::line(format!("case/agreement/{}/{part}", agreement.id.0), "");
        let fields = ["outcome", "text", "due", "change", "question", "wording"].map(field);
        let mut form = Form::new(fields.to_vec(), drafts);
        let last = std::mem::replace(&mut form.focus, NOWHERE);
        let mut settle = Self { agreement, form };
        settle.form.focus = match last {
            CHANGE if !settle.text(CHANGE).is_empty() => CHANGE,
            _ if settle.chosen().is_none() => NOWHERE,
            DUE if settle.takes_date() => DUE,
            WORDING if settle.is_question() => WORDING,
            _ => TEXT,
        };
        settle
    }

    /// True when a letter is text.
    pub(super) fn is_typing(&self) -> bool {
        self.form.focused().is_some()
    }

    fn text(&self, at: usize) -> &str {
        self.form.fields.get(at).map_or("", Field::text)
    }

    fn chosen(&self) -> Option<Outcome> {
        Outcome::from_code(self.text(OUTCOME))
    }

    /// True where the group is offered to make it a learning question.
    fn offers_question(&self, today: Date) -> bool {
        self.chosen().is_some_and(|outcome| self.agreement.offers_question(outcome, today))
    }

    fn is_question(&self) -> bool {
        self.text(QUESTION) == YES
    }

    /// True where a new date may be said: not where it becomes a learning question.
    fn takes_date(&self) -> bool {
        !self.is_question() && self.chosen().is_some_and(Agreement::goes_on)
    }

    /// Other words for the agreement, when they are other words.
    fn change(&self) -> Option<String> {
        let words = self.text(CHANGE);
        let other = !words.trim().is_empty() && words != self.agreement.what;
        other.then(|| words.to_owned())
    }

    /// What is chosen and said here; None while nothing is. Other words may be all that is said.
    fn review(&self, today: Date) -> Option<Review> {
        let change = self.change();
        let Some(outcome) = self.chosen() else {
            return change
                .map(|change| Review { change: Some(change), ..Review::skipped(self.agreement.id) });
        };
        let date = self.text(DUE);
        let as_question = self.offers_question(today) && self.is_question();
        Some(Review {
            change,
            wording: if as_question { self.text(WORDING).to_owned() } else { String::new() },
            outcome,
            text: self.text(TEXT).to_owned(),
            due: (self.takes_date() && !date.trim().is_empty()).then(|| due(date, today)),
            as_question,
            past_due_not: outcome == Outcome::Not && self.agreement.is_past_due(today),
            ..Review::skipped(self.agreement.id)
        })
    }

    /// The drafts with what stands in this form.
    pub(super) fn drafts(&self, mut all: Vec<(String, Snapshot)>) -> Vec<(String, Snapshot)> {
        let names = self.form.names();
        all.retain(|(name, _)| !names.contains(name));
        let typed = self.form.fields.iter().filter(|field| !field.text().is_empty());
        all.extend(typed.map(|field| (field.name.clone(), field.editor.snapshot())));
        all
    }

    /// The keys that work now.
    pub(super) fn keys(&self) -> Vec<Binding> {
        if self.form.focus == CHANGE {
            return [CHANGING, &[CLOSE]].concat();
        }
        let mut keys = if self.is_typing() { TYPING.to_vec() } else { CHOOSING.to_vec() };
        if self.chosen().is_none() && self.change().is_some() {
            keys.retain(|binding| binding.action != Action::NextField);
            keys.insert(0, KEEP);
        }
        let not = self.chosen() == Some(Outcome::Not);
        if not && self.agreement.reviews.iter().any(|past| past.review.past_due_not) {
            keys.push(if self.is_question() { UNMAKE } else { MAKE });
        }
        if !self.is_question() && self.chosen().is_none_or(Agreement::goes_on) {
            keys.push(CHANGE_IT);
        }
        keys.push(CLOSE);
        keys
    }

    /// Does what a key asks for.
    pub(super) fn act(&mut self, action: Action, case: &Case, desk: &mut Desk<'_>) -> Vec<Effect> {
        let focus = self.form.focus;
        let today = desk.look.today();
        match action {
            Action::Digit(n) => {
                let wanted = usize::from(n).checked_sub(1).and_then(|n| outcomes().nth(n));
                let Some(outcome) = wanted else { return Vec::new() };
                let mut effects = self.choose(outcome);
                effects.extend(self.go_to(TEXT));
                effects
            }
            Action::Left => self.beside(false),
            Action::Right => self.beside(true),
            Action::Toggle if self.offers_question(today) => {
                let taken = self.is_question();
                let mut effects = self.put(QUESTION, if taken { "" } else { YES });
                effects.extend(self.go_to(if taken { TEXT } else { WORDING }));
                effects
            }
            Action::Correct => self.say_otherwise(),
            Action::On | Action::NextField | Action::PreviousField if focus == CHANGE => self.out_of_change(),
            Action::NextField | Action::On if focus == NOWHERE && self.chosen().is_some() => self.go_to(TEXT),
            Action::NextField if focus == TEXT && self.takes_date() => self.go_to(DUE),
            Action::NextField if focus == TEXT && self.is_question() => self.go_to(WORDING),
            Action::PreviousField if focus == DUE || focus == WORDING => self.go_to(TEXT),
            Action::PreviousField => {
                self.form.focus = NOWHERE;
                Vec::new()
            }
            Action::On => {
                let Some(review) = self.review(today) else { return Vec::new() };
                vec![Effect::Change(case.id, Box::new(Deed::Settle(review, self.form.names())))]
            }
            _ => Vec::new(),
        }
    }

    /// A letter that is typed.
    pub(super) fn key(&mut self, key: KeyEvent, desk: &mut Desk<'_>) -> Vec<Effect> {
        saved(self.form.key(key), desk)
    }

    /// Pasted text.
    pub(super) fn paste(&mut self, text: &str, desk: &mut Desk<'_>) -> Vec<Effect> {
        saved(self.form.paste(text), desk)
    }

    /// Other words for the agreement, beginning with those that stand; from there back, as it was.
    fn say_otherwise(&mut self) -> Vec<Effect> {
        if self.form.focus == CHANGE {
            let mut effects = self.put(CHANGE, "");
            effects.extend(self.out_of_change());
            return effects;
        }
        let mut effects = Vec::new();
        if self.text(CHANGE).is_empty() {
            let what = self.agreement.what.clone();
            effects = self.put(CHANGE, &what);
        }
        effects.extend(self.go_to(CHANGE));
        effects
    }

    /// From the other words to how it went.
    fn out_of_change(&mut self) -> Vec<Effect> {
        if self.chosen().is_some() {
            return self.go_to(TEXT);
        }
        self.form.focus = NOWHERE;
        Vec::new()
    }

    /// Puts the cursor in a field.
    fn go_to(&mut self, at: usize) -> Vec<Effect> {
        self.form.focus = at;
        let field = self.form.focused();
        field.map(|field| save(field.name.clone(), field.editor.snapshot())).into_iter().collect()
    }

    /// Puts this in a field; it is a draft like all that is typed.
    fn put(&mut self, at: usize, text: &str) -> Vec<Effect> {
        let Some(field) = self.form.fields.get_mut(at) else { return Vec::new() };
        field.editor = Editor::with_text(field.editor.lines(), text);
        vec![save(field.name.clone(), field.editor.snapshot())]
    }

    /// Chooses an outcome; what was said of another is no question any more.
    fn choose(&mut self, outcome: Outcome) -> Vec<Effect> {
        let mut effects = self.put(OUTCOME, outcome.code());
        if self.is_question() && outcome != Outcome::Not {
            effects.extend(self.put(QUESTION, ""));
        }
        effects
    }

    /// The outcome beside the one that is chosen.
    fn beside(&mut self, later: bool) -> Vec<Effect> {
        let all: Vec<Outcome> = outcomes().collect();
        let at = self.chosen().and_then(|outcome| all.iter().position(|other| *other == outcome));
        let next = match (at, later) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => all.len().saturating_sub(1),
        };
        all.get(next).map_or_else(Vec::new, |outcome| self.choose(*outcome))
    }
}

fn save(field: String, draft: Snapshot) -> Effect {
    Effect::SaveDraft { round: None, field, draft }
}
