//! The first reading of a casebook: whether all of it can be taken in, and what it is about.
//!
//! It keeps the ids of one case at a time. Never here: the database.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::mould::Mould;
use super::{convert, log, misfit};
use crate::casebook::read::{Misfit, Part, Sink, Stop, Wanted};
use crate::casebook::{case_id, id_in};
use crate::store::StoreError;
use crate::store::rows;

/// A moment as two columns.
type At = (i64, i64);

/// What is known of a case before it is taken in.
#[derive(Debug, Default)]
pub struct CaseHead {
    /// Its identity here.
    pub id: Uuid,
    /// What people call it.
    pub title: String,
    /// True when its names were taken out.
    pub without_names: bool,
    /// Its people, in order: their identity here and their id in the file.
    pub people: Vec<(Uuid, String)>,
    /// When its rounds began and were finished.
    pub rounds: BTreeMap<Uuid, (At, At)>,
    /// Its agreements, in order.
    pub agreements: Vec<Uuid>,
    /// Its learning questions, in order.
    pub questions: Vec<Uuid>,
}

/// What a casebook is about; a sink for its first reading.
#[derive(Debug, Default)]
pub struct Survey {
    /// Its cases, in order.
    pub cases: Vec<CaseHead>,
    /// True when it has revisions: then these count.
    pub revisions: bool,
    places: BTreeMap<Uuid, usize>,
    held: Held,
    /// The first that stands in another case, if at all: what only a casebook with revisions can tell.
    elsewhere: Option<Misfit>,
    /// The sequence that was read last, and its steps.
    sequence: Option<(Value, BTreeSet<String>)>,
    written: Written,
    /// The cases of which the revisions were read.
    read: BTreeSet<String>,
    /// What a row has to fit, once a revision was read.
    mould: Option<Mould>,
    /// The rounds of which revisions were read, and those in which something was said.
    rounds: BTreeSet<u128>,
    spoken_in: BTreeSet<u128>,
    /// The row that was read last, and the round in which it stands by then.
    last: (Uuid, Option<u128>),
}

/// The revisions of one case, until those of another begin: their ids, what each says as one number, and which they
/// follow.
#[derive(Debug, Default)]
struct Written {
    case: String,
    /// Id, row and what it says.
    ids: Vec<(u128, u128, u128)>,
    parents: Vec<u128>,
    /// True when one of them says what case it is, or did before.
    has_case: bool,
}

impl Written {
    fn keep(&mut self, revision: &log::Revision) {
        let body = revision.body.as_deref().unwrap_or_default();
        let said = Uuid::new_v5(&revision.row, body.as_bytes()).as_u128();
        self.ids.push((revision.id.as_u128(), revision.row.as_u128(), said));
        self.parents.extend(revision.parents.iter().map(Uuid::as_u128));
        self.has_case |= revision.kind.name == rows::CASE.name && revision.row == case_id(&self.case);
    }

    /// The id of a revision that cannot be: one that says two things, or one of those that all follow each other, so
    /// that nothing is the last of their row.
    fn misfit(&mut self) -> Option<Misfit> {
        let impossible = |id: u128| Misfit::Revision(Uuid::from_u128(id).to_string());
        self.ids.sort_unstable();
        let twice = self.ids.windows(2).find_map(|pair| match pair {
            [(id, _, said), (other, _, otherwise)] if id == other && said != otherwise => Some(*id),
            _ => None,
        });
        self.parents.sort_unstable();
        let mut rows: BTreeMap<u128, (u128, bool)> = BTreeMap::new();
        for (id, row, _) in &self.ids {
            let is_last = self.parents.binary_search(id).is_err();
            rows.entry(*row).or_insert((*id, false)).1 |= is_last;
        }
        let endless = rows.into_values().find(|(_, has_last)| !has_last).map(|(id, _)| id);
        let nameless = (!self.has_case && !self.ids.is_empty()).then(|| Misfit::Apart(self.case.clone()));
        twice.or(endless).map(impossible).or(nameless)
    }
}

