//! A phone's unsent acts, brought in by another device or another person: in effect once whoever is
//! first, never without proof, and always with the name of who brought them.

use e2e::{Client, Content, County, Device, verified};
use serde_json::{Value, json};
use shared::id::{CommentId, Counter, Id, ReplicaId, Seq, TaskId};
use shared::model::{Comment, Kind, Task};
use shared::mutation::{AddComment, CancelTask, Sealed};
use shared::policy::Denial;
use shared::rescue::{Bring, Brought, Carried, Key, PROTOCOL};
use shared::rules::{Entities, Refusal};
use shared::sync::Verdict;
use shared::sync::replica::State;

fn a_task(county: &County) -> Id {
    let all = county.login("office").entities();
    let task = all.all(Kind::Task).find_map(|task| Task::of(task).map(|task| task.id));
    task.unwrap().into()
}

fn comment(on: Id, words: &str) -> AddComment {
    AddComment { id: CommentId(Id::derived(words)), on, words: words.into() }
}

/// What a phone gives as a file: its outbox, sealed with the key of its session.
fn file(phone: &Device, client: &Client) -> Bring {
    let acts = phone.disk.snapshot().outbox.into_iter();
    let acts = acts.map(|(counter, row)| Sealed { counter, bytes: row.bytes }).collect();
    sealed(client, phone.replica.id, acts)
}

fn sealed(client: &Client, replica: ReplicaId, acts: Vec<Sealed>) -> Bring {
    let key = Key::of(&client.session.token);
    let seal = |act: Sealed| Carried { seal: Some(key.seal(replica, &act)), sealed: act };
    Bring {
        protocol: PROTOCOL,
        replica,
        owner: client.actor(),
        key: Some(key.name()),
        look: false,
        acts: acts.into_iter().map(seal).collect(),
    }
}

fn look(bring: &Bring) -> Bring {
    Bring { look: true, ..bring.clone() }
}

fn unsealed(bring: &Bring) -> Bring {
    let mut bare = Bring { key: None, ..bring.clone() };
    bare.acts.iter_mut().for_each(|act| act.seal = None);
    bare
}

fn receipts(brought: &Brought) -> Vec<Seq> {
    let seq = |verdict| match verdict {
        Verdict::Accepted { seq, .. } => seq,
        other => panic!("not accepted: {other:?}"),
    };
    brought.outcomes.iter().map(|outcome| seq(outcome.verdict)).collect()
}

/// A phone that was logged in, has read everything, and lost its network before these words.
fn silent_phone(client: &Client, task: Id, words: &[&str]) -> Device {
    let mut phone = Device::new(client.clone());
    phone.settle();
    phone.go_offline();
    words.iter().for_each(|words| phone.act(comment(task, words)));
    phone
}

fn rows_of(county: &County, act: &str) -> Vec<Value> {
    let rows = county.login("auditor").log();
    verified(&rows);
    rows.into_iter().filter(|row| row["header"]["act"] == act).collect()
}

