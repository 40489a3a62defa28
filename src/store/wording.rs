//! A sequence as it is kept: a snapshot of every wording, and an id derived from it.

use std::sync::Arc;

use uuid::Uuid;

use super::StoreError;
use crate::domain::sequence::Sequence;
use crate::sequences::snapshot;

/// The namespace of the ids of wordings.
const WORDINGS: Uuid = Uuid::from_u128(0x6861_6c74_652d_4b6f_8000_7365_7175_656e);

/// The snapshot as text.
pub(super) fn body(sequence: &Sequence) -> String {
    snapshot::encode(sequence).to_string()
}

/// The id of a wording: equal words, equal id.
pub(super) fn id(body: &str) -> Uuid {
    Uuid::new_v5(&WORDINGS, body.as_bytes())
}

/// The sequence of a snapshot.
pub(super) fn sequence(body: &str) -> Result<Arc<Sequence>, StoreError> {
    let damaged = || StoreError::damaged("a sequence cannot be read");
    let value = serde_json::from_str(body).map_err(|_| damaged())?;
    snapshot::decode(&value).map(Arc::new).map_err(|_| damaged())
}
