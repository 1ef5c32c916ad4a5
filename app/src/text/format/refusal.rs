//! Why something is refused, in sentences that say what can be done.

use shared::model::{EvidenceRole, Kind};
use shared::policy::Denial;
use shared::rules::{Fault, Part, Refusal};

use super::super::say;
use super::{stage, status};

/// A sentence for a refusal.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Denied(reason) => denial(reason).to_owned(),
        Refusal::NotFound(what) => say(
            format!("{}已不在，或不在你的可见范围。", kind(what)),
            format!("The {} is gone, or you may not see it.", kind(what)),
        ),
        Refusal::Invalid { part: what, fault: how } => say(
            format!("{}：{}", part(what), fault(how)),
            format!("{}: {}", part(what), fault(how)),
        ),
        Refusal::WrongStatus(now) => say(
            format!("任务现在是「{}」，这一步做不了。", status(now)),
            format!("The task is now “{}”: this step is not possible.", status(now)),
        ),
        Refusal::OpenParts { count } => {
            say(format!("还有 {count} 项分解任务没有办结。"), format!("Parts still open: {count}."))
        }
        Refusal::IdTaken => say(
            "这一条已经在县里登记过了，不必重送。",
            "This is on record already; there is no need to send it again.",
        )
        .to_owned(),
        Refusal::Unreadable => say(
            "服务器版本不认识这类操作，请稍后重送或导出留存。",
            "The server does not know this kind of act yet: send it again later, or export it.",
        )
        .to_owned(),
        Refusal::IdentityReused => say(
            "编号与别的内容重复，换号后会自动重送。",
            "Its number was used before; it is sent again under a new one.",
        )
        .to_owned(),
        Refusal::Parked => say(
            "服务器多次处理失败，先放在本机，可稍后原样重送。",
            "The server failed on it again and again. It is kept here: send it again later.",
        )
        .to_owned(),
        Refusal::AlreadyClosed => say(
            "这一条已经办结，不能再处理。",
            "This is closed: nothing more can be done about it.",
        )
        .to_owned(),
        Refusal::TooLarge { kind: None, max } => say(
            format!("这一条内容过大（上限 {} KB），请删减，或分成几条填报。", max / 1024),
            format!("This is too large (at most {} KB): shorten it, or split it.", max / 1024),
        ),
        Refusal::TooLarge { kind: Some(what), max } => say(
            format!("{}的记录已满（上限 {} KB），请另建一条接续办理。", kind(what), max / 1024),
            format!("The {} is full (at most {} KB): go on in a new one.", kind(what), max / 1024),
        ),
        Refusal::WrongStage(now) => say(
            format!("问题现在是「{}」，这一步做不了。", stage(now)),
            format!("The finding is now “{}”: this step is not possible.", stage(now)),
        ),
        Refusal::SignaturesMissing { count } => say(
            format!("还有 {count} 个单位没有会签，不能验收。"),
            format!("Units that have still to sign: {count}."),
        ),
        Refusal::NotInFlow => {
            say("本方案的问题不走这一步。", "Findings of this programme do not go this way.")
                .to_owned()
        }
        Refusal::NotAssured => say(
            "措施到位、问题解决、责任落实，三项都要确认才能通过验收。",
            "Measures, problem and responsibility: all three have to be confirmed.",
        )
        .to_owned(),
        Refusal::EvidenceNeeded(EvidenceRole::After) => {
            say("请附整改后的照片或材料。", "A photo or file of how it is now is needed.")
                .to_owned()
        }
        Refusal::EvidenceNeeded(EvidenceRole::Before) => {
            say("请附整改前的照片或材料。", "A photo or file of how it was found is needed.")
                .to_owned()
        }
        Refusal::EvidenceNeeded(EvidenceRole::Other) => {
            say("请附有关材料。", "A photo or file is needed.").to_owned()
        }
        Refusal::MajorOnSpot => say(
            "重大问题不能即查即改，须挂牌督办、定措施整改。",
            "A major finding is not fixed in passing: it is listed and planned.",
        )
        .to_owned(),
        Refusal::NotMajor => {
            say("只有重大问题才挂牌督办。", "Only a major finding is listed.").to_owned()
        }
        Refusal::NotListed => {
            say("重大问题须先挂牌督办。", "A major finding has to be listed first.").to_owned()
        }
        Refusal::StillListed => say(
            "正在挂牌督办，须由挂牌单位先摘牌。",
            "It stands listed: the body that listed it has to lift that first.",
        )
        .to_owned(),
        Refusal::NotVerified => {
            say("重大问题须先现场核查。", "A major finding has to be verified on the spot first.")
                .to_owned()
        }
        Refusal::NothingToDraw => {
            say("没有符合条件的已销号问题可抽。", "There is no closed finding to draw from.")
                .to_owned()
        }
    }
}

/// Why somebody may not.
fn denial(denial: Denial) -> &'static str {
    match denial {
        Denial::NotVisible => say("这项内容不在你的可见范围。", "You may not see this."),
        Denial::NoRight => say(
            "你的职务不能做这一步，可转交有权限的同事。",
            "None of your posts allows this step; a colleague may do it.",
        ),
        Denial::OwnSubmission => say(
            "提交验收的人不能自己验收，请由他人验收。",
            "Who submitted may not accept: somebody else has to.",
        ),
        Denial::NotYourself => say(
            "这一条是以别人的身份填的，而对方没有指定你为联络员。",
            "This was made in the name of somebody who has not made you their delegate.",
        ),
        Denial::InPersonOnly => say(
            "这一步须由领导本人办理，联络员不能代办。",
            "The leader has to do this in person; a delegate may not.",
        ),
        Denial::Apart => say(
            "系统管理员与审计员不能是同一个人。",
            "Administrator and auditor have to be different people.",
        ),
        Denial::OwnRectification => say(
            "参与整改的人和整改单位不能自己核查、验收、销号，请由他人办理。",
            "Who puts a finding right may not judge it: somebody else has to.",
        ),
    }
}

