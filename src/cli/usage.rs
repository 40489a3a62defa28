//! What is wrong with the arguments, in the words of the language that is spoken.
//!
//! Never here: which arguments there are (that is `args`).

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::Ui;
use crate::text::safe::display_safe;

use super::failure::{Code, Failure};

/// The failure for this error; None for what is no error: help and the version.
pub fn failure(ui: Ui, error: &clap::Error) -> Option<Failure> {
    let said = |kind: ContextKind| error.get(kind).map(words).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => ui.usage_unknown(&argument),
        ErrorKind::InvalidSubcommand => ui.usage_unknown(&said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => ui.usage_missing(&argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            ui.usage_value(&said(ContextKind::InvalidValue), &argument)
        }
        ErrorKind::ArgumentConflict => ui.usage_conflict(&argument, &said(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => ui.usage_utf8().to_owned(),
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => ui.usage_wrong().to_owned(),
    };
    let failure = Failure::new(Code::Usage, sentence);
    let possible = said(ContextKind::ValidValue);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(said)
        .find(|near| !near.is_empty());
    Some(match near {
        Some(near) => failure.hint(ui.usage_near(&near)),
        None if !possible.is_empty() => failure.hint(ui.usage_possible(&possible)),
        None => failure.hint(ui.usage_help()),
    })
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => display_safe(text).into_owned(),
        ContextValue::Strings(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| display_safe(text).into_owned()).collect();
            texts.join(", ")
        }
        ContextValue::StyledStr(text) => display_safe(&text.to_string()).into_owned(),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(_) | ContextValue::None | ContextValue::StyledStrs(_) | _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::failure;
    use crate::cli::args::Cli;
    use crate::text::Ui;

    fn said(arguments: &[&str]) -> Option<String> {
        let error = Cli::command().try_get_matches_from(arguments).err()?;
        failure(Ui::Nl, &error)
            .map(|failure| failure.text(Ui::Nl).lines().next().unwrap_or_default().to_owned())
    }

    #[test]
    fn wrong_arguments_are_told_in_the_language_that_is_spoken() {
        assert_eq!(said(&["halte", "round"]).as_deref(), Some("fout: er ontbreekt iets: <CASE>"));
        assert_eq!(said(&["halte", "cases", "--bla"]).as_deref(), Some("fout: halte kent ‘--bla’ niet"));
        let mode = said(&["halte", "round", "X", "--mode", "foo"]);
        assert_eq!(mode.as_deref(), Some("fout: ‘foo’ past niet bij --mode <MODE>"));
    }
}