#[test]
fn a_file_that_is_first_is_what_the_phone_then_finds_delivered() {
    let county = County::start(Content::Tongxin);
    let (task, office) = (a_task(&county), county.login("office"));
    let clerk = county.login("clerk");
    let mut phone = silent_phone(&clerk, task, &["救一", "救二"]);
    let bring = file(&phone, &clerk);

    let head = rows_of(&county, "accepted").len();
    let seen = office.bring(&look(&bring)).unwrap();
    assert!(seen.by_other && seen.outcomes.iter().all(|outcome| !outcome.known), "{seen:?}");
    assert_eq!(rows_of(&county, "accepted").len(), head, "a look writes nothing");

    let first = office.bring(&bring).unwrap();
    assert!(first.by_other && first.outcomes.iter().all(|outcome| !outcome.known), "{first:?}");
    let again = office.bring(&bring).unwrap();
    assert!(again.outcomes.iter().all(|outcome| outcome.known), "{again:?}");
    assert_eq!(receipts(&again), receipts(&first));

    phone.settle();
    assert_eq!(phone.replica.outbox.items().count(), 0);
    assert!(phone.disk.snapshot().outbox.is_empty());
    assert_eq!(rows_of(&county, "accepted").len(), head + 2);

    // In the name of who wrote it, with the name of who brought it.
    let all = county.login("clerk2").entities();
    let written = all.get(Id::derived("救一")).unwrap();
    let stamp = Comment::of(&written).unwrap().meta.created;
    assert_eq!((stamp.by, stamp.via), (clerk.actor(), None));
    assert_eq!(stamp.brought, Some(office.actor()));
    let noted = rows_of(&county, "brought_in");
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0]["header"]["actor"], json!(office.actor()));
    assert_eq!(noted[0]["header"]["subject"], json!(clerk.actor()));
    assert_eq!(noted[0]["payload"]["count"], 2);
    assert_eq!(noted[0]["payload"]["first"], json!(receipts(&first)[0]));
    let accepted = rows_of(&county, "accepted");
    assert!(accepted.iter().all(|row| row["header"]["actor"] == json!(clerk.actor())));
}

#[test]
fn a_phone_that_is_first_leaves_nothing_for_the_file_to_do() {
    let county = County::start(Content::Tongxin);
    let (task, clerk) = (a_task(&county), county.login("clerk"));
    let mut phone = silent_phone(&clerk, task, &["救一", "救二"]);
    let bring = file(&phone, &clerk);
    phone.settle();
    let late = county.login("office").bring(&bring).unwrap();
    assert!(late.outcomes.iter().all(|outcome| outcome.known), "{late:?}");
    assert_eq!(receipts(&late).len(), 2);
    assert_eq!(rows_of(&county, "accepted").len(), 2);
    assert!(rows_of(&county, "brought_in").is_empty());
    let written = county.login("clerk2").entities().get(Id::derived("救一")).unwrap();
    assert_eq!(Comment::of(&written).unwrap().meta.created.brought, None);
}

#[test]
fn a_phone_that_sent_half_of_it_is_completed() {
    let county = County::start(Content::Tongxin);
    let (task, clerk) = (a_task(&county), county.login("clerk"));
    let mut phone = silent_phone(&clerk, task, &["救一", "救二", "救三"]);
    let bring = file(&phone, &clerk);
    let half = Bring { acts: bring.acts[1..2].to_vec(), ..bring.clone() };
    county.login("office").bring(&half).unwrap();
    let rest = county.login("clerk2").bring(&bring).unwrap();
    let known: Vec<bool> = rest.outcomes.iter().map(|outcome| outcome.known).collect();
    assert_eq!(known, [false, true, false]);
    phone.settle();
    assert_eq!(phone.replica.outbox.items().count(), 0);
    assert_eq!(rows_of(&county, "accepted").len(), 3);
}

#[test]
fn a_forged_file_changes_nothing() {
    let county = County::start(Content::Tongxin);
    let (task, clerk, office) = (a_task(&county), county.login("clerk"), county.login("office"));
    let mut phone = silent_phone(&clerk, task, &["救一", "救二"]);
    let bring = file(&phone, &clerk);

    let mut touched = bring.clone();
    let last = touched.acts[1].sealed.bytes.len() - 1;
    touched.acts[1].sealed.bytes[last] ^= 1;
    let mut renumbered = bring.clone();
    renumbered.acts[1].sealed.counter = Counter(7);
    let mut half = bring.clone();
    half.acts[1].seal = None;
    let mut invented = bring.clone();
    invented.key = Some([7; 32]);
    // Sealed by somebody who is logged in, in the name of somebody else.
    let acts = bring.acts.iter().map(|act| act.sealed.clone()).collect();
    let own = sealed(&office, bring.replica, acts);
    let other = Bring { owner: clerk.actor(), ..own.clone() };
    let said = |code: &str| Err((403, code.to_owned()));
    for (forged, code) in [
        (&touched, "broken_seal"),
        (&renumbered, "broken_seal"),
        (&half, "not_sealed"),
        (&unsealed(&bring), "not_sealed"),
        (&invented, "unknown_seal"),
        (&other, "unknown_seal"),
        (&own, "replica_of_another"),
    ] {
        assert_eq!(office.bring(forged), said(code));
        assert_eq!(office.bring(&look(forged)), said(code));
    }
    assert!(rows_of(&county, "accepted").is_empty() && rows_of(&county, "refused").is_empty());
    phone.settle();
    assert_eq!(rows_of(&county, "accepted").len(), 2);
}

