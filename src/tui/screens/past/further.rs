//! From the marks of an answer in a finished round to what it becomes: a working element, a learning question, an
//! obstacle that came by before. Never here: how it is kept.

use crate::domain::answer::{Element, Mark};
use crate::domain::case::FinishedAnswer;
use crate::domain::id::AnswerId;
use crate::domain::round::fields::ElementPart;
use crate::text::Ui;
use crate::text::dates::short_date;
use crate::tui::care::{FIELD, PastRound, What};
use crate::tui::element::{self, label};
use crate::tui::keys::Binding;
use crate::tui::look::Look;
use crate::tui::making::{self, one_line};
use crate::tui::offer::EarlierObstacle;
use crate::tui::widgets::form::Field;
use crate::tui::widgets::sheet::{Choices, Sheet};

use super::mending::{all_marks, typed};
use super::sheets::{For, Read};

/// The key that goes on from the mark under the cursor; None where there is nothing to go on to.
pub(super) fn key(sheet: &Sheet) -> Option<Binding> {
    making::further(mark(sheet)?)
}

/// The mark under the cursor.
fn mark(sheet: &Sheet) -> Option<Mark> {
    all_marks().nth(sheet.choices.as_ref()?.cursor.at)
}

/// Where a mark leads to.
pub(super) enum To {
    /// To this sheet.
    Sheet(For, Box<Sheet>),
    /// To what has to be read first.
    Read(What),
}

/// Where the mark under the cursor leads to, for this answer.
pub(super) fn to(answer: &FinishedAnswer, marks: &Sheet, read: &PastRound, look: &Look) -> Option<To> {
    let (ui, id) = (look.ui, answer.id);
    let said = answer.answer.content.as_ref().and_then(typed).unwrap_or_default();
    let line = one_line(&said);
    Some(match mark(marks)? {
        Mark::WorkingElement => {
            let place = |part| ElementPart::ORDER.iter().position(|other| *other == part).unwrap_or(0);
            let name = |part: ElementPart| format!("{FIELD}element/{id}/{}", place(part));
            let begun = Element { element: line, ..Element::default() };
            let mut fields = element::fields(&begun, name);
            for (field, part) in fields.iter_mut().zip(ElementPart::ORDER) {
                label(ui, part).clone_into(&mut field.label);
            }
            let sheet = Sheet::new(ui.making_element(), fields, &read.drafts);
            To::Sheet(For::Element(id), Box::new(sheet))
        }
        Mark::LearningQuestion => {
            let field = Field::words(format!("{FIELD}question/{id}"), "").holding(line);
            let sheet = Sheet::new(ui.making_question(), vec![field], &read.drafts);
            To::Sheet(For::Question(id), Box::new(sheet))
        }
        Mark::Obstacle => To::Read(What::OfferObstacles(id)),
        _ => return None,
    })
}

/// The earlier obstacles to choose from, the one to which it is linked already with a sign.
pub(super) fn obstacles(answer: AnswerId, read: &PastRound, look: &Look) -> (For, Sheet) {
    let ui = look.ui;
    let found = read.round.answers.iter().find(|found| found.id == answer);
    let said = found.and_then(|found| found.answer.content.as_ref()).and_then(typed).unwrap_or_default();
    let date = |at: crate::domain::Moment| short_date(ui, at.date_naive(), look.today());
    // The day first: a long one is cut off at its end.
    let option = |text: &str, at| format!("{} · {}", date(at), one_line(text));
    let options: Vec<String> =
        read.obstacles.iter().map(|earlier| option(&earlier.text, earlier.at)).collect();
    let ask = if options.is_empty() { ui.recurring_none() } else { ui.recurring_title() };
    let mut choices = Choices::new(ask, options, 0);
    let linked = |earlier: &EarlierObstacle| earlier.answers.contains(&answer);
    choices.set = read.obstacles.iter().map(linked).collect();
    (For::Recurs(answer), Sheet::choice(said, choices))
}

/// What a sheet of these says.
pub(super) fn read(what: &For, sheet: &Sheet, chosen: Option<usize>, read: &PastRound, ui: Ui) -> Read {
    match what {
        For::Element(_) | For::Question(_) if sheet.text(0).trim().is_empty() => {
            Read::Wrong(ui.care_empty().to_owned())
        }
        For::Element(id) => Read::Change(What::MakeElement(*id, element::read(&sheet.form))),
        For::Question(id) => Read::Change(What::MakeQuestion(*id, sheet.text(0).to_owned())),
        For::Recurs(id) => match chosen.and_then(|at| read.obstacles.get(at)) {
            // The one to which it is linked already: it is no longer.
            Some(earlier) => {
                let new = (!earlier.answers.contains(id)).then_some(earlier.answer);
                Read::Change(What::Recurs(*id, new))
            }
            None => Read::Nothing,
        },
        _ => Read::Nothing,
    }
}
