//! Where the page runs, as far as installing depends on it. Free of web types.

/// A browser, or the place of an app that is installed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Opened from the home screen or desk.
    Installed,
    /// WeChat's own browser.
    WeChat,
    /// The own browser of another app.
    OtherApp,
    /// Xiaomi's browser, or any on a Xiaomi phone: the shortcut needs a permission.
    Xiaomi,
    /// Chrome or Edge on Android.
    AndroidChrome,
    /// Any other browser on Android or HarmonyOS.
    AndroidOther,
    /// Safari on an iPhone or iPad.
    AppleSafari,
    /// Any other browser on an iPhone or iPad.
    AppleOther,
    /// Chrome, Edge or one built like them, on a desk.
    DesktopChrome,
    /// Any other browser on a desk.
    DesktopOther,
}

/// What the browser knows beside its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flags {
    /// The page was opened from the home screen.
    pub installed: bool,
    /// The screen takes fingers: an iPad calls itself a Mac.
    pub touch: bool,
}

const APPS: [&str; 6] = [" QQ/", "DingTalk", "AlipayClient", "Weibo", "Feishu", "; wv)"];
const APPLE: [&str; 3] = ["iPhone", "iPad", "iPod"];
/// Browsers on Apple's devices that are not Safari, though some give its version.
const APPLE_OTHER: [&str; 9] = [
    "CriOS",
    "FxiOS",
    "EdgiOS",
    "OPiOS",
    "MQQBrowser",
    "UCBrowser",
    "Quark",
    "baidu",
    "MiuiBrowser",
];
/// A new Chrome does not tell the phone's make: then the steps for Chrome name the permission.
const XIAOMI: [&str; 6] = ["MiuiBrowser", "Xiaomi", "XiaoMi", "Redmi", "; MI ", "; Mi "];
const ANDROID_OTHER: [&str; 12] = [
    "HuaweiBrowser",
    "HeyTapBrowser",
    "VivoBrowser",
    "SamsungBrowser",
    "MQQBrowser",
    "UCBrowser",
    "Quark",
    "baidu",
    "Firefox",
    "OPR/",
    "MetaSr",
    "Honor",
];

impl Place {
    /// Where a browser of this name runs.
    pub fn of(agent: &str, flags: Flags) -> Place {
        let any = |names: &[&str]| names.iter().any(|name| agent.contains(name));
        if flags.installed {
            Place::Installed
        } else if any(&["MicroMessenger"]) {
            Place::WeChat
        } else if any(&APPS) {
            Place::OtherApp
        } else if any(&APPLE) || (any(&["Macintosh"]) && flags.touch) {
            let safari = any(&["Version/"]) && any(&["Safari/"]) && !any(&APPLE_OTHER);
            if safari { Place::AppleSafari } else { Place::AppleOther }
        } else if any(&["Android", "HarmonyOS", "OpenHarmony"]) {
            android(&any)
        } else if any(&["Chrome/"]) {
            Place::DesktopChrome
        } else {
            Place::DesktopOther
        }
    }

    /// Whether the installed app keeps what it has apart from this browser, and so begins empty.
    pub fn starts_empty(self) -> bool {
        let apart = [Place::WeChat, Place::OtherApp, Place::AppleSafari, Place::AppleOther];
        apart.contains(&self)
    }

    /// Whether another browser must open the page first.
    pub fn needs_browser(self) -> bool {
        matches!(self, Place::WeChat | Place::OtherApp | Place::DesktopOther)
    }
}

