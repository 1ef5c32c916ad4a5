//! What a browser calls itself, in a few words a person knows their device by. Free of web types.

/// 「Chrome · Android · Redmi 7」; empty where the browser did not say.
pub fn device_words(agent: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    words.extend(first(agent, &BROWSERS));
    words.extend(first(agent, &SYSTEMS));
    words.extend(model(agent));
    if words.is_empty() { agent.chars().take(40).collect() } else { words.join(" · ") }
}

/// What stands in the text, and what it is called; the more special first.
type Marks = [(&'static str, &'static str)];

const BROWSERS: [(&str, &str); 13] = [
    ("MicroMessenger", "微信 WeChat"),
    ("DingTalk", "钉钉 DingTalk"),
    ("MiuiBrowser", "Mi Browser"),
    ("HuaweiBrowser", "HUAWEI Browser"),
    ("VivoBrowser", "vivo Browser"),
    ("HeyTapBrowser", "OPPO Browser"),
    ("UCBrowser", "UC"),
    ("QQBrowser", "QQ Browser"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
];

fn first(agent: &str, marks: &Marks) -> Option<&'static str> {
    marks.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
}

/// An Android phone's model: what follows the system's version.
fn model(agent: &str) -> Option<&str> {
    let inside = agent.split_once("Android")?.1.split_once(')')?.0;
    let model = inside.split(';').map(str::trim).nth(1)?;
    let model = model.split(" Build/").next().unwrap_or(model);
    // Newer browsers say K for every model.
    (model.chars().count() > 1 && !model.starts_with("wv")).then_some(model)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_browser_system_and_model() {
        for (agent, words) in [
            (
                "Mozilla/5.0 (Linux; Android 9; Redmi 7 Build/PKQ1) AppleWebKit/537.36 (KHTML, \
                 like Gecko) Chrome/99.0 Mobile Safari/537.36",
                "Chrome · Android · Redmi 7",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
                "Chrome · Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/16.4 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 \
                 Safari/537.36 Edg/120.0",
                "Edge · Windows",
            ),
            ("curl/8.5", "curl/8.5"),
            ("", ""),
        ] {
            assert_eq!(device_words(agent), words);
        }
    }
}
