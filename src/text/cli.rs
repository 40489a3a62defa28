//! Words of the command line: errors, what caused them, hints.
//!
//! Errors say what could not be done, hints what to do now. Never here: the name of an option
//! or a command; those are the same in every language.

use super::table::words;

words! {
    /// An argument or command that halte does not know.
    usage_unknown(argument: &str) { nl: "halte kent ‘{argument}’ niet", en: "halte does not know ‘{argument}’" }
    /// Something that has to be there is missing.
    usage_missing(argument: &str) { nl: "er ontbreekt iets: {argument}", en: "something is missing: {argument}" }
    /// A value that does not fit.
    usage_value(value: &str, argument: &str) { nl: "‘{value}’ past niet bij {argument}", en: "‘{value}’ does not fit {argument}" }
    /// Two arguments that do not go together.
    usage_conflict(argument: &str, other: &str) { nl: "{argument} en {other} gaan niet samen", en: "{argument} and {other} do not go together" }
    /// An argument that is not UTF-8.
    usage_utf8() { nl: "een van de woorden is geen UTF-8", en: "one of the words is not UTF-8" }
    /// Anything else.
    usage_wrong() { nl: "zo kan halte niet beginnen", en: "halte cannot begin like this" }
    /// What was perhaps meant.
    usage_near(near: &str) { nl: "bedoelde je {near}?", en: "did you mean {near}?" }
    /// What would fit.
    usage_possible(values: &str) { nl: "wel kan: {values}", en: "what fits: {values}" }
    /// Where help is.
    usage_help() { nl: "`halte --help` laat zien wat kan", en: "`halte --help` shows what is possible" }

    /// Begins an error.
    cli_error() { nl: "fout", en: "error" }
    /// Begins what caused it.
    cli_caused_by() { nl: "komt door", en: "caused by" }
    /// Begins what to do.
    cli_hint() { nl: "tip", en: "hint" }
    /// Begins a warning.
    cli_warning() { nl: "let op", en: "warning" }

    /// What halte is, in one line.
    cli_about() { nl: "Een halte onderweg: sta samen even stil bij je werk", en: "A stop on the way: reflect together on your work" }
    /// No terminal to show the full screen in.
    cli_no_terminal() { nl: "hier is geen terminal: gebruik `halte round TITEL --plain`", en: "there is no terminal here: use `halte round TITLE --plain`" }
    /// `now` without people, in plain mode.
    cli_now_needs_with() { nl: "wie er zijn is nog niet bekend", en: "who is here is not known yet" }
    /// How to name them.
    cli_now_needs_with_hint() { nl: "noem ze met `--with NAAM[:ROL]`, voor ieder één keer", en: "name them with `--with NAME[:ROLE]`, once for each" }
    /// `now` or `round` without a case.
    cli_needs_case() { nl: "er is nog niets waar jullie samen aan werken", en: "there is nothing yet that you work on together" }
    /// How to name one.
    cli_needs_case_hint() { nl: "geef een titel: `halte now \"Waar jullie samen aan werken\"`", en: "give a title: `halte now \"What you work on together\"`" }

    /// No case of this title.
    cli_no_case(title: &str) { nl: "‘{title}’ is niet gevonden", en: "‘{title}’ was not found" }
    /// What is near.
    cli_did_you_mean(names: &str) { nl: "bedoelde je {names}?", en: "did you mean {names}?" }
    /// Where to look.
    cli_cases_hint() { nl: "`halte cases` toont alle titels", en: "`halte cases` lists all titles" }
    /// More cases match.
    cli_ambiguous_case(typed: &str, titles: &str) { nl: "‘{typed}’ kan meer zijn dan één: {titles}", en: "‘{typed}’ could be more than one: {titles}" }
    /// A longer title helps.
    cli_ambiguous_hint() { nl: "typ meer van de titel, of het id", en: "type more of the title, or the id" }
    /// A new case whose title is like another.
    cli_new_near(title: &str, names: &str) { nl: "‘{title}’ is nieuw. Lijkt op {names}.", en: "‘{title}’ is new. It looks like {names}." }
    /// No sequence of this id.
    cli_no_sequence(id: &str) { nl: "werkvorm `{id}` is niet gevonden", en: "sequence `{id}` was not found" }
    /// Where to look.
    cli_sequences_hint() { nl: "`halte prompts` toont alle werkvormen", en: "`halte prompts` lists all sequences" }
    /// A sequence that has mistakes.
    cli_broken_sequence(id: &str) { nl: "in werkvorm `{id}` staan fouten", en: "sequence `{id}` has mistakes" }
    /// How to see them.
    cli_broken_sequence_hint() { nl: "`halte prompts check` laat ze zien", en: "`halte prompts check` shows them" }
    /// No line of this name.
    cli_no_line(line: &str) { nl: "vraag `{line}` komt niet voor", en: "question `{line}` does not occur" }
    /// Which lines there are.
    cli_lines_hint(lines: &str) { nl: "wel {lines}", en: "there are {lines}" }
    /// A name given twice.
    cli_same_name(name: &str) { nl: "{name} staat er twee keer", en: "{name} is there twice" }
    /// A name that is empty.
    cli_empty_name(typed: &str) { nl: "in `{typed}` staat geen naam", en: "there is no name in `{typed}`" }
    /// A title that is empty.
    cli_empty_title() { nl: "de titel is leeg", en: "the title is empty" }
    /// The bringer is not here.
    cli_bringer_not_here(name: &str) { nl: "{name} is niet bij deze ronde", en: "{name} is not in this round" }
    /// Nobody answers.
    cli_no_voice() { nl: "er is niemand die antwoord geeft", en: "there is nobody who answers" }
    /// How to give a facilitator or researcher a voice.
    cli_no_voice_hint() { nl: "laat een gespreksleider meedoen met `--with NAAM:facilitator+voice`", en: "let a facilitator take part with `--with NAME:facilitator+voice`" }
    /// A language halte does not speak.
    cli_no_language(tag: &str) { nl: "halte spreekt geen `{tag}`", en: "halte does not speak `{tag}`" }
    /// Those it speaks.
    cli_languages_hint() { nl: "kies `nl` of `en`", en: "choose `nl` or `en`" }

    /// The database cannot be opened.
    cli_cannot_open(path: &str) { nl: "kan {path} niet openen", en: "cannot open {path}" }
    /// The folder cannot be written.
    cli_read_only(path: &str) { nl: "kan niet schrijven in {path}", en: "cannot write in {path}" }
    /// Where else to write.
    cli_read_only_hint() { nl: "kies een andere plek met `--db BESTAND` of HALTE_DB", en: "choose another place with `--db FILE` or HALTE_DB" }
    /// The database is one of another program.
    cli_not_ours(path: &str) { nl: "{path} is geen database van halte", en: "{path} is not a database of halte" }
    /// Nothing was changed in it.
    cli_not_ours_hint() { nl: "er is niets in veranderd; kies een ander bestand met `--db BESTAND`", en: "nothing in it was changed; choose another file with `--db FILE`" }
    /// The database was made by a newer halte.
    cli_too_new(path: &str) { nl: "{path} is gemaakt door een nieuwere halte", en: "{path} was made by a newer halte" }
    /// What to do then.
    cli_too_new_hint() { nl: "gebruik de nieuwste halte; er is niets veranderd", en: "use the newest halte; nothing was changed" }
    /// The data is damaged.
    cli_damaged(path: &str) { nl: "{path} is beschadigd", en: "{path} is damaged" }
    /// What to do then.
    cli_damaged_hint() { nl: "laat het bestand staan, en ook dat op -wal eindigt; maak eerst van beide een kopie", en: "keep the file and the one that ends in -wal; make a copy of both first" }
    /// Another program writes at the moment.
    cli_in_use() { nl: "een ander venster is nu aan het schrijven", en: "another window is writing now" }
    /// The round is open elsewhere.
    cli_round_in_use(title: &str) { nl: "de ronde van ‘{title}’ staat open in een ander venster", en: "the round of ‘{title}’ is open in another window" }
    /// What to do then.
    cli_in_use_hint() { nl: "sluit dat venster, of probeer het zo weer", en: "close that window, or try again in a moment" }
    /// The disk is full.
    cli_disk_full() { nl: "de schijf is vol", en: "the disk is full" }
    /// What to do then.
    cli_disk_full_hint() { nl: "maak ruimte vrij; wat bewaard was is er nog", en: "make room; what was kept is still there" }
    /// What helps when the disk refuses.
    cli_disk_hint() { nl: "kijk of er ruimte is op de schijf, en of hij nog is aangesloten", en: "see whether there is room on the disk, and whether it is still connected" }
    /// What to do where a file may not be written.
    cli_may_not_write_hint() { nl: "kies een map waarin je mag schrijven", en: "choose a folder in which you may write" }
    /// What helps when the folder is not there.
    cli_no_folder_hint(folder: &str) { nl: "maak eerst de map {folder}", en: "make the folder {folder} first" }
    /// A file that is not there.
    cli_no_file(path: &str) { nl: "{path} bestaat niet", en: "{path} does not exist" }
    /// A file that cannot be read.
    cli_cannot_read(path: &str) { nl: "kan {path} niet lezen", en: "cannot read {path}" }
    /// A file that cannot be written.
    cli_cannot_write(path: &str) { nl: "kan {path} niet schrijven", en: "cannot write {path}" }
    /// A file that is there already.
    cli_exists(path: &str) { nl: "{path} bestaat al", en: "{path} exists already" }
    /// How to replace it.
    cli_exists_hint() { nl: "met `--force` wordt het vervangen", en: "with `--force` it is replaced" }

    /// An export may not be written over the database.
    cli_export_over_database(path: &str) { nl: "{path} hoort bij de database die nu gebruikt wordt; een export komt daar nooit overheen", en: "{path} belongs to the database that is in use; an export never replaces it" }
    /// Nothing takes the place of a pipe or a device.
    cli_not_a_file(path: &str) { nl: "{path} is geen bestand", en: "{path} is not a file" }
    /// An export may not replace a link.
    cli_export_over_link(path: &str) { nl: "{path} verwijst naar een andere plek; een export vervangt dat niet", en: "{path} is a link to another place; an export does not replace it" }
    /// Where to export then.
    cli_export_elsewhere_hint() { nl: "kies een ander bestand met `-o BESTAND`", en: "choose another file with `-o FILE`" }

    /// No case yet.
    cli_no_cases() { nl: "Er is nog niets. Begin met: halte now \"Waar jullie samen aan werken\"", en: "There is nothing yet. Begin with: halte now \"What you work on together\"" }
    /// No round yet.
    cli_no_rounds(title: &str) { nl: "‘{title}’ heeft nog geen ronde.", en: "‘{title}’ has no round yet." }
    /// No learning questions.
    cli_no_questions() { nl: "Geen leervragen.", en: "No learning questions." }
    /// No working elements.
    cli_no_elements() { nl: "Nog niets opgeschreven dat werkt.", en: "Nothing written down yet that works." }
    /// No open agreements.
    cli_no_agreements() { nl: "Geen open afspraken.", en: "No open agreements." }
    /// All sequences are right.
    cli_sequences_right(n: usize) { nl: "Eén werkvorm, geen fouten." / "{n} werkvormen, geen fouten.", en: "One sequence, no mistakes." / "{n} sequences, no mistakes." }
    /// Heads the place of the database.
    cli_path_database() { nl: "database", en: "database" }
    /// Heads the folder of the data.
    cli_path_data() { nl: "gegevens", en: "data" }
    /// Heads the folder for state.
    cli_path_state() { nl: "toestand", en: "state" }
    /// Heads the folder for settings.
    cli_path_config() { nl: "instellingen", en: "settings" }
    /// Heads the folder with own sequences.
    cli_path_prompts() { nl: "eigen werkvormen", en: "own sequences" }
    /// Beside a path where nothing is yet.
    cli_path_missing() { nl: "nog niet gemaakt", en: "not made yet" }

    /// When the last round of a case was.
    cases_last(date: &str) { nl: "laatste {date}", en: "last {date}" }
    /// When the next round of a case is.
    cases_next(date: &str) { nl: "volgende {date}", en: "next {date}" }
    /// A round of a case is not finished.
    cases_waits() { nl: "een ronde wacht", en: "a round waits" }
    /// A sequence of the user replaces one of ours.
    prompts_replaces(id: &str) { nl: "deze eigen werkvorm vervangt onze `{id}`", en: "this sequence of yours replaces our `{id}`" }
}
