//! What a tab does with what its replica decides: as the app's engine does it.

use shared::id::{Counter, Millis};
use shared::sync::Request;
use shared::sync::replica::{Change, Effect, Event, Store, Write};
use shared::wire::encode;

use crate::breach::Outcome;
use crate::device::{Job, Working};
use crate::faults::Fault;
use crate::network::Asked;
use crate::run::{Fate, Run};
use crate::sabotage::Sabotage;
use crate::veil;

/// The pause before a disk that failed is read again.
const RETRY_MS: u64 = 3_000;
/// The longest time that a tab sets its alarm for.
const ALARM_MAX_MS: u64 = 3_600_000;
impl Run {
    /// Something happens to a tab's replica, and what it decides is done.
    pub(crate) fn happen(&mut self, device: usize, tab: usize, event: Event) -> Outcome {
        if let (Some(Sabotage::OutboxAtVerdict), Event::Answered(answer)) = (self.sabotage, &event)
        {
            let rows = answer.verdicts.iter().map(|judged| judged.counter.0);
            let rows = rows.map(|key| Change::Delete(Store::Outbox, key)).collect();
            let page = &mut self.devices[device].tabs[tab];
            page.writes += 1;
            page.jobs.push_back(Job::Write(Write(rows), page.reading));
        }
        let random = self.dice.next() as u32;
        let clock = self.devices[device].clock(self.now);
        let page = &mut self.devices[device].tabs[tab];
        let effects = page.replica.handle(clock, random, event);
        effects.into_iter().try_for_each(|effect| self.perform(device, tab, effect))
    }

    fn perform(&mut self, device: usize, tab: usize, effect: Effect) -> Outcome {
        let now = self.now;
        let clock = self.devices[device].clock(now);
        let found = &mut self.devices[device];
        let page = &mut found.tabs[tab];
        match effect {
            Effect::Append { ticket, bytes, replaces } => {
                page.jobs.push_back(Job::Append { ticket, bytes: veil::plain(&bytes), replaces });
            }
            Effect::Renumber { ticket, bytes, counter } => {
                let bytes = veil::plain(&bytes);
                page.jobs.push_back(Job::Renumber { ticket, bytes, counter });
            }
            Effect::Write(write) => {
                page.writes += 1;
                page.jobs.push_back(Job::Write(write, page.reading));
            }
            Effect::Reload => page.jobs.push_back(Job::Reload),
            Effect::Send(request) => self.send(device, tab, *request),
            Effect::WakeAt(at) => {
                let wait = at.0.saturating_sub(clock.0).clamp(10, ALARM_MAX_MS);
                page.timer = Some(now + wait);
            }
            Effect::Reject { reason, .. } => {
                self.tally.count(Fault::RefusedHere);
                self.trace.note(format!("{} may not: {reason:?}", found.name));
            }
            Effect::Stored { counter, .. } => {
                self.trace.note(format!("{} is told that {} is stored", found.name, counter.0));
            }
            _ => {}
        }
        Ok(())
    }

    fn send(&mut self, device: usize, tab: usize, mut request: Request) {
        let number = self.number();
        let found = &mut self.devices[device];
        found.tabs[tab].asked = Some(number);
        for sealed in &mut request.envelopes {
            sealed.bytes = veil::plain(&sealed.bytes);
        }
        if found.is_too_old {
            request.protocol = 0;
        }
        if self.sabotage == Some(Sabotage::WitnessWithheld) {
            request.witness = None;
        }
        self.trace.note(format!(
            "{} asks #{number} from row {} with {} acts",
            found.name,
            request.cursor.seq.0,
            request.envelopes.len()
        ));
        self.asked.push(Asked {
            device,
            tab: found.tabs[tab].number,
            number,
            bytes: encode(&request),
            step: self.steps,
            is_echo: false,
        });
    }

    /// The disk of some tab does its next thing.
    pub(crate) fn work_anywhere(&mut self) -> Outcome {
        let busy: Vec<(usize, usize)> = (0..self.devices.len())
            .flat_map(|device| (0..self.devices[device].tabs.len()).map(move |tab| (device, tab)))
            .filter(|(device, tab)| {
                let page = &self.devices[*device].tabs[*tab];
                !page.jobs.is_empty() || page.working.is_some() || page.is_told
            })
            .collect();
        match self.dice.pick(&busy) {
            Some((device, tab)) => self.work(device, tab),
            None => Ok(()),
        }
    }

