//! Words of 消息.

use shared::rules::messages::Matter;

use crate::messages::select::Only;

/// What the page of messages says.
pub struct Messages {
    /// The page.
    pub title: &'static str,
    /// Mark everything as read.
    pub read_all: &'static str,
    /// What the choices are for, for screen readers.
    pub choose: &'static str,
    /// A choice.
    pub only: fn(Only) -> &'static str,
    /// Nothing to show: title and hint.
    pub none: fn(Only) -> (&'static str, &'static str),
    /// Back to all.
    pub show_all: &'static str,
    /// What happened.
    pub matter: fn(Matter) -> &'static str,
    /// An act of this device was refused.
    pub refused: &'static str,
    /// It waits for the reader.
    pub open: &'static str,
    /// Not read yet, for screen readers.
    pub unread: &'static str,
    /// What it is about is not on this device.
    pub gone: &'static str,
    /// These are one's own, not the leader's for whom one enters.
    pub own_only: fn(&str) -> String,
}

/// Chinese.
pub static ZH: Messages = Messages {
    title: "消息",
    read_all: "全部已读",
    choose: "筛选消息",
    only: |only| match only {
        Only::Unread => "未读",
        Only::Open => "待处理",
        Only::All => "全部",
    },
    none: |only| match only {
        Only::Unread => ("都读过了", "有新的批示、退回或验收，会出现在这里。"),
        Only::Open => ("没有待处理的消息", "要你签收、确认或验收的，会出现在这里。"),
        Only::All => ("还没有消息", "批示、催办、退回、验收和提到你的留言，保留六十天。"),
    },
    show_all: "看全部",
    matter: |matter| match matter {
        Matter::Instructed => "批示",
        Matter::Nudged => "催办",
        Matter::ToConfirm => "待你确认",
        Matter::Answered => "已反馈",
        Matter::Returned => "退回",
        Matter::Accepted => "通过",
        Matter::Submitted => "待你验收",
        Matter::Mentioned => "提到你",
        Matter::Conflicted => "未被采纳的修改",
    },
    refused: "填报没有被接收",
    open: "待处理",
    unread: "未读",
    gone: "内容已不在你的可见范围",
    own_only: |leader| format!("这里是你本人的消息；{leader} 的消息由本人查看。"),
};

/// English.
pub static EN: Messages = Messages {
    title: "Messages",
    read_all: "Mark all as read",
    choose: "Which messages",
    only: |only| match only {
        Only::Unread => "Unread",
        Only::Open => "Waiting for you",
        Only::All => "All",
    },
    none: |only| match only {
        Only::Unread => ("All read", "New instructions, returns and acceptances appear here."),
        Only::Open => {
            ("Nothing waits for you", "What you have to take on, confirm or accept appears here.")
        }
        Only::All => (
            "No messages yet",
            "Instructions, returns, acceptances and mentions, kept for sixty days.",
        ),
    },
    show_all: "Show all",
    matter: |matter| match matter {
        Matter::Instructed => "Instruction",
        Matter::Nudged => "Hurried along",
        Matter::ToConfirm => "To confirm",
        Matter::Answered => "Answered",
        Matter::Returned => "Sent back",
        Matter::Accepted => "Accepted",
        Matter::Submitted => "To accept",
        Matter::Mentioned => "You were named",
        Matter::Conflicted => "Your edit was not kept",
    },
    refused: "An act of yours was refused",
    open: "Waiting for you",
    unread: "unread",
    gone: "It is no longer open to you",
    own_only: |leader| format!("These are your own messages; {leader} reads theirs in person."),
};
