//! What the terminal sent, as messages: keys, a paste, a burst of keys that is a paste, clicks.
//!
//! Never here: what a key means.

use std::io;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use crate::platform::tty;
use crate::tui::message::Message;

/// So many letters at once no hand types: they were pasted into a terminal that does not say so.
const BURST: usize = 12;

/// Everything that is there to be read, without waiting.
pub fn read() -> io::Result<Vec<Message>> {
    let events = tty::reading(|| {
        let mut events = Vec::new();
        while event::poll(Duration::ZERO)? {
            events.push(event::read()?);
        }
        Ok::<_, io::Error>(events)
    })?;
    Ok(messages(events))
}

/// The messages of these events; a run of letters and line ends that is long enough is one paste.
fn messages(events: Vec<Event>) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut run: Vec<KeyEvent> = Vec::new();
    for event in events {
        if let Event::Key(key) = &event
            && key.kind != KeyEventKind::Release
            && typed(key).is_some()
        {
            run.push(*key);
            continue;
        }
        end_run(&mut run, &mut messages);
        messages.extend(message(event));
    }
    end_run(&mut run, &mut messages);
    messages
}

fn end_run(run: &mut Vec<KeyEvent>, messages: &mut Vec<Message>) {
    let run = std::mem::take(run);
    if run.len() >= BURST {
        messages.push(Message::Pasted(run.iter().filter_map(typed).collect()));
    } else {
        messages.extend(run.into_iter().map(Message::KeyPressed));
    }
}

/// The character that a key types, if that is all it does.
fn typed(key: &KeyEvent) -> Option<char> {
    match (key.code, key.modifiers.difference(KeyModifiers::SHIFT)) {
        (KeyCode::Char(c), KeyModifiers::NONE) => Some(c),
        (KeyCode::Enter, KeyModifiers::NONE) => Some('\n'),
        _ => None,
    }
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::KeyPressed(key)),
        Event::Paste(text) => Some(Message::Pasted(text)),
        Event::Resize(width, height) => Some(Message::Resized(width, height)),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Message::Clicked(mouse.column, mouse.row)),
            MouseEventKind::ScrollUp => Some(Message::Scrolled(true)),
            MouseEventKind::ScrollDown => Some(Message::Scrolled(false)),
            _ => None,
        },
        Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, KeyCode, KeyEvent, KeyModifiers, Message, messages};

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    #[test]
    fn a_burst_of_keys_is_one_paste() {
        let messages = messages(keys("Wat ging goed?\nDe brief."));
        assert!(
            matches!(messages.as_slice(), [Message::Pasted(text)] if text == "Wat ging goed?\nDe brief.")
        );
    }

    #[test]
    fn a_few_letters_are_keys_and_other_keys_end_a_burst() {
        assert_eq!(messages(keys("Noor\n")).len(), 5);
        let mut events = keys("een hele lange zin");
        events.push(Event::Key(KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE)));
        events.extend(keys("ja"));
        assert_eq!(messages(events).len(), 1 + 1 + 2);
    }
}
