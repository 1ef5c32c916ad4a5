//! Pages outside the first load. Those of one part come together, as files of their own beside the
//! app, which xtask makes from the functions marked here; the service worker keeps them for offline
//! use like everything else.

// The marks import a page from another file. That both come from one compilation is xtask's care.
#![allow(unsafe_code)]

use futures::FutureExt;
use futures::future::join;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use shared::id::ProgrammeId;
use shared::model::Charge;
use shared::rules::messages::Message;
use wasm_bindgen::prelude::*;

use crate::account::{AccountPage, InstallPage, PrivacyPage};
use crate::address::Page;
use crate::boards::{BoardsPage, WallPage};
use crate::campaigns::FieldPage;
use crate::chains::ChainPage;
use crate::delivery::DeliveryPage;
use crate::findings::rechecks::RecheckPage;
use crate::findings::{CapturePage, FindingPage, FindingsOf, FindingsPage, WaitingFindings};
use crate::instructions::InstructionPage;
use crate::messages::{self, MessagesPage};
use crate::people::{AccountsPage, PeoplePage};
use crate::record::{ConflictsPage, HistoryPage, LogPage};
use crate::replica::Store;
use crate::reports::{OwedReports, ReportsPage};
use crate::rescue::RescuePage;
use crate::rivers::RiverPage;
use crate::tasks::TaskPage;
use crate::text;
use crate::ui::{Button, ButtonKind, Empty, Icon, live, live_if, memo};
use crate::work::InstallHint;

/// When the other pages are fetched: the first one stands by then.
const AFTER_FIRST_PAGE_MS: u32 = 1500;

#[wasm_bindgen]
extern "C" {
    /// The boot script's: a part is its code and the styles of all parts.
    #[wasm_bindgen(catch, js_name = guatuPartStyles)]
    async fn part_styles() -> Result<JsValue, JsValue>;
}

/// Pages that load together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// Boards, chains, fields, rivers, tasks, instructions, reports, and what was done to them.
    Boards,
    /// 问题: registering, lists, a finding's page, looking again.
    Findings,
    /// 消息, 送达, 我的, 操作日志 and what belongs to them.
    Account,
    /// What the admin keeps: fetched for nobody else.
    People,
    /// 应急包: fetched when it is needed; without a network, from what the service worker keeps.
    Rescue,
}

/// How far a part has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Progress {
    Loading,
    Loaded,
    Failed,
}

/// What a part can draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// A page.
    Page(Page),
    /// What is owed by period, in a line on My work.
    OwedReports,
    /// That Guatu can be installed, in a line on My work.
    InstallHint,
    /// Findings that wait for the person, on My work.
    WaitingFindings,
    /// Findings of a programme, or of one of its fields or rivers, on their pages.
    FindingsOf(ProgrammeId, Option<Charge>),
}

thread_local! {
    static LOADED: ArcRwSignal<Vec<Part>> = ArcRwSignal::new(Vec::new());
}

fn loaded() -> ArcRwSignal<Vec<Part>> {
    LOADED.with(Clone::clone)
}

impl Part {
    /// What everybody needs sooner or later.
    const COMMON: [Part; 3] = [Part::Boards, Part::Findings, Part::Account];

    fn of(piece: Piece) -> Part {
        match piece {
            Piece::Page(
                Page::Messages
                | Page::Delivery
                | Page::Me
                | Page::Install
                | Page::Privacy
                | Page::Log,
            )
            | Piece::InstallHint => Part::Account,
            Piece::Page(Page::Findings | Page::Finding(_) | Page::Capture | Page::Recheck(_))
            | Piece::WaitingFindings
            | Piece::FindingsOf(..) => Part::Findings,
            Piece::Page(Page::People | Page::Accounts) => Part::People,
            Piece::Page(Page::Rescue) => Part::Rescue,
            _ => Part::Boards,
        }
    }

    /// Whether it is here; whoever calls runs again when that changes.
    fn is_loaded(self) -> bool {
        loaded().with(|loaded| loaded.contains(&self))
    }

    /// Loads the part, unless it is here. A failure is told in the console by the loading script, or
    /// by the browser.
    async fn load(self) -> Progress {
        let code = async {
            match self {
                Part::Boards => load_boards().await,
                Part::Findings => load_findings().await,
                Part::Account => load_account().await.and(load_told().await),
                Part::People => load_people().await,
                Part::Rescue => load_rescue().await,
            }
        };
        let (code, styles) = join(code, part_styles()).await;
        if code.is_err() || styles.is_err() {
            return Progress::Failed;
        }
        if !untrack(|| self.is_loaded()) {
            loaded().update(|loaded| loaded.push(self));
        }
        Progress::Loaded
    }

    /// Draws a piece of a part that is here.
    fn draw(self, piece: Piece) -> Option<AnyView> {
        let drawn = match self {
            Part::Boards => boards(piece).now_or_never(),
            Part::Findings => findings(piece).now_or_never(),
            Part::Account => account(piece).now_or_never(),
            Part::People => people(piece).now_or_never(),
            Part::Rescue => rescue(piece).now_or_never(),
        };
        drawn.and_then(Result::ok)
    }
}

