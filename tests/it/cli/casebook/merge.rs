//! Two machines with one case: everything of both, and what they said differently side by side.

use halte::domain::answer::{Answer, Content, Promise, Slot};
use halte::domain::case::{Attachment, FinishedAnswer};
use halte::domain::fork::Said;
use halte::domain::id::AnswerId;
use halte::store::{EarlierWords, StoreErrorKind};
use serde_json::Value;
use uuid::Uuid;

use super::super::super::support::{self, Home};
use super::{both, case, export, import, now, round, store, value};

#[test]
fn two_machines_merge_into_the_same_whichever_way() {
    let one = support::home();
    round(&one, "Tuin", "samen");
    let other = import(&export(&one, &[]));
    round(&one, "Tuin", "hier");
    round(&other, "Tuin", "daar");
    let (here, there) = (export(&one, &[]), export(&other, &[]));
    one.run(&["import", "-"], &there).ok();
    other.run(&["import", "-"], &here).ok();
    let (here, there) = (value(&export(&one, &[])), value(&export(&other, &[])));
    assert_eq!(here["cases"], there["cases"]);
    assert_eq!(here["cases"].as_array().unwrap().len(), 1, "{here:#}");
    assert_eq!(here["cases"][0]["rounds"].as_array().unwrap().len(), 3);
    let ids = |book: &Value| {
        let mut ids: Vec<String> =
            book["revisions"].as_array().unwrap().iter().map(|one| one["id"].to_string()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&here), ids(&there));
}

/// A casebook in which the agreement says this.
fn said(what: &str) -> String {
    super::demo().replacen("Een eigen website voor de tuin", what, 1)
}

#[test]
fn a_changed_casebook_changes_what_an_import_made() {
    let home = import(super::demo());
    let said = |text: &str| home.run(&["import", "-", "--lang", "nl"], text).ok().stdout;
    assert!(said(&self::said("Een website")).contains("één ding anders"));
    // Back again, and still no fork: each follows the last.
    let back = said(super::demo());
    assert!(back.contains("één ding anders") && !back.contains("twee versies"), "{back}");
}

#[test]
fn what_two_said_differently_stands_in_two_versions() {
    let one = import(super::demo());
    let other = import(&export(&one, &[]));
    one.run(&["import", "-"], said("Een website hier")).ok();
    other.run(&["import", "-"], said("Een website daar")).ok();
    let merged = one.run(&["import", "-", "--lang", "nl"], export(&other, &[])).ok().stdout;
    assert!(merged.contains("één ding in twee versies"), "{merged}");
    let history = one.run(&["history", "moestuin", "--lang", "nl"], "").ok().stdout;
    assert!(
        history.contains("versie 1: Een website") && history.contains("versie 2: Een website"),
        "{history}"
    );
}

/// The cases and the rounds of each, as `halte cases` has them.
fn rounds(home: &Home) -> Vec<(String, u64)> {
    let cases = home.run(&["cases", "--json"], "").ok().json();
    let of = |case: &Value| (case["title"].as_str().unwrap().to_owned(), case["x-rounds"].as_u64().unwrap());
    cases["cases"].as_array().unwrap().iter().map(of).collect()
}

fn everything_is_right(home: &Home) {
    let check = home.run(&["check", "--lang", "en"], "").ok().stdout;
    assert!(check.contains("Everything is right"), "{check}");
}

/// Other words for what was said in the only round of a case.
fn corrected(home: &Home, title: &str, words: &str) {
    let mut store = store(home);
    let of = case(&store, title);
    let line = store.round_lines(of, None, 9).unwrap().pop().unwrap();
    let answer = store.round(line.id).unwrap().unwrap().answers.remove(0);
    let content = Content::Text(words.to_owned());
    store.correct_answer(answer.id, &content, "", EarlierWords::Kept, now()).unwrap();
}

fn put_together(home: &Home) {
    let mut store = store(home);
    let (from, into) = (case(&store, "Plein"), case(&store, "Park"));
    store.merge_cases(from, into, now()).unwrap();
}

fn moved(home: &Home) {
    let mut store = store(home);
    let (from, into) = (case(&store, "Plein"), case(&store, "Park"));
    let round = store.round_lines(from, None, 9).unwrap().pop().unwrap().id;
    store.move_round(round, into, now()).unwrap();
}

