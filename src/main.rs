//! The halte program: parse, run, exit code.

fn main() {}
