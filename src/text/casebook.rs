//! Words of the casebook: taking cases out of halte and into it, and the invented ones.
//!
//! Never here: the keys of a casebook; those are the same in every language.

use super::table::words;

words! {
    /// Someone without a role, in an export without names; a number follows.
    export_participant() { nl: "deelnemer", en: "participant" }
    /// Someone who was named as the owner of an agreement, in an export without names.
    export_someone() { nl: "iemand anders", en: "someone else" }
    /// What an export without names leaves.
    export_names_in_text() { nl: "namen die mensen in hun antwoorden noemden, staan er nog in: lees het na", en: "names that people mentioned in their answers are still there: read it through" }
    /// A round that is not there.
    export_no_round(number: &str, title: &str) { nl: "‘{title}’ heeft geen ronde {number}", en: "‘{title}’ has no round {number}" }
    /// Not the number of a round.
    export_round_number(typed: &str) { nl: "‘{typed}’ is geen nummer van een ronde", en: "‘{typed}’ is not the number of a round" }
    /// What fits.
    export_round_hint() { nl: "geef een getal vanaf 1, of `last`", en: "give a number from 1, or `last`" }
    /// Files that were written.
    export_files(n: usize) { nl: "één bestand geschreven" / "{n} bestanden geschreven", en: "one file written" / "{n} files written" }

    /// A file that cannot be read.
    import_cannot_read(file: &str) { nl: "{file} is niet te lezen", en: "{file} cannot be read" }
    /// A file that is no good casebook; nothing was changed.
    import_invalid(file: &str) { nl: "{file} kan niet naar binnen; er is niets veranderd", en: "{file} cannot be taken in; nothing was changed" }
    /// Where in the file.
    import_place(line: usize, column: usize) { nl: "regel {line}, kolom {column}", en: "line {line}, column {column}" }
    /// Question before the import.
    import_ask(file: &str) { nl: "Dit naar binnen halen uit {file}? (j/n)", en: "Take this in from {file}? (y/n)" }
    /// Nothing was done.
    import_not_done() { nl: "Er is niets veranderd.", en: "Nothing was changed." }
    /// There was nothing new in it.
    import_nothing() { nl: "Alles hieruit staat er al.", en: "Everything in it is here already." }
    /// What an import would do.
    import_would() { nl: "Zo wordt het; er is nog niets veranderd:", en: "This would happen; nothing was changed yet:" }
    /// A case that was not here.
    import_new() { nl: "nieuw", en: "new" }
    /// Rounds that were not here.
    import_rounds(n: u64) { nl: "één ronde erbij" / "{n} rondes erbij", en: "one round more" / "{n} rounds more" }
    /// Other things that were not here.
    import_added(n: u64) { nl: "één ding erbij" / "{n} dingen erbij", en: "one thing more" / "{n} things more" }
    /// Things that are otherwise now.
    import_changed(n: u64) { nl: "één ding anders" / "{n} dingen anders", en: "one thing changed" / "{n} things changed" }
    /// Things that stand in two versions.
    import_forks(n: u64) { nl: "één ding in twee versies" / "{n} dingen in twee versies", en: "one thing in two versions" / "{n} things in two versions" }
    /// A case of which nothing was new.
    import_same() { nl: "niets nieuws", en: "nothing new" }
    /// A case without names that is here with them.
    import_left_out() { nl: "staat hier al, met namen: overgeslagen", en: "is here already, with names: left out" }
    /// The database was written meanwhile; what was taken in stays.
    import_stopped(n: usize) { nl: "één is binnen, de rest niet" / "{n} zijn binnen, de rest niet", en: "one is in, the rest is not" / "{n} are in, the rest is not" }
    /// Somebody stopped it.
    import_interrupted() { nl: "gestopt voordat alles binnen was; elke casus die er staat is compleet", en: "stopped before all of it was in; every case that is here is whole" }
    /// How to go on after that.
    import_again_hint() { nl: "haal het bestand nog eens binnen: wat er al is, komt er niet dubbel in", en: "import the file again: what is here already does not come in twice" }

    /// Above what stands in two versions.
    forks_heading() { nl: "In twee versies: kies samen welke blijft", en: "In two versions: choose together which one stays" }
    /// One of the versions.
    fork_version(number: usize, words: &str) { nl: "versie {number}: {words}", en: "version {number}: {words}" }
    /// In this version it was taken away.
    fork_gone() { nl: "weggehaald", en: "taken away" }

    /// It is no JSON.
    misfit_json(said: &str) { nl: "dit is geen JSON: {said}", en: "this is not JSON: {said}" }
    /// A key that a casebook does not know.
    misfit_unknown(key: &str) { nl: "sleutel `{key}` hoort hier niet; eigen sleutels beginnen met `x-`", en: "key `{key}` does not belong here; keys of your own begin with `x-`" }
    /// A key twice.
    misfit_twice(key: &str) { nl: "sleutel `{key}` staat er twee keer", en: "key `{key}` is there twice" }
    /// A key that is not there.
    misfit_missing(key: &str) { nl: "sleutel `{key}` ontbreekt", en: "key `{key}` is missing" }
    /// A NUL in a text; no text may hold one.
    misfit_nul() { nl: "in deze tekst staat een NUL", en: "there is a NUL in this text" }
    /// A text is needed.
    misfit_text() { nl: "hier hoort tekst", en: "a text is needed here" }
    /// A text that is not empty is needed.
    misfit_name() { nl: "hier hoort tekst die niet leeg is", en: "a text that is not empty is needed here" }
    /// A whole number is needed.
    misfit_whole() { nl: "hier hoort een heel getal", en: "a whole number is needed here" }
    /// True or false is needed.
    misfit_flag() { nl: "hier hoort `true` of `false`", en: "`true` or `false` is needed here" }
    /// A moment is needed.
    misfit_moment() { nl: "hier hoort een moment, zoals `2026-03-08T10:15:30Z`", en: "a moment is needed here, such as `2026-03-08T10:15:30Z`" }
    /// A date is needed.
    misfit_date() { nl: "hier hoort een datum, zoals `2026-03-08`; woorden staan onder `x-due`", en: "a date is needed here, such as `2026-03-08`; words stand under `x-due`" }
    /// An offset is needed.
    misfit_offset() { nl: "hier hoort een tijdzone, zoals `+01:00`", en: "the offset of a zone is needed here, such as `+01:00`" }
    /// A list is needed.
    misfit_list() { nl: "hier hoort een lijst", en: "a list is needed here" }
    /// An object is needed.
    misfit_object() { nl: "hier hoort een object", en: "an object is needed here" }
    /// None of the codes.
    misfit_code(typed: &str, codes: &str) { nl: "`{typed}` kan hier niet; wel: {codes}", en: "`{typed}` cannot be here; what can: {codes}" }
    /// Another version.
    misfit_version(version: &str) { nl: "versie {version} kent deze halte niet; wel versie 1", en: "this halte does not know version {version}, but version 1" }
    /// What can be done about another version.
    import_version_hint() { nl: "neem een nieuwere halte, of laat het daar nog eens maken met deze", en: "take a newer halte, or have it made again with this one" }
    /// What helps with a casebook that cannot be taken in.
    import_invalid_hint() { nl: "herstel het daar, of maak het bestand opnieuw met `halte export --format json`", en: "mend it there, or make the file again with `halte export --format json`" }
    /// A reference to nothing.
    misfit_nowhere(kind: &str, id: &str) { nl: "er is geen `{kind}` met id `{id}`", en: "there is no `{kind}` with id `{id}`" }
    /// An id that stands in another case here.
    misfit_elsewhere(kind: &str, id: &str) { nl: "`{kind}` met id `{id}` hoort hier bij een andere casus; geef dit een eigen id", en: "`{kind}` with id `{id}` belongs to another case here; give this an id of its own" }
    /// Revisions that do not say what case it is.
    misfit_apart(id: &str) { nl: "geen van de revisies van casus `{id}` die bij elkaar staan zegt welke casus het is", en: "none of the revisions of case `{id}` that stand together says what case it is" }
    /// One id twice.
    misfit_same_id() { nl: "twee dingen van één soort hebben hetzelfde id", en: "two things of one kind have the same id" }
    /// A sequence that cannot be read.
    misfit_sequence(said: &str) { nl: "deze werkvorm is niet te lezen: {said}", en: "this sequence cannot be read: {said}" }
    /// A revision that cannot be read.
    misfit_revision(id: &str) { nl: "revisie `{id}` is niet te lezen", en: "revision `{id}` cannot be read" }
    /// A part of a case.
    misfit_part() { nl: "dit is een deel, om te lezen; exporteer zonder `--round` om het binnen te halen", en: "this is a part, for reading; export without `--round` to take it in" }

    /// The title of the schema of a casebook.
    schema_casebook() { nl: "Een casusboek van halte", en: "A casebook of halte" }
    /// Said when the demo opens where there is no full screen.
    demo_ready(file: &str) { nl: "de voorbeelden staan in {file}", en: "the examples are in {file}" }
}
