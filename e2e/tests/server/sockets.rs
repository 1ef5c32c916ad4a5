//! A county's morning: three thousand phones listen. Only those hear whose rights touch what
//! changed, at once and then at most once a second, however much changes.

use std::collections::BTreeMap;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use e2e::{Client, Content, County, Heard, Socket};
use serde_json::json;
use shared::id::{ActorId, CommentId, Id, PersonId, PostId, UnitId};
use shared::model::{Kind, Role, Seat, Task, Visibility};
use shared::mutation::{AddComment, AddPerson, AddPost, Sealed};
use shared::policy;
use shared::rules::{Entities, Memory};
use shared::sync::Verdict;

const SOCKETS: usize = 3_000;
/// The server hangs up on more of one person's.
const EACH: usize = 15;
const CHANGES: usize = 500;
const PASSWORD: &str = "a first password";

/// Each socket is a file that is open, here and, since it is started from here, in the server.
fn allow_open_files() {
    let pid = std::process::id().to_string();
    let raised = Command::new("prlimit").args(["--pid", &pid, "--nofile=16384:"]).status();
    assert!(raised.is_ok_and(|status| status.success()), "prlimit could not raise the limit");
}

/// Accounts for clerks who are new, the same number in each unit as far as they go round; each is
/// logged in.
fn more_accounts(county: &County, all: &Memory, count: usize) -> Vec<Client> {
    let mut admin = county.login("admin");
    let units: Vec<Id> = all.all(Kind::Unit).map(|unit| unit.id()).collect();
    let (mut acts, mut rows) = (Vec::new(), Vec::new());
    for number in 0..count {
        let person = PersonId(Id::derived(&format!("listener/{number}")));
        let seat = Seat::Unit(UnitId(units[number % units.len()]));
        acts.push(admin.seal(AddPerson { id: person, name: format!("听众{number}") }));
        acts.push(admin.seal(AddPost {
            id: PostId(Id::derived(&format!("listener's post/{number}"))),
            person: Some(person),
            title: "经办人".into(),
            role: Role::UnitClerk,
            seat,
        }));
        let name = format!("more-{number}");
        let actor = Id::from(person);
        rows.push(json!({
            "name": name, "password": PASSWORD, "actor": actor, "must_change": false,
        }));
    }
    let verdicts = admin.deliver(acts);
    assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Accepted { .. })));
    for rows in rows.chunks(shared::api::ACCOUNTS_MAX) {
        let reply = admin.post("accounts", &json!({ "accounts": rows }));
        assert_eq!(reply.status, 200, "{}", reply.text());
    }
    let login = |number| Client::login(&county.url, &format!("more-{number}"), PASSWORD);
    (0..count).map(login).collect()
}

/// What a socket hears until it is quiet for a while: how often, and when first.
struct Listened {
    actor: ActorId,
    hints: usize,
    first: Option<Instant>,
}

/// Listens on many sockets until `quiet` has passed without a word on any.
fn listen(sockets: &mut [(ActorId, Socket)], until: Instant) -> Vec<Listened> {
    let listened = sockets.iter_mut().map(|(actor, socket)| {
        let (mut hints, mut first) = (0, None);
        while let Some(heard) = socket.hear_before(until) {
            assert!(matches!(heard, Heard::Text(_)), "{heard:?}");
            hints += 1;
            first = first.or(Some(Instant::now()));
        }
        Listened { actor: *actor, hints, first }
    });
    listened.collect()
}

fn comments(client: &mut Client, on: Id, count: usize) -> Vec<Sealed> {
    let seal = |number| {
        let words = format!("第{number}条");
        let id = CommentId(Id::derived(&format!("{on}/{words}")));
        client.seal(AddComment { id, on, words })
    };
    (0..count).map(seal).collect()
}

#[test]
fn three_thousand_sockets_hear_what_concerns_them_and_no_storm() {
    allow_open_files();
    let county = County::start(Content::Sample(900));
    let mut office = county.login("office");
    let all = office.entities();
    let people = SOCKETS.div_ceil(EACH);
    let had: Vec<Client> = county.accounts.iter().map(|who| county.login(&who.name)).collect();
    let more = more_accounts(&county, &all, people - had.len());
    let clients: Vec<Client> = had.into_iter().chain(more).collect();
    let all = office.entities();

    let began = Instant::now();
    let mut sockets: Vec<(ActorId, Socket)> = Vec::new();
    for client in &clients {
        sockets.extend((0..EACH).map(|_| (client.actor(), client.listen())));
    }
    sockets.truncate(SOCKETS);
    println!("{} sockets opened in {:.1?}", sockets.len(), began.elapsed());
    for (_, socket) in &mut sockets {
        assert!(matches!(socket.hear(), Heard::Text(_)), "each is told where the log stands");
    }

    // A task that few may see, and one that all may.
    let task = |visibility| {
        let tasks = all.all(Kind::Task).filter_map(|task| Task::of(task));
        tasks.filter(|task| task.visibility == visibility).map(|task| task.id).next().unwrap()
    };
    let (named, open) = (task(Visibility::Named), task(Visibility::County));
    let sees = |task: Id| {
        let task = all.get(task).unwrap();
        let seers = clients.iter().map(|client| client.actor());
        seers.filter(|actor| policy::sees(&all, *actor, &task)).collect::<Vec<ActorId>>()
    };
    for (what, task) in [("named", Id::from(named)), ("open", Id::from(open))] {
        let seers = sees(task);
        // A quiet second before: the first hint goes at once.
        thread::sleep(Duration::from_millis(1_500));
        let sealed = comments(&mut office, task, 1);
        let (told, before) = (Instant::now(), county.processor_time());
        office.deliver(sealed);
        let answered = told.elapsed();
        let heard = listen(&mut sockets, told + Duration::from_secs(2));
        for listened in &heard {
            let is_concerned = seers.contains(&listened.actor);
            assert_eq!(listened.hints, usize::from(is_concerned), "{what}");
        }
        let worked = county.processor_time() - before;
        let ears = heard.iter().filter(|listened| listened.hints > 0).count();
        assert!(ears > 0, "{what}");
        println!(
            "{what}: {} people, {ears} sockets; the sender was answered in {answered:.1?}; \
             the server worked {worked:.0?}",
            seers.len()
        );
        if what == "named" {
            assert!(ears < sockets.len(), "a named task does not concern all");
        }
    }

    // A burst: hundreds of requests one after the other.
    office.replica = e2e::fresh_replica();
    thread::sleep(Duration::from_millis(1_500));
    let burst = comments(&mut office, open.into(), CHANGES);
    let (began, before) = (Instant::now(), county.processor_time());
    for sealed in burst {
        office.deliver(vec![sealed]);
    }
    let (took, worked) = (began.elapsed(), county.processor_time() - before);
    let heard = listen(&mut sockets, Instant::now() + Duration::from_secs(2));
    let mut spread: BTreeMap<usize, usize> = BTreeMap::new();
    heard.iter().for_each(|listened| *spread.entry(listened.hints).or_default() += 1);
    println!(
        "{CHANGES} changes in {took:.1?}, of which the server worked {worked:.1?}; hints for a socket, and sockets: {spread:?}"
    );
    // The first at once, one for each second after it, and the last.
    let most = took.as_secs() as usize + 3;
    let seers = sees(open.into());
    for listened in &heard {
        match seers.contains(&listened.actor) {
            true => assert!((1..=most).contains(&listened.hints), "{} hints", listened.hints),
            false => assert_eq!(listened.hints, 0),
        }
    }
    assert!(heard.iter().any(|listened| listened.first.is_some()));
}