#[test]
fn cases_that_were_put_together_come_whole_into_an_empty_database() {
    for change in [put_together, moved] {
        let (one, _) = both();
        change(&one);
        let book = export(&one, &["Park"]);
        let new = import(&book);
        assert_eq!(rounds(&new), [("Park".to_owned(), 2)]);
        everything_is_right(&new);
        assert!(new.run(&["import", "-", "--lang", "nl"], &book).ok().stdout.contains("niets nieuws"));
    }
}

#[test]
fn a_case_that_was_put_together_is_so_on_the_other_machine_with_what_was_said_there_since() {
    for later in [false, true] {
        let (one, other) = both();
        put_together(&one);
        if later {
            round(&other, "Plein", "intussen");
            corrected(&other, "Park", "anders gezegd");
        }
        let (here, there) = (export(&one, &[]), export(&other, &[]));
        one.run(&["import", "-"], &there).ok();
        other.run(&["import", "-"], &here).ok();
        for home in [&one, &other] {
            assert_eq!(rounds(home), [("Park".to_owned(), if later { 3 } else { 2 })]);
            everything_is_right(home);
            let history = home.run(&["history", "Park"], "").ok().stdout;
            assert!(!later || history.contains("intussen") && history.contains("anders gezegd"), "{history}");
        }
        let (here, there) = (value(&export(&one, &[])), value(&export(&other, &[])));
        assert_eq!(here["cases"], there["cases"]);
    }
}

