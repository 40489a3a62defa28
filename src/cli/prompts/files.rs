//! The folder of one's own sequences: making a file in it, changing one, the schema beside them.
//!
//! Never here: what stands in a sequence. A file that is there is never replaced by a new one.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::failure::{Code, Failure};
use crate::platform::private;
use crate::sequences::schema;

/// The name under which editors look for the schema.
const SCHEMA: &str = "sequence.schema.json";

/// Makes `ID.toml` with this text, and the schema beside it.
pub fn create(context: &Context, id: &str, text: &str) -> Result<PathBuf, Failure> {
    let folder = &context.places.prompts;
    private::folder(folder).map_err(|error| {
        if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory) {
            let there = context.ui.own_no_folder(&folder.display().to_string());
            return Failure::new(Code::Failed, there).hint(context.ui.own_no_folder_hint());
        }
        Failure::of_writing(context.ui, folder, &error)
    })?;
    let path = folder.join(format!("{id}.toml"));
    let mut file = private::create(&path, false).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            let there = context.ui.cli_exists(&path.display().to_string());
            return Failure::new(Code::Failed, there).hint(context.ui.own_file_hint());
        }
        Failure::of_writing(context.ui, &path, &error)
    })?;
    if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
        // Half a file is of no use to anybody.
        let _ = fs::remove_file(&path);
        return Err(Failure::of_writing(context.ui, &path, &error));
    }
    beside(context);
    Ok(path)
}

/// Sees to it that the schema is there as it is now. Without it only completion is missing.
fn beside(context: &Context) {
    let path = context.places.prompts.join(SCHEMA);
    let text = schema::text_in(context.ui);
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return;
    }
    if private::write(&path, text.as_bytes(), true).is_err() {
        context.aside(&context.ui.cli_cannot_write(&path.display().to_string()));
    }
}

/// Puts this text in place of what the file says, whole or not at all. Where a link leads, the file
/// behind it is changed.
pub fn replace(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let path = private::real(path).unwrap_or_else(|| path.to_owned());
    let mut half = path.clone().into_os_string();
    half.push(format!(".{}.half", std::process::id()));
    let half = PathBuf::from(half);
    let rights = fs::metadata(&path)?.permissions();
    let written = private::create(&half, false).and_then(|mut file| {
        file.write_all(text)?;
        file.set_permissions(rights)?;
        file.sync_all()?;
        fs::rename(&half, &path)
    });
    if written.is_err() {
        // What stood there still stands there.
        let _ = fs::remove_file(&half);
    }
    written
}