/// What of a case is held until it ends, since its own id may come last. A name is a kind and an id
/// as one number.
#[derive(Debug, Default)]
struct Held {
    names: Vec<u128>,
    wanted: Vec<(u128, &'static str, String)>,
    people: Vec<String>,
    rounds: Vec<(String, (At, At))>,
    agreements: Vec<String>,
    questions: Vec<String>,
    letters: BTreeSet<String>,
}

fn name(kind: &'static str, id: &str) -> u128 {
    let id = id_in(Uuid::nil(), kind, id);
    Uuid::new_v5(&id, kind.as_bytes()).as_u128()
}

/// A round that was moved to another case leaves behind what it speaks of: halte knows that by its own id.
fn may_be_elsewhere(kind: &str, id: &str) -> bool {
    ["round", "agreement", "answer"].contains(&kind)
        && Uuid::parse_str(id).is_ok_and(|of| of.to_string() == id)
}

fn nowhere((kind, id): (&'static str, &String)) -> Misfit {
    Misfit::Nowhere(kind, id.clone())
}

impl Held {
    /// Something of this kind stands in the case.
    fn keep(&mut self, kind: &'static str, value: &Value) -> String {
        let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
        self.names.push(name(kind, id));
        id.to_owned()
    }

    /// Something of this kind has to stand in the case.
    fn want(&mut self, kind: &'static str, id: Option<&Value>) {
        if let Some(id) = id.and_then(Value::as_str) {
            let name = name(kind, id);
            if self.wanted.last().is_none_or(|(last, _, _)| *last != name) {
                self.wanted.push((name, kind, id.to_owned()));
            }
        }
    }

    fn want_all(&mut self, kind: &'static str, ids: Option<&Value>) {
        for id in ids.and_then(Value::as_array).into_iter().flatten() {
            self.want(kind, Some(id));
        }
    }

    /// What is wrong with the ids of the whole case.
    fn misfit(&mut self) -> Option<Misfit> {
        self.names.sort_unstable();
        if self.names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Some(Misfit::SameId);
        }
        self.lost().find(|(kind, id)| !may_be_elsewhere(kind, id)).map(nowhere)
    }

    /// What is referred to and does not stand in the case.
    fn lost(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let lost = self.wanted.iter().filter(|(name, _, _)| self.names.binary_search(name).is_err());
        lost.map(|(_, kind, id)| (*kind, id))
    }
}

impl Survey {
    /// The place of the case with this id in the file.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(&case_id(id)).copied()
    }

    fn round(&mut self, value: &Value) -> Result<(), Misfit> {
        let sequence = value.get("sequence").unwrap_or(&Value::Null);
        if self.sequence.as_ref().is_none_or(|(last, _)| last != sequence) {
            let kept = convert::sequence(sequence).map_err(Misfit::Sequence)?;
            let steps = kept.steps.iter().map(|step| step.id.clone()).collect();
            self.sequence = Some((sequence.clone(), steps));
        }
        let id = self.held.keep("round", value);
        let started = convert::moment(value, "started_at").unwrap_or_default();
        let finished = convert::moment(value, "finished_at").unwrap_or(started);
        self.held.rounds.push((id, (started, finished)));
        let present = value.get("present").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let each: BTreeSet<&str> = present.iter().filter_map(Value::as_str).collect();
        if each.len() < present.len() {
            return Err(Misfit::SameId);
        }
        self.held.want_all("person", value.get("present"));
        self.held.want("person", value.get("bringer"));
        for answer in value.get("answers").and_then(Value::as_array).into_iter().flatten() {
            self.held.keep("answer", answer);
            if answer.get("n").and_then(Value::as_i64).is_some_and(|n| u32::try_from(n).is_err()) {
                return Err(Misfit::Needs(Wanted::Whole));
            }
            self.held.want("person", answer.get("person"));
            self.held.want("answer", answer.get("x-earlier"));
            let step = answer.get("step").and_then(Value::as_str).unwrap_or_default();
            if self.sequence.as_ref().is_none_or(|(_, steps)| !steps.contains(step)) {
                return Err(Misfit::Nowhere("step", step.to_owned()));
            }
        }
        for review in value.get("reviews").and_then(Value::as_array).into_iter().flatten() {
            self.held.want("agreement", review.get("agreement"));
        }
        if convert::part(&CaseHead::default(), Part::Round, value).is_none() {
            return Err(Misfit::Nowhere(
                "answer",
                value.get("id").map(ToString::to_string).unwrap_or_default(),
            ));
        }
        Ok(())
    }

    fn piece(&mut self, part: Part, value: &Value) -> Result<(), Misfit> {
        let held = &mut self.held;
        match part {
            Part::Person => {
                let id = held.keep("person", value);
                held.people.push(id);
            }
            Part::Round => return self.round(value),
            Part::Agreement => {
                let id = held.keep("agreement", value);
                held.agreements.push(id);
                held.want("round", value.get("round"));
                held.want("learning-question", value.get("question"));
                held.want_all("answer", value.get("answers"));
            }
            Part::Question => {
                let id = held.keep("learning-question", value);
                held.questions.push(id);
                // One question has one letter.
                let letter = value.get("letter").and_then(Value::as_str).unwrap_or_default();
                if !letter.is_empty() && !held.letters.insert(letter.to_owned()) {
                    return Err(Misfit::SameId);
                }
                held.want("round", value.get("x-round"));
                held.want_all("answer", value.get("x-answers"));
                for entry in value.get("history").and_then(Value::as_array).into_iter().flatten() {
                    held.want("round", entry.get("round"));
                    held.want("agreement", entry.get("x-agreement"));
                }
            }
            Part::Element => {
                held.keep("element", value);
                held.want("round", value.get("x-round"));
                held.want_all("answer", value.get("answers"));
            }
            Part::Attachment | Part::Note => {
                held.keep(if part == Part::Note { "note" } else { "attachment" }, value);
                held.want("round", value.get("round"));
                held.want("answer", value.get("answer"));
            }
        }
        Ok(())
    }
}

