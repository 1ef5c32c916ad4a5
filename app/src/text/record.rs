//! Words of the conflict box, of histories and of the log.

use shared::id::Seq;
use shared::log::Act;

/// What these pages say.
pub struct Record {
    /// The card in 我的 that leads here.
    pub card: &'static str,
    /// The conflict box.
    pub conflicts: &'static str,
    /// What it is.
    pub conflicts_hint: &'static str,
    /// The choice of which conflicts.
    pub which: &'static str,
    /// Those that concern the person.
    pub mine: &'static str,
    /// All.
    pub all: &'static str,
    /// How many have two values still.
    pub differing_count: fn(usize) -> String,
    /// There is none.
    pub no_conflicts: &'static str,
    /// What that means.
    pub no_conflicts_hint: &'static str,
    /// The value in use is the one that was kept.
    pub differing: &'static str,
    /// The value that was not kept is in use again.
    pub restored: &'static str,
    /// Somebody has changed it since.
    pub overtaken: &'static str,
    /// The value that was kept.
    pub kept: &'static str,
    /// The value that was kept, where another is in use by now.
    pub kept_then: &'static str,
    /// The value that was not.
    pub lost: &'static str,
    /// The value in use now.
    pub now: fn(&str) -> String,
    /// It is not known who wrote a value.
    pub somebody: &'static str,
    /// The day on the writer's device.
    pub device_day: fn(&str) -> String,
    /// When the server took it in.
    pub server_time: fn(&str) -> String,
    /// Restore the value that was not kept.
    pub restore: &'static str,
    /// It is restored, and on its way.
    pub restored_now: &'static str,
    /// It is restored here, to be sent.
    pub restored_offline: &'static str,
    /// The reason that goes with a restored last day.
    pub restore_reason: &'static str,
    /// The one in use was changed since: title.
    pub overtaken_title: &'static str,
    /// What is in use, and what would be.
    pub overtaken_ask: fn(&str, &str) -> String,
    /// Restore all the same.
    pub restore_anyway: &'static str,
    /// It could not be saved.
    pub disk: &'static str,

    /// Everything about one thing.
    pub history: &'static str,
    /// What it is.
    pub history_hint: &'static str,
    /// The device does not hold that thing.
    pub no_thing: &'static str,
    /// Back to it.
    pub to_thing: &'static str,
    /// What this device knows, where the server cannot be asked.
    pub known_here: &'static str,
    /// It knows nothing.
    pub known_nothing: &'static str,
    /// Rows are being read.
    pub loading: &'static str,
    /// Older rows.
    pub older: &'static str,
    /// There is none.
    pub no_rows: &'static str,
    /// Why.
    pub no_rows_hint: &'static str,
    /// What was said is redacted.
    pub redacted: &'static str,
    /// The reader may not see what was said.
    pub hidden: &'static str,
    /// An account of this name.
    pub account: fn(&str) -> String,
    /// The rows that somebody brought in as a file: from, to.
    pub brought: fn(Seq, Seq) -> String,
    /// Who acted is not known here.
    pub stranger: &'static str,
    /// Whoever holds the setup secret.
    pub operator: &'static str,
    /// In effect.
    pub accepted: &'static str,
    /// Not in effect.
    pub refused: &'static str,
    /// Not in effect, and the reason cannot be read.
    pub refused_somehow: &'static str,
    /// What a row records.
    pub act: fn(Act) -> &'static str,
    /// An act that this version does not know.
    pub unknown_act: &'static str,

    /// The log.
    pub log: &'static str,
    /// What it is.
    pub log_hint: &'static str,
    /// Whoever is neither admin nor auditor.
    pub log_closed: &'static str,
    /// Who may.
    pub log_closed_hint: &'static str,
    /// Filter by person.
    pub filter_person: &'static str,
    /// Filter by kind of act.
    pub filter_act: &'static str,
    /// Every kind.
    pub any_act: &'static str,
    /// Every act that was refused.
    pub any_refused: &'static str,
    /// Kinds of acts upon the county's content.
    pub acts_of_content: &'static str,
    /// Kinds of acts upon accounts and the county as a whole.
    pub acts_of_admin: &'static str,
    /// Which rows were read.
    pub read_so_far: fn(Seq, Seq, usize) -> String,
    /// None of the rows that were read fits.
    pub no_match: &'static str,
    /// What to do.
    pub no_match_hint: &'static str,

    /// The rows shown were read before: up to which, and when.
    pub read_before: fn(Seq, &str) -> String,
    /// Read them from the server.
    pub read_anew: &'static str,
    /// Nothing was read on this device.
    pub never_read: &'static str,
    /// What to do.
    pub never_read_hint: &'static str,
    /// This thing's history was not read on this device.
    pub history_unread: &'static str,

