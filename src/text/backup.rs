//! Words of backups, of putting one back, and of looking whether everything is right.
//!
//! Never here: people's words; a backup is spoken of in numbers.

use super::Ui;
use super::table::words;

words! {
    /// The command `backup`.
    command_backup() { nl: "Maak een reservekopie van alles", en: "Make a backup of everything" }
    /// The command `restore`.
    command_restore() { nl: "Zet een reservekopie terug", en: "Put a backup back" }
    /// The command `check`.
    command_check() { nl: "Kijk of alles wat bewaard is klopt", en: "Look whether all that is kept is right" }
    /// The argument FILE of `backup` and `restore`.
    option_backup_file() { nl: "Het bestand met de reservekopie", en: "The file of the backup" }
    /// The option `--yes`.
    option_yes() { nl: "Doe het zonder eerst te vragen", en: "Do it without asking first" }

    /// So many titles of cases.
    held_cases(n: u64) { nl: "één titel" / "{n} titels", en: "one title" / "{n} titles" }
    /// So many finished rounds.
    held_rounds(n: u64) { nl: "één ronde" / "{n} rondes", en: "one round" / "{n} rounds" }
    /// So many answers.
    held_answers(n: u64) { nl: "één antwoord" / "{n} antwoorden", en: "one answer" / "{n} answers" }
    /// So many rounds that are not finished.
    held_unfinished(n: u64) { nl: "één ronde die nog niet klaar is" / "{n} rondes die nog niet klaar zijn", en: "one round that is not finished" / "{n} rounds that are not finished" }

    /// A backup was made.
    backup_made(path: &str) { nl: "Reservekopie gemaakt: {path}", en: "Backup made: {path}" }
    /// What it holds.
    backup_holds(what: &str) { nl: "Er zit in: {what}.", en: "It holds: {what}." }
    /// What is not in it.
    backup_without(what: &str) { nl: "Niet erin: {what}. Wat daarin staat kan nog teruggenomen worden.", en: "Not in it: {what}. What stands there can still be taken back." }
    /// Nothing was kept yet.
    backup_nothing() { nl: "er is nog niets om te bewaren", en: "there is nothing to keep yet" }
    /// A backup may not be written over the database.
    backup_over_database(path: &str) { nl: "{path} hoort bij de database die nu gebruikt wordt", en: "{path} belongs to the database that is in use" }
    /// Another place for it.
    backup_elsewhere() { nl: "kies een ander bestand", en: "choose another file" }
    /// A backup is being made or put back by another program.
    backup_in_use() { nl: "een ander venster maakt nu een reservekopie", en: "another window is making a backup now" }
    /// The backup of the day could not be made.
    backup_failed(cause: &str) { nl: "de reservekopie van vandaag is niet gelukt: {cause}. Het werk zelf is bewaard.", en: "the backup of today was not made: {cause}. The work itself is kept." }
    /// The same where there is little room.
    backup_failed_short() { nl: "De reservekopie van vandaag lukte niet: `halte check`", en: "The backup of today was not made: `halte check`" }
    /// The disk, as a reason.
    backup_no_room() { nl: "de schijf is vol", en: "the disk is full" }

    /// Heads what is in the file.
    restore_in_file(what: &str) { nl: "In de reservekopie: {what}.", en: "In the backup: {what}." }
    /// Heads what is there now.
    restore_there_now(what: &str) { nl: "Nu bewaard: {what}.", en: "Kept now: {what}." }
    /// There is nothing, or nothing that can be read.
    restore_there_nothing() { nl: "Nu bewaard: niets dat te lezen is.", en: "Kept now: nothing that can be read." }
    /// Asks.
    restore_ask() { nl: "De reservekopie komt op de plaats van wat er nu is. Typ ja om dat te doen:", en: "The backup takes the place of what is there now. Type yes to do that:" }
    /// It was not done.
    restore_not_done() { nl: "Er is niets veranderd.", en: "Nothing was changed." }
    /// It cannot be asked.
    restore_cannot_ask() { nl: "terugzetten vraagt eerst of het goed is, en hier is niemand om dat te vragen", en: "putting a backup back asks first, and there is nobody here to ask" }
    /// How to do it without.
    restore_yes_hint() { nl: "met `--yes` gebeurt het zonder vragen", en: "with `--yes` it is done without asking" }
    /// A round is open elsewhere.
    restore_round_open() { nl: "er staat een ronde open in een ander venster", en: "a round is open in another window" }
    /// The file is the database itself.
    restore_itself(path: &str) { nl: "{path} is de database zelf", en: "{path} is the database itself" }
    /// Done.
    restore_done(what: &str) { nl: "Teruggezet. Er is nu: {what}.", en: "Put back. There is now: {what}." }
    /// Where what was there is.
    restore_before(path: &str) { nl: "Wat er was, staat in {path}", en: "What was there is in {path}" }
    /// The damaged file was set aside.
    restore_aside(path: &str) { nl: "Het bestand dat niet te lezen was, heet nu {path}", en: "The file that could not be read is now called {path}" }
    /// The file that was named is damaged; nothing was changed.
    restore_damaged(path: &str) { nl: "{path} is beschadigd; er is niets teruggezet", en: "{path} is damaged; nothing was put back" }

    /// The database is gone or empty, and there are backups.
    emptied(path: &str) { nl: "{path} is leeg of weg, en er was wel iets bewaard", en: "{path} is empty or gone, and something was kept in it" }
    /// How to begin anew all the same.
    emptied_hint(folder: &str) { nl: "wil je toch opnieuw beginnen: geef de map {folder} een andere naam", en: "to begin anew all the same: give the folder {folder} another name" }
    /// The last good backup.
    last_good(date: &str, path: &str) { nl: "de laatste goede reservekopie is van {date}: {path}", en: "the last good backup is of {date}: {path}" }
    /// How to put it back.
    last_good_how(command: &str) { nl: "zet die terug met: {command}", en: "put it back with: {command}" }
    /// There is no good backup.
    no_good_backup(folder: &str) { nl: "in {folder} staat geen goede reservekopie", en: "there is no good backup in {folder}" }
    /// On screen: the database is damaged; `halte check` says the rest.
    damaged_on_screen(path: &str) { nl: "{path} is beschadigd.", en: "{path} is damaged." }
    /// A newer halte made the database; it is read only.
    newer_is_read(path: &str) { nl: "{path} is gemaakt door een nieuwere halte: lezen kan, misschien niet alles", en: "{path} was made by a newer halte: it can be read, perhaps not all of it" }
    /// The same, on a screen where something would be kept.
    newer_only_read() { nl: "Dit is gemaakt door een nieuwere halte: hier kun je alleen lezen.", en: "A newer halte made this: here you can only read." }
    /// Reading a newer database is possible.
    newer_read_hint() { nl: "lezen kan wel: `halte`, `halte history`, `halte export`", en: "it can be read: `halte`, `halte history`, `halte export`" }
}

