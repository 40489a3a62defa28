//! A round, line by line, for a screen reader, a pipe or a slow line.
