//! 职务变动: who holds a post from now on, and whose open work goes over with it, in one step.

use leptos::prelude::*;
use shared::id::{Id, PersonId, PostId};
use shared::model::{Post, Role};
use shared::mutation::{AddPerson, HoldPost, Mutation};
use shared::rules::{Entities, Fault, Memory, Part, Refusal, TITLE_MAX, open_work};

use super::Keeping;
use super::name::Namesakes;
use crate::people::select::busy;
use crate::replica::Store;
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::names;
use crate::text::{self, format};
use crate::ui::{
    Button, ButtonKind, Candidate, Choice, Icon, Memo, OnePicker, TextField, live, live_if, memo,
    people,
};

/// Who comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Next {
    /// Somebody the county knows.
    Known,
    /// Somebody new.
    New,
    /// Nobody.
    Nobody,
}

/// The form.
#[component]
pub fn SuccessionForm(
    /// The form's filing.
    filing: Filing,
    /// The post.
    post: PostId,
) -> impl IntoView {
    let words = text::people();
    let now = filing.store.entities(|memory| find(memory, post));
    let start = filing.start(|act| match act {
        Mutation::HoldPost(act) => Some(act),
        _ => None,
    });
    let holder = now.as_ref().and_then(|post| post.person);
    let fields = Fields::of(filing.store, start, post, holder);
    filing.see_to(Callback::new(move |()| fields.before()));
    let make = Callback::new(move |()| Some(fields.make().into()));
    let candidates = memo(move || filing.store.entities(|memory| successors(memory, post)));
    let mut options =
        vec![(Next::Known, words.next_known.to_owned()), (Next::New, words.next_new.to_owned())];
    if holder.is_some() {
        options.push((Next::Nobody, words.next_nobody.to_owned()));
    }
    let chosen_now = memo(move || fields.next.get());
    view! {
        <FormSheet filing title=words.succession make>
            {now.clone().map(|post| view! { <Now filing post/> })}
            <Choice label=words.next options=options.clone() value=fields.next/>
            {live(move || match chosen_now.get() {
                Next::Known => view! {
                    <OnePicker
                        label=words.successor
                        placeholder=text::common().find_person
                        candidates
                        chosen=fields.chosen
                        error=filing.fault(Part::Holder)
                    />
                }
                .into_any(),
                Next::New => view! {
                    <TextField
                        label=words.successor_name
                        value=fields.name
                        max=TITLE_MAX
                        error=filing.fault(Part::Name)
                        required=true
                    />
                    <Namesakes name=fields.name except=fields.new/>
                }
                .into_any(),
                Next::Nobody => ().into_any(),
            })}
            <Handing fields/>
        </FormSheet>
    }
}

/// The post as it is, and the way to correct its holder's name.
#[component]
fn Now(filing: Filing, post: Post) -> impl IntoView {
    let words = text::people();
    let store = filing.store;
    let role = post.role;
    let name = post.person.and_then(|person| {
        untrack(|| store.entities(|memory| names::label(memory, person.into())))
    });
    let seat = post
        .seat
        .holder()
        .and_then(|id| untrack(|| store.entities(|memory| names::label(memory, id))));
    let seat = seat.unwrap_or_else(|| words.whole_county.to_owned());
    let rename = post.person.map(|person| {
        let open = Callback::new(move |()| filing.desk.open(Keeping::Person(person).opening()));
        view! {
            <div>
                <Button
                    label=words.rename_person
                    kind=ButtonKind::Quiet
                    icon=Icon::Edit
                    on_press=open
                />
            </div>
        }
    });
    view! {
        <dl class="facts">
            <dt>{words.post_title}</dt>
            <dd>{post.title.clone()} " · " {seat}</dd>
            <dt>{words.role}</dt>
            <dd>{role_words(role)}</dd>
            <dt>{words.holder_now}</dt>
            <dd>{name.unwrap_or_else(|| words.vacant.to_owned())}</dd>
        </dl>
        {rename}
    }
}

fn role_words(role: Role) -> String {
    format!("{} · {}", format::role(role), (text::people().does)(role))
}

