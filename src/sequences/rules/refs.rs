//! References from a step to others: they stand earlier, and have what is asked of them.
//!
//! Never here: rules within one step.

use std::collections::HashMap;

use super::super::build;
use super::super::codes;
use super::super::near::nearest;
use super::super::problem::Kind;
use super::super::read::Node;
use super::super::tree::At;
use super::{Rules, free_id};
use crate::domain::sequence::{Choices, Kind as Answer, Seen, Step};

impl<'a> Rules<'a> {
    /// Two steps with one id.
    pub(super) fn step_ids(&mut self) {
        let mut first: HashMap<&str, usize> = HashMap::new();
        let mut found = Vec::new();
        for (node, step) in &self.steps {
            let line = self.source.line_at(node.span("id").start);
            if step.id.is_empty() {
                continue;
            }
            match first.get(step.id.as_str()) {
                None => {
                    first.insert(&step.id, line);
                }
                Some(line) => found.push((step.id.clone(), *line, node.span("id"))),
            }
        }
        let found = found.into_iter().map(|(id, line, span)| {
            let better = free_id(&id, |free| !first.contains_key(free));
            (Kind::DuplicateStep { id, line, better }, span)
        });
        let found: Vec<_> = found.collect();
        self.problems.extend(found);
    }

    /// Everything by which a step names others.
    pub(super) fn references(&mut self, index: usize, node: &Node, step: &Step) {
        for name in build::names(node, "show") {
            if let Some(target) = self.earlier(index, name)
                && !target.is_kept()
            {
                let id = name.value.clone();
                self.say(Kind::NothingToShow { id }, name.span.clone());
            }
        }
        for name in build::names(node, "on") {
            if let Some(target) = self.earlier(index, name) {
                self.on(name, node, step, target);
            }
        }
        if let Some(id) = &step.per_item {
            let name = At::new(id.clone(), node.span("per_item"));
            if let Some(target) = self.earlier(index, &name) {
                let id = id.clone();
                if target.kind != Answer::List {
                    self.say(Kind::PerItemNoList { id }, name.span);
                } else if !target.is_kept() {
                    self.say(Kind::NothingKept { id }, name.span);
                }
            }
        }
        if let Some(condition) = build::child(node, "only_if") {
            self.condition(index, condition);
        }
    }

    /// The earlier step of this name; None, and said, when it is not there or not earlier.
    fn earlier(&mut self, index: usize, name: &At<String>) -> Option<&'a Step> {
        let is_it = |(_, step): &(&Node, &Step)| step.id == name.value;
        let id = name.value.clone();
        match self.steps.iter().position(is_it) {
            Some(at) if at < index => return self.steps.get(at).map(|(_, step)| *step),
            Some(at) => {
                let own = at == index;
                self.say(Kind::StepLater { id, own }, name.span.clone());
            }
            None => {
                // Of a file with thousands of steps the nearest hundred are enough.
                let before = self.steps.iter().take(index).rev().take(100);
                let ids = before.map(|(_, step)| step.id.as_str());
                let near = nearest(&id, ids.filter(|id| !id.is_empty())).map(str::to_owned);
                self.say(Kind::StepUnknown { id, near }, name.span.clone());
            }
        }
        None
    }

    fn on(&mut self, name: &At<String>, node: &Node, step: &Step, target: &Step) {
        let id = name.value.clone();
        if !target.is_kept() {
            self.say(Kind::NothingKept { id }, name.span.clone());
            return;
        }
        let authored = target.is_personal() && target.seen != Seen::Unnamed;
        let says_back = matches!(step.kind, Answer::SayBack { .. });
        if says_back && !authored {
            self.say(Kind::NoAuthor { id: Some(id) }, name.span.clone());
        } else if step.makes_bringer && !authored {
            self.say(Kind::NoAuthor { id: Some(id) }, node.key("makes"));
        }
    }

    /// What `only_if` asks of an earlier step.
    fn condition(&mut self, index: usize, node: &Node) {
        let tests = ["below", "above", "is"];
        let count = tests.iter().filter(|name| node.get(name).is_some()).count();
        if count != 1 {
            self.say(Kind::ConditionTests { count }, node.head.clone());
        }
        let Some(id) = build::text(node, "step") else {
            return;
        };
        let name = At::new(id.clone(), node.span("step"));
        let Some(target) = self.earlier(index, &name) else {
            return;
        };
        if matches!(target.seen, Seen::Private | Seen::Unnamed) {
            let seen = codes::code(&codes::SEEN, &target.seen);
            self.say(Kind::ConditionSeen { id, seen }, name.span);
        } else if node.get("is").is_some() {
            self.condition_option(node, target);
        } else {
            self.condition_number(node, target);
        }
    }

    fn condition_option(&mut self, node: &Node, target: &Step) {
        let id = target.id.clone();
        let Answer::Choice(Choices::Options(options)) = &target.kind else {
            self.say(Kind::ConditionNoChoice { id }, node.key("is"));
            return;
        };
        let Some(found) = build::text(node, "is") else {
            return;
        };
        if options.iter().all(|option| option.id != found) {
            let ids = options.iter().map(|option| option.id.as_str());
            let near = nearest(&found, ids).map(str::to_owned);
            self.say(Kind::ConditionOption { id, found, near }, node.span("is"));
        }
    }

    fn condition_number(&mut self, node: &Node, target: &Step) {
        for name in ["below", "above"] {
            let Some(number) = build::whole(node, name) else {
                continue;
            };
            let Answer::Scale(scale) = &target.kind else {
                let id = target.id.clone();
                self.say(Kind::ConditionNoScale { id }, node.key(name));
                return;
            };
            let (from, to) = (scale.from, scale.to);
            let never = if name == "below" { number <= from } else { number >= to };
            if never {
                self.say(Kind::ConditionNever { from, to }, node.span(name));
            }
        }
    }
}
