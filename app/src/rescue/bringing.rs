//! What the county says of a package, and what of it is to be brought in. Free of web types.

use std::collections::BTreeMap;

use shared::id::{ActorId, Counter};
use shared::rescue::{Bring, Carried, Outcome, PROTOCOL};
use shared::sync::{BYTES_MAX, ENVELOPES_MAX, Verdict};

use super::package::{Damage, Package};
use crate::replica::CallError;
use crate::text::{self, format};

/// What the county has said of each act.
pub type Outcomes = BTreeMap<Counter, Outcome>;

/// Requests that bring in all of a package, or only look.
pub fn requests(package: &Package, look: bool) -> Vec<Bring> {
    let batch = |acts| Bring {
        protocol: PROTOCOL,
        replica: package.origin.replica,
        owner: package.origin.actor,
        key: package.key,
        look,
        acts,
    };
    batches(package.carried()).into_iter().map(batch).collect()
}

/// Acts in requests that are not too large.
fn batches(acts: Vec<Carried>) -> Vec<Vec<Carried>> {
    let mut batches: Vec<Vec<Carried>> = Vec::new();
    let mut size = 0;
    for act in acts {
        let length = act.sealed.bytes.len();
        match batches.last_mut() {
            Some(batch) if batch.len() < ENVELOPES_MAX && size + length <= BYTES_MAX => {
                size += length;
                batch.push(act);
            }
            _ => {
                size = length;
                batches.push(vec![act]);
            }
        }
    }
    batches
}

/// How many acts the county has not judged yet; none before it was asked.
pub fn fresh(outcomes: &Outcomes) -> usize {
    outcomes.values().filter(|outcome| !outcome.known).count()
}

/// Recorded, refused, and dealt with before.
pub fn sums(outcomes: &Outcomes) -> (usize, usize, usize) {
    let count = |wanted: &dyn Fn(&Outcome) -> bool| {
        outcomes.values().filter(|outcome| wanted(outcome)).count()
    };
    let is_in = |outcome: &Outcome| matches!(outcome.verdict, Verdict::Accepted { .. });
    (
        count(&|outcome| !outcome.known && is_in(outcome)),
        count(&|outcome| !outcome.known && !is_in(outcome)),
        count(&|outcome| outcome.known),
    )
}

/// How an act stands, in words, and why it is not in where it is not.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Standing {
    /// The look of the mark.
    pub class: &'static str,
    /// The mark.
    pub mark: String,
    /// Why it is refused.
    pub reason: Option<String>,
}

impl Standing {
    /// Of an act of which the county has said this; `is_done` after it was brought in.
    pub fn of(outcome: Option<&Outcome>, is_done: bool) -> Standing {
        let words = text::rescue();
        let Some(outcome) = outcome else {
            return Standing { class: "is-waiting", mark: words.unasked.to_owned(), reason: None };
        };
        let receipt = |seq| (text::tasks().receipt)(seq);
        let (class, mark, reason) = match (outcome.verdict, outcome.known, is_done) {
            (Verdict::Accepted { seq, .. }, true, _) => {
                ("is-in", (words.known)(&receipt(seq)), None)
            }
            (Verdict::Accepted { seq, .. }, false, true) => {
                ("is-in", (words.recorded)(&receipt(seq)), None)
            }
            (Verdict::Accepted { .. }, false, false) => ("is-waiting", words.new.to_owned(), None),
            (Verdict::Refused { reason, .. }, false, false) => {
                ("is-refused", words.would_refuse.to_owned(), Some(format::refusal(reason)))
            }
            (Verdict::Refused { reason, .. }, ..) => {
                ("is-refused", words.refused.to_owned(), Some(format::refusal(reason)))
            }
            (Verdict::IdentityReused, ..) => {
                let reason = format::refusal(shared::rules::Refusal::IdentityReused);
                ("is-refused", words.refused.to_owned(), Some(reason))
            }
        };
        Standing { class, mark, reason }
    }
}

/// Why a file cannot be brought in, before anybody is asked.
pub fn damage_words(damage: &Damage) -> String {
    let words = text::rescue();
    match damage {
        Damage::NotZip => words.not_zip.to_owned(),
        Damage::Foreign => words.foreign.to_owned(),
        Damage::Newer { version } => (words.newer)(*version),
        Damage::Manifest(why) => (words.manifest)(why),
        Damage::Part(name) => (words.part)(name),
        Damage::Touched(name) => (words.touched)(name),
        Damage::Line(number) => (words.line)(*number),
    }
}

/// Why the county did not take `who`'s work, and what helps.
pub fn call_words(error: &CallError, who: &str) -> String {
    let words = text::rescue();
    match error {
        CallError::Unreachable => words.offline.to_owned(),
        CallError::Unreadable(status) => (words.problem)(&status.to_string()),
        CallError::Rows(_) => (words.problem)("rows"),
        CallError::Problem(problem) => match problem.code.as_str() {
            "not_sealed" => (words.not_sealed)(who),
            "unknown_seal" => (words.unknown_seal)(who),
            "broken_seal" => words.broken_seal.to_owned(),
            "replica_of_another" => words.of_another.to_owned(),
            "not_logged_in" => words.signed_out.to_owned(),
            code => (words.problem)(code),
        },
    }
}

/// Whose work it is to whoever brings it in, in a sentence.
pub fn ground(package: &Package, hand: ActorId, who: &str) -> String {
    let words = text::rescue();
    match package.origin.actor == hand {
        true => words.own.to_owned(),
        false => (words.others)(who),
    }
}

#[cfg(test)]
mod tests {
    use shared::id::{Millis, Seq};
    use shared::mutation::Sealed;
    use shared::rules::Refusal;

    use super::*;

    fn outcome(counter: u64, known: bool, verdict: Verdict) -> (Counter, Outcome) {
        (Counter(counter), Outcome { counter: Counter(counter), known, verdict })
    }

    #[test]
    fn a_request_is_never_too_large() {
        let act = |counter, size| Carried {
            sealed: Sealed { counter: Counter(counter), bytes: vec![0; size] },
            seal: None,
        };
        let many: Vec<Carried> = (1..=ENVELOPES_MAX as u64 + 1).map(|n| act(n, 10)).collect();
        let sizes = |acts| batches(acts).iter().map(Vec::len).collect::<Vec<usize>>();
        assert_eq!(sizes(many), [ENVELOPES_MAX, 1]);
        let large = vec![act(1, BYTES_MAX - 1), act(2, 1), act(3, 1)];
        assert_eq!(sizes(large), [2, 1]);
        assert!(batches(Vec::new()).is_empty());
    }

    #[test]
    fn what_was_there_is_told_from_what_came() {
        let accepted = Verdict::Accepted { seq: Seq(7), at: Millis(1) };
        let refused = Verdict::Refused { seq: Seq(8), at: Millis(1), reason: Refusal::IdTaken };
        let all: Outcomes = [
            outcome(1, true, accepted),
            outcome(2, false, accepted),
            outcome(3, false, refused),
            outcome(4, true, refused),
        ]
        .into();
        assert_eq!((fresh(&all), sums(&all)), (2, (1, 1, 2)));
        let mark = |counter, is_done| Standing::of(all.get(&Counter(counter)), is_done).mark;
        assert!(mark(1, false).contains('7') && mark(2, true).contains('7'));
        assert!(!mark(2, false).contains('7'), "before it is brought in there is no receipt");
        assert_ne!(mark(3, false), mark(3, true));
        assert!(Standing::of(all.get(&Counter(4)), false).reason.is_some());
        assert_eq!(Standing::of(None, false).reason, None);
    }
}
