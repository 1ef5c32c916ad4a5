//! In which order nodes stand in their columns, so that few links cross: Sugiyama's layered
//! drawing with barycentres. A link over several columns passes each of them in a lane of its own.

use std::collections::HashMap;

use shared::id::NodeId;
use shared::model::{Link, Node};
use shared::order::sort_by_key;

/// Something that takes room in a column: a node, or the lane of a passing link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// Which column, counted without empty ones.
    pub column: usize,
    /// Which node; none for a lane.
    pub node: Option<usize>,
}

/// A link and the items it goes through, from upstream to downstream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Which link.
    pub link: usize,
    /// Its two ends and the lanes between them.
    pub items: Vec<usize>,
}

/// Nodes and lanes with what connects them.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Nodes first, then lanes.
    pub items: Vec<Item>,
    /// One for each link between nodes that are here.
    pub passages: Vec<Passage>,
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of `nodes` and the `links` between them.
    pub fn of(nodes: &[Node], links: &[Link]) -> Graph {
        let mut numbers: Vec<u8> = nodes.iter().map(|node| node.column).collect();
        sort_by_key(&mut numbers, |number| *number);
        numbers.dedup();
        let column = |node: &Node| numbers.partition_point(|number| *number < node.column);
        let items = nodes
            .iter()
            .enumerate()
            .map(|(index, node)| Item { column: column(node), node: Some(index) });
        let mut graph = Graph { items: items.collect(), ..Graph::default() };
        let places: HashMap<NodeId, usize> =
            nodes.iter().enumerate().map(|(index, node)| (node.id, index)).collect();
        for (index, link) in links.iter().enumerate() {
            if let (Some(from), Some(to)) = (places.get(&link.from), places.get(&link.to))
                && from != to
            {
                graph.connect(index, *from, *to);
            }
        }
        graph.index();
        graph
    }

    fn connect(&mut self, link: usize, from: usize, to: usize) {
        // A link that runs back upstream is drawn like one that runs down: it has no arrow.
        let (from, to) =
            if self.items[from].column <= self.items[to].column { (from, to) } else { (to, from) };
        let mut through = vec![from];
        for column in self.items[from].column + 1..self.items[to].column {
            through.push(self.items.len());
            self.items.push(Item { column, node: None });
        }
        through.push(to);
        self.passages.push(Passage { link, items: through });
    }

    fn index(&mut self) {
        self.before = vec![Vec::new(); self.items.len()];
        self.after = vec![Vec::new(); self.items.len()];
        for passage in &self.passages {
            for pair in passage.items.windows(2) {
                if self.items[pair[0]].column < self.items[pair[1]].column {
                    self.after[pair[0]].push(pair[1]);
                    self.before[pair[1]].push(pair[0]);
                }
            }
        }
    }

    /// What the item is connected to in the columns beside it.
    pub fn neighbours(&self, item: usize) -> Vec<usize> {
        self.before[item].iter().chain(&self.after[item]).copied().collect()
    }
}

/// Passes over the columns, there and back.
const ROUNDS: usize = 6;

/// The items of each column from top to bottom.
pub fn columns(graph: &Graph) -> Vec<Vec<usize>> {
    let count = graph.items.iter().map(|item| item.column + 1).max().unwrap_or(0);
    let mut columns = vec![Vec::new(); count];
    for (index, item) in graph.items.iter().enumerate() {
        columns[item.column].push(index);
    }
    let mut best = columns.clone();
    let mut fewest = crossings(graph, &best);
    for _ in 0..ROUNDS {
        for column in 1..count {
            arrange(&mut columns, column, column - 1, &graph.before);
        }
        for column in (0..count.saturating_sub(1)).rev() {
            arrange(&mut columns, column, column + 1, &graph.after);
        }
        let crossed = crossings(graph, &columns);
        if crossed < fewest {
            fewest = crossed;
            best.clone_from(&columns);
        }
    }
    best
}

/// Sorts one column by where its items' neighbours stand in the one beside it; items without
/// neighbours keep their place.
fn arrange(columns: &mut [Vec<usize>], column: usize, beside: usize, near: &[Vec<usize>]) {
    let places: HashMap<usize, usize> =
        columns[beside].iter().enumerate().map(|(place, item)| (*item, place)).collect();
    let own: HashMap<usize, usize> =
        columns[column].iter().enumerate().map(|(place, item)| (*item, place)).collect();
    // Means as exact fractions: thousandths of a place are enough to tell them apart.
    let mean = |item: &usize| {
        let found: Vec<usize> =
            near[*item].iter().filter_map(|other| places.get(other).copied()).collect();
        match found.len() {
            0 => own.get(item).copied().unwrap_or(0) * 1_000,
            count => found.iter().sum::<usize>() * 1_000 / count,
        }
    };
    sort_by_key(&mut columns[column], mean);
}

/// How many pairs of links cross.
fn crossings(graph: &Graph, columns: &[Vec<usize>]) -> usize {
    let mut place = vec![0; graph.items.len()];
    for column in columns {
        column.iter().enumerate().for_each(|(index, item)| place[*item] = index);
    }
    let mut count = 0;
    for column in columns {
        let pairs: Vec<(usize, usize)> = column
            .iter()
            .flat_map(|item| graph.after[*item].iter().map(|to| (place[*item], place[*to])))
            .collect();
        for (index, a) in pairs.iter().enumerate() {
            let crosses =
                |b: &&(usize, usize)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1);
            count += pairs[index + 1..].iter().filter(crosses).count();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chains::sample::{link, node};

    #[test]
    fn crossed_links_are_uncrossed() {
        let nodes = [node("甲", 0), node("乙", 0), node("丙", 1), node("丁", 1)];
        let links = [link(&nodes[0], &nodes[3]), link(&nodes[1], &nodes[2])];
        let graph = Graph::of(&nodes, &links);
        let columns = columns(&graph);
        assert_eq!(crossings(&graph, &columns), 0);
    }

    #[test]
    fn a_long_link_has_a_lane_in_every_column_between() {
        let nodes = [node("甲", 0), node("乙", 4), node("丙", 9)];
        let graph = Graph::of(&nodes, &[link(&nodes[0], &nodes[2])]);
        assert_eq!(graph.items.len(), 4, "columns are counted without empty ones");
        assert_eq!(graph.passages[0].items, [0, 3, 2]);
    }

    #[test]
    fn links_back_upstream_and_to_itself_do_no_harm() {
        let nodes = [node("甲", 0), node("乙", 1)];
        let links = [link(&nodes[1], &nodes[0]), link(&nodes[0], &nodes[0])];
        let graph = Graph::of(&nodes, &links);
        assert_eq!(graph.passages.len(), 1);
        assert_eq!(graph.passages[0].items, [0, 1]);
    }
}
