//! Logging in, and everything else that asks for a password.

mod attempt;
mod new_password;
mod page;
mod password_form;
mod record;
mod trouble;

pub use attempt::{Attempt, Submit};
pub use new_password::NewPasswordPage;
pub use page::LoginPage;
pub use password_form::PasswordForm;
pub use record::Record;
pub use trouble::Trouble;
