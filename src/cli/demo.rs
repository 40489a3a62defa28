//! `halte demo`: invented cases in a database of its own, beside the real one and never mixed with it.
//!
//! Made when it is not there; what people try in it stays until the file is removed. Never here:
//! the cases.

use crate::text::Ui;

use super::context::Context;
use super::failure::{Code, Failure};
use super::{import, screen};

/// The cases, in each language.
const NL: &str = include_str!("../../demo/nl.json");
const EN: &str = include_str!("../../demo/en.json");

pub fn run(context: &Context) -> Result<Code, Failure> {
    let (casebook, file) = match context.ui {
        Ui::Nl => (NL, "demo-nl.db"),
        Ui::En => (EN, "demo-en.db"),
    };
    // Not the database that was named: nothing invented comes beside what is real.
    let mut context = context.clone();
    context.places.database = context.places.data.join(file);
    context.named.clear();
    let context = &context;
    let mut store = context.store()?;
    let empty = store.case_lines().map_err(|error| context.failure(&error))?.is_empty();
    if empty {
        import::embedded(context, &mut store, casebook)?;
    }
    drop(store);
    if !context.full_screen {
        let file = context.places.database.display().to_string();
        Context::tell(&context.ui.demo_ready(&file));
    }
    screen::home(context, None)
}
