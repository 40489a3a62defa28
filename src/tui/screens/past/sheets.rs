//! The sheets over a finished round: other words, marks, a note, something that was shown, what was forgotten.
//!
//! Never here: which line the cursor is on.

use uuid::Uuid;

use crate::domain::agreement::Agreement;
use crate::domain::answer::{Content, Due, Promise, Slot};
use crate::domain::case::{Attachment, FinishedAnswer};
use crate::domain::id::{AgreementId, AnswerId, NoteId, PersonId};
use crate::domain::sequence::{Kind, Step};
use crate::report::page::apart::{Item, hides_number};
use crate::report::words::owners as owner_names;
use crate::text::Ui;
use crate::text::dates::full_date;
use crate::text::promise::{due, owners};
use crate::tui::care::{FIELD, PastRound, What};
use crate::tui::look::{Desk, Look};
use crate::tui::widgets::form::Field;
use crate::tui::widgets::sheet::{Choices, Sheet};

use super::mending::{all_marks, speaker, typed};
use super::{further, shown};

/// What a sheet is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum For {
    /// Other words for an answer.
    Answer(AnswerId),
    /// Other words for an agreement.
    Agreement(AgreementId),
    /// Other words for a note.
    Note(NoteId),
    /// An answer that was forgotten.
    Missing(String, Slot),
    /// An agreement that was forgotten.
    Another,
    /// The marks of an answer.
    Marks(AnswerId),
    /// A working element that is made of an answer.
    Element(AnswerId),
    /// A learning question that is made of an answer.
    Question(AnswerId),
    /// The earlier obstacle to which an answer comes back.
    Recurs(AnswerId),
    /// A new note.
    NewNote(Option<AnswerId>),
    /// Something that was shown.
    Shown(Option<AnswerId>),
    /// What something that was shown is, where, and whether those in it agree by now.
    ShownAs(Uuid),
    /// Another case for the round.
    Into,
}

/// What a sheet says when it is done.
pub(super) enum Read {
    /// This is to change.
    Change(What),
    /// This is to be asked first.
    Ask(Box<Sheet>),
    /// This cannot be; why.
    Wrong(String),
    /// It says what was there already.
    Nothing,
}

/// The sheet for the words of an item; None when they are not typed.
pub(super) fn words(item: &Item, read: &PastRound, look: &Look) -> Option<(For, Sheet)> {
    let round = &read.round;
    let ask = |step: &Step| step.wording.ask.get(&round.language).to_owned();
    Some(match item {
        Item::Answer(id) => {
            let answer = round.answers.iter().find(|answer| answer.id == *id)?;
            let (_, step) = round.sequence.find(&answer.step)?;
            let before = match &answer.answer.content {
                Some(_) if hides_number(answer) => String::new(),
                Some(content) => typed(content)?,
                None => can_be_typed(step).then(String::new)?,
            };
            let mut fields = vec![field(&format!("answer/{id}"), step, &before)];
            if !answer.answer.why.is_empty() {
                let why = Field::words(format!("{FIELD}answer/{id}/more"), look.ui.why_label());
                fields.push(why.holding(answer.answer.why.clone()));
            }
            let sheet = Sheet::new(ask(step), fields, &read.drafts).aside(speaker(answer.slot, read));
            (For::Answer(*id), sheet)
        }
        Item::Agreement(id) => {
            let made = round.made.iter().find(|agreement| agreement.id == *id)?;
            let ui = look.ui;
            let fields = promised(made, read, ui).into_iter().zip(["what", "who", "when", "if-then"]);
            let labels = [ui.what_label(), ui.who_label(), ui.when_label(), ui.if_then_label()].into_iter();
            let fields = fields.zip(labels).map(|((words, part), label)| {
                Field::line(format!("{FIELD}agreement/{id}/{part}"), label).holding(words)
            });
            (For::Agreement(*id), Sheet::new(ui.care_agreement(), fields.collect(), &read.drafts))
        }
        Item::Note(id) => {
            let note = round.notes.iter().find(|note| note.id == *id)?;
            let field = Field::words(format!("{FIELD}note/{id}"), "").holding(note.text.clone());
            (For::Note(*id), Sheet::new(look.ui.care_note(), vec![field], &read.drafts))
        }
        Item::Shown(id) => {
            let shown = round.attachments.iter().find(|shown| shown.id == *id)?;
            (For::ShownAs(*id), shown::sheet(shown, read, look))
        }
        Item::Missing(step, slot) => {
            let (_, found) = round.sequence.find(step)?;
            let name = format!("missing/{}/{step}/{}", round.id, speaker(*slot, read));
            let sheet = Sheet::new(ask(found), vec![field(&name, found, "")], &read.drafts);
            (For::Missing(step.clone(), *slot), sheet.aside(speaker(*slot, read)))
        }
        Item::Another => {
            let name = |part: &str| format!("{FIELD}another/{}/{part}", round.id);
            let ui = look.ui;
            let fields = vec![
                Field::line(name("what"), ui.what_label()),
                Field::line(name("who"), ui.who_label()),
                Field::line(name("when"), ui.when_label()),
                Field::line(name("if-then"), ui.if_then_label()),
            ];
            (For::Another, Sheet::new(ui.care_add_agreement(), fields, &read.drafts))
        }
    })
}

