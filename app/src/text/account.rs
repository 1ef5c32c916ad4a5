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
    /// How, on an iPhone.
    pub install_apple: &'static str,
    /// How, elsewhere.
    pub install_other: &'static str,
    /// This program.
    pub about: &'static str,
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
    look: "显示",
    theme: "明暗",
    theme_system: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    size: "字号",
    size_normal: "标准",
    size_large: "大字版",
    language: "语言 Language",
    password: "密码",
    password_hint: "修改后，这个账号在其他设备上要重新登录。",
    password_changed: "密码已修改",
    storage: "本机数据",
    holds: |count| format!("本机保存着 {count} 条记录，没有网络也能查看和填报。"),
    persisted: "浏览器已承诺不自动清理。",
    not_persisted: "浏览器在空间不足时可能清理本机数据。请把挂图安装到桌面或主屏幕，并及时送达。",
    persisted_unknown: "这个浏览器没有说明会不会自动清理。请及时送达。",
    export: "导出本机数据",
    export_hint: "导出一个 JSON 文件：本机能看到的全部记录、未送达和被退回的内容、已送达的回执。不需要网络。文件请妥善保管。",
    export_name: "挂图本机数据",
    exported: "已导出",
    export_failed: |why| format!("没有导出：{why}"),
    install: "安装",
    installed: "已安装在这台设备上。",
    install_apple: "在 Safari 里点「分享」，选「添加到主屏幕」，以后像应用一样打开。",
    install_other: "在浏览器菜单里选「安装应用」或「添加到主屏幕」，以后像应用一样打开。",
    about: "关于",
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
    look: "Appearance",
    theme: "Theme",
    theme_system: "As the device",
    theme_light: "Light",
    theme_dark: "Dark",
    size: "Letters",
    size_normal: "Normal",
    size_large: "Large",
    language: "语言 Language",
    password: "Password",
    password_hint: "Other devices of this account must log in again afterwards.",
    password_changed: "Password changed",
    storage: "On this device",
    holds: |count| format!("{count} records are on this device, to read and work with offline."),
    persisted: "The browser has promised not to clear them by itself.",
    not_persisted: "The browser may clear them when space is short. Install Guatu; deliver soon.",
    persisted_unknown: "This browser does not say whether it may clear them. Deliver soon.",
    export: "Export data of this device",
    export_hint: "One JSON file: every record here, what is unsent or refused, and receipts. \
                  Needs no network. Keep the file safe.",
    export_name: "guatu-device",
    exported: "Exported",
    export_failed: |why| format!("Not exported: {why}"),
    install: "Install",
    installed: "Installed on this device.",
    install_apple: "In Safari tap Share, then Add to Home Screen: it opens like an app.",
    install_other: "In the browser’s menu choose Install or Add to Home Screen.",
    about: "About",
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
