//! What a case remembers, from the shell: agreements and what came of them, learning questions,
//! working elements, in words and as JSON.
//!
//! Never here: the store's own promises about them.

use serde_json::Value;

use super::super::support::{self, Home};

/// A sequence with an agenda, an element and an agreement.
const LIST: &str = r#"
format = 1
id = "lijst"
title.nl = "Lijst"
title.en = "List"

[[step]]
id = "vragen"
ask.nl = "Waar staan onze vragen?"
ask.en = "Where do our questions stand?"
who = "group"
answer = "agenda"

[[step]]
id = "werkt"
ask.nl = "Wat werkt?"
ask.en = "What works?"
who = "group"
answer = "element"

[[step]]
id = "afspraak"
ask.nl = "Wat spreken we af?"
ask.en = "What do we agree?"
who = "group"
answer = "agreement"
"#;

fn home() -> Home {
    let home = support::home();
    std::fs::create_dir_all(home.path().join("prompts")).unwrap();
    std::fs::write(home.path().join("prompts/lijst.toml"), LIST).unwrap();
    home
}

/// A round of the list with these lines.
fn round(home: &Home, lines: &str) -> String {
    let prompts = home.path().join("prompts");
    let prompts = prompts.to_str().unwrap();
    let round = ["round", "Tuin", "--sequence", "lijst", "--with", "Noor", "--with", "Els", "--plain"];
    let all = [&round[..], &["--prompts", prompts, "--lang", "nl"]].concat();
    let done = home.run(&all, lines).ok();
    assert_eq!(done.stderr, "", "{}", done.stdout);
    done.stdout
}

fn json(home: &Home, args: &[&str], key: &str) -> Vec<Value> {
    let printed = home.run(&[args, &["--json"]].concat(), "").ok().json();
    assert_eq!(printed["version"], 1);
    printed[key].as_array().unwrap().clone()
}

/// What was printed, with the day of today as it stands between these two taken out.
fn undated(printed: &str, before: &str, after: &str) -> String {
    let from = printed.find(before).unwrap() + before.len();
    let day = printed[from..].split(after).next().unwrap();
    printed.replace(day, "<today>")
}

fn states(agreements: &[Value]) -> Vec<(&str, &str)> {
    agreements.iter().map(|one| (one["what"].as_str().unwrap(), one["state"].as_str().unwrap())).collect()
}

/// Three rounds: one agreement is done, one partly and then done, one not done twice past its date.
fn three_rounds(home: &Home) -> [String; 3] {
    let first = round(
        home,
        "\n\nBrief sturen\nNoor\n1 maart 2020\n\nBord ophangen\nwij\n2 maart 2020\n\n\
         Hek openen\nEls\n3 maart 2020\nAls Els ziek is, dan belt zij Noor\n\n",
    );
    let second = round(home, "gedaan\nEr kwam antwoord\ndeels\nDe paal staat\nniet\nZiek\n\n\n\n");
    let third = round(home, "gedaan\nHet hangt\nniet\n/question\nGeen sleutel\n\n\n\n");
    [first, second, third]
}

