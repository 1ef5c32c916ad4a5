//! Light or dark, normal or large letters: kept on this device, applied to `<html>`.

use leptos::prelude::*;

use super::storage;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Size {
    /// As designed.
    #[default]
    Normal,
    /// 大字版
    Large,
}

/// How the page looks on this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Appearance {
    /// Light or dark.
    pub theme: Theme,
    /// The size of letters.
    pub size: Size,
}

const THEME_KEY: &str = "guatu.theme";
const SIZE_KEY: &str = "guatu.size";

/// What `--paper` is in `ui/tokens.css`, for the frame that the browser draws around the page.
const PAPER: [(&str, &str); 2] = [("light", "#faf8f4"), ("dark", "#161513")];

impl Theme {
    fn from_name(name: &str) -> Theme {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme that a device of theme `device` shows.
    fn shown(self, device: &'static str) -> &'static str {
        match self {
            Theme::System => device,
            chosen => chosen.name(),
        }
    }
}

impl Size {
    fn from_name(name: &str) -> Size {
        if name == "large" { Size::Large } else { Size::Normal }
    }

    fn name(self) -> &'static str {
        match self {
            Size::Normal => "normal",
            Size::Large => "large",
        }
    }
}

impl Appearance {
    /// What was chosen on this device.
    pub fn stored() -> Appearance {
        let kept = |key| storage::get(key).unwrap_or_default();
        Appearance {
            theme: Theme::from_name(&kept(THEME_KEY)),
            size: Size::from_name(&kept(SIZE_KEY)),
        }
    }

    /// Puts on what was chosen.
    pub fn apply_stored() {
        Appearance::stored().apply();
    }

    /// Keeps it on this device and puts it on.
    pub fn choose(self) {
        storage::set(THEME_KEY, self.theme.name());
        storage::set(SIZE_KEY, self.size.name());
        self.apply();
    }

    /// Without a choice the style sheet follows the device by itself.
    fn apply(self) {
        let Some(page) = document().document_element() else { return };
        match self.theme {
            // Cannot fail: the name is an attribute's.
            Theme::System => drop(page.remove_attribute("data-theme")),
            chosen => set(&page, "data-theme", chosen.name()),
        }
        set(&page, "data-size", self.size.name());
        for (device, _) in PAPER {
            let frame = format!("meta[name='theme-color'][media*='{device}']");
            let shown = self.theme.shown(device);
            let paper = PAPER.iter().find(|(theme, _)| *theme == shown).map(|(_, paper)| *paper);
            if let (Ok(Some(frame)), Some(paper)) = (document().query_selector(&frame), paper) {
                set(&frame, "content", paper);
            }
        }
    }
}

fn set(element: &web_sys::Element, name: &str, value: &str) {
    // Fails only for names that are no attribute names.
    let _set = element.set_attribute(name, value);
}

/// Whether the page was opened from the home screen or desk, not in a browser's window.
pub fn is_installed() -> bool {
    let query = window().match_media("(display-mode: standalone)");
    let standalone = query.ok().flatten().is_some_and(|query| query.matches());
    // Safari's own word for it, older than the query.
    let apple = js_sys::Reflect::get(&window().navigator(), &"standalone".into());
    standalone || apple.is_ok_and(|apple| apple.is_truthy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert_eq!(Theme::from_name(theme.name()), theme);
        }
        for size in [Size::Normal, Size::Large] {
            assert_eq!(Size::from_name(size.name()), size);
        }
        assert_eq!(Theme::from_name("no such theme"), Theme::System);
    }

    #[test]
    fn a_choice_outweighs_the_device() {
        assert_eq!(Theme::System.shown("dark"), "dark");
        assert_eq!(Theme::Light.shown("dark"), "light");
        assert_eq!(Theme::Dark.shown("light"), "dark");
    }
}
