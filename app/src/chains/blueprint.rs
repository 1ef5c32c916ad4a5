//! 施工图 as a drawing and, for who cannot see a drawing, as a list.

use std::collections::HashMap;

use leptos::prelude::*;
use shared::id::NodeId;
use shared::model::{Link, Node, NodeState};
use shared::order::sort_by_key;

use super::layout::{Curve, Layout, NodeBox, layout};
use crate::text;
use crate::ui::{Memo, live};

/// The card with the drawing.
#[component]
pub fn Blueprint(
    /// Nodes and links.
    parts: Memo<(Vec<Node>, Vec<Link>)>,
) -> impl IntoView {
    let words = text::chains();
    view! {
        <section class="card blueprint">
            <h2>{words.blueprint}<small>{words.legend}</small></h2>
            {live(move || parts.with(|(nodes, links)| match nodes.is_empty() {
                true => view! { <p class="hint">{words.no_blueprint}</p> }.into_any(),
                false => {
                    let (drawing, counts) = (layout(nodes, links), (nodes.len(), links.len()));
                    let (nodes, links) = (nodes.clone(), links.clone());
                    view! {
                        <Drawing drawing name=(words.drawing)(counts.0, counts.1)/>
                        <Twin nodes links/>
                    }
                    .into_any()
                }
            }))}
        </section>
    }
}

/// The drawing. It scrolls sideways where it does not fit.
#[component]
fn Drawing(drawing: Layout, name: String) -> impl IntoView {
    let Layout { width, height, stages, boxes, curves } = drawing;
    let stages = stages.into_iter().map(|stage| {
        view! {
            <text class="stage" x=stage.x y="16">{stage.name}</text>
        }
    });
    view! {
        <div class="drawing" tabindex="0" role="img" aria-label=name>
            <svg
                viewBox=format!("0 0 {width} {height}")
                style:--drawing=format!("{width}px")
                aria-hidden="true"
            >
                {stages.collect_view()}
                {curves.into_iter().map(curve).collect_view()}
                {boxes.into_iter().map(node_box).collect_view()}
            </svg>
        </div>
    }
}

fn curve(curve: Curve) -> impl IntoView {
    view! { <path class="curve" class:is-planned=curve.planned d=curve.path/> }
}

/// Room above the first line, and between lines.
const FIRST_LINE: i32 = 22;
const NEXT_LINE: i32 = 19;
const STATE_LINE: i32 = 16;

fn node_box(node: NodeBox) -> impl IntoView {
    let middle = node.x + node.width / 2;
    let count = i32::try_from(node.lines.len()).unwrap_or(0);
    let lines = node.lines.into_iter().zip(0..).map(move |(line, index)| {
        view! {
            <text class="name" x=middle y={node.y + FIRST_LINE + index * NEXT_LINE}>{line}</text>
        }
    });
    let state_y = node.y + FIRST_LINE + (count - 1) * NEXT_LINE + STATE_LINE;
    view! {
        <g class=format!("node {}", state_class(node.state))>
            <rect x=node.x y=node.y width=node.width height=node.height rx="8"/>
            {lines.collect_view()}
            <text class="state" x=middle y=state_y>{(text::chains().state)(node.state)}</text>
        </g>
    }
}

fn state_class(state: NodeState) -> &'static str {
    match state {
        NodeState::Named => "is-named",
        NodeState::Existing => "is-existing",
        NodeState::Building => "is-building",
        NodeState::Planned => "is-planned",
        NodeState::Missing => "is-missing",
    }
}

/// The same in words: stage by stage, each node with its state and what it leads to.
#[component]
fn Twin(nodes: Vec<Node>, links: Vec<Link>) -> impl IntoView {
    let words = text::chains();
    let names: HashMap<NodeId, String> =
        nodes.iter().map(|node| (node.id, node.name.clone())).collect();
    let mut leads: HashMap<NodeId, Vec<String>> = HashMap::new();
    for link in links {
        if let Some(name) = names.get(&link.to) {
            leads.entry(link.from).or_default().push(name.clone());
        }
    }
    let mut nodes = nodes;
    sort_by_key(&mut nodes, |node| (node.column, node.name.clone()));
    let rows = nodes.into_iter().map(move |node| {
        let to = leads.remove(&node.id).map(|names| names.join(text::tasks().comma));
        view! {
            <li>
                <b>{node.name}</b>
                <span>{node.stage}</span>
                <span>{(words.state)(node.state)}</span>
                {to.map(|to| view! { <span>{(words.leads_to)(&to)}</span> })}
            </li>
        }
    });
    view! {
        <details class="twin">
            <summary>{words.as_list}</summary>
            <ul>{rows.collect_view()}</ul>
        </details>
    }
}
