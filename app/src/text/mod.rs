//! Words for people: a struct of words for each feature, filled once for each language, so that a
//! missing word does not compile. `format` turns days, reasons and refusals into words.

pub mod format;

mod account;
mod accounts;
mod boards;
mod campaigns;
mod capture;
mod chains;
mod charges;
mod common;
mod delivery;
mod devices;
mod finding_forms;
mod findings;
mod forms;
mod install;
mod instructions;
mod login;
mod messages;
mod people;
mod privacy;
mod record;
mod reports;
mod rescue;
mod rivers;
mod shell;
mod supervision;
mod tasks;
mod work;

use std::cell::Cell;

pub use install::Steps;

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

/// The words of each feature, in the language that is set. None is inlined: otherwise each place that
/// says something carries the addresses of its words in every language. And each feature's words are
/// data of their own, so that they load with the page that says them.
macro_rules! words {
    ($($(#[$about:meta])* $feature:ident: $Words:ident,)*) => {$(
        $(#[$about])*
        #[inline(never)]
        pub fn $feature() -> &'static $feature::$Words {
            say(&$feature::ZH, &$feature::EN)
        }
    )*};
}

words! {
    /// Words used everywhere.
    common: Common,
    /// Tabs, banners, the sync chip.
    shell: Shell,
    /// The login page.
    login: Login,
    /// 我的
    account: Account,
    /// 安装到桌面
    install: Install,
    /// 隐私说明
    privacy: Privacy,
    /// 设备
    devices: Devices,
    /// 单位与人员
    people: People,
    /// 账号
    accounts: Accounts,
    /// 送达
    delivery: Delivery,
    /// 消息
    messages: Messages,
    /// 待办
    work: Work,
    /// 看板
    boards: Boards,
    /// A chain's page.
    chains: Chains,
    /// A campaign's wall and a field's page.
    campaigns: Campaigns,
    /// Photos and files.
    capture: Capture,
    /// The river wall and a river's page.
    rivers: Rivers,
    /// What the pages of chains, fields and rivers share.
    charges: Charges,
    /// A task's row and page.
    tasks: Tasks,
    /// Forms for what can be done to a task.
    forms: Forms,
    /// Findings: rows, lists, a finding's page.
    findings: Findings,
    /// Looking again, and letters.
    supervision: Supervision,
    /// Forms for what can be done about a finding.
    finding_forms: FindingForms,
    /// 应急包
    rescue: Rescue,
    /// 按期报告
    reports: Reports,
    /// The conflict box, histories and the log.
    record: Record,
    /// 批示 and 催办
    instructions: Instructions,
}

/// One of the two, by the language that is set.
fn say<T>(chinese: T, english: T) -> T {
    match language() {
        Language::Chinese => chinese,
        Language::English => english,
    }
}
