//! Messages as people read them, with names in place of ids, by day. Free of web types.

use std::hash::Hash;

use shared::calendar::Day;
use shared::id::{Counter, Id, Millis, Seq};
use shared::model::{Charge, Entity, Instruction, Report};
use shared::mutation::{MarkRead, Mutation};
use shared::rules::messages::{Matter, Message};
use shared::rules::{Entities, Memory, READ_MAX};
use shared::sync::replica::{Item as Kept, Outbox, State};

use crate::address::of_charge;
use crate::tasks::history::day_of;
use crate::tasks::names::{self, Who};
use crate::tasks::viewer::Viewer;
use crate::text::format;

/// What is shown of all messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those not read yet.
    Unread,
    /// Those that wait for the reader.
    Open,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    /// A message, by its identity.
    Told(Matter, Id),
    /// An act of this device that was refused.
    Refused(Counter),
}

/// A row.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Row {
    /// What it is.
    pub origin: Origin,
    /// What it is about; empty where this device does not hold that.
    pub title: String,
    /// The first line of what was said.
    pub words: String,
    /// Who did it.
    pub who: Who,
    /// When.
    pub at: Millis,
    /// On which day.
    pub day: Day,
    /// Where one reads more.
    pub address: Option<String>,
    /// Whether it waits for the reader.
    pub is_open: bool,
    /// Whether it was read.
    pub is_read: bool,
}

/// A line of the list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Line {
    /// A day; its rows follow.
    Day(Day),
    /// A row.
    Row(Row),
}

/// How many are unread.
pub fn unread(told: &[Message]) -> usize {
    told.iter().filter(|message| !message.is_read).count()
}

/// What marks all of them as read. What is not judged yet has no place in the log: it is named.
pub fn read_all(told: &[Message]) -> Option<MarkRead> {
    let unread: Vec<&Message> = told.iter().filter(|message| !message.is_read).collect();
    let judged = unread.iter().map(|message| message.stamp.seq).filter(|seq| !seq.is_pending());
    let before: Option<Seq> = judged.max();
    let pending = unread.iter().filter(|message| message.stamp.seq.is_pending());
    let messages = pending.map(|message| message.key).take(READ_MAX).collect();
    (!unread.is_empty()).then_some(MarkRead { messages, before })
}

/// Messages and refused acts as rows, the latest first.
pub fn rows(viewer: &Viewer<'_>, told: &[Message], outbox: &Outbox) -> Vec<Row> {
    let mut rows: Vec<Row> = told.iter().map(|message| row(viewer, message)).collect();
    rows.extend(outbox.listed().filter_map(|item| refused(viewer, item)));
    shared::order::sort_by_key(&mut rows, |row| std::cmp::Reverse((row.day, row.at)));
    rows
}

/// The rows that are shown, under their days.
pub fn lines(rows: &[Row], only: Only) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut day = None;
    for row in rows.iter().filter(|row| only.shows(row)) {
        if day.replace(row.day) != Some(row.day) {
            lines.push(Line::Day(row.day));
        }
        lines.push(Line::Row(row.clone()));
    }
    lines
}

impl Only {
    /// The three, in the order they are offered.
    pub const ALL: [Only; 3] = [Only::Unread, Only::Open, Only::All];

    /// The choice that an address makes by `?only=`.
    pub fn of(query: Option<&str>) -> Only {
        match query {
            Some("unread") => Only::Unread,
            Some("open") => Only::Open,
            _ => Only::All,
        }
    }

    /// The query that makes the choice.
    pub fn query(self) -> &'static str {
        match self {
            Only::All => "?",
            Only::Unread => "?only=unread",
            Only::Open => "?only=open",
        }
    }

    /// Whether it shows `row`.
    pub fn shows(self, row: &Row) -> bool {
        match self {
            Only::All => true,
            Only::Unread => !row.is_read,
            Only::Open => row.is_open,
        }
    }
}

fn row(viewer: &Viewer<'_>, message: &Message) -> Row {
    let place = place(viewer.memory, message.on);
    let address = match message.matter {
        // Both values stand there, and the way back.
        Matter::Conflicted => place.address.map(|_| "/conflicts".to_owned()),
        _ => place.address,
    };
    Row {
        origin: Origin::Told(message.matter, message.key),
        title: place.title,
        words: first_line(&message.words),
        who: names::stamped(viewer.memory, message.stamp),
        at: message.stamp.at,
        day: day_of(viewer, message.stamp.at),
        address,
        is_open: message.is_open,
        is_read: message.is_read,
    }
}

