//! The end after a panic, in whichever thread: it is said, and the program ends as one that failed.
//!
//! What was typed is on disk by then. Without this an abort would follow, which leaves an image of the memory, with
//! people's words in it, wherever the system keeps those.

/// How a program ends that panicked: what Rust gives one that unwinds.
const PANICKED: i32 = 101;

/// From here on a panic ends the program, once it was said.
pub fn end_the_program() {
    let say = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        say(panic);
        end();
    }));
}

#[expect(clippy::disallowed_methods, reason = "nothing is left to restore, and nothing more may run")]
fn end() {
    std::process::exit(PANICKED);
}
