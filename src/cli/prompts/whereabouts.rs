//! `halte prompts where`: which sequences come from where, and which takes the place of which.
//!
//! Never here: what they ask.

use serde_json::{Value, json};

use crate::cli::args::JsonArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::{Lines, print_json};
use crate::sequences::catalogue::{Entry, Origin};
use crate::sequences::shipped::SHIPPED;

pub fn run(context: &Context, arguments: &JsonArgs) -> Result<Code, Failure> {
    let (ui, folder) = (context.ui, &context.places.prompts);
    let catalogue = context.catalogue();
    super::unreadable(context, &catalogue);
    let own: Vec<&Entry> =
        catalogue.list().into_iter().filter(|entry| entry.origin != Origin::Shipped).collect();
    let shipped: Vec<&str> = SHIPPED.iter().map(|shipped| shipped.id).collect();
    if arguments.json {
        let files: Vec<Value> = own.into_iter().map(file).collect();
        return print_json(&json!({
            "version": 1,
            "x-shipped": shipped,
            "x-folder": folder,
            "x-files": files,
        }));
    }
    let mut lines = Lines::new(context);
    lines.heading(ui.where_shipped());
    lines.words(2, &shipped.join(", "));
    lines.gap();
    lines.heading(ui.where_own());
    let missing = if folder.exists() { String::new() } else { format!("  ({})", ui.cli_path_missing()) };
    lines.line(&format!("  {}{missing}", folder.display()));
    for entry in &own {
        let what = match &entry.origin {
            Origin::Replaces(_) => ui.where_replaces(&entry.id),
            Origin::Own(_) | Origin::Shipped => format!("`{}`", entry.id),
        };
        let what = if entry.sequence().is_some() { what } else { ui.where_broken(&what) };
        lines.line(&format!("  {}  {what}", super::path_of(entry).display()));
    }
    if own.is_empty() && folder.exists() {
        lines.line(&format!("  {}", ui.where_none()));
    }
    lines.print()
}

fn file(entry: &Entry) -> Value {
    let replaces = matches!(entry.origin, Origin::Replaces(_)).then_some(entry.id.as_str());
    json!({
        "id": entry.id,
        "x-path": super::path_of(entry),
        "x-good": entry.sequence().is_some(),
        "x-replaces": replaces,
    })
}
