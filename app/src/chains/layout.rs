//! Where the parts of a blueprint stand: layers from upstream to downstream, ordered so that few
//! links cross, each box level with its neighbours. Pure arithmetic in the drawing's own pixels.

use std::collections::HashMap;

use shared::id::{LinkId, NodeId};
use shared::model::{Link, Node, NodeState};

use super::level::level;
use super::order::{self, Graph};
use super::wrap::wrap;

/// A drawing of a blueprint.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layout {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The names of the stages, each above its column.
    pub stages: Vec<Stage>,
    /// The nodes, column by column, from top to bottom.
    pub boxes: Vec<NodeBox>,
    /// The links.
    pub curves: Vec<Curve>,
}

/// A stage's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stage {
    /// The middle of its column.
    pub x: i32,
    /// Its name.
    pub name: String,
}

/// A node as a box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeBox {
    /// Which node.
    pub id: NodeId,
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Its name, in lines.
    pub lines: Vec<String>,
    /// How it stands.
    pub state: NodeState,
}

/// A link as a curve.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Curve {
    /// Which link.
    pub id: LinkId,
    /// The `d` of an SVG path.
    pub path: String,
    /// Whether one of its ends is only planned or missing.
    pub planned: bool,
}

/// Characters in a line of a box.
const LINE_MAX: usize = 7;
const LINE_HEIGHT: i32 = 19;
const CHARACTER: i32 = 14;
const BOX_PADDING: i32 = 14;
/// The line below the name that says how it stands.
const STATE_HEIGHT: i32 = 17;
const GAP_X: i32 = 52;
const GAP_Y: i32 = 18;
const STAGE_HEIGHT: i32 = 30;
/// Room for a link that passes through a column.
const LANE: i32 = 10;
const MARGIN: i32 = 2;

/// Lays out `nodes` and the `links` between them. Links to nodes that are not here are left out.
pub fn layout(nodes: &[Node], links: &[Link]) -> Layout {
    if nodes.is_empty() {
        return Layout::default();
    }
    let drawn: Vec<Drawn> = nodes.iter().map(Drawn::of).collect();
    let width = drawn.iter().map(|drawn| drawn.width).max().unwrap_or(0);
    let graph = Graph::of(nodes, links);
    let columns = order::columns(&graph);
    let heights: Vec<i32> =
        graph.items.iter().map(|item| item.node.map_or(LANE, |node| drawn[node].height)).collect();
    let tops: Vec<i32> = level(&graph, &columns, &heights, GAP_Y);
    let tops: Vec<i32> = tops.into_iter().map(|top| top + STAGE_HEIGHT + MARGIN).collect();
    let left = |column: usize| MARGIN + column as i32 * (width + GAP_X);
    let place = Place { graph: &graph, heights: &heights, tops: &tops, width, left: &left };
    let boxes = columns.iter().flatten().filter_map(|item| place.node_box(*item, nodes, &drawn));
    let boxes: Vec<NodeBox> = boxes.collect();
    let bottom = boxes.iter().map(|node| node.y + node.height).max().unwrap_or(0);
    Layout {
        width: left(columns.len() - 1) + width + MARGIN,
        height: bottom + MARGIN,
        stages: stages(nodes, &graph, &columns, |column| left(column) + width / 2),
        curves: place.curves(nodes, links),
        boxes,
    }
}

/// A node's name in lines, and the box around it.
struct Drawn {
    lines: Vec<String>,
    width: i32,
    height: i32,
}

impl Drawn {
    fn of(node: &Node) -> Drawn {
        let lines = wrap(&node.name, LINE_MAX);
        let longest = lines.iter().map(|line| super::wrap::width(line)).fold(0.0, f32::max);
        let width = (longest * CHARACTER as f32).ceil() as i32 + 2 * BOX_PADDING;
        let height = lines.len() as i32 * LINE_HEIGHT + STATE_HEIGHT + BOX_PADDING;
        Drawn { lines, width: width.max(5 * CHARACTER + 2 * BOX_PADDING), height }
    }
}

fn stages(
    nodes: &[Node],
    graph: &Graph,
    columns: &[Vec<usize>],
    middle: impl Fn(usize) -> i32,
) -> Vec<Stage> {
    let mut stages = Vec::new();
    for (column, items) in columns.iter().enumerate() {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for node in items.iter().filter_map(|item| graph.items[*item].node) {
            *counts.entry(nodes[node].stage.as_str()).or_default() += 1;
        }
        // The stage most of the column's nodes belong to; of equals, the first by name.
        let name =
            counts.into_iter().max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)));
        if let Some((name, _)) = name.filter(|(name, _)| !name.is_empty()) {
            stages.push(Stage { x: middle(column), name: name.to_owned() });
        }
    }
    stages
}

