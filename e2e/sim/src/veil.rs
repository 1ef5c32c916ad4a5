//! Old and new programs together. The program that is simulated stands for both: on a device that
//! runs an older one, comments are of a version that it does not know. What it cannot read it must
//! keep as it is, send as it is, and show once the device has the newer program.

use shared::id::ReplicaId;
use shared::model::Kind;
use shared::mutation::{MutationKind, Sealed};
use shared::sync::replica::{Rows, Snapshot};
use shared::wire::Frame;

/// What the older program does not know.
pub const UNKNOWN: MutationKind = MutationKind::AddComment;

const KIND: u16 = Kind::Comment as u16;
/// The version that nobody knows yet.
const LATER: u16 = 2;
/// Where the version of an envelope's frame stands.
const VERSION: usize = 2;

/// Makes frames unreadable for an older program.
pub fn veil(frames: &mut [Frame]) {
    frames.iter_mut().filter(|frame| frame.kind == KIND).for_each(|frame| frame.version = LATER);
}

/// Whether an older program cannot read it.
pub fn is_veiled(frame: &Frame) -> bool {
    frame.kind == KIND && frame.version == LATER
}

fn unveil(frames: &mut [Frame]) {
    frames.iter_mut().filter(|frame| is_veiled(frame)).for_each(|frame| frame.version = 1);
}

/// A disk as the older or the newer program reads it.
pub fn read(snapshot: &mut Snapshot, replica: ReplicaId, is_older: bool) {
    let tail = snapshot.tail.iter_mut().map(|(_, rows)| rows);
    let all = snapshot.chunks.iter_mut().chain(tail);
    all.for_each(|Rows { changed, .. }| if is_older { veil(changed) } else { unveil(changed) });
    for (counter, row) in &mut snapshot.outbox {
        row.bytes = plain(&row.bytes);
        let sealed = Sealed { counter: *counter, bytes: row.bytes.clone() };
        let kind = sealed.open(replica).map(|envelope| envelope.mutation.kind());
        if is_older && kind == Ok(UNKNOWN) {
            row.bytes[VERSION] = LATER as u8;
        }
    }
}

/// An envelope's bytes as the newer program wrote them.
pub fn plain(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(version) = bytes.get_mut(VERSION).filter(|version| u16::from(**version) == LATER) {
        *version = 1;
    }
    bytes
}
