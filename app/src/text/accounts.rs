//! Words of 账号.

use crate::people::Column;

/// What the page of accounts says.
pub struct Accounts {
    /// The accounts were never read on this device, and there is no network.
    pub accounts_offline: &'static str,
    /// What to do, and what goes on.
    pub accounts_offline_hint: &'static str,
    /// Acts on accounts need a network.
    pub needs_network: &'static str,
    /// When the accounts shown were read.
    pub accounts_as_of: fn(&str) -> String,
    /// The search.
    pub search_accounts: &'static str,
    /// How many accounts.
    pub accounts_count: fn(usize) -> String,
    /// An account’s name.
    pub account: &'static str,
    /// How to write it.
    pub account_hint: &'static str,
    /// Who acts with it.
    pub actor: &'static str,
    /// How to find them.
    pub find_actor: &'static str,
    /// The first password.
    pub password: &'static str,
    /// How to write it.
    pub password_hint: fn(usize) -> String,
    /// How it stands.
    pub state: &'static str,
    /// In use.
    pub in_use: &'static str,
    /// Closed.
    pub disabled: &'static str,
    /// The password has not been changed yet.
    pub must_change: &'static str,
    /// Whoever acts holds no post.
    pub without_post: &'static str,
    /// When it was last used.
    pub seen: &'static str,
    /// The day it was last used.
    pub last_seen: fn(&str) -> String,
    /// It was never used, or nobody is logged in.
    pub never_seen: &'static str,
    /// How many devices are logged in.
    pub devices: fn(u32) -> String,
    /// One new account.
    pub new_account: &'static str,
    /// Many.
    pub new_accounts: &'static str,
    /// Make so many.
    pub make: fn(usize) -> String,
    /// They were made.
    pub made: &'static str,
    /// Check the table.
    pub check: &'static str,
    /// The table.
    pub table: &'static str,
    /// What to paste.
    pub table_hint: &'static str,
    /// What a line is.
    pub table_example: &'static str,
    /// There is no row.
    pub table_empty: &'static str,
    /// Rows, and rows at fault.
    pub table_faulty: fn(usize, usize) -> String,
    /// All rows are right.
    pub table_right: fn(usize) -> String,
    /// A line of the table.
    pub line: fn(usize) -> String,
    /// Whom a line means, for screen readers.
    pub which_of: fn(usize) -> String,
    /// A row without an account’s name.
    pub no_account: &'static str,
    /// A row with so many cells.
    pub wrong_cells: fn(usize) -> String,
    /// Nobody is named.
    pub nobody_named: &'static str,
    /// No such person.
    pub person_unknown: &'static str,
    /// No such unit.
    pub unit_unknown: &'static str,
    /// No such post.
    pub post_unknown: &'static str,
    /// Several answer.
    pub several: &'static str,
    /// Without a post they see nothing.
    pub sees_nothing: &'static str,
    /// They have accounts already.
    pub has_accounts: fn(&str) -> String,
    /// No password can be made up here.
    pub no_secret: &'static str,
    /// No answer came; it may be done all the same.
    pub unsure: &'static str,
    /// First passwords.
    pub slip_title: &'static str,
    /// Shown once.
    pub slip_once: &'static str,
    /// To be changed.
    pub slip_must: &'static str,
    /// They were handed out.
    pub slip_done: &'static str,
    /// The name of the file, without the day and the ending.
    pub slip_file: &'static str,
    /// The file was saved.
    pub slip_saved: &'static str,
    /// It was not.
    pub slip_not_saved: &'static str,
    /// Copy.
    pub copy: &'static str,
    /// Copied.
    pub copied: &'static str,
    /// Not copied.
    pub not_copied: &'static str,
    /// Print.
    pub print: &'static str,
    /// Save as a sheet.
    pub save_sheet: &'static str,
    /// The sheet of an account.
    pub manage: &'static str,
    /// Another password.
    pub reset: &'static str,
    /// What that does.
    pub reset_means: fn(&str) -> String,
    /// It was done.
    pub reset_done: &'static str,
    /// Close.
    pub disable: &'static str,
    /// What that does.
    pub disable_means: fn(&str) -> String,
    /// It was done.
    pub disabled_done: &'static str,
    /// Open again.
    pub enable: &'static str,
    /// What that does.
    pub enable_means: fn(&str) -> String,
    /// It was done.
    pub enabled_done: &'static str,
    /// A column of the table.
    pub column: fn(Column) -> &'static str,
    /// Notices of new messages.
    pub notices: &'static str,
    /// They go out, and what they carry.
    pub notices_on: &'static str,
    /// They do not, and who could change that.
    pub notices_off: &'static str,
    /// This setting cannot be used.
    pub notices_fault: fn(&str) -> String,
    /// When one last went out.
    pub notices_sent: fn(&str) -> String,
    /// None has gone out yet.
    pub notices_none_sent: &'static str,
    /// When one last did not, and what the gateway answered.
    pub notices_failed: fn(&str, Option<u16>) -> String,
    /// So many people wait to be told.
    pub notices_waiting: fn(u32) -> String,
}

