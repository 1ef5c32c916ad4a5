//! What goes wrong on devices, on the server and with clocks.

use shared::id::ReplicaId;
use shared::sync::replica::{Event, Wake};

use crate::breach::Outcome;
use crate::county::Restored;
use crate::disk::Disk;
use crate::faults::Fault;
use crate::run::{Fate, Run};
use crate::sabotage::Sabotage;

/// A year in milliseconds.
const YEAR_MS: i64 = 365 * 86_400_000;

#[derive(Clone, Copy)]
enum Mishap {
    Partition,
    CloseTab,
    OpenTab,
    Kill,
    Evict,
    SetBack,
    KillServer,
    FailServer,
    Forget,
    Keep,
    SetCountyBack,
    Restore,
    Clock,
    TooOld,
    Older,
    EndSession,
}

impl Mishap {
    /// What it is counted as.
    fn fault(self) -> Fault {
        match self {
            Mishap::Partition => Fault::Partition,
            Mishap::CloseTab => Fault::TabClosed,
            Mishap::OpenTab => Fault::SecondTab,
            Mishap::Kill => Fault::DeviceKilled,
            Mishap::Evict => Fault::Evicted,
            Mishap::SetBack => Fault::SetBack,
            Mishap::KillServer => Fault::ServerRolledBack,
            Mishap::FailServer => Fault::ServerFailed,
            Mishap::Forget => Fault::Forgotten,
            Mishap::Keep | Mishap::SetCountyBack => Fault::CountySetBack,
            Mishap::Restore => Fault::CountyRestored,
            Mishap::Clock => Fault::ClockAhead,
            Mishap::TooOld => Fault::TooOld,
            Mishap::Older => Fault::Older,
            Mishap::EndSession => Fault::SessionOver,
        }
    }
}

const WEIGHTS: &[(u64, Mishap)] = &[
    (14, Mishap::Partition),
    (8, Mishap::CloseTab),
    (12, Mishap::OpenTab),
    (12, Mishap::Kill),
    (2, Mishap::Evict),
    (3, Mishap::SetBack),
    (16, Mishap::KillServer),
    (2, Mishap::FailServer),
    (5, Mishap::Forget),
    (7, Mishap::Keep),
    (2, Mishap::SetCountyBack),
    (3, Mishap::Restore),
    (6, Mishap::Clock),
    (5, Mishap::TooOld),
    (4, Mishap::Older),
    (5, Mishap::EndSession),
];

impl Run {
    /// Something goes wrong.
    pub(crate) fn mishap(&mut self) -> Outcome {
        if self.county.is_restoring() {
            return self.go_on_restoring();
        }
        let device = self.dice.place(self.devices.len()).unwrap_or(0);
        let mishap = self.dice.weighed(WEIGHTS);
        if !mishap.fault().may_happen() {
            return Ok(());
        }
        match mishap {
            Mishap::Partition => self.part(device),
            Mishap::CloseTab => self.close_tab(device),
            Mishap::OpenTab => self.open_second(device),
            Mishap::Kill => self.kill(device),
            Mishap::Evict => self.evict(device),
            Mishap::SetBack => self.set_back(device),
            Mishap::KillServer => {
                self.fuse = Some(self.dice.roll(70) as u32);
                Ok(())
            }
            Mishap::FailServer => {
                self.failing = 1 + self.dice.roll(16);
                Ok(())
            }
            Mishap::Forget => {
                let until = self.now - self.dice.roll(1_200_000);
                self.trace.note("the county forgets rights that have ended".to_owned());
                self.tally.count(Fault::Forgotten);
                self.county.forget_ended(until)
            }
            Mishap::Keep => {
                let is_backup = self.dice.percent(50);
                self.trace.note(format!("the county is put aside (backup: {is_backup})"));
                self.county.keep(self.now, is_backup)
            }
            Mishap::SetCountyBack => self.set_county_back(),
            Mishap::Restore => self.restore(),
            Mishap::Clock => self.turn_clock(device),
            Mishap::TooOld => {
                let found = &mut self.devices[device];
                found.is_too_old = !found.is_too_old;
                self.trace.note(format!("{} is too old: {}", found.name, found.is_too_old));
                if found.is_too_old {
                    self.tally.count(Fault::TooOld);
                }
                Ok(())
            }
            Mishap::Older => self.change_program(device),
            Mishap::EndSession => {
                let found = &mut self.devices[device];
                if found.is_signed_out {
                    return self.sign_in(device);
                }
                found.is_signed_out = true;
                self.trace.note(format!("the session of {} is over", found.name));
                self.tally.count(Fault::SessionOver);
                Ok(())
            }
        }
    }

    fn part(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        found.is_cut_off = !found.is_cut_off;
        let is_cut_off = found.is_cut_off;
        self.trace.note(format!("{} is cut off: {is_cut_off}", found.name));
        if is_cut_off {
            self.tally.count(Fault::Partition);
        }
        // Browsers do not always notice.
        let wake = if is_cut_off { Wake::Offline } else { Wake::Now };
        for tab in 0..self.devices[device].tabs.len() {
            if self.dice.percent(50) {
                self.happen(device, tab, Event::Wake(wake))?;
            }
        }
        Ok(())
    }

    fn close_tab(&mut self, device: usize) -> Outcome {
        let Some(tab) = self.dice.place(self.devices[device].tabs.len()) else { return Ok(()) };
        let closed = self.devices[device].tabs.remove(tab);
        if !closed.jobs.is_empty() || closed.working.is_some() || closed.asked.is_some() {
            self.tally.count(Fault::TabClosed);
        }
        self.trace.note(format!("{} closes tab {}", self.devices[device].name, closed.number));
        Ok(())
    }

