//! The way into the full screen: `halte`, `halte CASE`, and rounds that are not plain.
//!
//! Never here: the screen itself.

use std::path::PathBuf;

use directories::UserDirs;

use crate::platform::place::{self, Place};
use crate::store::{Store, StoreError};
use crate::tui::runtime::{self, RunError, Start, Tools};

use super::at_hand::AtHand;
use super::context::{Context, Kept, variable};
use super::daily::Daily;
use super::editor;
use super::failure::{Code, Failure};

/// `halte` and `halte CASE`.
pub fn home(context: &Context, case: Option<&str>) -> Result<Code, Failure> {
    if !context.full_screen {
        return Err(Failure::new(Code::Usage, context.ui.cli_no_terminal()));
    }
    let store = context.store_on_screen()?;
    let start = match case {
        None => Start::Home,
        Some(typed) => Start::Case(super::lookup::case(context, Some(&store), typed)?.id),
    };
    open(context, store, start)
}

/// Opens the full screen and stays in it until it is left.
pub fn open(context: &Context, mut store: Store, start: Start) -> Result<Code, Failure> {
    let mut at_hand = AtHand::new(context);
    let home = UserDirs::new().map(|user| user.home_dir().to_owned());
    let documents = UserDirs::new().and_then(|user| user.document_dir().map(std::path::Path::to_owned));
    let mut daily = Daily::new(context);
    let advice = advice(context, &store);
    let tools = Tools {
        store: &mut store,
        sequences: &mut at_hand,
        locks: context.locks(),
        ui: context.ui,
        colour: context.colour,
        light: variable("COLORFGBG").is_some_and(|colours| is_light(&colours)),
        editor: editor::named(),
        documents: documents.or(home).unwrap_or_else(|| PathBuf::from(".")),
        state: context.places.state.clone(),
        backups: &mut daily,
        advice,
        rehearsal: context.kept == Kept::ThrownAway,
        invented: context.kept == Kept::Invented,
    };
    match runtime::run(start, tools) {
        Ok(code) => Ok(Code::of(code)),
        Err(RunError::Store(error)) => Err(context.failure(&error)),
        Err(RunError::Damaged(why)) => Err(context.failure(&StoreError::Damaged(why))),
        Err(RunError::Nothing(why)) => Err(Failure::new(Code::Failed, why)),
        Err(error @ RunError::Terminal(_)) => {
            Err(Failure::new(Code::Failed, context.ui.cli_no_terminal()).caused_by(&error))
        }
    }
}

/// Where the database is not safe, as far as can be seen at a glance.
fn advice(context: &Context, store: &Store) -> Option<String> {
    if store.is_newer() {
        return Some(context.ui.newer_only_read().to_owned());
    }
    place::of(&context.places.database).map(|place| match place {
        Place::Synced(program) => context.ui.place_short(program),
        Place::Network(kind) => context.ui.place_short(kind),
    })
}

/// True when this `COLORFGBG` says that the background is light.
fn is_light(colours: &str) -> bool {
    matches!(colours.rsplit(';').next(), Some("7" | "15"))
}
