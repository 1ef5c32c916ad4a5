//! A chain or a field as a tile of the wall: five facts in a small space; on a phone, a row.

use leptos::prelude::*;
use shared::model::Kind;
use shared::rules::light::Light;

use super::select::Tile;
use crate::address::of_charge;
use crate::tasks::few;
use crate::text::{self, format};
use crate::ui::{Bar, LightMark, light_class};

/// A tile that leads to the chain's or field's page.
#[component]
pub fn ChargeTile(
    /// What it shows.
    tile: Tile,
) -> impl IntoView {
    let words = text::boards();
    let chiefs = match tile.chiefs.as_slice() {
        [] => words.no_chief.to_owned(),
        chiefs => chiefs.join(" "),
    };
    // A field's lead units are many: the first one leads them.
    let (beside, below) = match (tile.charge.kind(), tile.lead.as_slice()) {
        (Kind::Field, [first, others @ ..]) => {
            let others = match others.len() {
                0 => String::new(),
                _ => (words.first_of)(tile.lead.len()),
            };
            (None, Some((first.clone(), others)))
        }
        (_, lead) => (Some(few(lead)), None),
    };
    let (task, reason) = match &tile.worst {
        Some((_, title, reason)) => (Some(title.clone()), Some(format::reason(*reason))),
        None => (None, None),
    };
    let done = match tile.tasks {
        0 => (words.tile_empty)(tile.charge.kind()).to_owned(),
        all => (words.tile_done)(tile.done, all),
    };
    let overdue = (tile.overdue > 0).then(|| (words.tile_overdue)(tile.overdue));
    let blocked = (tile.blocked > 0).then(|| (words.tile_blocked)(tile.blocked));
    let stuck = [overdue, blocked].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let hot = tile.light == Some(Light::Red);
    view! {
        <a
            class=format!("tile {}", light_class(tile.light))
            class:is-hot=hot
            href=of_charge(tile.charge)
        >
            <h3>
                <span>{tile.name.clone()}</span>
                <span class="tile-no num">{tile.no}</span>
            </h3>
            <p class="tile-who" class:is-whole=below.is_some()>
                {(words.chief)(tile.charge.kind())}" "<b>{chiefs}</b>
                {beside.map(|lead| view! { <span class="tile-lead">{lead}</span> })}
            </p>
            {below.map(|(first, others)| view! {
                <p class="tile-first"><span>{first}</span>" "{others}</p>
            })}
            <p class="tile-light">
                <LightMark light=tile.light/>
                {reason.map(|reason| view! { <span class="tile-reason">{reason}</span> })}
            </p>
            <p class="tile-task">{task}</p>
            <div class="tile-bar"><Bar percent=tile.percent light=tile.light/></div>
            <p class="tile-foot num">
                <span>{done}</span>
                <span>{stuck}</span>
            </p>
        </a>
    }
}