fn android(any: &impl Fn(&[&str]) -> bool) -> Place {
    if any(&ANDROID_OTHER) {
        Place::AndroidOther
    } else if any(&XIAOMI) {
        Place::Xiaomi
    } else if any(&["Chrome/"]) && !any(&["OpenHarmony"]) {
        Place::AndroidChrome
    } else {
        Place::AndroidOther
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APPLE_HEAD: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    const MAC_HEAD: &str =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    const WINDOWS: &str =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

    fn place(agent: &str) -> Place {
        Place::of(agent, Flags::default())
    }

    #[test]
    fn android_browsers_are_told_apart() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Linux; Android 12; M2102K1C Build/SKQ1.211006.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20221206 MMWEBID/1234 MicroMessenger/8.0.31.2281(0x28001F59) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64",
                Place::WeChat,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; HLK-AL10 Build/HONORHLK-AL10; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/92.0.4515.105 Mobile Safari/537.36 AliApp(DingTalk/6.5.50) com.alibaba.android.rimet/25877300",
                Place::OtherApp,
            ),
            (
                "Mozilla/5.0 (Linux; U; Android 11; zh-cn; Redmi K30 Build/RKQ1.200826.002) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/89.0.4389.116 Mobile Safari/537.36 XiaoMi/MiuiBrowser/16.4.32",
                Place::Xiaomi,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; Redmi Note 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.127 Mobile Safari/537.36",
                Place::Xiaomi,
            ),
            (
                "Mozilla/5.0 (Linux; Android 9; MI 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 Mobile Safari/537.36",
                Place::Xiaomi,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
                Place::AndroidChrome,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0",
                Place::AndroidChrome,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; ELE-AL00 Build/HUAWEIELE-AL00; HMSCore 6.6.0.311) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.105 HuaweiBrowser/12.1.2.311 Mobile Safari/537.36",
                Place::AndroidOther,
            ),
            (
                "Mozilla/5.0 (Linux; U; Android 12; zh-cn; Redmi K40 Build/SKQ1.211006.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/89.0.4389.72 MQQBrowser/13.3 Mobile Safari/537.36",
                Place::AndroidOther,
            ),
            (
                "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile",
                Place::AndroidOther,
            ),
            (
                "Mozilla/5.0 (Android 13; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
                Place::AndroidOther,
            ),
        ] {
            assert_eq!(place(agent), expected, "{agent}");
        }
    }

    #[test]
    fn apples_browsers_are_told_apart_and_an_ipad_is_no_mac() {
        for (rest, expected) in [
            ("Version/17.5 Mobile/15E148 Safari/604.1", Place::AppleSafari),
            ("CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1", Place::AppleOther),
            ("Version/17.0 EdgiOS/125.0.2535.96 Mobile/15E148 Safari/605.1.15", Place::AppleOther),
            ("Version/13.0 MQQBrowser/15.6.2 Mobile/15E148 Safari/604.1", Place::AppleOther),
            ("Mobile/15E148", Place::AppleOther),
            (
                "Mobile/15E148 MicroMessenger/8.0.49(0x18003130) NetType/4G Language/zh_CN",
                Place::WeChat,
            ),
        ] {
            assert_eq!(place(&format!("{APPLE_HEAD} {rest}")), expected, "{rest}");
        }
        let safari = format!("{MAC_HEAD} Version/17.5 Safari/605.1.15");
        assert_eq!(place(&safari), Place::DesktopOther);
        let touch = Flags { touch: true, ..Flags::default() };
        assert_eq!(Place::of(&safari, touch), Place::AppleSafari);
    }

    #[test]
    fn desks_are_told_apart() {
        for (agent, expected) in [
            (format!("{WINDOWS} Chrome/126.0.0.0 Safari/537.36"), Place::DesktopChrome),
            (
                format!("{WINDOWS} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
                Place::DesktopChrome,
            ),
            (
                format!(
                    "{WINDOWS} Chrome/107.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat"
                ),
                Place::WeChat,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"
                    .to_owned(),
                Place::DesktopOther,
            ),
        ] {
            assert_eq!(place(&agent), expected, "{agent}");
        }
    }

    #[test]
    fn what_is_installed_is_installed_whatever_the_browser() {
        let flags = Flags { installed: true, touch: true };
        let agent = format!("{APPLE_HEAD} Mobile/15E148");
        assert_eq!(Place::of(&agent, flags), Place::Installed);
        assert!(!Place::Installed.starts_empty());
        assert!(Place::AppleSafari.starts_empty());
        assert!(!Place::AndroidChrome.starts_empty());
    }
}
