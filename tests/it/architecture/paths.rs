//! Reads the paths that a Rust source names (`crate::store::open`, `use std::{fs, io::Read}`), each with its line.
//!
//! It sees tokens, not types: comments, strings and characters are skipped; groups are spelled out; `self` and `super`
//! are resolved against the file's own module and the modules inside the file. Never here: a rule.

use super::tokens::{Token, tokens};

/// A path that a source names, from its root: `crate` or the name of another crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its segments; the first is `crate`, `std` or another crate (or a local name).
    pub path: Vec<String>,
    /// True when it takes more than it says: `a::*`, or `a as b`.
    pub wide: bool,
}

/// The paths that `source` names, it being the file of `module` (`["tui", "screens"]`).
pub fn named(source: &str, module: &[String]) -> Vec<Named> {
    let tokens = tokens(source);
    let mut reader =
        Reader { tokens: &tokens, at: 0, found: Vec::new(), module: module.to_vec(), inner: Vec::new() };
    reader.read();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [(usize, Token)],
    at: usize,
    found: Vec<Named>,
    module: Vec<String>,
    /// For each open brace: true when it is that of a module in the file.
    inner: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some((_, token)) = self.tokens.get(self.at) {
            match token {
                Token::Word(word) if word == "use" || word == "crate" && self.word_before("extern") => {
                    self.at += 1;
                    self.tree(&[], true);
                }
                Token::Word(word) if word == "mod" => self.module_begins(),
                Token::Word(_) => self.tree(&[], false),
                Token::Other('{') => self.brace(false),
                Token::Other('}') => {
                    if self.inner.pop() == Some(true) {
                        self.module.pop();
                    }
                    self.at += 1;
                }
                Token::Colons | Token::Other(_) => self.at += 1,
            }
        }
    }

    fn word_before(&self, word: &str) -> bool {
        matches!(self.at.checked_sub(1).map(|at| &self.tokens[at].1), Some(Token::Word(before)) if before == word)
    }

    fn brace(&mut self, module: bool) {
        self.inner.push(module);
        self.at += 1;
    }

    fn module_begins(&mut self) {
        self.at += 1;
        if let (Some(Token::Word(name)), Some(Token::Other('{'))) = (self.peek(0), self.peek(1)) {
            self.module.push(name.clone());
            self.at += 1;
            self.brace(true);
        }
    }

    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(_, token)| token)
    }

    /// Reads one path, or a group of them, after `prefix`; `whole` in a `use`, where one word is a path as well.
    fn tree(&mut self, prefix: &[String], whole: bool) {
        let mut path = prefix.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |(line, _)| *line);
        if self.peek(0) == Some(&Token::Colons) {
            self.at += 1;
        }
        loop {
            match self.peek(0) {
                Some(Token::Word(word)) => {
                    path.push(word.clone());
                    self.at += 1;
                }
                Some(Token::Other('*')) if whole || !path.is_empty() => {
                    self.at += 1;
                    return self.keep(line, path, true);
                }
                Some(Token::Other('{')) if whole || !path.is_empty() => return self.group(&path),
                _ => break,
            }
            if self.peek(0) != Some(&Token::Colons) {
                break;
            }
            self.at += 1;
        }
        let renamed = whole && self.peek(0) == Some(&Token::Word("as".into()));
        if renamed {
            self.at += 2;
        }
        if whole || path.len() > 1 {
            self.keep(line, path, renamed);
        }
    }

    fn group(&mut self, prefix: &[String]) {
        self.at += 1;
        while let Some(token) = self.peek(0) {
            match token {
                Token::Other('}') => {
                    self.at += 1;
                    return;
                }
                Token::Other(',') => self.at += 1,
                Token::Word(_) | Token::Colons | Token::Other(_) => {
                    let before = self.at;
                    self.tree(prefix, true);
                    self.at = self.at.max(before + 1);
                }
            }
        }
    }

    fn keep(&mut self, line: usize, path: Vec<String>, wide: bool) {
        let mut root = match path.first().map(String::as_str) {
            Some("crate" | "halte") => vec!["crate".to_owned()],
            Some("self" | "super") => {
                std::iter::once("crate".to_owned()).chain(self.module.iter().cloned()).collect()
            }
            Some("core" | "alloc") => vec!["std".to_owned()],
            Some(other) => vec![other.to_owned()],
            None => return,
        };
        let first_is_super = path[0] == "super";
        if first_is_super {
            root.pop();
        }
        for segment in path.into_iter().skip(1) {
            match segment.as_str() {
                "super" => {
                    root.pop();
                }
                "self" => {}
                _ => root.push(segment),
            }
        }
        self.found.push(Named { line, path: root, wide });
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    fn paths(source: &str) -> Vec<String> {
        let module = ["tui".to_owned(), "view".to_owned()];
        named(source, &module).iter().map(|n| n.path.join("::") + if n.wide { "::*" } else { "" }).collect()
    }

    #[test]
    fn groups_are_spelled_out() {
        assert_eq!(
            paths("pub use crate::{a, b::{self, C as D}, e::*};\nuse {std::fs, chrono};"),
            ["crate::a", "crate::b", "crate::b::C::*", "crate::e::*", "std::fs", "chrono"]
        );
    }

    #[test]
    fn self_and_super_are_resolved_also_in_a_module_inside_the_file() {
        assert_eq!(
            paths(
                "use super::keys::Key; mod tests { use super::*; use super::super::x; } fn f() { self::g() }"
            ),
            ["crate::tui::keys::Key", "crate::tui::view::*", "crate::tui::x", "crate::tui::view::g"]
        );
    }

    #[test]
    fn a_path_in_the_middle_of_an_expression_is_seen() {
        assert_eq!(
            paths("fn f(x: &crate::store::Row) -> Option<std::fs::File> { <::core::fmt::Error>::new(toml) }"),
            ["crate::store::Row", "std::fs::File", "std::fmt::Error"]
        );
    }

    #[test]
    fn comments_strings_and_characters_are_skipped() {
        let source = r##"
            // crate::a
            /* crate::b /* crate::c */ crate::d */
            let s = "crate::e \" crate::f"; let r = r#"crate::g " crate::h"#; let b = br"crate::i";
            let c = ['"', '\'', '\u{22}', '{']; fn g<'a>(x: &'a str) {} let n = 1_000.0;
            let end = crate::seen::here;
        "##;
        assert_eq!(paths(source), ["crate::seen::here"]);
        assert_eq!(named(source, &[])[0].line, 6);
    }

    #[test]
    fn raw_words_and_macros_are_read() {
        assert_eq!(paths("r#fn::x(); write!(f, \"{}\", crate::y::z)"), ["fn::x", "crate::y::z"]);
    }
}
