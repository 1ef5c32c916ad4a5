//! Golden files: bytes as they were once written. Whatever this version stores and sends, every
//! later one must still read to the same value; so no line is ever written over. A line that is
//! missing, for a new kind, is added by the test that misses it, which then fails so that somebody
//! looks at it.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use shared::id::*;
use shared::log::Head;
use shared::model::{
    self, Comparator, Conflict, Entity, Indicator, Kind, Link, Node, NodeState, Property, Quantity,
    Source,
};
use shared::mutation::*;
use shared::policy::Denial;
use shared::rules::{Entities, Refusal};
use shared::sync::Cursor;
use shared::sync::replica::{
    COUNTER_KEY, Change, FRONT_KEY, Front, META_KEY, MemoryDisk, Meta, OutboxRow, Refused, Replica,
    Rewriting, Rows, SentRow, State, Store, Stored, Write,
};
use shared::wire::{Frame, encode};

use crate::world::*;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _cannot_fail = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    let pair = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(pair).collect()
}

/// The lines of a golden file, which are told apart by `keys`. Lines that it lacks are added.
fn golden(name: &str, keys: &[&str], now: Vec<Value>) -> Vec<Value> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let mut text = fs::read_to_string(&file).unwrap_or_default();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let same = |one: &Value, other: &Value| keys.iter().all(|key| one[key] == other[key]);
    let missing = now.iter().filter(|line| !lines.iter().any(|known| same(known, line)));
    let missing: Vec<String> = missing.map(|line| format!("{line}\n")).collect();
    if !missing.is_empty() {
        text.extend(missing);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        panic!("{} lacked lines and has them now: look at them, then run again", file.display());
    }
    lines
}

fn text<'a>(line: &'a Value, key: &str) -> &'a str {
    line[key].as_str().unwrap()
}

/// One entity of each kind, with as much in it as the rules put there.
fn every_entity() -> Vec<Entity> {
    let mut county = county();
    for (place, mutation) in all_mutations("open").into_iter().enumerate() {
        for (post, _, _) in posts() {
            let seq = 10 + place as u64;
            if judge(&mut county, &act(post, seq, mutation.clone()), seq).is_ok() {
                break;
            }
        }
    }
    let source = Source { doc_no: "示例〔2022〕1号".into(), path: "二（三）1".into() };
    let meta = *county.get(task_id("open").into()).unwrap().meta();
    let (programme, chain) = (programme_id(), chain_id());
    let node = |name: &str| Node {
        id: NodeId(id(name)),
        chain,
        programme,
        name: name.into(),
        stage: "上游".into(),
        column: 2,
        state: NodeState::Building,
        source: Some(source.clone()),
        meta,
    };
    let made: [Entity; 5] = [
        crate::ground::full_finding().into(),
        node("育苗").into(),
        Link {
            id: LinkId(id("link")),
            chain,
            programme,
            from: node("育苗").id,
            to: node("种植").id,
            meta,
        }
        .into(),
        Indicator {
            id: IndicatorId(id("indicator")),
            title: "产值".into(),
            programme,
            chain: Some(chain),
            comparator: Comparator::AtLeast,
            task: None,
            target: Some(Quantity { thousandths: 12_500 }),
            upper: None,
            unit: "亿元".into(),
            by: Some(day("2022-12-31")),
            baseline: Some(Quantity::whole(-3)),
            soft: true,
            source: Some(source.clone()),
            meta,
        }
        .into(),
        Conflict {
            id: ConflictId(id("conflict")),
            on: task_id("open").into(),
            programme,
            property: Property::Due,
            kept: model::Value::Day(Some(day("2022-11-01"))),
            lost: model::Value::Day(None),
            lost_day: day("2022-10-19"),
            lost_by: Some(actor("chief")),
            meta,
        }
        .into(),
    ];
    for entity in made {
        county.put(entity.into());
    }
    let kind = |kind: &Kind| {
        // The one with most in it.
        county
            .all(*kind)
            .max_by_key(|entity| encode(&***entity).len())
            .map(|found| (**found).clone())
    };
    Kind::ALL.iter().filter_map(kind).collect()
}

#[test]
fn entities_of_every_kind_still_read() {
    let lines = golden("entities-1.jsonl", &["kind"], {
        let line = |entity: &Entity| {
            let mut bytes = Vec::new();
            Frame::from(entity).write(&mut bytes);
            json!({ "kind": entity.kind().name(), "frame": hex(&bytes), "value": entity })
        };
        every_entity().iter().map(line).collect()
    });
    let kinds: Vec<&str> = lines.iter().map(|line| text(line, "kind")).collect();
    assert_eq!(kinds, Kind::ALL.map(Kind::name), "one of each");
    for line in &lines {
        let bytes = unhex(text(line, "frame"));
        let frame = Frame::read(&mut bytes.as_slice()).unwrap();
        let entity = frame.entity().unwrap();
        assert_eq!(entity.kind().name(), text(line, "kind"));
        assert_eq!(serde_json::to_value(&entity).unwrap(), line["value"]);
        assert_eq!(frame.as_ref().id(), entity.id(), "every shape begins with its id");
        let mut again = Vec::new();
        Frame::from(&entity).write(&mut again);
        assert_eq!(again, bytes, "a shape that has changed needs a version of its own");
    }
}

