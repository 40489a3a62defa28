//! `halte schema`: the JSON Schema of a sequence file, for completion in an editor, and of a casebook.
//!
//! Never here: the format itself.

use crate::sequences::schema;

use super::args::{SchemaArgs, SchemaCommand};
use super::context::Context;
use super::failure::{Code, Failure};
use super::out;

pub fn run(context: &Context, arguments: &SchemaArgs) -> Result<Code, Failure> {
    match arguments.command {
        SchemaCommand::Sequence => out::print(&schema::text_in(context.ui)),
        SchemaCommand::Casebook => out::print(&crate::casebook::schema::text(context.ui.schema_casebook())),
    }
}
