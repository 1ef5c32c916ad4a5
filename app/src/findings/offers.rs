//! What a person may do about a finding now: what policy allows and the table of its course admits.
//! Free of web types.

use shared::id::ActorId;
use shared::model::{Body, Entity, Finding, FindingStepKind, Flow, Severity, Stage};
use shared::mutation::Mutation;
use shared::policy::{self, Action};
use shared::rules::findings::{flow, table};
use shared::rules::{Memory, Refusal};

use crate::tasks::viewer::Viewer;

/// The forms of a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// 接收移送
    Receive,
    /// 会签
    Sign,
    /// 验收
    Accept,
    /// 退回
    Return,
    /// 摘牌
    Lift,
    /// 销号
    Close,
    /// 现场核查
    Verify,
    /// 报整改
    Rectify,
    /// 提交验收
    Submit,
    /// 认定
    Recognise,
    /// 五定
    Plan,
    /// 即查即改
    FixOnSpot,
    /// 挂牌督办
    List,
    /// 认领、分派
    Place,
    /// 调整措施
    Replan,
    /// 定级
    Grade,
    /// 停产停业整顿
    Suspend,
    /// 复工复产
    Resume,
    /// 移送
    HandOver,
    /// 重新打开
    Reopen,
    /// 修改
    Edit,
    /// 留言
    Comment,
    /// 作废
    Void,
}

/// Every form, in the order they are offered.
const ORDER: [Form; 23] = [
    Form::Receive,
    Form::Sign,
    Form::Accept,
    Form::Lift,
    Form::Close,
    Form::Return,
    Form::Rectify,
    Form::Submit,
    Form::Recognise,
    Form::Place,
    Form::Plan,
    Form::List,
    Form::Verify,
    Form::Reopen,
    Form::FixOnSpot,
    Form::Replan,
    Form::Grade,
    Form::Suspend,
    Form::Resume,
    Form::HandOver,
    Form::Edit,
    Form::Comment,
    Form::Void,
];

impl Form {
    /// The form that makes such an act; none where it has no form of its own here.
    pub fn of(act: &Mutation) -> Option<Form> {
        Some(match act {
            Mutation::ReceiveCase(_) => Form::Receive,
            Mutation::SignAcceptance(_) => Form::Sign,
            Mutation::AcceptFinding(_) => Form::Accept,
            Mutation::ReturnFinding(_) => Form::Return,
            Mutation::LiftListing(_) => Form::Lift,
            Mutation::CloseFinding(_) => Form::Close,
            Mutation::VerifyFinding(_) => Form::Verify,
            Mutation::ReportRectification(_) => Form::Rectify,
            Mutation::SubmitFinding(_) => Form::Submit,
            Mutation::RecogniseFinding(_) => Form::Recognise,
            Mutation::PlanRectification(_) => Form::Plan,
            Mutation::FixOnSpot(_) => Form::FixOnSpot,
            Mutation::ListFinding(_) => Form::List,
            Mutation::PlaceFinding(_) => Form::Place,
            Mutation::GradeFinding(_) => Form::Grade,
            Mutation::SuspendBusiness(_) => Form::Suspend,
            Mutation::ResumeBusiness(_) => Form::Resume,
            Mutation::HandOverCase(_) => Form::HandOver,
            Mutation::ReopenFinding(_) => Form::Reopen,
            Mutation::EditFinding(_) => Form::Edit,
            Mutation::VoidFinding(_) => Form::Void,
            _ => return None,
        })
    }

    /// What policy calls it.
    pub fn action(self) -> Action {
        match self {
            Form::Receive => Action::ReceiveCase,
            Form::Sign => Action::SignAcceptance,
            Form::Accept => Action::AcceptFinding,
            Form::Return => Action::ReturnFinding,
            Form::Lift => Action::LiftListing,
            Form::Close => Action::CloseFinding,
            Form::Verify => Action::VerifyFinding,
            Form::Rectify => Action::Rectify,
            Form::Submit => Action::SubmitFinding,
            Form::Recognise => Action::RecogniseFinding,
            Form::Plan => Action::PlanFinding,
            Form::FixOnSpot => Action::FixOnSpot,
            Form::List => Action::ListFinding,
            Form::Place => Action::PlaceFinding,
            Form::Replan => Action::ReplanFinding,
            Form::Grade => Action::GradeFinding,
            Form::Suspend => Action::SuspendBusiness,
            Form::Resume => Action::ResumeBusiness,
            Form::HandOver => Action::HandOverCase,
            Form::Reopen => Action::ReopenFinding,
            Form::Edit => Action::EditFinding,
            Form::Comment => Action::Comment,
            Form::Void => Action::VoidFinding,
        }
    }

