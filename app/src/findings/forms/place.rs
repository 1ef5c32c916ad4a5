//! 认领、分派: the field or river a finding falls to, and the township it lies in.

use leptos::prelude::*;
use shared::id::{FieldId, FindingId, Id, ProgrammeId, RiverId, UnitId};
use shared::model::{Charge, Field, Finding, Kind, River, Unit, UnitKind};
use shared::mutation::{Mutation, PlaceFinding};
use shared::order::sort_by_key;
use shared::rules::{Entities, Memory, Part};

use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{OptionGroup, SelectField};

/// The form.
#[component]
pub fn PlaceForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let start = filing.start(|act| match act {
        Mutation::PlaceFinding(act) => Some(act),
        _ => None,
    });
    let (now, charges, townships) = filing.store.entities(|memory| {
        let found = memory.get(id.into());
        let finding = found.as_deref().and_then(Finding::of);
        let programme = finding.map(|finding| finding.programme).unwrap_or_default();
        let now = finding.map(|finding| PlaceFinding {
            finding: id,
            charge: finding.charge,
            township: finding.township,
        });
        (now, charge_groups(memory, programme), township_groups(memory))
    });
    let blank = PlaceFinding { finding: id, charge: None, township: None };
    let start = start.or_else(|| now.clone()).unwrap_or(blank);
    let charge = RwSignal::new(start.charge.map(|of| of.id().to_string()).unwrap_or_default());
    let township = RwSignal::new(start.township.map(|of| of.to_string()).unwrap_or_default());
    let store = filing.store;
    let now = StoredValue::new(now);
    let make = Callback::new(move |()| {
        let charge = store.entities(|memory| charge_of(memory, &charge.get()));
        let act = PlaceFinding { finding: id, charge, township: unit_of(&township.get()) };
        now.with_value(|now| now.as_ref() != Some(&act)).then(|| act.into())
    });
    view! {
        <FormSheet filing title=words.place make>
            <SelectField
                label=labels.place
                groups=charges.clone()
                value=charge
                none=labels.unplaced
                error=filing.fault(Part::Charge)
                hint=words.place_hint
            />
            <SelectField
                label=labels.township
                groups=townships.clone()
                value=township
                none=labels.not_told
                error=filing.fault(Part::Township)
            />
        </FormSheet>
    }
}

/// The fields or rivers of a programme, as options.
pub fn charge_groups(memory: &Memory, programme: ProgrammeId) -> Vec<OptionGroup> {
    let under = |kind| {
        let ids = memory.children(programme.into(), kind);
        ids.into_iter().filter_map(|id| memory.get(id))
    };
    let fields = under(Kind::Field).filter_map(|entity| {
        Field::of(&entity).map(|field| (field.no, field.id.to_string(), field.title.clone()))
    });
    let rivers = under(Kind::River).filter_map(|entity| {
        River::of(&entity).map(|river| (river.no, river.id.to_string(), river.name.clone()))
    });
    let mut all: Vec<(u16, String, String)> = fields.chain(rivers).collect();
    sort_by_key(&mut all, |(no, id, _)| (*no, id.clone()));
    vec![OptionGroup::plain(all.into_iter().map(|(_, id, name)| (id, name)).collect())]
}

/// The field or river of a value.
pub fn charge_of(memory: &Memory, value: &str) -> Option<Charge> {
    let id: Id = value.parse().ok()?;
    match memory.get(id)?.kind() {
        Kind::Field => Some(Charge::Field(FieldId(id))),
        Kind::River => Some(Charge::River(RiverId(id))),
        _ => None,
    }
}

/// Townships and zones, as options.
pub fn township_groups(memory: &Memory) -> Vec<OptionGroup> {
    let units = memory.all(Kind::Unit).filter_map(|entity| Unit::of(entity));
    let places = units.filter(|unit| matches!(unit.kind, UnitKind::Township | UnitKind::Zone));
    let mut all: Vec<(bool, String, String)> = places
        .map(|unit| (unit.kind == UnitKind::Zone, unit.name.clone(), unit.id.to_string()))
        .collect();
    sort_by_key(&mut all, |one| one.clone());
    vec![OptionGroup::plain(all.into_iter().map(|(_, name, id)| (id, name)).collect())]
}

/// The unit of a value.
pub fn unit_of(value: &str) -> Option<UnitId> {
    value.parse().ok().map(UnitId)
}
