//! What was settled about a finding, each on a card of its own: plan, suspension, listing,
//! verification, signatures, hand-overs.

use leptos::prelude::*;
use shared::calendar::Day;

use super::select::{CaseFact, ListingFact, PlanFact, Plans, Signed};
use crate::text::{self, format};

/// 五定: all five, or that they are still to be settled; and what was settled before.
#[component]
pub fn PlanCard(
    /// The plan that stands, and those that do not.
    plans: Plans,
) -> impl IntoView {
    let words = text::findings();
    let now = match plans.now {
        Some(plan) => view! { <PlanLines plan/> }.into_any(),
        None => view! { <p class="hint">{words.no_plan}</p> }.into_any(),
    };
    let count = plans.earlier.len();
    let earlier = (count > 0).then(|| {
        let all = plans.earlier.into_iter().map(|plan| view! { <PlanLines plan/> });
        view! {
            <details class="finding-earlier">
                <summary>{(words.earlier_plans)(count)}</summary>
                {all.collect_view()}
            </details>
        }
    });
    view! {
        <section class="card finding-plan">
            <h2>{words.plan}</h2>
            {now}
            {earlier}
        </section>
    }
}

#[component]
fn PlanLines(plan: PlanFact) -> impl IntoView {
    let words = text::findings();
    let signers = (!plan.signers.is_empty()).then(|| {
        let names = plan.signers.join(text::tasks().comma);
        view! { <dt>{words.signers}</dt><dd>{names}</dd> }
    });
    view! {
        <dl class="facts">
            <dt>{words.unit}</dt>
            <dd class="is-strong">{plan.unit}</dd>
            <dt>{words.owner}</dt>
            <dd>{plan.owner}</dd>
            <dt>{words.due}</dt>
            <dd>{format::day(plan.due)}</dd>
            <dt>{words.outcome}</dt>
            <dd>{plan.outcome}</dd>
            <dt>{words.assessor}</dt>
            <dd>{plan.assessor}</dd>
            {signers}
        </dl>
    }
}

/// 停产停业整顿, while it lasts.
#[component]
pub fn Suspended(
    /// Since when.
    since: Day,
    /// By which decision.
    words: String,
) -> impl IntoView {
    view! {
        <section class="banner is-cinnabar">
            <b>{text::findings().suspended}</b>
            <span>{(text::tasks().since)(&format::day_short(since))}</span>
            <p>{words}</p>
        </section>
    }
}

/// 挂牌督办: the one of this time, and earlier ones.
#[component]
pub fn Listings(
    /// The one of this time first.
    facts: Vec<ListingFact>,
) -> impl IntoView {
    let words = text::findings();
    let line = |fact: ListingFact| {
        let state = match (&fact.lifted, fact.stands) {
            (Some((day, said)), _) => format!("{} {said}", (words.lifted_on)(&format::day(*day))),
            (None, true) => words.listed_now.to_owned(),
            (None, false) => words.listed_before.to_owned(),
        };
        view! {
            <dl class="facts">
                <dt>{words.listed_under}</dt>
                <dd class="is-strong">{fact.body}</dd>
                <dt>{words.listed_on}</dt>
                <dd>{format::day(fact.day)}</dd>
                <dt>{words.requirements}</dt>
                <dd>{fact.requirements}</dd>
                <dt>{words.due}</dt>
                <dd>{format::day(fact.due)}</dd>
                <dt>{words.standing}</dt>
                <dd>{state.trim().to_owned()}</dd>
            </dl>
        }
    };
    view! {
        <section class="card">
            <h2>{words.listing}</h2>
            {facts.into_iter().map(line).collect_view()}
        </section>
    }
}

/// 现场核查
#[component]
pub fn Verified(
    /// On which day.
    day: Day,
    /// Who was there.
    people: String,
    /// What they found.
    words: String,
) -> impl IntoView {
    let labels = text::findings();
    view! {
        <section class="card">
            <h2>{labels.verification}</h2>
            <dl class="facts">
                <dt>{labels.day}</dt>
                <dd>{format::day(day)}</dd>
                <dt>{labels.people}</dt>
                <dd>{people}</dd>
                <dt>{labels.seen}</dt>
                <dd>{words}</dd>
            </dl>
        </section>
    }
}

/// 会签: each unit, and whether it has signed.
#[component]
pub fn Signatures(
    /// Each unit that is to sign, and who has for it.
    facts: Vec<(String, Option<Signed>)>,
) -> impl IntoView {
    let words = text::findings();
    let line = |(unit, signed): (String, Option<Signed>)| {
        let told = match signed {
            Some(signed) => {
                format!("{} {}", (words.signed_by)(&signed.who.name), signed.words)
            }
            None => words.unsigned.to_owned(),
        };
        view! { <dt>{unit}</dt><dd>{told.trim().to_owned()}</dd> }
    };
    view! {
        <section class="card">
            <h2>{words.signatures}</h2>
            <dl class="facts">{facts.into_iter().map(line).collect_view()}</dl>
        </section>
    }
}

/// 移送, each with its receipt.
#[component]
pub fn Cases(
    /// In the order they were handed over.
    facts: Vec<CaseFact>,
) -> impl IntoView {
    let words = text::findings();
    let line = |CaseFact { case, unit }: CaseFact| {
        let receipt = match &case.receipt {
            Some(receipt) => {
                format!("{} {}", (words.received_on)(&format::day(receipt.day)), receipt.words)
            }
            None => words.not_received.to_owned(),
        };
        let to = format!("{} · {unit}", format::agency(case.agency));
        view! {
            <dl class="facts">
                <dt>{words.handed_to}</dt>
                <dd class="is-strong">{to}</dd>
                <dt>{words.letter}</dt>
                <dd>{case.letter}</dd>
                <dt>{words.day}</dt>
                <dd>{format::day(case.day)}</dd>
                <dt>{words.what_for}</dt>
                <dd>{case.words}</dd>
                <dt>{words.receipt}</dt>
                <dd>{receipt.trim().to_owned()}</dd>
            </dl>
        }
    };
    view! {
        <section class="card">
            <h2>{words.hand_overs}</h2>
            {facts.into_iter().map(line).collect_view()}
        </section>
    }
}
