//! Identities: UUIDv7 that grow, and random ones that say nothing. Never here: SQL, a clock.

use uuid::{Builder, Uuid};

use crate::domain::Moment;
use crate::domain::round::Mint;

/// The last identity that was minted, so that the next one sorts after it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    millis: u64,
    counter: u16,
}

impl Ids {
    /// A UUIDv7 that sorts after those minted here before.
    pub(super) fn mint(&mut self, now: Moment) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        if millis > self.millis {
            self.millis = millis;
            self.counter = 0;
        } else if self.counter < 0x0fff {
            self.counter += 1;
        } else {
            self.millis += 1;
            self.counter = 0;
        }
        let [high, low] = self.counter.to_be_bytes();
        let mut tail = [0; 10];
        let random = random().into_bytes().into_iter().skip(8);
        let bytes = [high, low].into_iter().chain(random);
        tail.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        Builder::from_unix_timestamp_millis(self.millis, &tail).into_uuid()
    }
}

/// An identity that says nothing of when, where or in which order it was made.
#[expect(clippy::disallowed_methods, reason = "the one place where identities are minted")]
fn random() -> Uuid {
    Uuid::new_v4()
}

/// Mints identities at one moment.
pub(super) struct At<'a> {
    pub(super) ids: &'a mut Ids,
    pub(super) now: Moment,
}

impl Mint for At<'_> {
    fn next(&mut self) -> Uuid {
        self.ids.mint(self.now)
    }

    fn random(&mut self) -> Uuid {
        random()
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn identities_grow_also_within_a_millisecond_and_when_the_clock_steps_back() {
        let mut ids = Ids::default();
        let now = chrono::DateTime::from_timestamp_millis(1_770_000_000_000).unwrap().fixed_offset();
        let mut last = ids.mint(now);
        assert_eq!(last.get_version_num(), 7);
        for back in 0..10_000 {
            let id = ids.mint(now - chrono::Duration::milliseconds(back));
            assert!(id > last);
            last = id;
        }
    }
}
