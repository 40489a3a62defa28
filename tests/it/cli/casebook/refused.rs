//! A casebook that cannot be taken in changes nothing, and it is said where.

use std::process::Stdio;

use super::super::super::support::{self, Signal};
use super::{demo, export, round};

#[test]
fn a_bad_file_changes_nothing_and_says_the_place() {
    let home = support::home();
    round(&home, "Tuin", "een");
    let before = export(&home, &[]);
    let head = "{\"format\":\"halte-casebook\",\"version\":1,\"cases\":[";
    let whole = "{\"id\":\"a\",\"title\":\"A\"}";
    let bad = [
        ("", "JSON"),
        ("{\"format\":\"halte-casebook\",\"cases\":[]}", "`version`"),
        ("{\"format\":\"halte-casebook\",\"version\":2,\"cases\":[]}", "2"),
        ("{\"format\":\"anders\",\"version\":1,\"cases\":[]}", "anders"),
        (&format!("{head}{whole},{{\"id\":\"b\",\"title\":\"B\",\"kleur\":1}}]}}"), "cases[1].kleur"),
        (&format!("{head}{whole},{whole}]}}"), "id"),
        (&format!("{head}{{\"id\":\"a\",\"title\":7}}]}}"), "cases[0].title"),
        (&format!("{head}{{\"id\":\"a\",\"id\":\"b\",\"title\":\"A\"}}]}}"), "`id`"),
        (
            &format!(
                "{head}{{\"id\":\"a\",\"title\":\"A\",\"agreements\":[{{\"id\":\"x\",\"what\":\"w\",\"round\":\"r9\"}}]}}]}}"
            ),
            "`r9`",
        ),
        (&demo()[..demo().len() / 2], "JSON"),
        (&demo().replacen("2025-03-18T", "2025-13-18T", 1), "cases[0].rounds[0].started_at"),
        (&demo().replacen("\"scale\"", "\"schaal\"", 1), "cases[0].rounds[0]"),
        (&demo().replacen("\"text\": ", "\"n\": -1, \"text\": ", 1), "cases[0].rounds[0]"),
    ];
    for (text, place) in bad {
        let run = home.run(&["import", "-", "--lang", "nl"], text);
        assert_eq!(run.status.code(), Some(4), "{}", run.stderr);
        assert!(run.stderr.contains(place) && run.stderr.contains("regel"), "{place}: {}", run.stderr);
        assert!(run.stderr.contains("tip: "), "{place}: {}", run.stderr);
        assert_eq!(export(&home, &[]), before);
    }
    home.run(&["import", "nergens.json"], "").ends(3);
}

/// What a revision says is read once more whenever its row is: a row that cannot be read would take the others along.
#[test]
fn a_revision_that_could_not_be_read_again_is_refused() {
    let one = support::home();
    round(&one, "Tuin", "een");
    let book = export(&one, &[]);
    let spoilt = |kind: &str, column: &str, value: serde_json::Value| {
        let mut book = super::value(&book);
        let mut all = book["revisions"].as_array_mut().unwrap().iter_mut();
        let revision = all.find(|revision| revision["kind"] == kind).unwrap();
        revision["body"][column] = value;
        book.to_string()
    };
    for book in [
        spoilt("agreement", "who", serde_json::json!({ "x": 1 })),
        spoilt("answer", "original", serde_json::json!({ "x": 1 })),
        spoilt("answer", "n", serde_json::json!(-1)),
    ] {
        let home = support::home();
        let run = home.run(&["import", "-", "--lang", "en"], &book).ends(4);
        assert!(run.stderr.contains("revisions["), "{}", run.stderr);
        home.run(&["check"], "");
        assert!(!home.run(&["cases"], "").stdout.contains("Tuin"));
    }
}

