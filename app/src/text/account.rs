//! Words of 我的.

/// What the account page says.
pub struct Account {
    /// The page.
    pub title: &'static str,
    /// Who is logged in.
    pub who: &'static str,
    /// The account's name.
    pub account: &'static str,
    /// The county.
    pub county: &'static str,
    /// Posts held.
    pub posts: &'static str,
    /// None is known here.
    pub no_posts: &'static str,
    /// A post in the county as a whole.
    pub whole_county: &'static str,
    /// 联络员, for the leader.
    pub delegates: &'static str,
    /// There is none.
    pub no_delegates: &'static str,
    /// What they are for.
    pub delegates_hint: &'static str,
    /// Appoint one.
    pub appoint: &'static str,
    /// Who.
    pub delegate: &'static str,
    /// Nobody was chosen.
    pub choose_delegate: &'static str,
    /// What a delegate may do.
    pub may: &'static str,
    /// What the leader does in person.
    pub may_not: &'static str,
    /// From which day.
    pub since: fn(&str) -> String,
    /// End an appointment, as the leader.
    pub withdraw: &'static str,
    /// The question before it.
    pub withdraw_asked: fn(&str) -> String,
    /// End it, as the delegate.
    pub resign: &'static str,
    /// The question before it.
    pub resign_asked: fn(&str) -> String,
    /// Entering for a leader.
    pub acting: &'static str,
    /// In whose name work is entered.
    pub in_whose_name: &'static str,
    /// How it shows, and how it ends.
    pub in_whose_name_hint: &'static str,
    /// One's own name.
    pub myself: &'static str,
    /// Nothing waits to be delivered.
    pub all_delivered: &'static str,
    /// To the page of delivery.
    pub to_delivery: &'static str,
    /// What an admin keeps.
    pub manage: &'static str,
    /// What that is.
    pub manage_hint: &'static str,
    /// Units, people and posts.
    pub manage_people: &'static str,
    /// Accounts.
    pub manage_accounts: &'static str,
    /// How it looks.
    pub look: &'static str,
    /// Light or dark.
    pub theme: &'static str,
    /// As the device.
    pub theme_system: &'static str,
    /// Light.
    pub theme_light: &'static str,
    /// Dark.
    pub theme_dark: &'static str,
    /// The size of letters.
    pub size: &'static str,
    /// Normal.
    pub size_normal: &'static str,
    /// Large.
    pub size_large: &'static str,
    /// The language.
    pub language: &'static str,
    /// The watermark.
    pub watermark: &'static str,
    /// None.
    pub watermark_off: &'static str,
    /// On pages for named people.
    pub watermark_on: &'static str,
    /// What it is.
    pub watermark_hint: &'static str,
    /// The county asks for it.
    pub watermark_asked: &'static str,
    /// The password.
    pub password: &'static str,
    /// What changing it does elsewhere.
    pub password_hint: &'static str,
    /// It was changed.
    pub password_changed: &'static str,
    /// What this device holds.
    pub storage: &'static str,
    /// How many records.
    pub holds: fn(usize) -> String,
    /// The browser keeps it.
    pub persisted: &'static str,
    /// The browser may clear it.
    pub not_persisted: &'static str,
    /// The browser does not say.
    pub persisted_unknown: &'static str,
    /// To ask the browser once more.
    pub ask_to_keep: &'static str,
    /// Now it has promised.
    pub now_persisted: &'static str,
    /// It still has not.
    pub still_not_persisted: &'static str,
    /// Room used, room allowed.
    pub room: fn(&str, &str) -> String,
    /// For how many days the oldest act has been on this device only.
    pub alone: fn(u32) -> String,
    /// Save it as a file.
    pub export: &'static str,
    /// What is in the file.
    pub export_hint: &'static str,
    /// The name of the file, without the day and the ending.
    pub export_name: &'static str,
    /// It was saved.
    pub exported: &'static str,
    /// It could not be.
    pub export_failed: fn(&str) -> String,
    /// To the home screen.
    pub install: &'static str,
    /// It is installed.
    pub installed: &'static str,
    /// It is not.
    pub not_installed: &'static str,
    /// To the page that says how.
    pub install_how: &'static str,
    /// This program.
    pub about: &'static str,
    /// Whom to tell what should be better.
    pub feedback: &'static str,
    /// These are not set.
    pub unset: fn(&str) -> String,
    /// Between two of them.
    pub and: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its build.
    pub build: &'static str,
    /// The server's version.
    pub server: &'static str,
    /// Log out.
    pub log_out: &'static str,
    /// What stays and what goes.
    pub log_out_hint: &'static str,
    /// Title where something is unsent or refused.
    pub unsent: fn(usize, usize) -> String,
    /// What happens to it.
    pub unsent_hint: &'static str,
    /// Deliver first.
    pub deliver: &'static str,
    /// Delivering.
    pub delivering: fn(usize) -> String,
    /// Without a network it cannot be delivered.
    pub deliver_offline: &'static str,
    /// Not all of it was delivered.
    pub deliver_failed: fn(usize) -> String,
    /// What waits is delivered, what was refused is still there.
    pub deliver_refused: fn(usize) -> String,
    /// Save a file first.
    pub export_first: &'static str,
    /// Log out all the same.
    pub keep: &'static str,
}