words! {
    /// All is right.
    check_right() { nl: "Alles klopt.", en: "Everything is right." }
    /// Something is wrong.
    check_wrong() { nl: "Niet alles klopt.", en: "Not everything is right." }
    /// What is there.
    check_holds(what: &str) { nl: "Bewaard: {what}.", en: "Kept: {what}." }
    /// What SQLite says.
    check_file(said: &str) { nl: "het bestand is beschadigd: {said}", en: "the file is damaged: {said}" }
    /// A part that cannot be read.
    check_unreadable(part: &str, said: &str) { nl: "een deel is niet te lezen ({part}): {said}", en: "a part cannot be read ({part}): {said}" }
    /// Rows that name what is not there.
    check_loose(table: &str) { nl: "er wordt verwezen naar iets dat er niet is ({table})", en: "something that is not there is referred to ({table})" }
    /// Rows that differ.
    check_differs(n: u64, kind: &str) { nl: "{n} × {kind}: wat er staat is niet wat er geschreven is", en: "{n} × {kind}: what stands there is not what was written" }
    /// Rows that are gone.
    check_missing(n: u64, kind: &str) { nl: "{n} × {kind}: geschreven, en niet meer te vinden", en: "{n} × {kind}: written, and not there any more" }
    /// Rows from nowhere.
    check_unwritten(n: u64, kind: &str) { nl: "{n} × {kind}: staat er, en is nooit geschreven", en: "{n} × {kind}: stands there, and was never written" }
    /// Revisions that cannot be read.
    check_garbled(n: u64, kind: &str) { nl: "{n} × {kind}: wat er geschreven is, is niet te lezen", en: "{n} × {kind}: what was written cannot be read" }
    /// Counted wrongly.
    check_counted(n: u64) { nl: "bij één titel zijn de rondes verkeerd geteld" / "bij {n} titels zijn de rondes verkeerd geteld", en: "the rounds of one title were counted wrongly" / "the rounds of {n} titles were counted wrongly" }
    /// The search index is wrong.
    check_index() { nl: "zoeken vindt niet alles wat er staat; de woorden zelf zijn er nog", en: "search does not find all that is there; the words themselves are still there" }
    /// The search index was wrong, and was made anew.
    check_index_mended() { nl: "zoeken vond niet alles wat er staat; dat is nu hersteld", en: "search did not find all that is there; that is mended now" }
    /// Cases of which an import left a part.
    check_arriving(n: u64) { nl: "één import is niet af: haal het bestand nog eens binnen" / "van {n} titels is maar een deel binnen: haal het bestand nog eens binnen", en: "one import is not done: import the file again" / "only a part of {n} titles came in: import the file again" }
    /// Rows of which two versions stand beside each other.
    check_fork(n: u64, kind: &str) { nl: "{n} × {kind}: twee lezingen naast elkaar; kies er een", en: "{n} × {kind}: two versions beside each other; choose one" }
    /// What stood there before a correction is not here.
    check_gap(n: u64, kind: &str) { nl: "{n} × {kind}: van een eerdere lezing is alleen bekend dat ze er was", en: "{n} × {kind}: of an earlier version it is only known that there was one" }
    /// Own sequences with mistakes.
    check_sequences(n: usize) { nl: "één eigen werkvorm heeft fouten: `halte prompts check` wijst ze aan" / "{n} eigen werkvormen hebben fouten: `halte prompts check` wijst ze aan", en: "one sequence of your own has mistakes: `halte prompts check` shows them" / "{n} sequences of your own have mistakes: `halte prompts check` shows them" }
    /// Others can read a file.
    check_rights(path: &str) { nl: "{path} is niet alleen voor jou: neem anderen hun rechten af (chmod go= {path})", en: "{path} is not yours alone: take the rights of others away (chmod go= {path})" }
    /// The database lies in a folder that syncs.
    check_synced(program: &str) { nl: "de database ligt in een map die {program} meeneemt; daar kan ze stukgaan. Zet haar ergens anders (`--db`), en zet daar alleen reservekopieën", en: "the database lies in a folder that {program} syncs, where it can break. Put it elsewhere (`--db`), and keep only backups there" }
    /// The database lies on a disk of another machine.
    check_network(kind: &str) { nl: "de database ligt op een schijf van een andere computer ({kind}); sloten werken daar niet altijd. Zet haar op deze computer (`--db`), en bewaar daar alleen reservekopieën", en: "the database lies on a disk of another computer ({kind}), where locks may not hold. Put it on this computer (`--db`), and keep only backups there" }
    /// The same at the foot of Home, in 56 columns.
    place_short(program: &str) { nl: "{program} is geen veilige plek: zie `halte check`", en: "{program} is not a safe place: see `halte check`" }
    /// The last backup.
    check_backup(date: &str, path: &str) { nl: "Laatste goede reservekopie: {date}, {path}", en: "Last good backup: {date}, {path}" }
    /// No backup yet.
    check_no_backup() { nl: "Er is nog geen reservekopie; die maakt halte vanzelf na een ronde.", en: "There is no backup yet; halte makes one by itself after a round." }
    /// Nothing is kept yet.
    check_nothing() { nl: "Er is nog niets bewaard.", en: "Nothing is kept yet." }
}

