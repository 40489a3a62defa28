//! `halte elements`: what works, over all cases, and how often it was seen.
//!
//! Never here: that something is proven.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::domain::Date;
use crate::domain::element::{Sighting, WorkingElement};
use crate::domain::id::{CaseId, ElementId};
use crate::platform::clock;
use crate::report::json;
use crate::store::{ElementFilter, Store};
use crate::text::dates::short_date;

use super::args::JsonArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::{Lines, print_json};

const PAGE: usize = 100;

pub fn run(context: &Context, arguments: &JsonArgs) -> Result<Code, Failure> {
    let store = context.read_store()?;
    let elements = match &store {
        Some(store) => all(context, store)?,
        None => Vec::new(),
    };
    let titles = match &store {
        Some(store) => titles(context, store)?,
        None => BTreeMap::new(),
    };
    if arguments.json {
        let all: Vec<Value> = elements.iter().map(|element| object(&titles, element)).collect();
        return print_json(&json!({ "version": 1, "elements": all }));
    }
    let mut out = Lines::new(context);
    if elements.is_empty() {
        out.line(context.ui.cli_no_elements());
    }
    for element in &elements {
        out.gap();
        write(context, &mut out, &titles, element);
    }
    out.print()
}

fn all(context: &Context, store: &Store) -> Result<Vec<WorkingElement>, Failure> {
    let mut elements: Vec<WorkingElement> = Vec::new();
    let filter = ElementFilter::default();
    loop {
        let after: Option<ElementId> = elements.last().map(|element| element.id);
        let page = store.elements(&filter, after, PAGE).map_err(|error| context.failure(&error))?;
        let done = page.len() < PAGE;
        elements.extend(page);
        if done {
            return Ok(elements);
        }
    }
}

fn titles(context: &Context, store: &Store) -> Result<BTreeMap<CaseId, String>, Failure> {
    let lines = store.case_lines().map_err(|error| context.failure(&error))?;
    Ok(lines.into_iter().map(|line| (line.id, line.title)).collect())
}

fn write(context: &Context, out: &mut Lines, titles: &BTreeMap<CaseId, String>, element: &WorkingElement) {
    let (ui, today): (_, Date) = (context.ui, clock::now().date_naive());
    let title = |case: &CaseId| titles.get(case).map_or("", String::as_str);
    out.words(0, &element.words.element);
    let strength = ui.strength(element.strength.code()).unwrap_or_default();
    let made = short_date(ui, element.noticed.date_naive(), today);
    out.words(2, &format!("{strength} · {} · {made}", title(&element.case)));
    let parts = [
        (ui.conditions_label(), &element.words.conditions),
        (ui.element_why_label(), &element.words.why),
        (ui.not_when_label(), &element.words.not_when),
    ];
    for (label, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
        out.words(2, &format!("{label}: {words}"));
    }
    for same in &element.same {
        let date = short_date(ui, same.noticed.date_naive(), today);
        out.words(2, &format!("{} · {} · {date}", ui.element_same(&same.words.element), title(&same.case)));
    }
    for seen in &element.seen_in {
        let Sighting { case, at, outcome, .. } = seen;
        let date = short_date(ui, at.date_naive(), today);
        let end = if outcome.is_empty() { String::new() } else { format!(": {outcome}") };
        out.words(2, &format!("→ {} · {date}{end}", title(case)));
    }
}

fn object(titles: &BTreeMap<CaseId, String>, element: &WorkingElement) -> Value {
    let mut object = json::element(element, None);
    if let Value::Object(keys) = &mut object {
        let title = titles.get(&element.case);
        keys.insert("x-case".to_owned(), json!({ "id": element.case.to_string(), "title": title }));
    }
    object
}