#[test]
fn envelopes_of_every_mutation_still_read() {
    let lines = golden("envelopes-1.jsonl", &["kind"], {
        let line = |(place, mutation): (usize, Mutation)| {
            let envelope = act("lead-clerk", 1 + place as u64, mutation);
            let (kind, frame) = (name_of(&envelope.mutation), hex(&envelope.bytes()));
            json!({ "kind": kind, "frame": frame, "value": envelope })
        };
        all_mutations("open").into_iter().enumerate().map(line).collect()
    });
    assert_eq!(lines.len(), MutationKind::ALL.len(), "one of each");
    for line in &lines {
        let known: Envelope = serde_json::from_value(line["value"].clone()).unwrap();
        let sealed = Sealed { counter: known.counter, bytes: unhex(text(line, "frame")) };
        let envelope = sealed.open(known.replica).unwrap();
        assert_eq!(envelope, known);
        assert_eq!(serde_json::to_value(&envelope).unwrap(), line["value"]);
        assert_eq!(envelope.bytes(), sealed.bytes, "what was signed for must not change");
    }
}

const REPLICA: ReplicaId = ReplicaId(Id([9; 16]));

fn meta() -> Meta {
    Meta {
        cursor: Cursor { seq: Seq(40), granted: Seq(38), walk: None },
        head: Head { seq: Seq(41), hash: [5; 32] },
        synced_at: Some(Millis(1_666_000_100_000)),
        business_day: Some(day("2022-10-20")),
        generation: 3,
        first_chunk: 2,
        next_chunk: 4,
        first_tail: 6,
        next_tail: 8,
        frames: 30,
        rewriting: Some(Rewriting { from: 3, after: Some(id("unit/lead")), frames: 4 }),
    }
}

fn waiting(counter: u64, mutation: impl Into<Mutation>) -> Envelope {
    Envelope { replica: REPLICA, ..act("lead-clerk", counter, mutation) }
}

fn comment(name: &str) -> AddComment {
    AddComment { id: CommentId(id(name)), on: task_id("open").into(), words: "已联系".into() }
}

/// A replica's stores: two chunks, a tail in which something goes, acts that wait, that were
/// refused, that cannot be read, and one that was delivered.
struct Stores {
    chunks: [Rows; 2],
    tail: [Rows; 2],
    outbox: [OutboxRow; 2],
    sent: SentRow,
    front: Front,
}

fn stores() -> Stores {
    let frame = |id: Id| Frame::from(&*county().get(id).unwrap());
    let mut all: Vec<Frame> = county().iter().map(|entity| Frame::from(&**entity)).collect();
    all.sort_by_key(|frame| frame.as_ref().id());
    let foreign = Frame { kind: 60_000, version: 1, bytes: vec![3; 20] };
    let report = every_entity().into_iter().find(|entity| entity.kind() == Kind::Report).unwrap();
    let gone = vec![id("gone")];
    let rows = |changed| Rows { changed, gone: Vec::new() };
    let refused = Refused {
        seq: Some(Seq(39)),
        at: Millis(1_666_000_000_100),
        reason: Refusal::Denied(Denial::NoRight),
    };
    let outbox = |counter, refused| {
        let bytes = waiting(counter, comment("waiting")).bytes();
        OutboxRow { bytes, refused }
    };
    Stores {
        chunks: [rows(all), Rows { changed: vec![foreign], gone: gone.clone() }],
        tail: [
            rows(vec![frame(task_id("open").into()), Frame::from(&report)]),
            Rows { changed: vec![], gone: vec![task_id("named").into()] },
        ],
        outbox: [outbox(1, None), outbox(2, Some(refused))],
        sent: SentRow {
            bytes: waiting(3, comment("sent")).bytes(),
            seq: Seq(38),
            at: Millis(1_666_000_000_200),
        },
        front: Front {
            generation: 3,
            next_tail: 7,
            aside: vec![1, 2],
            changed: vec![frame(task_id("open").into())],
        },
    }
}

fn row(store: &str, key: u64, bytes: &[u8]) -> Value {
    json!({ "store": store, "key": key, "row": hex(bytes) })
}

