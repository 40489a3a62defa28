//! `halte prompts new ID [--from ID]`: a file of one's own to begin with.
//!
//! Never here: the words of that file.

use crate::cli::args::NewArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::cli::out::Lines;
use crate::sequences::own::copy::copy;
use crate::sequences::own::starting::starting;
use crate::sequences::read::{as_id, is_id};

use super::files;

pub fn run(context: &Context, arguments: &NewArgs) -> Result<Code, Failure> {
    let (ui, id) = (context.ui, arguments.id.as_str());
    if !is_id(id) {
        let failure = Failure::new(Code::Usage, ui.own_no_id(id));
        let near = as_id(id);
        let near = is_id(&near).then(|| ui.cli_did_you_mean(&format!("`{near}`")));
        return Err(failure.hint(near.unwrap_or_else(|| ui.own_no_id_hint().to_owned())));
    }
    let catalogue = context.catalogue();
    let text = match &arguments.from {
        None => starting(id, ui),
        Some(from) => {
            super::sequence(context, from)?;
            let entry = catalogue.entry(from).ok_or_else(|| super::unknown(context, from, None))?;
            copy(entry.usable_source(), from, id, ui)
        }
    };
    if catalogue.entry(id).is_some() {
        return Err(Failure::new(Code::Failed, ui.own_taken(id)).hint(ui.own_taken_hint(id)));
    }
    let path = files::create(context, id, &text)?;
    let mut lines = Lines::new(context);
    lines.line(&ui.own_made(&path.display().to_string()));
    lines.line(&ui.own_next(id));
    lines.print()
}