    /// Verify the log.
    pub verify: &'static str,
    /// What that does.
    pub verify_hint: &'static str,
    /// Stop.
    pub cancel: &'static str,
    /// How far it has come.
    pub verified_so_far: fn(u64, u64) -> String,
    /// It was stopped.
    pub cancelled: fn(u64) -> String,
    /// Everything fits.
    pub whole: fn(u64, u64) -> String,
    /// There is no row.
    pub empty_log: &'static str,
    /// A row is missing, doubled or out of order.
    pub hole: fn(Seq, Seq) -> String,
    /// A row was changed.
    pub changed: fn(Seq) -> String,
    /// What is shown as said is not what was recorded.
    pub other_words: fn(Seq) -> String,
    /// Up to where everything fits.
    pub whole_until: fn(u64, u64) -> String,
    /// Only the rows kept on this device were verified: from which on, and when they were read.
    pub kept_only: fn(Seq, &str) -> String,
    /// The log agrees with what this device has kept.
    pub witness_agrees: fn(Seq) -> String,
    /// The log is shorter than it was.
    pub shorter: fn(Seq, Seq) -> String,
    /// The log has another row where this device remembers one.
    pub differs: fn(Seq) -> String,
    /// The hash of the last row.
    pub hash: &'static str,
    /// Copy it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be.
    pub copy_failed: &'static str,

    /// No network.
    pub offline: &'static str,
    /// The session is over.
    pub signed_out: &'static str,
    /// The person may not see it.
    pub not_visible: &'static str,
    /// The answer cannot be read.
    pub unreadable: &'static str,
    /// Ask again.
    pub again: &'static str,
}

