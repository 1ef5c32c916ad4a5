//! The words of findings.

use shared::model::{
    Agency, EvidenceRole, FindingStepKind, Origin, Rung, Severity, Sort, VisitResult,
};

use super::super::say;

/// How bad a finding is.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Ordinary => say("一般", "Ordinary"),
        Severity::Major => say("重大", "Major"),
    }
}

/// What sort of thing it is.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Hazard => say("安全隐患", "Hazard"),
        Sort::Occupation => say("乱占", "Occupation"),
        Sort::Extraction => say("乱采", "Extraction"),
        Sort::Dumping => say("乱堆", "Dumping"),
        Sort::Building => say("乱建", "Building"),
        Sort::FloodObstruction => say("妨碍行洪", "In the way of floods"),
        Sort::Other => say("其他", "Other"),
    }
}

/// Who found it.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::SelfCheck => say("自查", "Own check"),
        Origin::Inspection => say("督查检查", "Inspection"),
        Origin::Patrol => say("巡河", "Patrol"),
        Origin::Public => say("群众举报", "The public"),
        Origin::City => say("市级检查", "The city"),
        Origin::Region => say("自治区暗访", "The region"),
        Origin::Ministry => say("部委督查", "A ministry"),
    }
}

/// A step of a finding's life, as something that was done.
pub fn finding_step(step: FindingStepKind) -> &'static str {
    match step {
        FindingStepKind::Registered => say("登记问题", "registered it"),
        FindingStepKind::Edited => say("修改内容", "edited the text"),
        FindingStepKind::Placed => say("调整归属", "placed it"),
        FindingStepKind::Graded => say("定级", "graded it"),
        FindingStepKind::Evidenced => say("补充证据", "added evidence"),
        FindingStepKind::Recognised => say("认定", "recognised it"),
        FindingStepKind::FixedOnSpot => say("即查即改，当场销号", "saw it put right on the spot"),
        FindingStepKind::Planned => say("定措施（五定）", "settled the plan"),
        FindingStepKind::Replanned => say("调整措施", "changed the plan"),
        FindingStepKind::Rectified => say("报整改情况", "reported on putting it right"),
        FindingStepKind::Suspended => say("责令停产停业整顿", "suspended business"),
        FindingStepKind::Resumed => say("同意复工复产", "let business go on"),
        FindingStepKind::Submitted => say("提交验收", "submitted it"),
        FindingStepKind::Verified => say("现场核查", "verified it on the spot"),
        FindingStepKind::Signed => say("会签", "signed the acceptance"),
        FindingStepKind::Accepted => say("验收通过", "accepted it"),
        FindingStepKind::Returned => say("退回整改", "sent it back"),
        FindingStepKind::Closed => say("销号", "struck it off"),
        FindingStepKind::Reopened => say("重新打开", "reopened it"),
        FindingStepKind::Voided => say("作废", "voided it"),
        FindingStepKind::Listed => say("挂牌督办", "listed it"),
        FindingStepKind::Lifted => say("摘牌", "lifted the listing"),
        FindingStepKind::HandedOver => say("移送", "handed the case over"),
        FindingStepKind::Received => say("接收移送", "received the case"),
        FindingStepKind::Drawn => say("抽中“回头看”", "drew it to be looked at again"),
        FindingStepKind::Revisited => say("“回头看”：整改到位", "looked again: it holds"),
        FindingStepKind::Succeeded => say("随职务变动移交", "handed it over with the post"),
    }
}

/// To whom a case goes.
pub fn agency(agency: Agency) -> &'static str {
    match agency {
        Agency::Procuratorate => say("检察院", "Procuratorate"),
        Agency::Police => say("公安机关", "Police"),
    }
}

/// What a photo or file shows.
pub fn evidence_role(role: EvidenceRole) -> &'static str {
    match role {
        EvidenceRole::Before => say("整改前", "Before"),
        EvidenceRole::After => say("整改后", "After"),
        EvidenceRole::Other => say("其他材料", "Other"),
    }
}

/// A rung of the ladder.
pub fn rung(rung: Rung) -> &'static str {
    match rung {
        Rung::Remind => say("提醒", "Reminder"),
        Rung::Warn => say("警示", "Warning"),
        Rung::Circulate => say("通报", "Circular"),
        Rung::Summon => say("约谈", "Summons"),
        Rung::HoldToAccount => say("问责", "Accountability"),
        Rung::Praise => say("通报表扬", "Praise"),
    }
}

/// What looking again showed.
pub fn visit(result: VisitResult) -> &'static str {
    match result {
        VisitResult::Holds => say("整改到位", "It holds"),
        VisitResult::Fails => say("问题反弹，重新打开", "It does not hold: open again"),
    }
}
