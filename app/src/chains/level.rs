//! How high the parts of a blueprint stand: in the order of their column, each as level with its
//! neighbours as the others let it.

use super::order::Graph;

/// Passes over the columns, there or back.
const ROUNDS: usize = 8;

/// The tops of all items: each column keeps its order and its gaps, and every item comes as near to
/// the middle of its neighbours as the others let it.
pub fn level(graph: &Graph, columns: &[Vec<usize>], heights: &[i32], gap: i32) -> Vec<i32> {
    let mut tops = vec![0; heights.len()];
    for column in columns {
        let mut y = 0;
        for item in column {
            tops[*item] = y;
            y += heights[*item] + gap;
        }
    }
    let tall = |column: &Vec<usize>| column.iter().map(|item| heights[*item] + gap).sum::<i32>();
    let tallest = columns.iter().map(&tall).max().unwrap_or(0);
    for column in columns {
        let shift = (tallest - tall(column)) / 2;
        column.iter().for_each(|item| tops[*item] += shift);
    }
    for round in 0..ROUNDS {
        let mut settle = |column: &Vec<usize>| {
            let wanted: Vec<i32> =
                column.iter().map(|item| wanted(graph, *item, heights, &tops)).collect();
            let room: Vec<i32> = column.iter().map(|item| heights[*item] + gap).collect();
            for (item, top) in column.iter().zip(spread(&wanted, &room)) {
                tops[*item] = top;
            }
        };
        match round % 2 {
            0 => columns.iter().for_each(&mut settle),
            _ => columns.iter().rev().for_each(&mut settle),
        }
    }
    let highest = tops.iter().copied().min().unwrap_or(0);
    tops.iter().map(|top| top - highest).collect()
}

/// Where the item would stand if it were alone: level with the middle of its neighbours.
fn wanted(graph: &Graph, item: usize, heights: &[i32], tops: &[i32]) -> i32 {
    let near = graph.neighbours(item);
    if near.is_empty() {
        return tops[item];
    }
    let middles: i32 = near.iter().map(|other| tops[*other] + heights[*other] / 2).sum();
    middles / near.len() as i32 - heights[item] / 2
}

/// The tops nearest to `wanted` (least squares) that keep the order and leave each item its `room`:
/// neighbours that would overlap move as one block.
fn spread(wanted: &[i32], room: &[i32]) -> Vec<i32> {
    let mut offset = 0;
    let mut blocks: Vec<(i64, i64)> = Vec::new();
    for (wish, room) in wanted.iter().zip(room) {
        let mut block = (i64::from(wish - offset), 1);
        offset += room;
        while let Some(last) = blocks.last().copied() {
            if last.0 * block.1 <= block.0 * last.1 {
                break;
            }
            blocks.pop();
            block = (last.0 + block.0, last.1 + block.1);
        }
        blocks.push(block);
    }
    let starts = blocks.into_iter().flat_map(|(sum, count)| {
        std::iter::repeat_n((sum.div_euclid(count)) as i32, count as usize)
    });
    let mut offset = 0;
    let mut tops = Vec::with_capacity(room.len());
    for (start, room) in starts.zip(room) {
        tops.push(start + offset);
        offset += room;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreading_keeps_order_and_room() {
        assert_eq!(spread(&[0, 0, 0], &[10, 10, 10]), [-10, 0, 10]);
        assert_eq!(spread(&[0, 50], &[10, 10]), [0, 50]);
    }
}