fn can_be_typed(step: &Step) -> bool {
    matches!(step.kind, Kind::Text | Kind::List | Kind::Scale(_) | Kind::SayBack { .. })
}

fn field(name: &str, step: &Step, words: &str) -> Field {
    let name = format!("{FIELD}{name}");
    let field = match step.kind {
        Kind::Scale(_) => Field::line(name, ""),
        Kind::List => Field::words(name, "").items(),
        Kind::Text
        | Kind::Choice(_)
        | Kind::Vote { .. }
        | Kind::Agreement
        | Kind::Agenda
        | Kind::Element
        | Kind::SayBack { .. }
        | Kind::None => Field::words(name, ""),
    };
    field.holding(words)
}

/// The marks of an answer, with the cursor on the nth.
pub(super) fn marks(answer: &FinishedAnswer, at: usize, look: &Look) -> Sheet {
    let said = answer.answer.content.as_ref().and_then(typed).unwrap_or_default();
    let options = all_marks().map(|mark| look.ui.mark(mark).to_owned()).collect();
    let mut choices = Choices::new("", options, at);
    choices.set = all_marks().map(|mark| answer.answer.marks.contains(&mark)).collect();
    Sheet::choice(said, choices)
}

/// A note beside an answer, or beside the round.
pub(super) fn note(answer: Option<AnswerId>, read: &PastRound, look: &Look) -> (For, Sheet) {
    let field = Field::words(new_name("note", answer, read), "");
    let sheet = Sheet::new(look.ui.care_note(), vec![field], &read.drafts);
    (For::NewNote(answer), sheet.aside(beside(answer, read)))
}

pub(super) fn new_name(what: &str, answer: Option<AnswerId>, read: &PastRound) -> String {
    let beside = answer.map_or_else(|| read.round.id.to_string(), |id| id.to_string());
    format!("{FIELD}new-{what}/{beside}")
}

pub(super) fn beside(answer: Option<AnswerId>, read: &PastRound) -> String {
    let found = read.round.answers.iter().find(|found| Some(found.id) == answer);
    found.and_then(|found| found.answer.content.as_ref()).and_then(typed).unwrap_or_default()
}

/// To which case the round goes; None when there is no other.
pub(super) fn into(read: &PastRound, look: &Look) -> Option<(For, Sheet)> {
    let titles: Vec<String> = read.others.iter().map(|case| case.title.clone()).collect();
    if titles.is_empty() {
        return None;
    }
    Some((For::Into, Sheet::choice(look.ui.care_move_to(), Choices::new("", titles, 0))))
}

/// What a sheet says.
pub(super) fn read(
    what: &For,
    sheet: &Sheet,
    chosen: Option<usize>,
    read: &PastRound,
    desk: &Desk<'_>,
) -> Read {
    let (round, ui) = (&read.round, desk.look.ui);
    let (first, nothing) = (sheet.text(0), || Read::Wrong(ui.care_empty().to_owned()));
    match what {
        For::Answer(id) => answer(*id, sheet, chosen, read, desk),
        For::Agreement(_) | For::Note(_) | For::Another if first.trim().is_empty() => nothing(),
        For::Agreement(id) => {
            let Some(made) = round.made.iter().find(|made| made.id == *id) else { return Read::Nothing };
            let (before, now) = (promised(made, read, ui), [0, 1, 2, 3].map(|at| sheet.text(at).to_owned()));
            let said = promise(sheet, read, desk);
            // What was left as it stands is what it was, also where it names somebody of another case.
            let new = Promise {
                who: if before[1] == now[1] { made.who.clone() } else { said.who },
                due: if before[2] == now[2] { made.due.clone() } else { said.due },
                ..said
            };
            let change = |keep| What::CorrectAgreement(*id, new.clone(), keep);
            asked(sheet, chosen, before == now, ui.care_keep_our_words(), change, desk)
        }
        For::Note(id) => {
            let same = round.notes.iter().any(|note| note.id == *id && note.text == first);
            let change = |keep| What::CorrectNote(*id, first.to_owned(), keep);
            asked(sheet, chosen, same, ui.care_keep_our_words(), change, desk)
        }
        For::Missing(step, slot) => {
            match round.sequence.find(step).map(|(_, step)| content(step, None, first, desk)) {
                Some(Ok(Some(content))) => {
                    Read::Change(What::AddAnswer(round.id, step.clone(), *slot, content))
                }
                Some(Err(why)) => Read::Wrong(why),
                Some(Ok(None)) | None => nothing(),
            }
        }
        For::Another => Read::Change(What::AddAgreement(round.id, promise(sheet, read, desk))),
        For::Element(_) | For::Question(_) | For::Recurs(_) => further::read(what, sheet, chosen, read, ui),
        For::Marks(id) => match (chosen.and_then(|at| all_marks().nth(at)), sheet.choices.as_ref()) {
            (Some(mark), Some(choices)) => {
                let set = chosen.and_then(|at| choices.set.get(at)).copied().unwrap_or(false);
                Read::Change(What::Mark(*id, mark, !set))
            }
            _ => Read::Nothing,
        },
        For::NewNote(_) | For::Shown(_)
            if sheet.form.fields.iter().all(|field| field.text().trim().is_empty()) =>
        {
            nothing()
        }
        For::NewNote(answer) => Read::Change(What::Note(read.case.id, round.id, *answer, first.to_owned())),
        For::Shown(answer) => {
            Read::Change(What::Attach(read.case.id, shown::said(*answer, sheet, chosen, read)))
        }
        For::ShownAs(id) => {
            let Some(before) = round.attachments.iter().find(|shown| shown.id == *id) else {
                return Read::Nothing;
            };
            let now = Attachment {
                id: *id,
                round: before.round,
                ..shown::said(before.answer, sheet, chosen, read)
            };
            if now == *before { Read::Nothing } else { Read::Change(What::CorrectShown(now)) }
        }
        For::Into => match chosen.and_then(|at| read.others.get(at)) {
            Some(case) => Read::Change(What::MoveRound(round.id, case.id)),
            None => Read::Nothing,
        },
    }
}

