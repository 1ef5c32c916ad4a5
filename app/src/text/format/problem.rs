//! What the server says is wrong, by the codes of its problem documents.

use shared::api::{ACCOUNTS_MAX, NAME_MAX, PASSWORD_MIN};

use super::super::say;

/// A sentence for a problem's code, or for that of a row of a table.
pub fn problem(code: &str) -> String {
    let words = match code {
        "not_logged_in" => say("登录已失效，请重新登录。", "The session is over: log in again."),
        "no_right" => say(
            "只有系统管理员能管理账号；你的职务可能刚刚变动。",
            "Only an administrator manages accounts; your posts may just have changed.",
        ),
        "password_change_needed" => say("请先修改密码。", "Choose another password first."),
        "no_such_account" => say("已经没有这个账号。", "There is no such account any more."),
        "no_such_device" => say("这台设备已经退出。", "This device is logged out already."),
        "yourself" => say(
            "不能在这里操作自己的账号；改密码请到「我的」。",
            "Not your own account: change your password under Me.",
        ),
        "name_taken" => say("账号名已被使用。", "The account’s name is taken."),
        "name_twice" => say("与前面的行重名。", "An earlier row has this name."),
        "name_empty" => say("账号名不能为空。", "The account needs a name."),
        "name_too_long" => return too_long(NAME_MAX),
        "name_with_space_around" => {
            say("账号名前后不能有空格。", "No space before or after the name.")
        }
        "password_too_short" => return too_short(PASSWORD_MIN),
        "password_too_long" => say("密码太长。", "The password is too long."),
        "actor_unknown" => {
            say("县里没有这个人员或职务。", "The county has no such person or post.")
        }
        "post_filled" => say(
            "这个职务已有人担任，账号应给本人。",
            "Somebody holds this post: the account should be theirs.",
        ),
        "too_many_accounts" => return too_many(ACCOUNTS_MAX),
        "body_too_large" => say("一次提交的内容太多，请分批。", "Too much at once: send less."),
        "unavailable" | "broken" => {
            say("服务器暂时处理不了，请稍后再试。", "The server cannot do it just now: try later.")
        }
        "not_open" | "not_set_up" => say("县区还没有开通。", "The county is not open yet."),
        code => {
            return say(
                format!("服务器没有接受（{code}）。"),
                format!("The server did not take it ({code})."),
            );
        }
    };
    words.to_owned()
}

fn too_long(max: usize) -> String {
    say(format!("账号名最多 {max} 个字符。"), format!("A name has {max} characters at most."))
}

fn too_short(min: usize) -> String {
    say(
        format!("密码至少要 {min} 个字符。"),
        format!("A password needs {min} characters at least."),
    )
}

fn too_many(max: usize) -> String {
    say(format!("一次最多开通 {max} 个账号。"), format!("At most {max} accounts at once."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, set_language};

    #[test]
    fn every_code_has_a_sentence_and_an_unknown_one_is_told() {
        set_language(Language::Chinese);
        for (code, expected) in [
            ("name_taken", "已被使用"),
            ("name_too_long", "64"),
            ("password_too_short", "8"),
            ("too_many_accounts", "500"),
            ("something_new", "something_new"),
        ] {
            assert!(problem(code).contains(expected), "{code}: {}", problem(code));
        }
    }
}