words! {
    /// A case.
    kept_case() { nl: "casus", en: "case" }
    /// Somebody in a case.
    kept_person() { nl: "persoon", en: "person" }
    /// The words of a sequence.
    kept_sequence() { nl: "werkvorm", en: "sequence" }
    /// A finished round.
    kept_round() { nl: "ronde", en: "round" }
    /// Who was there.
    kept_attendance() { nl: "aanwezigheid", en: "attendance" }
    /// An answer.
    kept_answer() { nl: "antwoord", en: "answer" }
    /// A mark on an answer.
    kept_mark() { nl: "markering", en: "mark" }
    /// An agreement.
    kept_agreement() { nl: "afspraak", en: "agreement" }
    /// What was said of an agreement.
    kept_review() { nl: "wat er van een afspraak kwam", en: "what came of an agreement" }
    /// A learning question.
    kept_learning_question() { nl: "leervraag", en: "learning question" }
    /// What was said of a question.
    kept_question_entry() { nl: "wat er van een leervraag gezegd is", en: "what was said of a learning question" }
    /// A working element.
    kept_element() { nl: "wat werkt", en: "what works" }
    /// Where that was seen again.
    kept_sighting() { nl: "weer gezien", en: "seen again" }
    /// From an answer to what was made of it.
    kept_link() { nl: "verband", en: "link" }
    /// A note.
    kept_note() { nl: "notitie", en: "note" }
    /// Something that was shown.
    kept_attachment() { nl: "bijlage", en: "attachment" }
}

impl Ui {
    /// The word for a kind of what is kept, by its name in revisions.
    pub fn kept(self, kind: &str) -> &str {
        match kind {
            "case" => self.kept_case(),
            "person" => self.kept_person(),
            "sequence" => self.kept_sequence(),
            "round" => self.kept_round(),
            "attendance" => self.kept_attendance(),
            "answer" => self.kept_answer(),
            "mark" => self.kept_mark(),
            "agreement" => self.kept_agreement(),
            "review" => self.kept_review(),
            "learning-question" => self.kept_learning_question(),
            "question-entry" => self.kept_question_entry(),
            "element" => self.kept_element(),
            "sighting" => self.kept_sighting(),
            "link" => self.kept_link(),
            "note" => self.kept_note(),
            "attachment" => self.kept_attachment(),
            other => other,
        }
    }
}
