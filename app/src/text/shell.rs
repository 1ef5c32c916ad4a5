//! Words of the shell: tabs, the sync chip, banners, and the pages around the work.

/// What the shell says.
pub struct Shell {
    /// Past the tabs, for those who use a keyboard.
    pub skip: &'static str,
    /// The tabs, all together.
    pub tabs: &'static str,
    /// 待办
    pub work: &'static str,
    /// 看板
    pub boards: &'static str,
    /// 登记
    pub capture: &'static str,
    /// 消息
    pub messages: &'static str,
    /// 送达
    pub delivery: &'static str,
    /// Units, people, accounts.
    pub people: &'static str,
    /// 我的
    pub me: &'static str,
    /// A tab's count: messages unread.
    pub unread: fn(usize) -> String,
    /// Acts refused.
    pub refused: fn(usize) -> String,
    /// Acts not delivered.
    pub waiting: fn(usize) -> String,
    /// Joins the parts of a line.
    pub join: fn(&str, &str) -> String,
    /// Everything is delivered, at this time.
    pub synced: fn(&str) -> String,
    /// Everything is delivered.
    pub synced_untimed: &'static str,
    /// The first sync.
    pub filling: &'static str,
    /// The chip, while what was kept last is shown and the rest is read from the disk.
    pub opening_kept: &'static str,
    /// No network.
    pub offline: &'static str,
    /// How old what is shown is.
    pub data_until: fn(&str) -> String,
    /// Nothing was fetched yet.
    pub no_data: &'static str,
    /// On the way.
    pub sending: fn(usize) -> String,
    /// The server does not take it just now.
    pub server_trouble: &'static str,
    /// The session is over.
    pub sign_in: &'static str,
    /// The device's storage does not work.
    pub disk: &'static str,
    /// Where the chip leads, after what it says.
    pub to_delivery: &'static str,
    /// A message could not be marked as read.
    pub not_marked: &'static str,
    /// Reminders above the page.
    pub notices: &'static str,
    /// In whose name one enters.
    pub acting: fn(&str) -> String,
    /// What that line is, for screen readers.
    pub acting_label: &'static str,
    /// Enter in one's own name again.
    pub acting_end: &'static str,
    /// The appointment ended by itself.
    pub acting_over: fn(&str) -> String,
    /// A county with a fixed day.
    pub business_day: fn(&str) -> String,
    /// The disk's trouble, and what it means for what is typed now.
    pub disk_now: fn(&str) -> String,
    /// Work that has been on this device only for so many days.
    pub alone: fn(u32) -> String,
    /// To where it is delivered.
    pub alone_way: &'static str,
    /// A new version waits.
    pub update: &'static str,
    /// Change over.
    pub update_now: &'static str,
    /// Go on as it is.
    pub update_later: &'static str,
    /// The sheet to log in again.
    pub again: &'static str,
    /// As whom, and that nothing is lost.
    pub again_why: fn(&str, usize) -> String,
    /// Later.
    pub again_later: &'static str,
    /// Take what is unsent out of this device instead.
    pub again_rescue: &'static str,
    /// No such address.
    pub lost: &'static str,
    /// What to do.
    pub lost_hint: &'static str,
    /// Home.
    pub home: &'static str,
    /// A page could not be loaded.
    pub part_failed: &'static str,
    /// What to do.
    pub part_failed_hint: &'static str,
    /// The app itself did not come whole.
    pub not_loaded: &'static str,
    /// What to do.
    pub not_loaded_hint: &'static str,
    /// The app is opening.
    pub opening: &'static str,
    /// The storage does not work: title.
    pub broken: &'static str,
    /// What that means.
    pub broken_hint: &'static str,
    /// Once more.
    pub retry: &'static str,
}

