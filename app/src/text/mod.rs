//! Words for people: a struct of words for each feature, filled once for each language, so that a
//! missing word does not compile. `format` turns days, reasons and refusals into words.

pub mod format;

mod account;
mod boards;
mod chains;
mod common;
mod delivery;
mod login;
mod shell;
mod tasks;
mod work;

use std::cell::Cell;

/// All words of one language.
pub struct Text {
    /// Words used everywhere.
    pub common: common::Common,
    /// Tabs, banners, the sync chip.
    pub shell: shell::Shell,
    /// The login page.
    pub login: login::Login,
    /// 我的
    pub account: account::Account,
    /// 送达
    pub delivery: delivery::Delivery,
    /// 待办
    pub work: work::Work,
    /// 看板
    pub boards: boards::Boards,
    /// A chain's page.
    pub chains: chains::Chains,
    /// A task's page and forms.
    pub tasks: tasks::Tasks,
}

/// Chinese.
pub static ZH: Text = Text {
    common: common::ZH,
    shell: shell::ZH,
    login: login::ZH,
    account: account::ZH,
    delivery: delivery::ZH,
    work: work::ZH,
    boards: boards::ZH,
    chains: chains::ZH,
    tasks: tasks::ZH,
};

/// English.
pub static EN: Text = Text {
    common: common::EN,
    shell: shell::EN,
    login: login::EN,
    account: account::EN,
    delivery: delivery::EN,
    work: work::EN,
    boards: boards::EN,
    chains: chains::EN,
    tasks: tasks::EN,
};

/// The languages there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// Its name in `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The language that words come in.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language; whatever stands on the screen already must be drawn anew.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}

/// The words of the language that is set. Not inlined: otherwise each place that says something
/// carries the addresses of its words in every language.
#[inline(never)]
pub fn text() -> &'static Text {
    match language() {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

/// One of the two, by the language that is set.
fn say<T>(chinese: T, english: T) -> T {
    match language() {
        Language::Chinese => chinese,
        Language::English => english,
    }
}
