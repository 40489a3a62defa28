//! The care of what is finished, by keys in the real program: corrected, marked, moved, merged, reopened, erased; and what
//! the exports then say.
//!
//! Never here: the rules of a change.

use serde_json::Value;

use crate::support::{self, Home, Terminal, grep_bytes};

/// De Knoop with Noor and Karim, and De Brug with noor and Wim.
fn two_cases() -> Home {
    let home = support::home();
    for (title, people, words) in [
        ("De Knoop", ["Noor:initiator", "Karim:civil-servant"], ["Het hek was dicht", "Ik wachtte"]),
        ("De Brug", ["noor:resident", "Wilhelmina:resident"], ["De brug is af", "verklapt door haar"]),
    ] {
        let args = [
            "round",
            title,
            "--sequence",
            "drie-vragen",
            "--with",
            people[0],
            "--with",
            people[1],
            "--plain",
        ];
        let answers =
            format!("{}\n\n{}\n\nDrie\n\nVier\n\nBellen met de gemeente\nwij\n\n\n\n\n", words[0], words[1]);
        // The backup of today is made once more, with both rounds in it.
        let _not_there_yet = std::fs::remove_dir_all(home.data().join("backups"));
        home.run(&args, answers).ok();
    }
    home
}

fn cases(home: &Home) -> Vec<(String, String, u64)> {
    let cases = home.run(&["cases", "--json"], "").ok().json();
    let line = |case: &Value| {
        let text = |key: &str| case[key].as_str().unwrap().to_owned();
        (text("title"), text("state"), case["x-rounds"].as_u64().unwrap())
    };
    cases["cases"].as_array().unwrap().iter().map(line).collect()
}

fn exported(home: &Home) -> Value {
    home.run(&["export", "--format", "json"], "").ok().json()
}

fn clear(terminal: &mut Terminal, words: &str) {
    terminal.until(words).key("end");
    for _ in 0..words.len() {
        terminal.key("backspace");
    }
}

/// The casebook of another machine, where Wilhelmina got another name in the meantime.
fn renamed_elsewhere(casebook: &Value) -> String {
    let mut casebook = casebook.clone();
    let revisions = casebook["revisions"].as_array_mut().unwrap();
    let of_her = |revision: &&Value| revision["body"]["name"] == "Wilhelmina";
    let mut later = revisions.iter().find(of_her).unwrap().clone();
    later["parents"] = serde_json::json!([later["id"]]);
    later["id"] = "0198f0a0-0000-7000-8000-000000000001".into();
    later["clock"] = (later["clock"].as_i64().unwrap() + 1).into();
    later["body"]["name"] = "Wilhelmina de Groot".into();
    revisions.push(later);
    casebook.to_string()
}

fn in_a_backup(home: &Home, words: &str) -> bool {
    !grep_bytes(&home.data().join("backups"), words.as_bytes()).is_empty()
}

