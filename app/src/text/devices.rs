//! Words about devices that are logged in.

/// What lists of devices say.
pub struct Devices {
    /// The card.
    pub title: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// An admin reset the password, at this time.
    pub reset: fn(&str) -> String,
    /// The device in hand.
    pub current: &'static str,
    /// When it logged in, and when it was last used.
    pub used: fn(&str, &str) -> String,
    /// A browser that does not say what it is.
    pub unknown: &'static str,
    /// None is logged in.
    pub none: &'static str,
    /// End a device's session.
    pub revoke: &'static str,
    /// The same with the device's name, for screen readers.
    pub revoke_this: fn(&str) -> String,
    /// What that means, by the device's name.
    pub consequence: fn(&str) -> String,
    /// It was done.
    pub revoked: &'static str,
    /// The list needs a network.
    pub offline: &'static str,
    /// No network or no answer.
    pub unreachable: &'static str,
    /// An answer that was not agreed.
    pub unreadable: &'static str,
}

/// Chinese.
pub static ZH: Devices = Devices {
    title: "登录的设备",
    hint: "这个账号现在登录着的设备。不认识的、丢失的，请让它退出，并修改密码。",
    reset: |at| format!("管理员于 {at} 重置了你的密码。不是你要求的，请向管理员问明。"),
    current: "本机",
    used: |made, seen| format!("{made} 登录 · 最近使用 {seen}"),
    unknown: "没有说明的浏览器",
    none: "没有登录着的设备。",
    revoke: "让它退出",
    revoke_this: |device| format!("让 {device} 退出"),
    consequence: |device| {
        format!("{device} 立即退出，要重新登录才能再用。它上面没有送达的内容仍留在那台设备里。")
    },
    revoked: "已让它退出",
    offline: "查看和管理登录的设备需要网络。",
    unreachable: "连不上服务器，请检查网络后再试。",
    unreadable: "服务器的应答看不懂，请刷新后再试。",
};

/// English.
pub static EN: Devices = Devices {
    title: "Devices",
    hint: "Logged in with this account now. Log out what you do not know or have lost, and change \
           your password.",
    reset: |at| {
        format!("An administrator reset your password at {at}. Not at your request? Ask them.")
    },
    current: "this one",
    used: |made, seen| format!("logged in {made} · last used {seen}"),
    unknown: "A browser that does not say",
    none: "No device is logged in.",
    revoke: "Log out",
    revoke_this: |device| format!("Log out {device}"),
    consequence: |device| {
        format!(
            "{device} is logged out at once and must log in again. What it has not delivered stays \
             on it."
        )
    },
    revoked: "Logged out",
    offline: "Seeing and ending devices needs a network.",
    unreachable: "The server cannot be reached: check the network and try again.",
    unreadable: "The server’s answer makes no sense here: reload and try again.",
};
