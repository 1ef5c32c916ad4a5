//! The way out, as the operator set it: where to, with which key, how often.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shared::api::SettingFault;
use worker::{Env, Url};

use crate::setting;

const URL: &str = "NOTICE_HOOK_URL";
const KEY: &str = "NOTICE_HOOK_KEY";
const PAUSE: &str = "NOTICE_PAUSE_SECONDS";

/// Between two notices to one person, in seconds, where the operator says nothing else.
const PAUSE_S: u64 = 600;
const PAUSE_S_MAX: u64 = 7 * 24 * 60 * 60;
/// What a key in base64 begins with, by the Standard Webhooks specification.
const BASE64: &str = "whsec_";

/// Where notices go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hook {
    /// The gateway's address.
    pub url: String,
    /// The key as it was set: what goes as bearer token.
    pub bearer: String,
    /// The key that signs.
    pub key: Vec<u8>,
    /// At least so long between two notices to one person, in milliseconds.
    pub pause_ms: u64,
}

impl Hook {
    /// The hook; `None` where there is none, and what is wrong where it is set but cannot be used.
    pub fn of(env: &Env) -> Result<Option<Hook>, SettingFault> {
        Hook::read(setting::of(env, URL), setting::of(env, KEY), setting::of(env, PAUSE))
    }

    fn read(
        url: Option<String>,
        key: Option<String>,
        pause: Option<String>,
    ) -> Result<Option<Hook>, SettingFault> {
        let Some(url) = url else { return Ok(None) };
        let parsed = Url::parse(&url).ok();
        let parsed = parsed.filter(|url| matches!(url.scheme(), "http" | "https"));
        let plain = parsed.filter(|url| url.username().is_empty() && url.password().is_none());
        if plain.is_none() {
            return Err(fault(URL, "is no http or https address without a name in it"));
        }
        let bearer = key.ok_or_else(|| fault(KEY, "is not set: nothing goes out unsigned"))?;
        let key = match bearer.strip_prefix(BASE64) {
            None => bearer.clone().into_bytes(),
            Some(rest) => STANDARD
                .decode(rest)
                .map_err(|_| fault(KEY, "begins with whsec_, but is not base64 after it"))?,
        };
        let pause_s = match pause {
            None => PAUSE_S,
            Some(words) => words
                .parse()
                .ok()
                .filter(|seconds| (1..=PAUSE_S_MAX).contains(seconds))
                .ok_or_else(|| fault(PAUSE, "is no number from 1 to 604800"))?,
        };
        Ok(Some(Hook { url, bearer, key, pause_ms: pause_s * 1000 }))
    }

    /// How long changes are gathered before anybody is told, in milliseconds: 10 s by default.
    pub fn gather_ms(&self) -> u64 {
        self.pause_ms / 60
    }

    /// How long the gateway is left in peace after so many failures in a row, in milliseconds: 1, 5
    /// and 30 minutes by default; then it is given up.
    pub fn retry_ms(&self, failures: u32) -> Option<u64> {
        let tenth = self.pause_ms / 10;
        Some(match failures {
            0 | 1 => tenth,
            2 => 5 * tenth,
            3 => 30 * tenth,
            _ => return None,
        })
    }
}

fn fault(setting: &str, why: &str) -> SettingFault {
    SettingFault { setting: setting.to_owned(), why: format!("{setting} {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_is_off_or_whole_or_says_what_is_wrong() {
        let some = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
        let read = |url, key, pause| Hook::read(some(url), some(key), some(pause));
        assert_eq!(read("", "key", "5"), Ok(None));
        for (url, key, pause, setting) in [
            ("gateway", "key", "", "NOTICE_HOOK_URL"),
            ("ftp://gateway/", "key", "", "NOTICE_HOOK_URL"),
            ("https://me:secret@gateway/", "key", "", "NOTICE_HOOK_URL"),
            ("https://gateway/", "", "", "NOTICE_HOOK_KEY"),
            ("https://gateway/", "whsec_?", "", "NOTICE_HOOK_KEY"),
            ("https://gateway/", "key", "0", "NOTICE_PAUSE_SECONDS"),
            ("https://gateway/", "key", "ten", "NOTICE_PAUSE_SECONDS"),
        ] {
            let fault = read(url, key, pause).unwrap_err();
            assert_eq!(fault.setting, setting, "{url} {key} {pause}: {}", fault.why);
        }
        let hook = read("https://gateway/x", "key", "").unwrap().unwrap();
        assert_eq!((hook.pause_ms, hook.gather_ms()), (600_000, 10_000));
        assert_eq!(hook.key, b"key");
        let pauses: Vec<_> = (1..=4).map(|failures| hook.retry_ms(failures)).collect();
        assert_eq!(pauses, [Some(60_000), Some(300_000), Some(1_800_000), None]);
        let encoded = read("https://gateway/x", "whsec_a2V5", "2").unwrap().unwrap();
        assert_eq!((encoded.key.as_slice(), encoded.bearer.as_str()), (&b"key"[..], "whsec_a2V5"));
    }
}
