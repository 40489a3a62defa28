//! Shows on small made-up sources that the rules bite, and where they do not.
//!
//! Never here: the sources of halte itself.

use super::LINES;
use super::rules::{Source, borders, doors, listed, screens, shape};

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[test]
fn a_use_that_points_up_is_refused() {
    for (path, text) in [
        ("domain/round.rs", "use crate::text;"),
        ("domain.rs", "fn f() { crate::store::open() }"),
        ("domain/round.rs", "use super::super::store::Store;"),
        ("tui/view.rs", "use crate::store::Store;"),
        ("tui/view.rs", "use super::runtime::run;"),
        ("tui/view.rs", "use super::*;"),
        ("text.rs", "use crate::*;"),
        ("text.rs", "use crate as all;"),
        ("text.rs", "use crate::attic::Old;"),
        ("main.rs", "use halte::store;"),
    ] {
        assert!(!borders(&source(path, text)).is_empty(), "{path}: {text}");
    }
}

#[test]
fn a_use_that_points_down_is_fine() {
    for (path, text) in [
        ("domain/round.rs", "use super::{answer, words::Words}; mod tests { use super::*; }"),
        ("text/en.rs", "use crate::domain::case::Case;"),
        ("tui/runtime.rs", "use super::model::Model; use crate::store;"),
        ("tui/runtime/poll.rs", "use crate::{platform, tui};"),
        ("cli/now.rs", "use crate::tui::runtime::run;"),
        ("main.rs", "fn main() { halte::cli::run() }"),
    ] {
        assert_eq!(borders(&source(path, text)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_crate_out_of_place_is_refused() {
    for (path, text) in [
        ("domain/round.rs", "use serde::Serialize;"),
        ("domain/round.rs", "#[derive(serde::Serialize)] struct Round;"),
        ("domain/round.rs", "fn now() -> std::time::SystemTime { todo() }"),
        ("domain/round.rs", "use std::{collections::BTreeMap, time::{Duration, Instant}};"),
        ("text.rs", "use std::*;"),
        ("text.rs", "use std::time as t;"),
        ("plain/ask.rs", "use ratatui::text::Line;"),
        ("plain/ask.rs", "use rusqlite;"),
        ("tui/view.rs", "fn f() { let home = std::env::var(\"HOME\"); }"),
        ("store/open.rs", "use std::net::TcpStream;"),
        ("lib.rs", "use rusqlite::Connection;"),
    ] {
        assert!(!doors(&source(path, text)).is_empty(), "{path}: {text}");
    }
}

#[test]
fn a_crate_in_its_place_is_fine() {
    for (path, text) in [
        ("store/open.rs", "use rusqlite::{Connection, params};"),
        ("domain/round.rs", "use chrono::NaiveDate; use std::time::Duration; let toml = 1; f(toml);"),
        ("tui/runtime.rs", "use std::time::Instant; use crossterm::event;"),
        ("main.rs", "use std::process::ExitCode;"),
    ] {
        assert_eq!(doors(&source(path, text)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_screen_that_names_another_is_refused() {
    let path = "tui/screens/home.rs";
    for text in ["use super::setup::Setup;", "use crate::tui::screens::{step};", "use super::*;"] {
        assert_eq!(screens(&source(path, text)).len(), 1, "{text}");
    }
    assert!(!screens(&source("tui/screens/home/keys.rs", "use super::super::setup::X;")).is_empty());
    for text in ["use super::Shared;", "use super::home::rows::Row;", "use crate::tui::widgets::editor;"] {
        assert_eq!(screens(&source(path, text)), Vec::<String>::new(), "{text}");
    }
    assert!(screens(&source("tui/screens.rs", "use self::setup::Setup;")).is_empty());
}

#[test]
fn a_file_without_a_purpose_a_long_one_and_mod_rs_are_refused() {
    assert_eq!(shape(&source("tui/mod.rs", "//! The full screen.")).len(), 1);
    assert_eq!(shape(&source("tui.rs", "use std::fmt;")).len(), 1);
    assert_eq!(shape(&source("tui.rs", &("//! Long.\n".repeat(LINES + 1)))).len(), 1);
    assert!(shape(&source("tui.rs", &("//! Long.\n".repeat(LINES)))).is_empty());
}

#[test]
fn a_module_that_is_in_no_row_is_refused() {
    assert_eq!(listed(&source("attic/old.rs", "")).len(), 1);
    assert_eq!(listed(&source("utils.rs", "")).len(), 1);
    assert!(listed(&source("tui/runtime/poll.rs", "")).is_empty());
}
