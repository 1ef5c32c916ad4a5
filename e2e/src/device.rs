//! A phone: the app's own replica over a disk in memory, talking to the real server.

use shared::calendar::Day;
use shared::id::Millis;
use shared::mutation::Mutation;
use shared::rules::Refusal;
use shared::sync::Request;
use shared::sync::replica::{Effect, Event, Failure, MemoryDisk, Replica, Wake};

use crate::client::{self, Client, today};

/// A phone in somebody's hand.
pub struct Device {
    /// What it knows.
    pub replica: Replica,
    /// Its disk.
    pub disk: MemoryDisk,
    /// What the rules on the device refused last.
    pub rejected: Option<Refusal>,
    client: Client,
    request: Option<Request>,
    now: u64,
    ticket: u64,
}

impl Device {
    /// A new phone of whoever is logged in as `client`.
    pub fn new(client: Client) -> Device {
        let disk = MemoryDisk::default();
        let replica = Replica::open(client::fresh_replica(), client.actor(), disk.snapshot());
        let mut device =
            Device { replica, disk, rejected: None, client, request: None, now: 1, ticket: 0 };
        device.happen(Event::Wake(Wake::Lead));
        device
    }

    /// The person does something.
    pub fn act(&mut self, mutation: impl Into<Mutation>) {
        self.ticket += 1;
        let (ticket, at, day): (u64, Millis, Day) = (self.ticket, Millis(self.now), today());
        let mutation = mutation.into();
        self.happen(Event::Act { ticket, day, at, mutation, replaces: None });
    }

    /// Its person logs in again, wherever the server is now.
    pub fn log_in(&mut self, client: Client) {
        self.client = client;
        self.request = None;
        self.happen(Event::Wake(Wake::SignedIn));
    }

    /// The network goes.
    pub fn go_offline(&mut self) {
        self.request = None;
        self.happen(Event::Wake(Wake::Offline));
    }

    /// The network comes; one exchange with the server, through `url`. Whether it was answered.
    pub fn exchange(&mut self, url: &str) -> bool {
        self.now += 10 * 60_000;
        self.happen(Event::Wake(Wake::Now));
        let Some(request) = self.request.take() else { return true };
        match client::sync_at(url, &self.client.session.token, &request) {
            Ok(answer) => {
                self.happen(Event::Answered(Box::new(answer)));
                true
            }
            Err(0) => {
                self.happen(Event::Failed(Failure::Unreachable));
                false
            }
            Err(status) => {
                self.happen(Event::Failed(Failure::Status(status)));
                false
            }
        }
    }

    /// Exchanges until there is nothing more to say or to ask.
    pub fn settle(&mut self) {
        let url = self.client.url.clone();
        assert!(self.exchange(&url), "the server does not answer");
        while let Some(request) = self.request.take() {
            let answer = client::sync_at(&url, &self.client.session.token, &request);
            let answer = answer.unwrap_or_else(|status| panic!("sync was answered {status}"));
            self.happen(Event::Answered(Box::new(answer)));
        }
    }

    fn happen(&mut self, event: Event) {
        self.now += 1;
        for effect in self.replica.handle(Millis(self.now), 7, event) {
            match effect {
                Effect::Append { ticket, bytes, replaces } => {
                    let counter = self.disk.append(bytes, replaces);
                    self.happen(Event::Appended { ticket, counter });
                }
                Effect::Renumber { ticket, bytes, counter } => {
                    let stored = self.disk.renumber(bytes, counter);
                    self.happen(match stored {
                        Some(counter) => Event::Appended { ticket, counter },
                        None => Event::AppendFailed { ticket },
                    });
                }
                Effect::Reject { reason, .. } => self.rejected = Some(reason),
                Effect::Write(write) => self.disk.write(write),
                Effect::Send(request) => self.request = Some(*request),
                Effect::Reload => {
                    let snapshot = self.disk.snapshot();
                    self.happen(Event::Reloaded(Box::new(snapshot)));
                }
                Effect::Stored { .. } | Effect::WakeAt(_) | Effect::Changed | Effect::SignIn => {}
            }
        }
    }
}