impl Sink for Survey {
    type Error = StoreError;

    fn begin(&mut self, _: usize) -> Result<(), Stop<StoreError>> {
        self.held = Held::default();
        Ok(())
    }

    fn part(&mut self, part: Part, value: Value) -> Result<(), Stop<StoreError>> {
        self.piece(part, &value).map_err(misfit)
    }

    fn end(&mut self, head: Map<String, Value>) -> Result<(), Stop<StoreError>> {
        let mut whole = std::mem::take(&mut self.held);
        if head.get("x-part") == Some(&Value::Bool(true)) {
            return Err(misfit(Misfit::Part));
        }
        if let Some(wrong) = whole.misfit() {
            return Err(misfit(wrong));
        }
        if self.elsewhere.is_none() {
            self.elsewhere = whole.lost().next().map(nowhere);
        }
        let text = |key: &str| head.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let id = case_id(&text("id"));
        let all = |kind: &'static str, ids: &[String]| ids.iter().map(|raw| id_in(id, kind, raw)).collect();
        let case = CaseHead {
            id,
            title: text("title"),
            without_names: head.get("x-without_names") == Some(&Value::Bool(true)),
            people: whole.people.iter().map(|raw| (id_in(id, "person", raw), raw.clone())).collect(),
            rounds: whole.rounds.iter().map(|(raw, at)| (id_in(id, "round", raw), *at)).collect(),
            agreements: all("agreement", &whole.agreements),
            questions: all("learning-question", &whole.questions),
        };
        if self.places.insert(id, self.cases.len()).is_some() {
            return Err(misfit(Misfit::SameId));
        }
        self.cases.push(case);
        Ok(())
    }

    fn whole(&mut self) -> Result<(), Stop<StoreError>> {
        if let Some(wrong) = self.written.misfit() {
            return Err(misfit(wrong));
        }
        self.spoken_in.extend(self.last.1.take());
        if let Some(lost) = self.spoken_in.difference(&self.rounds).next() {
            // What was said in it would come in, and nobody would see it.
            return Err(misfit(Misfit::Nowhere("round", Uuid::from_u128(*lost).to_string())));
        }
        match self.elsewhere.take() {
            Some(nowhere) if !self.revisions => Err(misfit(nowhere)),
            Some(_) | None => Ok(()),
        }
    }

    fn revision(&mut self, value: Value) -> Result<(), Stop<StoreError>> {
        self.revisions = true;
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        // Cases stand before revisions in what halte writes; elsewhere the second reading sees it.
        if !self.cases.is_empty() && self.place(&text("case")).is_none() {
            return Err(misfit(Misfit::Nowhere("case", text("case"))));
        }
        let unfit = || misfit(Misfit::Revision(text("id")));
        let revision = log::Revision::read(&value).ok_or_else(unfit)?;
        if let Some(body) = &revision.body {
            let mould = match self.mould.take() {
                Some(mould) => mould,
                None => Mould::new().map_err(Stop::Error)?,
            };
            let fits = mould.fits(revision.kind, revision.row, body).map_err(Stop::Error)?;
            self.mould = Some(mould);
            if !fits {
                return Err(unfit());
            }
        }
        if self.written.case != text("case") {
            // What comes later of a case need not say again what case it is.
            let has_case = !self.read.insert(text("case"));
            let next = Written { case: text("case"), has_case, ..Written::default() };
            let mut before = std::mem::replace(&mut self.written, next);
            if let Some(wrong) = before.misfit() {
                return Err(misfit(wrong));
            }
        }
        self.written.keep(&revision);
        if revision.kind.name == rows::ROUND.name {
            self.rounds.insert(revision.row.as_u128());
        }
        // What is taken away in the end is said nowhere.
        let before = std::mem::replace(&mut self.last, (revision.row, spoken_in(&revision, &value)));
        if before.0 != revision.row {
            self.spoken_in.extend(before.1);
        }
        Ok(())
    }
}

/// The round in which this was said, where it goes wherever its round goes.
fn spoken_in(revision: &log::Revision, said: &Value) -> Option<u128> {
    let goes_along =
        [rows::ATTENDANCE.name, rows::ANSWER.name, rows::REVIEW.name].contains(&revision.kind.name);
    let round = said.get("body").filter(|_| goes_along)?.get("round")?.as_str()?;
    Some(Uuid::parse_str(round).ok()?.as_u128())
}
