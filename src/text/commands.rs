//! Words of the help of the command line: what each command and each option is for.
//!
//! Never here: the name of an option or a command; those are the same in every language.

use super::table::words;

words! {
    /// The command `now`.
    command_now() { nl: "Begin meteen een korte ronde", en: "Begin a short round at once" }
    /// The command `round`.
    command_round() { nl: "Begin een ronde, of ga verder met een ronde", en: "Begin a round, or go on with one" }
    /// The command `cases`.
    command_cases() { nl: "Toon waar jullie samen aan werken", en: "List what you work on together" }
    /// The command `history`.
    command_history() { nl: "Toon wat er gezegd is, ronde na ronde", en: "Show what was said, round by round" }
    /// The command `agreements`.
    command_agreements() { nl: "Toon de afspraken", en: "List the agreements" }
    /// The command `agenda`.
    command_agenda() { nl: "Toon de leervragen", en: "List the learning questions" }
    /// The command `elements`.
    command_elements() { nl: "Toon wat werkt, en waar het gezien is", en: "List what works, and where it was seen" }
    /// The command `search`.
    command_search() { nl: "Zoek in alles wat ooit gezegd is", en: "Search in everything ever said" }
    /// The command `prompts`.
    command_prompts() { nl: "Bekijk en maak werkvormen", en: "See and make sequences" }
    /// The command `prompts list`.
    command_prompts_list() { nl: "Toon alle werkvormen", en: "List all sequences" }
    /// The command `prompts show`.
    command_prompts_show() { nl: "Toon één werkvorm met al zijn vragen", en: "Show one sequence with all its questions" }
    /// The command `prompts check`.
    command_prompts_check() { nl: "Zoek fouten in werkvormen", en: "Find mistakes in sequences" }
    /// The command `schema`.
    command_schema() { nl: "Toon wat een bestand mag zeggen, voor je editor", en: "Show what a file may say, for your editor" }
    /// The command `schema sequence`.
    command_schema_sequence() { nl: "Het JSON Schema van een werkvorm", en: "The JSON Schema of a sequence" }
    /// The command `prompts new`.
    command_prompts_new() { nl: "Maak een eigen werkvorm", en: "Make a sequence of your own" }
    /// The command `prompts edit`.
    command_prompts_edit() { nl: "Verander een werkvorm in je editor, en kijk hem na", en: "Change a sequence in your editor, and look it over" }
    /// The command `prompts rehearse`.
    command_prompts_rehearse() { nl: "Loop een werkvorm door; er wordt niets bewaard", en: "Walk through a sequence; nothing is kept" }
    /// The command `prompts where`.
    command_prompts_where() { nl: "Toon waar de werkvormen staan, en welke wat vervangt", en: "Show where the sequences are, and which replaces what" }
    /// The command `export`.
    command_export() { nl: "Schrijf alles naar een bestand", en: "Write everything to a file" }
    /// The command `schema casebook`.
    command_schema_casebook() { nl: "Het JSON Schema van een casusboek", en: "The JSON Schema of a casebook" }
    /// The command `import`.
    command_import() { nl: "Haal een casusboek naar binnen", en: "Take in a casebook" }
    /// The command `demo`.
    command_demo() { nl: "Kijk rond in verzonnen voorbeelden, apart van je eigen werk", en: "Look around in invented examples, apart from your own work" }
    /// The command `paths`.
    command_paths() { nl: "Toon waar halte zijn bestanden bewaart", en: "Show where halte keeps its files" }

    /// The argument CASE.
    option_case() { nl: "De titel, of het id", en: "The title, or the id" }
    /// The option `--sequence`.
    option_sequence() { nl: "Welke werkvorm", en: "Which sequence" }
    /// The option `--with`.
    option_with() { nl: "Wie er is, en in welke rol; voor ieder één keer", en: "Who is here, and in which role; once for each" }
    /// The option `--bringer`.
    option_bringer() { nl: "Wiens vraag het is", en: "Whose question it is" }
    /// The option `--about`.
    option_about() { nl: "Waar het over gaat", en: "What it is about" }
    /// The option `--mode`.
    option_mode() { nl: "scribe: één typt; pass: om de beurt", en: "scribe: one types; pass: take turns" }
    /// The option `--answers`.
    option_answers() { nl: "Lees de antwoorden uit dit bestand", en: "Read the answers from this file" }
    /// The option `--new`.
    option_new() { nl: "Begin een nieuwe ronde, ook als er nog een wacht", en: "Begin a new round, even when one waits" }
    /// The option `--plain`.
    option_plain() { nl: "Vraag regel voor regel, zonder volledig scherm", en: "Ask line by line, without the full screen" }
    /// The option `--step`.
    option_step() { nl: "Alleen deze vraag", en: "Only this question" }
    /// The option `--all`.
    option_all() { nl: "Ook wat is afgerond", en: "Also what was settled" }
    /// The words to search for.
    option_words() { nl: "Wat je zoekt; tussen aanhalingstekens staat het zo bij elkaar", en: "What you look for; between quotes it stands together like that" }
    /// The option `--case` of a search.
    option_in_case() { nl: "Alleen hierin", en: "Only in this one" }
    /// The option `--role`.
    option_role() { nl: "Alleen wat iemand met deze rol zei", en: "Only what someone in this role said" }
    /// The option `--mark`.
    option_mark() { nl: "Alleen waar dit bij staat, zoals obstacle", en: "Only where this stands beside it, such as obstacle" }
    /// The option `--since`.
    option_since() { nl: "Vanaf deze dag", en: "From this day on" }
    /// The option `--until`.
    option_until() { nl: "Tot en met deze dag", en: "Up to and including this day" }
    /// The option `--limit`.
    option_limit() { nl: "Hoeveel er hoogstens komen", en: "How many at most" }
    /// The option `--json`.
    option_json() { nl: "Als JSON", en: "As JSON" }
    /// The option `--format`.
    option_format() { nl: "In welke vorm", en: "In which form" }
    /// The option `--output`.
    option_output() { nl: "Schrijf hierheen", en: "Write here" }
    /// The option `--force`.
    option_force() { nl: "Vervang wat er al staat", en: "Replace what is there" }
    /// The argument ID of a sequence.
    option_id() { nl: "Het id van een werkvorm", en: "The id of a sequence" }
    /// The option `--from`.
    option_from() { nl: "Een kopie van deze; de antwoorden blijven bij elkaar", en: "A copy of this one; the answers stay together" }
    /// The option `--people`.
    option_people() { nl: "Reken de tijd voor zoveel mensen", en: "Tell the time for so many people" }
    /// The option `--sheet`.
    option_sheet() { nl: "Een vel A4 om op te schrijven, voor ieder één; als HTML", en: "A sheet of A4 to write on, one for each person; as HTML" }
    /// The option `--round`.
    option_round() { nl: "Alleen deze ronde: een nummer vanaf 1, of last", en: "Only this round: a number from 1, or last" }
    /// The option `--without-names`.
    option_without_names() { nl: "Zonder namen; wat mensen zeiden blijft staan", en: "Without names; what people said stays" }
    /// The argument FILE of `import`.
    option_import_file() { nl: "Het casusboek; - leest van standaardinvoer", en: "The casebook; - reads standard input" }
    /// The option `--dry-run`.
    option_dry_run() { nl: "Zeg alleen wat er zou gebeuren", en: "Only say what would happen" }
    /// The option `--db`.
    option_db() { nl: "Gebruik deze database", en: "Use this database" }
    /// The option `--prompts`.
    option_prompts() { nl: "De map met je eigen werkvormen", en: "The folder with your own sequences" }
    /// The option `--lang`.
    option_lang() { nl: "De taal: nl of en; voor vragen ook meer: nl,tr", en: "The language: nl or en; for questions more too: nl,tr" }
    /// The option `--color`.
    option_color() { nl: "Kleur: auto, always of never", en: "Colour: auto, always or never" }
    /// The option `--help`.
    option_help() { nl: "Toon deze hulp", en: "Show this help" }
    /// The option `--version`.
    option_version() { nl: "Toon de versie", en: "Show the version" }
}
