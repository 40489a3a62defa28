//! A copy of a sequence under an id of its own, whose questions keep their history together with
//! the original.
//!
//! Never here: where the copy is kept.

use super::edits::{Edit, apply, around, line_end, quoted};
use super::{find, steps, text};
use crate::sequences::source::Source;
use crate::sequences::syntax;
use crate::sequences::tree::{At, Tree};
use crate::text::Ui;

/// With this an editor finds the schema.
pub const SCHEMA_LINE: &str = "#:schema ./sequence.schema.json";

/// The text of a copy. Each step without a line gets the one it has in the original; the title says
/// that it is one's own; all comments stay. The source has been checked.
pub fn copy(source: &Source, from: &str, id: &str, ui: Ui) -> String {
    let table = syntax::parse(source).table;
    let whole = source.text.as_str();
    let end = line_end(whole);
    let mut edits = vec![head(whole, from, ui, end)];
    if let Some((_, value)) = find(&table, "id") {
        edits.push(Edit::new(value.span.clone(), quoted(id)));
    }
    if let Some((key, value)) = find(&table, "title") {
        if around(whole, key.span.start).0.trim().is_empty() {
            let start = key.span.start;
            edits.push(Edit::new(start..start, format!("# {}{end}", ui.own_copy_title_note())));
        }
        edits.extend(titles(value, ui));
    }
    for step in steps(&table) {
        let (Some(name), Some((key, value))) = (text(step, "id"), find(step, "id")) else {
            continue;
        };
        if find(step, "line").is_some() {
            continue;
        }
        let line = format!("line = {}", quoted(&format!("{from}/{name}")));
        let (before, after) = around(whole, key.span.start);
        if before.trim().is_empty() {
            let at = key.span.start + after.len();
            edits.push(Edit::new(at..at, format!("{end}{before}{line}")));
        } else {
            // A step between braces stands on one line.
            let at = value.span.end;
            edits.push(Edit::new(at..at, format!(", {line}")));
        }
    }
    apply(whole, edits)
}

/// What is said at the top: where it comes from, and what `line` does.
fn head(whole: &str, from: &str, ui: Ui, end: &str) -> Edit {
    let notes = ui.own_copy_head(from);
    let notes: Vec<String> = notes.lines().map(|line| format!("# {line}{end}")).collect();
    let notes = notes.concat();
    if whole.starts_with("#:schema") {
        let (_, first) = around(whole, 0);
        let at = (first.len() + end.len()).min(whole.len());
        return Edit::new(at..at, notes);
    }
    Edit::new(0..0, format!("{SCHEMA_LINE}{end}{notes}"))
}

/// The titles, each saying in its language that this one is one's own.
fn titles(value: &At<Tree>, ui: Ui) -> Vec<Edit> {
    let titled = |ui: Ui, value: &At<Tree>| {
        let Tree::Text(title) = &value.value else { return None };
        Some(Edit::new(value.span.clone(), quoted(&ui.own_copy_title(title))))
    };
    if let Tree::Table(languages) = &value.value {
        let of = |(tag, value): &(At<String>, At<Tree>)| titled(Ui::from_tag(&tag.value)?, value);
        return languages.iter().filter_map(of).collect();
    }
    titled(ui, value).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::copy;
    use crate::domain::sequence::{Sequence, Step};
    use crate::sequences::check::check;
    use crate::sequences::load;
    use crate::sequences::source::Source;
    use crate::text::Ui;

    /// The steps as they are with the line of each said.
    fn with_lines(sequence: &Sequence) -> Vec<Step> {
        let said = |step: &Step| Step { line: Some(sequence.line(step)), ..step.clone() };
        sequence.steps.iter().map(said).collect()
    }

    #[test]
    fn a_copy_of_each_of_our_sequences_keeps_every_line_and_every_comment() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts");
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let original = check("a.toml", text.as_bytes()).sequence.unwrap();
            let copied = copy(&Source::new("a.toml", text.as_str()), &original.id, "van-ons", Ui::Nl);
            let checked = check("van-ons.toml", copied.as_bytes());
            let now = checked.sequence.unwrap_or_else(|| panic!("{:?}", checked.problems));
            assert_eq!((now.id.as_str(), &now.steps), ("van-ons", &with_lines(&original)));
            for line in text.lines().filter(|line| line.contains('#')) {
                assert!(copied.contains(line), "{line}");
            }
            assert!(copied.starts_with("#:schema ./sequence.schema.json\n# Gemaakt van"), "{copied}");
        }
    }

    #[test]
    fn an_own_file_of_another_shape_is_copied_as_it_is_written() {
        let own = "id = 'a' # hier\r\nformat = 1\r\ntitle = \"Ons \\\"uur\\\"\"\r\nstep = [\r\n  { id = \"x\", ask = \"?\" }, # een\r\n  { ask = \"!\", line = \"agree\", id = \"y\" },\r\n]\r\n";
        let text = copy(&Source::new("a.toml", own), "a", "b", Ui::En);
        let body: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(
            body,
            [
                "id = \"b\" # hier",
                "format = 1",
                "title = \"Ons \\\"uur\\\", our own\"",
                "step = [",
                "  { id = \"x\", line = \"a/x\", ask = \"?\" }, # een",
                "  { ask = \"!\", line = \"agree\", id = \"y\" },",
                "]",
            ]
        );
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let copied = load(&text).unwrap();
        assert_eq!(copied.line(&copied.steps[0]), "a/x");
        assert_eq!(copied.line(&copied.steps[1]), "agree");
    }
}
