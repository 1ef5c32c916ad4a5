//! Words of 送达.

/// What the page of delivery says.
pub struct Delivery {
    /// The page.
    pub title: &'static str,
    /// What the part about the connection is called, for screen readers.
    pub link: &'static str,
    /// All is well.
    pub fine: &'static str,
    /// The first sync is not finished.
    pub first: &'static str,
    /// No network.
    pub offline: &'static str,
    /// The server does not answer.
    pub unreachable: &'static str,
    /// The server answers with this status; 0: what cannot be read.
    pub failed: fn(u16) -> String,
    /// The session is over; the sync chip, which says this, leads to logging in.
    pub signed_out: fn(&str) -> String,
    /// Another tab syncs.
    pub other_tab: &'static str,
    /// When the server last answered.
    pub synced_at: fn(&str) -> String,
    /// It never has.
    pub never_synced: &'static str,
    /// For how many days the oldest act has been on this device only.
    pub alone: fn(u32) -> String,
    /// Sync now.
    pub sync_now: &'static str,
    /// Log in again, where the session is over.
    pub log_in_again: &'static str,
    /// To everything unsent as a file, and to bringing such a file in.
    pub rescue: &'static str,
    /// What becomes of what was refused.
    pub refused_hint: &'static str,
    /// In which order acts are sent.
    pub waiting_hint: &'static str,
    /// Acts of a newer version, which this one cannot show.
    pub unreadable: fn(usize) -> String,
    /// Acts that cannot be read and are not sent.
    pub stuck: fn(usize) -> String,
    /// Heading: what is in.
    pub sent: &'static str,
    /// What a receipt is.
    pub sent_hint: &'static str,
    /// The receipts are being read.
    pub sent_loading: &'static str,
    /// There is no receipt yet.
    pub sent_none: &'static str,
    /// Show so many more.
    pub sent_more: fn(usize) -> String,
    /// When it was filled in.
    pub done_at: fn(&str) -> String,
    /// When it was refused.
    pub refused_at: fn(&str) -> String,
    /// What it was done to cannot be seen here.
    pub unnamed: &'static str,
    /// Correct and send again.
    pub fix: &'static str,
    /// Send again as it is.
    pub resend: &'static str,
    /// Hand over to a colleague.
    pub hand_over: &'static str,
    /// As a file.
    pub export: &'static str,
    /// Throw away.
    pub discard: &'static str,
    /// It would be refused again, and why.
    pub resend_refused: fn(&str) -> String,
    /// It waits to be sent again.
    pub resent: &'static str,
    /// Heading of the question before something is thrown away.
    pub discard_title: &'static str,
    /// What throwing it away means.
    pub discard_warning: &'static str,
    /// Not to throw it away.
    pub keep: &'static str,
    /// It was thrown away.
    pub discarded: &'static str,
    /// What to do with the text for a colleague.
    pub hand_hint: &'static str,
    /// The text for a colleague.
    pub hand_field: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// First line of the text for a colleague.
    pub hand_head: &'static str,
    /// What is to be done.
    pub hand_what: &'static str,
    /// To what.
    pub hand_on: &'static str,
    /// Where that belongs.
    pub hand_board: &'static str,
    /// What it says.
    pub hand_content: &'static str,
    /// Who filled it in, and when.
    pub hand_by: &'static str,
    /// Why it was refused.
    pub hand_reason: &'static str,
    /// To which units an instruction goes.
    pub addressees: &'static str,
    /// After a label.
    pub colon: &'static str,
    /// A file was made.
    pub exported: &'static str,
    /// It could not be made.
    pub export_failed: &'static str,
    /// Nothing is unsent.
    pub empty: &'static str,
    /// What that means.
    pub empty_hint: &'static str,
}

