//! 校验日志: every row's hash worked out anew on this device.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::{Health, Hex, Link};
use shared::id::{Millis, Seq};
use shared::log::{Broken, Head};

use super::kept;
use super::trouble::trouble_words;
use super::verify::{Check, Verdict, short};
use crate::app::copy::copy as copy_text;
use crate::replica::{CallError, Store};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Card, Icon, Note, NoteKind, live_if, memo, toast};

/// How a verification stands.
#[derive(Clone, PartialEq, Debug)]
enum Stand {
    /// Nobody asked for one.
    Idle,
    /// So many rows of so many.
    Going(u64, u64),
    /// Stopped by the person after so many.
    Cancelled(u64),
    /// It came to an end.
    Ended(Verdict),
    /// So did that of the rows that are kept here: from which one on, and when they were read.
    EndedKept(Verdict, Seq, Millis),
    /// The server did not answer.
    Failed(CallError),
}

/// A verification that can be stopped.
#[derive(Clone, Copy)]
struct Verifying {
    stand: RwSignal<Stand>,
    store: Store,
}

impl Verifying {
    fn start(self) {
        if !self.is_going() {
            self.stand.set(Stand::Going(0, 0));
            spawn_local(async move {
                let end = self.run().await.unwrap_or_else(Stand::Failed);
                // The page may have been left meanwhile, or the person has stopped it.
                if self.goes_on() {
                    self.stand.set(end);
                }
            });
        }
    }

    fn stop(self) {
        self.stand.update(|stand| {
            if let Stand::Going(done, _) = *stand {
                *stand = Stand::Cancelled(done);
            }
        });
    }

    fn is_going(self) -> bool {
        self.stand.with_untracked(|stand| matches!(stand, Stand::Going(..)))
    }

    fn goes_on(self) -> bool {
        matches!(self.stand.try_get_untracked(), Some(Stand::Going(..)))
    }

    /// Page by page; the browser draws and hears the person between two.
    async fn run(self) -> Result<Stand, CallError> {
        let witness = untrack(|| self.store.witness());
        let mut check = Check::new(witness);
        let total = match self.store.ask::<Health>("health").await {
            Ok(health) => health.head.seq.0,
            Err(error) if error.is_silence() => return self.run_kept(witness, error).await,
            Err(error) => return Err(error),
        };
        while self.goes_on() {
            self.stand.set(Stand::Going(check.done(), total.max(check.done())));
            let from = check.next().0;
            let links: Vec<Link> = self.store.ask(&kept::question(from)).await?;
            if links.is_empty() {
                return Ok(Stand::Ended(check.end()));
            }
            if let Err(verdict) = check.read(&links) {
                return Ok(Stand::Ended(verdict));
            }
            TimeoutFuture::new(0).await;
        }
        Ok(Stand::Cancelled(check.done()))
    }

    /// What is kept here, at once.
    async fn run_kept(self, witness: Head, error: CallError) -> Result<Stand, CallError> {
        let (links, read_at) = kept::all_kept(self.store).await?;
        let (Some(first), Some(read_at)) = (links.first(), read_at) else { return Err(error) };
        let from = first.row.header.seq;
        let mut check = Check::part(first, witness);
        let rest = links.iter().position(|link| link.row.header.seq == check.next());
        let rest = rest.map_or(&links[links.len()..], |rest| &links[rest..]);
        let verdict = check.read(rest).map_or_else(|verdict| verdict, |()| check.end());
        Ok(Stand::EndedKept(verdict, from, read_at))
    }
}

