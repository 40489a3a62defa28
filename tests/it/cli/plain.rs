//! Rounds in plain mode, through a pipe: what is kept of what was typed.
//!
//! Never here: exit codes of other commands.

use std::io::{Read as _, Write as _};
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};

use super::super::support::{self, Home, grep_bytes, normalised};
use super::{said, three_questions};

const ANSWERS: &str = "De brief was duidelijk.\n  Echt waar. \n\n\nHet hek is weg\n\nGeen geld\n\n\
    Bel de school\nKarim\n2026-12-01\nAls het misgaat, dan bellen we Noor\n\n";

#[test]
fn a_round_through_a_pipe_stands_in_the_history_byte_for_byte() {
    let home = support::home();
    let round = three_questions(&home, ANSWERS).ok();
    assert_eq!(round.stderr, "");
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    let mut history = normalised(&history);
    for round in history["rounds"].as_array_mut().unwrap() {
        // The questions are those of the file; `sequences` has tests of them.
        round["sequence"]["steps"].take();
    }
    insta::assert_snapshot!("history", format!("{history:#}"));
}

#[test]
fn the_same_lines_from_a_file_and_with_windows_ends_say_the_same() {
    let (one, two) = (support::home(), support::home());
    three_questions(&one, ANSWERS).ok();
    let file = two.path().join("antwoorden.txt");
    std::fs::write(&file, ANSWERS.replace('\n', "\r\n")).unwrap();
    let with = ["--with", "Noor:initiatiefnemer", "--with", "Karim:ambtenaar"];
    let round = ["round", "Buurttuin", "--sequence", "drie-vragen", "--answers", file.to_str().unwrap()];
    two.run(&[&round[..], &with[..]].concat(), "").ok();
    assert_eq!(said(&one, "Buurttuin"), said(&two, "Buurttuin"));
}

#[test]
fn input_that_ends_in_the_middle_goes_on_at_the_same_character() {
    let home = support::home();
    let paused = three_questions(&home, "heel\n\nhal").ok();
    assert!(
        paused.stderr.contains("halte round --sequence drie-vragen --plain Buurttuin"),
        "{}",
        paused.stderr
    );
    home.run(&["history", "Buurttuin"], "").ok();
    let again = home.run(&["round", "buurttuin", "--plain"], "f\n\n\n\n\n").ok();
    assert!(again.stdout.contains("This stood half typed:\n  hal\n"), "{}", again.stdout);
    let first: Vec<_> = said(&home, "Buurttuin").into_iter().take(2).map(|(_, _, text)| text).collect();
    assert_eq!(first, [Some("heel".to_owned()), Some("half".to_owned())]);
}

#[test]
fn a_round_that_waits_goes_on_and_new_begins_another() {
    let home = support::home();
    three_questions(&home, "een\n\n").ok();
    home.run(&["round", "Buurttuin", "--sequence", "snel", "--with", "Ad", "--plain"], "\n\n\n").ok();
    let new = ["round", "Buurttuin", "--sequence", "drie-vragen", "--new", "--plain"];
    home.run(&new, "\n\n\n").ok();
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    assert_eq!(history["rounds"].as_array().unwrap().len(), 2);
    home.run(&["round", "Buurttuin", "--sequence", "drie-vragen", "--plain"], "twee\n\n\n\n\n").ok();
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    let first = &history["rounds"][0]["answers"];
    assert_eq!((first[0]["text"].as_str(), first[0]["x-name"].as_str()), (Some("een"), Some("Noor")));
    assert_eq!((first[1]["text"].as_str(), first[1]["x-name"].as_str()), (Some("twee"), Some("Karim")));
}

#[test]
fn who_is_named_when_a_round_goes_on_comes_late() {
    let home = support::home();
    home.run(&["round", "Tuin", "--sequence", "snel", "--with", "Noor", "--plain"], "een\n\n").ok();
    let with = ["round", "Tuin", "--with", "noor", "--with", "Els:resident", "--about", "het hek", "--plain"];
    home.run(&with, "twee\n\ndrie\n\n/finish\n").ok();
    let names: Vec<_> = said(&home, "Tuin").into_iter().filter_map(|(_, name, _)| name).collect();
    assert_eq!(names, ["Noor", "Noor", "Els"]);
    let history = home.run(&["history", "Tuin", "--json"], "").ok().json();
    assert_eq!(history["rounds"][0]["about"], "het hek");
}

