//! Damaged files: whatever happened to the database, the program does not panic, leaves the file and its log as they are,
//! puts nothing empty in their place, and says which backup is good and how to put it back.
//!
//! Never here: a disk that fails while the program runs, or a power cut.

use std::fs;
use std::path::PathBuf;

use halte::protection::Protection;
use rusqlite::Connection;

use crate::support::Home;
use crate::support::home::Output;

use super::programs::{self, Chance};

const PAGE: usize = 4096;
/// What was said and finished, to be looked for in the bytes of a file.
const SAID: [&str; 4] =
    ["Ze belde zelf terug", "De brief was te lang", "Niemand nam op", "Wij bellen maandag"];

/// A way in which the files may be found.
struct Damage {
    what: String,
    database: Option<Vec<u8>>,
    log: Option<Vec<u8>>,
    shared: Option<Vec<u8>>,
}

/// A home with a finished round and its backup of the day; the files as they are, as `kill -9` would leave them with a
/// log, and as they are later.
struct Sample {
    home: Home,
    sound: Vec<u8>,
    with_log: (Vec<u8>, Vec<u8>),
    later: Vec<u8>,
}

fn database(home: &Home) -> PathBuf {
    home.data().join("halte.db")
}

fn beside(home: &Home, end: &str) -> PathBuf {
    home.data().join(format!("halte.db{end}"))
}

/// A whole round, typed into a pipe.
fn round(home: &Home, case: &str, said: [&str; 4]) -> Output {
    let args = ["round", case, "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim", "--plain"];
    let lines: Vec<String> = said.iter().map(|words| format!("{words}\n\n")).collect();
    home.run(&args, format!("{}\n\n", lines.concat()))
}

fn sample(home: Home) -> Sample {
    round(&home, "Buurttuin", SAID).ok();
    let sound = fs::read(database(&home)).unwrap();
    // Somebody reads, so that the log cannot be emptied.
    let reader = Connection::open(database(&home)).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM answer;").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM answer", [], |row| row.get(0)).unwrap();
    round(&home, "Plein", ["Een hek", "Een sleutel", "Een pad", "Een bank"]).ok();
    let with_log = (fs::read(database(&home)).unwrap(), fs::read(beside(&home, "-wal")).unwrap());
    assert!(with_log.1.len() > PAGE, "there is no log");
    drop(reader);
    round(&home, "Park", ["Vier", "Bomen", "Staan", "Scheef"]).ok();
    round(&home, "Brug", ["Over", "Het", "Smalle", "Water"]).ok();
    let later = fs::read(database(&home)).unwrap();
    assert!(home.data().join("backups").read_dir().unwrap().count() == 1, "there is no backup");
    Sample { home, sound, with_log, later }
}

