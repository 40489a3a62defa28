//! From TOML text to a checked sequence, or all its problems with their places; the catalogue.