#[test]
fn the_third_opening_has_what_is_open_with_what_was_said_and_offers_what_failed_twice() {
    let home = home();
    let [_, second, third] = three_rounds(&home);
    assert!(!second.contains("/question"), "{second}");
    let opening: Vec<&str> = third.split("Vraag 1 van 3").next().unwrap().lines().skip(3).collect();
    insta::assert_snapshot!("third_opening", undated(&opening.join("\n"), "2 maart 2020\n  ", ":"));
    let agreements = json(&home, &["agreements", "Tuin", "--all"], "agreements");
    let expected = [("Brief sturen", "done"), ("Bord ophangen", "done"), ("Hek openen", "question")];
    assert_eq!(states(&agreements), expected);
    assert_eq!(json(&home, &["agreements", "Tuin"], "agreements"), Vec::<Value>::new());
    let agenda = json(&home, &["agenda", "Tuin"], "agenda");
    assert_eq!(agenda.len(), 1);
    assert_eq!(agenda[0]["question"], "Hek openen");
    assert_eq!(agenda[0]["history"][0]["x-agreement"], agreements[2]["id"]);
    assert_eq!(agreements[2]["question"], agenda[0]["id"]);
    let reviews = home.run(&["history", "Tuin", "--json"], "").ok().json();
    let outcomes = |round: usize| -> Vec<&str> {
        let reviews = reviews["rounds"][round]["reviews"].as_array().unwrap();
        reviews.iter().map(|review| review["outcome"].as_str().unwrap()).collect()
    };
    assert_eq!((outcomes(1), outcomes(2)), (vec!["done", "partly", "not"], vec!["done", "not"]));
}

#[test]
fn the_agenda_is_printed_with_what_was_tried_and_the_elements_over_all_cases() {
    let home = home();
    three_rounds(&home);
    round(
        &home,
        "voorlopig\nEls heeft een sleutel\nWie betaalt het bord?\n\nSamen schoffelen\nmet koffie\n\
         je ziet elkaar\nbij regen\n\nA: sleutel bijmaken\nEls\n\n\n\n",
    );
    for ui in ["nl", "en"] {
        let print = |args: &[&str]| home.run(&[args, &["--lang", ui]].concat(), "").ok().stdout;
        let all =
            [print(&["agreements", "--all"]), print(&["agenda"]), print(&["elements"])].join("\n----\n");
        insta::assert_snapshot!(format!("lists-{ui}"), undated(&all, " · Tuin · ", "\n"));
    }
    let elements = json(&home, &["elements"], "elements");
    assert_eq!(
        (elements[0]["element"].as_str(), elements[0]["strength"].as_str()),
        (Some("Samen schoffelen"), Some("possible"))
    );
    assert_eq!(elements[0]["x-case"]["title"], "Tuin");
}

#[test]
fn the_casebook_has_the_lists_under_its_own_names_and_every_link_leads_somewhere() {
    let home = home();
    three_rounds(&home);
    round(&home, "/note koud\nopen\nnog niets\n\nSamen schoffelen\n\n\n\n\n\n");
    let book = home.run(&["export", "--format", "json"], "").ok().json();
    let case = &book["cases"][0];
    let ids = |list: &Value, key: &str| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one[key].as_str().unwrap().to_owned()).collect()
    };
    let rounds = ids(&case["rounds"], "id");
    let question = &case["agenda"][0];
    assert_eq!((question["letter"].as_str(), question["state"].as_str()), (Some("A"), Some("open")));
    assert_eq!(question["history"].as_array().unwrap().len(), 2);
    assert!(rounds.contains(&question["history"][1]["round"].as_str().unwrap().to_owned()));
    assert_eq!(question["history"][1]["text"], "nog niets");
    let answers = ids(&case["rounds"][3]["answers"], "id");
    let element = &case["elements"][0];
    assert!(answers.contains(&element["answers"][0].as_str().unwrap().to_owned()));
    assert_eq!(element["seen_in"], Value::Array(Vec::new()));
    assert_eq!(
        (case["notes"][0]["text"].as_str(), case["notes"][0]["round"].as_str()),
        (Some("koud"), Some(rounds[3].as_str()))
    );
}

#[test]
fn without_any_the_lists_say_so() {
    let home = support::home();
    for (command, key) in [("agenda", "agenda"), ("elements", "elements"), ("agreements", "agreements")] {
        let printed = home.run(&[command, "--lang", "nl"], "").ok().stdout;
        assert!(printed.ends_with(".\n") && printed.lines().count() == 1, "{printed}");
        assert_eq!(json(&home, &[command], key), Vec::<Value>::new());
    }
    home.run(&["agenda", "Nergens"], "").ends(3);
}
