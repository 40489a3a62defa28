//! Where halte keeps its files: data, state, and the user's own sequences.
//!
//! Never here: making or reading them, but for the identity of this machine's program.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use uuid::Uuid;

use crate::platform::private;

/// The places of one run.
#[derive(Clone, Debug)]
pub struct Places {
    /// The database.
    pub database: PathBuf,
    /// The folder of the data.
    pub data: PathBuf,
    /// The folder for locks and the identity of this program.
    pub state: PathBuf,
    /// The folder of the last good versions of the user's own sequences.
    pub versions: PathBuf,
    /// The folder for settings.
    pub config: PathBuf,
    /// The folder with the user's own sequences.
    pub prompts: PathBuf,
}

impl Places {
    /// The places of this user; the database and the folder of sequences may be named.
    /// None when the system has no home for this user.
    pub fn of(database: Option<&Path>, prompts: Option<&Path>) -> Option<Self> {
        let user = ProjectDirs::from("", "", "halte")?;
        let data = user.data_dir().to_owned();
        let state = user.state_dir().map_or_else(|| data.join("state"), Path::to_owned);
        let config = user.config_dir().to_owned();
        Some(Self {
            database: database.map_or_else(|| data.join("halte.db"), Path::to_owned),
            prompts: prompts.map_or_else(|| config.join("prompts"), Path::to_owned),
            data,
            versions: state.join("sequences"),
            state,
            config,
        })
    }

    /// The identity of this machine's program: made once, and kept in the state folder.
    #[expect(clippy::disallowed_methods, reason = "the one identity that says nothing of when")]
    pub fn node(&self) -> io::Result<Uuid> {
        let path = self.state.join("node");
        if let Some(node) = read_node(&path)? {
            return Ok(node);
        }
        private::folder(&self.state)?;
        // Whole or not at all: two programs that start at once agree on the one that came first.
        let node = Uuid::new_v4();
        let own = self.state.join(format!("node.{node}"));
        private::write(&own, format!("{node}\n").as_bytes(), false)?;
        let linked = std::fs::hard_link(&own, &path);
        let made = match linked {
            Ok(()) => Ok(Some(node)),
            Err(_) => match read_node(&path)? {
                Some(other) => Ok(Some(other)),
                None => std::fs::rename(&own, &path).map(|()| Some(node)),
            },
        };
        // After a rename it is gone already.
        let _ = std::fs::remove_file(&own);
        made.map(|made| made.unwrap_or(node))
    }
}

fn read_node(path: &Path) -> io::Result<Option<Uuid>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Uuid::parse_str(text.trim()).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn the_identity_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let places = Places {
            database: at("halte.db"),
            data: at("data"),
            versions: at("state/sequences"),
            state: at("state"),
            config: at("config"),
            prompts: at("prompts"),
        };
        let node = places.node().unwrap();
        assert_eq!(places.node().unwrap(), node);
        std::fs::write(at("state").join("node"), "half").unwrap();
        let again = places.node().unwrap();
        assert_eq!(places.node().unwrap(), again);
        let left: Vec<_> = std::fs::read_dir(at("state")).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}
