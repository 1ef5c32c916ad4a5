//! Words of the page about installing.

/// How it comes to the home screen from one place.
pub struct Steps {
    /// The place.
    pub name: &'static str,
    /// What to do, in order.
    pub steps: &'static [&'static str],
    /// What to know beside.
    pub note: Option<&'static str>,
}

/// What the page about installing says.
pub struct Install {
    /// The page.
    pub title: &'static str,
    /// What it is good for.
    pub why: &'static str,
    /// The card about this very browser.
    pub here: fn(&str) -> String,
    /// The other places.
    pub others: &'static str,
    /// The browser can do it by itself.
    pub offer: &'static str,
    /// The button that does it.
    pub button: &'static str,
    /// Before the steps, where the button is.
    pub offer_or: &'static str,
    /// It is being installed.
    pub done: &'static str,
    /// The person said no to the browser's question.
    pub not_now: &'static str,
    /// The browser did not do it.
    pub by_hand: &'static str,
    /// An installed app of an iPhone begins empty.
    pub empty_apple: &'static str,
    /// A browser beside this app begins empty.
    pub empty_app: &'static str,
    /// Nothing would be left behind.
    pub all_delivered: &'static str,
    /// So many unsent, so many refused.
    pub not_delivered: fn(usize, usize) -> String,
    /// To where they are delivered.
    pub deliver_first: &'static str,
    /// Copies the address.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be.
    pub not_copied: &'static str,
    /// Opened from the home screen.
    pub installed: Steps,
    /// WeChat's own browser.
    pub wechat: Steps,
    /// Another app's own browser.
    pub other_app: Steps,
    /// Xiaomi.
    pub xiaomi: Steps,
    /// Chrome or Edge on Android.
    pub android_chrome: Steps,
    /// Another browser on Android or HarmonyOS.
    pub android_other: Steps,
    /// Safari on an iPhone or iPad.
    pub apple_safari: Steps,
    /// Another browser on an iPhone or iPad.
    pub apple_other: Steps,
    /// Chrome or Edge on a desk.
    pub desktop_chrome: Steps,
    /// Another browser on a desk.
    pub desktop_other: Steps,
}

