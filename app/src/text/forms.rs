//! Words of the forms of tasks.

/// What forms say.
pub struct Forms {
    /// 报进展
    pub report: &'static str,
    /// 提交验收
    pub submit: &'static str,
    /// 验收通过
    pub accept: &'static str,
    /// 退回
    pub send_back: &'static str,
    /// 解除受阻
    pub unblock: &'static str,
    /// 标记受阻
    pub block: &'static str,
    /// 分解任务
    pub split: &'static str,
    /// 分派
    pub assign: &'static str,
    /// 调整时限
    pub change_due: &'static str,
    /// 修改
    pub edit: &'static str,
    /// 重新打开
    pub reopen: &'static str,
    /// 留言
    pub comment: &'static str,
    /// 取消任务
    pub cancel_task: &'static str,
    /// 新建任务
    pub create: &'static str,
    /// Save.
    pub save: &'static str,
    /// Close without saving.
    pub close: &'static str,
    /// Saved on this device.
    pub saved: &'static str,
    /// Saved on this device, to be delivered later.
    pub saved_offline: &'static str,
    /// A draft was taken up.
    pub draft: &'static str,
    /// Start afresh.
    pub draft_drop: &'static str,
    /// Why the act that is corrected was refused.
    pub fix: fn(&str) -> String,
    /// The disk does not work.
    pub disk: &'static str,
    /// Saves what was filled in as a file instead.
    pub as_file: &'static str,
    /// It stands among the downloads.
    pub filed: &'static str,
    /// Nor could the file be written.
    pub not_filed: &'static str,
    /// Nothing was changed.
    pub unchanged: &'static str,
    /// 进度
    pub percent: &'static str,
    /// What was done, what comes next.
    pub words: &'static str,
    /// A hint for it.
    pub words_hint: &'static str,
    /// Take up the last report's words.
    pub last_words: &'static str,
    /// The day it was so.
    pub observed: &'static str,
    /// A hint for it.
    pub observed_hint: &'static str,
    /// Why it is stuck.
    pub block_reason: &'static str,
    /// A hint for it.
    pub block_hint: &'static str,
    /// Since when.
    pub since: &'static str,
    /// How it came loose.
    pub unblock_words: &'static str,
    /// What was reached.
    pub submit_words: &'static str,
    /// What happens next.
    pub submit_hint: &'static str,
    /// A remark, may be empty.
    pub accept_words: &'static str,
    /// What acceptance does.
    pub accept_hint: &'static str,
    /// What is missing.
    pub return_reason: &'static str,
    /// Why it is opened again.
    pub reopen_reason: &'static str,
    /// Why it is cancelled.
    pub cancel_reason: &'static str,
    /// What cancelling does.
    pub cancel_hint: &'static str,
    /// The remark.
    pub comment_words: &'static str,
    /// New last day.
    pub new_due: &'static str,
    /// No last day any more.
    pub due_hint: &'static str,
    /// Why.
    pub due_reason: &'static str,
    /// Title.
    pub title: &'static str,
    /// A hint for it.
    pub title_hint: &'static str,
    /// The longer text.
    pub detail: &'static str,
    /// A part's number.
    pub part: fn(usize) -> String,
    /// One more part.
    pub add_part: &'static str,
    /// One part less.
    pub remove_part: fn(usize) -> String,
    /// What splitting does.
    pub split_hint: &'static str,
    /// Where a new task is made.
    pub create_in: fn(&str) -> String,
}

