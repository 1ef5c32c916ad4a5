//! Where a post sits: of the kind that its role needs.

use leptos::prelude::*;
use shared::id::{ChainId, FieldId, Id, ProgrammeId, RiverId, UnitId};
use shared::model::{Entity, Kind, Role, Seat};
use shared::order::sort_by_key;
use shared::rules::{Memory, fits};

use crate::replica::Store;
use crate::text;
use crate::ui::{Candidate, Choice, OnePicker, live, memo, units};

/// A kind of seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SeatKind {
    /// In the county as a whole.
    County,
    /// In a unit.
    Unit,
    /// In a programme.
    Programme,
    /// In a chain.
    Chain,
    /// In a campaign's field.
    Field,
    /// On a river.
    River,
}

impl SeatKind {
    const ALL: [SeatKind; 6] = [
        SeatKind::Unit,
        SeatKind::County,
        SeatKind::Programme,
        SeatKind::Chain,
        SeatKind::Field,
        SeatKind::River,
    ];

    /// The kind of a seat.
    pub fn of(seat: Seat) -> SeatKind {
        match seat {
            Seat::County => SeatKind::County,
            Seat::Unit(_) => SeatKind::Unit,
            Seat::Programme(_) => SeatKind::Programme,
            Seat::Chain(_) => SeatKind::Chain,
            Seat::Field(_) => SeatKind::Field,
            Seat::River(_) => SeatKind::River,
        }
    }

    /// The kinds that fit a role.
    pub fn fitting(role: Role) -> Vec<SeatKind> {
        SeatKind::ALL.into_iter().filter(|kind| fits(role, kind.seat(Id::default()))).collect()
    }

    /// The seat of this kind that `id` is.
    pub fn seat(self, id: Id) -> Seat {
        match self {
            SeatKind::County => Seat::County,
            SeatKind::Unit => Seat::Unit(UnitId(id)),
            SeatKind::Programme => Seat::Programme(ProgrammeId(id)),
            SeatKind::Chain => Seat::Chain(ChainId(id)),
            SeatKind::Field => Seat::Field(FieldId(id)),
            SeatKind::River => Seat::River(RiverId(id)),
        }
    }

    fn candidates(self, memory: &Memory) -> Vec<Candidate> {
        let kind = match self {
            SeatKind::County => return Vec::new(),
            SeatKind::Unit => return units(memory),
            SeatKind::Programme => Kind::Programme,
            SeatKind::Chain => Kind::Chain,
            SeatKind::Field => Kind::Field,
            SeatKind::River => Kind::River,
        };
        let mut all: Vec<Candidate> = memory.all(kind).map(|entity| candidate(entity)).collect();
        sort_by_key(&mut all, |one| one.name.clone());
        all
    }
}

fn candidate(entity: &Entity) -> Candidate {
    let place = match entity {
        Entity::Programme(programme) => programme.doc_no.clone(),
        _ => String::new(),
    };
    Candidate { id: entity.id(), name: entity.label().to_owned(), others: Vec::new(), place }
}

/// Asks for the seat that the role needs: which kind, where several fit, and which of them.
#[component]
pub fn SeatField(
    /// The role.
    role: RwSignal<Role>,
    /// The kind of seat.
    kind: RwSignal<SeatKind>,
    /// Which one.
    chosen: RwSignal<Option<Id>>,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let store = Store::expect();
    let words = text::people();
    let several = memo(move || SeatKind::fitting(role.get()).len() > 1);
    let asked = memo(move || kind.get());
    let candidates = memo(move || store.entities(|memory| kind.get().candidates(memory)));
    view! {
        {live(move || {
            let options = |kind: SeatKind| (kind, (words.seat_kind)(kind).to_owned());
            match several.get() {
                true => view! {
                    <Choice
                        label=words.seat
                        options=SeatKind::ALL.map(options).to_vec()
                        value=kind
                    />
                }
                .into_any(),
                false => ().into_any(),
            }
        })}
        {live(move || match asked.get() {
            SeatKind::County => view! { <p class="hint">{words.seat_county}</p> }.into_any(),
            kind => view! {
                <OnePicker
                    label=(words.seat_kind)(kind)
                    placeholder=words.find_seat
                    candidates
                    chosen
                    error
                />
            }
            .into_any(),
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_offered_the_seats_that_the_rules_take() {
        for (role, kinds) in [
            (Role::UnitClerk, vec![SeatKind::Unit]),
            (Role::ChainChief, vec![SeatKind::Chain]),
            (Role::FieldLeader, vec![SeatKind::Field]),
            (Role::RiverChief, vec![SeatKind::River]),
            (Role::ProgrammeOffice, vec![SeatKind::Programme]),
            (Role::Auditor, vec![SeatKind::County]),
            (Role::Member, SeatKind::ALL.to_vec()),
        ] {
            assert_eq!(SeatKind::fitting(role), kinds, "{role:?}");
        }
    }
}
