//! This program: how to install it, what it keeps of people, whom to tell what should be better, and
//! which version it is.

use leptos::prelude::*;

use super::contact::Contact;
use super::select::runs_county;
use crate::app::appearance::is_installed;
use crate::login::Record;
use crate::replica::{Session, Store};
use crate::text;
use crate::ui::{Card, Unclassified, live_if, memo};

/// 安装与关于.
#[component]
pub fn About() -> impl IntoView {
    let session = Session::expect();
    let words = text::account();
    let county = memo(move || session.county());
    let record = text::login().record;
    let installed = if is_installed() { words.installed } else { words.not_installed };
    view! {
        <Card title=words.install>
            <p>{installed}</p>
            <a class="button is-plain" href="/me/install">{words.install_how}</a>
        </Card>
        <Card title=words.about>
            <dl class="account-facts num">
                {live_if(move || county.get().and_then(|county| county.feedback).map(|contact| view! {
                    <dt>{words.feedback}</dt>
                    <dd><Contact contact/></dd>
                }))}
                {live_if(move || county.get().and_then(|county| county.record_number).map(|number| view! {
                    <dt>{record}</dt>
                    <dd><Record number/></dd>
                }))}
                <dt>{words.version}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                {build().map(|build| view! {
                    <dt>{words.build}</dt>
                    <dd>{build}</dd>
                })}
                {live_if(move || county.get().map(|county| view! {
                    <dt>{words.server}</dt>
                    <dd>{county.version}</dd>
                }))}
            </dl>
            <Unset/>
            <a class="button is-plain" href="/me/privacy">{text::privacy().title}</a>
            <Unclassified upload=false/>
        </Card>
    }
}

/// What the county should have set and has not, for whoever can have it set.
#[component]
fn Unset() -> impl IntoView {
    let (store, session) = (Store::expect(), Session::expect());
    let words = text::account();
    let unset = memo(move || {
        let county = session.county()?;
        let runs = store.entities(|memory| runs_county(memory, store.actor()));
        let missing = [
            county.record_number.is_none().then_some(text::login().record),
            county.feedback.is_none().then_some(words.feedback),
        ];
        let missing: Vec<&str> = missing.into_iter().flatten().collect();
        (runs && !missing.is_empty()).then(|| (words.unset)(&missing.join(words.and)))
    });
    live_if(move || unset.get().map(|unset| view! { <p class="account-unset">{unset}</p> }))
}

/// The hash of the program's content, which its address carries.
fn build() -> Option<String> {
    let link = document().query_selector("link[rel='modulepreload']").ok()??;
    build_of(&link.get_attribute("href")?)
}

fn build_of(address: &str) -> Option<String> {
    let (_, hashed) = address.rsplit_once('-')?;
    let (hash, _) = hashed.split_once('.')?;
    Some(hash.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_is_read_off_the_address() {
        assert_eq!(build_of("/assets/app-1f2e3d.js").as_deref(), Some("1f2e3d"));
        assert_eq!(build_of("/assets/app.js"), None);
    }
}
