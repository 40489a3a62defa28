//! `halte export --format json`: a casebook, written round by round, and then its revisions.
//!
//! An export of one round or without names is for reading and has no revisions: those hold all
//! words and names. Never here: the keys of things (see `report::json`).

use std::io::Write;

use serde_json::{Value, json};

use super::{Export, Stop};
use crate::cli::progress::Progress;
use crate::domain::case::Case;
use crate::platform::clock;
use crate::report::json;
use crate::store::{Log, Logged, Store, StoreError};

impl Export<'_> {
    pub(super) fn casebook(
        &self,
        cases: &[Case],
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        let now = json::utc(clock::now());
        write!(out, "{{\"format\":\"halte-casebook\",\"version\":1,\"exported_at\":\"{now}\",\"cases\":[")?;
        let mut logs = Vec::new();
        let gone =
            self.store.map_or(Ok(Vec::new()), Store::taken_away).map_err(|error| self.failed(&error))?;
        for (at, case) in cases.iter().enumerate() {
            writeln!(out, "{}", if at > 0 { "," } else { "" })?;
            if let Some(store) = self.store {
                // The place in the log comes after: it has at least what is told here.
                self.one(store, case, out, progress)?;
                logs.push(store.log(case.id, &gone).map_err(|error| self.failed(&error))?);
            }
        }
        write!(out, "]")?;
        if let Some(store) = self.store.filter(|_| !self.nameless && self.round.is_none()) {
            write!(out, ",\"revisions\":[")?;
            let mut first = true;
            for (case, mut log) in cases.iter().zip(logs) {
                self.revisions(store, case, &mut log, &mut first, out)?;
                progress.step(1);
            }
            write!(out, "]")?;
        }
        writeln!(out, "}}")?;
        Ok(())
    }

    fn one(
        &self,
        store: &Store,
        case: &Case,
        out: &mut dyn Write,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        let failed = |error: StoreError| self.failed(&error);
        let mut head = json::case(&self.told(case));
        if let Value::Object(head) = &mut head {
            if self.nameless {
                head.insert("x-without_names".to_owned(), true.into());
            }
            if self.round.is_some() {
                head.insert("x-part".to_owned(), true.into());
            }
        }
        let head = head.to_string();
        write!(out, "{},\"rounds\":[", head.strip_suffix('}').unwrap_or(&head))?;
        let rounds = self.rounds(case)?;
        for (at, (_, id)) in rounds.iter().enumerate() {
            if let Some(round) = self.round(store, *id)? {
                let comma = if at == 0 { "" } else { "," };
                write!(out, "{comma}\n{}", json::round(&round, None))?;
            }
            progress.step(1);
        }
        write!(out, "],\"agreements\":[")?;
        let part = self.round.is_some();
        let in_part = |id| !part || rounds.iter().any(|(_, round)| *round == id);
        let mut comma = "";
        for agreement in self.agreements(store, case)? {
            let spoken = agreement.reviews.iter().any(|past| in_part(past.round));
            if in_part(agreement.round) || spoken {
                let answers = store.answers_of_agreement(agreement.id).map_err(failed)?;
                write!(out, "{comma}\n{}", json::agreement_of(&agreement, &answers, None))?;
                comma = ",";
            }
        }
        let mut questions = store.learning_questions(case.id, true).map_err(failed)?;
        questions.retain(|question| {
            !part || question.history.iter().any(|entry| entry.round.is_some_and(in_part))
        });
        let questions: Vec<Value> = questions.iter().map(json::question).collect();
        let mut elements = store.own_elements(case.id).map_err(failed)?;
        elements.retain(|(own, _)| !part || own.round.is_some_and(in_part));
        let elements: Vec<Value> = elements.iter().map(|(own, same)| json::element(own, *same)).collect();
        let mut notes = store.notes(case.id).map_err(failed)?;
        notes.retain(|note| !part || note.round.is_some_and(in_part));
        let notes: Vec<Value> = notes.iter().map(json::note).collect();
        let mut shown = store.attachments(case.id).map_err(failed)?;
        shown.retain(|shown| !part || shown.round.is_some_and(in_part));
        let shown: Vec<Value> = shown.iter().map(json::attachment).collect();
        write!(out, "],\"agenda\":{},\"elements\":{}", json!(questions), json!(elements))?;
        write!(out, ",\"attachments\":{},\"notes\":{}}}", json!(shown), json!(notes))?;
        Ok(())
    }

    fn revisions(
        &self,
        store: &Store,
        case: &Case,
        log: &mut Log,
        first: &mut bool,
        out: &mut dyn Write,
    ) -> Result<(), Stop> {
        for piece in log.pieces() {
            for revision in store.revisions(log, piece).map_err(|error| self.failed(&error))? {
                let comma = if std::mem::take(first) { "" } else { "," };
                write!(out, "{comma}\n{}", line(case, &revision))?;
            }
        }
        Ok(())
    }
}

/// A revision; its body stands there as it is kept.
fn line(case: &Case, revision: &Logged) -> String {
    let parents: Vec<String> = revision.parents.iter().map(ToString::to_string).collect();
    let head = json!({
        "case": case.id.to_string(),
        "id": revision.id.to_string(),
        "row": revision.row.to_string(),
        "kind": revision.kind,
        "node": revision.node.to_string(),
        "clock": revision.clock,
        "parents": parents,
    });
    let head = head.to_string();
    let body = revision.body.as_deref().unwrap_or("null");
    format!("{},\"body\":{body}}}", head.strip_suffix('}').unwrap_or(&head))
}
