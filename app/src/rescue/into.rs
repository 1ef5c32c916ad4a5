//! Into the county: choose a file, see what is in it and how each act stands, confirm.

use std::rc::Rc;

use js_sys::Uint8Array;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::id::Counter;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::bringing::{self, Outcomes, Standing};
use super::package::Package;
use super::told::{self, Line, Told};
use crate::app::broken::disk_words;
use crate::replica::{CallError, Store};
use crate::text::{self, format};
use crate::ui::{Button, ButtonKind, Card, Note, NoteKind, each, key_of, live, live_if, memo};

/// How far bringing a package in has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// The county was not asked, or did not answer.
    Unasked,
    /// It is being asked.
    Asking,
    /// It has said what would become of it.
    Looked,
    /// It has it.
    Done,
}

/// The part of the page about other devices' work.
#[component]
pub fn Into(
    /// The replica of whoever is logged in.
    store: Option<Store>,
) -> impl IntoView {
    let words = text::rescue();
    view! {
        <Card title=words.into>
            <p class="hint">{words.into_hint}</p>
            {match store {
                Some(store) => view! { <Choosing store/> }.into_any(),
                None => view! { <p>{words.log_in}</p> }.into_any(),
            }}
        </Card>
    }
}

/// A package that was chosen, and what the county says of it.
#[derive(Clone, Copy)]
struct Chosen {
    store: Store,
    package: RwSignal<Option<Rc<Package>>, LocalStorage>,
    outcomes: RwSignal<Outcomes>,
    stage: RwSignal<Stage>,
    trouble: RwSignal<Option<String>>,
}

impl Chosen {
    fn none(store: Store) -> Chosen {
        Chosen {
            store,
            package: RwSignal::new_local(None),
            outcomes: RwSignal::new(Outcomes::new()),
            stage: RwSignal::new(Stage::Unasked),
            trouble: RwSignal::new(None),
        }
    }

    fn take(self, file: File) {
        self.package.set(None);
        self.outcomes.set(Outcomes::new());
        self.stage.set(Stage::Unasked);
        self.trouble.set(None);
        spawn_local(async move {
            let words = text::rescue();
            let Ok(bytes) = read(&file).await else {
                self.fail(words.unread.to_owned());
                return;
            };
            let package = match Package::read(&bytes) {
                Ok(package) => package,
                Err(damage) => {
                    self.fail(bringing::damage_words(&damage));
                    return;
                }
            };
            let (theirs, ours) = (&package.origin.county, self.store.me().county);
            if !theirs.is_empty() && *theirs != ours {
                self.fail((words.other_county)(theirs, &ours));
                return;
            }
            // Gone with the page: then nobody needs it any more.
            if self.package.try_set(Some(Rc::new(package))).is_none() {
                self.ask(true).await;
            }
        });
    }

    /// Says what went wrong; with the page goes whoever would read it.
    fn fail(self, words: String) {
        let _gone = self.trouble.try_set(Some(words));
    }

    /// Asks what would become of it, or brings it in.
    fn start(self, look: bool) {
        if self.stage.get_untracked() != Stage::Asking {
            spawn_local(self.ask(look));
        }
    }

