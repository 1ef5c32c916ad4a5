//! 新增职务: what it lets one do, where it sits, its title, and perhaps who holds it.

use leptos::prelude::*;
use shared::id::{Id, PersonId, PostId};
use shared::model::{Role, Seat};
use shared::mutation::{AddPost, Mutation};
use shared::rules::{Fault, Part, Refusal, TITLE_MAX, fits};

use super::seat::{SeatField, SeatKind};
use crate::tasks::forms::{Filing, FormSheet};
use crate::text::{self, format};
use crate::ui::{Choice, OnePicker, TextField, effect, memo, people};

const ROLES: [Role; 16] = [
    Role::UnitClerk,
    Role::UnitHead,
    Role::FieldOfficer,
    Role::Inspector,
    Role::Patroller,
    Role::ChainChief,
    Role::FieldLeader,
    Role::RiverChief,
    Role::ProgrammeLeader,
    Role::ProgrammeDeputy,
    Role::ProgrammeOffice,
    Role::CountyLeader,
    Role::CountyOffice,
    Role::Admin,
    Role::Auditor,
    Role::Member,
];

/// The form.
#[component]
pub fn PostForm(
    /// The form's filing.
    filing: Filing,
    /// The seat that it was opened at.
    seat: Option<Seat>,
) -> impl IntoView {
    let words = text::people();
    let start = filing.start(|act| match act {
        Mutation::AddPost(act) => Some(act),
        _ => None,
    });
    // A refused act keeps its id, for later acts may build on it; unless the id was the trouble.
    let kept = start
        .as_ref()
        .filter(|_| filing.corrects().is_some_and(|reason| reason != Refusal::IdTaken));
    let id = kept.map_or_else(|| PostId(filing.store.fresh_id()), |act| act.id);
    let fields = Fields::of(start, seat);
    fields.follow_role();
    filing.see_to(Callback::new(move |()| match fields.seat_missing() {
        true => Err(Refusal::invalid(Part::Seat, Fault::Missing)),
        false => Ok(None),
    }));
    let make = Callback::new(move |()| Some(fields.make(id).into()));
    let candidates = memo(move || filing.store.entities(people));
    // Opened at a place, only roles that can sit there are offered.
    let offered = ROLES.into_iter().filter(|role| seat.is_none_or(|seat| fits(*role, seat)));
    let roles: Vec<(Role, String)> =
        offered.map(|role| (role, format::role(role).to_owned())).collect();
    view! {
        <FormSheet filing title=words.new_post make>
            <Choice label=words.role options=roles.clone() value=fields.role/>
            <p class="hint">{move || (words.does)(fields.role.get())}</p>
            <SeatField
                role=fields.role
                kind=fields.kind
                chosen=fields.place
                error=filing.fault(Part::Seat)
            />
            <TextField
                label=words.post_title
                value=fields.title
                max=TITLE_MAX
                error=filing.fault(Part::Title)
                required=true
                hint=words.post_title_hint
            />
            <OnePicker
                label=words.holder
                placeholder=text::common().find_person
                candidates
                chosen=fields.person
                error=filing.fault(Part::Holder)
            />
            <p class="hint">{words.holder_hint}</p>
        </FormSheet>
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    role: RwSignal<Role>,
    kind: RwSignal<SeatKind>,
    place: RwSignal<Option<Id>>,
    title: RwSignal<String>,
    person: RwSignal<Option<Id>>,
}

impl Fields {
    fn of(start: Option<AddPost>, seat: Option<Seat>) -> Fields {
        let seat = start.as_ref().map(|act| act.seat).or(seat);
        let first = ROLES.into_iter().find(|role| seat.is_none_or(|seat| fits(*role, seat)));
        let role = start.as_ref().map(|act| act.role).or(first).unwrap_or(Role::Member);
        let kind = seat.map_or(SeatKind::Unit, SeatKind::of);
        let place = seat.and_then(Seat::holder).filter(|id| *id != Id::default());
        let person = start.as_ref().and_then(|act| act.person).map(Id::from);
        Fields {
            role: RwSignal::new(role),
            kind: RwSignal::new(kind),
            place: RwSignal::new(place),
            title: RwSignal::new(start.map(|act| act.title).unwrap_or_default()),
            person: RwSignal::new(person),
        }
    }

    /// Another role, or another kind of seat, takes a seat of another kind.
    fn follow_role(self) {
        let mut before = self.kind.get_untracked();
        effect(move || {
            let (kinds, kind) = (SeatKind::fitting(self.role.get()), self.kind.get());
            let kind = if kinds.contains(&kind) { kind } else { kinds[0] };
            if kind != before {
                before = kind;
                self.place.set(None);
                self.kind.set(kind);
            }
        });
    }

    fn seat_missing(self) -> bool {
        self.kind.get_untracked() != SeatKind::County && self.place.get_untracked().is_none()
    }

    fn make(self, id: PostId) -> AddPost {
        AddPost {
            id,
            person: self.person.get().map(PersonId),
            title: self.title.get(),
            role: self.role.get(),
            seat: self.kind.get().seat(self.place.get().unwrap_or_default()),
        }
    }
}