#[test]
fn the_same_person_needs_no_seal_and_no_mark_is_left() {
    let county = County::start(Content::Tongxin);
    let (task, old) = (a_task(&county), county.login("clerk"));
    let mut phone = silent_phone(&old, task, &["救一"]);
    let bring = unsealed(&file(&phone, &old));
    let brought = county.login("clerk").bring(&bring).unwrap();
    assert!(!brought.by_other);
    assert_eq!(receipts(&brought).len(), 1);
    let written = county.login("clerk2").entities().get(Id::derived("救一")).unwrap();
    assert_eq!(Comment::of(&written).unwrap().meta.created.brought, None);
    assert_eq!(rows_of(&county, "brought_in").len(), 1);
    phone.settle();
    assert_eq!(phone.replica.outbox.items().count(), 0);
}

#[test]
fn a_phone_that_was_never_heard_of_is_its_owners_afterwards() {
    let county = County::start(Content::Tongxin);
    let (task, mut clerk) = (a_task(&county), county.login("clerk"));
    let act = clerk.seal(comment(task, "救一"));
    let bring = sealed(&clerk, clerk.replica, vec![act.clone()]);
    county.login("office").bring(&bring).unwrap();
    assert!(matches!(clerk.deliver(vec![act])[0], Verdict::Accepted { .. }));
    assert_eq!(rows_of(&county, "accepted").len(), 1);
}

/// A way for somebody to end the sessions of the clerk.
type End = fn(&Client, &County);

fn log_out(phone: &Client, _county: &County) {
    assert_eq!(phone.post("logout", &json!(null)).status, 204);
}

fn revoke(_phone: &Client, county: &County) {
    let admin = county.login("admin");
    for device in admin.get("accounts/devices?name=clerk").json().as_array().unwrap() {
        let words = json!({ "name": "clerk", "id": device["id"] });
        assert_eq!(admin.post("accounts/devices/revoke", &words).status, 204);
    }
}

fn change_password(_phone: &Client, county: &County) {
    let account = county.accounts.iter().find(|account| account.name == "clerk").unwrap();
    let desk = county.login("clerk");
    desk.change_password(&account.password, "another long password");
    desk.change_password("another long password", &account.password);
}

fn close(_phone: &Client, county: &County) {
    let admin = county.login("admin");
    for disabled in [true, false] {
        let words = json!({ "name": "clerk", "disabled": disabled });
        assert_eq!(admin.post("accounts/disable", &words).status, 200);
    }
}

#[test]
fn a_session_that_somebody_ended_seals_nothing_any_more() {
    let county = County::start(Content::Tongxin);
    let (task, office) = (a_task(&county), county.login("office"));
    let ends: [(&str, End); 4] =
        [("登出", log_out), ("下线", revoke), ("改密", change_password), ("停用", close)];
    for (words, end) in ends {
        let lost = county.login("clerk");
        let phone = silent_phone(&lost, task, &[words]);
        let bring = file(&phone, &lost);
        assert!(office.bring(&look(&bring)).is_ok(), "{words}");
        end(&lost, &county);
        assert_eq!(office.bring(&bring), Err((403, "unknown_seal".to_owned())), "{words}");
        // Whoever did it can bring it in, from anywhere.
        assert_eq!(receipts(&county.login("clerk").bring(&bring).unwrap()).len(), 1, "{words}");
    }
}

