//! What somebody did, in words.

use shared::mutation::{Mutation, MutationKind};

use super::super::say;
use super::{day_short, one, period};

/// The name of an act: 报进展, 提交验收 …
pub fn mutation(mutation: &Mutation) -> &'static str {
    mutation_kind(mutation.kind())
}

/// The name of a kind of act, where no more than that is known.
pub fn mutation_kind(kind: MutationKind) -> &'static str {
    match kind {
        MutationKind::CreateTask => say("新建任务", "New task"),
        MutationKind::SplitTask => say("分解任务", "Split"),
        MutationKind::AssignTask => say("分派", "Assign"),
        MutationKind::EditTask => say("修改任务", "Edit task"),
        MutationKind::ChangeDue => say("调整时限", "Change due day"),
        MutationKind::ReportProgress => say("报进展", "Report progress"),
        MutationKind::BlockTask => say("标记受阻", "Mark as blocked"),
        MutationKind::UnblockTask => say("解除受阻", "Unblock"),
        MutationKind::SubmitTask => say("提交验收", "Submit"),
        MutationKind::AcceptTask => say("验收通过", "Accept"),
        MutationKind::ReturnTask => say("退回", "Send back"),
        MutationKind::ReopenTask => say("重新打开", "Reopen"),
        MutationKind::CancelTask => say("取消任务", "Cancel task"),
        MutationKind::AddComment => say("留言", "Comment"),
        MutationKind::MarkOne => say("五个一登记", "Five-ones"),
        MutationKind::GiveInstruction => say("批示交办", "Instruct"),
        MutationKind::NudgeTasks => say("催办", "Hurry along"),
        MutationKind::ConfirmInstruction => say("确认批示", "Confirm instruction"),
        MutationKind::SeeInstruction => say("查看批示", "See instruction"),
        MutationKind::AcknowledgeInstruction => say("签收批示", "Acknowledge"),
        MutationKind::AnswerInstruction => say("反馈批示", "Answer instruction"),
        MutationKind::CloseInstruction => say("办结批示", "Close instruction"),
        MutationKind::TurnIntoTask => say("批示转任务", "Turn into a task"),
        MutationKind::AppointDelegate => say("指定联络员", "Appoint delegate"),
        MutationKind::WithdrawDelegate => say("撤回联络员", "Withdraw delegate"),
        MutationKind::MarkRead => say("标为已读", "Mark as read"),
        MutationKind::AddUnit => say("新增单位", "New unit"),
        MutationKind::EditUnit => say("修改单位", "Edit unit"),
        MutationKind::AddPerson => say("新增人员", "New person"),
        MutationKind::RenamePerson => say("更正姓名", "Correct a name"),
        MutationKind::AddPost => say("新增职务", "New post"),
        MutationKind::HoldPost => say("职务变动", "Change of post"),
        MutationKind::ReportPeriod => say("按期报告", "Report by period"),
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
