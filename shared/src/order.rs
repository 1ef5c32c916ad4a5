//! Sorting. The standard library's sorts are compiled anew for every type they sort, and each is
//! some kilobytes that a phone has to load: this one is compiled once.

use std::cmp::Ordering;

/// Sorts by a key, which is asked for once per item; items of the same key keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut from = sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    for start in 0..from.len() {
        // Round the circle of places that take each other's items.
        let mut to = start;
        while from[to] != start {
            let at = std::mem::replace(&mut from[to], to);
            items.swap(to, at);
            to = at;
        }
        from[to] = to;
    }
}

/// The numbers below `count` in the order of what they stand for.
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_by(|a, b| compare(*a, *b));
    numbers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
