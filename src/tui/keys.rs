//! Which key does what. A table a screen feeds dispatch, hint line, help and palette alike.
//!
//! Never here: what an action does (that is each screen's `update`), or words (that is `text::keys`).

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::Ui;

/// Something a person can do with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show the keys that work here.
    Help,
    /// Show every action by name.
    Palette,
    /// Draw everything anew.
    Redraw,
    /// Clicks and the wheel for halte, or for the terminal.
    Mouse,
    /// Leave the program.
    Leave,
    /// Back to the shell for a moment.
    Suspend,
    /// Hide the screen, or show it again.
    Cover,
    /// One level back; in a round, pause.
    Escape,
    /// Go on; the words that stand are acknowledged.
    On,
    /// Go back.
    Back,
    /// Pass the turn.
    Skip,
    /// Set a mark.
    Mark,
    /// What was said earlier.
    Earlier,
    /// Script and clock.
    Script,
    /// Type in `$EDITOR`.
    External,
    /// Someone else begins.
    BeginWith,
    /// Who is here.
    Who,
    /// Straight to the closing.
    FinishNow,
    /// Open what the cursor is on.
    Open,
    /// A round of this case.
    Round,
    /// A new case.
    New,
    /// Walk a sequence without keeping anything.
    Rehearse,
    /// Quit from home.
    Quit,
    /// Search in what was said.
    Search,
    /// Narrow a list down.
    Filter,
    /// One up.
    Up,
    /// One down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// The nth, from 1.
    Digit(u8),
    /// What this letter, a small one, stands for.
    Letter(char),
    /// Choose what the cursor is on, or not.
    Toggle,
    /// The next field of a form.
    NextField,
    /// The field before.
    PreviousField,
    /// Other words for what the cursor is on.
    Correct,
    /// It comes back next time.
    ComesBack,
    /// Copy.
    Copy,
    /// Write to a file.
    Write,
    /// Go on with a paused round.
    Resume,
    /// To the cases.
    Home,
    /// Throw the round away.
    ThrowAway,
    /// Set the round aside.
    SetAside,
    /// Undo the last change outside text.
    Undo,
    /// The sequences.
    Sequences,
    /// Edit the file of a sequence.
    Edit,
    /// Look once more whether it is right.
    Check,
}

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord(KeyCode, KeyModifiers);

/// One row of a table of keys.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys, the one that is shown first.
    pub chords: &'static [Chord],
    /// What it is called here.
    pub label: fn(Ui) -> &'static str,
    /// For the hint line: the lower, the longer it stays when room is short. None: not there.
    pub hint: Option<u8>,
    /// A number behind what it is called: the line at which an editor opens.
    pub number: Option<usize>,
}

impl Binding {
    /// A row without a place on the hint line.
    pub const fn new(action: Action, chords: &'static [Chord], label: fn(Ui) -> &'static str) -> Self {
        Self { action, chords, label, hint: None, number: None }
    }

    /// The row with this rank on the hint line.
    #[must_use]
    pub const fn hint(mut self, rank: u8) -> Self {
        self.hint = Some(rank);
        self
    }

    /// The row with this number behind what it is called.
    #[must_use]
    pub const fn number(mut self, number: usize) -> Self {
        self.number = Some(number);
        self
    }

    /// What it is called here, with its number.
    pub fn name(&self, ui: Ui) -> Cow<'static, str> {
        let label = (self.label)(ui);
        self.number.map_or(Cow::Borrowed(label), |number| Cow::Owned(format!("{label} {number}")))
    }

    /// How the key is written on screen, or all of them, for help.
    pub fn keys(&self, all: bool) -> String {
        // Up goes with down and left with right: on the hint line they are one.
        match (all, self.action, self.chords.first()) {
            (false, Action::Up, Some(&UP)) => return "↑↓".to_owned(),
            (false, Action::Left, Some(&LEFT)) => return "←→".to_owned(),
            _ => {}
        }
        let shown = if all { self.chords } else { self.chords.get(..1).unwrap_or_default() };
        shown.iter().map(|chord| chord.name()).collect::<Vec<_>>().join(" ")
    }
}