/// Asks whether the earlier words are kept, and then changes them.
fn asked(
    sheet: &Sheet,
    chosen: Option<usize>,
    same: bool,
    ask: &str,
    change: impl Fn(bool) -> What,
    desk: &Desk<'_>,
) -> Read {
    let ui = desk.look.ui;
    match (same, chosen) {
        (true, _) => Read::Nothing,
        (false, Some(at)) => Read::Change(change(at == 0)),
        (false, None) => {
            let options = [ui.care_keep_yes(), ui.care_keep_no()].map(str::to_owned).to_vec();
            let mut asks = sheet.clone();
            asks.ask(Choices::new(ask, options, 0));
            Read::Ask(Box::new(asks))
        }
    }
}

fn answer(id: AnswerId, sheet: &Sheet, chosen: Option<usize>, read: &PastRound, desk: &Desk<'_>) -> Read {
    let found = read.round.answers.iter().find(|answer| answer.id == id);
    let step = found.and_then(|answer| read.round.sequence.find(&answer.step));
    let (Some(found), Some((_, step))) = (found, step) else { return Read::Nothing };
    let before = found.answer.content.as_ref();
    let new = match content(step, before, sheet.text(0), desk) {
        Ok(Some(content)) => content,
        Ok(None) => return Read::Wrong(desk.look.ui.care_empty().to_owned()),
        Err(why) => return Read::Wrong(why),
    };
    let why = sheet.text(1).to_owned();
    let same = before == Some(&new) && found.answer.why == why;
    if before.is_none() {
        // Where nothing was said there are no earlier words.
        return Read::Change(What::Correct(id, new, why, true));
    }
    let name = speaker(found.slot, read);
    let ui = desk.look.ui;
    let ask = if name.is_empty() { ui.care_keep_our_words().to_owned() } else { ui.care_keep_words(&name) };
    asked(sheet, chosen, same, &ask, |keep| What::Correct(id, new.clone(), why.clone(), keep), desk)
}

/// The content that these words are; None when they are none.
fn content(
    step: &Step,
    before: Option<&Content>,
    words: &str,
    desk: &Desk<'_>,
) -> Result<Option<Content>, String> {
    if words.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(match (&step.kind, before) {
        (Kind::Scale(scale), _) => {
            let number = words.trim().parse().ok().filter(|number| (scale.from..=scale.to).contains(number));
            Content::Number(number.ok_or_else(|| desk.look.ui.care_number(scale.from, scale.to))?)
        }
        (Kind::List, _) => {
            Content::List(words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
        }
        (Kind::SayBack { .. }, before) => {
            let verdict = match before {
                Some(Content::SayBack { verdict, .. }) => *verdict,
                _ => None,
            };
            Content::SayBack { text: words.to_owned(), verdict }
        }
        _ => Content::Text(words.to_owned()),
    }))
}

/// What an agreement says, as it is typed: what, who, by when, if–then.
fn promised(made: &Agreement, read: &PastRound, ui: Ui) -> [String; 4] {
    let name = |id| read.case.people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    let by_when = match &made.due {
        Due::None => String::new(),
        Due::On(date) => full_date(ui, *date),
        Due::Words(words) => words.clone(),
    };
    [made.what.clone(), owner_names(ui, &made.who, &name), by_when, made.if_then.clone()]
}

fn promise(sheet: &Sheet, read: &PastRound, desk: &Desk<'_>) -> Promise {
    let people: Vec<(PersonId, &str)> =
        read.case.people.iter().map(|person| (person.id, person.name.as_str())).collect();
    Promise {
        what: sheet.text(0).to_owned(),
        who: owners(sheet.text(1), &people),
        due: due(sheet.text(2), desk.look.today()),
        if_then: sheet.text(3).to_owned(),
        ..Promise::default()
    }
}
