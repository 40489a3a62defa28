//! Filling in the form of one place, line by line.
//!
//! Never here: what a place looks like, or where the round goes.

use crate::domain::answer::Content;
use crate::domain::round::fields::{ElementPart, Field, Part, PromisePart};
use crate::domain::round::{Move, Place};
use crate::plain::entry::{Command, Entry};
use crate::plain::form::{Begun, Form, Said, Taken, Wrong, form_of, joined, line_by_line};
use crate::plain::lines::{Came, Wrong as NoText};
use crate::plain::page::Page;
use crate::plain::{Ended, Keeping, PlainError};
use crate::report::said::{due_in_full, review_line};
use crate::text::promise::due;

use super::{After, Result, Walk};

/// A form while it is filled in.
struct Filling {
    form: Box<dyn Form>,
    begun: Begun,
    /// The field that was asked for last.
    asked: Option<Field>,
    /// What stands in that field before what is typed.
    before: String,
}

impl<K: Keeping> Walk<'_, K> {
    /// Reads what is said where the round is, and moves on. A place that asks no line is left at once.
    pub(super) fn fill(&mut self) -> Result<After, K> {
        let halves = self.load_halves()?;
        let Some(mut form) = form_of(self.around(), &halves) else {
            self.round.make(Move::On)?;
            return Ok(After::Place);
        };
        let begun_there = halves.iter().any(|(field, _)| is_new(*field));
        let halves = match self.round.turn().filter(|_| begun_there) {
            Some(key) => line_by_line(key, &self.round, halves),
            None => halves,
        };
        let fresh = halves.iter().all(|(_, text)| text.is_empty());
        let begun = Begun::again(form.as_mut(), halves, self.around());
        let mut filling = Filling { form, begun, asked: None, before: String::new() };
        if fresh {
            self.show_standing();
        } else {
            self.show_half(&filling);
        }
        loop {
            self.ask(&mut filling);
            if !self.lines.is_ready() {
                self.save_half(&filling, "")?;
                self.print()?;
            }
            let came = self.lines.next().map_err(PlainError::Input)?;
            let after = match came {
                Came::Line(line) => self.take_or_save(&mut filling, &line)?,
                Came::NoText(why) => self.refuse(&mut filling, &no_text(why))?,
                Came::End(half) => {
                    self.save_half(&filling, &unescaped(half, &filling.before))?;
                    Some(self.pause(Ended::Paused)?)
                }
                Came::EndInNoText(why) => self.stop_at(&filling, &no_text(why)).map(Some)?,
                Came::Signal(signal, half) => {
                    self.save_half(&filling, &unescaped(half, &filling.before))?;
                    Some(self.pause(Ended::Signalled(signal))?)
                }
            };
            if let Some(after) = after {
                return Ok(after);
            }
        }
    }

    /// What the field asks, and what stands in it before what will be typed.
    fn ask(&mut self, filling: &mut Filling) {
        let at = filling.form.at();
        if filling.asked == Some(at) {
            return;
        }
        let first = filling.asked.is_none();
        filling.asked = Some(at);
        let asks = filling.form.asks(self.around());
        if !asks.is_empty() {
            self.page.lines(&asks);
        }
        filling.before = filling.begun.before(at);
        if !filling.before.is_empty() {
            if !first || !filling.form.goes_on() {
                self.page.line(self.ui.plain_draft());
            }
            self.page.words(&filling.before);
        }
    }

    /// Takes a line. When what was said cannot be kept, it stays as a half answer if that can be.
    fn take_or_save(&mut self, filling: &mut Filling, line: &str) -> Result<Option<After>, K> {
        let taken = self.take(filling, line);
        if matches!(taken, Err(PlainError::Keep(_))) {
            let _ = self.save_half(filling, "");
        }
        taken
    }

    /// Takes a line; None when more is asked here.
    fn take(&mut self, filling: &mut Filling, line: &str) -> Result<Option<After>, K> {
        let before = std::mem::take(&mut filling.before);
        if line == "/question" && self.take_offer()? {
            return Ok(Some(After::Place));
        }
        self.offered = None;
        let (entry, still) = joined(&before, line, filling.form.knows());
        filling.before = still;
        if let Entry::Command(command) = &entry {
            return self.obey(filling, command);
        }
        let date = if let Entry::Due(line) = &entry { Some(due(line, self.today())) } else { None };
        match filling.form.take(entry, self.around()) {
            Ok(Taken::More) => {
                if let Some(date) = date {
                    self.page.line(&self.ui.plain_understood(&due_in_full(self.ui, &date)));
                }
                Ok(None)
            }
            Ok(Taken::Item(content)) => {
                self.show_item(&content);
                self.make(Move::Item { content })?;
                Ok(None)
            }
            Ok(Taken::Said(said)) => {
                self.say(said)?;
                Ok(Some(After::Place))
            }
            Err(wrong) => self.refuse(filling, &wrong),
        }
    }

    fn obey(&mut self, filling: &mut Filling, command: &Command) -> Result<Option<After>, K> {
        match command {
            Command::Back => {
                self.save_half(filling, "")?;
                if self.go_back()? {
                    return Ok(Some(After::Place));
                }
                self.print()?;
                self.say_aside(self.ui.plain_at_start());
                Ok(None)
            }
            Command::Pass => {
                self.make(Move::Skip)?;
                Ok(Some(After::Place))
            }
            Command::Pause => {
                self.save_half(filling, "")?;
                self.pause(Ended::Paused).map(Some)
            }
            Command::Finish => {
                self.end_half(filling)?;
                self.make(Move::FinishNow)?;
                Ok(Some(After::Place))
            }
            Command::Note(words) if words.trim().is_empty() => self.refuse(filling, &Wrong::NoNote),
            Command::Note(words) => {
                self.round.make(Move::Note { at: self.round.notes.len(), text: words.clone() })?;
                self.keep(&[])?;
                self.page.line(&self.ui.plain_noted(words));
                Ok(None)
            }
            Command::Help => {
                self.page.lines(self.ui.plain_help());
                Ok(None)
            }
        }
    }

    /// What was said so far counts when the round is finished in the middle of an answer.
    fn end_half(&mut self, filling: &mut Filling) -> Result<(), K> {
        let before = std::mem::take(&mut filling.before);
        if filling.form.filled().is_empty() && before.is_empty() {
            return Ok(());
        }
        let mut next = before;
        // No form asks for more fields than these after any line.
        for _ in 0..6 {
            let entry = Entry::Words(std::mem::take(&mut next));
            match filling.form.take(entry, self.around()) {
                Ok(Taken::Said(Said::Nothing)) => break,
                Ok(Taken::Said(said)) => return self.say(said),
                Ok(Taken::More | Taken::Item(_)) | Err(_) => {}
            }
        }
        Ok(())
    }

    /// Says why a line cannot be. Whoever types is asked again; else the round waits.
    fn refuse(&mut self, filling: &mut Filling, wrong: &Wrong) -> Result<Option<After>, K> {
        if !self.interactive {
            return self.stop_at(filling, wrong).map(Some);
        }
        self.print()?;
        let words = self.wrong_words(wrong);
        self.say_aside(&words);
        filling.asked = filling.asked.filter(|_| filling.form.goes_on());
        Ok(None)
    }

    fn stop_at(&mut self, filling: &Filling, wrong: &Wrong) -> Result<After, K> {
        self.save_half(filling, "")?;
        let number = self.lines.number();
        let words = self.ui.plain_line(number, &self.wrong_words(wrong));
        self.print()?;
        self.say_aside(&words);
        self.pause(Ended::Refused(number))
    }

    /// Keeps what is half said at this place. The field with the cursor is kept last, and also
    /// when it is empty, where something stands in another.
    fn save_half(&mut self, filling: &Filling, typed: &str) -> Result<(), K> {
        let at = filling.form.at();
        let mut fields = filling.form.filled();
        let passed = fields.iter().any(|(field, _)| is_of_agenda(*field));
        let begun = passed || fields.iter().any(|(_, text)| !text.is_empty()) || is_later_item(at);
        let whole = fields.iter().position(|(field, _)| *field == at).map(|index| fields.remove(index).1);
        let text = format!("{}{}{typed}", whole.unwrap_or_default(), filling.before);
        let name = at.name(&self.round);
        let stood = self.halves.iter().any(|(other, half)| *other == name && !half.is_empty());
        if begun || stood || !text.is_empty() {
            fields.push((at, text));
        }
        let mut all = Ok(());
        for (field, text) in fields {
            let name = field.name(&self.round);
            let kept = self.halves.iter().any(|(other, half)| *other == name && *half == text);
            if kept {
                continue;
            }
            // Each field is tried, also after one that could not be kept.
            match self.keeping.save_half(self.round.id, &name, &text) {
                Ok(()) => {
                    self.halves.retain(|(other, _)| *other != name);
                    self.halves.push((name, text));
                }
                Err(error) => all = all.and(Err(PlainError::Keep(error))),
            }
        }
        all
    }

    /// The words that stand already.
    fn show_standing(&mut self) {
        let mut page = std::mem::replace(&mut self.page, Page::new());
        let look = self.look();
        match self.round.place {
            Place::Turn(key) => {
                let standing = self.round.standing();
                if let Some(content) = standing.and_then(|answer| answer.content.as_ref()) {
                    page.line(self.ui.plain_stands());
                    look.said(key.step, content).iter().for_each(|line| page.words(line));
                    if let Some(why) = standing.map(|answer| &answer.why).filter(|why| !why.is_empty()) {
                        page.words(why);
                    }
                }
            }
            Place::Opening(id) => {
                if let Some(review) = self.round.reviews.get(&id) {
                    page.line(self.ui.plain_stands());
                    page.words(&review_line(self.ui, review));
                    let wording = if review.as_question { review.wording.as_str() } else { "" };
                    for words in [review.text.as_str(), wording].into_iter().filter(|words| !words.is_empty())
                    {
                        page.words(words);
                    }
                }
            }
            Place::Pick(_) | Place::Returning | Place::WriteFirst(_) | Place::Reading(_) | Place::Closing => {
            }
        }
        self.page = page;
    }

    /// What was typed before of an answer that goes on.
    fn show_half(&mut self, filling: &Filling) {
        let filled = filling.form.filled();
        if filled.is_empty() && !filling.form.goes_on() {
            return;
        }
        self.page.line(self.ui.plain_draft());
        for (_, text) in filled.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.page.words(text.strip_suffix('\n').unwrap_or(&text));
        }
    }

    /// The agreement that was just made, as it was understood.
    fn show_item(&mut self, content: &Content) {
        let Content::Agreements(promises) = content else {
            return;
        };
        let Some(promise) = promises.last() else {
            return;
        };
        let line = self.look().speech(|speech| speech.promise(promise));
        let line = self.ui.plain_understood(&line);
        self.page.line(&line);
    }
}

/// True for the first field of an agreement or element after another: what is typed there goes on
/// after those before it, so where the cursor is has to be kept.
fn is_later_item(at: Field) -> bool {
    matches!(
        at,
        Field::Answer(_, Part::Promise(1.., PromisePart::What) | Part::Element(1.., ElementPart::Element))
    )
}

/// True for a learning question that was passed over or spoken of: what comes next is asked after it.
fn is_of_agenda(field: Field) -> bool {
    matches!(field, Field::Answer(_, Part::Question(..)))
}

/// True for a new learning question that was begun in the full screen.
fn is_new(field: Field) -> bool {
    matches!(field, Field::Answer(_, Part::New(..)))
}

fn no_text(why: NoText) -> Wrong {
    match why {
        NoText::NotUtf8 => Wrong::NotUtf8,
        NoText::Nul => Wrong::Nul,
    }
}

/// A half line as it will stand: two slashes stand for one.
fn unescaped(half: String, before: &str) -> String {
    if before.is_empty() && half.starts_with("//") { half.chars().skip(1).collect() } else { half }
}