/// What the key does by this table; the first row that has it counts.
pub fn action(table: &[Binding], event: KeyEvent) -> Option<Action> {
    let chord = Chord::of(event);
    table.iter().find(|binding| binding.chords.contains(&chord)).map(|binding| binding.action)
}

/// True for a key that puts a letter or another sign in a field; not for a blank.
pub fn is_letter(event: KeyEvent) -> bool {
    let plain = event.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    plain && matches!(event.code, KeyCode::Char(c) if c != ' ')
}

const fn plain(code: KeyCode) -> Chord {
    Chord(code, KeyModifiers::NONE)
}

/// The key of this character.
pub const fn ch(c: char) -> Chord {
    plain(KeyCode::Char(c))
}

/// `Ctrl` and this character.
pub const fn ctrl(c: char) -> Chord {
    Chord(KeyCode::Char(c), KeyModifiers::CONTROL)
}

/// `Alt` and this character.
pub const fn alt(c: char) -> Chord {
    Chord(KeyCode::Char(c), KeyModifiers::ALT)
}

/// A function key.
pub const fn f(n: u8) -> Chord {
    plain(KeyCode::F(n))
}

/// `Tab`.
pub const TAB: Chord = plain(KeyCode::Tab);
/// `Shift-Tab`.
pub const BACKTAB: Chord = plain(KeyCode::BackTab);
/// `Enter`.
pub const ENTER: Chord = plain(KeyCode::Enter);
/// `Esc`.
pub const ESC: Chord = plain(KeyCode::Esc);
/// Arrow up.
pub const UP: Chord = plain(KeyCode::Up);
/// Arrow down.
pub const DOWN: Chord = plain(KeyCode::Down);
/// Arrow left.
pub const LEFT: Chord = plain(KeyCode::Left);
/// Arrow right.
pub const RIGHT: Chord = plain(KeyCode::Right);
/// `PgUp`.
pub const PGUP: Chord = plain(KeyCode::PageUp);
/// `PgDn`.
pub const PGDN: Chord = plain(KeyCode::PageDown);
/// `Home`.
pub const HOME: Chord = plain(KeyCode::Home);
/// `End`.
pub const END: Chord = plain(KeyCode::End);
/// The space bar.
pub const SPACE: Chord = ch(' ');

impl Chord {
    /// The chord of an event: `Shift` counts only where it does not already show in the key itself.
    pub fn of(event: KeyEvent) -> Self {
        let mods = event.modifiers;
        match event.code {
            KeyCode::BackTab => Self(KeyCode::BackTab, KeyModifiers::NONE),
            // A terminal without its own code for Shift-Tab sends ESC Tab.
            KeyCode::Tab if mods.intersects(KeyModifiers::SHIFT | KeyModifiers::ALT) => BACKTAB,
            KeyCode::Char(c) => Self(KeyCode::Char(c), mods.difference(KeyModifiers::SHIFT)),
            code => Self(code, mods),
        }
    }

    fn name(self) -> String {
        let key = match self.0 {
            KeyCode::Tab => "Tab".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Enter => "Enter".to_owned(),
            KeyCode::Esc => "Esc".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Home => "Home".to_owned(),
            KeyCode::End => "End".to_owned(),
            KeyCode::F(n) => format!("F{n}"),
            KeyCode::Char(' ') => "␣".to_owned(),
            KeyCode::Char(c) if self.1 == KeyModifiers::CONTROL => c.to_uppercase().to_string(),
            KeyCode::Char(c) => c.to_string(),
            _ => String::new(),
        };
        match self.1 {
            KeyModifiers::CONTROL => format!("Ctrl-{key}"),
            KeyModifiers::ALT => format!("Alt-{key}"),
            _ => key,
        }
    }
}

/// The keys that work everywhere.
pub const EVERYWHERE: &[Binding] = &[
    Binding::new(Action::Help, &[f(1)], Ui::key_help).hint(5),
    Binding::new(Action::Palette, &[ctrl('p')], Ui::key_palette),
    Binding::new(Action::Cover, &[f(6), alt('c')], Ui::key_cover),
    Binding::new(Action::Redraw, &[ctrl('l')], Ui::key_redraw),
    Binding::new(Action::Mouse, &[], Ui::key_mouse),
    Binding::new(Action::Leave, &[ctrl('c')], Ui::key_leave),
];

