//! Accounts of a county that is started for a look.

use shared::id::ActorId;
use shared::model::Post;

/// Somebody who can log in: a login name and the post it acts through.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoAccount {
    /// What is typed at login.
    pub name: String,
    /// What the account may do, in one word.
    pub role: String,
    /// The post's person; the post itself where it stands vacant.
    pub actor: ActorId,
    /// The post, which is also among the county's entities.
    pub post: Post,
}

impl DemoAccount {
    /// An account that acts through `post`.
    pub fn new(name: impl Into<String>, role: impl Into<String>, post: Post) -> DemoAccount {
        let actor = ActorId(post.person.map_or(post.id.0, |person| person.0));
        DemoAccount { name: name.into(), role: role.into(), actor, post }
    }
}