/// Chinese.
pub static ZH: Accounts = Accounts {
    accounts_offline: "这台设备上还没有读过账号",
    accounts_offline_hint: "联网打开一次本页，以后没有网络也能查看。单位、人员和职务没有网络也能改。",
    needs_network: "没有网络：账号现在只能查看；开通、重置密码、停用要等联网后再办。",
    accounts_as_of: |time| format!("以下账号读于 {time}。"),
    search_accounts: "搜索账号、姓名或单位",
    accounts_count: |count| format!("共 {count} 个账号"),
    account: "账号",
    account_hint: "登录时输入的名字，如姓名拼音。开通后不能改。",
    actor: "使用人",
    find_actor: "输入姓名，或空缺职务的名称",
    password: "初始密码",
    password_hint: |min| format!("不填就自动生成。自己填的，至少 {min} 个字符。首次登录必须修改。"),
    state: "状态",
    in_use: "正常",
    disabled: "已停用",
    must_change: "待改初始密码",
    without_post: "没有职务",
    seen: "最近使用",
    last_seen: |day| format!("最近使用 {day}"),
    never_seen: "未登录",
    devices: |count| format!("{count} 台设备"),
    new_account: "开通账号",
    new_accounts: "批量开通",
    make: |count| format!("开通 {count} 个账号"),
    made: "已开通",
    check: "检查",
    table: "账号表",
    table_hint: "从 WPS、Excel 复制后粘贴，一行一个账号。先检查，全部无误才开通；有一行不对，一个也不开。",
    table_example: "每行：账号、姓名，或：账号、单位、职务；后面可加初始密码，不加则自动生成。也可带表头：账号、姓名、单位、职务、初始密码。",
    table_empty: "还没有粘贴账号表。",
    table_faulty: |rows, faulty| {
        format!("共 {rows} 行，{faulty} 行有问题。还没有开通任何账号；请在上面改好后再检查。")
    },
    table_right: |rows| format!("共 {rows} 行，都可以开通。"),
    line: |line| format!("第 {line} 行"),
    which_of: |line| format!("第 {line} 行指的是谁"),
    no_account: "（没有账号名）",
    wrong_cells: |count| format!("这一行有 {count} 列，看不出是什么；请按说明排列，或加表头。"),
    nobody_named: "没有写明由谁使用。",
    person_unknown: "没有这个人员；请先在「单位与人员」新增。",
    unit_unknown: "没有这个单位，简称、旧称里也没有。",
    post_unknown: "找不到这个职务。",
    several: "有几个同名的，请选是哪一个。",
    sees_nothing: "没有职务：登录后什么也看不到。",
    has_accounts: |names| format!("已有账号：{names}"),
    no_secret: "这台设备生成不了安全的随机密码，请自己填写初始密码。",
    unsure: "没有收到服务器的应答，账号可能已经开通。请刷新列表核对：已开通的，重置密码后再发放。",
    slip_title: "初始密码",
    slip_once: "只显示这一次：离开本页就再也看不到，系统里也不保存。请现在复制、打印或保存，分别交给本人。",
    slip_must: "首次登录必须改成自己的密码。",
    slip_done: "已保存，清除",
    slip_file: "挂图初始密码",
    slip_saved: "已保存",
    slip_not_saved: "没有保存成",
    copy: "复制",
    copied: "已复制",
    not_copied: "这个浏览器不让复制，请打印或保存",
    print: "打印",
    save_sheet: "保存为表格",
    manage: "账号管理",
    reset: "重置密码",
    reset_means: |name| {
        format!(
            "「{name}」在所有设备上立即退出，原密码作废；用新的初始密码登录后必须修改。本人会看到是管理员重置的，日志里也有记录。"
        )
    },
    reset_done: "已重置",
    disable: "停用",
    disable_means: |name| {
        format!(
            "「{name}」在所有设备上立即退出，不能再登录。职务、任务和填过的内容都不变；设备上没有送达的内容留在设备里。以后可以恢复。"
        )
    },
    disabled_done: "已停用",
    enable: "恢复使用",
    enable_means: |name| format!("「{name}」可以用原来的密码重新登录。"),
    enabled_done: "已恢复",
    column: |column| match column {
        Column::Account => "账号",
        Column::Name => "姓名",
        Column::Unit => "单位",
        Column::Post => "职务",
        Column::Password => "初始密码",
    },
    notices: "新消息提醒",
    notices_on: "已启用：有新消息而没有打开挂图的人，由短信或企业微信网关提醒，只发未读条数，不发内容。",
    notices_off: "未启用：不向外发送任何提醒。需要时由服务器管理人员设置。",
    notices_fault: |setting| {
        format!("设置 {setting} 缺失或有误，提醒没有启用。请告知服务器管理人员。")
    },
    notices_sent: |when| format!("最近一次发出：{when}"),
    notices_none_sent: "还没有发出过。",
    notices_failed: |when, status| match status {
        Some(status) => format!("最近一次未发出：{when}，网关答复 {status}"),
        None => format!("最近一次未发出：{when}，网关没有应答"),
    },
    notices_waiting: |people| format!("等待提醒：{people} 人"),
};

