//! A chain as a tile of the wall: five facts in a small space; on a phone, a row.

use leptos::prelude::*;
use shared::rules::light::Light;

use super::select::Tile;
use crate::tasks::few;
use crate::text::{self, format};
use crate::ui::{Bar, LightMark, light_class};

/// A tile that leads to the chain's page.
#[component]
pub fn ChainTile(
    /// What it shows.
    tile: Tile,
) -> impl IntoView {
    let words = text::boards();
    let chiefs = match tile.chiefs.as_slice() {
        [] => words.no_chief.to_owned(),
        chiefs => chiefs.join(" "),
    };
    let lead = few(&tile.lead);
    let (task, reason) = match &tile.worst {
        Some((_, title, reason)) => (Some(title.clone()), Some(format::reason(*reason))),
        None => (None, None),
    };
    let done = match tile.tasks {
        0 => words.tile_empty.to_owned(),
        all => (words.tile_done)(tile.done, all),
    };
    let hot = tile.light == Some(Light::Red);
    view! {
        <a
            class=format!("tile {}", light_class(tile.light))
            class:is-hot=hot
            href=format!("/chains/{}", tile.id)
        >
            <h3>
                <span>{tile.name.clone()}</span>
                <span class="tile-no num">{tile.no}</span>
            </h3>
            <p class="tile-who">
                {words.chief}" "<b>{chiefs}</b>
                <span class="tile-lead">{lead}</span>
            </p>
            <p class="tile-light">
                <LightMark light=tile.light/>
                {reason.map(|reason| view! { <span class="tile-reason">{reason}</span> })}
            </p>
            <p class="tile-task">{task}</p>
            <div class="tile-bar"><Bar percent=tile.percent light=tile.light/></div>
            <p class="tile-foot num">
                <span>{done}</span>
                {(tile.blocked > 0).then(|| view! { <span>{(words.tile_blocked)(tile.blocked)}</span> })}
            </p>
        </a>
    }
}