    async fn ask(self, look: bool) {
        let Some(package) = self.package.try_get_untracked().flatten() else { return };
        self.trouble.set(None);
        self.stage.set(Stage::Asking);
        let mut outcomes = Outcomes::new();
        let mut failed = None;
        for bring in bringing::requests(&package, look) {
            match self.store.bring(&bring).await {
                Ok(brought) => {
                    let said = brought.outcomes.into_iter();
                    outcomes.extend(said.map(|outcome| (outcome.counter, outcome)));
                }
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        let mut kept = Ok(());
        if !look && failed.is_none() {
            // They go by themselves from here, and go on where a broken line leaves them.
            for file in &package.files {
                kept = kept.and(self.store.adopt_file(&file.name, &file.bytes).await);
            }
        }
        if !look {
            self.store.sync_now();
        }
        self.told(&package, outcomes, failed, look);
        if let Err(trouble) = kept {
            self.fail(disk_words(&trouble));
        }
    }

    fn told(self, package: &Package, said: Outcomes, failed: Option<CallError>, look: bool) {
        let stage = match (&failed, look) {
            (Some(_), _) => Stage::Unasked,
            (None, true) => Stage::Looked,
            (None, false) => Stage::Done,
        };
        // What was said before holds for what this request did not reach.
        let _gone = self.outcomes.try_update(|outcomes| outcomes.extend(said));
        let _gone = self.stage.try_set(stage);
        if let Some(error) = failed {
            self.fail(bringing::call_words(&error, &whose(self.store, package)));
        }
    }
}

async fn read(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn whose(store: Store, package: &Package) -> String {
    untrack(|| store.entities(|memory| told::whose(memory, &package.origin)))
}

#[component]
fn Choosing(store: Store) -> impl IntoView {
    let words = text::rescue();
    let chosen = Chosen::none(store);
    let choose = move |event: Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can then be chosen again.
        input.set_value("");
        if let Some(file) = file {
            chosen.take(file);
        }
    };
    let label = move || match chosen.package.with(Option::is_some) {
        true => words.choose_other,
        false => words.choose,
    };
    view! {
        <label class="button is-plain rescue-choose">
            <input
                type="file"
                class="visually-hidden"
                accept=".zip,application/zip"
                on:change=choose
            />
            <span>{label}</span>
        </label>
        {live_if(move || chosen.trouble.get().map(|words| view! {
            <Note kind=NoteKind::Error>{words}</Note>
        }))}
        {live_if(move || chosen.package.get().map(|package| view! { <Inside chosen package/> }))}
    }
}

/// What is in the package, and the question whether to bring it in.
#[component]
fn Inside(chosen: Chosen, package: Rc<Package>) -> impl IntoView {
    let words = text::rescue();
    let store = chosen.store;
    let lines = untrack(|| store.entities(|memory| told::lines(memory, &package)));
    let quiet = lines.iter().flatten().filter(|told| told.is_quiet).count();
    let listed: Vec<Line> = lines
        .into_iter()
        .filter(|line| line.as_ref().map_or(true, |told| !told.is_quiet))
        .collect();
    let origin = &package.origin;
    let who = whose(store, &package);
    let head = (words.whose)(&who, &format::time(origin.made_at), listed.len());
    let ground = bringing::ground(&package, store.hand(), &who);
    let files = package.files.len();
    let listed = StoredValue::new(listed);
    let rows = move || {
        let is_done = chosen.stage.get() == Stage::Done;
        let standing = |counter: &Counter| {
            chosen.outcomes.with(|outcomes| Standing::of(outcomes.get(counter), is_done))
        };
        let row = |line: &Line| match line {
            Ok(told) => (line.clone(), Some(standing(&told.counter))),
            Err(_) => (line.clone(), None),
        };
        listed.with_value(|lines| lines.iter().map(row).collect::<Vec<(Line, Option<Standing>)>>())
    };
    view! {
        <p class="rescue-head">{head}</p>
        <Note kind=NoteKind::Info>{ground}</Note>
        <Asked chosen/>
        <div class="acts">
            {each(
                rows,
                |(line, standing)| key_of(&(counter(line), standing)),
                |(line, standing)| view! { <Row line standing/> },
            )}
        </div>
        {(quiet > 0).then(|| view! { <p class="hint">{(words.quiet)(quiet)}</p> })}
        {(files > 0).then(|| view! { <Note kind=NoteKind::Info>{(words.files)(files)}</Note> })}
    }
}

fn counter(line: &Line) -> Counter {
    line.as_ref().map_or_else(|counter| *counter, |told| told.counter)
}

/// How far it has come, and the button that takes it further.
#[component]
fn Asked(chosen: Chosen) -> impl IntoView {
    let words = text::rescue();
    let fresh = memo(move || chosen.outcomes.with(bringing::fresh));
    let sums = memo(move || chosen.outcomes.with(bringing::sums));
    let look = Callback::new(move |()| chosen.start(true));
    let bring = Callback::new(move |()| chosen.start(false));
    view! {
        <div class="rescue-asked" role="status">
            {live(move || match chosen.stage.get() {
                Stage::Asking => view! {
                    <p class="hint" aria-busy="true">{words.comparing}</p>
                }.into_any(),
                Stage::Unasked => view! {
                    <Button label=words.compare kind=ButtonKind::Plain on_press=look/>
                }.into_any(),
                Stage::Looked => match fresh.get() {
                    0 => view! { <p>{words.nothing_new}</p> }.into_any(),
                    count => view! {
                        <Button
                            label=(words.bring)(count)
                            kind=ButtonKind::Primary
                            on_press=bring
                        />
                    }.into_any(),
                },
                Stage::Done => {
                    let (recorded, refused, known) = sums.get();
                    view! {
                        <p class="rescue-done">{(words.done)(recorded, refused, known)}</p>
                        {(refused > 0).then(|| view! {
                            <p class="hint">{words.done_refused}</p>
                        })}
                    }.into_any()
                }
            })}
        </div>
    }
}

#[component]
fn Row(line: Line, standing: Option<Standing>) -> impl IntoView {
    let words = text::rescue();
    match line {
        Ok(told) => view! { <Readable told standing/> }.into_any(),
        Err(_) => view! {
            <article class="act">
                <div class="act-head"><h3>{words.unreadable}</h3></div>
                <p class="act-meta">{words.unreadable_hint}</p>
            </article>
        }
        .into_any(),
    }
}

#[component]
fn Readable(told: Told, standing: Option<Standing>) -> impl IntoView {
    let content = told.content.join("\n");
    let filled_in = (text::delivery().done_at)(&format::time(told.at));
    let reason = standing.as_ref().and_then(|standing| standing.reason.clone());
    let is_refused = reason.is_some();
    let mark = standing.map(|Standing { class, mark, .. }| {
        view! { <span class=format!("delivery {class}")>{mark}</span> }
    });
    view! {
        <article class="act" class:is-refused=is_refused>
            <div class="act-head">
                <h3>
                    <span class="act-what">{told.what}</span>
                    <span class="act-target">{told.on}</span>
                </h3>
                {mark}
            </div>
            {told.board.map(|board| view! { <p class="act-meta"><span>{board}</span></p> })}
            {(!content.is_empty()).then(|| view! { <p class="act-words">{content}</p> })}
            <p class="act-meta">
                {told.for_leader.map(|names| view! { <span>{names}</span> })}
                <span>{filled_in}</span>
            </p>
            {reason.map(|reason| view! { <div class="act-reason"><p>{reason}</p></div> })}
        </article>
    }
}
