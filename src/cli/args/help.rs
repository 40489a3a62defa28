//! The help of the command line in the language of the user.
//!
//! Never here: the names of commands and options; those are the same in every language.

use clap::{Arg, ArgAction};

use crate::text::Ui;

/// The commands with their help in this language.
pub fn localised(command: clap::Command, ui: Ui) -> clap::Command {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let command = command
        .about(ui.cli_about())
        .override_usage("halte [OPTIONS] [CASE]\n       halte [OPTIONS] <COMMAND>")
        .arg(help.help(ui.option_help()))
        .arg(version.help(ui.option_version()));
    translated(command, ui)
}

fn translated(command: clap::Command, ui: Ui) -> clap::Command {
    let command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().to_owned();
        match option_words(ui, &id) {
            Some(words) => arg.help(words),
            None => arg,
        }
    });
    let of_prompts = command.get_name() == "prompts";
    let command = command.mut_subcommands(|sub| {
        let about = match sub.get_name() {
            "check" if of_prompts => ui.command_prompts_check(),
            name => command_words(ui, name),
        };
        translated(sub.disable_help_subcommand(true), ui).about(about)
    });
    let template = match ui {
        Ui::Nl => "{about-with-newline}\nGebruik: {usage}\n\n{all-args}",
        Ui::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}",
    };
    let (commands, options, arguments) = match ui {
        Ui::Nl => ("Opdrachten", "Opties", "Argumenten"),
        Ui::En => ("Commands", "Options", "Arguments"),
    };
    command.help_template(template).subcommand_help_heading(commands).mut_args(|arg| {
        let heading = if arg.is_positional() { arguments } else { options };
        arg.help_heading(heading)
    })
}

fn command_words(ui: Ui, name: &str) -> &'static str {
    match name {
        "now" => ui.command_now(),
        "round" => ui.command_round(),
        "cases" => ui.command_cases(),
        "history" => ui.command_history(),
        "agreements" => ui.command_agreements(),
        "agenda" => ui.command_agenda(),
        "elements" => ui.command_elements(),
        "search" => ui.command_search(),
        "prompts" => ui.command_prompts(),
        "list" => ui.command_prompts_list(),
        "show" => ui.command_prompts_show(),
        "backup" => ui.command_backup(),
        "restore" => ui.command_restore(),
        "check" => ui.command_check(),
        "new" => ui.command_prompts_new(),
        "edit" => ui.command_prompts_edit(),
        "rehearse" => ui.command_prompts_rehearse(),
        "where" => ui.command_prompts_where(),
        "schema" => ui.command_schema(),
        "sequence" => ui.command_schema_sequence(),
        "export" => ui.command_export(),
        "casebook" => ui.command_schema_casebook(),
        "import" => ui.command_import(),
        "demo" => ui.command_demo(),
        "paths" => ui.command_paths(),
        _ => "",
    }
}

fn option_words(ui: Ui, id: &str) -> Option<&'static str> {
    Some(match id {
        "case" | "cases" => ui.option_case(),
        "sequence" => ui.option_sequence(),
        "with" => ui.option_with(),
        "bringer" => ui.option_bringer(),
        "about" => ui.option_about(),
        "mode" => ui.option_mode(),
        "answers" => ui.option_answers(),
        "new" => ui.option_new(),
        "plain" => ui.option_plain(),
        "step" => ui.option_step(),
        "all" => ui.option_all(),
        "words" => ui.option_words(),
        "in_case" => ui.option_in_case(),
        "role" => ui.option_role(),
        "mark" => ui.option_mark(),
        "since" => ui.option_since(),
        "until" => ui.option_until(),
        "limit" => ui.option_limit(),
        "json" => ui.option_json(),
        "format" => ui.option_format(),
        "file" => ui.option_backup_file(),
        "yes" => ui.option_yes(),
        "output" => ui.option_output(),
        "force" => ui.option_force(),
        "round" => ui.option_round(),
        "without_names" => ui.option_without_names(),
        "casebook" => ui.option_import_file(),
        "dry_run" => ui.option_dry_run(),
        "id" => ui.option_id(),
        "from" => ui.option_from(),
        "people" => ui.option_people(),
        "sheet" => ui.option_sheet(),
        "db" => ui.option_db(),
        "prompts" => ui.option_prompts(),
        "lang" => ui.option_lang(),
        "color" => ui.option_color(),
        _ => return None,
    })
}
