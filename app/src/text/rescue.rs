//! Words of 应急包: unsent work as a file, out of this device and into the county.

/// What the page and the file say.
pub struct Rescue {
    /// The page.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Heading: out of this device.
    pub out: &'static str,
    /// What leaves, and what stays.
    pub out_hint: &'static str,
    /// The disks are being read.
    pub looking: &'static str,
    /// Nothing is unsent here.
    pub nothing: &'static str,
    /// Something on the disk could not be read.
    pub partly: fn(&str) -> String,
    /// An account whose name this device has forgotten.
    pub nameless: &'static str,
    /// A person and their account.
    pub named: fn(&str, &str) -> String,
    /// How much is unsent: waiting, refused, unreadable.
    pub unsent: fn(usize, usize, usize) -> String,
    /// Only the person themselves can bring it in.
    pub only_self: &'static str,
    /// Anybody with an account can bring it in.
    pub anybody: &'static str,
    /// Make the file.
    pub save: &'static str,
    /// The name of the file begins so.
    pub file_name: &'static str,
    /// The file is among the downloads.
    pub saved: fn(&str) -> String,
    /// It could not be made.
    pub failed: fn(&str) -> String,
    /// Heading: into the county.
    pub into: &'static str,
    /// Who may bring in what.
    pub into_hint: &'static str,
    /// One has to be logged in for that.
    pub log_in: &'static str,
    /// Choose the file.
    pub choose: &'static str,
    /// Choose another file.
    pub choose_other: &'static str,
    /// The browser could not read the file.
    pub unread: &'static str,
    /// It is no zip, or not all of one.
    pub not_zip: &'static str,
    /// It is some other zip.
    pub foreign: &'static str,
    /// It is of a newer version.
    pub newer: fn(u32) -> String,
    /// The manifest is damaged, and where.
    pub manifest: fn(&str) -> String,
    /// A part is missing or cannot be unpacked.
    pub part: fn(&str) -> String,
    /// A part was changed.
    pub touched: fn(&str) -> String,
    /// A line of the outbox is damaged.
    pub line: fn(usize) -> String,
    /// It is of another county.
    pub other_county: fn(&str, &str) -> String,
    /// Whose it is, when it was made, how many acts.
    pub whose: fn(&str, &str, usize) -> String,
    /// One's own work.
    pub own: &'static str,
    /// Somebody else's work: what handing it in means.
    pub others: fn(&str) -> String,
    /// Files in it, which are sent after it was brought in.
    pub files: fn(usize) -> String,
    /// The county is asked what it has of it.
    pub comparing: &'static str,
    /// Without a network nothing can be compared.
    pub offline: &'static str,
    /// Compare again.
    pub compare: &'static str,
    /// Bring in so many.
    pub bring: fn(usize) -> String,
    /// There is nothing to bring in.
    pub nothing_new: &'static str,
    /// What came of it: recorded, refused, there before.
    pub done: fn(usize, usize, usize) -> String,
    /// What becomes of what was refused.
    pub done_refused: &'static str,
    /// An act that the county has not.
    pub new: &'static str,
    /// An act that would be refused.
    pub would_refuse: &'static str,
    /// An act that was there before, with its receipt.
    pub known: fn(&str) -> String,
    /// An act that was brought in just now, with its receipt.
    pub recorded: fn(&str) -> String,
    /// An act that was refused.
    pub refused: &'static str,
    /// An act that nobody has asked about yet.
    pub unasked: &'static str,
    /// An act that this version cannot read.
    pub unreadable: &'static str,
    /// What helps with it.
    pub unreadable_hint: &'static str,
    /// Acts that only say what was read.
    pub quiet: fn(usize) -> String,
    /// The file has no seals.
    pub not_sealed: fn(&str) -> String,
    /// The seals' session was ended.
    pub unknown_seal: fn(&str) -> String,
    /// The file was changed.
    pub broken_seal: &'static str,
    /// The device is somebody else's.
    pub of_another: &'static str,
    /// The session is over.
    pub signed_out: &'static str,
    /// Anything else that the server says.
    pub problem: fn(&str) -> String,
    /// The list's heading.
    pub list_title: &'static str,
    /// What the list is, and what to do with the file.
    pub list_lead: &'static str,
    /// Column: number.
    pub list_number: &'static str,
    /// Column: what.
    pub list_what: &'static str,
    /// Column: on what.
    pub list_on: &'static str,
    /// Column: content.
    pub list_content: &'static str,
    /// Column: when it was filled in.
    pub list_when: &'static str,
    /// Column: state.
    pub list_state: &'static str,
    /// State: not delivered.
    pub list_waiting: &'static str,
    /// State: refused, and why.
    pub list_refused: fn(&str) -> String,
    /// The county.
    pub list_county: &'static str,
    /// The account.
    pub list_account: &'static str,
    /// When it was made.
    pub list_made: &'static str,
    /// The device's number.
    pub list_device: &'static str,
    /// Which version made it.
    pub list_version: &'static str,
}