/// Chinese.
pub static ZH: Install = Install {
    title: "安装到桌面",
    why: "装好后，点桌面图标就能打开，没有网络也能用，本机数据也更不容易被浏览器清理。不装也能照常使用。",
    here: |place| format!("你现在用的是：{place}"),
    others: "其他手机和浏览器",
    offer: "这个浏览器可以直接安装。",
    button: "安装",
    offer_or: "也可以按下面的步骤来：",
    done: "正在安装，稍后看桌面",
    not_now: "没有安装，以后还可以装",
    by_hand: "浏览器没有装上，请按下面的步骤来",
    empty_apple: "装好后的挂图和这里各存各的：第一次从桌面打开时是空的，要重新登录一次。所以先把这里的内容送达，再安装。",
    empty_app: "在浏览器里打开的挂图和这里各存各的：第一次打开时是空的，要重新登录一次。所以先把这里的内容送达，再换过去。",
    all_delivered: "这里的内容都已送达，可以放心安装。",
    not_delivered: |waiting, refused| match (waiting, refused) {
        (waiting, 0) => format!("这里还有 {waiting} 条没有送达。"),
        (0, refused) => format!("这里还有 {refused} 条被退回，没有处理。"),
        (waiting, refused) => {
            format!("这里还有 {waiting} 条没有送达，{refused} 条被退回，没有处理。")
        }
    },
    deliver_first: "先去送达",
    copy: "复制网址",
    copied: "已复制网址",
    not_copied: "没有复制成功，请长按网址复制",
    installed: Steps {
        name: "已安装的挂图",
        steps: &["已经装好了，不用再装。", "以后点桌面或主屏幕上的「挂图」图标打开。"],
        note: None,
    },
    wechat: Steps {
        name: "微信",
        steps: &[
            "点右上角的「…」。",
            "选「在浏览器打开」；苹果手机上选「在默认浏览器中打开」或「在 Safari 中打开」。",
            "在浏览器里登录，再按那里的「安装到桌面」装好。",
        ],
        note: Some("微信里不能安装到桌面。菜单里没有时，复制网址，到浏览器里粘贴打开。"),
    },
    other_app: Steps {
        name: "其他应用自带的浏览器（QQ、钉钉、支付宝等）",
        steps: &[
            "点右上角的菜单。",
            "选「在浏览器打开」或「用其他应用打开」。",
            "在浏览器里登录，再按那里的「安装到桌面」装好。",
        ],
        note: Some("菜单里没有时，复制网址，到浏览器里粘贴打开。"),
    },
    xiaomi: Steps {
        name: "小米手机（小米浏览器）",
        steps: &[
            "先给浏览器权限：手机「设置」→「应用设置」→「应用管理」→ 找到这个浏览器 →「权限管理」→「桌面快捷方式」→ 选「允许」。",
            "回到这里，打开浏览器菜单，选「添加到桌面」或「安装应用」。",
            "回到手机桌面，点「挂图」图标打开。",
        ],
        note: Some(
            "不给「桌面快捷方式」权限时，小米手机不会提示，桌面上也不会出现图标。各版本系统里这项权限的位置略有不同，可以在设置里搜「桌面快捷方式」。",
        ),
    },
    android_chrome: Steps {
        name: "安卓手机的 Chrome、Edge",
        steps: &[
            "点右上角（Edge 在底部）的菜单。",
            "选「安装应用」或「添加到主屏幕」。",
            "点「安装」，再从桌面图标打开。",
        ],
        note: Some(
            "桌面上没有出现图标时，到手机设置里给浏览器「桌面快捷方式」权限（小米、vivo、OPPO 手机常见）。",
        ),
    },
    android_other: Steps {
        name: "安卓、鸿蒙手机的其他浏览器",
        steps: &[
            "打开浏览器菜单。",
            "选「添加到桌面」「发送到桌面」或「添加到主屏幕」。",
            "浏览器要「桌面快捷方式」权限时，选「允许」。",
        ],
        note: Some(
            "菜单里没有时，请用手机自带浏览器、Chrome 或 Edge 打开再装。换了浏览器要重新登录，换之前先把这里的内容送达。",
        ),
    },
    apple_safari: Steps {
        name: "苹果手机、平板的 Safari",
        steps: &[
            "点「共享」（方框加向上的箭头）；没有看到时，先点「…」。",
            "往下找，选「添加到主屏幕」。",
            "点右上角「添加」。",
            "从主屏幕的「挂图」图标打开，重新登录一次。",
        ],
        note: None,
    },
    apple_other: Steps {
        name: "苹果手机、平板的其他浏览器",
        steps: &[
            "点浏览器的「共享」，选「添加到主屏幕」。",
            "没有这一项时，用 Safari 打开这个网址，再点「共享」→「添加到主屏幕」。",
            "从主屏幕的「挂图」图标打开，重新登录一次。",
        ],
        note: None,
    },
    desktop_chrome: Steps {
        name: "电脑上的 Chrome、Edge",
        steps: &[
            "点地址栏右边的安装图标。",
            "没有图标时：Chrome 打开菜单 →「投放、保存和分享」→「将网页作为应用安装」；Edge 打开菜单 →「应用」→「将此站点作为应用安装」。",
            "点「安装」，以后从桌面或开始菜单打开。",
        ],
        note: None,
    },
    desktop_other: Steps {
        name: "电脑上的其他浏览器",
        steps: &["用 Chrome 或 Edge 打开这个网址，登录后在那里安装。"],
        note: Some(
            "不装也可以，直接在这个浏览器里用。换了浏览器要重新登录，换之前先把这里的内容送达。",
        ),
    },
};