/// The card.
#[component]
pub fn VerifyCard() -> impl IntoView {
    let store = Store::expect();
    let words = text::record();
    let verifying = Verifying { stand: RwSignal::new(Stand::Idle), store };
    let going = memo(move || verifying.stand.with(|stand| matches!(stand, Stand::Going(..))));
    view! {
        <Card title=words.verify>
            <p class="hint">{words.verify_hint}</p>
            <div class="verify-actions">
                <Button
                    label=words.verify
                    kind=ButtonKind::Primary
                    icon=Icon::Check
                    busy=Signal::derive(move || going.get())
                    on_press=Callback::new(move |()| verifying.start())
                />
                {live_if(move || going.get().then(|| view! {
                    <Button
                        label=words.cancel
                        kind=ButtonKind::Plain
                        on_press=Callback::new(move |()| verifying.stop())
                    />
                }))}
            </div>
            <div class="verify-stand" role="status">
                {live_if(move || said(&verifying.stand.get()))}
            </div>
        </Card>
    }
}

fn said(stand: &Stand) -> Option<AnyView> {
    let words = text::record();
    Some(match stand {
        Stand::Idle => return None,
        Stand::Going(done, total) => view! { <Progress done=*done total=*total/> }.into_any(),
        Stand::Cancelled(done) => {
            let done = (words.cancelled)(*done);
            view! { <Note kind=NoteKind::Info>{done}</Note> }.into_any()
        }
        Stand::Failed(error) => {
            let why = trouble_words(error);
            view! { <Note kind=NoteKind::Warn>{why}</Note> }.into_any()
        }
        Stand::Ended(verdict) => ended(verdict, Seq(1)),
        Stand::EndedKept(verdict, from, read_at) => {
            let part = (words.kept_only)(*from, &format::time(*read_at));
            view! {
                {ended(verdict, *from)}
                <p class="hint">{part}</p>
            }
            .into_any()
        }
    })
}

/// What came of the rows from `from` on.
fn ended(verdict: &Verdict, from: Seq) -> AnyView {
    let words = text::record();
    match *verdict {
        Verdict::Whole { head: Head { seq: Seq(0), .. }, .. } => {
            view! { <Note kind=NoteKind::Info>{words.empty_log}</Note> }.into_any()
        }
        Verdict::Whole { head, witness } => {
            let agrees = (witness > Seq(0)).then(|| (words.witness_agrees)(witness));
            view! {
                <p class="verify-whole">{(words.whole)(from.0, head.seq.0)}</p>
                {agrees.map(|agrees| view! { <p>{agrees}</p> })}
                <Hash hash=Hex(head.hash)/>
            }
            .into_any()
        }
        Verdict::Broken { until, why } => {
            let why = match why {
                Broken::Hole { expected, found } => (words.hole)(expected, found),
                Broken::Hash(seq) => (words.changed)(seq),
                Broken::Payload(seq) => (words.other_words)(seq),
            };
            let until = (words.whole_until)(from.0, until.seq.0);
            view! { <Note kind=NoteKind::Error><p>{why}</p><p>{until}</p></Note> }.into_any()
        }
        Verdict::Shorter { head, witness } => view! {
            <Note kind=NoteKind::Error>{(words.shorter)(head.seq, witness)}</Note>
            <Hash hash=Hex(head.hash)/>
        }
        .into_any(),
        Verdict::Differs { head, witness } => view! {
            <Note kind=NoteKind::Error>{(words.differs)(witness)}</Note>
            <Hash hash=Hex(head.hash)/>
        }
        .into_any(),
    }
}

#[component]
fn Progress(done: u64, total: u64) -> impl IntoView {
    let words = text::record();
    view! {
        <progress max=total.max(1).to_string() value=done.to_string() aria-label=words.verify></progress>
        <p class="num">{(words.verified_so_far)(done, total)}</p>
    }
}

/// The hash of the last row in short, and a way to take all of it along.
#[component]
fn Hash(hash: Hex) -> impl IntoView {
    let words = text::record();
    let copy = Callback::new(move |()| {
        spawn_local(async move {
            let copied = copy_text(&hash.to_string()).await.is_ok();
            toast(if copied { words.copied } else { words.copy_failed });
        });
    });
    view! {
        <p class="verify-hash">
            <span>{words.hash}</span>
            <code title=hash.to_string()>{short(&hash)}</code>
            <Button label=words.copy kind=ButtonKind::Quiet on_press=copy/>
        </p>
    }
}