/// Revisions that cannot be: nothing of their row would be seen, or one of two things that they say.
#[test]
fn revisions_that_cannot_be_are_refused() {
    let one = support::home();
    round(&one, "Tuin", "een");
    let book = export(&one, &[]);
    let spoilt = |spoil: &dyn Fn(&mut Vec<serde_json::Value>, usize)| {
        let mut book = super::value(&book);
        let all = book["revisions"].as_array_mut().unwrap();
        let case = all.iter().position(|revision| revision["kind"] == "case").unwrap();
        spoil(all, case);
        book.to_string()
    };
    let own_parent = spoilt(&|all, at| all[at]["parents"] = serde_json::json!([all[at]["id"]]));
    let taken_away_first = spoilt(&|all, at| all[at]["body"] = serde_json::json!({}));
    let twice = spoilt(&|all, at| {
        let mut other = all[at].clone();
        other["body"]["title"] = "Hof".into();
        all.insert(at, other);
    });
    for (book, what) in [(own_parent, "own parent"), (taken_away_first, "first {}"), (twice, "two bodies")] {
        let home = support::home();
        home.run(&["import", "-", "--lang", "en"], &book).ends(4);
        assert!(!home.run(&["cases"], "").stdout.contains("Tuin"), "{what}");
        home.run(&["check"], "").ok();
    }
    // What was said in a round that is not there would be here, and nobody would see it.
    let roundless = spoilt(&|all, _| all.retain(|revision| revision["kind"] != "round"));
    let home = support::home();
    let run = home.run(&["import", "-", "--lang", "en"], &roundless).ends(4);
    assert!(run.stderr.contains("`round`"), "{}", run.stderr);
    assert!(!home.data().join("halte.db").exists());
    // The same revision once more is no other one.
    let same = spoilt(&|all, at| all.insert(at, all[at].clone()));
    let home = support::home();
    home.run(&["import", "-"], &same).ok();
    assert_eq!(export(&home, &[]), book);
}

#[test]
fn a_mark_that_two_machines_set_is_one_mark() {
    let one = support::home();
    round(&one, "Tuin", "een");
    let mut book = super::value(&export(&one, &[]));
    let all = book["revisions"].as_array_mut().unwrap();
    let answer = all.iter().find(|revision| revision["kind"] == "answer").unwrap().clone();
    for n in ["1", "2"] {
        let (row, mut mark) = (format!("0198f0a0-0000-7000-8000-00000000000{n}"), answer.clone());
        mark["id"] = format!("0198f0a0-0000-7000-8000-00000000001{n}").into();
        mark["row"] = row.clone().into();
        mark["kind"] = "mark".into();
        mark["body"] =
            serde_json::json!({ "id": row, "answer": answer["row"], "position": 0, "mark": "fact" });
        all.push(mark);
    }
    let home = support::home();
    home.run(&["import", "-"], book.to_string()).ok();
    let page = home.run(&["history", "Tuin", "--lang", "en"], "").ok().stdout;
    assert_eq!(page.matches("fact").count(), 1, "{page}");
}

#[test]
fn a_casebook_of_a_newer_version_asks_for_a_newer_halte() {
    let home = support::home();
    let newer = r#"{"format":"halte-casebook","version":2,"people":[],"cases":[]}"#;
    let run = home.run(&["import", "-", "--lang", "en"], newer).ends(4);
    assert!(run.stderr.contains("a newer halte"), "{}", run.stderr);
}

#[test]
fn keys_come_in_any_order_and_keys_of_others_are_left() {
    let home = support::home();
    let text = r#"{"x-maker":{"a":[1.5,null]},"cases":[{"agreements":[{"who":["we","p1","Jan"],"round":"r1","id":"a1",
        "what":"W","x-due":"na de zomer","due":null}],"rounds":[{"answers":[{"marks":["fact"],"text":"Hoi","person":"p1",
        "step":"s","id":"x"}],"present":["p1"],"sequence":{"title":"T","id":"t","steps":[{"id":"s","ask":"Wat?"}]},
        "started_at":"2026-03-08T10:15:30Z","id":"r1"}],"people":[{"name":"Noor","id":"p1"}],"title":"Tuin","id":"tuin"}],
        "version":1,"format":"halte-casebook"}"#;
    home.run(&["import", "-"], text).ok();
    let shown = home.run(&["agreements", "--lang", "nl"], "").ok().stdout;
    assert!(shown.contains("Noor") && shown.contains("Jan") && shown.contains("na de zomer"), "{shown}");
}

