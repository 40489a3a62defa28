//! `halte search WORDS…`: what was ever said with these words in it, newest first.
//!
//! Never here: how it is looked up.

use chrono::{Days, Months, NaiveTime, TimeZone as _};
use serde_json::{Value, json};

use crate::domain::answer::Mark;
use crate::domain::fold::fold;
use crate::domain::person::Role;
use crate::domain::search::{Found, Hit, Wanted, places};
use crate::domain::{Date, Moment};
use crate::platform::clock;
use crate::report::json;
use crate::store::Store;
use crate::text::dates::full_date;
use crate::text::dates::parse_date;
use crate::text::lookup::role_from_typed;

use super::args::SearchArgs;
use super::context::Context;
use super::failure::{Code, Failure};
use super::lookup;
use super::out::{Lines, print_json};

/// Entries that are looked at in one go.
const ROWS: usize = 10_000;

pub fn run(context: &Context, arguments: &SearchArgs) -> Result<Code, Failure> {
    let store = context.read_store()?;
    let mut wanted = wanted(context, arguments)?;
    if let (Some(store), Some(role)) = (&store, &wanted.role) {
        wanted.role = Some(known_role(context, store, role)?);
    }
    if let (Some(store), Some(line)) = (&store, &wanted.line)
        && !store.has_line(line).map_err(|error| context.failure(&error))?
    {
        return Err(Failure::new(Code::NotFound, context.ui.cli_no_line(line)));
    }
    if let Some(typed) = &arguments.in_case {
        wanted.case = Some(lookup::case(context, store.as_ref(), typed)?.id);
    }
    let limit = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let mut found = Found::default();
    if let Some(store) = &store {
        loop {
            let left = limit - found.hits.len();
            let page = store.search(&wanted, found.next, left, ROWS);
            let page = page.map_err(|error| context.failure(&error))?;
            found.hits.extend(page.hits);
            found.next = page.next;
            if found.next.is_none() || found.hits.len() >= limit {
                break;
            }
        }
    }
    if arguments.json {
        let hits: Vec<Value> = found.hits.iter().map(json::hit).collect();
        return print_json(&json!({ "version": 1, "found": hits, "more": found.next.is_some() }));
    }
    let mut out = Lines::new(context);
    if found.hits.is_empty() {
        out.line(context.ui.search_nothing());
    }
    for hit in &found.hits {
        out.gap();
        write(context, &mut out, hit, &wanted);
    }
    if found.next.is_some() {
        out.gap();
        out.line(context.ui.search_more());
    }
    out.print()
}

fn wanted(context: &Context, arguments: &SearchArgs) -> Result<Wanted, Failure> {
    let ui = context.ui;
    let mut wanted = Wanted::default();
    for typed in &arguments.words {
        // The shell took the quotes away: what it gives as one stands together.
        let typed = if typed.trim().contains(char::is_whitespace) && !typed.contains('"') {
            format!("\"{typed}\"")
        } else {
            typed.clone()
        };
        wanted.parts.extend(Wanted::typed(&typed).parts);
    }
    wanted.line.clone_from(&arguments.step);
    wanted.role = arguments.role.as_deref().map(|typed| role_from_typed(typed).code().to_owned());
    if let Some(typed) = &arguments.mark {
        let words = |mark: &Mark| ui.mark(*mark).to_lowercase() == typed.to_lowercase();
        let named = Mark::ALL.iter().map(|(mark, _)| *mark).find(words);
        let Some(mark) = Mark::from_code(typed).or(named) else {
            let codes: Vec<&str> = Mark::ALL.iter().map(|(_, code)| *code).collect();
            let failure = Failure::new(Code::Usage, ui.search_no_mark(typed));
            return Err(failure.hint(ui.usage_possible(&codes.join(", "))));
        };
        wanted.mark = Some(mark);
    }
    wanted.since = day(context, arguments.since.as_deref())?.map(begin_of);
    let after = day(context, arguments.until.as_deref())?.and_then(|day| day.checked_add_days(Days::new(1)));
    wanted.before = after.map(begin_of);
    Ok(wanted)
}

/// A role of the group's own has to be someone's: what was mistyped would find nothing, and not say so.
fn known_role(context: &Context, store: &Store, role: &str) -> Result<String, Failure> {
    let all = store.roles().map_err(|error| context.failure(&error))?;
    let known = Role::KNOWN.into_iter().chain(all.iter().map(String::as_str));
    if let Some(role) = known.clone().find(|other| fold(other) == fold(role)) {
        return Ok(role.to_owned());
    }
    let all: Vec<&str> = known.collect();
    let failure = Failure::new(Code::Usage, context.ui.search_no_role(role));
    Err(failure.hint(context.ui.usage_possible(&all.join(", "))))
}

fn day(context: &Context, typed: Option<&str>) -> Result<Option<Date>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    let today = clock::now().date_naive();
    // Nothing was said after today: a day without its year is the last one.
    let ahead = |day: &Date| *day > today;
    let year_ago = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    let last = |day: Date| parse_date(typed, year_ago).filter(|last| !ahead(last)).unwrap_or(day);
    let read = parse_date(typed, today).map(|day| if ahead(&day) { last(day) } else { day });
    read.map(Some).ok_or_else(|| {
        let ui = context.ui;
        Failure::new(Code::Usage, ui.search_no_day(typed)).hint(ui.search_day_hint())
    })
}

/// Midnight at which this day begins, in the zone of now.
fn begin_of(day: Date) -> Moment {
    let now = clock::now();
    let midnight = day.and_time(NaiveTime::MIN);
    now.offset().from_local_datetime(&midnight).single().unwrap_or(now)
}

fn write(context: &Context, out: &mut Lines, hit: &Hit, wanted: &Wanted) {
    let ui = context.ui;
    out.heading(&format!("{} · {}", hit.title, full_date(ui, hit.at.date_naive())));
    let what = ui.found(hit.source, hit.question.as_deref());
    let who = hit.who.as_ref().map(|who| format!("{who} · ")).unwrap_or_default();
    if !what.is_empty() || !who.is_empty() {
        out.line(&format!("  {who}{what}"));
    }
    out.marked(4, &hit.text, &places(&hit.text, &wanted.parts));
    if let (words, true) = hit.found_in(wanted) {
        let words = format!("{} {words}", ui.found_earlier());
        out.marked(4, &words, &places(&words, &wanted.parts));
    }
}
