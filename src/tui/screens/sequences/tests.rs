//! The list, the script and the report: keys in, drawn screens out.

use std::sync::Arc;

use super::Sequences;
use crate::domain::Date;
use crate::domain::sequence::{Kind, Seen, Sequence, Step, Who, Wording};
use crate::domain::words::Words;
use crate::text::Ui;
use crate::text::sequences::Until;
use crate::tui::effect::Effect;
use crate::tui::message::Message;
use crate::tui::model::{Model, Screen};
use crate::tui::playing::both;
use crate::tui::shelf::{Book, Mistake, OtherWords, Owner, Reworded, Title, Weight};
use crate::tui::testing::{SIZES, drawn, model, press, send};

fn title(id: &str, nl: &str, en: &str, owner: Owner) -> Title {
    Title {
        key: id.to_owned(),
        id: id.to_owned(),
        title: both(nl, en),
        purpose: both("Elke maand een goed half uur, met wie er is.", "A good half hour every month."),
        minutes: 25.0,
        group: 5,
        people: Some((3, 6)),
        owner,
        errors: 0,
        line: None,
        until: None,
    }
}

fn broken(mut title: Title, until: Until) -> Title {
    (title.errors, title.line, title.until) = (2, Some(14), Some(until));
    title
}

fn twelfth() -> Until {
    Until::Version(Date::from_ymd_opt(2026, 11, 12).unwrap())
}

fn titles() -> Vec<Title> {
    let mut alone = broken(title("kapot", "kapot.toml", "kapot.toml", Owner::Own), Until::Nothing);
    (alone.people, alone.minutes, alone.purpose) = (None, 0.0, Words::default());
    vec![
        title("snel", "Snel", "Quick round", Owner::Shipped),
        title("ronde", "De ronde", "The round", Owner::Replaces),
        alone,
        broken(title("mijn-ronde", "Mijn ronde", "My round", Owner::Own), twelfth()),
    ]
}

fn sequence() -> Sequence {
    let fact = Step {
        wording: Wording {
            ask: both("Wat gebeurde er? Noem één ding.", "What happened? Name one thing."),
            help: both("Wie deed wat, en wanneer?", "Who did what, and when?"),
            starter: both("Vorige week …", "Last week …"),
        },
        script: both("‘We schrijven eerst, in stilte.’", "‘We write first, in silence.’"),
        seen: Seen::Hidden,
        minutes: 3.0,
        ..Step::new("fact", Words::default(), Kind::Text)
    };
    let agree = Step {
        who: Who::Group,
        optional: true,
        ..Step::new("promise", both("Wie doet wat?", "Who does what?"), Kind::Agreement)
    };
    Sequence {
        id: "ronde".to_owned(),
        title: both("De ronde", "The round"),
        purpose: both("Elke maand een goed half uur.", "A good half hour every month."),
        people: Some(3..=6),
        needs: Vec::new(),
        opening: true,
        sources: vec!["Van ons".to_owned()],
        steps: vec![fact, agree],
    }
}

fn book(title: Title, mistakes: Vec<Mistake>) -> Message {
    let (file, sequence) = (format!("{}.toml", title.id), Some(Arc::new(sequence())));
    Message::SequenceRead(Box::new(Book { title, file, sequence, mistakes }))
}

fn mistakes() -> Vec<Mistake> {
    let mistake = |title: &str, line, marked: &str, after: &str, label: &str, tip: &str| Mistake {
        weight: Weight::Error,
        title: title.to_owned(),
        line,
        column: 1,
        before: String::new(),
        marked: marked.to_owned(),
        after: after.to_owned(),
        label: label.to_owned(),
        tip: tip.to_owned(),
    };
    let tip = "twee stappen met één id raken door elkaar in de geschiedenis; geef deze een ander";
    vec![
        mistake("fout: onbekend woord `minuets`", 14, "minuets", " = 4", "bedoelde je `minutes`?", ""),
        Mistake {
            before: "id = ".to_owned(),
            column: 6,
            ..mistake("fout: stap `obstakel` staat er twee keer", 22, "\"obstakel\"", "", "", tip)
        },
    ]
}

