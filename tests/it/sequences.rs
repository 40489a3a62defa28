//! The whole format, accepted and understood: every field, every kind of answer.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use halte::domain::answer::Mark;
use halte::domain::sequence::{Choices, Kind, Need, Seen, Test, Who};
use halte::domain::words::Lang;
use halte::sequences::fields::{FIELDS, Place};
use halte::sequences::{check, shipped::SHIPPED, snapshot};

const WHOLE: &str = include_str!("data/whole-format.toml");

#[test]
fn a_file_with_every_field_of_the_format_has_no_problems() {
    let checked = check("whole.toml", WHOLE.as_bytes());
    assert_eq!(checked.problems, []);
    let sequence = checked.sequence.unwrap();
    assert_eq!(snapshot::decode(&snapshot::encode(&sequence)).unwrap(), sequence);
    for field in FIELDS.iter().filter(|field| field.place != Place::Choice) {
        let name = field.name;
        let at_start = |line: &str| {
            let line = line.trim_start_matches("[step.").trim_start_matches("[[");
            line.starts_with(name)
                || line.contains(&format!(" {name} ="))
                || line.contains(&format!(" {name}."))
        };
        assert!(WHOLE.lines().any(at_start), "{name}");
    }
}

#[test]
fn every_field_means_what_the_format_says() {
    let sequence = check("whole.toml", WHOLE.as_bytes()).sequence.unwrap();
    assert_eq!(sequence.people, Some(3..=6));
    assert_eq!(sequence.needs, [Need::Trust, Need::TrainedFacilitator]);
    assert!(!sequence.opening);
    let step = |id: &str| sequence.find(id).unwrap().1;
    let obstacle = step("obstacle");
    assert_eq!(sequence.line(obstacle), "obstacle");
    assert_eq!(sequence.line(step("choose")), "heel/choose");
    assert_eq!((obstacle.who, obstacle.seen), (Who::Each, Seen::Hidden));
    assert_eq!(obstacle.yields, [Mark::Obstacle, Mark::Dilemma]);
    assert_eq!(obstacle.recall, ["resolve"]);
    let wording = obstacle.wording_for(Some("civil-servant"));
    assert_eq!(wording.ask.get(&Lang::new("nl-BE")), "Wat mag je niet?");
    assert_eq!(wording.help, obstacle.wording.help);
    let on = vec!["obstacle".to_owned()];
    assert_eq!(step("choose").kind, Kind::Vote { on: on.clone(), votes: 2 });
    assert!(step("choose").makes_bringer && step("choose").why);
    assert_eq!(step("pick").kind, Kind::Choice(Choices::Answers(on.clone())));
    assert_eq!(step("say").kind, Kind::SayBack { on });
    assert_eq!(step("each-event").per_item.as_deref(), Some("events"));
    assert_eq!(step("low").only_if.as_ref().unwrap().test, Test::Below(6));
    assert_eq!(step("high").only_if.as_ref().unwrap().test, Test::Above(8));
    assert_eq!(step("theirs").only_if.as_ref().unwrap().test, Test::Is("outside".to_owned()));
    assert_eq!(step("again").repeat, Some(5));
    assert_eq!(step("opener-a").one_of, step("opener-b").one_of);
}

#[test]
fn shipped_files_have_no_problems_but_for_hints_that_their_comments_explain() {
    for shipped in SHIPPED {
        let problems = check(shipped.file, shipped.text.as_bytes()).problems;
        let codes: Vec<_> = problems.iter().map(halte::sequences::Problem::code).collect();
        let expected: &[&str] = match shipped.id {
            "ronde" => &["many-hidden"],
            // Their comments say what there is instead.
            "checkin" | "gibbs" | "korthagen" => &["no-agreement"],
            "woop" => &["nothing-that-works"],
            _ => &[],
        };
        assert_eq!(codes, expected, "{}", shipped.id);
    }
}
