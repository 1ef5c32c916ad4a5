//! Which rows of a long list are drawn. Free of web types.

/// A run of rows, and the room that stands in for the others, in pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Span {
    /// The first row drawn.
    pub from: usize,
    /// The first row after it that is not.
    pub to: usize,
    /// Room for the rows before.
    pub above: f64,
    /// Room for the rows after.
    pub below: f64,
}

/// How high rows are, as far as known.
#[derive(Clone, PartialEq, Debug)]
pub struct Heights {
    /// By index; `None` where a row was never drawn.
    known: Vec<Option<f64>>,
    /// What a row is thought to be.
    guess: f64,
}

impl Heights {
    /// Nothing is known but a guess.
    pub fn new(guess: u32) -> Heights {
        Heights { known: Vec::new(), guess: f64::from(guess) }
    }

    /// The width changed: every row may be another height now.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// A row was measured; returns by how much it is higher than was thought.
    pub fn put(&mut self, index: usize, height: f64) -> f64 {
        if self.known.len() <= index {
            self.known.resize(index + 1, None);
        }
        let before = self.known[index].replace(height);
        height - before.unwrap_or(self.guess)
    }

    fn of(&self, index: usize) -> f64 {
        self.known.get(index).copied().flatten().unwrap_or(self.guess)
    }

    /// The rows of `count` that lie between `top` and `bottom`, in pixels from the list's own top.
    pub fn span(&self, count: usize, top: f64, bottom: f64) -> Span {
        let mut span = Span { from: count, to: count, ..Span::default() };
        let mut y = 0.0;
        for index in 0..count {
            let end = y + self.of(index);
            if end <= top {
                span.above = end;
            } else if y < bottom {
                span.from = span.from.min(index);
            } else {
                span.to = span.to.min(index);
                span.below += end - y;
            }
            y = end;
        }
        // A list out of sight still draws a row: whoever tabs into it finds one.
        if span.from >= span.to {
            return self.only(count, if top <= 0.0 { 0 } else { count.saturating_sub(1) });
        }
        span
    }

    fn only(&self, count: usize, index: usize) -> Span {
        let sum = |range: std::ops::Range<usize>| range.map(|index| self.of(index)).sum();
        let to = (index + 1).min(count);
        Span { from: index, to, above: sum(0..index), below: sum(to..count) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sight_are_drawn_and_the_rest_has_room() {
        let heights = Heights::new(10);
        for (top, bottom, expected) in [
            (-5.0, 25.0, Span { from: 0, to: 3, above: 0.0, below: 970.0 }),
            (100.0, 120.0, Span { from: 10, to: 12, above: 100.0, below: 880.0 }),
            (985.0, 2_000.0, Span { from: 98, to: 100, above: 980.0, below: 0.0 }),
            (5_000.0, 6_000.0, Span { from: 99, to: 100, above: 990.0, below: 0.0 }),
            (-900.0, -100.0, Span { from: 0, to: 1, above: 0.0, below: 990.0 }),
        ] {
            assert_eq!(heights.span(100, top, bottom), expected, "{top}");
        }
        assert_eq!(heights.span(0, 0.0, 9.0), Span::default());
    }

    #[test]
    fn a_measured_row_counts_as_it_is() {
        let mut heights = Heights::new(10);
        assert_eq!(heights.put(0, 30.0), 20.0);
        assert_eq!(heights.put(0, 30.0), 0.0, "it was known");
        let span = heights.span(3, 30.0, 35.0);
        assert_eq!(span, Span { from: 1, to: 2, above: 30.0, below: 10.0 });
        heights.forget();
        assert_eq!(heights.span(3, 30.0, 35.0).from, 2);
    }
}
