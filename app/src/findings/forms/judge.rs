//! 验收 with the three that have to hold, and 现场核查.

use leptos::prelude::*;
use shared::id::FindingId;
use shared::mutation::{AcceptFinding, Assurance, Mutation, VerifyFinding};
use shared::rules::{Part, TEXT_MAX, TITLE_MAX};

use crate::findings::evidence::EvidenceField;
use crate::tasks::forms::{Filing, FormSheet};
use crate::text;
use crate::ui::{DayField, TextArea, TextField};

/// 验收: 三个不放过, each confirmed by itself.
#[component]
pub fn AcceptForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let start = filing.start(|act| match act {
        Mutation::AcceptFinding(act) => Some((act.assurance, act.words)),
        _ => None,
    });
    let none = Assurance { measures: false, problem: false, responsibility: false };
    let (assured, said) = start.unwrap_or((none, String::new()));
    let measures = RwSignal::new(assured.measures);
    let problem = RwSignal::new(assured.problem);
    let responsibility = RwSignal::new(assured.responsibility);
    let said = RwSignal::new(said);
    let make = Callback::new(move |()| {
        let assurance = Assurance {
            measures: measures.get(),
            problem: problem.get(),
            responsibility: responsibility.get(),
        };
        Some(AcceptFinding { finding: id, assurance, words: said.get() }.into())
    });
    view! {
        <FormSheet filing title=words.accept submit=words.accept make>
            <fieldset class="choice">
                <legend>{words.assurance}</legend>
                <div class="checks">
                    <Check label=words.measures value=measures/>
                    <Check label=words.problem value=problem/>
                    <Check label=words.responsibility value=responsibility/>
                </div>
            </fieldset>
            <TextArea
                label=words.remark
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                hint=words.accept_hint
            />
        </FormSheet>
    }
}

/// Something to confirm.
#[component]
fn Check(label: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="choice-option">
            <input
                type="checkbox"
                prop:checked=move || value.get()
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}

/// 现场核查
#[component]
pub fn VerifyForm(
    /// The form's filing.
    filing: Filing,
    /// The finding.
    id: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let start = filing.start(|act| match act {
        Mutation::VerifyFinding(act) => Some(act),
        _ => None,
    });
    let today = filing.store.today();
    let me =
        filing.store.entities(|memory| crate::tasks::names::who(memory, filing.store.actor()).name);
    let day = RwSignal::new(Some(start.as_ref().map_or(today, |act| act.day)));
    let people = RwSignal::new(start.as_ref().map_or(me, |act| act.people.clone()));
    let said = RwSignal::new(start.as_ref().map(|act| act.words.clone()).unwrap_or_default());
    let evidence = RwSignal::new(start.map(|act| act.evidence).unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(
            VerifyFinding {
                finding: id,
                day: day.get().unwrap_or(today),
                people: people.get(),
                words: said.get(),
                evidence: evidence.get(),
            }
            .into(),
        )
    });
    view! {
        <FormSheet filing title=words.verify make>
            <DayField
                label=labels.day
                value=day
                error=filing.fault(Part::Observed)
                max=today
            />
            <TextField
                label=labels.people
                value=people
                max=TITLE_MAX
                error=filing.fault(Part::People)
                required=true
            />
            <TextArea
                label=labels.seen
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
            />
            <EvidenceField chosen=evidence needed=None/>
        </FormSheet>
    }
}
