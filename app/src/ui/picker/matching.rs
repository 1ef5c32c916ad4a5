//! What answers to the words typed into a picker. Free of web types.

use shared::id::Id;
use shared::order::sort_by_key;

/// The most that a picker shows at once.
pub const SHOWN_MAX: usize = 8;

/// Something that can be picked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What else it answers to.
    pub others: Vec<String>,
    /// What tells it from others of the same name.
    pub place: String,
}

/// What answers, the best first, and how many more there are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// What is shown.
    pub shown: Vec<Candidate>,
    /// How many answer besides.
    pub more: usize,
}

/// Which candidates answer to `typed`; what is in `chosen` is left out. Nothing typed finds all.
pub fn find(candidates: &[Candidate], typed: &str, chosen: &[Id]) -> Found {
    let typed = plain(typed);
    let free = candidates.iter().filter(|candidate| !chosen.contains(&candidate.id));
    let mut ranked: Vec<(u8, &Candidate)> =
        free.filter_map(|candidate| Some((rank(candidate, &typed)?, candidate))).collect();
    // Candidates of the same rank keep their order.
    sort_by_key(&mut ranked, |(rank, _)| *rank);
    let more = ranked.len().saturating_sub(SHOWN_MAX);
    let shown = ranked.into_iter().take(SHOWN_MAX).map(|(_, found)| found.clone()).collect();
    Found { shown, more }
}

/// The one candidate that is called exactly so.
pub fn exact(candidates: &[Candidate], typed: &str, chosen: &[Id]) -> Option<Id> {
    let typed = plain(typed);
    let called = |candidate: &&Candidate| {
        let mut names = std::iter::once(&candidate.name).chain(&candidate.others);
        names.any(|name| plain(name) == typed) && !chosen.contains(&candidate.id)
    };
    let mut all = candidates.iter().filter(called);
    match (all.next(), all.next()) {
        (Some(only), None) if !typed.is_empty() => Some(only.id),
        _ => None,
    }
}

/// How well a candidate answers: its own name before others, a beginning before a part.
fn rank(candidate: &Candidate, typed: &str) -> Option<u8> {
    let name = plain(&candidate.name);
    let others: Vec<String> = candidate.others.iter().map(|other| plain(other)).collect();
    let begins = |name: &String| name.starts_with(typed);
    let holds = |name: &String| name.contains(typed);
    if begins(&name) {
        Some(0)
    } else if others.iter().any(begins) {
        Some(1)
    } else if holds(&name) {
        Some(2)
    } else if others.iter().any(holds) || plain(&candidate.place).contains(typed) {
        Some(3)
    } else {
        None
    }
}

/// Names are compared without case and gaps.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(name: &str, others: &[&str]) -> Candidate {
        let others = others.iter().map(|other| (*other).to_owned()).collect();
        Candidate { id: Id::derived(name), name: name.to_owned(), others, place: String::new() }
    }

    fn units() -> Vec<Candidate> {
        vec![
            candidate("县农业农村局", &["农业局"]),
            candidate("农业综合执法队", &[]),
            candidate("工业园区管委会", &["园区"]),
            candidate("王团镇", &["Wangtuan"]),
        ]
    }

    fn names(found: &Found) -> Vec<&str> {
        found.shown.iter().map(|found| found.name.as_str()).collect()
    }

    #[test]
    fn the_best_answer_comes_first() {
        for (typed, answer) in [
            ("农业", vec!["农业综合执法队", "县农业农村局"]),
            ("农 业局", vec!["县农业农村局"]),
            ("园区", vec!["工业园区管委会"]),
            ("wang", vec!["王团镇"]),
            ("没有", vec![]),
        ] {
            assert_eq!(names(&find(&units(), typed, &[])), answer, "{typed}");
        }
    }

    #[test]
    fn what_is_chosen_is_not_offered_again() {
        let chosen = [Id::derived("县农业农村局")];
        assert_eq!(names(&find(&units(), "农业", &chosen)), ["农业综合执法队"]);
        assert_eq!(find(&units(), "", &chosen).shown.len(), 3);
    }

    #[test]
    fn at_most_eight_are_shown_and_the_rest_counted() {
        let many: Vec<Candidate> =
            (0..30).map(|number| candidate(&format!("第{number}局"), &[])).collect();
        let found = find(&many, "第", &[]);
        assert_eq!((found.shown.len(), found.more), (SHOWN_MAX, 22));
    }

    #[test]
    fn a_whole_name_is_enough_to_choose() {
        assert_eq!(exact(&units(), " 园区 ", &[]), Some(Id::derived("工业园区管委会")));
        assert_eq!(exact(&units(), "园", &[]), None);
        assert_eq!(exact(&units(), "", &[]), None);
        let twins =
            [candidate("张三", &[]), Candidate { id: Id::derived("二"), ..candidate("张三", &[]) }];
        assert_eq!(exact(&twins, "张三", &[]), None, "two of a name: the person must say which");
    }
}