/// Chinese.
pub static ZH: Shell = Shell {
    skip: "跳到正文",
    tabs: "主要栏目",
    work: "待办",
    boards: "看板",
    capture: "登记",
    messages: "消息",
    delivery: "送达",
    people: "人员",
    me: "我的",
    unread: |count| format!("{count} 条未读"),
    refused: |count| format!("{count} 条被退回"),
    waiting: |count| format!("{count} 条待送"),
    join: |first, second| format!("{first} · {second}"),
    synced: |time| format!("已同步 · {time}"),
    synced_untimed: "已同步",
    filling: "正在取回数据",
    opening_kept: "正在打开本机数据",
    offline: "离线",
    data_until: |time| format!("数据到 {time}"),
    no_data: "还没有数据",
    sending: |count| format!("发送中 {count} 条"),
    server_trouble: "服务器暂无应答",
    sign_in: "需重新登录",
    disk: "本机存储故障",
    to_delivery: "，查看送达情况",
    not_marked: "没有记下已读：本机存储出错",
    notices: "提醒",
    acting: |leader| format!("正在代 {leader} 录入"),
    acting_label: "代录",
    acting_end: "结束",
    acting_over: |leader| format!("你不再是 {leader} 的联络员，已改回以本人名义填报"),
    business_day: |day| format!("业务日期 {day}"),
    disk_now: |trouble| format!("现在保存不了。{trouble}"),
    alone: |days| format!("有内容仅存本机 {days} 天，还没有送达。请尽快连上网络。"),
    alone_way: "查看送达情况",
    update: "新版本已备好",
    update_now: "更新",
    update_later: "以后",
    again: "请重新登录",
    again_why: |account, waiting| match waiting {
        0 => format!("「{account}」的登录已到期。输入密码后继续。"),
        waiting => format!(
            "「{account}」的登录已到期。{waiting} 条待送的内容都保存在本机，登录后自动送出。"
        ),
    },
    again_later: "以后再说",
    again_rescue: "登录不了？导出应急包",
    lost: "没有这个页面",
    lost_hint: "网址可能写错了，或者内容已经移走。",
    home: "回到待办",
    part_failed: "这一页没有取到",
    part_failed_hint: "首次使用时，这一页要联网取一次，之后断网也能打开。连上网络后再试；还不行，请刷新页面。已保存的内容都在。",
    not_loaded: "挂图没有取全",
    not_loaded_hint: "首次使用时，挂图要联网取一次，之后断网也能打开。连上网络后再试；还不行，请刷新页面。已保存的内容都在这台设备上。",
    opening: "正在打开挂图……",
    broken: "打不开本机存储",
    broken_hint: "挂图要把工作保存在这台设备上才能使用。按下面的办法处理后再试。",
    retry: "再试一次",
};

/// English.
pub static EN: Shell = Shell {
    skip: "Skip to content",
    tabs: "Main sections",
    work: "My work",
    boards: "Boards",
    capture: "Register",
    messages: "Messages",
    delivery: "Delivery",
    people: "People",
    me: "Me",
    unread: |count| format!("{count} unread"),
    refused: |count| format!("{count} refused"),
    waiting: |count| format!("{count} to send"),
    join: |first, second| format!("{first} · {second}"),
    synced: |time| format!("Synced · {time}"),
    synced_untimed: "Synced",
    filling: "Fetching data",
    opening_kept: "Opening what is saved here",
    offline: "Offline",
    data_until: |time| format!("data as of {time}"),
    no_data: "no data yet",
    sending: |count| format!("Sending {count}"),
    server_trouble: "Server not answering",
    sign_in: "Log in again",
    disk: "Storage failed",
    to_delivery: ", see delivery",
    not_marked: "Not marked as read: this device’s storage failed",
    notices: "Notices",
    acting: |leader| format!("Entering for {leader}"),
    acting_label: "In whose name you enter",
    acting_end: "End",
    acting_over: |leader| format!("You are no longer {leader}’s delegate: you enter as yourself"),
    business_day: |day| format!("Business date {day}"),
    disk_now: |trouble| format!("Nothing can be saved now. {trouble}"),
    alone: |days| {
        format!("Some work has been on this device only for {days} days. Find a network soon.")
    },
    alone_way: "See delivery",
    update: "A new version is ready",
    update_now: "Update",
    update_later: "Later",
    again: "Please log in again",
    again_why: |account, waiting| match waiting {
        0 => format!("The session of “{account}” is over. Enter the password to go on."),
        waiting => format!(
            "The session of “{account}” is over. {waiting} unsent: safe on this device, and sent \
             once you are logged in."
        ),
    },
    again_later: "Later",
    again_rescue: "Cannot log in? Save a rescue file",
    lost: "No such page",
    lost_hint: "The address may be mistyped, or what was here has moved.",
    home: "To my work",
    part_failed: "This page did not load",
    part_failed_hint: "It is fetched once over the network, and opens offline from then on. Try again when \
                       you are connected; if that does not help, reload. What you saved is safe.",
    not_loaded: "Guatu did not load completely",
    not_loaded_hint: "It is fetched once over the network, and opens offline from then on. Try again when \
                      you are connected; if that does not help, reload. What you saved is safe on this \
                      device.",
    opening: "Opening Guatu…",
    broken: "This device’s storage does not open",
    broken_hint: "Guatu keeps your work on this device and cannot run without. Try the following.",
    retry: "Try again",
};
