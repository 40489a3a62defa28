//! How halte speaks: plain words, short sentences, no judgement.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot read the tables says so")]

use std::fs;
use std::path::PathBuf;

/// Every (file, language, text) of the tables of words.
fn texts() -> Vec<(String, &'static str, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of the words") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).expect("readable source");
        for line in source.lines().filter(|line| line.contains("{ nl: \"")) {
            let (nl, en) = line
                .split_once("nl: \"")
                .and_then(|(_, rest)| rest.split_once(", en: \""))
                .unwrap_or_else(|| panic!("both languages on one line: {line}"));
            texts.push((name.clone(), "nl", nl.trim_end_matches('"').to_owned()));
            texts.push((name.clone(), "en", en.trim_end_matches("\" }").to_owned()));
        }
    }
    texts
}

#[test]
fn dutch_says_je_and_waardoor_and_never_judges() {
    let texts = texts();
    assert!(texts.len() > 500, "the tables were found");
    for (file, language, text) in texts {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
        let never: &[&str] = match language {
            "nl" => &["waarom", "u", "uw", "fout gedaan", "case", "gefaald", "mislukt"],
            _ => &["why", "failed", "overdue", "please", "oops"],
        };
        for word in never {
            assert!(!words.contains(word), "{word}: {text} ({file})");
        }
        assert!(!lower.contains("te laat") && !lower.contains("too late"), "{text} ({file})");
    }
}

#[test]
fn sentences_are_short() {
    for (file, _, text) in texts() {
        for sentence in text.split(['.', '?', '!', ';', ':', '·', '/']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= 16, "{words} words: {sentence} ({file})");
        }
    }
}

#[test]
fn quotes_are_typographic_and_nothing_ends_in_a_blank() {
    for (file, _, text) in texts() {
        assert!(!text.contains('\''), "{text} ({file})");
        assert!(!text.contains("..."), "{text} ({file})");
        assert!(!text.contains("  "), "{text} ({file})");
        assert_eq!(text.trim(), text, "{text} ({file})");
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let slots = |text: &str| {
        let mut slots: Vec<String> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(slot, _)| slot.to_owned()))
            .collect();
        slots.sort();
        slots.dedup();
        slots
    };
    for pair in texts().chunks_exact(2) {
        let [(file, _, nl), (_, _, en)] = pair else {
            panic!("texts come in pairs");
        };
        assert_eq!(slots(nl), slots(en), "{nl} · {en} ({file})");
    }
}
