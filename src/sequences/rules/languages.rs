//! Which languages a file speaks, and which texts are not there in one of them.
//!
//! Never here: what a tag may look like.

use super::super::problem::Kind;
use super::super::read::{Node, Value};
use super::super::tree::{At, Span};
use super::Rules;

/// A text of the file that has languages.
struct Text<'a> {
    key: String,
    span: Span,
    tags: &'a [At<String>],
}

impl Rules<'_> {
    /// A language is one of the file's when at least half of its texts have it.
    pub(super) fn languages(&mut self, root: &Node) {
        let mut texts = Vec::new();
        gather(root, &mut texts);
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for tag in texts.iter().flat_map(|text| text.tags) {
            let is_it = |(known, _): &(&str, usize)| known.eq_ignore_ascii_case(&tag.value);
            if let Some(at) = counts.iter().position(is_it) {
                if let Some((_, count)) = counts.get_mut(at) {
                    *count += 1;
                }
            } else if counts.len() < 50 {
                counts.push((&tag.value, 1));
            }
        }
        let is_spoken = |count: usize| count * 2 >= texts.len();
        for text in &texts {
            for (tag, _) in counts.iter().filter(|(_, count)| is_spoken(*count)) {
                if !text.tags.iter().any(|own| serves(&own.value, tag)) {
                    let (key, tag) = (text.key.clone(), (*tag).to_owned());
                    self.say(Kind::MissingLanguage { key, tag }, text.span.clone());
                }
            }
            for own in text.tags {
                let is_own = |tag: &str| tag.eq_ignore_ascii_case(&own.value);
                if counts.iter().any(|(tag, n)| is_own(tag) && !is_spoken(*n)) {
                    let tag = own.value.clone();
                    self.say(Kind::LoneLanguage { tag }, own.span.clone());
                }
            }
        }
    }
}

/// True when a text of this language serves people of that one: the same, or without its region.
fn serves(own: &str, wanted: &str) -> bool {
    let primary = wanted.split('-').next().unwrap_or_default();
    own.eq_ignore_ascii_case(wanted) || own.eq_ignore_ascii_case(primary)
}

fn gather<'a>(node: &'a Node, texts: &mut Vec<Text<'a>>) {
    for (field, read) in &node.fields {
        match &read.value {
            Some(Value::Words(_, tags)) if !tags.is_empty() => {
                texts.push(Text { key: field.name.to_owned(), span: read.key.clone(), tags });
            }
            Some(Value::Node(child)) => gather(child, texts),
            Some(Value::Nodes(children)) => children.iter().for_each(|c| gather(c, texts)),
            Some(Value::Roles(roles)) => roles.iter().for_each(|(_, c)| gather(c, texts)),
            _ => {}
        }
    }
}
