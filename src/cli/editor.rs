//! The editor of this user: which it is, and a file opened in it.
//!
//! Never here: what is in the file. Nobody gets an editor that they did not choose and cannot leave.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::platform::tty::place;

use super::context::variable;

/// What is used when no editor was chosen.
const USUAL: &str = "nano";

/// The editor of this user, with its arguments: `VISUAL`, else `EDITOR`, else nano.
pub fn named() -> Vec<String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(variable).map(|editor| words(&editor));
    chosen.into_iter().find(|words| !words.is_empty()).unwrap_or_else(|| vec![USUAL.to_owned()])
}

/// Opens a file in this editor, at a line where it can be told, and waits for it. True when it
/// ended well.
pub fn open(editor: &[String], file: &Path, line: Option<usize>) -> io::Result<bool> {
    let (command, arguments) = editor.split_first().ok_or(io::ErrorKind::NotFound)?;
    Command::new(command)
        .args(arguments)
        .args(place(command, file, line))
        .status()
        .map(|status| status.success())
}

/// The words of a command, as a shell parts them: by blanks, but for those in quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut begun, mut quote) = (String::new(), false, None);
    let mut rest = command.chars().peekable();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (None | Some('"'), '\\') => {
                // Before a letter it is a path of Windows.
                let before_a_letter = rest.peek().is_none_or(|next| next.is_alphanumeric());
                word.push(if before_a_letter { c } else { rest.next().unwrap_or(c) });
                begun = true;
            }
            (None, c) if c.is_whitespace() => {
                if std::mem::take(&mut begun) {
                    words.push(std::mem::take(&mut word));
                }
            }
            (Some(_) | None, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn an_editor_has_its_arguments_and_may_stand_in_quotes() {
        assert_eq!(words(" code --wait "), ["code", "--wait"]);
        assert_eq!(words("emacsclient -a '' \"two words\""), ["emacsclient", "-a", "", "two words"]);
        assert_eq!(words(r"'/Applications/My Editor' -w"), ["/Applications/My Editor", "-w"]);
        assert_eq!(words(r"/opt/my\ editor"), ["/opt/my editor"]);
        assert_eq!(words(r"C:\Tools\edit.exe"), [r"C:\Tools\edit.exe"]);
        assert!(words("  ").is_empty());
    }
}
