//! A step that turned out to ask something else: a new id, and a history of its own.
//!
//! Never here: whether it does.

use super::edits::{Edit, apply, around, quoted};
use super::{find, steps, text};
use crate::sequences::read::is_id;
use crate::sequences::source::Source;
use crate::sequences::syntax;
use crate::sequences::tree::{At, Span, Table, Tree};

/// The text in which this step has this new id and no line of its own. Steps that name the old id
/// name the new one. None when there is no such step, or the id is not free.
pub fn as_another(source: &Source, step: &str, id: &str) -> Option<String> {
    let table = syntax::parse(source).table;
    let steps = steps(&table);
    let taken = steps.iter().any(|other| text(other, "id") == Some(id));
    let own = steps.iter().find(|own| text(own, "id") == Some(step))?;
    if taken || !is_id(id) {
        return None;
    }
    let mut edits = Vec::new();
    if let Some((_, value)) = find(own, "id") {
        edits.push(Edit::new(value.span.clone(), quoted(id)));
    }
    if let Some((key, value)) = find(own, "line") {
        edits.push(Edit::new(without(&source.text, key.span.start..value.span.end), ""));
    }
    for other in steps {
        edits.extend(mentions(other, step).into_iter().map(|span| Edit::new(span, quoted(id))));
    }
    Some(apply(&source.text, edits))
}

/// An id that is free in this sequence: the old one with the lowest number that nothing has.
pub fn free_id(source: &Source, step: &str) -> String {
    let table = syntax::parse(source).table;
    let steps = steps(&table);
    let is_free = |id: &String| steps.iter().all(|step| text(step, "id") != Some(id.as_str()));
    (2..10_000_u32).map(|number| format!("{step}-{number}")).find(is_free).unwrap_or_default()
}

/// Where a step names another one.
fn mentions(table: &Table, step: &str) -> Vec<Span> {
    let is_it = |value: &At<Tree>| matches!(&value.value, Tree::Text(text) if text == step);
    let mut found = Vec::new();
    for (key, value) in table {
        match (key.value.as_str(), &value.value) {
            ("show" | "on", Tree::List(items)) => {
                found.extend(items.iter().filter(|item| is_it(item)).map(|item| item.span.clone()));
            }
            ("per_item", _) if is_it(value) => found.push(value.span.clone()),
            ("only_if", Tree::Table(test)) => {
                let named = find(test, "step").filter(|(_, value)| is_it(value));
                found.extend(named.map(|(_, value)| value.span.clone()));
            }
            _ => {}
        }
    }
    found
}

/// What goes away with this key and its value: its whole line, unless something else stands there.
fn without(whole: &str, span: Span) -> Span {
    let (before, _) = around(whole, span.start);
    let (_, after) = around(whole, span.end);
    if before.trim().is_empty() && after.trim().is_empty() {
        let start = span.start - before.len();
        let end = span.end + after.len();
        let rest = whole.get(end..).unwrap_or_default();
        let line_end = rest.len() - rest.strip_prefix('\r').unwrap_or(rest).len();
        let line_end = line_end + usize::from(rest.trim_start_matches('\r').starts_with('\n'));
        return start..end + line_end;
    }
    // Between braces a comma goes too: the one after it, else the one before.
    let blank = |text: &str| text.len() - text.trim_start().len();
    let gap = blank(after);
    if let Some(rest) = after.get(gap..).and_then(|rest| rest.strip_prefix(',')) {
        return span.start..span.end + gap + 1 + blank(rest);
    }
    let kept = before.trim_end();
    if let Some(kept) = kept.strip_suffix(',') {
        return span.start - (before.len() - kept.len())..span.end;
    }
    span
}

#[cfg(test)]
mod tests {
    use super::{as_another, free_id};
    use crate::sequences::source::Source;

    fn changed(text: &str, step: &str, id: &str) -> Option<String> {
        as_another(&Source::new("a.toml", text), step, id)
    }

    #[test]
    fn another_question_has_a_new_id_and_no_line_and_nothing_else_changes() {
        let text = "# eerst\n[[step]]\nid = \"a\" # het id\nline = \"obstacle\"\nask = \"a\"\n\n[[step]]\nid = \"b\"\nshow = [\"a\", 'c'] # a\nonly_if = { step = \"a\", below = 3 }\n";
        let now = changed(text, "a", "a-2").unwrap();
        assert_eq!(
            now,
            "# eerst\n[[step]]\nid = \"a-2\" # het id\nask = \"a\"\n\n[[step]]\nid = \"b\"\nshow = [\"a-2\", 'c'] # a\nonly_if = { step = \"a-2\", below = 3 }\n"
        );
    }

    #[test]
    fn a_line_with_a_comment_loses_only_the_key() {
        let text = "[[step]]\r\nid = \"a\"\r\nline = \"x\" # samen\r\nask = \"?\"\r\n";
        let now = changed(text, "a", "b").unwrap();
        assert_eq!(now, "[[step]]\r\nid = \"b\"\r\n # samen\r\nask = \"?\"\r\n");
        let bare = changed("[[step]]\r\nline = \"x\"\r\nid = \"a\"\r\n", "a", "b").unwrap();
        assert_eq!(bare, "[[step]]\r\nid = \"b\"\r\n");
    }

    #[test]
    fn a_step_between_braces_stays_between_braces() {
        let now = changed("step = [{ id = \"a\", line = \"x\", ask = \"?\" }]", "a", "b").unwrap();
        assert_eq!(now, "step = [{ id = \"b\", ask = \"?\" }]");
        let now = changed("step = [{ id = \"a\", line = \"x\" }]", "a", "b").unwrap();
        assert_eq!(now, "step = [{ id = \"b\" }]");
    }

    #[test]
    fn an_id_that_is_taken_or_is_none_is_refused() {
        let text = "[[step]]\nid = \"a\"\n[[step]]\nid = \"a-2\"\n";
        assert_eq!(changed(text, "a", "a-2"), None);
        assert_eq!(changed(text, "a", "Mijn vraag"), None);
        assert_eq!(changed(text, "c", "d"), None);
        assert_eq!(free_id(&Source::new("a.toml", text), "a"), "a-3");
    }
}
