//! What people do on their devices.

use shared::id::Counter;
use shared::mutation::{Envelope, MutationKind};
use shared::policy;
use shared::sync::replica::{Event, State};

use crate::acts::Mind;
use crate::breach::Outcome;
use crate::faults::Fault;
use crate::run::{Fate, Run};
use crate::veil;

/// So many acts at most are thought of, until one is offered.
const TRIES: u64 = 12;

impl Run {
    /// Somebody does something, sometimes in place of what was refused.
    pub(crate) fn somebody_acts(&mut self) -> Outcome {
        let Some((device, tab)) = self.any_tab() else { return Ok(()) };
        self.choose_name(device, tab);
        let replaces = if self.dice.percent(8) { self.any_refused(device, tab) } else { None };
        let (day, at) = (self.devices[device].day(self.now), self.clock(device));
        let found = &mut self.devices[device];
        let page = &mut found.tabs[tab];
        let seen = page.replica.entities();
        let mind = Mind { seen, actor: page.replica.acting, day };
        let spared = found.is_older.then_some(veil::UNKNOWN);
        let mut mutation = mind.act(&mut self.dice, spared);
        // People mostly do what the app offers them, and that is what they may.
        for _ in 0..self.dice.roll(TRIES) {
            let act = Envelope {
                replica: page.replica.id,
                counter: Counter(0),
                actor: page.replica.acting,
                day,
                at,
                base: page.replica.cursor().seq,
                mutation,
            };
            let is_offered = page.replica.view.trial(&act).is_ok();
            mutation = act.mutation;
            if is_offered {
                break;
            }
            mutation = mind.act(&mut self.dice, spared);
        }
        let ticket = page.ticket();
        let kind: MutationKind = mutation.kind();
        self.trace.note(format!("{} means to {kind:?} (replaces {replaces:?})", found.name));
        self.happen(device, tab, Event::Act { ticket, day, at, mutation, replaces })
    }

    /// Those who enter for a leader do so half of the time.
    fn choose_name(&mut self, device: usize, tab: usize) {
        let replica = &mut self.devices[device].tabs[tab].replica;
        let leaders = policy::leaders_of(replica.entities(), replica.actor);
        replica.acting = replica.actor;
        if let Some(leader) = self.dice.pick(&leaders).filter(|_| self.dice.percent(50)) {
            replica.acting = leader;
            self.tally.count(Fault::ForAnother);
        }
    }

    fn any_refused(&mut self, device: usize, tab: usize) -> Option<Counter> {
        let items = self.devices[device].tabs[tab].replica.outbox.items();
        let refused = items.filter(|item| matches!(item.state, State::Refused(_)));
        let refused: Vec<Counter> = refused.map(|item| item.envelope.counter).collect();
        self.dice.pick(&refused)
    }

    /// Somebody looks through what was refused, and throws it away or tries again.
    pub(crate) fn somebody_decides(&mut self) -> Outcome {
        let mut found = None;
        for _ in 0..6 {
            let Some((device, tab)) = self.any_tab() else { return Ok(()) };
            found = self.any_refused(device, tab).map(|counter| (device, tab, counter));
            if found.is_some() {
                break;
            }
        }
        let Some((device, tab, counter)) = found else { return Ok(()) };
        let (day, at) = (self.devices[device].day(self.now), self.clock(device));
        if self.dice.percent(50) {
            let ticket = self.devices[device].tabs[tab].ticket();
            return self.happen(device, tab, Event::Resend { counter, ticket, day, at });
        }
        self.tally.count(Fault::Discarded);
        let disk = &mut self.devices[device].disk;
        if let Some(bytes) = disk.outbox().get(&counter) {
            self.fates.insert(disk.name(counter, bytes), Fate::Decided);
        }
        disk.discard(counter);
        self.trace.note(format!("{} throws act {} away", self.devices[device].name, counter.0));
        self.happen(device, tab, Event::Discard(counter))
    }
}
