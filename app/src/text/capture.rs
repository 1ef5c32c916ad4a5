//! Words of photos and files.

/// What taking, showing and sending photos and files says.
pub struct Capture {
    /// With the camera.
    pub take: &'static str,
    /// Among what is on the device.
    pub choose: &'static str,
    /// Something is being made ready.
    pub busy: &'static str,
    /// What a photo has to show.
    pub needed: fn(&str) -> String,
    /// What a photo shows, for screen readers.
    pub shows: &'static str,
    /// Take it out again.
    pub remove: &'static str,
    /// The same with its name, for screen readers.
    pub remove_named: fn(&str) -> String,
    /// Save what was chosen.
    pub save: &'static str,
    /// Heading.
    pub attachments: &'static str,
    /// The browser cannot read it as a picture.
    pub no_picture: fn(&str) -> String,
    /// No kind of file that is taken.
    pub unknown_kind: fn(&str) -> String,
    /// Too many bytes.
    pub too_large: fn(&str) -> String,
    /// The device does not give it.
    pub unreadable: fn(&str) -> String,
    /// Watermark: the time, and whose clock that is.
    pub device_time: fn(&str) -> String,
    /// Watermark: latitude, longitude, accuracy in metres.
    pub fix: fn(&str, &str, u32) -> String,
    /// Watermark: no position.
    pub no_fix: &'static str,
    /// A photo is being fetched.
    pub coming: &'static str,
    /// Its author has not sent it.
    pub not_sent: &'static str,
    /// No network.
    pub offline: &'static str,
    /// It cannot be had.
    pub gone: &'static str,
    /// Heading: files on their way.
    pub carried: &'static str,
    /// How they go.
    pub carried_hint: &'static str,
    /// Try again.
    pub retry: &'static str,
    /// Kilobytes sent of how many.
    pub sent: fn(u32, u32) -> String,
    /// It is there; its act is not.
    pub is_there: &'static str,
    /// Its act was refused.
    pub act_refused: &'static str,
    /// No network.
    pub waits_for_network: &'static str,
    /// The session is over.
    pub waits_for_login: &'static str,
    /// The device's storage fails.
    pub waits_for_disk: &'static str,
    /// The server refuses it, with this code.
    pub refused: fn(&str) -> String,
}

/// Chinese.
pub static ZH: Capture = Capture {
    take: "拍照",
    choose: "选照片或文件",
    busy: "正在处理照片",
    needed: |role| format!("需要一张「{role}」的照片"),
    shows: "照片内容",
    remove: "移除",
    remove_named: |name| format!("移除 {name}"),
    save: "保存附件",
    attachments: "附件",
    no_picture: |name| {
        format!(
            "「{name}」打不开：这个浏览器读不了它（多半是 HEIC）。请在相机设置里选「兼容性最佳」（JPEG），或转成 JPEG 再选。"
        )
    },
    unknown_kind: |name| format!("「{name}」不能添加：只收照片（JPEG、PNG、WebP）、PDF 和 DOCX。"),
    too_large: |name| format!("「{name}」超过 20 MB，不能添加。"),
    unreadable: |name| format!("「{name}」读不出来，请再选一次。"),
    device_time: |time| format!("{time}（设备时间）"),
    fix: |north, east, metres| format!("北纬 {north} 东经 {east} ±{metres} 米"),
    no_fix: "未定位",
    coming: "正在读取",
    not_sent: "待传：添加的人还没传上来",
    offline: "没有网络，点一下再试",
    gone: "读不到这个文件，点一下再试",
    carried: "照片和文件",
    carried_hint: "单独传送，断了会接着传",
    retry: "马上再传",
    sent: |sent, size| format!("已传 {sent} / {size} KB"),
    is_there: "已传到，等所属的那一条送达",
    act_refused: "所属的那一条被退回，处理后再传",
    waits_for_network: "没有网络，联网后接着传",
    waits_for_login: "登录已过期，重新登录后接着传",
    waits_for_disk: "本机存储出错，稍后再试",
    refused: |code| format!("服务器没有收下（{code}）。文件仍在本机，可以再传，或导出应急包。"),
};

/// English.
pub static EN: Capture = Capture {
    take: "Take a photo",
    choose: "Choose photos or files",
    busy: "Making photos ready",
    needed: |role| format!("A photo is needed: {role}"),
    shows: "What the photo shows",
    remove: "Remove",
    remove_named: |name| format!("Remove {name}"),
    save: "Save files",
    attachments: "Files",
    no_picture: |name| {
        format!(
            "“{name}” cannot be opened: this browser does not read it (often HEIC). Set the camera to “Most compatible” (JPEG), or convert it first."
        )
    },
    unknown_kind: |name| {
        format!("“{name}” cannot be added: photos (JPEG, PNG, WebP), PDF and DOCX only.")
    },
    too_large: |name| format!("“{name}” is larger than 20 MB and cannot be added."),
    unreadable: |name| format!("“{name}” could not be read; please choose it again."),
    device_time: |time| format!("{time} (by the device)"),
    fix: |north, east, metres| format!("{north} N {east} E ±{metres} m"),
    no_fix: "No position",
    coming: "Loading",
    not_sent: "Not here yet: whoever added it has not sent it",
    offline: "No network; press to try again",
    gone: "This file cannot be read; press to try again",
    carried: "Photos and files",
    carried_hint: "Sent by themselves; a broken one goes on where it stood",
    retry: "Try again now",
    sent: |sent, size| format!("{sent} of {size} KB sent"),
    is_there: "Sent; waiting for its entry to arrive",
    act_refused: "Its entry was refused; it goes once that is settled",
    waits_for_network: "No network; it goes on once there is one",
    waits_for_login: "The session is over; it goes on after you log in",
    waits_for_disk: "This device's storage fails; it is tried again",
    refused: |code| {
        format!("The server did not take it ({code}). It is still here: try again, or export it.")
    },
};