/// Chinese.
pub static ZH: Rescue = Rescue {
    title: "应急包",
    lead: "手机卡坏了、登录失效、服务器连不上或设备快用不了时，把没送出的内容存成一个文件，拿到别处导入。同一条内容只登记一次，原设备恢复后再送也不会重复。",
    out: "从本机导出",
    out_hint: "不需要网络，也不需要登录。导出后内容仍留在本机。",
    looking: "正在读取本机存储",
    nothing: "本机没有未送出的内容。",
    partly: |why| format!("有一部分本机存储读不出来，下面可能不全：{why}"),
    nameless: "账号名已不在本机",
    named: |name, account| format!("{name}（{account}）"),
    unsent: |waiting, refused, unreadable| {
        let mut said = format!("待送 {waiting} 条");
        if refused > 0 {
            said += &format!("，被退回 {refused} 条");
        }
        if unreadable > 0 {
            said += &format!("，另有 {unreadable} 条本版本显示不了，会原样放进文件");
        }
        said
    },
    only_self: "本机已退出登录：这个文件只能由本人登录后导入。",
    anybody: "文件带有本机的验证码：可由本人导入，也可交给同事代交。文件里是工作内容，请只交给经办的人。",
    save: "导出应急包",
    file_name: "挂图应急包",
    saved: |name| format!("已保存到下载：{name}"),
    failed: |why| format!("没有导出成功：{why}"),
    into: "导入应急包",
    into_hint: "本人在另一台设备登录后可以导入；同事或办公室也可以代交，按填写人的权限审核，记录上注明代交人。",
    log_in: "登录后才能导入。",
    choose: "选择文件",
    choose_other: "换一个文件",
    unread: "这个文件读不出来，请重新选择。",
    not_zip: "这不是应急包，或者文件没有传完整。请让对方重新发送原文件，不要解压。",
    foreign: "这个压缩文件不是挂图的应急包。",
    newer: |version| {
        format!("这个应急包由更新版本的挂图导出（格式 {version}）。请更新挂图后再导入。")
    },
    manifest: |why| format!("应急包的清单（manifest.json）不完整：{why}。没有导入任何内容。"),
    part: |name| format!("应急包里缺少「{name}」，或解不开。没有导入任何内容。"),
    touched: |name| {
        format!("应急包里的「{name}」与导出时不一致，文件可能损坏或被改动。没有导入任何内容。")
    },
    line: |number| format!("应急包里第 {number} 行内容（outbox.jsonl）读不懂。没有导入任何内容。"),
    other_county: |theirs, ours| format!("这是「{theirs}」的应急包，不能导入「{ours}」。"),
    whose: |who, when, count| format!("{who} · {when} 导出 · {count} 条"),
    own: "这是你自己填写的内容，导入后与在原设备上送出一样。",
    others: |who| {
        format!(
            "这是「{who}」填写的内容，由你代交：按填写人的权限审核，记在填写人名下，并注明由你代交。"
        )
    },
    files: |count| format!("包里另有 {count} 个附件，导入后从本机接着传送，在「送达」里看进度。"),
    comparing: "正在与县里核对",
    offline: "现在连不上服务器，还不能核对和导入。联网后再试，文件请留好。",
    compare: "再核对一次",
    bring: |count| format!("确认导入 {count} 条"),
    nothing_new: "没有需要导入的内容：这些内容县里都处理过了。",
    done: |recorded, refused, known| {
        let mut said = format!("已登记 {recorded} 条");
        if refused > 0 {
            said += &format!("，被退回 {refused} 条");
        }
        if known > 0 {
            said += &format!("，原已处理 {known} 条");
        }
        said
    },
    done_refused: "被退回的仍在文件里，也会显示在原设备上；请按退回原因处理。",
    new: "县里没有，可导入",
    would_refuse: "导入会被退回",
    known: |receipt| format!("县里已有，{receipt}"),
    recorded: |receipt| format!("已登记，{receipt}"),
    refused: "被退回",
    unasked: "未核对",
    unreadable: "本版本读不懂的内容",
    unreadable_hint: "由更新版本的挂图填写。请更新挂图后再导入。",
    quiet: |count| format!("另有 {count} 条已读记录，会一并处理。"),
    not_sealed: |who| {
        format!("这个应急包没有验证码（导出时原设备已退出登录），只能由「{who}」本人登录后导入。")
    },
    unknown_seal: |who| {
        format!(
            "这个应急包的验证码已失效：原设备已被退出登录或下线，或者账号改过密码、被停用。只能由「{who}」本人登录后导入。"
        )
    },
    broken_seal: "验证码与内容对不上：文件被改动过。没有导入任何内容，请向填写人要原文件。",
    of_another: "这些内容来自登记在别人名下的设备，不能导入。没有导入任何内容。",
    signed_out: "登录已过期，请重新登录后再导入。",
    problem: |code| format!("服务器没有接受（代码 {code}），请稍后再试，文件请留好。"),
    list_title: "挂图未送内容清单",
    list_lead: "这是挂图应急包里的清单，供查看和打印。要把内容送进县里，请在挂图「送达 → 应急包」里选择整个压缩文件导入，不要解压。",
    list_number: "序号",
    list_what: "事项",
    list_on: "对象",
    list_content: "内容",
    list_when: "填写时间",
    list_state: "状态",
    list_waiting: "待送",
    list_refused: |why| format!("被退回：{why}"),
    list_county: "县",
    list_account: "账号",
    list_made: "导出时间",
    list_device: "设备编号",
    list_version: "挂图版本",
};

