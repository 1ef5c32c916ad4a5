//! The one seat of a county that begins with nothing: its administrator's.

use shared::model::{Post, Role, Seat};

use crate::account::DemoAccount;
use crate::{blank, ids};

/// A vacant administrator's post in the county, and who acts through it. Its account's name is for
/// the operator to choose.
pub fn first_admin() -> DemoAccount {
    let title = "系统管理员";
    let post = Post {
        id: ids::post("county", title, None),
        person: None,
        title: title.to_owned(),
        role: Role::Admin,
        seat: Seat::County,
        source: None,
        meta: blank::meta(),
    };
    DemoAccount::new("admin", "admin", post)
}
