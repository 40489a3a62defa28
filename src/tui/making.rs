//! What is made of an answer that is marked: a working element, or a learning question.
//!
//! It begins with the words of the answer, as people said them. Never here: how it looks; that
//! something is made without a person who asks for it.

use crate::domain::answer::{Element, Key, Mark};
use crate::domain::round::fields::{ElementPart, Field as Name, UsePart};
use crate::domain::round::{Move, Round};
use crate::text::Ui;

use super::choosing::{Choices, Picker};
use super::effect::Effect;
use super::keys::{Action, Binding, RIGHT};
use super::look::Desk;
use super::picking::NOWHERE;
use super::round::moved;
use super::table::{Panel, Table};
use super::widgets::form::{Field, Form};
use super::widgets::list::Cursor;
use super::{asking, element, question};

/// What is being made of an answer.
#[derive(Debug)]
pub struct Making {
    /// What is typed.
    pub form: Form,
    /// Of which answer.
    pub key: Key,
    /// What it becomes.
    pub makes: Makes,
}

/// What can be made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Makes {
    /// A working element.
    Element,
    /// A learning question.
    Question,
}

/// The marks in the order in which they are offered for this answer: those that its question
/// yields come first.
pub fn offered(table: &Table, key: Key) -> Vec<Mark> {
    let yields = table.round.sequence.steps.get(key.step).map_or(&[][..], |step| &step.yields);
    let others = Mark::ALL.iter().map(|(mark, _)| *mark).filter(|mark| !yields.contains(mark));
    yields.iter().copied().chain(others).collect()
}

impl Makes {
    /// What an answer with this mark can become.
    pub fn of(mark: Mark) -> Option<Self> {
        match mark {
            Mark::WorkingElement => Some(Self::Element),
            Mark::LearningQuestion => Some(Self::Question),
            _ => None,
        }
    }

    /// The mark that goes with it.
    pub fn mark(self) -> Mark {
        match self {
            Self::Element => Mark::WorkingElement,
            Self::Question => Mark::LearningQuestion,
        }
    }
}

/// The key that goes on from a mark to what an answer becomes by it; None where there is nothing to go on to.
pub fn further(mark: Mark) -> Option<Binding> {
    let label: fn(Ui) -> &'static str = match mark {
        Mark::WorkingElement => Ui::key_write_down,
        Mark::LearningQuestion => Ui::key_make_question,
        Mark::Obstacle => Ui::key_came_before,
        _ => return None,
    };
    Some(Binding::new(Action::Right, &[RIGHT], label).hint(1))
}

/// The words of an answer on one line.
pub fn words(round: &Round, key: Key, ui: Ui) -> String {
    let content = round.answers.get(&key).and_then(|answer| answer.content.as_ref());
    let step = round.sequence.steps.get(key.step);
    let said = content.zip(step).map(|(content, step)| question::said(round, step, content, ui));
    one_line(&said.unwrap_or_default())
}