#[test]
fn on_the_page_of_a_round_an_answer_becomes_what_works_a_question_and_an_obstacle_that_came_before() {
    let home = two_cases();
    home.run(
        &["round", "De Knoop", "--sequence", "drie-vragen", "--plain"],
        "niet\n\nWeer dicht\n\nDrie\n\n\n\n\n\n\n\n\n\n",
    )
    .ok();
    let at = |terminal: &mut Terminal, mark: &str| {
        terminal.key("f2").until("dilemma");
        while !terminal.screen().lines().any(|row| row.contains('›') && row.contains(mark)) {
            terminal.key("down").drawn();
        }
    };
    let mut terminal = Terminal::start(&home, &["De Knoop"], 80, 40);
    // The first round: its obstacle is marked.
    terminal.until("1 Rounds").key("end").key("enter").until("Het hek was dicht").key("enter");
    at(&mut terminal, "obstacle");
    terminal.key("enter").until("✓ obstacle").key("esc").key("esc").key("esc").until("1 Rounds");
    // The second: what was said there came by before, is what works, and becomes a question.
    terminal.key("home").key("enter").until("Weer dicht").key("enter");
    at(&mut terminal, "obstacle");
    terminal.key("right").until("Is this the same as before?").until("Het hek was dicht").key("enter");
    terminal.until("comes by for the 2nd time");
    at(&mut terminal, "working element");
    terminal.key("right").until("What works");
    clear(&mut terminal, "Weer dicht");
    terminal.type_("Samen sleutelen").key("enter").type_("met koffie").key("enter").key("enter").key("enter");
    terminal.until("obstacle · working element · comes by");
    at(&mut terminal, "learning question");
    terminal.key("right").until("Which learning question").type_("?").key("tab").until("question A");
    terminal.type_("u").gone("question A");
    terminal.key("ctrl-c").wait();
    let elements = home.run(&["elements", "--json"], "").ok().json();
    assert_eq!(elements["elements"][0]["element"], "Samen sleutelen");
    assert_eq!(elements["elements"][0]["conditions"], "met koffie");
    assert_eq!(home.run(&["agenda", "De Knoop", "--json"], "").ok().json()["agenda"], serde_json::json!([]));
    let page = home.run(&["history", "De Knoop"], "").ok().stdout;
    for told in ["working element", "obstacle", "comes by for the 2nd time"] {
        assert!(page.contains(told), "{page}");
    }
    home.run(&["check"], "").ok();
}

#[test]
fn a_case_is_renamed_closed_and_merged_from_home() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("De Brug").type_("t").until("called from now on");
    clear(&mut terminal, "De Brug");
    terminal.type_("De Knoop").key("tab").until("There is a case called «De Knoop» already");
    clear(&mut terminal, "De Knoop");
    terminal.type_("De Vlonder").key("tab").until("This can be undone").until("De Vlonder");
    terminal.type_("u").until("De Brug").gone("De Vlonder");
    terminal.type_("x").until("closed");
    assert_eq!(cases(&home).iter().filter(|(_, state, _)| state == "closed").count(), 1);
    terminal.type_("x").gone("closed");
    terminal.type_("m").until("Merge «").until("with:").key("enter");
    terminal.until("One name is there twice");
    assert_eq!(cases(&home).iter().map(|case| case.2).collect::<Vec<_>>(), [2]);
    terminal.type_("u").until("Undone").until("De Brug").until("De Knoop");
    terminal.key("ctrl-c").wait();
    assert_eq!(cases(&home).iter().map(|case| case.2).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_title_that_was_half_typed_is_there_after_a_kill() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &[], 60, 18);
    terminal.until("De Brug").type_("t").until("called from now on").type_(" en verder").until("en verder");
    terminal.kill(support::Signal::KILL).wait();
    let mut terminal = Terminal::start(&home, &[], 60, 18);
    // Whoever leaves it finds it again; what is as it was is nothing half typed.
    terminal.until("De Brug").type_("t").until("en verder").key("esc").until("What you typed is kept");
    terminal.gone("en verder").type_("t").until("en verder");
    for _ in 0.." en verder".len() {
        terminal.key("backspace");
    }
    terminal.gone("en verder").key("esc").gone("called from now on").drawn();
    assert!(!terminal.screen().contains("What you typed is kept"), "{}", terminal.screen());
    terminal.type_("t").until("called from now on").drawn();
    assert!(!terminal.screen().contains("en verder"));
}