#[test]
fn a_second_round_opens_with_the_agreements_of_the_first_and_begins_one_later() {
    let home = support::home().with("HALTE_LANG", "nl");
    three_questions(&home, ANSWERS).ok();
    let round = ["round", "Buurttuin", "--sequence", "drie-vragen", "--plain"];
    let second = home.run(&round, "deels\nhalf\n\n\n\n\n\n").ok();
    assert!(
        second.stdout.contains("Wat spraken we af?\nAfspraak 1 van 1\n  Bel de school\n"),
        "{}",
        second.stdout
    );
    assert!(second.stdout.contains("Wat is gelukt, en wat nog niet?"), "{}", second.stdout);
    assert!(second.stdout.contains("Karim, ambtenaar. Daarna Noor."), "{}", second.stdout);
    assert!(second.stdout.contains("Vorige keer, "), "{}", second.stdout);
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    let review = &history["rounds"][1]["reviews"][0];
    assert_eq!((review["outcome"].as_str(), review["text"].as_str()), (Some("partly"), Some("half")));
    let human = home.run(&["history", "Buurttuin"], "").ok().stdout;
    assert!(human.contains("Eerdere afspraken\n  Bel de school: deels\n    half\n"), "{human}");
    home.run(&round, "gedaan\n\n\n\n\n\n\n").ok();
    let open = home.run(&["agreements", "--json"], "").ok().json();
    assert_eq!(open["agreements"].as_array().unwrap().len(), 0);
    let all = home.run(&["agreements", "buurt", "--all"], "").ok();
    let lines: Vec<&str> = all.stdout.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "Buurttuin",
            "  Karim: Bel de school, uiterlijk dinsdag 1 december 2026. Als het misgaat, dan bellen we Noor (gedaan)"
        ]
    );
    assert!(lines[2].ends_with(": deels. half") && lines[3].ends_with(": gedaan"), "{}", all.stdout);
}

#[test]
fn the_naughty_strings_come_back_byte_for_byte() {
    let home = support::home();
    let naughty: Vec<&str> = include_str!("../data/blns.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.contains('\0'))
        .collect();
    let escaped = |line: &&str| if line.starts_with('/') { format!("/{line}") } else { (*line).to_owned() };
    let lines: Vec<String> = naughty.iter().map(escaped).collect();
    let round = ["round", "Rare tekens", "--sequence", "snel", "--with", "Noor", "--plain"];
    let shown = home.run(&round, format!("{}\n\n\n\n", lines.join("\n"))).ok().stdout;
    let text = said(&home, "Rare tekens").remove(0).2.unwrap();
    assert_eq!(text, naughty.join("\n"));
    let steers = |c: char| c.is_control() && c != '\n';
    assert!(!shown.contains(steers), "what is shown is safe to show");
    let human = home.run(&["history", "rare"], "").ok().stdout;
    assert!(!human.contains(steers), "what is shown is safe to show");
}

#[test]
fn words_that_were_taken_back_are_in_no_file() {
    let home = support::home();
    let lines = "GEHEIMWOORD\n\n/back\niets anders\n\n\n\n\n\n\n";
    three_questions(&home, lines).ok();
    assert_eq!(grep_bytes(home.path(), b"GEHEIMWOORD"), Vec::<std::path::PathBuf>::new());
    assert!(!grep_bytes(home.path(), b"iets anders").is_empty());
}

/// A round that waits for its second line, in a pipe that stays open.
fn waiting(home: &Home) -> std::process::Child {
    let args = ["round", "Buurttuin", "--sequence", "snel", "--with", "Noor", "--plain"];
    let mut command = home.halte(&args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"half\nzin").unwrap();
    let mut shown = [0; 1];
    // Something is shown: the round is there, and whoever waits hears signals.
    child.stdout.as_mut().unwrap().read_exact(&mut shown).unwrap();
    child
}

#[test]
fn a_signal_keeps_the_half_line_and_ends_with_its_number() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = support::home();
        let mut child = waiting(&home);
        kill_process(Pid::from_child(&child), signal).unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(code));
        home.run(&["round", "Buurttuin", "--plain"], "tje\n\n\n\n").ok();
        let text = said(&home, "Buurttuin").remove(0).2.unwrap();
        assert!(text.ends_with("tje"), "{text}");
    }
}

