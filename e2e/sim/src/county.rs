//! The county of a run: the server's own code over its own SQL, with an oracle that reads along.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use server::core::{Core, LogRow};
use shared::id::{ActorId, Counter, Millis, Seq};
use shared::log::Act;
use shared::mutation::Sealed;
use shared::sync::{Answer, Request};
use shared::wire::{decode, encode};

use crate::breach::{Breach, Outcome, Rule, server_failed};
use crate::oracle::{Judged, Name, Oracle, Sight};
use crate::sabotage::Sabotage;
use crate::world;

/// What the county says to a request.
pub enum Said {
    /// An answer, and what its reader may see by then if it has nothing more to ask.
    Answer(Box<Answer>, Option<Rc<Sight>>),
    /// An error.
    Status(u16),
    /// Nothing: it was killed.
    Killed,
}

/// What an operator has put aside.
enum Kept {
    Image(Vec<u8>),
    Backup(Vec<u8>),
}

/// A backup on its way back.
struct Restore {
    parts: Vec<Vec<u8>>,
    next: usize,
}

/// What came of an operator's doings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Restored {
    /// There is more to come.
    Partly,
    /// It was broken off and begins again.
    BrokenOff,
    /// The county is open again.
    Wholly,
}

/// The county.
pub struct County {
    core: Core,
    /// What it must be.
    pub oracle: Oracle,
    kept: Vec<Kept>,
    restore: Option<Restore>,
    sabotage: Option<Sabotage>,
}

