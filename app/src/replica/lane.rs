//! Sends photos and files, one after the other and each in parts, beside the exchange of acts and
//! never before it: an act is small and goes at once. Only the leading tab does it. What was sent is
//! not sent again: the server says how far it has come.

use std::rc::Rc;

use futures::StreamExt as _;
use futures::channel::mpsc;
use futures::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::blobs::{ContentRange, PART_MIN};
use shared::sync::files::{Duty, LocalFile, PART};

use super::clock;
use super::disk::DiskTrouble;
use super::engine::Engine;
use super::files::{Carried, FileTrouble, Nudge};
use super::http::{self, PartSaid};

/// The pause after a failure; it doubles up to the longest, half of it at random.
const PAUSE_MS: u32 = 3_000;
const PAUSE_MAX_MS: u32 = 300_000;

/// A file that begins anew so often is given up until somebody says so.
const MISPLACED_MAX: u32 = 5;

type Nudges = mpsc::UnboundedReceiver<Nudge>;

impl Engine {
    /// From now on this tab sends files.
    pub(super) fn carry_files(self: &Rc<Engine>) {
        if let Some(nudges) = self.files.nudges() {
            spawn_local(self.clone().lane(nudges));
        }
    }

    async fn lane(self: Rc<Engine>, mut nudges: Nudges) {
        let mut pause_ms = PAUSE_MS;
        while !self.stopped.get() {
            let next = match self.look_at_files().await {
                Ok(next) => next,
                Err(trouble) => {
                    self.trouble.set(Some(trouble));
                    self.wait(&mut nudges, &mut pause_ms).await;
                    continue;
                }
            };
            let Some(local) = next else {
                self.heed(nudges.next().await);
                continue;
            };
            match self.carry(&local).await {
                Ok(()) => pause_ms = PAUSE_MS,
                Err(trouble) => {
                    let goes_on = matches!(trouble, FileTrouble::Refused(_));
                    self.note(&local, |carried| carried.trouble = Some(trouble));
                    if !goes_on {
                        self.wait(&mut nudges, &mut pause_ms).await;
                    }
                }
            }
        }
    }

    /// A pause that only [`Nudge::Retry`] cuts short.
    async fn wait(&self, nudges: &mut Nudges, pause_ms: &mut u32) {
        let half = *pause_ms / 2;
        let mut timer = TimeoutFuture::new(half + clock::dice() % half);
        *pause_ms = (*pause_ms * 2).min(PAUSE_MAX_MS);
        loop {
            match select(nudges.next(), timer).await {
                Either::Left((nudge, rest)) => {
                    self.heed(nudge);
                    if nudge == Some(Nudge::Retry) {
                        *pause_ms = PAUSE_MS;
                        return;
                    }
                    timer = rest;
                }
                Either::Right(_) => return,
            }
        }
    }

    /// Somebody wants it tried again: what was refused counts no more.
    fn heed(&self, nudge: Option<Nudge>) {
        if nudge == Some(Nudge::Retry) {
            self.files.list.update(|list| list.iter_mut().for_each(|one| one.trouble = None));
        }
    }

    /// Follows up what has become of the acts, lets go of what is done with, and says what is to be
    /// sent next.
    async fn look_at_files(&self) -> Result<Option<LocalFile>, DiskTrouble> {
        let known = self.files.list.get_untracked();
        let (mut list, mut next) = (Vec::new(), None);
        for mut local in self.disk.files().await? {
            let hash = local.file.sha256;
            let course = local.course.onward(&self.replica.borrow().outbox, hash);
            if course != local.course {
                local.course = course;
                self.disk.mark_file(&local).await?;
            }
            let duty = local.duty(clock::now());
            if duty == Duty::Drop {
                self.disk.drop_file(hash, local.file.size).await?;
                continue;
            }
            let before = known.iter().find(|carried| carried.local.file.sha256 == hash);
            let sent =
                if local.is_there { local.file.size } else { before.map_or(0, |one| one.sent) };
            let trouble = before.and_then(|one| one.trouble.clone());
            let is_free = !matches!(trouble, Some(FileTrouble::Refused(_)));
            if duty == Duty::Send && is_free && next.is_none() {
                next = Some(local.clone());
            }
            list.push(Carried { local, sent, trouble });
        }
        self.files.any.set(!list.is_empty());
        if list != known {
            self.files.list.set(list);
        }
        Ok(next)
    }

    /// Sends a file from where it stands.
    async fn carry(&self, local: &LocalFile) -> Result<(), FileTrouble> {
        let (hash, size) = (local.file.sha256.to_string(), local.file.size);
        let token = self.token().ok_or(FileTrouble::SignedOut)?;
        let standing = http::file_standing(&hash, &token).await?;
        let mut is_there = standing.is_complete;
        let mut at = standing.offset;
        let mut misplaced = 0;
        while !is_there {
            // All parts are there, but not what comes of them: the last one asks again.
            if at >= size {
                at = (size - 1) / PART * PART;
            }
            self.note(local, |carried| (carried.sent, carried.trouble) = (at, None));
            let bytes = self.piece(local, at).await?;
            let end = at + bytes.len() as u32;
            let range = ContentRange { bytes: at..end, size };
            match http::file_part(&hash, &token, &range, &bytes).await? {
                PartSaid::Taken => at = end,
                PartSaid::Complete => is_there = true,
                PartSaid::Misplaced { offset } if misplaced < MISPLACED_MAX => {
                    (misplaced, at) = (misplaced + 1, offset);
                }
                PartSaid::Misplaced { .. } => return Err(FileTrouble::Refused("misplaced".into())),
            }
        }
        self.note(local, |carried| (carried.sent, carried.trouble) = (size, None));
        let there = LocalFile { is_there, ..local.clone() };
        self.disk.mark_file(&there).await.map_err(FileTrouble::Disk)
    }

    /// The bytes from here to the end of a part; of the next as well, where those are too few.
    async fn piece(&self, local: &LocalFile, at: u32) -> Result<Vec<u8>, FileTrouble> {
        let lost = || FileTrouble::Disk(DiskTrouble::Failed("part".into()));
        let number = u64::from(at / PART);
        let read = async |number| {
            let part = self.disk.file_part(local.file.sha256, number).await;
            part.map_err(FileTrouble::Disk)
        };
        let mut bytes = read(number).await?.ok_or_else(lost)?;
        bytes.drain(..((at % PART) as usize).min(bytes.len()));
        if bytes.len() < PART_MIN as usize {
            bytes.extend(read(number + 1).await?.unwrap_or_default());
        }
        if bytes.is_empty() { Err(lost()) } else { Ok(bytes) }
    }

    fn note(&self, local: &LocalFile, change: impl FnOnce(&mut Carried)) {
        self.files.list.update(|list| {
            let is_it = |one: &&mut Carried| one.local.file.sha256 == local.file.sha256;
            if let Some(carried) = list.iter_mut().find(is_it) {
                change(carried);
            }
        });
    }
}
