//! `--with NAME[:ROLE[+voice]]`: who takes part, as typed on the command line.
//!
//! Never here: which person of the case that is.

use crate::domain::fold::fold;
use crate::domain::wishes::PersonWish;
use crate::text::Ui;
use crate::text::lookup::role_from_typed;

use super::failure::{Code, Failure};

/// Everyone who was named, in that order.
pub fn guests(ui: Ui, with: &[String]) -> Result<Vec<PersonWish>, Failure> {
    let mut guests: Vec<PersonWish> = Vec::new();
    for typed in with {
        let guest = guest(typed).ok_or_else(|| Failure::new(Code::Usage, ui.cli_empty_name(typed)))?;
        if guests.iter().any(|other| fold(&other.name) == fold(&guest.name)) {
            return Err(Failure::new(Code::Usage, ui.cli_same_name(&guest.name)));
        }
        guests.push(guest);
    }
    Ok(guests)
}

fn guest(typed: &str) -> Option<PersonWish> {
    let (name, role) = match typed.rsplit_once(':') {
        Some((name, role)) => (name, role),
        None => (typed, ""),
    };
    let (role, voice) = match role.rsplit_once('+') {
        Some((role, also)) if matches!(fold(also).as_str(), "voice" | "stem") => (role, true),
        Some(_) | None => (role, false),
    };
    let role = Some(role.trim()).filter(|role| !role.is_empty()).map(role_from_typed);
    let name = name.trim();
    (!name.is_empty()).then(|| PersonWish {
        known: None,
        name: name.to_owned(),
        role,
        voice: voice.then_some(true),
    })
}

#[cfg(test)]
mod tests {
    use super::{guest, guests};
    use crate::text::Ui;

    fn read(typed: &str) -> (String, Option<String>, bool) {
        let guest = guest(typed).unwrap();
        (guest.name, guest.role.map(|role| role.code().to_owned()), guest.voice == Some(true))
    }

    #[test]
    fn a_name_and_a_role_split_at_the_last_colon() {
        let some = |role: &str| Some(role.to_owned());
        assert_eq!(read("Noor"), ("Noor".to_owned(), None, false));
        assert_eq!(read("Karim:ambtenaar"), ("Karim".to_owned(), some("civil-servant"), false));
        assert_eq!(read("Team: Oost:resident"), ("Team: Oost".to_owned(), some("resident"), false));
        assert_eq!(read("Lotte:facilitator+voice"), ("Lotte".to_owned(), some("facilitator"), true));
        assert_eq!(read("Els: wijkagent "), ("Els".to_owned(), some("wijkagent"), false));
        assert_eq!(read("Ad:"), ("Ad".to_owned(), None, false));
        assert_eq!(guest(":resident"), None);
    }

    #[test]
    fn a_name_stands_there_once() {
        let with = ["Noor".to_owned(), "NOOR:resident".to_owned()];
        assert_eq!(guests(Ui::En, &with).unwrap_err().code.number(), 2);
    }
}