#[test]
fn an_answer_is_corrected_marked_and_noted_on_the_page_of_its_round() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &["De Knoop"], 80, 24);
    terminal
        .until("Rounds")
        .key("enter")
        .until("Het hek was dicht")
        .key("enter")
        .until("Enter correct")
        .drawn();
    assert!(!terminal.screen().contains("u undo"), "{}", terminal.screen());
    terminal.key("enter");
    clear(&mut terminal, "Het hek was dicht");
    terminal.type_("Het hek stond open").key("tab");
    terminal.until("Noor, may your earlier words be kept?").key("enter").until("This can be undone");
    terminal.until("u undo").until("Het hek stond open").key("f2").until("obstacle").key("down").key("enter");
    terminal.until("✓ obstacle").key("esc").until("Het hek stond open");
    terminal.type_("n").until("Note").type_("Zie de foto").key("tab").until("Zie de foto");
    terminal
        .key("home")
        .type_("a")
        .until("What was shown")
        .type_("foto")
        .key("tab")
        .type_("hek.jpg")
        .key("tab");
    terminal
        .type_("Het hek")
        .key("tab")
        .until("Do the people in it agree?")
        .type_("1")
        .until("This can be undone")
        .key("esc")
        .until("Enter change")
        .key("end")
        .until("Shown with it")
        .until("with permission");
    terminal.key("ctrl-c").wait();
    let case = &exported(&home)["cases"]
        .as_array()
        .unwrap()
        .iter()
        .find(|case| case["title"] == "De Knoop")
        .unwrap()
        .clone();
    let answer = &case["rounds"][0]["answers"][0];
    assert_eq!(answer["text"], "Het hek stond open");
    assert_eq!(answer["marks"], serde_json::json!(["obstacle"]));
    assert_eq!(case["notes"][0]["text"], "Zie de foto");
    let shown = &case["attachments"][0];
    assert_eq!((&shown["reference"], &shown["permission"]), (&"hek.jpg".into(), &"given".into()));
    assert_eq!(shown["answer"], answer["id"]);
    let history = home.run(&["history", "De Knoop"], "").ok().stdout;
    assert!(history.contains("Het hek stond open\n    before: Het hek was dicht\n"), "{history}");
    assert!(history.contains("Het hek\n") && history.contains("with permission"), "{history}");
    // The earlier words were to be kept.
    assert!(!grep_bytes(home.path(), b"Het hek was dicht").is_empty());
}

#[test]
fn the_people_on_a_photo_take_their_permission_back() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &["De Knoop"], 80, 24);
    terminal.until("Rounds").key("enter").until("Het hek was dicht").type_("a").until("What was shown");
    terminal.type_("foto").key("tab").type_("hek.jpg").key("tab").type_("Het hek").key("tab");
    terminal.until("Do the people in it agree?").type_("1").until("This can be undone");
    terminal.key("enter").until("› Noor").key("end").until("› Another agreement").key("up");
    let take_back = |terminal: &mut Terminal| {
        terminal.until("› Het hek").key("enter").key("tab").key("tab").key("tab");
        terminal.until("› 1 yes").type_("3").until("permission taken back");
    };
    take_back(&mut terminal);
    terminal.type_("u").until("with permission").gone("taken back");
    take_back(&mut terminal);
    terminal.key("ctrl-c").wait();
    let cases = exported(&home)["cases"].clone();
    let knoop = cases.as_array().unwrap().iter().find(|case| case["title"] == "De Knoop").unwrap();
    assert_eq!(knoop["attachments"][0]["permission"], "withdrawn");
}

#[test]
fn a_correction_whose_earlier_words_go_leaves_no_byte_of_them() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &["De Knoop"], 60, 18);
    terminal.until("Rounds").key("enter").until("Het hek was dicht").key("enter").key("enter");
    clear(&mut terminal, "Het hek was dicht");
    terminal.type_("Het hek stond open").key("tab").until("may your earlier words").type_("2");
    terminal.until("The earlier words are gone");
    assert_eq!(grep_bytes(home.path(), b"hek was dicht"), Vec::<std::path::PathBuf>::new());
    terminal.type_("u").until("There is nothing to undo").key("ctrl-c").wait();
    assert_eq!(grep_bytes(home.path(), b"hek was dicht"), Vec::<std::path::PathBuf>::new());
    assert!(!grep_bytes(home.path(), b"Het hek stond open").is_empty());
}