#[test]
fn every_line_is_there_after_a_kill() {
    let home = support::home();
    let mut child = waiting(&home);
    child.stdin.as_mut().unwrap().write_all(b" en meer\n/help\n").unwrap();
    let mut shown = String::new();
    let mut out = child.stdout.take().unwrap();
    // Help is printed when all that came before it was taken and kept.
    while !shown.contains("/finish") {
        let mut bytes = [0; 256];
        let read = out.read(&mut bytes).unwrap();
        shown.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    home.run(&["round", "Tuin", "--plain"], "").ends(2);
    home.run(&["round", "Buurttuin", "--plain"], "slot\n\n\n\n").ok();
    assert_eq!(said(&home, "Buurttuin").remove(0).2.as_deref(), Some("half\nzin en meer\nslot"));
}

#[test]
fn a_round_that_another_process_holds_is_refused() {
    let home = support::home();
    let mut child = waiting(&home);
    let other = home.run(&["round", "Buurttuin", "--plain"], "").ends(5);
    assert!(other.stderr.contains("Buurttuin"), "{}", other.stderr);
    drop(child.stdin.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    home.run(&["round", "Buurttuin", "--plain"], "").ok();
}

#[test]
fn somebody_who_stops_reading_ends_the_round_quietly_and_it_is_kept() {
    let home = support::home();
    let mut child = waiting(&home);
    drop(child.stdout.take());
    child.stdin.as_mut().unwrap().write_all(b"\n\nmeer\n\n").unwrap();
    drop(child.stdin.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap()), (Some(0), String::new()));
    home.run(&["round", "Buurttuin", "--plain"], "\n\n\n\n").ok();
    assert_eq!(said(&home, "Buurttuin").remove(0).2.as_deref(), Some("half\nzin"));
}

#[test]
fn the_people_of_a_case_whose_only_round_waits_are_known() {
    let home = support::home();
    three_questions(&home, "een\n\n").ok();
    home.run(&["now", "Buurttuin", "--plain"], "\n\n\n\n\n\n\n\n").ok();
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    assert_eq!(history["rounds"][0]["present"].as_array().unwrap().len(), 2);
    assert_eq!(history["rounds"][0]["present"][0], history["case"]["people"][0]["id"]);
}

#[test]
fn the_hint_to_go_on_names_what_was_named_on_the_command_line() {
    let home = support::home().with("HALTE_PROMPTS", "/nergens");
    let db = home.path().join("mijn data.db");
    let named = ["--db", db.to_str().unwrap(), "--lang", "en"];
    let round = ["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--plain"];
    let paused = home.run(&[&round[..], &named].concat(), "een").ok();
    let hint = format!("halte --db '{}' --lang en round --sequence snel --plain Tuin\n", db.display());
    assert!(paused.stderr.ends_with(&hint), "{}", paused.stderr);
    let prompts =
        home.run(&["--prompts", "/ergens", "round", "Hek", "--sequence", "snel", "--with", "Ad"], "");
    assert!(prompts.stderr.contains("halte --prompts /ergens round"), "{}", prompts.stderr);
    let strange = home.run(&["round", "a\nb\u{1b}", "--sequence", "snel", "--with", "Ad"], "half").ok();
    let cases = home.run(&["cases", "--json"], "").ok().json();
    let lines = cases["cases"].as_array().unwrap();
    let id = lines.iter().find(|line| line["title"] == "a\nb\u{1b}").unwrap()["id"].as_str().unwrap();
    assert!(strange.stderr.ends_with(&format!("--plain {id}\n")), "{}", strange.stderr);
    let on = home.run(&["round", "--sequence", "snel", "--plain", id], "\n/finish\n").ok();
    assert!(on.stdout.contains("This stood half typed:\n  half\n"), "{}", on.stdout);
}

#[test]
fn lines_left_over_in_a_file_of_answers_are_told() {
    let home = support::home();
    std::fs::write(home.path().join("antwoorden.txt"), "een\n\n\n\nover\nen uit\n").unwrap();
    let round = ["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--answers", "antwoorden.txt"];
    let told = home.run(&round, "").ok();
    assert_eq!(told.stderr, "warning: line 5 and on were not used\n");
    assert!(told.stdout.contains("finished and kept"), "{}", told.stdout);
}

#[test]
fn json_keeps_to_the_keys_of_the_casebook() {
    let home = support::home();
    three_questions(&home, "\n\n\n\nbellen\n\nna de zomer\n\nschrijven\n\n2026-12-01\n\n\n").ok();
    let history = home.run(&["history", "Buurttuin", "--json"], "").ok().json();
    let sequence = history["rounds"][0]["sequence"].as_object().unwrap();
    let bare: Vec<&str> = sequence.keys().map(String::as_str).filter(|key| !key.starts_with("x-")).collect();
    assert_eq!(bare, ["id", "title", "steps"]);
    assert!(sequence.contains_key("x-purpose"));
    let agreements = home.run(&["agreements", "--json"], "").ok().json();
    let made = &agreements["agreements"];
    assert_eq!((&made[0]["due"], &made[0]["x-due"]), (&serde_json::Value::Null, &"na de zomer".into()));
    assert_eq!((&made[1]["due"], made[1].get("x-due")), (&"2026-12-01".into(), None));
    assert!(history["rounds"][0]["started_at_offset"].is_string());
}

#[test]
fn who_keeps_a_pipe_open_after_the_last_line_is_not_waited_for() {
    let home = support::home();
    let mut command = home.halte(&["round", "Tuin", "--sequence", "snel", "--with", "Ad", "--plain"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(b"een\n\n\n\n").unwrap();
    keyboard.flush().unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(said, "");
    drop(keyboard);
}

#[test]
fn a_new_date_of_an_opening_is_in_the_history() {
    let home = support::home();
    three_questions(&home, ANSWERS).ok();
    let round = ["round", "Buurttuin", "--sequence", "drie-vragen", "--plain"];
    let second = home.run(&round, "/due 2027-01-15\nrunning\nhalf\n\n\n\n\n\n").ok();
    assert_eq!(second.stdout.matches("Friday 15 January 2027").count(), 2, "{}", second.stdout);
    let history = home.run(&["history", "Buurttuin"], "").ok().stdout;
    assert!(
        history.contains("Bel de school: still running, by Friday 15 January 2027\n    half\n"),
        "{history}"
    );
}
