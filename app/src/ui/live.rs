//! What changes on a page. Each of these hides the closures it is given behind one type: the
//! machinery that runs them then exists once, not once per place, and the app loads faster.

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A closure behind a pointer. `dyn Fn` would come with three ways to call it, two of them for
/// nobody.
trait Call<T> {
    fn call(&self) -> T;
}

impl<T, F: Fn() -> T> Call<T> for F {
    fn call(&self) -> T {
        self()
    }
}

/// A part that is drawn again whenever what it has read changes.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    drawn(Box::new(draw))
}

/// A part that is not always there.
pub fn live_if<V: IntoView + 'static>(draw: impl Fn() -> Option<V> + Send + 'static) -> AnyView {
    drawn(Box::new(move || draw().map(IntoAny::into_any).into_any()))
}

fn drawn(draw: Box<dyn Call<AnyView> + Send>) -> AnyView {
    (move || draw.call()).into_any()
}

/// A value worked out from others, anew when they have changed; it tells only if it differs.
pub struct Memo<T> {
    held: leptos::prelude::Memo<Held>,
    value: PhantomData<fn() -> T>,
}

/// A memo's value, whatever it is.
type Held = Arc<dyn Any + Send + Sync>;

/// A memo of what `read` finds.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    memo_of(Box::new(read))
}

fn memo_of<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Call<T> + Send + Sync>) -> Memo<T> {
    let read = move |before: Option<Held>| {
        let now = read.call();
        match before {
            Some(before) if before.downcast_ref() == Some(&now) => (before, false),
            _ => (Arc::new(now) as Held, true),
        }
    };
    Memo { held: held(Box::new(read)), value: PhantomData }
}

type Read = Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>;

fn held(read: Read) -> leptos::prelude::Memo<Held> {
    leptos::prelude::Memo::new_owning(read)
}

impl<T: 'static> Memo<T> {
    /// Whoever calls runs again when the value changes.
    pub fn track(self) {
        self.held.track();
    }

    /// Reads the value; whoever calls runs again when it changes.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(value(&self.held.get()))
    }

    /// The value; whoever calls runs again when it changes.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Reads the value as it is now.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(value(&self.held.get_untracked()))
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// The value as it is now; `None` once the page that it belonged to is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.held.try_get_untracked().map(|held| value::<T>(&held).clone())
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

fn value<T: 'static>(held: &Held) -> &T {
    match held.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a memo holds what it was made to hold"),
    }
}

/// Something to do now, and again whenever what it has read changes.
pub fn effect(run: impl FnMut() + 'static) {
    effect_of(Box::new(run));
}

fn effect_of(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// A row of a list, as [`each`] hands it on.
struct Row {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Rows. One whose key stays is not drawn again: see [`key_of`].
pub fn each<T, V>(
    rows: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> u64 + Send + 'static,
    view: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let view = Arc::new(view);
    let row = move |row: T| {
        let (key, view) = (key(&row), view.clone());
        Row { key, draw: Box::new(move || view(row).into_any()) }
    };
    rows_of(Box::new(move || rows().into_iter().map(&row).collect()))
}

fn rows_of(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each=rows key=|row| row.key children=|row| (row.draw)()/> }.into_any()
}

/// A key of [`each`] for everything that looks like `content`.
pub fn key_of(content: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}
