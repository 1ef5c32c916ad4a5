//! 新增单位, and 单位改名 with the other names it goes by.

use leptos::prelude::*;
use shared::id::UnitId;
use shared::model::{Unit, UnitKind};
use shared::mutation::{AddUnit, EditUnit, Mutation};
use shared::rules::{Entities, Part, Refusal, TITLE_MAX};

use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{Choice, TextArea, TextField};

const KINDS: [UnitKind; 6] = [
    UnitKind::Department,
    UnitKind::Township,
    UnitKind::Office,
    UnitKind::Zone,
    UnitKind::Enterprise,
    UnitKind::Other,
];

/// The form of a new unit.
#[component]
pub fn NewUnitForm(
    /// The form's filing.
    filing: Filing,
) -> impl IntoView {
    let words = text::people();
    let start = filing.start(|act| match act {
        Mutation::AddUnit(act) => Some(act),
        _ => None,
    });
    // A refused act keeps its id, for later acts may build on it; unless the id was the trouble.
    let kept = start
        .as_ref()
        .filter(|_| filing.corrects().is_some_and(|reason| reason != Refusal::IdTaken));
    let id = kept.map_or_else(|| UnitId(filing.store.fresh_id()), |act| act.id);
    let kind = RwSignal::new(start.as_ref().map_or(UnitKind::Department, |act| act.kind));
    let fields = Names::of(start.map(|act| (act.name, act.aliases)));
    let make = Callback::new(move |()| {
        let (name, aliases) = fields.get();
        Some(AddUnit { id, name, aliases, kind: kind.get() }.into())
    });
    let kinds = KINDS.map(|kind| (kind, (words.kind)(kind).to_owned())).to_vec();
    view! {
        <FormSheet filing title=words.new_unit make>
            <NameFields filing fields/>
            <Choice label=words.unit_kind options=kinds.clone() value=kind/>
        </FormSheet>
    }
}

/// The form that renames a unit.
#[component]
pub fn UnitForm(
    /// The form's filing.
    filing: Filing,
    /// The unit.
    unit: UnitId,
) -> impl IntoView {
    let start = filing.start(|act| match act {
        Mutation::EditUnit(act) => Some((act.name, act.aliases)),
        _ => None,
    });
    let now = filing.store.entities(|memory| {
        let found = memory.get(unit.into());
        found.as_deref().and_then(Unit::of).map(|unit| (unit.name.clone(), unit.aliases.clone()))
    });
    let fields = Names::of(start.or_else(|| now.clone()));
    let make = Callback::new(move |()| {
        let typed = fields.get();
        let changed = now.as_ref() != Some(&typed);
        let (name, aliases) = typed;
        changed.then(|| EditUnit { unit, name, aliases }.into())
    });
    view! {
        <FormSheet filing title=text::people().rename_unit make>
            <NameFields filing fields/>
        </FormSheet>
    }
}

/// A unit's names as they are typed.
#[derive(Clone, Copy)]
struct Names {
    name: RwSignal<String>,
    aliases: RwSignal<String>,
}

impl Names {
    fn of(start: Option<(String, Vec<String>)>) -> Names {
        let (name, aliases) = start.unwrap_or_default();
        Names { name: RwSignal::new(name), aliases: RwSignal::new(aliases.join("\n")) }
    }

    fn get(self) -> (String, Vec<String>) {
        let aliases = self.aliases.get();
        let aliases = aliases.lines().map(str::trim).filter(|alias| !alias.is_empty());
        (self.name.get(), aliases.map(ToOwned::to_owned).collect())
    }
}

#[component]
fn NameFields(filing: Filing, fields: Names) -> impl IntoView {
    let words = text::people();
    view! {
        <TextField
            label=words.unit_name
            value=fields.name
            max=TITLE_MAX
            error=filing.fault(Part::Name)
            required=true
        />
        <TextArea
            label=words.aliases
            value=fields.aliases
            error=filing.fault(Part::Aliases)
            hint=words.aliases_hint
        />
    }
}
