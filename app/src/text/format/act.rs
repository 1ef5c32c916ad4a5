//! What somebody did, in words.

use shared::mutation::Mutation;

use super::super::say;
use super::{day_short, one, period};

/// The name of an act: 报进展, 提交验收 …
pub fn mutation(mutation: &Mutation) -> &'static str {
    match mutation {
        Mutation::CreateTask(_) => say("新建任务", "New task"),
        Mutation::SplitTask(_) => say("分解任务", "Split"),
        Mutation::AssignTask(_) => say("分派", "Assign"),
        Mutation::EditTask(_) => say("修改任务", "Edit task"),
        Mutation::ChangeDue(_) => say("调整时限", "Change due day"),
        Mutation::ReportProgress(_) => say("报进展", "Report progress"),
        Mutation::BlockTask(_) => say("标记受阻", "Mark as blocked"),
        Mutation::UnblockTask(_) => say("解除受阻", "Unblock"),
        Mutation::SubmitTask(_) => say("提交验收", "Submit"),
        Mutation::AcceptTask(_) => say("验收通过", "Accept"),
        Mutation::ReturnTask(_) => say("退回", "Send back"),
        Mutation::ReopenTask(_) => say("重新打开", "Reopen"),
        Mutation::CancelTask(_) => say("取消任务", "Cancel task"),
        Mutation::AddComment(_) => say("留言", "Comment"),
        Mutation::MarkOne(_) => say("五个一登记", "Five-ones"),
        Mutation::GiveInstruction(_) => say("批示交办", "Instruct"),
        Mutation::NudgeTasks(_) => say("催办", "Hurry along"),
        Mutation::ConfirmInstruction(_) => say("确认批示", "Confirm instruction"),
        Mutation::SeeInstruction(_) => say("查看批示", "See instruction"),
        Mutation::AcknowledgeInstruction(_) => say("签收批示", "Acknowledge"),
        Mutation::AnswerInstruction(_) => say("反馈批示", "Answer instruction"),
        Mutation::CloseInstruction(_) => say("办结批示", "Close instruction"),
        Mutation::TurnIntoTask(_) => say("批示转任务", "Turn into a task"),
        Mutation::AppointDelegate(_) => say("指定联络员", "Appoint delegate"),
        Mutation::WithdrawDelegate(_) => say("撤回联络员", "Withdraw delegate"),
        Mutation::MarkRead(_) => say("标为已读", "Mark as read"),
        Mutation::AddUnit(_) => say("新增单位", "New unit"),
        Mutation::EditUnit(_) => say("修改单位", "Edit unit"),
        Mutation::AddPerson(_) => say("新增人员", "New person"),
        Mutation::RenamePerson(_) => say("更正姓名", "Correct a name"),
        Mutation::AddPost(_) => say("新增职务", "New post"),
        Mutation::HoldPost(_) => say("职务变动", "Change of post"),
        Mutation::ReportPeriod(_) => say("按期报告", "Report by period"),
    }
}

/// What an act says, in a few lines of plain text: enough for a colleague to enter it by hand.
/// Units and people are left out: their names are not part of an act.
pub fn act_summary(act: &Mutation) -> String {
    let due = |due: Option<shared::calendar::Day>| {
        due.map_or_else(|| say("不定时限", "no last day").to_owned(), day_short)
    };
    let lines: Vec<String> = match act {
        Mutation::CreateTask(act) => vec![act.title.clone(), due(act.due), act.detail.clone()],
        Mutation::SplitTask(act) => {
            act.parts.iter().map(|part| format!("{} · {}", part.title, due(part.due))).collect()
        }
        Mutation::AssignTask(_) => Vec::new(),
        Mutation::EditTask(act) => {
            [&act.title, &act.detail].into_iter().flatten().cloned().collect()
        }
        Mutation::ChangeDue(act) => vec![due(act.due), act.reason.clone()],
        Mutation::ReportProgress(act) => {
            let percent = act.percent;
            let observed = day_short(act.observed);
            let head =
                say(format!("{percent}%（{observed}）"), format!("{percent}% as of {observed}"));
            vec![head, act.words.clone()]
        }
        Mutation::BlockTask(act) => {
            let since = day_short(act.since);
            vec![say(format!("自{since}"), format!("since {since}")), act.reason.clone()]
        }
        Mutation::UnblockTask(act) => vec![act.words.clone()],
        Mutation::SubmitTask(act) => vec![act.words.clone()],
        Mutation::AcceptTask(act) => vec![act.words.clone()],
        Mutation::ReturnTask(act) => vec![act.reason.clone()],
        Mutation::ReopenTask(act) => vec![act.reason.clone()],
        Mutation::CancelTask(act) => vec![act.reason.clone()],
        Mutation::AddComment(act) => vec![act.words.clone()],
        Mutation::MarkOne(act) => {
            let day = act.day.map_or_else(|| say("撤销登记", "taken back").to_owned(), day_short);
            vec![format!("{} · {day}", one(act.one)), act.note.clone()]
        }
        Mutation::GiveInstruction(act) => {
            vec![act.words.clone(), act.due.map(day_short).unwrap_or_default()]
        }
        Mutation::NudgeTasks(act) => {
            let count = act.nudges.len();
            vec![say(format!("{count} 项任务"), format!("tasks: {count}")), act.words.clone()]
        }
        Mutation::AnswerInstruction(act) => vec![act.words.clone()],
        Mutation::CloseInstruction(act) => vec![act.words.clone()],
        Mutation::TurnIntoTask(act) => {
            vec![act.task.title.clone(), due(act.task.due), act.task.detail.clone()]
        }
        Mutation::AddUnit(act) => vec![act.name.clone(), act.aliases.join("、")],
        Mutation::EditUnit(act) => vec![act.name.clone(), act.aliases.join("、")],
        Mutation::AddPerson(act) => vec![act.name.clone()],
        Mutation::RenamePerson(act) => vec![act.name.clone()],
        Mutation::AddPost(act) => vec![act.title.clone()],
        Mutation::ConfirmInstruction(_)
        | Mutation::SeeInstruction(_)
        | Mutation::AcknowledgeInstruction(_)
        | Mutation::AppointDelegate(_)
        | Mutation::WithdrawDelegate(_)
        | Mutation::MarkRead(_)
        | Mutation::HoldPost(_) => Vec::new(),
        Mutation::ReportPeriod(act) => vec![period(act.every, act.period_from), act.words.clone()],
    };
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
