//! Everything that a person can do with a key.
//!
//! Never here: which key it is.

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
    /// Words that stand in two versions.
    Versions,
    /// Take a round over from another window.
    TakeOver,
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
    /// What stands in two versions.
    Forks,
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
    /// What works.
    Elements,
    /// It was seen again.
    SeenAgain,
    /// It is the same as another.
    Same,
    /// Who can change it.
    Reach,
    /// Only with a mark.
    ByMark,
    /// Only as strong as this.
    ByStrength,
    /// The next view of a case.
    NextView,
    /// The view before.
    PreviousView,
    /// The nth view of a case, from 1.
    View(u8),
}
