//! Long lists: only what is in sight, and some rows around it, is drawn.

mod span;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::live::{Memo, each, effect, memo};
use span::{Heights, Span};

/// Lists up to here are drawn whole.
const WHOLE_MAX: usize = 60;

/// Rows one below the other, in the page's own scrolling. A row is as high as it is; the room for
/// rows that are not drawn is what they measured, or else `row_height`.
#[component]
pub fn VirtualList<T, N, KF, VF>(
    /// The rows, in order.
    rows: Memo<Vec<T>>,
    /// About how high a row is, in pixels.
    row_height: u32,
    /// Tells rows apart, as for [`each`].
    key: KF,
    /// Draws a row: one element.
    view: VF,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    N: IntoView + 'static,
    KF: Fn(&T) -> u64 + Send + 'static,
    VF: Fn(T) -> N + Send + Sync + 'static,
{
    let place = NodeRef::<Div>::new();
    let count = memo(move || rows.with(Vec::len));
    let window = Window {
        place,
        count,
        heights: StoredValue::new(Heights::new(row_height)),
        span: RwSignal::new(Span { to: count.get_untracked().min(WHOLE_MAX), ..Span::default() }),
        whole: RwSignal::new(false),
    };
    window.listen();
    effect(move || {
        rows.track();
        window.whole.track();
        place.track();
        untrack(|| window.look());
        window.measure_soon();
    });
    let drawn = move || {
        let Span { from, to, .. } = window.span.get();
        rows.with(|rows| rows.get(from..to.min(rows.len())).unwrap_or_default().to_vec())
    };
    let room = move |pick: fn(Span) -> f64| move || format!("{}px", pick(window.span.get()));
    view! {
        <div
            class="virtual"
            node_ref=place
            style:padding-top=room(|span| span.above)
            style:padding-bottom=room(|span| span.below)
        >
            {each(drawn, key, view)}
        </div>
    }
}

/// The part of a list that is drawn.
#[derive(Clone, Copy)]
struct Window {
    place: NodeRef<Div>,
    count: Memo<usize>,
    heights: StoredValue<Heights>,
    span: RwSignal<Span>,
    /// Paper has no window.
    whole: RwSignal<bool>,
}

impl Window {
    fn listen(self) {
        let scroll = window_event_listener(ev::scroll, move |_| self.look());
        let resize = window_event_listener(ev::resize, move |_| {
            self.heights.update_value(Heights::forget);
            self.look();
            self.measure_soon();
        });
        let before = window_event_listener(ev::beforeprint, move |_| self.whole.set(true));
        let after = window_event_listener(ev::afterprint, move |_| self.whole.set(false));
        on_cleanup(move || [scroll, resize].into_iter().for_each(|listener| listener.remove()));
        on_cleanup(move || [before, after].into_iter().for_each(|listener| listener.remove()));
    }

    /// Draws what is in sight now, with as much again above and below it.
    fn look(self) {
        let (Some(place), Some(count)) =
            (self.place.get_untracked(), self.count.try_get_untracked())
        else {
            return;
        };
        let next = if count <= WHOLE_MAX || self.whole.get_untracked() {
            Span { to: count, ..Span::default() }
        } else {
            let (top, height) = (-place.get_bounding_client_rect().top(), window_height());
            self.heights.with_value(|heights| heights.span(count, top - height, top + 2.0 * height))
        };
        if next != self.span.get_untracked() {
            self.span.set(next);
            self.measure_soon();
        }
    }

    /// Before the next picture, once the rows stand.
    fn measure_soon(self) {
        if self.count.try_get_untracked().is_some_and(|count| count > WHOLE_MAX) {
            request_animation_frame(move || self.measure());
        }
    }

    /// Remembers how high the drawn rows are. What stands in sight stays where it is: rows above it
    /// that are higher than was thought do not push it down.
    fn measure(self) {
        let (Some(place), Some(span)) =
            (self.place.try_get_untracked().flatten(), self.span.try_get_untracked())
        else {
            return;
        };
        let children = place.children();
        if children.length() as usize != span.to - span.from {
            return;
        }
        let mut pushed = 0.0;
        for (index, at) in (span.from..span.to).zip(0..) {
            let Some(row) = children.item(at) else { continue };
            let row = row.get_bounding_client_rect();
            let mut grown = 0.0;
            self.heights.update_value(|heights| grown = heights.put(index, row.height()));
            if row.bottom() <= 0.0 {
                pushed += grown;
            }
        }
        if pushed.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, pushed);
        }
    }
}

fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}
