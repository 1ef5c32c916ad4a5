//! This program: how to install it, and which version it is.

use leptos::prelude::*;

use super::storage::install_words;
use crate::replica::Session;
use crate::text;
use crate::ui::{Card, live_if};

/// 安装与关于.
#[component]
pub fn About() -> impl IntoView {
    let session = Session::expect();
    let words = text::account();
    let server = move || session.county().map(|health| health.version);
    view! {
        <Card title=words.install>
            <p>{install_words()}</p>
        </Card>
        <Card title=words.about>
            <dl class="account-facts num">
                <dt>{words.version}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                {build().map(|build| view! {
                    <dt>{words.build}</dt>
                    <dd>{build}</dd>
                })}
                {live_if(move || server().map(|version| view! {
                    <dt>{words.server}</dt>
                    <dd>{version}</dd>
                }))}
            </dl>
            <p class="hint">{text::login().unclassified}</p>
        </Card>
    }
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
