//! What a person may do to a task now: what policy allows and the task's status admits. Free of
//! web types.

use shared::model::{Entity, Kind, Status, StepKind, Task};
use shared::order::sort_by_key;
use shared::policy::{self, Action, Denial};
use shared::rules::Entities;

use super::viewer::Viewer;
use crate::instructions::nudging::may_nudge;
use crate::instructions::select::may_instruct;

/// The forms of a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// 报进展
    Report,
    /// 提交验收
    Submit,
    /// 验收
    Accept,
    /// 退回
    Return,
    /// 解除受阻
    Unblock,
    /// 标记受阻
    Block,
    /// 分解
    Split,
    /// 分派
    Assign,
    /// 调整时限
    ChangeDue,
    /// 修改
    Edit,
    /// 重新打开
    Reopen,
    /// 留言
    Comment,
    /// 取消
    Cancel,
}

impl Form {
    /// What policy calls it.
    pub fn action(self) -> Action {
        match self {
            Form::Report => Action::Report,
            Form::Submit => Action::Submit,
            Form::Accept => Action::Accept,
            Form::Return => Action::Return,
            Form::Unblock => Action::Unblock,
            Form::Block => Action::Block,
            Form::Split => Action::SplitTask,
            Form::Assign => Action::AssignTask,
            Form::ChangeDue => Action::ChangeDue,
            Form::Edit => Action::EditTask,
            Form::Reopen => Action::Reopen,
            Form::Comment => Action::Comment,
            Form::Cancel => Action::Cancel,
        }
    }

    /// Whether a task that stands so admits it.
    fn fits(self, status: Status) -> bool {
        use Status::{Blocked, InProgress, NotStarted, Submitted};
        match self {
            Form::Report => matches!(status, NotStarted | InProgress | Blocked),
            Form::Submit => matches!(status, NotStarted | InProgress),
            Form::Accept | Form::Return => status == Submitted,
            Form::Unblock => status == Blocked,
            Form::Block => matches!(status, NotStarted | InProgress),
            Form::Split => matches!(status, NotStarted | InProgress | Blocked),
            Form::Assign | Form::ChangeDue | Form::Edit | Form::Cancel => !status.is_closed(),
            Form::Reopen => status.is_closed(),
            Form::Comment => true,
        }
    }
}

/// Every form, in the order they are offered: the first that fit are the primary ones.
const ORDER: [Form; 13] = [
    Form::Accept,
    Form::Return,
    Form::Report,
    Form::Unblock,
    Form::Submit,
    Form::Block,
    Form::Split,
    Form::Assign,
    Form::ChangeDue,
    Form::Edit,
    Form::Reopen,
    Form::Comment,
    Form::Cancel,
];

/// What a person may do to a task now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Offers {
    /// What is most likely meant: two at most, the first stands out.
    pub first: Vec<Form>,
    /// Everything else.
    pub more: Vec<Form>,
    /// Parts that must be closed before the task can be submitted by whoever may.
    pub open_parts: usize,
    /// The person could accept it, had they not submitted it themselves.
    pub own_submission: bool,
    /// 批示
    pub instruct: bool,
    /// 催办
    pub nudge: bool,
}

/// What `viewer` may do to `entity`.
pub fn offers(viewer: &Viewer<'_>, entity: &Entity) -> Offers {
    let Some(task) = Task::of(entity) else { return Offers::default() };
    let may = |form: Form| policy::can(viewer.memory, viewer.actor, form.action(), entity);
    let mut allowed: Vec<Form> =
        ORDER.into_iter().filter(|form| form.fits(task.status) && may(*form).is_ok()).collect();
    let open_parts = if allowed.contains(&Form::Submit) { open_parts(viewer, task) } else { 0 };
    if open_parts > 0 {
        allowed.retain(|form| *form != Form::Submit);
    }
    let ready = task.progress >= 100 && allowed.contains(&Form::Submit);
    if ready {
        sort_by_key(&mut allowed, |form| *form != Form::Submit);
    }
    let own_submission = task.status == Status::Submitted
        && may(Form::Accept) == Err(Denial::OwnSubmission)
        && task.last_step(StepKind::Submitted).is_some();
    let first: Vec<Form> = allowed.iter().copied().filter(|form| leads(*form)).take(2).collect();
    let more = allowed.into_iter().filter(|form| !first.contains(form)).collect();
    let instruct = may_instruct(viewer, entity);
    let nudge = may_nudge(viewer, entity);
    Offers { first, more, open_parts, own_submission, instruct, nudge }
}

