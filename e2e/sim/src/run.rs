//! One run: everything that happens follows from its seed.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use shared::id::{ReplicaId, Seq};
use shared::mutation::{Digest, MutationKind, Sealed};
use shared::sync::replica::{Event, Wake};

use crate::breach::{Breach, Outcome, Rule};
use crate::county::County;
use crate::device::Device;
use crate::dice::Dice;
use crate::faults::{Fault, Tally};
use crate::network::{Asked, Told};
use crate::oracle::{Judged, Name};
use crate::sabotage::Sabotage;
use crate::trace::Trace;
use crate::world;

/// The time when every run begins: 20 October 2022, midnight.
pub const BEGINNING: u64 = 1_666_224_000_000;

/// Steps of a run before everything comes to rest.
const STEPS: u64 = 500;

/// What has become of an act that stood on a disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is to be delivered, or was.
    Open,
    /// It was refused, and its person has thrown it away or done it otherwise.
    Decided,
    /// It goes on under another number.
    Renumbered,
    /// The browser gave it up with everything else on its disk.
    Evicted,
}

/// A run on its way.
pub struct Run {
    pub(crate) dice: Dice,
    pub(crate) trace: Trace,
    pub(crate) tally: Tally,
    pub(crate) now: u64,
    pub(crate) county: County,
    pub(crate) devices: Vec<Device>,
    pub(crate) asked: Vec<Asked>,
    pub(crate) told: Vec<Told>,
    pub(crate) fates: BTreeMap<Name, Fate>,
    pub(crate) sabotage: Option<Sabotage>,
    /// Nothing goes wrong any more.
    pub(crate) is_calm: bool,
    /// The server dies after so many statements of the next request.
    pub(crate) fuse: Option<u32>,
    /// So many requests the server fails over.
    pub(crate) failing: u64,
    pub(crate) steps: u64,
    pub(crate) next_number: u64,
    judged: u64,
}

/// What a run came to.
pub struct Report {
    /// How often what went wrong.
    pub tally: Tally,
    /// How many acts the county judged.
    pub judged: u64,
    /// The last lines of its trace.
    pub lines: Vec<String>,
    /// A hash of the whole trace.
    pub hash: Digest,
    /// How it ended.
    pub outcome: Outcome,
}

/// Runs `seed`. A loud run prints its trace.
pub fn run(seed: u64, sabotage: Option<Sabotage>, is_loud: bool) -> Report {
    let trace = Trace::new(is_loud);
    match County::open(seed, sabotage) {
        Err(breach) => {
            let (tally, lines, hash) = (Tally::default(), trace.last(), trace.hash());
            Report { tally, judged: 0, lines, hash, outcome: Err(breach) }
        }
        Ok(county) => {
            let mut run = Run::new(seed, county, sabotage, trace);
            let calm = catch_unwind(AssertUnwindSafe(|| run.go()));
            let outcome = calm.unwrap_or_else(|panic| Breach::of(Rule::Calm, said(&*panic)));
            if let Err(breach) = &outcome {
                run.trace.note(format!("✗ {}: {}", breach.rule.words(), breach.words));
            }
            let Run { trace, tally, judged, .. } = run;
            Report { tally, judged, lines: trace.last(), hash: trace.hash(), outcome }
        }
    }
}

