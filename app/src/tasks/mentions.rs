//! Names in what was said: where an @ stands before a person's or a unit's name.

use leptos::prelude::*;
use shared::model::Kind;
use shared::rules::Memory;

use crate::replica::Store;

/// Words in which names stand out.
#[component]
pub fn Said(
    /// The words.
    words: String,
) -> impl IntoView {
    let store = Store::expect();
    let parts = untrack(|| store.entities(|memory| parts(memory, &words)));
    let part = |(words, is_name): (String, bool)| match is_name {
        true => view! { <span class="mention">{words}</span> }.into_any(),
        false => words.into_any(),
    };
    parts.into_iter().map(part).collect_view()
}

/// The words in parts, each with whether it is a name. Of two names that fit, the longer is meant.
fn parts(memory: &Memory, words: &str) -> Vec<(String, bool)> {
    let mut parts = Vec::new();
    let mut rest = words;
    let mut from = 0;
    while let Some(at) = rest[from..].find('@').map(|at| from + at) {
        let after = &rest[at + 1..];
        match longest(memory, after) {
            Some(length) => {
                let (name, left) = rest[at..].split_at(1 + length);
                parts.push((rest[..at].to_owned(), false));
                parts.push((name.to_owned(), true));
                (rest, from) = (left, 0);
            }
            None => from = at + 1,
        }
    }
    parts.push((rest.to_owned(), false));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

/// The length of the longest name that `words` begin with.
fn longest(memory: &Memory, words: &str) -> Option<usize> {
    let named = memory.all(Kind::Unit).chain(memory.all(Kind::Person));
    let names = named.map(|entity| entity.label()).filter(|name| !name.is_empty());
    names.filter(|name| words.starts_with(name)).map(str::len).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::sample::county;

    #[test]
    fn names_stand_out_and_nothing_is_lost() {
        let county = county([]);
        for (words, names) in [
            ("请 @园区 补充", vec!["@园区"]),
            ("@农业农村局、@甲请看", vec!["@农业农村局", "@甲"]),
            ("写信给 a@b，再看 @园区", vec!["@园区"]),
            ("@没有这个人", vec![]),
            ("没有提到谁", vec![]),
            ("", vec![]),
        ] {
            let parts = parts(&county, words);
            let found: Vec<&str> =
                parts.iter().filter(|(_, name)| *name).map(|(words, _)| words.as_str()).collect();
            assert_eq!(found, names, "{words}");
            let whole: String = parts.iter().map(|(words, _)| words.as_str()).collect();
            assert_eq!(whole, words);
        }
    }
}