/// Chinese.
pub static ZH: Record = Record {
    card: "记录与核对",
    conflicts: "冲突箱",
    conflicts_hint: "两个人分头改了同一处，系统留用一个值，另一个存在这里，随时可以恢复。",
    which: "范围",
    mine: "与我有关",
    all: "全部",
    differing_count: |count| format!("{count} 处未恢复"),
    no_conflicts: "没有冲突",
    no_conflicts_hint: "有人和你同时改了同一处时，两个值都会留在这里。",
    differing: "未恢复",
    restored: "已恢复",
    overtaken: "后来又改过",
    kept: "现用",
    kept_then: "当时采用",
    lost: "未采用",
    now: |value| format!("现在是：{value}"),
    somebody: "填写人不详",
    device_day: |day| format!("填写日 {day}"),
    server_time: |time| format!("入库 {time}"),
    restore: "恢复此值",
    restored_now: "已恢复",
    restored_offline: "已恢复，保存在本机，待送",
    restore_reason: "恢复冲突箱中的值",
    overtaken_title: "采用的值后来又改过",
    overtaken_ask: |now, lost| format!("现在是「{now}」，不是当时采用的值。要改回「{lost}」吗？"),
    restore_anyway: "仍要恢复",
    disk: "本机存储写不进去，没有恢复。",

    history: "完整记录",
    history_hint: "县服务器日志里关于它的每一行，最新的在前；被拒绝的也在内。",
    no_thing: "这台设备上没有这一项",
    to_thing: "返回",
    known_here: "本机知道的步骤和进展",
    known_nothing: "本机没有它的步骤和进展。",
    loading: "正在读取日志……",
    older: "更早的记录",
    no_rows: "日志里还没有关于它的记录",
    no_rows_hint: "开通时装入的内容不逐条登记；以后每一步都会记在这里。",
    redacted: "内容已依法遮盖；编号、时间和校验值不变。",
    hidden: "内容不在你的可见范围。",
    account: |name| format!("账号 {name}"),
    brought: |first, last| match first == last {
        true => format!("第 {} 号", first.0),
        false => format!("第 {}–{} 号", first.0, last.0),
    },
    stranger: "本机不认识的人员",
    operator: "部署人员",
    accepted: "已记入",
    refused: "被拒绝",
    refused_somehow: "原因由较新的服务器给出，本机读不懂。",
    act: |act| match act {
        Act::Setup => "建立本县",
        Act::Seed => "装入初始数据",
        Act::Open => "开通",
        Act::AccountMade => "新建账号",
        Act::PasswordChanged => "本人修改密码",
        Act::Exported => "导出数据",
        Act::Accepted => "已记入的操作",
        Act::Refused => "被拒绝的操作",
        Act::PasswordReset => "重置密码",
        Act::AccountDisabled => "停用账号",
        Act::AccountEnabled => "启用账号",
        Act::SessionRevoked => "下线设备",
        Act::BroughtIn => "导入应急包",
    },
    unknown_act: "本机版本不认识的操作",

    log: "操作日志",
    log_hint: "每一项操作一行，按编号相连；最新的在前。",
    log_closed: "操作日志只对系统管理员和审计员开放",
    log_closed_hint: "每项任务和产业链页面上的「完整记录」，人人可看自己可见的部分。",
    filter_person: "人员",
    filter_act: "操作",
    any_act: "全部操作",
    any_refused: "被拒绝的操作",
    acts_of_content: "业务操作",
    acts_of_admin: "管理操作",
    read_so_far: |from, to, shown| {
        format!("已读第 {} 号至第 {} 号，符合条件 {shown} 条", from.0, to.0)
    },
    no_match: "已读的部分没有符合条件的记录",
    no_match_hint: "可以继续读更早的记录，或放宽条件。",

    read_before: |last, time| {
        format!("现在连不上服务器，以下是本机保存的记录：已读到第 {} 号，读于 {time}。", last.0)
    },
    read_anew: "重新读取",
    never_read: "这台设备上还没有读过操作日志",
    never_read_hint: "联网时打开一次本页，读到的记录就保存在本机，没有网络也能查看和校验。",
    history_unread: "它的完整记录还没有在这台设备上读过；联网打开一次，以后没有网络也能看。",

    verify: "校验日志",
    verify_hint: "在这台设备上从第 1 号起逐行重算校验值，并与本机同步时记下的校验值比对。",
    cancel: "停止",
    verified_so_far: |done, total| format!("已校验 {done} / {total}"),
    cancelled: |done| format!("已停止。第 1 号至第 {done} 号连续、未被改动，其后未校验。"),
    whole: |from, last| format!("第 {from} 号至第 {last} 号连续、未被改动"),
    empty_log: "日志还没有任何一行",
    hole: |expected, found| {
        format!("应为第 {} 号的位置上是第 {} 号：有缺失、重复或调换", expected.0, found.0)
    },
    changed: |seq| format!("第 {} 号与它之前的记录对不上：这一行被改动过", seq.0),
    other_words: |seq| format!("第 {} 号显示的内容与留痕不符：内容被改动过", seq.0),
    whole_until: |from, last| match last {
        0 => "从第一行起就对不上。".to_owned(),
        last => format!("第 {from} 号至第 {last} 号连续、未被改动。"),
    },
    kept_only: |from, time| match from.0 {
        1 => format!("没有网络，校验的是本机保存的部分，读于 {time}；之后的要联网校验。"),
        from => format!(
            "没有网络，校验的是本机保存的部分，读于 {time}；第 {from} 号之前和之后新增的要联网校验。"
        ),
    },
    witness_agrees: |seq| format!("与本机上次同步时记下的第 {} 号一致。", seq.0),
    shorter: |last, witness| {
        format!(
            "服务器的日志只到第 {} 号，而本机曾收到过第 {} 号：日志变短了，可能是从旧备份恢复的。",
            last.0, witness.0
        )
    },
    differs: |seq| {
        format!("第 {} 号与本机上次同步时记下的不同：日志自身连续，但不是本机见过的那一份。", seq.0)
    },
    hash: "末行校验值",
    copy: "复制",
    copied: "已复制",
    copy_failed: "浏览器不让复制，请手抄或截图。",

    offline: "现在连不上服务器。",
    signed_out: "登录已过期，请重新登录后再看。",
    not_visible: "这项内容不在你的可见范围，或服务器上没有它。",
    unreadable: "服务器的回答读不懂，请刷新到新版本后再试。",
    again: "再试一次",
};