/// What a panic says.
fn said(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or(panic.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

impl Run {
    fn new(seed: u64, county: County, sabotage: Option<Sabotage>, trace: Trace) -> Run {
        Run {
            dice: Dice::new(seed),
            trace,
            tally: Tally::default(),
            now: BEGINNING,
            county,
            devices: Vec::new(),
            asked: Vec::new(),
            told: Vec::new(),
            fates: BTreeMap::new(),
            sabotage,
            is_calm: false,
            fuse: None,
            failing: 0,
            steps: 0,
            next_number: 0,
            judged: 0,
        }
    }

    fn go(&mut self) -> Outcome {
        self.begin()?;
        for _ in 0..STEPS {
            self.step()?;
        }
        self.settle()
    }

    /// Whoever keeps posts and a chief are always there, and one person has two devices.
    fn begin(&mut self) -> Outcome {
        let actors = world::actors();
        let mut chosen = vec!["admin", "chief-a", "lead-clerk", "lead-clerk"];
        for _ in 0..2 + self.dice.roll(3) {
            let place = self.dice.place(actors.len()).unwrap_or(0);
            chosen.push(actors[place].0);
        }
        for (number, name) in chosen.into_iter().enumerate() {
            let Some((_, actor)) = actors.iter().find(|(title, _)| *title == name) else {
                continue;
            };
            let replica = ReplicaId(self.dice.id());
            self.devices.push(Device::new(format!("{name}#{number}"), *actor, replica));
            self.open_tab(number);
        }
        // Mostly everybody knows the county already.
        self.is_calm = self.dice.percent(70);
        if self.is_calm {
            self.round()?;
            self.is_calm = false;
        }
        Ok(())
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }

    /// A page is opened on a device.
    pub(crate) fn open_tab(&mut self, device: usize) {
        let number = self.number();
        let device = &mut self.devices[device];
        device.open(number);
        self.trace.note(format!("{} opens tab {number}", device.name));
    }

    /// One thing happens.
    fn step(&mut self) -> Outcome {
        self.steps += 1;
        self.trace.step();
        self.now += 1 + self.dice.roll(1_500);
        self.ring()?;
        match self.dice.roll(100) {
            0..=32 => self.work_anywhere(),
            33..=48 => self.deliver_request(),
            49..=64 => self.deliver_answer(),
            65..=80 => self.somebody_acts(),
            81..=83 => self.somebody_decides(),
            84..=88 => self.time_passes(),
            89..=93 => self.look_after_tabs(),
            _ => self.mishap(),
        }
    }

    /// Wakes whoever asked for it.
    pub(crate) fn ring(&mut self) -> Outcome {
        for device in 0..self.devices.len() {
            for tab in 0..self.devices[device].tabs.len() {
                let now = self.now;
                let page = &mut self.devices[device].tabs[tab];
                if page.retry.take_if(|at| *at <= now).is_some() {
                    page.jobs.push_back(crate::device::Job::Reload);
                }
                if page.timer.take_if(|at| *at <= now).is_some() {
                    self.happen(device, tab, Event::Wake(Wake::Timer))?;
                }
            }
        }
        Ok(())
    }

    fn time_passes(&mut self) -> Outcome {
        self.now += self.dice.roll(150_000);
        let Some((device, tab)) = self.any_tab() else { return Ok(()) };
        let event = match self.dice.roll(4) {
            0 => Event::Wake(Wake::Now),
            1 if self.devices[device].tabs[tab].is_idle() => Event::Idle,
            1 => return Ok(()),
            _ => {
                let seq = Seq(self.county.oracle.head().seq.0);
                let within = if self.dice.percent(50) { 0 } else { self.dice.roll(9_000) as u32 };
                Event::Wake(Wake::Hint { seq, within })
            }
        };
        self.happen(device, tab, event)
    }

    /// Some page, if any is open.
    pub(crate) fn any_tab(&mut self) -> Option<(usize, usize)> {
        let open: Vec<(usize, usize)> = (0..self.devices.len())
            .flat_map(|device| (0..self.devices[device].tabs.len()).map(move |tab| (device, tab)))
            .collect();
        self.dice.pick(&open)
    }

    /// A page is opened where none is, a free lead is taken, a word from another tab is heard.
    fn look_after_tabs(&mut self) -> Outcome {
        for device in 0..self.devices.len() {
            if self.devices[device].tabs.is_empty() && self.dice.percent(40) {
                self.open_tab(device);
            }
            if self.dice.percent(60) {
                self.lead(device)?;
            }
        }
        Ok(())
    }

    /// One of the device's tabs takes the lead, if it is free.
    pub(crate) fn lead(&mut self, device: usize) -> Outcome {
        let found = &self.devices[device];
        if found.leader().is_some() {
            return Ok(());
        }
        let Some(tab) = self.dice.place(found.tabs.len()) else { return Ok(()) };
        if std::mem::replace(&mut self.devices[device].has_led, true) {
            self.tally.count(Fault::LeadPassed);
        }
        let number = self.devices[device].tabs[tab].number;
        self.trace.note(format!("{} tab {number} leads", self.devices[device].name));
        self.happen(device, tab, Event::Wake(Wake::Lead))
    }

    /// Notes what the county has judged.
    pub(crate) fn note_judged(&mut self, judged: &[Judged]) {
        for row in judged {
            self.judged += 1;
            let sealed = Sealed { counter: row.name.counter, bytes: row.bytes.clone() };
            let kind = sealed.open(row.name.replica).map(|envelope| envelope.mutation.kind());
            let (kind, counter) = (kind.ok(), row.name.counter.0);
            self.trace.note(format!("county judges {kind:?} {counter}: {:?}", row.refused));
            if row.refused.is_some() {
                self.tally.count(Fault::RefusedThere);
                continue;
            }
            match kind {
                Some(MutationKind::HoldPost | MutationKind::AddPost) => {
                    self.tally.count(Fault::PostMoved);
                }
                Some(MutationKind::AssignTask) => self.tally.count(Fault::UnitsChanged),
                Some(MutationKind::EditTask) => self.tally.count(Fault::SightChanged),
                Some(MutationKind::AppointDelegate) => self.tally.count(Fault::Appointed),
                Some(MutationKind::WithdrawDelegate) => self.tally.count(Fault::Withdrawn),
                _ => {}
            }
        }
    }
}
