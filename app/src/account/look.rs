//! How it looks: theme, size of letters, language, watermark. Each choice is applied and kept at once.

use leptos::prelude::*;

use crate::app::appearance::{Appearance, Size, Theme};
use crate::app::language::LanguageChoice;
use crate::app::watermark;
use crate::replica::Session;
use crate::text::{self, Language};
use crate::ui::{Card, Choice, effect, live, memo};

/// 显示.
#[component]
pub fn Look() -> impl IntoView {
    let words = text::account();
    let chosen = Appearance::stored();
    let theme = RwSignal::new(chosen.theme);
    let size = RwSignal::new(chosen.size);
    let mut before = None;
    effect(move || {
        let now = Appearance { theme: theme.get(), size: size.get() };
        if before.replace(now).is_some_and(|before| before != now) {
            now.choose();
        }
    });
    let choice = LanguageChoice::expect();
    let language = RwSignal::new(untrack(|| choice.get()));
    effect(move || choice.choose(language.get()));
    let themes = vec![
        (Theme::System, words.theme_system.to_owned()),
        (Theme::Light, words.theme_light.to_owned()),
        (Theme::Dark, words.theme_dark.to_owned()),
    ];
    let sizes = vec![
        (Size::Normal, words.size_normal.to_owned()),
        (Size::Large, words.size_large.to_owned()),
    ];
    // Each by its own name, so that it is found by who cannot read the other.
    let languages =
        vec![(Language::Chinese, "中文".to_owned()), (Language::English, "English".to_owned())];
    view! {
        <Card title=words.look>
            <div class="account-choices">
                <Choice label=words.theme options=themes value=theme/>
                <Choice label=words.size options=sizes value=size/>
                <Choice label=words.language options=languages value=language/>
                <Marks/>
            </div>
        </Card>
    }
}

/// 水印: this device's choice, unless the county asks for it.
#[component]
fn Marks() -> impl IntoView {
    let session = Session::expect();
    let words = text::account();
    let marks = RwSignal::new(watermark::is_chosen());
    let mut before = None;
    effect(move || {
        let now = marks.get();
        if before.replace(now).is_some_and(|before| before != now) {
            watermark::choose(now);
        }
    });
    let asked = memo(move || session.county().is_some_and(|county| county.marks_named()));
    live(move || match asked.get() {
        true => view! { <p class="hint">{words.watermark_asked}</p> }.into_any(),
        false => {
            let options = vec![
                (false, words.watermark_off.to_owned()),
                (true, words.watermark_on.to_owned()),
            ];
            view! {
                <div>
                    <Choice label=words.watermark options value=marks/>
                    <p class="hint">{words.watermark_hint}</p>
                </div>
            }
            .into_any()
        }
    })
}
