//! The conflict box as one person reads it. Free of web types.

use std::cmp::Reverse;

use shared::calendar::Day;
use shared::id::{ActorId, Millis};
use shared::model::{
    Chain, Conflict, Edit, Entity, Finding, Kind, Mark, One, Property, Role, Stamp, Step, StepKind,
    Task, Value,
};
use shared::mutation::{ChangeDue, Mutation};
use shared::order::sort_by_key;
use shared::policy::{self, Action};
use shared::rules::{Entities, posts};

use crate::tasks::clash::{self, Clash, Shown};
use crate::tasks::delivery::Delivery;
use crate::tasks::names;
use crate::tasks::viewer::Viewer;
use crate::text;

/// An entry of the box.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Both values.
    pub clash: Clash,
    /// What the task or chain is called.
    pub title: String,
    /// The address of its page.
    pub address: String,
    /// Who wrote the value that was kept.
    pub kept_by: Written,
    /// Who wrote the one that was not.
    pub lost_by: Written,
    /// What has become of it.
    pub state: State,
    /// What would restore the value that was not kept, where the person may.
    pub restore: Option<Mutation>,
    /// How far the person's own latest act on the thing has come.
    pub delivery: Option<Delivery>,
    /// Whether the person wrote either value, or may edit the thing.
    pub is_mine: bool,
}

/// Who wrote a value and when, as far as this device knows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Written {
    /// By whom; empty where that is not known.
    pub name: String,
    /// The day on their device.
    pub day: Option<Day>,
    /// The server's time.
    pub at: Option<Millis>,
}

/// What has become of a collision.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// The value that was kept is in use.
    Differing,
    /// The value that was not kept is in use.
    Restored,
    /// Another value is in use: somebody has changed it since.
    Overtaken(Shown),
}

/// Every entry that the person sees, newest first.
pub fn entries(viewer: &Viewer<'_>) -> Vec<Entry> {
    let mut found: Vec<(Stamp, Entry)> = viewer
        .memory
        .all(Kind::Conflict)
        .filter_map(|entity| Conflict::of(entity))
        .filter_map(|conflict| Some((conflict.meta.created, entry(viewer, conflict)?)))
        .collect();
    sort_by_key(&mut found, |(stamp, entry)| (Reverse((stamp.seq, stamp.at)), entry.clash.id));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether the person looks after more than what concerns them: leaders and offices.
pub fn oversees(viewer: &Viewer<'_>) -> bool {
    let oversees = |role| {
        use Role::{CountyLeader, CountyOffice, ProgrammeDeputy, ProgrammeLeader, ProgrammeOffice};
        matches!(
            role,
            CountyLeader | CountyOffice | ProgrammeLeader | ProgrammeDeputy | ProgrammeOffice
        )
    };
    posts(viewer.memory, viewer.actor).iter().any(|post| oversees(post.role))
}

/// How many entries that concern the person still have two values.
pub fn open_count(viewer: &Viewer<'_>) -> usize {
    let open = |entry: &&Entry| entry.is_mine && entry.state == State::Differing;
    entries(viewer).iter().filter(open).count()
}

fn entry(viewer: &Viewer<'_>, conflict: &Conflict) -> Option<Entry> {
    let on = viewer.memory.get(conflict.on)?;
    let (current, address, is_closed) = match &*on {
        Entity::Task(task) => (
            of_task(task, conflict.property)?,
            format!("/tasks/{}", task.id),
            task.status.is_closed(),
        ),
        Entity::Chain(chain) => {
            (of_chain(chain, conflict.property)?, format!("/chains/{}", chain.id), false)
        }
        Entity::Finding(finding) => (
            of_finding(finding, conflict.property)?,
            format!("/findings/{}", finding.id),
            !finding.status.is_open(),
        ),
        _ => return None,
    };
    let clash = clash::of(viewer, conflict);
    let state = match current {
        current if current == conflict.lost => State::Restored,
        current if current == conflict.kept => State::Differing,
        current => State::Overtaken(clash::shown(viewer, &current)),
    };
    let action = match &*on {
        Entity::Finding(_) if conflict.property != Property::Place => Action::EditFinding,
        _ => action(conflict.property),
    };
    let may = policy::can(viewer.memory, viewer.actor, action, &on).is_ok();
    let restores = may && !is_closed && state != State::Restored;
    let (kept, lost) = writers(&on, conflict);
    let wrote = |hand: &Hand| [hand.by, hand.via].contains(&Some(viewer.actor));
    Some(Entry {
        title: on.label().to_owned(),
        address,
        kept_by: written(viewer, &kept),
        lost_by: written(viewer, &lost),
        state,
        restore: clash.again.clone().filter(|_| restores).map(with_reason),
        delivery: viewer.deliveries.of(conflict.on),
        is_mine: may || wrote(&kept) || wrote(&lost),
        clash,
    })
}

/// What has to be allowed for this property to be set.
fn action(property: Property) -> Action {
    match property {
        Property::Title | Property::Detail | Property::Visibility => Action::EditTask,
        Property::Due => Action::ChangeDue,
        Property::Assignment => Action::AssignTask,
        Property::Team | Property::Plan | Property::Blueprint => Action::MarkOne,
        Property::Inspected => Action::EditFinding,
        Property::Place => Action::PlaceFinding,
    }
}

/// A last day is not changed without a reason; here there is only one.
fn with_reason(act: Mutation) -> Mutation {
    match act {
        Mutation::ChangeDue(act) => {
            ChangeDue { reason: text::record().restore_reason.to_owned(), ..act }.into()
        }
        other => other,
    }
}

fn of_task(task: &Task, property: Property) -> Option<Value> {
    Some(match property {
        Property::Title => Value::Text(task.title.clone()),
        Property::Detail => Value::Text(task.detail.clone()),
        Property::Due => Value::Day(task.due),
        Property::Assignment => Value::Assignment {
            leaders: task.leaders.clone(),
            lead_units: task.lead_units.clone(),
            support_units: task.support_units.clone(),
        },
        Property::Visibility => Value::Visibility(task.visibility),
        _ => return None,
    })
}

fn of_finding(finding: &Finding, property: Property) -> Option<Value> {
    Some(match property {
        Property::Title => Value::Text(finding.title.clone()),
        Property::Detail => Value::Text(finding.detail.clone()),
        Property::Inspected => Value::Text(finding.inspected.clone()),
        Property::Visibility => Value::Visibility(finding.visibility),
        Property::Place => Value::Place { charge: finding.charge, township: finding.township },
        _ => return None,
    })
}

fn of_chain(chain: &Chain, property: Property) -> Option<Value> {
    let one = match property {
        Property::Team => One::Team,
        Property::Plan => One::Plan,
        Property::Blueprint => One::Blueprint,
        _ => return None,
    };
    let words = |mark: &Mark| format!("{} {}", mark.day, mark.note).trim().to_owned();
    Some(Value::Text(chain.five_ones.get(one).map(words).unwrap_or_default()))
}

/// Who wrote a value, with the delegate who entered it, and when.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Hand {
    by: Option<ActorId>,
    via: Option<ActorId>,
    day: Option<Day>,
    at: Option<Millis>,
}