/// English.
pub static EN: Rescue = Rescue {
    title: "Rescue file",
    lead: "When the SIM is broken, the session over, the server out of reach or the phone dying: save what is unsent as one file and bring it in elsewhere. Each entry is recorded once, even if this device sends it later, too.",
    out: "Out of this device",
    out_hint: "Needs no network and no login. Everything stays on this device as well.",
    looking: "Reading this device’s storage",
    nothing: "Nothing is unsent on this device.",
    partly: |why| format!("Part of the storage cannot be read; something may be missing: {why}"),
    nameless: "account no longer known here",
    named: |name, account| format!("{name} ({account})"),
    unsent: |waiting, refused, unreadable| {
        let mut said = format!("{waiting} waiting");
        if refused > 0 {
            said += &format!(", {refused} refused");
        }
        if unreadable > 0 {
            said += &format!(", {unreadable} more that this version cannot show go in as they are");
        }
        said
    },
    only_self: "Logged out here: only the person themselves can bring this file in, after logging in.",
    anybody: "The file carries this device’s seals: you can bring it in yourself, or a colleague can hand it in. It holds your work; give it only to whoever is to handle it.",
    save: "Save the rescue file",
    file_name: "guatu-rescue",
    saved: |name| format!("Saved among your downloads: {name}"),
    failed: |why| format!("The file could not be made: {why}"),
    into: "Bring a rescue file in",
    into_hint: "Log in on another device and bring in your own; a colleague or the office can hand it in for you: your rights decide, and the record names who handed it in.",
    log_in: "Log in to bring a file in.",
    choose: "Choose the file",
    choose_other: "Choose another file",
    unread: "This file cannot be read; please choose it again.",
    not_zip: "This is no rescue file, or not all of one. Ask for the original again, not unpacked.",
    foreign: "This archive is no rescue file of Guatu’s.",
    newer: |version| format!("A newer Guatu made this file (format {version}). Update first."),
    manifest: |why| format!("The file’s manifest.json is damaged: {why}. Nothing was brought in."),
    part: |name| format!("“{name}” is missing or cannot be unpacked. Nothing was brought in."),
    touched: |name| {
        format!("“{name}” is not as it was when the file was made. Nothing was brought in.")
    },
    line: |number| format!("Line {number} of outbox.jsonl is damaged. Nothing was brought in."),
    other_county: |theirs, ours| format!("This file is of {theirs}; it cannot go into {ours}."),
    whose: |who, when, count| match count {
        1 => format!("{who} · made {when} · 1 entry"),
        count => format!("{who} · made {when} · {count} entries"),
    },
    own: "This is your own work: bringing it in is the same as sending it from that device.",
    others: |who| {
        format!(
            "This is {who}’s work, which you hand in: their rights decide, it stands under their name, and the record says that you handed it in."
        )
    },
    files: |count| {
        format!(
            "{count} attached files are sent from this device after that; Delivery shows how far they are."
        )
    },
    comparing: "Asking the county",
    offline: "The server cannot be reached. Try again with a network, and keep the file.",
    compare: "Ask again",
    bring: |count| format!("Bring in {count}"),
    nothing_new: "There is nothing to bring in: the county has dealt with all of it.",
    done: |recorded, refused, known| {
        let mut said = format!("{recorded} recorded");
        if refused > 0 {
            said += &format!(", {refused} refused");
        }
        if known > 0 {
            said += &format!(", {known} there before");
        }
        said
    },
    done_refused: "What was refused is still in the file, and will show on the device it came from.",
    new: "new to the county",
    would_refuse: "would be refused",
    known: |receipt| format!("there already, {receipt}"),
    recorded: |receipt| format!("recorded, {receipt}"),
    refused: "refused",
    unasked: "not asked yet",
    unreadable: "An entry that this version cannot read",
    unreadable_hint: "A newer Guatu made it. Update, then bring it in.",
    quiet: |count| format!("{count} more only say what was read; they go along."),
    not_sealed: |who| {
        format!(
            "This file has no seals, for its device was logged out. Only {who} can bring it in, after logging in."
        )
    },
    unknown_seal: |who| {
        format!(
            "The seals are void: the device was logged out, or the password changed, or the account closed. Only {who} can bring it in, after logging in."
        )
    },
    broken_seal: "The seals do not fit: the file was changed. Nothing was brought in; ask for the original.",
    of_another: "These entries come from a device that belongs to somebody else. Nothing was brought in.",
    signed_out: "The session is over; log in again first.",
    problem: |code| format!("The server did not take it (code {code}). Try later; keep the file."),
    list_title: "Unsent work in Guatu",
    list_lead: "The list in a rescue file, to read and print. To bring it in, choose the whole archive in Guatu under Delivery → Rescue file; do not unpack it.",
    list_number: "No.",
    list_what: "What",
    list_on: "On",
    list_content: "Content",
    list_when: "Filled in",
    list_state: "State",
    list_waiting: "waiting",
    list_refused: |why| format!("refused: {why}"),
    list_county: "County",
    list_account: "Account",
    list_made: "Made",
    list_device: "Device number",
    list_version: "Guatu version",
};
