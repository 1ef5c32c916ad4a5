//! Photos and files on the device that made them: what becomes of each. They travel apart from the
//! acts that name them, and no act is saved before its files are.

use serde::{Deserialize, Serialize};

use super::replica::{Outbox, State, Stored};
use crate::id::Millis;
use crate::model::{File, FileHash};
use crate::wire::{decode, encode};

/// Bytes of a part, on the disk as on the way.
pub const PART: u32 = 128 * 1024;

/// A file that no act names goes after so long: its form was thrown away.
const DRAFT_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// What has become of the act that names a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Course {
    /// There is none yet: a form has the file.
    Draft,
    /// It waits for delivery.
    Waiting,
    /// It was refused, and its person has not decided.
    Refused,
    /// It is in.
    Delivered,
    /// It was thrown away.
    Discarded,
}

impl Course {
    /// What it is now, going by the outbox. An outbox with acts that this version cannot read does not
    /// prove that an act is gone.
    pub fn onward(self, outbox: &Outbox, hash: FileHash) -> Course {
        let named = |state: &State| match state {
            State::Refused(_) => Course::Refused,
            State::Stored | State::Accepted { .. } => Course::Waiting,
        };
        let of_file = outbox
            .items()
            .filter(|item| item.envelope.mutation.files().any(|file| file.sha256 == hash))
            .map(|item| named(&item.state));
        let found = of_file.fold(None, |found, course| match found {
            Some(Course::Waiting) => found,
            _ => Some(course),
        });
        match (found, self) {
            (Some(course), _) => course,
            (None, _) if outbox.sealed().next().is_some() => self,
            (None, Course::Waiting) => Course::Delivered,
            (None, Course::Refused) => Course::Discarded,
            (None, course) => course,
        }
    }
}

/// A file as its row on the disk tells of it; its bytes stand in rows of their own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LocalFile {
    /// The file.
    pub file: File,
    /// When it was kept.
    pub kept_at: Millis,
    /// What has become of its act.
    pub course: Course,
    /// The server has all of it, and the right hash.
    pub is_there: bool,
}

/// What is to be done about a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Duty {
    /// It is to be sent.
    Send,
    /// It stays as it is.
    Keep,
    /// It goes from the device.
    Drop,
}

impl LocalFile {
    /// What is to be done now. The device's copy goes only when the server has the file and the act
    /// has its receipt, or when its person has thrown the act away.
    pub fn duty(&self, now: Millis) -> Duty {
        match self.course {
            Course::Discarded => Duty::Drop,
            Course::Draft if now.0 > self.kept_at.0.saturating_add(DRAFT_MS) => Duty::Drop,
            Course::Draft | Course::Refused => Duty::Keep,
            Course::Waiting if self.is_there => Duty::Keep,
            Course::Delivered if self.is_there => Duty::Drop,
            Course::Waiting | Course::Delivered => Duty::Send,
        }
    }
}

impl Stored for LocalFile {
    const KIND: u16 = 220;

    fn body(&self) -> Vec<u8> {
        encode(self)
    }

    fn read(version: u16, body: &[u8]) -> Option<LocalFile> {
        (version == 1).then(|| decode(body)).flatten()
    }

    fn read_unframed(_: &[u8]) -> Option<LocalFile> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FileType;

    fn local(course: Course, is_there: bool) -> LocalFile {
        let file = File {
            sha256: FileHash([7; 32]),
            size: 9,
            mime: FileType::Jpeg,
            name: "现场.jpg".into(),
            taken_at: None,
            fix: None,
        };
        LocalFile { file, kept_at: Millis(1000), course, is_there }
    }

    #[test]
    fn a_file_goes_only_when_it_is_there_and_its_act_too() {
        use Course::*;
        for (course, is_there, duty) in [
            (Draft, false, Duty::Keep),
            (Draft, true, Duty::Keep),
            (Waiting, false, Duty::Send),
            (Waiting, true, Duty::Keep),
            (Refused, false, Duty::Keep),
            (Refused, true, Duty::Keep),
            (Delivered, false, Duty::Send),
            (Delivered, true, Duty::Drop),
            (Discarded, false, Duty::Drop),
        ] {
            assert_eq!(local(course, is_there).duty(Millis(2000)), duty, "{course:?} {is_there}");
        }
        let late = Millis(1001 + DRAFT_MS);
        assert_eq!(local(Draft, false).duty(late), Duty::Drop);
        assert_eq!(local(Waiting, false).duty(late), Duty::Send);
    }

    #[test]
    fn an_act_that_has_left_the_outbox_was_delivered_or_thrown_away() {
        let empty = Outbox::default();
        for (before, after) in [
            (Course::Draft, Course::Draft),
            (Course::Waiting, Course::Delivered),
            (Course::Refused, Course::Discarded),
            (Course::Delivered, Course::Delivered),
        ] {
            assert_eq!(before.onward(&empty, FileHash([7; 32])), after);
        }
    }

    /// The bytes that devices have on their disks: they must be read for ever.
    #[test]
    fn a_row_reads_back_from_the_bytes_of_its_first_version() {
        let row = local(Course::Waiting, true);
        let bytes = row.to_bytes();
        assert_eq!(LocalFile::from_bytes(&bytes), Some(row));
        let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(text, GOLDEN);
    }

    const GOLDEN: &str = "dc000100330000000707070707070707070707070707070707070707070707070707\
        07070707070709000ae78eb0e59cba2e6a70670000e8070101";
}