/// Whether a form may stand in front; a reader's only act is a comment, and that stays quiet.
fn leads(form: Form) -> bool {
    matches!(
        form,
        Form::Accept | Form::Return | Form::Report | Form::Unblock | Form::Submit | Form::Reopen
    )
}

fn open_parts(viewer: &Viewer<'_>, task: &Task) -> usize {
    let parts = viewer.memory.children(task.id.into(), Kind::Task);
    let parts = parts.into_iter().filter_map(|id| viewer.memory.get(id));
    parts.filter(|part| Task::of(part).is_some_and(|part| !part.status.is_closed())).count()
}

#[cfg(test)]
mod tests {
    use shared::calendar::Day;
    use shared::id::ActorId;
    use shared::model::{Parent, Stamp, Step};

    use super::*;
    use crate::tasks::sample::{county, id, task, viewer};

    fn offered(all: &[Task], who: &str) -> Offers {
        let county = county(all.to_vec());
        let entity = county.get(all[0].id.into()).unwrap();
        offers(&viewer(&county, who), &entity)
    }

    #[test]
    fn what_comes_first_follows_the_person_and_the_status() {
        let open = task("事");
        let blocked = Task { status: Status::Blocked, ..task("事") };
        let submitted = Task { status: Status::Submitted, ..task("事") };
        let full = Task { progress: 100, ..task("事") };
        let done = Task { status: Status::Done, ..task("事") };
        let table: [(&Task, &str, &[Form]); 8] = [
            (&open, "园区经办", &[Form::Report, Form::Submit]),
            (&full, "园区经办", &[Form::Submit, Form::Report]),
            (&blocked, "园区经办", &[Form::Report, Form::Unblock]),
            (&submitted, "甲", &[Form::Accept, Form::Return]),
            (&submitted, "园区经办", &[]),
            (&done, "甲", &[Form::Reopen]),
            (&open, "书记", &[]),
            (&open, "管理员", &[]),
        ];
        for (task, who, first) in table {
            assert_eq!(offered(std::slice::from_ref(task), who).first, first, "{who} {task:?}");
        }
        assert_eq!(offered(std::slice::from_ref(&open), "书记").more, [Form::Comment]);
        assert_eq!(offered(std::slice::from_ref(&open), "管理员").more, []);
    }

    #[test]
    fn leaders_offices_and_chiefs_instruct_and_hurry_what_is_still_open() {
        let submitted = Task { status: Status::Submitted, ..task("事") };
        let done = Task { status: Status::Done, ..task("事") };
        for (task, who, may) in [
            (task("事"), "书记", (true, true)),
            (task("事"), "督查室", (true, true)),
            (task("事"), "甲", (true, true)),
            (submitted, "书记", (true, false)),
            (done, "书记", (true, false)),
            (task("事"), "园区经办", (false, false)),
            (task("事"), "管理员", (false, false)),
        ] {
            let offers = offered(std::slice::from_ref(&task), who);
            assert_eq!((offers.instruct, offers.nudge), may, "{who} {task:?}");
        }
    }

    #[test]
    fn open_parts_hold_back_the_submission() {
        let whole = task("整");
        let part = Task { parent: Some(Parent::from(whole.id)), ..task("部分") };
        let offers = offered(&[whole, part], "园区经办");
        assert_eq!(offers.open_parts, 1);
        assert_eq!(offers.first, [Form::Report]);
    }

    #[test]
    fn who_submitted_may_not_accept_and_is_told_so() {
        let by = ActorId(id("甲"));
        let stamp = Stamp { by, ..Stamp::default() };
        let step = Step { kind: StepKind::Submitted, day: Day(0), words: String::new(), stamp };
        let own = Task { status: Status::Submitted, steps: vec![step], ..task("事") };
        let offers = offered(&[own], "甲");
        assert!(offers.own_submission);
        assert_eq!(offers.first, [Form::Return]);
    }
}
