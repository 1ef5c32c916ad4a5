//! A thing's history: every act on it, newest first, for those who see it.

use e2e::{Client, Content, County, today, verified};
use serde_json::{Value, json};
use shared::id::{ActorId, CommentId, Id, TaskId};
use shared::model::{Chain, Kind, Parent, Post, Seat, Visibility};
use shared::mutation::{AddComment, BlockTask, CreateTask, Mutation};
use shared::rules::Entities;
use shared::sync::Verdict;

/// A Named task that the office gives the clerk's unit.
fn a_named_task(office: &mut Client, clerk: ActorId) -> TaskId {
    let all = office.entities();
    let posts = all.held(clerk);
    let Some(Seat::Unit(unit)) = posts.first().and_then(|post| Some(Post::of(post)?.seat)) else {
        panic!("the clerk sits in a unit");
    };
    let chain = all.all(Kind::Chain).find_map(|chain| Chain::of(chain)).unwrap();
    let id = TaskId(Id::derived("history/task"));
    let made = office.act(CreateTask {
        id,
        programme: chain.programme,
        parent: Some(Parent::from(chain.id)),
        title: "核对历史".into(),
        detail: String::new(),
        leaders: vec![],
        lead_units: vec![unit],
        support_units: vec![],
        start: None,
        due: None,
        visibility: Visibility::Named,
    });
    assert!(matches!(made, Verdict::Accepted { .. }), "{made:?}");
    id
}

fn comment(on: TaskId, words: &str) -> Mutation {
    AddComment { id: CommentId(Id::derived(words)), on: on.into(), words: words.into() }.into()
}

fn history(client: &Client, of: impl Into<Id>, more: &str) -> Vec<Value> {
    let of: Id = of.into();
    let reply = client.get(&format!("history?of={of}{more}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json().as_array().unwrap().clone()
}

#[test]
fn a_named_tasks_history_shows_to_its_clerk_and_to_no_stranger() {
    let county = County::start(Content::Tongxin);
    let (mut office, mut clerk) = (county.login("office"), county.login("clerk"));
    let mut stranger = county.login("clerk2");
    let task = a_named_task(&mut office, clerk.actor());
    clerk.act(comment(task, "一"));
    let since = today();
    let block = |reason: &str| BlockTask { task, reason: reason.into(), since };
    assert!(matches!(clerk.act(block("缺地")), Verdict::Accepted { .. }));
    assert!(matches!(clerk.act(block("又缺地")), Verdict::Refused { .. }));
    assert!(matches!(stranger.act(comment(task, "外人")), Verdict::Refused { .. }));

    let rows = history(&clerk, task, "");
    let acts: Vec<&str> = rows.iter().map(|row| row["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["refused", "refused", "accepted", "accepted", "accepted"]);
    let seqs: Vec<u64> = rows.iter().map(|row| row["header"]["seq"].as_u64().unwrap()).collect();
    assert!(seqs.is_sorted_by(|newer, older| newer > older), "{seqs:?}");
    let doers: Vec<&Value> = rows.iter().map(|row| &row["header"]["actor"]).collect();
    let [office_id, clerk_id, stranger_id] =
        [&office, &clerk, &stranger].map(|client| json!(client.actor()));
    assert_eq!(doers, [&stranger_id, &clerk_id, &clerk_id, &clerk_id, &office_id]);
    assert_eq!(rows[3]["payload"]["mutation"]["add_comment"]["words"], "一");
    assert!(rows[1]["reason"]["wrong_status"].is_string(), "{}", rows[1]);
    for row in &rows {
        assert_eq!(row["header"]["act"], row["act"]);
        assert_eq!(row["reason"].is_null(), row["act"] == "accepted");
        assert_eq!((row["payload"].is_object(), &row["redacted"]), (true, &json!(false)));
    }
    assert_eq!(history(&office, task, ""), rows);

    // To others it is as if there were no such thing.
    let unknown = stranger.get(&format!("history?of={}", Id::derived("nothing")));
    assert_eq!(unknown.said(), (404, "not_found".into()));
    for client in [&stranger, &county.login("township"), &county.login("auditor")] {
        let reply = client.get(&format!("history?of={task}"));
        assert_eq!((reply.status, &reply.body), (404, &unknown.body));
    }
    assert_eq!(clerk.get("history?of=x").said(), (422, "not_an_id".into()));
    assert_eq!(clerk.get(&format!("history?of={task}&before=x")).said().1, "not_a_number");
    verified(&county.login("auditor").log());
}

#[test]
fn a_long_history_comes_in_pages() {
    let county = County::start(Content::Tongxin);
    let mut office = county.login("office");
    let mut clerk = county.login("clerk");
    let task = a_named_task(&mut office, clerk.actor());
    let words: Vec<String> = (0..250).map(|number| format!("第{number}条")).collect();
    let sealed = words.iter().map(|words| clerk.seal(comment(task, words))).collect();
    clerk.deliver(sealed);
    let mut rows = history(&clerk, task, "");
    assert_eq!(rows.len(), 200);
    let last = rows.last().unwrap()["header"]["seq"].clone();
    rows.extend(history(&clerk, task, &format!("&before={last}")));
    assert_eq!(rows.len(), 251);
    let said = rows.iter().rev().skip(1).map(|row| &row["payload"]["mutation"]["add_comment"]);
    let said: Vec<&str> = said.map(|comment| comment["words"].as_str().unwrap()).collect();
    assert_eq!(said, words);
}

#[test]
fn what_happened_to_an_account_is_not_for_the_whole_county() {
    let county = County::start(Content::Tongxin);
    let (admin, clerk) = (county.login("admin"), county.login("clerk"));
    let given = json!({ "name": "clerk", "password": "another password" });
    assert_eq!(admin.post("accounts/reset", &given).status, 200);
    let own = Client::login(&county.url, "clerk", "another password");
    own.change_password("another password", "a password of my own");
    let of = clerk.actor().0;
    assert_eq!(history(&county.login("clerk2"), of, ""), Vec::<Value>::new());
    for client in [&own, &admin, &county.login("auditor")] {
        let rows = history(client, of, "");
        let acts: Vec<&str> = rows.iter().map(|row| row["act"].as_str().unwrap()).collect();
        assert_eq!(acts, ["password_changed", "password_reset", "account_made"]);
        assert_eq!(rows[1]["payload"], json!({ "account": "clerk" }));
    }
}
