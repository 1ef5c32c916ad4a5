//! Whom a county wants to be told what should be better: words of its operator, as a link where they
//! are one.

use leptos::prelude::*;

/// Where a press on the contact leads; `None` for plain words.
fn address(contact: &str) -> Option<String> {
    let contact = contact.trim();
    let is_number = |character: char| character.is_ascii_digit() || "+-() ".contains(character);
    let digits = contact.chars().filter(char::is_ascii_digit).count();
    if contact.contains(char::is_whitespace) && !contact.chars().all(is_number) {
        None
    } else if contact.starts_with("https://") || contact.starts_with("http://") {
        Some(contact.to_owned())
    } else if contact.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.')) {
        Some(format!("mailto:{contact}"))
    } else if digits >= 5 && contact.chars().all(is_number) {
        let dialled = |character: &char| character.is_ascii_digit() || *character == '+';
        Some(format!("tel:{}", contact.chars().filter(dialled).collect::<String>()))
    } else {
        None
    }
}

/// The contact, to be pressed where that leads somewhere.
#[component]
pub fn Contact(
    /// As the operator wrote it.
    contact: String,
) -> impl IntoView {
    match address(&contact) {
        Some(to) if to.starts_with("http") => view! {
            <a class="contact" href=to target="_blank" rel="noopener noreferrer">{contact}</a>
        }
        .into_any(),
        Some(to) => view! { <a class="contact" href=to>{contact}</a> }.into_any(),
        None => view! { <span>{contact}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_contact_leads_where_it_says_and_nowhere_else() {
        for (contact, expected) in [
            ("fankui@example.gov.cn", Some("mailto:fankui@example.gov.cn")),
            ("0953-800 0000", Some("tel:09538000000")),
            ("+86 (953) 8000000", Some("tel:+869538000000")),
            ("12345", Some("tel:12345")),
            ("https://example.gov.cn/fankui?x=1", Some("https://example.gov.cn/fankui?x=1")),
            ("javascript:alert(1)", None),
            ("县委办 督查室", None),
            ("县委办 0953-8000000", None),
            ("a@b", None),
            ("", None),
        ] {
            assert_eq!(address(contact).as_deref(), expected, "{contact}");
        }
    }
}
