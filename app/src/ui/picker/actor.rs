//! Picks one who acts: a person, or a post that acts without one.

use leptos::prelude::*;
use shared::id::{ActorId, Id};
use shared::model::{Kind, Person, Post, Role};
use shared::order::sort_by_key;
use shared::rules::Memory;

use super::combobox::Combobox;
use super::matching::Candidate;
use crate::replica::Store;
use crate::tasks::names;
use crate::text;
use crate::ui::live::{Memo, memo};

/// One who acts.
#[component]
pub fn ActorPicker(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Who is chosen.
    chosen: RwSignal<Option<ActorId>>,
    /// Who is not to be chosen.
    without: Memo<Vec<ActorId>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let store = Store::expect();
    let candidates = memo(move || {
        let mut all = store.entities(candidates);
        without.with(|without| all.retain(|one| !without.contains(&ActorId(one.id))));
        all
    });
    let ids = Signal::derive(move || chosen.get().map(|actor| actor.0).into_iter().collect());
    view! {
        <Combobox
            label
            placeholder=text::common().find_person
            candidates
            chosen=ids
            error
            add=Callback::new(move |id| chosen.set(Some(ActorId(id))))
            remove=Callback::new(move |_: Id| chosen.set(None))
        />
    }
}

/// Everybody this device knows, and posts that somebody works in without being named.
fn candidates(memory: &Memory) -> Vec<Candidate> {
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let people = people.map(|person| Id::from(person.id));
    let posts = memory.all(Kind::Post).filter_map(|entity| Post::of(entity));
    let unnamed = posts.filter(|post| post.person.is_none() && post.role != Role::Member);
    let mut all: Vec<Candidate> = people
        .chain(unnamed.map(|post| Id::from(post.id)))
        .map(|id| {
            let who = names::who(memory, ActorId(id));
            Candidate { id, name: who.name, others: Vec::new(), place: who.place }
        })
        .collect();
    sort_by_key(&mut all, |one| one.name.clone());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::sample::{county, id};

    #[test]
    fn people_and_posts_that_act_without_one_can_be_chosen() {
        let found = candidates(&county([]));
        let has = |name: &str| found.iter().any(|one| one.id == id(name));
        assert!(has("甲") && has("园区经办"));
        assert!(!has("甲职务"), "a post that somebody holds acts as that person");
    }
}
