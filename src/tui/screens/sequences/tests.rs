//! The list, the script and the report: keys in, drawn screens out.