/// What is wrong with a value.
pub fn fault(fault: Fault) -> String {
    match fault {
        Fault::Missing => say("不能为空。", "This is needed.").to_owned(),
        Fault::TooLong { max } => {
            say(format!("超出上限 {max}。"), format!("At most {max} are allowed."))
        }
        Fault::TooLarge { max } => {
            say(format!("不能大于 {max}。"), format!("It cannot be more than {max}."))
        }
        Fault::InFuture => say("不能晚于今天。", "It cannot be after today.").to_owned(),
        Fault::BeforeStart => {
            say("时限不能早于开始日期。", "It cannot be before the first day.").to_owned()
        }
        Fault::Twice => say("重复了。", "It is there twice.").to_owned(),
        Fault::Unknown => say("找不到所选的对象。", "What was chosen is not there.").to_owned(),
        Fault::WrongKind => say("类型不符。", "It is not of the kind that fits.").to_owned(),
        Fault::Unchanged => say("与现在的一样。", "It is so already.").to_owned(),
        Fault::Overtaken => {
            say("已有更新的一份，请在它的基础上更正。", "There is a newer one: correct that one.")
                .to_owned()
        }
    }
}

/// What a mutation names.
fn part(part: Part) -> &'static str {
    match part {
        Part::Title => say("标题", "Title"),
        Part::Detail => say("内容", "Text"),
        Part::Words => say("说明", "Words"),
        Part::Reason => say("原因", "Reason"),
        Part::Percent => say("进度", "Progress"),
        Part::Due => say("时限", "Last day"),
        Part::Start => say("开始日期", "First day"),
        Part::Observed => say("情况日期", "As of"),
        Part::Since => say("起始日期", "Since"),
        Part::Leaders => say("责任领导", "Leaders"),
        Part::LeadUnits => say("牵头单位", "Lead units"),
        Part::SupportUnits => say("配合单位", "Supporting units"),
        Part::Parts => say("分解任务", "Parts"),
        Part::Parent => say("所属", "Parent"),
        Part::Note => say("备注", "Note"),
        Part::Name => say("名称", "Name"),
        Part::Aliases => say("别名", "Other names"),
        Part::Seat => say("任职位置", "Where the post sits"),
        Part::Holder => say("任职人员", "Holder"),
        Part::Unit => say("报送单位", "Unit"),
        Part::Period => say("报告期", "Period"),
        Part::Figures => say("数据", "Figures"),
        Part::Corrects => say("本期报告", "Report of this period"),
        Part::Charge => say("所属领域、河湖", "Field or river"),
        Part::Inspected => say("检查对象", "What was inspected"),
        Part::Township => say("属地", "Township"),
        Part::Severity => say("等级", "Severity"),
        Part::Inspection => say("检查记录", "Inspection"),
        Part::Owner => say("负责人", "Person in charge"),
        Part::Outcome => say("成果绩效", "Outcome"),
        Part::Assessor => say("评估主体", "Assessor"),
        Part::Signers => say("会签单位", "Units that sign"),
        Part::Suspension => say("停产停业整顿", "Suspension"),
        Part::Body => say("挂牌单位", "Body that lists"),
        Part::Requirements => say("督办要求", "Demands"),
        Part::Listing => say("挂牌督办", "Listing"),
        Part::People => say("检查人员", "People"),
        Part::Letter => say("文号", "Letter number"),
        Part::Evidence => say("照片和材料", "Photos and files"),
        Part::File => say("文件", "File"),
        Part::Position => say("位置", "Position"),
        Part::Place => say("地点", "Place"),
        Part::Seed => say("随机种子", "Seed"),
        Part::Size => say("抽取数量", "How many"),
        Part::Visitors => say("“回头看”单位", "Units that look again"),
        Part::About => say("所涉事项", "What it is about"),
        Part::LedgerHolder => say("持有人", "Holder"),
        Part::Quantity => say("数量", "Quantity"),
        Part::Method => say("方式", "Method"),
        Part::Keeper => say("登记单位", "Unit that keeps it"),
    }
}

/// A kind of thing, within a sentence.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Unit => say("单位", "unit"),
        Kind::Person => say("人员", "person"),
        Kind::Post => say("职务", "post"),
        Kind::Programme => say("方案", "programme"),
        Kind::Chain => say("产业链", "chain"),
        Kind::Node => say("施工图节点", "node"),
        Kind::Link => say("施工图连线", "link"),
        Kind::Task => say("任务", "task"),
        Kind::Indicator => say("指标", "indicator"),
        Kind::Report => say("进展", "report"),
        Kind::Comment => say("留言", "comment"),
        Kind::Conflict => say("冲突", "conflict"),
        Kind::Delegate => say("联络员", "delegate"),
        Kind::Instruction => say("批示", "instruction"),
        Kind::ReadMark => say("已读记录", "reading"),
        Kind::PeriodReport => say("按期报告", "report by period"),
        Kind::Phase => say("阶段", "phase"),
        Kind::Field => say("领域", "field"),
        Kind::River => say("河湖", "river"),
        Kind::Finding => say("问题", "finding"),
        Kind::Attachment => say("附件", "file"),
        Kind::Inspection => say("检查记录", "inspection"),
        Kind::Recheck => say("“回头看”", "recheck"),
        Kind::Escalation => say("督办函", "letter"),
        Kind::LedgerEntry => say("台账", "line of a ledger"),
    }
}
