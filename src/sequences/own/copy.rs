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
    use crate::sequences::problem::Severity;
    use crate::sequences::shipped::SHIPPED;
    use crate::sequences::source::Source;
    use crate::sequences::{check, load};
    use crate::text::Ui;

    #[test]
    fn a_copy_of_each_shipped_sequence_keeps_every_line_and_every_comment() {
        for shipped in SHIPPED {
            let original = load(shipped.text).unwrap();
            let source = Source::new(shipped.file, shipped.text);
            let text = copy(&source, shipped.id, "van-ons", Ui::Nl);
            let checked = check("van-ons.toml", text.as_bytes());
            let severe: Vec<_> =
                checked.problems.iter().filter(|p| p.severity() == Severity::Error).collect();
            assert!(severe.is_empty(), "{severe:?}");
            let copied = checked.sequence.unwrap();
            assert_eq!(copied.id, "van-ons");
            let lines = |sequence: &crate::domain::sequence::Sequence| {
                sequence.steps.iter().map(|step| sequence.line(step)).collect::<Vec<_>>()
            };
            assert_eq!(lines(&copied), lines(&original));
            let mut wanted = original.steps.clone();
            for (step, line) in wanted.iter_mut().zip(lines(&original)) {
                step.line = Some(line);
            }
            assert_eq!(copied.steps, wanted);
            for line in shipped.text.lines().filter(|line| line.contains('#')) {
                assert!(text.contains(line), "{line}");
            }
            assert!(text.starts_with("#:schema ./sequence.schema.json\n# "), "{text}");
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