    /// The disk begins the next job, or the tab hears of one that is done.
    pub(crate) fn work(&mut self, device: usize, tab: usize) -> Outcome {
        let page = &mut self.devices[device].tabs[tab];
        if let Some(working) = page.working.take() {
            return self.finish(device, tab, working);
        }
        if std::mem::take(&mut page.is_told) {
            page.jobs.push_back(Job::Reload);
        }
        let Some(job) = page.jobs.pop_front() else { return Ok(()) };
        let fails = !self.is_calm && self.dice.percent(2) && Fault::DiskFailed.may_happen();
        if fails {
            self.tally.count(Fault::DiskFailed);
            self.trace.note(format!("the disk of {} fails", self.devices[device].name));
        }
        let working = match job {
            Job::Append { ticket, bytes, replaces } => {
                let counter = (!fails).then(|| self.store(device, bytes, replaces));
                Working::Append { ticket, counter }
            }
            Job::Renumber { ticket, bytes, counter } => {
                let stored = (!fails).then(|| self.renumber(device, bytes, counter)).flatten();
                if stored.is_none() && !fails {
                    self.devices[device].tabs[tab].jobs.push_back(Job::Reload);
                }
                Working::Append { ticket, counter: stored }
            }
            // Writes that go on from one that failed would leave a hole between them.
            Job::Write(_, reading) if self.is_void(device, tab, reading) => {
                self.devices[device].tabs[tab].writes -= 1;
                return Ok(());
            }
            Job::Write(write, _) => {
                self.devices[device].tabs[tab].writes -= 1;
                if !fails {
                    let name = &self.devices[device].name;
                    self.trace.note(format!("the disk of {name} writes {} changes", write.0.len()));
                    self.devices[device].disk.write(write, &self.county.oracle)?;
                }
                Working::Write { is_done: !fails }
            }
            Job::Reload => {
                let found = &self.devices[device];
                let page = &found.tabs[tab];
                // Where a write has failed, what is in memory may be newer than the disk.
                let place = (!page.is_behind).then(|| page.replica.place());
                Working::Reload((!fails).then(|| Box::new(found.snapshot(place))))
            }
        };
        self.devices[device].tabs[tab].working = Some(working);
        Ok(())
    }

    /// Whether a write goes on from one that failed.
    fn is_void(&self, device: usize, tab: usize, reading: u64) -> bool {
        let page = &self.devices[device].tabs[tab];
        page.is_behind || page.reading != reading
    }

    /// An act comes to stand on disk: from now on it must not be lost.
    fn store(&mut self, device: usize, bytes: Vec<u8>, replaces: Option<Counter>) -> Counter {
        let disk = &mut self.devices[device].disk;
        let replaced = replaces.and_then(|counter| {
            let bytes = disk.outbox().remove(&counter)?;
            Some(disk.name(counter, &bytes))
        });
        let counter = disk.append(bytes.clone(), replaces);
        if let Some(replaced) = replaced {
            self.tally.count(Fault::Resent);
            self.fates.insert(replaced, Fate::Decided);
        }
        self.stands(device, counter, &bytes);
        counter
    }

    /// An act comes to stand under another number, if it still stands under this one.
    fn renumber(&mut self, device: usize, bytes: Vec<u8>, counter: Counter) -> Option<Counter> {
        let disk = &mut self.devices[device].disk;
        let before = disk.name(counter, &bytes);
        let stored = disk.renumber(bytes.clone(), counter)?;
        self.tally.count(Fault::Renumbered);
        self.fates.insert(before, Fate::Renumbered);
        self.stands(device, stored, &bytes);
        Some(stored)
    }

    fn stands(&mut self, device: usize, counter: Counter, bytes: &[u8]) {
        let name = self.devices[device].disk.name(counter, bytes);
        self.fates.insert(name, Fate::Open);
        let name = &self.devices[device].name;
        self.trace.note(format!("the disk of {name} stores act {}", counter.0));
    }

    fn finish(&mut self, device: usize, tab: usize, working: Working) -> Outcome {
        let retry_at = self.now + RETRY_MS;
        let overtakes = self.sabotage == Some(Sabotage::ReloadOvertakes);
        let page = &mut self.devices[device].tabs[tab];
        match working {
            Working::Append { ticket, counter: Some(counter) } => {
                self.happen(device, tab, Event::Appended { ticket, counter })?;
                self.tell(device, tab);
            }
            Working::Append { ticket, counter: None } => {
                self.happen(device, tab, Event::AppendFailed { ticket })?;
            }
            Working::Write { is_done: true } => self.tell(device, tab),
            Working::Write { is_done: false } => {
                page.is_behind = true;
                page.retry = Some(retry_at);
            }
            Working::Reload(None) => page.retry = Some(retry_at),
            // What was read is older than what is in memory, and than what waits to be written.
            Working::Reload(_) if page.writes > 0 && !page.is_behind && !overtakes => {
                page.jobs.push_back(Job::Reload);
            }
            Working::Reload(Some(snapshot)) => {
                page.reading += u64::from(std::mem::take(&mut page.is_behind));
                self.happen(device, tab, Event::Reloaded(snapshot))?;
            }
        }
        Ok(())
    }

    /// The other tabs hear that something was written.
    fn tell(&mut self, device: usize, tab: usize) {
        let others = self.devices[device].tabs.iter_mut().enumerate();
        others.filter(|(place, _)| *place != tab).for_each(|(_, page)| page.is_told = true);
    }

    /// The time on a device.
    pub(crate) fn clock(&self, device: usize) -> Millis {
        self.devices[device].clock(self.now)
    }
}