/// The keys that work where nothing is typed.
pub const WITHOUT_TYPING: &[Binding] = &[
    Binding::new(Action::Help, &[ch('?')], Ui::key_help),
    Binding::new(Action::Suspend, &[ctrl('z')], Ui::key_suspend),
];

/// The keys of a list.
pub const LIST: &[Binding] = &[
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_move),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::First, &[HOME], Ui::key_move),
    Binding::new(Action::Last, &[END], Ui::key_move),
];

/// The keys of a list where letters begin a name.
pub const NAMES: &[Binding] = &[
    Binding::new(Action::Up, &[UP], Ui::key_move),
    Binding::new(Action::Down, &[DOWN], Ui::key_move),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_move),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_move),
    Binding::new(Action::First, &[HOME], Ui::key_move),
    Binding::new(Action::Last, &[END], Ui::key_move),
];

/// A digit chooses what stands behind it.
pub const DIGITS: &[Binding] = &[
    Binding::new(Action::Digit(1), &[ch('1')], Ui::key_choose),
    Binding::new(Action::Digit(2), &[ch('2')], Ui::key_choose),
    Binding::new(Action::Digit(3), &[ch('3')], Ui::key_choose),
    Binding::new(Action::Digit(4), &[ch('4')], Ui::key_choose),
    Binding::new(Action::Digit(5), &[ch('5')], Ui::key_choose),
    Binding::new(Action::Digit(6), &[ch('6')], Ui::key_choose),
    Binding::new(Action::Digit(7), &[ch('7')], Ui::key_choose),
    Binding::new(Action::Digit(8), &[ch('8')], Ui::key_choose),
    Binding::new(Action::Digit(9), &[ch('9')], Ui::key_choose),
];

macro_rules! letters {
    ($($letter:literal)*) => {
        /// A letter chooses what it stands for.
        pub const LETTERS: &[Binding] = &[
            $(Binding::new(Action::Letter($letter), &[ch($letter), ch($letter.to_ascii_uppercase())], Ui::key_choose),)*
        ];
    };
}

letters! { 'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' 'i' 'j' 'k' 'l' 'm' 'n' 'o' 'p' 'q' 'r' 's' 't' 'u' 'v' 'w' 'x' 'y' 'z' }

/// The keys of a page that is read.
pub const PAGE: &[Binding] = &[
    Binding::new(Action::Up, &[UP, ch('k')], Ui::key_scroll).hint(3),
    Binding::new(Action::Down, &[DOWN, ch('j')], Ui::key_scroll),
    Binding::new(Action::PageUp, &[PGUP], Ui::key_scroll),
    Binding::new(Action::PageDown, &[PGDN], Ui::key_scroll),
    Binding::new(Action::First, &[HOME], Ui::key_scroll),
    Binding::new(Action::Last, &[END], Ui::key_scroll),
];

/// The one key of what lies over a screen.
pub const CLOSE: Binding = Binding::new(Action::Escape, &[ESC], Ui::key_escape).hint(0);

/// The one key of a covered screen.
pub const UNCOVER: Binding = Binding::new(Action::Cover, &[f(6)], Ui::key_uncover).hint(0);

#[cfg(test)]
mod tests {
    use super::{Action, BACKTAB, EVERYWHERE, action};
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn shift_tab_is_one_key_however_the_terminal_sends_it() {
        for (code, mods) in [
            (KeyCode::BackTab, KeyModifiers::SHIFT),
            (KeyCode::BackTab, KeyModifiers::NONE),
            (KeyCode::Tab, KeyModifiers::SHIFT),
            (KeyCode::Tab, KeyModifiers::ALT),
        ] {
            assert_eq!(super::Chord::of(KeyEvent::new(code, mods)), BACKTAB);
        }
    }

    #[test]
    fn a_key_finds_its_action() {
        let key = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(action(EVERYWHERE, key), Some(Action::Leave));
        let key = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::NONE);
        assert_eq!(action(EVERYWHERE, key), None);
    }
}