    /// The step that it takes; a remark is none.
    fn step(self) -> Option<FindingStepKind> {
        use FindingStepKind as Step;
        Some(match self {
            Form::Receive => Step::Received,
            Form::Sign => Step::Signed,
            Form::Accept => Step::Accepted,
            Form::Return => Step::Returned,
            Form::Lift => Step::Lifted,
            Form::Close => Step::Closed,
            Form::Verify => Step::Verified,
            Form::Rectify => Step::Rectified,
            Form::Submit => Step::Submitted,
            Form::Recognise => Step::Recognised,
            Form::Plan => Step::Planned,
            Form::FixOnSpot => Step::FixedOnSpot,
            Form::List => Step::Listed,
            Form::Place => Step::Placed,
            Form::Replan => Step::Replanned,
            Form::Grade => Step::Graded,
            Form::Suspend => Step::Suspended,
            Form::Resume => Step::Resumed,
            Form::HandOver => Step::HandedOver,
            Form::Reopen => Step::Reopened,
            Form::Edit => Step::Edited,
            Form::Void => Step::Voided,
            Form::Comment => return None,
        })
    }

    /// Whether it may stand in front. What has its place needs no other, as a rule.
    fn leads(self, finding: &Finding) -> bool {
        let placed = self == Form::Place && finding.charge.is_some();
        let quiet = matches!(
            self,
            Form::Replan
                | Form::Grade
                | Form::Suspend
                | Form::Resume
                | Form::HandOver
                | Form::Edit
                | Form::Comment
                | Form::Void
        );
        !(placed || quiet)
    }
}

/// A form that is offered, and what stands in its way: then it says so and does not open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Offer {
    /// Which.
    pub form: Form,
    /// Why it cannot be done yet.
    pub bar: Option<Refusal>,
}

/// What a person may do about a finding now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Offers {
    /// What is most likely meant: two at most, the first stands out.
    pub first: Vec<Offer>,
    /// Everything else.
    pub more: Vec<Offer>,
    /// It waits to be judged, which the person may not do: they had a part in putting it right.
    pub own_rectification: bool,
}

/// What `viewer` may do about `entity`.
pub fn offers(viewer: &Viewer<'_>, entity: &Entity) -> Offers {
    let Some(finding) = Finding::of(entity) else { return Offers::default() };
    let Some(flow) = flow(viewer.memory, finding.programme) else { return Offers::default() };
    let may = |form: Form| policy::can(viewer.memory, viewer.actor, form.action(), entity);
    let fits = |form: &Form| fits(viewer, finding, flow, *form) && may(*form).is_ok();
    let offered: Vec<Offer> = ORDER
        .into_iter()
        .filter(fits)
        .map(|form| Offer { form, bar: bar(finding, form) })
        .collect();
    let leads = |offer: &&Offer| offer.form.leads(finding) && offer.bar.is_none();
    let first: Vec<Offer> = offered.iter().filter(leads).take(2).copied().collect();
    let more = offered.into_iter().filter(|offer| !first.contains(offer)).collect();
    let waits = matches!(finding.status, Stage::Submitted | Stage::Accepted);
    let own_rectification = waits && policy::rectifies(viewer.memory, finding, viewer.actor);
    Offers { first, more, own_rectification }
}

/// Whether a finding that stands so admits the form.
fn fits(viewer: &Viewer<'_>, finding: &Finding, flow: Flow, form: Form) -> bool {
    let Some(step) = form.step() else { return true };
    let listed = finding.listed_under().is_some();
    let major = finding.severity == Severity::Major;
    let asked = match form {
        Form::Receive => !waiting_cases(viewer.memory, viewer.actor, finding).is_empty(),
        Form::Sign => !unsigned_units(viewer.memory, viewer.actor, finding).is_empty(),
        Form::Plan => finding.plan.is_none(),
        Form::Replan => finding.plan.is_some(),
        Form::List => major && !listed,
        Form::Lift => listed,
        Form::FixOnSpot => !major,
        Form::Suspend => finding.suspension.is_none(),
        Form::Resume => finding.suspension.is_some(),
        _ => true,
    };
    asked && table::next(flow, finding.status, step).is_some()
}