/// Words of more lines on one, to begin with.
pub fn one_line(words: &str) -> String {
    words.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The fields of what is made of an answer: what was made of it, else its own words to begin with.
fn fields(round: &Round, key: Key, makes: Makes, ui: Ui) -> Vec<Field> {
    let uses = round.uses.get(&key);
    let name = |part| Name::Use(key, part).name(round);
    match makes {
        Makes::Element => {
            let made = uses.and_then(|uses| uses.element.clone());
            let made =
                made.unwrap_or_else(|| Element { element: words(round, key, ui), ..Default::default() });
            element::fields(&made, |part: ElementPart| name(UsePart::Element(part)))
        }
        Makes::Question => {
            let made = uses.and_then(|uses| uses.question.clone());
            let text = made.as_ref().map_or_else(|| words(round, key, ui), |made| made.text.clone());
            let reach = made.and_then(|made| made.reach).map_or("", |reach| reach.code());
            vec![
                Field::line(name(UsePart::Question), "").holding(text),
                Field::line(name(UsePart::Reach), "").holding(reach),
            ]
        }
    }
}

/// Lays it over the question, with the mark set that goes with it.
pub fn open(table: &mut Table, key: Key, makes: Makes, desk: &mut Desk<'_>) -> Vec<Effect> {
    lay(table, key, makes, desk.look.ui);
    let mark = makes.mark();
    let marked = table.round.answers.get(&key).is_some_and(|answer| answer.marks.contains(&mark));
    let mut effects = touched(table);
    if !marked {
        effects.extend(moved(table.moves([Move::Mark { key, mark, set: true }], Vec::new()), desk));
    }
    effects
}

fn lay(table: &mut Table, key: Key, makes: Makes, ui: Ui) {
    let mut form = Form::new(fields(&table.round, key, makes, ui), &table.drafts);
    if makes == Makes::Question && form.focus == asking::REACH {
        form.focus = NOWHERE;
    }
    table.panel = Some(Panel::Making(Box::new(Making { form, key, makes })));
}

/// Lays it over the question again when somebody was typing in it as the program ended.
pub fn resume(table: &mut Table, ui: Ui) {
    let Some((last, _)) = table.drafts.last().filter(|(name, _)| name.starts_with("use/")) else { return };
    let keys = table.round.answers.iter().filter(|(_, answer)| answer.content.is_some());
    let all = keys.flat_map(|(key, _)| [(*key, Makes::Element), (*key, Makes::Question)]);
    let mut all = all.filter(|(key, makes)| {
        fields(&table.round, *key, *makes, ui).iter().any(|field| field.name == *last)
    });
    if let Some((key, makes)) = all.next() {
        lay(table, key, makes, ui);
    }
}

impl Making {
    /// True while a field has the cursor.
    pub fn is_typing(&self) -> bool {
        self.form.focused().is_some()
    }
}

/// What is being made now.
pub fn making(table: &Table) -> Option<&Making> {
    match &table.panel {
        Some(Panel::Making(making)) => Some(making),
        _ => None,
    }
}

/// What is typed of it.
pub fn form(table: &mut Table) -> Option<&mut Form> {
    match &mut table.panel {
        Some(Panel::Making(making)) => Some(&mut making.form),
        _ => None,
    }
}

/// The store does not have the words of this field: the next change stores all of them.
pub fn not_stored(table: &mut Table, field: &str) {
    if let Some(form) = form(table) {
        form.not_stored(field);
    }
}

/// The field with the cursor is remembered, also while nothing was changed in it.
pub fn touched(table: &mut Table) -> Vec<Effect> {
    let field = making(table).and_then(|making| making.form.focused());
    let field = field.map(|field| (field.name.clone(), field.editor.snapshot()));
    field.map_or_else(Vec::new, |(name, snapshot)| table.field_changed(name, snapshot))
}

/// Lays the known working elements over the question, to say of which the answer tells; where one
/// was chosen before, that is taken back.
pub fn seen_again(table: &mut Table, key: Key, desk: &mut Desk<'_>) -> Vec<Effect> {
    if table.round.uses.get(&key).is_some_and(|uses| uses.seen.is_some()) {
        return moved(table.moves([Move::SeenAgain { key, element: None }], Vec::new()), desk);
    }
    let ui = desk.look.ui;
    table.panel = Some(Panel::Seen(key, Box::new(Picker::new(ui.working_which_again(), ui))));
    vec![Effect::ReadChoices(Choices::Elements(Some(table.round.case.id)))]
}

/// Back to the marks of the answer.
pub fn to_marks(table: &mut Table, key: Key, makes: Makes) {
    back_to(table, key, makes.mark());
}

/// Lays the marks of an answer over the question, the cursor on this one.
pub fn back_to(table: &mut Table, key: Key, mark: Mark) {
    let at = offered(table, key).iter().position(|other| *other == mark).unwrap_or(0);
    table.panel = Some(Panel::Marks(key, Cursor { at, top: 0 }));
}
