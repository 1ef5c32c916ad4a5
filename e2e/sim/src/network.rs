//! What lies between devices and the county, and loses, repeats, delays and cuts.

use std::rc::Rc;

use shared::sync::Answer;
use shared::sync::replica::{Event, Failure};
use shared::wire::{Frame, decode, encode};

use crate::breach::{Breach, Outcome, Rule};
use crate::county::Said;
use crate::device::Tab;
use crate::faults::Fault;
use crate::oracle::Sight;
use crate::run::Run;
use crate::sabotage::Sabotage;
use crate::veil;

/// Steps after which a message is late.
const LATE: u64 = 25;

/// A request on its way.
#[derive(Clone)]
pub struct Asked {
    /// Of which device.
    pub device: usize,
    /// Of which of its tabs.
    pub tab: u64,
    /// Unlike any other request.
    pub number: u64,
    /// What it says.
    pub bytes: Vec<u8>,
    /// When it was sent.
    pub step: u64,
    /// Whether it is a repetition by the network.
    pub is_echo: bool,
}

/// What an answer says.
#[derive(Clone)]
pub enum Words {
    /// An answer's bytes, and what its reader may see.
    Answer(Vec<u8>, Option<Rc<Sight>>),
    /// There is none.
    Failure(Failure),
}

/// An answer on its way.
#[derive(Clone)]
pub struct Told {
    device: usize,
    tab: u64,
    number: u64,
    words: Words,
    step: u64,
}

impl Run {
    /// Some request comes to the county, or does not.
    pub(crate) fn deliver_request(&mut self) -> Outcome {
        let Some(place) = self.dice.place(self.asked.len()) else { return Ok(()) };
        let place = if self.is_calm || self.dice.percent(60) { 0 } else { place };
        let mut asked = self.asked.remove(place);
        self.count_lateness(place, asked.step);
        if self.is_calm {
            return self.receive(asked);
        }
        let is_cut_off = self.devices[asked.device].is_cut_off;
        match self.dice.roll(100) {
            _ if is_cut_off => self.lose(&asked),
            0..=4 => {
                self.tally.count(Fault::RequestLost);
                self.lose(&asked);
            }
            5..=9 => {
                self.tally.count(Fault::RequestTwice);
                self.asked.push(Asked { is_echo: true, step: self.steps, ..asked.clone() });
                return self.receive(asked);
            }
            10..=12 => {
                self.tally.count(Fault::RequestCut);
                let length = self.dice.place(asked.bytes.len()).unwrap_or(0);
                asked.bytes.truncate(length);
                return self.receive(asked);
            }
            _ => return self.receive(asked),
        }
        Ok(())
    }

    fn lose(&mut self, asked: &Asked) {
        self.trace.note(format!("#{} does not arrive", asked.number));
        if !asked.is_echo {
            self.reply(asked, Words::Failure(Failure::Unreachable));
        }
    }

    fn reply(&mut self, asked: &Asked, words: Words) {
        let Asked { device, tab, number, .. } = *asked;
        self.told.push(Told { device, tab, number, words, step: self.steps });
    }

    fn count_lateness(&mut self, place: usize, sent: u64) {
        if place > 0 {
            self.tally.count(Fault::Reordered);
        }
        if self.steps - sent > LATE {
            self.tally.count(Fault::Delayed);
        }
    }

    /// The county reads a request and answers.
    fn receive(&mut self, asked: Asked) -> Outcome {
        let device = &self.devices[asked.device];
        if device.is_signed_out {
            self.reply(&asked, Words::Failure(Failure::SignedOut));
            return Ok(());
        }
        if self.failing > 0 {
            self.failing -= 1;
            self.tally.count(Fault::ServerFailed);
            self.reply(&asked, Words::Failure(Failure::Status(500)));
            return Ok(());
        }
        let (actor, is_restoring) = (device.actor, self.county.is_restoring());
        let fuse = self.fuse.take();
        let (said, judged) = self.county.answer(self.now, actor, &asked.bytes, fuse)?;
        self.note_judged(&judged);
        let words = match said {
            Said::Answer(answer, sight) => {
                if answer.more {
                    self.tally.count(Fault::Paged);
                }
                self.trace.note(format!(
                    "#{} is answered: {} changed, {} gone, to row {}{}",
                    asked.number,
                    answer.changed.len(),
                    answer.gone.len(),
                    answer.cursor.seq.0,
                    if answer.rebuild { ", read anew" } else { "" }
                ));
                Words::Answer(encode(&*answer), sight)
            }
            Said::Status(status) => {
                self.trace.note(format!("#{} is answered {status}", asked.number));
                if status == 503 && !is_restoring {
                    return Breach::of(Rule::Answers, "503 of a county that is open");
                }
                Words::Failure(Failure::Status(status))
            }
            Said::Killed => {
                self.trace.note(format!("the server is killed over #{}", asked.number));
                let has_committed = !judged.is_empty();
                self.tally.count(match has_committed {
                    true => Fault::ServerCommitted,
                    false => Fault::ServerRolledBack,
                });
                Words::Failure(Failure::Unreachable)
            }
        };
        self.reply(&asked, words);
        Ok(())
    }

