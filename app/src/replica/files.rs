//! Photos and files, as pages see them: kept on the device before the act that names them, sent by
//! themselves (`lane.rs`), and read from the device or the server.

use std::cell::Cell;

use futures::channel::mpsc;
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use shared::model::{File, FileHash, FileType};
use shared::sync::files::{Course, LocalFile};

use super::blobs::parts;
use super::clock;
use super::disk::DiskTrouble;
use super::engine::Engine;
use super::http::{self, CallError};
use super::store::Store;

/// Why a file is not being sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileTrouble {
    /// No network, or no answer in time: it is tried again by itself.
    Unreachable,
    /// The session is over.
    SignedOut,
    /// The server refuses it, with this code: it is tried again only when somebody says so.
    Refused(String),
    /// The device does not give its bytes.
    Disk(DiskTrouble),
}

/// A file on this device, and how far it has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Carried {
    /// What the disk tells of it.
    pub local: LocalFile,
    /// Bytes that the server has, as far as is known.
    pub sent: u32,
    /// Why it is not being sent.
    pub trouble: Option<FileTrouble>,
}

/// What makes the lane look again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Nudge {
    /// Something has changed.
    Look,
    /// And whatever waits is tried at once.
    Retry,
}

/// The files of a running replica.
pub(super) struct Files {
    /// As they stood when the lane last looked.
    pub list: ArcRwSignal<Vec<Carried>>,
    /// There may be some: otherwise nobody looks.
    pub any: Cell<bool>,
    nudge: mpsc::UnboundedSender<Nudge>,
    nudges: Cell<Option<mpsc::UnboundedReceiver<Nudge>>>,
    /// This tab sends.
    is_carried: Cell<bool>,
}

impl Default for Files {
    fn default() -> Files {
        let (nudge, nudges) = mpsc::unbounded();
        Files {
            list: ArcRwSignal::new(Vec::new()),
            any: Cell::new(true),
            nudge,
            nudges: Cell::new(Some(nudges)),
            is_carried: Cell::new(false),
        }
    }
}

impl Files {
    /// What the lane hears; once, in the one tab that sends.
    pub fn nudges(&self) -> Option<mpsc::UnboundedReceiver<Nudge>> {
        self.is_carried.set(true);
        self.nudges.take()
    }

    /// Has the lane look again.
    pub fn nudge(&self, nudge: Nudge) {
        if self.is_carried.get() && (self.any.get() || nudge == Nudge::Retry) {
            // Fails only once nothing is sent any more.
            let _ended = self.nudge.unbounded_send(nudge);
        }
    }
}

impl Engine {
    /// Files have come or gone.
    fn files_changed(&self) {
        self.files.any.set(true);
        self.files.nudge(Nudge::Look);
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }
}

impl Store {
    /// Keeps a file on this device: `Ok` once it stands there for good. Only then may an act name it.
    pub async fn keep_file(self, file: File, bytes: &[u8]) -> Result<(), DiskTrouble> {
        let engine = self.engine();
        let kept_at = clock::now();
        let local = LocalFile { file, kept_at, course: Course::Draft, is_there: false };
        engine.disk.keep_file(&local, bytes).await?;
        engine.files_changed();
        Ok(())
    }

    /// Keeps a file that came with somebody's acts, which the county has: it is sent from here.
    /// Nothing happens where it is no file of a kind that is taken.
    pub async fn adopt_file(self, name: &str, bytes: &[u8]) -> Result<(), DiskTrouble> {
        let Some(mime) = FileType::of(bytes) else { return Ok(()) };
        let engine = self.engine();
        let file = File {
            sha256: FileHash(Sha256::digest(bytes).into()),
            size: bytes.len() as u32,
            mime,
            name: name.to_owned(),
            taken_at: None,
            fix: None,
        };
        let (kept_at, course) = (clock::now(), Course::Delivered);
        let local = LocalFile { file, kept_at, course, is_there: false };
        engine.disk.keep_file(&local, bytes).await?;
        engine.files_changed();
        Ok(())
    }

    /// Lets go of a file that was taken out of a form, unless an act names it.
    pub async fn drop_draft(self, hash: FileHash) -> Result<(), DiskTrouble> {
        let engine = self.engine();
        let found = engine.disk.files().await?;
        let Some(local) = found.into_iter().find(|local| local.file.sha256 == hash) else {
            return Ok(());
        };
        let course = local.course.onward(&engine.replica.borrow().outbox, hash);
        if course == Course::Draft {
            engine.disk.drop_file(hash, local.file.size).await?;
        }
        Ok(())
    }

    /// The files on this device that acts name, as the sending tab last saw them.
    pub fn files(self) -> Vec<Carried> {
        let files = self.engine().files.list.get();
        files.into_iter().filter(|carried| carried.local.course != Course::Draft).collect()
    }

    /// Tries again what waits or was refused by the server.
    pub fn send_files(self) {
        self.engine().files.nudge(Nudge::Retry);
    }

    /// The bytes of a file: from this device, or else from the server.
    pub async fn file_bytes(self, file: &File) -> Result<Vec<u8>, CallError> {
        if let Some(bytes) = self.local_bytes(file).await {
            return Ok(bytes);
        }
        let token = self.engine().token();
        http::file(&file.sha256.to_string(), token.as_deref()).await
    }

    /// Where the device does not give them the server may.
    async fn local_bytes(self, file: &File) -> Option<Vec<u8>> {
        let engine = self.engine();
        let mut bytes = Vec::with_capacity(file.size as usize);
        for number in 0..parts(file.size) {
            bytes.extend(engine.disk.file_part(file.sha256, number).await.ok()??);
        }
        (bytes.len() == file.size as usize).then_some(bytes)
    }
}
