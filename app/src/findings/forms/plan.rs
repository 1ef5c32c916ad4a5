//! 五定: unit, person, day, outcome, and who assesses it, in one form; what is missing is named.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::id::{FindingId, Id, PersonId, ProgrammeId, UnitId};
use shared::model::{Body, Finding, Flow, Owner, RectificationPlan};
use shared::mutation::{Mutation, PlanRectification};
use shared::rules::findings::flow;
use shared::rules::{Entities, Fault, Part, Refusal, TEXT_MAX, TITLE_MAX};

use super::bodies;
use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{
    DayField, OnePicker, SelectField, TextArea, TextField, UnitPicker, live_if, memo, people, units,
};

/// What the form has to know of the finding when it opens.
struct Known {
    programme: ProgrammeId,
    /// Several have to sign, for it was found from above.
    is_joint: bool,
    /// The plan that stands.
    plan: Option<RectificationPlan>,
    /// Who found it: the likely assessor.
    found_by: Option<UnitId>,
    /// By when a listing wants it done.
    due: Option<Day>,
}

fn known(finding: &Finding, flow: Option<Flow>) -> Known {
    Known {
        programme: finding.programme,
        is_joint: flow == Some(Flow::River) && finding.origin.asks_joint_acceptance(),
        plan: finding.plan.clone(),
        found_by: finding.found_by,
        due: finding.listing.as_ref().map(|listing| listing.due),
    }
}

/// The form, for a first plan and for one that takes its place.
#[component]
pub fn PlanForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let found = filing.store.entities(|memory| {
        let found = memory.get(id.into());
        let finding = found.as_deref().and_then(Finding::of)?;
        Some(known(finding, flow(memory, finding.programme)))
    });
    found.map(|known| view! { <PlanFields filing id known/> })
}

#[component]
fn PlanFields(filing: Filing, id: FindingId, known: Known) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let store = filing.store;
    let start = filing.start(|act| match act {
        Mutation::PlanRectification(act) => Some(act),
        _ => None,
    });
    let said = RwSignal::new(start.as_ref().map(|act| act.words.clone()).unwrap_or_default());
    let replans = known.plan.is_some();
    let (programme, is_joint) = (known.programme, known.is_joint);
    let assessor = known.found_by.map_or(Body::Programme(programme), Body::Unit);
    let fields = match start.map(|act| act.plan).or(known.plan) {
        Some(plan) => Fields::of(&plan),
        None => Fields::blank(assessor, known.due),
    };
    let make = Callback::new(move |()| {
        let plan = fields.plan(programme);
        Some(PlanRectification { finding: id, plan, words: said.get() }.into())
    });
    let filing = {
        filing.see_to(Callback::new(move |()| match fields.missing().first() {
            Some(part) => Err(Refusal::invalid(*part, Fault::Missing)),
            None => Ok(None),
        }));
        filing
    };
    let missing = memo(move || fields.missing());
    let (unit_list, people_list) =
        (memo(move || store.entities(units)), memo(move || store.entities(people)));
    let assessors = store.entities(|memory| bodies::groups(memory, programme));
    let title = if replans { words.replan } else { words.plan };
    view! {
        <FormSheet filing title=title submit=title make>
            <p class="form-place">{words.plan_hint}</p>
            {live_if(move || {
                let names = missing.with(|missing| named(missing));
                (!names.is_empty()).then(|| view! {
                    <p class="plan-missing" role="status">{(words.plan_missing)(&names)}</p>
                })
            })}
            <OnePicker
                label=labels.unit
                placeholder=text::common().find_unit
                candidates=unit_list
                chosen=fields.unit
                error=filing.fault(Part::LeadUnits)
            />
            <OnePicker
                label=labels.owner
                placeholder=text::common().find_person
                candidates=people_list
                chosen=fields.person
                error=filing.fault(Part::Owner)
            />
            <TextField
                label=words.owner_name
                value=fields.name
                max=TITLE_MAX
                hint=words.owner_hint
            />
            <DayField label=labels.due value=fields.due error=filing.fault(Part::Due)/>
            <TextArea
                label=labels.outcome
                value=fields.outcome
                max=TEXT_MAX
                error=filing.fault(Part::Outcome)
                required=true
            />
            <SelectField
                label=labels.assessor
                groups=assessors.clone()
                value=fields.assessor
                error=filing.fault(Part::Assessor)
                hint=words.assessor_hint
            />
            <UnitPicker
                label=if is_joint { words.signers_needed } else { labels.signers }
                chosen=fields.signers
                error=filing.fault(Part::Signers)
            />
            <TextArea
                label=if replans { words.replan_reason } else { words.remark }
                value=said
                max=TEXT_MAX
                error=filing.fault(if replans { Part::Reason } else { Part::Words })
                required=replans
            />
        </FormSheet>
    }
}

