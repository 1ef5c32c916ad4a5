//! Photos and files: what is known of them. Their bytes travel and are kept apart.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Fix, Kind, Meta};
use crate::id::{AttachmentId, Id, Millis, NotAnId, ProgrammeId};

/// SHA-256 of a file's bytes. Hexadecimal in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct FileHash(pub [u8; 32]);

impl Serialize for FileHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FileHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return <[u8; 32]>::deserialize(deserializer).map(FileHash);
        }
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl FromStr for FileHash {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let halves = text.split_at_checked(32).filter(|(_, rest)| rest.len() == 32);
        let (first, rest) = halves.ok_or(NotAnId)?;
        let mut hash = [0; 32];
        for (place, half) in hash.chunks_exact_mut(16).zip([first, rest]) {
            let half: Id = half.parse()?;
            place.copy_from_slice(&half.0);
        }
        Ok(FileHash(hash))
    }
}

/// What kind of file. No other kind is taken: no vector pictures, which can hold programs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    /// image/jpeg
    Jpeg,
    /// image/png
    Png,
    /// image/webp
    Webp,
    /// application/pdf
    Pdf,
    /// A word processor's document.
    Docx,
}

impl FileType {
    /// Every kind.
    pub const ALL: [FileType; 5] =
        [FileType::Jpeg, FileType::Png, FileType::Webp, FileType::Pdf, FileType::Docx];

    /// Its name among media types.
    pub fn mime(self) -> &'static str {
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Webp => "image/webp",
            FileType::Pdf => "application/pdf",
            FileType::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
        }
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png | FileType::Webp)
    }
}

/// A file as it is stored, by the device that made it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct File {
    /// Of its bytes as they are stored.
    pub sha256: FileHash,
    /// How many bytes.
    pub size: u32,
    /// What kind.
    pub mime: FileType,
    /// Its name, as people read it.
    pub name: String,
    /// When the picture was taken, by the clock of the device.
    pub taken_at: Option<Millis>,
    /// Where the picture was taken: as the device found it then, never read out of the file.
    pub fix: Option<Fix>,
}

/// 附件: a file that belongs to something. Append-only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// What it belongs to; that decides who sees it.
    pub on: Id,
    /// The kind of that thing.
    pub on_kind: Kind,
    /// The programme of that thing.
    pub programme: ProgrammeId,
    /// The file.
    pub file: File,
    /// Who added it, and when.
    pub meta: Meta,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_back_what_it_prints() {
        let hash = FileHash(std::array::from_fn(|at| at as u8 * 7));
        let text = serde_json::to_string(&hash).unwrap_or_default();
        assert_eq!(text.len(), 66);
        assert_eq!(serde_json::from_str(&text).ok(), Some(hash));
        assert!(serde_json::from_str::<FileHash>("\"12\"").is_err());
        let wide = format!("\"{}\"", "é".repeat(32));
        assert!(serde_json::from_str::<FileHash>(&wide).is_err());
    }
}
