//! Arguments, environment, one file a subcommand, failure to text, hint and exit code.
