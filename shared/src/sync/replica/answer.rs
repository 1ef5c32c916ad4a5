//! What the server answers, taken over in one write: verdicts, confirmed rows, the cursor.

use super::housekeeping::Housekeeping;
use super::{Act, Change, Effect, FRONT_KEY, Meta, OWN_TICKET, Replica, Rows, Store, View, Write};
use crate::id::Millis;
use crate::rules::Refusal;
use crate::sync::{Answer, Verdict};

impl Replica {
    /// The server has answered.
    pub(super) fn answered(&mut self, now: Millis, answer: Answer, effects: &mut Vec<Effect>) {
        let mut write = Write::default();
        let asked = self.link.answered(answer.more, answer.head.seq);
        self.housekeeping.server_time(answer.now);
        if asked != Some((self.meta.cursor, self.meta.head)) {
            // The disk was read anew meanwhile: rows that go on from another cursor, or from the same
            // one in another log, would leave a hole. The same question again gets the same verdicts.
            self.link.ask_again();
            return;
        }
        self.business_day = answer.business_day;
        if answer.rebuild {
            self.rebuild(&mut write);
            self.meta.synced_at = Some(now);
            write.0.push(Change::meta(&self.meta));
            effects.push(Effect::Write(write));
            effects.push(Effect::Reload);
            return;
        }
        let again = self.settle_verdicts(&answer, &mut write);
        self.take_rows(&answer, &mut write);
        self.meta.cursor = answer.cursor;
        self.meta.head = answer.head;
        self.meta.synced_at = Some(now);
        self.meta.business_day = answer.business_day;
        self.settle_delivered(&mut write);
        write.0.push(Change::meta(&self.meta));
        self.view.rebuild(self.outbox.pending());
        effects.push(Effect::Write(write));
        effects.extend(again);
        effects.push(Effect::Changed);
    }

    /// Notes each verdict; what must be sent under a new number is appended again.
    fn settle_verdicts(&mut self, answer: &Answer, write: &mut Write) -> Vec<Effect> {
        let mut again = Vec::new();
        for judged in &answer.verdicts {
            let counter = judged.counter;
            match judged.verdict {
                Verdict::Accepted { seq, at } => self.outbox.accept(counter, seq, at),
                Verdict::Refused { seq, at, reason } => {
                    if let Some(row) = self.outbox.refuse(counter, Some(seq), at, reason) {
                        write.0.push(Change::put(Store::Outbox, counter.0, &row));
                    }
                }
                Verdict::IdentityReused => {
                    let reason = Refusal::IdentityReused;
                    self.outbox.refuse(counter, None, answer.now, reason);
                    if let Some(envelope) = self.outbox.get(counter) {
                        let (ticket, bytes) = (OWN_TICKET | counter.0, envelope.bytes());
                        self.acts.push(Act { ticket, envelope, replaces: Some(counter) });
                        again.push(Effect::Renumber { ticket, bytes, counter });
                    }
                }
            }
        }
        again
    }

    /// Takes over confirmed rows: a page of a walk becomes a chunk, anything else a tail row.
    fn take_rows(&mut self, answer: &Answer, write: &mut Write) {
        if answer.changed.is_empty() && answer.gone.is_empty() {
            return;
        }
        let row = Rows { changed: answer.changed.clone(), gone: answer.gone.clone() };
        self.view.confirm(&row);
        let walking = self.meta.cursor.walk.is_some() || answer.cursor.walk.is_some();
        if walking && row.gone.is_empty() && self.meta.tail_rows() == 0 {
            write.0.push(self.add_chunk(&row));
            // The kept first page reads on in the tail: this would be missing there.
            write.0.push(Change::Delete(Store::Meta, FRONT_KEY));
            self.housekeeping.drop_front();
        } else {
            self.housekeeping.appended(self.meta.next_tail, &row);
            write.0.push(Change::put(Store::Tail, self.meta.next_tail, &row));
            self.meta.next_tail += 1;
        }
    }

    /// Accepted acts whose rows have been read leave the outbox for `sent`.
    fn settle_delivered(&mut self, write: &mut Write) {
        for (counter, row) in self.outbox.delivered(self.meta.cursor.seq) {
            write.0.push(Change::Delete(Store::Outbox, counter.0));
            write.0.push(Change::put(Store::Sent, counter.0, &row));
        }
    }

    /// The server's log is not the one this replica read: start over, and offer again what was sent.
    fn rebuild(&mut self, write: &mut Write) {
        self.forget(write);
        write.0.push(Change::Revive);
        self.outbox.unsettle();
    }

    /// Everything confirmed goes, to be fetched anew.
    fn forget(&mut self, write: &mut Write) {
        write.0.extend([Change::Clear(Store::Chunk), Change::Clear(Store::Tail)]);
        write.0.push(Change::Delete(Store::Meta, FRONT_KEY));
        let (synced_at, business_day) = (self.meta.synced_at, self.meta.business_day);
        let generation = self.meta.generation + 1;
        self.meta = Meta { generation, synced_at, business_day, ..Meta::default() };
        self.view = View::of(self.actor);
        self.housekeeping = Housekeeping::default();
    }

    /// A confirmed row turns out not to be readable.
    pub(super) fn read_all_again(&mut self, effects: &mut Vec<Effect>) {
        let mut write = Write::default();
        self.forget(&mut write);
        write.0.push(Change::meta(&self.meta));
        self.view.rebuild(self.outbox.pending());
        self.link.ask_again();
        effects.extend([Effect::Write(write), Effect::Reload, Effect::Changed]);
    }
}
