//! The language of this device.

use leptos::prelude::*;

use super::storage;
use crate::text::{Language, set_language};

const KEY: &str = "guatu.language";

/// The language that is set; a change draws everything anew.
#[derive(Clone, Copy)]
pub struct LanguageChoice(RwSignal<Language>);

impl LanguageChoice {
    /// What was chosen on this device, or else Chinese.
    pub fn start() -> LanguageChoice {
        let kept = storage::get(KEY).map_or(Language::Chinese, |name| from_name(&name));
        put_on(kept);
        LanguageChoice(RwSignal::new(kept))
    }

    /// The choice of the page's context.
    pub fn expect() -> LanguageChoice {
        expect_context()
    }

    /// The language that is set.
    pub fn get(self) -> Language {
        self.0.get()
    }

    /// Keeps it on this device and changes over.
    pub fn choose(self, language: Language) {
        if self.0.get_untracked() == language {
            return;
        }
        storage::set(KEY, name(language));
        put_on(language);
        self.0.set(language);
    }
}

fn put_on(language: Language) {
    set_language(language);
    if let Some(page) = document().document_element() {
        // Fails only for names that are no attribute names.
        let _set = page.set_attribute("lang", language.tag());
    }
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh",
        Language::English => "en",
    }
}

fn from_name(name: &str) -> Language {
    if name == "en" { Language::English } else { Language::Chinese }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        for language in [Language::Chinese, Language::English] {
            assert_eq!(from_name(name(language)), language);
        }
        assert_eq!(from_name("fr"), Language::Chinese);
    }
}
