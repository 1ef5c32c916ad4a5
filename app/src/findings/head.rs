//! The head of a finding's page: its number, how bad it is, where it stands and why.

use leptos::prelude::*;
use shared::model::{Severity, Visibility};
use shared::rules::light::Reason;

use super::facts::FindingRow;
use super::select::Head;
use crate::address::of_charge;
use crate::tasks::DeliveryMark;
use crate::text::{self, format};
use crate::ui::{Clause, LightMark, light_class};

/// Where it belongs, its number, title, light with its reasons, and stage.
#[component]
pub fn FindingHead(
    /// What its row shows.
    row: FindingRow,
    /// Where it belongs.
    head: Head,
) -> impl IntoView {
    let words = text::findings();
    let quiet = |reason: &&Reason| !matches!(reason, Reason::OnTrack);
    let reasons: Vec<String> =
        row.reasons.iter().filter(quiet).map(|reason| format::finding_reason(*reason)).collect();
    let reasons = match (reasons.is_empty(), head.starts) {
        (true, Some(from)) => (text::tasks().starts)(&format::day_short(from)),
        _ => reasons.join(" · "),
    };
    let (programme, title) = head.programme.clone();
    let place = match &head.charge {
        Some((charge, name)) => view! { <a href=of_charge(*charge)>{name.clone()}</a> }.into_any(),
        None => view! { <span>{words.unplaced}</span> }.into_any(),
    };
    view! {
        <header class="task-head">
            <nav class="kicker">
                <a href=format!("/boards/{programme}")>{title}</a>
                {place}
                <Clause source=head.source.clone()/>
            </nav>
            <h1>{row.title.clone()}</h1>
            <p class="finding-marks">
                <span class="finding-number num">{number(&row)}</span>
                <SeverityChip severity=row.severity/>
                <span class="chip">{format::sort(row.sort)}</span>
                <span class="chip is-stage">{format::stage(row.stage)}</span>
            </p>
            <p class=format!("task-light {}", light_class(row.light))>
                <LightMark light=row.light/>
                <span>{reasons}</span>
                {row.delivery.map(|delivery| view! { <DeliveryMark delivery/> })}
            </p>
        </header>
    }
}

/// 编号; until it is delivered there is none.
pub fn number(row: &FindingRow) -> String {
    let words = text::findings();
    row.number.map_or_else(|| words.unnumbered.to_owned(), words.number)
}

/// How bad it is. A major one stands out, by its word as well.
#[component]
pub fn SeverityChip(
    /// How bad.
    severity: Severity,
) -> impl IntoView {
    view! {
        <span class="chip" class:is-major=severity == Severity::Major>
            {format::severity(severity)}
        </span>
    }
}

/// Who found it, when and where.
#[component]
pub fn FindingWho(
    /// What its row shows.
    row: FindingRow,
    /// Where it belongs.
    head: Head,
) -> impl IntoView {
    let words = text::findings();
    let unknown = || words.not_told.to_owned();
    let finder = match &head.found_by {
        Some(unit) => format!("{} · {}", head.finder.name, unit),
        None => head.finder.name.clone(),
    };
    let visibility = match head.visibility {
        Visibility::County => text::tasks().visible_county,
        Visibility::Named => text::tasks().visible_named,
    };
    let inspected = Some(row.inspected.clone()).filter(|words| !words.is_empty());
    view! {
        <section class="card task-who" aria-label=words.about>
            <dl>
                <dt>{words.inspected}</dt>
                <dd class="is-strong">{inspected.unwrap_or_else(unknown)}</dd>
                <dt>{words.township}</dt>
                <dd>{row.township.clone().unwrap_or_else(unknown)}</dd>
                <dt>{words.found_by}</dt>
                <dd>{finder}</dd>
                <dt>{words.origin}</dt>
                <dd>{format::origin(head.origin)}</dd>
                <dt>{words.found_on}</dt>
                <dd>{format::day(row.found_on)}</dd>
                {head.closed_on.map(|day| view! {
                    <dt>{words.closed_on}</dt>
                    <dd>{format::day(day)}</dd>
                })}
                <dt>{text::tasks().visibility}</dt>
                <dd>{visibility}</dd>
            </dl>
        </section>
    }
}
