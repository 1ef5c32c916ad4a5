//! Logging out. Unsent and refused work is never deleted by it; the sheet says where it stays.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::export;
use crate::replica::{Session, Store, SyncStatus};
use crate::text;
use crate::ui::{
    Button, ButtonKind, Card, Icon, Note, NoteKind, Sheet, effect, live, live_if, memo,
};

/// A download that has just begun is not cut short by the page going away.
const DOWNLOAD_MS: u32 = 1_500;

/// How delivering before logging out stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Delivery {
    /// It is under way.
    Going,
    /// Nothing is left: log out.
    Done,
    /// It cannot go on.
    Stuck,
    /// What waited is delivered; what was refused needs the person.
    OnlyRefused,
}

impl Delivery {
    /// How it stands, by what the sync says.
    fn of(status: &SyncStatus) -> Delivery {
        match (status.waiting, status.refused) {
            (0, 0) => Delivery::Done,
            (0, _) => Delivery::OnlyRefused,
            _ if !can_try(status) => Delivery::Stuck,
            // An answer of before may still stand there while the next one is awaited.
            _ if status.trouble.is_some() && !status.busy => Delivery::Stuck,
            _ => Delivery::Going,
        }
    }
}

/// Whether delivering has a chance now.
fn can_try(status: &SyncStatus) -> bool {
    status.online && !status.signed_out && status.disk.is_none()
}

/// 退出登录.
#[component]
pub fn Leave() -> impl IntoView {
    let words = text::account();
    let open = RwSignal::new(false);
    view! {
        <Card title=words.log_out>
            <p class="hint">{words.log_out_hint}</p>
            <Button
                label=words.log_out
                kind=ButtonKind::Plain
                icon=Icon::LogOut
                on_press=Callback::new(move |()| open.set(true))
            />
        </Card>
        <Sheet open=open title=words.log_out>
            <Ways open/>
        </Sheet>
    }
}

/// The ways out there are now.
#[component]
fn Ways(open: RwSignal<bool>) -> impl IntoView {
    let store = Store::expect();
    let delivering = Delivering::new();
    delivering.follow(store, Session::expect());
    let any_left = memo(move || {
        let status = store.status();
        status.waiting + status.refused > 0
    });
    live(move || match any_left.get() {
        true => view! { <WithUnsent delivering/> }.into_any(),
        false => view! { <NothingUnsent open/> }.into_any(),
    })
}

#[component]
fn NothingUnsent(open: RwSignal<bool>) -> impl IntoView {
    let words = text::account();
    view! {
        <p>{words.log_out_hint}</p>
        <div class="form-foot">
            <Button
                label=text::common().cancel
                kind=ButtonKind::Plain
                on_press=Callback::new(move |()| open.set(false))
            />
            <Out label=words.log_out kind=ButtonKind::Primary export_first=false/>
        </div>
    }
}

#[component]
fn WithUnsent(delivering: Delivering) -> impl IntoView {
    let store = Store::expect();
    let words = text::account();
    let left = memo(move || {
        let status = store.status();
        (words.unsent)(status.waiting, status.refused)
    });
    view! {
        <p class="leave-left">{move || left.get()}</p>
        <p>{words.unsent_hint}</p>
        <Deliver delivering/>
        <div class="leave-ways">
            <Out label=words.export_first kind=ButtonKind::Plain export_first=true/>
            <Out label=words.keep kind=ButtonKind::Danger export_first=false/>
        </div>
    }
}

/// Logs out, with or without a file before.
#[component]
fn Out(label: &'static str, kind: ButtonKind, export_first: bool) -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let busy = RwSignal::new(false);
    let out = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            if export_first {
                if !export::save(store).await {
                    // It said why; nobody is logged out without the file.
                    let _gone = busy.try_set(false);
                    return;
                }
                TimeoutFuture::new(DOWNLOAD_MS).await;
            }
            session.logout().await;
        });
    });
    view! { <Button label=label kind=kind busy=busy on_press=out/> }
}

/// Delivering first, for as long as the sheet is open.
#[derive(Clone, Copy)]
struct Delivering {
    going: RwSignal<bool>,
    ended: RwSignal<Option<Delivery>>,
}

impl Delivering {
    fn new() -> Delivering {
        Delivering { going: RwSignal::new(false), ended: RwSignal::new(None) }
    }

    fn start(self, store: Store) {
        self.ended.set(None);
        store.sync_now();
        self.going.set(true);
    }

    fn follow(self, store: Store, session: Session) {
        effect(move || {
            if !self.going.get() {
                return;
            }
            match Delivery::of(&store.status()) {
                Delivery::Going => {}
                Delivery::Done => spawn_local(session.logout()),
                stopped => {
                    self.ended.set(Some(stopped));
                    self.going.set(false);
                }
            }
        });
    }

    /// How it stands, where there is something to say.
    fn says(self, status: &SyncStatus) -> Option<String> {
        let words = text::account();
        match (self.going.get(), self.ended.get()) {
            (true, _) => Some((words.delivering)(status.waiting)),
            (_, Some(Delivery::OnlyRefused)) => Some((words.deliver_refused)(status.refused)),
            (_, Some(_)) => Some((words.deliver_failed)(status.waiting)),
            (_, None) if status.waiting > 0 && !can_try(status) => {
                Some(words.deliver_offline.to_owned())
            }
            (_, None) => None,
        }
    }
}

/// Delivers what waits, then logs out.
#[component]
fn Deliver(delivering: Delivering) -> impl IntoView {
    let store = Store::expect();
    let says = memo(move || delivering.says(&store.status()));
    let may = memo(move || {
        let status = store.status();
        status.waiting > 0 && can_try(&status)
    });
    view! {
        <div role="status">
            {live_if(move || says.get().map(|says| view! {
                <Note kind=NoteKind::Info>{says}</Note>
            }))}
        </div>
        {live_if(move || may.get().then(|| view! {
            <Button
                label=text::account().deliver
                kind=ButtonKind::Primary
                icon=Icon::Send
                busy=delivering.going
                on_press=Callback::new(move |()| delivering.start(store))
            />
        }))}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::sync::replica::Failure;

    fn status(waiting: usize, refused: usize) -> SyncStatus {
        SyncStatus {
            online: true,
            busy: false,
            waiting,
            refused,
            signed_out: false,
            trouble: None,
            disk: None,
            synced_at: None,
            filled: true,
            opening: false,
            leading: true,
        }
    }

    #[test]
    fn nobody_leaves_before_everything_is_delivered() {
        assert_eq!(Delivery::of(&status(2, 0)), Delivery::Going);
        assert_eq!(Delivery::of(&status(0, 0)), Delivery::Done);
        assert_eq!(Delivery::of(&status(0, 1)), Delivery::OnlyRefused);
        assert_eq!(Delivery::of(&status(1, 1)), Delivery::Going);
        for stuck in [
            SyncStatus { online: false, ..status(1, 0) },
            SyncStatus { signed_out: true, ..status(1, 0) },
            SyncStatus { trouble: Some(Failure::Status(503)), ..status(1, 0) },
        ] {
            assert_eq!(Delivery::of(&stuck), Delivery::Stuck);
        }
    }
}
