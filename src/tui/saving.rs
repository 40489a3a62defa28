//! What became of an edit outside a round: a draft that is stored before it is drawn, or words that are no draft.
//!
//! Never here: a field of a round (that is `round::edited`), or what is typed.

use super::effect::Effect;
use super::look::Desk;
use super::widgets::editor::Snapshot;
use super::widgets::form::{Form, FormOutcome};

/// The field is a draft outside a round.
pub fn saved(outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
    saved_by(outcome, desk, |field, draft| vec![Effect::SaveDraft { round: None, field, draft }])
}

/// The same, where the screen itself remembers the draft: `save` does, and says what has to be done for it.
pub fn saved_by(
    outcome: FormOutcome,
    desk: &mut Desk<'_>,
    save: impl FnOnce(String, Snapshot) -> Vec<Effect>,
) -> Vec<Effect> {
    match outcome {
        FormOutcome::Ignored | FormOutcome::Done => Vec::new(),
        FormOutcome::Changed(name, draft) => save(name, draft),
        FormOutcome::Edited(field, edit, cursor, anchor) => {
            vec![Effect::SaveEdit { round: None, field, edit, cursor, anchor }]
        }
        FormOutcome::Copied(text, changed) => {
            let cut = changed.map(|(name, draft)| save(name, draft)).unwrap_or_default();
            std::iter::once(Effect::Copy(text)).chain(cut).collect()
        }
        FormOutcome::RefusedNul(name, draft) => {
            desk.warn(desk.look.ui.refused_nul());
            save(name, draft)
        }
    }
}

/// A form is left: what is half typed in it stays, and is there again when it comes back; that is said. The names of the
/// fields in which nothing is.
pub fn left(form: &Form, desk: &mut Desk<'_>) -> Vec<String> {
    let (same, typed): (Vec<_>, Vec<_>) = form.fields.iter().partition(|field| field.is_as_it_was());
    if !typed.is_empty() {
        desk.say(desk.look.ui.care_half_typed());
    }
    same.into_iter().map(|field| field.name.clone()).collect()
}

/// Nothing of these fields outside a round is kept any more.
pub fn dropped(fields: Vec<String>) -> Vec<Effect> {
    fields.into_iter().map(|field| Effect::DropDraft { round: None, field }).collect()
}

/// The field is a filter: nothing of it is kept.
pub fn unkept(outcome: FormOutcome, desk: &mut Desk<'_>) -> Vec<Effect> {
    match outcome {
        FormOutcome::Copied(text, _) => vec![Effect::Copy(text)],
        FormOutcome::RefusedNul(..) => {
            desk.warn(desk.look.ui.refused_nul());
            Vec::new()
        }
        FormOutcome::Ignored | FormOutcome::Done | FormOutcome::Changed(..) | FormOutcome::Edited(..) => {
            Vec::new()
        }
    }
}