#[test]
fn rights_are_those_of_who_acted_and_a_refusal_is_told() {
    let county = County::start(Content::Tongxin);
    let (task, office) = (a_task(&county), county.login("office"));
    let cancel = |reason: &str| CancelTask { task: TaskId(task), reason: reason.to_owned() };
    // The office may cancel a task; a clerk may not, whoever brings it in.
    let mut clerk = county.login("clerk");
    let acts = vec![clerk.seal(cancel("越权")), clerk.seal(comment(task, "有权"))];
    let bring = sealed(&clerk, clerk.replica, acts);
    let refused = |brought: &Brought| match brought.outcomes[0].verdict {
        Verdict::Refused { reason, .. } => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&office.bring(&look(&bring)).unwrap()), Denial::NoRight.into());
    let brought = office.bring(&bring).unwrap();
    assert_eq!(refused(&brought), Denial::NoRight.into());
    assert!(matches!(brought.outcomes[1].verdict, Verdict::Accepted { .. }));
    let again = office.bring(&bring).unwrap();
    assert!(again.outcomes.iter().all(|outcome| outcome.known));
    assert_eq!(refused(&again), refused(&brought));
    let row = &rows_of(&county, "refused")[0];
    assert_eq!(row["header"]["actor"], json!(clerk.actor()));

    let mut desk = county.login("office");
    let acts = vec![desk.seal(cancel("并入"))];
    let bring = sealed(&desk, desk.replica, acts);
    receipts(&clerk.bring(&bring).unwrap());
    let cancelled = office.entities().get(task).unwrap();
    let stamp = Task::of(&cancelled).unwrap().meta.updated;
    assert_eq!((stamp.by, stamp.brought), (office.actor(), Some(clerk.actor())));
}

#[test]
fn a_refusal_by_file_reaches_the_phone() {
    let county = County::start(Content::Tongxin);
    let (task, clerk) = (a_task(&county), county.login("clerk"));
    let mut phone = silent_phone(&clerk, task, &["占用"]);
    // Meanwhile another comment takes its id.
    let mut other = county.login("clerk2");
    assert!(matches!(other.act(comment(task, "占用")), Verdict::Accepted { .. }));
    let brought = county.login("office").bring(&file(&phone, &clerk)).unwrap();
    let Verdict::Refused { seq, reason, .. } = brought.outcomes[0].verdict else {
        panic!("{brought:?}");
    };
    assert_eq!(reason, Refusal::IdTaken);
    phone.settle();
    let item = phone.replica.outbox.items().next().unwrap();
    let State::Refused(refused) = item.state else { panic!("{item:?}") };
    assert_eq!((refused.seq, refused.reason), (Some(seq), Refusal::IdTaken));
}

#[test]
fn a_request_that_is_none_says_so() {
    let county = County::start(Content::Tongxin);
    let clerk = county.login("clerk");
    let mut bring = sealed(&clerk, clerk.replica, vec![]);
    assert_eq!(clerk.bring(&bring).unwrap().outcomes, []);
    bring.protocol = 9;
    assert_eq!(clerk.bring(&bring), Err((400, "unknown_protocol".to_owned())));
    bring.protocol = PROTOCOL;
    bring.acts =
        vec![Carried { sealed: Sealed { counter: Counter(0), bytes: vec![] }, seal: None }];
    assert_eq!(clerk.bring(&bring), Err((422, "bad_counter".to_owned())));
    assert_eq!(clerk.post("rescue", &json!({})).said(), (415, "unknown_media_type".to_owned()));
    let anonymous = Client::anonymous(&county.url, "POST", "rescue", "", "");
    assert_eq!(anonymous.status, 401);
}
