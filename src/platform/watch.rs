//! A folder that is watched: something to wait for that wakes when a file in it was saved, by anyone.
//!
//! What cannot be watched never wakes; nothing depends on it. Never here: what a change means.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(all(unix, not(target_os = "linux")))]
mod thread;

#[cfg(target_os = "linux")]
pub use linux::Watch;
#[cfg(all(unix, not(target_os = "linux")))]
pub use thread::Watch;

/// Elsewhere nothing is watched.
#[cfg(not(unix))]
#[derive(Debug, Default)]
pub struct Watch;

#[cfg(not(unix))]
impl Watch {
    /// Watches nothing.
    pub fn of(_: &std::path::Path) -> Self {
        Self
    }

    /// Nothing changed.
    pub fn changed(&mut self) -> bool {
        false
    }
}
