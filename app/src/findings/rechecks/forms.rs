//! Drawing by lot, and what a visit showed.

use leptos::prelude::*;
use shared::calendar::Day;
use shared::id::{FindingId, ProgrammeId, RecheckId, UnitId};
use shared::model::{SampleSize, VisitResult};
use shared::mutation::{DrawRecheck, Mutation, VisitRecheck};
use shared::rules::sample::{count, population};
use shared::rules::{Part, TEXT_MAX, TITLE_MAX, findings};

use crate::findings::evidence::EvidenceField;
use crate::findings::forms::{charge_groups, charge_of};
use crate::tasks::forms::{Filing, FormSheet};
use crate::text::{self, format};
use crate::ui::{
    Choice, DayField, OnePicker, SelectField, TextArea, TextField, UnitPicker, live, memo, units,
};

/// How the number is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    Percent,
    Count,
}

/// 抽取“回头看”
#[component]
pub fn DrawForm(
    /// The form's filing.
    filing: Filing,
    /// The programme.
    programme: ProgrammeId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let store = filing.store;
    let today = store.today();
    let start = filing.start(|act| match act {
        Mutation::DrawRecheck(act) => Some(act),
        _ => None,
    });
    let id = RecheckId(store.fresh_id());
    let fields = Fields::of(start.unwrap_or_else(|| DrawRecheck {
        id,
        programme,
        charge: None,
        unit: None,
        title: (words.draw_title)(&format::day_short(today)),
        // Anybody can repeat the lot with it; nobody could foresee it.
        seed: store.fresh_id().to_string().chars().rev().take(8).collect(),
        size: SampleSize::Percent(20),
        visitors: Vec::new(),
        due: None,
    }));
    let make = Callback::new(move |()| {
        let charge = fields.charge.get();
        let charge = untrack(|| store.entities(|memory| charge_of(memory, &charge)));
        Some(
            DrawRecheck {
                id,
                programme,
                charge,
                unit: fields.unit.get().map(UnitId),
                title: fields.title.get(),
                seed: fields.seed.get(),
                size: fields.size(),
                visitors: fields.visitors.get(),
                due: fields.due.get(),
            }
            .into(),
        )
    });
    let among = memo(move || {
        let charge = fields.charge.get();
        store.entities(|memory| {
            let all = findings::of_programme(memory, programme);
            let charge = charge_of(memory, &charge);
            population(&all, charge, fields.unit.get().map(UnitId)).len()
        })
    });
    let told = move || {
        let among = among.get();
        (words.draw_of)(count(fields.size(), among), among)
    };
    let candidates = memo(move || store.entities(units));
    let charges = store.entities(|memory| charge_groups(memory, programme));
    let ways =
        vec![(By::Percent, words.by_percent.to_owned()), (By::Count, words.by_count.to_owned())];
    view! {
        <FormSheet filing title=words.draw submit=words.draw make>
            <TextField
                label=words.draw_name
                value=fields.title
                max=TITLE_MAX
                error=filing.fault(Part::Title)
                required=true
            />
            <SelectField
                label=labels.place
                groups=charges.clone()
                value=fields.charge
                none=words.whole_programme
                error=filing.fault(Part::Charge)
            />
            <OnePicker
                label=words.only_unit
                placeholder=text::common().find_unit
                candidates
                chosen=fields.unit
                error=filing.fault(Part::Unit)
            />
            <Choice label=text::supervision().size options=ways.clone() value=fields.by/>
            <TextField
                label=words.number
                value=fields.number
                error=filing.fault(Part::Size)
                required=true
            />
            {live(move || view! { <p class="form-place" role="status">{told()}</p> }.into_any())}
            <TextField
                label=text::supervision().seed
                value=fields.seed
                max=TITLE_MAX
                error=filing.fault(Part::Seed)
                required=true
                hint=words.seed_hint
            />
            <UnitPicker
                label=text::supervision().visitors
                chosen=fields.visitors
                error=filing.fault(Part::Visitors)
            />
            <DayField
                label=text::tasks().due
                value=fields.due
                error=filing.fault(Part::Due)
                min=today
            />
        </FormSheet>
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    charge: RwSignal<String>,
    unit: RwSignal<Option<shared::id::Id>>,
    by: RwSignal<By>,
    number: RwSignal<String>,
    seed: RwSignal<String>,
    visitors: RwSignal<Vec<UnitId>>,
    due: RwSignal<Option<Day>>,
}

impl Fields {
    fn of(act: DrawRecheck) -> Fields {
        let (by, number) = match act.size {
            SampleSize::Percent(percent) => (By::Percent, u32::from(percent)),
            SampleSize::Count(count) => (By::Count, u32::from(count)),
        };
        let charge = act.charge.map(|charge| charge.id().to_string()).unwrap_or_default();
        Fields {
            title: RwSignal::new(act.title),
            charge: RwSignal::new(charge),
            unit: RwSignal::new(act.unit.map(|unit| unit.0)),
            by: RwSignal::new(by),
            number: RwSignal::new(number.to_string()),
            seed: RwSignal::new(act.seed),
            visitors: RwSignal::new(act.visitors),
            due: RwSignal::new(act.due),
        }
    }

    /// What is no number counts as none, which the rules refuse.
    fn size(self) -> SampleSize {
        let number = self.number.with(|number| number.trim().parse::<u16>().unwrap_or_default());
        match self.by.get() {
            By::Percent => SampleSize::Percent(u8::try_from(number).unwrap_or(u8::MAX)),
            By::Count => SampleSize::Count(number),
        }
    }
}

/// “回头看”结果
#[component]
pub fn VisitForm(
    /// The form's filing.
    filing: Filing,
    /// The drawing.
    recheck: RecheckId,
    /// The finding.
    finding: FindingId,
) -> impl IntoView {
    let words = text::finding_forms();
    let labels = text::findings();
    let today = filing.store.today();
    let start = filing.start(|act| match act {
        Mutation::VisitRecheck(act) => Some(act),
        _ => None,
    });
    let result = RwSignal::new(start.as_ref().map_or(VisitResult::Holds, |act| act.result));
    let day = RwSignal::new(Some(start.as_ref().map_or(today, |act| act.day)));
    let said = RwSignal::new(start.as_ref().map(|act| act.words.clone()).unwrap_or_default());
    let evidence = RwSignal::new(start.map(|act| act.evidence).unwrap_or_default());
    let make = Callback::new(move |()| {
        Some(
            VisitRecheck {
                recheck,
                finding,
                day: day.get().unwrap_or(today),
                result: result.get(),
                words: said.get(),
                evidence: evidence.get(),
            }
            .into(),
        )
    });
    let options: Vec<(VisitResult, String)> = [VisitResult::Holds, VisitResult::Fails]
        .map(|one| (one, format::visit(one).to_owned()))
        .to_vec();
    view! {
        <FormSheet filing title=text::supervision().visit make>
            <Choice label=words.visit_result options=options.clone() value=result/>
            <DayField label=labels.day value=day error=filing.fault(Part::Observed) max=today/>
            <TextArea
                label=labels.seen
                value=said
                max=TEXT_MAX
                error=filing.fault(Part::Words)
                required=true
                hint=words.visit_hint
            />
            <EvidenceField chosen=evidence needed=None/>
        </FormSheet>
    }
}
