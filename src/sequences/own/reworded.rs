//! What changed between two versions of a sequence that matters for history: a question in other
//! words under the same line, and a question whose line became another one.
//!
//! Never here: whether it still is the same question. That is for people to say.

use crate::domain::sequence::{Sequence, Step};
use crate::domain::words::Words;

/// A question that is asked in other words, while its answers stand together with the earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// The step, as it is now.
    pub step: String,
    /// The line under which its answers stand.
    pub line: String,
    /// What was asked and what is asked now.
    pub changes: Vec<Change>,
    /// The languages in which everyone is still asked what was asked before.
    pub still: Vec<String>,
}

/// Other words in one language, for everyone or for one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The role's code; None for the words for everyone.
    pub role: Option<String>,
    /// The language; empty where the file names none.
    pub tag: String,
    /// What was asked.
    pub before: String,
    /// What is asked now.
    pub now: String,
}

/// A step that is still there and whose answers stand under another line from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The step.
    pub step: String,
    /// The line with its answers until now.
    pub from: String,
    /// The line from now on.
    pub to: String,
}

/// The questions in other words, in the order of the sequence.
pub fn reworded(before: &Sequence, now: &Sequence) -> Vec<Reworded> {
    let changed = |step: &Step| {
        let line = now.line(step);
        let on_line = || before.steps.iter().filter(|old| before.line(old) == line);
        let old = on_line().find(|old| old.id == step.id).or_else(|| on_line().next())?;
        let changes = changes(old, step);
        let is_changed = |tag: &str| changes.iter().any(|change| change.role.is_none() && change.tag == tag);
        let for_all = changes.iter().any(|change| change.role.is_none());
        let asked_before = |tag: &str| for_all && old.wording.ask.iter().any(|(other, _)| other == tag);
        let tags = step.wording.ask.iter().map(|(tag, _)| tag.to_owned());
        let still = tags.filter(|tag| asked_before(tag) && !is_changed(tag)).collect();
        (!changes.is_empty()).then(|| Reworded { step: step.id.clone(), line, changes, still })
    };
    now.steps.iter().filter_map(changed).collect()
}

/// The steps whose answers stand elsewhere from now on, in the order of the sequence.
pub fn moved(before: &Sequence, now: &Sequence) -> Vec<Moved> {
    let stays = |line: &str| now.steps.iter().any(|step| now.line(step) == line);
    let moved = |step: &Step| {
        let (_, old) = before.find(&step.id)?;
        let (from, to) = (before.line(old), now.line(step));
        (from != to && !stays(&from)).then(|| Moved { step: step.id.clone(), from, to })
    };
    now.steps.iter().filter_map(moved).collect()
}

fn changes(old: &Step, now: &Step) -> Vec<Change> {
    let mut changes = of_words(&old.wording.ask, &now.wording.ask, None);
    for (role, wording) in &now.roles {
        let before = old.roles.iter().find(|(code, _)| code == role);
        // A role that had no words of its own was asked what everyone was asked.
        let before = before.map(|(_, wording)| &wording.ask).filter(|ask| !ask.is_empty());
        let before = before.unwrap_or(&old.wording.ask);
        changes.extend(of_words(before, &wording.ask, Some(role)));
    }
    changes
}

/// The languages that both have and that say something else. More blanks are no other words.
fn of_words(before: &Words, now: &Words, role: Option<&str>) -> Vec<Change> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = |text: &str| before.iter().any(|(_, old)| plain(old) == plain(text));
    let has_bare = |words: &Words| words.iter().any(|(tag, _)| tag.is_empty());
    let bare = has_bare(before) || has_bare(now);
    let mut changes = Vec::new();
    for (tag, text) in now.iter() {
        let old = before.iter().find(|(other, _)| other.eq_ignore_ascii_case(tag));
        // Without the names of languages the first text is what was asked.
        let old = old.or_else(|| before.iter().next().filter(|_| bare));
        let Some((_, old)) = old.filter(|(_, old)| plain(old) != plain(text)) else {
            continue;
        };
        if bare && known(text) {
            continue;
        }
        let (before, now) = (old.to_owned(), text.to_owned());
        changes.push(Change { role: role.map(str::to_owned), tag: tag.to_owned(), before, now });
    }
    if bare && now.iter().any(|(_, text)| known(text)) {
        changes.clear();
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::{moved, reworded};
    use crate::domain::sequence::Sequence;
    use crate::sequences::load;

    fn sequence(steps: &str) -> Sequence {
        load(&format!("format = 1\nid = \"ons\"\ntitle = \"Ons\"\n{steps}")).unwrap()
    }

    fn words(before: &str, now: &str) -> Vec<(String, String, String)> {
        let changes = reworded(&sequence(before), &sequence(now));
        let changes = changes.into_iter().flat_map(|one| one.changes);
        changes.map(|change| (change.tag, change.before, change.now)).collect()
    }

    #[test]
    fn other_words_in_any_language_are_found() {
        let before = "[[step]]\nid = \"a\"\nask.nl = \"Wat?\"\nask.en = \"What?\"\n";
        let now = "[[step]]\nid = \"a\"\nask.nl = \"Wat?\"\nask.en = \"What then?\"\nask.tr = \"Ne?\"\n";
        assert_eq!(words(before, now), [("en".into(), "What?".into(), "What then?".into())]);
        assert_eq!(words(before, before), []);
        assert_eq!(reworded(&sequence(before), &sequence(now))[0].still, ["nl"]);
    }

    #[test]
    fn a_translation_or_a_blank_more_is_no_other_question() {
        let bare = "[[step]]\nid = \"a\"\nask = \"Wat?\"\n";
        let both = "[[step]]\nid = \"a\"\nask.nl = \"Wat?\"\nask.en = \"What?\"\n";
        assert_eq!(words(bare, both), []);
        assert_eq!(words(both, bare), []);
        assert_eq!(words(bare, "[[step]]\nid = \"a\"\nask = \"Wat? \"\n"), []);
        let other = "[[step]]\nid = \"a\"\nask.nl = \"Hoe?\"\n";
        assert_eq!(words(bare, other), [("nl".into(), "Wat?".into(), "Hoe?".into())]);
    }

    #[test]
    fn a_question_for_one_role_counts_too() {
        let before = "[[step]]\nid = \"a\"\nask = \"Wat?\"\n";
        let now = "[[step]]\nid = \"a\"\nask = \"Wat?\"\n[step.role.resident]\nask = \"Wie?\"\n";
        let found = reworded(&sequence(before), &sequence(now));
        assert_eq!(found[0].changes[0].role.as_deref(), Some("resident"));
    }

    #[test]
    fn another_line_is_another_question_and_is_said_to_be_elsewhere() {
        let before = sequence("[[step]]\nid = \"a\"\nask = \"Wat?\"\n");
        let now = sequence("[[step]]\nid = \"a\"\nline = \"obstacle\"\nask = \"Hoe?\"\n");
        assert_eq!(reworded(&before, &now), []);
        let moved = moved(&before, &now);
        assert_eq!((moved[0].from.as_str(), moved[0].to.as_str()), ("ons/a", "obstacle"));
    }
}