/// The lines of a replica's file. `bytes` are those of the rows in [`Stores`], in its order.
fn lines(rows: [Vec<u8>; 7], meta: &[u8], front: Option<&[u8]>) -> Vec<Value> {
    let [chunk, other, tail, gone, waits, refused, sent] = &rows;
    let mut lines = vec![row("chunk", 2, chunk), row("chunk", 3, other)];
    lines.extend([row("tail", 6, tail), row("tail", 7, gone)]);
    lines.extend([row("outbox", 1, waits), row("outbox", 2, refused)]);
    lines.extend([row("outbox", 4, &[255, 255, 7]), row("sent", 3, sent)]);
    lines.push(row("meta", META_KEY, meta));
    lines.push(row("meta", COUNTER_KEY, &4_u64.to_le_bytes()));
    lines.extend(front.map(|front| row("meta", FRONT_KEY, front)));
    lines
}

fn disk(lines: &[Value]) -> MemoryDisk {
    let store = |line: &Value| match text(line, "store") {
        "chunk" => Store::Chunk,
        "tail" => Store::Tail,
        "outbox" => Store::Outbox,
        "sent" => Store::Sent,
        "meta" => Store::Meta,
        other => panic!("{other}"),
    };
    let put = |line: &Value| {
        Change::Put(store(line), line["key"].as_u64().unwrap(), unhex(text(line, "row")))
    };
    let mut disk = MemoryDisk::default();
    disk.write(Write(lines.iter().map(put).collect()));
    disk.crash(usize::MAX);
    disk
}

/// What every version's file holds, opened by this version.
fn check(disk: &mut MemoryDisk) {
    let snapshot = disk.snapshot();
    let known = meta();
    assert_eq!(snapshot.meta.cursor, known.cursor);
    assert_eq!(snapshot.meta.head, known.head);
    assert_eq!(snapshot.meta.synced_at, known.synced_at);
    assert_eq!(snapshot.meta.business_day, known.business_day);
    assert_eq!((snapshot.meta.generation, snapshot.meta.next_chunk), (3, 4));
    assert_eq!((snapshot.meta.first_tail, snapshot.meta.next_tail), (6, 8));
    assert_eq!(snapshot.chunks, stores().chunks);
    let replica = Replica::open(REPLICA, actor("lead-clerk"), snapshot);
    let entities = replica.entities();
    assert!(entities.get(task_id("named").into()).is_none(), "it went");
    assert_eq!(entities.all(Kind::Report).count(), 1);
    assert_eq!(entities.get(unit("lead").into()), county().get(unit("lead").into()));
    assert!(entities.get(id("waiting")).is_some(), "what waits is on top");
    assert_eq!(replica.view.confirmed(id("waiting")), None);
    let states: Vec<State> = replica.outbox.items().map(|item| item.state).collect();
    let [State::Stored, State::Refused(refused)] = states[..] else { panic!("{states:?}") };
    assert_eq!(Some(refused), stores().outbox[1].refused);
    assert_eq!(replica.outbox.sealed().count(), 1, "what cannot be read is kept");
    assert_eq!(disk.sent(), [(Counter(3), stores().sent)]);
    let next = disk.append(waiting(5, comment("next")).bytes(), None);
    assert_eq!(next, Counter(5), "no number is given twice");
}

#[test]
fn a_replica_of_the_first_version_still_opens() {
    let lines = golden("replica-0.jsonl", &["store", "key"], {
        let Stores {
            chunks: [chunk, other],
            tail: [tail, gone],
            outbox: [waits, refused],
            sent,
            ..
        } = stores();
        let rows = [encode(&chunk), encode(&other), encode(&tail), encode(&gone)];
        let [chunk, other, tail, gone] = rows;
        let rows = [chunk, other, tail, gone, encode(&waits), encode(&refused), encode(&sent)];
        let m = meta();
        let head = (m.cursor, m.head, m.synced_at, m.business_day);
        let rest = (m.generation, m.next_chunk, m.first_tail, m.next_tail);
        lines(rows, &encode(&(head, rest)), None)
    });
    check(&mut disk(&lines));
}

#[test]
fn a_replica_of_this_version_opens() {
    let lines = golden("replica-1.jsonl", &["store", "key"], {
        let Stores { chunks, tail, outbox, sent, front } = stores();
        let rows = [&chunks[0], &chunks[1], &tail[0], &tail[1]].map(Stored::to_bytes);
        let [chunk, other, tail, gone] = rows;
        let [waits, refused] = outbox.map(|row| row.to_bytes());
        let rows = [chunk, other, tail, gone, waits, refused, sent.to_bytes()];
        lines(rows, &meta().to_bytes(), Some(&front.to_bytes()))
    });
    let mut disk = disk(&lines);
    assert_eq!(disk.snapshot().meta, meta());
    assert_eq!(disk.front(), Some(stores().front));
    check(&mut disk);
    // What this version writes is what the file holds.
    let written = [("chunk", 2, stores().chunks[0].to_bytes()), ("meta", 0, meta().to_bytes())];
    for (store, key, bytes) in written {
        assert!(lines.contains(&row(store, key, &bytes)), "{store} {key} has another shape");
    }
}