/// English.
pub static EN: Accounts = Accounts {
    accounts_offline: "The accounts have not been read on this device yet",
    accounts_offline_hint: "Open this page once with a network to look at them without one. Units, people and posts can be changed offline.",
    needs_network: "No network: accounts can only be looked at now. Making, resetting and closing them needs one.",
    accounts_as_of: |time| format!(" As read {time}."),
    search_accounts: "Search accounts, names or units",
    accounts_count: |count| format!("{count} accounts"),
    account: "Account",
    account_hint: "What is typed at login. It cannot be changed later.",
    actor: "Used by",
    find_actor: "A name, or the title of a vacant post",
    password: "First password",
    password_hint: |min| {
        format!(
            "Left empty, one is made up. Your own: {min} characters at least. To be changed at the first login."
        )
    },
    state: "State",
    in_use: "In use",
    disabled: "Closed",
    must_change: "First password not changed",
    without_post: "No post",
    seen: "Last used",
    last_seen: |day| format!("last used {day}"),
    never_seen: "not logged in",
    devices: |count| format!("{count} {}", if count == 1 { "device" } else { "devices" }),
    new_account: "New account",
    new_accounts: "Many at once",
    make: |count| match count {
        1 => "Make the account".to_owned(),
        count => format!("Make {count} accounts"),
    },
    made: "Made",
    check: "Check",
    table: "Table",
    table_hint: "Paste from a spreadsheet, one account a line. It is checked first: all of them are made, or none.",
    table_example: "A line: account, name; or account, unit, post. A first password may follow, else one is made up. Or with headings: account, name, unit, post, password.",
    table_empty: "There is no table yet.",
    table_faulty: |rows, faulty| {
        format!("Rows at fault: {faulty} of {rows}. No account was made. Correct them above.")
    },
    table_right: |rows| format!("{rows} rows, all of them right."),
    line: |line| format!("Line {line}"),
    which_of: |line| format!("Whom line {line} means"),
    no_account: "(no name)",
    wrong_cells: |count| {
        format!("{count} columns: unclear. Arrange them as described, or add headings.")
    },
    nobody_named: "It does not say who uses it.",
    person_unknown: "No such person: add them under Units and people first.",
    unit_unknown: "No such unit, nor any other name for one.",
    post_unknown: "No such post there.",
    several: "Several answer: say which.",
    sees_nothing: "Holds no post: they would see nothing.",
    has_accounts: |names| format!("Has an account already: {names}"),
    no_secret: "This device cannot make up a safe password: write one yourself.",
    unsure: "No answer came; the accounts may stand all the same. Reload the list: reset the password of those that do.",
    slip_title: "First passwords",
    slip_once: "Shown this once: gone when you leave the page, and kept nowhere. Copy, print or save them now, and give each to its person.",
    slip_must: "The first login must change it.",
    slip_done: "Saved: clear",
    slip_file: "guatu-first-passwords",
    slip_saved: "Saved",
    slip_not_saved: "Not saved",
    copy: "Copy",
    copied: "Copied",
    not_copied: "This browser does not copy: print or save",
    print: "Print",
    save_sheet: "Save as a sheet",
    manage: "Manage account",
    reset: "Reset password",
    reset_means: |name| {
        format!(
            "{name} is logged out everywhere at once and the old password is void; the new one must be changed at login. The person is told, and the log keeps it."
        )
    },
    reset_done: "Reset",
    disable: "Close",
    disable_means: |name| {
        format!(
            "{name} is logged out everywhere at once and cannot log in. Posts, tasks and records stay; what a device has not delivered stays on it. It can be opened again."
        )
    },
    disabled_done: "Closed",
    enable: "Open again",
    enable_means: |name| format!("{name} can log in again with the same password."),
    enabled_done: "Opened again",
    column: |column| match column {
        Column::Account => "Account",
        Column::Name => "Name",
        Column::Unit => "Unit",
        Column::Post => "Post",
        Column::Password => "Password",
    },
    notices: "Notices of new messages",
    notices_on: "On: whoever has new messages and does not have Guatu open is told through the gateway for SMS or WeCom, how many are unread and nothing of what they say.",
    notices_off: "Off: nothing goes out. Whoever looks after the server can set a gateway.",
    notices_fault: |setting| {
        format!(
            "The setting {setting} is missing or wrong, so notices are off. Tell whoever looks after the server."
        )
    },
    notices_sent: |when| format!("Last sent: {when}"),
    notices_none_sent: "None has been sent yet.",
    notices_failed: |when, status| match status {
        Some(status) => format!("Last not sent: {when}, the gateway answered {status}"),
        None => format!("Last not sent: {when}, the gateway did not answer"),
    },
    notices_waiting: |people| format!("People waiting to be told: {people}"),
};