thread_local! {
    /// Every run begins with the same county: it is made once.
    static BEGINNING: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

fn beginning() -> Outcome<Vec<u8>> {
    if let Some(image) = BEGINNING.with_borrow(Clone::clone) {
        return Ok(image);
    }
    server::native::set_seed(0);
    let core = Core::empty().map_err(server_failed)?;
    let actors: Vec<ActorId> = world::actors().into_iter().map(|(_, actor)| actor).collect();
    core.open("示例县", None, world::entities(), &actors).map_err(server_failed)?;
    let image = core.image().map_err(server_failed)?;
    BEGINNING.set(Some(image.clone()));
    Ok(image)
}

impl County {
    /// The county at its beginning.
    pub fn open(seed: u64, sabotage: Option<Sabotage>) -> Outcome<County> {
        server::native::set_now(Millis(crate::run::BEGINNING));
        let image = beginning()?;
        server::native::set_seed(seed);
        let core = Core::from_image(&image).map_err(server_failed)?;
        let oracle = Oracle::of(&core)?;
        Ok(County { core, oracle, kept: vec![Kept::Image(image)], restore: None, sabotage })
    }

    /// Answers a request; where `fuse` is given, the server dies after so many statements. Says
    /// what was judged, too.
    pub fn answer(
        &mut self,
        now: u64,
        actor: ActorId,
        request: &[u8],
        fuse: Option<u32>,
    ) -> Outcome<(Said, Vec<Judged>)> {
        server::native::set_now(Millis(now));
        let (request, renamed) = self.forget(request);
        self.core.set_fuse(fuse);
        let answered = self.core.sync(actor, &request);
        self.core.set_fuse(None);
        let judged = self.read_on()?;
        let mut answer = match answered {
            Ok(answer) => answer,
            Err(failure) if failure.words.starts_with("killed") => {
                return Ok((Said::Killed, judged));
            }
            Err(failure) if matches!(failure.status, 400 | 503) => {
                return Ok((Said::Status(failure.status), judged));
            }
            Err(failure) => return Err(server_failed(failure)),
        };
        for verdict in &mut answer.verdicts {
            verdict.counter = *renamed.get(&verdict.counter).unwrap_or(&verdict.counter);
        }
        let is_last = !answer.more && !answer.rebuild;
        let sight = is_last.then(|| Rc::new(self.oracle.sight(actor)));
        Ok((Said::Answer(Box::new(answer), sight), judged))
    }

    /// For [`Sabotage::ForgetIdentity`]: what was judged comes as something new.
    fn forget(&self, request: &[u8]) -> (Vec<u8>, BTreeMap<Counter, Counter>) {
        let nothing = (request.to_vec(), BTreeMap::new());
        if self.sabotage != Some(Sabotage::ForgetIdentity) {
            return nothing;
        }
        let Some(mut words) = decode::<Request>(request) else { return nothing };
        let mut renamed = BTreeMap::new();
        for sealed in &mut words.envelopes {
            let (replica, counter, digest) = (words.replica, sealed.counter, sealed.digest());
            if self.oracle.verdict(&Name { replica, counter, digest }).is_some() {
                let other = Counter(counter.0 + (self.oracle.head().seq.0 << 20));
                renamed.insert(other, counter);
                *sealed = Sealed { counter: other, bytes: std::mem::take(&mut sealed.bytes) };
            }
        }
        (encode(&words), renamed)
    }

    /// The oracle reads what the county has written.
    fn read_on(&mut self) -> Outcome<Vec<Judged>> {
        if self.is_restoring() {
            return Ok(Vec::new());
        }
        let rows = self.log(self.oracle.head().seq)?;
        self.oracle.read(&rows)
    }

    fn log(&self, after: Seq) -> Outcome<Vec<LogRow>> {
        let mut rows = self.core.log(after).map_err(server_failed)?;
        if self.sabotage == Some(Sabotage::ChainWithoutRefused) {
            let mut last = self.oracle.head().hash;
            for row in &mut rows {
                if row.header.act == Act::Refused {
                    row.hash = last;
                }
                last = row.hash;
            }
        }
        Ok(rows)
    }

    /// The county forgets rights that ended by then.
    pub fn forget_ended(&self, until: u64) -> Outcome {
        if self.is_restoring() {
            return Ok(());
        }
        self.core.forget(Millis(until)).map_err(server_failed)
    }

    /// Whether a backup is on its way back.
    pub fn is_restoring(&self) -> bool {
        self.restore.is_some()
    }

    /// An operator puts the county aside: the files of its disk, or a backup over the API.
    pub fn keep(&mut self, now: u64, is_backup: bool) -> Outcome {
        if self.is_restoring() {
            return Ok(());
        }
        server::native::set_now(Millis(now));
        let kept = if is_backup {
            Kept::Backup(self.core.backup().map_err(server_failed)?)
        } else {
            Kept::Image(self.core.image().map_err(server_failed)?)
        };
        self.kept.push(kept);
        self.read_on().map(drop)
    }

    /// The county's files are set back to an earlier image, if there is one.
    pub fn set_back(&mut self, which: usize) -> Outcome<bool> {
        let images: Vec<&Vec<u8>> = self
            .kept
            .iter()
            .filter_map(|kept| match kept {
                Kept::Image(image) => Some(image),
                Kept::Backup(_) => None,
            })
            .collect();
        let Some(image) = images.get(which % images.len()) else { return Ok(false) };
        self.core = Core::from_image(image).map_err(server_failed)?;
        self.restore = None;
        self.oracle.set_back(&self.core.log(Seq(0)).map_err(server_failed)?)?;
        Ok(true)
    }

    /// A backup begins to come back into an empty county, if there is one.
    pub fn begin_restore(&mut self, which: usize, lines: usize) -> Outcome<bool> {
        let backups: Vec<&Vec<u8>> = self
            .kept
            .iter()
            .filter_map(|kept| match kept {
                Kept::Backup(backup) => Some(backup),
                Kept::Image(_) => None,
            })
            .collect();
        if backups.is_empty() || self.is_restoring() {
            return Ok(false);
        }
        let all: Vec<&[u8]> =
            backups[which % backups.len()].split_inclusive(|b| *b == b'\n').collect();
        let parts = all.chunks(lines).map(<[&[u8]]>::concat).collect();
        self.restore = Some(Restore { parts, next: 0 });
        self.core = Core::empty().map_err(server_failed)?;
        Ok(true)
    }

    /// The next part of the backup comes; or its sender begins again.
    pub fn go_on_restoring(&mut self, now: u64, breaks_off: bool) -> Outcome<Restored> {
        let Some(restore) = &mut self.restore else { return Ok(Restored::Wholly) };
        server::native::set_now(Millis(now));
        if breaks_off && restore.next > 0 {
            restore.next = 0;
            return Ok(Restored::BrokenOff);
        }
        if let Some(part) = restore.parts.get(restore.next) {
            restore.next += 1;
            self.core.restore(part).map_err(server_failed)?;
        }
        if restore.next < restore.parts.len() {
            return Ok(Restored::Partly);
        }
        self.restore = None;
        if !self.core.is_open().map_err(server_failed)? {
            return Breach::of(Rule::Answers, "a whole backup came back, and the county is closed");
        }
        self.oracle.set_back(&self.core.log(Seq(0)).map_err(server_failed)?)?;
        Ok(Restored::Wholly)
    }

    /// The county's rows are what its log says, and its chain holds from row one.
    pub fn check(&mut self) -> Outcome {
        self.read_on()?;
        let log = self.core.log(Seq(0)).map_err(server_failed)?;
        let links = log.iter().map(|row| (row.header, row.payload_digest, row.hash));
        match shared::log::verify(shared::log::Head::default(), links) {
            Ok(head) if head == self.oracle.head() => self.oracle.check(&self.core),
            Ok(head) => Breach::of(Rule::Chain, format!("the log ends at row {}", head.seq.0)),
            Err(broken) => Breach::of(Rule::Chain, broken.to_string()),
        }
    }
}