/// Chinese.
pub static ZH: Forms = Forms {
    report: "报进展",
    submit: "提交验收",
    accept: "验收通过",
    send_back: "退回",
    unblock: "解除受阻",
    block: "标记受阻",
    split: "分解任务",
    assign: "分派",
    change_due: "调整时限",
    edit: "修改",
    reopen: "重新打开",
    comment: "留言",
    cancel_task: "取消任务",
    create: "新建任务",
    save: "保存",
    close: "关闭",
    saved: "已保存在本机",
    saved_offline: "已保存在本机，待送",
    draft: "已接着上次没写完的草稿。",
    draft_drop: "清空重写",
    fix: |reason| format!("上次被退回：{reason}改好后保存，会替换原来那条。"),
    disk: "本机存储写不进去，没有保存。填写的内容还在这里，可稍后再试，或先存成文件。",
    as_file: "存成文件",
    filed: "已存成文件，在下载内容里",
    not_filed: "文件也存不了，请把内容抄下或截图",
    unchanged: "没有改动。",
    percent: "完成进度",
    words: "进展说明",
    words_hint: "做了什么，下一步做什么",
    last_words: "沿用上次说明",
    observed: "情况日期",
    observed_hint: "这个进度是哪一天的情况",
    block_reason: "卡在哪里",
    block_hint: "写明卡在哪个环节、需要谁来解决",
    since: "自哪天起",
    unblock_words: "怎样解决的",
    submit_words: "完成情况",
    submit_hint: "提交后由链长或办公室验收；提交的人不能自己验收。",
    accept_words: "验收意见",
    accept_hint: "验收通过后任务办结。",
    return_reason: "还差什么",
    reopen_reason: "为何重新打开",
    cancel_reason: "为何取消",
    cancel_hint: "取消后不再计灯、不再要求上报，记录保留，可重新打开。",
    comment_words: "留言内容",
    new_due: "新时限",
    due_hint: "留空表示不定时限",
    due_reason: "调整原因",
    title: "任务标题",
    title_hint: "一句话说清要做成什么",
    detail: "任务内容",
    part: |number| format!("第 {number} 项"),
    add_part: "再加一项",
    remove_part: |number| format!("去掉第 {number} 项"),
    split_hint: "各项办结后，原任务才能提交验收。",
    create_in: |place| format!("建在 {place}"),
};

/// English.
pub static EN: Forms = Forms {
    report: "Report progress",
    submit: "Submit",
    accept: "Accept",
    send_back: "Send back",
    unblock: "Unblock",
    block: "Mark as blocked",
    split: "Split",
    assign: "Assign",
    change_due: "Change due day",
    edit: "Edit",
    reopen: "Reopen",
    comment: "Comment",
    cancel_task: "Cancel task",
    create: "New task",
    save: "Save",
    close: "Close",
    saved: "Saved on this device",
    saved_offline: "Saved on this device, to be sent",
    draft: "Your unfinished draft is back.",
    draft_drop: "Start over",
    fix: |reason| format!("This was refused: {reason} Saving replaces it."),
    disk: "This device's storage cannot be written: nothing was saved. Your text is still here; try \
           again later, or save it as a file.",
    as_file: "Save as a file",
    filed: "Saved as a file, among your downloads",
    not_filed: "The file could not be saved either: copy the text or take a picture",
    unchanged: "Nothing was changed.",
    percent: "Progress",
    words: "What happened",
    words_hint: "What was done, what comes next",
    last_words: "Use the last report's words",
    observed: "As of",
    observed_hint: "The day this was so",
    block_reason: "What is it stuck on",
    block_hint: "Which step, and who could solve it",
    since: "Since",
    unblock_words: "How was it solved",
    submit_words: "What was reached",
    submit_hint: "The chief or the office accepts; who submits cannot accept.",
    accept_words: "Remark",
    accept_hint: "Accepting closes the task.",
    return_reason: "What is missing",
    reopen_reason: "Why reopen it",
    cancel_reason: "Why cancel it",
    cancel_hint: "No lights and no reports from now on; its history stays, and it can be reopened.",
    comment_words: "Comment",
    new_due: "New last day",
    due_hint: "Empty: no last day",
    due_reason: "Why",
    title: "Title",
    title_hint: "What is to be reached, in a line",
    detail: "What is to be done",
    part: |number| format!("Part {number}"),
    add_part: "Add a part",
    remove_part: |number| format!("Remove part {number}"),
    split_hint: "The whole task can be submitted once all parts are closed.",
    create_in: |place| format!("in {place}"),
};
