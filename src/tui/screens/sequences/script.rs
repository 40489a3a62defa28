//! The whole script of a sequence: what it is for, and every question as the one who leads needs it.

use crate::domain::sequence::{Choices, Kind, Need, Seen, Sequence, Step, Who};
use crate::text::Ui;
use crate::tui::look::Look;
use crate::tui::question::whole_minutes;
use crate::tui::shelf::Book;
use crate::tui::widgets::page::Row;

use super::wrapped;

/// Columns before what stands under a question.
const INDENT: u16 = 4;

/// The rows of it; none when nothing can be read.
pub(super) fn rows(book: &Book, look: &Look) -> Vec<Row> {
    let Some(sequence) = &book.sequence else { return Vec::new() };
    let mut rows = Vec::new();
    about(book, sequence, look, &mut rows);
    for (number, step) in (1..).zip(&sequence.steps) {
        rows.push(Row::default());
        one(number, step, sequence, look, &mut rows);
    }
    if !sequence.sources.is_empty() {
        rows.push(Row::default());
        rows.push(Row::new(look.ui.script_sources(), look.theme.bold));
        for source in &sequence.sources {
            rows.extend(wrapped(source, look.size.0).into_iter().map(|row| Row::new(row, look.theme.dim)));
        }
    }
    rows
}

/// Purpose, people, minutes, needs.
fn about(book: &Book, sequence: &Sequence, look: &Look, rows: &mut Vec<Row>) {
    let (ui, theme, width) = (look.ui, look.theme, look.size.0);
    let purpose = sequence.purpose.get(&ui.lang());
    if !purpose.is_empty() {
        rows.extend(wrapped(purpose, width).into_iter().map(|row| Row::new(row, theme.text)));
    }
    let people = book.title.people.map(|(min, max)| ui.sequences_people(min, max));
    let minutes = (book.title.minutes > 0.0)
        .then(|| ui.script_time(&ui.setup_minutes(whole_minutes(book.title.minutes))));
    let needs: Vec<&str> = sequence.needs.iter().map(|need| need_words(*need, ui)).collect();
    let facts: Vec<String> = people.into_iter().chain(minutes).collect();
    for line in
        [facts.join(" · "), if needs.is_empty() { String::new() } else { ui.script_needs(&ui.names(&needs)) }]
    {
        if !line.is_empty() {
            rows.extend(wrapped(&line, width).into_iter().map(|row| Row::new(row, theme.dim)));
        }
    }
}

/// One question, with all that is said of it.
fn one(number: usize, step: &Step, sequence: &Sequence, look: &Look, rows: &mut Vec<Row>) {
    let (ui, theme) = (look.ui, look.theme);
    let room = look.size.0.saturating_sub(INDENT);
    let lang = ui.lang();
    for (at, row) in wrapped(step.wording.ask.get(&lang), room).into_iter().enumerate() {
        let sign = if at == 0 { format!("{number:<2}  ") } else { " ".repeat(usize::from(INDENT)) };
        rows.push(Row::new(sign, theme.dim).and(row, theme.bold));
    }
    let mut put = |text: &str, style| {
        if !text.is_empty() {
            rows.extend(wrapped(text, room).into_iter().map(|row| Row::new(row, style).indent(INDENT)));
        }
    };
    put(step.wording.help.get(&lang), theme.text);
    let starter = step.wording.starter.get(&lang);
    if !starter.is_empty() {
        put(&ui.script_starter(starter), theme.text);
    }
    let script = step.script.get(&lang);
    if !script.is_empty() {
        put(&ui.script_say(script), theme.text);
    }
    for (code, wording) in &step.roles {
        let words = wording.ask.get(&lang);
        if !words.is_empty() {
            put(&ui.script_role(ui.role_of_code(code).unwrap_or(code), words), theme.text);
        }
    }
    if let Kind::Choice(Choices::Options(options)) = &step.kind {
        let labels: Vec<&str> = options.iter().map(|option| option.label.get(&lang)).collect();
        put(&labels.join(" · "), theme.text);
    }
    put(&facts(step, sequence, ui).join(" · "), theme.dim);
}

/// Minutes, who, how it is answered, who sees it, under which line it is kept.
fn facts(step: &Step, sequence: &Sequence, ui: Ui) -> Vec<String> {
    let mut facts = Vec::new();
    if step.minutes > 0.0 {
        facts.push(ui.sequences_minutes(whole_minutes(step.minutes)));
    }
    let who = match step.who {
        Who::Each => ui.script_each(),
        Who::Group => ui.script_group(),
        Who::Bringer => ui.script_bringer(),
        Who::Others => ui.script_others(),
    };
    facts.push(who.to_owned());
    facts.push(match &step.kind {
        Kind::Text => ui.script_text().to_owned(),
        Kind::List => ui.script_list().to_owned(),
        Kind::Scale(scale) => ui.script_scale(scale.from, scale.to),
        Kind::Choice(_) => ui.script_choice().to_owned(),
        Kind::Vote { votes, .. } => ui.script_vote(*votes),
        Kind::Agreement => ui.script_agreement().to_owned(),
        Kind::Agenda => ui.script_agenda().to_owned(),
        Kind::Element => ui.script_element().to_owned(),
        Kind::SayBack { .. } => ui.script_say_back().to_owned(),
        Kind::None => ui.script_aloud().to_owned(),
    });
    facts.extend(match step.seen {
        Seen::Open => None,
        Seen::Hidden => Some(ui.script_hidden().to_owned()),
        Seen::Private => Some(ui.script_private().to_owned()),
        Seen::Unnamed => Some(ui.script_unnamed().to_owned()),
    });
    if step.optional {
        facts.push(ui.script_optional().to_owned());
    }
    if step.is_kept() {
        facts.push(ui.script_line(&sequence.line(step)));
    }
    facts
}

fn need_words(need: Need, ui: Ui) -> &'static str {
    match need {
        Need::Peers => ui.need_peers(),
        Need::Trust => ui.need_trust(),
        Need::NeutralFacilitator => ui.need_neutral(),
        Need::TrainedFacilitator => ui.need_trained(),
    }
}
