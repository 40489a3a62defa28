//! What is in a database file, beside what halte says of it.
//!
//! Never here: the program, or a test.

use std::path::Path;

use rusqlite::Connection;

/// Every word in the file that was acknowledged or finished, after SQLite's own check of it.
pub fn acknowledged(file: &Path) -> Result<String, String> {
    words(file, &[("working_part", "body"), ("revision", "body")])
}

/// The same, with what stands half typed.
pub fn everything(file: &Path) -> Result<String, String> {
    let half_typed = [("draft", "text"), ("draft_edit", "inserted")];
    words(file, &[&[("working_part", "body"), ("revision", "body")][..], &half_typed].concat())
}

fn words(file: &Path, columns: &[(&str, &str)]) -> Result<String, String> {
    let failed = |error: rusqlite::Error| error.to_string();
    let db = Connection::open(file).map_err(failed)?;
    let check: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(failed)?;
    if check != "ok" {
        return Err(check);
    }
    let mut words = String::new();
    for (table, column) in columns {
        let mut rows = db.prepare(&format!("SELECT {column} FROM {table}")).map_err(failed)?;
        for text in rows.query_map([], |row| row.get::<_, Option<String>>(0)).map_err(failed)? {
            words.push_str(&text.map_err(failed)?.unwrap_or_default());
            words.push('\n');
        }
    }
    Ok(words)
}