/// Chinese.
pub static ZH: Account = Account {
    title: "我的",
    who: "身份",
    account: "账号",
    county: "县区",
    posts: "职务",
    no_posts: "本机没有职务信息。如果不对，请联系管理员核对。",
    whole_county: "全县",
    delegates: "联络员",
    no_delegates: "还没有指定联络员。",
    delegates_hint: "联络员以你的名义录入，记录上写明「×× 代 ×× 录入」；批示要由你本人确认后才送达。",
    appoint: "指定联络员",
    delegate: "由谁担任",
    choose_delegate: "请先选择一位。",
    may: "可以：看到你能看到的内容，以你的名义报进展、留言、分派、退回和验收，起草批示。每一条都同时记下两个人的名字。",
    may_not: "不可以：代你确认批示、指定或撤回联络员、替你把消息标为已读。你可以随时撤回。",
    since: |day| format!("{day}起"),
    withdraw: "撤回",
    withdraw_asked: |name| {
        format!(
            "撤回后，{name} 不能再以你的名义录入；还没有送达的代录内容会被退回。已经录入的不受影响。"
        )
    },
    resign: "不再担任",
    resign_asked: |name| {
        format!(
            "之后你不能再以 {name} 的名义录入，也看不到只对其开放的内容。要恢复，须由其重新指定。"
        )
    },
    acting: "代领导录入",
    in_whose_name: "以谁的名义填报",
    in_whose_name_hint: "代录时，每页上方有提示，待办也是那位领导的；记录上写明「×× 代 ×× 录入」。关闭或重新打开应用后，改回本人。",
    myself: "本人",
    all_delivered: "填报的内容都已送达。",
    to_delivery: "查看送达情况",
    manage: "系统管理",
    manage_hint: "管理单位、人员、职务和账号；不改动任务内容，每一步都记入日志。",
    manage_people: "单位与人员",
    manage_accounts: "账号",
    look: "显示",
    theme: "明暗",
    theme_system: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    size: "字号",
    size_normal: "标准",
    size_large: "大字版",
    language: "语言 Language",
    watermark: "屏上水印",
    watermark_off: "不显示",
    watermark_on: "指名可见的页面显示",
    watermark_hint: "在指名可见的页面上淡淡印上你的姓名和日期，打印时也有。只管这台设备。",
    watermark_asked: "按本县要求，指名可见的页面上印有你的姓名和日期，打印时也有。",
    password: "密码",
    password_hint: "修改后，这个账号在其他设备上要重新登录。",
    password_changed: "密码已修改",
    storage: "本机数据",
    holds: |count| format!("本机保存着 {count} 条记录，没有网络也能查看和填报。"),
    persisted: "浏览器已承诺不自动清理。",
    not_persisted: "浏览器没有承诺保留本机数据：空间不足或长期不打开时，可能被清理。装到桌面后再请求，一般会同意；平时请及时送达。",
    persisted_unknown: "这个浏览器没有说明会不会自动清理。请及时送达。",
    ask_to_keep: "再请求一次",
    now_persisted: "浏览器已承诺保留",
    still_not_persisted: "浏览器仍没有承诺，请先安装到桌面",
    room: |used, allowed| format!("占用 {used}，浏览器最多允许 {allowed}。"),
    alone: |days| format!("有内容仅存本机 {days} 天，还没有送达。"),
    export: "导出本机数据",
    export_hint: "导出一个 JSON 文件：本机能看到的全部记录、未送达和被退回的内容、已送达的回执。不需要网络。文件请妥善保管。",
    export_name: "挂图本机数据",
    exported: "已导出",
    export_failed: |why| format!("没有导出：{why}"),
    install: "安装",
    installed: "已安装在这台设备上。",
    not_installed: "还没有装到桌面。装好后点图标就能打开，本机数据也更不容易被清理。",
    install_how: "怎样安装",
    about: "关于",
    feedback: "意见反馈",
    unset: |what| format!("本县还没有设置：{what}。请管服务器的人按说明书设置后，全县都能看到。"),
    and: "、",
    version: "版本",
    build: "构建",
    server: "服务器版本",
    log_out: "退出登录",
    log_out_hint: "退出后，任务和看板的数据从这台设备清除，再次登录需要联网。",
    unsent: |waiting, refused| match (waiting, refused) {
        (waiting, 0) => format!("还有 {waiting} 条没有送达"),
        (0, refused) => format!("还有 {refused} 条被退回，没有处理"),
        (waiting, refused) => format!("还有 {waiting} 条没有送达，{refused} 条被退回"),
    },
    unsent_hint: "退出不会删除这些内容：它们留在这台设备上，但要等同一账号在这台设备上重新登录后，才会送出或处理。",
    deliver: "先送达再退出",
    delivering: |waiting| format!("正在送达，还有 {waiting} 条……"),
    deliver_offline: "现在没有网络，送不出去。",
    deliver_failed: |waiting| {
        format!("没有送完，还有 {waiting} 条在本机。请稍后再试，或选择下面的办法。")
    },
    deliver_refused: |refused| {
        format!("待送的都送达了；{refused} 条被退回的还在本机，需要你到「送达」处理。")
    },
    export_first: "导出后退出",
    keep: "仍然退出并保留在本机",
};

