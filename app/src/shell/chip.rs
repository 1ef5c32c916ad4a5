//! What the sync chip says: the one answer to "where is my work?", the worst first.

use shared::sync::replica::Failure;

use crate::replica::SyncStatus;
use crate::text;

/// How things stand, as far as the chip tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chip {
    /// Nothing can be saved.
    Disk,
    /// What was kept last is shown; the rest is being read from the disk.
    Opening,
    /// The session is over.
    SignIn {
        /// Acts not delivered.
        waiting: usize,
    },
    /// No network.
    Offline {
        /// Acts not delivered.
        waiting: usize,
        /// Acts refused.
        refused: usize,
    },
    /// Acts refused, waiting for the person.
    Refused(usize),
    /// The server answers, but not as it should.
    Held {
        /// Acts not delivered.
        waiting: usize,
    },
    /// Acts on their way.
    Sending(usize),
    /// The first sync.
    Filling,
    /// Everything is delivered, and what is shown is what the server knows.
    Synced,
}

/// What the chip says of `status`.
pub fn chip(status: &SyncStatus) -> Chip {
    let (waiting, refused) = (status.waiting, status.refused);
    let held = matches!(status.trouble, Some(Failure::Status(_)));
    match status {
        SyncStatus { disk: Some(_), .. } => Chip::Disk,
        SyncStatus { opening: true, .. } => Chip::Opening,
        SyncStatus { signed_out: true, .. } => Chip::SignIn { waiting },
        SyncStatus { online: false, .. } => Chip::Offline { waiting, refused },
        _ if refused > 0 => Chip::Refused(refused),
        _ if held => Chip::Held { waiting },
        _ if waiting > 0 => Chip::Sending(waiting),
        SyncStatus { filled: false, .. } => Chip::Filling,
        _ => Chip::Synced,
    }
}

impl Chip {
    /// In words. `synced_at` is when the server last answered.
    pub fn words(self, synced_at: Option<&str>) -> String {
        let words = text::shell();
        let since = || synced_at.map_or_else(|| words.no_data.to_owned(), words.data_until);
        let with_waiting = |first: &str, waiting| match waiting {
            0 => (words.join)(first, &since()),
            waiting => (words.join)(first, &(words.waiting)(waiting)),
        };
        match self {
            Chip::Disk => words.disk.to_owned(),
            Chip::Opening => words.opening_kept.to_owned(),
            Chip::SignIn { waiting: 0 } => words.sign_in.to_owned(),
            Chip::SignIn { waiting } => with_waiting(words.sign_in, waiting),
            Chip::Offline { waiting, refused: 0 } => with_waiting(words.offline, waiting),
            Chip::Offline { refused, .. } => (words.join)(words.offline, &(words.refused)(refused)),
            Chip::Refused(refused) => (words.refused)(refused),
            Chip::Held { waiting } => with_waiting(words.server_trouble, waiting),
            Chip::Sending(waiting) => (words.sending)(waiting),
            Chip::Filling => words.filling.to_owned(),
            Chip::Synced => synced_at
                .map_or_else(|| words.synced_untimed.to_owned(), |time| (words.synced)(time)),
        }
    }

    /// What is said aloud when it becomes so: not every second of sending, and no clock.
    pub fn aloud(self) -> Option<String> {
        let words = text::shell();
        match self {
            Chip::Opening | Chip::Sending(_) | Chip::Filling => None,
            Chip::Synced => Some(words.synced_untimed.to_owned()),
            Chip::Offline { refused: 0, .. } => Some(words.offline.to_owned()),
            Chip::Held { .. } => Some(words.server_trouble.to_owned()),
            Chip::SignIn { .. } => Some(words.sign_in.to_owned()),
            Chip::Disk | Chip::Offline { .. } | Chip::Refused(_) => Some(self.words(None)),
        }
    }

    /// Its class in the style sheet.
    pub fn tone(self) -> &'static str {
        match self {
            Chip::Disk | Chip::SignIn { .. } | Chip::Refused(_) => "is-bad",
            Chip::Offline { refused: 1.., .. } => "is-bad",
            Chip::Offline { .. } | Chip::Held { .. } => "is-away",
            Chip::Opening | Chip::Sending(_) | Chip::Filling => "is-busy",
            Chip::Synced => "is-synced",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::DiskTrouble;
    use crate::text::{Language, set_language};

    fn at_rest() -> SyncStatus {
        SyncStatus {
            online: true,
            busy: false,
            waiting: 0,
            refused: 0,
            signed_out: false,
            trouble: None,
            disk: None,
            synced_at: None,
            filled: true,
            opening: false,
            leading: true,
        }
    }

    fn says(status: &SyncStatus) -> String {
        chip(status).words(Some("09:12"))
    }

    #[test]
    fn it_always_answers_where_the_work_is() {
        set_language(Language::Chinese);
        let rest = at_rest();
        let offline = SyncStatus { online: false, ..rest.clone() };
        for (status, expected) in [
            (rest.clone(), "已同步 · 09:12"),
            (SyncStatus { busy: true, ..rest.clone() }, "已同步 · 09:12"),
            (SyncStatus { waiting: 2, ..rest.clone() }, "发送中 2 条"),
            (SyncStatus { filled: false, ..rest.clone() }, "正在取回数据"),
            (SyncStatus { opening: true, waiting: 2, ..rest.clone() }, "正在打开本机数据"),
            (SyncStatus { refused: 1, waiting: 2, ..rest.clone() }, "1 条被退回"),
            (offline.clone(), "离线 · 数据到 09:12"),
            (SyncStatus { waiting: 3, ..offline.clone() }, "离线 · 3 条待送"),
            (SyncStatus { refused: 1, ..offline.clone() }, "离线 · 1 条被退回"),
            (SyncStatus { signed_out: true, ..offline }, "需重新登录"),
            (SyncStatus { signed_out: true, waiting: 4, ..rest }, "需重新登录 · 4 条待送"),
        ] {
            assert_eq!(says(&status), expected);
        }
    }

    #[test]
    fn the_disk_comes_before_everything() {
        set_language(Language::Chinese);
        let full = Some(DiskTrouble::Full);
        let status = SyncStatus { disk: full, signed_out: true, online: false, ..at_rest() };
        assert_eq!(says(&status), "本机存储故障");
    }

    #[test]
    fn a_server_that_fails_is_not_called_offline() {
        set_language(Language::Chinese);
        let status = SyncStatus { trouble: Some(Failure::Status(503)), ..at_rest() };
        assert_eq!(says(&status), "服务器暂无应答 · 数据到 09:12");
        let status = SyncStatus { waiting: 2, ..status };
        assert_eq!(says(&status), "服务器暂无应答 · 2 条待送");
    }

    #[test]
    fn without_a_first_sync_there_is_no_time() {
        set_language(Language::Chinese);
        let status = SyncStatus { online: false, filled: false, ..at_rest() };
        assert_eq!(chip(&status).words(None), "离线 · 还没有数据");
    }

    #[test]
    fn it_does_not_chatter() {
        set_language(Language::Chinese);
        assert_eq!(Chip::Sending(1).aloud(), None);
        assert_eq!(Chip::Filling.aloud(), None);
        assert_eq!(Chip::Synced.aloud().as_deref(), Some("已同步"));
        let away = |waiting| Chip::Offline { waiting, refused: 0 }.aloud();
        assert_eq!(away(1), away(2));
    }
}