/// It is unread, and open, until the person has dealt with it where it can be dealt with.
fn refused(viewer: &Viewer<'_>, item: &Kept) -> Option<Row> {
    let State::Refused(refused) = item.state else { return None };
    let act = &item.envelope.mutation;
    Some(Row {
        origin: Origin::Refused(item.envelope.counter),
        title: format!("{} {}", format::mutation(act), about(viewer.memory, act)).trim().to_owned(),
        words: format::refusal(refused.reason),
        who: Who::default(),
        at: refused.at,
        day: day_of(viewer, refused.at),
        address: Some("/delivery".to_owned()),
        is_open: true,
        is_read: false,
    })
}

/// The title of what an act is about; what it would have made has its own.
fn about(memory: &Memory, act: &Mutation) -> String {
    match act {
        Mutation::CreateTask(act) => act.title.clone(),
        act => place(memory, act.subject()).title,
    }
}

/// What something is called, and where its page is.
#[derive(Default)]
struct Place {
    title: String,
    address: Option<String>,
}

fn place(memory: &Memory, id: Id) -> Place {
    let Some(entity) = memory.get(id) else { return Place::default() };
    let address = match &*entity {
        Entity::Task(task) => format!("/tasks/{}", task.id),
        Entity::Instruction(given) => format!("/instructions/{}", given.id),
        other => match Charge::of(other) {
            Some(charge) => of_charge(charge),
            None => return Place { title: entity.label().to_owned(), address: None },
        },
    };
    Place { title: title(memory, &entity), address: Some(address) }
}

/// An instruction and a report are called what they are about.
fn title(memory: &Memory, entity: &Entity) -> String {
    let on = match entity {
        Entity::Instruction(Instruction { on, .. }) => *on,
        Entity::Report(Report { task, .. }) => (*task).into(),
        other => return other.label().to_owned(),
    };
    memory.get(on).map(|on| title(memory, &on)).unwrap_or_default()
}

