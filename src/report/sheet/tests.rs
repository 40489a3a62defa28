//! What stands on a sheet, and what never gets out of its words.

use super::{Reader, is_written, sheets};
use crate::domain::person::Role;
use crate::domain::words::Lang;
use crate::sequences::{load, shipped};
use crate::text::Ui;

fn html(text: &str, readers: &[Reader], languages: &[&str]) -> String {
    let languages: Vec<Lang> = languages.iter().map(|tag| Lang::new(*tag)).collect();
    sheets(&load(text).unwrap(), readers, &languages, Ui::Nl)
}

fn sequence(steps: &str) -> String {
    format!("format = 1\nid = \"ons\"\ntitle = \"Ons\"\n{steps}")
}

fn pages(html: &str) -> usize {
    html.matches("<div class=\"sheet\"").count()
}

#[test]
fn a_sheet_has_what_is_written_first_and_what_is_private() {
    let text = sequence(
        "[[step]]\nid = \"a\"\nask = \"Verborgen?\"\nseen = \"hidden\"\n\
         [[step]]\nid = \"b\"\nask = \"Open?\"\n\
         [[step]]\nid = \"c\"\nask = \"Eigen?\"\nseen = \"private\"\n\
         [[step]]\nid = \"d\"\nask = \"Samen?\"\nwho = \"group\"\nanswer = \"agreement\"\n\
         [[step]]\nid = \"e\"\nask = \"Cijfer?\"\nseen = \"hidden\"\nanswer = \"scale\"\nscale = { from = 1, to = 3 }\n",
    );
    let html = html(&text, &[], &["nl"]);
    assert_eq!(pages(&html), 1);
    for there in ["Verborgen?", "Eigen?", "Alleen voor jou", "Cijfer?", "<span class=\"number\">3</span>"] {
        assert!(html.contains(there), "{there}");
    }
    assert!(!html.contains("Open?") && !html.contains("Samen?"), "{html}");
    assert_eq!(html.matches("class=\"line\"").count(), 2 * 8);
}

#[test]
fn where_nothing_is_written_first_the_sheet_has_what_everyone_answers() {
    let snel = shipped::find("snel").unwrap().text;
    assert!(!is_written(&load(snel).unwrap()));
    let html = html(snel, &[], &["nl"]);
    assert!(html.contains("Wat viel je net op?") && !html.contains("Moet er vandaag"), "{html}");
}

#[test]
fn each_reader_has_a_page_in_the_words_of_their_role() {
    let text = sequence(
        "[[step]]\nid = \"a\"\nask = \"Wat?\"\nstarter = \"Ik …\"\nseen = \"hidden\"\n\
         [step.role.resident]\nask = \"Wie?\"\n",
    );
    let of = |name: &str, role: Option<&str>| Reader { name: name.to_owned(), role: role.map(Role::new) };
    let readers = [of("Noor", Some("resident")), of("Karim", None)];
    let html = html(&text, &readers, &["nl"]);
    let (noor, karim) = html.split_once("Karim").unwrap();
    assert_eq!(pages(&html), 2);
    assert!(noor.contains("Noor, buurtbewoner") && noor.contains("Wie?") && noor.contains("Ik …"));
    assert!(karim.contains("Wat?") && !karim.contains("Wie?"));
    let for_all = super::sheets(&load(&text).unwrap(), &[], &[Lang::new("nl")], Ui::Nl);
    assert_eq!(pages(&for_all), 2);
    assert!(for_all.contains("Naam (buurtbewoner):"));
}

#[test]
fn both_languages_stand_there_each_with_its_name() {
    let html = html(shipped::find("ronde").unwrap().text, &[], &["nl", "en"]);
    assert!(html.contains("lang=\"nl\" dir=\"auto\">Wat maakt het nu moeilijk?"), "{html}");
    assert!(html.contains("class=\"also\" lang=\"en\" dir=\"auto\">What makes it hard right now?"));
}

#[test]
fn words_never_become_marks_of_the_page() {
    let text = sequence(
        "[[step]]\nid = \"a\"\nask = \"<script>alert('x')</script> & \\\"zo\\\"\\u202E\"\nseen = \"hidden\"\n",
    );
    let reader = Reader { name: "<b>\"Ad\"</b>".to_owned(), role: Some(Role::new("'><i>")) };
    let html = html(&text, &[reader], &["nl\" onload=\"x"]);
    for never in ["<script", "<b>", "<i>", "\u{202E}", "onload=\"x"] {
        assert!(!html.contains(never), "{never}: {html}");
    }
    assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;zo&quot;"), "{html}");
}

#[test]
fn more_questions_have_smaller_letters_and_still_two_lines() {
    let points = |steps: usize| {
        let step =
            |n| format!("[[step]]\nid = \"a{n}\"\nask = \"Wat maakt het moeilijk?\"\nseen = \"hidden\"\n");
        let text = sequence(&(0..steps).map(step).collect::<String>());
        let html = html(&text, &[], &["nl"]);
        let lines = html.matches("class=\"line\"").count() / steps;
        let (_, rest) = html.split_once("font-size: ").filter(|_| true).unwrap();
        let (_, rest) = rest.rsplit_once("style=\"font-size: ").unwrap();
        (rest.split_once("pt").unwrap().0.parse::<f64>().unwrap(), lines)
    };
    let (few, many) = (points(2), points(7));
    assert!(few.0 > many.0 && few.1 > many.1, "{few:?} {many:?}");
    assert!(many.1 >= 2);
}