impl Hand {
    fn of(stamp: Stamp, day: Option<Day>) -> Hand {
        Hand { by: Some(stamp.by), via: stamp.via, day, at: received(stamp) }
    }
}

/// The server's time; before the verdict the stamp has the device's.
fn received(stamp: Stamp) -> Option<Millis> {
    (!stamp.seq.is_pending()).then_some(stamp.at)
}

/// Who wrote the kept value, and who the lost one. The entry itself says who wrote the lost one, and
/// carries the stamp of the edit that came later; the rest is read off the thing's own steps and
/// latest edits, as far as these still tell.
fn writers(on: &Entity, conflict: &Conflict) -> (Hand, Hand) {
    let later = conflict.meta.created;
    let (edits, steps) = match on {
        Entity::Task(task) => (task.edits.as_slice(), task.steps.as_slice()),
        Entity::Chain(chain) => (chain.edits.as_slice(), &[][..]),
        Entity::Finding(finding) => (finding.edits.as_slice(), &[][..]),
        _ => return Default::default(),
    };
    let own = |kind| step_kind(conflict.property) == Some(kind);
    let later_day = steps.iter().find(|step| step.stamp == later).map(|step| step.day);
    let latest: Option<&Edit> =
        edits.iter().find(|edit| edit.property == conflict.property && edit.seq <= later.seq);
    let lost = Hand { by: conflict.lost_by, day: Some(conflict.lost_day), ..Hand::default() };
    let is_lost = |step: &Step| {
        Some(step.stamp.by) == conflict.lost_by && step.day == conflict.lost_day && own(step.kind)
    };
    let earlier_lost = |step: &Step| is_lost(step) && step.stamp.seq < later.seq;
    let later_lost = match latest {
        Some(edit) => edit.seq != later.seq,
        // Edited again since: only the entry's own words are left.
        None => {
            let is_theirs = conflict.lost_by == Some(later.by);
            let later_lost = is_theirs && later_day.is_none_or(|day| day == conflict.lost_day);
            // The same person wrote both on one day: which was which cannot be told any more.
            if later_lost && steps.iter().any(earlier_lost) {
                return (Hand::default(), lost);
            }
            later_lost
        }
    };
    let stamped = |wanted: &dyn Fn(&Step) -> bool| {
        let mut fits = steps.iter().filter(|step| own(step.kind) && wanted(step));
        // Two that fit tell nothing.
        fits.next().filter(|_| fits.next().is_none())
    };
    if later_lost {
        let kept = latest.map(|edit| {
            let step = stamped(&|step| step.stamp.seq == edit.seq);
            let hand = Hand { by: Some(edit.by), day: Some(edit.day), ..Hand::default() };
            step.map_or(hand, |step| Hand::of(step.stamp, Some(edit.day)))
        });
        return (kept.unwrap_or_default(), Hand { at: received(later), via: later.via, ..lost });
    }
    let before = stamped(&earlier_lost);
    let lost = before.map_or(lost, |step| Hand::of(step.stamp, Some(conflict.lost_day)));
    let day = latest.map(|edit| edit.day).or(later_day);
    (Hand::of(later, day), lost)
}