    /// Some answer comes to its tab, or does not.
    pub(crate) fn deliver_answer(&mut self) -> Outcome {
        let Some(place) = self.dice.place(self.told.len()) else { return Ok(()) };
        let place = if self.is_calm || self.dice.percent(60) { 0 } else { place };
        let mut told = self.told.remove(place);
        self.count_lateness(place, told.step);
        let Some(tab) = self.devices[told.device].place(told.tab) else { return Ok(()) };
        let is_awaited = self.devices[told.device].tabs[tab].asked == Some(told.number);
        let chance = if self.is_calm { 99 } else { self.dice.roll(100) };
        if !is_awaited {
            // Nobody waits for it any more: the browser throws it away.
            self.tally.count(Fault::AnswerTwice);
            return Ok(());
        }
        match (chance, &mut told.words) {
            (0..=4, words) => {
                self.tally.count(Fault::AnswerLost);
                *words = Words::Failure(Failure::Unreachable);
            }
            (5..=8, Words::Answer(bytes, _)) => {
                self.tally.count(Fault::AnswerCut);
                let length = self.dice.place(bytes.len()).unwrap_or(0);
                bytes.truncate(length);
            }
            (9..=13, Words::Answer(..)) => {
                self.told.push(Told { step: self.steps, ..told.clone() });
            }
            _ => {}
        }
        self.devices[told.device].tabs[tab].asked = None;
        match told.words {
            Words::Failure(failure) => self.fail(told.device, tab, failure),
            Words::Answer(bytes, sight) => match decode::<Answer>(&bytes) {
                Some(answer) => self.take(told.device, tab, answer, sight),
                None => self.fail(told.device, tab, Failure::Status(0)),
            },
        }
    }

    /// A tab hears that there is no answer.
    fn fail(&mut self, device: usize, tab: usize, failure: Failure) -> Outcome {
        let before = self.devices[device].tabs[tab].replica.outbox.refused();
        self.happen(device, tab, Event::Failed(failure))?;
        if self.devices[device].tabs[tab].replica.outbox.refused() > before {
            self.tally.count(Fault::Parked);
        }
        Ok(())
    }

    /// A tab reads an answer; then it must hold what its person may see.
    fn take(
        &mut self,
        device: usize,
        tab: usize,
        mut answer: Answer,
        sight: Option<Rc<Sight>>,
    ) -> Outcome {
        match self.sabotage {
            Some(Sabotage::CursorWithoutRows) if self.dice.percent(20) => answer.changed.clear(),
            Some(Sabotage::GoneUnsaid) => answer.gone.clear(),
            _ => {}
        }
        if answer.rebuild {
            self.tally.count(Fault::Rebuilt);
        }
        let found = &self.devices[device];
        if found.is_older {
            veil::veil(&mut answer.changed);
            if answer.changed.iter().any(veil::is_veiled) {
                self.tally.count(Fault::OlderKept);
            }
        }
        let (cursor, head, is_older) = (answer.cursor, answer.head, found.is_older);
        self.trace.note(format!("{} reads to row {}", found.name, cursor.seq.0));
        self.happen(device, tab, Event::Answered(Box::new(answer)))?;
        let page = &self.devices[device].tabs[tab];
        match sight {
            Some(sight) if page.replica.cursor() == cursor && page.replica.head() == head => {
                let name = &self.devices[device].name;
                compare(page, &sight, is_older, name)
            }
            _ => Ok(()),
        }
    }
}

/// Compares what a tab has as confirmed with what its person may see.
pub fn compare(page: &Tab, sight: &Sight, is_older: bool, name: &str) -> Outcome {
    let rows = page.replica.entities().iter();
    let held = rows.filter_map(|entity| page.replica.view.confirmed(entity.id()));
    let held: Sight = held.map(|entity| (entity.id(), Frame::from(&*entity))).collect();
    let expected = |frame: &Frame| {
        let mut frame = [frame.clone()];
        veil::veil(&mut frame);
        !(is_older && veil::is_veiled(&frame[0]))
    };
    for (id, frame) in sight.iter().filter(|(_, frame)| expected(frame)) {
        match held.get(id) {
            Some(same) if same == frame => {}
            Some(_) => {
                let words = format!("{name} holds an outdated {id} (kind {})", frame.kind);
                return Breach::of(Rule::Sight, words);
            }
            None => {
                let words = format!("{name} does not hold {id} (kind {})", frame.kind);
                return Breach::of(Rule::Sight, words);
            }
        }
    }
    match held.iter().find(|(id, _)| !sight.contains_key(id)) {
        Some((id, frame)) => {
            let words = format!("{name} still holds {id} (kind {})", frame.kind);
            Breach::of(Rule::Sight, words)
        }
        None => Ok(()),
    }
}
