//! The end of a run: nothing goes wrong any more, everything comes to rest, and then everything is
//! compared with everything.

use shared::sync::replica::{Event, Replica, Wake};

use crate::breach::{Breach, Outcome, Rule};
use crate::network::compare;
use crate::run::{Fate, Run};

/// Rounds in which every queue must have drained. One round is one exchange with everybody.
const ROUNDS: usize = 60;
/// Steps of disks and messages within a round.
const STEPS: usize = 20_000;

impl Run {
    /// Brings everything to rest and checks it.
    pub(crate) fn settle(&mut self) -> Outcome {
        self.trace.note("from here on nothing goes wrong".to_owned());
        self.is_calm = true;
        (self.fuse, self.failing) = (None, 0);
        while self.county.is_restoring() {
            self.go_on_restoring()?;
        }
        for device in 0..self.devices.len() {
            self.mend(device)?;
        }
        for _ in 0..ROUNDS {
            self.round()?;
            if self.is_at_rest() {
                return self.check();
            }
        }
        let busy = self.devices.iter().find(|device| {
            device.tabs.iter().any(|tab| tab.replica.outbox.waiting() > 0 || !tab.is_idle())
        });
        let name = busy.map_or("nobody in particular", |device| &device.name);
        Breach::of(Rule::Drains, format!("no rest after {ROUNDS} rounds: {name}"))
    }

    fn mend(&mut self, device: usize) -> Outcome {
        let found = &mut self.devices[device];
        (found.is_cut_off, found.is_too_old) = (false, false);
        if std::mem::take(&mut found.is_older) {
            found.tabs.clear();
        }
        if self.devices[device].tabs.is_empty() {
            self.open_tab(device);
        }
        self.sign_in(device)
    }

    /// Everybody looks at the app once, and everything that follows is done.
    pub(crate) fn round(&mut self) -> Outcome {
        self.now += 60_000;
        self.ring()?;
        for device in 0..self.devices.len() {
            self.lead(device)?;
            if let Some(tab) = self.devices[device].leader() {
                // An answer that was late may have asked for the password once more.
                if self.devices[device].tabs[tab].replica.link.signed_out {
                    self.sign_in(device)?;
                }
                self.happen(device, tab, Event::Wake(Wake::Now))?;
            }
        }
        for _ in 0..STEPS {
            if !self.does_something()? {
                return Ok(());
            }
        }
        Breach::of(Rule::Drains, format!("one exchange takes more than {STEPS} steps"))
    }

    fn does_something(&mut self) -> Outcome<bool> {
        for device in 0..self.devices.len() {
            for tab in 0..self.devices[device].tabs.len() {
                let page = &self.devices[device].tabs[tab];
                if !page.jobs.is_empty() || page.working.is_some() || page.is_told {
                    self.work(device, tab)?;
                    return Ok(true);
                }
            }
        }
        if !self.asked.is_empty() {
            return self.deliver_request().map(|()| true);
        }
        if !self.told.is_empty() {
            return self.deliver_answer().map(|()| true);
        }
        Ok(false)
    }

    /// Whether everybody has said everything and read everything.
    fn is_at_rest(&self) -> bool {
        let head = self.county.oracle.head();
        self.devices.iter().all(|device| {
            let has_read = |tab: usize| device.tabs[tab].replica.head() == head;
            device.leader().is_some_and(has_read)
                && device.tabs.iter().all(|tab| {
                    tab.is_idle() && tab.asked.is_none() && tab.replica.outbox.waiting() == 0
                })
        })
    }

    fn check(&mut self) -> Outcome {
        self.county.check()?;
        for device in &self.devices {
            let sight = self.county.oracle.sight(device.actor);
            for tab in &device.tabs {
                compare(tab, &sight, false, &device.name)?;
            }
        }
        for device in 0..self.devices.len() {
            // What stands on disk is what is shown.
            let number = self.number();
            let found = &mut self.devices[device];
            found.open(number);
            let sight = self.county.oracle.sight(found.actor);
            let name = format!("{}, opened anew,", found.name);
            if let Some(tab) = found.tabs.last() {
                compare(tab, &sight, false, &name)?;
                check_outbox(&name, &tab.replica)?;
            }
        }
        self.check_acts()
    }

    /// Every act that ever stood on a disk is accounted for.
    fn check_acts(&mut self) -> Outcome {
        for (name, fate) in &self.fates {
            if *fate != Fate::Open {
                continue;
            }
            let shown = format!("act {} of {}", name.counter.0, name.replica);
            let device = self.devices.iter().find(|device| device.disk.replica == name.replica);
            let is_kept =
                device.is_some_and(|device| device.disk.refused().contains(&name.counter));
            match self.county.oracle.verdict(name) {
                Some(true) => {}
                Some(false) if is_kept => {}
                Some(false) => {
                    return Breach::of(Rule::Lost, format!("{shown} was refused and is not kept"));
                }
                // It was set aside, or refused by a log that is no more, and waits for its person.
                None if is_kept => {}
                None => return Breach::of(Rule::Lost, format!("{shown} is nowhere")),
            }
        }
        Ok(())
    }
}

/// A device at rest has nothing in its outbox but what was refused.
fn check_outbox(name: &str, replica: &Replica) -> Outcome {
    match replica.outbox.waiting() {
        0 => Ok(()),
        left => Breach::of(Rule::Drains, format!("{left} acts wait on {name}")),
    }
}
