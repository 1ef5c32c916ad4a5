//! 新增人员 and 更正姓名.

use leptos::prelude::*;
use shared::id::{ActorId, PersonId};
use shared::model::{Kind, Person};
use shared::mutation::{AddPerson, Mutation, RenamePerson};
use shared::rules::{Memory, Part, Refusal, TITLE_MAX};

use crate::people::select::plain;
use crate::replica::Store;
use crate::tasks::forms::{Filing, FormSheet};
use crate::tasks::names;
use crate::text;
use crate::ui::{Note, NoteKind, TextField, live_if, memo};

/// The form of a new person.
#[component]
pub fn NewPersonForm(
    /// The form's filing.
    filing: Filing,
) -> impl IntoView {
    let words = text::people();
    let start = filing.start(|act| match act {
        Mutation::AddPerson(act) => Some(act),
        _ => None,
    });
    // A refused act keeps its id, for later acts may build on it; unless the id was the trouble.
    let kept = start
        .as_ref()
        .filter(|_| filing.corrects().is_some_and(|reason| reason != Refusal::IdTaken));
    let id = kept.map_or_else(|| PersonId(filing.store.fresh_id()), |act| act.id);
    let name = RwSignal::new(start.map(|act| act.name).unwrap_or_default());
    let make = Callback::new(move |()| Some(AddPerson { id, name: name.get() }.into()));
    view! {
        <FormSheet filing title=words.new_person make>
            <TextField
                label=words.person_name
                value=name
                max=TITLE_MAX
                error=filing.fault(Part::Name)
                required=true
                hint=words.new_person_hint
            />
            <Namesakes name except=id/>
        </FormSheet>
    }
}

/// The form that corrects a name.
#[component]
pub fn RenameForm(
    /// The form's filing.
    filing: Filing,
    /// Who.
    person: PersonId,
) -> impl IntoView {
    let words = text::people();
    let start = filing.start(|act| match act {
        Mutation::RenamePerson(act) => Some(act.name),
        _ => None,
    });
    let now = filing.store.entities(|memory| names::label(memory, person.into()));
    let name = RwSignal::new(start.or_else(|| now.clone()).unwrap_or_default());
    let make = Callback::new(move |()| {
        let name = name.get();
        (now.as_ref() != Some(&name)).then(|| RenamePerson { person, name }.into())
    });
    view! {
        <FormSheet filing title=words.rename_person make>
            <TextField
                label=words.person_name
                value=name
                max=TITLE_MAX
                error=filing.fault(Part::Name)
                required=true
                hint=words.rename_person_hint
            />
            <Namesakes name except=person/>
        </FormSheet>
    }
}

/// Says that there is somebody of this name already, and where.
#[component]
pub fn Namesakes(
    /// The name as it is typed.
    name: RwSignal<String>,
    /// Who is meant, where they are kept already.
    except: PersonId,
) -> impl IntoView {
    let store = Store::expect();
    let found = memo(move || store.entities(|memory| namesakes(memory, &name.get(), except)));
    live_if(move || {
        found.with(|found| (!found.is_empty()).then(|| found.join(text::people().comma))).map(
            |found| {
                view! {
                    <Note kind=NoteKind::Warn>{(text::people().namesakes)(&found)}</Note>
                }
            },
        )
    })
}

fn namesakes(memory: &Memory, name: &str, except: PersonId) -> Vec<String> {
    let name = plain(name);
    let people = memory.all(Kind::Person).filter_map(|entity| Person::of(entity));
    let same = people.filter(|person| person.id != except && plain(&person.name) == name);
    let words = same.map(|person| {
        let place = names::who(memory, ActorId(person.id.into())).place;
        (text::people().named)(&person.name, &place)
    });
    words.collect()
}
