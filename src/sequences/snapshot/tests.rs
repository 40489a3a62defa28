//! What is kept comes back as it was, for any sequence.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{decode, encode};
use crate::domain::answer::Mark;
use crate::domain::sequence::{Choice, Choices, Kind, OnlyIf, Scale, Sequence, Step, Test, Wording};
use crate::domain::words::Words;
use crate::sequences::{codes, load, shipped::SHIPPED};

fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

fn words() -> impl Strategy<Value = Words> {
    let one = text().prop_map(Words::bare);
    let tags = proptest::collection::btree_map("[a-z]{2}(-[A-Z]{2})?", text(), 0..4);
    prop_oneof![one, tags.prop_map(Words::of)]
}

fn wording() -> impl Strategy<Value = Wording> {
    (words(), words(), words()).prop_map(|(ask, help, starter)| Wording { ask, help, starter })
}

fn kind() -> impl Strategy<Value = Kind> {
    let texts = || vec(text(), 0..3);
    let scale = (any::<i64>(), any::<i64>(), words(), words())
        .prop_map(|(from, to, low, high)| Kind::Scale(Scale { from, to, low, high }));
    let options = vec((text(), words()).prop_map(|(id, label)| Choice { id, label }), 0..3);
    prop_oneof![
        select(vec![Kind::Text, Kind::List, Kind::Agreement, Kind::Agenda, Kind::Element, Kind::None,]),
        scale,
        options.prop_map(|options| Kind::Choice(Choices::Options(options))),
        texts().prop_map(|on| Kind::Choice(Choices::Answers(on))),
        (texts(), any::<u32>()).prop_map(|(on, votes)| Kind::Vote { on, votes }),
        texts().prop_map(|on| Kind::SayBack { on }),
    ]
}

fn only_if() -> impl Strategy<Value = OnlyIf> {
    let test = prop_oneof![
        any::<i64>().prop_map(Test::Below),
        any::<i64>().prop_map(Test::Above),
        text().prop_map(Test::Is),
    ];
    (text(), test).prop_map(|(step, test)| OnlyIf { step, test })
}

fn step() -> impl Strategy<Value = Step> {
    let names = (text(), of(text()), of(text()), of(text()), vec(text(), 0..3), vec(text(), 0..3));
    let said = (wording(), vec((text(), wording()), 0..3), words());
    let sets =
        (select(codes::WHO.to_vec()), select(codes::SEEN.to_vec()), vec(select(Mark::ALL.to_vec()), 0..3));
    let numbers = (
        (0..60_000_u32).prop_map(|n| f64::from(n) / 100.0),
        of(any::<u32>()),
        of(any::<u32>()),
        of(any::<u32>()),
    );
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (names, said, sets, numbers, flags, (kind(), of(only_if()))).prop_map(
        |(names, said, sets, numbers, flags, (kind, only_if))| {
            let mut roles: Vec<(String, Wording)> = Vec::new();
            for (role, words) in said.1 {
                if roles.iter().all(|(known, _)| *known != role) {
                    roles.push((role, words));
                }
            }
            Step {
                id: names.0,
                line: names.1,
                per_item: names.2,
                one_of: names.3,
                show: names.4,
                recall: names.5,
                wording: said.0,
                roles,
                script: said.2,
                who: sets.0.1,
                seen: sets.1.1,
                yields: sets.2.into_iter().map(|(mark, _)| mark).collect(),
                minutes: numbers.0,
                at_least: numbers.1,
                at_most: numbers.2,
                repeat: numbers.3,
                optional: flags.0,
                makes_bringer: flags.1,
                why: flags.2,
                kind,
                only_if,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sequence_comes_back_as_it_was_kept(
        id in text(),
        title in words(),
        people in of((any::<u32>(), any::<u32>())),
        opening in any::<bool>(),
        sources in vec(text(), 0..3),
        steps in vec(step(), 0..4),
    ) {
        let sequence = Sequence {
            id,
            purpose: title.clone(),
            title,
            people: people.map(|(min, max)| min..=max),
            needs: codes::NEEDS.iter().map(|(_, need)| *need).collect(),
            opening,
            sources,
            steps,
        };
        let kept = encode(&sequence).to_string();
        let read = serde_json::from_str(&kept).unwrap();
        prop_assert_eq!(decode(&read).unwrap(), sequence);
    }
}

#[test]
fn every_shipped_sequence_comes_back_as_it_was_kept() {
    for shipped in SHIPPED {
        let sequence = load(shipped.text).unwrap();
        assert_eq!(decode(&encode(&sequence)).unwrap(), sequence);
    }
}

#[test]
fn the_keys_are_those_of_the_file() {
    let text = "format = 1\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"b\"\nask.nl = \"B?\"\nminutes = 4\n";
    let sequence = load(text).unwrap();
    insta::assert_snapshot!(encode(&sequence), @r#"{"id":"a","title":"A","opening":true,"steps":[{"id":"b","ask":{"nl":"B?"},"who":"each","answer":"text","seen":"open","minutes":4}]}"#);
}

#[test]
fn what_is_no_sequence_is_refused_with_a_reason() {
    for (json, reason) in [
        ("[]", "it is no object"),
        (r#"{"id": 4}"#, "`id` must be a text"),
        (r#"{"id": null}"#, "`id` must be a text"),
        (r#"{"steps": [{"who": "nobody"}]}"#, "`who` does not know `nobody`"),
    ] {
        let error = decode(&serde_json::from_str(json).unwrap()).unwrap_err();
        assert!(error.to_string().ends_with(reason), "{error}");
    }
}
