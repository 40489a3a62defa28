//! From the fields that were read to the values of the domain, with the defaults of the format.
//!
//! Never here: finding problems.

use super::codes;
use super::read::{Node, Value};
use super::tree::At;
use crate::domain::answer::Mark;
use crate::domain::sequence::{
    Choice, Choices, Kind, OnlyIf, Scale, Seen, Sequence, Step, Test, Who, Wording,
};
use crate::domain::words::Words;

/// The sequence that these fields make.
pub fn sequence(node: &Node) -> Sequence {
    let people = child(node, "people").and_then(|people| Some(small(people, "min")?..=small(people, "max")?));
    Sequence {
        id: text(node, "id").unwrap_or_default(),
        title: words(node, "title"),
        purpose: words(node, "purpose"),
        people,
        needs: listed(node, "needs", |code| codes::value(&codes::NEEDS, code)),
        opening: yes_no(node, "opening").unwrap_or(true),
        sources: texts(node, "sources"),
        steps: children(node, "step").iter().map(step).collect(),
    }
}

/// The step that these fields make.
pub fn step(node: &Node) -> Step {
    let roles = match node.value("role") {
        Some(Value::Roles(roles)) => roles.as_slice(),
        _ => &[],
    };
    Step {
        id: text(node, "id").unwrap_or_default(),
        line: text(node, "line"),
        wording: wording(node),
        roles: roles.iter().map(|(role, node)| (role.value.clone(), wording(node))).collect(),
        script: words(node, "script"),
        who: code(node, "who").and_then(|code| codes::value(&codes::WHO, code)).unwrap_or(Who::Each),
        kind: kind(node),
        seen: code(node, "seen").and_then(|code| codes::value(&codes::SEEN, code)).unwrap_or(Seen::Open),
        minutes: match node.value("minutes") {
            Some(Value::Number(minutes)) => *minutes,
            _ => 0.0,
        },
        yields: listed(node, "yields", Mark::from_code),
        optional: yes_no(node, "optional").unwrap_or(false),
        at_least: small(node, "at_least"),
        at_most: small(node, "at_most"),
        makes_bringer: code(node, "makes").is_some(),
        why: yes_no(node, "why").unwrap_or(false),
        show: texts(node, "show"),
        recall: texts(node, "recall"),
        per_item: text(node, "per_item"),
        only_if: child(node, "only_if").and_then(only_if),
        one_of: text(node, "one_of"),
        repeat: small(node, "repeat"),
    }
}

/// The kind of answer that a step asks for, by its code.
pub fn answer(node: &Node) -> &'static str {
    code(node, "answer").unwrap_or("text")
}

fn kind(node: &Node) -> Kind {
    match answer(node) {
        "list" => Kind::List,
        "scale" => Kind::Scale(child(node, "scale").map_or_else(unsaid, scale)),
        "choice" => Kind::Choice(match node.value("options") {
            Some(Value::Nodes(options)) => Choices::Options(options.iter().map(choice).collect()),
            _ if node.get("on").is_some() => Choices::Answers(texts(node, "on")),
            _ => Choices::Options(Vec::new()),
        }),
        "vote" => Kind::Vote { on: texts(node, "on"), votes: small(node, "votes").unwrap_or(1) },
        "agreement" => Kind::Agreement,
        "agenda" => Kind::Agenda,
        "element" => Kind::Element,
        "say-back" => Kind::SayBack { on: texts(node, "on") },
        "none" => Kind::None,
        _ => Kind::Text,
    }
}

fn scale(node: &Node) -> Scale {
    Scale {
        from: whole(node, "from").unwrap_or(1),
        to: whole(node, "to").unwrap_or(10),
        low: words(node, "low"),
        high: words(node, "high"),
    }
}

/// The scale of a step whose own could not be read.
fn unsaid() -> Scale {
    Scale { from: 1, to: 10, low: Words::default(), high: Words::default() }
}

fn choice(node: &Node) -> Choice {
    Choice { id: text(node, "id").unwrap_or_default(), label: words(node, "label") }
}

fn only_if(node: &Node) -> Option<OnlyIf> {
    let test = match (whole(node, "below"), whole(node, "above")) {
        (Some(below), _) => Test::Below(below),
        (None, Some(above)) => Test::Above(above),
        (None, None) => Test::Is(text(node, "is")?),
    };
    Some(OnlyIf { step: text(node, "step")?, test })
}

fn wording(node: &Node) -> Wording {
    Wording { ask: words(node, "ask"), help: words(node, "help"), starter: words(node, "starter") }
}

/// The table in this field.
pub fn child<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match node.value(name) {
        Some(Value::Node(child)) => Some(child),
        _ => None,
    }
}

/// The tables in this field.
pub fn children<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match node.value(name) {
        Some(Value::Nodes(children)) => children,
        _ => &[],
    }
}

/// The names in this field, with their places.
pub fn names<'a>(node: &'a Node, name: &str) -> &'a [At<String>] {
    match node.value(name) {
        Some(Value::Texts(names)) => names,
        _ => &[],
    }
}

/// The text in this field.
pub fn text(node: &Node, name: &str) -> Option<String> {
    match node.value(name) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// The whole number in this field.
pub fn whole(node: &Node, name: &str) -> Option<i64> {
    match node.value(name) {
        Some(Value::Whole(number)) => Some(*number),
        _ => None,
    }
}

fn small(node: &Node, name: &str) -> Option<u32> {
    whole(node, name).and_then(|number| u32::try_from(number).ok())
}

fn words(node: &Node, name: &str) -> Words {
    match node.value(name) {
        Some(Value::Words(words, _)) => words.clone(),
        _ => Words::default(),
    }
}

fn texts(node: &Node, name: &str) -> Vec<String> {
    let names = names(node, name);
    names.iter().map(|name| name.value.clone()).collect()
}

fn code(node: &Node, name: &str) -> Option<&'static str> {
    match node.value(name) {
        Some(Value::Code(code)) => Some(code),
        _ => None,
    }
}

fn yes_no(node: &Node, name: &str) -> Option<bool> {
    match node.value(name) {
        Some(Value::YesNo(value)) => Some(*value),
        _ => None,
    }
}

fn listed<T>(node: &Node, name: &str, value: impl Fn(&str) -> Option<T>) -> Vec<T> {
    match node.value(name) {
        Some(Value::Codes(codes)) => codes.iter().filter_map(|code| value(code)).collect(),
        _ => Vec::new(),
    }
}
