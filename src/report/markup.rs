//! A case to read elsewhere: Markdown, and HTML in one file that needs nothing else.
//!
//! Words are escaped, so that nothing that somebody typed becomes markup. Never here: what stands
//! on the page ([`super::page`]), or a file.

use std::fmt::Write as _;

use super::page::Line;
use crate::domain::case::Case;
use crate::text::Ui;
use crate::text::safe::display_safe_block;

/// In which way a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// What a browser may do with the page: show it, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE: &str = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 system-ui,sans-serif}\
blockquote{margin:.4rem 0 .8rem;white-space:pre-wrap;overflow-wrap:anywhere}h2{margin-top:3rem}\
cite{font-style:normal;font-weight:600}p.aside,small{opacity:.75}@media print{h2{break-before:page}}";

impl Markup {
    /// How the document begins.
    #[must_use]
    pub fn head(self, title: &str, ui: Ui) -> String {
        match self {
            Self::Markdown => String::new(),
            Self::Html => format!(
                "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
                 <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
                 <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
                ui.tag(),
                html(title)
            ),
        }
    }

    /// How it ends.
    #[must_use]
    pub fn foot(self) -> &'static str {
        match self {
            Self::Markdown => "",
            Self::Html => "</body>\n</html>\n",
        }
    }

    /// The title of a case, what it is about, and who takes part.
    #[must_use]
    pub fn case(self, case: &Case, people: &[String]) -> String {
        let mut out = self.heading(1, &case.title);
        if !case.summary.is_empty() {
            out.push_str(&self.aside(&case.summary));
        }
        if !people.is_empty() {
            out.push_str(&self.aside(&people.join(" · ")));
        }
        out
    }

    /// A heading; 1 is that of a case.
    #[must_use]
    pub fn heading(self, level: usize, words: &str) -> String {
        match self {
            Self::Markdown => format!("{} {}\n\n", "#".repeat(level), markdown(&one_line(words))),
            Self::Html => format!("<h{level}>{}</h{level}>\n", html(words)),
        }
    }

    /// The lines of a page, under a heading of the second level.
    #[must_use]
    pub fn page(self, heading: &str, lines: &[Line]) -> String {
        let mut out = self.heading(2, heading);
        for line in lines {
            match line {
                Line::Gap => {}
                Line::Heading(words) => out.push_str(&self.heading(3, words)),
                Line::Aside(words) => out.push_str(&self.aside(words)),
                Line::People(words) | Line::Beside(words) => out.push_str(&self.aside(&words.join(" · "))),
                Line::Said { name, asked, words, notes } => {
                    if let Some(asked) = asked {
                        out.push_str(&self.aside(asked));
                    }
                    out.push_str(&self.said(name, words, notes));
                }
                Line::Agreed { name, words, dates } => out.push_str(&self.said(name, words, dates)),
            }
        }
        out
    }

    /// Something to know, that nobody said.
    #[must_use]
    pub fn aside(self, words: &str) -> String {
        match self {
            Self::Markdown => format!("{}\n\n", markdown(&one_line(words))),
            Self::Html => format!("<p class=\"aside\">{}</p>\n", html(words)),
        }
    }

    /// Someone's words.
    #[must_use]
    pub fn said(self, name: &str, words: &str, notes: &[String]) -> String {
        match self {
            Self::Markdown => {
                let mut out = String::new();
                if !name.is_empty() {
                    let _ = write!(out, "**{}**\n\n", markdown(&one_line(name)));
                }
                let words = display_safe_block(words);
                let quoted: Vec<String> = words
                    .split('\n')
                    .map(|line| format!("> {}", markdown(line)).trim_end().to_owned())
                    .collect();
                // Two blanks keep a line a line.
                out.push_str(&quoted.join("  \n"));
                for note in notes {
                    let _ = write!(out, "\n>\n> {}", markdown(&one_line(note)));
                }
                out.push_str("\n\n");
                out
            }
            Self::Html => {
                let name =
                    if name.is_empty() { String::new() } else { format!("<cite>{}</cite>\n", html(name)) };
                let note = |note: &String| format!("\n<small>{}</small>", html(note));
                let notes: String = notes.iter().map(note).collect();
                format!("{name}<blockquote dir=\"auto\">{}{notes}</blockquote>\n", html(words))
            }
        }
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that no reader of Markdown takes for markup.
fn markdown(words: &str) -> String {
    let words = display_safe_block(words);
    let mut out = String::with_capacity(words.len());
    let mut begins = true;
    for c in words.chars() {
        let marks =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!');
        // Lists, rules, and numbers with a point are markup at the start of a line only.
        let at_start = begins && matches!(c, '-' | '+' | '=');
        let number =
            matches!(c, '.' | ')') && !out.is_empty() && out.trim_start().chars().all(|c| c.is_ascii_digit());
        if marks || at_start || number {
            out.push('\\');
        }
        begins = begins && c == ' ';
        out.push(c);
    }
    // Four blanks would make it code.
    let spaces = out.len() - out.trim_start_matches(' ').len();
    if spaces == 0 { out } else { format!("{}{}", "&nbsp;".repeat(spaces), out.trim_start_matches(' ')) }
}

/// Words that no browser takes for markup.
fn html(words: &str) -> String {
    let words = display_safe_block(words);
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Line, Markup};

    #[test]
    fn an_agreement_stands_apart_from_what_was_said_of_it() {
        let words = |words: &str| words.to_owned();
        let (name, asked) = (words("Noor"), Some(words("Bellen")));
        let came = Line::Said { name, asked, words: words("Gedaan. Zij komen."), notes: Vec::new() };
        let dates = vec![words("op 4 april")];
        let made = Line::Agreed { name: words("Bram"), words: words("Een bord"), dates };
        let people = Line::People(vec![words("Noor, buurtbewoner"), words("Bram")]);
        assert_eq!(
            Markup::Markdown.page("dag", &[people, came, Line::Gap, made]),
            "## dag\n\nNoor, buurtbewoner · Bram\n\nBellen\n\n**Noor**\n\n> Gedaan. Zij komen.\n\n\
             **Bram**\n\n> Een bord\n>\n> op 4 april\n\n"
        );
    }

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        let words = "<script>alert(1)</script> & \"x\"";
        let html = Markup::Html.said("<b>", words, &[]);
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        let page = Markup::Html.head("</title><script>", crate::text::Ui::Nl);
        assert!(!page.contains("<script"), "{page}");
        for typed in ["# kop", "- punt", "1. een", "[a](javascript:b)", "<b>", "    code", "***", "> citaat"]
        {
            let said = Markup::Markdown.said("", typed, &[]);
            let line = said.trim_end().strip_prefix("> ").unwrap();
            assert_ne!(line, typed, "{typed}");
        }
        assert_eq!(Markup::Markdown.said("Noor", "een\ntwee", &[]), "**Noor**\n\n> een  \n> twee\n\n");
    }
}
