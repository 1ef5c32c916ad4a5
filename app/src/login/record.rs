//! 备案号, as the operator configured it.

use leptos::prelude::*;

/// Where the ministry lets anybody look a number of an Internet content provider up; the page that
/// shows such a number must lead there.
const REGISTER: &str = "https://beian.miit.gov.cn/";

/// The number, and the way to the register where it is one of that register.
#[component]
pub fn Record(
    /// The number.
    number: String,
) -> impl IntoView {
    match number.contains("ICP备") {
        true => view! {
            <a href=REGISTER target="_blank" rel="noopener noreferrer">{number}</a>
        }
        .into_any(),
        false => view! { <span>{number}</span> }.into_any(),
    }
}
