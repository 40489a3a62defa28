//! x
use super::support::{self, Terminal};

#[test]
fn explore() {
    let home = support::home();
    let mut t = Terminal::start(
        &home,
        &std::fs::read_to_string("/tmp/explore.args").unwrap().lines().collect::<Vec<_>>(),
        60,
        18,
    );
    t.drawn();
    let script = std::fs::read_to_string("/tmp/explore.txt").unwrap();
    println!("=====start {:?}\n{}", t.cursor(), t.screen());
    for line in script.lines() {
        if let Some(text) = line.strip_prefix('"') {
            t.type_(&text.replace("\\n", "\n"));
        } else if let Some(p) = line.strip_prefix("paste ") {
            t.paste(&p.replace("\\n", "\n"));
        } else if let Some(p) = line.strip_prefix("size ") {
            let (a, b) = p.split_once(' ').unwrap();
            t.resize(a.parse().unwrap(), b.parse().unwrap());
            t.key("ctrl-l");
        } else {
            t.key(line);
        }
        println!("===== {line} {:?}\n{}", t.cursor(), t.screen());
    }
}
