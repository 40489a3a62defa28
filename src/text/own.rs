//! Words of making one's own sequences: new, edit, where, rehearse.
//!
//! Never here: what is wrong with a sequence (that is the report).

use super::table::words;

words! {
    /// At the top of a copy.
    own_copy_head(from: &str) { nl: "Gemaakt van `{from}`. Een stap met een `line` houdt zijn antwoorden bij die van `{from}`.\nVraagt een stap iets anders? Geef hem een nieuw id, en geen `line` of een nieuwe.", en: "Made from `{from}`. A step with a `line` keeps its answers together with those of `{from}`.\nDoes a step ask something else? Give it a new id, and no `line` or a new one." }
    /// The title of a copy.
    own_copy_title(title: &str) { nl: "{title}, onze eigen", en: "{title}, our own" }
    /// Above the title of a copy.
    own_copy_title_note() { nl: "Geef hem een eigen titel: die staat in de lijst.", en: "Give it a title of its own: that is what the list shows." }

    /// Something that cannot be an id.
    own_no_id(id: &str) { nl: "‘{id}’ kan geen id zijn", en: "‘{id}’ cannot be an id" }
    /// What an id is.
    own_no_id_hint() { nl: "een id heeft kleine letters, cijfers en streepjes: `mijn-ronde`", en: "an id has lower case letters, digits and hyphens: `my-round`" }
    /// A sequence of this id is there.
    own_taken(id: &str) { nl: "er is al een werkvorm `{id}`", en: "there is a sequence `{id}` already" }
    /// What to do then.
    own_taken_hint(id: &str) { nl: "verander die met `halte prompts edit {id}`, of kies een ander id", en: "change that one with `halte prompts edit {id}`, or choose another id" }
    /// What to do when a file is there under this name.
    own_file_hint() { nl: "kies een ander id: een bestand dat er al is blijft zoals het is", en: "choose another id: a file that is there stays as it is" }
    /// A new file.
    own_made(path: &str) { nl: "Gemaakt: {path}", en: "Made: {path}" }
    /// What comes next.
    own_next(id: &str) { nl: "Veranderen: `halte prompts edit {id}`. Oefenen: `halte prompts rehearse {id}`.", en: "To change it: `halte prompts edit {id}`. To rehearse it: `halte prompts rehearse {id}`." }
    /// How to make a sequence of one's own.
    own_make_hint(id: &str) { nl: "`halte prompts new {id}` maakt een nieuwe", en: "`halte prompts new {id}` makes a new one" }

    /// A shipped sequence was copied before it is changed.
    own_copied(id: &str, path: &str) { nl: "`{id}` is van halte. Je eigen kopie is {path}. Die vervangt de onze.", en: "`{id}` is one of ours. Your own copy is {path}. It replaces ours." }
    /// No editor.
    own_no_editor(editor: &str) { nl: "editor `{editor}` is niet gevonden", en: "editor `{editor}` was not found" }
    /// What to do then.
    own_no_editor_hint() { nl: "zet VISUAL of EDITOR op je editor, bijvoorbeeld: EDITOR=micro halte prompts edit ronde", en: "set VISUAL or EDITOR to your editor, for example: EDITOR=micro halte prompts edit ronde" }
    /// The file can be opened in another way too.
    own_open_yourself(path: &str) { nl: "of open {path} zelf, en kijk het na met `halte prompts check`", en: "or open {path} yourself, and look it over with `halte prompts check`" }
    /// The editor did not end well.
    own_editor_ended() { nl: "de editor stopte met een fout; dit is het bestand zoals het nu is", en: "the editor ended with an error; this is the file as it is now" }
    /// The file is not there any more.
    own_gone(path: &str) { nl: "{path} is er niet meer", en: "{path} is not there any more" }
    /// Nothing is wrong.
    own_right(id: &str) { nl: "Werkvorm `{id}` klopt.", en: "Sequence `{id}` is right." }
    /// Nothing was changed.
    own_unchanged() { nl: "Er is niets veranderd.", en: "Nothing was changed." }
    /// Asks whether an unchanged copy goes away.
    own_take_away() { nl: "Wil je de kopie weer weghalen? Typ ja. Niets typen houdt hem:", en: "Do you want the copy taken away again? Type yes. Typing nothing keeps it:" }
    /// The copy went away.
    own_taken_away(id: &str) { nl: "De kopie is weg. Onze `{id}` geldt weer.", en: "The copy is gone. Our `{id}` is in force again." }
    /// An unchanged copy stays.
    own_copy_stays(path: &str) { nl: "De kopie blijft staan: {path}", en: "The copy stays: {path}" }
    /// Asks whether a broken file is opened again.
    own_open_again() { nl: "Typ 1 om weer te openen, 2 om het zo te laten. Leeg is 1:", en: "Type 1 to open it again, 2 to leave it like this. Empty is 1:" }
    /// A broken file stays as it is.
    own_stays_broken(path: &str) { nl: "het bestand blijft zoals jij het liet: {path}", en: "the file stays as you left it: {path}" }
    /// The file has another id now.
    own_renamed(before: &str, now: &str) { nl: "`{before}` heet nu `{now}`.", en: "`{before}` is called `{now}` now." }

    /// A question has other words.
    own_reworded(step: &str) { nl: "Vraag `{step}` is anders gezegd.", en: "Question `{step}` is said differently." }
    /// What was asked; the language stands before it.
    own_was(tag: &str, words: &str) { nl: "{tag} was: {words}", en: "{tag} was: {words}" }
    /// What is asked now.
    own_now(tag: &str, words: &str) { nl: "{tag} nu: {words}", en: "{tag} now: {words}" }
    /// The languages in which the question is as it was.
    own_still(tags: &str) { nl: "In {tags} staat nog de vraag van eerst.", en: "In {tags} the question is still as it was." }
    /// For which cases that holds.
    own_holds(n: usize, line: &str, titles: &str) { nl: "Dit geldt nu voor één: {titles}. Daar staan antwoorden onder `{line}`." / "Dit geldt nu voor {n}: {titles}. Daar staan antwoorden onder `{line}`.", en: "This now holds for one: {titles}. It has answers under `{line}`." / "This now holds for {n}: {titles}. They have answers under `{line}`." }
    /// More titles than are shown.
    own_more(n: usize) { nl: "nog één" / "nog {n}", en: "one more" / "{n} more" }
    /// Nobody answered yet.
    own_holds_none(line: &str) { nl: "Onder `{line}` heeft nog niemand geantwoord.", en: "Nobody has answered under `{line}` yet." }
    /// Other sequences with that line.
    own_also_in(line: &str, ids: &str) { nl: "Ook in {ids} staat een vraag met `{line}`.", en: "There is a question with `{line}` in {ids} too." }
    /// Asks what it is.
    own_same_or_other() { nl: "1 dezelfde vraag, beter gezegd: oude en nieuwe antwoorden staan bij elkaar\n2 een andere vraag: die krijgt een nieuw id en een eigen geschiedenis", en: "1 the same question, said better: old and new answers stand together\n2 another question: it gets a new id and a history of its own" }
    /// How to choose.
    own_choose() { nl: "Typ 1 of 2. Leeg is 1:", en: "Type 1 or 2. Empty is 1:" }
    /// Asks for an id.
    own_new_id(free: &str) { nl: "Het nieuwe id. Leeg is `{free}`:", en: "The new id. Empty is `{free}`:" }
    /// It is another question now.
    own_other_now(step: &str, id: &str) { nl: "Vraag `{step}` heet nu `{id}`. De eerdere antwoorden blijven bij de oude vraag.", en: "Question `{step}` is called `{id}` now. The earlier answers stay with the old question." }
    /// It is the same question.
    own_same_now(step: &str) { nl: "`{step}` blijft dezelfde vraag.", en: "`{step}` stays the same question." }
    /// What to do when it asks something else.
    own_if_other() { nl: "Vraagt dit iets anders? Geef de stap een nieuw id, en geen `line` of een nieuwe.", en: "Does this ask something else? Give the step a new id, and no `line` or a new one." }
    /// Answers stand elsewhere from now on.
    own_moved(step: &str, from: &str, to: &str) { nl: "Antwoorden op `{step}` staan voortaan onder `{to}`. De eerdere blijven onder `{from}`.", en: "Answers to `{step}` stand under `{to}` from now on. The earlier ones stay under `{from}`." }
    /// How to keep them together.
    own_moved_hint(from: &str) { nl: "Met line = \"{from}\" blijven ze bij elkaar.", en: "With line = \"{from}\" they stay together." }
    /// Somebody else changed the file.
    own_changed_meanwhile(path: &str) { nl: "{path} is intussen weer veranderd; er is niets in aangepast", en: "{path} was changed again meanwhile; nothing was altered in it" }
    /// The history could not be looked at.
    own_no_history() { nl: "de geschiedenis is niet te lezen; voor wie dit geldt is niet bekend", en: "the history cannot be read; for whom this holds is not known" }

    /// Heads what the program brings along.
    where_shipped() { nl: "van halte, in het programma", en: "ours, in the program" }
    /// Heads the folder of own sequences.
    where_own() { nl: "eigen map", en: "own folder" }
    /// Nothing in that folder.
    where_none() { nl: "geen eigen werkvormen", en: "no sequences of your own" }
    /// A file that replaces one of ours.
    where_replaces(id: &str) { nl: "`{id}`, vervangt de onze", en: "`{id}`, replaces ours" }
    /// A file with mistakes.
    where_broken(what: &str) { nl: "{what}, met fouten", en: "{what}, with mistakes" }
    /// A sequence of one's own.
    prompts_own() { nl: "van jullie zelf", en: "your own" }
    /// For how many people.
    prompts_people(from: u32, to: u32) { nl: "voor {from} tot {to} mensen", en: "for {from} to {to} people" }
    /// For exactly so many.
    prompts_people_just(n: u32) { nl: "voor één mens" / "voor {n} mensen", en: "for one person" / "for {n} people" }

    /// The title of a rehearsal.
    rehearse_title(title: &str) { nl: "Oefenen: {title}", en: "Rehearsal: {title}" }
    /// Said before.
    rehearse_before() { nl: "dit is oefenen: er wordt niets bewaard", en: "this is a rehearsal: nothing is kept" }
    /// Said where it was to be walked and could not be.
    rehearse_failed(reason: &str) { nl: "Oefenen lukt niet: {reason}", en: "Rehearsing does not work: {reason}" }
    /// Said afterwards.
    rehearse_over() { nl: "Dit was oefenen. Er is niets bewaard.", en: "This was a rehearsal. Nothing was kept." }
    /// Names of people who are not there.
    rehearse_names() { nl: "Anna,Bilal,Cora,Daan,Emine,Frits", en: "Anna,Bilal,Cora,Dan,Emine,Fred" }
}
