//! The words of the model.

use shared::calendar::Every;
use shared::model::{One, Role, Stage, Status, StepKind};

use super::super::say;

/// Where a task stands.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NotStarted => say("未启动", "Not started"),
        Status::InProgress => say("推进中", "In progress"),
        Status::Blocked => say("受阻", "Blocked"),
        Status::Submitted => say("待验收", "Submitted"),
        Status::Done => say("办结", "Done"),
        Status::Cancelled => say("已取消", "Cancelled"),
    }
}

/// Where a finding stands.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => say("已登记", "Registered"),
        Stage::Recognised => say("已认定", "Recognised"),
        Stage::Planned => say("已定措施", "Planned"),
        Stage::Rectifying => say("整改中", "Being put right"),
        Stage::Submitted => say("待验收", "Submitted"),
        Stage::Accepted => say("已验收", "Accepted"),
        Stage::Closed => say("已销号", "Closed"),
        Stage::Reopened => say("重新打开", "Reopened"),
        Stage::Void => say("已作废", "Void"),
    }
}

/// A step of a task's life, as something that was done.
pub fn step(step: StepKind) -> &'static str {
    match step {
        StepKind::Created => say("新建任务", "created the task"),
        StepKind::Split => say("分解任务", "split the task"),
        StepKind::Assigned => say("调整分派", "changed the assignment"),
        StepKind::Edited => say("修改内容", "edited the text"),
        StepKind::DueChanged => say("调整时限", "changed the due day"),
        StepKind::Blocked => say("标记受阻", "marked it blocked"),
        StepKind::Unblocked => say("解除受阻", "unblocked it"),
        StepKind::Submitted => say("提交验收", "submitted it"),
        StepKind::Accepted => say("验收通过", "accepted it"),
        StepKind::Returned => say("退回", "sent it back"),
        StepKind::Reopened => say("重新打开", "reopened it"),
        StepKind::Cancelled => say("取消任务", "cancelled it"),
        StepKind::HandedOver => say("随职务变动移交", "handed it over with the post"),
    }
}

/// What a post is.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::CountyLeader => say("县领导", "County leader"),
        Role::CountyOffice => say("县委办、政府办、督查室", "County office"),
        Role::Admin => say("系统管理员", "Administrator"),
        Role::Auditor => say("审计员", "Auditor"),
        Role::ProgrammeLeader => say("领导小组组长", "Leader of the leading group"),
        Role::ProgrammeDeputy => say("领导小组副组长", "Deputy of the leading group"),
        Role::ProgrammeOffice => say("领导小组办公室", "Programme office"),
        Role::ChainChief => say("链长", "Chain chief"),
        Role::FieldLeader => say("领域责任领导", "Leader of a field"),
        Role::RiverChief => say("河（湖）长", "River chief"),
        Role::UnitHead => say("单位负责人", "Head of unit"),
        Role::UnitClerk => say("经办人", "Clerk"),
        Role::FieldOfficer => say("基层干部", "Field officer"),
        Role::Inspector => say("督查检查员", "Inspector"),
        Role::Patroller => say("巡查员", "Patroller"),
        Role::Member => say("成员", "Member"),
    }
}

/// A rhythm: 旬, 月, 季度, 年度
pub fn every(every: Every) -> &'static str {
    match every {
        Every::TenDays => say("旬", "ten-day"),
        Every::Month => say("月", "monthly"),
        Every::Quarter => say("季度", "quarterly"),
        Every::Year => say("年度", "yearly"),
    }
}

/// One of the five-ones.
pub fn one(one: One) -> &'static str {
    match one {
        One::Team => say("一个工作专班", "a task force"),
        One::Plan => say("一个工作方案", "a work plan"),
        One::Blueprint => say("一张施工图", "a blueprint"),
    }
}