/// Every damage of the CI size.
fn damages(sample: &Sample, chance: &mut Chance) -> Vec<Damage> {
    let whole =
        |what: String, database: Vec<u8>| Damage { what, database: Some(database), log: None, shared: None };
    let mut all = Vec::new();
    let sound = &sample.sound;
    for page in 0..sound.len() / PAGE {
        for _ in 0..programs::times(1, 20) {
            let mut bytes = sound.clone();
            let at = page * PAGE + usize::try_from(chance.below(PAGE as u64)).unwrap();
            bytes[at] ^= 1 << chance.below(8);
            all.push(whole(format!("one bit at {at}"), bytes));
        }
        let mut bytes = sound.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5);
        all.push(whole(format!("page {page} is garbage"), bytes));
        all.push(whole(format!("cut off after page {page}"), sound[..page * PAGE].to_vec()));
        let odd = page * PAGE + usize::try_from(1 + chance.below(4095)).unwrap();
        all.push(whole(format!("cut off at {odd}"), sound[..odd].to_vec()));
    }
    let (file, log) = &sample.with_log;
    let logged = |what: &str, database: &[u8], log: Vec<u8>| Damage {
        what: what.to_owned(),
        database: Some(database.to_vec()),
        log: Some(log),
        shared: None,
    };
    all.push(logged("cut off with a log", &file[..file.len() / 2 + 100], log.clone()));
    all.push(logged("cut off at a page with a log", &file[..file.len() / PAGE / 2 * PAGE], log.clone()));
    let mut garbled = file.clone();
    garbled[2 * PAGE..6 * PAGE].fill(0);
    all.push(logged("pages of zeros with a log", &garbled, log.clone()));
    all.push(logged("an older log", &sample.later, log.clone()));
    all.push(logged("a later file without what was before it", &sample.sound, log.clone()));
    all.push(logged("no byte but a log", &[], log.clone()));
    all.push(Damage {
        what: "gone but for a log".into(),
        database: None,
        log: Some(log.clone()),
        shared: None,
    });
    for cut in [1, 31, 32, 4000, log.len() / 2, log.len() - 1] {
        all.push(logged(&format!("the log cut off at {cut}"), file, log[..cut].to_vec()));
    }
    let mut torn = log.clone();
    let at = 32 + usize::try_from(chance.below(torn.len() as u64 - 32)).unwrap();
    torn[at] ^= 0xff;
    all.push(logged(&format!("a byte of the log at {at}"), file, torn));
    all.push(whole("the log is gone".into(), file.clone()));
    let garbage: Vec<u8> = (0..32_768).map(|_| u8::try_from(chance.below(256)).unwrap()).collect();
    all.push(Damage { shared: Some(garbage), ..logged("garbage in shared memory", file, log.clone()) });
    all.push(whole("zero bytes".into(), Vec::new()));
    all.push(Damage { what: "gone".into(), database: None, log: None, shared: None });
    all
}

/// The same home with its files like this.
fn damaged(sample: &Sample, damage: &Damage) -> Home {
    let home = sample.home.copy();
    for (end, bytes) in [("", &damage.database), ("-wal", &damage.log), ("-shm", &damage.shared)] {
        match bytes {
            Some(bytes) => fs::write(beside(&home, end), bytes).unwrap(),
            None => {
                let _ = fs::remove_file(beside(&home, end));
            }
        }
    }
    home
}