/// English.
pub static EN: Account = Account {
    title: "Me",
    who: "Who I am",
    account: "Account",
    county: "County",
    posts: "Posts",
    no_posts: "This device knows no posts. If that is wrong, ask the administrator.",
    whole_county: "Whole county",
    delegates: "Delegates",
    no_delegates: "You have no delegate.",
    delegates_hint: "A delegate enters in your name, and both names show. Instructions need your own \
                     confirmation before anybody gets them.",
    appoint: "Appoint a delegate",
    delegate: "Who",
    choose_delegate: "Choose somebody first.",
    may: "May: see what you see, report, comment, assign, send back and accept in your name, and \
          draft instructions. Both names are on record each time.",
    may_not: "May not: confirm instructions, appoint or withdraw delegates, or mark your messages \
              as read. You can withdraw it at any time.",
    since: |day| format!("since {day}"),
    withdraw: "Withdraw",
    withdraw_asked: |name| {
        format!(
            "{name} can no longer enter in your name, and what is not delivered yet will be \
             refused. What was entered before stays."
        )
    },
    resign: "Resign",
    resign_asked: |name| {
        format!(
            "You can no longer enter for {name}, nor see what is open to them alone. Only they \
             can appoint you again."
        )
    },
    acting: "Entering for a leader",
    in_whose_name: "In whose name you enter",
    in_whose_name_hint: "A line on every page says so while it is a leader’s, My work is theirs, and \
                         both names are on record. Opening the app again sets it back to yourself.",
    myself: "Myself",
    all_delivered: "All your work is delivered.",
    to_delivery: "See delivery",
    manage: "Administration",
    manage_hint: "Units, people, posts and accounts; never the tasks. The log keeps every step.",
    manage_people: "Units and people",
    manage_accounts: "Accounts",
    look: "Appearance",
    theme: "Theme",
    theme_system: "As the device",
    theme_light: "Light",
    theme_dark: "Dark",
    size: "Letters",
    size_normal: "Normal",
    size_large: "Large",
    language: "语言 Language",
    watermark: "Watermark",
    watermark_off: "None",
    watermark_on: "On pages for named people",
    watermark_hint: "Your name and the day, faintly over pages that only named people see; printed, too. \
                     For this device only.",
    watermark_asked: "This county asks for it: pages that only named people see carry your name and the \
                      day; printed, too.",
    password: "Password",
    password_hint: "Other devices of this account must log in again afterwards.",
    password_changed: "Password changed",
    storage: "On this device",
    holds: |count| format!("{count} records are on this device, to read and work with offline."),
    persisted: "The browser has promised not to clear them by itself.",
    not_persisted: "The browser has not promised to keep them: it may clear them when space is short or \
                    after a long time. Once installed, ask again; and deliver soon.",
    persisted_unknown: "This browser does not say whether it may clear them. Deliver soon.",
    ask_to_keep: "Ask again",
    now_persisted: "The browser has promised to keep them",
    still_not_persisted: "The browser still has not promised: install first",
    room: |used, allowed| format!("{used} used of {allowed} that the browser allows."),
    alone: |days| match days {
        1 => "Some work has been on this device only for 1 day.".to_owned(),
        days => format!("Some work has been on this device only for {days} days."),
    },
    export: "Export data of this device",
    export_hint: "One JSON file: every record here, what is unsent or refused, and receipts. \
                  Needs no network. Keep the file safe.",
    export_name: "guatu-device",
    exported: "Exported",
    export_failed: |why| format!("Not exported: {why}"),
    install: "Install",
    installed: "Installed on this device.",
    not_installed: "Not installed here. Installed, it opens by its icon, and its data is safer.",
    install_how: "How to install",
    about: "About",
    feedback: "Feedback",
    unset: |what| {
        format!("Not set for this county: {what}. Ask whoever runs the server: see the manual.")
    },
    and: ", ",
    version: "Version",
    build: "Build",
    server: "Server",
    log_out: "Log out",
    log_out_hint: "Tasks and boards are cleared from this device; logging in needs a network.",
    unsent: |waiting, refused| match (waiting, refused) {
        (waiting, 0) => format!("{waiting} not delivered yet"),
        (0, refused) => format!("{refused} refused and not dealt with"),
        (waiting, refused) => format!("{waiting} not delivered yet, {refused} refused"),
    },
    unsent_hint: "Logging out deletes none of it: it stays here, but is sent or dealt with \
                  only once the same account logs in here again.",
    deliver: "Deliver, then log out",
    delivering: |waiting| format!("Delivering, {waiting} to go…"),
    deliver_offline: "There is no network now to deliver by.",
    deliver_failed: |waiting| {
        format!("{waiting} not delivered and still here. Try later, or choose below.")
    },
    deliver_refused: |refused| {
        format!("What waited is delivered; {refused} refused are still here, see Delivery.")
    },
    export_first: "Export, then log out",
    keep: "Log out and keep it on this device",
};
