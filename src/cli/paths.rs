//! `halte paths`: where halte keeps its files.
//!
//! Never here: making them.

use serde_json::json;

use super::args::JsonArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::{Lines, print_json};

pub fn run(context: &Context, arguments: &JsonArgs) -> Result<Code, Failure> {
    let (ui, places) = (context.ui, &context.places);
    if arguments.json {
        return print_json(&json!({
            "version": 1,
            "database": places.database,
            "data": places.data,
            "state": places.state,
            "config": places.config,
            "prompts": places.prompts,
        }));
    }
    let all = [
        (ui.cli_path_database(), &places.database),
        (ui.cli_path_data(), &places.data),
        (ui.cli_path_state(), &places.state),
        (ui.cli_path_config(), &places.config),
        (ui.cli_path_prompts(), &places.prompts),
    ];
    let wide = all.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut lines = Lines::new(context);
    for (name, path) in all {
        let missing = if path.exists() { String::new() } else { format!("  ({})", ui.cli_path_missing()) };
        lines.line(&format!("{name:wide$}  {}{missing}", path.display()));
    }
    lines.print()
}
