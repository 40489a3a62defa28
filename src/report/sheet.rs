//! Sheets of A4 for people to write on before they are read out: a page of HTML for each person, with
//! large questions, a beginning for the answer, and lines.
//!
//! Nothing on a page comes from elsewhere: no script, no font, no picture. Lines are borders, since
//! backgrounds are not printed. Never here: where the page goes.

mod size;

use std::fmt::Write as _;

use crate::domain::person::Role;
use crate::domain::sequence::{Choices, Kind, Seen, Sequence, Step, Wording};
use crate::domain::words::{Lang, Words};
use crate::text::Ui;
use crate::text::safe::display_safe_block;

use super::script::texts;
use size::Size;

/// Whose sheet it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The name; empty when it is filled in by hand.
    pub name: String,
    /// The role whose words are on it.
    pub role: Option<Role>,
}

/// True when something of this sequence is written on paper first.
pub fn is_written(sequence: &Sequence) -> bool {
    sequence.steps.iter().any(on_paper)
}

/// The pages, one for each reader. Without readers one for everybody, and one for each role that is
/// asked something in other words.
pub fn sheets(sequence: &Sequence, readers: &[Reader], languages: &[Lang], ui: Ui) -> String {
    let steps = chosen(sequence);
    let all: Vec<Reader>;
    let readers = if readers.is_empty() {
        all = everybody(&steps);
        all.as_slice()
    } else {
        readers
    };
    let language = languages.first().map_or(ui.tag(), Lang::tag);
    let title = escaped(sequence.title.get(&Lang::new(language)));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(language)
    );
    let sheet = Sheet { sequence, steps: &steps, languages, ui };
    for reader in readers {
        sheet.page(reader, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

const STYLE: &str = "\
@page { size: A4; margin: 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font-family: system-ui, 'Segoe UI', 'Noto Sans', sans-serif; }
.sheet { height: 268mm; display: flex; flex-direction: column; break-after: page; line-height: 1.25; }
.sheet:last-child { break-after: auto; }
header { display: flex; justify-content: space-between; gap: 8mm; font-size: 12pt; border-bottom: 1pt solid #000; padding-bottom: 2mm; }
header p { margin: 0; }
.name { min-width: 60mm; }
.silence { font-size: 11pt; margin: 2mm 0 0; }
section { flex: 1 1 auto; display: flex; flex-direction: column; margin-top: 5mm; break-inside: avoid; }
section.short { flex: 0 0 auto; }
section > * { flex-shrink: 0; }
h2 { font-size: 1em; margin: 0; }
h2.also { font-weight: 500; font-size: .85em; }
.help { font-size: var(--help); margin: 1mm 0 0; }
.starter { font-size: var(--help); font-style: italic; margin: 1.5mm 0 0; color: #333; }
.private { font-size: var(--help); margin: 1mm 0 0; font-weight: 700; }
.line { flex: 1 1 9mm; min-height: 7mm; max-height: 14mm; border-bottom: .6pt solid #777; }
.numbers { display: flex; flex-wrap: wrap; align-items: center; gap: 2mm; font-size: .75em; margin: 3mm 0 0; }
.number { min-width: 1.7em; border: .8pt solid #000; border-radius: 50%; text-align: center; padding: .2em 0; }
.option { font-size: .75em; margin: 2mm 0 0; }
@media screen { body { background: #ddd; } .sheet { width: 210mm; height: 297mm; padding: 14mm 16mm; margin: 6mm auto; background: #fff; } }
";

/// True for what each writes down in silence, or for themselves.
fn on_paper(step: &Step) -> bool {
    let own = step.seen == Seen::Private || (step.seen == Seen::Hidden && step.is_personal());
    own && step.per_item.is_none() && fits(step)
}

/// True for what can be answered with a pen.
fn fits(step: &Step) -> bool {
    match &step.kind {
        Kind::Text | Kind::List | Kind::Scale(_) | Kind::Choice(Choices::Options(_)) => true,
        Kind::Choice(Choices::Answers(_))
        | Kind::Vote { .. }
        | Kind::Agreement
        | Kind::Agenda
        | Kind::Element
        | Kind::SayBack { .. }
        | Kind::None => false,
    }
}

/// What is on paper; where nothing is, what everyone answers; else every question.
fn chosen(sequence: &Sequence) -> Vec<&Step> {
    let all = || sequence.steps.iter();
    let written: Vec<&Step> = all().filter(|step| on_paper(step)).collect();
    if !written.is_empty() {
        return written;
    }
    let personal: Vec<&Step> = all().filter(|step| step.is_personal() && fits(step)).collect();
    if personal.is_empty() { all().collect() } else { personal }
}

fn everybody(steps: &[&Step]) -> Vec<Reader> {
    let mut readers = vec![Reader { name: String::new(), role: None }];
    for (role, _) in steps.iter().flat_map(|step| &step.roles) {
        let role = Some(Role::new(role.as_str()));
        if readers.iter().all(|reader| reader.role != role) {
            readers.push(Reader { name: String::new(), role });
        }
    }
    readers
}

struct Sheet<'a> {
    sequence: &'a Sequence,
    steps: &'a [&'a Step],
    languages: &'a [Lang],
    ui: Ui,
}

impl Sheet<'_> {
    fn page(&self, reader: &Reader, out: &mut String) {
        let role = reader.role.as_ref().map(Role::code);
        let wordings: Vec<(&Step, Wording)> =
            self.steps.iter().map(|step| (*step, step.wording_for(role))).collect();
        let size = Size::of(&wordings, self.languages);
        let (points, help) = (size.points, size.help());
        let _ = writeln!(out, "<div class=\"sheet\" style=\"font-size: {points}pt; --help: {help:.1}pt\">");
        let role = reader.role.as_ref().map(|role| self.each(&|ui| ui.role(role).to_owned()));
        let who = match (reader.name.is_empty(), &role) {
            (true, None) => format!("{}:", self.each(&|ui| ui.sheet_name().to_owned())),
            (true, Some(role)) => format!("{} ({role}):", self.each(&|ui| ui.sheet_name().to_owned())),
            (false, None) => reader.name.clone(),
            (false, Some(role)) => self.ui.person_in_role(&reader.name, role),
        };
        out.push_str("<header>");
        self.put(out, "p", "title", &self.sequence.title);
        let _ = writeln!(out, "<p class=\"name\" dir=\"auto\">{}</p></header>", escaped(&who));
        let sentences = self.steps.len() > 1 && self.steps.iter().all(|step| step.is_text());
        let silence = self.each(&|ui| {
            let enough = if sentences { ui.sheet_sentence() } else { "" };
            format!("{} {enough}", ui.sheet_silence()).trim_end().to_owned()
        });
        let _ = writeln!(out, "<p class=\"silence\">{}</p>", escaped(&silence));
        for (step, wording) in &wordings {
            self.question(step, wording, &size, out);
        }
        out.push_str("</div>\n");
    }

    fn question(&self, step: &Step, wording: &Wording, size: &Size, out: &mut String) {
        let lines = if size::has_lines(step) { size.lines } else { 0 };
        out.push_str(if lines == 0 { "<section class=\"short\">\n" } else { "<section>\n" });
        self.put(out, "h2", "also", &wording.ask);
        self.put(out, "p", "help", &wording.help);
        if step.seen == Seen::Private {
            let _ = writeln!(
                out,
                "<p class=\"private\">{}</p>",
                escaped(&self.each(&|ui| ui.sheet_private().to_owned()))
            );
        }
        self.put(out, "p", "starter", &wording.starter);
        match &step.kind {
            Kind::Scale(scale) => {
                out.push_str("<p class=\"numbers\" dir=\"auto\">");
                self.end(out, &scale.low);
                if scale.to.saturating_sub(scale.from) > 20 {
                    let _ = write!(out, "{} … {} &nbsp; ______", scale.from, scale.to);
                } else {
                    for number in scale.from..=scale.to {
                        let _ = write!(out, "<span class=\"number\">{number}</span>");
                    }
                }
                self.end(out, &scale.high);
                out.push_str("</p>\n");
            }
            Kind::Choice(Choices::Options(options)) => {
                for option in options {
                    let texts = texts(&option.label, self.languages);
                    let labels: Vec<String> = texts.iter().map(|(_, text)| escaped(text)).collect();
                    let _ = writeln!(out, "<p class=\"option\" dir=\"auto\">☐ {}</p>", labels.join(" / "));
                }
            }
            Kind::Choice(Choices::Answers(_))
            | Kind::Text
            | Kind::List
            | Kind::Vote { .. }
            | Kind::Agreement
            | Kind::Agenda
            | Kind::Element
            | Kind::SayBack { .. }
            | Kind::None => {}
        }
        out.push_str(&"<div class=\"line\"></div>\n".repeat(lines));
        out.push_str("</section>\n");
    }

    /// What halte itself says, in every language of the sheet in which it can; in the reader's where in none.
    fn each(&self, words: &dyn Fn(Ui) -> String) -> String {
        let mut said: Vec<String> = Vec::new();
        for ui in self.languages.iter().filter_map(|language| Ui::from_tag(language.tag())) {
            let words = words(ui);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        if said.is_empty() { words(self.ui) } else { said.join(" / ") }
    }

    /// What a number at an end of a scale means, in every language.
    fn end(&self, out: &mut String, words: &Words) {
        let texts: Vec<String> = texts(words, self.languages).iter().map(|(_, text)| escaped(text)).collect();
        let _ = write!(out, "<span>{}</span>", texts.join(" / "));
    }

    /// A text in every language, the first of a heading without a class.
    fn put(&self, out: &mut String, element: &str, class: &str, words: &Words) {
        for (at, (language, text)) in texts(words, self.languages).into_iter().enumerate() {
            let class = if element == "h2" && at == 0 { "ask" } else { class };
            let (tag, text) = (escaped(language.tag()), escaped(&text));
            let _ =
                writeln!(out, "<{element} class=\"{class}\" lang=\"{tag}\" dir=\"auto\">{text}</{element}>");
        }
    }
}

/// Words as they can stand in a page, between its marks and in its attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in display_safe_block(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