fn list(ui: Ui) -> Model {
    let mut model = model(ui, Screen::Blank);
    send(&mut model, Message::SequencesRead(titles()));
    model
}

fn report() -> Model {
    let mut model = list(Ui::Nl);
    press(&mut model, &["end"]);
    send(&mut model, book(titles().remove(3), mistakes()));
    model
}

/// The screen at every size, as after somebody made the window so large.
fn gallery(model: &mut Model) -> String {
    let mut at = |(width, height)| {
        send(model, Message::Resized(width, height));
        let rows: Vec<String> = drawn(model).lines().map(|row| format!("|{row}")).collect();
        format!("── {width}×{height} ──\n{}\n", rows.join("\n"))
    };
    SIZES.map(&mut at).concat()
}

#[test]
fn the_list_in_every_size() {
    for (ui, name) in [(Ui::Nl, "list-nl"), (Ui::En, "list-en")] {
        let mut model = list(ui);
        press(&mut model, &["end"]);
        insta::assert_snapshot!(name, gallery(&mut model));
    }
}

#[test]
fn the_whole_script_in_every_size() {
    for (ui, name) in [(Ui::Nl, "script-nl"), (Ui::En, "script-en")] {
        let mut model = list(ui);
        press(&mut model, &["down"]);
        send(&mut model, book(titles().remove(1), Vec::new()));
        insta::assert_snapshot!(name, gallery(&mut model));
    }
}

#[test]
fn the_report_in_every_size() {
    insta::assert_snapshot!("report-nl", gallery(&mut report()));
}

#[test]
fn a_list_that_is_longer_than_the_screen_scrolls() {
    let mut model = model(Ui::Nl, Screen::Blank);
    let many = (0..25).map(|n| title(&format!("w{n}"), &format!("Werkvorm {n}"), "", Owner::Shipped));
    send(&mut model, Message::SequencesRead(many.collect()));
    for _ in 0..20 {
        press(&mut model, &["down"]);
    }
    let shown = drawn(&model);
    assert!(shown.contains("› Werkvorm 20") && !shown.contains("Werkvorm 11 "), "{shown}");
    assert!(shown.contains("↑↓") && shown.contains("half uur"), "{shown}");
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadSequence("w20".to_owned())]);
}

#[test]
fn the_editor_opens_at_the_mistake_that_is_read() {
    let mut model = list(Ui::Nl);
    press(&mut model, &["end"]);
    let opens = |line| [Effect::EditSequence { key: "mijn-ronde".to_owned(), line }];
    assert_eq!(press(&mut model, &["e"]), opens(Some(14)));

    let mut model = report();
    assert!(drawn(&model).contains("e openen op regel 14"));
    assert_eq!(press(&mut model, &["e"]), opens(Some(14)));
    model.resize((60, 14));
    send(&mut model, Message::Resized(60, 14));
    press(&mut model, &["end"]);
    assert!(drawn(&model).contains("e openen op regel 22"), "{}", drawn(&model));
    assert_eq!(press(&mut model, &["e"]), opens(Some(22)));
}

#[test]
fn what_was_saved_elsewhere_is_read_again_and_nobody_loses_their_place() {
    let mut model = report();
    let again = [Effect::ReadSequences, Effect::ReadSequence("mijn-ronde".to_owned())];
    assert_eq!(send(&mut model, Message::SequencesChanged), again);
    send(&mut model, Message::SequencesRead(titles()));
    send(&mut model, book(titles().remove(3), mistakes()));
    assert!(drawn(&model).contains("regel 14"));
    // Mended: the script stands there, and that it is right is said.
    let mut mended = titles();
    mended[3] = title("mijn-ronde", "Mijn ronde", "My round", Owner::Own);
    send(&mut model, Message::SequencesRead(mended.clone()));
    send(&mut model, book(mended.remove(3), Vec::new()));
    let shown = drawn(&model);
    assert!(shown.contains("Geen fouten.") && shown.contains("Wat gebeurde er?"), "{shown}");
    // Gone: the list stands there.
    send(&mut model, Message::SequencesRead(titles().into_iter().take(2).collect()));
    assert!(drawn(&model).contains("› De ronde"), "{}", drawn(&model));
}