#[test]
fn a_case_with_a_round_that_waits_is_not_taken_away_by_an_import() {
    let (one, other) = both();
    put_together(&one);
    other.run(&["round", "Plein", "--sequence", "snel", "--with", "Noor", "--plain"], "half\n").ok();
    other.run(&["import", "-"], export(&one, &[])).ok();
    assert!(rounds(&other).iter().any(|(title, _)| title == "Plein"));
    let again = ["round", "Plein", "--sequence", "snel", "--plain"];
    other.run(&again, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n").ok();
    other.run(&["import", "-"], export(&one, &[])).ok();
    assert_eq!(rounds(&other), [("Park".to_owned(), 3)]);
    everything_is_right(&other);
}

#[test]
fn what_one_corrected_and_the_other_moved_is_both() {
    for change in [put_together, moved] {
        let (one, other) = both();
        corrected(&other, "Plein", "later verbeterd");
        change(&one);
        let (here, there) = (export(&one, &[]), export(&other, &[]));
        one.run(&["import", "-"], &there).ok();
        other.run(&["import", "-"], &here).ok();
        for home in [&one, &other] {
            let history = home.run(&["history", "Park", "--lang", "nl"], "").ok().stdout;
            assert!(history.contains("later verbeterd") && !history.contains("versie"), "{history}");
            everything_is_right(home);
        }
    }
}

#[test]
fn two_versions_in_a_round_that_was_moved_are_seen_and_settled() {
    for change in [put_together, moved] {
        let (one, _) = both();
        change(&one);
        let other = import(&export(&one, &[]));
        for (home, words) in [(&one, "hier verbeterd"), (&other, "daar verbeterd")] {
            let mut store = store(home);
            let lines = store.round_lines(case(&store, "Park"), None, 9).unwrap();
            let rounds = lines.iter().map(|line| store.round(line.id).unwrap().unwrap());
            let all: Vec<_> = rounds.flat_map(|round| round.answers).collect();
            let said =
                |answer: &&FinishedAnswer| answer.answer.content == Some(Content::Text("samen".into()));
            let answer = all.iter().find(said).unwrap().id;
            store
                .correct_answer(answer, &Content::Text(words.into()), "", EarlierWords::Kept, now())
                .unwrap();
        }
        one.run(&["import", "-"], export(&other, &[])).ok();
        let history = one.run(&["history", "Park", "--lang", "nl"], "").ok().stdout;
        assert!(history.contains("versie 1: hier verbeterd"), "{history}");
        let mut store = store(&one);
        let park = case(&store, "Park");
        let forks = store.forks(Some(park)).unwrap();
        assert_eq!((forks.len(), store.fork_count(park).unwrap()), (1, 1));
        // A correction would choose without anyone having seen the other.
        let new = Content::Text("nog anders".to_owned());
        let corrected =
            store.correct_answer(AnswerId(forks[0].row), &new, "", EarlierWords::Kept, now()).unwrap_err();
        assert_eq!(corrected.kind(), StoreErrorKind::TwoVersions);
        assert_eq!(forks[0].kind, "answer");
        assert!(!forks[0].about.is_empty() && forks[0].at.is_some(), "{:?}", forks[0]);
        let chosen = forks[0]
            .versions
            .iter()
            .find(|version| version.said == [Said::Words("daar verbeterd".to_owned())])
            .unwrap();
        store.settle_fork(forks[0].row, chosen.revision, now()).unwrap();
        assert_eq!(store.forks(None).unwrap(), []);
        drop(store);
        everything_is_right(&one);
    }
}

/// A title, and the permission for something that was shown: nothing that stands in two versions is hidden.
#[test]
fn two_titles_and_two_permissions_are_seen_and_settled() {
    let one = support::home();
    round(&one, "Park", "samen");
    let photo = Attachment {
        id: Uuid::nil(),
        round: None,
        answer: None,
        kind: "photo".into(),
        reference: "hek.jpg".into(),
        caption: String::new(),
        permission: "not-asked".into(),
    };
    {
        let mut store = store(&one);
        let park = case(&store, "Park");
        store.attach(park, &photo, now()).unwrap();
    }
    let other = import(&export(&one, &[]));
    for (home, title, permission) in [(&one, "Het park", "given"), (&other, "Ons park", "refused")] {
        let mut store = store(home);
        let park = case(&store, "Park");
        let shown = store.attachments(park).unwrap().remove(0);
        store.correct_shown(&Attachment { permission: permission.to_owned(), ..shown }, now()).unwrap();
        store.rename_case(park, title, now()).unwrap();
    }
    one.run(&["import", "-"], export(&other, &[])).ok();
    let mut store = store(&one);
    let park = store.case_lines().unwrap().remove(0).id;
    let forks = store.forks(Some(park)).unwrap();
    assert_eq!((forks.len(), store.fork_count(park).unwrap()), (2, 2));
    // Undone, a choice was not made, here and on the other machine.
    let said = |forks: &[halte::domain::fork::Fork]| -> Vec<Vec<Vec<Said>>> {
        let versions =
            |fork: &halte::domain::fork::Fork| fork.versions.iter().map(|one| one.said.clone()).collect();
        forks.iter().map(versions).collect()
    };
    for at in 0..2 {
        let now_there = store.forks(Some(park)).unwrap();
        let (row, version) = (now_there[0].row, now_there[0].versions[at].revision);
        let chosen = store.settle_fork(row, version, now()).unwrap();
        assert_eq!(store.fork_count(park).unwrap(), 1);
        store.undo(&chosen, now()).unwrap();
        assert_eq!(said(&store.forks(Some(park)).unwrap()), said(&forks), "{at}");
    }
    other.run(&["import", "-"], export(&one, &[])).ok();
    assert_eq!(self::store(&other).fork_count(park).unwrap(), 2);
    let forks = store.forks(Some(park)).unwrap();
    for fork in forks {
        let here = fork.versions.iter().find(|version| match &version.said[0] {
            Said::Words(words) => words == "Het park",
            Said::Code(_, code) => code == "refused",
            Said::Owners(_) | Said::Day(_) => false,
        });
        store.settle_fork(fork.row, here.unwrap().revision, now()).unwrap();
    }
    assert_eq!(store.forks(None).unwrap(), []);
    assert_eq!(store.case_lines().unwrap().remove(0).title, "Het park");
    assert_eq!(store.attachments(park).unwrap().remove(0).permission, "refused");
}

#[test]
fn what_two_machines_add_at_one_place_stands_in_one_order_on_both() {
    let one = support::home();
    round(&one, "Park", "een");
    let other = import(&export(&one, &[]));
    for (home, words) in [(&one, "hier vergeten"), (&other, "daar vergeten")] {
        let mut store = store(home);
        let park = case(&store, "Park");
        let round = store.round_lines(park, None, 1).unwrap()[0].id;
        let promise = Promise { what: words.to_owned(), ..Promise::default() };
        store.add_agreement(round, &promise, now()).unwrap();
        let first = store.round(round).unwrap().unwrap().answers[0].clone();
        let said = Answer { content: Some(Content::Text(words.to_owned())), ..first.answer };
        store.add_answer(round, &first.step, Slot::Group, &said, now()).unwrap();
    }
    for _ in 0..2 {
        one.run(&["import", "-"], export(&other, &[])).ok();
        other.run(&["import", "-"], export(&one, &[])).ok();
    }
    let cases = |home: &Home| value(&export(home, &[]))["cases"].clone();
    assert_eq!(cases(&one), cases(&other));
    let page = |home: &Home| home.run(&["history", "Park"], "").ok().stdout;
    assert_eq!(page(&one), page(&other));
}