#[wasm_split(boards, wasm_split_path = leptos::wasm_split, preload(load_boards), fallible)]
fn boards(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(match piece {
        Piece::Page(Page::Wall(id)) => view! { <WallPage id/> }.into_any(),
        Piece::Page(Page::Chain(id)) => view! { <ChainPage id/> }.into_any(),
        Piece::Page(Page::Field(id)) => view! { <FieldPage id/> }.into_any(),
        Piece::Page(Page::River(id)) => view! { <RiverPage id/> }.into_any(),
        Piece::Page(Page::Task(id)) => view! { <TaskPage id/> }.into_any(),
        Piece::Page(Page::Reports) => view! { <ReportsPage/> }.into_any(),
        Piece::Page(Page::Conflicts) => view! { <ConflictsPage/> }.into_any(),
        Piece::Page(Page::History(id)) => view! { <HistoryPage id/> }.into_any(),
        Piece::Page(Page::Instruction(id)) => view! { <InstructionPage id/> }.into_any(),
        Piece::OwedReports => view! { <OwedReports/> }.into_any(),
        _ => view! { <BoardsPage/> }.into_any(),
    })
}

#[wasm_split(findings, wasm_split_path = leptos::wasm_split, preload(load_findings), fallible)]
fn findings(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(match piece {
        Piece::Page(Page::Finding(id)) => view! { <FindingPage id/> }.into_any(),
        Piece::Page(Page::Capture) => view! { <CapturePage/> }.into_any(),
        Piece::Page(Page::Recheck(id)) => view! { <RecheckPage id/> }.into_any(),
        Piece::WaitingFindings => view! { <WaitingFindings/> }.into_any(),
        Piece::FindingsOf(programme, charge) => view! { <FindingsOf programme charge/> }.into_any(),
        _ => view! { <FindingsPage/> }.into_any(),
    })
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, preload(load_account), fallible)]
fn account(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(match piece {
        Piece::Page(Page::Messages) => view! { <MessagesPage/> }.into_any(),
        Piece::Page(Page::Delivery) => view! { <DeliveryPage/> }.into_any(),
        Piece::Page(Page::Install) => view! { <InstallPage/> }.into_any(),
        Piece::Page(Page::Privacy) => view! { <PrivacyPage/> }.into_any(),
        Piece::Page(Page::Log) => view! { <LogPage/> }.into_any(),
        Piece::InstallHint => view! { <InstallHint/> }.into_any(),
        _ => view! { <AccountPage/> }.into_any(),
    })
}

#[wasm_split(account, wasm_split_path = leptos::wasm_split, preload(load_told), fallible)]
fn told(store: Store) -> Result<Vec<Message>, SplitLoaderError> {
    Ok(messages::told(store))
}

/// Whether the part has come that knows of messages; whoever calls runs again when it does.
pub fn can_tell() -> bool {
    Part::Account.is_loaded()
}

/// Every message of whoever is logged in, once [`can_tell`].
pub fn messages_told(store: Store) -> Option<Vec<Message>> {
    told(store).now_or_never().and_then(Result::ok)
}

#[wasm_split(people, wasm_split_path = leptos::wasm_split, preload(load_people), fallible)]
fn people(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(match piece {
        Piece::Page(Page::Accounts) => view! { <AccountsPage/> }.into_any(),
        _ => view! { <PeoplePage/> }.into_any(),
    })
}

#[wasm_split(rescue, wasm_split_path = leptos::wasm_split, preload(load_rescue), fallible)]
fn rescue(_piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <RescuePage/> }.into_any())
}

/// Fetches the common parts once the first page stands, so that no other page has to be waited for.
pub fn load_all() {
    spawn_local(async {
        TimeoutFuture::new(AFTER_FIRST_PAGE_MS).await;
        for part in Part::COMMON {
            // One that does not come now is asked for again by the page that needs it.
            let _asked_again_by_its_page = part.load().await;
        }
    });
}

/// A page of a part: at once if the part is here, else as soon as it has come.
#[component]
pub fn PartPage(
    /// The page.
    page: Page,
) -> impl IntoView {
    let piece = Piece::Page(page);
    let part = Part::of(piece);
    let is_here = untrack(|| part.is_loaded());
    let progress = RwSignal::new(if is_here { Progress::Loaded } else { Progress::Loading });
    let load = move || {
        spawn_local(async move {
            // A page that was left meanwhile has no progress any more.
            let _left = progress.try_set(part.load().await);
        });
    };
    if !is_here {
        load();
    }
    // Before the login there is nothing to wait for.
    let store = use_context::<Store>();
    let opening = memo(move || store.is_some_and(Store::is_opening));
    live(move || {
        let drawn = match progress.get() {
            // Only the first page can stand before everything is read.
            _ if opening.get() => Some(view! { <Opening/> }.into_any()),
            Progress::Loading => Some(view! { <Opening/> }.into_any()),
            Progress::Loaded => part.draw(piece),
            Progress::Failed => None,
        };
        let again = move |()| {
            progress.set(Progress::Loading);
            load();
        };
        drawn.unwrap_or_else(|| view! { <NotLoaded again=Callback::new(again)/> }.into_any())
    })
}

/// A line of the first page that can wait until its part has come by itself.
#[component]
pub fn PartLine(
    /// The line.
    piece: Piece,
) -> impl IntoView {
    let part = Part::of(piece);
    let store = Store::expect();
    let here = memo(move || part.is_loaded() && !store.is_opening());
    live_if(move || here.get().then(|| untrack(|| part.draw(piece))).flatten())
}

/// Said only when it takes a moment: see the style sheet.
#[component]
fn Opening() -> impl IntoView {
    view! { <p class="boot part-opening" role="status">{text::shell().opening}</p> }
}

/// The part did not come: no network, or a server that has a newer version.
#[component]
fn NotLoaded(again: Callback<()>) -> impl IntoView {
    let words = text::shell();
    view! {
        <h1 class="visually-hidden">{words.part_failed}</h1>
        <Empty icon=Icon::CloudOff title=words.part_failed hint=words.part_failed_hint>
            <Button label=words.retry kind=ButtonKind::Primary on_press=again/>
        </Empty>
    }
}
