//! Why something is refused, in sentences that say what can be done.

use shared::model::Kind;
use shared::policy::Denial;
use shared::rules::{Fault, Part, Refusal};

use super::super::say;
use super::status;

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
            "这条批示已经办结，不能再处理。",
            "This instruction is closed: nothing more can be done about it.",
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
    }
}
