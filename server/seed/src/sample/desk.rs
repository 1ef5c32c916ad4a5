//! Where the sample's acts are judged: by the very rules that judge people's.

use std::rc::Rc;

use shared::calendar::Day;
use shared::id::{ActorId, Counter, Id, Millis, ReplicaId, Seq};
use shared::model::Entity;
use shared::mutation::{Envelope, Mutation};
use shared::rules::{Draft, Memory, apply};

use super::rng::Rng;
use crate::Error;

/// Minutes of a working day, in China Standard Time. What happens on the same day happens in the
/// order of these.
pub mod hours {
    /// From minute to minute.
    pub type Span = (i32, i32);
    /// Tasks are entered.
    pub const ENTRY: Span = (510, 595);
    /// Tasks are split.
    pub const SPLIT: Span = (600, 630);
    /// Reports come in.
    pub const REPORT: Span = (640, 720);
    /// Assignments, days and obstacles change.
    pub const CHANGE: Span = (780, 840);
    /// Units submit.
    pub const SUBMIT: Span = (850, 920);
    /// Chiefs and offices accept, return, reopen, cancel.
    pub const VERDICT: Span = (960, 1050);
    /// Units report by period, when the day's work is entered.
    pub const PERIOD: Span = (1080, 1110);
    /// Everybody comments.
    pub const REMARK: Span = (1055, 1075);
}

/// Something somebody does.
pub struct Act {
    /// When.
    pub at: Millis,
    /// On which day.
    pub day: Day,
    /// Who.
    pub actor: ActorId,
    /// What.
    pub mutation: Mutation,
}

/// A time of this day.
pub fn time(day: Day, span: hours::Span, rng: &mut Rng) -> Millis {
    const DAY_SECONDS: i64 = 24 * 3_600;
    const ZONE_SECONDS: i64 = 8 * 3_600;
    let of_day = i64::from(rng.between(span.0 * 60, span.1 * 60));
    let seconds = i64::from(day.0) * DAY_SECONDS - ZONE_SECONDS + of_day;
    Millis(u64::try_from(seconds).unwrap_or(0) * 1_000)
}

/// What is there, and on top of it what acts made of it.
pub struct Desk<'a> {
    draft: Draft<'a, Memory>,
    replica: ReplicaId,
    counter: u64,
}

impl<'a> Desk<'a> {
    /// Nothing has happened yet.
    pub fn on(county: &'a Memory) -> Desk<'a> {
        let replica = ReplicaId(Id::derived("replica/sample"));
        Desk { draft: Draft::on(county), replica, counter: 0 }
    }

    /// Does it, or fails where the rules refuse.
    pub fn act(&mut self, act: Act) -> Result<(), Error> {
        self.counter += 1;
        let envelope = Envelope {
            replica: self.replica,
            counter: Counter(self.counter),
            actor: act.actor,
            day: act.day,
            at: act.at,
            base: Seq(0),
            mutation: act.mutation,
        };
        let subject = envelope.mutation.subject();
        // The county that is loaded numbers everything itself.
        let changes = apply(&self.draft, &envelope, envelope.actor, act.at, Seq(0))
            .map_err(|refusal| Error::Refused { subject, refusal })?;
        self.draft.absorb(changes);
        Ok(())
    }

    /// What the acts made and changed.
    pub fn clear(self) -> impl Iterator<Item = Entity> {
        self.draft.changes().into_values().map(Rc::unwrap_or_clone)
    }
}
