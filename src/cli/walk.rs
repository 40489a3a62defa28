//! Walking a round in plain mode: the lock, the signals, standard input or a file of answers.
//!
//! Never here: what is asked or how an answer is read.

use std::fs::File;

use crate::domain::fold::fold;
use crate::domain::id::RoundId;
use crate::domain::round::{Move, Round, Seat};
use crate::domain::wishes::Wishes;
use crate::plain::{self, Ended, PlainError, Session};
use crate::platform::clock;
use crate::platform::feed::{Input, Watched};
use crate::platform::lock::Held;
use crate::platform::signals::{Signal, Signals};
use crate::start;
use crate::store::{Store, StoreError};
use crate::text::safe::display_safe;

use super::context::{Context, Kept};
use super::failure::{Code, Failure};

/// Holds the keyboard of a round, or says that another process does.
pub fn hold(context: &Context, id: RoundId, title: &str) -> Result<Held, Failure> {
    let ui = context.ui;
    let taken = context.locks().take(&id.to_string()).map_err(|error| {
        let folder = context.places.state.display().to_string();
        Failure::new(Code::Disk, ui.cli_cannot_write(&folder)).caused_by(&error)
    })?;
    taken.ok_or_else(|| Failure::new(Code::InUse, ui.cli_round_in_use(title)).hint(ui.cli_in_use_hint()))
}

/// Goes on with an unfinished round. Who is named and not there comes; what it is about and whose
/// question it is may be said anew.
pub fn resume(
    context: &Context,
    mut store: Store,
    id: RoundId,
    wishes: &Wishes,
    answers: Option<File>,
) -> Result<Code, Failure> {
    let failure = |error| context.failure(&error);
    let round = store.resume(id).map_err(failure)?;
    let title = round.map(|round| round.case.title).unwrap_or_default();
    let _held = hold(context, id, &title)?;
    store.take(id).map_err(failure)?;
    let gone = || Failure::new(Code::NotFound, context.ui.cli_no_case(&title));
    // Read again: until the lock was ours another process may have gone on with it.
    let mut round = store.resume(id).map_err(failure)?.ok_or_else(gone)?;
    join(&mut store, &mut round, wishes).map_err(failure)?;
    walk(context, store, round, true, answers)
}

/// What the command line says, as moves of a round that goes on.
fn join(store: &mut Store, round: &mut Round, wishes: &Wishes) -> Result<(), StoreError> {
    let people = store.people(round.case.id)?;
    let mut moves = vec![Move::Resume];
    for wish in wishes.people.iter().flatten() {
        let mut seats = round.seats.iter();
        let seat = seats.find(|seat| fold(&seat.person.name) == fold(&wish.name));
        match seat {
            Some(seat) if seat.here => {}
            Some(seat) => moves.push(Move::Come(Seat { here: true, ..seat.clone() })),
            None => {
                let person = start::person(store, &people, wish, clock::now());
                moves.push(Move::Come(start::seat(person, wish.voice)));
            }
        }
    }
    moves.extend(wishes.about.clone().map(Move::About));
    for step in moves {
        // A round that is there to be resumed takes each of these.
        let _ = round.make(step);
    }
    let bringer = wishes.bringer.as_ref().and_then(|name| {
        let mut seats = round.seats.iter();
        seats.find(|seat| fold(&seat.person.name) == fold(name)).map(|seat| seat.person.id)
    });
    if let Some(bringer) = bringer {
        let _ = round.make(Move::Bringer(bringer));
    }
    Ok(())
}

/// Walks a round that was just begun.
pub fn begin(context: &Context, store: Store, round: Round, answers: Option<File>) -> Result<Code, Failure> {
    let _held = hold(context, round.id, &round.case.title)?;
    walk(context, store, round, false, answers)
}

fn walk(
    context: &Context,
    mut store: Store,
    round: Round,
    resumed: bool,
    answers: Option<File>,
) -> Result<Code, Failure> {
    let ui = context.ui;
    let typed = answers.is_none();
    let input = match answers {
        None => Input::Standard,
        Some(file) => Input::File(file),
    };
    let signals = Signals::watch(&[Signal::Interrupt, Signal::Terminate, Signal::Hangup])
        .map_err(|error| Failure::new(Code::Failed, ui.cli_cannot_open("signals")).caused_by(&error))?;
    let interactive = typed && std::io::IsTerminal::is_terminal(&std::io::stdin());
    let resume_with = resume_command(&context.named, &round);
    let mut input = Watched::new(input, signals);
    let ended = plain::run(Session {
        round,
        resumed,
        keeping: &mut store,
        input: &mut input,
        script: &mut std::io::stdout().lock(),
        aside: &mut std::io::stderr().lock(),
        now: &clock::now,
        ui,
        interactive,
        resume_with: resume_with.clone(),
        rehearsal: context.kept == Kept::ThrownAway,
    });
    match ended {
        Ok(Ended::Finished | Ended::Paused | Ended::Unheard) => Ok(Code::Done),
        Ok(Ended::Refused(_)) => Ok(Code::Invalid),
        Ok(Ended::Signalled(signal)) => Ok(Code::Other(signal.exit_code())),
        Err(PlainError::Keep(error)) => Err(context.failure(&error).hint(ui.plain_resume(&resume_with))),
        Err(error @ (PlainError::Input(_) | PlainError::Output(_))) => {
            Err(Failure::new(Code::Disk, ui.plain_paused())
                .caused_by(&error)
                .hint(ui.plain_resume(&resume_with)))
        }
        Err(error @ PlainError::Round(_)) => {
            Err(Failure::new(Code::Failed, ui.plain_paused()).caused_by(&error))
        }
    }
}

/// The command with which this round goes on, at the same place. A title that no shell would take
/// back as it is shown is named by the id of its case.
fn resume_command(named: &[(&'static str, String)], round: &Round) -> String {
    let named = named.iter().map(|(option, value)| format!("--{option} {}", quoted(value)));
    let command: Vec<String> = std::iter::once("halte".to_owned()).chain(named).collect();
    let command = command.join(" ");
    let title = &round.case.title;
    let id = round.case.id.to_string();
    let case = if display_safe(title) == title.as_str() { title } else { &id };
    let dashes = if case.starts_with('-') { "-- " } else { "" };
    format!("{command} round --sequence {} --plain {dashes}{}", round.sequence.id, quoted(case))
}

/// A word as the shell takes it.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let bare = !word.starts_with('-') && word.chars().all(plain);
    if bare { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
