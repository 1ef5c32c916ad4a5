//! What somebody did, in words.

use shared::model::LedgerColumns;
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
        MutationKind::RegisterFinding => say("登记问题", "Register a finding"),
        MutationKind::EditFinding => say("修改问题", "Edit finding"),
        MutationKind::PlaceFinding => say("分派问题", "Place finding"),
        MutationKind::GradeFinding => say("问题定级", "Grade finding"),
        MutationKind::AddEvidence => say("补充证据", "Add evidence"),
        MutationKind::RecogniseFinding => say("认定问题", "Recognise finding"),
        MutationKind::FixOnSpot => say("即查即改", "Fixed on the spot"),
        MutationKind::PlanRectification => say("五定措施", "Plan rectification"),
        MutationKind::ReportRectification => say("整改情况", "Report rectification"),
        MutationKind::SuspendBusiness => say("停产停业整顿", "Suspend business"),
        MutationKind::ResumeBusiness => say("复工复产", "Resume business"),
        MutationKind::SubmitFinding => say("整改提交验收", "Submit finding"),
        MutationKind::VerifyFinding => say("现场核查", "Verify on the spot"),
        MutationKind::SignAcceptance => say("联合验收会签", "Sign acceptance"),
        MutationKind::AcceptFinding => say("整改验收通过", "Accept finding"),
        MutationKind::ReturnFinding => say("退回整改", "Send finding back"),
        MutationKind::CloseFinding => say("问题销号", "Close finding"),
        MutationKind::ReopenFinding => say("重新打开问题", "Reopen finding"),
        MutationKind::VoidFinding => say("作废问题", "Void finding"),
        MutationKind::ListFinding => say("挂牌督办", "List finding"),
        MutationKind::LiftListing => say("摘牌", "Lift listing"),
        MutationKind::HandOverCase => say("移送", "Hand case over"),
        MutationKind::ReceiveCase => say("接收移送", "Receive case"),
        MutationKind::AddAttachment => say("添加附件", "Attach a file"),
        MutationKind::RecordInspection => say("检查记录", "Record inspection"),
        MutationKind::DrawRecheck => say("抽取“回头看”", "Draw a recheck"),
        MutationKind::VisitRecheck => say("“回头看”结果", "Result of a recheck"),
        MutationKind::Escalate => say("督办函", "Send a letter"),
        MutationKind::AcknowledgeEscalation => say("签收督办函", "Acknowledge a letter"),
        MutationKind::AddLedgerEntry => say("新增台账", "New line of a ledger"),
        MutationKind::EditLedgerEntry => say("修改台账", "Edit a ledger"),
        MutationKind::CloseLedgerEntry => say("台账销号", "Close a line of a ledger"),
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
        | Mutation::HoldPost(_)
        | Mutation::PlaceFinding(_) => Vec::new(),
        Mutation::ReportPeriod(act) => vec![period(act.every, act.period_from), act.words.clone()],
        Mutation::RegisterFinding(act) => {
            vec![act.title.clone(), act.inspected.clone(), act.detail.clone()]
        }
        Mutation::EditFinding(act) => {
            [&act.title, &act.detail, &act.inspected].into_iter().flatten().cloned().collect()
        }
        Mutation::GradeFinding(act) => vec![act.reason.clone()],
        Mutation::AddEvidence(act) => vec![act.words.clone()],
        Mutation::RecogniseFinding(act) => vec![act.words.clone()],
        Mutation::FixOnSpot(act) => vec![act.words.clone()],
        Mutation::PlanRectification(act) => {
            vec![act.plan.outcome.clone(), day_short(act.plan.due), act.words.clone()]
        }
        Mutation::ReportRectification(act) => vec![act.words.clone()],
        Mutation::SuspendBusiness(act) => vec![day_short(act.since), act.words.clone()],
        Mutation::ResumeBusiness(act) => vec![act.words.clone()],
        Mutation::SubmitFinding(act) => vec![act.words.clone()],
        Mutation::VerifyFinding(act) => {
            vec![day_short(act.day), act.people.clone(), act.words.clone()]
        }
        Mutation::SignAcceptance(act) => vec![act.words.clone()],
        Mutation::AcceptFinding(act) => vec![act.words.clone()],
        Mutation::ReturnFinding(act) => vec![act.reason.clone()],
        Mutation::CloseFinding(act) => vec![act.words.clone()],
        Mutation::ReopenFinding(act) => vec![act.reason.clone()],
        Mutation::VoidFinding(act) => vec![act.reason.clone()],
        Mutation::ListFinding(act) => vec![act.requirements.clone(), day_short(act.due)],
        Mutation::LiftListing(act) => vec![act.words.clone()],
        Mutation::HandOverCase(act) => vec![act.letter.clone(), act.words.clone()],
        Mutation::ReceiveCase(act) => vec![act.words.clone()],
        Mutation::AddAttachment(act) => vec![act.file.name.clone()],
        Mutation::RecordInspection(act) => {
            vec![day_short(act.day), act.people.clone(), act.place.clone(), act.words.clone()]
        }
        Mutation::DrawRecheck(act) => vec![act.title.clone(), act.seed.clone()],
        Mutation::VisitRecheck(act) => vec![day_short(act.day), act.words.clone()],
        Mutation::Escalate(act) => vec![act.letter.clone(), act.words.clone()],
        Mutation::AcknowledgeEscalation(act) => vec![act.words.clone()],
        Mutation::AddLedgerEntry(act) => line(&act.columns),
        Mutation::EditLedgerEntry(act) => line(&act.columns),
        Mutation::CloseLedgerEntry(act) => vec![day_short(act.day), act.words.clone()],
    };
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn line(columns: &LedgerColumns) -> Vec<String> {
    let quantity = columns.quantity.map(|quantity| format!("{quantity} {}", columns.measure));
    let words = [&columns.place, &columns.holder, &columns.method, &columns.note];
    words.into_iter().cloned().chain(quantity).collect()
}
