//! The sheet for something that was shown or handed round: what it is, where it is, and whether those in it said yes.
//!
//! Never here: the thing itself, or how it is kept.

use crate::domain::case::{Attachment, PERMISSIONS};
use crate::domain::id::AnswerId;
use crate::tui::care::{FIELD, PastRound};
use crate::tui::look::Look;
use crate::tui::widgets::form::Field;
use crate::tui::widgets::sheet::{Choices, Sheet};

use super::sheets::{For, beside, new_name};

/// Which of them says that nobody was asked.
const NOT_ASKED: usize = 3;

/// Where something is that was shown.
pub(super) fn attachment(answer: Option<AnswerId>, read: &PastRound, look: &Look) -> (For, Sheet) {
    let ui = look.ui;
    let name = |part: &str| format!("{}/{part}", new_name("attachment", answer, read));
    let fields = shown_fields(name, &Attachment::default(), look);
    let sheet = Sheet::new(ui.care_attachment(), fields, &read.drafts).aside(beside(answer, read));
    (For::Shown(answer), sheet.then(permissions(NOT_ASKED, look)))
}

/// What something is that was shown, where it is, and what is in it.
fn shown_fields(name: impl Fn(&str) -> String, shown: &Attachment, look: &Look) -> Vec<Field> {
    let ui = look.ui;
    vec![
        Field::line(name("kind"), ui.care_attachment_kind()).holding(shown.kind.clone()),
        Field::line(name("reference"), ui.care_attachment_reference()).holding(shown.reference.clone()),
        Field::words(name("caption"), ui.care_attachment_caption()).holding(shown.caption.clone()),
    ]
}

/// What those in it can have said, with the cursor on the nth.
fn permissions(at: usize, look: &Look) -> Choices {
    let ui = look.ui;
    let said = PERMISSIONS.map(|code| ui.permission_answer(code).to_owned());
    Choices::new(ui.care_permission(), said.to_vec(), at)
}

/// The sheet for one that is there.
pub(super) fn sheet(shown: &Attachment, read: &PastRound, look: &Look) -> Sheet {
    let at = PERMISSIONS.iter().position(|said| *said == shown.permission).unwrap_or(NOT_ASKED);
    let name = |part: &str| format!("{FIELD}shown/{}/{part}", shown.id);
    let sheet = Sheet::new(look.ui.care_attachment(), shown_fields(name, shown, look), &read.drafts);
    sheet.then(permissions(at, look))
}

/// What a sheet says of it.
pub(super) fn said(
    answer: Option<AnswerId>,
    sheet: &Sheet,
    chosen: Option<usize>,
    read: &PastRound,
) -> Attachment {
    let permission = chosen.and_then(|at| PERMISSIONS.get(at)).copied().unwrap_or("not-asked");
    Attachment {
        id: read.round.id.0,
        round: Some(read.round.id),
        answer,
        kind: sheet.text(0).to_owned(),
        reference: sheet.text(1).to_owned(),
        caption: sheet.text(2).to_owned(),
        permission: permission.to_owned(),
    }
}
