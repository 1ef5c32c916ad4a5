//! The pages there are, by path.

use shared::id::{
    ChainId, FieldId, FindingId, Id, InstructionId, ProgrammeId, RecheckId, RiverId, TaskId,
};
use shared::model::Charge;

/// A page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// 待办, `/`
    Work,
    /// 看板, `/boards`
    Boards,
    /// A programme as a wall, `/boards/:programme`
    Wall(ProgrammeId),
    /// A chain, `/chains/:id`
    Chain(ChainId),
    /// A campaign's field, `/fields/:id`
    Field(FieldId),
    /// A river, `/rivers/:id`
    River(RiverId),
    /// A task, `/tasks/:id`
    Task(TaskId),
    /// 问题清单 of a programme or a place, `/findings`
    Findings,
    /// A finding, `/findings/:id`
    Finding(FindingId),
    /// 登记问题, `/capture`
    Capture,
    /// A drawing of “回头看”, `/rechecks/:id`
    Recheck(RecheckId),
    /// 按期报告, `/reports`
    Reports,
    /// 消息, `/messages`
    Messages,
    /// 批示, `/instructions/:id`
    Instruction(InstructionId),
    /// 送达, `/delivery`
    Delivery,
    /// 我的, `/me`
    Me,
    /// 安装到桌面, `/me/install`; before the login, too
    Install,
    /// 隐私说明, `/me/privacy`; before the login, too
    Privacy,
    /// 应急包, `/rescue`; before the login, too
    Rescue,
    /// 冲突箱, `/conflicts`
    Conflicts,
    /// 完整记录 of one thing, `/history/:id`
    History(Id),
    /// 操作日志, `/log`
    Log,
    /// 单位与人员, `/people`
    People,
    /// 账号, `/people/accounts`
    Accounts,
    /// No page of ours.
    Lost,
}

impl Page {
    /// The page of a path.
    pub fn of(path: &str) -> Page {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        let id = second.and_then(|part| part.parse::<Id>().ok());
        match (first, second, id, third) {
            (None, ..) => Page::Work,
            (Some("boards"), None, ..) => Page::Boards,
            (Some("findings"), None, ..) => Page::Findings,
            (Some("capture"), None, ..) => Page::Capture,
            (Some("reports"), None, ..) => Page::Reports,
            (Some("messages"), None, ..) => Page::Messages,
            (Some("delivery"), None, ..) => Page::Delivery,
            (Some("me"), None, ..) => Page::Me,
            (Some("me"), Some("install"), _, None) => Page::Install,
            (Some("me"), Some("privacy"), _, None) => Page::Privacy,
            (Some("rescue"), None, ..) => Page::Rescue,
            (Some("conflicts"), None, ..) => Page::Conflicts,
            (Some("log"), None, ..) => Page::Log,
            (Some("people"), None, ..) => Page::People,
            (Some("people"), Some("accounts"), _, None) => Page::Accounts,
            (Some("boards"), _, Some(id), None) => Page::Wall(ProgrammeId(id)),
            (Some("chains"), _, Some(id), None) => Page::Chain(ChainId(id)),
            (Some("fields"), _, Some(id), None) => Page::Field(FieldId(id)),
            (Some("rivers"), _, Some(id), None) => Page::River(RiverId(id)),
            (Some("tasks"), _, Some(id), None) => Page::Task(TaskId(id)),
            (Some("findings"), _, Some(id), None) => Page::Finding(FindingId(id)),
            (Some("rechecks"), _, Some(id), None) => Page::Recheck(RecheckId(id)),
            (Some("history"), _, Some(id), None) => Page::History(id),
            (Some("instructions"), _, Some(id), None) => Page::Instruction(InstructionId(id)),
            _ => Page::Lost,
        }
    }
}

/// The address of a chain's, a field's or a river's page.
pub fn of_charge(charge: Charge) -> String {
    match charge {
        Charge::Chain(id) => format!("/chains/{id}"),
        Charge::Field(id) => format!("/fields/{id}"),
        Charge::River(id) => format!("/rivers/{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_its_page() {
        let id = Id::derived("one");
        for (path, page) in [
            ("/".to_owned(), Page::Work),
            ("/boards".to_owned(), Page::Boards),
            ("/boards/".to_owned(), Page::Boards),
            (format!("/boards/{id}"), Page::Wall(ProgrammeId(id))),
            (format!("/chains/{id}"), Page::Chain(ChainId(id))),
            (format!("/fields/{id}"), Page::Field(FieldId(id))),
            (format!("/rivers/{id}"), Page::River(RiverId(id))),
            (format!("/tasks/{id}"), Page::Task(TaskId(id))),
            ("/findings".to_owned(), Page::Findings),
            (format!("/findings/{id}"), Page::Finding(FindingId(id))),
            ("/findings/nothing".to_owned(), Page::Lost),
            ("/capture".to_owned(), Page::Capture),
            (format!("/rechecks/{id}"), Page::Recheck(RecheckId(id))),
            ("/rechecks".to_owned(), Page::Lost),
            ("/reports".to_owned(), Page::Reports),
            ("/messages".to_owned(), Page::Messages),
            (format!("/instructions/{id}"), Page::Instruction(InstructionId(id))),
            ("/delivery".to_owned(), Page::Delivery),
            ("/me".to_owned(), Page::Me),
            ("/me/install".to_owned(), Page::Install),
            ("/me/privacy".to_owned(), Page::Privacy),
            ("/me/nothing".to_owned(), Page::Lost),
            ("/me/install/more".to_owned(), Page::Lost),
            ("/rescue".to_owned(), Page::Rescue),
            ("/conflicts".to_owned(), Page::Conflicts),
            (format!("/history/{id}"), Page::History(id)),
            ("/log".to_owned(), Page::Log),
            ("/people".to_owned(), Page::People),
            ("/people/accounts".to_owned(), Page::Accounts),
            ("/people/accounts/more".to_owned(), Page::Lost),
            ("/people/nobody".to_owned(), Page::Lost),
            ("/fields".to_owned(), Page::Lost),
            ("/rivers/nothing".to_owned(), Page::Lost),
            ("/tasks".to_owned(), Page::Lost),
            ("/tasks/nothing".to_owned(), Page::Lost),
            (format!("/tasks/{id}/more"), Page::Lost),
            ("/nowhere".to_owned(), Page::Lost),
        ] {
            assert_eq!(Page::of(&path), page, "{path}");
        }
    }
}
