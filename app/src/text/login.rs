//! Words of the login page and of everything that asks for a password.

/// What logging in says.
pub struct Login {
    /// The page.
    pub title: &'static str,
    /// What the product is, in one line.
    pub motto: &'static str,
    /// The account's name.
    pub account: &'static str,
    /// The password.
    pub password: &'static str,
    /// Log in.
    pub submit: &'static str,
    /// Nothing was typed.
    pub account_empty: &'static str,
    /// Nothing was typed.
    pub password_empty: &'static str,
    /// When a network is needed and when not.
    pub network: &'static str,
    /// There is none now.
    pub offline: &'static str,
    /// The county's filing number.
    pub record: &'static str,
    /// To the privacy notice.
    pub privacy: &'static str,
    /// Back to the login.
    pub back: &'static str,
    /// To the page about installing.
    pub install: &'static str,
    /// To the page that takes unsent work out of this device.
    pub rescue: &'static str,
    /// The county was not set up.
    pub not_open: &'static str,
    /// The fixed day of a demonstration county.
    pub business_day: fn(&str) -> String,
    /// The other language, by its own name.
    pub other_language: &'static str,
    /// No network or no answer.
    pub unreachable: &'static str,
    /// Wrong name or password.
    pub wrong: &'static str,
    /// The current password is wrong.
    pub wrong_password: &'static str,
    /// Too many tries: wait so many seconds.
    pub too_many: fn(u32) -> String,
    /// The server is too busy.
    pub unavailable: &'static str,
    /// An answer that was not agreed.
    pub unreadable: &'static str,
    /// Any other problem, by its code.
    pub problem: fn(&str) -> String,
    /// The current password.
    pub current: &'static str,
    /// The new password.
    pub new: &'static str,
    /// The new password once more.
    pub again: &'static str,
    /// What a new password must have.
    pub new_hint: fn(usize) -> String,
    /// Too short.
    pub too_short: fn(usize) -> String,
    /// Longer than the server takes.
    pub too_long: &'static str,
    /// The new one is the current one.
    pub same: &'static str,
    /// The two differ.
    pub differ: &'static str,
    /// Change it.
    pub change: &'static str,
    /// Title where another password must be chosen.
    pub must_change: &'static str,
    /// Why.
    pub must_change_why: &'static str,
    /// An admin reset the password, at this time.
    pub reset: fn(&str) -> String,
    /// Leave instead.
    pub leave: &'static str,
}

/// Chinese.
pub static ZH: Login = Login {
    title: "登录",
    motto: "一张图看清每条链、每项任务",
    account: "账号",
    password: "密码",
    submit: "登录",
    account_empty: "请填写账号。",
    password_empty: "请填写密码。",
    network: "登录需要联网一次；登录过的设备，没有网络也能打开和填报。",
    offline: "现在没有网络。登录需要联网，请到有信号的地方再试。",
    record: "备案号",
    privacy: "隐私说明",
    back: "回到登录",
    install: "安装到桌面",
    rescue: "应急包",
    not_open: "本县还没有开通。请联系管理员完成开通。",
    business_day: |day| format!("演示数据 · 业务日期 {day}"),
    other_language: "English",
    unreachable: "连不上服务器。请检查网络后再试。",
    wrong: "账号或密码不对。请核对后再试；忘记密码请联系管理员重置。",
    wrong_password: "当前密码不对。请核对后再试。",
    too_many: |seconds| format!("试的次数太多。请等 {seconds} 秒再试。"),
    unavailable: "服务器暂时忙不过来。请稍等再试。",
    unreadable: "服务器的应答读不懂，可能是版本不一致。请重新打开页面后再试。",
    problem: |code| {
        format!("服务器没有接受（{code}）。请稍后再试；仍不行，请把括号里的代码告诉管理员。")
    },
    current: "当前密码",
    new: "新密码",
    again: "再输一次新密码",
    new_hint: |min| format!("至少 {min} 个字符，不要与当前密码相同。"),
    too_short: |min| format!("至少要 {min} 个字符。"),
    too_long: "太长了，请缩短。",
    same: "与当前密码相同，请换一个。",
    differ: "两次输入的不一样，请重新输入。",
    change: "修改密码",
    must_change: "请先设置新密码",
    must_change_why: "现在的密码是管理员设置的。换成只有你知道的密码，再开始使用。",
    reset: |at| format!("管理员于 {at} 重置了你的密码。不是你要求的，请向管理员问明。"),
    leave: "退出，换个账号",
};

/// English.
pub static EN: Login = Login {
    title: "Log in",
    motto: "Every chain and every task on one board",
    account: "Account",
    password: "Password",
    submit: "Log in",
    account_empty: "Enter the account.",
    password_empty: "Enter the password.",
    network: "Logging in needs a network once; after that this device opens and saves without.",
    offline: "Logging in needs a network, and there is none now. Try again where there is one.",
    record: "Filing number",
    privacy: "Privacy",
    back: "Back to the login",
    install: "Install",
    rescue: "Rescue file",
    not_open: "This county is not open yet. Ask the administrator to open it.",
    business_day: |day| format!("Demonstration data · business date {day}"),
    other_language: "中文",
    unreachable: "The server cannot be reached. Check the network and try again.",
    wrong: "Wrong account or password. Check both; the administrator can reset a password.",
    wrong_password: "The current password is wrong. Check it and try again.",
    too_many: |seconds| format!("Too many tries. Wait {seconds} seconds, then try again."),
    unavailable: "The server is busy. Wait a moment and try again.",
    unreadable: "The server’s answer cannot be read; versions may differ. Reload and try again.",
    problem: |code| {
        format!("The server refuses ({code}). Try later, or tell the administrator the code.")
    },
    current: "Current password",
    new: "New password",
    again: "New password again",
    new_hint: |min| format!("At least {min} characters, and not the current one."),
    too_short: |min| format!("At least {min} characters."),
    too_long: "Too long: shorten it.",
    same: "That is the current password: choose another.",
    differ: "The two differ: enter them again.",
    change: "Change password",
    must_change: "Choose a new password",
    must_change_why: "The present one came from the administrator. Choose one that only you know.",
    reset: |at| {
        format!("An administrator reset your password at {at}. Not at your request? Ask them.")
    },
    leave: "Leave, use another account",
};