/// What is missing, in words.
fn named(missing: &[Part]) -> String {
    let labels = text::findings();
    let name = |part: &Part| match part {
        Part::LeadUnits => labels.unit,
        Part::Owner => labels.owner,
        Part::Due => labels.due,
        Part::Outcome => labels.outcome,
        _ => labels.assessor,
    };
    missing.iter().map(name).collect::<Vec<_>>().join(text::tasks().comma)
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    unit: RwSignal<Option<Id>>,
    person: RwSignal<Option<Id>>,
    name: RwSignal<String>,
    due: RwSignal<Option<Day>>,
    outcome: RwSignal<String>,
    assessor: RwSignal<String>,
    signers: RwSignal<Vec<UnitId>>,
}

impl Fields {
    fn of(plan: &RectificationPlan) -> Fields {
        let (person, name) = match &plan.owner {
            Owner::Person(person) => (Some(person.0), String::new()),
            Owner::Named(name) => (None, name.clone()),
        };
        // A draft that had none yet says so with an empty id and the first day.
        Fields {
            unit: RwSignal::new(Some(plan.unit.0).filter(|id| *id != Id::default())),
            person: RwSignal::new(person),
            name: RwSignal::new(name),
            due: RwSignal::new(Some(plan.due).filter(|day| *day != Day::default())),
            outcome: RwSignal::new(plan.outcome.clone()),
            assessor: RwSignal::new(bodies::value(plan.assessor)),
            signers: RwSignal::new(plan.signers.clone()),
        }
    }

    fn blank(assessor: Body, due: Option<Day>) -> Fields {
        Fields::of(&RectificationPlan {
            unit: UnitId::default(),
            owner: Owner::Named(String::new()),
            due: due.unwrap_or_default(),
            outcome: String::new(),
            assessor,
            signers: Vec::new(),
        })
    }

    fn plan(self, programme: ProgrammeId) -> RectificationPlan {
        let named = Owner::Named(self.name.get());
        let assessor = self.assessor.with(|value| bodies::body(value, programme));
        RectificationPlan {
            unit: self.unit.get().map(UnitId).unwrap_or_default(),
            owner: self.person.get().map_or(named, |id| Owner::Person(PersonId(id))),
            due: self.due.get().unwrap_or_default(),
            outcome: self.outcome.get(),
            assessor: assessor.unwrap_or(Body::Programme(programme)),
            signers: self.signers.get(),
        }
    }

    /// Which of the five are still missing.
    fn missing(self) -> Vec<Part> {
        let empty = |text: RwSignal<String>| text.with(|text| text.trim().is_empty());
        let nobody = self.person.with(Option::is_none) && empty(self.name);
        let all = [
            (self.unit.with(Option::is_none), Part::LeadUnits),
            (nobody, Part::Owner),
            (self.due.with(Option::is_none), Part::Due),
            (empty(self.outcome), Part::Outcome),
            (empty(self.assessor), Part::Assessor),
        ];
        all.into_iter().filter_map(|(missing, part)| missing.then_some(part)).collect()
    }
}