    fn open_second(&mut self, device: usize) -> Outcome {
        let open = self.devices[device].tabs.len();
        if open < 3 {
            self.open_tab(device);
        }
        if open == 1 {
            self.tally.count(Fault::SecondTab);
        }
        Ok(())
    }

    fn kill(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        found.tabs.clear();
        found.has_led = false;
        let relaxed = found.disk.relaxed();
        let kept = self.dice.roll(relaxed as u64 + 1) as usize;
        match self.sabotage {
            Some(Sabotage::RelaxedAppend) => found.disk.kill_with_appends(),
            _ => found.disk.kill(kept),
        }
        self.trace.note(format!("{} is killed; {kept} of {relaxed} writes stay", found.name));
        self.tally.count(Fault::DeviceKilled);
        if kept < relaxed {
            self.tally.count(Fault::WritesVanished);
        }
        Ok(())
    }

    /// The browser gives the whole database up. What stood nowhere else is lost, and nothing but
    /// that; the device begins anew under another id.
    fn evict(&mut self, device: usize) -> Outcome {
        let replica = ReplicaId(self.dice.id());
        let found = &mut self.devices[device];
        found.tabs.clear();
        found.has_led = false;
        let gone = std::mem::replace(&mut found.disk, Disk::new(replica));
        self.trace.note(format!("the database of {} is evicted", found.name));
        self.tally.count(Fault::Evicted);
        self.give_up(&gone, &Disk::new(replica));
        Ok(())
    }

    /// The disk becomes what it was a little while ago, as when a whole computer is set back.
    fn set_back(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        let age = found.disk.age();
        if age < 2 {
            return Ok(());
        }
        found.tabs.clear();
        found.has_led = false;
        let mut before = Disk::new(found.disk.replica);
        std::mem::swap(&mut before, &mut found.disk);
        let back = 1 + self.dice.roll(12.min(age as u64 - 1)) as usize;
        found.disk = before.copy_at(age - back);
        self.trace.note(format!("the disk of {} is set back by {back}", found.name));
        self.tally.count(Fault::SetBack);
        let now = std::mem::replace(&mut self.devices[device].disk, Disk::new(before.replica));
        self.give_up(&before, &now);
        self.devices[device].disk = now;
        Ok(())
    }

    /// Acts that stood on a disk and do not any more have gone with it.
    fn give_up(&mut self, before: &Disk, now: &Disk) {
        let kept = now.acts();
        for (name, fate) in &mut self.fates {
            if name.replica == before.replica && *fate == Fate::Open && !kept.contains(name) {
                *fate = Fate::Evicted;
                if self.county.oracle.verdict(name).is_none() {
                    self.tally.count(Fault::EvictedUnsent);
                }
            }
        }
    }

    fn set_county_back(&mut self) -> Outcome {
        let which = self.dice.roll(64) as usize;
        if self.county.set_back(which)? {
            let row = self.county.oracle.head().seq.0;
            self.trace.note(format!("the county is set back to row {row}"));
            self.tally.count(Fault::CountySetBack);
        }
        Ok(())
    }

    fn restore(&mut self) -> Outcome {
        let (which, lines) = (self.dice.roll(64) as usize, 20 + self.dice.roll(200) as usize);
        if self.county.begin_restore(which, lines)? {
            self.trace.note("a backup begins to come back".to_owned());
        }
        Ok(())
    }

    /// The next part of a backup comes. A backup carries no sessions: all log in again.
    pub(crate) fn go_on_restoring(&mut self) -> Outcome {
        let breaks_off = !self.is_calm && self.dice.percent(8);
        match self.county.go_on_restoring(self.now, breaks_off)? {
            Restored::Partly => {}
            Restored::BrokenOff => {
                self.trace.note("the restore is broken off".to_owned());
                self.tally.count(Fault::RestoreBrokenOff);
            }
            Restored::Wholly => {
                self.trace.note("the backup is back".to_owned());
                self.tally.count(Fault::CountyRestored);
                self.devices.iter_mut().for_each(|device| device.is_signed_out = true);
            }
        }
        Ok(())
    }

    fn turn_clock(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        found.skew = match self.dice.roll(3) {
            0 => YEAR_MS,
            1 => -YEAR_MS,
            _ => 0,
        };
        self.trace.note(format!("the clock of {} is off by {} ms", found.name, found.skew));
        match found.skew {
            YEAR_MS => self.tally.count(Fault::ClockAhead),
            0 => {}
            _ => self.tally.count(Fault::ClockBehind),
        }
        Ok(())
    }

    /// The person opens the app in another version: all its tabs are of that one.
    fn change_program(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        found.tabs.clear();
        found.is_older = !found.is_older;
        self.trace.note(format!("{} runs the older program: {}", found.name, found.is_older));
        if found.is_older {
            self.tally.count(Fault::Older);
        }
        Ok(())
    }

    pub(crate) fn sign_in(&mut self, device: usize) -> Outcome {
        self.devices[device].is_signed_out = false;
        self.trace.note(format!("{} logs in again", self.devices[device].name));
        for tab in 0..self.devices[device].tabs.len() {
            self.happen(device, tab, Event::Wake(Wake::SignedIn))?;
        }
        Ok(())
    }
}