fn first_line(words: &str) -> String {
    words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use shared::id::{ActorId, CommentId, InstructionId, ProgrammeId, ReplicaId, TaskId};
    use shared::model::{InstructionKind, Kind, Meta, Stamp};
    use shared::mutation::{AddComment, CancelTask, Envelope};
    use shared::rules::Refusal;
    use shared::sync::replica::{OutboxRow, Refused, Replica, Snapshot};

    use super::*;
    use crate::tasks::sample::{county, id, task, today, viewer};
    use crate::text::{Language, set_language};

    /// Noon, in China Standard Time.
    fn noon(day: Day) -> Millis {
        Millis((day.0 as u64 * 24 + 4) * 3_600_000)
    }

    fn message(name: &str, on: &str, day: Day, seq: Seq) -> Message {
        let stamp = Stamp { at: noon(day), by: ActorId(id("甲")), seq, via: None, brought: None };
        let (key, on) = (id(name), id(on));
        let words = "\n 缺验收单 \n请补".to_owned();
        let matter = Matter::Returned;
        Message { key, matter, on, words, stamp, is_open: false, is_read: false }
    }

    fn read(message: Message) -> Message {
        Message { is_read: true, ..message }
    }

    /// An outbox with a refused act and a quiet one, which nobody hears of.
    fn outbox() -> Replica {
        let envelope = |counter, mutation| Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(counter),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: noon(today()),
            base: Seq(1),
            mutation,
        };
        let reason = Refusal::NotFound(Kind::Task);
        let refused = Some(Refused { seq: Some(Seq(9)), at: noon(today()), reason });
        let row = |counter, mutation| {
            let bytes = envelope(counter, mutation).bytes();
            (Counter(counter), OutboxRow { bytes, refused })
        };
        let cancel = CancelTask { task: TaskId(id("甲事")), reason: "并入".to_owned() };
        let reading = MarkRead { messages: Vec::new(), before: Some(Seq(1)) };
        let words = String::new();
        let waiting = AddComment { id: CommentId(id("言")), on: id("甲事"), words }.into();
        let waiting =
            (Counter(3), OutboxRow { bytes: envelope(3, waiting).bytes(), refused: None });
        let outbox = vec![row(1, cancel.into()), row(2, reading.into()), waiting];
        let snapshot = Snapshot { outbox, ..Snapshot::default() };
        Replica::open(ReplicaId(id("手机")), ActorId(id("园区经办")), snapshot)
    }

    #[test]
    fn messages_and_refused_acts_stand_under_their_days_the_latest_first() {
        set_language(Language::Chinese);
        let county = county([task("甲事")]);
        let viewer = viewer(&county, "园区经办");
        let told = [
            message("一", "甲事", today(), Seq(5)),
            read(message("二", "枸杞产业链", today().plus(-3), Seq(4))),
            message("三", "已经走开的", today().plus(-3), Seq(3)),
        ];
        let rows = rows(&viewer, &told, &outbox().outbox);
        let line = |row: &Row| {
            let address = row.address.clone().unwrap_or_default();
            (row.title.clone(), address, row.is_open, row.is_read)
        };
        let found: Vec<_> = rows.iter().map(line).collect();
        let of = |kind: &str, name: &str| format!("/{kind}/{}", id(name));
        let expected = [
            ("甲事", of("tasks", "甲事"), false, false),
            ("取消任务 甲事", "/delivery".to_owned(), true, false),
            ("枸杞产业链", of("chains", "枸杞产业链"), false, true),
            ("", String::new(), false, false),
        ];
        assert_eq!(
            found,
            expected.map(|(title, at, open, read)| (title.to_owned(), at, open, read))
        );
        assert_eq!((rows[0].words.as_str(), rows[0].who.name.as_str()), ("缺验收单", "甲"));

        let days = |only| {
            let lines = lines(&rows, only);
            lines
                .into_iter()
                .map(|line| match line {
                    Line::Day(day) => Err(day),
                    Line::Row(row) => Ok(row.title),
                })
                .collect::<Vec<_>>()
        };
        let (now, then) = (Err(today()), Err(today().plus(-3)));
        let title = |title: &str| Ok(title.to_owned());
        let all = [
            now.clone(),
            title("甲事"),
            title("取消任务 甲事"),
            then.clone(),
            title("枸杞产业链"),
            title(""),
        ];
        assert_eq!(days(Only::All), all);
        assert_eq!(
            days(Only::Unread),
            [now.clone(), title("甲事"), title("取消任务 甲事"), then, title("")]
        );
        assert_eq!(days(Only::Open), [now, title("取消任务 甲事")]);
    }

    #[test]
    fn an_instruction_is_called_what_it_is_about_and_opens_itself() {
        let mut county = county([task("甲事")]);
        let given = Instruction {
            id: InstructionId(id("批示")),
            on: id("甲事"),
            on_kind: Kind::Task,
            programme: ProgrammeId(id("链长制")),
            kind: InstructionKind::Directive,
            by: ActorId(id("书记")),
            words: "请抓紧".to_owned(),
            units: Vec::new(),
            due: None,
            confirmed: None,
            seen: Vec::new(),
            acknowledged: Vec::new(),
            feedback: Vec::new(),
            task: None,
            closed: None,
            meta: Meta::default(),
        };
        county.put(std::rc::Rc::new(given.into()));
        let row = row(&viewer(&county, "园区经办"), &message("一", "批示", today(), Seq(5)));
        assert_eq!(row.title, "甲事");
        assert_eq!(row.address, Some(format!("/instructions/{}", id("批示"))));
    }

    #[test]
    fn a_conflict_leads_to_the_conflict_box() {
        let county = county([task("甲事")]);
        let viewer = viewer(&county, "园区经办");
        for (on, expected) in [("甲事", Some("/conflicts")), ("已经走开的", None)] {
            let lost = message("一", on, today(), Seq(5));
            let row = row(&viewer, &Message { matter: Matter::Conflicted, ..lost });
            assert_eq!(row.address.as_deref(), expected, "{on}");
        }
    }

    #[test]
    fn everything_is_read_up_to_the_latest_row_and_what_has_none_by_name() {
        let judged = |name: &str, seq| message(name, "甲事", today(), Seq(seq));
        let pending = message("未", "甲事", today(), Seq::PENDING);
        let table = [
            (vec![], None),
            (vec![read(judged("一", 9))], None),
            (vec![judged("一", 9), judged("二", 7)], Some((vec![], Some(Seq(9))))),
            (vec![read(judged("一", 9)), judged("二", 7)], Some((vec![], Some(Seq(7))))),
            (vec![pending.clone()], Some((vec![id("未")], None))),
            (vec![pending, judged("二", 7)], Some((vec![id("未")], Some(Seq(7))))),
        ];
        for (told, expected) in table {
            let act = read_all(&told);
            assert_eq!(unread(&told) > 0, act.is_some());
            assert_eq!(act.map(|act| (act.messages, act.before)), expected);
        }
    }

    #[test]
    fn a_choice_follows_from_the_address() {
        for only in Only::ALL {
            let query = only.query().strip_prefix("?only=");
            assert_eq!(Only::of(query), only);
        }
        assert_eq!(Only::of(Some("nothing")), Only::All);
    }
}