/// The units for which the person could still say that they have a case.
pub fn waiting_cases(
    memory: &Memory,
    actor: ActorId,
    finding: &Finding,
) -> Vec<shared::id::UnitId> {
    let open = finding.hand_overs.iter().filter(|case| case.receipt.is_none());
    let mut units: Vec<_> = open.map(|case| case.unit).collect();
    units.dedup();
    units.retain(|unit| policy::speaks_for(memory, actor, Body::Unit(*unit)));
    units
}

/// The units for which the person could still sign the acceptance.
pub fn unsigned_units(
    memory: &Memory,
    actor: ActorId,
    finding: &Finding,
) -> Vec<shared::id::UnitId> {
    let signers = finding.plan.iter().flat_map(|plan| &plan.signers).copied();
    let signed = |unit| finding.signatures.iter().any(|signature| signature.unit == unit);
    let speaks = |unit| policy::speaks_for(memory, actor, Body::Unit(unit));
    signers.filter(|unit| !signed(*unit) && speaks(*unit)).collect()
}

/// What stands in the way of a form that is otherwise allowed.
fn bar(finding: &Finding, form: Form) -> Option<Refusal> {
    let major = finding.severity == Severity::Major;
    match form {
        Form::Accept => match unsigned(finding) {
            0 => None,
            count => Some(Refusal::SignaturesMissing { count }),
        },
        Form::Lift => finding.verification.is_none().then_some(Refusal::NotVerified),
        Form::Close if major && finding.listing.is_none() => Some(Refusal::NotListed),
        Form::Close if major && finding.verification.is_none() => Some(Refusal::NotVerified),
        Form::Close | Form::Void if finding.listed_under().is_some() => Some(Refusal::StillListed),
        _ => None,
    }
}

fn unsigned(finding: &Finding) -> u32 {
    let signed = |unit| finding.signatures.iter().any(|signature| signature.unit == unit);
    let signers = finding.plan.iter().flat_map(|plan| &plan.signers);
    signers.filter(|unit| !signed(**unit)).count() as u32
}

#[cfg(test)]
mod tests {
    use shared::rules::Entities;

    use super::*;
    use crate::findings::sample::{finding, with};
    use crate::tasks::sample::viewer;

    fn offered(finding: &Finding, who: &str) -> Offers {
        let county = with([finding.clone()]);
        let entity = county.get(finding.id.into()).unwrap();
        offers(&viewer(&county, who), &entity)
    }

    fn front(finding: &Finding, who: &str) -> Vec<Form> {
        offered(finding, who).first.into_iter().map(|offer| offer.form).collect()
    }

    #[test]
    fn what_comes_first_follows_the_person_and_the_stage() {
        let stage = |status| finding("漏气", status);
        let table: [(Stage, &str, &[Form]); 8] = [
            (Stage::Registered, "督查室", &[Form::Plan]),
            (Stage::Planned, "园区经办", &[Form::Rectify]),
            (Stage::Rectifying, "园区经办", &[Form::Rectify, Form::Submit]),
            (Stage::Submitted, "农业经办", &[Form::Accept, Form::Return]),
            (Stage::Submitted, "园区经办", &[]),
            (Stage::Accepted, "农业经办", &[Form::Close, Form::Return]),
            (Stage::Closed, "督查室", &[Form::Reopen]),
            (Stage::Planned, "书记", &[]),
        ];
        for (status, who, first) in table {
            let found = front(&stage(status), who);
            assert_eq!(found.first(), first.first(), "{who} {status:?}: {found:?}");
            assert!(first.iter().all(|form| found.contains(form)), "{who} {status:?}: {found:?}");
        }
    }

    #[test]
    fn who_puts_it_right_is_told_why_they_do_not_judge_it() {
        let submitted = finding("漏气", Stage::Submitted);
        assert!(offered(&submitted, "园区经办").own_rectification);
        assert!(!offered(&submitted, "农业经办").own_rectification);
        assert!(!offered(&finding("漏气", Stage::Planned), "园区经办").own_rectification);
    }

    #[test]
    fn an_act_that_needs_a_photo_is_offered_for_its_form_takes_one() {
        let mut major = finding("漏气", Stage::Rectifying);
        major.severity = Severity::Major;
        let all = offered(&major, "园区经办");
        let submit = all.first.iter().chain(&all.more).find(|offer| offer.form == Form::Submit);
        assert_eq!(submit.unwrap().bar, None);
    }
}
