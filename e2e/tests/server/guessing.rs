//! Guessing passwords: slower and slower from one address, while the person gets in from elsewhere;
//! and an answer does not tell whether there is such a name.

use std::thread;
use std::time::{Duration, Instant};

use e2e::{Client, Content, County, Reply};

const WRONG: &str = "wrong password";
const TRIES: usize = 40;

/// A try from an address, as a proxy on the server's machine reports it.
fn attempt(county: &County, name: &str, password: &str, address: &str) -> Reply {
    Client::try_login(&county.url, name, password, &[("x-forwarded-for", address)])
}

/// Tries until the server says how long to wait.
fn told_to_wait(county: &County, name: &str, address: &str) -> u64 {
    loop {
        let reply = attempt(county, name, WRONG, address);
        match reply.said() {
            (401, code) => assert_eq!(code, "wrong_name_or_password"),
            (429, code) => {
                assert_eq!(code, "too_many_tries");
                return reply.header("retry-after").unwrap().parse().unwrap();
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn delays_grow_for_who_guesses_and_the_leader_is_never_locked_out() {
    let county = County::start(Content::Tongxin);
    let leader = county.accounts.iter().find(|account| account.name == "leader").unwrap();
    let right = |address: &str| attempt(&county, "leader", &leader.password, address);
    let mut waits = Vec::new();
    for _ in 0..3 {
        let seconds = told_to_wait(&county, "leader", "192.0.2.1");
        waits.push(seconds);
        // The right password does not get in here before its time, and at once elsewhere.
        assert_eq!(right("192.0.2.1").status, 429);
        assert_eq!(right("192.0.2.2").status, 200);
        // A whole office may share the guesser's address.
        assert_eq!(attempt(&county, "clerk", WRONG, "192.0.2.1").status, 401);
        // As long as the server says: only time makes the next delay longer.
        thread::sleep(Duration::from_secs(seconds));
    }
    println!("told to wait {waits:?} s");
    assert!(waits.is_sorted_by(|one, next| one < next), "{waits:?}");
    assert_eq!(right("192.0.2.1").status, 200);
    assert_eq!(attempt(&county, "leader", WRONG, "192.0.2.1").status, 401);
}

#[test]
fn a_known_and_an_unknown_name_get_the_same_answer() {
    let county = County::start(Content::Tongxin);
    let names = ["leader", "nobody"];
    let mut times = [Vec::new(), Vec::new()];
    let mut answers = Vec::new();
    for number in 0..TRIES {
        for (name, times) in names.iter().zip(&mut times) {
            // A new address each time, or the tries would be slowed down.
            let address = format!("198.51.100.{number}");
            let start = Instant::now();
            let reply = attempt(&county, name, WRONG, &address);
            times.push(start.elapsed());
            assert_eq!(reply.said(), (401, "wrong_name_or_password".into()), "{name}");
            answers.push((reply.header("content-type").map(str::to_owned), reply.body));
        }
    }
    for (name, times) in names.iter().zip(&mut times) {
        times.sort();
        let (median, late) = (times[TRIES / 2], times[TRIES * 9 / 10]);
        println!("{name}: median {median:.1?}, p90 {late:.1?} of {TRIES} tries");
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}