/// English.
pub static EN: Record = Record {
    card: "Records",
    conflicts: "Conflict box",
    conflicts_hint: "Two people changed the same thing apart: one value is in use, the other is \
                     kept here and can be restored.",
    which: "Which",
    mine: "That concern me",
    all: "All",
    differing_count: |count| format!("{count} not restored"),
    no_conflicts: "No conflicts",
    no_conflicts_hint: "When somebody changes the same thing as you, both values are kept here.",
    differing: "not restored",
    restored: "restored",
    overtaken: "changed since",
    kept: "In use",
    kept_then: "Used then",
    lost: "Not used",
    now: |value| format!("Now: {value}"),
    somebody: "writer not known",
    device_day: |day| format!("written {day}"),
    server_time: |time| format!("received {time}"),
    restore: "Restore this value",
    restored_now: "Restored",
    restored_offline: "Restored on this device, to be sent",
    restore_reason: "Value restored from the conflict box",
    overtaken_title: "The value in use was changed since",
    overtaken_ask: |now, lost| {
        format!("It is now “{now}”, not what was used then. Change it back to “{lost}”?")
    },
    restore_anyway: "Restore all the same",
    disk: "This device’s storage cannot be written: nothing was restored.",

    history: "Full record",
    history_hint: "Every row of the county’s log about it, the latest first, refused ones too.",
    no_thing: "This device does not hold it",
    to_thing: "Back",
    known_here: "Steps and reports that this device knows",
    known_nothing: "This device knows no steps or reports of it.",
    loading: "Reading the log…",
    older: "Older rows",
    no_rows: "The log has no row about it yet",
    no_rows_hint: "What was loaded at the start is not listed singly; every step from now on is.",
    redacted: "What was said is lawfully redacted; number, time and hash stand.",
    hidden: "You may not see what was said.",
    account: |name| format!("account {name}"),
    brought: |first, last| match first == last {
        true => format!("row {}", first.0),
        false => format!("rows {}–{}", first.0, last.0),
    },
    stranger: "somebody unknown to this device",
    operator: "the operator",
    accepted: "in effect",
    refused: "refused",
    refused_somehow: "A newer server gives a reason that this version cannot read.",
    act: |act| match act {
        Act::Setup => "County set up",
        Act::Seed => "First data loaded",
        Act::Open => "County opened",
        Act::AccountMade => "Account made",
        Act::PasswordChanged => "Own password changed",
        Act::Exported => "Data exported",
        Act::Accepted => "Acts in effect",
        Act::Refused => "Acts refused",
        Act::PasswordReset => "Password reset",
        Act::AccountDisabled => "Account closed",
        Act::AccountEnabled => "Account reopened",
        Act::SessionRevoked => "Device logged out",
        Act::BroughtIn => "Rescue file brought in",
    },
    unknown_act: "An act that this version does not know",

    log: "Log",
    log_hint: "One row for every act, chained by number; the latest first.",
    log_closed: "The log is open to administrators and auditors only",
    log_closed_hint: "“Full record” on every task and chain shows what you may see of it.",
    filter_person: "Person",
    filter_act: "Act",
    any_act: "All acts",
    any_refused: "Refused acts",
    acts_of_content: "Work",
    acts_of_admin: "Administration",
    read_so_far: |from, to, shown| format!("Rows {} to {} read, {shown} fit", from.0, to.0),
    no_match: "None of the rows read so far fits",
    no_match_hint: "Read older rows, or ask for less.",

    read_before: |last, time| {
        format!(
            "The server cannot be reached now. These rows are kept on this device: up to row {}, \
             read {time}.",
            last.0
        )
    },
    read_anew: "Read again",
    never_read: "The log has not been read on this device yet",
    never_read_hint: "Open this page once with a network: what was read stays on this device, to \
                      be looked at and verified without one.",
    history_unread: "Its full record has not been read on this device yet. Opened once with a \
                     network, it can be read without one.",

    verify: "Verify the log",
    verify_hint: "Works out every row’s hash on this device, from row 1 on, and compares with the \
                  hash that this device kept when it last synced.",
    cancel: "Stop",
    verified_so_far: |done, total| format!("{done} of {total} verified"),
    cancelled: |done| format!("Stopped. Rows 1 to {done} are unbroken; the rest is not verified."),
    whole: |from, last| format!("Rows {from} to {last} are unbroken and unchanged"),
    empty_log: "The log has no row yet",
    hole: |expected, found| {
        format!(
            "Row {} stands where row {} should: one is missing, doubled or moved",
            found.0, expected.0
        )
    },
    changed: |seq| format!("Row {} does not follow from the rows before it: it was changed", seq.0),
    other_words: |seq| format!("Row {} shows other words than were recorded: changed", seq.0),
    whole_until: |from, last| match last {
        0 => "Nothing fits from the first row on.".to_owned(),
        last => format!("Rows {from} to {last} are unbroken and unchanged."),
    },
    kept_only: |from, time| match from.0 {
        1 => format!(
            "Without a network, the rows kept on this device were verified, as read {time}; later \
             ones need a network."
        ),
        from => format!(
            "Without a network, the rows kept on this device were verified, as read {time}; those \
             before row {from} and later ones need a network."
        ),
    },
    witness_agrees: |seq| format!("Row {} is what this device kept when it last synced.", seq.0),
    shorter: |last, witness| {
        format!(
            "The server’s log ends with row {}, but this device has known row {}: the log has \
             become shorter, perhaps by an older backup.",
            last.0, witness.0
        )
    },
    differs: |seq| {
        format!(
            "Row {} is not what this device kept when it last synced: the log is unbroken in \
             itself, but it is not the one this device has seen.",
            seq.0
        )
    },
    hash: "Hash of the last row",
    copy: "Copy",
    copied: "Copied",
    copy_failed: "The browser does not let it be copied.",

    offline: "The server cannot be reached now.",
    signed_out: "The session is over: log in again first.",
    not_visible: "You may not see this, or the server does not have it.",
    unreadable: "The server’s answer cannot be read: reload the app and try again.",
    again: "Try again",
};