/// The step that an edit of this property leaves.
fn step_kind(property: Property) -> Option<StepKind> {
    match property {
        Property::Title | Property::Detail | Property::Visibility => Some(StepKind::Edited),
        Property::Due => Some(StepKind::DueChanged),
        Property::Assignment => Some(StepKind::Assigned),
        _ => None,
    }
}

fn written(viewer: &Viewer<'_>, hand: &Hand) -> Written {
    let name = hand.by.map(|by| {
        names::stamped(viewer.memory, Stamp { by, via: hand.via, ..Stamp::default() }).name
    });
    Written { name: name.unwrap_or_default(), day: hand.day, at: hand.at }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use shared::id::{ConflictId, ReplicaId, Seq};
    use shared::model::{Meta, Status};
    use shared::rules::Memory;

    use super::*;
    use crate::tasks::sample::{county, id, task, today, viewer};
    use crate::text::{Language, set_language};

    const DAY: i32 = -1;

    fn stamp(seq: u64, by: &str) -> Stamp {
        Stamp {
            at: Millis(seq * 1_000),
            by: ActorId(id(by)),
            seq: Seq(seq),
            via: None,
            brought: None,
        }
    }

    fn edit(seq: u64, by: &str, days: i32) -> Edit {
        let replica = ReplicaId(id(by));
        let (seq, by) = (Seq(seq), ActorId(id(by)));
        Edit { property: Property::Title, seq, day: today().plus(days), replica, by }
    }

    fn edited(seq: u64, by: &str, days: i32) -> Step {
        let day = today().plus(days);
        Step { kind: StepKind::Edited, day, words: String::new(), stamp: stamp(seq, by) }
    }

    fn title(words: &str) -> Value {
        Value::Text(words.to_owned())
    }

    /// 甲 and 园区经办 gave 事 another title apart. 园区经办's came later, as row 5, from an earlier
    /// day: it was not kept.
    fn apart(now: &str) -> (Task, Conflict) {
        let subject = Task {
            title: now.to_owned(),
            steps: vec![edited(4, "甲", 0), edited(5, "园区经办", DAY)],
            edits: vec![edit(4, "甲", 0)],
            ..task("事")
        };
        let conflict = Conflict {
            id: ConflictId(id("冲突")),
            on: subject.id.into(),
            programme: subject.programme,
            property: Property::Title,
            kept: title("甲的题"),
            lost: title("园区的题"),
            lost_day: today().plus(DAY),
            lost_by: Some(ActorId(id("园区经办"))),
            meta: Meta::new(stamp(5, "园区经办")),
        };
        (subject, conflict)
    }

    fn with(subject: Task, conflict: Conflict) -> Memory {
        let mut county = county([subject]);
        county.put(Rc::new(conflict.into()));
        county
    }

    fn seen(county: &Memory, who: &str) -> Entry {
        entries(&viewer(county, who)).remove(0)
    }

    #[test]
    fn the_state_follows_the_value_in_use() {
        let other = State::Overtaken(Shown::Text("又一题".to_owned()));
        let table = [
            ("甲的题", State::Differing, true),
            ("园区的题", State::Restored, false),
            ("又一题", other, true),
        ];
        for (now, state, restores) in table {
            let (subject, conflict) = apart(now);
            let entry = seen(&with(subject, conflict), "园区经办");
            assert_eq!((entry.state, entry.restore.is_some()), (state, restores), "{now}");
        }
    }

    #[test]
    fn only_who_may_edit_restores_and_only_while_the_task_is_open() {
        let table = [("园区经办", true, true), ("甲", true, true), ("农业经办", false, false)];
        for (who, restores, is_mine) in table {
            let (subject, conflict) = apart("甲的题");
            let entry = seen(&with(subject, conflict), who);
            assert_eq!((entry.restore.is_some(), entry.is_mine), (restores, is_mine), "{who}");
        }
        let (subject, conflict) = apart("甲的题");
        let closed = Task { status: Status::Done, ..subject };
        let entry = seen(&with(closed, conflict), "甲");
        assert_eq!((entry.restore, entry.is_mine), (None, true));
    }

    #[test]
    fn who_wrote_a_value_finds_it_though_they_may_not_edit_the_thing_any_more() {
        let (subject, conflict) = apart("甲的题");
        let conflict = Conflict { lost_by: Some(ActorId(id("书记"))), ..conflict };
        let entry = seen(&with(subject, conflict), "书记");
        assert_eq!((entry.restore, entry.is_mine), (None, true));
    }

    #[test]
    fn it_says_who_wrote_which_and_when() {
        set_language(Language::Chinese);
        let (subject, conflict) = apart("甲的题");
        let entry = seen(&with(subject.clone(), conflict.clone()), "甲");
        assert_eq!(entry.kept_by.name, "甲");
        assert_eq!((entry.kept_by.day, entry.kept_by.at), (Some(today()), Some(Millis(4_000))));
        assert_eq!(entry.lost_by.day, Some(today().plus(DAY)));
        assert_eq!(entry.lost_by.at, Some(Millis(5_000)));
        assert!(entry.lost_by.name.contains("经办"), "{}", entry.lost_by.name);

        // The later one was kept, and the earlier one is the one that was not.
        let won = Task { edits: vec![edit(5, "园区经办", 0)], ..subject.clone() };
        let won = Task { steps: vec![edited(4, "甲", DAY), edited(5, "园区经办", 0)], ..won };
        let lost = Conflict { lost_by: Some(ActorId(id("甲"))), ..conflict.clone() };
        let entry = seen(&with(won, lost), "甲");
        assert_eq!(
            (entry.kept_by.at, entry.lost_by.at),
            (Some(Millis(5_000)), Some(Millis(4_000)))
        );
        assert_eq!((entry.kept_by.day, entry.lost_by.name.as_str()), (Some(today()), "甲"));

        // Edited again since: who wrote the kept value is not known any more, and nobody is named.
        let since = Task { edits: vec![edit(9, "甲", 0)], ..subject };
        let entry = seen(&with(since, conflict), "甲");
        assert_eq!(entry.kept_by, Written::default());
        assert_eq!(entry.lost_by.at, Some(Millis(5_000)));
    }

    #[test]
    fn before_the_verdict_there_is_no_time_of_the_server() {
        let (subject, conflict) = apart("甲的题");
        let pending = Stamp { seq: Seq::PENDING, ..stamp(5, "园区经办") };
        let conflict = Conflict { meta: Meta::new(pending), ..conflict };
        let entry = seen(&with(subject, conflict), "园区经办");
        assert_eq!(entry.lost_by.at, None);
    }

    #[test]
    fn a_last_day_is_restored_with_a_reason() {
        let (subject, conflict) = apart("事");
        let (kept, lost) = (Value::Day(subject.due), Value::Day(Some(today())));
        let conflict = Conflict { property: Property::Due, kept, lost, ..conflict };
        let entry = seen(&with(subject, conflict), "甲");
        let Some(Mutation::ChangeDue(act)) = entry.restore else { panic!("a change of the day") };
        assert_eq!(act.due, Some(today()));
        assert!(!act.reason.is_empty());
    }

    #[test]
    fn offices_and_leaders_oversee_and_count_only_what_is_open_and_theirs() {
        let (subject, conflict) = apart("甲的题");
        let county = with(subject, conflict);
        let table =
            [("督查室", true, 1), ("书记", true, 0), ("甲", false, 1), ("农业经办", false, 0)];
        for (who, over, open) in table {
            let viewer = viewer(&county, who);
            assert_eq!((oversees(&viewer), open_count(&viewer)), (over, open), "{who}");
        }
        let (subject, conflict) = apart("园区的题");
        assert_eq!(open_count(&viewer(&with(subject, conflict), "甲")), 0);
    }
}
