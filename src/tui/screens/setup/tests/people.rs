//! The people of the setup: what was typed stays as it was typed, and no letter is lost.
//!
//! Never here: the other pages.

use crate::domain::person::Role;
use crate::text::Ui;
use crate::tui::testing::{drawn, press};
use crate::tui::widgets::prose;

use super::{begun, new_case, of_case, titled};

#[test]
fn tab_and_enter_leave_name_and_role_as_they_were_typed() {
    let mut model = new_case(Ui::Nl);
    titled(&mut model, "Buurttuin");
    let effects =
        press(&mut model, &["Jo", "tab", "ra", "tab", "Fat", "enter", "be", "enter", "tab", "tab", "tab"]);
    let people = begun(&effects).people.clone().expect("people");
    let said = |at: usize| (people[at].name.as_str(), people[at].role.as_ref().map(Role::code));
    assert_eq!((said(0), said(1)), (("Jo", Some("ra")), ("Fat", Some("be"))));
}

#[test]
fn letters_on_the_row_of_a_person_begin_the_name_of_someone_else() {
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["down", "karim"]);
    assert!(drawn(&model).contains("┃ karim") && drawn(&model).contains("✓ Bram"), "{}", drawn(&model));
}

#[test]
fn two_of_one_name_are_said_whole_on_a_small_screen_and_the_cursor_is_in_the_name() {
    for ui in Ui::ALL {
        assert!(prose::width(&ui.setup_same_name("Wilhelminalena")) <= 56);
    }
    let mut model = of_case(Ui::Nl);
    press(&mut model, &["noor", "tab", "tab", "p"]);
    assert!(drawn(&model).contains("┃ noorp"), "{}", drawn(&model));
}