/// The file and its log; one without a byte is like none.
fn files(home: &Home) -> [Vec<u8>; 2] {
    ["", "-wal"].map(|end| fs::read(beside(home, end)).unwrap_or_default())
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

fn count(bytes: &[u8], words: &str) -> usize {
    bytes.windows(words.len()).filter(|window| *window == words.as_bytes()).count()
}

/// What is wrong with how the program bears this.
fn wrong_with(sample: &Sample, damage: &Damage) -> Vec<String> {
    let home = damaged(sample, damage);
    let found = files(&home);
    let mut wrong = Vec::new();
    let mut bears = |command: &str, output: &Output| {
        let led = ["halte restore ", "last good backup", "backups/"]
            .iter()
            .all(|says| output.stderr.contains(says) || output.stdout.contains(says));
        let fine = match output.code() {
            0 => true,
            6 => led,
            _ => false,
        };
        if !fine || output.stderr.contains("panicked") {
            wrong.push(format!(
                "{}: {command}: {} {}{}",
                damage.what,
                output.code(),
                output.stdout,
                output.stderr
            ));
        }
    };
    bears("cases", &home.run(&["cases"], ""));
    bears("check", &home.run(&["check"], ""));
    bears("backup", &home.run(&["backup", "kopie.db"], ""));
    let after_reading = files(&home);
    let written =
        home.run(&["now", "Buurttuin", "--with", "Noor", "--plain"], "Een nieuw woord\n\n\n\n\n\n\n\n");
    bears("now", &written);
    let after = files(&home);
    if after_reading != found {
        wrong.push(format!("{}: reading changed the files", damage.what));
    }
    // Damage that shows only after the round was begun: until then what comes is kept.
    let begun = count(&after.concat(), "Noor") > count(&found.concat(), "Noor");
    if written.code() != 0 && after != found && !begun {
        wrong.push(format!("{}: the damaged files were changed", damage.what));
    }
    let (before, now) = (found.concat(), after.concat());
    for words in SAID.iter().filter(|words| holds(&before, words) && !holds(&now, words)) {
        wrong.push(format!("{}: {words:?} stood in the files and is gone", damage.what));
    }
    if (found[0].is_empty() || found[0].len() < PAGE) && written.code() == 0 {
        wrong.push(format!("{}: something empty took its place", damage.what));
    }
    wrong
}

/// Puts the backup back where the program said how, and looks.
fn wrong_after_restoring(sample: &Sample, damage: &Damage) -> Vec<String> {
    let home = damaged(sample, damage);
    let found = files(&home);
    let backup = fs::read_dir(home.data().join("backups")).unwrap().next().unwrap().unwrap().path();
    let restored = home.run(&["restore", backup.to_str().unwrap(), "--yes"], "");
    let history = home.run(&["history", "Buurttuin"], "");
    let mut wrong = Vec::new();
    if restored.code() != 0 || history.code() != 0 || !SAID.iter().all(|words| history.stdout.contains(words))
    {
        wrong.push(format!("{}: not put back: {}{}", damage.what, restored.stderr, history.stderr));
    }
    // What could not be read lies beside it, byte for byte; what could be is a backup now.
    let aside = |end: &str| {
        let entries = fs::read_dir(home.data()).unwrap().map(|entry| entry.unwrap().path());
        let is = |path: &PathBuf| {
            path.to_str().unwrap().contains(".aside-")
                && path.to_str().unwrap().ends_with("-wal") == (end == "-wal")
        };
        entries.filter(is).map(|path| fs::read(path).unwrap()).next().unwrap_or_default()
    };
    let kept = restored.stdout.contains("What was there is in ");
    let nothing = found.concat().is_empty();
    if !kept && !nothing && [aside(""), aside("-wal")] != found {
        wrong.push(format!("{}: what could not be read is not beside it", damage.what));
    }
    wrong
}

#[test]
fn a_damaged_file_stays_as_it_is_and_leads_to_the_last_good_backup() {
    let sample = sample(programs::halte());
    let all = damages(&sample, &mut Chance(programs::seed()));
    let wrong: Vec<String> = all.iter().flat_map(|damage| wrong_with(&sample, damage)).collect();
    println!("{} damaged files: {} wrong", all.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn after_any_damage_the_backup_is_put_back_and_nothing_of_the_damaged_file_is_lost() {
    let sample = sample(programs::halte());
    let all = damages(&sample, &mut Chance(programs::seed()));
    let some = all.iter().enumerate().filter(|(n, _)| n % 7 == 0 || n + 20 > all.len());
    let wrong: Vec<String> = some.flat_map(|(_, damage)| wrong_after_restoring(&sample, damage)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_leaving_the_log_a_damaged_file_is_changed() {
    let sample = sample(programs::without(Protection::DamagedStays));
    let all = damages(&sample, &mut Chance(programs::seed()));
    let logged = all.iter().filter(|damage| damage.log.is_some());
    let wrong: Vec<String> = logged.flat_map(|damage| wrong_with(&sample, damage)).collect();
    assert!(wrong.iter().any(|what| what.contains("files were changed")), "the test above cannot fail");
}

#[test]
fn without_minding_the_backups_an_empty_file_takes_the_place_of_the_database() {
    let sample = sample(programs::without(Protection::NeverReplaced));
    let all = damages(&sample, &mut Chance(programs::seed()));
    let empty = all.iter().filter(|damage| damage.database.as_ref().is_none_or(Vec::is_empty));
    let wrong: Vec<String> = empty.flat_map(|damage| wrong_with(&sample, damage)).collect();
    assert!(wrong.iter().any(|what| what.contains("something empty")), "the test above cannot fail");
}
