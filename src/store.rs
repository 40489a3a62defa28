//! The database: every SQL statement, migrations, typed errors.
