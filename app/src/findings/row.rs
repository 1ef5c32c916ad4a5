//! A finding as a row of a list: light, title, stage, why it is here, where it belongs.

use leptos::prelude::*;
use shared::rules::light::Reason;

use super::facts::FindingRow;
use super::head::{SeverityChip, number};
use crate::tasks::DeliveryMark;
use crate::text::{self, format};
use crate::ui::{LightShape, Memo, VirtualList, key_of, light_class};

/// A row that leads to the finding's page.
#[component]
pub fn Row(
    /// What it shows.
    row: FindingRow,
    /// Why it stands on a list of work.
    #[prop(optional_no_strip)]
    why: Option<&'static str>,
    /// Whether it names the field or river: left out on its own page.
    #[prop(default = true)]
    place: bool,
) -> impl IntoView {
    let words = text::findings();
    // That it waits since today is what its stage says.
    let quiet = |reason: &&Reason| !matches!(reason, Reason::OnTrack | Reason::Waiting { days: 0 });
    let told = row.reasons.iter().filter(quiet).map(|reason| format::finding_reason(*reason));
    let reasons: Vec<String> = why.map(str::to_owned).into_iter().chain(told).collect();
    let overdue = row.reasons.iter().any(|reason| {
        matches!(reason, Reason::Overdue { .. } | Reason::DueSoon { .. } | Reason::Done { .. })
    });
    let due = row.due.filter(|_| !overdue && row.stage.is_open());
    let due = due.map(|due| (text::tasks().due_on)(&format::day_short(due)));
    let place = place.then(|| row.place.clone().unwrap_or_else(|| words.unplaced.to_owned()));
    let inspected = Some(row.inspected.clone()).filter(|words| !words.is_empty());
    let parts = [inspected, row.township.clone(), row.unit.clone(), due];
    view! {
        <a
            class=format!("task-row {}", light_class(row.light))
            href=format!("/findings/{}", row.id)
        >
            <span class="task-row-light"><LightShape light=row.light/></span>
            <span class="task-row-title">{row.title.clone()}</span>
            <span class="task-row-aside">{format::stage(row.stage)}</span>
            {(!reasons.is_empty()).then(|| view! {
                <span class="task-row-why">{reasons.join(" · ")}</span>
            })}
            <span class="task-row-meta">
                <span class="num">{number(&row)}</span>
                <SeverityChip severity=row.severity/>
                {place.map(|place| view! { <span class="chip">{place}</span> })}
                {parts.into_iter().flatten().map(|part| view! { <span>{part}</span> }).collect_view()}
                {row.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </span>
        </a>
    }
}

/// About how high a row is, before it was measured.
const ROW_HEIGHT: u32 = 96;

/// Rows in a framed list; only what is in sight is drawn where there are many.
#[component]
pub fn Rows(
    /// The rows, in order.
    rows: Memo<Vec<FindingRow>>,
    /// Whether rows name the field or river.
    #[prop(default = true)]
    place: bool,
) -> impl IntoView {
    view! {
        <div class="task-rows">
            <VirtualList
                rows=rows
                row_height=ROW_HEIGHT
                key=key_of
                view=move |row: FindingRow| view! { <Row row why=None place/> }
            />
        </div>
    }
}
