//! Words of the privacy notice: what this product does, and nothing it does not.

/// A part of the notice.
pub struct Section {
    /// What it is about.
    pub title: &'static str,
    /// What is so, one thing each.
    pub points: &'static [&'static str],
}

/// The privacy notice.
pub struct Privacy {
    /// The page.
    pub title: &'static str,
    /// In two sentences.
    pub summary: &'static str,
    /// The notice.
    pub sections: &'static [Section],
    /// Whom to tell what should be better.
    pub feedback: &'static str,
    /// The county has not said whom.
    pub no_feedback: &'static str,
}

/// Chinese.
pub static ZH: Privacy = Privacy {
    title: "隐私说明",
    summary: "挂图记录工作，不记录人的行踪和使用习惯。下面说清记什么、存在哪里、谁能看、存多久，以及你能做什么。",
    sections: &[
        Section {
            title: "记什么",
            points: &[
                "账号和职务：姓名、账号名、单位、职务。密码只存不能还原的摘要，管理员也看不到，只能重置。",
                "做过的每件事：谁、做了什么、什么时候。报进展、批示、留言、退回等，县里日志里各有一行，被退回的也有一行。",
                "填写时间：以服务器登记的先后为准；手机上的时间随内容送出，只作佐证。",
                "登录：登录时间和最近一次使用的日期，用来让登录到期。输错密码的次数一小时后忘掉。",
                "照片、定位和轨迹：只在文件条款要求的地方请你提供，别处不要。",
            ],
        },
        Section {
            title: "不记什么",
            points: &[
                "不打卡签到，不统计在线时长，不按使用次数排名，也不用这些考核人。",
                "不读通讯录、短信、通话和其他应用，不用麦克风。",
                "页面里没有第三方的统计和广告，只与县里的服务器往来数据。",
            ],
        },
        Section {
            title: "存在哪里",
            points: &[
                "你的设备：这个账号能看的记录、还没送达的内容、已送达的回执，存在浏览器里，没有网络也能用。",
                "县里的服务器：送达的内容和日志。设备与服务器之间加密传输。",
            ],
        },
        Section {
            title: "谁能看",
            points: &[
                "全县可见的内容，县里有职务的人都能看；指名可见的，只有任务和所属链上点到的人和单位、专项的领导和办公室，以及县领导、县办公室和管理员能看。",
                "按职务给的权限，换了职务，权限跟着换；不再能看的内容会从设备上移走。",
                "审计员和管理员可以核对日志是否完整，日志里的内容只显示他们本来就能看的部分。",
            ],
        },
        Section {
            title: "存多久",
            points: &[
                "设备上：退出登录时，任务和看板的数据、读过的日志清除；没有送达和被退回的内容留到送达，或由你自己丢弃。",
                "服务器上：日志的行不会被删除，内容不会被改写。保存期限由县里按档案和数据管理的规定执行。",
                "登录：30 天没有使用就到期。",
            ],
        },
        Section {
            title: "你能做什么",
            points: &[
                "查看：每项任务的历史都在任务页上；「我的」里可以导出这台设备上的全部数据。",
                "更正：填错了可以再报一次，原来的值留在历史里，看得出改过什么。",
                "职务、姓名不对，请联系县里的管理员；对这份说明有意见，请用下面的「意见反馈」。",
            ],
        },
    ],
    feedback: "意见反馈",
    no_feedback: "本县还没有设置意见反馈的联系方式，请直接向县里的管理员提出。",
};

/// English.
pub static EN: Privacy = Privacy {
    title: "Privacy",
    summary: "Guatu records work, not people’s movements or habits. This is what is kept, where, who sees it, \
              for how long, and what you can do.",
    sections: &[
        Section {
            title: "What is kept",
            points: &[
                "Account and posts: name, account name, unit, post. Of a password only a digest that cannot \
                 be turned back; an administrator cannot see it, only reset it.",
                "Every act: who did what, and when. Each report, instruction, comment or return is a row in \
                 the county’s log; refused ones, too.",
                "Times: the order in which the server took things counts; the device’s time is sent along \
                 as evidence only.",
                "Logins: when they began and the day they were last used, so that they can expire. Wrong \
                 passwords are counted for an hour, then forgotten.",
                "Photos, positions and tracks: asked for only where a clause of a document asks for them.",
            ],
        },
        Section {
            title: "What is not kept",
            points: &[
                "No check-ins, no time online, no ranking by use; nobody is assessed by such things.",
                "No contacts, messages, calls or other apps are read; the microphone is not used.",
                "No statistics or advertising of third parties: the page talks to the county’s server only.",
            ],
        },
        Section {
            title: "Where it is",
            points: &[
                "On your device: the records this account may see, what is not delivered yet, and receipts, \
                 in the browser, so that it works offline.",
                "On the county’s server: what was delivered, and the log. The way between is encrypted.",
            ],
        },
        Section {
            title: "Who sees it",
            points: &[
                "What is open to the county: everybody with a post there. What is open to those named: the \
                 people and units that the task or its chain names, the programme’s leaders and office, \
                 county leaders and offices, and the administrator.",
                "Rights come with posts and go with them; what you may no longer see leaves your device.",
                "Auditors and the administrator may verify that the log is whole; of what it says, they read \
                 only what they may see anyway.",
            ],
        },
        Section {
            title: "For how long",
            points: &[
                "On the device: logging out clears tasks, boards and what was read of the log; what is \
                 unsent or refused stays until it is delivered or you throw it away.",
                "On the server: rows of the log are never deleted, and what they say is never rewritten. How \
                 long they are kept is for the county’s rules on archives and data.",
                "Logins expire after 30 days without use.",
            ],
        },
        Section {
            title: "What you can do",
            points: &[
                "See: every task has its history on its page; under Me you can export all data of this device.",
                "Correct: report once more; the earlier value stays in the history, where the change shows.",
                "If a post or a name is wrong, ask the county’s administrator; if this notice is, use \
                 Feedback below.",
            ],
        },
    ],
    feedback: "Feedback",
    no_feedback: "This county has not set a contact for feedback yet: please tell its administrator.",
};