/// Chinese.
pub static ZH: Delivery = Delivery {
    title: "送达",
    link: "连接情况",
    fine: "连接正常，填的内容会自动送出。",
    first: "正在进行第一次同步。",
    offline: "现在没有网络。填的内容都存在本机，联网后自动送出。",
    unreachable: "连不上服务器：没有网络，或服务器没有答复。内容都在本机，会自动再试。",
    failed: |status| match status {
        0 => "服务器的答复读不懂，可能版本不一致。内容都在本机，会自动再试。".to_owned(),
        status => format!("服务器出错（代码 {status}）。内容都在本机，会自动再试。"),
    },
    signed_out: |chip| {
        format!("登录已过期，暂时送不出去。内容都在本机，点「{chip}」登录后接着送。")
    },
    other_tab: "同步由另一个挂图窗口负责，这里会跟着更新。",
    synced_at: |time| format!("上次同步 {time}"),
    never_synced: "还没有同步过",
    alone: |days| format!("最早的一条仅存本机 {days} 天"),
    sync_now: "立即同步",
    log_in_again: "重新登录",
    rescue: "应急包",
    refused_hint: "内容仍在本机，等你处理",
    waiting_hint: "按填写先后送出",
    unreadable: |count| {
        format!("另有 {count} 条由更新版本的挂图填写，这个版本会照样送出，但显示不了。")
    },
    stuck: |count| {
        format!(
            "另有 {count} 条读不出来，已原样留在本机，不会送出。请到「我的」导出成文件，交管理员处理。"
        )
    },
    sent: "已送达",
    sent_hint: "回执号就是县里登记的号",
    sent_loading: "正在读取回执",
    sent_none: "还没有回执。填的内容县里登记后，回执会列在这里。",
    sent_more: |count| format!("再看 {count} 条"),
    done_at: |time| format!("填于 {time}"),
    refused_at: |time| format!("退回于 {time}"),
    unnamed: "对象已不在本机",
    fix: "改正重送",
    resend: "原样重送",
    hand_over: "转交同事",
    export: "导出",
    discard: "丢弃",
    resend_refused: |reason| format!("现在重送仍会被退回：{reason}"),
    resent: "已重新排队，待送",
    discard_title: "要丢弃这一条吗？",
    discard_warning: "丢弃后不能恢复。内容还有用的话，请先导出或转交同事。",
    keep: "留着",
    discarded: "已丢弃",
    hand_hint: "复制下面的文字，发给有权限的同事代为登记。",
    hand_field: "转交的文字",
    copied: "已复制，可以粘贴给同事",
    hand_head: "【挂图】请代为登记：",
    hand_what: "事项",
    hand_on: "对象",
    hand_board: "所属",
    hand_content: "内容",
    hand_by: "填写",
    hand_reason: "退回原因",
    addressees: "发给",
    colon: "：",
    exported: "已导出为文件，在下载里",
    export_failed: "没有导出成功，请再试一次",
    empty: "都已送达",
    empty_hint: "你填的内容县里都收到了。没有网络时填的会先列在这里，联网后自动送出。",
};

/// English.
pub static EN: Delivery = Delivery {
    title: "Delivery",
    link: "Connection",
    fine: "The connection is fine; what you fill in is sent by itself.",
    first: "The first sync is under way.",
    offline: "No network. Everything is saved on this device and sent once there is one.",
    unreachable: "The server does not answer. All is saved here; it is tried again by itself.",
    failed: |status| match status {
        0 => "The server’s answer cannot be read, perhaps another version. Everything is saved \
              here; it is tried again by itself."
            .to_owned(),
        status => format!(
            "The server failed (code {status}). Everything is saved here; it is tried again by \
             itself."
        ),
    },
    signed_out: |chip| {
        format!("The session is over. All is saved here; press “{chip}” and it will be sent.")
    },
    other_tab: "Another Guatu window does the syncing; this one follows.",
    synced_at: |time| format!("Last synced {time}"),
    never_synced: "Never synced",
    alone: |days| match days {
        1 => "The oldest has been on this device only for 1 day".to_owned(),
        days => format!("The oldest has been on this device only for {days} days"),
    },
    sync_now: "Sync now",
    log_in_again: "Log in again",
    rescue: "Rescue file",
    refused_hint: "still on this device, waiting for you",
    waiting_hint: "sent in the order you filled them in",
    unreadable: |count| {
        format!(
            "{count} more were made by a newer version: they are sent, but cannot be shown here."
        )
    },
    stuck: |count| {
        format!(
            "{count} more cannot be read. They stay on this device as they are and are not sent: \
             export them under Me and hand the file to the admin."
        )
    },
    sent: "Delivered",
    sent_hint: "a receipt’s number is its row in the county’s log",
    sent_loading: "Reading the receipts",
    sent_none: "No receipts yet. What the county has recorded will be listed here.",
    sent_more: |count| format!("Show {count} more"),
    done_at: |time| format!("filled in {time}"),
    refused_at: |time| format!("refused {time}"),
    unnamed: "no longer on this device",
    fix: "Correct and resend",
    resend: "Resend as it is",
    hand_over: "Hand over",
    export: "Export",
    discard: "Discard",
    resend_refused: |reason| format!("It would be refused again: {reason}"),
    resent: "Waiting to be sent again",
    discard_title: "Discard this?",
    discard_warning: "This cannot be undone. If it may be of use, export it or hand it over first.",
    keep: "Keep it",
    discarded: "Discarded",
    hand_hint: "Copy this text and send it to a colleague who may enter it.",
    hand_field: "Text to hand over",
    copied: "Copied: paste it to a colleague",
    hand_head: "[Guatu] Please enter this for me:",
    hand_what: "What",
    hand_on: "On",
    hand_board: "Part of",
    hand_content: "Content",
    hand_by: "Filled in by",
    hand_reason: "Refused because",
    addressees: "To",
    colon: ": ",
    exported: "Exported: the file is in your downloads",
    export_failed: "The export failed; please try again",
    empty: "Everything is delivered",
    empty_hint: "The county has all you filled in. Without a network, new entries wait here first.",
};