#[test]
fn checking_says_how_it_is() {
    let mut model = list(Ui::Nl);
    assert_eq!(press(&mut model, &["c"]), [Effect::CheckSequences]);
    send(&mut model, Message::SequencesRead(titles()));
    assert!(drawn(&model).contains("In 2 werkvormen staan fouten."));
    let mut model = report();
    assert_eq!(press(&mut model, &["r"]), [Effect::CheckSequences]);
    send(&mut model, book(titles().remove(3), mistakes()));
    assert_eq!(model.notice.as_ref().map(|notice| notice.text.as_str()), Some("2 fouten"));
    // A remark is shown when somebody asks.
    let mut remark = mistakes();
    remark.truncate(1);
    remark[0].weight = Weight::Warning;
    let mut model = list(Ui::Nl);
    send(&mut model, book(titles().remove(0), remark.clone()));
    assert!(drawn(&model).contains("Wat gebeurde er?"));
    press(&mut model, &["c"]);
    send(&mut model, book(titles().remove(0), remark));
    assert!(drawn(&model).contains("één opmerking"), "{}", drawn(&model));
}

#[test]
fn esc_goes_back_to_the_list_and_then_to_where_one_came_from() {
    let mut model = model(Ui::Nl, Screen::Blank);
    send(&mut model, Message::HomeRead(Vec::new()));
    assert_eq!(press(&mut model, &["s"]), [Effect::ReadSequences]);
    send(&mut model, Message::SequencesRead(titles()));
    send(&mut model, book(titles().remove(1), Vec::new()));
    assert_eq!(press(&mut model, &["esc"]), []);
    assert!(matches!(&model.screen, Screen::Sequences(sequences) if !Sequences::is_open(sequences)));
    assert_eq!(press(&mut model, &["esc"]), [Effect::ReadHome]);
    assert!(matches!(model.screen, Screen::Home(_)));
}

#[test]
fn other_words_are_asked_about_one_question_after_the_other() {
    let asked = |step: &str| Reworded {
        key: "mijn-ronde".to_owned(),
        step: step.to_owned(),
        line: "obstacle".to_owned(),
        changes: vec![OtherWords {
            whose: "nl".to_owned(),
            before: "Wat maakt het nu moeilijk? Noem één ding.".to_owned(),
            now: "Wat zit er nu in de weg? Noem één ding.".to_owned(),
        }],
        cases: vec!["Buurtmoestuin De Knoop".to_owned()],
        others: vec!["`ronde`".to_owned()],
    };
    let mut model = list(Ui::Nl);
    send(&mut model, book(titles().remove(1), Vec::new()));
    send(&mut model, Message::SequenceReworded(vec![asked("obstakel"), asked("oorzaak")]));
    insta::assert_snapshot!("reworded-nl", gallery(&mut model));
    assert_eq!(press(&mut model, &["1"]), []);
    assert!(drawn(&model).contains("Vraag `oorzaak`"), "{}", drawn(&model));
    let other = Effect::AnotherQuestion { key: "mijn-ronde".to_owned(), step: "oorzaak".to_owned() };
    assert_eq!(press(&mut model, &["2"]), [other]);
    assert!(drawn(&model).contains("Wat gebeurde er?"), "{}", drawn(&model));
}

#[test]
fn letters_after_a_slash_leave_the_titles_that_have_them() {
    let mut model = list(Ui::Nl);
    press(&mut model, &["/", "mijn"]);
    let shown = drawn(&model);
    assert!(shown.contains("› Mijn ronde") && !shown.contains("De ronde"), "{shown}");
    assert_eq!(press(&mut model, &["enter"]), [Effect::ReadSequence("mijn-ronde".to_owned())]);
    press(&mut model, &["xyz"]);
    assert_eq!(press(&mut model, &["enter"]), []);
    assert_eq!(press(&mut model, &["esc"]), []);
    assert!(drawn(&model).contains("De ronde") && drawn(&model).contains("› "), "{}", drawn(&model));
}
