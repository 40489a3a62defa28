//! `halte check`: looks at everything that is kept, and says in plain words what it found.
//!
//! Damage is exit code 6. Advice (where the file lies, who may read it, own sequences with mistakes) and two versions
//! beside each other are no damage. A search index that does not fit is made anew, since it is made of the rest; nothing
//! else is repaired.

use serde_json::{Value, json};

use crate::platform::place::{self, Place};
use crate::platform::private;
use crate::sequences::Severity;
use crate::sequences::catalogue::Origin;
use crate::store::backups;
use crate::store::check::{Finding, Report, check};
use crate::text::Ui;
use crate::text::dates::full_date;

use super::args::JsonArgs;
use super::backup::held;
use super::context::Context;
use super::failure::{Code, Failure};
use super::out::{Lines, print_json};

/// A line of the report, with the name that a program knows it by.
struct Line {
    code: &'static str,
    damage: bool,
    words: String,
}

pub fn run(context: &Context, arguments: &JsonArgs) -> Result<Code, Failure> {
    let (ui, database) = (context.ui, &context.places.database);
    let report = match context.read_store() {
        Ok(None) => None,
        Ok(Some(_)) => Some(check(database).map_err(|error| context.failure(&error))?),
        Err(failure) if failure.code == Code::Damaged => match check(database) {
            Ok(report) if !report.findings.is_empty() => Some(report),
            Ok(_) | Err(_) => return Err(failure),
        },
        Err(failure) => return Err(failure),
    };
    let mut found: Vec<Line> =
        report.iter().flat_map(|report| &report.findings).map(|f| line(ui, f)).collect();
    if let Some(report) = &report {
        mend(context, report, &mut found);
    }
    found.extend(advice(context));
    let damaged = found.iter().any(|line| line.damage);
    let code = if damaged { Code::Damaged } else { Code::Done };
    let good = backups::last_good(database);
    if arguments.json {
        let findings: Vec<Value> = found
            .iter()
            .map(|line| json!({ "code": line.code, "damage": line.damage, "text": line.words }))
            .collect();
        let contents = report.as_ref().and_then(|report| report.contents);
        print_json(&json!({
            "version": 1,
            "database": database,
            "right": !damaged,
            "cases": contents.map(|held| held.cases),
            "rounds": contents.map(|held| held.rounds),
            "answers": contents.map(|held| held.answers),
            "unfinished": contents.map(|held| held.unfinished),
            "findings": findings,
            "backup": good.as_ref().map(|good| &good.path),
        }))?;
        return Ok(code);
    }
    let mut lines = Lines::new(context);
    match &report {
        None => lines.line(ui.check_nothing()),
        Some(Report { contents, .. }) => {
            lines.heading(if damaged { ui.check_wrong() } else { ui.check_right() });
            if let Some(contents) = contents {
                lines.line(&ui.check_holds(&held(ui, contents)));
            }
            match good.as_ref().and_then(|good| Some((good, good.day?))) {
                Some((good, day)) => {
                    let date = full_date(ui, day);
                    lines.line(&ui.check_backup(&date, &good.path.display().to_string()));
                }
                None => lines.line(ui.check_no_backup()),
            }
        }
    }
    for line in &found {
        lines.line(&format!("- {}", line.words));
    }
    if damaged {
        for words in context.way_back() {
            lines.line(&words);
        }
    }
    lines.print()?;
    Ok(code)
}

fn line(ui: Ui, finding: &Finding) -> Line {
    let (code, words) = match finding {
        Finding::File(said) => ("file", ui.check_file(said)),
        Finding::Unreadable(part, said) => ("unreadable", ui.check_unreadable(part, said)),
        Finding::Loose(table) => ("reference", ui.check_loose(table)),
        Finding::Differs(rows) => ("differs", ui.check_differs(rows.count, ui.kept(rows.kind))),
        Finding::Missing(rows) => ("missing", ui.check_missing(rows.count, ui.kept(rows.kind))),
        Finding::Unwritten(rows) => ("unwritten", ui.check_unwritten(rows.count, ui.kept(rows.kind))),
        Finding::Garbled(rows) => ("garbled", ui.check_garbled(rows.count, ui.kept(rows.kind))),
        Finding::Counted(cases) => ("count", ui.check_counted(*cases)),
        Finding::Index => ("index", ui.check_index().to_owned()),
        Finding::Arriving(cases) => ("import", ui.check_arriving(*cases)),
        Finding::Gap(rows) => ("gap", ui.check_gap(rows.count, ui.kept(rows.kind))),
        Finding::Fork(rows) => ("fork", ui.check_fork(rows.count, ui.kept(rows.kind))),
    };
    Line { code, damage: finding.is_damage(), words }
}

/// The search index is made of the tables: where only that is wrong, it is made anew.
fn mend(context: &Context, report: &Report, found: &mut [Line]) {
    let mut damage = report.findings.iter().filter(|finding| finding.is_damage());
    if (damage.next(), damage.next()) != (Some(&Finding::Index), None) {
        return;
    }
    let mended = context.store().is_ok_and(|mut store| store.rebuild_index().is_ok());
    if let Some(line) = found.iter_mut().find(|line| mended && line.code == "index") {
        *line = Line { code: "index", damage: false, words: context.ui.check_index_mended().to_owned() };
    }
}

/// What is not damaged and could be better.
fn advice(context: &Context) -> Vec<Line> {
    let (ui, database) = (context.ui, &context.places.database);
    let mut found = Vec::new();
    let mut advise = |code, words| found.push(Line { code, damage: false, words });
    match place::looked_at(database) {
        Some(Place::Synced(program)) => advise("synced", ui.check_synced(program)),
        Some(Place::Network(kind)) => advise("network", ui.check_network(kind)),
        None => {}
    }
    let backups = backups::folder(database);
    let beside = ["", "-wal", "-shm"].map(|end| {
        let mut path = database.clone().into_os_string();
        path.push(end);
        path.into()
    });
    for path in beside.into_iter().chain(std::iter::once(backups.clone())).chain(private::files_in(&backups))
    {
        if private::is_open_to_others(&path) {
            advise("rights", ui.check_rights(&path.display().to_string()));
        }
    }
    let catalogue = context.catalogue();
    let entries = catalogue.list();
    let own = entries.iter().filter(|entry| !matches!(entry.origin, Origin::Shipped));
    let wrong =
        own.filter(|entry| entry.problems.iter().any(|problem| problem.severity() == Severity::Error));
    match wrong.count() {
        0 => {}
        count => advise("sequences", ui.check_sequences(count)),
    }
    found
}