/// English.
pub static EN: Install = Install {
    title: "Install",
    why: "Installed, Guatu opens from its icon, works without a network, and its data is less likely to \
          be cleared by the browser. It works without installing, too.",
    here: |place| format!("You are using: {place}"),
    others: "Other phones and browsers",
    offer: "This browser can install it directly.",
    button: "Install",
    offer_or: "Or follow these steps:",
    done: "Being installed: look at your home screen",
    not_now: "Not installed; you can do it later",
    by_hand: "The browser did not install it: please follow the steps",
    empty_apple: "The installed Guatu keeps its data apart from this browser: it opens empty the first \
                  time, and you log in again. So deliver what is here first, then install.",
    empty_app: "Guatu in a browser keeps its data apart from this app: it opens empty the first time, and \
                you log in again. So deliver what is here first, then change over.",
    all_delivered: "Everything here is delivered: go ahead.",
    not_delivered: |waiting, refused| match (waiting, refused) {
        (waiting, 0) => format!("{waiting} here not delivered yet."),
        (0, refused) => format!("{refused} here refused and not dealt with."),
        (waiting, refused) => format!("{waiting} here not delivered yet, {refused} refused."),
    },
    deliver_first: "Deliver first",
    copy: "Copy the address",
    copied: "Address copied",
    not_copied: "Not copied: press and hold the address to copy it",
    installed: Steps {
        name: "Guatu, installed",
        steps: &["It is installed: nothing is left to do.", "Open it by its icon from now on."],
        note: None,
    },
    wechat: Steps {
        name: "WeChat",
        steps: &[
            "Tap “…” at the top right.",
            "Choose Open in Browser; on an iPhone, Open in Default Browser or Open in Safari.",
            "Log in there, then install from that browser’s own Install page.",
        ],
        note: Some(
            "WeChat itself cannot install. If the menu does not offer it, copy the address and paste it \
             into a browser.",
        ),
    },
    other_app: Steps {
        name: "The browser inside another app (QQ, DingTalk, Alipay …)",
        steps: &[
            "Open the menu at the top right.",
            "Choose Open in Browser or Open with another app.",
            "Log in there, then install from that browser’s own Install page.",
        ],
        note: Some("If the menu does not offer it, copy the address and paste it into a browser."),
    },
    xiaomi: Steps {
        name: "Xiaomi phones (Mi Browser)",
        steps: &[
            "Give the browser permission first: Settings → Apps → Manage apps → this browser → \
             Permissions → Home screen shortcuts → Allow.",
            "Come back here, open the browser’s menu and choose Add to Home screen or Install app.",
            "Go to the home screen and open Guatu by its icon.",
        ],
        note: Some(
            "Without the permission for home screen shortcuts no icon appears, and nothing says why. Its \
             place differs between versions: search the settings for “home screen shortcuts”.",
        ),
    },
    android_chrome: Steps {
        name: "Chrome or Edge on Android",
        steps: &[
            "Open the menu at the top right (Edge: at the bottom).",
            "Choose Install app or Add to Home screen.",
            "Tap Install, then open it by its icon.",
        ],
        note: Some(
            "If no icon appears, allow home screen shortcuts for the browser in the phone’s settings \
             (common on Xiaomi, vivo and OPPO).",
        ),
    },
    android_other: Steps {
        name: "Another browser on Android or HarmonyOS",
        steps: &[
            "Open the browser’s menu.",
            "Choose Add to desktop, Send to desktop or Add to Home screen.",
            "If it asks for home screen shortcuts, choose Allow.",
        ],
        note: Some(
            "If the menu does not offer it, open the address in the phone’s own browser, Chrome or Edge. \
             Another browser asks you to log in again: deliver what is here first.",
        ),
    },
    apple_safari: Steps {
        name: "Safari on iPhone and iPad",
        steps: &[
            "Tap Share (a box with an arrow up); if it is not in sight, tap “…” first.",
            "Scroll down and choose Add to Home Screen.",
            "Tap Add at the top right.",
            "Open it by its icon and log in again.",
        ],
        note: None,
    },
    apple_other: Steps {
        name: "Another browser on iPhone and iPad",
        steps: &[
            "Tap the browser’s Share and choose Add to Home Screen.",
            "If it is not there, open this address in Safari, then Share → Add to Home Screen.",
            "Open it by its icon and log in again.",
        ],
        note: None,
    },
    desktop_chrome: Steps {
        name: "Chrome or Edge on a computer",
        steps: &[
            "Click the install icon at the right of the address bar.",
            "Without an icon: in Chrome, menu → Cast, save and share → Install page as app; in Edge, \
             menu → Apps → Install this site as an app.",
            "Click Install, and open it from the desktop or the start menu from now on.",
        ],
        note: None,
    },
    desktop_other: Steps {
        name: "Another browser on a computer",
        steps: &["Open this address in Chrome or Edge, log in and install it there."],
        note: Some(
            "It also works as it is in this browser. Another browser asks you to log in again: deliver \
             what is here first.",
        ),
    },
};