/// Everything known about where items stand.
struct Place<'a> {
    graph: &'a Graph,
    heights: &'a [i32],
    tops: &'a [i32],
    width: i32,
    left: &'a dyn Fn(usize) -> i32,
}

impl Place<'_> {
    fn node_box(&self, item: usize, nodes: &[Node], drawn: &[Drawn]) -> Option<NodeBox> {
        let node = self.graph.items[item].node?;
        Some(NodeBox {
            id: nodes[node].id,
            x: (self.left)(self.graph.items[item].column),
            y: self.tops[item],
            width: self.width,
            height: self.heights[item],
            lines: drawn[node].lines.clone(),
            state: nodes[node].state,
        })
    }

    fn middle(&self, item: usize) -> i32 {
        self.tops[item] + self.heights[item] / 2
    }

    fn curves(&self, nodes: &[Node], links: &[Link]) -> Vec<Curve> {
        let idea =
            |node: usize| matches!(nodes[node].state, NodeState::Planned | NodeState::Missing);
        let curve = |chain: &order::Passage| {
            let ends = [chain.items.first(), chain.items.last()];
            let planned = ends
                .into_iter()
                .flatten()
                .filter_map(|item| self.graph.items[*item].node)
                .any(idea);
            Curve { id: links[chain.link].id, path: self.path(&chain.items), planned }
        };
        self.graph.passages.iter().map(curve).collect()
    }

    /// From right edge to left edge, level where it passes through a column.
    fn path(&self, items: &[usize]) -> String {
        let mut path = String::new();
        for (index, pair) in items.windows(2).enumerate() {
            let [from, to] = [pair[0], pair[1]];
            let (start, end) = (self.graph.items[from].column, self.graph.items[to].column);
            let (x0, y0) = ((self.left)(start) + self.width, self.middle(from));
            let (x1, y1) = ((self.left)(end), self.middle(to));
            if index == 0 {
                path = format!("M{x0} {y0}");
            } else {
                path += &format!("H{x0}");
            }
            if start == end {
                // Within a column: out to the right and back.
                let out = x0 + GAP_X / 2;
                path += &format!("C{out} {y0} {out} {y1} {x0} {y1}");
            } else {
                let half = (x0 + x1) / 2;
                path += &format!("C{half} {y0} {half} {y1} {x1} {y1}");
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chains::sample::{link, node};

    #[test]
    fn an_empty_blueprint_draws_nothing() {
        assert_eq!(layout(&[], &[]), Layout::default());
    }

    #[test]
    fn a_straight_chain_stands_on_one_level() {
        let nodes = [node("选煤", 0), node("炼焦", 1), node("煤气制甲醇", 2)];
        let drawing = layout(&nodes, &[link(&nodes[0], &nodes[1]), link(&nodes[1], &nodes[2])]);
        assert_eq!(drawing.boxes.len(), 3);
        let middle = |node: &NodeBox| node.y + node.height / 2;
        assert!(drawing.boxes.windows(2).all(|pair| middle(&pair[0]) == middle(&pair[1])));
        assert!(drawing.boxes.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
        assert_eq!(drawing.stages.len(), 3);
    }

    #[test]
    fn boxes_never_overlap_and_stay_inside() {
        let nodes: Vec<Node> =
            (0..40).map(|n| node(&format!("第{n}个环节的较长名称"), (n % 5) as u8)).collect();
        let links: Vec<Link> = (0..39).map(|n| link(&nodes[n], &nodes[(n * 7 + 1) % 40])).collect();
        let drawing = layout(&nodes, &links);
        for (index, a) in drawing.boxes.iter().enumerate() {
            assert!(a.x >= 0 && a.x + a.width <= drawing.width);
            assert!(a.y >= 0 && a.y + a.height <= drawing.height);
            for b in &drawing.boxes[index + 1..] {
                let apart = a.x + a.width <= b.x
                    || b.x + b.width <= a.x
                    || a.y + a.height <= b.y
                    || b.y + b.height <= a.y;
                assert!(apart, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_link_to_a_node_that_is_not_here_is_left_out() {
        let (here, away) = (node("选煤", 0), node("炼焦", 1));
        let drawing = layout(std::slice::from_ref(&here), &[link(&here, &away)]);
        assert!(drawing.curves.is_empty());
    }

    #[test]
    fn links_to_what_is_only_planned_are_marked() {
        let (have, mut plan) = (node("炼焦", 0), node("合成氨", 1));
        plan.state = NodeState::Planned;
        let nodes = [have, plan];
        let drawing = layout(&nodes, &[link(&nodes[0], &nodes[1])]);
        assert!(drawing.curves[0].planned);
    }
}