/// How much open work goes over, and from whom.
#[component]
fn Handing(fields: Fields) -> impl IntoView {
    let store = fields.store;
    let words = text::people();
    let to_nobody = memo(move || fields.next.get() == Next::Nobody);
    let count = memo(move || store.entities(|memory| fields.count(memory, fields.from.get())));
    let waiting = memo(move || store.entities(|memory| fields.count(memory, fields.holder)));
    let candidates: Memo<Vec<Candidate>> =
        memo(move || store.entities(|memory| with_work(memory, fields)));
    let any = memo(move || candidates.with(|all| !all.is_empty()));
    let name_of = move |person: Option<PersonId>| {
        store.entities(|memory| person.and_then(|id| names::label(memory, id.into())))
    };
    let said = memo(move || match (fields.from.get(), count.get()) {
        (None, _) => words.hands_nothing.to_owned(),
        (Some(_), 0) => words.hands_none.to_owned(),
        (from, count) => (words.hands)(count, &name_of(from).unwrap_or_default()),
    });
    live(move || match (to_nobody.get(), any.get()) {
        (true, _) => view! {
            <p class="people-handing">
                {(words.stays)(waiting.get(), &name_of(fields.holder).unwrap_or_default())}
            </p>
        }
        .into_any(),
        (false, false) => view! { <p class="people-handing">{words.hands_none}</p> }.into_any(),
        (false, true) => view! {
            <div class="people-handing">
                <OnePicker
                    label=words.handing
                    placeholder=text::common().find_person
                    candidates
                    chosen=fields.from_id
                />
                <p role="status">{live_if(move || Some(said.get()))}</p>
            </div>
        }
        .into_any(),
    })
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    store: Store,
    post: PostId,
    holder: Option<PersonId>,
    next: RwSignal<Next>,
    chosen: RwSignal<Option<Id>>,
    new: PersonId,
    name: RwSignal<String>,
    from_id: RwSignal<Option<Id>>,
    from: Memo<Option<PersonId>>,
}

impl Fields {
    fn of(store: Store, start: Option<HoldPost>, post: PostId, holder: Option<PersonId>) -> Fields {
        let known = |id: &PersonId| store.entities(|memory| memory.get((*id).into()).is_some());
        let chosen = start.as_ref().and_then(|act| act.person).filter(known);
        let nobody = start.as_ref().is_some_and(|act| act.person.is_none());
        let from_id = match &start {
            Some(act) => act.hand_over.map(Id::from),
            None => holder.map(Id::from),
        };
        let from_id = RwSignal::new(from_id);
        Fields {
            store,
            post,
            holder,
            next: RwSignal::new(if nobody { Next::Nobody } else { Next::Known }),
            chosen: RwSignal::new(chosen.map(Id::from)),
            new: PersonId(store.fresh_id()),
            name: RwSignal::new(String::new()),
            from_id,
            from: memo(move || from_id.get().map(PersonId)),
        }
    }

    fn count(self, memory: &Memory, from: Option<PersonId>) -> usize {
        let (post, from) = (find(memory, self.post), from);
        post.zip(from).map_or(0, |(post, from)| open_work(memory, &post, from))
    }

    /// A new person is added before they take the post; nobody chosen is not the same as vacant.
    fn before(self) -> Result<Option<Mutation>, Refusal> {
        let missing = |part| Err(Refusal::invalid(part, Fault::Missing));
        match self.next.get_untracked() {
            Next::Known if self.chosen.get_untracked().is_none() => missing(Part::Holder),
            Next::New if self.name.with_untracked(|name| name.trim().is_empty()) => {
                missing(Part::Name)
            }
            Next::New => {
                // Where the post was refused to them, the person stands already.
                let here =
                    untrack(|| self.store.entities(|memory| memory.get(self.new.into()).is_some()));
                let name = self.name.get_untracked();
                Ok((!here).then(|| AddPerson { id: self.new, name }.into()))
            }
            Next::Known | Next::Nobody => Ok(None),
        }
    }

    fn make(self) -> HoldPost {
        let person = match self.next.get() {
            Next::Known => Some(self.chosen.get().map(PersonId).unwrap_or_default()),
            Next::New => Some(self.new),
            Next::Nobody => None,
        };
        let hand_over = self.from.get().filter(|_| person.is_some());
        HoldPost { post: self.post, person, hand_over }
    }
}

fn find(memory: &Memory, post: PostId) -> Option<Post> {
    memory.get(post.into()).as_deref().and_then(Post::of).cloned()
}

/// Everybody but who holds it now.
fn successors(memory: &Memory, post: PostId) -> Vec<Candidate> {
    let holder = find(memory, post).and_then(|post| post.person).map(Id::from);
    people(memory).into_iter().filter(|one| Some(one.id) != holder).collect()
}

/// Who has open work that the post could take over: whoever holds it, and the others who have some.
fn with_work(memory: &Memory, fields: Fields) -> Vec<Candidate> {
    let Some(post) = find(memory, fields.post) else { return Vec::new() };
    let mut busy = busy(memory, &post);
    if fields.holder.is_some() {
        // A held post hands over its holder's work, and nobody else's.
        busy.retain(|(person, _)| Some(*person) == fields.holder);
    }
    let candidate = |(person, count): (PersonId, usize)| Candidate {
        id: person.into(),
        name: names::label(memory, person.into()).unwrap_or_default(),
        others: Vec::new(),
        place: (text::people().open_work)(count),
    };
    busy.into_iter().map(candidate).collect()
}
