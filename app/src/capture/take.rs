//! From a chosen file to evidence that an act can name: made ready, hashed, and kept on the device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use sha2::{Digest as _, Sha256};
use shared::id::{AttachmentId, Millis};
use shared::model::{EvidenceRole, File, FileHash, FileType};
use shared::mutation::NewEvidence;
use shared::rules::{EVIDENCE_MAX, FILE_MAX, TITLE_MAX};
use wasm_bindgen_futures::JsFuture;

use super::darkroom::{NoPicture, develop};
use super::{place, watermark};
use crate::app::broken;
use crate::replica::{DiskTrouble, Store};
use crate::text::{self, format};

/// Why a file was not taken.
enum Refused {
    NoPicture,
    UnknownKind,
    TooLarge,
    Unreadable,
    Disk(DiskTrouble),
}

/// The choosing of what goes with one act.
#[derive(Clone, Copy)]
pub struct Taking {
    store: Store,
    /// What becomes part of the act: all of it stands on this device's disk.
    pub chosen: RwSignal<Vec<NewEvidence>>,
    /// How many are being made ready.
    pub busy: RwSignal<usize>,
    /// What was not taken, and why.
    pub trouble: RwSignal<Option<String>>,
    role: StoredValue<EvidenceRole>,
    item: StoredValue<Option<String>>,
}

impl Taking {
    /// Nothing chosen but what stands there.
    pub fn new(
        store: Store,
        chosen: RwSignal<Vec<NewEvidence>>,
        role: EvidenceRole,
        item: Option<String>,
    ) -> Taking {
        Taking {
            store,
            chosen,
            busy: RwSignal::new(0),
            trouble: RwSignal::new(None),
            role: StoredValue::new(role),
            item: StoredValue::new(item),
        }
    }

    /// Takes files in: `taken` with the camera just now, or chosen among what is there.
    pub fn take(self, files: Vec<web_sys::File>, taken: bool) {
        self.trouble.set(None);
        let count = files.len();
        self.busy.update(|busy| *busy += count);
        spawn_local(async move {
            for file in files {
                let outcome = self.take_one(&file, taken).await;
                // The form may have been closed meanwhile; a draft goes by itself.
                let _gone = self.busy.try_update(|busy| *busy = busy.saturating_sub(1));
                if let Err(refused) = outcome {
                    let _gone = self.trouble.try_set(Some(told(&refused, &file.name())));
                }
            }
        });
    }

    async fn take_one(self, file: &web_sys::File, taken: bool) -> Result<(), Refused> {
        let mime = FileType::of_mime(&file.type_());
        let is_document = mime.is_some_and(|kind| !kind.is_picture());
        let looks = file.type_().starts_with("image/") || file.type_().is_empty();
        let fix = if taken { place::fix().await } else { None };
        let at = Millis(js_sys::Date::now() as u64);
        let (bytes, kind) = if is_document {
            let read = JsFuture::from(file.array_buffer()).await;
            let bytes = read.map_err(|_| Refused::Unreadable)?;
            let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
            let kind = FileType::of(&bytes).filter(|kind| !kind.is_picture());
            (bytes, kind.ok_or(Refused::UnknownKind)?)
        } else if looks {
            let lines = if taken { self.lines(at, fix) } else { Vec::new() };
            let developed = develop(file, &lines).await;
            (developed.map_err(|NoPicture| Refused::NoPicture)?, FileType::Jpeg)
        } else {
            return Err(Refused::UnknownKind);
        };
        if bytes.len() > FILE_MAX as usize {
            return Err(Refused::TooLarge);
        }
        let described = File {
            sha256: FileHash(Sha256::digest(&bytes).into()),
            size: bytes.len() as u32,
            mime: kind,
            name: named(&file.name(), kind),
            taken_at: taken.then_some(at),
            fix,
        };
        self.keep(described, &bytes).await
    }

    async fn keep(self, file: File, bytes: &[u8]) -> Result<(), Refused> {
        self.store.keep_file(file.clone(), bytes).await.map_err(Refused::Disk)?;
        let id = AttachmentId(self.store.fresh_id());
        let role = self.role.get_value();
        let _gone = self.chosen.try_update(|chosen| {
            let is_new = chosen.iter().all(|one| one.file.sha256 != file.sha256);
            if is_new && chosen.len() < EVIDENCE_MAX as usize {
                chosen.push(NewEvidence { id, role, file });
            }
        });
        Ok(())
    }

    fn lines(self, at: Millis, fix: Option<shared::model::Fix>) -> Vec<String> {
        let (hand, item, time) = (self.store.hand(), self.item.get_value(), format::time(at));
        untrack(|| {
            self.store
                .entities(|memory| watermark::lines(memory, hand, &time, fix, item.as_deref()))
        })
    }

    /// Takes one out again.
    pub fn remove(self, id: AttachmentId) {
        let gone = self.chosen.with_untracked(|chosen| {
            chosen.iter().find(|one| one.id == id).map(|one| one.file.sha256)
        });
        self.chosen.update(|chosen| chosen.retain(|one| one.id != id));
        let Some(hash) = gone else { return };
        spawn_local(async move {
            // A draft that stays goes by itself after a while.
            let _later = self.store.drop_draft(hash).await;
        });
    }

    /// What it shows is another.
    pub fn set_role(self, id: AttachmentId, role: EvidenceRole) {
        self.chosen.update(|chosen| {
            if let Some(one) = chosen.iter_mut().find(|one| one.id == id) {
                one.role = role;
            }
        });
    }
}

/// A name that fits what the file is now.
fn named(name: &str, kind: FileType) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem: String = stem.chars().take(TITLE_MAX as usize - 8).collect();
    format!("{}.{}", stem.trim(), kind.ending())
}

fn told(refused: &Refused, name: &str) -> String {
    let words = text::capture();
    match refused {
        Refused::NoPicture => (words.no_picture)(name),
        Refused::UnknownKind => (words.unknown_kind)(name),
        Refused::TooLarge => (words.too_large)(name),
        Refused::Unreadable => (words.unreadable)(name),
        Refused::Disk(trouble) => broken::disk_words(trouble),
    }
}
