//! Everything this device holds, as one JSON file: what is confirmed with the outbox on top, the
//! outbox itself, and receipts. Entities look as they do in the county's own export.

use leptos::prelude::*;
use serde::Serialize;
use shared::api::Me;
use shared::id::{ActorId, Counter, Id, Millis, Seq};
use shared::model::Entity;
use shared::mutation::Envelope;
use shared::order::sort_by_key;
use shared::sync::replica::{Item, Refused, Replica, State};

use crate::app::broken::disk_words;
use crate::app::download;
use crate::replica::Store;
use crate::text;
use crate::ui::toast;

/// The shape of the file.
const VERSION: u16 = 1;

type Delivered = (Counter, Envelope, Seq, Millis);

/// The file.
#[derive(Serialize)]
struct File<'a> {
    format: u16,
    program: &'static str,
    county: &'a str,
    account: &'a str,
    actor: ActorId,
    synced_at: Option<Millis>,
    entities: Vec<Line<'a>>,
    outbox: Vec<Kept<'a>>,
    /// Acts that this version cannot read: number and bytes.
    unreadable: Vec<(Counter, &'a [u8])>,
    sent: Vec<Receipt<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    id: Id,
    value: &'a Entity,
}

#[derive(Serialize)]
struct Kept<'a> {
    state: &'static str,
    seq: Option<Seq>,
    refused: Option<Refused>,
    envelope: &'a Envelope,
}

#[derive(Serialize)]
struct Receipt<'a> {
    seq: Seq,
    at: Millis,
    envelope: &'a Envelope,
}

/// Saves the file and says how that went. Whether it did.
pub async fn save(store: Store) -> bool {
    let words = text::account();
    let saved = write(store).await;
    match &saved {
        Ok(()) => toast(words.exported),
        Err(why) => toast((words.export_failed)(why)),
    }
    saved.is_ok()
}

async fn write(store: Store) -> Result<(), String> {
    let sent = store.sent().await.map_err(|trouble| disk_words(&trouble))?;
    let content = untrack(|| store.read(|replica| content(replica, &store.me(), &sent)));
    let content = content.map_err(|error| error.to_string())?;
    let day = untrack(|| store.today());
    let name = format!("{}-{day}.json", text::account().export_name);
    download::save(&name, &content).map_err(|error| format!("{error:?}"))
}

fn content(replica: &Replica, me: &Me, sent: &[Delivered]) -> Result<String, serde_json::Error> {
    let mut all: Vec<_> = replica.entities().iter().collect();
    sort_by_key(&mut all, |entity| (entity.kind(), entity.id()));
    serde_json::to_string(&File {
        format: VERSION,
        program: env!("CARGO_PKG_VERSION"),
        county: &me.county,
        account: &me.name,
        actor: me.actor,
        synced_at: replica.synced_at(),
        entities: all.into_iter().map(|entity| line(entity)).collect(),
        outbox: replica.outbox.items().map(kept).collect(),
        unreadable: replica.outbox.sealed().collect(),
        sent: sent.iter().map(receipt).collect(),
    })
}

fn line(entity: &Entity) -> Line<'_> {
    Line { kind: entity.kind().name(), id: entity.id(), value: entity }
}

fn kept(item: &Item) -> Kept<'_> {
    let (state, seq, refused) = match item.state {
        State::Stored => ("waiting", None, None),
        State::Accepted { seq, .. } => ("accepted", Some(seq), None),
        State::Refused(refused) => ("refused", refused.seq, Some(refused)),
    };
    Kept { state, seq, refused, envelope: &item.envelope }
}

fn receipt((_, envelope, seq, at): &Delivered) -> Receipt<'_> {
    Receipt { seq: *seq, at: *at, envelope }
}

#[cfg(test)]
mod tests {
    use shared::calendar::Day;
    use shared::id::{PersonId, ReplicaId, TaskId};
    use shared::model::{Meta, Person};
    use shared::mutation::CancelTask;
    use shared::rules::Refusal;

    use super::*;

    fn envelope(counter: u64) -> Envelope {
        Envelope {
            replica: ReplicaId(Id::derived("replica")),
            counter: Counter(counter),
            actor: ActorId(Id::derived("actor")),
            day: Day(0),
            at: Millis(0),
            base: Seq(0),
            mutation: CancelTask { task: TaskId(Id::derived("task")), reason: "x".into() }.into(),
        }
    }

    #[test]
    fn entities_look_as_in_the_export_of_the_county() {
        let id = PersonId(Id::derived("person"));
        let person = Person { id, name: "某甲".into(), meta: Meta::default() }.into();
        let line = serde_json::to_value(line(&person)).unwrap();
        assert_eq!(line["kind"], "person");
        assert_eq!(line["id"], Id::from(id).to_string());
        assert_eq!(line["value"]["name"], "某甲");
    }

    #[test]
    fn what_was_refused_comes_with_its_reason() {
        let refused = Refused { seq: None, at: Millis(7), reason: Refusal::IdTaken };
        let refused = Item { envelope: envelope(3), state: State::Refused(refused) };
        let line = serde_json::to_value(kept(&refused)).unwrap();
        assert_eq!(line["state"], "refused");
        assert!(line["refused"]["reason"].is_string());
        assert_eq!(line["envelope"]["counter"], 3);
        let waiting = Item { envelope: envelope(4), state: State::Stored };
        let waiting = serde_json::to_value(kept(&waiting)).unwrap();
        assert_eq!(waiting["state"], "waiting");
    }
}
