//! From a line to what it is: a command, or words.
//!
//! Never here: what a command does. Only a whole line that equals a command is one; `//` at the
//! start stands for `/`, so that any words can be typed.

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Words; empty when the line has no bytes.
    Words(String),
    /// A command that is known everywhere in a round.
    Command(Command),
    /// An empty line inside a text.
    EmptyLine,
    /// Another date for the agreement on the table.
    Due(String),
    /// Other words for the agreement on the table.
    Change(String),
    /// The agreement becomes a learning question.
    Question,
}

/// A command that is known everywhere in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Back to what was asked before.
    Back,
    /// Pass this turn.
    Pass,
    /// Wait.
    Pause,
    /// To the closing.
    Finish,
    /// A note, with its words.
    Note(String),
    /// What can be typed.
    Help,
}

/// Which commands a field knows besides those that are known everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knows {
    /// None.
    Nothing,
    /// `/line`.
    EmptyLines,
    /// `/due` and `/change`, each with words behind it; `/question`.
    Reviews,
}

impl Entry {
    /// What this line is, in a field that knows these commands.
    pub fn of(line: &str, knows: Knows) -> Self {
        let Some(rest) = line.strip_prefix('/') else {
            return Self::Words(line.to_owned());
        };
        if rest.starts_with('/') {
            return Self::Words(rest.to_owned());
        }
        let with = |word: &str| rest.strip_prefix(word)?.strip_prefix(' ').map(str::to_owned);
        let command = match rest {
            "back" => Some(Command::Back),
            "pass" => Some(Command::Pass),
            "pause" => Some(Command::Pause),
            "finish" => Some(Command::Finish),
            "help" => Some(Command::Help),
            "note" => Some(Command::Note(String::new())),
            _ => with("note").map(Command::Note),
        };
        if let Some(command) = command {
            return Self::Command(command);
        }
        match knows {
            Knows::EmptyLines if rest == "line" => return Self::EmptyLine,
            Knows::Reviews if rest == "question" => return Self::Question,
            Knows::Reviews => {
                let said = |word| with(word).filter(|words| !words.trim().is_empty());
                if let Some(date) = said("due") {
                    return Self::Due(date);
                }
                if let Some(words) = said("change") {
                    return Self::Change(words);
                }
            }
            Knows::EmptyLines | Knows::Nothing => {}
        }
        Self::Words(line.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Entry, Knows};
    fn entry(line: &str) -> Entry {
        Entry::of(line, Knows::EmptyLines)
    }

    fn words(text: &str) -> Entry {
        Entry::Words(text.to_owned())
    }

    #[test]
    fn only_a_whole_line_that_equals_a_command_is_one() {
        assert_eq!(entry("/back"), Entry::Command(Command::Back));
        assert_eq!(entry("/note bel de school"), Entry::Command(Command::Note("bel de school".to_owned())));
        assert_eq!(entry("/line"), Entry::EmptyLine);
        for line in ["/back ", " /back", "/backs", "/Back", "/", "/due morgen", "/question", "/etc/hosts"] {
            assert_eq!(entry(line), words(line));
        }
        assert_eq!(Entry::of("/line", Knows::Nothing), words("/line"));
    }

    #[test]
    fn two_slashes_stand_for_one() {
        assert_eq!(entry("//back"), words("/back"));
        assert_eq!(entry("//"), words("/"));
        assert_eq!(entry("///"), words("//"));
    }

    #[test]
    fn an_opening_knows_a_date_and_a_change() {
        let entry = |line| Entry::of(line, Knows::Reviews);
        assert_eq!(entry("/due vrijdag"), Entry::Due("vrijdag".to_owned()));
        assert_eq!(entry("/change Bellen met Els"), Entry::Change("Bellen met Els".to_owned()));
        assert_eq!(entry("/question"), Entry::Question);
        for line in ["/due", "/due ", "/change", "/change ", "/change   "] {
            assert_eq!(entry(line), words(line));
        }
    }
}
