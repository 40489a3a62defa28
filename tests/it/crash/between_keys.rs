//! `kill -9` between any two keys: started again, the screen is the screen that was there, cursor included.
//!
//! Never here: a screen by heart, or how it is compared (see `play`).

use crate::support;

use super::play::Play;

const ROUND: &[&str] = &[
    "round",
    "Buurttuin",
    "--sequence",
    "drie-vragen",
    "--with",
    "Noor:initiator",
    "--with",
    "Karim:civil-servant",
];

#[test]
fn a_round_comes_back_as_it_was_on_screen() {
    Play {
        home: support::home(),
        args: ROUND,
        size: (60, 18),
        script: WHOLE_ROUND.to_owned(),
        again: &["round", "Buurttuin"],
        keys: &["tab"],
    }
    .comes_back_at_every_key();
}

const WHOLE_ROUND: &str = "
# write first
tab
# Noor, with undo
\"Het hielp dat Karim bede
ctrl-z
\"Karim beld
backspace
\"lde, want e\u{301} en 👍🏽
ctrl-left
left
left
\"zo
home
shift-right
shift-right
ctrl-z
end
\"⏎en⏎/note dit is geen opdracht
up
paste geplakt⏎in twee regels
tab
# Karim
\"De brief.
shift-tab
# Noor once more
\" Nog iets
tab
tab
# reading together, correcting
~down
enter
\" Verbeterd
left
left
~tab
~f2
~enter
~esc
~f2
~down
~enter
~esc
tab
# Noor, obstacle
\"Niemand weet wie
tab
# Karim passes
\"Toch
~f5
f5
tab
# agreements
\"Brief voorleggen
tab
\"Ka
shift-tab
end
\" aan de jurist
tab
\"rim
tab
\"2027-04-0
backspace
\"02
tab
\"als het ⏎
\"Tweede
tab
\"wij
tab
tab
tab
tab
# back from the closing
shift-tab
tab
# closing
~down
~t
~up
enter
\" tot slot
tab
~down
~down
~down
~down
down
down
\"de moestuin
down
\"vrijdag
";

#[test]
fn the_questions_before_a_round_come_back_as_they_were() {
    Play {
        home: support::home(),
        args: &["round", "Buurttuin"],
        size: (80, 24),
        script: SETUP.to_owned(),
        again: &["round", "Buurttuin"],
        keys: &[],
    }
    .comes_back_at_every_key();
}

const SETUP: &str = "
# who is here
\"Noor
tab
\"init
right
tab
\"Karim
left
left
\"zz
tab
tab
# which sequence
tab
down
tab
# about
\"De tuin
left
shift-tab
down
tab
~down
~down
~up
up
";

#[test]
fn a_title_that_is_half_typed_comes_back() {
    Play {
        home: support::home(),
        args: &[],
        size: (60, 18),
        script: TITLE.to_owned(),
        again: &[],
        keys: &["n"],
    }
    .comes_back_at_every_key();
}

const TITLE: &str = "
# the title of a new case
n
\"Buurt tuin
left
left
backspace
tab
# who is here
\"Noor
tab
tab
\"Sam
";

#[test]
fn lists_choices_and_scales_come_back_as_they_were() {
    Play {
        home: support::home(),
        args: &[
            "round",
            "De Knoop",
            "--sequence",
            "ronde",
            "--with",
            "Noor",
            "--with",
            "Bram",
            "--with",
            "Els",
        ],
        size: (80, 24),
        script: RONDE.to_owned(),
        again: &["round", "De Knoop"],
        keys: &["tab"],
    }
    .comes_back_at_every_key();
}

const RONDE: &str = "
# write first
tab
# fact
\"Er kwam een brief.
tab
tab
tab
tab
# helped
f5
f5
f5
tab
# obstacle
\"Geld
tab
tab
tab
tab
# cause, a list
\"Geen tijd⏎Geen
up
\" echt
down
tab
# control, a choice
2
1
~down
tab
# agreements
tab
# for themselves
tab
# useful, a scale
7
right
right
left
tab
0
tab
4
up
tab
tab
tab
# closing
";

#[test]
fn what_is_said_of_an_earlier_agreement_comes_back() {
    let home = support::home();
    let said = "Een\n\nTwee\n\nDrie\n\nVier\n\nBrief schrijven\nNoor\n2027-04-01\n\nBellen\nwij\n\n\n\n";
    home.run(&[ROUND, &["--plain"]].concat(), said).ok();
    Play {
        home,
        args: &["round", "Buurttuin", "--sequence", "drie-vragen", "--with", "Noor", "--with", "Karim"],
        size: (60, 18),
        script: OPENING.to_owned(),
        again: &["round", "Buurttuin"],
        keys: &["tab"],
    }
    .comes_back_at_every_key();
}

const OPENING: &str = "
# the first agreement
4
\"De vertaler belt
left
left
enter
\"vrijdag
tab
# the second
3
\"Geen tijd
shift-tab
shift-tab
tab
";

#[test]
fn a_text_so_long_that_only_its_edits_are_stored_comes_back() {
    let long = "Een heel verhaal over het hek. ".repeat(700);
    Play {
        home: support::home(),
        args: ROUND,
        size: (60, 18),
        script: format!(
            "tab\n\"Kort.\npaste {long}\n\"En nu\nleft\nleft\nbackspace\nctrl-z\nctrl-home\ndel\n\"X\n"
        ),
        again: &["round", "Buurttuin"],
        keys: &["tab"],
    }
    .comes_back_at_every_key();
}

#[test]
fn who_comes_late_is_still_half_typed() {
    Play {
        home: support::home(),
        args: ROUND,
        size: (60, 18),
        script: LATE.to_owned(),
        again: &["round", "Buurttuin"],
        keys: &["tab"],
    }
    .comes_back_at_every_key();
}

const LATE: &str = "
# someone comes late
tab
\"Een halve zin
~f9
~down
~down
\"Els
enter
\"resid
left
# and the panel goes away
esc
\" meer
# another case after all
~f9
~down
\"Elders
esc
";