/// Many copies of the cases, each under an id of its own.
fn copies(count: usize) -> serde_json::Value {
    let demo: serde_json::Value = serde_json::from_str(demo()).unwrap();
    let mut book = demo.clone();
    let copies = (0..count).flat_map(|copy| {
        let cases = demo["cases"].as_array().unwrap().clone().into_iter();
        cases.map(move |mut case| {
            let id = format!("{}-{copy}", case["id"].as_str().unwrap());
            case["id"] = id.clone().into();
            for element in case["elements"].as_array_mut().unwrap() {
                for seen in element["seen_in"].as_array_mut().unwrap() {
                    seen["case"] = id.clone().into();
                }
            }
            case
        })
    });
    book["cases"] = copies.collect::<Vec<_>>().into();
    book
}

#[test]
fn an_import_that_is_broken_off_leaves_whole_cases_and_goes_on_when_it_is_done_again() {
    let book = copies(12);
    let all = super::value(&export(&super::import(&book.to_string()), &[]));
    for signal in [Signal::KILL, Signal::INT] {
        let home = support::home();
        std::fs::write(home.path().join("boek.json"), book.to_string()).unwrap();
        let args = ["import", "boek.json", "--lang", "en"];
        let mut child = home.halte(&args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        // As soon as there is something in it.
        let log = home.data().join("halte.db-wal");
        while !std::fs::metadata(&log).is_ok_and(|log| log.len() > 400_000) {
            assert!(child.try_wait().unwrap().is_none(), "it was over before it could be broken off");
            std::thread::yield_now();
        }
        rustix::process::kill_process(rustix::process::Pid::from_child(&child), signal).unwrap();
        let ended = child.wait_with_output().unwrap();
        if signal == Signal::INT {
            let said = String::from_utf8(ended.stderr).unwrap();
            assert_eq!(ended.status.code(), Some(130), "{said}");
            assert!(said.contains("every case that is here is whole") && said.contains("hint:"), "{said}");
        }
        let part = super::value(&export(&home, &[]));
        for case in part["cases"].as_array().unwrap() {
            assert!(all["cases"].as_array().unwrap().contains(case), "half a case: {}", case["title"]);
        }
        home.run(&args, "").ok();
        assert_eq!(super::value(&export(&home, &[]))["cases"], all["cases"]);
    }
}

/// Ids of another case: nothing is taken from there.
#[test]
fn what_stands_in_another_case_here_is_not_taken_from_it() {
    let home = support::home();
    round(&home, "Tuin", "een");
    let own = super::value(&export(&home, &[]));
    let before = home.run(&["history", "Tuin"], "").ok().stdout;
    let id = |path: &str| own["cases"][0].pointer(path).unwrap().as_str().unwrap().to_owned();
    let demo: serde_json::Value = serde_json::from_str(demo()).unwrap();
    let mut one = demo.clone();
    one["cases"].as_array_mut().unwrap().truncate(1);
    let stolen = |path: &str, id: &str| {
        let was = one["cases"][0].pointer(path).unwrap().as_str().unwrap();
        one.to_string().replace(&format!("\"{was}\""), &format!("\"{id}\""))
    };
    for book in [
        stolen("/people/0/id", &id("/people/0/id")),
        stolen("/rounds/0/id", &id("/rounds/0/id")),
        stolen("/rounds/0/answers/0/id", &id("/rounds/0/answers/0/id")),
    ] {
        for args in [&["import", "-", "--dry-run", "--lang", "en"][..], &["import", "-", "--lang", "en"]] {
            let run = home.run(args, &book).ends(4);
            assert!(run.stderr.contains("belongs to another case here"), "{}", run.stderr);
        }
        assert_eq!(home.run(&["history", "Tuin"], "").ok().stdout, before);
    }
    // Nothing of the cases before it comes in.
    let second = |path: &str| demo["cases"][1].pointer(path).unwrap().as_str().unwrap().to_owned();
    let last = second("/rounds/0/answers/0/id");
    let last =
        demo.to_string().replace(&format!("\"{last}\""), &format!("\"{}\"", id("/rounds/0/answers/0/id")));
    home.run(&["import", "-"], &last).ends(4);
    assert_eq!(super::value(&export(&home, &[]))["cases"].as_array().unwrap().len(), 1);
    // Two cases of one file cannot share a person or an answer either.
    let people = |at: usize| demo["cases"][at]["people"][0]["id"].as_str().unwrap().to_owned();
    let shared = "0198f0a0-0000-7000-8000-000000000001";
    let both = demo.to_string();
    let shared_by = |ids: [String; 2]| {
        ids.iter().fold(both.clone(), |book, id| book.replace(&format!("\"{id}\""), &format!("\"{shared}\"")))
    };
    let answers = |at: usize| demo["cases"][at]["rounds"][0]["answers"][0]["id"].as_str().unwrap().to_owned();
    for book in [shared_by([people(0), people(1)]), shared_by([answers(0), answers(1)])] {
        let other = support::home();
        let run = other.run(&["import", "-", "--lang", "en"], &book).ends(4);
        assert!(run.stderr.contains("have the same id"), "{}", run.stderr);
        assert!(!other.data().join("halte.db").exists());
    }
}

/// What a table would not take, or could not be read from it again.
#[test]
fn a_revision_that_does_not_fit_its_table_is_refused() {
    let one = support::home();
    round(&one, "Tuin", "een");
    let book = super::value(&export(&one, &[]));
    let spoilt = |kind: &str, column: &str, value: serde_json::Value| {
        let mut book = book.clone();
        let mut all = book["revisions"].as_array_mut().unwrap().iter_mut();
        let revision = all.find(|revision| revision["kind"] == kind).unwrap();
        revision["body"][column] = value;
        book
    };
    let json = |value: serde_json::Value| value;
    let mut bad = vec![
        spoilt("round", "started", json(4_611_686_018_427_387_904_i64.into())),
        spoilt("round", "started_zone", json(99_999.into())),
        spoilt("round", "state", json("busy".into())),
        spoilt("agreement", "due_on", json("2025-99-99".into())),
        spoilt("agreement", "state", json("maybe".into())),
        spoilt("answer", "form", json("song".into())),
        spoilt("answer", "language", serde_json::Value::Null),
        spoilt("person", "name", serde_json::Value::Null),
        spoilt("sequence", "body", serde_json::json!({})),
        spoilt("person", "position", json("first".into())),
    ];
    // Of another kind than it is.
    let mut kind = book.clone();
    let all = kind["revisions"].as_array_mut().unwrap();
    all.iter_mut().find(|revision| revision["kind"] == "attendance").unwrap()["kind"] = "person".into();
    bad.push(kind);
    // Nothing says what case it is.
    let mut nameless = book.clone();
    nameless["revisions"].as_array_mut().unwrap().retain(|revision| revision["kind"] != "case");
    bad.push(nameless);
    for (n, book) in bad.into_iter().enumerate() {
        let home = support::home();
        let run = home.run(&["import", "-", "--lang", "en"], book.to_string()).ends(4);
        assert!(run.stderr.contains("line 1, column"), "{n}: {}", run.stderr);
        assert!(!home.data().join("halte.db").exists(), "{n}");
    }
}
