//! Words used everywhere.

/// Buttons, fields, lists.
pub struct Common {
    /// The product.
    pub product: &'static str,
    /// A light that is not lit.
    pub no_light: &'static str,
    /// Close a sheet.
    pub close: &'static str,
    /// Cancel.
    pub cancel: &'static str,
    /// Something is under way.
    pub busy: &'static str,
    /// A field that must be filled.
    pub required: &'static str,
    /// Characters written of those allowed.
    pub letters: fn(usize, u32) -> String,
    /// More characters than allowed.
    pub too_long: fn(usize) -> String,
    /// A delegate, and the leader in whose name they entered it.
    pub entered_for: fn(&str, &str) -> String,
    /// Who acted, and who brought it in as a file.
    pub brought_by: fn(&str, &str) -> String,
    /// Empty a field.
    pub clear: &'static str,
    /// Today, beside a field for days.
    pub today: &'static str,
    /// Ten points less.
    pub ten_less: &'static str,
    /// Ten points more.
    pub ten_more: &'static str,
    /// How to find a unit.
    pub find_unit: &'static str,
    /// How to find a person.
    pub find_person: &'static str,
    /// How to name somebody in a text.
    pub mention_hint: &'static str,
    /// Nothing answers to what was typed.
    pub none_found: &'static str,
    /// Take somebody or something off the list.
    pub remove: fn(&str) -> String,
    /// How many answer to what was typed.
    pub found: fn(usize) -> String,
    /// More than are shown.
    pub more_found: fn(usize) -> String,
    /// What answers to what was typed, for screen readers.
    pub options: &'static str,
    /// A document number in short.
    pub clause_short: fn(&str) -> String,
    /// The clause that something rests on: document, path.
    pub clause: fn(&str, &str) -> String,
    /// Heading of the sheet about a clause.
    pub clause_title: &'static str,
    /// Document number.
    pub clause_doc: &'static str,
    /// Section.
    pub clause_path: &'static str,
    /// When and by whom it was issued.
    pub clause_issued: &'static str,
    /// There is no statement.
    pub clause_none: &'static str,
    /// Whose words the statement is in.
    pub clause_note: &'static str,
    /// What must not be entered.
    pub unclassified: &'static str,
    /// What must not be uploaded.
    pub unclassified_upload: &'static str,
    /// The disk: unavailable.
    pub disk_unavailable: &'static str,
    /// The disk: full.
    pub disk_full: &'static str,
    /// The disk: another tab holds an older version.
    pub disk_blocked: &'static str,
    /// The disk: a newer version of the app has taken it over.
    pub disk_outdated: &'static str,
    /// The disk: deleted while the app was open.
    pub disk_gone: &'static str,
    /// The disk: anything else.
    pub disk_failed: fn(&str) -> String,
}

/// Chinese.
pub static ZH: Common = Common {
    product: "挂图",
    no_light: "尚无灯",
    close: "关闭",
    cancel: "取消",
    busy: "处理中",
    required: "必填",
    letters: |count, max| format!("{count}/{max}"),
    too_long: |over| format!("超出 {over} 字，请删减。"),
    entered_for: |hand, leader| format!("{hand} 代 {leader} 录入"),
    brought_by: |who, hand| format!("{who}（{hand} 代交）"),
    clear: "清空",
    today: "今天",
    ten_less: "减 10",
    ten_more: "加 10",
    find_unit: "输入单位名称或简称",
    find_person: "输入姓名",
    mention_hint: "输入 @ 可以提到人或单位，对方会收到消息。",
    none_found: "没有找到",
    remove: |name| format!("去掉 {name}"),
    found: |count| format!("找到 {count} 个"),
    more_found: |count| format!("还有 {count} 个，继续输入缩小范围"),
    options: "可选项",
    clause_short: |doc| match doc.rsplit_once('〕') {
        Some((_, number)) if !number.is_empty() => format!("{number}文"),
        _ => doc.to_owned(),
    },
    clause: |doc, path| format!("依据 {doc} {path}"),
    clause_title: "文件依据",
    clause_doc: "文号",
    clause_path: "条款",
    clause_issued: "印发",
    clause_none: "本机没有这一条款的说明。",
    clause_note: "以上为本系统对条款的概括，以印发的文件为准。",
    unclassified: "非涉密系统。本系统不处理国家秘密，请勿录入涉密内容。",
    unclassified_upload: "非涉密系统。请勿拍摄、上传涉密的文件、场所和设备。",
    disk_unavailable: "浏览器没有开放本机存储（可能是无痕模式）。请换用普通窗口打开。",
    disk_full: "本机存储空间已满。请清理空间后再试，已保存的内容都在。",
    disk_outdated: "这个窗口是旧版本，新版本已在别的窗口打开。请重新打开挂图。",
    disk_gone: "本机数据已被清除。未送达的内容只留在这个窗口里：请先联网送出，\
                或到「我的」导出成文件，再重新打开挂图。",
    disk_blocked: "另一个窗口还开着旧版本。请关闭其他挂图窗口后重新打开。",
    disk_failed: |words| format!("本机存储出错：{words}"),
};

/// English.
pub static EN: Common = Common {
    product: "Guatu",
    no_light: "no light yet",
    close: "Close",
    cancel: "Cancel",
    busy: "Working",
    required: "required",
    letters: |count, max| format!("{count}/{max}"),
    too_long: |over| format!("{over} characters too many."),
    entered_for: |hand, leader| format!("{hand} for {leader}"),
    brought_by: |who, hand| format!("{who} (handed in by {hand})"),
    clear: "Clear",
    today: "Today",
    ten_less: "10 less",
    ten_more: "10 more",
    find_unit: "Name of a unit, or a short form",
    find_person: "Name of a person",
    mention_hint: "Type @ to name a person or a unit: they get a message.",
    none_found: "Nothing found",
    remove: |name| format!("Remove {name}"),
    found: |count| format!("{count} found"),
    more_found: |count| format!("{count} more: type on to narrow them down"),
    options: "Suggestions",
    clause_short: ToOwned::to_owned,
    clause: |doc, path| format!("Under {doc} {path}"),
    clause_title: "Clause",
    clause_doc: "Document",
    clause_path: "Section",
    clause_issued: "Issued",
    clause_none: "This device holds no statement of the clause.",
    clause_note: "This is our own summary; the issued document prevails.",
    unclassified: "Unclassified system: no state secrets may be entered here.",
    unclassified_upload: "Unclassified system: no photos or files of classified documents, places or equipment.",
    disk_unavailable: "The browser gives no storage (a private window?). Open Guatu in an ordinary one.",
    disk_outdated: "This window is an older version; a newer one is open elsewhere. Reload Guatu.",
    disk_gone: "This site’s data was cleared. What is unsent is only in this window: connect to send \
                it, or export it to a file under Me; then reload.",
    disk_full: "This device has no room left. Free some and try again; what was saved is safe.",
    disk_blocked: "Another window holds an older version open. Close other Guatu windows and reload.",
    disk_failed: |words| format!("This device’s storage failed: {words}"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_number() {
        for (doc, short) in [
            ("同党办发〔2022〕57号", "57号文"),
            ("第三次会议纪要", "第三次会议纪要"),
            ("〔2022〕", "〔2022〕"),
        ] {
            assert_eq!((ZH.clause_short)(doc), short);
        }
    }
}
