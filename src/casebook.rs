//! The casebook: what a file of cases may say, reading it piece by piece, and its JSON Schema.
//!
//! One table of keys ([`shape`]) feeds all three. Never here: a database, a file, words for people.

pub mod read;
pub mod schema;
pub mod shape;

use uuid::Uuid;

/// The name of the format, as it stands in a casebook.
pub const FORMAT: &str = "halte-casebook";
/// Its version.
pub const VERSION: u64 = 1;

/// The namespace of the ids that an import makes.
pub const IDS: Uuid = Uuid::from_u128(0x6861_6c74_652d_4b6f_8000_6361_7365_626b);

/// The identity of a case in a casebook: its id when that is a UUID.
#[must_use]
pub fn case_id(id: &str) -> Uuid {
    uuid_of(id).unwrap_or_else(|| Uuid::new_v5(&IDS, id.as_bytes()))
}

/// The identity of something in a case: its id when that is a UUID, else one of case, kind and id.
#[must_use]
pub fn id_in(case: Uuid, kind: &str, id: &str) -> Uuid {
    uuid_of(id).unwrap_or_else(|| Uuid::new_v5(&case, format!("{kind}\n{id}").as_bytes()))
}

/// The UUID that is written so, with hyphens.
fn uuid_of(id: &str) -> Option<Uuid> {
    if id.len() == 36 { Uuid::parse_str(id).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{case_id, id_in};

    #[test]
    fn an_id_that_is_no_uuid_becomes_one_of_case_kind_and_id() {
        let case = case_id("tuin");
        assert_eq!(case.get_version_num(), 5);
        assert_eq!(id_in(case, "person", "p1"), id_in(case, "person", "p1"));
        assert_ne!(id_in(case, "person", "p1"), id_in(case, "round", "p1"));
        assert_ne!(id_in(case, "person", "p1"), id_in(case_id("hof"), "person", "p1"));
        let written = "0190b9c0-0000-7000-8000-000000000001";
        assert_eq!(id_in(case, "person", written).to_string(), written);
    }
}