#[test]
fn what_was_forgotten_is_added_and_the_round_goes_to_another_case() {
    let home = two_cases();
    let mut terminal = Terminal::start(&home, &["De Brug"], 80, 24);
    terminal.until("Rounds").key("enter").until("De brug is af").key("enter").key("end");
    terminal.until("› Another agreement").key("enter").until("By when");
    terminal
        .type_("Verf kopen")
        .key("tab")
        .type_("Wilhelmina")
        .key("tab")
        .type_("2027-04-01")
        .key("tab")
        .key("tab");
    terminal.until("Verf kopen").until("This can be undone").key("esc");
    terminal.type_("m").until("Which case is this round about?").until("De Knoop").key("enter");
    terminal.until("This round is now part of «De Knoop»").key("esc").until("De Knoop").key("ctrl-c").wait();
    let mut found = cases(&home);
    found.sort();
    assert_eq!(found, [("De Brug".into(), "open".into(), 0), ("De Knoop".into(), "open".into(), 2)]);
    let agreements = home.run(&["agreements", "De Knoop", "--json"], "").ok().stdout;
    assert!(agreements.contains("Verf kopen") && agreements.contains("2027-04-01"), "{agreements}");
    let history = home.run(&["history", "De Knoop"], "").ok().stdout;
    assert!(history.contains("De brug is af") && history.contains("Het hek was dicht"), "{history}");
}

#[test]
fn a_person_is_corrected_merged_and_erased() {
    let home = two_cases();
    assert!(in_a_backup(&home, "verklapt"));
    let late = renamed_elsewhere(&exported(&home));
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal.until("De Brug").type_("p").until("Wilhelmina").until("noor").key("enter").until("Name");
    terminal.type_(" de Wit").key("tab").key("tab").until("noor de Wit, resident");
    terminal.type_("m").until("is the same as").key("enter").until("they are two people");
    terminal
        .key("esc")
        .gone("is the same as")
        .key("down")
        .type_("x")
        .until("Erase Wilhelmina?")
        .until("cannot be undone");
    terminal.key("esc").gone("Erase Wilhelmina").type_("x").until("Erase Wilhelmina?").type_("1");
    terminal.until("Erased.").gone("Wilhelmina");
    for gone in ["Wilhelmina", "wilhelmina", "verklapt"] {
        assert_eq!(grep_bytes(home.path(), gone.as_bytes()), Vec::<std::path::PathBuf>::new(), "{gone}");
    }
    terminal.key("ctrl-c").wait();
    for gone in ["Wilhelmina", "wilhelmina", "verklapt"] {
        assert_eq!(grep_bytes(home.path(), gone.as_bytes()), Vec::<std::path::PathBuf>::new(), "{gone}");
    }
    assert!(in_a_backup(&home, "De brug is af"));
    let told = exported(&home).to_string() + &home.run(&["history", "De Brug"], "").ok().stdout;
    assert!(told.contains("noor de Wit") && told.contains("De brug is af"), "{told}");
    assert!(!told.contains("Wilhelmina") && !told.contains("verklapt"), "{told}");
    // What comes from a machine that does not know yet is erased as it arrives; also a name given since.
    home.run(&["import", "-"], &late).ok();
    home.run(&["import", "-"], late.replace("De brug is af", "De brug is af.")).ok();
    home.run(&["check"], "").ok();
    for gone in ["Wilhelmina", "wilhelmina", "verklapt"] {
        assert_eq!(grep_bytes(home.path(), gone.as_bytes()), Vec::<std::path::PathBuf>::new(), "{gone}");
    }
}

#[test]
fn who_is_in_a_round_that_waits_is_erased_when_it_is_finished_or_thrown_away() {
    let home = two_cases();
    let args = ["round", "De Brug", "--sequence", "drie-vragen", "--with", "Wilhelmina"];
    let mut terminal = Terminal::start(&home, &args, 80, 24);
    terminal.until("agreement 1 of 1").key("ctrl-c").wait();
    let mut terminal = Terminal::start(&home, &[], 80, 24);
    terminal
        .until("De Brug")
        .type_("p")
        .until("Wilhelmina")
        .key("down")
        .type_("x")
        .until("Erase Wilhelmina?");
    terminal.type_("1").until("A round still waits. Finish it first, or throw it away.");
    terminal.key("ctrl-c").wait();
}
