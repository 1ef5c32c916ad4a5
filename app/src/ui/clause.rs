//! The clause that something rests on, and our own statement of it.

use leptos::prelude::*;
use shared::model::{Chain, Field, Kind, Programme, Source, Task};
use shared::rules::Memory;

use super::sheet::Sheet;
use crate::replica::Store;
use crate::text::{self, format};
use crate::ui::live::{live, live_if, memo};

/// 依据 57号文 三（一）1: opens what the clause says. Nothing where there is no clause.
#[component]
pub fn Clause(
    /// The clause.
    source: Option<Source>,
) -> impl IntoView {
    source.map(|source| {
        let words = text::common();
        let open = RwSignal::new(false);
        let label = (words.clause)((words.clause_short)(&source.doc_no).as_str(), &source.path);
        let source = StoredValue::new(source);
        view! {
            <span class="clause">
                <button type="button" class="word-button" on:click=move |_| open.set(true)>
                    {label.trim().to_owned()}
                </button>
                <Sheet open title=words.clause_title>
                    <ClauseView source=source.get_value()/>
                </Sheet>
            </span>
        }
    })
}

/// What this device knows of a clause.
#[derive(Clone, PartialEq, Debug, Default)]
struct Known {
    title: String,
    issued: String,
    statement: String,
}

#[component]
fn ClauseView(source: Source) -> impl IntoView {
    let words = text::common();
    let store = Store::expect();
    let asked = source.clone();
    let known = memo(move || store.entities(|memory| known(memory, &asked)));
    let Source { doc_no, path } = source;
    view! {
        <div class="clause-view">
            {live_if(move || {
                let title = known.get().title;
                (!title.is_empty()).then(|| view! { <h3>{title}</h3> })
            })}
            <dl class="facts">
                <dt>{words.clause_doc}</dt>
                <dd>{doc_no}</dd>
                {(!path.is_empty()).then(|| view! {
                    <dt>{words.clause_path}</dt>
                    <dd>{path.clone()}</dd>
                })}
                {live_if(move || {
                    let issued = known.get().issued;
                    (!issued.is_empty()).then(|| view! {
                        <dt>{words.clause_issued}</dt>
                        <dd>{issued}</dd>
                    })
                })}
            </dl>
            {live(move || match known.get().statement {
                none if none.is_empty() => view! {
                    <p class="hint">{words.clause_none}</p>
                }
                .into_any(),
                statement => view! {
                    <p class="clause-words">{statement}</p>
                    <p class="hint">{words.clause_note}</p>
                }
                .into_any(),
            })}
        </div>
    }
}

/// Looks for the document, and for the statement of whatever rests on exactly this clause.
fn known(memory: &Memory, source: &Source) -> Known {
    let mut programmes = memory.all(Kind::Programme).filter_map(|entity| Programme::of(entity));
    let programme = programmes.find(|programme| programme.doc_no == source.doc_no);
    let chains = memory.all(Kind::Chain).filter_map(|entity| Chain::of(entity));
    let chains = chains.filter(|chain| chain.source.as_ref() == Some(source));
    let fields = memory.all(Kind::Field).filter_map(|entity| Field::of(entity));
    let fields = fields.filter(|field| field.source.as_ref() == Some(source));
    let tasks = memory.all(Kind::Task).filter_map(|entity| Task::of(entity));
    let tasks = tasks.filter(|task| task.source.as_ref() == Some(source));
    let stated = chains.map(|chain| &chain.statement).chain(fields.map(|field| &field.statement));
    let statements = stated.chain(tasks.map(|task| &task.detail));
    let own = statements.into_iter().find(|statement| !statement.trim().is_empty());
    let statement = own.or(programme.map(|programme| &programme.statement));
    Known {
        title: programme.map(|found| found.title.clone()).unwrap_or_default(),
        issued: programme
            .map(|found| format!("{} · {}", format::day_full(found.issued_on), found.issuer))
            .unwrap_or_default(),
        statement: statement.cloned().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::sample::{county, task};

    fn source(path: &str) -> Source {
        Source { doc_no: "示例〔2022〕1号".to_owned(), path: path.to_owned() }
    }

    #[test]
    fn a_clause_is_stated_by_what_rests_on_it() {
        let own = Task {
            source: Some(source("三（一）")),
            detail: "每旬调度".to_owned(),
            ..task("调度")
        };
        let county = county([own]);
        let found = known(&county, &source("三（一）"));
        assert_eq!((found.title.as_str(), found.statement.as_str()), ("链长制", "每旬调度"));
        assert_eq!(found.issued, "2022年9月16日 · 示例县");
        assert_eq!(known(&county, &source("九")).statement, "", "the programme states nothing");
        let foreign = Source { doc_no: "无".to_owned(), path: String::new() };
        assert_eq!(known(&county, &foreign), Known::default());
    }
}
